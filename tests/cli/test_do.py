"""`do`: all orders, their arguments, and the exit codes."""

import pytest

from kitchen_tui.clock import format_time
from kitchen_tui.kitchen.orders import BY_WORD, ORDERS
from kitchen_tui.model.duration import HOUR, MINUTE
from kitchen_tui.testing import FakeClock
from kitchen_tui.tui.actions import ACTIONS
from tests.cli.conftest import Ran, Shell, sentence
from tests.journal.records import set_schema

SOUP = """\
title: Leek soup
servings: 2
ingredients:
  - 2 leeks
  - 1 l cold water
  - 1 tbsp hot oil
  - 1 dl cold cream
steps:
  - title: Boil
    timers:
      boil:
        time: 8-10 min
        check: {ask: Soft?, from: 8 min, every: 1 min}
  - title: Rest
    timers: {rest: 5 min}
  - title: Serve
"""


@pytest.fixture
def eggs(shell: Shell, clock: FakeClock) -> Shell:
    """A shell with eggs (5 min, slot 1) and rice (12 min, slot 2)."""
    assert clock
    shell("timer", "5m", "eggs")
    shell("timer", "12m", "rice")
    return shell


@pytest.fixture
def soup(shell: Shell, clock: FakeClock) -> Shell:
    assert clock
    shell.own("soup.yaml", SOUP)
    shell("cook", "soup")
    return shell


def done(ran: Ran) -> str:
    """Return the single line of output."""
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1), ran
    return ran.out.rstrip("\n")


WITHOUT_A_KEY = {"pause-all", "resume-all", "rename"}
"""Orders that the screen gives from the palette or the prompt."""
ONLY_ON_THE_SCREEN = {
    *("cursor_up", "cursor_down", "next_pane", "switch_dish", "plan", "info", "shopping", "across"),
    *("find", "help", "palette", "suspend", "leave"),
}
OTHER_WORDS = {"add": "kitchen-tui timer", "acknowledge_all": "acknowledge all"}


def test_orders_and_actions_correspond() -> None:
    actions, ordered = {action.name for action in ACTIONS}, {order.action for order in ORDERS if order.action}
    assert ordered <= actions
    assert {order.words[0] for order in ORDERS if not order.action} == WITHOUT_A_KEY
    assert actions - ordered == ONLY_ON_THE_SCREEN | {*OTHER_WORDS}
    assert len(BY_WORD) == sum(len(order.words) for order in ORDERS)


def test_pause_resume_finish_cancel_restart(eggs: Shell) -> None:
    assert done(eggs("do", "pause")) == "Done: pause eggs."
    assert (eggs.timers["eggs"]["state"], eggs.timers["rice"]["state"]) == ("paused", "running")
    assert done(eggs("do", "resume")).startswith("eggs 5:00 → ")
    assert done(eggs("do", "pause", "2")) == "Done: pause rice."
    assert done(eggs("do", "resume", "ri")).startswith("rice 12:00 → ")
    assert done(eggs("do", "finish", "eggs")) == "Done: finish eggs."
    assert done(eggs("do", "restart", "eggs")).startswith("eggs 5:00 → ")
    assert done(eggs("do", "cancel", eggs.timers["rice"]["id"])) == "Done: cancel rice."
    assert list(eggs.timers) == ["eggs"]


def test_a_timer_is_extended_and_shortened(eggs: Shell) -> None:
    assert done(eggs("do", "add", "1m")).startswith("eggs 6:00 → ")
    assert done(eggs("do", "less", "1m30s", "rice")).startswith("rice 10:30 → ")
    assert done(eggs("do", "add", "5", "min", "rice")).startswith("rice 15:30 → ")
    assert done(eggs("do", "extend")).startswith("eggs 11:00 → ")
    sentence(eggs("do", "add"), 2, ["DURATION"])
    sentence(eggs("do", "add", "soon"), 2, ["soon"])
    sentence(eggs("do", "less", "soon", "eggs"), 2, ["soon"])


