"""Places the tasks of a problem one by one, backwards from the serving time, each as late as possible.

The occupied minutes of a resource are the bits of an integer, so that the latest free start is found by a few shifts.
"""

from collections.abc import Sequence

from kitchen_tui.cooking.plan import Problem, Task
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.planning.rules import BEYOND, LATITUDE_C, segments

_MARGIN = 24 * 60
"""Minutes before the earliest likely start that can still be used."""
_MOST_PUSHES = 80
"""A placement with more pushes than this is given up."""
_TOO_EARLY = 1000.0
"""Cost per minute that a task starts too early. Such a placement is not a plan, but the search can improve it."""

Levels = tuple[int, ...]
"""Bit sets of the minutes in which at least one, two … of a resource are taken; in those of the last none is free."""


class Needs(NamedTuple):
    """The needs of a task. A touch is a minute at each end of the task or, if it `is_long_touch`, all of it."""

    minutes: int
    hands: bool
    is_long_touch: bool
    has_touch: bool
    burner: bool
    oven_c: int | None


Taken = tuple[Levels, Levels, Levels, Levels, tuple[tuple[int, int], ...], float, int]
"""The state after some tasks are placed: hands, touches, burners, shelves, and the oven's (degrees C, minutes); the
points so far and the first start. A plain tuple, because thousands are made for each plan."""


