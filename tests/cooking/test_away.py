"""The sentence on what came due while the cook was away, without what was answered."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.away import while_away
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY


@pytest.fixture
def stove() -> KitchenHarness:
    """The simmer and eggs of ten minutes, begun just now."""
    stove = KitchenHarness()
    stove.kitchen.execute(do.StartDish(BELLY))
    stove.kitchen.execute(do.StartTimer("simmer"))
    stove.kitchen.execute(do.AddTimer("eggs", Span(10 * MINUTE, 10 * MINUTE)))
    return stove


def missed(stove: KitchenHarness, minutes: float) -> str:
    """Let minutes pass without a tick, and return the "While you were away" sentence."""
    since = stove.kitchen.now()
    stove.clock.advance(round(minutes * MINUTE))
    return while_away(stove.kitchen.session, stove.kitchen.now(), since)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (9, ""),
        (14.2, "While you were away: eggs due 4:12 ago"),
        (91, "While you were away: 1 check; simmer may be done; eggs due 1:21:00 ago"),
        (124.2, "While you were away: 3 checks; eggs due 1:54:12 ago; simmer due 4:12 ago"),
    ],
)
def test_it_counts_checks_and_says_how_late_a_due_timer_is(stove: KitchenHarness, minutes: float, said: str) -> None:
    assert missed(stove, minutes) == said


def test_what_was_crossed_before_or_answered_is_left_out(stove: KitchenHarness) -> None:
    """Another process may have announced it (the ringer) or silenced it (another terminal)."""
    stove.wait(11 * MINUTE)
    assert missed(stove, 1) == ""
    since = stove.kitchen.now()
    stove.clock.advance(80 * MINUTE)
    stove.kitchen.execute(do.AnswerCheck(done=False))
    assert while_away(stove.kitchen.session, stove.kitchen.now(), since) == "While you were away: simmer may be done"


def test_a_timer_that_was_paused_has_nothing_to_say(stove: KitchenHarness) -> None:
    eggs = next(timer.id for timer in stove.kitchen.session.alive if timer.name == "eggs")
    stove.kitchen.execute(do.PauseTimer(eggs))
    assert missed(stove, 20) == ""


def test_one_that_was_started_meanwhile_is_counted_from_its_start(stove: KitchenHarness) -> None:
    """From another terminal, say, or as the recipe's next phase."""
    since = stove.kitchen.now()
    stove.clock.advance(5 * MINUTE)
    stove.kitchen.execute(do.AddTimer("toast", Span(MINUTE, MINUTE)))
    stove.clock.advance(MINUTE + 30 * SECOND)
    said = while_away(stove.kitchen.session, stove.kitchen.now(), since)
    assert said == "While you were away: toast due 0:30 ago"
