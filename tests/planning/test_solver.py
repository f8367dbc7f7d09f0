"""Plans of many menus: valid by an independent count, close to the optimum, and reproducible."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.cooking.plan import Landing, Omission, Problem, Room, Task, Wait
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.recipe import Hold
from kitchen_tui.planning.limits import LongerWait, solved
from kitchen_tui.planning.meal import Meal, MealPlan, plan_meal, waiting_beyond
from kitchen_tui.planning.plan_text import say_plan
from kitchen_tui.planning.problem import Built, Order, build
from kitchen_tui.planning.rules import cost, lateness, violations
from kitchen_tui.planning.solver import Solution, Unsolved, solve
from tests.planning.dishes import menu, recipe, written
from tests.planning.planned import broken, seeded
from tests.planning.test_problem import made, step

STORED = json.loads((Path(__file__).parent / "menus.json").read_text(encoding="utf-8"))
ROOMS = (Room(), Room(cooks=2), Room(burners=2, shelves=1, oven_change=15))


def problem_of(plain: dict[str, Any]) -> Problem:
    return Problem(
        tuple(Task(**task) for task in plain["tasks"]),
        tuple(Wait(w["from"], w["to"], w["least"], w["most"], w["cost"]) for w in plain["waits"]),
        tuple(Landing(**landing) for landing in plain["landings"]),
        tuple(Omission(**omission) for omission in plain["omitted"]),
        Room(**plain["kitchen"]),
        plain["now"],
    )


@pytest.mark.no_cover
@pytest.mark.parametrize("first", [0, *(pytest.param(first, marks=pytest.mark.deep) for first in range(20, 200, 20))])
def test_two_hundred_menus_get_valid_plans(first: int) -> None:
    for seed in range(first, first + 20):
        problem = build(menu(seed), ROOMS[seed % len(ROOMS)]).problem
        plan = solve(problem, seeded(), 60)
        assert isinstance(plan, Solution), seed
        assert not broken(problem, plan.starts), seed
        assert not violations(problem, plan.starts), seed
        assert plan.starts.keys() == {task.id for task in problem.tasks}


def test_no_step_is_left_out_without_a_reason() -> None:
    for seed in range(200):
        orders = menu(seed)
        problem = build(orders, Room()).problem
        planned = {(task.dish, task.step) for task in problem.tasks}
        omitted = {(one.dish, one.step): one.why for one in problem.omitted}
        for order in orders:
            for number in range(1, len(order.recipe.steps) + 1):
                assert (order.name, number) in planned or omitted[order.name, number]


@pytest.mark.no_cover
def test_the_stored_menus_come_close_to_their_optimum() -> None:
    """Their optimal costs were computed by an exact solver."""
    over = []
    for stored in STORED:
        plan = solve(problem_of(stored["problem"]), seeded())
        assert isinstance(plan, Solution)
        over.append(plan.cost / stored["optimum"] - 1)
    assert min(over) > -0.001
    assert sum(over) / len(over) <= 0.02
    assert max(over) <= 0.10


@pytest.mark.no_cover
def test_the_same_problem_gets_the_same_plan() -> None:
    problem = build(menu(7), Room()).problem
    assert solve(problem, seeded(), 200) == solve(problem, seeded(), 200)


def test_the_cost_of_a_solution_follows_the_rules() -> None:
    problem = build(menu(3), Room()).problem
    plan = solve(problem, seeded(), 100)
    assert isinstance(plan, Solution)
    assert plan.cost == cost(problem, plan.starts)


@pytest.mark.no_cover
@given(st.integers(0, 199), st.data())
def test_the_rules_agree_with_an_independent_count(seed: int, data: st.DataObject) -> None:
    """For valid plans, and for plans with some tasks moved."""
    problem = build(menu(seed), Room()).problem
    plan = solve(problem, seeded(), 0)
    assert isinstance(plan, Solution)
    starts = dict(plan.starts)
    for name in data.draw(st.lists(st.sampled_from(sorted(starts)), max_size=2)):
        starts[name] += data.draw(st.integers(-15, 15))
    assert bool(violations(problem, starts)) == bool(broken(problem, starts))


@pytest.mark.parametrize(
    ("starts", "sentence"),
    [
        ({"a": -50, "b": -20, "c": -5}, None),
        ({"b": -20, "c": -5}, "a has no start"),
        ({"a": -59, "b": -20, "c": -5}, "a starts at -59, before -55"),
        ({"a": -50, "b": -21, "c": -5}, "b is running since -20, not -21"),
        ({"a": -50, "b": -20, "c": -6}, "b to c: 14, not 15 to 20"),
        ({"a": -50, "b": -20, "c": -4}, "d lands at 1, after 0"),
        ({"a": -39, "b": -20, "c": -5}, "oven: a at 200 and b at 180"),
    ],
)
def test_each_broken_rule_is_named(starts: dict[str, int], sentence: str | None) -> None:
    tasks = (
        Task("a", "d", 1, "Roast", 10, oven_c=200, earliest=-55),
        Task("b", "d", 2, "Bake", 10, oven_c=180, fixed=-20),
        Task("c", "d", 3, "Carve", 5, hands=True),
    )
    problem = Problem(tasks, (Wait("b", "c", 15, 20),), (Landing("d", "c", 0, 10, 1.0),), (), Room(), -60)
    assert violations(problem, starts) == ([sentence] if sentence else [])


def test_a_wait_that_cannot_be_kept_is_named() -> None:
    """Two critical steps after one cannot both follow at once with one cook."""
    tasks = tuple(Task(name, "d", at, name, 5, hands=True) for at, name in enumerate("abc", 1))
    waits = (Wait("a", "b", 5, 5), Wait("a", "c", 5, 5), Wait("b", "c", -20, 20))
    problem = Problem(tasks, waits, (Landing("d", "c", 0, 10, 1.0), Landing("d", "b", 0, 10, 1.0)))
    failed = solve(problem, seeded(), 50)
    assert isinstance(failed, Unsolved)
    assert failed.first == "a"


def test_a_limit_that_a_running_task_makes_impossible_is_lifted() -> None:
    """The sauce should be ready just when the pasta goes in, but the cook has been chopping herbs until then."""
    tasks = (
        Task("herbs", "d", 1, "Chop", 10, hands=True, fixed=-20),
        Task("sauce", "d", 2, "Stir", 5, hands=True),
        Task("pasta", "d", 3, "Boil", 12, fixed=-12),
    )
    problem = Problem(tasks, (Wait("sauce", "pasta", 5, 5),), (Landing("d", "pasta", 0, 10, 1.0),))
    assert solve(problem, seeded(), 50) == Unsolved("sauce", "pasta")
    found = solved(Built(problem), seeded, 50)
    assert not broken(found.problem, found.solution.starts)
    assert found.longer == (LongerWait("sauce", "pasta", 8),)


@pytest.mark.parametrize("before", ["", "Peel | t10 | on\n", "Season | | on\nOil the tin | | on | w1\n"])
@pytest.mark.parametrize("timers", ["50+20+5", "10+10", "2+2", "1+1", "3+4", "10+10+10", "6>4+10"])
@pytest.mark.parametrize("hands", ["off 'oven, 220 °C'", "on 'high'", ""])
def test_a_last_step_with_several_timers_can_be_planned(before: str, timers: str, hands: str) -> None:
    roast = written("roast", f"{before}Roast | {timers} | {hands}")
    problem = build([Order("roast", roast)], Room()).problem
    plan = solve(problem, seeded(), 60)
    assert isinstance(plan, Solution)
    assert not broken(problem, plan.starts)


# A meal ---------------------------------------------------------------------------------------------------------------


def planned(seed: int, asked: int | None, placements: int = 100) -> MealPlan:
    return plan_meal(Meal(menu(seed), Room(), 5), asked, seeded, placements)


@pytest.mark.parametrize("seed", [0, 4, *(pytest.param(seed, marks=pytest.mark.deep) for seed in range(8, 40, 4))])
def test_without_a_time_it_is_the_earliest_and_starts_now(seed: int) -> None:
    plan = planned(seed, None)
    assert not broken(plan.problem, plan.starts)
    assert plan.problem.now == -plan.until
    sooner = plan_meal(Meal(menu(seed), Room(), 5), plan.until, seeded, 100)
    assert sooner.until == plan.until


@pytest.mark.parametrize("seed", [0, 4, *(pytest.param(seed, marks=pytest.mark.deep) for seed in range(8, 40, 4))])
def test_a_time_that_works_is_kept_and_one_that_does_not_gets_an_offer(seed: int) -> None:
    plan = planned(seed, 24 * 60)
    assert plan.until == 24 * 60
    late = planned(seed, 10)
    assert late.until > 10
    assert not broken(late.problem, late.starts)


def test_a_time_before_the_longest_chain_is_refused_without_a_search() -> None:
    searches = 0

    def counted() -> random.Random:
        nonlocal searches
        searches += 1
        return seeded()

    meal = Meal((Order("stew", recipe("beef stew")),), Room(), 5)
    plan = plan_meal(meal, 1, counted, 60)
    assert plan.until > 1
    offering = searches
    searches = 0
    assert plan_meal(meal, plan.until, counted, 60).until == plan.until
    assert offering <= searches + 2


def test_lateness_follows_from_the_longest_chain() -> None:
    tasks = (Task("a", "d", 1, "a", 10), Task("b", "d", 2, "b", 5, earliest=-2), Task("c", "d", 3, "c", 5, fixed=-40))
    landings = (Landing("d", "b", 0, 10, 1.0),)
    for now, late in ((-20, 3), (-12, 3), (-11, 4), (None, 3)):
        problem = Problem(tasks, (Wait("a", "b", 10),), landings, (), Room(), now)
        assert lateness(problem) == late
    assert lateness(Problem(tasks[:1], (), (Landing("d", "a", 0, 10, 1.0),), (), Room(), -10)) == 0
    assert lateness(Problem(tasks[2:], (), (Landing("d", "c", -36, 10, 1.0),), (), Room(), -10)) == 1
    assert lateness(Problem((), (), (), (), Room(), -10)) == 0


@pytest.mark.parametrize("placements", [12, 20, 60])
def test_a_short_search_still_finds_a_plan_that_is_little_later(placements: int) -> None:
    soup = written("soup", "Simmer | 27 | off 'low'\nFry croutons | 4+9 | off 'low'\nWhisk | 3 | off 'low' crit")
    egg = written("egg", "Beat | t8 | on\nBake | 4 | off 'oven, 150 °C' crit")
    orders = tuple(
        Order(one.name, one._replace(holds=Hold(minutes * MINUTE))) for one, minutes in ((soup, 20), (egg, 2))
    )
    plan = plan_meal(Meal(orders, Room(burners=1, shelves=1), 0), None, seeded, placements)
    assert not broken(plan.problem, plan.starts)
    assert 39 <= plan.until <= 41


def test_a_small_delay_uses_the_air_first() -> None:
    earliest = planned(1, None).until
    plans = [planned(1, asked, 60) for asked in range(earliest, earliest - 25, -3)]
    bare = [plan for plan in plans if not plan.has_air]
    assert bare
    assert all(plan.until == plan.asked and not plan.air for plan in bare)
    assert plans[-1].until > earliest - 25
    warning = "There is no spare time in this plan: any delay makes dinner late."
    said = [warning in say_plan(Meal(menu(1), Room(), 5), plan, str) for plan in plans]
    assert said == [not plan.has_air for plan in plans]


@pytest.mark.parametrize(("offset", "room"), [(-36 * 60, Room()), (-26 * 60, Room(cooks=2)), (3 * 24 * 60, Room())])
def test_a_dish_can_be_due_days_before_or_after_the_others(offset: int, room: Room) -> None:
    orders = (Order("salmon", recipe("salmon")), Order("rice", recipe("rice"), offset))
    plan = plan_meal(Meal(orders, room, 5), 5 * 24 * 60, seeded, 60)
    assert not broken(plan.problem, plan.starts)
    ready = {landing.dish: at for landing, at in plan.problem.ready_times(plan.starts)}
    assert offset - 30 <= ready["rice"] <= offset
    assert -30 <= ready["salmon"] <= 0


@pytest.mark.parametrize("hours", [2, 26, 50])
def test_an_oven_may_take_days_to_change_its_temperature(hours: int) -> None:
    """A kitchen with such a setting gets a plan, not an endless search."""
    bread, cake = (written(name, f"Bake | 30 | off 'oven, {heat} °C'") for name, heat in (("b", 240), ("c", 160)))
    room = Room(oven_change=hours * 60)
    plan = plan_meal(Meal((Order("bread", bread), Order("cake", cake)), room, 0), None, seeded, 60)
    assert not broken(plan.problem, plan.starts)
    first, second = sorted(plan.starts.values())
    assert second - first == 30 + hours * 60


def test_of_many_times_with_spare_minutes_the_first_three_are_said() -> None:
    names = ("rice", "glazed carrots", "gravy", "beef stew", "duck breast")
    orders = tuple(Order(name.replace(" ", "-"), recipe(name), 30 * at) for at, name in enumerate(names))
    meal = Meal(orders, Room(), 5)
    plan = plan_meal(meal, 600, seeded, 60)
    tasks = {plan.starts[gap.before]: gap.before for gap in plan.air}
    assert len(tasks) == 5
    (said,) = [one for one in say_plan(meal, plan, str) if "to spare" in one]
    named = {task.id: task.name for task in plan.problem.tasks}
    first = ", ".join(f"{start} ({named[tasks[start]]})" for start in sorted(tasks)[:3])
    assert said == f"5 min of air at {first} and 2 more times, to spare if something takes longer."


@pytest.mark.parametrize(("hours", "time"), [(24, "1 day"), (72, "3 days"), (36, "36 h"), (0, "")])
def test_what_can_be_done_ahead_is_said_in_days_or_hours(hours: int, time: str) -> None:
    stew = made(step("Make the stock", 5, ahead_ms=hours * 60 * MINUTE), step("Serve", 5))
    meal = Meal((Order("dish", stew),), Room(), 0)
    notes = say_plan(meal, plan_meal(meal, 60, seeded, 60), str)[1:]
    assert notes == ([f"“Make the stock” (Dish) can be done up to {time} ahead."] if time else [])


def test_leaving_out_a_dish_is_offered() -> None:
    orders = (Order("stew", recipe("beef stew")), Order("salad", recipe("tomato salad")))
    plan = plan_meal(Meal(orders, Room(), 5), 60, seeded, 60)
    assert plan.until > 60
    assert plan.dishes_to_leave_out == ("stew",)


def test_letting_something_wait_longer_is_offered() -> None:
    meal = Meal(menu(2), Room(), 0)
    earliest = plan_meal(meal, None, seeded, 100).until
    plan = plan_meal(meal, earliest - 1, seeded, 100)
    assert plan.until > earliest - 1
    (longer,) = plan.longer_waits
    assert longer.minutes == 1
    sentence = say_plan(meal, plan, lambda minute: f"{minute}", "18:00")[0]
    assert sentence.startswith("Too late for 18:00: 0 works; or leave out ")
    assert sentence.endswith("; or let Lamb chops wait 1 min more after “Sear both sides: timer 2”.")


def test_dishes_that_wait_too_long_are_found() -> None:
    problem = Problem((Task("a", "d", 1, "a", 5, hands=True),), (), (Landing("d", "a", 0, 10, 1.0),), (), Room())
    assert waiting_beyond(problem, {"a": -30}) == {"d": 15}
