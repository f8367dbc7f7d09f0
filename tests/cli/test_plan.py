"""`plan`: what it prints, its JSON contract, and its refusals."""

import json
from datetime import datetime
from typing import Any

import pytest

from kitchen_tui.clock import format_time
from kitchen_tui.model.duration import HOUR, MINUTE
from kitchen_tui.testing import FakeClock
from tests.cli.conftest import PORK, Shell

SALAD = """
title: Cucumber salad
steps:
  - title: Slice
    text: Slice the cucumber.
    takes: 5 min
    hands: on
  - title: Salt
    text: Salt it and let it drain.
    hands: off
    timers: {drain: {time: 10 min}}
"""


def planned(shell: Shell, *words: str) -> dict[str, Any]:
    ran = shell("plan", *words, "--json")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    found: dict[str, Any] = json.loads(ran.out)
    return found


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_a_plan_as_json(shell: Shell) -> None:
    plan = planned(shell, PORK, "risotto-milanese")
    assert list(plan) == ["version", "asked", "serve_at", "problem", "plan", "air", "said"]
    assert (plan["version"], plan["asked"]) == (1, None)
    assert set(plan["problem"]) == {"now", "kitchen", "tasks", "waits", "landings", "omitted"}
    assert plan["problem"]["kitchen"] == {"cooks": 1, "burners": 4, "shelves": 2, "oven_change": 10}
    assert plan["plan"]["starts"].keys() == {task["id"] for task in plan["problem"]["tasks"]}
    assert min(plan["plan"]["starts"].values()) >= plan["problem"]["now"]
    assert {task["dish"] for task in plan["problem"]["tasks"]} == {PORK, "risotto-milanese"}
    assert plan["said"][0].startswith("The earliest time is ")
    assert all(set(gap) == {"before", "minutes"} for gap in plan["air"])


def test_dishes_have_names_offsets_and_may_come_twice(shell: Shell) -> None:
    plan = planned(shell, "pan-seared-steak", "pan-seared-steak@-20m", "country-bread@+1h")
    landings = {landing["dish"]: landing["at"] for landing in plan["problem"]["landings"]}
    assert landings == {"pan-seared-steak": 0, "pan-seared-steak-2": -20, "country-bread": 55}


def test_the_second_of_a_name_is_distinguished_in_the_list(shell: Shell) -> None:
    lines = shell("plan", "risotto-milanese", "risotto-milanese@-20m").out.splitlines()
    assert any("Toast the rice · Risotto alla milanese  " in line for line in lines)
    assert any("Toast the rice · Risotto alla milanese 2  " in line for line in lines)


def test_the_second_of_a_name_is_distinguished_in_a_session(shell: Shell) -> None:
    shell("cook", "risotto-milanese", "risotto-milanese", "--serve-at", "23:59")
    titles = [dish["title"] for dish in shell.status["session"]["recipes"]]
    assert titles == ["Risotto alla milanese", "Risotto alla milanese 2"]
    assert "· Risotto alla milanese 2  " in shell("plan").out
    for name, number in (("risotto-milanese-2", 2), ("risotto alla milanese 2", 2), ("risotto-milanese", 1)):
        assert shell("do", "--dish", name, "step", "3").code == 0
        steps = [dish["step"]["number"] for dish in shell.status["session"]["recipes"]]
        assert steps[number - 1] == 3
        shell("do", "undo")


def test_each_dish_may_have_an_offset(shell: Shell) -> None:
    shell.own("rice.yaml", "title: Rice\nsteps:\n  - title: Boil\n    takes: 12 min\n    heat: low\n    hands: off\n")
    for words in ((f"{PORK}@-20m", "rice"), (PORK, "rice@+20m"), (f"{PORK}@-20m", "rice@+1 h")):
        landings = planned(shell, *words, "--serve-at", "23:59")["problem"]["landings"]
        assert [landing["dish"] for landing in landings] == [PORK, "rice"]


@pytest.mark.parametrize("offset", ["+0m", "-0m", "+0", "−0 min", "+00h", "+0:00", "-0.0 minutes"])
def test_an_empty_offset_is_not_an_offset(shell: Shell, offset: str) -> None:
    plan = planned(shell, f"pan-seared-steak@{offset}", "--serve-at", "12:00")
    assert [landing["at"] for landing in plan["problem"]["landings"]] == [0]


def test_a_time_in_the_past_is_tomorrow_and_one_that_is_too_soon_gets_an_offer(shell: Shell, clock: FakeClock) -> None:
    def at(minutes: int) -> str:
        return format_time(clock.now().wall_ms + minutes * MINUTE)

    past = planned(shell, PORK, "--serve-at", at(-1))
    assert past["asked"] == past["serve_at"]
    assert instant(past["serve_at"]).timestamp() * 1000 > clock.now().wall_ms + 22 * HOUR
    shell.own("salad.yaml", SALAD)
    soon = planned(shell, PORK, "salad", "--serve-at", at(61))
    assert instant(soon["serve_at"]) > instant(soon["asked"])
    assert "works; or leave out Caramelized honey-glazed pork belly." in soon["said"][0]


def test_the_number_of_cooks_and_the_configured_kitchen_count(shell: Shell) -> None:
    assert planned(shell, PORK, "--cooks", "2")["problem"]["kitchen"]["cooks"] == 2
    shell.config('[kitchen]\ncooks = 2\nburners = 3\noven_change = "15 min"\nair = "no"\n')
    plan = planned(shell, PORK)
    assert plan["problem"]["kitchen"] == {"cooks": 2, "burners": 3, "shelves": 2, "oven_change": 15}
    assert plan["air"] == []


