"""Durations as typed and as shown: what is understood is exact, what is not is said."""

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
    format_clock,
    format_duration,
    format_remaining,
    format_span,
    parse_duration,
    parse_span,
)
from kitchen_tui.model.timer_spec import Span

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
    "30 days": LONGEST,
    "0.0005 s": 0,
}


@pytest.mark.parametrize("text", [text for text, ms in SINGLE.items() if ms])
def test_a_single_duration_is_read_exactly(text: str) -> None:
    assert parse_span(text) == Span(SINGLE[text], SINGLE[text])
    assert parse_duration(text) == SINGLE[text]


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
    assert parse_span(text) == Span(least, most)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "missing"),
        ("eggs", "no duration that I know"),
        ("5 eggs", "no unit of time"),
        ("5-", "missing"),
        ("-5 min", "missing"),
        ("1-2-3", "more than two ends"),
        ("5-3 min", "runs backward"),
        ("0", "no time at all"),
        ("0.0004 s", "no time at all"),
        ("5 5", "no unit between"),
        ("5m 1h", "out of order"),
        ("5s 3", "out of order"),
        ("1/0 h", "divides by zero"),
        ("31 days", "longer than a month"),
        ("1:75", "no duration that I know"),
        ("1,5 h", "out of order"),
        ("9" * 5000, "too long"),
    ],
)
def test_what_is_no_duration_is_said(text: str, reason: str) -> None:
    with pytest.raises(DurationError, match=reason):
        parse_span(text)


def test_a_range_is_not_one_time() -> None:
    with pytest.raises(DurationError, match="one time is wanted"):
        parse_duration("5-6 min")


@given(st.text(max_size=120) | st.text("0123456789 :.,/-–½mhdsand to", max_size=30))
def test_any_text_is_a_sane_span_or_refused(text: str) -> None:
    """Nothing a cook or a recipe can write does anything else."""
    try:
        span = parse_span(text)
    except DurationError:
        return
    assert 0 < span.least_ms <= span.most_ms <= LONGEST


@given(st.integers(1, LONGEST // SECOND - 1))
def test_what_is_shown_can_be_typed(seconds: int) -> None:
    assert parse_duration(format_duration(seconds * SECOND)) == seconds * SECOND


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
    ],
)
def test_counting_rounds_up_before_the_end_and_down_behind_it(ms: int, shown: str) -> None:
    assert format_remaining(ms) == shown


def test_digits_grow_an_hour_when_there_is_one() -> None:
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
def test_a_duration_in_words(ms: int, words: str) -> None:
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
def test_a_window_says_a_shared_unit_once(least: int, most: int, words: str) -> None:
    assert format_span(Span(least, most)) == words
