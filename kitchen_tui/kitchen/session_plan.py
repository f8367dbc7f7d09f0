"""The plan of a session: making it from its dishes, accepting it, and changing it after a slip."""

import random
from collections.abc import Mapping

from kitchen_tui.cooking.plan import AcceptedPlan, PlannedDish, PlannedStart, PlanState, PlanView, Problem, Room
from kitchen_tui.cooking.session import Session
from kitchen_tui.kitchen.own_times import own_times, with_own_times
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.planning.meal import Meal, MealPlan, dish_names, plan_meal, solved
from kitchen_tui.planning.problem import Built, Order, build
from kitchen_tui.planning.progress import Fact, facts_of, fits, open_problem, patient
from kitchen_tui.planning.repair import Repaired, recovered, without_air
from kitchen_tui.planning.solver import DEFAULT_PLACEMENTS, THOROUGH_PLACEMENTS

_SEED = 1
_PLACEMENTS = 400
"""Placements for each serving time that is tried."""
_LATER, _MOST_LATER = 5, 24 * 60
"""If a serving time does not work, the next is tried this many minutes later, up to the second figure."""


def make_chance() -> random.Random:
    """The generator of the plan's search: the same each time, so that a plan can be repeated."""
    return random.Random(_SEED)  # noqa: S311 -- repeatable, not secret


def session_orders(session: Session, offsets: Mapping[str, int] | None = None) -> tuple[Order, ...]:
    """The dishes of the session as a meal; `offsets` are minutes by dish id, else those of the accepted plan."""
    if offsets is None:
        offsets = {one.dish: one.offset for one in session.plan.plan.dishes} if session.plan else {}
    dishes = [dish for dish in session.dishes.values() if dish.recipe.steps]
    names = dish_names([dish.recipe.name for dish in dishes])
    return tuple(Order(name, dish.recipe, offsets.get(dish.id, 0)) for name, dish in zip(names, dishes, strict=True))


def plan_session(
    kitchen: Kitchen,
    serve_ms: int | None,
    room: Room,
    air: int,
    offsets: Mapping[str, int] | None = None,
    learns: bool = True,
) -> tuple[Meal, MealPlan, AcceptedPlan]:
    """Plan what is left of the session's dishes for `serve_ms`, or for the earliest time. Raises CycleError.

    Finished tasks are left out, running ones stay where they are. If it `learns`, the cook's own times replace those of
    the recipes.
    """
    session, now = kitchen.session, kitchen.now()
    begin_ms = -(-now.wall_ms // MINUTE) * MINUTE
    orders = session_orders(session, offsets)
    if learns:
        times = own_times(kitchen.journal, {order.recipe.name for order in orders}, session.id)
        orders = with_own_times(orders, times)
    meal = Meal(orders, room, air)
    asked = None if serve_ms is None else max(0, (serve_ms - begin_ms) // MINUTE)
    dishes = [dish for dish in session.dishes.values() if dish.recipe.steps]
    names = tuple(PlannedDish(one.name, dish.id, one.offset) for one, dish in zip(meal.orders, dishes, strict=True))
    whole = build(meal.orders, room, None, air)
    draft = AcceptedPlan(begin_ms, whole.problem, _starts(dict.fromkeys(_ids(whole.problem), 0)), names, whole.air)
    facts = facts_of(session, PlanState(draft), now)
    if facts:
        plan = _plan_rest(session, draft, facts, asked)
    else:
        plan = plan_meal(meal, asked, make_chance, THOROUGH_PLACEMENTS)
        draft = draft._replace(problem=build(meal.orders, room, None, 0 if not plan.has_air else air).problem)
    starts = {name: fact.start - plan.until for name, fact in facts.items()} | dict(plan.starts)
    waits = {(wait.first, wait.then): wait for wait in plan.problem.waits} if not facts else {}
    problem = draft.problem._replace(
        waits=tuple(waits.get((wait.first, wait.then), wait) for wait in draft.problem.waits)
    )
    accepted = AcceptedPlan(begin_ms + plan.until * MINUTE, problem, _starts(starts), names, plan.air)
    return meal, plan, accepted


def _plan_rest(session: Session, draft: AcceptedPlan, facts: Mapping[str, Fact], asked: int | None) -> MealPlan:
    """The plan of what is left: for the asked time, or else for the earliest that works."""
    rest = open_problem(session, draft, {name: fact._replace(over=True) for name, fact in facts.items()}, 0)
    free = solved(Built(rest._replace(now=None)), make_chance, DEFAULT_PLACEMENTS).solution
    running = [fact.start + fact.minutes for fact in facts.values() if not fact.over]
    least = max([0, *running, *(-start for start in free.starts.values())])
    tries = [asked] if asked is not None else []
    tries += [least + more for more in range(0, _MOST_LATER, _LATER) if asked is None or least + more > asked]
    for until in tries:
        plan = draft._replace(serve_ms=draft.serve_ms + until * MINUTE)
        shifted = {name: fact._replace(start=fact.start - until) for name, fact in facts.items()}
        problem = patient(open_problem(session, plan, shifted, -until))
        found = solved(Built(problem), make_chance, _PLACEMENTS)
        if not found.solution.too_early and fits(problem):
            break
    air = tuple(gap for gap in draft.air if gap.before in found.solution.starts)
    solution = found.solution
    return MealPlan(solution.problem, solution.starts, solution.cost, air, until, asked, found.relaxed)


def _ids(problem: Problem) -> list[str]:
    return [task.id for task in problem.tasks]


def _starts(starts: Mapping[str, int]) -> tuple[PlannedStart, ...]:
    return tuple(PlannedStart(name, at) for name, at in starts.items())


def moved_plan(view: PlanView) -> AcceptedPlan:
    """The plan with dinner as late as it has become: everything else follows."""
    after = _recovered(view)
    by = after.lateness
    plan = _patient(view.plan, after)
    starts = {start.task: start.at for start in plan.starts} | dict(after.starts)
    return plan._replace(serve_ms=plan.wall_ms(by), starts=_starts({name: at - by for name, at in starts.items()}))


def held_plan(view: PlanView) -> AcceptedPlan:
    """The plan with dinner when it was: what is late comes to the table by itself, later."""
    after = _recovered(view)
    plan = _patient(view.plan, after)
    starts = {start.task: start.at for start in plan.starts} | dict(after.starts)
    landings = tuple(one._replace(at=one.at + after.late.get(one.dish, 0)) for one in plan.problem.landings)
    return plan._replace(
        problem=plan.problem._replace(landings=landings),
        starts=_starts(starts),
        dishes=tuple(one._replace(offset=one.offset + after.late.get(one.name, 0)) for one in plan.dishes),
    )


def _patient(plan: AcceptedPlan, after: Repaired) -> AcceptedPlan:
    """Return the plan with longer waits, which the cook has accepted."""
    waits = tuple(
        wait._replace(most=None) if (wait.first, wait.then) in after.stretched else wait for wait in plan.problem.waits
    )
    return plan._replace(problem=plan.problem._replace(waits=waits))


def _recovered(view: PlanView) -> Repaired:
    due = {dish.name: dish.offset for dish in view.plan.dishes}
    planned = {start.task: start.at for start in view.plan.starts}
    return recovered(without_air(view.problem, due, view.plan.air), planned, make_chance())
