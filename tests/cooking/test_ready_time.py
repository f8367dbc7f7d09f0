"""When a dish is ready: windows give a range, and what has happened counts."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.ready_time import computed_time, differs_from, ready_in, settled_lengths
from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.recipe import Recipe, Section, Step, TimerSpec
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY


def minutes(span: Span) -> tuple[float, float]:
    return span.least_ms / MINUTE, span.most_ms / MINUTE


def recipe(*steps: Step) -> Recipe:
    return Recipe("r", "R", sections=(Section("", tuple(step._replace(number=n) for n, step in enumerate(steps, 1))),))


def step(name: str, takes: int = 0, *timers: TimerSpec, **more: object) -> Step:
    one = Step(name, 0, name, "", takes=Span(takes * MINUTE, takes * MINUTE) if takes else None, timers=timers)
    return one._replace(**more)  # type: ignore[arg-type]


def spec(name: str, least: int, most: int, **more: object) -> TimerSpec:
    return TimerSpec(name, name, least * MINUTE, most * MINUTE)._replace(**more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "time"),
    [
        (recipe(), (0, 0)),
        (recipe(step("a", 10), step("b"), step("c", 5)), (15, 15)),
        (recipe(step("a", 10, spec("x", 8, 10), spec("y", 2, 3))), (18, 20)),
        (recipe(step("a", 10, spec("x", 8, 10, then="start"), spec("y", 2, 3))), (20, 23)),
        (recipe(step("a", 10, spec("x", 8, 10, found=True), spec("y", 2, 3, found=True))), (20, 23)),
        (recipe(step("a", 0, spec("x", 8, 10), spec("y", 2, 3, optional=True))), (8, 10)),
        (recipe(step("a", 10), step("b", 5, optional=True)), (10, 15)),
        (recipe(step("a", 60), step("b", 20, alongside=("a",)), step("c", 5)), (65, 65)),
        (recipe(step("a", 60), step("b", 70, alongside=("a",)), step("c", 5)), (75, 75)),
        (recipe(step("a", 60), step("b", 5), step("c", 10, after=("a",)), step("d", 1)), (71, 71)),
        (recipe(step("a", 10, after=("later", "gone")), step("later", 5)), (15, 15)),
        (recipe(step("a", 10), step("b", 30, after=()), step("c", 7, after=("a",), alongside=("b",))), (40, 40)),
    ],
)
def test_the_sum_of_the_steps(made: Recipe, time: tuple[int, int]) -> None:
    assert minutes(computed_time(made)) == time


@pytest.mark.parametrize(
    ("stated", "differs"), [((40, 40), False), ((36, 42), False), ((35, 40), True), ((40, 43), True), ((90, 90), True)]
)
def test_a_stated_time_differs_if_it_is_not_within_the_computed_one(stated: tuple[int, int], differs: bool) -> None:
    least, most = stated
    assert differs_from(Span(least * MINUTE, most * MINUTE), Span(36 * MINUTE, 42 * MINUTE)) is differs


def test_the_whole_recipe() -> None:
    assert minutes(computed_time(BELLY)) == (115, 155)


def ready(stove: KitchenHarness) -> tuple[float, float]:
    session = stove.kitchen.session
    assert session.dish
    settled = settled_lengths(session, session.dish)
    return minutes(ready_in(session, session.dish, stove.kitchen.now(), settled))


def test_the_time_of_the_step_counts_down_to_zero(stove: KitchenHarness) -> None:
    assert ready(stove) == (115, 155)
    stove.wait(4 * MINUTE)
    assert ready(stove) == (111, 151)
    stove.wait(60 * MINUTE)
    assert ready(stove) == (105, 140)


def test_showing_other_steps_does_not_change_the_ready_time(stove: KitchenHarness) -> None:
    stove.wait(4 * MINUTE)
    for step in ("boil", "serve", "cut"):
        stove.do(do.ShowStep(step))
        assert ready(stove) == (111, 151)


def test_a_timer_that_was_not_started_does_not_count_down(stove: KitchenHarness) -> None:
    stove.do(do.ShowStep("boil"), do.MarkStep("cut"))
    stove.wait(30 * MINUTE)
    assert ready(stove) == (105, 140)


def test_a_running_timer_counts_and_the_steps_before_it_are_over(stove: KitchenHarness) -> None:
    stove.do(do.ShowStep("braise"), do.StartNextTimer())
    stove.wait(100 * MINUTE)
    assert ready(stove) == (5 + 10, 20 + 15)
    stove.wait(60 * MINUTE)
    assert ready(stove) == (5 + 10, 5 + 15)
    stove.do(do.FinishTimer(stove.timer("simmer").id), do.MarkStep("mix"))
    assert ready(stove) == (10, 15)


def test_a_step_during_another_does_not_complete_those_before(stove: KitchenHarness) -> None:
    stove.do(do.MarkStep("mix"))
    assert ready(stove) == (115, 155)


def test_between_two_timers_of_a_step_the_second_still_waits(stove: KitchenHarness) -> None:
    stove.do(do.ShowStep("coat"), do.StartNextTimer())
    assert ready(stove) == (10, 15)
    stove.do(do.StartNextTimer())
    assert ready(stove) == (10, 15)


def test_timers_of_two_steps_that_run_at_the_same_time_are_not_added_up() -> None:
    """The onions fry while the dough rests, although the recipe has one after the other."""
    stove = KitchenHarness()
    rest, fry = step("rest", 0, spec("rest", 30, 30)), step("fry", 0, spec("fry", 25, 30))
    stove.do(do.StartDish(recipe(rest, fry, step("mix", 5))))
    assert ready(stove) == (60, 65)
    stove.do(do.StartTimer("rest"))
    stove.wait(2 * MINUTE)
    stove.do(do.StartTimer("fry"))
    assert ready(stove) == (28 + 5, 30 + 5)
    stove.wait(20 * MINUTE)
    assert ready(stove) == (8 + 5, 10 + 5)


def test_a_timer_that_runs_again_in_a_step_that_was_done_still_counts(stove: KitchenHarness) -> None:
    stove.do(do.ShowStep("coat"), do.StartNextTimer(), do.MarkStep())
    stove.do(do.RestartTimer(stove.timer("glaze").id))
    assert ready(stove) == (8, 12)


def test_a_pause_moves_the_end(stove: KitchenHarness) -> None:
    stove.do(do.ShowStep("coat"), do.StartNextTimer())
    stove.do(do.PauseTimer(stove.timer("glaze").id))
    stove.wait(30 * MINUTE)
    assert ready(stove) == (10, 15)
