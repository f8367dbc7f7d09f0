"""The view: everything that a screen or a status line shows at one moment."""

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.view import IngredientView, View
from kitchen_tui.model.duration import HOUR, MINUTE, Span
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY, ONIONS


def view(stove: KitchenHarness) -> View:
    return stove.kitchen.view(stove.kitchen.now())


def lines(stove: KitchenHarness) -> dict[str, IngredientView]:
    dish = view(stove).dish
    assert dish
    return {line.ingredient.id: line for group in dish.groups for line in group.lines}


def test_an_empty_session_shows_nothing_and_breaks_nothing() -> None:
    seen = view(KitchenHarness())
    assert (seen.dish, seen.timers, seen.ready, seen.undo, seen.ringing, seen.questions) == (None, (), None, "", (), ())


def test_this_steps_ingredients_are_lit_with_what_it_uses(stove: KitchenHarness) -> None:
    assert lines(stove)["pork"] == IngredientView(BELLY.groups[0].ingredients[0], False, True, "2 lb", False)
    stove.kitchen.execute(do.ShowStep("boil"))
    assert lines(stove)["onions"] == IngredientView(ONIONS, False, True, "2", False)
    assert not lines(stove)["seeds"].lit


def test_used_up_is_what_no_undone_step_takes(stove: KitchenHarness) -> None:
    stove.kitchen.execute(do.MarkStep("cut"))
    assert not lines(stove)["pork"].used_up
    stove.kitchen.execute(do.MarkStep("boil"))
    assert lines(stove)["pork"].used_up
    assert not lines(stove)["onions"].used_up
    assert not lines(stove)["oil"].used_up


def test_ticks_count_what_the_recipe_lists(stove: KitchenHarness) -> None:
    for ingredient in ("pork", "oil"):
        stove.kitchen.execute(do.TickIngredient(ingredient))
    dish = view(stove).dish
    assert dish
    assert (dish.ticked, dish.of) == (1, 3)


def test_the_step_its_offers_and_what_follows(stove: KitchenHarness) -> None:
    stove.kitchen.execute(do.ShowStep("coat"))
    dish = view(stove).dish
    assert dish
    assert dish.step
    assert dish.following
    assert (dish.step.number, dish.step.of, dish.step.done, dish.following.id) == (5, 7, False, "brown")
    assert dish.step.uses == (("4", "green onions"),)
    assert dish.step.forgotten == ("glaze", "thicken")
    stove.kitchen.execute(do.StartNextTimer())
    dish = view(stove).dish
    assert dish
    assert dish.step
    assert dish.step.forgotten == ()
    assert [(offer.spec.id, offer.state) for offer in dish.step.offers] == [("glaze", "running"), ("thicken", None)]


def test_a_completed_step_reports_nothing_forgotten(stove: KitchenHarness) -> None:
    stove.kitchen.execute(do.ShowStep("boil"))
    stove.kitchen.execute(do.MarkStep("boil"))
    stove.kitchen.execute(do.ShowStep("boil"))
    dish = view(stove).dish
    assert dish
    assert dish.step
    assert (dish.step.done, dish.step.forgotten) == (True, ())


def test_live_timers_by_slot_then_the_idle_then_the_finished(stove: KitchenHarness) -> None:
    run = stove.kitchen.execute
    run(do.StartTimer("blanch"))
    run(do.StartTimer("simmer"))
    run(do.FinishTimer(stove.timer("blanch").id))
    run(do.ShowStep("coat"))
    told = [(timer.slot, timer.name, timer.state, timer.step) for timer in view(stove).timers]
    assert told == [
        (2, "simmer", "running", 3),
        (0, "glaze", "idle", 5),
        (0, "thicken", "idle", 5),
        (0, "blanch", "finished", 2),
    ]


def test_the_view_of_a_running_timer(stove: KitchenHarness) -> None:
    stove.kitchen.execute(do.StartTimer("simmer"))
    started = stove.clock.wall_ms
    stove.wait(30 * MINUTE)
    simmer = view(stove).urgent[0]
    assert (simmer.elapsed_ms, simmer.remaining_ms) == (30 * MINUTE, 90 * MINUTE)
    assert (simmer.started_ms, simmer.due_ms) == (started, started + 120 * MINUTE)
    assert simmer.next
    assert (simmer.next.kind, simmer.next.in_ms) == ("check", 60 * MINUTE)
    assert (simmer.next.wall_ms, simmer.next.text) == (started + 90 * MINUTE, "fork-tender?")
    assert (simmer.phase, simmer.sounding, simmer.text) == ("cooking", "quiet", "take it out")


