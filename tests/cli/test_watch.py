"""`watch`: a line for each change and none in between; as a process it follows others and ends with its reader."""

import fcntl
import json
import os
import pty
import select
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from kitchen_tui.cli.status_bar import StatusLine
from kitchen_tui.cli.verbs.watch import JsonPrinter, LinePrinter, Output, Printer, sync, view_of
from kitchen_tui.cooking import commands
from kitchen_tui.journal import JournalError, rows
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.testing import KitchenHarness
from tests.journal.records import set_schema
from tests.support.terminal import PROGRAM, ROOT, Terminal, run, surroundings
from tests.support.waiting import PATIENCE_S, until

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and a pipe whose size can be set")
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@pytest.fixture
def process(tmp_path: Path) -> Any:
    """Start `watch` with its output in a pipe; it ends with the test."""
    started = []

    def start(*words: str, **options: Any) -> "subprocess.Popen[str]":
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **options}
        child = subprocess.Popen([*PROGRAM, "watch", *words], env=surroundings(tmp_path / "home"), cwd=ROOT, **options)
        started.append(child)
        return child

    yield start
    for child in started:
        child.kill()
        child.communicate()


def test_another_process_is_followed_and_a_closed_pipe_ends_it(process: Any, tmp_path: Path) -> None:
    child = process("--json")
    assert json.loads(child.stdout.readline())["session"] is None
    run(tmp_path / "home", "timer", "5m", "eggs")
    assert json.loads(child.stdout.readline())["timers"][0]["name"] == "eggs"
    run(tmp_path / "home", "do", "pause")
    assert json.loads(child.stdout.readline())["timers"][0]["state"] == "paused"
    child.stdout.close()
    assert child.wait(10) == 0
    assert child.stderr.read() == ""


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_it_with_0(process: Any, number: int) -> None:
    child = process("--line", "{name}")
    assert child.stdout.readline() == "\n"
    child.send_signal(number)
    assert child.wait(10) == 0
    assert child.stderr.read() == ""


