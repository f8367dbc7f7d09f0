"""Converts the measures of a recipe: US customary, metric, or as written."""

import re
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from kitchen_tui.model.recipe import Ingredient, Recipe, Step, Use
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.scaling.rewrite import Change, rewritten, rewritten_ingredient, rewritten_mentions
from kitchen_tui.recipes.understand.amounts.find import FoundAmount, find_amounts
from kitchen_tui.recipes.understand.amounts.units import UNITS, Unit
from kitchen_tui.recipes.understand.nouns import word_set, words

MeasureSystem = Literal["us", "metric", "as written"]
_SCALES: dict[MeasureSystem, Literal["C", "F"]] = {"metric": "C", "us": "F"}
_SPOONS = frozenset(("tsp", "tbsp"))
"""Units that are not converted, since metric kitchens have spoons too."""
_STEPS = (100, 50, 25, 10, 5)
_ERROR = Fraction(25, 1000)
"""Amounts are rounded by the coarsest step that changes them by no more than this share."""
_LARGE_ML = 900
_LARGE_STEPS = (500, 250, 100)
_LARGE_ERROR = Fraction(65, 1000)
"""A litre is measured less finely: jugs have marks at the quarters."""
_POUND = UNITS["lb"].size


def converted(recipe: Recipe, system: MeasureSystem) -> Recipe:
    """Return the recipe in US customary or metric measures, or unchanged for "as written".

    Weights become weights, and volumes become volumes. A volume becomes a weight only if metric kitchens weigh the
    ingredient and its density is known (`grams_per_ml`). If a line has both, the author's own figure comes first. In
    the text of steps, temperatures and amounts of listed ingredients are converted.
    """
    if system == "as written":
        return recipe
    listed = {one.id: one for one in recipe.ingredients()}
    return recipe.with_ingredients(
        lambda one: rewritten_ingredient(one, lambda line: _line(line, one.name, system))
    ).with_steps(lambda step: _step(step, system, listed))


def _step(step: Step, system: MeasureSystem, listed: dict[str, Ingredient]) -> Step:
    scale = _SCALES[system]
    used = [listed[use.ingredient] for use in step.uses if use.ingredient in listed]
    text = rewritten_mentions(step.text, used, lambda amount, name: _line(amount, name, system))
    return step._replace(
        text=converted_temperatures(text, scale),
        heat=converted_temperatures(step.heat, scale),
        notes=tuple(converted_temperatures(note, scale) for note in step.notes),
        uses=tuple(_use(use, system, listed) for use in step.uses),
    )


def _use(use: Use, system: MeasureSystem, listed: dict[str, Ingredient]) -> Use:
    one = listed.get(use.ingredient)
    return use._replace(quantity=_line(use.quantity, one.name if one else "", system))


def _line(line: str, name: str, system: MeasureSystem) -> str:
    amounts = find_amounts(line)
    if pair := _pair(amounts):
        return line if _system(pair[0]) == system else _swapped(line, *pair)
    return converted_temperatures(rewritten(line, _change(name, system)), _SCALES[system])


def _pair(amounts: list[FoundAmount]) -> tuple[FoundAmount, FoundAmount] | None:
    """Return an amount and the author's own figure for it in the other system."""
    for first, second in pairwise(amounts):
        if second.role == "equivalent" and {_system(first), _system(second)} == {"us", "metric"}:
            return first, second
    return None


def _system(amount: FoundAmount) -> str:
    return UNITS[amount.unit].system if amount.unit else ""


def _swapped(line: str, first: FoundAmount, second: FoundAmount) -> str:
    one, other = line[first.start : first.end], line[second.start : second.end]
    return line[: first.start] + other + line[first.end : second.start] + one + line[second.end :]


def _change(name: str, system: MeasureSystem) -> Change:
    def change(amount: FoundAmount) -> tuple[Fraction, Fraction | None, str] | None:
        unit = UNITS.get(amount.unit)
        if unit is None or not unit.size or amount.quantity is None or unit.system in (system, ""):
            return None
        target, ratio = _to_metric(unit, name) if system == "metric" else _to_us(unit, amount.quantity)
        if target == unit.name:
            return None
        return _rounded(amount.quantity * ratio, target), amount.most and _rounded(amount.most * ratio, target), target

    return change


