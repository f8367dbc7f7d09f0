"""The order of steps: which ones are over when another is done, and which one is next."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.session import is_served
from kitchen_tui.cooking.step_order import skipped_steps, steps_before
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.recipe import Recipe, Section, Step
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.paths import resolve_paths
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY

SHIPPED = resolve_paths({"KITCHEN_TUI_HOME": "."}).shipped


def recipe(*steps: Step) -> Recipe:
    numbered = tuple(step._replace(number=number) for number, step in enumerate(steps, 1))
    return Recipe("r", "R", sections=(Section("", numbered),))


def step(name: str, after: str = "", beside: str = "", minutes: int = 0) -> Step:
    takes = Span(minutes * MINUTE, minutes * MINUTE) if minutes else None
    return Step(name, 0, name, "", after=tuple(after.split()), alongside=tuple(beside.split()), takes=takes)


def test_without_an_order_all_earlier_steps_come_before() -> None:
    assert steps_before(recipe(step("a"), step("b"), step("c")), ["c"]) == {"a", "b"}
    assert steps_before(recipe(step("a"), step("b"), step("c")), ["a"]) == set()


def test_named_steps_and_those_before_them() -> None:
    made = recipe(step("a"), step("b", after="a"), step("c", after="a"), step("d", after="c"), step("e"))
    assert steps_before(made, ["d"]) == {"a", "c"}
    assert steps_before(made, ["b", "d"]) == {"a", "c"}


def test_the_last_step_comes_after_everything() -> None:
    made = recipe(step("a"), step("b", after="a"), step("plate", after="a"))
    assert steps_before(made, ["plate"]) == {"a", "b"}
    made = recipe(step("a"), step("b"), step("sauce", beside="b", minutes=5))
    assert steps_before(made, ["sauce"]) == set()


def test_a_check_is_part_of_what_it_checks() -> None:
    made = recipe(step("a"), step("b", after="a"), step("check", beside="b"), step("drain", after="check"), step("e"))
    assert steps_before(made, ["drain"]) == {"a", "b", "check"}


@pytest.mark.parametrize("names", [["a"], ["a", "b"], ["gone"]])
def test_circles_and_unknown_steps_come_to_an_end(names: list[str]) -> None:
    made = recipe(step("a", after="b"), step("b", after="a gone"), step("c"))
    assert steps_before(made, names) <= {"a", "b", "gone"}


@pytest.fixture
def stove() -> KitchenHarness:
    one = KitchenHarness()
    one.kitchen.execute(do.StartDish(BELLY))
    return one


def to_do(stove: KitchenHarness) -> str:
    found = stove.kitchen.view(stove.kitchen.now()).to_do
    assert found
    return found.id


def test_looking_ahead_is_not_doing(stove: KitchenHarness) -> None:
    run = stove.kitchen.execute
    run(do.ShowStep("braise"))
    assert to_do(stove) == "braise"
    run(do.StartNextTimer())
    run(do.ShowStep("coat"))
    assert to_do(stove) == "braise"
    run(do.ShowStep("mix"))
    assert to_do(stove) == "mix"
    run(do.ShowStep("coat"))
    stove.wait(90 * MINUTE)
    assert to_do(stove) == "coat"


def test_looking_back_is_not_doing(stove: KitchenHarness) -> None:
    run = stove.kitchen.execute
    run(do.MarkStep("boil"))
    run(do.ShowStep("cut"))
    assert to_do(stove) == "braise"
    run(do.StartTimer("glaze"))
    assert to_do(stove) == "coat"


def test_with_every_step_done_it_is_the_one_on_screen(stove: KitchenHarness) -> None:
    stove.kitchen.execute(do.MarkStep("serve"))
    assert to_do(stove) == "cut"


def test_steps_that_nothing_shows_as_begun_are_skipped() -> None:
    steps = (step("a"), step("b")._replace(optional=True), step("c"), step("d"))
    stove = KitchenHarness()
    stove.kitchen.execute(do.StartDish(recipe(*steps)))
    dish = stove.kitchen.session.dish
    assert dish
    assert [one.id for one in skipped_steps(stove.kitchen.session, dish, "d", stove.kitchen.now())] == ["a", "c"]
    stove.kitchen.execute(do.MarkStep("a"))
    dish = stove.kitchen.session.dish
    assert dish
    assert [one.id for one in skipped_steps(stove.kitchen.session, dish, "d", stove.kitchen.now())] == ["c"]
    assert skipped_steps(stove.kitchen.session, dish, "c", stove.kitchen.now()) == []


@pytest.mark.parametrize("name", sorted(path.stem for path in SHIPPED.glob("*.yaml")))
@pytest.mark.parametrize("looked", [0, 2, 5])
def test_every_shipped_recipe_ends_at_its_last_step(name: str, looked: int) -> None:
    made = read_file(SHIPPED / f"{name}.yaml").recipe
    assert made
    stove = KitchenHarness()
    run = stove.kitchen.execute
    run(do.StartDish(made))
    for step in made.steps[:looked]:
        run(do.ShowStep(step.id))
        if step.timers:
            run(do.StartNextTimer())
    for timer in stove.kitchen.session.alive:
        run(do.FinishTimer(timer.id))
    run(do.ShowStep(made.steps[-1].id))
    run(do.MarkStep())
    dish = stove.kitchen.session.dish
    assert dish
    assert is_served(dish)
    assert dish.step == made.steps[-1].id
