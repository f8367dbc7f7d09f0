"""The plan of a session: making it from the dishes, accepting it, and changing it after a slip."""

import random
from collections.abc import Mapping
from functools import lru_cache

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.decide.decision import Refused
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.plan import AcceptedPlan, PlannedDish, PlannedStart, PlanState, PlanView, Problem, Room, Task
from kitchen_tui.cooking.session import Session
from kitchen_tui.kitchen.own_times import own_times, with_own_times
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.text import numbered
from kitchen_tui.planning.meal import Meal, MealPlan, plan_meal
from kitchen_tui.planning.problem import Built, Order, build
from kitchen_tui.planning.progress import TaskProgress, open_problem, patient, task_progress
from kitchen_tui.planning.repair import Repaired, recovered, without_air

_SEED = 1


def make_chance() -> random.Random:
    """Return the random generator for the search, with a constant seed so that plans are reproducible."""
    return random.Random(_SEED)  # noqa: S311 -- reproducible, not secret


def session_orders(session: Session, offsets: Mapping[str, int] | None = None) -> tuple[Order, ...]:
    """Return the dishes of the session as a meal. `offsets` maps dish ids to minutes; others are due as accepted."""
    accepted = {one.dish: one.offset for one in session.plan.plan.dishes} if session.plan else {}
    offsets = {**accepted, **(offsets or {})}
    dishes = [dish for dish in session.dishes.values() if dish.recipe.steps]
    names = numbered((dish.recipe.name for dish in dishes), "-")
    return tuple(Order(name, dish.recipe, offsets.get(dish.id, 0)) for name, dish in zip(names, dishes, strict=True))


def plan_session(
    kitchen: Kitchen,
    serve_ms: int | None,
    room: Room,
    air: int,
    offsets: Mapping[str, int] | None = None,
    learns: bool = True,
) -> tuple[Meal, MealPlan, AcceptedPlan]:
    """Plan the rest of the session's dishes for `serve_ms`, or for the earliest time. Raises PlanError."""
    return session_meal(kitchen, room, air, offsets, learns).planned(serve_ms)


def session_meal(
    kitchen: Kitchen, room: Room, air: int, offsets: Mapping[str, int] | None = None, learns: bool = True
) -> "SessionMeal":
    """Return the rest of the session's dishes as a meal to plan. Raises PlanError.

    With `learns`, the cook's own times replace those of the recipes.
    """
    session = kitchen.session
    orders = session_orders(session, offsets)
    if learns:
        times = own_times(kitchen.journal, {order.recipe.name for order in orders}, session.id)
        orders = with_own_times(orders, times)
    dishes = [dish for dish in session.dishes.values() if dish.recipe.steps]
    names = tuple(PlannedDish(one.name, dish.id, one.offset) for one, dish in zip(orders, dishes, strict=True))
    return SessionMeal.from_session(session, kitchen.now(), Meal(orders, room, air), names)


