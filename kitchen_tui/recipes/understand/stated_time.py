"""Times as authors state them at the head of a recipe: "1 hr 15 mins", "≈ 30 min", "30 min + 15 h"."""

import re

from kitchen_tui.model.duration import LONGEST, MONTH
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
