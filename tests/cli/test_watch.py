"""`watch` prints a line for each change and none in between, and ends with its reader."""

import json
from typing import Any

import pytest

from kitchen_tui.cli.status_bar import StatusLine
from kitchen_tui.cli.verbs.watch import JsonPrinter, LinePrinter, Printer, sync, view_of
from kitchen_tui.cooking import commands
from kitchen_tui.journal import JournalError
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.testing import FakeClock, MemoryJournal

FIVE = Span(5 * MINUTE, 5 * MINUTE)


class Watcher:
    """A kitchen, and a second one that watches it."""

    def __init__(self, printer: Printer) -> None:
        self.clock, journal = FakeClock(), MemoryJournal()
        self.cook = Kitchen(journal, self.clock)
        self.watching = Kitchen(MemoryJournal(journal.store), self.clock)
        self._printer = printer

    def lines(self) -> list[str]:
        """Poll three times, and return what was printed."""
        found = []
        for _ in range(3):
            sync(self.watching)
            found.append(self._printer(self.watching, view_of(self.watching)))
        return [line for line in found if line is not None]

    def do(self, command: commands.Command) -> list[str]:
        self.cook.execute(command)
        return self.lines()

    def wait(self, ms: int) -> list[str]:
        """Let `ms` pass, polling every second."""
        found = []
        for _ in range(ms // SECOND):
            self.clock.advance(SECOND)
            now = self.cook.now()
            self.cook.mark_announced(self.cook.due_alerts(now), now)
            found += self.lines()
        return found


@pytest.fixture
def watcher() -> Watcher:
    return Watcher(JsonPrinter())


def test_it_waits_for_a_session_and_for_the_next(watcher: Watcher) -> None:
    assert [json.loads(line)["session"] for line in watcher.lines()] == [None]
    assert watcher.wait(60 * SECOND) == []
    watcher.cook.open()
    watcher.cook.execute(commands.AddTimer("eggs", FIVE))
    (line,) = watcher.lines()
    assert json.loads(line)["timers"][0]["name"] == "eggs"
    watcher.cook.execute(commands.CloseSession())
    watcher.cook.open()
    (line,) = watcher.lines()
    found = json.loads(line)
    assert (found["session"]["id"], found["timers"]) == (watcher.cook.session.id, [])
    watcher.cook.execute(commands.CloseSession())
    assert [json.loads(line)["session"] for line in watcher.lines()] == [None]


@pytest.mark.parametrize(
    "command",
    [
        commands.AddTimer("rice", FIVE),
        commands.PauseTimer("eggs"),
        commands.AdjustTimer("eggs", MINUTE),
        commands.AdjustTimer("eggs", SECOND),
        commands.RestartTimer("eggs"),
        commands.FinishTimer("eggs"),
        commands.RenameTimer("eggs", "soft"),
        commands.TakeNote("salt"),
        commands.Undo(),
        commands.CloseSession(),
    ],
    ids=lambda command: type(command).__name__,
)
def test_one_line_for_each_command(watcher: Watcher, command: Any) -> None:
    watcher.cook.open()
    watcher.do(commands.AddTimer("eggs", FIVE))
    watcher.wait(10 * SECOND)
    if getattr(command, "timer", None):
        command = command._replace(timer=watcher.cook.session.alive[0].id)
    assert len(watcher.do(command)) == 1
    assert watcher.lines() == []


def test_no_line_while_nothing_changes_but_the_clocks(watcher: Watcher) -> None:
    watcher.cook.open()
    watcher.do(commands.AddTimer("eggs", FIVE))
    watcher.do(commands.AddTimer("rice", Span(20 * MINUTE, 20 * MINUTE)))
    assert watcher.wait(60 * SECOND) == []
    watcher.clock.wall_ms += 1  # the two clocks differ by a millisecond
    assert watcher.lines() == []
    watcher.clock.set_wall(2 * SECOND)
    assert len(watcher.lines()) == 1


def test_one_line_when_it_rings_escalates_and_is_missed(watcher: Watcher) -> None:
    watcher.cook.open()
    watcher.do(commands.AddTimer("eggs", FIVE))
    alerts = [json.loads(line)["timers"][0]["alert"] for line in watcher.wait(20 * MINUTE)]
    assert alerts == ["ringing", "escalated", "missed"]
    assert len(watcher.do(commands.Acknowledge())) == 1


def test_the_announcement_of_another_process_is_not_a_change(watcher: Watcher) -> None:
    watcher.cook.open()
    watcher.do(commands.AddTimer("eggs", FIVE))
    watcher.clock.advance(5 * MINUTE)
    assert len(watcher.lines()) == 1
    now = watcher.cook.now()
    watcher.cook.mark_announced(watcher.cook.due_alerts(now), now)
    assert watcher.lines() == []


def test_a_line_is_printed_when_it_differs() -> None:
    plain = Watcher(LinePrinter(StatusLine("{name} {state}").render))
    assert plain.lines() == [""]
    plain.cook.open()
    assert plain.do(commands.AddTimer("eggs", FIVE)) == ["eggs running"]
    assert plain.wait(60 * SECOND) == []
    ticking = Watcher(LinePrinter(StatusLine("{left}").render))
    ticking.cook.open()
    ticking.do(commands.AddTimer("eggs", FIVE))
    assert ticking.wait(3 * SECOND) == ["4:59", "4:58", "4:57"]


def test_a_journal_that_cannot_be_read_is_one_message_and_it_goes_on(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    watcher.cook.open()
    watcher.do(commands.AddTimer("eggs", FIVE))

    def broken() -> bool:
        raise JournalError("The journal is locked.")

    with monkeypatch.context() as patch:
        patch.setattr(watcher.watching, "poll", broken)
        assert watcher.wait(10 * SECOND) == []
    assert capsys.readouterr().err == "kitchen-tui: The journal is locked.\n"
    assert len(watcher.do(commands.PauseTimer(watcher.cook.session.alive[0].id))) == 1
