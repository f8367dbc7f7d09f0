"""A stale session, and one that is on hold."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.session import is_in_use, is_stale
from kitchen_tui.model.duration import HOUR, MINUTE, Span
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY


@pytest.mark.parametrize(
    ("commands", "hours", "stale"),
    [
        ([], 11, False),
        ([], 12, True),
        ([do.TakeNote("a")], 12, True),
        ([do.HoldSession()], 48, False),
        ([do.HoldSession(), do.HoldSession(held=False)], 12, True),
        ([do.AddTimer("eggs", Span(MINUTE, MINUTE))], 48, False),
    ],
)
def test_stale_after_half_a_day_of_nothing(commands: list[do.Command], hours: int, stale: bool) -> None:
    stove = KitchenHarness()
    stove.kitchen.execute(do.StartDish(BELLY))
    for command in commands:
        stove.kitchen.execute(command)
    stove.wait(hours * HOUR)
    assert is_stale(stove.kitchen.session, stove.kitchen.now()) is stale


@pytest.mark.parametrize("command", [do.StartDish(BELLY), do.AddTimer("eggs", Span(MINUTE, MINUTE))])
def test_a_session_is_in_use_from_its_first_dish_or_timer(command: do.Command) -> None:
    stove = KitchenHarness()
    assert not is_in_use(stove.kitchen.session)
    stove.kitchen.execute(command)
    assert is_in_use(stove.kitchen.session)


@pytest.mark.parametrize(("hours", "stale"), [(1, False), (14, True)])
def test_a_hold_lasts_until_the_session_continues_the_next_day(hours: int, stale: bool) -> None:
    """A tick on the same evening does not end it."""
    stove = KitchenHarness()
    stove.kitchen.execute(do.StartDish(BELLY))
    stove.kitchen.execute(do.HoldSession())
    stove.wait(hours * HOUR)
    stove.kitchen.execute(do.TickIngredient("pork"))
    stove.wait(24 * HOUR)
    assert is_stale(stove.kitchen.session, stove.kitchen.now()) is stale


@pytest.mark.parametrize("command", [do.TakeNote("still here"), do.StartDish(BELLY)], ids=["note", "dish"])
def test_later_commands_count_from_their_own_time(command: do.Command) -> None:
    stove = KitchenHarness()
    stove.wait(11 * HOUR)
    stove.kitchen.execute(command)
    stove.wait(11 * HOUR)
    assert not is_stale(stove.kitchen.session, stove.kitchen.now())
