"""Plans of many menus: valid by an independent count, close to the optimum, and reproducible."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.cooking.plan import Landing, Omission, Problem, Room, Task, Wait
from kitchen_tui.planning.meal import Meal, MealPlan, plan_meal, waiting_beyond
from kitchen_tui.planning.plan_text import say_plan
from kitchen_tui.planning.problem import Order, build
from kitchen_tui.planning.rules import cost, lateness, violations
from kitchen_tui.planning.solver import Solution, Unsolved, solve
from tests.planning.dishes import menu, recipe, written
from tests.planning.planned import broken, seeded

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
            for step in order.recipe.steps:
                assert (order.name, step.number) in planned or omitted[order.name, step.number]


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


def test_the_same_problem_gets_the_same_plan() -> None:
    problem = build(menu(7), Room()).problem
    assert solve(problem, seeded(), 200) == solve(problem, seeded(), 200)


def test_the_cost_of_a_solution_follows_the_rules() -> None:
    problem = build(menu(3), Room()).problem
    plan = solve(problem, seeded(), 100)
    assert isinstance(plan, Solution)
    assert plan.cost == cost(problem, plan.starts)


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


def test_a_wait_that_cannot_be_kept_is_named() -> None:
    """Two critical steps after one cannot both follow at once with one cook."""
    tasks = tuple(Task(name, "d", at, name, 5, hands=True) for at, name in enumerate("abc", 1))
    waits = (Wait("a", "b", 5, 5), Wait("a", "c", 5, 5), Wait("b", "c", -20, 20))
    problem = Problem(tasks, waits, (Landing("d", "c", 0, 10, 1.0), Landing("d", "b", 0, 10, 1.0)))
    failed = solve(problem, seeded(), 50)
    assert isinstance(failed, Unsolved)
    assert failed.first == "a"


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


def test_a_small_delay_uses_the_air_first() -> None:
    earliest = planned(1, None).until
    plans = [planned(1, asked, 60) for asked in range(earliest, earliest - 25, -3)]
    bare = [plan for plan in plans if not plan.has_air]
    assert bare
    assert all(plan.until == plan.asked and not plan.air for plan in bare)
    assert plans[-1].until > earliest - 25


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
