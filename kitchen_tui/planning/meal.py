"""Plans a meal for a serving time or for the earliest possible one, and describes the plan."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple, Protocol

from kitchen_tui.cooking.plan import Air, Problem, Room, Starts, Wait
from kitchen_tui.model.duration import HOUR, format_duration
from kitchen_tui.model.recipe import Recipe, Step
from kitchen_tui.model.text import numbered
from kitchen_tui.planning.agenda import Clock
from kitchen_tui.planning.problem import Built, Order, build
from kitchen_tui.planning.rules import SPAN, lateness, start_by
from kitchen_tui.planning.solver import DEFAULT_PLACEMENTS, Chance, Solution, Unsolved, solve

_FAR = 14 * 24 * 60
"""Minutes from now for which any meal can be planned without hurry."""
_HASTE = 5.0
"""Cost per minute of the whole meal while the earliest time is searched for: `BEYOND` is four times as much.

So dinner may be up to four minutes later to spare a dish one minute of waiting too long.
"""
_QUICK = 200
"""Placements for each alternative that is tried, such as leaving a dish out."""
_TRIES = 300
"""Placements for each serving time that is tried while something is running."""
_MOST_RELAXED = 40
"""After this many waits have lost their limits, all the others lose theirs too."""
_STRETCHING = 3.0
"""Extra cost per minute of a wait that has a limit, when the limits may be exceeded."""
_MOST_LONGER, _LONGEST_MORE = 2, 20
"""An alternative lengthens at most this many waits, each by at most this many minutes."""

_MOST_TIMES = 4
"""A sentence lists at most this many times."""

ChanceMaker = Callable[[], Chance]
"""Makes the same seeded generator each time."""


class Outline(Protocol):
    """A meal whose problem can be built for any serving time: new dishes, or the rest of dishes being cooked."""

    @property
    def dishes(self) -> tuple[str, ...]:
        """Return the names of the dishes that could be left out."""

    def problem(self, until: int) -> Built:
        """Return the problem for a serving time `until` minutes from now. Raises CycleError."""

    def without(self, dish: str) -> "Outline":
        """Return the meal without a dish."""

    def without_air(self) -> "Outline | None":
        """Return the meal without spare time; None if it has none."""


class Meal(NamedTuple):
    """New dishes to plan, the kitchen, and the spare time to plan in."""

    orders: tuple[Order, ...]
    room: Room
    air: int

    @property
    def dishes(self) -> tuple[str, ...]:
        """Return the names of the dishes."""
        return tuple(order.name for order in self.orders)

    def problem(self, until: int) -> Built:
        """Return the problem for a serving time `until` minutes from now. Raises CycleError."""
        return build(self.orders, self.room, -until, self.air)

    def without(self, dish: str) -> "Meal":
        """Return the meal without a dish."""
        return self._replace(orders=tuple(order for order in self.orders if order.name != dish))

    def without_air(self) -> "Meal | None":
        """Return the meal without spare time; None if it has none."""
        return self._replace(air=0) if self.air else None


class LongerWait(NamedTuple):
    """A wait that is longer than it should be: the result of `first` waits `minutes` more for `then`."""

    first: str
    then: str
    minutes: int


class MealPlan(NamedTuple):
    """A valid plan. `until` is the minutes from now to the serving time, `asked` the requested ones, if any.

    `relaxed` are the waits, as (first, then), that had to be longer than they should. The requested time would be
    possible without any one of the dishes in `without`, or with the longer waits in `longer`.
    """

    problem: Problem
    starts: Starts
    cost: float
    air: tuple[Air, ...]
    until: int
    asked: int | None = None
    relaxed: tuple[tuple[str, str], ...] = ()
    without: tuple[str, ...] = ()
    longer: tuple[LongerWait, ...] = ()
    has_air: bool = True


def plan_meal(
    meal: Outline, asked: int | None, make_chance: ChanceMaker, placements: int = DEFAULT_PLACEMENTS
) -> MealPlan:
    """Plan the meal for `asked` minutes from now, or for the earliest time. Raises CycleError."""
    planner = _Planner(meal, make_chance, placements)
    if asked is None:
        return planner.plan(planner.earliest(0), None)
    if found := planner.by(asked):
        return planner.plan(found, asked)
    bare = meal.without_air()
    if bare and (found := _Planner(bare, make_chance, placements).by(asked)):
        return planner.plan(found, asked)._replace(has_air=False)
    offered = planner.plan(planner.earliest(asked), asked)
    bare = bare or meal
    return offered._replace(without=_without(bare, asked, make_chance), longer=_longer_waits(bare, asked, make_chance))


class _Solved(NamedTuple):
    built: Built
    solution: Solution
    relaxed: tuple[tuple[str, str], ...]

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


def solved(
    built: Built, make_chance: ChanceMaker, placements: int, span: float = SPAN, hint: Starts | None = None
) -> _Solved:
    """Solve the problem, dropping waits that no plan can keep, one by one."""
    relaxed: list[tuple[str, str]] = []
    while True:
        solution = solve(built.problem, make_chance(), placements, span, hint)
        if isinstance(solution, Solution):
            return _Solved(built, solution, tuple(relaxed))
        problem = _relaxed(built.problem, solution, len(relaxed) >= _MOST_RELAXED)
        relaxed.append((solution.first, solution.then))
        built = built._replace(problem=problem)


def _relaxed(problem: Problem, failed: Unsolved, gives_up: bool) -> Problem:
    """Return the problem without the limit of a wait that failed; its minutes cost points instead."""
    ends = {failed.first, failed.then}
    hits = [wait for wait in problem.waits if wait.most is not None and {wait.first, wait.then} == ends]
    hits = hits or [wait for wait in problem.waits if wait.most is not None and ends & {wait.first, wait.then}]
    if not hits:
        dishes = {task.dish for task in problem.tasks if task.id in ends}
        names = {task.id for task in problem.tasks if task.dish in dishes}
        hits = [wait for wait in problem.waits if wait.most is not None and wait.first in names]
    if gives_up or not hits:
        hits = [wait for wait in problem.waits if wait.most is not None]
    return _unlimited(problem, hits)


def _unlimited(problem: Problem, waits: Collection[Wait]) -> Problem:
    """Return the problem without the limits of these waits; their minutes cost points instead."""
    changed = (
        wait._replace(most=None, cost=max(wait.cost, 1.0)) if wait.most is not None and wait in waits else wait
        for wait in problem.waits
    )
    return problem._replace(waits=tuple(changed))


class _Planner:
    """Plans a meal for several serving times; the plan for one is the start of the search for the next."""

    def __init__(self, meal: Outline, make_chance: ChanceMaker, placements: int) -> None:
        self._meal = meal
        self._make_chance = make_chance
        self._placements = placements
        self._free: _Solved | None = None
        self._relaxed: tuple[tuple[str, str], ...] = ()
        self._impossible: set[tuple[str, str]] = set()
        """The waits that no plan could keep, as (first, then): they are not tried again for another time."""

    def by(self, until: int, hint: Starts | None = None, placements: int | None = None) -> _Solved | None:
        """Return the plan for a serving time, if there is one; `placements` are the usual ones if not given."""
        if lateness(self._meal.problem(until).problem) > 0:
            return None
        if self._free and self._free.lead <= until:
            return self._moved(self._free, until)
        found = self._solved(until, SPAN, hint, placements)
        return found if found.works else None

    def earliest(self, least: int) -> _Solved:
        """Return the plan for the earliest serving time from `least` minutes on."""
        least += lateness(self._meal.problem(least).problem)
        free = self._unhurried()
        if free is None:
            return self._first_that_works(least)
        if free.lead <= least:
            return self._moved(free, least)
        hasty = self._solved(_FAR, _HASTE, None, self._placements // 2)
        until = max(least, min(free.lead, hasty.lead))
        fitting = [self._moved(one, until) for one in (free, hasty) if one.lead <= until]
        if bound := self.by(until, hasty.solution.starts):
            fitting.append(bound)
        return min(fitting, key=lambda one: one.solution.cost)

    def _first_that_works(self, least: int) -> _Solved:
        """Try later and later serving times, then those between the last two, and improve the plan for the first."""
        tries = min(_TRIES, self._placements)
        low, high, step = least - 1, least, 1
        while (found := self.by(high, None, tries)) is None and step < _FAR:
            low, high, step = high, high + step, 2 * step
        best = found or self._solved(high, SPAN, None)
        while high - low > 1:
            middle = (low + high) // 2
            if found := self.by(middle, best.solution.starts, tries):
                best, high = found, middle
            else:
                low = middle
        better = self.by(high, best.solution.starts)
        return better if better and better.solution.cost < best.solution.cost else best

    def plan(self, found: _Solved, asked: int | None) -> MealPlan:
        """Return the result as a plan."""
        problem, solution = found.built.problem, found.solution
        air = tuple(gap for gap in found.built.air if gap.before in solution.starts)
        until = -(problem.now or 0)
        return MealPlan(problem, solution.starts, solution.cost, air, until, asked, found.relaxed)

    def _unhurried(self) -> _Solved | None:
        """Return the plan for a distant serving time, which is not constrained by `now`; None if tasks are running."""
        if self._free is None and not any(task.fixed is not None for task in self._meal.problem(0).problem.tasks):
            self._free = self._solved(_FAR, SPAN, None)
        return self._free

    def _solved(self, until: int, span: float, hint: Starts | None, placements: int | None = None) -> _Solved:
        effort = self._placements if placements is None else placements
        built = self._meal.problem(until)
        limits = {(wait.first, wait.then) for wait in built.problem.waits if wait.most is not None}
        known = [wait for wait in built.problem.waits if (wait.first, wait.then) in self._impossible]
        found = solved(built._replace(problem=_unlimited(built.problem, known)), self._make_chance, effort, span, hint)
        given_up = {(wait.first, wait.then) for wait in found.built.problem.waits if wait.most is None} & limits
        self._impossible |= given_up
        self._relaxed = tuple(dict.fromkeys((*self._relaxed, *found.relaxed)))
        return found._replace(relaxed=self._relaxed)

    def _moved(self, found: _Solved, until: int) -> _Solved:
        """Return the same plan for another serving time."""
        built = self._meal.problem(until)
        problem = built.problem._replace(waits=found.built.problem.waits)
        return found._replace(built=built._replace(problem=problem), solution=found.solution._replace(problem=problem))


def _without(meal: Outline, asked: int, make_chance: ChanceMaker) -> tuple[str, ...]:
    """Return the dishes without any one of which the requested time is possible."""
    if len(meal.dishes) < 2:
        return ()
    return tuple(dish for dish in meal.dishes if _Planner(meal.without(dish), make_chance, _QUICK).by(asked))


def _longer_waits(meal: Outline, asked: int, make_chance: ChanceMaker) -> tuple[LongerWait, ...]:
    """Return longer waits with which the requested time is possible; none if they would be too many or too long."""
    strict = meal.problem(asked)
    bound = {(wait.first, wait.then): wait.most for wait in strict.problem.waits if wait.most is not None}
    waits = tuple(
        wait if wait.most is None else wait._replace(most=None, cost=wait.cost + _STRETCHING)
        for wait in strict.problem.waits
    )
    found = solved(strict._replace(problem=strict.problem._replace(waits=waits)), make_chance, _QUICK)
    if not found.works:
        return ()
    starts = found.solution.starts
    longer = [
        LongerWait(first, then, more)
        for (first, then), most in bound.items()
        if (more := starts[then] - starts[first] - most) > 0
    ]
    is_fair = len(longer) <= _MOST_LONGER and all(one.minutes <= _LONGEST_MORE for one in longer)
    return tuple(longer) if is_fair else ()


def waiting_beyond(problem: Problem, starts: Starts) -> dict[str, int]:
    """Return the dishes that are ready too early, and for how many minutes too long they wait."""
    minutes = {task.id: task.minutes for task in problem.tasks}
    early = {one.dish: one.at - starts[one.task] - minutes[one.task] - one.may_wait for one in problem.landings}
    return {dish: beyond for dish, beyond in early.items() if beyond > 0}


def dish_titles(orders: Sequence[Order]) -> dict[str, str]:
    """Return the titles of the dishes by their names; the second of a title gets " 2"."""
    titles = numbered((order.recipe.title for order in orders), " ")
    return {order.name: title for order, title in zip(orders, titles, strict=True)}


# In words -------------------------------------------------------------------------------------------------------------


def say_plan(meal: Meal, plan: MealPlan, clock: Clock, asked: str = "") -> list[str]:
    """Return sentences about a plan: whether the requested time works, alternatives if not, and compromises."""
    titles = dish_titles(meal.orders)
    tasks = {task.id: task for task in plan.problem.tasks}
    served = clock(0)
    said = []
    if plan.asked is None:
        said.append(f"The earliest time is {served}, if you start now.")
    elif plan.asked == plan.until:
        begins, now = start_by(plan.problem, plan.starts), plan.problem.now
        said.append(f"{served} works if you start {'now' if begins == now else f'by {clock(begins)}'}.")
    else:
        ways = [f"{served} works", *(f"or leave out {titles[name]}" for name in plan.without[:2])]
        if plan.longer:
            waits = [
                f"{titles[tasks[one.first].dish]} wait {one.minutes} min more after “{tasks[one.first].name}”"
                for one in plan.longer
            ]
            ways.append(f"or let {' and '.join(waits)}")
        said.append(f"Too late for {asked}: {'; '.join(ways)}.")
    if not plan.has_air:
        said.append("There is no spare time in this plan: any delay makes dinner late.")
    said += _air(plan.air, plan.starts, clock)
    for dish, minutes in waiting_beyond(plan.problem, plan.starts).items():
        said.append(f"{titles[dish]} will wait {minutes} min longer than it should; serve it later if you can.")
    for first, then in plan.relaxed:
        if first in tasks and then in tasks:
            said.append(f"Before “{tasks[then].name}”, “{tasks[first].name}” may have to wait longer than it should.")
    return [*said, *say_rest(meal.orders, plan.problem)]


def say_rest(orders: Sequence[Order], problem: Problem) -> list[str]:
    """Yield sentences about tasks that can be done days ahead, the cook's own times, and guessed times."""
    ahead = {(task.dish, task.step) for task in problem.tasks if task.fixed is None}
    said = [
        words
        for order in orders
        for step in order.recipe.steps
        if (order.name, step.number) in ahead and (words := ahead_words(order.recipe, step))
    ]
    said += [f"{task.name}: {task.own.words}." for task in problem.tasks if task.own]
    if any(task.about for task in problem.tasks):
        said.append("Steps without a time are planned with about 5 min.")
    return said


def _air(air: Sequence[Air], starts: Starts, clock: Clock) -> list[str]:
    """Yield a sentence about the spare time before each moment that has some."""
    places: dict[int, int] = {}
    for gap in air:
        if gap.before in starts:
            places[starts[gap.before] - gap.minutes] = gap.minutes
    if not places:
        return []
    minutes = max(places.values())
    times = list(dict.fromkeys(clock(at) for at in sorted(places)))
    if len(times) > _MOST_TIMES:
        times = [*times[: _MOST_TIMES - 1], f"{len(times) - _MOST_TIMES + 1} more times"]
    return [f"{minutes} min to spare at {_listed(times)}."]


def ahead_words(recipe: Recipe, step: Step) -> str:
    """Return "“Make the stock” (Leek soup) can be done up to 2 days ahead.", or "" if the recipe does not say so."""
    if not step.ahead_ms:
        return ""
    days, rest = divmod(step.ahead_ms, 24 * HOUR)
    time = format_duration(step.ahead_ms) if rest else f"{days} day{'s' if days > 1 else ''}"
    return f"“{step.title}” ({recipe.title}) can be done up to {time} ahead."


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
