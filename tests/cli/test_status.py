"""`status --json` is a stable interface: every field, its type, and when it is null."""

import json
import re

import pytest

from kitchen_tui.model.duration import HOUR, MINUTE, SECOND
from kitchen_tui.testing import FakeClock
from tests.cli.conftest import Shell, sentence

SOUP = """\
title: Soup
servings: 2-4
ingredients:
  Pot:
    - 2 leeks
    - 1 l water
steps:
  - title: Boil
    uses: [leeks]
    timers:
      boil:
        time: 8-10 min
        check: {ask: Soft?, from: 8 min, every: 1 min}
        remind: {every: 3 min, say: Stir.}
        warn: {before: 30 s, say: Nearly.}
        due: Off the heat.
      rest: 5 min
  - title: Serve
    takes: 1 min
"""
ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
NUMBER = (int, float)


@pytest.fixture
def soup(shell: Shell, clock: FakeClock) -> Shell:
    """A shell whose session has a soup."""
    assert clock
    shell.own("soup.yaml", SOUP)
    shell("cook", "soup")
    return shell


def test_no_open_session_exits_with_3(shell: Shell) -> None:
    sentence(shell("status"), 3, ["No session is open"])


def test_without_a_session_json_is_an_object_and_the_line_is_empty(shell: Shell) -> None:
    ran = shell("status", "--json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err) == (3, "")
    assert ISO.fullmatch(found.pop("at"))
    assert found == {"version": 1, "session": None, "ingredients": [], "timers": []}
    assert shell("status", "--line", "{name} {left}") == (0, "\n", "")
    for host in ("tmux", "i3blocks", "polybar", "starship", "plain"):
        assert shell("status", "--for", host) == (0, "\n", "")
    assert json.loads(shell("status", "--for", "waybar").out)["text"] == ""


def test_json_describes_the_session(soup: Shell) -> None:
    found = soup.status
    assert list(found) == ["version", "at", "session", "ingredients", "timers"]
    assert found["version"] == 1
    assert ISO.fullmatch(found["at"])
    session = found["session"]
    assert list(session) == ["id", "started_at", "speed", "recipes", "step", "ready_at", "plan"]
    assert session["plan"] is None
    assert ISO.fullmatch(session["started_at"])
    assert session["speed"] == 1
    assert session["step"] == {"number": 1, "of": 2, "title": "Boil"}
    assert [list(recipe) for recipe in session["recipes"]] == [["id", "title", "name", "servings", "step"]]
    recipe = session["recipes"][0]
    assert (recipe["title"], recipe["name"], recipe["servings"]) == ("Soup", "soup", 4)
    assert recipe["step"] == session["step"]
    assert list(session["ready_at"]) == ["min", "max"]
    assert all(ISO.fullmatch(at) for at in session["ready_at"].values())
    assert session["ready_at"]["min"] < session["ready_at"]["max"]


def test_json_lists_the_ingredients(soup: Shell) -> None:
    found = soup.status
    dish = found["session"]["recipes"][0]["id"]
    assert found["ingredients"] == [
        {"recipe": dish, "text": "2 leeks", "group": "Pot", "ticked": False},
        {"recipe": dish, "text": "1 l water", "group": "Pot", "ticked": False},
    ]


def test_an_unstarted_timer_of_the_current_step_is_idle(soup: Shell) -> None:
    found = soup.status["timers"]
    assert [timer["name"] for timer in found] == ["boil", "rest"]
    assert found[0] == {
        "id": None,
        "slot": None,
        "recipe": soup.status["session"]["recipes"][0]["id"],
        "name": "boil",
        "step": 1,
        "state": "idle",
        "phase": "cooking",
        "elapsed_s": 0,
        "counts_up": False,
        "min_s": 480,
        "max_s": 600,
        "remaining_s": 600,
        "due_at": None,
        "next": None,
        "alert": "quiet",
        "text": "Off the heat.",
    }


def test_a_running_timer_has_its_times_and_its_next_event(soup: Shell, clock: FakeClock) -> None:
    soup("do", "start")
    clock.advance(60_250)
    boil = soup.timers["boil"]
    assert (boil["slot"], boil["state"], boil["phase"], boil["alert"]) == (1, "running", "cooking", "quiet")
    assert (boil["elapsed_s"], boil["remaining_s"]) == (60.25, 539.75)
    assert ISO.fullmatch(boil["due_at"])
    assert ISO.fullmatch(boil["next"].pop("at"))
    assert boil["next"] == {"kind": "reminder", "in_s": 119.75, "text": "Stir."}


def test_next_is_a_reminder_a_window_a_check_a_warning_and_the_due(soup: Shell, clock: FakeClock) -> None:
    soup("do", "start")
    kinds: list[str] = []
    for _ in range(59):
        clock.advance(10 * SECOND)
        kinds.append(soup.timers["boil"]["next"]["kind"])
    assert kinds[0] == "reminder"
    assert kinds[-1] == "due"
    assert {"check", "warning"} <= set(kinds) <= {"warning", "check", "reminder", "window", "due"}


def test_the_window_and_then_overtime(soup: Shell, clock: FakeClock) -> None:
    soup("do", "start")
    clock.advance(8 * MINUTE)
    assert soup.timers["boil"]["phase"] == "window"
    clock.advance(3 * MINUTE)
    boil = soup.timers["boil"]
    assert (boil["phase"], boil["elapsed_s"], boil["remaining_s"]) == ("overtime", 660, -60)
    assert boil["state"] == "running"


def test_a_paused_timer_has_no_due_time(soup: Shell, clock: FakeClock) -> None:
    soup("do", "start")
    clock.advance(MINUTE)
    assert soup("timer", "--pause", "1").code == 0
    clock.advance(HOUR)
    boil = soup.timers["boil"]
    assert (boil["state"], boil["elapsed_s"], boil["due_at"]) == ("paused", 60, None)


def test_a_finished_timer_stays_listed(soup: Shell, clock: FakeClock) -> None:
    soup("do", "start")
    clock.advance(9 * MINUTE)
    assert soup("timer", "--finish", "1").code == 0
    clock.advance(HOUR)
    boil = soup.timers["boil"]
    assert (boil["slot"], boil["state"], boil["elapsed_s"], boil["due_at"]) == (None, "finished", 540, None)


def test_a_timer_outside_a_recipe_has_neither_recipe_nor_step(shell: Shell, clock: FakeClock) -> None:
    assert clock
    assert shell("timer", "5m", "eggs").code == 0
    found = shell.status
    assert (found["session"]["recipes"], found["session"]["step"], found["ingredients"]) == ([], None, [])
    eggs = shell.timers["eggs"]
    assert (eggs["recipe"], eggs["step"], eggs["min_s"], eggs["max_s"]) == (None, None, 300, 300)
    assert eggs["slot"] == 1


def test_every_value_has_its_type(soup: Shell, clock: FakeClock) -> None:
    soup("do", "start")
    soup("timer", "90s", "eggs")
    soup("timer", "up", "stock")
    clock.advance(100 * SECOND)
    assert [timer["name"] for timer in soup.status["timers"] if timer["counts_up"]] == ["stock"]
    for timer in soup.status["timers"]:
        assert isinstance(timer["slot"], int | None)
        assert isinstance(timer["step"], int | None)
        assert all(isinstance(timer[key], NUMBER) for key in ("elapsed_s", "min_s", "max_s", "remaining_s"))
        assert timer["state"] in ("idle", "running", "paused", "finished", "cancelled")
        assert timer["phase"] in ("cooking", "window", "overtime")
        assert timer["alert"] in ("quiet", "attention", "ringing", "escalated", "missed", "acknowledged", "snoozed")
        assert isinstance(timer["text"], str)
        if timer["next"]:
            assert list(timer["next"]) == ["kind", "in_s", "at", "text"]
            assert timer["next"]["in_s"] > 0


def test_as_text_it_names_the_step_and_every_timer(soup: Shell, clock: FakeClock) -> None:
    soup("do", "start")
    clock.advance(MINUTE)
    ran = soup("status")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "Soup: step 1/2, Boil"
    assert "1  boil  9:00  →" in ran.out
    assert "rest  idle" in ran.out


@pytest.mark.parametrize(("seconds", "words"), [(0, "eggs  5:00  → "), (477, "eggs  due 2:57 ago  → ")])
def test_as_text_an_overdue_timer_is_due(shell: Shell, clock: FakeClock, seconds: int, words: str) -> None:
    shell("timer", "5m", "eggs")
    clock.advance(seconds * SECOND)
    assert words in shell("status").out
