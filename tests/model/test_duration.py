"""Formatting of durations."""

import pytest

from kitchen_tui.model.duration import (
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    Span,
    format_clock,
    format_duration,
    format_remaining,
    format_span,
)


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
