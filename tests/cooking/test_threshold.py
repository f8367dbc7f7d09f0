"""The thresholds of a run: where they are, which are unannounced, and which comes next."""

import pytest

from kitchen_tui.cooking import timer_events
from kitchen_tui.cooking.instant import moved
from kitchen_tui.cooking.threshold import Threshold, open_check, thresholds, unannounced, upcoming
from kitchen_tui.cooking.timer import Timer
from kitchen_tui.model.duration import HOUR, MINUTE, SECOND, Span
from kitchen_tui.model.recipe import Check, Reminder, TimerSpec
from tests.cooking.making import BLANCH, CARAMELIZE, GLAZE, SIMMER, START, changed, timer


def at(one: Timer, kind: str, again: bool = False) -> list[float]:
    """Return the minutes at which a timer has thresholds of this kind."""
    found = thresholds(one, START)
    return [threshold.at_ms / MINUTE for threshold in found if threshold.kind == kind and threshold.again == again]


def with_window(one: Timer, least: float, most: float) -> Timer:
    return changed(one, timer_events.TimerAdjusted("t", round(least * MINUTE), round(most * MINUTE)), START)


def test_the_simmer_asks_at_the_window_and_every_fifteen_minutes_to_its_end() -> None:
    one = timer(SIMMER)
    assert at(one, "check") == [90, 105, 120]
    assert at(one, "check", again=True) == [91, 106]
    assert (at(one, "window"), at(one, "due"), at(one, "warning")) == ([90], [120], [])


@pytest.mark.parametrize(
    ("most", "checks"),
    [
        (135, [90, 105, 120, 135]),
        (136, [90, 105, 120, 136]),
        (142, [90, 105, 120, 142]),
        (143, [90, 105, 120, 135, 143]),
        (90, [90]),
        (91, [91]),
    ],
)
def test_an_extension_carries_the_checks_on_and_ends_with_one(most: int, checks: list[float]) -> None:
    assert at(with_window(timer(SIMMER), 90, most), "check") == checks


def test_a_check_that_starts_with_the_window_moves_with_it() -> None:
    assert at(with_window(timer(SIMMER), 91, 121), "check") == [91, 106, 121]


def test_a_check_with_its_own_start_stays() -> None:
    spec = SIMMER._replace(checks=(Check("salty?", 30 * MINUTE, 60 * MINUTE, 5 * MINUTE),))
    assert at(with_window(timer(spec), 91, 121), "check") == [30, 90, 121]


def test_the_glaze_reminds_in_the_middle_of_its_range_only() -> None:
    assert at(timer(GLAZE), "reminder") == [2.5, 5, 7.5]


def test_a_warning_moves_with_the_end() -> None:
    assert at(timer(CARAMELIZE), "warning") == [1.5]
    assert at(with_window(timer(CARAMELIZE), 3, 3), "warning") == [2.5]
    assert at(with_window(timer(CARAMELIZE), 0.5, 0.5), "warning") == []


def test_a_single_duration_is_only_due() -> None:
    assert thresholds(timer(BLANCH), START) == (Threshold(5 * MINUTE, "due", "due:300000", "drain and rinse"),)


def test_simultaneous_thresholds_are_ordered_by_importance() -> None:
    assert [threshold.kind for threshold in thresholds(timer(SIMMER), START)] == [
        "check", "window", "check", "check", "check", "due", "check",
    ]  # fmt: skip
    spec = TimerSpec(
        "x", "x", MINUTE, 2 * MINUTE, warning_ms=MINUTE, reminders=(Reminder("turn", Span(MINUTE, MINUTE)),)
    )
    assert [threshold.kind for threshold in thresholds(timer(spec), START)] == ["window", "warning", "reminder", "due"]


def test_a_reminder_has_fixed_moments_and_an_interval() -> None:
    baste = Reminder("baste", at_ms=(30 * MINUTE, HOUR, 2 * HOUR, 0))
    assert at(timer(TimerSpec("x", "roast", 2 * HOUR, 2 * HOUR, reminders=(baste,))), "reminder") == [30, 60]
    both = Reminder("turn", Span(MINUTE, MINUTE), (90 * SECOND, 2 * MINUTE))
    assert at(timer(TimerSpec("x", "fry", 3 * MINUTE, 3 * MINUTE, reminders=(both,))), "reminder") == [1, 1.5, 2]


def test_missing_texts_fall_back_to_others_of_the_recipe() -> None:
    spec = GLAZE._replace(warning_ms=MINUTE)
    texts = {threshold.kind: threshold.text for threshold in thresholds(timer(spec), START)}
    assert texts == {"reminder": "turn the pieces", "window": "start testing", "warning": spec.text, "due": spec.text}
    assert {threshold.text for threshold in thresholds(timer(SIMMER), START) if threshold.kind == "window"} == {
        SIMMER.cue
    }


