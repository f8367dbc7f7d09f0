"""The states of an alert over time: it rings, escalates, is missed, and is silenced by one key."""

from itertools import product
from typing import get_args

import pytest

from kitchen_tui.cooking import timer_events
from kitchen_tui.cooking.alert import DEFAULT_RULES, QUIET, TRANSITIONS, Alert, AlertState, Rules, alert_of, urgency_of
from kitchen_tui.cooking.event_types import Event
from kitchen_tui.cooking.instant import moved
from kitchen_tui.cooking.timer import Timer
from kitchen_tui.model.duration import HOUR, MINUTE, SECOND
from kitchen_tui.model.recipe import TimerSpec
from tests.cooking.making import BLANCH, CARAMELIZE, GLAZE, SIMMER, START, changed, timer

DUE = "due:300000"


def rung(spec: TimerSpec = BLANCH) -> Timer:
    """Return a timer whose due alert was announced on time."""
    return changed(timer(spec), timer_events.AlertSounded("t", f"due:{spec.most_ms}"), moved(START, spec.most_ms))


def state(one: Timer, run_ms: int, rules: Rules = DEFAULT_RULES) -> AlertState:
    return alert_of(one, moved(START, run_ms), rules).state


@pytest.mark.parametrize(
    ("spec", "patience"),
    [(BLANCH, 30 * SECOND), (GLAZE, 2 * MINUTE), (SIMMER, 5 * MINUTE)],
    ids=lambda value: str(value)[:20],
)
def test_it_escalates_by_the_food_and_is_missed_after_the_cap(spec: TimerSpec, patience: int) -> None:
    one, due = rung(spec), spec.most_ms
    assert state(one, due) == "ringing"
    assert state(one, due + patience - 1) == "ringing"
    assert state(one, due + patience) == "escalated"
    assert state(one, due + 10 * MINUTE - 1) == "escalated"
    assert state(one, due + 10 * MINUTE) == "missed"
    assert state(one, due + 24 * HOUR) == "missed"


def test_a_cap_before_the_escalation_goes_straight_to_missed() -> None:
    rules = Rules(sound_cap_ms=10 * SECOND)
    assert state(rung(), 5 * MINUTE + 10 * SECOND, rules) == "missed"


def test_announced_late_it_still_rings_before_it_escalates() -> None:
    """Escalation starts when the alert was announced, not when it was due."""
    assert state(timer(BLANCH), 2 * HOUR) == "ringing"
    late = changed(timer(BLANCH), timer_events.AlertSounded("t", DUE), moved(START, 2 * HOUR))
    assert state(late, 2 * HOUR + 29 * SECOND) == "ringing"
    assert alert_of(late, moved(START, 2 * HOUR), DEFAULT_RULES).late_ms == 2 * HOUR - 5 * MINUTE


@pytest.mark.parametrize("after", [0, MINUTE, HOUR])
def test_an_acknowledged_alert_stays_silent_and_the_timer_runs_on(after: int) -> None:
    one = changed(rung(), timer_events.AlertAcknowledged("t", DUE), moved(START, 5 * MINUTE + after))
    assert one.state == "running"
    assert [state(one, 5 * MINUTE + after + more) for more in (0, MINUTE, 24 * HOUR)] == ["acknowledged"] * 3


def test_after_a_snooze_the_alert_escalates_again() -> None:
    one = changed(rung(), timer_events.AlertSnoozed("t", DUE, MINUTE), moved(START, 6 * MINUTE))
    steps = [0, MINUTE - 1, MINUTE, MINUTE + 30 * SECOND, 11 * MINUTE]
    assert [state(one, 6 * MINUTE + step) for step in steps] == [
        "snoozed", "snoozed", "ringing", "escalated", "missed",
    ]  # fmt: skip
    heard = changed(one, timer_events.AlertAcknowledged("t", DUE), moved(START, 6 * MINUTE))
    assert state(heard, 8 * MINUTE) == "acknowledged"


def test_an_extension_stops_the_ringing_until_the_new_end() -> None:
    for before in (rung(), changed(rung(), timer_events.AlertAcknowledged("t", DUE), moved(START, 5 * MINUTE))):
        one = changed(before, timer_events.TimerAdjusted("t", 6 * MINUTE, 6 * MINUTE), moved(START, 5 * MINUTE))
        assert [state(one, run) for run in (5 * MINUTE, 6 * MINUTE)] == ["quiet", "ringing"]


def test_window_reminder_and_warning_alerts_end_by_themselves() -> None:
    glaze = timer(GLAZE)
    assert [state(glaze, run * SECOND) for run in (149, 150, 209, 210)] == ["quiet", "attention", "attention", "quiet"]
    assert (
        alert_of(glaze, moved(START, 8 * MINUTE), DEFAULT_RULES).threshold
        == alert_of(glaze, moved(START, 8 * MINUTE + 30 * SECOND), DEFAULT_RULES).threshold
    )
    warned = alert_of(timer(CARAMELIZE), moved(START, 95 * SECOND), DEFAULT_RULES)
    assert warned.threshold
    assert (warned.state, warned.threshold.kind, warned.late_ms) == ("attention", "warning", 5 * SECOND)


