"""When the terminal is gone: the ringer rings, in time and once, and gives way to the screen that comes back."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kitchen_tui.alarms.osc import QUERY
from tests.alarms.processes import state
from tests.alarms.waiting import until
from tests.e2e.home import Cook, Home, kitchen

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are read from /proc"),
]

RECIPE = "honey-glazed-pork-belly"
LENGTH_S = 3


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """An empty kitchen."""
    with kitchen(tmp_path) as made:
        yield made


def cooking(home: Home, length_s: int = LENGTH_S) -> Cook:
    """A cook with one short timer, and the ringer behind it."""
    cook = Cook(home, RECIPE)
    cook.keys("a", f"{length_s} s eggs", "\r")
    cook.until(lambda: waits(home))
    return cook


def waits(home: Home) -> bool:
    """Whether the ringer has started and holds its lock."""
    ringers = home.processes("ring")
    return len(ringers) == 1 and (home.folder / "data" / "ringer.lock").exists() and state(ringers[0]) == "S"


def killed(cook: Cook) -> None:
    """Without any chance to say goodbye."""
    cook.end()


def hung_up(cook: Cook) -> None:
    """The window was closed: the kernel sends SIGHUP."""
    cook.hang_up()


@pytest.mark.parametrize("ends", [killed, hung_up])
def test_the_ringer_rings_in_time_and_once_when_the_screen_dies(home: Home, ends: Callable[[Cook], None]) -> None:
    """Within a second of due; and when the cook is back, one of the two rings on, and nothing is told again."""
    cook = cooking(home)
    due = home.dues()[0]
    ends(cook)
    assert time.time() < due
    until(lambda: len(home.events()) > 0)
    at, event = home.events()[0]
    assert 0 <= at - due < 1
    assert (event["level"], event["sentence"]) == ("due", "eggs · due now")
    back = Cook(home)
    back.until(lambda: len(back.bells()) > 1)
    assert len(home.processes("ring")) == 1
    back.keys("\r", "f")
    until(lambda: home.processes("ring") == [])
    assert len(home.events()) == 1


def test_a_screen_in_front_rings_in_time_and_the_ringer_does_not(home: Home) -> None:
    """The bell within 50 ms of due; the ringer has used no time of the processor."""
    cook = cooking(home)
    ringer = home.processes("ring")[0]
    before = processor_time(ringer)
    cook.until(lambda: len(cook.bells()) > 0)
    assert cook.bells()[0] - home.dues()[0] < 0.05
    cook.until(lambda: len(home.events()) > 0)
    cook.read(1)
    assert len(home.events()) == 1
    assert processor_time(ringer) == before
    assert memory_kib(ringer) < 16 * 1024
    killed(cook)
    until(lambda: state(ringer) == "S" and processor_time(ringer) > before)
    assert memory_kib(ringer) < 16 * 1024
    assert len(home.events()) == 1


def test_ctrl_z_gives_the_turn_away_and_coming_back_takes_it(home: Home) -> None:
    """A stopped screen is deaf; what came due meanwhile was rung by the ringer and is not told again."""
    cook = cooking(home)
    cook.keys("\x1a")
    until(lambda: state(cook.pid) == "T")
    until(lambda: len(home.events()) > 0)
    assert home.events()[0][0] - home.dues()[0] < 1
    cook.kill(signal.SIGCONT)
    cook.until(lambda: len(cook.bells()) > 1)
    assert len(home.events()) == 1


def test_an_orderly_end_says_and_does_the_same(home: Home) -> None:
    """The sheet tells that the ringer rings on; it does."""
    cook = cooking(home)
    cook.keys("q")
    cook.until(lambda: b"goes on ringing" in cook.written())
    cook.keys("q")
    until(lambda: len(home.events()) > 0)
    assert len(home.processes("cook")) == 0


def test_it_can_be_turned_off(tmp_path: Path) -> None:
    """Then nobody rings afterwards, and the sheet says so."""
    with kitchen(tmp_path, "ringer = false") as home:
        cook = Cook(home, RECIPE)
        cook.keys("a", "60 s eggs", "\r", "q")
        cook.until(lambda: b"Nothing will ring" in cook.written())
        assert home.processes("ring") == []


def test_a_ringer_that_dies_is_replaced(home: Home) -> None:
    """The screen looks whether it is still there."""
    cook = cooking(home, 60)
    (first,) = home.processes("ring")
    os.kill(first, signal.SIGKILL)
    cook.until(lambda: waits(home) and home.processes("ring") != [first])


def test_two_screens_ring_once(home: Home) -> None:
    """The second shows the alert and is silent."""
    first = cooking(home)
    second = Cook(home)
    first.until(lambda: len(first.bells()) > 0)
    second.read(1)
    assert second.bells() == []
    assert len(home.events()) == 1


def test_the_terminal_is_asked_at_the_first_timer_and_its_late_answer_presses_no_key(home: Home) -> None:
    """foot says that it knows OSC 99: the alert comes so, under its name, and is taken back by the answer."""
    home.environ["TERM"] = "foot"
    cook = Cook(home, RECIPE)
    assert QUERY.encode() not in cook.written()
    cook.keys("a", "3 s eggs", "\r")
    cook.until(lambda: QUERY.encode() in cook.written())
    cook.keys("\x1b]99;i=kitchen-query:p=?;p=title,bo", "dy,close\x1b\\\x1b[?62;4c")
    cook.until(lambda: b";eggs\x1b\\" in cook.written())
    assert b"\x1b]777;" not in cook.written()
    cook.keys("\r")
    cook.until(lambda: b":p=close;" in cook.written())
    with closing(sqlite3.connect(home.folder / "data" / "journal.sqlite3")) as journal:
        kinds = [kind for (kind,) in journal.execute("SELECT kind FROM events ORDER BY sequence")]
    assert kinds == ["session_opened", "dish_started", "timer_started", "alert_sounded", "alert_acknowledged"]


def processor_time(pid: int) -> int:
    """Clock ticks a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def memory_kib(pid: int) -> int:
    """What a process costs the machine in memory: its own pages, and its share of those that others use too."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def test_nothing_is_left_behind(home: Home) -> None:
    """The last timer ends: the ringer does."""
    cook = cooking(home, 60)
    cook.keys("f")
    until(lambda: home.processes("ring") == [])
    assert os.getpid() not in home.processes("cook")


def test_a_timer_from_the_shell_rings_without_any_screen(home: Home) -> None:
    """Nobody has `cook` open; the verb started the ringer, and a second one changes nothing."""
    for words in (("2s", "eggs"), ("60", "rice")):
        argv = [sys.executable, "-m", "kitchen_tui", "timer", *words]
        subprocess.run(argv, env=home.environ, check=True, capture_output=True, timeout=20)
    until(lambda: len(home.events()) > 0)
    assert home.events()[0][0] - home.dues()[0] < 1
    assert len(home.processes("ring")) == 1