class Table:
    """A problem prepared for placing: tasks are numbered, and minutes are bits counted from `origin`."""

    def __init__(self, problem: Problem, span: float) -> None:
        self.problem = problem
        self.span = span
        tasks = problem.tasks
        self.index = {task.id: at for at, task in enumerate(tasks)}
        self.top = max((landing.at for landing in problem.landings), default=0)
        self.change = problem.room.oven_change
        self.origin = self._earliest() - _MARGIN
        self.needs = [_needs(task) for task in tasks]
        # A resource with room for all tasks at once need not be counted.
        self.counts_burners = sum(task.burner for task in tasks) > problem.room.burners
        self.counts_shelves = sum(task.oven_c is not None for task in tasks) > problem.room.shelves
        self.fixed = [task.fixed for task in tasks]
        count = range(len(tasks))
        # The waits after each task: the task that follows, the least and the most minutes between the starts, the cost.
        self.then: list[list[tuple[int, int, int | None, float]]] = [[] for _ in count]
        # Those between tasks of which either may be placed first, listed for both; and whether this is the first one.
        self.loose: list[list[tuple[int, int, int | None, float, bool]]] = [[] for _ in count]
        # The points of a task are offset - per_minute * start, plus those of the waits for its followers' starts.
        self.offset = [0.0 for _ in count]
        self.per_minute = [0.0 for _ in count]
        # The earliest and the latest start.
        self.low = [self._low(task) for task in tasks]
        self.high = [self.top - self.origin - task.minutes for task in tasks]
        leads = {wait.first for wait in problem.waits if wait.least >= 0}
        for wait in sorted(problem.waits, key=lambda wait: wait.least < 0):
            first, then = self.index[wait.first], self.index[wait.then]
            if wait.least < 0 and tasks[first].fixed is None and (wait.first in leads or self._leads(then, first)):
                self.loose[first].append((then, wait.least, wait.most, wait.cost, True))
                self.loose[then].append((first, wait.least, wait.most, wait.cost, False))
            else:
                self.then[first].append((then, wait.least, wait.most, wait.cost))
                self.per_minute[first] += wait.cost
            if (fixed := tasks[first].fixed) is not None:
                self.low[then] = max(self.low[then], fixed - self.origin + wait.least)
                self.offset[then] -= wait.cost * (fixed - self.origin + wait.least)
                self.per_minute[then] -= wait.cost
                if wait.most is not None:
                    self.high[then] = min(self.high[then], fixed - self.origin + wait.most)
        # The landings of each task: the start with which it lands in time, and the minutes that it may land earlier.
        self.landing: list[list[tuple[int, int]]] = [[] for _ in count]
        for landing in problem.landings:
            task = self.index[landing.task]
            at = landing.at - self.origin - tasks[task].minutes
            self.landing[task].append((at, landing.may_wait))
            self.offset[task] += landing.cost * at
            self.per_minute[task] += landing.cost
            self.high[task] = min(self.high[task], at)
        self.free = [at for at in count if tasks[at].fixed is None]
        self.lead = self._lead()
        self.start = self._with_fixed()

    def _lead(self) -> list[int]:
        """Return by how many minutes, at least, the tasks that lead to each task begin before it."""
        lead = [0 for _ in self.then]
        for _ in self.free:
            before = list(lead)
            for first in self.free:
                for then, least, _, _ in self.then[first]:
                    lead[then] = max(lead[then], lead[first] + least)
            if lead == before:
                break
        return lead

    def _leads(self, first: int, then: int) -> bool:
        """Return whether a chain of waits leads from one task to another."""
        reached, waiting = {first}, [first]
        while waiting and then not in reached:
            following = {task for task, *_ in self.then[waiting.pop()]} - reached
            reached |= following
            waiting.extend(following)
        return then in reached

    def _earliest(self) -> int:
        """Return a minute before which no task needs to start."""
        tasks = self.problem.tasks
        work = sum(task.minutes for task in tasks) + sum(max(0, wait.least) for wait in self.problem.waits)
        heating = self.change * sum(task.oven_c is not None for task in tasks)
        first = min((landing.at for landing in self.problem.landings), default=0)
        return min([first - work - heating, *(task.fixed for task in tasks if task.fixed is not None)])

    def _low(self, task: Task) -> int:
        bounds = [bound for bound in (self.problem.now, task.earliest) if bound is not None]
        return max(bounds) - self.origin if bounds else 0

    def _with_fixed(self) -> Taken:
        room = self.problem.room
        levels = ((0,) * room.cooks, (0,) * room.cooks, (0,) * room.burners, (0,) * room.shelves)
        taken: Taken = (*levels, (), 0.0, 1 << 40)
        now = self.problem.now
        past = (1 << max(0, now - self.origin)) - 1 if now is not None else 0
        for at, fixed in enumerate(self.fixed):
            if fixed is not None:
                taken = self.occupied(taken, at, fixed - self.origin, 0.0, 1 << 40)
        hands, touches, burners, shelves = (tuple(level & ~past for level in levels) for levels in taken[:4])
        return hands, touches, burners, shelves, taken[4], 0.0, 1 << 40

    def occupied(self, taken: Taken, at: int, start: int, cost: float, begin: int) -> Taken:
        """Return the minutes that are occupied if the task starts at bit `start`."""
        minutes, takes_hands, is_long_touch, has_touch, burner, oven_c = self.needs[at]
        whole = ((1 << minutes) - 1) << start
        hands, touches, burners, shelves, ovens, _, _ = taken
        if takes_hands:
            hands = _added(hands, whole)
        if has_touch:
            touches = _added(touches, whole if is_long_touch else (1 << start) | (1 << (start + minutes - 1)))
        if burner and self.counts_burners:
            burners = _added(burners, whole)
        if oven_c is not None:
            if self.counts_shelves:
                shelves = _added(shelves, whole)
            ovens = (*ovens, (oven_c, whole))
        return hands, touches, burners, shelves, ovens, cost, begin

    def blocked(self, taken: Taken, at: int) -> int:
        """Return the impossible starts of a task, as bits."""
        minutes, takes_hands, is_long_touch, has_touch, burner, oven_c = self.needs[at]
        hands, touches, burners, shelves, ovens, _, _ = taken
        blocked = smeared(hands[-1], minutes) if takes_hands else 0
        if has_touch:
            touched = touches[-1]
            blocked |= smeared(touched, minutes) if is_long_touch else touched | touched >> (minutes - 1)
        if burner and self.counts_burners:
            blocked |= smeared(burners[-1], minutes)
        if oven_c is not None:
            if self.counts_shelves:
                blocked |= smeared(shelves[-1], minutes)
            change = self.change
            for other_c, whole in ovens:
                if abs(other_c - oven_c) > LATITUDE_C:
                    blocked |= smeared(whole << change, minutes + 2 * change)
        return blocked


def _needs(task: Task) -> Needs:
    parts = segments(task)
    touch = any(part.touch for part in parts)
    return Needs(task.minutes, task.hands, touch and parts[0].length == task.minutes, touch, task.burner, task.oven_c)


def _added(levels: Levels, mask: int) -> Levels:
    if len(levels) == 1:
        return (levels[0] | mask,)
    added = []
    for level in levels:
        added.append(level | mask)
        mask &= level
    return tuple(added)


def smeared(mask: int, length: int) -> int:
    """Return the starts whose next `length` minutes overlap a bit of `mask`."""
    reach = 1
    while 2 * reach <= length:
        mask |= mask >> reach
        reach *= 2
    return mask | mask >> (length - reach) if reach < length else mask


class Placed(NamedTuple):
    """A placement: the starts as bits, its cost, and the state before each position of the sequence."""

    sequence: tuple[int, ...]
    extra: tuple[int, ...]
    starts: tuple[int, ...]
    cost: float
    pushed_from: int
    """The first position whose task was pushed earlier for the sake of a later one."""
    states: tuple[Taken, ...]


class Stuck(NamedTuple):
    """A failed placement: the wait from `first` to `then` could not be kept."""

    first: int
    then: int


