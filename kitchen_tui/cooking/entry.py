"""Parses the line that a cook types for a timer, in the `a` prompt or after the `timer` verb, as a command.

5m eggs · 90-120m roast · 12m rice from 5m ago · until 19:00 guests      a new timer
every 2m turn · 2m turn x5 · 20m roast every 5m baste                    a timer with reminders
up soup                                                                  a stopwatch
+5 · -17m                                                                more or less time for the selected timer
= potatoes                                                               a new name for the selected timer
eggs                                                                     a preset, by its name
"""

import re
from collections.abc import Mapping

from kitchen_tui.cooking.commands import AddTimer, AdjustTimer, RenameTimer
from kitchen_tui.cooking.instant import Instant, Zone, next_at
from kitchen_tui.cooking.view import TimerView
from kitchen_tui.model.clock_text import ClockTime, read_clock
from kitchen_tui.model.duration import DAY, LONGEST, DurationError, Span
from kitchen_tui.model.duration_text import checked_name, read_duration, read_leading_duration, read_single_duration
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Reminder
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line

_AGO = lazy_regex(r"(.*?)\s*\bfrom\s+(.+?)\s+ago", re.IGNORECASE)
_LATE_AGO = lazy_regex(r"(.+)\s+ago", re.IGNORECASE)
_CHANGE = lazy_regex(r"([+\-\N{MINUS SIGN}])\s*(.+)")
_UP = lazy_regex(r"up(?!\s+to\b)(?:\s+(.*))?", re.IGNORECASE)
_EVERY = lazy_regex(r"every\s+(.+)", re.IGNORECASE)
_EVERY_INSIDE = lazy_regex(r"(.+?)\s+every\s+(.+)", re.IGNORECASE)
_TIMES = lazy_regex(r"(.+?)\s+(?:[x×]\s?(\d+)|(\d+)\s?times)", re.IGNORECASE)
_CLOCK_LAST = lazy_regex(r"(\D+?)\s+((?:until|'?till?|at|by)\s.+)", re.IGNORECASE)
_DIGITS_OF_CLOCK = lazy_regex(r"([01]\d|2[0-3])([0-5]\d)(?=\s|$)", re.ASCII)
"""A number that may be a time of day or minutes: 1930."""
_LONGEST = 200
_NO_END = Span(0, 0)
_MOST_REPEATS = 100


class NewTimer(NamedTuple):
    """A timer to start: its `end` is a duration or a time of day."""

    name: str
    end: Span | ClockTime
    ago_ms: int = 0
    reminders: tuple[Reminder, ...] = ()


class NewStopwatch(NamedTuple):
    """A timer that counts up and is never due."""

    name: str
    reminders: tuple[Reminder, ...] = ()


class TimeChange(NamedTuple):
    """Give the selected timer `by_ms` more time, or less if negative."""

    by_ms: int


class NewName(NamedTuple):
    """Rename the selected timer."""

    name: str


Entry = NewTimer | NewStopwatch | TimeChange | NewName


def timer_command(
    line: str, now: Instant, zone: Zone, selected: TimerView | None = None, presets: Mapping[str, str] | None = None
) -> AddTimer | AdjustTimer | RenameTimer:
    """Return the command for a typed line, which may add a timer, or adjust or rename the `selected` one.

    Raises DurationError with a sentence.
    """
    entry = parse_entry(line, presets)
    if isinstance(entry, NewTimer):
        return _add(entry, now, zone)
    if isinstance(entry, NewStopwatch):
        return AddTimer(entry.name, _NO_END, reminders=entry.reminders, counts_up=True)
    if selected is None:
        raise DurationError("no timer is selected; start one first, such as 5m eggs")
    return (
        AdjustTimer(selected.id, entry.by_ms) if isinstance(entry, TimeChange) else RenameTimer(selected.id, entry.name)
    )


def _add(entry: NewTimer, now: Instant, zone: Zone) -> AddTimer:
    if isinstance(entry.end, Span):
        return AddTimer(entry.name, entry.end, entry.ago_ms, reminders=entry.reminders)
    until_ms = next_at(entry.end, now.wall_ms, zone)
    length = until_ms - now.wall_ms
    return AddTimer(entry.name or f"until {entry.end}", Span(length, length), until_ms=until_ms)


def parse_entry(line: str, presets: Mapping[str, str] | None = None) -> Entry:
    """Parse a typed line. `presets` gives lines by name. Raises DurationError with a sentence for the cook."""
    line = clean_line(line)
    if len(line) > _LONGEST:
        raise DurationError("that is too long for a timer")
    if preset := _preset(line, presets or {}):
        return parse_entry(preset)
    if _CHANGE.fullmatch(line):
        return parse_change(line)
    if line.startswith("="):
        return NewName(_name(line.removeprefix("=").strip(), "a name is missing; try = potatoes"))
    if up := _UP.fullmatch(line):
        return NewStopwatch(checked_name(up[1] or "", line) or "stopwatch")
    if every := _EVERY.fullmatch(line):
        reminder = _reminder(every[1])
        return NewStopwatch(reminder.text, (reminder,))
    return _new_timer(line)


