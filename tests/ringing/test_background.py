"""The background ringer stays as long as a timer may need it, and then ends."""

from kitchen_tui.cooking import commands as do
from kitchen_tui.model.duration import HOUR, MINUTE
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.ringing.background import has_live_timers
from kitchen_tui.testing import KitchenHarness


def stove() -> KitchenHarness:
    """Eggs for a minute."""
    made = KitchenHarness()
    made.kitchen.execute(do.AddTimer("eggs", Span(MINUTE, MINUTE)))
    return made


def test_it_stays_for_a_timer_that_runs_rings_is_missed_or_paused() -> None:
    running, paused = stove(), stove()
    paused.kitchen.execute(do.PauseTimer(paused.timer("eggs").id))
    paused.wait(30 * HOUR)
    assert has_live_timers(running.view)
    assert has_live_timers(paused.view)
    running.wait(MINUTE)
    assert has_live_timers(running.view)
    running.wait(11 * HOUR)
    assert has_live_timers(running.view)


def test_it_ends_when_no_timer_is_left_or_none_is_answered() -> None:
    """Finished, forgotten, or the session was put away; one that still runs keeps it for all."""
    finished, forgotten, closed = stove(), stove(), stove()
    finished.kitchen.execute(do.FinishTimer(finished.timer("eggs").id))
    forgotten.wait(13 * HOUR)
    closed.kitchen.execute(do.CloseSession())
    assert not has_live_timers(finished.view)
    assert not has_live_timers(forgotten.view)
    assert not has_live_timers(closed.view)
    forgotten.kitchen.execute(do.AddTimer("rice", Span(MINUTE, MINUTE)))
    assert has_live_timers(forgotten.view)