@linux
def test_a_reader_that_does_not_read_is_waited_for_and_a_signal_still_ends_it(process: Any, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    os.write(writing, b"x" * 4096)  # full: the first line cannot be written
    child = process("--json", stdout=writing)
    os.close(writing)
    run(tmp_path / "home", "timer", "5m", "eggs")
    assert child.poll() is None
    assert os.read(reading, 4096) == b"x" * 4096
    assert b'"session":' in os.read(reading, 4096)
    child.send_signal(signal.SIGTERM)
    assert child.wait(10) == 0
    os.close(reading)


def test_a_closed_terminal_ends_it(process: Any) -> None:
    """The terminal of its output is not its own, so that no SIGHUP tells it."""
    ours, theirs = pty.openpty()
    child = process("--line", "{name}", stdout=theirs)
    os.close(theirs)
    assert os.read(ours, 10)
    os.close(ours)
    assert child.wait(10) == 0


def test_output_is_written_completely() -> None:
    reading, writing = os.pipe()
    output = Output(writing)
    output.write("eggs 5:00")
    assert os.read(reading, 100) == b"eggs 5:00\n"
    os.close(reading)
    os.close(writing)


def _timers(line: str) -> dict[str, str]:
    """The name and the state of each timer in a line of JSON."""
    return {timer["name"]: timer["state"] for timer in json.loads(line)["timers"]}


def _ended(child: Any) -> Any:
    """End a process; return what it still printed."""
    child.send_signal(signal.SIGTERM)
    return child.communicate()


def _is_silent(child: Any, seconds: float) -> bool:
    """Return whether nothing is printed for this long."""
    return not select.select([child.stdout], [], [], seconds)[0]


@pytest.mark.deep
def test_no_line_in_sixty_idle_seconds(process: Any, tmp_path: Path) -> None:
    """With eight running timers and a paused one, for a real minute: the jitter between two real clocks is tested."""
    home = tmp_path / "home"
    for number in range(8):
        run(home, "timer", f"{20 + number}m", f"timer {number}")
    run(home, "timer", "5m", "eggs")
    run(home, "do", "pause", "eggs")
    children = [process("--json"), process("--line", "{name} {state} {due}")]
    assert ["timer 0" in child.stdout.readline() for child in children] == [True, True]
    assert _is_silent(children[0], 60)
    assert _is_silent(children[1], 0)
    assert [_ended(child) for child in children] == [("", ""), ("", "")]


@pytest.mark.deep
def test_one_line_for_each_change_of_another_process(process: Any, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run(home, "timer", "20m", "rice")
    child = process("--json")
    assert _timers(child.stdout.readline()) == {"rice": "running"}
    orders = [
        ("timer", "10m", "eggs"), ("do", "pause", "eggs"), ("do", "resume", "eggs"), ("do", "add", "1m", "rice"),
        ("do", "rename", "rice", "basmati"), ("note", "less salt"), ("do", "finish", "eggs"), ("do", "undo"),
        ("do", "redo"), ("do", "pause-all"),
    ]  # fmt: skip
    for order in orders:
        run(home, *order)
        assert json.loads(child.stdout.readline())["session"], order
        assert _is_silent(child, 1), order


@linux
@pytest.mark.deep
def test_a_reader_that_pauses_gets_complete_lines_and_the_newest_state(process: Any, tmp_path: Path) -> None:
    home = tmp_path / "home"
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    child = process("--json", stdout=writing)
    os.close(writing)
    for number in range(12):  # more than the pipe holds
        run(home, "timer", "20m", f"timer {number}")
        run(home, "do", "rename", f"timer {number}", f"pot {number}")
    text = b""
    with open(reading, "rb", buffering=0) as output:
        while b'"pot 11"' not in text.rpartition(b"\n")[0]:
            assert select.select([output], [], [], PATIENCE_S)[0]
            text += output.read(1 << 16) or b""
        lines = text.decode().splitlines()
        assert all(json.loads(line)["version"] == 1 for line in lines)
        assert list(_timers(lines[-1])) == [f"pot {number}" for number in range(12)]
        assert child.poll() is None
    assert child.wait(PATIENCE_S) == 0
    assert child.stderr.read() == ""


@pytest.fixture
def blocked(process: Any, tmp_path: Path) -> tuple[Any, int]:
    """Start a `watch` that cannot write its second line; return it and the reading end of its pipe."""
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    child = process("--json", stdout=writing)
    assert b'"session":null' in os.read(reading, 4096)
    os.write(writing, b"x" * 4096)
    os.close(writing)
    run(tmp_path / "home", "timer", "5m", "eggs")
    waits_in = Path(f"/proc/{child.pid}/wchan")
    until(lambda: "pipe" in waits_in.read_text() or waits_in.read_text() == "0")  # some systems do not say
    return child, reading


@linux
@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_it_while_its_reader_does_not_read(blocked: tuple[Any, int], number: int) -> None:
    child, reading = blocked
    child.send_signal(number)
    assert child.wait(PATIENCE_S) == 0
    assert child.stderr.read() == ""
    os.close(reading)


@linux
def test_a_pipe_that_closes_while_it_is_full_ends_it(blocked: tuple[Any, int]) -> None:
    child, reading = blocked
    os.close(reading)
    assert child.wait(PATIENCE_S) == 0
    assert child.stderr.read() == ""


def test_a_window_that_closes_ends_it(tmp_path: Path) -> None:
    terminal = Terminal([*PROGRAM, "watch", "--line", "{name}"], surroundings(tmp_path))
    terminal.until(lambda: bool(terminal.written()))
    terminal.hang_up()
    os.close(terminal.slave)
    assert terminal.process.wait(PATIENCE_S) == 0


# A journal in trouble ------------------------------------------------------------------------------------------------


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal with one running timer, rice."""
    run(tmp_path / "home", "timer", "20m", "rice")
    return tmp_path / "home" / "data" / "journal.sqlite3"


def test_a_journal_of_a_newer_version_is_reported_once_and_awaited(process: Any, journal: Path) -> None:
    set_schema(journal, 99)
    child = process("--line", "{name}")
    assert "newer" in child.stderr.readline()
    set_schema(journal, rows.SCHEMA)
    assert child.stdout.readline() == "rice\n"
    assert _ended(child) == ("", "")


def test_a_locked_journal_is_still_read(process: Any, journal: Path) -> None:
    with closing(sqlite3.connect(journal, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("SELECT * FROM sqlite_master")
        child = process("--line", "{name} {state}")
        assert child.stdout.readline() == "rice running\n"
    run(journal.parents[1], "do", "pause")
    assert child.stdout.readline() == "rice paused\n"
    assert _ended(child) == ("", "")


@pytest.mark.parametrize("damaged", ["before", "while"])
def test_a_damaged_journal_is_reported_once_and_watch_continues(process: Any, journal: Path, damaged: str) -> None:
    def damage() -> None:
        with open(journal, "r+b") as file:
            file.write(b"garbage!" * 512)
        Path(f"{journal}-wal").unlink(missing_ok=True)

    if damaged == "before":
        damage()
    child = process("--line", "{name} {state}")
    if damaged == "while":
        assert child.stdout.readline() == "rice running\n"
        damage()
        run(journal.parents[1], "timer", "20m", "eggs")  # another process puts the damaged file aside
    message = child.stderr.readline()
    assert message.startswith("kitchen-tui: The journal")
    run(journal.parents[1], "timer", "5m", "tea")
    until(lambda: "tea" in child.stdout.readline())
    assert _ended(child)[1] == ""


FIVE = Span(5 * MINUTE, 5 * MINUTE)


class Watcher:
    """A kitchen without a session, and a second one that watches it."""

    def __init__(self, printer: Printer) -> None:
        self.harness = KitchenHarness(is_open=False)
        self.clock, self.cook = self.harness.clock, self.harness.kitchen
        self.watching = self.harness.another(is_open=False).kitchen
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
            self.harness.wait(SECOND)
            found += self.lines()
        return found


@pytest.fixture
def idle() -> Watcher:
    """A watcher of a kitchen without a session."""
    return Watcher(JsonPrinter())


@pytest.fixture
def watcher(idle: Watcher) -> Watcher:
    """A watcher that has seen a timer for eggs."""
    idle.cook.open()
    idle.do(commands.AddTimer("eggs", FIVE))
    return idle


def test_it_waits_for_a_session_and_for_the_next(idle: Watcher) -> None:
    assert [json.loads(line)["session"] for line in idle.lines()] == [None]
    assert idle.wait(60 * SECOND) == []
    idle.cook.open()
    idle.cook.execute(commands.AddTimer("eggs", FIVE))
    assert [json.loads(line)["timers"][0]["name"] for line in idle.lines()] == ["eggs"]
    idle.cook.execute(commands.CloseSession())
    idle.cook.open()
    (found,) = map(json.loads, idle.lines())
    assert (found["session"]["id"], found["timers"]) == (idle.cook.session.id, [])
    idle.cook.execute(commands.CloseSession())
    assert [json.loads(line)["session"] for line in idle.lines()] == [None]


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
    watcher.wait(10 * SECOND)
    if getattr(command, "timer", None):
        command = command._replace(timer=watcher.cook.session.alive[0].id)
    assert len(watcher.do(command)) == 1
    assert watcher.lines() == []


def test_no_line_if_only_clocks_change(watcher: Watcher) -> None:
    watcher.do(commands.AddTimer("rice", Span(20 * MINUTE, 20 * MINUTE)))
    assert watcher.wait(60 * SECOND) == []
    watcher.clock.wall_ms += 1  # the two clocks differ by a millisecond
    assert watcher.lines() == []
    watcher.clock.set_wall(2 * SECOND)
    assert len(watcher.lines()) == 1


def test_one_line_when_it_rings_escalates_and_is_missed(watcher: Watcher) -> None:
    alerts = [json.loads(line)["timers"][0]["alert"] for line in watcher.wait(20 * MINUTE)]
    assert alerts == ["ringing", "escalated", "missed"]
    assert len(watcher.do(commands.Acknowledge())) == 1


def test_the_announcement_of_another_process_is_not_a_change(watcher: Watcher) -> None:
    watcher.clock.advance(5 * MINUTE)
    assert len(watcher.lines()) == 1
    watcher.harness.tick()
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


def test_an_unreadable_journal_is_reported_once_and_watch_continues(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(watcher.watching, "poll", Mock(side_effect=JournalError("The journal is locked.")))
        assert watcher.wait(10 * SECOND) == []
    assert capsys.readouterr().err == "kitchen-tui: The journal is locked.\n"
    assert len(watcher.do(commands.PauseTimer(watcher.cook.session.alive[0].id))) == 1
