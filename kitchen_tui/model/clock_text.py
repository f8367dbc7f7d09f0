"""Reads times of day as cooks write them: 19:00, 7pm tomorrow, on Monday 8:00, noon, 19h30, 6 in the evening."""

import re
from typing import NoReturn

from kitchen_tui.model.duration import DurationError
from kitchen_tui.model.duration_text import checked_name
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import COUNT_WORDS, count_of
from kitchen_tui.model.regex import lazy_regex

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ABBREVIATED_DAYS = "mon tues? wed thu(?:rs?)? fri sat sun".split()  # noqa: SIM905 - a table of words
_DAYS_AHEAD = {"today": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2}
_NOON, _HOURS, _MINUTES = 12, 24, 60
_EVENING_FROM = 4

_MINUTE_WORDS = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "twenty five": 25}
_PARTS_OF_HOUR = r"five|ten|twenty(?:[-\s]five)?"
_UNSEPARATED = r"(?=\d\d\s*[ap]\.?m\b)|(?<=\d\d)(?=\d\d(?!\s*(?:m|mins?|minutes?|g|ml|°|degrees)\b))"
"""Between the hour and the minute of "730pm" and "1930"."""
_WEEKDAY = "|".join(f"{name}|{short}" for name, short in zip(WEEKDAYS, _ABBREVIATED_DAYS, strict=True))
_ITEM = lazy_regex(
    rf"""\s*(?:,\s*)?(?:(?:at|on|by)\s+)?(?:
    (?P<ahead>today|tonight|tomorrow|the\ day\ after\ tomorrow)
    | (?P<weekday>{_WEEKDAY})
    | (?:(?:in|during)\ the\s+|at\s+|(?P<this>this\s+))?(?P<part>morning|afternoon|evening|night)
    | (?:12\s+)?(?P<named>noon|midday|midnight)
    | (?P<lead>half|(?:a\s)?quarter|(?P<minutes>{_PARTS_OF_HOUR}|\d{{1,2}})(?:\s?min(?:ute)?s?)?)
      \s+(?P<side>past|(?<!half\s)to)\s+(?P<led>\d{{1,2}}|{COUNT_WORDS})(?:\s*(?P<led_half>[ap]\.?m\b\.?|(?<=\d)[ap]\b))?
    | (?P<hour>\d{{1,2}})(?:[:.]|(?P<letter>h)|{_UNSEPARATED})(?P<minute>\d\d)\s*(?P<half>[ap]\.?m\b\.?|[ap]\b)?
    | (?P<whole>\d{{1,2}}|{COUNT_WORDS})\s*
      (?:(?P<short>[ap]\.?m\b\.?|(?<=\d)[ap]\b)|(?P<clock>o['’]?\ ?clock|(?<=\d)h\b))?
    )(?![\w:.]*\w)(?P<stop>[.:]?)""",
    re.VERBOSE | re.IGNORECASE,
)
_INTRODUCED = lazy_regex(r"(?:until|'?till?|at(?!\s+(?:least|most)\b)|by)\b\s*", re.IGNORECASE)
_NEXT = lazy_regex(rf"\b(next|last)\s+({_WEEKDAY}|week|month)\b", re.IGNORECASE)
_MONTH = lazy_regex(
    r"\b(?:jan|feb|march|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?=\s*(?:\d|$))|\d\.\d{1,2}\.|\d{4}-\d\d",
    re.IGNORECASE,
)


class ClockTime(NamedTuple):
    """A time of day. `ahead` is a number of days from today, `weekday` 0 for Monday; without both it is the next one.

    `hour` is 24 for the end of a named day.
    """

    hour: int
    minute: int
    ahead: int | None = None
    weekday: int | None = None

    def __str__(self) -> str:
        """Return the time as it can be typed: "19:00", "Monday 8:00", "tomorrow 8:00"."""
        day = WEEKDAYS[self.weekday] if self.weekday is not None else ("today", "tomorrow", "")[min(self.ahead or 0, 2)]
        shown = f"{self.hour}:{self.minute:02}"
        if self.ahead == 2:
            return f"the day after tomorrow {shown}"
        return shown if self.weekday is None and self.ahead is None else f"{day} {shown}"


