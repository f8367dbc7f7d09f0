"""`watch`: a line for each change and none between, and an end when the reader goes."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kitchen_tui.cli.status_line import StatusLine
from kitchen_tui.cli.verbs.watch import JsonPrinter, LinePrinter, Output, Printer, sync, view_of
from kitchen_tui.cooking import commands
from kitchen_tui.journal import migrations
from kitchen_tui.journal.protocol import JournalError
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.testing import FakeClock, MemoryJournal

FIVE = Span(5 * MINUTE, 5 * MINUTE)


class Watcher:
    """A cook's kitchen, and a second one that watches it."""

    def __init__(self, printer: Printer) -> None:
        self.clock, journal = FakeClock(), MemoryJournal()
        self.cook = Kitchen(journal, self.clock)
        self.watching = Kitchen(MemoryJournal(journal.store), self.clock)
        self._printer = printer

    def lines(self) -> list[str]:
        """Look three times, and return what was printed."""
        found = []
        for _ in range(3):
            sync(self.watching)
            found.append(self._printer(self.watching, view_of(self.watching)))
        return [line for line in found if line is not None]

    def do(self, command: commands.Command) -> list[str]:
        self.cook.execute(command)
        return self.lines()

    def wait(self, ms: int) -> list[str]:
        """Look every second while `ms` pass."""
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


# The process --------------------------------------------------------------------------------------------------------


@pytest.fixture
def process(tmp_path: Path) -> Any:
    """Start `watch` with its output in a pipe; ended at the end of the test."""
    started = []

    def start(*words: str, **options: Any) -> "subprocess.Popen[str]":
        argv = [sys.executable, "-m", "kitchen_tui", "watch", *words]
        environ = {**os.environ, "KITCHEN_TUI_HOME": str(tmp_path / "home"), "KITCHEN_TUI_RINGER": "false"}
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "env": environ, **options}
        child = subprocess.Popen(argv, **options)
        started.append(child)
        return child

    yield start
    for child in started:
        child.kill()
        child.communicate()


def _run(home: Path, *words: str) -> None:
    environ = {**os.environ, "KITCHEN_TUI_HOME": str(home), "KITCHEN_TUI_RINGER": "false"}
    subprocess.run([sys.executable, "-m", "kitchen_tui", *words], env=environ, check=True, capture_output=True)


def test_another_process_is_followed_and_a_closed_pipe_ends_it(process: Any, tmp_path: Path) -> None:
    child = process("--json")
    assert json.loads(child.stdout.readline())["session"] is None
    _run(tmp_path / "home", "timer", "5m", "eggs")
    assert json.loads(child.stdout.readline())["timers"][0]["name"] == "eggs"
    _run(tmp_path / "home", "do", "pause")
    assert json.loads(child.stdout.readline())["timers"][0]["state"] == "paused"
    child.stdout.close()
    assert child.wait(10) == 0
    assert child.stderr.read() == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_0(process: Any, number: int) -> None:
    child = process("--line", "{name}")
    assert child.stdout.readline() == "\n"
    child.send_signal(number)
    assert child.wait(10) == 0
    assert child.stderr.read() == ""


def test_a_reader_that_does_not_read_is_waited_for_and_a_signal_still_ends_it(process: Any, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    if not hasattr(os, "posix_openpt") and sys.platform != "linux":
        pytest.skip("needs a pipe whose size can be set")
    import fcntl

    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    os.write(writing, b"x" * 4096)  # full: the first line cannot be written
    child = process("--json", stdout=writing)
    os.close(writing)
    _run(tmp_path / "home", "timer", "5m", "eggs")
    assert child.poll() is None
    assert os.read(reading, 4096) == b"x" * 4096
    assert b'"session":' in os.read(reading, 4096)
    child.send_signal(signal.SIGTERM)
    assert child.wait(10) == 0
    os.close(reading)


def test_a_journal_of_a_newer_version_is_one_message(process: Any, tmp_path: Path) -> None:
    _run(tmp_path / "home", "timer", "5m", "eggs")
    connection = sqlite3.connect(tmp_path / "home" / "data" / "journal.sqlite3")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA user_version = 99")
    connection.execute(f"PRAGMA application_id = {migrations.application_id(99)}")
    connection.commit()
    connection.close()
    child = process("--line", "{name}")
    assert "newer" in child.stderr.readline()
    child.send_signal(signal.SIGTERM)
    assert child.wait(10) == 0


def test_a_closed_terminal_ends_it(process: Any) -> None:
    import pty

    ours, theirs = pty.openpty()
    child = process("--line", "{name}", stdout=theirs)
    os.close(theirs)
    assert os.read(ours, 10)
    os.close(ours)
    assert child.wait(10) == 0


def test_an_output_is_written_whole() -> None:
    reading, writing = os.pipe()
    output = Output(writing)
    output.write("eggs 5:00")
    assert os.read(reading, 100) == b"eggs 5:00\n"
    os.close(reading)
    os.close(writing)