def test_a_paused_timer_has_no_time_at_which_it_is_due(stove: KitchenHarness) -> None:
    stove.kitchen.execute(do.StartTimer("blanch"))
    stove.kitchen.execute(do.PauseTimer(stove.timer("blanch").id))
    assert view(stove).urgent[0].due_ms is None


def test_the_most_urgent_first_paused_last(stove: KitchenHarness) -> None:
    run = stove.kitchen.execute
    for name, length in (("slow", HOUR), ("still", MINUTE), ("soon", 5 * MINUTE), ("now", MINUTE)):
        run(do.AddTimer(name, Span(length, length)))
    run(do.PauseTimer(stove.timer("still").id))
    run(do.StartTimer("simmer"))
    stove.wait(MINUTE)
    assert [timer.name for timer in view(stove).urgent] == ["now", "soon", "slow", "simmer", "still"]
    assert [timer.name for timer in view(stove).ringing] == ["now"]
    stove.wait(90 * MINUTE)
    seen = view(stove)
    assert [timer.name for timer in seen.questions] == [timer.name for timer in seen.asking] == ["simmer"]
    assert {timer.name: timer.calls for timer in seen.urgent if timer.name in ("simmer", "still")} == {
        "simmer": True,
        "still": False,
    }
    stove.kitchen.execute(do.AcknowledgeAll())
    assert [timer.name for timer in view(stove).questions] == ["simmer"]
    assert not view(stove).asking


def test_a_silenced_timer_is_distinguished_from_running_ones(stove: KitchenHarness) -> None:
    for name, length in (("eggs", MINUTE), ("rice", HOUR)):
        stove.kitchen.execute(do.AddTimer(name, Span(length, length)))
    stove.wait(MINUTE)
    assert not view(stove).silenced
    stove.kitchen.execute(do.Acknowledge())
    seen = view(stove)
    assert [timer.name for timer in seen.silenced] == ["eggs"]
    assert [timer.name for timer in seen.unfinished] == ["rice"]


def test_a_step_is_ready_when_its_timers_are_finished(stove: KitchenHarness) -> None:
    def is_ready() -> bool:
        dish = view(stove).dish
        assert dish
        assert dish.step
        return dish.step.ready

    stove.kitchen.execute(do.ShowStep("boil"))
    assert not is_ready()
    stove.kitchen.execute(do.StartNextTimer())
    assert not is_ready()
    stove.kitchen.execute(do.FinishTimer(view(stove).urgent[0].id))
    assert is_ready()


def test_overtime_has_nothing_ahead(stove: KitchenHarness) -> None:
    stove.kitchen.execute(do.StartTimer("blanch"))
    stove.wait(6 * MINUTE)
    blanch = view(stove).urgent[0]
    assert (blanch.next, blanch.remaining_ms, blanch.phase) == (None, -MINUTE, "overtime")


def test_ready_is_on_the_clock_on_the_wall(stove: KitchenHarness) -> None:
    wall = stove.clock.wall_ms
    assert view(stove).ready == Span(wall + 115 * MINUTE, wall + 155 * MINUTE)


def test_a_scaled_dish_is_looked_at_scaled(stove: KitchenHarness) -> None:
    stove.kitchen.execute(do.ScaleDish(2, 1))
    dish = view(stove).dish
    assert dish
    assert dish.recipe is not BELLY
    assert stove.kitchen.session.dish
    assert stove.kitchen.session.dish.recipe == BELLY


def test_a_use_without_a_name_shows_the_line() -> None:
    stove = KitchenHarness()
    group = BELLY.groups[1]
    stove.kitchen.execute(do.StartDish(BELLY._replace(groups=(group,))))
    stove.kitchen.execute(do.ShowStep("serve"))
    dish = view(stove).dish
    assert dish
    assert dish.step
    assert dish.step.uses == (("", "sesame seeds"),)


def test_elapsed_time_across_a_reboot_is_an_estimate(stove: KitchenHarness) -> None:
    """The boot clock restarts, so the wall clock is used and the view is marked."""
    stove.kitchen.execute(do.AddTimer("rice", Span(12 * MINUTE, 12 * MINUTE)))
    assert not view(stove).urgent[0].estimated
    stove.clock.reboot()
    assert view(stove).urgent[0].estimated