@pytest.mark.parametrize("columns", ["120", "80", "60", "40"])
def test_a_plan_as_text(shell: Shell, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = shell("plan", PORK, "risotto-milanese", "--serve-at", "23:59")
    assert ran.code == 0
    assert ("█ hands" in ran.out) == (columns != "40")
    assert "FREE" in ran.out
    assert "\x1b" not in ran.out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["no-such-dish"], 1, "no-such-dish"),
        ([PORK, "--serve-at", "soon"], 2, "19:30"),
        ([PORK, "--serve-at", "25:00"], 2, "19:30"),
        ([PORK, "--cooks", "0"], 2, "--cooks"),
        ([f"{PORK}@+soon"], 2, "soon"),
        ([f"{PORK}@+"], 2, PORK),
        ([f"{PORK}@+m"], 2, PORK),
        ([f"{PORK}@+0 parsecs"], 2, PORK),
        ([], 3, "No session is open"),
    ],
)
def test_refusals(shell: Shell, words: list[str], code: int, message: str) -> None:
    ran = shell("plan", *words)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err


def test_steps_that_wait_for_each_other_are_refused(shell: Shell) -> None:
    circle = SALAD.replace("takes: 5 min", "takes: 5 min\n    after: Salt").replace("hands: off", "after: Slice")
    shell.own("circle.yaml", circle)
    ran = shell("plan", "circle")
    assert ran.code == 1
    assert "wait for each other" in ran.err


def test_an_own_recipe_can_be_planned(shell: Shell) -> None:
    shell.own("salad.yaml", SALAD)
    plan = planned(shell, "salad", "--serve-at", "12:00")
    assert [task["id"] for task in plan["problem"]["tasks"]] == ["salad/1", "salad/2/drain"]


# The open session -----------------------------------------------------------------------------------------------------


def test_dishes_are_cooked_to_a_serving_time(shell: Shell, clock: FakeClock) -> None:
    at = format_time(clock.now().wall_ms + 240 * MINUTE)
    assert shell("cook", PORK, "risotto-milanese@-20m", "--serve-at", at).code == 0
    assert f"{at} works if you start by" in shell.greetings[-1]
    plan = json.loads(shell("plan", "--json").out)
    assert plan["asked"] == plan["serve_at"]
    assert {task["dish"] for task in plan["problem"]["tasks"]} == {PORK, "risotto-milanese"}
    status = shell.status["session"]["plan"]
    assert list(status) == ["serve_at", "forecast_at", "behind_s", "next"]
    assert status["serve_at"] == status["forecast_at"] == plan["serve_at"]
    assert status["behind_s"] == 0
    assert status["next"] == {"at": status["next"]["at"], "dish": PORK, "step": 1, "text": "Prepare the pork"}


def test_a_forgotten_start_is_behind(shell: Shell, clock: FakeClock) -> None:
    shell("cook", PORK, "risotto-milanese")
    clock.advance(12 * MINUTE)
    late = shell.status["session"]["plan"]
    assert late["behind_s"] == 0, "the first step is on screen: it has begun"
    clock.advance(30 * MINUTE)
    late = shell.status["session"]["plan"]
    assert late["behind_s"] >= 10 * 60
    assert instant(late["forecast_at"]) > instant(late["serve_at"])
    assert "min late" in shell("plan").out


def test_an_unknown_dish_opens_no_session(shell: Shell) -> None:
    assert shell("cook", PORK, "no-such-dish").code == 1
    assert shell("status").code == 3


@pytest.mark.parametrize("words", [["--serve-at", "soon"], [PORK, "--cooks", "9"], ["--serve-at", "19:30"]])
def test_cook_refuses_unusable_serving_times(shell: Shell, words: list[str]) -> None:
    ran = shell("cook", *words)
    assert ran.code in (1, 2)
    assert ran.err.strip()


def test_the_number_of_cooks_stays_if_the_time_changes(shell: Shell, clock: FakeClock) -> None:
    shell("cook", PORK, "--serve-at", format_time(clock.now().wall_ms + 240 * MINUTE), "--cooks", "2")
    assert shell("do", "eat-at", format_time(clock.now().wall_ms + 300 * MINUTE)).code == 0
    assert json.loads(shell("plan", "--json").out)["problem"]["kitchen"]["cooks"] == 2
    assert planned(shell, "--cooks", "1")["problem"]["kitchen"]["cooks"] == 1


@pytest.mark.parametrize("learns", [True, False])
def test_your_own_times_replace_those_of_the_recipe(shell: Shell, clock: FakeClock, learns: bool) -> None:
    shell.own("salad.yaml", SALAD)
    for minutes in (14, 22, 15, 18):
        assert shell("cook", "salad", "--new").code == 0
        clock.advance(4 * MINUTE)
        shell("do", "done")
        shell("do", "start")
        clock.advance(minutes * MINUTE)
        assert shell("do", "finish").code == 0
    shell("cook", PORK, "--new")
    if not learns:
        shell.config("[kitchen]\nlearn_times = false\n")
    plan = planned(shell, "salad")
    minutes_of = {task["id"]: task["minutes"] for task in plan["problem"]["tasks"]}
    assert minutes_of == ({"salad/1": 4, "salad/2/drain": 17} if learns else {"salad/1": 5, "salad/2/drain": 10})
    message = " ".join(plan["said"])
    assert ("Slice: yours 4 min, 4 times. Salt: yours 14–22 min, 4 times." in message) == learns
    shell("cook", "salad", "--new", "--serve-at", format_time(clock.now().wall_ms + 60 * MINUTE))
    (opened,) = [task for task in planned(shell)["problem"]["tasks"] if task["id"] == "salad/2/drain"]
    assert opened["minutes"] == (17 if learns else 10)
