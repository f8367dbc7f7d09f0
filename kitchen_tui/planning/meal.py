"""A meal: the plan for a serving time, or the earliest time there is, and what to say about it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kitchen_tui.cooking.plan import Air, Problem, Room, Starts
from kitchen_tui.model.duration import format_duration
from kitchen_tui.model.recipe import Recipe, Step
from kitchen_tui.planning.agenda import Clock
from kitchen_tui.planning.problem import Built, Order, at_time, build, preheating
from kitchen_tui.planning.rules import SPAN, begin
from kitchen_tui.planning.solver import DEFAULT_PLACEMENTS, Chance, Solution, Unsolved, solve

_HASTE = 20.0
"""Cost per minute of the whole meal while the earliest time is searched for, the same as `BEYOND`."""
_QUICK = 200
"""Placements for each alternative that is tried, such as leaving a dish out."""
_MOST_RELAXED = 40
"""After this many waits have lost their limits, all the others lose theirs too."""
_STRETCHING = 3.0
"""Extra cost per minute of a wait that has a limit, when the limits may be exceeded."""
_MOST_LONGER, _LONGEST_MORE = 2, 20
"""An alternative lengthens at most this many waits, each by at most this many minutes."""

ChanceMaker = Callable[[], Chance]
"""Makes the same seeded generator each time."""


class Meal(NamedTuple):
    """A meal to plan: the dishes, the kitchen, and the spare time to leave."""

    orders: tuple[Order, ...]
    room: Room
    air: int


class LongerWait(NamedTuple):
    """What comes out of the task `first` waits for `then` that many minutes more than it should."""

    first: str
    then: str
    minutes: int


class MealPlan(NamedTuple):
    """A plan that works. `until` is the minutes from now to the serving time; `asked` those asked for, if any.

    `relaxed` are the waits, as (first, then), that had to be longer than they should; `without` are the dishes of which
    one left out makes the asked time possible, `longer` the waits that make it possible if they are longer than they
    should be.
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


class _Solved(NamedTuple):
    built: Built
    solution: Solution
    relaxed: tuple[tuple[str, str], ...]


def plan_meal(
    meal: Meal, asked: int | None, make_chance: ChanceMaker, placements: int = DEFAULT_PLACEMENTS
) -> MealPlan:
    """Plan the meal for `asked` minutes from now, or else for the earliest time. Raises CycleError."""
    planner = _Planner(meal, make_chance, placements)
    free = planner.solved(build(meal.orders, meal.room, None, meal.air))
    if asked is None:
        return planner.earliest(free, None)
    found = planner.by(free, asked)
    if found is not None:
        return planner.plan(found, asked, asked)
    if meal.air:
        tight = _Planner(meal._replace(air=0), make_chance, placements)
        bare = tight.solved(build(meal.orders, meal.room, None, 0))
        found = tight.by(bare, asked)
        if found is not None:
            return tight.plan(found, asked, asked)._replace(has_air=False)
    offered = planner.earliest(free, asked)
    return offered._replace(without=_without(meal, asked, make_chance), longer=_longer_waits(meal, asked, make_chance))


def solved(
    built: Built, make_chance: ChanceMaker, placements: int, span: float = SPAN, hint: Starts | None = None
) -> _Solved:
    """A plan of the problem. Waits that no plan can keep are given up, one after another."""
    relaxed: list[tuple[str, str]] = []
    while True:
        solution = solve(built.problem, make_chance(), placements, span, hint)
        if isinstance(solution, Solution):
            return _Solved(built, solution, tuple(relaxed))
        problem = _relaxed(built.problem, solution, len(relaxed) >= _MOST_RELAXED)
        relaxed.append((solution.first, solution.then))
        built = built._replace(problem=problem)


def _relaxed(problem: Problem, failed: Unsolved, gives_up: bool) -> Problem:
    """The problem without the longest wait that failed; its minutes cost something instead."""
    ends = {failed.first, failed.then}
    hits = [wait for wait in problem.waits if wait.most is not None and {wait.first, wait.then} == ends]
    hits = hits or [wait for wait in problem.waits if wait.most is not None and ends & {wait.first, wait.then}]
    if gives_up or not hits:
        hits = [wait for wait in problem.waits if wait.most is not None]
    waits = tuple(
        wait._replace(most=None, cost=max(wait.cost, 1.0)) if wait in hits else wait for wait in problem.waits
    )
    return problem._replace(waits=waits)