def test_alerts_are_snoozed_and_acknowledged(eggs: Shell, clock: FakeClock) -> None:
    sentence(eggs("do", "acknowledge"), 1, ["Nothing is ringing"])
    sentence(eggs("do", "snooze"), 1, ["Nothing is ringing"])
    clock.advance(12 * MINUTE)
    assert done(eggs("do", "snooze", "rice")).startswith("Rice snoozed for ")
    assert eggs.timers["eggs"]["alert"] != "snoozed"
    done(eggs("do", "silence"))
    assert eggs.timers["eggs"]["alert"] == "acknowledged"
    eggs("do", "restart", "eggs")
    eggs("do", "restart", "rice")
    clock.advance(12 * MINUTE)
    done(eggs("do", "acknowledge", "all"))
    assert {timer["alert"] for timer in eggs.timers.values()} == {"acknowledged"}


def test_a_check_is_answered_with_yes_or_no(soup: Shell, clock: FakeClock) -> None:
    sentence(soup("do", "yes"), 1, ["No check is open"])
    soup("do", "start")
    clock.advance(8 * MINUTE)
    done(soup("do", "no"))
    assert soup.timers["boil"]["state"] == "running"
    clock.advance(MINUTE)
    done(soup("do", "yes", "boil"))
    assert soup.timers["boil"]["state"] == "finished"


def test_pause_all_resume_all_and_rename(eggs: Shell) -> None:
    assert done(eggs("do", "pause-all")) == "2 timers paused."
    assert done(eggs("do", "resume-all")) == "2 timers resumed."
    assert done(eggs("do", "rename", "1", "soft", "eggs")) == "Eggs is now soft eggs."
    assert "soft eggs" in eggs.timers
    sentence(eggs("do", "rename", "1"), 2, ["NAME"])


def test_done_reports_what_it_finished(soup: Shell) -> None:
    done(soup("do", "start"))
    assert done(soup("do", "done")) == "Step 1 done: boil finished after 0:00."
    assert done(soup("do", "done")) == "Step 2 done."


def test_steps_and_ingredients(soup: Shell) -> None:
    assert done(soup("do", "tick", "leek")) == "Done: tick leeks."
    assert done(soup("do", "tick", "water")) == "Done: tick cold water."
    assert done(soup("do", "tick", "leeks")) == "Done: untick leeks."
    sentence(soup("do", "tick", "salt"), 1, ["salt", "leeks"])
    sentence(soup("do", "tick"), 2, ["INGREDIENT"])
    done(soup("do", "next"))
    done(soup("do", "back"))
    done(soup("do", "step", "2"))
    assert done(soup("do", "done")) == "Step 2 done, and step 1 before it."
    assert soup.status["session"]["step"]["number"] == 3
    sentence(soup("do", "step", "9"), 1, ["There is no step 9"])
    sentence(soup("do", "step", "two"), 2, ["whole number"])
    sentence(soup("do", "next", "2"), 2, ["no arguments"])


def test_start_by_name(soup: Shell) -> None:
    assert done(soup("do", "start", "rest")).startswith("Rest started: 5 min")
    assert done(soup("do", "start")).startswith("Boil started: 8–10 min")
    sentence(soup("do", "start", "bake"), 1, ["bake"])


def test_servings_undo_and_redo(soup: Shell) -> None:
    done(soup("do", "servings", "4"))
    assert soup.status["session"]["recipes"][0]["servings"] == 4
    assert done(soup("do", "undo")) == "Undone: scale."
    assert done(soup("do", "redo")) == "Done again: scale."
    sentence(soup("do", "servings", "0"), 1, ["Servings must be from 1 to 1000."])
    sentence(soup("do", "servings", "many"), 2, ["whole number"])


def test_an_order_can_be_for_another_dish(soup: Shell) -> None:
    soup.own("rice.yaml", "title: Rice\nservings: 2\ningredients: [1 cup rice]\nsteps:\n  - Wash.\n  - Boil.\n")
    soup("cook", "rice", answers="b\n")
    done(soup("do", "next", "--dish", "rice"))
    done(soup("do", "start", "--dish", "Leek"))
    recipes = {recipe["name"]: recipe for recipe in soup.status["session"]["recipes"]}
    assert (recipes["rice"]["step"]["number"], recipes["soup"]["step"]["number"]) == (2, 1)
    sentence(soup("do", "next", "--dish", "cake"), 1, ["cake", "Leek soup"])


