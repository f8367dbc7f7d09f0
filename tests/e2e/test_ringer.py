"""The background ringer rings in time and once when the screen is gone, and yields to a new screen."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kitchen_tui.alarms.osc import QUERY
from tests.e2e.home import RECIPE, Cook, Home, kitchen
from tests.support.processes import memory_kib, processor_ticks, state
from tests.support.terminal import PROGRAM, Terminal
from tests.support.waiting import until

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are read from /proc"),
]


@pytest.mark.parametrize("ends", [Cook.end, Cook.hang_up], ids=["killed", "hung up"])
def test_the_ringer_rings_in_time_and_once_when_the_screen_dies(home: Home, ends: Callable[[Cook], None]) -> None:
    """When a screen is back, only one of the two rings, and nothing is announced again."""
    cook = home.cooking()
    ends(cook)
    assert 0 <= home.heard() < 1
    _, event = home.events()[0]
    assert (event["level"], event["sentence"]) == ("due", "eggs · due now")
    back = Cook(home)
    back.until(lambda: len(back.bells()) > 1, "a bell")
    assert len(home.processes("ring")) == 1
    back.send("\rf")
    until(lambda: home.processes("ring") == [])
    assert len(home.events()) == 1


def test_a_start_is_announced_although_no_screen_is_open_and_no_timer_runs(home: Home) -> None:
    recipes = home.folder / "recipes"
    recipes.mkdir(exist_ok=True)
    for name in ("peas", "rice"):
        text = (
            f"title: {name}\nsteps:\n  - {{title: Boil, text: Boil., hands: off, timers: {{boil: {{time: 9 min}}}}}}\n"
        )
        (recipes / f"{name}.yaml").write_text(text, encoding="utf-8")
    cook = Cook(home, "peas", "rice", "--speed", "20")
    cook.until(home.ringer_waits, "a waiting ringer")
    cook.end()
    until(lambda: len(home.events()) > 1)
    assert home.dues() == []
    assert {event["level"] for _, event in home.events()} == {"start"}
    assert {event["name"] for _, event in home.events()} == {"Boil"}


def test_a_screen_in_front_rings_and_the_ringer_costs_little(home: Home) -> None:
    cook = home.cooking()
    (ringer,) = home.processes("ring")
    before, shown = processor_ticks(ringer), processor_ticks(cook.pid)
    cook.until(lambda: len(cook.bells()) > 1, "two bells")
    until(lambda: len(home.events()) > 0)
    assert len(home.events()) == 1
    assert processor_ticks(ringer) - before <= 2 + (processor_ticks(cook.pid) - shown) / 10
    assert memory_kib(ringer) < 16 * 1024
    before = processor_ticks(ringer)
    cook.end()
    until(lambda: state(ringer) == "S" and processor_ticks(ringer) > before)
    assert memory_kib(ringer) < 16 * 1024
    assert len(home.events()) == 1


@pytest.mark.needs("bash", apt="bash")
def test_a_suspended_screen_hands_ringing_over_and_takes_it_back(home: Home) -> None:
    shell = Terminal(["bash", "--norc", "--noprofile", "-i"], {**home.environ, "PS1": "shell> "})
    home.terminals.append(shell)
    shell.wait_for("shell>")
    shell.press(" ".join(PROGRAM) + f" cook {RECIPE}\n", "1 · Prepare the pork")
    shell.send("a5 s eggs\r")
    shell.until(home.ringer_waits, "a waiting ringer")
    shell.press("\x1a", "Stopped")
    assert home.heard() < 1
    before = len(shell.bells())
    shell.send("fg\n")
    shell.until(lambda: len(shell.bells()) > before + 1, "two bells")
    assert len(home.events()) == 1


def test_a_screen_without_a_shell_is_not_suspended(home: Home) -> None:
    cook = home.cooking()
    cook.press("\x1a", "There is no shell to suspend to.")
    assert home.heard() < 1
    cook.until(lambda: len(cook.bells()) > 0, "a bell")


def test_after_leaving_the_ringer_goes_on(home: Home) -> None:
    cook = home.cooking()
    cook.send("q")
    cook.until(lambda: b"ringer" in cook.written() or b"ringing" in cook.written(), "the sheet for leaving")
    cook.send("q")
    home.heard()
    until(lambda: home.processes("cook") == [])


def test_the_ringer_can_be_turned_off(tmp_path: Path) -> None:
    with kitchen(tmp_path, "ringer = false") as home:
        cook = Cook(home, RECIPE)
        cook.timer("60 s eggs")
        cook.send("q")
        cook.until(lambda: b"Nothing will ring" in cook.written(), "the warning")
        assert home.processes("ring") == []


def test_a_ringer_that_dies_is_replaced(home: Home) -> None:
    cook = home.cooking(60)
    (first,) = home.processes("ring")
    os.kill(first, signal.SIGKILL)
    cook.until(lambda: home.ringer_waits() and home.processes("ring") != [first], "another ringer")


def test_of_two_screens_one_rings(home: Home) -> None:
    first = home.cooking()
    second = Cook(home)
    first.until(lambda: len(first.bells()) > 1, "two bells")
    assert second.bells() == []
    assert len(home.events()) == 1


def test_a_late_reply_of_the_terminal_is_not_a_key(home: Home) -> None:
    """foot supports OSC 99, so the alert is sent that way, and withdrawn when answered."""
    home.environ["TERM"] = "foot"
    cook = Cook(home, RECIPE)
    assert QUERY.encode() not in cook.written()
    cook.send("a3 s eggs\r")
    cook.until(lambda: QUERY.encode() in cook.written(), "the question")
    cook.send("\x1b]99;i=kitchen-query:p=?;p=title,bo")
    cook.send("dy,close\x1b\\\x1b[?62;4c")
    cook.until(lambda: b";eggs\x1b\\" in cook.written(), "the notification")
    assert b"\x1b]777;" not in cook.written()
    cook.send("\r")
    cook.until(lambda: b":p=close;" in cook.written(), "the withdrawal")
    expected = ["session_opened", "dish_started", "timer_started", "alert_sounded", "alert_acknowledged"]
    until(lambda: _kinds(home) == expected)


def test_the_ringer_ends_with_the_last_timer(home: Home) -> None:
    cook = home.cooking(60)
    cook.send("f")
    until(lambda: home.processes("ring") == [])


def test_a_timer_from_the_shell_rings_without_a_screen(home: Home) -> None:
    """The verb starts a ringer, and a second timer does not start another."""
    for words in (("2s", "eggs"), ("60", "rice")):
        subprocess.run([*PROGRAM, "timer", *words], env=home.environ, check=True, capture_output=True, timeout=60)
    assert home.heard() < 1
    assert len(home.processes("ring")) == 1


def _kinds(home: Home) -> list[str]:
    with closing(sqlite3.connect(home.folder / "data" / "journal.sqlite3")) as journal:
        return [kind for (kind,) in journal.execute("SELECT kind FROM events ORDER BY sequence")]


def test_in_a_locale_without_utf8_an_alarm_writes_only_ascii(home: Home) -> None:
    home.environ["LC_ALL"] = "C"
    cook = Cook(home, RECIPE)
    cook.send("a2 s eggs\r")
    cook.until(lambda: b"eggs\x1b\\" in cook.written() or b"eggs\x07" in cook.written(), "the title of the tab")
    home.heard()
    assert cook.written().isascii()
