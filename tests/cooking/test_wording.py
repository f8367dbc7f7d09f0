"""Labels of commands for undo and redo."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.timer_spec import Span
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


def test_what_was_done_to_a_timer_names_it() -> None:
    stove = KitchenHarness()
    run = stove.kitchen.execute
    run(do.StartDish(BELLY))
    dish = stove.kitchen.session.on_screen
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
        do.ShowDish(dish),
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
        "switch dish",
    ]


def test_a_step_that_was_marked_says_so_whatever_else_it_did() -> None:
    stove = KitchenHarness()
    stove.kitchen.execute(do.StartDish(BELLY))
    stove.kitchen.execute(do.StartTimer("blanch"))
    stove.kitchen.execute(do.ShowStep("boil"))
    stove.kitchen.execute(do.MarkStep())
    assert stove.kitchen.view(stove.kitchen.now()).undo == "step 2 done"
