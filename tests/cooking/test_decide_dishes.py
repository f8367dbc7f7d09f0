"""Commands about steps, ingredients, notes and the session."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.session import Dish
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY
from tests.cooking.test_decide_timers import refused


def dish(stove: KitchenHarness) -> Dish:
    found = stove.kitchen.session.dish
    assert found
    return found


def test_a_dish_begins_at_its_first_step(stove: KitchenHarness) -> None:
    assert (dish(stove).recipe, dish(stove).step) == (BELLY, "cut")


def test_a_recipe_without_steps_can_still_be_looked_at() -> None:
    stove = KitchenHarness()
    stove.do(do.StartDish(BELLY._replace(sections=())))
    refused(stove, do.MoveStep(1), "no such step")
    refused(stove, do.StartNextTimer(), "no timer left")
    view = stove.view
    assert view.dish
    assert (view.dish.step, view.dish.following, view.timers) == (None, None, ())


def test_two_dishes_and_which_is_on_screen(stove: KitchenHarness) -> None:
    first = dish(stove).id
    stove.do(do.StartDish(BELLY._replace(title="Second")))
    assert dish(stove).recipe.title == "Second"
    stove.do(do.ShowDish(first))
    assert dish(stove).id == first
    refused(stove, do.ShowDish("third"), "No recipe is open")


def test_showing_another_dish_cannot_be_undone(stove: KitchenHarness) -> None:
    first = dish(stove).id
    stove.do(do.StartDish(BELLY._replace(title="Second")))
    second = dish(stove).id
    stove.do(do.MarkStep())
    for shown in (first, second, first):
        stove.do(do.ShowDish(shown))
    stove.do(do.Undo())
    assert stove.kitchen.session.dishes[second].done == frozenset()
    assert dish(stove).id == first
    stove.do(do.ShowDish(second), do.Redo())
    assert stove.kitchen.session.dishes[second].done
    assert dish(stove).id == second
    stove.do(do.Undo(), do.Undo())
    assert dish(stove).id == first


def test_moving_between_steps(stove: KitchenHarness) -> None:
    refused(stove, do.MoveStep(-1), "This is the first step")
    stove.do(do.MoveStep(1))
    assert dish(stove).step == "boil"
    stove.do(do.ShowStep("serve"))
    refused(stove, do.MoveStep(1), "This is the last step")
    refused(stove, do.ShowStep("flambé"), "no such step")


def test_done_finishes_its_timers_and_shows_the_next_undone(stove: KitchenHarness) -> None:
    assert stove.do(do.MarkStep("boil")) == "Step 2 done, and step 1 before it."
    assert dish(stove).step == "braise"
    stove.do(do.StartNextTimer())
    stove.wait(100 * MINUTE)
    assert stove.do(do.MarkStep()) == "Step 3 done: simmer finished after 1:40:00."
    assert (stove.timer("simmer").state, dish(stove).step) == ("finished", "mix")
    refused(stove, do.MarkStep("boil"), "Step 2 is already done")
    stove.do(do.ShowStep("boil"), do.MarkStep())
    assert dish(stove).step == "mix"


def test_the_end_of_one_of_several_dishes_names_it(stove: KitchenHarness) -> None:
    first = dish(stove).id
    stove.do(do.StartDish(BELLY._replace(title="Second")), do.ShowStep("serve"))
    assert stove.do(do.MarkStep()) == "Every step of Second is done."
    stove.do(do.ShowDish(first), do.ShowStep("serve"))
    assert stove.do(do.MarkStep()) == "Every step is done: enjoy."


def test_the_end_of_the_last_step_ends_the_dish(stove: KitchenHarness) -> None:
    stove.do(do.ShowStep("serve"))
    assert stove.do(do.MarkStep()) == "Every step is done: enjoy."
    assert (dish(stove).step, len(dish(stove).done)) == ("serve", 7)
    refused(stove, do.MarkStep(), "Every step is done")
    stove.do(do.Undo())
    assert dish(stove).done == frozenset()
    stove.do(do.Redo(), do.MarkStep("brown", done=False))
    assert "brown" not in dish(stove).done


def test_a_later_step_completes_those_it_follows(stove: KitchenHarness) -> None:
    stove.do(do.MoveStep(1), do.StartNextTimer())
    stove.wait(5 * MINUTE)
    stove.do(do.FinishTimer(stove.timer("blanch").id))
    assert dish(stove).done == frozenset()
    stove.do(do.MoveStep(1))
    assert stove.do(do.MarkStep()) == "Step 3 done, and steps 1 and 2 before it."
    assert dish(stove).done == {"cut", "boil", "braise"}
    stove.do(do.Undo())
    assert dish(stove).done == frozenset()


def test_a_parallel_step_does_not_complete_those_before(stove: KitchenHarness) -> None:
    stove.do(do.MarkStep("mix"))
    assert dish(stove).done == {"mix"}
    stove.do(do.ShowStep("mix"), do.MarkStep())
    assert dish(stove).step == "coat"


def simmering(stove: KitchenHarness) -> None:
    """Start the simmer, then complete the step after it."""
    stove.do(do.ShowStep("braise"), do.StartNextTimer(), do.ShowStep("coat"), do.MarkStep())


@pytest.mark.parametrize("end", [do.FinishTimer, do.CancelTimer])
def test_a_running_timer_keeps_its_step_open_until_it_ends(
    stove: KitchenHarness, end: type[do.FinishTimer | do.CancelTimer]
) -> None:
    simmering(stove)
    assert dish(stove).done == {"cut", "boil", "mix", "coat"}
    assert dish(stove).step == "brown"
    stove.do(end(stove.timer("simmer").id))
    assert "braise" in dish(stove).done
    stove.do(do.Undo())
    assert "braise" not in dish(stove).done


def test_a_check_that_finishes_a_timer_completes_its_passed_step(stove: KitchenHarness) -> None:
    simmering(stove)
    stove.wait(90 * MINUTE)
    stove.do(do.AnswerCheck(done=True))
    assert "braise" in dish(stove).done


def test_the_end_of_a_timer_completes_no_step_that_was_not_passed(stove: KitchenHarness) -> None:
    stove.do(do.ShowStep("boil"), do.StartNextTimer(), do.AddTimer("eggs", Span(MINUTE, MINUTE)))
    for name in ("blanch", "eggs"):
        stove.do(do.FinishTimer(stove.timer(name).id))
    assert dish(stove).done == frozenset()


def test_the_last_step_says_what_is_still_running(stove: KitchenHarness) -> None:
    simmering(stove)
    stove.do(do.ShowStep("serve"))
    assert "a timer is still running" in stove.do(do.MarkStep())
    assert dish(stove).step == "serve"
    stove.do(do.FinishTimer(stove.timer("simmer").id))
    assert len(dish(stove).done) == 7


def test_the_run_of_a_silenced_timer_ends_when_silenced(stove: KitchenHarness) -> None:
    """The cook was at the pot then, so the step that was passed meanwhile is done."""
    stove.do(do.ShowStep("boil"), do.StartNextTimer())
    stove.wait(5 * MINUTE)
    stove.wait(10 * SECOND)
    stove.do(do.Acknowledge())
    stove.wait(9 * MINUTE)
    stove.do(do.MarkStep("braise"))
    blanch = stove.timer("blanch")
    assert (blanch.state, blanch.elapsed_ms) == ("finished", 310 * SECOND)
    assert "boil" in dish(stove).done


def test_closing_finishes_silenced_timers(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("eggs", Span(MINUTE, MINUTE)), do.AddTimer("rice", Span(30 * MINUTE, 30 * MINUTE)))
    stove.wait(MINUTE)
    stove.do(do.Acknowledge())
    stove.wait(5 * MINUTE)
    stove.do(do.CloseSession())
    assert (stove.timer("eggs").state, stove.timer("eggs").elapsed_ms) == ("finished", MINUTE)
    assert stove.timer("rice").state == "running"


@pytest.mark.parametrize("more", [do.AdjustTimer, do.RestartTimer])
def test_more_time_after_silence_counts(stove: KitchenHarness, more: type[do.AdjustTimer | do.RestartTimer]) -> None:
    stove.do(do.AddTimer("eggs", Span(MINUTE, MINUTE)))
    stove.wait(MINUTE)
    stove.do(do.Acknowledge())
    eggs = stove.timer("eggs").id
    stove.do(do.AdjustTimer(eggs, MINUTE) if more is do.AdjustTimer else do.RestartTimer(eggs))
    stove.wait(30 * SECOND)
    stove.do(do.FinishTimer(eggs))
    assert stove.timer("eggs").elapsed_ms == (90 if more is do.AdjustTimer else 30) * SECOND


def test_ticking_and_scaling(stove: KitchenHarness) -> None:
    stove.do(do.TickIngredient("pork"), do.TickIngredient("onions"), do.TickIngredient("pork"))
    assert dish(stove).ticked == {"onions"}
    refused(stove, do.TickIngredient("saffron"), "no such ingredient")
    stove.do(do.ScaleDish(3, 2))
    assert dish(stove).factor == (3, 2)
    refused(stove, do.ScaleDish(0, 1), "at least 1")
    refused(stove, do.ScaleDish(1, -1), "at least 1")


def test_notes_are_one_clean_line(stove: KitchenHarness) -> None:
    assert stove.do(do.TakeNote(" 104 min,\n\x1b[1msofter ")) == "Noted for next time."
    assert stove.kitchen.session.notes == ("104 min, �[1msofter",)
    refused(stove, do.TakeNote(" \n "), "The note is empty")


def test_hold_and_close(stove: KitchenHarness) -> None:
    assert stove.do(do.HoldSession()) == "On hold until you come back."
    assert stove.kitchen.session.held
    assert stove.do(do.HoldSession(held=False)) == "No longer on hold."
    stove.do(do.CloseSession())
    assert stove.kitchen.session.closed
    refused(stove, do.CloseSession(), "already closed")


@pytest.mark.parametrize(
    "command", [do.TickIngredient("pork"), do.AddTimer("eggs", Span(MINUTE, MINUTE)), do.Undo(), do.StartDish(BELLY)]
)
def test_a_closed_session_accepts_no_events(stove: KitchenHarness, command: do.Command) -> None:
    stove.do(do.TakeNote("soft"), do.CloseSession())
    refused(stove, command, "already closed")


def test_undo_of_a_second_dish_removes_everything_that_followed_from_it(stove: KitchenHarness) -> None:
    first = stove.kitchen.session.on_screen
    stove.do(do.StartDish(BELLY._replace(name="second", title="Second")))
    second = stove.kitchen.session.on_screen
    stove.do(do.TickIngredient("pork"))
    for _ in range(2):
        stove.do(do.Undo())
    assert (stove.kitchen.session.on_screen, [*stove.kitchen.session.dishes]) == (first, [first])
    refused(stove, do.Undo(), "nothing to undo")
    stove.do(do.Redo())
    assert stove.kitchen.session.on_screen == second


def test_the_first_dish_is_undone_only_before_anything_else_was_done(stove: KitchenHarness) -> None:
    assert stove.view.undoes_opening
    stove.do(do.TickIngredient("pork"))
    assert not stove.view.undoes_opening
    stove.do(do.Undo())
    refused(stove, do.Undo(), "nothing to undo")
    assert stove.view.undo == ""
    assert stove.kitchen.session.dishes


def test_a_dish_started_in_place_of_an_undone_one_can_be_undone_too(stove: KitchenHarness) -> None:
    for name in ("second", "third"):
        stove.do(do.Undo())
        assert not stove.kitchen.session.dishes
        stove.do(do.StartDish(BELLY._replace(name=name)))
        assert [dish.recipe.name for dish in stove.kitchen.session.dishes.values()] == [name]
        assert stove.view.undoes_opening


def test_nothing_to_undo_or_redo() -> None:
    stove = KitchenHarness()
    refused(stove, do.Undo(), "nothing to undo")
    refused(stove, do.Redo(), "nothing to redo")
