"""Times as recipes state them at their head: "1 hr 15 mins", "≈ 30 min", "30 min + 15 h", or "PT1H15M" (ISO 8601)."""

import re

from kitchen_tui.model.duration import DAY, HOUR, LONGEST, MINUTE, MONTH, SECOND
from kitchen_tui.model.duration_grammar import Tokens, read_length
from kitchen_tui.model.text import clean_line
from kitchen_tui.model.timer_spec import Span

_APPROXIMATELY = re.compile(r"\s*(?:(?:[≈~]|about|around|approx(?:imately|\.)?|ca\.?|up to)\s*)*", re.IGNORECASE)
_MORE = re.compile(r"\+|\bplus\b|;", re.IGNORECASE)
_LONGEST_PART = 200


def parse_stated_time(text: str) -> Span | None:
    """The span that a phrase states, its parts added up; None if it gives no length ("all day", "5 min/day", "20").

    "0 min" is a span of nothing. What is added without a number ("+ time for the dough") is left out.
    """
    parts = [_part(part) for part in _MORE.split(_opened(clean_line(text)))]
    if not parts or parts[0] is None:
        return None
    known = [part for part in parts if part is not None]
    return Span(sum(part.least_ms for part in known), sum(part.most_ms for part in known))


def _opened(text: str) -> str:
    """`text` without brackets; those that add a time leave their words."""
    return re.sub(r"\(([^()]*)\)", lambda inner: inner[1] if _MORE.match(inner[1]) else " ", text)


def _part(text: str) -> Span | None:
    text = _APPROXIMATELY.sub("", text[:_LONGEST_PART], count=1)
    tokens = Tokens(text, typed=True)
    length = read_length(tokens, 0)
    if length is None or length.least_ms is None or length.last.vague:
        return None
    unit, most_ms = length.last.unit, length.most_ms or length.least_ms
    if unit is None or unit.ms >= MONTH or most_ms > LONGEST or tokens.word(length.last.after) == "/":
        return None
    return Span(length.least_ms, most_ms)


_NUMBER = r"(\d{1,9}(?:[.,]\d{1,9})?)"
_ISO = re.compile(
    rf"P(?=[\dT])(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?=\d)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?",
    re.ASCII,
)
_SIZES = (365 * DAY, 30 * DAY, 7 * DAY, DAY, HOUR, MINUTE, SECOND)


def read_iso(text: str) -> int | None:
    """Milliseconds of an ISO 8601 duration; None for anything else ("PTH30M", "20 minutes", below zero, "P").

    A month counts 30 days and a year 365: no recipe means either, but "P30M" is what some pages say.
    """
    match = _ISO.fullmatch(text.strip().upper())
    if match is None:
        return None
    parts = zip(match.groups(), _SIZES, strict=True)
    return round(sum(float(number.replace(",", ".")) * size for number, size in parts if number))


def write_iso(ms: int) -> str:
    """The duration as hours, minutes and seconds of ISO 8601: "PT1H30M", "PT0S"."""
    minutes, seconds = divmod(ms // SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + ("".join(f"{count}{unit}" for count, unit in parts if count) or "0S")
