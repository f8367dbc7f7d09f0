"""From recipes to the problem: tasks, minutes, waits, landings and spare time, and cases from the shipped recipes."""

from pathlib import Path

import pytest

from kitchen_tui.cooking.plan import OwnTime, Problem, Room, Task, Wait
from kitchen_tui.model.duration import HOUR, MINUTE, Span
from kitchen_tui.model.recipe import UNLIMITED, Hold, Recipe, Section, Step, TimerSpec
from kitchen_tui.planning.problem import Built, Order, build
from kitchen_tui.planning.step_facts import heat_of, landing_cost
from kitchen_tui.planning.step_tasks import CycleError
from kitchen_tui.recipes.library import Library

SHIPPED = Library((), Path(__file__).parent.parent.parent / "recipe_data")


def made(*steps: Step, **more: object) -> Recipe:
    numbered = tuple(step._replace(number=number, id=f"s{number}") for number, step in enumerate(steps, 1))
    return Recipe("dish", "Dish", sections=(Section("", numbered),))._replace(**more)  # type: ignore[arg-type]


def step(title: str, takes: float = 0, *timers: TimerSpec, hands: bool | None = True, **more: object) -> Step:
    span = Span(round(takes * MINUTE), round(takes * MINUTE)) if takes else None
    off = None if hands is None else not hands
    return Step("", 0, title, f"{title}.", takes=span, hands_off=off, timers=timers)._replace(**more)  # type: ignore[arg-type]


def timer(name: str, least: float, most: float = 0, **more: object) -> TimerSpec:
    span = round(least * MINUTE), round((most or least) * MINUTE)
    return TimerSpec(f"t-{name}", name, *span)._replace(**more)  # type: ignore[arg-type]


def built(recipe: Recipe, air: int = 0, now: int | None = None) -> Built:
    return build((Order("dish", recipe),), Room(), now, air)


def tasks(recipe: Recipe) -> dict[str, Task]:
    return {task.id: task for task in built(recipe).problem.tasks}


def wait(problem: Problem, first: str, then: str) -> Wait:
    return next(one for one in problem.waits if (one.first, one.then) == (first, then))


def shipped(name: str) -> Problem:
    recipe = SHIPPED.find(name).recipe
    assert recipe is not None
    return build((Order(name, recipe),), Room(), None, 0).problem


# Tasks ----------------------------------------------------------------------------------------------------------------


def test_hands_on_work_counts_at_the_most_and_the_rest_in_the_middle_rounded_up() -> None:
    found = tasks(
        made(
            step("Fry", 0, timer("fry", 8, 10), heat="high"),
            step("Simmer", 0, timer("simmer", 20, 25), hands=False, heat="low"),
            step("Flash", 0, timer("flash", 0.5), heat="high"),
        )
    )
    assert [task.minutes for task in found.values()] == [10, 23, 1]
    assert list(found) == ["dish/1/t-fry", "dish/2/t-simmer", "dish/3/t-flash"]


def test_a_step_without_a_time_is_about_five_minutes() -> None:
    found = tasks(made(step("Slice"), step("Serve", 3)))
    assert (found["dish/1"].minutes, found["dish/1"].about, found["dish/2"].about) == (5, True, False)


def test_a_steps_own_time_needs_the_hands_and_comes_before_its_timers() -> None:
    found = tasks(made(step("Mix", 5, timer("rest", 20, 30))))
    assert [(task.minutes, task.hands) for task in found.values()] == [(5, True), (25, False)]


def test_timers_chained_by_then_follow_at_once() -> None:
    problem = built(made(step("Bake", 0, timer("covered", 25, then="start"), timer("open", 15), hands=False))).problem
    assert wait(problem, "dish/1/t-covered", "dish/1/t-open")[2:4] == (25, 25)


def test_a_parallel_timer_does_not_need_the_hands_and_counts_in_the_middle() -> None:
    found = tasks(made(step("Fry", 0, timer("eggs", 6, 8), timer("toast", 2, 4), heat="medium")))
    assert [(task.id, task.minutes, task.hands) for task in found.values()] == [
        ("dish/1/t-eggs", 8, True),
        ("dish/1/t-toast", 3, False),
    ]