def read_clock(line: str) -> tuple[ClockTime, str] | None:
    """Read the time of day at the start of `line`; return it and the rest as a name, or None if there is none.

    After "until", "till", "at" or "by" any time is accepted. Without them it must be recognizable: pm, o'clock, noon,
    a day or a part of a day. Raises DurationError for a time that does not exist or is ambiguous.
    """
    introduced = _INTRODUCED.match(line)
    text = line[introduced.end() :] if introduced else line
    found, end = _items(text)
    if not introduced and (("minutes" in found and found["side"].lower() == "to") or not _is_clock(found)):
        return None  # "five to ten minutes" is a length
    if "minutes" in found and found["side"].lower() == "to" and re.fullmatch(r"\d+", found["lead"]):
        raise DurationError(f"“{line}” looks like two times; one timer per line")
    if _NEXT.match(text) or (introduced and _MONTH.search(text)):
        raise DurationError(f"“{line}” is not a day that is clear; say until Monday 8:00 or until tomorrow 8:00")
    if not {"named", "lead", "hour", "whole"} & found.keys():
        _refuse(line)
    time = _clock(found, line)
    if " ago" in text[end:].lower():
        raise DurationError("a time of day cannot have started some time ago; leave one of them out")
    name = text[end:].lstrip(" ,:;-–—")
    if re.match(r"(?:at|on|by|to)\s+\d", name, re.IGNORECASE):
        raise DurationError(f"“{line}” looks like two times; one timer per line")
    return time, checked_name(name, line)


def _items(text: str) -> tuple[dict[str, str], int]:
    """Return the day, part of a day and clock at the start of `text` (at most one of each), and where they end."""
    found: dict[str, str] = {}
    end = 0
    while item := _ITEM.match(text, end):
        groups = {name: value for name, value in item.groupdict().items() if value}
        clock = {"named", "lead", "hour", "whole"}
        if clock & groups.keys() and clock & found.keys():
            break
        if found.keys() & groups.keys() - {"stop"} or {"ahead", "weekday"} <= {*found, *groups}:
            break
        found |= groups
        end = item.end()
        if item["stop"]:
            break
    return found, end


def _is_clock(found: dict[str, str]) -> bool:
    """Return whether it is a time of day, not a duration: "8pm", "noon", "tomorrow 8", and "19h30" but not "1h30"."""
    if {"named", "lead", "short", "half", "ahead", "weekday"} & found.keys():
        return True
    if "letter" in found and _NOON < int(found["hour"]) < _HOURS:
        return True
    return "part" in found or found.get("clock", "").lower().startswith("o")


def _clock(found: dict[str, str], line: str) -> ClockTime:
    ahead = _DAYS_AHEAD[found.get("ahead", "today").lower()] if {"ahead", "this"} & found.keys() else None
    weekday = _weekday(found["weekday"]) if "weekday" in found else None
    hour, minute = _hour_and_minute(found, line)
    part = "night" if found.get("ahead", "").lower() == "tonight" else found.get("part", "").lower()
    if part:
        hour = _in_part(hour, part, line)
    if "named" in found and found["named"].lower() == "midnight":
        if "ahead" in found or "weekday" in found:
            day = found.get("ahead") or found["weekday"]
            raise DurationError(f"“{line}” may be the start or the end of {day}; say {day} 0:00 or {day} 24:00")
        hour = 0
    ended = hour == _HOURS and minute == 0
    if not (0 <= hour < _HOURS or ended) or minute >= _MINUTES:
        _refuse(line)
    if ended and ahead is None and weekday is None:
        hour = 0
    return ClockTime(hour, minute, ahead, weekday)


def _hour_and_minute(found: dict[str, str], line: str) -> tuple[int, int]:
    if "named" in found:
        return _NOON, 0
    hour, minute = count_of(found.get("led") or found.get("hour") or found["whole"]), int(found.get("minute", 0))
    half = (found.get("led_half") or found.get("half") or found.get("short") or "").lower()
    if half and not 1 <= hour <= _NOON:
        _refuse(line)
    if half:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    if "lead" not in found:
        return hour, minute
    past = _minutes_past(found)
    if past >= _MINUTES:
        _refuse(line)
    return (hour, past) if found["side"].lower() == "past" else ((hour - 1) % _HOURS, _MINUTES - past)


def _minutes_past(found: dict[str, str]) -> int:
    """Return the minutes of "twenty past" or "a quarter to"."""
    if "minutes" not in found:
        return 30 if found["lead"].lower() == "half" else 15
    words = found["minutes"].lower()
    return int(words) if words.isdecimal() else _MINUTE_WORDS[" ".join(words.split())]


def _in_part(hour: int, part: str, line: str) -> int:
    """Return the hour on a 24-hour clock, such as 18 for 6 in the evening."""
    if part == "morning":
        if hour >= _NOON:
            _refuse(line)
        return hour
    if hour >= _NOON:
        if part == "night" and hour == _NOON:
            raise DurationError(f"“{line}” may be two times; say until 0:00 or until 12:00")
        return hour
    first = {"afternoon": 1, "evening": _EVENING_FROM, "night": 6}[part]
    if hour >= first:
        return hour + _NOON
    if part == "night" and hour > 0:
        raise DurationError(f"“{line}” may be two times; say {hour}am or {hour}pm")
    return _refuse(line)


def _weekday(word: str) -> int:
    return next(at for at, name in enumerate(WEEKDAYS) if name.lower().startswith(word.lower()[:3]))


def _refuse(line: str) -> NoReturn:
    raise DurationError(f"“{line}” is not a time of day; try until 19:00, until 7pm or until Monday 8:00")