@pytest.mark.parametrize("word", ["pork", "belly", "pork belly", "glazed-pork", "slow pork", "Slow", "honey"])
def test_any_word_of_a_title_or_name_finds_the_dish(soup: Shell, word: str) -> None:
    steps = "steps:\n  - Wash.\n  - Boil.\n"
    soup.own("honey-glazed-pork-belly.yaml", f"title: Slow pork belly\ningredients: [1 lb pork]\n{steps}")
    soup("cook", "honey-glazed-pork-belly", answers="b\n")
    done(soup("do", "next", "--dish", word))
    recipes = {recipe["name"]: recipe for recipe in soup.status["session"]["recipes"]}
    assert recipes["honey-glazed-pork-belly"]["step"]["number"] == 2


def test_a_word_of_two_dishes_is_refused_with_both(soup: Shell) -> None:
    for name in ("Cream", "Tomato"):
        soup.own(f"{name.lower()}-broth.yaml", f"title: {name} broth\ningredients: [1 cup x]\nsteps:\n  - Boil.\n")
        soup("cook", f"{name.lower()}-broth", answers="b\n")
    sentence(soup("do", "next", "--dish", "broth"), 1, ["Cream broth", "Tomato broth"])


def test_the_plan_and_the_answers_to_a_delay(soup: Shell, clock: FakeClock) -> None:
    def serve_at() -> str:
        found: str = soup.status["session"]["plan"]["serve_at"]
        return found

    sentence(soup("do", "move"), 1, ["There is no plan"])
    sentence(soup("do", "eat-at"), 2, ["19:30"])
    sentence(soup("do", "eat-at", "soon"), 2, ["19:30"])
    sentence(soup("do", "eat-at", "25:00"), 2, ["19:30"])
    soon = format_time(clock.now().wall_ms + HOUR)
    assert soup("do", "eat-at", soon).code == 0
    planned = serve_at()
    sentence(soup("do", "hold"), 1, ["Nothing is late"])
    clock.advance(2 * HOUR)
    assert done(soup("do", "leave"))
    assert serve_at() == planned
    soup("do", "undo")
    assert done(soup("do", "move")).startswith("Dinner at ")
    assert serve_at() > planned
    soup("do", "undo")
    assert serve_at() == planned
    assert done(soup("do", "hold")).startswith("Dinner at ")
    assert serve_at() == planned


def test_an_unknown_or_ambiguous_timer_exits_with_1(eggs: Shell) -> None:
    eggs("timer", "7m", "egg noodles")
    sentence(eggs("do", "pause", "egg"), 1, ["eggs", "egg noodles"])
    sentence(eggs("do", "pause", "soup"), 1, ["soup", "eggs"])
    sentence(eggs("do", "pause", "9"), 1, ["9"])
    assert done(eggs("do", "pause", "EGGS")) == "Done: pause eggs."
    sentence(eggs("do", "pause", "eggs"), 1, ["Eggs is already paused."])