def test_of_two_timers_of_the_same_length_one_is_started_first() -> None:
    problem = built(made(step("Boil", 0, timer("a", 10), timer("b", 10), hands=False, heat="high"))).problem
    assert [(one.first, one.then, one.least, one.most) for one in problem.waits] == [
        ("dish/1/t-a", "dish/1/t-b", 0, 5),
        ("dish/1/t-a", "dish/1/t-b", 0, None),
    ]


def test_an_oven_that_is_set_to_another_temperature_keeps_nothing_warm() -> None:
    hold, bake = step("Warm", 5, heat="oven, 100 °C"), step("Bake", 0, timer("b", 20), heat="oven, 200 °C", hands=False)
    assert any(task.keeps for task in tasks(made(hold, step("Plate", 5))).values())
    assert not any(task.keeps for task in tasks(made(hold, bake, step("Plate", 5))).values())


def test_a_step_beside_another_whose_only_timer_is_optional_is_planned() -> None:
    recipe = made(step("Boil", 10), step("Toast", 0, timer("t", 3, optional=True), alongside=("s1",)))
    assert [(task.id, task.minutes, task.about) for task in tasks(recipe).values()] == [
        ("dish/1", 10, False),
        ("dish/2", 5, True),
    ]


def test_timers_found_in_prose_run_in_the_order_of_the_text() -> None:
    problem = built(made(step("Cook", 0, timer("a", 10, found=True), timer("b", 5, found=True), hands=False))).problem
    assert wait(problem, "dish/1/t-a", "dish/1/t-b").least == 10


def test_optional_steps_and_timers_are_left_out_and_their_followers_follow_what_was_before() -> None:
    recipe = made(
        step("Boil", 10, after=()),
        step("Brown", 5, after=("s1",), optional=True),
        step("Rest", 5, timer("sit", 5, optional=True), after=("s2",)),
    )
    problem = built(recipe).problem
    assert [task.id for task in problem.tasks] == ["dish/1", "dish/3"]
    assert problem.omitted[0][1:] == (2, "optional")
    assert wait(problem, "dish/1", "dish/3").least == 10
    started = build((Order("dish", recipe, included=frozenset({"s2"})),), Room()).problem
    assert [task.id for task in started.tasks] == ["dish/1", "dish/2", "dish/3"]


def test_a_recipe_of_optional_steps_only_is_planned_with_all_of_them() -> None:
    assert list(tasks(made(step("Toast", 5, optional=True), step("Spread", 2, optional=True)))) == ["dish/1", "dish/2"]


def test_a_reference_that_leads_to_no_planned_step_is_ignored() -> None:
    """The steps 2 and 3 are optional and follow each other; there is no step 9."""
    recipe = made(
        step("Boil", 10, after=("s9",)),
        step("Brown", 5, after=("s3",), optional=True),
        step("Grate", 5, after=("s2",), optional=True),
        step("Serve", 5, after=("s1", "s2")),
    )
    assert [(one.first, one.then) for one in built(recipe).problem.waits] == [("dish/1", "dish/4")]


def test_steps_that_wait_for_each_other_are_an_error() -> None:
    with pytest.raises(CycleError, match="steps 1 and 2 wait for each other"):
        built(made(step("a", 5, after=("s2",)), step("b", 5, after=("s1",))))


def test_an_alongside_that_would_close_a_cycle_is_ignored() -> None:
    problem = built(made(step("a", 5, alongside=("s2",)), step("b", 5, after=("s1",)))).problem
    assert wait(problem, "dish/1", "dish/2").least == 5