def place(
    table: Table, sequence: Sequence[int], extra: Sequence[int], bound: float, base: Placed | None = None, at: int = 0
) -> Placed | Stuck | None:
    """Place the tasks in that order, each `extra` minutes earlier than necessary.

    Up to position `at` the sequence equals that of `base`, whose states are reused. Returns None as soon as the cost
    must reach `bound`.
    """
    return _Placing(table, sequence, extra, bound, base, at).run()


class _Placing:
    """A placement in progress.

    A task that cannot keep the limit of a wait pushes the other one earlier, and all tasks from there on are placed
    again.
    """

    def __init__(
        self, table: Table, sequence: Sequence[int], extra: Sequence[int], bound: float, base: Placed | None, at: int
    ) -> None:
        self.table, self.sequence, self.extra, self.bound = table, sequence, extra, bound
        self.position = {task: where for where, task in enumerate(sequence)}
        self.limit: dict[int, int] = {}
        self.pushed_from = len(sequence)
        self.pushes = 0
        if base is None:
            self.at = 0
            self.starts = [0 if fixed is None else fixed - table.origin for fixed in table.fixed]
            self.states = [table.start]
        else:
            self.at = min(at, base.pushed_from)
            self.starts, self.states = list(base.starts), list(base.states[: self.at + 1])

    def run(self) -> Placed | Stuck | None:
        count, table, starts, sequence = len(self.sequence), self.table, self.starts, self.sequence
        top, span, bound = table.top - table.origin, table.span, self.bound
        while self.at < count:
            taken, task = self.states[self.at], sequence[self.at]
            high, low = table.high[task], 0
            points = table.offset[task]
            for then, least, most, cost in table.then[task]:
                latest = starts[then] - least
                if latest < high:
                    high = latest
                if most is not None and starts[then] - most > low:
                    low = starts[then] - most
                points += cost * latest
            if table.loose[task]:
                high, low = self._beside(task, high, low)
            high = min(high, self.limit.get(task, high)) - self.extra[task]
            free = ((1 << (high + 1)) - 1) & ~table.blocked(taken, task) if high >= 0 else 0
            start = free.bit_length() - 1
            if start < low or start < 0:
                stuck = self._pushed(task, start)
                if stuck is not None:
                    return stuck
                continue
            starts[task] = start
            points += taken[5] - table.per_minute[task] * start
            if table.landing[task] or start < table.low[task]:
                points += self._penalty(task, start)
            begin = start if start < taken[6] else taken[6]
            first = start - table.lead[task]
            if points + span * (top - (first if first < begin else begin)) >= bound:
                return None
            self.states.append(table.occupied(taken, task, start, points, begin))
            self.at += 1
        *_, points, begin = self.states[-1]
        total = points + (span * max(0, top - begin) if count else 0.0)
        return Placed(tuple(sequence), tuple(self.extra), tuple(starts), total, self.pushed_from, tuple(self.states))

    def _penalty(self, task: int, start: int) -> float:
        """Return the cost of waiting beyond what a dish may wait, and of starting too early."""
        beyond = sum(max(0, due - start - may_wait) for due, may_wait in self.table.landing[task])
        return BEYOND * beyond + _TOO_EARLY * max(0, self.table.low[task] - start)

    def _beside(self, task: int, high: int, low: int) -> tuple[int, int]:
        """Return the latest and the earliest start of a task, given the parallel tasks that are already placed."""
        for other, least, most, _, is_first in self.table.loose[task]:
            if self.position.get(other, -1) < self.at:
                start = self.starts[other]
                high = min(high, start - least if is_first else 1 << 40 if most is None else start + most)
                low = max(low, start + least if not is_first else 0 if most is None else start - most)
        return high, low

    def _pushed(self, task: int, start: int) -> Stuck | None:
        """Push the tasks that make this one too late; return Stuck if there are none or they were pushed too often."""
        held = [(then, start + most) for then, _, most, _ in self.table.then[task] if most is not None]
        for other, least, most, _, is_first in self.table.loose[task]:
            if self.position.get(other, -1) < self.at and (not is_first or most is not None):
                held.append((other, start + (most or 0) if is_first else start - least))
        held = [(other, limit) for other, limit in held if self.starts[other] > limit]
        self.pushes += 1
        if start < 0 or not held or self.pushes > _MOST_PUSHES:
            return Stuck(task, held[0][0] if held else -1)
        for other, limit in held:
            if self.table.fixed[other] is not None:
                return Stuck(task, other)
            self.limit[other] = limit
            self.at = min(self.at, self.position[other])
        self.pushed_from = min(self.pushed_from, self.at)
        del self.states[self.at + 1 :]
        return None
