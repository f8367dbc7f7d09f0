"""The cook's own times: the median of the last five real runs, never of a rehearsal or of a run that was broken off."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.plan import Room
from kitchen_tui.kitchen.own_times import own_times, with_own_times
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.kitchen.session_plan import plan_session
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.planning.plan_text import say_plan
from kitchen_tui.planning.problem import Order
from kitchen_tui.testing import FakeClock, MemoryJournal
from tests.planning.dishes import recipe


def cooked(journal: MemoryJournal, clock: FakeClock, minutes: int, speed: float = 1.0) -> None:
    """Cook once, with the lamb marinating for this long."""
    kitchen = Kitchen(journal, clock)
    kitchen.open(speed)
    kitchen.execute(do.StartDish(recipe("lamb chops")))
    kitchen.execute(do.StartNextTimer())
    clock.advance(round(minutes * MINUTE / speed))
    kitchen.execute(do.FinishTimer(kitchen.session.alive[0].id))
    kitchen.execute(do.CloseSession())


def test_the_median_of_the_last_five_runs_replaces_the_time_of_the_recipe() -> None:
    journal, clock = MemoryJournal(), FakeClock()
    for minutes in (20, 50, 52, 54, 60, 70):
        cooked(journal, clock, minutes)
    times = own_times(journal, ["lamb-chops"])
    own = times["lamb-chops"]["s1-timer"]
    assert own == (54, 50, 70, 5)
    order = Order("lamb-chops", recipe("lamb chops"))
    assert with_own_times([order], times)[0].own["s1-timer"].minutes == 54


def test_rehearsals_and_broken_runs_do_not_count() -> None:
    journal, clock = MemoryJournal(), FakeClock()
    cooked(journal, clock, 50, speed=10)
    cooked(journal, clock, 2)
    assert own_times(journal, ["lamb-chops"]) == {}


def peeled(journal: MemoryJournal, clock: FakeClock, minutes: int, looks: bool = False) -> None:
    """Cook once, with this much time for peeling, a step without a timer; perhaps open another step meanwhile."""
    kitchen = Kitchen(journal, clock)
    kitchen.open()
    kitchen.execute(do.StartDish(recipe("roast potatoes")))
    clock.advance(minutes * MINUTE)
    if looks:
        kitchen.execute(do.ShowStep("s2"))
        kitchen.execute(do.ShowStep("s1"))
    kitchen.execute(do.MarkStep("s1"))
    kitchen.execute(do.CloseSession())


def test_a_step_without_a_timer_counts_from_shown_to_done() -> None:
    journal, clock = MemoryJournal(), FakeClock()
    for minutes in (14, 22, 16, 18):
        peeled(journal, clock, minutes)
    times = own_times(journal, ["roast-potatoes"])
    assert times["roast-potatoes"] == {"s1": (17, 14, 22, 4)}


@pytest.mark.parametrize("learns", [True, False])
def test_own_times_replace_those_of_the_recipe_in_the_plan_of_an_open_session(learns: bool) -> None:
    journal, clock = MemoryJournal(), FakeClock()
    for minutes in (14, 22, 16, 18):
        peeled(journal, clock, minutes)
    kitchen = Kitchen(journal, clock)
    kitchen.open()
    kitchen.execute(do.StartDish(recipe("roast potatoes")))
    serve_ms = clock.now().wall_ms + 240 * MINUTE
    meal, plan, accepted = plan_session(kitchen, serve_ms, Room(), 5, learns=learns)
    kitchen.execute(do.AcceptPlan(accepted))
    view = kitchen.view(kitchen.now())
    assert view.plan
    assert view.dish
    assert view.dish.step
    peeling = next(task for task in view.plan.problem.tasks if task.step == 1)
    assert (peeling.minutes, view.dish.step.own) == ((17, (17, 14, 22, 4)) if learns else (12, None))
    sentences = say_plan(meal, plan, lambda minute: "")
    assert ("Peel: yours 14–22 min, 4 times." in sentences) == learns


def test_a_step_does_not_count_if_another_was_opened_or_it_was_left_open_or_only_ticked() -> None:
    journal, clock = MemoryJournal(), FakeClock()
    peeled(journal, clock, 15, looks=True)
    peeled(journal, clock, 200)
    peeled(journal, clock, 0)
    assert own_times(journal, ["roast-potatoes"]) == {}


def test_a_step_that_was_only_passed_does_not_count() -> None:
    """Its end is unknown; the step that the same command completed counts as before."""
    journal, clock = MemoryJournal(), FakeClock()
    kitchen = Kitchen(journal, clock)
    kitchen.open()
    kitchen.execute(do.StartDish(recipe("roast potatoes")))
    clock.advance(16 * MINUTE)
    kitchen.execute(do.MarkStep("s2"))
    assert kitchen.session.dish
    assert kitchen.session.dish.done >= {"s1", "s2"}
    kitchen.execute(do.CloseSession())
    assert own_times(journal, ["roast-potatoes"]) == {}
