"""Waits that no plan can keep, and dishes that wait longer than they may: the plan says so, and offers ways out."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.plan import Room
from kitchen_tui.kitchen.session_plan import plan_session
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.recipe import Hold, Recipe
from kitchen_tui.planning import limits
from kitchen_tui.planning.limits import possible_limits
from kitchen_tui.planning.meal import Meal, MealPlan, plan_meal, waiting_beyond
from kitchen_tui.planning.plan_text import say_plan
from kitchen_tui.planning.problem import Order, build
from kitchen_tui.planning.rules import cost
from kitchen_tui.planning.solver import Unsolved
from kitchen_tui.planning.step_tasks import PlanError
from kitchen_tui.testing import KitchenHarness
from tests.planning.dishes import written
from tests.planning.planned import broken, seeded, seen
from tests.planning.test_problem import made, step, timer


def plan_of(recipe: Recipe, asked: int | None = 600) -> tuple[Meal, MealPlan]:
    meal = Meal((Order("dish", recipe),), Room(cooks=2), 0)
    return meal, plan_meal(meal, asked, seeded, 60)


def test_a_search_that_always_fails_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "solve", lambda *arguments: Unsolved("s1", ""))
    with pytest.raises(PlanError, match="no plan was found"):
        plan_of(made(step("Boil", 5)))


BOIL = step("Boil", 0, timer("boil", 4, urgency="critical"), hands=False, heat="high")
REST = step("Rest", 0, timer("rest", 6), hands=False, alongside=("s1",))
SEAR = step("Sear", 0, timer("sear", 4, urgency="critical"), heat="high")

CONTRADICTIONS = [
    pytest.param(made(BOIL, REST), [("Boil", "Rest", 2)], id="boiled for less time than what runs beside it"),
    pytest.param(made(BOIL, REST, step("Serve", 2, after=("s1",))), [], id="which is over when it is served"),
    pytest.param(made(SEAR, step("Toss", 2)), [], id="at once is possible"),
]


@pytest.mark.parametrize(("recipe", "longer"), CONTRADICTIONS)
def test_a_recipe_that_contradicts_itself_waits_no_longer_than_it_must(
    recipe: Recipe, longer: list[tuple[str, str, int]]
) -> None:
    meal, plan = plan_of(recipe)
    names = {task.id: task.name for task in plan.problem.tasks}
    assert [(names[one.first], names[one.then], one.minutes) for one in plan.relaxed] == longer
    assert not broken(plan.problem, plan.starts)
    sentences = " ".join(say_plan(meal, plan, str))
    for first, then, minutes in longer:
        assert f"“{first}” waits {minutes} min longer than it should before “{then}”." in sentences
    assert ("longer than it should before" in sentences) == bool(longer)


@pytest.mark.parametrize(("recipe", "longer"), CONTRADICTIONS)
def test_limits_and_costs_that_the_plan_keeps_are_those_of_the_recipe(
    recipe: Recipe, longer: list[tuple[str, str, int]]
) -> None:
    _, plan = plan_of(recipe)
    strict = build((Order("dish", recipe),), Room(cooks=2), -600, 0).problem
    changed = [(one, other) for one, other in zip(strict.waits, plan.problem.waits, strict=True) if one != other]
    assert len(changed) == len(longer)
    assert all(other == one._replace(most=None) for one, other in changed)
    assert plan.cost == cost(plan.problem, plan.starts)


def test_one_cook_cannot_start_a_timer_during_short_hot_work() -> None:
    """No arithmetic of the waits shows that, only a search."""
    problem = build((Order("dish", made(SEAR, REST, step("Serve", 2, after=("s1",)))),), Room(), None, 0).problem
    assert possible_limits(problem, seeded)
    assert not possible_limits(problem._replace(room=Room(cooks=2)), seeded)


@pytest.mark.parametrize(("timers", "until"), [("9+10", 10), ("20+21", 21), ("4+5", 6)])
@pytest.mark.parametrize("asked", [0, 1, 4])
def test_an_impossible_time_is_answered_while_one_of_two_timers_runs(timers: str, until: int, asked: int) -> None:
    """The other one, which should run beside it, has not been started; nor can it while the cook ends the first."""
    stove = KitchenHarness()
    stove.do(do.StartDish(written("fry", f"Fry | {timers} | off 'medium'")), do.StartNextTimer())
    stove.clock.advance(3 * MINUTE)
    now_ms = stove.kitchen.now().wall_ms
    _, plan, accepted = plan_session(stove.kitchen, now_ms + asked * MINUTE, Room(), 0)
    assert plan.until == until
    assert not broken(plan.problem, plan.starts)
    stove.do(do.AcceptPlan(accepted))
    assert seen(stove).behind == 0


# A dish that waits too long ------------------------------------------------------------------------------------------


def dish(title: str, hold: int, *, minutes: int = 10) -> Recipe:
    recipe = made(step(f"Fry {title}", 0, timer("fry", minutes), heat="high"), holds=Hold(hold * MINUTE))
    return recipe._replace(title=title, name=title.lower())


def crowded(cooks: int = 1) -> Meal:
    """Return two dishes that one cook cannot finish at the same time, and neither may wait long."""
    orders = tuple(Order(name.lower(), dish(name, 2)) for name in ("Eggs", "Trout"))
    return Meal(orders, Room(cooks), 0)


@pytest.mark.parametrize("asked", [None, 240])
def test_a_dish_that_waits_too_long_is_reported_first_with_alternatives(asked: int | None) -> None:
    meal = crowded()
    plan = plan_meal(meal, asked, seeded, 60)
    ((name, beyond),) = waiting_beyond(plan.problem, plan.starts).items()
    assert beyond == 8
    first, ways, *_ = say_plan(meal, plan, str)
    title = {"eggs": "Eggs", "trout": "Trout"}[name]
    assert first.endswith(f", but {title} waits 8 min longer than it should.")
    assert first.startswith("0 works" if asked else "The earliest time is 0")
    assert ways == f"Better: serve {title} at -10; or cook with two."


def test_no_warning_if_no_dish_waits_too_long() -> None:
    meal = crowded(cooks=2)
    plan = plan_meal(meal, 240, seeded, 60)
    assert not waiting_beyond(plan.problem, plan.starts)
    sentences = say_plan(meal, plan, str)
    assert not any("longer than" in sentence or "Better" in sentence for sentence in sentences)


def test_a_later_time_is_offered_if_no_dish_waits_too_long_then() -> None:
    """Two dishes that are fried in turn fit one after the other only if there is time for it."""
    stew = Order("stew", dish("Stew", 120, minutes=40))
    meal = Meal((stew, Order("eggs", dish("Eggs", 2, minutes=8))), Room(), 0)
    plan = plan_meal(meal, 48, seeded, 200)
    assert not waiting_beyond(plan.problem, plan.starts), "the stew is first"
    soon = Meal((stew, *crowded(cooks=2).orders), Room(cooks=2), 0)
    plan = plan_meal(soon, None, seeded, 200)
    assert bool(waiting_beyond(plan.problem, plan.starts)) == (plan.later is not None)


@pytest.mark.parametrize(
    ("room", "others"), [(Room(), "; or eat at 10; or cook with two"), (Room(burners=1), "; or eat at 10")]
)
def test_ten_minutes_later_no_dish_waits_if_the_eggs_are_fried_last(room: Room, others: str) -> None:
    """On a single burner another cook would be of no help."""
    braise = step("Braise", 0, timer("braise", 40), hands=False, heat="oven, 150 °C")
    stew = made(braise, step("Finish", 3, heat="medium"), holds=Hold(20 * MINUTE))
    meal = Meal((Order("stew", stew._replace(title="Stew")), Order("eggs", dish("Eggs", 2))), room, 0)
    plan = plan_meal(meal, None, seeded, 60)
    assert say_plan(meal, plan, str)[:2] == [
        "The earliest time is 0, if you start now, but Eggs waits 1 min longer than it should.",
        f"Better: serve Eggs at -3{others}.",
    ]
    assert plan.later == plan.until + 10
    later = plan_meal(meal, plan.later, seeded, 60)
    assert not waiting_beyond(later.problem, later.starts)
