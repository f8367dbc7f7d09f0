"""The view: everything that a screen or a status line shows at one moment, and the labels of commands."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.build_view import while_away
from kitchen_tui.cooking.view import IngredientView
from kitchen_tui.model.duration import HOUR, MINUTE, SECOND, Span
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY, ONIONS


def lines(stove: KitchenHarness) -> dict[str, IngredientView]:
    return {line.ingredient.id: line for group in stove.dish.groups for line in group.lines}


def test_an_empty_session_has_an_empty_view() -> None:
    seen = KitchenHarness().view
    assert (seen.dish, seen.timers, seen.ready, seen.undo, seen.ringing, seen.questions) == (None, (), None, "", (), ())


def test_the_ingredients_of_the_step_are_highlighted_with_their_amounts(stove: KitchenHarness) -> None:
    assert lines(stove)["pork"] == IngredientView(BELLY.groups[0].ingredients[0], False, True, "2 lb", False)
    stove.do(do.ShowStep("boil"))
    assert lines(stove)["onions"] == IngredientView(ONIONS, False, True, "2", False)
    assert not lines(stove)["seeds"].lit


def test_an_ingredient_is_used_up_if_no_open_step_needs_it(stove: KitchenHarness) -> None:
    stove.do(do.MarkStep("cut"))
    assert not lines(stove)["pork"].used_up
    stove.do(do.MarkStep("boil"))
    assert lines(stove)["pork"].used_up
    assert not lines(stove)["onions"].used_up
    assert not lines(stove)["oil"].used_up


def test_a_tick_changes_nothing_else_in_a_view(stove: KitchenHarness) -> None:
    before = stove.view.without_ticks
    stove.do(do.TickIngredient("pork"))
    assert stove.view.without_ticks == before
    stove.do(do.MarkStep())
    assert stove.view.without_ticks != before


def test_ticks_count_the_listed_ingredients(stove: KitchenHarness) -> None:
    for ingredient in ("pork", "oil"):
        stove.do(do.TickIngredient(ingredient))
    assert (stove.dish.ticked, stove.dish.of) == (1, 3)


def test_the_step_has_timers_to_start_and_the_next_step(stove: KitchenHarness) -> None:
    stove.do(do.ShowStep("coat"))
    assert (stove.step.number, stove.step.of, stove.step.done) == (5, 7, False)
    assert stove.dish.following == BELLY.steps[5]
    assert stove.step.uses == (("4", "green onions"),)
    assert stove.step.forgotten == ("glaze", "thicken")
    stove.do(do.StartNextTimer())
    assert not stove.step.forgotten
    assert [(offer.spec.id, offer.state) for offer in stove.step.offers] == [("glaze", "running"), ("thicken", None)]


def test_a_completed_step_reports_nothing_forgotten(stove: KitchenHarness) -> None:
    stove.do(do.ShowStep("boil"), do.MarkStep("boil"), do.ShowStep("boil"))
    assert (stove.step.done, stove.step.forgotten) == (True, ())


def test_live_timers_by_slot_then_the_idle_then_the_finished(stove: KitchenHarness) -> None:
    stove.do(do.StartTimer("blanch"), do.StartTimer("simmer"))
    stove.do(do.FinishTimer(stove.timer("blanch").id), do.ShowStep("coat"))
    shown = [(timer.slot, timer.name, timer.state, timer.step) for timer in stove.view.timers]
    assert shown == [
        (2, "simmer", "running", 3),
        (0, "glaze", "idle", 5),
        (0, "thicken", "idle", 5),
        (0, "blanch", "finished", 2),
    ]


def test_the_view_of_a_running_timer(stove: KitchenHarness) -> None:
    stove.do(do.StartTimer("simmer"))
    started = stove.clock.wall_ms
    stove.wait(30 * MINUTE)
    simmer = stove.view.urgent[0]
    assert (simmer.elapsed_ms, simmer.remaining_ms) == (30 * MINUTE, 90 * MINUTE)
    assert (simmer.started_ms, simmer.due_ms) == (started, started + 120 * MINUTE)
    assert simmer.next
    assert (simmer.next.kind, simmer.next.in_ms) == ("check", 60 * MINUTE)
    assert (simmer.next.wall_ms, simmer.next.text) == (started + 90 * MINUTE, "fork-tender?")
    assert (simmer.phase, simmer.alert.state, simmer.text) == ("cooking", "quiet", "take it out")


def test_the_most_urgent_first_paused_last(stove: KitchenHarness) -> None:
    for name, length in (("slow", HOUR), ("still", MINUTE), ("soon", 5 * MINUTE), ("now", MINUTE)):
        stove.do(do.AddTimer(name, Span(length, length)))
    stove.do(do.PauseTimer(stove.timer("still").id), do.StartTimer("simmer"))
    stove.wait(MINUTE)
    assert [timer.name for timer in stove.view.urgent] == ["now", "soon", "slow", "simmer", "still"]
    assert [timer.name for timer in stove.view.ringing] == ["now"]
    stove.wait(90 * MINUTE)
    seen = stove.view
    assert [timer.name for timer in seen.questions] == [timer.name for timer in seen.asking] == ["simmer"]
    assert {timer.name: timer.calls for timer in seen.urgent if timer.name in ("simmer", "still")} == {
        "simmer": True,
        "still": False,
    }
    stove.do(do.AcknowledgeAll())
    assert [timer.name for timer in stove.view.questions] == ["simmer"]
    assert not stove.view.asking


def test_a_silenced_timer_is_distinguished_from_running_ones(stove: KitchenHarness) -> None:
    for name, length in (("eggs", MINUTE), ("rice", HOUR)):
        stove.do(do.AddTimer(name, Span(length, length)))
    stove.wait(MINUTE)
    assert not stove.view.silenced
    stove.do(do.Acknowledge())
    seen = stove.view
    assert [timer.name for timer in seen.silenced] == ["eggs"]
    assert [timer.name for timer in seen.unfinished] == ["rice"]


def test_a_step_is_ready_when_its_timers_are_finished(stove: KitchenHarness) -> None:
    def is_ready() -> bool:
        return stove.step.ready

    stove.do(do.ShowStep("boil"))
    assert not is_ready()
    stove.do(do.StartNextTimer())
    assert not is_ready()
    stove.do(do.FinishTimer(stove.view.urgent[0].id))
    assert is_ready()


def test_a_timer_in_overtime_has_no_next_event(stove: KitchenHarness) -> None:
    stove.do(do.StartTimer("blanch"))
    stove.wait(6 * MINUTE)
    blanch = stove.view.urgent[0]
    assert (blanch.next, blanch.remaining_ms, blanch.phase) == (None, -MINUTE, "overtime")


def test_the_ready_time_is_a_time_of_day(stove: KitchenHarness) -> None:
    wall = stove.clock.wall_ms
    assert stove.view.ready == Span(wall + 115 * MINUTE, wall + 155 * MINUTE)


def test_a_scaled_dish_is_shown_scaled(stove: KitchenHarness) -> None:
    stove.do(do.ScaleDish(2, 1))
    assert stove.dish.recipe is not BELLY
    assert stove.kitchen.session.dish
    assert stove.kitchen.session.dish.recipe == BELLY


def test_a_use_without_a_name_shows_the_line() -> None:
    stove = KitchenHarness()
    group = BELLY.groups[1]
    stove.do(do.StartDish(BELLY._replace(groups=(group,))), do.ShowStep("serve"))
    assert stove.step.uses == (("", "sesame seeds"),)


def test_elapsed_time_across_a_reboot_is_an_estimate(stove: KitchenHarness) -> None:
    """The boot clock restarts, so the wall clock is used and the view is marked."""
    stove.do(do.AddTimer("rice", Span(12 * MINUTE, 12 * MINUTE)))
    assert not stove.view.urgent[0].estimated
    stove.clock.reboot()
    assert stove.view.urgent[0].estimated


LABELS: list[tuple[do.Command, str]] = [
    (do.TickIngredient("pork"), "tick pork belly"),
    (do.TickIngredient("seeds"), "tick sesame seeds"),
    (do.ShowStep("boil"), "go to step 2"),
    (do.MarkStep("mix"), "step 4 done"),
    (do.MarkStep("mix", done=False), "step 4 not done"),
    (do.StartTimer("blanch"), "start blanch"),
    (do.StartNextTimer(), "start blanch"),
    (do.AddTimer("eggs", Span(MINUTE, MINUTE)), "start eggs"),
    (do.TakeNote("soft"), "note"),
    (do.HoldSession(), "hold"),
    (do.ScaleDish(2, 1), "scale"),
]


@pytest.mark.parametrize(("command", "label"), LABELS, ids=lambda value: str(value)[:30])
def test_every_command_has_a_label(command: do.Command, label: str) -> None:
    stove = KitchenHarness()
    stove.do(do.StartDish(BELLY))
    if command == do.StartNextTimer():
        stove.do(do.ShowStep("boil"))
    stove.do(command)
    assert stove.view.undo == label
    stove.do(do.Undo())
    assert stove.view.redo == label


def test_labels_of_timer_commands_name_the_timer() -> None:
    stove = KitchenHarness()
    stove.do(do.StartDish(BELLY), do.StartTimer("simmer"))
    simmer = stove.timer("simmer").id
    stove.wait(90 * MINUTE)
    labels = []
    for command in (
        do.AnswerCheck(done=False),
        do.PauseTimer(simmer),
        do.ResumeTimer(simmer),
        do.AdjustTimer(simmer, -30 * MINUTE),
        do.Snooze(),
        do.Acknowledge(),
        do.FinishTimer(simmer),
        do.RestartTimer(simmer),
        do.CancelTimer(simmer),
    ):
        stove.do(command)
        labels.append(stove.view.undo)
    assert labels == [
        "answer simmer",
        "pause simmer",
        "resume simmer",
        "adjust simmer",
        "snooze simmer 1 min",
        "silence simmer",
        "finish simmer",
        "restart simmer",
        "cancel simmer",
    ]


def test_the_label_of_a_marked_step_names_the_mark_first() -> None:
    stove = KitchenHarness()
    stove.do(do.StartDish(BELLY), do.StartTimer("blanch"), do.ShowStep("boil"), do.MarkStep())
    assert stove.view.undo == "step 2 done"


@pytest.fixture
def boiling() -> KitchenHarness:
    """A kitchen with the simmer and ten minutes for eggs, both just started."""
    stove = KitchenHarness()
    stove.do(do.StartDish(BELLY), do.StartTimer("simmer"), do.AddTimer("eggs", Span(10 * MINUTE, 10 * MINUTE)))
    return stove


def missed(stove: KitchenHarness, minutes: float) -> str:
    """Let minutes pass without a tick, and return the "While you were away" sentence."""
    since = stove.kitchen.now()
    stove.clock.advance(round(minutes * MINUTE))
    return while_away(stove.kitchen.session, stove.kitchen.now(), since)


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        (9, ""),
        (14.2, "While you were away: eggs due 4:12 ago."),
        (91, "While you were away: 1 check; simmer may be done; eggs due 1:21:00 ago."),
        (124.2, "While you were away: 3 checks; eggs due 1:54:12 ago; simmer due 4:12 ago."),
    ],
)
def test_missed_alerts_count_checks_and_state_lateness(boiling: KitchenHarness, minutes: float, sentence: str) -> None:
    assert missed(boiling, minutes) == sentence


def test_earlier_and_answered_alerts_are_left_out(boiling: KitchenHarness) -> None:
    boiling.wait(11 * MINUTE)
    assert missed(boiling, 1) == ""
    since = boiling.kitchen.now()
    boiling.clock.advance(80 * MINUTE)
    boiling.do(do.AnswerCheck(done=False))
    assert (
        while_away(boiling.kitchen.session, boiling.kitchen.now(), since) == "While you were away: simmer may be done."
    )


def test_a_paused_timer_has_no_missed_alert(boiling: KitchenHarness) -> None:
    eggs = next(timer.id for timer in boiling.kitchen.session.alive if timer.name == "eggs")
    boiling.do(do.PauseTimer(eggs))
    assert missed(boiling, 20) == ""


def test_alerts_of_a_timer_started_meanwhile_count_from_its_start(boiling: KitchenHarness) -> None:
    since = boiling.kitchen.now()
    boiling.clock.advance(5 * MINUTE)
    boiling.do(do.AddTimer("toast", Span(MINUTE, MINUTE)))
    boiling.clock.advance(MINUTE + 30 * SECOND)
    sentence = while_away(boiling.kitchen.session, boiling.kitchen.now(), since)
    assert sentence == "While you were away: toast due 0:30 ago."
