"""The line a cook types for a timer: understood exactly, or said what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.cooking.entry import Entry, parse_entry
from kitchen_tui.model.duration import HOUR, MINUTE, SECOND, DurationError
from kitchen_tui.model.timer_spec import Span

FIVE = Span(5 * MINUTE, 5 * MINUTE)


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("5", Entry("", FIVE)),
        ("  5m   eggs ", Entry("eggs", FIVE)),
        ("5 soft boiled eggs", Entry("soft boiled eggs", FIVE)),
        ("5m eggs 2", Entry("eggs 2", FIVE)),
        ("5 3 eggs", Entry("3 eggs", FIVE)),
        ("5m bring to boil", Entry("bring to boil", FIVE)),
        ("5m fish from market", Entry("fish from market", FIVE)),
        ("1h30", Entry("", Span(90 * MINUTE, 90 * MINUTE))),
        ("1 h 30", Entry("", Span(90 * MINUTE, 90 * MINUTE))),
        ("1 h 30 min bread", Entry("bread", Span(90 * MINUTE, 90 * MINUTE))),
        ("90s", Entry("", Span(90 * SECOND, 90 * SECOND))),
        ("1:30", Entry("", Span(90 * SECOND, 90 * SECOND))),
        ("90-120m roast", Entry("roast", Span(90 * MINUTE, 120 * MINUTE))),
        ("90 - 120 min roast", Entry("roast", Span(90 * MINUTE, 120 * MINUTE))),
        ("1 to 2 h dough", Entry("dough", Span(HOUR, 2 * HOUR))),
        ("12m rice from 5m ago", Entry("rice", Span(12 * MINUTE, 12 * MINUTE), ago_ms=5 * MINUTE)),
        ("12m from 90s ago", Entry("", Span(12 * MINUTE, 12 * MINUTE), ago_ms=90 * SECOND)),
        ("until 19:00 guests", Entry("guests", until=(19, 0))),
        ("UNTIL 19.30", Entry("", until=(19, 30))),
        ("till 7pm guests", Entry("guests", until=(19, 0))),
        ("until 7:15 am bread", Entry("bread", until=(7, 15))),
        ("at 12 am", Entry("", until=(0, 0))),
        ("at 12 pm", Entry("", until=(12, 0))),
        ("until 7 2 guests", Entry("2 guests", until=(7, 0))),
    ],
)
def test_understood(line: str, entry: Entry) -> None:
    assert parse_entry(line) == entry


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "a duration is missing"),
        ("eggs", "no duration that I know"),
        ("eggs 5m", "put the time first: 5m eggs"),
        ("5 eggs 3m", "one timer a line"),
        ("5m - 7x", "one timer a line"),
        ("5m to 7x", "one timer a line"),
        ("5m 3 eggs", "may be time or name; write 5m3"),
        ("7-5m eggs", "runs backward"),
        ("0 eggs", "no time at all"),
        ("from 5m ago", "missing"),
        ("5m eggs from soon ago", "no duration that I know"),
        ("until", "no time of day"),
        ("until noon", "no time of day"),
        ("until 25:00", "no time of day"),
        ("until 19:60", "no time of day"),
        ("until 13 pm", "no time of day"),
        ("until 0 am", "no time of day"),
        ("until 19:0", "no time of day"),
        ("until 19:00guests", "no time of day"),
        ("until 5 min", "no time of day"),
        ("until 19:00 rice from 5m ago", "leave one of them out"),
        ("until 19:00 eggs 5m", "one timer a line"),
        ("5m " + "e" * 200, "too long"),
    ],
)
def test_not_understood_is_said(line: str, reason: str) -> None:
    with pytest.raises(DurationError, match=reason):
        parse_entry(line)


@given(st.text(max_size=60) | st.text("0123456789 :.mhsuntilpago-", max_size=40))
def test_any_line_is_one_time_or_refused(line: str) -> None:
    try:
        entry = parse_entry(line)
    except DurationError:
        return
    assert (entry.span is None) != (entry.until is None)
    assert entry.ago_ms >= 0