def parse_change(text: str) -> TimeChange:
    """Parse a change of time, "+5" or "-17m"; a bare number is minutes. Raises DurationError."""
    match = _CHANGE.fullmatch(clean_line(text))
    sign, length = (match[1], match[2]) if match else ("+", text)
    by_ms = read_single_duration(length)
    return TimeChange(by_ms if sign == "+" else -by_ms)


def _new_timer(line: str) -> NewTimer:
    if clock := read_clock(line):
        return NewTimer(clock[1], clock[0])
    ago_ms = 0
    if ago := _AGO.fullmatch(line):
        line, ago_ms = ago[1], read_single_duration(ago[2])
    elif late := _LATE_AGO.fullmatch(line):
        _refuse_ago(late[1].split())
    if inside := _EVERY_INSIDE.fullmatch(line):
        return _with_reminder(inside[1], inside[2], ago_ms)
    if times := _TIMES.fullmatch(line):
        return _repeated(times[1], int((times[2] or times[3])[:5]), ago_ms)
    try:
        span, name = read_leading_duration(line)
    except DurationError:
        _refuse_late_clock(line)
        raise
    if (digits := _DIGITS_OF_CLOCK.match(line)) and line[digits.end() :].strip() == name:
        raise DurationError(
            f"“{digits[0]}” may be a time of day; say until {int(digits[1])}:{digits[2]} or {int(digits[0])} min"
        )
    return NewTimer(name, span, ago_ms=ago_ms)


def _refuse_late_clock(line: str) -> None:
    """Refuse "rice until 19:30", with the line to type instead."""
    late = _CLOCK_LAST.fullmatch(line)
    try:
        clock = read_clock(late[2]) if late else None
    except DurationError:
        return
    if late and clock and not clock[1]:
        raise DurationError(f"put the time first: {late[2]} {late[1]}") from None


def _refuse_ago(words: list[str]) -> None:
    """Refuse "5m eggs 3 minutes ago" and "3 hours ago", with the line to type instead."""
    for at in range(len(words)):
        timer, ago = " ".join(words[:at]), " ".join(words[at:])
        try:
            read_single_duration(ago)
        except DurationError:
            continue
        try:
            read_leading_duration(timer)
        except DurationError:
            timer = f"12m {timer}".rstrip()
            raise DurationError(f"say how long it runs too, such as {timer} from {ago} ago") from None
        raise DurationError(f"say since when: {timer} from {ago} ago")


def _repeated(line: str, times: int, ago_ms: int) -> NewTimer:
    """Parse "2m turn x5": five times two minutes, with a reminder after each but the last."""
    every, text = read_leading_duration(line)
    text = _name(text, f"say what to do: {line} turn x{times}")
    if not 2 <= times <= _MOST_REPEATS:
        raise DurationError(f"x{times}: say a number from 2 to {_MOST_REPEATS}")
    if every.most_ms * times > LONGEST:
        raise DurationError(f"that is longer than {LONGEST // DAY} days")
    whole = Span(every.least_ms * times, every.most_ms * times)
    return NewTimer(text, whole, ago_ms=ago_ms, reminders=(Reminder(text, every),))


def _with_reminder(line: str, every: str, ago_ms: int) -> NewTimer:
    """Parse "20m roast every 5m baste". A reminder without words has the name of the timer."""
    span, name = read_leading_duration(line)
    reminder = _reminder(every, name)
    if reminder.every and reminder.every.least_ms >= span.most_ms:
        raise DurationError("the reminder comes only after the timer has ended; give it a shorter time")
    return NewTimer(name or reminder.text, span, ago_ms=ago_ms, reminders=(reminder,))


def _reminder(text: str, name: str = "") -> Reminder:
    """Parse the "2m turn" of "every 2m turn"; "every minute" is every 1 min."""
    words = text.split()
    if words and not words[0][:1].isdecimal():
        text = _with_one(text)
    every, action = read_leading_duration(text)
    return Reminder(_name(action or name, f"say what to do: every {text} turn"), every)


def _with_one(text: str) -> str:
    """Return "1 minute stir" for "minute stir", and any other text unchanged."""
    unit = text.split()[0]
    try:
        read_duration(f"1 {unit}")
    except DurationError:
        return text
    return f"1 {text}"


def _preset(line: str, presets: Mapping[str, str]) -> str:
    """Return the line of the preset named `line`, ignoring case, or ""."""
    wanted = line.casefold()
    return next((text for name, text in presets.items() if name.casefold() == wanted), "")


def _name(text: str, missing: str) -> str:
    if not text:
        raise DurationError(missing)
    return text
