"""The next timer: started by the cook, or automatically at the end of the one before."""

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.offers import chained, following_offer, following_timer, spec_of
from kitchen_tui.cooking.timer import elapsed
from kitchen_tui.model.duration import HOUR, MINUTE
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY, STEPS, THICKEN, timer


def at_the_pan() -> KitchenHarness:
    stove = KitchenHarness()
    stove.kitchen.execute(do.StartDish(BELLY))
    stove.kitchen.execute(do.ShowStep("coat"))
    stove.kitchen.execute(do.StartNextTimer())
    return stove


def test_spec_of_finds_every_timer_and_the_one_for_reheating() -> None:
    assert spec_of(BELLY, "thicken") == (STEPS[4], THICKEN)
    found = spec_of(BELLY, "reheat")
    assert found
    assert found[0].id == "warm"
    assert spec_of(BELLY._replace(storage=BELLY.storage._replace(reheat=None)), "reheat") is None


def test_the_next_phase_starts_at_the_end_of_the_one_before_however_late_it_is_noticed() -> None:
    stove = at_the_pan()
    stove.wait(12 * MINUTE)
    thicken = stove.timer("thicken")
    assert elapsed(thicken, stove.kitchen.now()) == 2 * MINUTE
    assert [(alert.threshold.kind, alert.late_ms) for alert in stove.tick()] == [("window", 0)]


def test_it_starts_once_for_two_terminals_that_notice_at_once() -> None:
    stove = at_the_pan()
    other = stove.another()
    now = stove.clock.advance(11 * MINUTE)
    seen = stove.kitchen.due_alerts(now), other.due_alerts(now)
    stove.kitchen.mark_announced(seen[0], now)
    other.mark_announced(seen[1], now)
    stove.kitchen.poll()
    other.poll()
    assert stove.kitchen.session == other.session
    assert [timer.name for timer in other.session.alive] == ["glaze", "thicken"]


def test_undoing_the_first_takes_the_second_with_it() -> None:
    stove = at_the_pan()
    stove.wait(11 * MINUTE)
    stove.kitchen.execute(do.Undo())
    assert stove.kitchen.session.timers == {}
    stove.kitchen.execute(do.Redo())
    assert [timer.name for timer in stove.kitchen.session.alive] == ["glaze", "thicken"]


def test_undoing_what_made_it_due_takes_the_second_back_until_it_is_due() -> None:
    stove = at_the_pan()
    stove.kitchen.execute(do.AdjustTimer(stove.timer("glaze").id, -10 * MINUTE))
    stove.wait(MINUTE)
    assert stove.timer("thicken").alive
    stove.kitchen.execute(do.Undo())
    assert [timer.name for timer in stove.kitchen.session.alive] == ["glaze"]
    stove.wait(9 * MINUTE)
    assert [timer.name for timer in stove.kitchen.session.alive] == ["glaze", "thicken"]


def test_a_timer_finished_by_the_cook_does_not_start_the_next() -> None:
    stove = at_the_pan()
    stove.kitchen.execute(do.FinishTimer(stove.timer("glaze").id))
    stove.wait(HOUR)
    assert not stove.kitchen.session.alive
    assert following_offer(stove.kitchen.session, stove.timer("glaze")) == (STEPS[4], THICKEN)


def test_a_running_timer_is_not_started_again() -> None:
    stove = at_the_pan()
    stove.kitchen.execute(do.StartNextTimer())
    stove.wait(10 * MINUTE)
    assert chained(stove.kitchen.session, stove.timer("glaze")) is None
    assert len(stove.kitchen.session.timers) == 2


def test_the_last_of_a_step_leads_to_the_first_of_the_next() -> None:
    stove = at_the_pan()
    stove.wait(13 * MINUTE)
    session, now = stove.kitchen.session, stove.kitchen.now()
    offer = following_offer(session, stove.timer("thicken"))
    assert offer
    assert offer[1].id == "caramelize"
    assert session.dish
    assert following_timer(session, session.dish, now) == offer
    assert chained(session, stove.timer("thicken")) is None
    stove.kitchen.execute(do.StartNextTimer())
    assert following_offer(stove.kitchen.session, stove.timer("caramelize")) is None


def test_a_timer_of_the_cooks_own_leads_nowhere() -> None:
    stove = at_the_pan()
    stove.kitchen.execute(do.AddTimer("eggs", Span(MINUTE, MINUTE)))
    assert following_offer(stove.kitchen.session, stove.timer("eggs")) is None
    assert following_offer(stove.kitchen.session, timer(THICKEN)) is None


def test_reheating_is_not_a_step_and_leads_to_no_other() -> None:
    stove = at_the_pan()
    stove.kitchen.execute(do.StartTimer("reheat"))
    assert following_offer(stove.kitchen.session, stove.timer("reheat")) is None