def test_an_open_check_asks_for_attention_and_stays_open_when_silenced() -> None:
    one, much_later = timer(SIMMER), moved(START, 104 * MINUTE)
    alert = alert_of(one, much_later, DEFAULT_RULES)
    assert alert.question
    assert (alert.state, alert.threshold, alert.late_ms) == ("attention", alert.question, 14 * MINUTE)
    silenced = changed(one, timer_events.AlertAcknowledged("t", alert.question.key), much_later)
    assert alert_of(silenced, much_later, DEFAULT_RULES) == Alert("quiet", question=alert.question)
    answered = changed(one, timer_events.CheckAnswered("t", alert.question.key, "not yet"), much_later)
    assert alert_of(answered, much_later, DEFAULT_RULES) == QUIET


def test_the_question_is_named_before_the_window_that_opens_with_it() -> None:
    alert = alert_of(timer(SIMMER), moved(START, 90 * MINUTE), DEFAULT_RULES)
    assert alert.threshold
    assert alert.threshold.kind == "check"


def test_a_due_simmer_rings_and_still_asks() -> None:
    alert = alert_of(timer(SIMMER), moved(START, 121 * MINUTE), DEFAULT_RULES)
    assert alert.threshold
    assert alert.question
    assert (alert.state, alert.threshold.kind, alert.question.at_ms) == ("ringing", "due", 120 * MINUTE)


@pytest.mark.parametrize("event", [timer_events.TimerFinished("t"), timer_events.TimerCancelled("t")])
def test_timers_that_are_over_are_quiet(event: Event) -> None:
    assert state(changed(rung(), event, moved(START, 6 * MINUTE)), 7 * MINUTE) == "quiet"


def test_the_most_urgent_comes_first_by_state_then_food_then_lateness() -> None:
    now = moved(START, 121 * MINUTE)
    ringing = [timer(SIMMER), timer(GLAZE), timer(BLANCH), timer(BLANCH, elapsed_ms=MINUTE)]
    quiet = [timer(SIMMER._replace(most_ms=500 * MINUTE, checks=()))]
    late = changed(rung(CARAMELIZE), timer_events.AlertSounded("t", "due:120000"), moved(START, 119 * MINUTE))
    by_urgency = sorted([*quiet, *ringing, late], key=lambda one: urgency_of(alert_of(one, now, DEFAULT_RULES), one))
    names = [one.name for one in by_urgency]
    assert names == ["blanch", "blanch", "glaze", "simmer", "caramelize", "simmer"]
    assert by_urgency[0].elapsed_ms == MINUTE


def reached() -> dict[tuple[AlertState, str], AlertState]:
    """Return all transitions of a timer that escalates after ten seconds and is missed after a minute."""
    rules = Rules(sound_cap_ms=MINUTE, escalation_ms={**DEFAULT_RULES.escalation_ms, "critical": 10 * SECOND})
    due = 5 * MINUTE
    ringing, snoozed = rung(), changed(rung(), timer_events.AlertSnoozed("t", DUE, 30 * SECOND), moved(START, due))
    asking = timer(BLANCH._replace(warning_ms=MINUTE, most_ms=due))
    where: dict[AlertState, tuple[Timer, int]] = {
        "quiet": (timer(BLANCH), 0),
        "attention": (asking, due - MINUTE),
        "ringing": (ringing, due),
        "escalated": (ringing, due + 10 * SECOND),
        "missed": (ringing, due + MINUTE),
        "snoozed": (snoozed, due),
        "acknowledged": (changed(ringing, timer_events.AlertAcknowledged("t", DUE), moved(START, due)), due),
    }
    for name, (one, run) in where.items():
        assert state(one, run, rules) == name
    found: dict[tuple[AlertState, str], AlertState] = {("quiet", "attend"): state(asking, due - MINUTE, rules)}
    for name, (one, run) in where.items():
        now = moved(START, run)
        waits = {"settle": MINUTE - 1, "due": due - run, "wait": 10 * SECOND, "cap": MINUTE, "over": 30 * SECOND}
        for what, wait in waits.items():
            found[name, what] = state(one, run + wait, rules)
        found[name, "acknowledge"] = state(changed(one, timer_events.AlertAcknowledged("t", DUE), now), run, rules)
        found[name, "snooze"] = state(changed(one, timer_events.AlertSnoozed("t", DUE, MINUTE), now), run, rules)
    settling = changed(timer(GLAZE), timer_events.AlertSounded("t", "reminder0:150000"), moved(START, 150 * SECOND))
    found["attention", "settle"] = state(settling, 211 * SECOND, rules)
    return found


@pytest.mark.parametrize(("pair", "leads_to"), TRANSITIONS.items(), ids=lambda value: "-".join(value))
def test_every_row_of_the_alert_table_is_what_happens(pair: tuple[AlertState, str], leads_to: AlertState) -> None:
    assert reached()[pair] == leads_to


def test_keys_that_the_table_lacks_change_no_alert() -> None:
    silent = [("quiet", "snooze"), ("attention", "snooze"), ("acknowledged", "snooze"), ("snoozed", "snooze")]
    assert not set(silent) & set(TRANSITIONS)
    assert not {pair for pair in product(get_args(AlertState), ["acknowledge"]) if pair[0] == "acknowledged"} & set(
        TRANSITIONS
    )
