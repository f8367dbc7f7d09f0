"""Read a request to scale a recipe: "6", "x1.5", "half", "1.5 kg pork belly"."""

import re
from fractions import Fraction
from typing import NamedTuple

from kitchen_tui.model.numbers import number_at
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.scaling.factor import ScalingError, factor_for

_WORDS = {
    "half": Fraction(1, 2),
    "double": Fraction(2),
    "twice": Fraction(2),
    "triple": Fraction(3),
    "as written": Fraction(1),
}
_TIMES = re.compile(r"(?:[x×*]\s*(?P<after>[^a-z].*)|(?P<before>[^a-z]+?)\s*[x×*])")
_SERVINGS = re.compile(r"(?:for\s+)?(?P<number>\d{1,4})(?:\s+(?:servings?|people|persons?|guests?))?")
_MOST = 100
"""The largest factor, and the inverse of the smallest: anything beyond is a typing error."""


class ScaleRequest(NamedTuple):
    """So many times the recipe as it was written; `servings` is 0 where the cook named none."""

    factor: Fraction
    servings: int = 0


def read_scale_request(recipe: Recipe, line: str) -> ScaleRequest:
    """Return the request in a typed line. Raises ScalingError with a sentence."""
    words = " ".join(line.split()).lower()
    servings = _SERVINGS.fullmatch(words)
    if servings:
        number = int(servings["number"])
        return ScaleRequest(_bounded(factor_for(recipe, servings=number)), number)
    return ScaleRequest(_bounded(_WORDS.get(words) or _times(words) or factor_for(recipe, have=line)))


def _bounded(factor: Fraction) -> Fraction:
    if not Fraction(1, _MOST) <= factor <= _MOST:
        raise ScalingError(f"that is not between a hundredth of the recipe and {_MOST} times as much")
    return factor


def _times(asked: str) -> Fraction | None:
    found = _TIMES.fullmatch(asked)
    if not found:
        return None
    text = (found["after"] or found["before"]).strip()
    number = number_at(text, 0)
    if number is None or number.end != len(text) or not number.value:
        raise ScalingError(f"“{text}” is not a number; say how many times, such as x1.5 or x½")
    return number.value
