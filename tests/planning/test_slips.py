"""Delays: asked about once, and each answer does what it offers."""

from collections.abc import Callable

import pytest

from kitchen_tui.clock import format_moment
from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.plan import AcceptedPlan, PlanView
from kitchen_tui.kitchen.session_plan import held_plan, moved_plan
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.testing import KitchenHarness
from kitchen_tui.tui.paint.plan import slip_choices
from tests.planning.planned import cook_on_time, cooking, seen, wait_until


def late(stove: KitchenHarness, by: int) -> PlanView:
    """Let a hands-on step of the last half hour take `by` minutes longer."""
    cook_on_time(stove, lambda task: bool(task.hands and task.timer and seen(stove).starts[task.id] > -40))
    task = next(item.task for item in (*seen(stove).agenda.now, *seen(stove).agenda.soon))
    wait_until(stove, seen(stove).starts[task.id])
    stove.kitchen.execute(do.StartTask(task.id))
    stove.clock.advance((task.minutes + by) * MINUTE)
    return seen(stove)


def test_a_slip_is_asked_about_and_each_answer_works() -> None:
    for answer in ("move", "hold", "leave"):
        stove = cooking("beef stew", "glazed carrots", "green beans")
        before = seen(stove).plan
        plan = late(stove, 14)
        assert plan.slip is not None
        assert plan.behind >= 2
        assert seen(stove).plan == before, "nothing moves before the answer"
        if answer == "move":
            stove.kitchen.execute(do.AcceptPlan(moved_plan(plan)))
            assert seen(stove).plan.serve_ms > before.serve_ms
            assert seen(stove).behind == 0
        elif answer == "hold":
            stove.kitchen.execute(do.AcceptPlan(held_plan(plan)))
            assert seen(stove).plan.serve_ms == before.serve_ms
            assert seen(stove).behind == 0
        else:
            stove.kitchen.execute(do.LeaveSlip(plan.slip.moved if plan.slip else 0))
        assert seen(stove).slip is None
        stove.kitchen.execute(do.Undo())
        assert seen(stove).plan == before
        assert seen(stove).slip is not None


@pytest.mark.parametrize("answer", [moved_plan, held_plan])
def test_a_delay_that_goes_on_after_an_answer_is_counted_from_there(answer: Callable[[PlanView], AcceptedPlan]) -> None:
    stove = cooking("beef stew", "glazed carrots", "green beans")
    slip = late(stove, 14).slip
    assert slip
    assert slip.minutes >= 14
    stove.kitchen.execute(do.AcceptPlan(answer(seen(stove))))
    stove.clock.advance(3 * MINUTE)
    slip = seen(stove).slip
    assert slip
    assert slip.minutes <= 4


MENUS = [("beef stew", "glazed carrots", "green beans"), ("glazed carrots", "rice", "lamb chops"), ("salmon", "rice")]


@pytest.mark.parametrize("names", MENUS)
@pytest.mark.parametrize("minutes", [5, 5.5, 14, 14.5, 37.2])
@pytest.mark.parametrize("answer", [moved_plan, held_plan])
def test_a_plan_just_answered_is_not_late_whatever_the_second(
    names: tuple[str, ...], minutes: float, answer: Callable[[PlanView], AcceptedPlan]
) -> None:
    stove = cooking(*names)
    wait_until(stove, min(seen(stove).starts.values()))
    stove.clock.advance(round((20 + minutes) * MINUTE))
    assert seen(stove).slip
    stove.kitchen.execute(do.AcceptPlan(answer(seen(stove))))
    assert seen(stove).behind == 0
    assert seen(stove).slip is None


@pytest.mark.parametrize("names", MENUS)
@pytest.mark.parametrize("minutes", [5, 5.5, 14, 37.2])
def test_dinner_moves_to_the_time_that_is_offered(names: tuple[str, ...], minutes: float) -> None:
    """Also if another order brings dinner forward from the forecast."""
    stove = cooking(*names)
    wait_until(stove, min(seen(stove).starts.values()))
    stove.clock.advance(round((20 + minutes) * MINUTE))
    plan, view = seen(stove), stove.view
    assert plan.slip
    offered = dict(slip_choices(view, plan, plan.slip))["move_dinner"]
    stove.kitchen.execute(do.AcceptPlan(moved_plan(plan)))
    moved = format_moment(seen(stove).forecast_ms, view.now.wall_ms)
    assert offered.startswith(f"move dinner to {moved}")


def test_a_delay_that_was_left_is_asked_about_again_only_if_it_grows() -> None:
    stove = cooking("beef stew", "glazed carrots", "green beans")
    plan = late(stove, 12)
    stove.kitchen.execute(do.LeaveSlip(plan.slip.moved if plan.slip else 0))
    stove.clock.advance(MINUTE)
    assert seen(stove).slip is None
    stove.clock.advance(3 * MINUTE)
    assert seen(stove).slip is not None
