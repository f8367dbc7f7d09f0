"""How long the ringer stays: as long as there is somebody to be called."""

from kitchen_tui.cooking import commands as do
from kitchen_tui.model.duration import HOUR, MINUTE
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.ringing.watch import worth_ringing
from tests.cooking.making import Stove


def stove() -> Stove:
    """Eggs for a minute."""
    made = Stove()
    made.kitchen.execute(do.AddTimer("eggs", Span(MINUTE, MINUTE)))
    return made


def test_it_stays_for_a_timer_that_runs_rings_is_missed_or_paused() -> None:
    """Each may still want somebody."""
    running, paused = stove(), stove()
    paused.kitchen.execute(do.PauseTimer(paused.timer("eggs").id))
    paused.wait(30 * HOUR)
    assert worth_ringing(running.kitchen)
    assert worth_ringing(paused.kitchen)
    running.wait(MINUTE)
    assert worth_ringing(running.kitchen)
    running.wait(11 * HOUR)
    assert worth_ringing(running.kitchen)


def test_it_goes_when_none_is_left_or_nobody_comes() -> None:
    """Finished, forgotten, or the session was put away; one that still runs keeps it for all."""
    finished, forgotten, closed = stove(), stove(), stove()
    finished.kitchen.execute(do.FinishTimer(finished.timer("eggs").id))
    forgotten.wait(13 * HOUR)
    closed.kitchen.execute(do.CloseSession())
    assert not worth_ringing(finished.kitchen)
    assert not worth_ringing(forgotten.kitchen)
    assert not worth_ringing(closed.kitchen)
    forgotten.kitchen.execute(do.AddTimer("rice", Span(MINUTE, MINUTE)))
    assert worth_ringing(forgotten.kitchen)
