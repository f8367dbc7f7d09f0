"""The elements of a RecipeMD document, as parsed; texts are Markdown, as written."""

import re
from fractions import Fraction
from typing import NamedTuple

from kitchen_tui.model.numbers import FRACTION_SIGNS
from kitchen_tui.recipes.problems import Problem

_FRACTION = r"\d{1,9}\s*/\s*0*[1-9]\d{0,8}"
_VULGAR_SIGN = f"[{''.join(FRACTION_SIGNS)}]"
_AMOUNT = re.compile(
    rf"(?:(?P<whole>\d{{1,9}})(?:\s+(?=\d)|\s*(?={_VULGAR_SIGN})))?(?P<part>{_FRACTION}|{_VULGAR_SIGN})(?!\d)\s*(?P<of>.*)"
    r"|(?P<number>\d{1,9}(?:[.,]\d{1,9})?|[.,]\d{1,9})(?![\d/])\s*(?P<unit>.*)",
    re.DOTALL,
)
SEPARATOR = re.compile(r"(?<!\d),|,(?!\d)")
"""A comma between two parts; between two digits it belongs to a number."""


class RecipeMdError(ValueError):
    """The text is not valid RecipeMD; `problem` says why and in which line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


class Amount(NamedTuple):
    """A number and an optional unit: "1 1/2 cup" is 3/2 and "cup". `text` is the amount as written."""

    factor: Fraction
    unit: str | None = None
    text: str = ""


class Ingredient(NamedTuple):
    """One list item. `link` is set if the item consists of a link, which points to another recipe."""

    name: str
    amount: Amount | None = None
    link: str | None = None


class Group(NamedTuple):
    """Ingredients under a heading, with the groups under its subheadings."""

    title: str
    ingredients: tuple[Ingredient, ...] = ()
    ingredient_groups: "tuple[Group, ...]" = ()


class ParsedRecipe(NamedTuple):
    """The parsed parts of a whole file."""

    title: str
    description: str | None = None
    yields: tuple[Amount, ...] = ()
    tags: tuple[str, ...] = ()
    ingredients: tuple[Ingredient, ...] = ()
    ingredient_groups: tuple[Group, ...] = ()
    instructions: str | None = None


def parse_amount(text: str) -> Amount | None:
    """Return the amount, or None if the text does not begin with a number."""
    written = " ".join(text.split())
    match = _AMOUNT.fullmatch(written)
    if match is None:
        return None
    if match["number"]:
        return Amount(Fraction(match["number"].replace(",", ".")), match["unit"].strip() or None, written)
    part = FRACTION_SIGNS.get(match["part"]) or Fraction(match["part"].replace(" ", ""))
    return Amount(int(match["whole"] or 0) + part, match["of"].strip() or None, written)


def comma_separated(text: str) -> list[str]:
    """Split the text at commas, except those between two digits, and drop empty parts."""
    return [part for part in (" ".join(part.split()) for part in SEPARATOR.split(text)) if part]
