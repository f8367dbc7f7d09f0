"""Times as authors state them at the head of a recipe: "1 hr 15 mins", "≈ 30 min", "30 min + 15 h"."""

import re

from kitchen_tui.model.duration import DurationError
from kitchen_tui.model.duration_text import read_duration
from kitchen_tui.model.numbers import COUNTS
from kitchen_tui.model.text import clean_line
from kitchen_tui.model.timer_spec import Span

_NUMBERS = {"half an": "1/2", "an": "1", "a": "1"} | {word: str(count) for word, count in COUNTS.items()}
_WORD = re.compile(rf"\b({'|'.join(_NUMBERS)})(?=\s+(?:hours?|hrs?|minutes?|mins?|days?)\b)", re.IGNORECASE)
_APPROXIMATELY = re.compile(r"^\s*(?:[≈~]|about|around|approx(?:imately|\.)?|ca\.?|up to)\s*", re.IGNORECASE)
_MORE = re.compile(r"\+|\bplus\b|;", re.IGNORECASE)
_TIME = re.compile(
    r"(?:\d[\d\s./:¼½¾]*(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)?\b\.?[\s,]*(?:and\s+)?"
    r"(?:(?:-|–|—|~|to)\s*(?=\d))?)+",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[a-z]", re.IGNORECASE)
_ZERO = re.compile(r"0+\s*[a-z]+\.?", re.IGNORECASE)


def parse_stated_time(text: str) -> Span | None:
    """The span that a phrase states, its parts added up; None where it gives no length ("all day", "5 min/day", "20").

    "0 min" is a span of nothing. What is added without a number ("+ time for the dough") is left out.
    """
    parts = [_part(part) for part in _MORE.split(_opened(clean_line(text)))]
    if not parts or parts[0] is None:
        return None
    known = [part for part in parts if part is not None]
    return Span(sum(part.least_ms for part in known), sum(part.most_ms for part in known))


def _opened(text: str) -> str:
    """Brackets that add a time are opened, all others dropped."""
    return re.sub(r"\(([^()]*)\)", lambda inner: inner[1] if _MORE.match(inner[1]) else " ", text)


def _part(text: str) -> Span | None:
    text = _APPROXIMATELY.sub("", _WORD.sub(lambda word: _NUMBERS[word[1].lower()], text)).strip()
    if _ZERO.fullmatch(text):
        return Span(0, 0)
    match = _TIME.match(text)
    if match is None or not _UNIT.search(match[0]) or text[match.end() :].startswith("/"):
        return None
    try:
        return read_duration(match[0].strip(" ,"))
    except DurationError:
        return None
