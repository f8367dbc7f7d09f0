"""Amounts as RecipeMD writes them: a number, and perhaps a unit."""

import re
from fractions import Fraction

from kitchen_tui.model.numerals import VULGAR
from kitchen_tui.recipes.formats.recipemd.tree import Amount

_FRACTION = r"\d{1,9}\s*/\s*0*[1-9]\d{0,8}"
_VULGAR_SIGN = f"[{''.join(VULGAR)}]"
_AMOUNT = re.compile(
    rf"(?:(?P<whole>\d{{1,9}})(?:\s+(?=\d)|\s*(?={_VULGAR_SIGN})))?(?P<part>{_FRACTION}|{_VULGAR_SIGN})(?!\d)\s*(?P<of>.*)"
    r"|(?P<number>\d{1,9}(?:[.,]\d{1,9})?|[.,]\d{1,9})(?![\d/])\s*(?P<unit>.*)",
    re.DOTALL,
)
COMMA = re.compile(r"(?<!\d),|,(?!\d)")
"""One that parts two things; between two digits it is part of a number."""


def amount_of(text: str) -> Amount | None:
    """The amount; None where the text does not begin with a number."""
    written = " ".join(text.split())
    match = _AMOUNT.fullmatch(written)
    if match is None:
        return None
    if match["number"]:
        return Amount(Fraction(match["number"].replace(",", ".")), match["unit"].strip() or None, written)
    part = VULGAR.get(match["part"], match["part"]).replace(" ", "")
    return Amount(int(match["whole"] or 0) + Fraction(part), match["of"].strip() or None, written)


def listed(text: str) -> list[str]:
    """The parts between commas; a comma between two digits is part of a number."""
    return [part for part in (" ".join(part.split()) for part in COMMA.split(text)) if part]
