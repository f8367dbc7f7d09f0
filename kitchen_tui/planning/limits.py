"""Finds the waits that no plan can keep, and solves a problem without their limits.

A recipe can contradict itself, for example with a step that must end before a parallel one that is longer. Its dish is
planned nevertheless, and the waits that are longer than they should be are named.
"""

from collections.abc import Callable, Mapping, Sequence

from kitchen_tui.cooking.plan import Landing, Problem, Starts, Task, Wait
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.planning.problem import Built
from kitchen_tui.planning.rules import LIFTED, SPAN, start_by
from kitchen_tui.planning.solver import Chance, Solution, Unsolved, solve
from kitchen_tui.planning.step_tasks import PlanError

_MOST_RELAXED = 40
"""After this many waits have lost their limits, all the others lose theirs too."""

ChanceMaker = Callable[[], Chance]
"""Makes the same seeded generator each time."""

Limits = Mapping[tuple[str, str, int | None], int | None]
"""The limits that replace impossible ones, by (first, then, limit); None lifts the limit."""


class LongerWait(NamedTuple):
    """A wait that is longer than it should be: the result of `first` waits `minutes` more for `then`."""

    first: str
    then: str
    minutes: int


class Solved(NamedTuple):
    """A plan of the problem without impossible limits, and the waits of the problem with them."""

    built: Built
    solution: Solution
    waits: tuple[Wait, ...]

    @property
    def works(self) -> bool:
        """Return whether nothing starts too early, and running tasks land in time."""
        tasks = {task.id: task for task in self.built.problem.tasks}
        landings = [(one.at, tasks[one.task]) for one in self.built.problem.landings]
        late = any(task.fixed is not None and task.fixed + task.minutes > at for at, task in landings)
        return not late and not self.solution.too_early

    @property
    def lead(self) -> int:
        """Return how many minutes before the serving time the first task must begin."""
        return -start_by(self.built.problem, self.solution.starts)

    @property
    def longer(self) -> tuple[LongerWait, ...]:
        """Return the waits that are longer than they should be."""
        return tuple(LongerWait(wait.first, wait.then, more) for wait in self.waits if (more := self._beyond(wait)) > 0)

    @property
    def problem(self) -> Problem:
        """Return the problem with all the limits that the plan keeps."""
        return self.built.problem._replace(waits=self.waits).without_limits(lambda wait: self._beyond(wait) > 0)

    def _beyond(self, wait: Wait) -> int:
        """Return by how many minutes a wait exceeds its limit."""
        starts = self.solution.starts
        return 0 if wait.most is None else starts[wait.then] - starts[wait.first] - wait.most


def solved(
    built: Built,
    make_chance: ChanceMaker,
    placements: int,
    span: float = SPAN,
    hint: Starts | None = None,
    limits: Limits | None = None,
) -> Solved:
    """Solve the problem with other `limits`, which are found if not given; a search that fails lifts one more."""
    waits = built.problem.waits
    if limits is None:
        limits = possible_limits(built.problem, make_chance)
    solution = _relaxing(_with_limits(built.problem, limits), make_chance, placements, span, hint)
    return Solved(built._replace(problem=solution.problem), solution, waits)


def _relaxing(
    problem: Problem, make_chance: ChanceMaker, placements: int, span: float = SPAN, hint: Starts | None = None
) -> Solution:
    """Return a solution of the problem, without the limits of the waits for which a search fails. Raises PlanError."""
    relaxed = 0
    while isinstance(solution := solve(problem, make_chance(), placements, span, hint), Unsolved):
        if all(wait.most is None for wait in problem.waits):
            raise PlanError("no plan was found for these dishes; plan fewer of them")
        problem = _relaxed(problem, solution, gives_up=relaxed >= _MOST_RELAXED)
        relaxed += 1
    return solution


def _with_limits(problem: Problem, limits: Limits) -> Problem:
    """Return the problem with other limits; a minute of a wait without one costs at least a point."""
    if not limits:
        return problem
    waits = []
    for wait in problem.waits:
        most = limits.get((wait.first, wait.then, wait.most), wait.most)
        waits.append(wait if most == wait.most else wait._replace(most=most, cost=max(wait.cost, LIFTED)))
    return problem._replace(waits=tuple(waits))


def possible_limits(problem: Problem, make_chance: ChanceMaker) -> Limits:
    """Return other limits for the waits that cannot be kept even if each dish is cooked alone."""
    limits: dict[tuple[str, str, int | None], int | None] = {}
    for landing in problem.landings:
        alone = _alone(problem, landing)
        changed = _relaxing(_consistent(alone), make_chance, 0).problem
        for wait, other in zip(alone.waits, changed.waits, strict=True):
            if wait.most != other.most:
                limits[wait.first, wait.then, wait.most] = other.most
    return limits


def _alone(problem: Problem, landing: Landing) -> Problem:
    tasks = tuple(task._replace(earliest=None) for task in problem.tasks if task.dish == landing.dish)
    names = {task.id for task in tasks}
    waits = tuple(wait for wait in problem.waits if wait.first in names and wait.then in names)
    return problem._replace(tasks=tasks, waits=waits, landings=(landing,), now=None)


def _consistent(problem: Problem) -> Problem:
    """Return the problem with each wait that contradicts others longer by as much as it must be."""
    waits = list(problem.waits)
    for _ in range(4 * len(waits)):
        cycle, excess = _contradiction(problem.tasks, waits)
        limited = [at for at in cycle if waits[at].most is not None]
        if not limited:
            break
        at = min(limited, key=lambda at: (waits[at].cost, -at))
        waits[at] = waits[at]._replace(most=(waits[at].most or 0) + excess)
    return problem._replace(waits=tuple(waits))


def _contradiction(tasks: Sequence[Task], waits: Sequence[Wait]) -> tuple[list[int], int]:
    """Return waits that cannot all be kept, whose limits are used, and by how many minutes; none if there are none.

    Each wait is an edge whose length is its least minutes, and each limit an edge backwards of negative length. A cycle
    of positive length would make each start on it later than itself; Bellman and Ford's algorithm finds one.
    """
    gaps = [(wait.first, wait.then, wait.least, -1) for wait in waits]
    gaps += [(wait.then, wait.first, -wait.most, at) for at, wait in enumerate(waits) if wait.most is not None]
    latest = dict.fromkeys((task.id for task in tasks), 0)
    came: dict[str, tuple[str, int, int]] = {}
    last = ""
    for _ in range(len(tasks) + 1):
        last = ""
        for first, then, gap, at in gaps:
            if latest[first] + gap > latest[then]:
                latest[then] = latest[first] + gap
                came[then] = (first, gap, at)
                last = then
        if not last:
            return [], 0
    for _ in tasks:
        last = came[last][0]
    cycle: list[int] = []
    excess, current = 0, last
    while not cycle or current != last:
        current, gap, at = came[current]
        cycle.append(at)
        excess += gap
    return [at for at in cycle if at >= 0], excess


def _relaxed(problem: Problem, failed: Unsolved, gives_up: bool) -> Problem:
    """Return the problem without the limit of a wait that failed; its minutes cost points instead."""
    limited = [wait for wait in problem.waits if wait.most is not None]
    ends = {failed.first, failed.then}
    hits = [wait for wait in limited if {wait.first, wait.then} == ends]
    hits = hits or [wait for wait in limited if ends & {wait.first, wait.then}]
    lifted = limited if gives_up or not hits else hits
    return problem.without_limits(lambda wait: wait in lifted, LIFTED)
