"""The order of steps and timers: what is over, which step is next, and which timer follows."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.session import is_served
from kitchen_tui.cooking.step_order import (
    chained,
    following_offer,
    following_timer,
    skipped_steps,
    spec_of,
    steps_before,
)
from kitchen_tui.cooking.timer import elapsed
from kitchen_tui.model.duration import HOUR, MINUTE, Span
from kitchen_tui.model.recipe import Recipe, Section, Step
from kitchen_tui.paths import resolve_paths
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY, STEPS, THICKEN, timer

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


def test_the_order_of_the_text_is_not_stated_except_for_the_last_step() -> None:
    made = recipe(step("a"), step("b"), step("c", "a"), step("d"))
    assert [steps_before(made, [one], stated=True) for one in "abcd"] == [set(), set(), {"a"}, {"a", "b", "c"}]


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
def test_cycles_and_unknown_steps_are_tolerated(names: list[str]) -> None:
    made = recipe(step("a", after="b"), step("b", after="a gone"), step("c"))
    assert steps_before(made, names) <= {"a", "b", "gone"}


def to_do(stove: KitchenHarness) -> str:
    found = stove.view.to_do
    assert found
    return found.id


def test_viewing_a_step_does_not_make_it_current(stove: KitchenHarness) -> None:

    def look_around(expected: str) -> None:
        for step_id in ("cut", "braise", "mix", "serve"):
            stove.do(do.ShowStep(step_id))
            assert to_do(stove) == expected

    look_around("cut")
    stove.do(do.MarkStep("cut"))
    look_around("boil")
    stove.do(do.StartTimer("simmer"))
    look_around("braise")
    stove.wait(150 * MINUTE)
    look_around("braise")
    stove.do(do.StartTimer("glaze"))
    look_around("coat")


def test_a_running_timer_that_needs_hands_comes_first(stove: KitchenHarness) -> None:
    stove.do(do.StartTimer("glaze"), do.StartTimer("simmer"))
    assert to_do(stove) == "coat"
    stove.do(do.FinishTimer(stove.timer("glaze").id), do.MarkStep("coat"))
    assert to_do(stove) == "braise", "the last step must wait for it"


def test_with_every_step_done_the_step_on_screen_is_current(stove: KitchenHarness) -> None:
    stove.do(do.MarkStep("serve"))
    assert to_do(stove) == "cut"


def test_earlier_steps_without_a_mark_or_timer_are_skipped() -> None:
    steps = (step("a"), step("b")._replace(optional=True), step("c"), step("d"))
    stove = KitchenHarness()
    stove.do(do.StartDish(recipe(*steps)))
    dish = stove.kitchen.session.dish
    assert dish
    assert [one.id for one in skipped_steps(stove.kitchen.session, dish, "d", stove.kitchen.now())] == ["a", "c"]
    stove.do(do.MarkStep("a"))
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
    stove.do(do.StartDish(made))
    for step in made.steps[:looked]:
        stove.do(do.ShowStep(step.id))
        if step.timers:
            stove.do(do.StartNextTimer())
    for running in stove.kitchen.session.alive:
        stove.do(do.FinishTimer(running.id))
    stove.do(do.ShowStep(made.steps[-1].id), do.MarkStep())
    dish = stove.kitchen.session.dish
    assert dish
    assert is_served(dish)
    assert dish.step == made.steps[-1].id


@pytest.fixture
def pan() -> KitchenHarness:
    stove = KitchenHarness()
    stove.do(do.StartDish(BELLY), do.ShowStep("coat"), do.StartNextTimer())
    return stove


def test_spec_of_finds_every_timer_including_reheating() -> None:
    assert spec_of(BELLY, "thicken") == (STEPS[4], THICKEN)
    found = spec_of(BELLY, "reheat")
    assert found
    assert found[0].id == "warm"
    assert spec_of(BELLY._replace(storage=BELLY.storage._replace(reheat=None)), "reheat") is None


def test_the_next_phase_starts_when_the_one_before_ended_even_if_noticed_late(pan: KitchenHarness) -> None:
    pan.wait(12 * MINUTE)
    thicken = pan.timer("thicken")
    assert elapsed(thicken, pan.kitchen.now()) == 2 * MINUTE
    assert [(alert.threshold.kind, alert.late_ms) for alert in pan.tick()] == [("window", 0)]


def test_two_terminals_start_the_next_phase_once(pan: KitchenHarness) -> None:
    other = pan.another().kitchen
    now = pan.clock.advance(11 * MINUTE)
    seen = pan.kitchen.due_alerts(now), other.due_alerts(now)
    pan.kitchen.mark_announced(seen[0], now)
    other.mark_announced(seen[1], now)
    pan.kitchen.poll()
    other.poll()
    assert pan.kitchen.session == other.session
    assert [timer.name for timer in other.session.alive] == ["glaze", "thicken"]


def test_undoing_the_first_timer_removes_the_second(pan: KitchenHarness) -> None:
    pan.wait(11 * MINUTE)
    pan.do(do.Undo())
    assert pan.kitchen.session.timers == {}
    pan.do(do.Redo())
    assert [timer.name for timer in pan.kitchen.session.alive] == ["glaze", "thicken"]


def test_undoing_what_ended_a_timer_removes_the_next_until_it_is_due(pan: KitchenHarness) -> None:
    pan.do(do.AdjustTimer(pan.timer("glaze").id, -10 * MINUTE))
    pan.wait(MINUTE)
    assert pan.timer("thicken").alive
    pan.do(do.Undo())
    assert [timer.name for timer in pan.kitchen.session.alive] == ["glaze"]
    pan.wait(9 * MINUTE)
    assert [timer.name for timer in pan.kitchen.session.alive] == ["glaze", "thicken"]


def test_a_timer_finished_by_the_cook_does_not_start_the_next(pan: KitchenHarness) -> None:
    pan.do(do.FinishTimer(pan.timer("glaze").id))
    pan.wait(HOUR)
    assert not pan.kitchen.session.alive
    assert following_offer(pan.kitchen.session, pan.timer("glaze")) == (STEPS[4], THICKEN)


def test_a_running_timer_is_not_started_again(pan: KitchenHarness) -> None:
    pan.do(do.StartNextTimer())
    pan.wait(10 * MINUTE)
    assert chained(pan.kitchen.session, pan.timer("glaze")) is None
    assert len(pan.kitchen.session.timers) == 2


def test_the_last_of_a_step_leads_to_the_first_of_the_next(pan: KitchenHarness) -> None:
    pan.wait(13 * MINUTE)
    session, now = pan.kitchen.session, pan.kitchen.now()
    offer = following_offer(session, pan.timer("thicken"))
    assert offer
    assert offer[1].id == "caramelize"
    assert session.dish
    assert following_timer(session, session.dish, now) == offer
    assert chained(session, pan.timer("thicken")) is None
    pan.do(do.StartNextTimer())
    assert following_offer(pan.kitchen.session, pan.timer("caramelize")) is None


def test_a_timer_outside_the_recipe_offers_no_next_step(pan: KitchenHarness) -> None:
    pan.do(do.AddTimer("eggs", Span(MINUTE, MINUTE)))
    assert following_offer(pan.kitchen.session, pan.timer("eggs")) is None
    assert following_offer(pan.kitchen.session, timer(THICKEN)) is None


def test_the_reheating_timer_offers_no_next_step(pan: KitchenHarness) -> None:
    pan.do(do.StartTimer("reheat"))
    assert following_offer(pan.kitchen.session, pan.timer("reheat")) is None
