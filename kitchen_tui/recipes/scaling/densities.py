"""Weights of a cup of some ingredients; the weight of others is not guessed.

Figures in grams a US cup, from the Ingredient Weight Chart of King Arthur Baking (flours, sugars, fats, dry goods),
and, for water and milk, the household measures of USDA FoodData Central (SR Legacy).
"""

from fractions import Fraction

from kitchen_tui.recipes.understand.amounts.units import UNITS
from kitchen_tui.recipes.understand.nouns import words

_GRAMS_A_CUP = {
    "flour": 120, "bread flour": 120, "all purpose flour": 120, "plain flour": 120, "whole wheat flour": 113,
    "wholemeal flour": 113, "almond flour": 96, "rice flour": 142, "semolina": 163, "semolina flour": 163,
    "cornmeal": 138, "cornstarch": 112, "cornflour": 112, "cocoa": 84, "cocoa powder": 84, "oat": 89, "rolled oat": 89,
    "sugar": 198, "granulated sugar": 198, "caster sugar": 198, "brown sugar": 213, "light brown sugar": 213,
    "dark brown sugar": 213, "powdered sugar": 113, "confectioners sugar": 113, "icing sugar": 113,
    "butter": 226, "honey": 336, "maple syrup": 312, "molasses": 340, "peanut butter": 270, "olive oil": 200,
    "vegetable oil": 198, "rice": 198, "white rice": 198, "long grain rice": 198, "chocolate chip": 170,
    "water": 237, "milk": 244,
}  # fmt: skip
_NEUTRAL_WORDS = (
    "unbleached sifted enriched softened melted packed firmly unsalted salted fine white cold warm hot boiling lukewarm"
    " unsweetened extra virgin whole of fresh regular"
)
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split())
_LIQUID = frozenset(("water", "milk", "olive oil", "vegetable oil"))


def grams_per_ml(name: str) -> Fraction | None:
    """Return the density of an ingredient by its name, or None if it is unknown."""
    known = _known(name)
    return Fraction(_GRAMS_A_CUP[known]) / (UNITS["cup"].size or 1) if known else None


def is_weighed(name: str) -> bool:
    """Return whether metric recipes weigh the ingredient instead of measuring its volume."""
    return (_known(name) or "water") not in _LIQUID


def _known(name: str) -> str | None:
    told = words(name)
    for kept in (told, [word for word in told if word not in _NEUTRAL]):
        if " ".join(kept) in _GRAMS_A_CUP:
            return " ".join(kept)
    return None
