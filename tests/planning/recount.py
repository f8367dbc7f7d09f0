"""An independent check of plans, minute by minute, without any code of the planner."""

from collections.abc import Iterator

from kitchen_tui.cooking.plan import Problem, Starts


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
