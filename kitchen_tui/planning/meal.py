"""Plans a meal for a serving time or for the earliest possible one, with ways out if something is impossible."""

from typing import Protocol

from kitchen_tui.cooking.plan import Air, Problem, Room, Starts
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.planning.limits import ChanceMaker, Limits, LongerWait, Solved, possible_limits, solved
from kitchen_tui.planning.problem import Built, Order, build
from kitchen_tui.planning.rules import SPAN, cost, lateness
from kitchen_tui.planning.solver import DEFAULT_PLACEMENTS

_FAR = 14 * 24 * 60
"""Minutes from now for which any meal can be planned without hurry."""
_HASTE = 5.0
"""Cost per minute of the whole meal while the earliest time is searched for: `BEYOND` is four times as much.

So dinner may be up to four minutes later to spare a dish one minute of waiting too long.
"""
_QUICK = 120
"""Placements for each alternative that is tried, such as leaving a dish out."""
_TRIES = 240
"""Placements for each serving time that is tried."""
_NEAR = 5
"""A serving time for which tasks start at most this many minutes too early is tried with all placements."""
_STRETCHING = 3.0
"""Extra cost per minute of a wait that has a limit, when the limits may be exceeded."""
_MOST_LONGER, _LONGEST_MORE = 2, 20
"""An alternative lengthens at most this many waits, each by at most this many minutes."""


class Outline(Protocol):
    """A meal whose problem can be built for any serving time: new dishes, or the rest of dishes being cooked."""

    @property
    def dishes(self) -> tuple[str, ...]:
        """Return the names of the dishes that could be left out."""

    def problem(self, until: int) -> Built:
        """Return the problem for a serving time `until` minutes from now. Raises PlanError."""

    def without_dish(self, dish: str) -> "Outline":
        """Return the meal without a dish."""

    def without_air(self) -> "Outline | None":
        """Return the meal without spare time; None if it has none."""

    def with_another_cook(self) -> "Outline":
        """Return the meal with one cook more."""


class Meal(NamedTuple):
    """An outline of new dishes, with the kitchen and the spare time to plan in."""

    orders: tuple[Order, ...]
    room: Room
    air: int

    @property
    def dishes(self) -> tuple[str, ...]:
        return tuple(order.name for order in self.orders)

    def problem(self, until: int) -> Built:
        return build(self.orders, self.room, -until, self.air)

    def without_dish(self, dish: str) -> "Meal":
        return self._replace(orders=tuple(order for order in self.orders if order.name != dish))

    def without_air(self) -> "Meal | None":
        return self._replace(air=0) if self.air else None

    def with_another_cook(self) -> "Meal":
        return self._replace(room=self.room._replace(cooks=self.room.cooks + 1))


class MealPlan(NamedTuple):
    """A valid plan. `until` is the minutes from now to the serving time, `asked` the requested ones, if any.

    `relaxed` are the waits that are longer than they should be, because no plan can keep them. The requested time would
    be possible without any one of the `dishes_to_leave_out`, or with the `longer_waits`. If a dish waits longer than it
    may, none does so with one cook more (`another_cook_helps`), or if dinner is at `later` minutes from now.
    """

    problem: Problem
    starts: Starts
    cost: float
    air: tuple[Air, ...]
    until: int
    asked: int | None = None
    relaxed: tuple[LongerWait, ...] = ()
    dishes_to_leave_out: tuple[str, ...] = ()
    longer_waits: tuple[LongerWait, ...] = ()
    has_air: bool = True
    later: int | None = None
    another_cook_helps: bool = False


def plan_meal(
    meal: Outline, asked: int | None, make_chance: ChanceMaker, placements: int = DEFAULT_PLACEMENTS
) -> MealPlan:
    """Plan the meal for `asked` minutes from now, or for the earliest time. Raises PlanError."""
    planner = _Planner(meal, make_chance, placements)
    if asked is None:
        return planner.with_ways_out(planner.earliest(0), None)
    if found := planner.solved_for(asked):
        return planner.with_ways_out(found, asked)
    bare = meal.without_air()
    if bare and (found := planner.planner_for(bare, placements).solved_for(asked)):
        return planner.with_ways_out(found, asked)._replace(has_air=False)
    offered = planner.with_ways_out(planner.earliest(asked), asked)
    quick = planner.planner_for(bare or meal, _QUICK)
    return offered._replace(
        dishes_to_leave_out=quick.dishes_to_leave_out(asked), longer_waits=quick.longer_waits(asked)
    )


def waiting_beyond(problem: Problem, starts: Starts) -> dict[str, int]:
    """Return the dishes that are ready too early, and for how many minutes too long they wait."""
    early = {one.dish: one.at - ready - one.may_wait for one, ready in problem.ready_times(starts)}
    return {dish: beyond for dish, beyond in early.items() if beyond > 0}


