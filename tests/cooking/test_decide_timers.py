"""Commands that start, stop and adjust timers, and their refusals."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.cooking.threshold import thresholds
from kitchen_tui.cooking.timer import elapsed, remaining
from kitchen_tui.model.duration import DAY, HOUR, MINUTE, SECOND, Span
from kitchen_tui.model.recipe import Check, Reminder
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY, SIMMER, kinds_and_keys

FIVE = Span(5 * MINUTE, 5 * MINUTE)


def refused(stove: KitchenHarness, command: do.Command, reason: str) -> None:
    """Check that a command is refused with this reason, and changes neither the session nor the journal."""
    history, stored = stove.kitchen.history, list(stove.journal.store)
    with pytest.raises(Refused, match=reason):
        stove.do(command)
    assert stove.kitchen.history is history
    assert stove.journal.store == stored


def test_a_new_timer_gets_a_name(stove: KitchenHarness) -> None:
    for name in ("eggs", "Eggs", "eggs 2", "", ""):
        stove.do(do.AddTimer(name, FIVE))
    assert [(timer.slot, timer.name) for timer in stove.kitchen.session.alive] == [
        (1, "eggs"), (2, "Eggs 2"), (3, "eggs 2 2"), (4, "5 min"), (5, "5 min 2"),
    ]  # fmt: skip


def test_a_timer_added_after_its_end_is_late(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("rice", FIVE, ago_ms=7 * MINUTE))
    assert [(alert.threshold.kind, alert.late_ms) for alert in stove.tick()] == [("due", 2 * MINUTE)]


def test_add_until(stove: KitchenHarness) -> None:
    wall = stove.clock.wall_ms
    stove.do(do.AddTimer("guests", FIVE, until_ms=wall + HOUR))
    guests = stove.timer("guests")
    assert remaining(guests, stove.kitchen.now()) == HOUR
    refused(stove, do.AddTimer("late", FIVE, until_ms=wall), "has passed")
    refused(stove, do.PauseTimer(guests.id), "time of day and cannot be paused")
    refused(stove, do.RestartTimer(guests.id), "cannot be restarted")


def test_a_timer_until_a_time_can_be_moved_and_rings_once_per_end(stove: KitchenHarness) -> None:
    run, wall = stove.kitchen.execute, stove.clock.wall_ms
    run(do.AddTimer("guests", FIVE, until_ms=wall + HOUR))
    run(do.AdjustTimer(stove.timer("guests").id, MINUTE))
    assert stove.timer("guests").until_ms == wall + HOUR + MINUTE
    assert kinds_and_keys(stove.wait(61 * MINUTE)) == [("due", f"due@{wall + 61 * MINUTE}")]
    stove.wait(30 * SECOND)
    run(do.AdjustTimer(stove.timer("guests").id, MINUTE))
    assert stove.timer("guests").until_ms == wall + 62 * MINUTE + 30 * SECOND
    run(do.AdjustTimer(stove.timer("guests").id, -HOUR))
    assert [alert.late_ms for alert in stove.tick()] == [0]


def test_pause_resume_finish_cancel_restart_and_their_refusals(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("eggs", FIVE))
    eggs = stove.timer("eggs").id
    refused(stove, do.ResumeTimer(eggs), "Eggs is already running")
    stove.do(do.PauseTimer(eggs))
    refused(stove, do.PauseTimer(eggs), "Eggs is already paused")
    stove.do(do.ResumeTimer(eggs), do.FinishTimer(eggs))
    assert stove.timer("eggs").slot == 0
    for command in (do.FinishTimer, do.CancelTimer, do.PauseTimer, do.ResumeTimer):
        refused(stove, command(eggs), "Eggs is already finished")
    refused(stove, do.AdjustTimer(eggs, MINUTE), "Eggs is already finished")
    refused(stove, do.ExtendTimer(eggs), "Eggs is already finished")
    stove.do(do.RestartTimer(eggs), do.CancelTimer(eggs))
    refused(stove, do.ToggleTimer(eggs), "already")
    refused(stove, do.FinishTimer("nobody"), "no such timer")


def test_a_ringing_timer_is_silenced_instead_of_paused(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("eggs", FIVE))
    eggs = stove.timer("eggs").id
    stove.clock.advance(5 * MINUTE)
    refused(stove, do.PauseTimer(eggs), "Eggs is ringing; silence it first")
    stove.do(do.ToggleTimer(eggs))
    assert stove.timer("eggs").acknowledged
    assert [alert.is_answered for alert in stove.tick()] == [True]
    stove.do(do.ToggleTimer(eggs))
    assert stove.timer("eggs").state == "paused"
    stove.do(do.ToggleTimer(eggs))
    assert stove.timer("eggs").state == "running"


def test_pause_all_and_resume_all() -> None:
    stove = KitchenHarness()
    refused(stove, do.PauseAll(), "No timer is running")
    refused(stove, do.ResumeAll(), "No timer is paused")
    stove.do(do.AddTimer("eggs", FIVE))
    assert stove.do(do.PauseAll()) == "1 timer paused."
    assert stove.do(do.ResumeAll()) == "1 timer resumed."
    stove.do(do.AddTimer("rice", Span(20 * MINUTE, 20 * MINUTE)))
    assert stove.do(do.PauseAll()) == "2 timers paused."
    assert stove.view.undo == "pause all"
    assert stove.do(do.ResumeAll()) == "2 timers resumed."
    assert stove.view.undo == "resume all"
    stove.wait(5 * MINUTE)
    assert stove.do(do.PauseAll()) == "1 timer paused; 1 cannot be paused."
    refused(stove, do.PauseAll(), "No timer can be paused")
    stove.do(do.Undo())
    assert {timer.state for timer in stove.kitchen.session.alive} == {"running"}


def test_a_repeated_name_gets_a_free_number(stove: KitchenHarness) -> None:
    taken = ["egg", *(f"egg {number}" for number in (*range(2, 20), 22, 23, 24))]
    for name in (*taken, "egg", "egg"):
        stove.do(do.AddTimer(name, FIVE))
    names = [timer.name for timer in stove.kitchen.session.alive]
    assert names[:-2] == taken
    assert len(set(names)) == len(taken) + 2


@pytest.mark.parametrize(
    ("run_min", "by_min", "window"),
    [
        (0, 1, (91, 121)),
        (0, -1, (89, 119)),
        (89.5, -1, (89.5, 119)),
        (80, -100, (80, 80)),
        (95, 5, (90, 125)),
        (95, -5, (90, 115)),
        (95, -100, (90, 95)),
        (120, 1, (90, 121)),
        (130, 1, (90, 131)),
    ],
)
def test_more_and_less_around_the_window(
    stove: KitchenHarness, run_min: float, by_min: int, window: tuple[float, float]
) -> None:
    """Before the window both ends move, in the window only its end, and after it the minutes count from now."""
    stove.do(do.StartTimer("simmer"))
    stove.wait(round(run_min * MINUTE))
    stove.do(do.AdjustTimer(stove.timer("simmer").id, by_min * MINUTE))
    simmer = stove.timer("simmer")
    assert (simmer.least_ms / MINUTE, simmer.most_ms / MINUTE) == window
    assert all(alert.late_ms == 0 for alert in stove.tick() if not alert.threshold.again)


def test_an_extension_long_after_the_end_announces_nothing_late(stove: KitchenHarness) -> None:
    for name in ("glaze", "simmer", "caramelize"):
        stove.do(do.StartTimer(name))
    stove.wait(201 * MINUTE)
    stove.tick()
    for name in ("glaze", "simmer", "caramelize"):
        stove.do(do.AdjustTimer(stove.timer(name).id, MINUTE))
    assert stove.tick() == []
    assert {
        alert.timer.name: alert.threshold.kind for alert in stove.wait(MINUTE) if alert.threshold.kind == "due"
    } == {
        "glaze": "due",
        "simmer": "due",
        "caramelize": "due",
    }


def test_a_single_duration_is_extended_without_a_window(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("eggs", FIVE))
    for by in (MINUTE, -2 * MINUTE, -10 * MINUTE, MINUTE):
        stove.wait(10 * SECOND)
        stove.do(do.AdjustTimer(stove.timer("eggs").id, by))
        assert stove.timer("eggs").least_ms == stove.timer("eggs").most_ms


def test_limits_of_shortening_and_extending(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("eggs", FIVE))
    eggs = stove.timer("eggs").id
    refused(stove, do.AdjustTimer(eggs, 400 * DAY), "longer than 400 days")
    stove.wait(5 * MINUTE)
    refused(stove, do.AdjustTimer(eggs, -MINUTE), "already due")


def test_a_stopwatch_counts_up_reminds_and_is_never_due(stove: KitchenHarness) -> None:
    turn = Reminder("turn", Span(2 * MINUTE, 2 * MINUTE))
    stove.do(do.AddTimer("soup", Span(0, 0), reminders=(turn,), counts_up=True))
    stove.wait(3 * MINUTE)
    view = stove.view.urgent[0]
    assert (view.name, view.elapsed_ms, view.due_ms) == ("soup", 3 * MINUTE, None)
    assert view.next is not None
    assert (view.next.kind, view.next.in_ms, view.next.text) == ("reminder", MINUTE, "turn")
    refused(stove, do.AdjustTimer(view.id, MINUTE), "counts up")
    refused(stove, do.ExtendTimer(view.id), "counts up")


def test_a_stopwatch_without_a_name_is_called_stopwatch(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("", Span(0, 0), counts_up=True))
    stove.wait(DAY)
    assert stove.view.urgent[0].alert.state == "quiet"
    assert stove.timer("stopwatch").alive


def test_a_timer_is_renamed_and_the_new_name_is_its_own(stove: KitchenHarness) -> None:
    for name in ("eggs", "rice"):
        stove.do(do.AddTimer(name, FIVE))
    rice = stove.timer("rice").id
    assert stove.do(do.RenameTimer(rice, " Basmati\trice ")) == "Rice is now Basmati rice."
    refused(stove, do.RenameTimer(rice, "Basmati rice"), "already")
    refused(stove, do.RenameTimer(rice, "  "), "A name is missing")
    stove.do(do.RenameTimer(rice, "EGGS"))
    assert stove.timer("EGGS 2").id == rice
    stove.do(do.Undo())
    assert stove.timer("Basmati rice").id == rice


def test_an_extension_while_ringing_counts_from_now_for_this_run(stove: KitchenHarness) -> None:
    stove.do(do.StartTimer("blanch"))
    blanch = stove.timer("blanch").id
    stove.wait(7 * MINUTE)
    stove.do(do.AdjustTimer(blanch, MINUTE))
    assert remaining(stove.timer("blanch"), stove.kitchen.now()) == MINUTE
    stove.do(do.RestartTimer(blanch))
    assert stove.timer("blanch").most_ms == 5 * MINUTE


def test_an_extension_is_that_of_the_recipe_or_five_minutes(stove: KitchenHarness) -> None:
    stove.do(do.StartTimer("simmer"), do.StartTimer("blanch"))
    stove.do(do.ExtendTimer(stove.timer("simmer").id))
    stove.do(do.ExtendTimer(stove.timer("blanch").id))
    assert (stove.timer("simmer").most_ms, stove.timer("blanch").most_ms) == (135 * MINUTE, 10 * MINUTE)


def test_a_check_without_an_extension_gives_five_minutes() -> None:
    stove, spec = KitchenHarness(), SIMMER._replace(checks=(Check("?", 90 * MINUTE, 15 * MINUTE, 0),))
    step = BELLY.steps[2]._replace(timers=(spec,))
    stove.do(do.StartDish(BELLY._replace(sections=(BELLY.sections[0]._replace(steps=(step,)),))))
    stove.do(do.StartTimer("simmer"))
    stove.wait(120 * MINUTE)
    stove.do(do.AnswerCheck(done=False))
    assert stove.timer("simmer").most_ms == 125 * MINUTE


def test_restart_is_a_new_run_that_announces_everything_again(stove: KitchenHarness) -> None:
    stove.do(do.StartTimer("glaze"))
    first = kinds_and_keys(stove.wait(10 * MINUTE))
    stove.do(do.RestartTimer(stove.timer("glaze").id))
    assert kinds_and_keys(alert for alert in stove.wait(10 * MINUTE) if alert.timer.name == "glaze") == first
    assert elapsed(stove.timer("glaze"), stove.kitchen.now()) == 10 * MINUTE


def test_start_next_starts_the_timers_of_the_step_then_of_the_next(stove: KitchenHarness) -> None:
    refused(stove, do.StartNextTimer(), "no timer left")
    stove.do(do.ShowStep("boil"))
    assert stove.do(do.StartNextTimer()) == "Blanch started: 5 min."
    refused(stove, do.StartNextTimer(), "no timer left")
    stove.wait(5 * MINUTE)
    assert stove.do(do.StartNextTimer()) == "Simmer started: 90–120 min."
    dish = stove.kitchen.session.dish
    assert dish
    assert dish.step == "braise"
    stove.do(do.CancelTimer(stove.timer("simmer").id), do.StartNextTimer())
    assert stove.timer("simmer").state == "running"


def test_start_by_name(stove: KitchenHarness) -> None:
    refused(stove, do.StartTimer("souffle"), "no such timer")
    stove.do(do.StartTimer("reheat"))
    refused(stove, do.StartTimer("reheat"), "Reheat is already running")
    stove.do(do.FinishTimer(stove.timer("reheat").id), do.StartTimer("reheat"))
    assert stove.timer("reheat 2").state == "running"


def test_without_a_recipe_no_step_can_be_started() -> None:
    for command in (do.StartNextTimer(), do.StartTimer("x"), do.MoveStep(1), do.TickIngredient("pork")):
        refused(KitchenHarness(), command, "No recipe is open")


def test_a_timer_until_a_time_has_one_threshold_with_a_stable_key(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("guests", FIVE, until_ms=stove.clock.wall_ms + HOUR))
    before = thresholds(stove.timer("guests"), stove.kitchen.now())
    stove.wait(MINUTE)
    assert thresholds(stove.timer("guests"), stove.kitchen.now()) == before