# Waits and landings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "most", "cost"),
    [
        (step("Cut", 10), None, 0.1),
        (step("Soak", 0, timer("soak", 40, 60), hands=False), 10 + 13, 0.3),
        (step("Melt", 0, timer("melt", 5, urgency="critical"), heat="low"), 0, 2.0),
        (step("Fry", 0, timer("fry", 8), heat="medium"), 1, 2.0),
        (step("Simmer", 0, timer("simmer", 8), hands=False, heat="gentle simmer"), 30, 0.3),
        (step("Roast", 0, timer("roast", 40), hands=False, heat="oven, 200 °C"), 5, 1.0),
        (step("Cut", 10, waits_ms=0), 0, 2.0),
        (step("Fry", 0, timer("fry", 8), heat="high", waits_ms=20 * MINUTE), 20, 0.3),
        (step("Fry", 0, timer("fry", 8), heat="high", waits_ms=UNLIMITED), None, 0.1),
    ],
)
def test_how_long_a_result_may_wait(first: Step, most: int | None, cost: float) -> None:
    problem = built(made(first, step("Then", 5))).problem
    begins = problem.tasks[0]
    found = wait(problem, begins.id, "dish/2")
    assert found.most == (None if most is None else begins.minutes + most)
    assert found.cost == cost


@pytest.mark.parametrize(
    ("recipe", "may_wait"),
    [
        (made(step("Serve", 5, text="Serve at once.")), 2),
        (made(step("Rest", 0, timer("rest", 10), hands=False)), 10),
        (made(step("Toss", 5), title="Spaghetti with garlic"), 0),
        (made(step("Skim", 5), title="Beef stew"), 120),
        (made(step("Plate", 5)), 10),
        (made(step("Plate", 5), holds=Hold(25 * MINUTE, "covered")), 25),
        (made(step("Plate", 5), holds=Hold(0)), 0),
        (made(step("Plate", 5, waits_ms=15 * MINUTE)), 15),
        (made(step("Plate", 5, waits_ms=UNLIMITED)), 24 * 60),
    ],
)
def test_how_long_a_dish_may_wait(recipe: Recipe, may_wait: int) -> None:
    landing = built(recipe).problem.landings[0]
    assert (landing.may_wait, landing.cost) == (may_wait, landing_cost(may_wait))


def test_the_cost_of_an_early_landing() -> None:
    assert [landing_cost(minutes) for minutes in (0, 2, 5, 10, 20, 21)] == [6, 6, 4, 2, 0.5, 0.3]


def test_air_lands_a_patient_dish_early_and_comes_before_the_last_stretch() -> None:
    recipe = made(step("Cut", 5), step("Fry", 0, timer("fry", 8), heat="high"), step("Plate", 2))
    airy, bare = built(recipe, 5), built(recipe)
    assert airy.problem.landings[0][2:4] == (-5, 5)
    assert wait(airy.problem, "dish/1", "dish/2/t-fry").least == wait(bare.problem, "dish/1", "dish/2/t-fry").least + 5
    assert [(gap.before, gap.minutes) for gap in airy.air] == [("dish/2/t-fry", 5)]
    hasty = built(recipe._replace(holds=Hold(0)), 5)
    assert hasty.problem.landings[0][2:4] == (0, 0)


def test_an_oven_task_waits_until_its_oven_is_hot() -> None:
    bake = step("Bake", 0, timer("bake", 30), hands=False, heat="oven, 220 °C")
    assert built(made(bake), now=-100).problem.tasks[0].earliest == -80
    assert built(made(bake._replace(heat="oven 180 °C")), now=-100).problem.tasks[0].earliest == -85
    assert built(made(bake._replace(preheat_ms=0)), now=-100).problem.tasks[0].earliest is None
    assert built(made(bake._replace(preheat_ms=30 * MINUTE)), now=-100).problem.tasks[0].earliest == -70
    heated = made(step("Start", 5, text="Heat the oven to 220 °C."), bake)
    assert built(heated, now=-100).problem.tasks[1].earliest is None


@pytest.mark.parametrize(
    ("heat", "burner", "oven_c"),
    [
        ("", False, None),
        ("off", False, None),
        ("medium-high", True, None),
        ("oven, 200 °C (390 °F)", False, 200),
        ("oven 350 F", False, 175),
        ("oven, gas 6", False, 200),
        ("hot oven", False, 220),
        ("oven", False, 180),
        ("240 °C (465 °F), then 220 °C", False, 240),
        ("oven 180-200 °C", False, 190),
        ("medium, oil at 175 °C", True, None),
        ("microwave", False, None),
    ],
)
def test_heat_is_a_burner_an_oven_or_neither(heat: str, burner: bool, oven_c: int | None) -> None:
    assert heat_of(step("x", 5, heat=heat)) == (burner, oven_c)


