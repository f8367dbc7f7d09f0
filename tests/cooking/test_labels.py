"""Labels of commands for undo and redo."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.build_view import while_away
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY

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
def test_a_command_has_its_words(command: do.Command, label: str) -> None:
    stove = KitchenHarness()
    stove.kitchen.execute(do.StartDish(BELLY))
    if command == do.StartNextTimer():
        stove.kitchen.execute(do.ShowStep("boil"))
    stove.kitchen.execute(command)
    assert stove.kitchen.view(stove.kitchen.now()).undo == label
    stove.kitchen.execute(do.Undo())
    assert stove.kitchen.view(stove.kitchen.now()).redo == label


def test_labels_of_timer_commands_name_the_timer() -> None:
    stove = KitchenHarness()
    run = stove.kitchen.execute
    run(do.StartDish(BELLY))
    run(do.StartTimer("simmer"))
    simmer = stove.timer("simmer").id
    stove.wait(90 * MINUTE)
    told = []
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
        run(command)
        told.append(stove.kitchen.view(stove.kitchen.now()).undo)
    assert told == [
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
    stove.kitchen.execute(do.StartDish(BELLY))
    stove.kitchen.execute(do.StartTimer("blanch"))
    stove.kitchen.execute(do.ShowStep("boil"))
    stove.kitchen.execute(do.MarkStep())
    assert stove.kitchen.view(stove.kitchen.now()).undo == "step 2 done"


@pytest.fixture
def stove() -> KitchenHarness:
    """A kitchen with the simmer and ten minutes for eggs, both just started."""
    stove = KitchenHarness()
    stove.kitchen.execute(do.StartDish(BELLY))
    stove.kitchen.execute(do.StartTimer("simmer"))
    stove.kitchen.execute(do.AddTimer("eggs", Span(10 * MINUTE, 10 * MINUTE)))
    return stove


def missed(stove: KitchenHarness, minutes: float) -> str:
    """Let minutes pass without a tick, and return the "While you were away" sentence."""
    since = stove.kitchen.now()
    stove.clock.advance(round(minutes * MINUTE))
    return while_away(stove.kitchen.session, stove.kitchen.now(), since)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (9, ""),
        (14.2, "While you were away: eggs due 4:12 ago."),
        (91, "While you were away: 1 check; simmer may be done; eggs due 1:21:00 ago."),
        (124.2, "While you were away: 3 checks; eggs due 1:54:12 ago; simmer due 4:12 ago."),
    ],
)
def test_it_counts_checks_and_says_how_late_a_due_timer_is(stove: KitchenHarness, minutes: float, said: str) -> None:
    assert missed(stove, minutes) == said


def test_earlier_and_answered_alerts_are_left_out(stove: KitchenHarness) -> None:
    stove.wait(11 * MINUTE)
    assert missed(stove, 1) == ""
    since = stove.kitchen.now()
    stove.clock.advance(80 * MINUTE)
    stove.kitchen.execute(do.AnswerCheck(done=False))
    assert while_away(stove.kitchen.session, stove.kitchen.now(), since) == "While you were away: simmer may be done."


def test_a_timer_that_was_paused_has_nothing_to_say(stove: KitchenHarness) -> None:
    eggs = next(timer.id for timer in stove.kitchen.session.alive if timer.name == "eggs")
    stove.kitchen.execute(do.PauseTimer(eggs))
    assert missed(stove, 20) == ""


def test_one_that_was_started_meanwhile_is_counted_from_its_start(stove: KitchenHarness) -> None:
    since = stove.kitchen.now()
    stove.clock.advance(5 * MINUTE)
    stove.kitchen.execute(do.AddTimer("toast", Span(MINUTE, MINUTE)))
    stove.clock.advance(MINUTE + 30 * SECOND)
    said = while_away(stove.kitchen.session, stove.kitchen.now(), since)
    assert said == "While you were away: toast due 0:30 ago."
