"""Durations as a cook types and reads them. Inside they are whole milliseconds."""

import re
from typing import TYPE_CHECKING

from kitchen_tui.model.numerals import VULGAR
from kitchen_tui.model.timer_spec import Span

if TYPE_CHECKING:
    from fractions import Fraction

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
LONGEST = 30 * DAY
"""The longest duration that is believed: a month of curing."""
_MOST_CHARACTERS = 100

_UNITS = {
    unit: size
    for size, words in {
        SECOND: "s sec secs second seconds",
        MINUTE: "m min mins minute minutes",
        HOUR: "h hr hrs hour hours",
        DAY: "d day days",
    }.items()
    for unit in words.split()
}
_SMALLER = {DAY: HOUR, HOUR: MINUTE, MINUTE: SECOND}
_NUMBER = r"\d+(?:\.\d+|\s*/\s*\d+|\s+\d+/\d+)?"
_PART = re.compile(rf"\s*({_NUMBER})\s*([a-z]+)?\.?(?:\s*,)?(?:\s+and\b)?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
_RANGE = re.compile(r"\s*(?:-|–|—|~|\bto\b)\s*", re.IGNORECASE)


class DurationError(ValueError):
    """What was typed is no duration; the message says so to the cook."""


def parse_span(text: str) -> Span:
    """A duration or a range: "5 min", "1h30", "90s", "1:30", "90-120m", "1 h 30 min to 2 h".

    A bare number is minutes; two parts with a colon are m:ss, three h:mm:ss. Raises DurationError for anything
    else, for zero, for a range that runs backward and for more than a month.
    """
    if len(text) > _MOST_CHARACTERS:
        raise DurationError("that is too long for a duration; try 5 min, 1h30, 90s or 90-120 min")
    ends = _RANGE.split(text.strip())
    if len(ends) > 2:
        raise DurationError(f"“{text}” has more than two ends")
    most, unit = _single(ends[-1], None, text)
    least = _single(ends[0], unit, text)[0] if len(ends) == 2 else most
    if not 0 < least <= most:
        raise DurationError(f"“{text}” runs backward" if least else f"“{text}” is no time at all")
    if most > LONGEST:
        raise DurationError(f"“{text}” is longer than a month")
    return Span(least, most)


def parse_duration(text: str) -> int:
    """One duration in milliseconds, no range. Raises DurationError."""
    span = parse_span(text)
    if span.least_ms != span.most_ms:
        raise DurationError(f"“{text}” is a range; one time is wanted here")
    return span.most_ms


def _single(text: str, borrowed: int | None, whole: str) -> tuple[int, int | None]:
    """Milliseconds of one end, and the unit of its first number ("90-120m", "1 to 2h30": the other end borrows it)."""
    if clock := _CLOCK.fullmatch(text.strip()):
        first, second, third = clock.groups()
        if third is None:
            return int(first) * MINUTE + int(second) * SECOND, None
        return int(first) * HOUR + int(second) * MINUTE + int(third) * SECOND, None
    return _parts(_spelled(text), borrowed, whole)


def _spelled(text: str) -> str:
    for sign, fraction in VULGAR.items():
        text = text.replace(sign, f" {fraction}")
    return text.strip()


def _parts(text: str, borrowed: int | None, whole: str) -> tuple[int, int | None]:
    from fractions import Fraction  # costs more to load than the rest of this file, and `status` parses nothing

    total, at, first, unit, bare = Fraction(0), 0, None, None, False
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            raise DurationError(f"“{whole}” is no duration that I know; try 5 min, 1h30, 90s or 90-120 min")
        size = _size(part[2], unit, borrowed, whole)
        if part[2] is None and bare:
            raise DurationError(f"“{whole}” has two numbers and no unit between them")
        if unit is not None and size >= unit:
            raise DurationError(f"“{whole}” names its units out of order")
        total += _number(part[1], whole) * size
        unit, at, bare = size, part.end(), part[2] is None
        first = first or unit
    if first is None:
        raise DurationError("a duration is missing; try 5 min")
    return round(total), first


def _size(word: str | None, before: int | None, borrowed: int | None, whole: str) -> int:
    if word is None:
        return _SMALLER.get(before, MINUTE) if before else borrowed or MINUTE
    try:
        return _UNITS[word.lower()]
    except KeyError:
        raise DurationError(f"“{word}” in “{whole}” is no unit of time; s, min, h or days are") from None


def _number(text: str, whole: str) -> "Fraction":
    from fractions import Fraction

    try:
        return sum((Fraction(part) for part in re.sub(r"\s*/\s*", "/", text).split()), Fraction(0))
    except ZeroDivisionError:
        raise DurationError(f"“{whole}” divides by zero") from None


def format_remaining(ms: int) -> str:
    """What is left, rounded up to whole seconds: "7:12", "1:22:48"; overtime rounds down and carries a plus."""
    if ms > 0:
        return format_clock(-(-ms // SECOND))
    return "+" + format_clock(-ms // SECOND)


def format_clock(seconds: int) -> str:
    """Whole seconds as m:ss, or h:mm:ss from an hour on."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def format_duration(ms: int) -> str:
    """A duration in words for a line of text: "30 s", "5 min", "1 h 30 min", "2 days"."""
    if ms >= 2 * DAY and ms % DAY == 0:
        return f"{ms // DAY} days"
    names = ((HOUR, "h"), (MINUTE, "min"), (SECOND, "s"))
    rest, parts = ms, []
    for size, name in names:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count} {name}")
    return " ".join(parts) or "0 s"


def format_span(span: Span) -> str:
    """A window in words, its unit said once where both ends share it: "90–120 min", "8–10 min", "30 s"."""
    if span.least_ms == span.most_ms:
        return format_duration(span.most_ms)
    for size, name, longest in ((MINUTE, "min", 3 * HOUR), (SECOND, "s", 2 * MINUTE)):
        if span.least_ms % size == 0 and span.most_ms % size == 0 and span.most_ms <= longest:
            return f"{span.least_ms // size}–{span.most_ms // size} {name}"
    return f"{format_duration(span.least_ms)}–{format_duration(span.most_ms)}"
