"""By how much to scale: for so many guests, or for what one has."""

from collections.abc import Iterator
from fractions import Fraction

from kitchen_tui.model.recipe import Ingredient, Recipe
from kitchen_tui.recipes.scaling.densities import grams_per_ml
from kitchen_tui.recipes.understand.amounts.find import FoundAmount, find_amounts
from kitchen_tui.recipes.understand.amounts.line import split_line
from kitchen_tui.recipes.understand.amounts.units import UNITS
from kitchen_tui.recipes.understand.nouns import words


class ScalingError(ValueError):
    """The recipe cannot be scaled as requested; the message has the reason."""


def factor_for(recipe: Recipe, *, servings: int | None = None, have: str = "") -> Fraction:
    """The factor that makes the recipe feed `servings`, or use up what one has ("1.5 kg pork belly").

    "Serves 4–6" feeds 4, 5 or 6 as it is; more are counted from 6, fewer from 4. Raises ScalingError with a sentence
    where the recipe gives nothing to go by.
    """
    if servings is None:
        return _factor_of(recipe, have)
    if servings <= 0:
        raise ScalingError("servings must be at least 1")
    least, most = recipe.servings.least, recipe.servings.most or recipe.servings.least
    if not least or not most:
        raise ScalingError(f"“{recipe.title}” does not say how many it serves; scale it by a factor instead")
    return Fraction(servings, min(max(servings, least), most))


def _factor_of(recipe: Recipe, have: str) -> Fraction:
    name = split_line(have).name
    asked = next(_sizes(have, name), None)
    if not asked or not name:
        raise ScalingError(f"“{have}” should say how much of what, such as “1.5 kg pork belly”")
    total = Fraction(0)
    for one in _meant(recipe, name):
        sizes = dict(_sizes(one.text, one.name))
        if asked[0] not in sizes:
            raise ScalingError(f"the recipe says “{one.text}”; that cannot be compared with “{have}”")
        total += sizes[asked[0]]
    return asked[1] / total


def _meant(recipe: Recipe, name: str) -> list[Ingredient]:
    """The ingredients that `name` names: of exactly that name, or the only name that has its words."""
    told = words(name)
    exact = [one for one in recipe.ingredients() if words(one.name) == told]
    if exact:
        return exact
    near = [one for one in recipe.ingredients() if set(told) <= set(words(one.name))]
    if len({one.name for one in near}) > 1:
        raise ScalingError(f"“{name}” may be " + " or ".join(f"“{one.name}”" for one in near))
    if not near:
        raise ScalingError(f"“{recipe.title}” needs no “{name}”")
    return near


def _sizes(text: str, name: str) -> Iterator[tuple[str, Fraction]]:
    """Yield the amounts of a line in grams, in millilitres, or in their own unit: the first of each kind."""
    told: set[str] = set()
    for amount in find_amounts(text):
        if amount.role not in ("primary", "equivalent") or not amount.quantity:
            continue
        for kind, size in _kinds(amount, name):
            if kind not in told:
                told.add(kind)
                yield kind, size


def _kinds(amount: FoundAmount, name: str) -> Iterator[tuple[str, Fraction]]:
    value = _middle(amount.quantity or Fraction(0), amount.most)
    unit = UNITS.get(amount.unit)
    if unit is None or unit.size is None:
        yield amount.unit, value
        return
    yield unit.kind, value * unit.size
    if density := grams_per_ml(name):
        other = value * unit.size * (density if unit.kind == "volume" else 1 / density)
        yield ("mass" if unit.kind == "volume" else "volume"), other


def _middle(least: Fraction, most: Fraction | None) -> Fraction:
    return least if most is None else (least + most) / 2