def test_the_due_key_stays_the_same_if_the_wall_clock_is_set() -> None:
    one = timer(BLANCH, until_ms=START.wall_ms + HOUR)
    early, set_back = moved(START, MINUTE), moved(START, MINUTE)._replace(wall_ms=START.wall_ms - HOUR)
    assert [threshold.key for threshold in thresholds(one, early)] == [
        threshold.key for threshold in thresholds(one, set_back)
    ]
    assert thresholds(one, early)[0].at_ms == HOUR
    assert thresholds(one, set_back)[0].at_ms == 2 * HOUR + MINUTE


def test_a_hostile_recipe_cannot_ask_for_a_million_nudges() -> None:
    spec = TimerSpec(
        "x",
        "x",
        30 * 24 * HOUR,
        30 * 24 * HOUR,
        checks=(Check("?", 0, 0, 0),),
        reminders=(Reminder("!", Span(0, 1)),),
    )
    assert len(thresholds(timer(spec), START)) < 3100
    assert len(thresholds(timer(spec._replace(least_ms=1, most_ms=1)), START)) < 5


def test_unannounced_are_the_thresholds_crossed_but_not_announced() -> None:
    one, now = timer(SIMMER), moved(START, 105 * MINUTE + 30 * SECOND)
    assert [threshold.key for threshold in unannounced(one, now)] == [
        "check0:5400000",
        "window:5400000",
        "check0:6300000",
    ]
    for threshold in unannounced(one, now):
        one = changed(one, timer_events.AlertSounded("t", threshold.key), now)
    assert unannounced(one, now) == []


def test_a_paused_timer_crosses_no_threshold_until_it_is_resumed() -> None:
    one, now = timer(BLANCH), moved(START, 5 * MINUTE)
    paused = changed(one, timer_events.TimerPaused("t"), now)
    assert unannounced(paused, now) == []
    resumed = changed(paused, timer_events.TimerResumed("t"), moved(now, HOUR))
    assert [threshold.kind for threshold in unannounced(resumed, moved(now, HOUR))] == ["due"]


def test_a_question_chimes_again_only_while_it_is_open_and_unheard() -> None:
    one, asked, later = timer(SIMMER), "check0:5400000", moved(START, 91 * MINUTE)
    again = f"{asked}:again"
    assert again in [threshold.key for threshold in unannounced(one, later)]
    answered = changed(one, timer_events.CheckAnswered("t", asked, "not yet"), later)
    heard = changed(one, timer_events.AlertAcknowledged("t", asked), later)
    assert again not in [threshold.key for threshold in unannounced(answered, later)]
    assert again not in [threshold.key for threshold in unannounced(heard, later)]
    assert again not in [threshold.key for threshold in unannounced(one, moved(START, 105 * MINUTE))]


def test_the_next_question_replaces_the_one_before() -> None:
    one = timer(SIMMER)
    assert open_check(one, moved(START, 90 * MINUTE - 1)) is None
    asked = [open_check(one, moved(START, minutes * MINUTE)) for minutes in (90, 104, 105, 500)]
    assert [question.at_ms // MINUTE for question in asked if question] == [90, 90, 105, 120]
    assert open_check(timer(BLANCH), moved(START, HOUR)) is None


def test_a_question_closes_with_its_answer_or_its_timer() -> None:
    one, now = timer(SIMMER), moved(START, 90 * MINUTE)
    assert open_check(changed(one, timer_events.CheckAnswered("t", "check0:5400000", "not yet"), now), now) is None
    assert open_check(changed(one, timer_events.TimerFinished("t"), now), now) is None


def test_upcoming_is_the_next_threshold() -> None:
    one = timer(GLAZE)
    ahead = [upcoming(one, moved(START, minutes * MINUTE)) for minutes in (0, 3, 6, 7, 9)]
    assert [threshold.kind for threshold in ahead if threshold] == [
        "reminder",
        "reminder",
        "reminder",
        "reminder",
        "due",
    ]
    assert upcoming(one, moved(START, 10 * MINUTE)) is None
    again = upcoming(timer(SIMMER), moved(START, 90 * MINUTE))
    assert again
    assert again.at_ms == 105 * MINUTE


def test_only_the_first_announcement_of_a_crossed_threshold_is_kept() -> None:
    one = timer(BLANCH)
    due, early = moved(START, 5 * MINUTE), moved(START, MINUTE)
    assert changed(one, timer_events.AlertSounded("t", "due:300000"), early) == one
    assert changed(one, timer_events.AlertSounded("t", "due:7"), due) == one
    once = changed(one, timer_events.AlertSounded("t", "due:300000"), due)
    assert changed(once, timer_events.AlertSounded("t", "due:300000"), moved(due, 9)).sounded == {"due:300000": due}
