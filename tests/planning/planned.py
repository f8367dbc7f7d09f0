"""Sessions with a plan, cooked on time, and an independent check of plans without any code of the planner."""

import random
from collections.abc import Callable, Iterator
from functools import cache

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.plan import AcceptedPlan, PlanView, Problem, Room, Starts, Task
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.kitchen.session_plan import plan_session
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.testing import KitchenHarness
from tests.planning.dishes import recipe


def seeded() -> random.Random:
    return random.Random(1)  # noqa: S311 -- repeatable, not secret


def started(*names: str) -> KitchenHarness:
    stove = KitchenHarness()
    for name in names:
        stove.do(do.StartDish(recipe(name)))
    return stove


@cache
def plan_of(names: tuple[str, ...], ahead: int) -> AcceptedPlan:
    """The plan for those dishes in `ahead` minutes: the same in every kitchen that has just been opened."""
    stove = started(*names)
    return plan_session(stove.kitchen, stove.kitchen.now().wall_ms + ahead * MINUTE, Room(), 5)[2]


def cooking(*names: str, ahead: int = 240) -> KitchenHarness:
    """A kitchen in which those dishes are planned for `ahead` minutes from now."""
    stove = started(*names)
    stove.do(do.AcceptPlan(plan_of(names, ahead)))
    return stove


def plan_dinner(kitchen: Kitchen, minutes: int) -> None:
    """Accept the plan for this many minutes from now."""
    serve_ms = kitchen.now().wall_ms + minutes * MINUTE
    kitchen.execute(do.AcceptPlan(plan_session(kitchen, serve_ms, Room(), 5)[2]))


def seen(stove: KitchenHarness) -> PlanView:
    plan = stove.view.plan
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
            stove.do(do.StartTask(task.id))
        else:
            finish(stove, task)


def finish(stove: KitchenHarness, task: Task) -> None:
    session = stove.kitchen.session
    assert session.plan is not None
    dish = next(one.dish for one in session.plan.plan.dishes if one.name == task.dish)
    step = session.dishes[dish].recipe.steps[task.step - 1]
    live = [timer for timer in session.alive if (timer.dish, timer.spec.id) == (dish, task.timer)]
    if live:
        stove.do(do.FinishTimer(live[0].id))
    if not task.timer:
        stove.do(do.ShowDish(dish), do.MarkStep(step.id))


def broken(problem: Problem, starts: Starts) -> list[str]:
    """Return the rules that a plan breaks, one sentence each."""
    return [*_minutes(problem, starts), *_oven(problem, starts), *_bounds(problem, starts)]


def _minutes(problem: Problem, starts: Starts) -> Iterator[str]:
    ends = [starts[task.id] + task.minutes for task in problem.tasks]
    begin = min(starts.values()) if problem.now is None else max(min(starts.values()), problem.now)
    room = problem.room
    for minute in range(begin, max(ends)):
        present = [task for task in problem.tasks if starts[task.id] <= minute < starts[task.id] + task.minutes]
        edges = [task for task in present if minute in (starts[task.id], starts[task.id] + task.minutes - 1)]
        touches = [task for task in edges if not task.hands]
        touches += [task for task in present if task.hands and task.burner and task.minutes <= 4]
        ovens = [task.oven_c for task in present if task.oven_c is not None]
        if (
            sum(task.hands for task in present) > room.cooks
            or len(touches) > room.cooks
            or sum(task.burner for task in present) > room.burners
            or len(ovens) > room.shelves
        ):
            yield f"too much at {minute}"
        if ovens and max(ovens) - min(ovens) > 10:
            yield f"two temperatures at {minute}"


def _oven(problem: Problem, starts: Starts) -> Iterator[str]:
    for one in problem.tasks:
        for other in problem.tasks:
            if one.oven_c is None or other.oven_c is None or abs(one.oven_c - other.oven_c) <= 10:
                continue
            gap = starts[other.id] - starts[one.id] - one.minutes
            if starts[one.id] <= starts[other.id] and gap < problem.room.oven_change:
                yield f"oven from {one.id} to {other.id}"


def _bounds(problem: Problem, starts: Starts) -> Iterator[str]:
    for wait in problem.waits:
        between = starts[wait.then] - starts[wait.first]
        if between < wait.least or (wait.most is not None and between > wait.most):
            yield f"{wait.first} to {wait.then}"
    size = {task.id: task.minutes for task in problem.tasks}
    yield from (one.dish for one in problem.landings if starts[one.task] + size[one.task] > one.at)
    for task in problem.tasks:
        bounds = [bound for bound in (problem.now, task.earliest) if bound is not None]
        if task.fixed is not None and starts[task.id] != task.fixed:
            yield f"{task.id} is not where it runs"
        if task.fixed is None and bounds and starts[task.id] < max(bounds):
            yield f"{task.id} too early"
