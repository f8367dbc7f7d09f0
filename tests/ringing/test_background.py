"""The background ringer runs as long as a timer may need it, and then ends."""

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.plan import Room
from kitchen_tui.kitchen.session_plan import plan_session
from kitchen_tui.model.duration import HOUR, MINUTE, Span
from kitchen_tui.ringing.background import needs_ringer
from kitchen_tui.testing import KitchenHarness
from tests.planning.dishes import recipe


def stove() -> KitchenHarness:
    """A kitchen with a timer of one minute for eggs."""
    made = KitchenHarness()
    made.kitchen.execute(do.AddTimer("eggs", Span(MINUTE, MINUTE)))
    return made


def test_it_stays_for_a_timer_that_runs_rings_is_missed_or_paused() -> None:
    running, paused = stove(), stove()
    paused.kitchen.execute(do.PauseTimer(paused.timer("eggs").id))
    paused.wait(30 * HOUR)
    assert needs_ringer(running.view)
    assert needs_ringer(paused.view)
    running.wait(MINUTE)
    assert needs_ringer(running.view)
    running.wait(11 * HOUR)
    assert needs_ringer(running.view)


def test_it_ends_when_no_timer_is_left_or_none_is_answered() -> None:
    finished, forgotten, closed = stove(), stove(), stove()
    finished.kitchen.execute(do.FinishTimer(finished.timer("eggs").id))
    forgotten.wait(13 * HOUR)
    closed.kitchen.execute(do.CloseSession())
    assert not needs_ringer(finished.view)
    assert not needs_ringer(forgotten.view)
    assert not needs_ringer(closed.view)
    forgotten.kitchen.execute(do.AddTimer("rice", Span(MINUTE, MINUTE)))
    assert needs_ringer(forgotten.view)


def test_it_stays_for_a_plan_whose_next_start_is_ahead() -> None:
    made = KitchenHarness()
    made.kitchen.execute(do.StartDish(recipe("rice")))
    assert not needs_ringer(made.view)
    serve_ms = made.kitchen.now().wall_ms + 3 * HOUR
    made.kitchen.execute(do.AcceptPlan(plan_session(made.kitchen, serve_ms, Room(), 5)[2]))
    assert needs_ringer(made.view)
    made.wait(20 * HOUR)
    assert not needs_ringer(made.view), "forgotten"