class SessionMeal(NamedTuple):
    """The rest of a session's dishes: finished tasks are left out, and running ones are not moved.

    `progress` is in minutes from `now`. It is immutable, so that it can be planned in a thread.
    """

    session: Session
    now: Instant
    meal: Meal
    names: tuple[PlannedDish, ...]
    progress: Mapping[str, TaskProgress]

    @classmethod
    def from_session(cls, session: Session, now: Instant, meal: Meal, names: tuple[PlannedDish, ...]) -> "SessionMeal":
        """Return the rest of a meal whose dishes the session has begun."""
        rest = cls(session, now, meal, names, {})
        return rest._replace(progress=task_progress(session, PlanState(rest.draft(0)), now))

    @property
    def dishes(self) -> tuple[str, ...]:
        return self.meal.dishes

    def planned(self, serve_ms: int | None) -> tuple[Meal, MealPlan, AcceptedPlan]:
        """Return the plan for a serving time, or for the earliest one, and the plan to accept."""
        begin_ms = self._begin_ms
        asked = None if serve_ms is None else max(0, (serve_ms - begin_ms) // MINUTE)
        plan = plan_meal(self, asked, make_chance)
        draft = self.draft(self.meal.air if plan.has_air else 0)
        endless = {(wait.first, wait.then) for wait in plan.problem.waits if wait.most is None}
        begun = [PlannedStart(name, one.start - plan.until, one.minutes) for name, one in self.progress.items()]
        starts = {start.task: start for start in (*_starts(plan.starts), *begun)}
        accepted = draft._replace(
            serve_ms=begin_ms + plan.until * MINUTE,
            problem=draft.problem.without_limits(lambda wait: (wait.first, wait.then) in endless),
            starts=tuple(starts.values()),
            air=plan.air,
        )
        return self.meal, plan, accepted

    @property
    def _begin_ms(self) -> int:
        """Return the next full minute."""
        return -(-self.now.wall_ms // MINUTE) * MINUTE

    def without_dish(self, dish: str) -> "SessionMeal":
        names = tuple(one for one in self.names if one.name != dish)
        return self.from_session(self.session, self.now, self.meal.without_dish(dish), names)

    def without_air(self) -> "SessionMeal | None":
        meal = self.meal.without_air()
        return self._replace(meal=meal) if meal else None

    def with_another_cook(self) -> "SessionMeal":
        return self._replace(meal=self.meal.with_another_cook())

    def draft(self, air: int) -> AcceptedPlan:
        """Return a plan of the dishes before any of them is begun."""
        built = build(self.meal.orders, self.meal.room, None, air)
        starts = _starts({task.id: 1 for task in built.problem.tasks})
        return AcceptedPlan(self._begin_ms, built.problem, starts, self.names, built.air)

    def problem(self, until: int) -> Built:
        if not self.progress:
            return self.meal.problem(until)
        draft = self.draft(self.meal.air)
        plan = draft._replace(serve_ms=draft.serve_ms + until * MINUTE)
        progress = {name: one._replace(start=one.start - until) for name, one in self.progress.items()}
        return Built(patient(open_problem(plan, progress, -until)), draft.air)


def _starts(starts: Mapping[str, int]) -> tuple[PlannedStart, ...]:
    return tuple(PlannedStart(name, at) for name, at in starts.items())


def answer_delay(view: PlanView, answer: str) -> commands.Command:
    """Return the command for an answer to a delay: "move", "hold" or "leave". Raises Refused.

    Dinner can be moved or held as long as it is late, also after the delay was left as it is.
    """
    if view.slip is None and (answer == "leave" or not view.behind):
        raise Refused("The delay is already left as it is." if view.behind else "Nothing is late.")
    if answer == "leave":
        return commands.LeaveSlip(view.slip.moved if view.slip else 0)
    if answer == "move" and not view.behind:
        raise Refused("Dinner itself is not late, so it need not move.")
    return commands.AcceptPlan(moved_plan(view) if answer == "move" else held_plan(view))


def moved_plan(view: PlanView) -> AcceptedPlan:
    """Return the plan with dinner moved to its expected time, or to an earlier one that another order of the tasks
    allows.

    If another order even keeps the old time, the order is not changed: that is what `held_plan` does.
    """
    after = _recovered(view)
    if not after.lateness:
        after = Repaired(view.starts, {"": view.behind}, view.stretched)
    by = after.lateness
    plan = _as_it_is(view, after)
    starts = tuple(start._replace(at=start.at - by) for start in plan.starts)
    return plan._replace(serve_ms=plan.wall_ms(by), starts=starts)


def is_in_time(view: PlanView) -> bool:
    """Return whether all dishes can be on time in another order."""
    return not _recovered(view).lateness


def held_plan(view: PlanView) -> AcceptedPlan:
    """Return the plan with dinner at its old time; dishes that are late are served later."""
    after = _recovered(view)
    plan = _as_it_is(view, after)
    landings = tuple(one._replace(at=one.at + after.late.get(one.dish, 0)) for one in plan.problem.landings)
    return plan._replace(
        problem=plan.problem._replace(landings=landings),
        dishes=tuple(one._replace(offset=one.offset + after.late.get(one.name, 0)) for one in plan.dishes),
    )


def _as_it_is(view: PlanView, after: Repaired) -> AcceptedPlan:
    """Return the plan with the starts and longer waits of `after`, and the expected lengths of the running tasks."""
    running = {
        task.id: task.minutes - _rounded_up(view, task)
        for task in view.problem.tasks
        if task.fixed is not None and not task.keeps
    }
    starts = view.plan.planned | dict(after.starts)
    return view.plan._replace(
        problem=view.plan.problem.without_limits(lambda wait: (wait.first, wait.then) in after.stretched),
        starts=tuple(PlannedStart(name, at, running.get(name, 0)) for name, at in starts.items()),
    )


def _rounded_up(view: PlanView, task: Task) -> int:
    """Return the extra minute of a running task if the current minute is not over yet."""
    now = view.problem.now
    return int(now is not None and view.now < now and (task.fixed or 0) + task.minutes == now + 1)


def _recovered(view: PlanView) -> Repaired:
    problem = without_air(view.problem, view.plan.offsets, view.plan.air)
    return _best_order(problem, tuple(view.plan.planned.items()))


@lru_cache(maxsize=4)
def _best_order(problem: Problem, planned: tuple[tuple[str, int], ...]) -> Repaired:
    """Return the best order after a slip; cached, because it is needed with every paint."""
    return recovered(problem, dict(planned), make_chance())
