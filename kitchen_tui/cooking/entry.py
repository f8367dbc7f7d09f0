"""The line a cook types for a timer: "12m rice from 5m ago", "until 19:00 guests". What is not understood is said."""

import re
from typing import NamedTuple

from kitchen_tui.model.duration import DurationError, parse_duration, parse_span
from kitchen_tui.model.text import clean_line
from kitchen_tui.model.timer_spec import Span

_AGO = re.compile(r"(.*?)\s*\bfrom\s+(.+?)\s+ago", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|at)\s+(\d{1,2})(?:[:.](\d{2}))?(?:\s*(am|pm))?(?:\s+(.*))?", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"(?:until|till|at)\b", re.IGNORECASE)
_LONGEST_DURATION_WORDS = 7
_LONGEST = 200


class Entry(NamedTuple):
    """What was understood: a `span`, or `until` an (hour, minute) of the kitchen's clock; never both."""

    name: str
    span: Span | None = None
    until: tuple[int, int] | None = None
    ago_ms: int = 0


def parse_entry(line: str) -> Entry:
    """Read the line of the `a` key and of the `timer` verb. Raises DurationError with a sentence."""
    line = clean_line(line)
    if len(line) > _LONGEST:
        raise DurationError("that is too long for a timer")
    if until := _UNTIL.fullmatch(line):
        return Entry(_named_until(until), until=_time_of_day(until))
    if _TIME_OF_DAY.match(line):
        raise DurationError(f"“{line}” is no time of day; try until 19:00")
    ago_ms = 0
    if ago := _AGO.fullmatch(line):
        line, ago_ms = ago[1], parse_duration(ago[2])
    span, name = _span_and_name(line)
    return Entry(name, span, ago_ms=ago_ms)


def _named_until(match: re.Match[str]) -> str:
    words = (match[4] or "").split()
    if words and _is_duration(f"1 {words[0]}"):
        raise DurationError(f"“{match[0]}” is no time of day; try until 19:00")
    if _AGO.fullmatch(match[4] or ""):
        raise DurationError("a time of day was not set some time ago; leave one of them out")
    return _named(words)


def _time_of_day(match: re.Match[str]) -> tuple[int, int]:
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half:
        hour = 99
    if hour > 23 or minute > 59:
        raise DurationError(f"“{match[0]}” is no time of day; try until 19:00")
    return hour, minute


def _span_and_name(line: str) -> tuple[Span, str]:
    """The longest beginning that is a duration, and the rest as the name."""
    words = line.split()
    reason = DurationError("a duration is missing; try 5m eggs")
    for count in range(min(len(words), _LONGEST_DURATION_WORDS), 0, -1):
        try:
            span = parse_span(" ".join(words[:count]))
        except DurationError as error:
            reason = error
            continue
        if count < len(words) and words[count - 1].isdecimal() and _is_duration(" ".join(words[: count - 1])):
            time, number = "".join(words[: count - 1]), words[count - 1]
            raise DurationError(f"“{number}” may be time or name; write {time}{number}, or put the number last")
        return span, _named(words[count:])
    if len(words) > 1 and _is_duration(words[-1]):
        raise DurationError(f"put the time first: {words[-1]} {' '.join(words[:-1])}")
    raise reason


def _named(words: list[str]) -> str:
    for word in words:
        if words[0] in ("-", "–", "to") or (not word.isdecimal() and _is_duration(word)):
            raise DurationError(f"“{' '.join(words)}” looks like another time; one timer a line")
    return " ".join(words)


def _is_duration(word: str) -> bool:
    try:
        parse_span(word)
    except DurationError:
        return False
    return True