class _Planner:
    """Plans a meal for several serving times; the plan for one is the start of the search for the next.

    All times are whole minutes from now; `placements` limits the effort of a search.
    """

    def __init__(self, meal: Outline, make_chance: ChanceMaker, placements: int, limits: Limits | None = None) -> None:
        self._meal = meal
        self._make_chance = make_chance
        self._placements = placements
        self._limits = limits
        self._free: Solved | None = None

    def planner_for(self, meal: Outline, placements: int) -> "_Planner":
        """Return a planner of a similar meal: other dishes of it, another kitchen, or without air."""
        return _Planner(meal, self._make_chance, placements, self._limits)

    def solved_for(self, until: int, hint: Starts | None = None, placements: int | None = None) -> Solved | None:
        """Return the plan for a serving time, if there is one; `placements` are the usual ones if not given."""
        if lateness(self._meal.problem(until).problem) > 0:
            return None
        if self._free and self._free.lead <= until:
            return self._moved(self._free, until)
        effort = self._placements if placements is None else placements
        tries = min(_TRIES, effort)
        found = self._solved(until, SPAN, hint, tries)
        if effort > tries and (found.works or found.solution.too_early <= _NEAR):
            better = self._solved(until, SPAN, found.solution.starts, effort - tries)
            found = min(found, better, key=lambda one: (not one.works, one.solution.cost))
        return found if found.works else None

    def earliest(self, least: int) -> Solved:
        """Return the plan for the earliest serving time from `least` minutes on."""
        least += lateness(self._meal.problem(least).problem)
        free = self._unhurried()
        if free is None:
            return self._first_that_works(least)
        if free.lead <= least:
            return self._moved(free, least)
        hasty = self._solved(_FAR, _HASTE, None, min(_TRIES, self._placements))
        until = max(least, min(free.lead, hasty.lead))
        fitting = [self._moved(one, until) for one in (free, hasty) if one.lead <= until]
        if bound := self.solved_for(until, hasty.solution.starts):
            fitting.append(bound)
        return min(fitting, key=lambda one: one.solution.cost)

    def _first_that_works(self, least: int) -> Solved:
        """Try later and later serving times, then those between the last two, and improve the plan for the first."""
        tries = min(_TRIES, self._placements)
        low, high, step = least - 1, least, 1
        while (found := self.solved_for(high, None, tries)) is None and step < _FAR:
            low, high, step = high, high + step, 2 * step
        best = found or self._solved(high, SPAN, None, self._placements)
        while high - low > 1:
            middle = (low + high) // 2
            if found := self.solved_for(middle, best.solution.starts, tries):
                best, high = found, middle
            else:
                low = middle
        better = self.solved_for(high, best.solution.starts)
        return better if better and better.solution.cost < best.solution.cost else best

    def with_ways_out(self, found: Solved, asked: int | None) -> MealPlan:
        """Return the result as a plan, with ways out if a dish waits longer than it may."""
        problem, starts = found.problem, found.solution.starts
        air = tuple(gap for gap in found.built.air if gap.before in starts)
        until = -(problem.now or 0)
        plan = MealPlan(problem, starts, cost(problem, starts), air, until, asked, found.longer)
        if not waiting_beyond(problem, starts):
            return plan
        return plan._replace(later=self._later(until), another_cook_helps=self._another_cook_helps(until))

    def _later(self, until: int) -> int | None:
        """Return the minutes to a serving time at which no dish waits longer than it may, if there is one."""
        free = self._unhurried()
        if free is None or free.lead <= until or waiting_beyond(free.problem, free.solution.starts):
            return None
        return free.lead

    def _another_cook_helps(self, until: int) -> bool:
        """Return whether no dish waits longer than it may with one cook more."""
        found = self.planner_for(self._meal.with_another_cook(), _QUICK).solved_for(until)
        return found is not None and not waiting_beyond(found.problem, found.solution.starts)

    def dishes_to_leave_out(self, asked: int) -> tuple[str, ...]:
        """Return the dishes that make the requested time possible if any single one of them is left out."""
        if len(self._meal.dishes) < 2:
            return ()
        meals = (
            (dish, self.planner_for(self._meal.without_dish(dish), self._placements)) for dish in self._meal.dishes
        )
        return tuple(dish for dish, planner in meals if planner.solved_for(asked))

    def longer_waits(self, asked: int) -> tuple[LongerWait, ...]:
        """Return longer waits with which the requested time is possible; none if they would be too many or too long."""
        strict = self._meal.problem(asked)
        waits = tuple(
            wait if wait.most is None else wait._replace(most=None, cost=wait.cost + _STRETCHING)
            for wait in strict.problem.waits
        )
        patient = strict._replace(problem=strict.problem._replace(waits=waits))
        found = solved(patient, self._make_chance, self._placements, SPAN, None, {})
        if not found.works:
            return ()
        longer = found._replace(waits=strict.problem.waits).longer
        is_fair = len(longer) <= _MOST_LONGER and all(one.minutes <= _LONGEST_MORE for one in longer)
        return longer if is_fair else ()

    def _unhurried(self) -> Solved | None:
        """Return the plan for a distant serving time, which is not constrained by `now`; None if tasks are running."""
        if self._free is None and not any(task.fixed is not None for task in self._meal.problem(0).problem.tasks):
            self._free = self._solved(_FAR, SPAN, None, min(_TRIES, self._placements))
        return self._free

    def _solved(self, until: int, span: float, hint: Starts | None, placements: int) -> Solved:
        built = self._meal.problem(until)
        if self._limits is None:
            self._limits = possible_limits(built.problem, self._make_chance)
        return solved(built, self._make_chance, placements, span, hint, self._limits)

    def _moved(self, found: Solved, until: int) -> Solved:
        """Return the same plan for another serving time."""
        built = self._meal.problem(until)
        problem = built.problem._replace(waits=found.built.problem.waits)
        return found._replace(built=built._replace(problem=problem), solution=found.solution._replace(problem=problem))