# The traps of the shipped recipes -------------------------------------------------------------------------------------


def test_only_the_last_of_several_bounds_the_wait() -> None:
    """Two critical steps lead to one; limits from both would make the dish impossible."""
    critical = timer("x", 5, urgency="critical")
    recipe = made(
        step("a", 0, critical, after=()),
        step("b", 0, timer("y", 8, urgency="critical"), after=("s1",)),
        step("c", 5, after=("s1", "s2")),
    )
    problem = built(recipe).problem
    assert wait(problem, "dish/1/t-x", "dish/3").most is None
    assert wait(problem, "dish/2/t-y", "dish/3").most == 8


def test_a_step_beside_another_without_a_time_ends_with_it() -> None:
    problem = shipped("honey-glazed-pork-belly")
    why = {one.step: one.why for one in problem.omitted}
    assert why[4] == "done during Simmer"
    assert wait(problem, "honey-glazed-pork-belly/3/simmer", "honey-glazed-pork-belly/5/cool").least == 105


def test_shaped_dough_does_not_wait_for_ever() -> None:
    problem = shipped("country-bread")
    shaped = wait(problem, "country-bread/4", "country-bread/5/prove")
    assert shaped.most == shaped.least + 5


def test_an_oven_that_keeps_things_warm_is_in_use_until_the_dish_is_served() -> None:
    problem = shipped("full-breakfast")
    hold = next(task for task in problem.tasks if task.keeps)
    assert (hold.oven_c, hold.hands) == (100, False)
    served = wait(problem, hold.id, problem.landings[0].task)
    assert served.least == hold.minutes - 2


def test_timers_in_one_step_run_together() -> None:
    problem = shipped("risotto-milanese")
    beside = wait(problem, "risotto-milanese/5/rice", "risotto-milanese/5/saffron")
    assert beside.least == 0
    saffron = next(task for task in problem.tasks if task.id.endswith("saffron"))
    assert not saffron.hands
    assert not saffron.burner


def test_broth_heated_for_later_may_wait() -> None:
    problem = shipped("risotto-milanese")
    assert wait(problem, "risotto-milanese/1", "risotto-milanese/5/rice").most is None


def test_own_minutes_replace_those_of_the_recipe() -> None:
    recipe = made(step("Peel", 12), step("Boil", 0, timer("boil", 10), hands=False, heat="high"))
    problem = build(
        (Order("dish", recipe, own={"s1": OwnTime(20, 18, 25, 3), "t-boil": OwnTime(9, 9, 9, 1)}),), Room()
    ).problem
    assert [(task.minutes, task.own.words) for task in problem.tasks if task.own] == [
        (20, "yours 18–25 min, 3 times"),
        (9, "yours 9 min, once"),
    ]


def test_everything_of_a_dish_is_done_when_it_is_served() -> None:
    """A garnish that no step uses is still ready with the dish."""
    recipe = made(step("Garnish", 4), step("Roast", 0, timer("r", 60), hands=False, heat="oven", after=("s1",)))
    loose = made(
        step("Roast", 0, timer("r", 60), hands=False, heat="oven"),
        step("Garnish", 4, alongside=("s1",)),
        step("Carve", 5, after=("s1",)),
    )
    assert len(built(recipe).problem.landings) == 1
    tied = wait(built(loose).problem, "dish/2", "dish/3")
    assert tied.least == 4 - 5


def test_a_day_ahead_is_not_forbidden() -> None:
    recipe = made(step("Soak", 0, timer("soak", 8 * 60, 12 * 60), hands=False), step("Boil", 10, heat="high"))
    assert tasks(recipe)["dish/1/t-soak"].minutes * MINUTE == 10 * HOUR
