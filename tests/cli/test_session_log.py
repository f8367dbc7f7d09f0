"""The last session of each recipe, from the journal."""

import pytest

from kitchen_tui.cli.recipe_history import RecipeHistory
from kitchen_tui.cli.verbs.journal import past_sessions, session_json, session_lines
from kitchen_tui.cooking import commands as do
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY


class Evening(KitchenHarness):
    """A series of sessions on one journal; none is open at first."""

    def __init__(self) -> None:
        super().__init__(is_open=False)

    def cook(self, *names: str, simmer: int = 0, note: str = "", close: bool = True) -> int:
        """Cook these recipes in a session, with a simmer of this many minutes; return when it began."""
        self.kitchen.open()
        began = self.clock.now().wall_ms
        for name in names:
            self.do(do.StartDish(BELLY._replace(name=name)))
        if simmer:
            self.do(do.ShowStep("braise"), do.StartNextTimer())
            self.clock.advance(simmer * MINUTE)
            self.do(do.FinishTimer(self.kitchen.session.alive[0].id))
        if note:
            self.do(do.TakeNote(note))
        if close:
            self.do(do.CloseSession())
        self.clock.advance(60 * MINUTE)
        return began

    @property
    def last(self) -> RecipeHistory:
        """Return the last session of each recipe."""
        return RecipeHistory(self.journal)


@pytest.fixture
def evening() -> Evening:
    return Evening()


def test_a_recipe_cooked_for_the_first_time_has_no_history(evening: Evening) -> None:
    assert evening.last.last_cooked() == {}
    assert evening.last.last_note("belly") == ""


def test_the_last_time_counts_with_its_window_and_its_notes(evening: Evening) -> None:
    evening.cook("belly", simmer=100, note="too soft")
    began = evening.cook("belly", simmer=104, note="softer belly")
    assert evening.last.last_cooked() == {"belly": began}
    assert evening.last.last_note("belly") == "last time: simmer 104 min; softer belly"


def test_an_open_session_does_not_count_as_the_last_time(evening: Evening) -> None:
    began = evening.cook("belly", note="good")
    evening.cook("belly", close=False)
    assert evening.last.last_cooked() == {"belly": began}
    assert evening.last.last_note("belly") == "last time: good"


def test_a_recipe_is_found_however_many_sessions_ago(evening: Evening) -> None:
    began = evening.cook("cake", note="less sugar")
    for _ in range(30):
        evening.cook("belly")
    assert evening.last.last_cooked()["cake"] == began
    assert evening.last.last_note("cake") == "last time: less sugar"


def test_a_note_lasts_until_there_is_a_newer_one(evening: Evening) -> None:
    evening.cook("belly", simmer=100, note="★★★★☆ less salt")
    evening.cook("belly", simmer=95)
    assert evening.last.last_note("belly") == "last time: simmer 95 min; earlier: ★★★★☆ less salt"
    evening.cook("belly")
    assert evening.last.last_note("belly") == "earlier: ★★★★☆ less salt"
    assert evening.last.ratings() == {"belly": 4}
    evening.cook("belly", note="★★★★★")
    assert evening.last.last_note("belly") == "last time: ★★★★★"
    assert evening.last.ratings() == {"belly": 5}


def test_both_dishes_of_a_session_are_remembered(evening: Evening) -> None:
    evening.cook("bread", "belly", simmer=95, note="nice")
    assert evening.last.last_note("belly") == "last time: simmer 95 min; nice"
    assert evening.last.last_note("bread") == "last time: nice"


def test_a_note_about_one_dish_is_only_remembered_for_it(evening: Evening) -> None:
    evening.cook("bread", "belly", close=False)
    bread, belly = evening.kitchen.session.dishes
    evening.do(do.TakeNote("★★★★★", bread), do.TakeNote("★★☆☆☆ too salty", belly), do.TakeNote("a mistake", belly))
    evening.do(do.Undo(), do.TakeNote("for six"), do.CloseSession())
    assert evening.last.ratings() == {"bread": 5, "belly": 2}
    assert evening.last.last_note("bread") == "last time: ★★★★★; for six"
    assert evening.last.last_note("belly") == "last time: ★★☆☆☆ too salty; for six"
    (past,) = past_sessions(evening.journal, 1, evening.clock)
    assert session_json(past)["notes"][1].endswith(": ★★☆☆☆ too salty")


def test_a_recipe_that_was_opened_by_mistake_does_not_count_as_cooked(evening: Evening) -> None:
    began = evening.cook("bread")
    evening.kitchen.open()
    for name in ("belly", "bread"):
        evening.do(do.StartDish(BELLY._replace(name=name)), do.Undo())
    evening.do(do.CloseSession())
    assert evening.last.last_cooked() == {"bread": began}


def test_a_rehearsal_does_not_count_as_cooked(evening: Evening) -> None:
    began = evening.cook("belly", note="★★★☆☆ good")
    evening.kitchen.open(60)
    for name in ("belly", "bread"):
        evening.do(do.StartDish(BELLY._replace(name=name)))
    evening.do(do.TakeNote("★★★★★"), do.CloseSession())
    assert evening.last.last_cooked() == {"belly": began}
    assert evening.last.ratings() == {"belly": 3}
    assert evening.last.last_note("belly") == "last time: ★★★☆☆ good"


def test_without_notes_nothing_is_shown(evening: Evening) -> None:
    evening.cook("belly")
    assert evening.last.last_note("belly") == ""


def test_in_json_a_timer_has_the_id_of_its_recipe(evening: Evening) -> None:
    """It is found by the dish's id, since a recipe may be cooked twice in a session."""
    evening.cook("bread", "belly", simmer=95)
    (past,) = past_sessions(evening.journal, 1, evening.clock)
    plain = session_json(past)
    names = {recipe["id"]: recipe["name"] for recipe in plain["recipes"]}
    assert [*names.values()] == ["bread", "belly"]
    assert [(timer["name"], names[timer["recipe"]]) for timer in plain["timers"]] == [("simmer", "belly")]


@pytest.mark.parametrize(("speed", "marked"), [(1, False), (60, True)])
def test_a_rehearsal_is_marked(evening: Evening, speed: float, marked: bool) -> None:
    evening.kitchen.open(speed)
    evening.do(do.StartDish(BELLY), do.CloseSession())
    (past,) = past_sessions(evening.journal, 1, evening.clock)
    assert ("(rehearsal ×60)" in next(session_lines(past))) == marked
