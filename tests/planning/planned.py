"""Sessions with a plan: opened, cooked on time, and asked what they show."""

from collections.abc import Callable
from functools import cache

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.plan import AcceptedPlan, PlanView, Room, Task
from kitchen_tui.kitchen.session_plan import plan_session
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.testing import KitchenHarness
from tests.planning.dishes import recipe


def started(*names: str) -> KitchenHarness:
    """A kitchen in which those dishes are started."""
    stove = KitchenHarness()
    for name in names:
        stove.kitchen.execute(do.StartDish(recipe(name)))
    return stove


@cache
def plan_of(names: tuple[str, ...], ahead: int) -> AcceptedPlan:
    """The plan for those dishes in `ahead` minutes: the same in every kitchen that has just been opened."""
    stove = started(*names)
    return plan_session(stove.kitchen, stove.kitchen.now().wall_ms + ahead * MINUTE, Room(), 5)[2]


def cooking(*names: str, ahead: int = 240) -> KitchenHarness:
    """A kitchen in which those dishes are planned for `ahead` minutes from now."""
    stove = started(*names)
    stove.kitchen.execute(do.AcceptPlan(plan_of(names, ahead)))
    return stove


def seen(stove: KitchenHarness) -> PlanView:
    plan = stove.kitchen.view(stove.kitchen.now()).plan
    assert plan is not None
    return plan


def start_of(plan: PlanView, name: str) -> int:
    return plan.starts[name]


def wait_until(stove: KitchenHarness, minute: int) -> None:
    """Let time pass until that minute of the plan."""
    plan = seen(stove).plan
    stove.clock.advance(plan.wall_ms(minute) - stove.kitchen.now().wall_ms)


def cook_on_time(stove: KitchenHarness, until: Callable[[Task], bool]) -> None:
    """Start and finish every task on time, up to the first for which `until` is true."""
    while True:
        plan = seen(stove)
        moments = [(plan.starts[t.id], 1, t) for t in plan.problem.tasks if t.fixed is None and not t.keeps]
        moments += [(t.fixed + t.minutes, 0, t) for t in plan.problem.tasks if t.fixed is not None and not t.keeps]
        if not moments:
            return
        at, begins, task = min(moments, key=lambda moment: moment[:2])
        if begins and until(task):
            return
        wait_until(stove, max(at, plan.now))
        if begins:
            stove.kitchen.execute(do.StartTask(task.id))
        else:
            finish(stove, task)


def finish(stove: KitchenHarness, task: Task) -> None:
    session = stove.kitchen.session
    assert session.plan is not None
    dish = next(one.dish for one in session.plan.plan.dishes if one.name == task.dish)
    step = session.dishes[dish].recipe.steps[task.step - 1]
    live = [timer for timer in session.alive if (timer.dish, timer.spec.id) == (dish, task.timer)]
    if live:
        stove.kitchen.execute(do.FinishTimer(live[0].id))
    if not task.timer:
        stove.kitchen.execute(do.ShowDish(dish))
        stove.kitchen.execute(do.MarkStep(step.id))
