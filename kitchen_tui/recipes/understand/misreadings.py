"""Corrects amounts and times that a scan (OCR) misread: "l/2 cup" is half a cup, "3O minutes" are thirty.

The shapes of some letters and digits are alike, so a scan shows one for the other, and loses small digits and spaces.
Each table lists what is corrected, and where: an "l" is a one only before a unit or a fraction.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.reading_limits import LONGEST_TEXT


class Misreading(NamedTuple):
    """A part of a line as scanned, and its correction."""

    shown: str
    read: str


_Correction: TypeAlias = str | Callable[[re.Match[str]], str]

_UNIT = (
    r"(?:cups?|tablespoons?|teaspoons?|tbsps?|tsps?|lbs?|pounds?|oz|ounces?|cans?|cloves?|pinch|bunch|stick|quarts?"
    r"|pints?|package|pkg|egg|onion|lemon)"
)
_SIZE = r"(?:heap\w+|level|large|small|medium|scant)"
_FRACTION = lazy_regex(
    r"(?:^|(?<=\s))(?:[lI|](?P<below>/\d)|(?P<above>1/)[zZ]|(?P<whole>[1-4])(?P<part>1/[2348]|3/[48]|2/3)(?![/\d]))\b"
)
"""A fraction with a letter or without its space: "l/2", "1/z", "11/2 cups". It may be another one: report it."""
_AMOUNT = lazy_regex(r"[lI|]\s?/\s?\d|1/[zZ]\s|[lI]\s(?:cup|tablespoon|teaspoon|tbsp|tsp|lb|oz|can)s?\b")
"""The beginning of a line that is an amount only when it is corrected."""


def _in_letters(found: re.Match[str]) -> str:
    return found[1] + ("l" if found[2] == "1" else "o")


def _fraction(found: re.Match[str]) -> str:
    if found["whole"]:
        return f"{found['whole']} {found['part']}"
    return f"1{found['below']}" if found["below"] else f"{found['above']}2"


_LETTERS = (lazy_regex(r"\b([A-Za-z]{1,20})([10])(?=[a-z]{2,20}\b)"), _in_letters)
"""A digit within a word: "f1our"."""
_IN_INGREDIENTS: tuple[tuple[re.Pattern[str], _Correction], ...] = (
    # A letter before a unit: "I cup flour", "Ilb/450g apples"
    (
        lazy_regex(
            rf"^[lI|](?=\s(?:\d/\d|[{FRACTIONS}]|(?:{_SIZE}\s)?{_UNIT}\b)|(?:lbs?|oz|kg|tbsps?|tsps?|cups?|pints?)\b)"
        ),
        "1",
    ),
    # A sign within a mixed number: "1&1/2 cups", "2 & ½"
    (lazy_regex(rf"(?<=\d)\s?&\s?(?=(?:1/[2348]|2/3|3/[48])(?![/\d])|[{FRACTIONS}])"), " "),
    (_FRACTION, _fraction),
    _LETTERS,
)
_IN_STEPS: tuple[tuple[re.Pattern[str], _Correction], ...] = (
    # The letter O before a unit: "3O minutes", "18O°C"
    (lazy_regex(r"(?<=\d)O(?=O?\s?(?:min|sec|hour|hr|°|º|degree|g\b|ml\b))"), "0"),
    _LETTERS,
    # A mixed number without its space: "11/2 to 2 minutes"
    (
        lazy_regex(
            r"(?<![\d/.,])([1-4])(1/[234]|3/4|2/3)(?=\s(?:to|cups?|teaspoons?|tablespoons?|tsps?|tbsps?|min\w*|hours?"
            r"|inch\w*|pounds?|lbs?)\b)"
        ),
        r"\1 \2",
    ),
)


def corrected_ingredient(line: str) -> str:
    """Return a line of the list with the digits and letters corrected that a scan has confused."""
    return _corrected(line[:LONGEST_TEXT], _IN_INGREDIENTS) + line[LONGEST_TEXT:]


def corrected_step(text: str) -> str:
    """Return the text of a step with the digits and letters corrected that a scan has confused."""
    return _corrected(text, _IN_STEPS)


def doubtful_fraction(line: str) -> Misreading | None:
    """Return the first fraction of a line of the list that is corrected, but may be another one."""
    found = _FRACTION.search(line[:LONGEST_TEXT])
    return Misreading(found[0], _fraction(found)) if found else None


def begins_with_misread_amount(text: str) -> bool:
    """Return whether a line begins with an amount whose 1 or 2 was misread: "l/2 cup beans"."""
    return bool(_AMOUNT.match(text))


def _corrected(text: str, table: tuple[tuple[re.Pattern[str], _Correction], ...]) -> str:
    for pattern, correction in table:
        text = pattern.sub(correction, text)
    return text
