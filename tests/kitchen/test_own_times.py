"""The cook's own times: the median of the last five real runs, never of a rehearsal or of a run that was broken off."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.plan import Room
from kitchen_tui.kitchen.own_times import own_times, with_own_times
from kitchen_tui.kitchen.session_plan import plan_session
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.planning.plan_text import say_plan
from kitchen_tui.planning.problem import Order
from kitchen_tui.testing import KitchenHarness
from tests.planning.dishes import recipe


@pytest.fixture
def harness() -> KitchenHarness:
    return KitchenHarness(is_open=False)


def cook_lamb(harness: KitchenHarness, minutes: int, speed: float = 1.0) -> None:
    """Cook once, with the lamb marinating for this long."""
    harness.kitchen.open(speed)
    harness.do(do.StartDish(recipe("lamb chops")), do.StartNextTimer())
    harness.clock.advance(round(minutes * MINUTE / speed))
    harness.do(do.FinishTimer(harness.kitchen.session.alive[0].id), do.CloseSession())


def test_the_median_of_the_last_five_runs_replaces_the_time_of_the_recipe(harness: KitchenHarness) -> None:
    for minutes in (20, 50, 52, 54, 60, 70):
        cook_lamb(harness, minutes)
    times = own_times(harness.journal, ["lamb-chops"])
    own = times["lamb-chops"]["s1-timer"]
    assert own == (54, 50, 70, 5)
    order = Order("lamb-chops", recipe("lamb chops"))
    assert with_own_times([order], times)[0].own["s1-timer"].minutes == 54


def test_rehearsals_and_broken_runs_do_not_count(harness: KitchenHarness) -> None:
    cook_lamb(harness, 50, speed=10)
    cook_lamb(harness, 2)
    assert own_times(harness.journal, ["lamb-chops"]) == {}


def start_potatoes(harness: KitchenHarness) -> None:
    """Open a session; its first step, peeling, has no timer."""
    harness.kitchen.open()
    harness.do(do.StartDish(recipe("roast potatoes")))


def peel_potatoes(harness: KitchenHarness, minutes: int, *meanwhile: do.Command) -> None:
    """Cook once, with this much time for peeling."""
    start_potatoes(harness)
    harness.clock.advance(minutes * MINUTE)
    harness.do(*meanwhile, do.MarkStep("s1"), do.CloseSession())


def test_a_step_without_a_timer_counts_from_shown_to_done(harness: KitchenHarness) -> None:
    for minutes in (14, 22, 16, 18):
        peel_potatoes(harness, minutes)
    times = own_times(harness.journal, ["roast-potatoes"])
    assert times["roast-potatoes"] == {"s1": (17, 14, 22, 4)}


@pytest.mark.parametrize("learns", [True, False])
def test_own_times_replace_those_of_the_recipe_in_the_plan_of_an_open_session(
    harness: KitchenHarness, learns: bool
) -> None:
    for minutes in (14, 22, 16, 18):
        peel_potatoes(harness, minutes)
    start_potatoes(harness)
    serve_ms = harness.clock.wall_ms + 240 * MINUTE
    meal, plan, accepted = plan_session(harness.kitchen, serve_ms, Room(), 5, learns=learns)
    harness.do(do.AcceptPlan(accepted))
    shown = harness.view.plan
    assert shown
    peeling = next(task for task in shown.problem.tasks if task.step == 1)
    assert (peeling.minutes, harness.step.own) == ((17, (17, 14, 22, 4)) if learns else (12, None))
    sentences = say_plan(meal, plan, lambda minute: "")
    assert ("Peel: yours 14–22 min, 4 times." in sentences) == learns


def test_a_step_does_not_count_if_another_was_opened_or_it_was_left_open_or_only_ticked(
    harness: KitchenHarness,
) -> None:
    peel_potatoes(harness, 15, do.ShowStep("s2"), do.ShowStep("s1"))
    peel_potatoes(harness, 200)
    peel_potatoes(harness, 0)
    assert own_times(harness.journal, ["roast-potatoes"]) == {}


def test_a_step_that_was_only_passed_does_not_count(harness: KitchenHarness) -> None:
    """Its end is unknown; the step that the same command completed counts as before."""
    start_potatoes(harness)
    harness.clock.advance(16 * MINUTE)
    harness.do(do.MarkStep("s2"))
    assert harness.kitchen.session.dish
    assert harness.kitchen.session.dish.done >= {"s1", "s2"}
    harness.do(do.CloseSession())
    assert own_times(harness.journal, ["roast-potatoes"]) == {}