class _Planner:
    def __init__(self, meal: Meal, make_chance: ChanceMaker, placements: int) -> None:
        self._meal = meal
        self._make_chance = make_chance
        self._placements = placements

    def solved(self, built: Built, span: float = SPAN) -> _Solved:
        return solved(built, self._make_chance, self._placements, span)

    def by(self, free: _Solved, until: int, hint: Starts | None = None) -> _Solved | None:
        """A plan that begins now at the earliest, if there is one."""
        timed = at_time(free.built, -until, self._meal.orders)
        if self._lead(free.solution) <= until:
            return free._replace(built=timed, solution=free.solution._replace(problem=timed.problem))
        bound = solved(timed, self._make_chance, self._placements, SPAN, hint)
        return bound._replace(relaxed=free.relaxed + bound.relaxed) if not bound.solution.too_early else None

    def earliest(self, free: _Solved, asked: int | None) -> MealPlan:
        """The plan for the earliest time."""
        hasty = self.solved(free.built, _HASTE)
        until = max(0, min(self._lead(hasty.solution), self._lead(free.solution)))
        if asked is not None:
            until = max(until, asked)
        fitting = [one for one in (free, hasty) if self._lead(one.solution) <= until]
        if bound := self.by(free, until, hasty.solution.starts):
            fitting.append(bound)
        best = min(fitting, key=lambda one: one.solution.cost)
        timed = at_time(best.built, -until, self._meal.orders)
        return self.plan(best._replace(built=timed), until, asked)

    def plan(self, found: _Solved, until: int, asked: int | None) -> MealPlan:
        solution = found.solution
        return MealPlan(
            found.built.problem, solution.starts, solution.cost, found.built.air, until, asked, found.relaxed
        )

    def _lead(self, solution: Solution) -> int:
        """Minutes from the moment at which everything must begin, the oven included, to the serving time."""
        recipes = {order.name: order.recipe for order in self._meal.orders}
        tasks = solution.problem.tasks
        return max(preheating(recipes[task.dish], task) - solution.starts[task.id] for task in tasks)


def _without(meal: Meal, asked: int, make_chance: ChanceMaker) -> tuple[str, ...]:
    """Return the dishes that make the requested time possible if one of them is left out."""
    names = []
    for left_out in meal.orders if len(meal.orders) > 1 else ():
        rest = meal._replace(orders=tuple(order for order in meal.orders if order is not left_out), air=0)
        planner = _Planner(rest, make_chance, _QUICK)
        if planner.by(planner.solved(build(rest.orders, rest.room, None, 0)), asked):
            names.append(left_out.name)
    return tuple(names)


def _longer_waits(meal: Meal, asked: int, make_chance: ChanceMaker) -> tuple[LongerWait, ...]:
    """Return the waits that make the requested time possible if they are longer; none if they would be many or long."""
    planner = _Planner(meal._replace(air=0), make_chance, _QUICK)
    strict = build(meal.orders, meal.room, None, 0)
    bound = {(wait.first, wait.then): wait.most for wait in strict.problem.waits if wait.most is not None}
    waits = tuple(
        wait if wait.most is None else wait._replace(most=None, cost=wait.cost + _STRETCHING)
        for wait in strict.problem.waits
    )
    patient = strict._replace(problem=strict.problem._replace(waits=waits))
    found = planner.by(planner.solved(patient, _HASTE), asked)
    if found is None:
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
    """The dishes that are ready earlier than they may wait, and by how many minutes."""
    minutes = {task.id: task.minutes for task in problem.tasks}
    early = {one.dish: one.at - starts[one.task] - minutes[one.task] - one.may_wait for one in problem.landings}
    return {dish: beyond for dish, beyond in early.items() if beyond > 0}


def dish_names(names: Sequence[str]) -> list[str]:
    """A name for each dish of a meal: the second of a name gets "-2"."""
    taken: list[str] = []
    for name in names:
        unique, number = name, 1
        while unique in taken:
            number += 1
            unique = f"{name}-{number}"
        taken.append(unique)
    return taken


# In words -------------------------------------------------------------------------------------------------------------


def say_plan(meal: Meal, plan: MealPlan, clock: Clock, asked: str = "") -> list[str]:
    """Sentences about a plan: whether the time works, the way out if it does not, and what it costs."""
    titles = {order.name: order.recipe.title for order in meal.orders}
    tasks = {task.id: task for task in plan.problem.tasks}
    served = clock(0)
    said = []
    if plan.asked is None:
        said.append(f"The earliest time is {served}, if you start now.")
    elif plan.asked == plan.until:
        said.append(f"{served} works if you start by {clock(begin(plan.problem, plan.starts))}.")
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
        said.append(f"{titles[dish]} waits {minutes} min longer than it should, or is served later.")
    for first, then in plan.relaxed:
        if first in tasks and then in tasks:
            said.append(f"Before “{tasks[then].name}”, “{tasks[first].name}” may have to wait longer than it should.")
    said += [
        words for order in meal.orders for step in order.recipe.steps if (words := ahead_words(order.recipe, step))
    ]
    if any(task.about for task in plan.problem.tasks):
        said.append("Steps without a time are planned with about 5 min.")
    return said


def _air(air: Sequence[Air], starts: Starts, clock: Clock) -> list[str]:
    """One sentence for each moment that has air before it."""
    places: dict[int, int] = {}
    for gap in air:
        if gap.before in starts:
            places[starts[gap.before] - gap.minutes] = gap.minutes
    if not places:
        return []
    minutes = max(places.values())
    times = list(dict.fromkeys(clock(at) for at in sorted(places)))
    return [f"{minutes} min of air at {_listed(times)}."]


def ahead_words(recipe: Recipe, step: Step) -> str:
    """Return "“Make the stock” (Leek soup) can be done up to 2 days ahead."; empty if the recipe does not say so."""
    if not step.ahead_ms:
        return ""
    return f"“{step.title}” ({recipe.title}) can be done up to {format_duration(step.ahead_ms)} ahead."


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