WRONG: dict[str, list[tuple[str, int]]] = {
    "start": [("bake", 1), ("b --dish cake", 1)],
    "pause": [("bread", 1), ("egg", 1), ("99", 1)],
    "resume": [("bread", 1), ("egg", 1), ("eggs", 1)],
    "restart": [("bread", 1), ("egg", 1)],
    "finish": [("bread", 1), ("egg", 1)],
    "cancel": [("bread", 1), ("egg", 1)],
    "add": [("", 2), ("soon", 2), ("5m bread", 1), ("5m egg", 1)],
    "less": [("", 2), ("5-6m", 2), ("5m bread", 1), ("5m egg", 1)],
    "extend": [("bread", 1), ("egg", 1)],
    "acknowledge": [("", 1), ("all", 1), ("bread", 1), ("egg", 1), ("eggs", 1)],
    "silence": [("", 1), ("all", 1), ("bread", 1), ("egg", 1), ("eggs", 1)],
    "snooze": [("", 1), ("bread", 1), ("egg", 1), ("eggs", 1)],
    "yes": [("", 1), ("bread", 1), ("egg", 1), ("eggs", 1)],
    "no": [("", 1), ("bread", 1), ("egg", 1), ("eggs", 1), ("--insist", 1)],
    "pause-all": [("eggs", 2)],
    "resume-all": [("eggs", 2), ("", 1)],
    "rename": [("", 2), ("eggs", 2), ("bread x", 1), ("egg x", 1)],
    "tick": [("", 2), ("salt", 1), ("cold", 1), ("water --dish cake", 1)],
    "next": [("2", 2), ("--dish cake", 1), ("--insist", 2)],
    "back": [("2", 2), ("--dish cake", 1)],
    "step": [("", 2), ("two", 2), ("1 2", 2), ("0", 1), ("9", 1)],
    "done": [("2", 2), ("--dish cake", 1)],
    "servings": [("", 2), ("many", 2), ("0", 1), ("1001", 1)],
    "eat-at": [("", 2), ("soon", 2), ("25:00", 2)],
    "move": [("5m", 2), ("", 1)],
    "hold": [("5m", 2), ("", 1)],
    "leave": [("5m", 2), ("", 1)],
    "undo": [("all", 2)],
    "redo": [("all", 2), ("", 1)],
}
"""For each order what it refuses with eggs, egg noodles and a soup open, and the exit code."""


@pytest.mark.parametrize("word", WRONG)
def test_a_refused_order_changes_nothing(soup: Shell, word: str) -> None:
    soup("timer", "5m", "eggs")
    soup("timer", "7m", "egg noodles")
    before = soup("status", "--json").out
    for arguments, code in WRONG[word]:
        sentence(soup("do", word, *arguments.split()), code)
    assert soup("status", "--json").out == before


def test_every_order_is_in_the_table() -> None:
    assert {*WRONG} == {*BY_WORD}


def test_an_unknown_order_exits_with_2_even_without_a_session(shell: Shell) -> None:
    sentence(shell("do", "silense"), 2, ["did you mean silence"])
    sentence(shell("do"), 2, ["ORDER"])
    sentence(shell("do", "pause", "--names", "dishes"), 2, ["--names"])


ARGUMENTS = {"add": "5m", "less": "5m", "rename": "1 x", "tick": "l", "step": "1", "servings": "4", "eat-at": "19:30"}


@pytest.mark.parametrize("word", BY_WORD)
def test_without_a_session_every_order_exits_with_3(shell: Shell, word: str) -> None:
    sentence(shell("do", word, *ARGUMENTS.get(word, "").split()), 3, ["No session is open"])


@pytest.mark.parametrize("word", BY_WORD)
def test_with_a_newer_journal_every_order_exits_with_4(shell: Shell, word: str) -> None:
    set_schema(shell.journal, 99)
    sentence(shell("do", word, *ARGUMENTS.get(word, "").split()), 4, ["newer"])


def test_no_can_insist_on_a_third_extension(soup: Shell, clock: FakeClock) -> None:
    soup("do", "start")
    clock.advance(10 * MINUTE)
    for _ in range(2):
        assert "more" in done(soup("do", "no"))
        clock.advance(MINUTE)
    sentence(soup("do", "no"), 1, ["extended twice", "--insist"])
    assert "more" in done(soup("do", "no", "--insist"))


def test_names_for_the_completion_of_dishes_and_ingredients(shell: Shell, soup: Shell) -> None:
    assert soup("do", "--names", "dishes").out == "Leek soup\n"
    assert soup("do", "--names", "ingredients").out.splitlines() == ["leeks", "cold water", "hot oil", "cold cream"]
    assert soup("do", "--names", "ingredients", "--dish", "leek").out.count("\n") == 4
    sentence(soup("do", "--names", "ingredients", "--dish", "cake"), 1, ["cake"])


def test_names_need_an_open_session(shell: Shell) -> None:
    sentence(shell("do", "--names", "dishes"), 3, ["No session is open"])