def _to_metric(unit: Unit, name: str) -> tuple[str, Fraction]:
    if unit.kind == "mass":
        return "g", unit.size
    if unit.name in _SPOONS:
        return unit.name, Fraction(1)
    density = grams_per_ml(name) if is_weighed(name) else None
    return ("g", unit.size * density) if density else ("ml", unit.size)


def _to_us(unit: Unit, quantity: Fraction) -> tuple[str, Fraction]:
    target = UNITS["tsp" if unit.kind == "volume" else "oz" if unit.size * quantity < _POUND else "lb"]
    return target.name, unit.size / target.size


def _rounded(value: Fraction, unit: str) -> Fraction:
    """Round grams and millilitres to practical amounts: 350 ml for 355, 900 g for 907, 1 l for 1.06."""
    if unit not in ("g", "ml") or value < 10:
        return value
    steps, most = (_LARGE_STEPS, _LARGE_ERROR) if unit == "ml" and value >= _LARGE_ML else (_STEPS, _ERROR)
    near = (round(value / step) * step for step in steps)
    return Fraction(next((number for number in near if number and abs(number - value) <= value * most), round(value)))


_DEGREES = lazy_regex(
    r"(?P<least>\d{2,3})(?:\s?(?P<joint>-|–|—|to|or)\s?(?P<most>\d{2,3}))?"
    r"(?:\s?[°º˚]\s?|\s?deg(?:rees?|\.)?\s?|\s?)(?P<scale>[FC])(?:ahrenheit|elsius|entigrade)?(?![\w°º˚])"
)
_NEIGHBOUR = lazy_regex(r"[\s/|(,=~]*(?:or|about)?[\s/|(,=~]*$")
_BOILING_C = 100
_STEP = 5
"""Ovens are set in steps of five degrees; below boiling, as for meat or milk, every degree counts."""


def converted_temperatures(text: str, scale: str) -> str:
    """Return `text` with its temperatures in `scale`, "F" or "C". One that is given in both is not changed."""
    found = list(_DEGREES.finditer(text))
    for at in reversed(range(len(found))):
        one = found[at]
        if one["scale"] != scale and not _is_given_twice(text, found, at):
            text = text[: one.start()] + _written(one, scale) + text[one.end() :]
    return text


def _is_given_twice(text: str, found: list[re.Match[str]], at: int) -> bool:
    pairs = [(found[at - 1], found[at])] if at else []
    if at + 1 < len(found):
        pairs.append((found[at], found[at + 1]))
    return any(
        first["scale"] != second["scale"] and _NEIGHBOUR.match(text[first.end() : second.start()])
        for first, second in pairs
    )


def _written(one: re.Match[str], scale: str) -> str:
    least = _degrees(int(one["least"]), scale)
    most = f"–{_degrees(int(one['most']), scale)}" if one["most"] else ""
    return f"{least}{most} °{scale}"


def _degrees(number: int, scale: str) -> int:
    celsius = (number - 32) * 5 / 9 if scale == "C" else number
    exact = celsius if scale == "C" else number * 9 / 5 + 32
    return round(exact / _STEP) * _STEP if celsius > _BOILING_C else round(exact)


# Figures in grams per US cup, from the Ingredient Weight Chart of King Arthur Baking (flours, sugars, fats, dry goods),
# for water and milk from the household measures of USDA FoodData Central (SR Legacy). Other weights are not guessed.
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
_NEUTRAL = word_set(
    "unbleached sifted enriched softened melted packed firmly unsalted salted fine white cold warm hot boiling lukewarm"
    " unsweetened extra virgin whole of fresh regular"
)
_LIQUID = frozenset(("water", "milk", "olive oil", "vegetable oil"))


def grams_per_ml(name: str) -> Fraction | None:
    """Return the density of an ingredient by its name, or None if it is unknown."""
    known = _known(name)
    return Fraction(_GRAMS_A_CUP[known]) / UNITS["cup"].size if known else None


def is_weighed(name: str) -> bool:
    """Return whether metric recipes weigh the ingredient instead of measuring its volume."""
    return (_known(name) or "water") not in _LIQUID


def _known(name: str) -> str | None:
    given = words(name)
    for kept in (given, [word for word in given if word not in _NEUTRAL]):
        if " ".join(kept) in _GRAMS_A_CUP:
            return " ".join(kept)
    return None
