"""The line that a cook types for a timer: understood exactly, or refused with a suggestion."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.cooking.commands import AddTimer, AdjustTimer, RenameTimer
from kitchen_tui.cooking.entry import (
    Entry,
    NewName,
    NewStopwatch,
    NewTimer,
    TimeChange,
    parse_change,
    parse_entry,
    timer_command,
)
from kitchen_tui.model.duration import (
    FOREIGN_UNITS,
    HOUR,
    MINUTE,
    SECOND,
    TYPED_UNITS,
    DurationError,
    Span,
    format_duration,
    format_span,
)
from kitchen_tui.model.duration_text import CLOCK_WORDS, DAY_WORDS
from kitchen_tui.model.recipe import Reminder
from tests.cooking.making import START, running_eggs, utc_zone

LINES = [
    line
    for line in (Path(__file__).parent / "typed_timers.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
REFUSED = [line for line in LINES if " ! " in line]
READ = [line for line in LINES if " ! " not in line]


def shown(entry: Entry) -> str:
    """Format an entry as in the table."""
    match entry:
        case TimeChange(by_ms):
            return f"{'+' if by_ms > 0 else '-'}{format_duration(abs(by_ms))}"
        case NewName(name):
            return f"renamed | {name}"
        case NewStopwatch(name, reminders):
            return f"counts up{_every(reminders)} | {name}"
        case NewTimer(name, end):
            length = format_span(end) if isinstance(end, Span) else str(end)
            return f"{length}{_every(entry.reminders)} | {name}" if name else length + _every(entry.reminders)


def _every(reminders: tuple[Reminder, ...]) -> str:
    return "".join(f", every {format_span(reminder.every)} {reminder.text}" for reminder in reminders if reminder.every)


def test_the_table_of_lines_is_long_enough() -> None:
    assert len(LINES) >= 200


@pytest.mark.parametrize("line", READ)
def test_a_line_is_read(line: str) -> None:
    typed, _, reading = line.rpartition(" = ")
    assert shown(parse_entry(typed)) == reading


@pytest.mark.parametrize("line", REFUSED)
def test_a_line_is_refused_with_a_suggestion(line: str) -> None:
    typed, _, reason = line.rpartition(" ! ")
    with pytest.raises(DurationError) as error:
        parse_entry(typed)
    assert reason in str(error.value)


def test_how_long_ago_it_was_set() -> None:
    entry = parse_entry("12m rice from 90s ago")
    assert isinstance(entry, NewTimer)
    assert entry.ago_ms == 90 * SECOND


def test_a_line_that_is_too_long_is_refused() -> None:
    with pytest.raises(DurationError, match="too long"):
        parse_entry("5m " + "e" * 200)


def test_a_preset_is_found_by_its_name() -> None:
    presets = {"Eggs": "6-7m eggs", "tea": "4m"}
    assert parse_entry(" eggs ", presets) == NewTimer("eggs", Span(6 * MINUTE, 7 * MINUTE))
    assert parse_entry("5m eggs", presets) == NewTimer("eggs", Span(5 * MINUTE, 5 * MINUTE))
    with pytest.raises(DurationError):
        parse_entry("rice", presets)


@pytest.mark.parametrize(("text", "by_ms"), [("+5", 5 * MINUTE), ("-17m", -17 * MINUTE), ("5m", 5 * MINUTE)])
def test_a_change_of_time(text: str, by_ms: int) -> None:
    assert parse_change(text) == TimeChange(by_ms)


@given(st.text(max_size=60) | st.text("0123456789 :.mhsuntilpagoevryx+-=", max_size=40))
def test_any_line_is_read_or_refused(line: str) -> None:
    try:
        entry = parse_entry(line)
    except DurationError:
        return
    assert entry is not None


WORDS = sorted({*TYPED_UNITS, *FOREIGN_UNITS, *DAY_WORDS, *CLOCK_WORDS})


@given(
    st.sampled_from(["5m", "90 s", "half an hour", "2 weeks", "until 19:00", "8pm", "up", "every 2m turn"]),
    st.sampled_from(["", "eggs ", "soft boiled "]),
    st.sampled_from(WORDS),
    st.sampled_from(["", " eggs", "."]),
)
def test_no_unit_of_time_is_left_in_a_name(time: str, before: str, word: str, after: str) -> None:
    try:
        entry = parse_entry(f"{time} {before}{word}{after}")
    except DurationError:
        return
    assert not isinstance(entry, TimeChange)
    assert word not in entry.name.lower().rstrip(".").split()


@pytest.mark.parametrize(
    ("line", "way_out"),
    [
        ("3 hours ago", "say how long it runs too, such as 12m from 3 hours ago"),
        ("5m long ago", "“ago” says when"),
        ("an hour ago", "such as 12m from an hour ago"),
        ("eggs 5 minutes ago", "such as 12m eggs from 5 minutes ago"),
        ("5m eggs 3 minutes ago", "say since when: 5m eggs from 3 minutes ago"),
        ("5m eggs half an hour ago", "say since when: 5m eggs from half an hour ago"),
        ("5m second batch", "call it “batch 2”"),
        ("5m the second batch", "call it “batch 2”"),
        ("until 19:00 second batch", "call it “batch 2”"),
        ("5m minute steak", "call it “steak”"),
        ("2 cups flour", "“2 cups” is not a time; begin with one, such as 5m flour"),
        ("1 cup rice", "“1 cup” is not a time; begin with one, such as 5m rice"),
        ("½ cup sugar", "“½ cup” is not a time"),
        ("two tablespoons oil", "“two tablespoons” is not a time"),
        ("500 g pasta", "“500 g” is not a time"),
        ("2 pounds", "“2 pounds” is not a time"),
        ("3 tbsp honey 5 min", "“3 tbsp” is not a time"),
    ],
)
def test_a_refusal_suggests_what_to_type(line: str, way_out: str) -> None:
    with pytest.raises(DurationError, match=re.escape(way_out)):
        parse_entry(line)


@pytest.mark.parametrize(
    ("line", "name"), [("45 pound cake", "pound cake"), ("20 cup cakes", "cup cakes"), ("5 3 eggs", "3 eggs")]
)
def test_a_name_may_begin_like_a_measure(line: str, name: str) -> None:
    entry = parse_entry(line)
    assert isinstance(entry, NewTimer)
    assert entry.name == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("5 minutes of rest", "rest"),
        ("5m Of rest", "rest"),
        ("10m for the roast", "the roast"),
        ("5m batch 2", "batch 2"),
        ("5m oft", "oft"),
        ("every 5 minutes of stirring", "stirring"),
    ],
)
def test_a_name_does_not_begin_with_of_or_for(line: str, name: str) -> None:
    found = parse_entry(line)
    assert isinstance(found, NewTimer | NewStopwatch)
    assert found.name == name


def test_a_line_becomes_a_command() -> None:
    eggs, five = running_eggs(), Span(5 * MINUTE, 5 * MINUTE)
    turn = AddTimer("turn", Span(0, 0), reminders=(Reminder("turn", Span(2 * MINUTE, 2 * MINUTE)),), counts_up=True)
    assert timer_command("5m eggs", START, utc_zone) == AddTimer("eggs", five)
    assert timer_command("up soup", START, utc_zone) == AddTimer("soup", Span(0, 0), counts_up=True)
    assert timer_command("every 2m turn", START, utc_zone) == turn
    assert timer_command("+5", START, utc_zone, eggs) == AdjustTimer(eggs.id, 5 * MINUTE)
    assert timer_command("= potatoes", START, utc_zone, eggs) == RenameTimer(eggs.id, "potatoes")
    assert timer_command("tea", START, utc_zone, presets={"tea": "5m"}) == AddTimer("", five)


def test_a_time_of_day_is_named_after_itself() -> None:
    command = timer_command("tomorrow 8:00", START, utc_zone)
    assert isinstance(command, AddTimer)
    assert command.name == "until tomorrow 8:00"
    assert command.until_ms is not None
    assert command.until_ms % (24 * HOUR) == 8 * HOUR


@pytest.mark.parametrize("line", ["+5", "= potatoes"])
def test_without_a_timer_there_is_nothing_to_change(line: str) -> None:
    with pytest.raises(DurationError, match="no timer is selected"):
        timer_command(line, START, utc_zone)
