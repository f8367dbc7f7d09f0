"""The rules of a plan and its cost.

A hands-on task takes a cook for its whole length. Any other task takes one minute (a touch) at its start and at its
end, or all of it if it lasts two minutes or less. Touches exclude each other and short hot work (hands-on, on a
burner, four minutes or less), but may interrupt longer hands-on work. Burners and oven shelves are counted. Two oven
tasks more than 10 degrees C apart need the room's `oven_change` minutes between them.
"""

import math
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from kitchen_tui.cooking.plan import Problem, Starts, Task
from kitchen_tui.model.named_tuple import NamedTuple

SPAN = 2.0
"""Cost per minute from the first start to the last landing."""
BEYOND = 20.0
"""Cost per minute that a dish waits longer than it may."""
LIFTED = 1.0
"""The least cost per minute of a wait that should have a limit but cannot keep it."""
LATITUDE_C = 10
"""Oven temperatures that differ by at most this many degrees count as one."""
_SHORT_HOT = 4
"""Hands-on work on a burner of at most this many minutes must not be interrupted."""


class Segment(NamedTuple):
    """A part of a task: the minutes `offset` to `offset + length`, in which it needs hands, a touch, or both."""

    offset: int
    length: int
    hands: bool
    touch: bool


def segments(task: Task) -> tuple[Segment, ...]:
    """Return the parts of a task that need a cook."""
    minutes = task.minutes
    if task.hands:
        return (Segment(0, minutes, hands=True, touch=task.burner and minutes <= _SHORT_HOT),)
    if minutes <= 2:
        return (Segment(0, minutes, hands=False, touch=True),)
    return Segment(0, 1, hands=False, touch=True), Segment(minutes - 1, 1, hands=False, touch=True)


def clashing_ovens(one: Task, other: Task) -> bool:
    """Return whether two tasks need the oven at different temperatures."""
    return one.oven_c is not None and other.oven_c is not None and abs(one.oven_c - other.oven_c) > LATITUDE_C


def cost(problem: Problem, starts: Starts) -> float:
    """Return the cost of a plan in points: for its span, its waits and its early landings."""
    total = sum(wait.cost * (starts[wait.then] - starts[wait.first] - wait.least) for wait in problem.waits)
    for landing, ready in problem.ready_times(starts):
        early = landing.at - ready
        total += landing.cost * early + BEYOND * max(0, early - landing.may_wait)
    last_landing = max((landing.at for landing in problem.landings), default=0)
    return round(total + SPAN * max(0, last_landing - begin(problem, starts)), 3)


def begin(problem: Problem, starts: Starts) -> int:
    """Return the first start that is still ahead."""
    ahead = [starts[task.id] for task in problem.tasks if task.fixed is None]
    return min(ahead, default=problem.now or 0)


def start_by(problem: Problem, starts: Starts) -> int:
    """Return when the first task, or the heating of an oven, must begin."""
    now = problem.now or 0
    ahead = [task for task in problem.tasks if task.fixed is None]
    return min(
        (starts[task.id] - (now if task.earliest is None else task.earliest) + now for task in ahead), default=now
    )


def lateness(problem: Problem) -> int:
    """Return by how many minutes the meal is late even with a cook and a burner for every task."""
    soonest = {task.id: _soonest(problem, task) for task in problem.tasks}
    for _ in problem.tasks:
        before = dict(soonest)
        for wait in problem.waits:
            soonest[wait.then] = max(soonest[wait.then], soonest[wait.first] + wait.least)
        if soonest == before:
            break
    minutes = problem.minutes
    late = (soonest[one.task] + minutes[one.task] - one.at for one in problem.landings)
    return max(0, math.ceil(max(late, default=0)))


def _soonest(problem: Problem, task: Task) -> float:
    if task.fixed is not None:
        return task.fixed
    bounds = [bound for bound in (problem.now, task.earliest) if bound is not None]
    return max(bounds, default=-math.inf)


def violations(problem: Problem, starts: Starts) -> list[str]:
    """Return a sentence for each violation of the problem's rules by `starts`; none for a valid plan."""
    missing = [f"{task.id} has no start" for task in problem.tasks if task.id not in starts]
    return missing or [*_late_or_early(problem, starts), *_waits(problem, starts), *_crowded(problem, starts)]


def _late_or_early(problem: Problem, starts: Starts) -> Iterator[str]:
    for task in problem.tasks:
        start = starts[task.id]
        bounds = (problem.now, task.earliest) if task.fixed is None else ()
        for bound in bounds:
            if bound is not None and start < bound:
                yield f"{task.id} starts at {start}, before {bound}"
        if task.fixed is not None and start != task.fixed:
            yield f"{task.id} is running since {task.fixed}, not {start}"


def _waits(problem: Problem, starts: Starts) -> Iterator[str]:
    for wait in problem.waits:
        gap = starts[wait.then] - starts[wait.first]
        if gap < wait.least or (wait.most is not None and gap > wait.most):
            yield f"{wait.first} to {wait.then}: {gap}, not {wait.least} to {wait.most}"
    for landing, ready in problem.ready_times(starts):
        if ready > landing.at:
            yield f"{landing.dish} lands at {ready}, after {landing.at}"


def _crowded(problem: Problem, starts: Starts) -> Iterator[str]:
    used: dict[str, Counter[int]] = {name: Counter() for name in ("hands", "touches", "burners", "shelves")}
    for task in problem.tasks:
        start = starts[task.id]
        for part in segments(task):
            minutes = range(start + part.offset, start + part.offset + part.length)
            used["hands"].update(minutes if part.hands else ())
            used["touches"].update(minutes if part.touch else ())
        whole = range(start, start + task.minutes)
        used["burners"].update(whole if task.burner else ())
        used["shelves"].update(whole if task.oven_c is not None else ())
    room = problem.room
    most = {"hands": room.cooks, "touches": room.cooks, "burners": room.burners, "shelves": room.shelves}
    for name, count in used.items():
        over = [at for at, n in count.items() if n > most[name] and (problem.now is None or at >= problem.now)]
        if over:
            yield f"{name}: {count[min(over)]} at {min(over)}"
    for pair in combinations(problem.tasks, 2):
        if clashing_ovens(*pair):
            first, then = sorted(pair, key=lambda task: starts[task.id])
            if starts[first.id] + first.minutes + room.oven_change > starts[then.id]:
                yield f"oven: {first.id} at {first.oven_c} and {then.id} at {then.oven_c}"
