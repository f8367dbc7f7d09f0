"""Servings and yields as authors state them: "4-6 people", "Serves four", "10 breads"."""

import re

from kitchen_tui.model.numbers import COUNTS
from kitchen_tui.model.recipe import Servings
from kitchen_tui.model.text import clean_line

_COUNT = rf"(?:\d{{1,5}}|{'|'.join(COUNTS)})"
_LEAD = r"(?:(?:serves|servings?|yields?|makes|for|about|around|approx(?:imately|\.)?|ca\.?|up to|—|–|:|~|≈)\s*)*"
_RANGE = re.compile(
    rf"{_LEAD}({_COUNT})(?![\d.,/½¼¾⅓⅔]|[\s-]?(?:inch|cm\b|[\"″”]))(?:\s*(?:-|–|—|~|/|\bto\b|\bor\b)\s*({_COUNT})\b)?\s*[+?]?\s*(.*)",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[^\W\d_][\w'’ -]*")
_PLAIN = re.compile(r"\b(?:servings?|portions?)\b|\(s\)", re.IGNORECASE)
_ODD = re.compile(rf"{_LEAD}(?:\d*[.,]\d+|0+|[½¼¾⅓⅔])\s*(?:servings?|portions?|people|persons?)?\W*", re.IGNORECASE)
_LONGEST_UNIT = 30
_LONGEST_QUOTE = 60


def parse_servings(text: str) -> Servings:
    """The numbers and the unit of a phrase: "8-12 slices" is (8, 12, "slices"), "6+" is (6, 6, "").

    A phrase without a whole number to scale by ("Depends", "2.5 gallons") has no servings. Brackets are
    ignored, and the unit "servings" is left out.
    """
    match = _RANGE.match(clean_line(text))
    if match is None:
        return Servings()
    least = _number(match[1])
    most = _number(match[2]) if match[2] else least
    if not 0 < least <= most:
        return Servings()
    return Servings(least, most, _unit(match[3]))


def odd_servings(text: str) -> str:
    """A sentence about a yield that can be no number of servings, such as "0.75"; empty for any other."""
    line = clean_line(text, _LONGEST_QUOTE)
    return f"The yield is stated as “{line}”." if _ODD.fullmatch(line) else ""


def _number(word: str) -> int:
    return int(word) if word.isdigit() else COUNTS[word.lower()]


def _unit(rest: str) -> str:
    match = _UNIT.match(re.split(r"[(,;.:]", rest, maxsplit=1)[0])
    unit = _PLAIN.sub("", match[0]).strip() if match else ""
    return unit if len(unit) <= _LONGEST_UNIT else ""
