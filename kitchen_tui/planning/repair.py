"""Repairs a plan after a slip: tasks keep their order, and start as soon as possible from their planned start on.

A delay that a wait absorbs moves nothing. If the meal becomes late, another order may reduce that.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kitchen_tui.cooking.plan import Air, Problem, Starts, Task
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.planning.placement import Table
from kitchen_tui.planning.rules import SPAN, segments
from kitchen_tui.planning.solver import Chance, Solution, solve

_REACH = 12 * 60
"""Minutes that a dish may wait while another order is searched for: practically without limit."""
_MOST_ROUNDS = 20
"""The most times that tasks are put off for the sake of later ones."""
_PLACEMENTS = 120
"""Placements for each lateness that is tried."""
_WORTHWHILE = 1
"""Another order must make the meal earlier by at least this many minutes."""


class Repaired(NamedTuple):
    """The starts after a slip.

    `late` maps dishes to the minutes by which they are late; `stretched` are the waits, as (first, then), that had to
    be longer than they should.
    """

    starts: Starts
    late: Mapping[str, int]
    stretched: tuple[tuple[str, str], ...]

    @property
    def lateness(self) -> int:
        """Return by how many minutes the meal is late, which is that of its latest dish."""
        return max(self.late.values(), default=0)


def repaired(problem: Problem, starts: Starts) -> Repaired:
    """Place the tasks forwards in the planned order; running tasks are not moved, and nothing begins before `now`.

    A task that would be too early for a later one in the order, such as a parallel step, is put off.
    """
    table = Table(problem, SPAN)
    order = _in_order(problem, starts, table.index)
    later: dict[str, int] = {}
    for _ in range(_MOST_ROUNDS):
        at = _placed(problem, {**starts, **later}, table, order)
        early = {
            wait.then: at[wait.first] + wait.least
            for wait in problem.waits
            if at[wait.then] < at[wait.first] + wait.least and table.fixed[table.index[wait.then]] is None
        }
        if not early:
            break
        later.update(early)
    return _judged(problem, at)


def _placed(problem: Problem, starts: Starts, table: Table, order: Sequence[int]) -> dict[str, int]:
    """Place each task at its first free minute, not before its planned start or the end of what it follows."""
    tasks, index = problem.tasks, table.index
    taken, origin = table.start, table.origin
    at: dict[int, int] = {index[task.id]: task.fixed - origin for task in tasks if task.fixed is not None}
    leads: list[list[tuple[int, int]]] = [[] for _ in tasks]
    for wait in problem.waits:
        leads[index[wait.then]].append((index[wait.first], wait.least))
    for task in order:
        earliest = max(starts[tasks[task].id] - origin, table.low[task])
        earliest = max([earliest, *(at[first] + least for first, least in leads[task] if first in at)])
        free = ~table.blocked(taken, task) >> earliest
        at[task] = earliest + (free & -free).bit_length() - 1
        taken = table.occupied(taken, task, at[task], 0.0, 0)
    return {task.id: at[index[task.id]] + origin for task in tasks}


def absorbed(problem: Problem, starts: Starts, accepted: Mapping[str, int] | None = None) -> Problem:
    """Return the problem with running tasks ending when the cook has a free minute, if what follows can wait.

    Otherwise a task that ends a minute late would push aside other work that is planned for that minute. Without a
    free minute it ends as in `accepted`, the lengths of running tasks in the accepted plan.
    """
    touches: Counter[int] = Counter()
    for task in problem.tasks:
        touches.update(_touched(task, starts[task.id] if task.fixed is None else task.fixed))
    tasks, longer = [], {}
    for task in problem.tasks:
        if task.fixed is not None and not task.hands and task.minutes > 2:
            room = _room(problem, starts, task)
            last = task.fixed + task.minutes - 1
            touches[last] -= 1
            free = (more for more in range(room + 1) if touches[last + more] < problem.room.cooks)
            kept = (accepted or {}).get(task.id, 0) - task.minutes
            longer[task.id] = next(free, min(room, max(0, kept)))
            touches[last + longer[task.id]] += 1
        tasks.append(task._replace(minutes=task.minutes + longer.get(task.id, 0)))
    waits = tuple(
        wait._replace(least=wait.least + longer.get(wait.first, 0)) if wait.least > 0 else wait
        for wait in problem.waits
    )
    return problem._replace(tasks=tuple(tasks), waits=waits)


def _touched(task: Task, start: int) -> Iterator[int]:
    for part in segments(task):
        if part.touch:
            yield from range(start + part.offset, start + part.offset + part.length)


def _room(problem: Problem, starts: Starts, task: Task) -> int:
    """Return by how many minutes a running task may end later without moving anything."""
    start = starts[task.id] if task.fixed is None else task.fixed
    rooms = [starts[wait.then] - start - wait.least for wait in problem.waits if wait.first == task.id]
    rooms += [one.at - start - task.minutes for one in problem.landings if one.task == task.id]
    return max(0, min(rooms, default=0))


def recovered(problem: Problem, starts: Starts, chance: Chance) -> Repaired:
    """Return the repair, or another order if that makes the meal much less late.

    Waits may be longer than they should, except those that allow no time at all, since a hot pan cannot wait.
    """
    best = repaired(problem, starts)
    ahead = {task.id for task in problem.tasks if task.fixed is None}
    patient = problem.without_limits(lambda wait: wait.most != wait.least or wait.first not in ahead)
    low, high = 0, best.lateness - _WORTHWHILE
    late = high  # usually nothing is earlier, which one search shows
    while low <= high:
        landings = tuple(one._replace(at=one.at + late, may_wait=_REACH) for one in problem.landings)
        found = solve(patient._replace(landings=landings), chance, _PLACEMENTS)
        if isinstance(found, Solution) and not found.too_early:
            best, high = _judged(problem, found.starts), late - 1
        else:
            low = late + 1
        late = (low + high) // 2
    return best


def without_air(problem: Problem, due: Mapping[str, int], air: Sequence[Air]) -> Problem:
    """Return the problem without spare time: each dish lands when it is `due`, and waits have their own limits.

    So a delay uses up the spare time before anything becomes late.
    """
    spare = {gap.before: gap.minutes for gap in air}
    minutes = problem.minutes
    waits = tuple(
        wait._replace(least=max(minutes[wait.first], wait.least - spare[wait.then]))
        if wait.then in spare and wait.least > minutes[wait.first]
        else wait
        for wait in problem.waits
    )
    landings = tuple(one._replace(at=max(one.at, due.get(one.dish, one.at))) for one in problem.landings)
    return problem._replace(waits=waits, landings=landings)


def _judged(problem: Problem, starts: Mapping[str, int]) -> Repaired:
    late = {one.dish: ready - one.at for one, ready in problem.ready_times(starts) if ready > one.at}
    stretched = tuple(
        (wait.first, wait.then)
        for wait in problem.waits
        if wait.most is not None and starts[wait.then] - starts[wait.first] > wait.most
    )
    return Repaired(starts, late, stretched)


def _in_order(problem: Problem, starts: Starts, index: Mapping[str, int]) -> list[int]:
    """Return the free tasks by planned start; of two with the same start, the one that the other waits for is first."""
    waiting = sorted((starts[task.id], index[task.id]) for task in problem.tasks if task.fixed is None)
    leads: dict[int, set[int]] = {task: set() for _, task in waiting}
    for wait in problem.waits:
        first, then = index[wait.first], index[wait.then]
        if first in leads and then in leads and wait.least >= 0:
            leads[then].add(first)
    order: list[int] = []
    done: set[int] = set()
    while waiting:
        place = next((at for at, (_, task) in enumerate(waiting) if leads[task] <= done), 0)
        order.append(waiting.pop(place)[1])
        done = set(order)
    return order
