"""Commands that answer, silence and snooze alerts."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.alert import DEFAULT_RULES, SnoozeChoice, alert_of
from kitchen_tui.model.duration import HOUR, MINUTE, SECOND, Span
from kitchen_tui.model.recipe import Reminder
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY, kinds_and_keys
from tests.cooking.test_decide_timers import FIVE, refused


@pytest.fixture
def stove() -> KitchenHarness:
    """A kitchen with the simmer and two timers of five minutes."""
    one = KitchenHarness()
    one.do(do.StartDish(BELLY), do.StartTimer("simmer"), do.StartTimer("blanch"), do.AddTimer("eggs", FIVE))
    return one


def states(stove: KitchenHarness) -> dict[str, str]:
    now = stove.kitchen.now()
    return {timer.name: alert_of(timer, now, DEFAULT_RULES).state for timer in stove.kitchen.session.alive}


def test_acknowledge_the_most_urgent_only_that(stove: KitchenHarness) -> None:
    refused(stove, do.Acknowledge(), "Nothing is ringing")
    refused(stove, do.AcknowledgeAll(), "Nothing is ringing")
    stove.wait(5 * MINUTE)
    before = stove.kitchen.session.timers
    stove.do(do.Acknowledge())
    assert states(stove) == {"simmer": "quiet", "blanch": "acknowledged", "eggs": "ringing"}
    blanch = stove.timer("blanch")
    assert blanch == before[blanch.id]._replace(acknowledged=blanch.acknowledged, silenced_ms=5 * MINUTE)
    refused(stove, do.Acknowledge(blanch.id), "Nothing is ringing")
    stove.do(do.Acknowledge(stove.timer("eggs").id))
    refused(stove, do.Acknowledge(), "Nothing is ringing")


def test_acknowledge_all_takes_the_questions_with_it(stove: KitchenHarness) -> None:
    stove.wait(90 * MINUTE)
    assert states(stove) == {"simmer": "attention", "blanch": "ringing", "eggs": "ringing"}
    stove.do(do.AcknowledgeAll())
    assert states(stove) == {"simmer": "quiet", "blanch": "acknowledged", "eggs": "acknowledged"}
    assert stove.wait(MINUTE) == []


def test_snooze_goes_through_its_choices_while_pressed_quickly() -> None:
    stove = KitchenHarness()
    stove.do(do.AddTimer("roast", Span(59 * MINUTE, 59 * MINUTE)))
    refused(stove, do.Snooze(), "Nothing is ringing")
    stove.wait(59 * MINUTE)
    message_so = []
    for _ in range(5):
        message_so.append(stove.do(do.Snooze()))
        stove.wait(3 * SECOND)
    assert message_so == [
        f"Roast snoozed for {duration}." for duration in ("1 min", "3 min", "6 min", "15 min", "1 min")
    ]
    stove.wait(SECOND)
    refused(stove, do.Snooze(), "Nothing is ringing")
    stove.wait(56 * SECOND)
    assert states(stove) == {"roast": "ringing"}
    assert stove.do(do.Snooze()) == "Roast snoozed for 1 min."


@pytest.mark.parametrize("at_a_time_of_day", [True, False])
def test_a_long_timer_snoozes_for_fixed_times(at_a_time_of_day: bool) -> None:
    stove = KitchenHarness()
    length_ms = (30 if at_a_time_of_day else 60) * MINUTE
    until_ms = stove.kitchen.now().wall_ms + length_ms if at_a_time_of_day else None
    stove.do(do.AddTimer("roast", Span(length_ms, length_ms), until_ms=until_ms))
    stove.wait(length_ms)
    messages = [stove.do(do.Snooze()) for _ in range(5)]
    assert messages == [f"Roast snoozed for {length}." for length in ("1 min", "5 min", "10 min", "15 min", "1 min")]


def test_snooze_times_of_the_config_without_shares_are_kept_for_long_timers() -> None:
    rules = DEFAULT_RULES._replace(snooze=(SnoozeChoice(ms=2 * MINUTE),))
    stove = KitchenHarness()
    stove.kitchen.rules = rules
    stove.do(do.AddTimer("roast", Span(2 * HOUR, 2 * HOUR)))
    stove.wait(2 * HOUR)
    assert stove.do(do.Snooze()) == "Roast snoozed for 2 min."


def test_muting_can_be_undone() -> None:
    stove = KitchenHarness()
    refused(stove, do.MuteAlarms(muted=False), "Alarms are not muted")
    assert "no sound" in stove.do(do.MuteAlarms())
    assert (stove.view.muted, stove.view.undo) == (True, "mute")
    refused(stove, do.MuteAlarms(), "Alarms are already muted")
    assert stove.do(do.MuteAlarms(muted=False)) == "Alarms sound again."
    assert stove.view.undo == "unmute"
    stove.do(do.Undo())
    assert stove.view.muted


def test_a_paused_timer_is_neither_next_nor_running(stove: KitchenHarness) -> None:
    eggs = stove.timer("eggs").id
    stove.do(do.PauseTimer(eggs))
    view = stove.view
    paused = next(timer for timer in view.urgent if timer.id == eggs)
    assert (paused.next, paused.due_ms, view.urgent[-1]) == (None, None, paused)
    assert [timer.name for timer in view.running] == ["blanch", "simmer"]


def test_a_stopwatch_without_reminders_never_rings() -> None:
    stove = KitchenHarness()
    stove.do(do.AddTimer("soup", Span(0, 0), counts_up=True))
    assert not stove.view.can_ring
    stove.do(do.AddTimer("turn", Span(0, 0), counts_up=True, reminders=(Reminder("turn", FIVE),)))
    assert stove.view.can_ring


def test_snooze_a_timer_that_is_not_the_most_urgent(stove: KitchenHarness) -> None:
    stove.wait(5 * MINUTE)
    eggs, blanch = stove.timer("eggs").id, stove.timer("blanch").id
    assert stove.do(do.Snooze(eggs)).startswith("Eggs snoozed for ")
    assert states(stove) == {"simmer": "quiet", "blanch": "ringing", "eggs": "snoozed"}
    stove.do(do.Snooze(blanch))
    assert states(stove)["blanch"] == "snoozed"
    refused(stove, do.Snooze(stove.timer("simmer").id), "Nothing is ringing")


def test_a_second_snooze_is_for_the_timer_that_still_rings(stove: KitchenHarness) -> None:
    stove.wait(5 * MINUTE)
    assert [stove.do(do.Snooze()).split()[0] for _ in range(2)] == ["Blanch", "Eggs"]


def test_a_share_of_a_short_time_is_at_least_half_a_minute(stove: KitchenHarness) -> None:
    stove.wait(5 * MINUTE)
    stove.do(do.FinishTimer(stove.timer("eggs").id))
    assert [stove.do(do.Snooze()) for _ in range(4)] == [
        f"Blanch snoozed for {duration}." for duration in ("1 min", "30 s", "30 s", "1 min")
    ]


def test_snoozing_in_quick_succession_is_real_time_at_any_speed() -> None:
    stove = KitchenHarness(speed=60)
    stove.do(do.AddTimer("roast", Span(60 * MINUTE, 60 * MINUTE)))
    stove.wait(MINUTE)
    stove.do(do.Snooze())
    stove.clock.advance(3 * SECOND)
    assert stove.do(do.Snooze()) == "Roast snoozed for 5 min."


def test_not_yet_carries_on_and_past_the_end_extends_twice_then_asks(stove: KitchenHarness) -> None:
    refused(stove, do.AnswerCheck(done=True), "No check is open")
    stove.wait(90 * MINUTE)
    stove.do(do.AnswerCheck(done=False))
    assert stove.timer("simmer").most_ms == 120 * MINUTE
    refused(stove, do.AnswerCheck(done=False), "No check is open")
    stove.wait(30 * MINUTE)
    for end in (135, 150):
        assert stove.do(do.AnswerCheck(done=False)) == "Simmer: 15 min more."
        assert stove.timer("simmer").most_ms == end * MINUTE
        assert [kind for kind, _ in kinds_and_keys(stove.wait(15 * MINUTE))] == ["due", "check"]
    refused(stove, do.AnswerCheck(done=False), "already extended twice")
    stove.do(do.AnswerCheck(done=False, insist=True))
    assert (stove.timer("simmer").most_ms, stove.timer("simmer").least_ms) == (165 * MINUTE, 90 * MINUTE)


def test_after_a_late_not_yet_the_check_is_not_repeated_at_once(stove: KitchenHarness) -> None:
    stove.wait(137 * MINUTE)
    stove.do(do.AnswerCheck(done=False))
    assert stove.timer("simmer").most_ms == 152 * MINUTE
    assert stove.tick() == []
    refused(stove, do.AnswerCheck(done=False), "No check is open")
    assert states(stove)["simmer"] == "quiet"
    assert [kind for kind, _ in kinds_and_keys(stove.wait(15 * MINUTE))] == ["due", "check"]


def test_not_yet_extends_a_single_duration_without_opening_a_window() -> None:
    stove = KitchenHarness()
    step = BELLY.steps[2]
    single = step.timers[0]._replace(least_ms=120 * MINUTE)
    recipe = BELLY._replace(sections=(BELLY.sections[0]._replace(steps=(step._replace(timers=(single,)),)),))
    stove.do(do.StartDish(recipe), do.StartTimer("simmer"))
    stove.wait(125 * MINUTE)
    stove.do(do.AnswerCheck(done=False))
    assert stove.timer("simmer").least_ms == stove.timer("simmer").most_ms == 140 * MINUTE
    assert stove.tick() == []


def test_done_finishes_the_timer_of_the_question(stove: KitchenHarness) -> None:
    stove.wait(90 * MINUTE)
    refused(stove, do.AnswerCheck(done=True, timer=stove.timer("eggs").id), "No check is open")
    stove.do(do.AnswerCheck(done=True, timer=stove.timer("simmer").id))
    assert stove.timer("simmer").state == "finished"


def test_an_alert_answered_before_the_tick_is_not_announced(stove: KitchenHarness) -> None:
    stove.clock.advance(5 * MINUTE)
    stove.do(do.AcknowledgeAll())
    assert [alert.is_answered for alert in stove.tick()] == [True, True]
    assert stove.tick() == []


def test_alerts_do_not_need_the_ticker(stove: KitchenHarness) -> None:
    """A second terminal that never ticks sees the same alerts."""
    stove.wait(5 * MINUTE)
    assert states(stove.another()) == states(stove)
