"""Durations: typed ones are understood exactly or refused with a reason, and how they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.duration import (
    DAY,
    HOUR,
    LONGEST,
    MINUTE,
    SECOND,
    DurationError,
    Span,
    format_clock,
    format_duration,
    format_remaining,
    format_span,
)
from kitchen_tui.model.duration_grammar import Tokens, read_length
from kitchen_tui.model.duration_text import read_duration, read_single_duration


@pytest.mark.parametrize(
    ("ms", "shown"),
    [
        (60_000, "1:00"),
        (59_001, "1:00"),
        (1, "0:01"),
        (0, "+0:00"),
        (-999, "+0:00"),
        (-1000, "+0:01"),
        (82 * MINUTE + 48 * SECOND, "1:22:48"),
        (-HOUR, "+1:00:00"),
        (2 * DAY - 1, "48:00:00"),
        (2 * DAY, "2 d"),
        (2 * DAY + 1, "2 d 1 h"),
        (14 * DAY, "14 d"),
        (13 * DAY + 22 * HOUR + MINUTE, "13 d 23 h"),
    ],
)
def test_counting_rounds_up_before_the_end_and_down_after_it(ms: int, shown: str) -> None:
    assert format_remaining(ms) == shown


def test_a_clock_shows_hours_only_if_there_are_any() -> None:
    assert [format_clock(59), format_clock(3599), format_clock(3600), format_clock(360_000)] == [
        "0:59",
        "59:59",
        "1:00:00",
        "100:00:00",
    ]


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (0, "0 s"),
        (30 * SECOND, "30 s"),
        (90 * SECOND, "1 min 30 s"),
        (90 * MINUTE, "1 h 30 min"),
        (DAY, "24 h"),
        (2 * DAY, "2 days"),
        (2 * DAY + HOUR, "49 h"),
    ],
)
def test_a_duration_is_formatted(ms: int, words: str) -> None:
    assert format_duration(ms) == words


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (30 * SECOND, 30 * SECOND, "30 s"),
        (90 * MINUTE, 120 * MINUTE, "90–120 min"),
        (45 * SECOND, 90 * SECOND, "45–90 s"),
        (2 * HOUR, 4 * HOUR, "2 h–4 h"),
        (1500, 2500, "1 s–2 s"),
    ],
)
def test_a_window_repeats_no_shared_unit(least: int, most: int, words: str) -> None:
    assert format_span(Span(least, most)) == words


SINGLE = {
    "5": 5 * MINUTE,
    "5m": 5 * MINUTE,
    "5 min": 5 * MINUTE,
    "5 Minutes": 5 * MINUTE,
    "90s": 90 * SECOND,
    "90 sec.": 90 * SECOND,
    "1h30": 90 * MINUTE,
    "1 h 30 min": 90 * MINUTE,
    "1 hour, 30 minutes": 90 * MINUTE,
    "1 hour and 30 minutes": 90 * MINUTE,
    "5m30": 330 * SECOND,
    "1:30": 90 * SECOND,
    "1:30:05": 90 * MINUTE + 5 * SECOND,
    "0:00:01": SECOND,
    "1.5 h": 90 * MINUTE,
    "1/2 h": 30 * MINUTE,
    "½ h": 30 * MINUTE,
    "⅛ h": 450 * SECOND,
    "1½ hours": 90 * MINUTE,
    "1 1/2 hours": 90 * MINUTE,
    "2 days": 2 * DAY,
    "1 day 6": 30 * HOUR,
    "400 days": LONGEST,
    "2 weeks": 14 * DAY,
    "1,5 h": 90 * MINUTE,
    "half an hour": 30 * MINUTE,
    "an hour and a half": 90 * MINUTE,
    "0.0005 s": 0,
}


@pytest.mark.parametrize("text", [text for text, ms in SINGLE.items() if ms])
def test_a_single_duration_is_read_exactly(text: str) -> None:
    assert read_duration(text) == Span(SINGLE[text], SINGLE[text])
    assert read_single_duration(text) == SINGLE[text]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("90-120 min", 90 * MINUTE, 120 * MINUTE),
        ("90–120m", 90 * MINUTE, 120 * MINUTE),
        ("8 to 10 minutes", 8 * MINUTE, 10 * MINUTE),
        ("45 s - 1 min", 45 * SECOND, MINUTE),
        ("1:30-2:00", 90 * SECOND, 120 * SECOND),
        ("1-1:30", MINUTE, 90 * SECOND),
        ("2 ~ 3", 2 * MINUTE, 3 * MINUTE),
        ("1-2h", HOUR, 2 * HOUR),
        ("1 h 30 min to 2 h", 90 * MINUTE, 2 * HOUR),
        ("1 to 2 h 30 min", HOUR, 150 * MINUTE),
        ("1-2h30", HOUR, 150 * MINUTE),
    ],
)
def test_a_range_is_a_window_and_its_first_end_borrows_the_unit_it_lacks(text: str, least: int, most: int) -> None:
    assert read_duration(text) == Span(least, most)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "missing"),
        ("eggs", "not a duration"),
        ("5 eggs", "not a unit of time"),
        ("5 min 3 x", "may be time or part of the name"),
        ("5 min (about)", "not a duration"),
        ("5-", "only one end"),
        ("-5 min", "not a duration"),
        ("1-2-3", "more than two ends"),
        ("5-3 min", "runs backward"),
        ("0", "too short"),
        ("0-5 min", "starts at zero"),
        ("0.0004 s", "too short"),
        ("5 5", "not a duration"),
        ("5m 1h", "another time"),
        ("5s 3", "not a duration"),
        ("1/0 h", "not a duration"),
        ("401 days", "longer than 400 days"),
        ("1:75", "not a duration"),
        ("a few", "not exact"),
        ("a few minutes", "not exact"),
        ("3 Std", "say 3 h"),
        ("drei Std", "not a duration"),
        ("5 to 6 Minuten", "say 6 min"),
        ("6 months", "say 180 days"),
        ("9" * 5000, "too long"),
    ],
)
def test_invalid_durations_are_refused(text: str, reason: str) -> None:
    with pytest.raises(DurationError, match=reason):
        read_duration(text)


def test_a_range_is_not_one_time() -> None:
    with pytest.raises(DurationError, match="give a single time"):
        read_single_duration("5-6 min")


@given(st.text(max_size=120) | st.text("0123456789 :.,/-–½mhdsand to", max_size=30))
def test_any_text_is_a_valid_span_or_refused(text: str) -> None:
    try:
        span = read_duration(text)
    except DurationError:
        return
    assert 0 < span.least_ms <= span.most_ms <= LONGEST


@given(st.integers(1, LONGEST // SECOND - 1))
def test_formatted_durations_can_be_typed(seconds: int) -> None:
    assert read_single_duration(format_duration(seconds * SECOND)) == seconds * SECOND


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("10 minutes or 5 eggs", 10 * MINUTE, None),
        ("10 minutes or 15, until soft", 10 * MINUTE, 15 * MINUTE),
        ("45 to 1 minute", 45 * SECOND, MINUTE),
        ("a few to 5 minutes", None, None),
        ("1234:30 hours", None, None),
        ("12:75 hours", None, None),
        ("90/10 minutes", None, None),
        ("5 m of rope", None, None),
        ("eggs", None, None),
    ],
)
def test_a_length_ends_before_a_number_that_belongs_to_a_noun(text: str, least: int | None, most: int | None) -> None:
    length = read_length(Tokens(text), 0)
    assert (length.least_ms, length.most_ms) == (least, most) if length else (least, most) == (None, None)
