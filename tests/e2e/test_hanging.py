"""A process that hangs, or whose locks are deleted, never prevents an alarm, and alarms are not doubled.

Each test runs the command channel for real.
"""

import shutil
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from kitchen_tui.ringing.locks import locks
from tests.e2e.home import RECIPE, Cook, Home, kitchen
from tests.support.processes import open_files
from tests.support.terminal import PROGRAM, ROOT
from tests.support.waiting import until

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are read from /proc"),
]


def test_a_stopped_screen_is_replaced_by_the_background_ringer(home: Home) -> None:
    cook = home.cooking(4)
    cook.signal(signal.SIGSTOP)
    assert 0 <= home.heard() < 4
    cook.signal(signal.SIGCONT)
    cook.until(lambda: len(cook.bells()) > 0, "a bell")
    assert len(home.events()) == 1


def test_a_stopped_screen_is_replaced_by_another_screen(home: Home) -> None:
    first = home.cooking(8)
    second = Cook(home)
    first.signal(signal.SIGSTOP)
    home.signal(signal.SIGSTOP)
    second.until(lambda: len(second.bells()) > 0, "a bell")
    assert home.heard() < 4


def test_a_stopped_ringer_is_replaced_by_a_screen(home: Home) -> None:
    cook = home.cooking(60)
    cook.end()
    home.signal(signal.SIGSTOP)
    back = Cook(home)
    back.send("a3 s rice\r")
    back.until(lambda: len(back.bells()) > 0, "a bell")
    assert home.heard(timer=-1) < 4


@pytest.mark.parametrize("whole_folder", [True, False])
def test_with_its_lock_files_deleted_one_process_rings(home: Home, whole_folder: bool) -> None:
    cook = home.cooking(8)
    due = home.dues()[0]
    if whole_folder:
        shutil.rmtree(home.folder / "data")
    else:
        for lock in (home.folder / "data").glob("*.lock"):
            lock.unlink()
    cook.until(lambda: len(cook.bells()) > 1, "two bells")
    until(lambda: len(home.processes("ring")) == 1)
    assert [event["name"] for _, event in home.events()] == ["eggs"]
    assert home.events()[0][0] - due < 1


def test_a_stopped_screen_and_ringer_are_replaced_with_nothing_else_running(home: Home) -> None:
    cook = home.cooking(10)
    cook.signal(signal.SIGSTOP)
    home.signal(signal.SIGSTOP)
    assert 0 <= home.heard() < 4
    cook.signal(signal.SIGCONT)
    home.signal(signal.SIGCONT)
    cook.until(lambda: len(home.processes("ring")) == 1, "one ringer")
    assert len(home.events()) == 1


def test_a_verb_replaces_a_ringer_that_was_stopped_just_now(home: Home) -> None:
    cook = home.cooking(600)
    cook.signal(signal.SIGSTOP)
    for name in ("kitchen_tui.ringing.supervisor", "ring"):
        home.signal(signal.SIGSTOP, name)
    until(lambda: locks(home.folder / "data").ringer.in_doubt)
    subprocess.run([*PROGRAM, "timer", "3s", "rice"], cwd=ROOT, env=home.environ, check=True, timeout=60)
    assert home.heard(timer=-1) < 4


@pytest.mark.parametrize(
    "damage", ["folders instead of lock files", "a renamed folder", "a file instead of the folder"]
)
def test_a_ringer_whose_locks_are_taken_away_rings_on(home: Home, damage: str) -> None:
    cook = home.cooking(6)
    due, data = home.dues()[0], home.folder / "data"
    cook.end()
    (ringer,) = home.processes("ring")
    until(lambda: any(file.endswith("journal.sqlite3") for file in open_files(ringer)))
    opened = locks(data).active.last_life()
    until(lambda: locks(data).active.last_life() != opened)
    if damage == "folders instead of lock files":
        for lock in data.glob("*.lock"):
            lock.unlink()
            lock.mkdir()
    else:
        data.rename(home.folder / "elsewhere")
    if damage == "a file instead of the folder":
        data.write_text("", encoding="utf-8")
    until(lambda: len(home.events()) > 0)
    assert home.events()[0][0] - due < 1


def test_a_ringer_that_is_killed_without_a_screen_is_restarted(home: Home) -> None:
    cook = home.cooking(6)
    cook.end()
    home.signal(signal.SIGKILL)
    assert home.heard() < 1
    assert len(home.processes("ring")) == 1


@pytest.mark.parametrize("is_read_again", [True, False])
def test_a_blocked_terminal_delays_no_alarm(tmp_path: Path, is_read_again: bool) -> None:
    """As with Scroll Lock or a hanging connection: keys are read, nothing is drawn, and this screen rings."""
    with kitchen(tmp_path, "ringer = false") as home:
        cook = Cook(home, RECIPE)
        cook.timer("6 s eggs")
        cook.flow(termios.TCOOFF)
        for key in "nnnnnnnnnnpppppppppp" * 3:
            cook.send(key)
            cook.read(0.05)
        assert home.heard() < 1
        assert len(home.events()) == 1
        if is_read_again:
            cook.flow(termios.TCOON)
            cook.send("\r?")
            cook.wait_for("Keys")
        else:
            cook.send("\x03")
            cook.read(0.3)
            cook.send("q")
            cook.ended()
