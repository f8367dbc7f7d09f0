"""Scales a recipe. Times never change, although a larger pot may need longer."""

import re
from fractions import Fraction
from functools import lru_cache
from math import floor

from kitchen_tui.model.recipe import Ingredient, IngredientGroup, Recipe, Section, Servings, Step, Use
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.scaling.rewrite import Change, rewritten
from kitchen_tui.recipes.understand.amounts.find import FoundAmount, find_amounts
from kitchen_tui.recipes.understand.amounts.line import companion
from kitchen_tui.recipes.understand.links.mentions import said_amounts
from kitchen_tui.recipes.understand.nouns import agreeing_noun

_SHARE = lazy_regex(
    r"(?:the )?(?:half|rest|remaining|most|\S+[ -](?:half|thirds?|quarters?|fourths?)|[½⅓⅔¼¾])$", re.IGNORECASE
)


def scaled(recipe: Recipe, factor: Fraction) -> Recipe:
    """Return the recipe with its amounts multiplied by `factor`, in ingredients, uses and the text of steps.

    In the text only amounts of listed ingredients change ("6 tbsp of the butter"). Package sizes, "per pound",
    temperatures, times and fixed amounts do not. Always scale the original recipe, because results are rounded to what
    a kitchen can measure. Raises ValueError for a factor that is not positive.
    """
    if factor <= 0:
        raise ValueError("a recipe can only be scaled by more than nothing")
    if factor == 1:
        return recipe
    scaling = {one.id: one for one in recipe.ingredients() if one.scales}
    return recipe._replace(
        servings=_servings(recipe.servings, factor),
        groups=tuple(_group(group, factor) for group in recipe.groups),
        sections=tuple(_section(section, scaling, factor) for section in recipe.sections),
    )


def _group(group: IngredientGroup, factor: Fraction) -> IngredientGroup:
    return group._replace(ingredients=tuple(_ingredient(one, factor) for one in group.ingredients))


def _ingredient(one: Ingredient, factor: Fraction) -> Ingredient:
    if not one.scales:
        return one
    text, quantity, note = (_line(part, factor) for part in (one.text, one.quantity, one.note))
    return one._replace(text=text, quantity=quantity, note=note, name=_name(one, factor))


def _name(one: Ingredient, factor: Fraction) -> str:
    """Return the name in agreement with a plain count: 1 egg, 2 eggs."""
    amounts = find_amounts(one.quantity)
    if len(amounts) != 1 or amounts[0].unit or amounts[0].quantity is None:
        return one.name
    return agreeing_noun(one.name, (amounts[0].most or amounts[0].quantity) * factor)


def _section(section: Section, scaling: dict[str, Ingredient], factor: Fraction) -> Section:
    return section._replace(steps=tuple(_step(step, scaling, factor) for step in section.steps))


def _step(step: Step, scaling: dict[str, Ingredient], factor: Fraction) -> Step:
    used = [scaling[use.ingredient] for use in step.uses if use.ingredient in scaling]
    mixed = [other for other in map(companion, used) if other]
    uses = tuple(_use(use, factor) if use.ingredient in scaling else use for use in step.uses)
    return step._replace(uses=uses, text=_step_text(step.text, (*used, *mixed), factor))


def _use(use: Use, factor: Fraction) -> Use:
    """Scale the use of a step; a share such as "half" does not change."""
    return use if _SHARE.match(use.quantity) else use._replace(quantity=_line(use.quantity, factor))


@lru_cache(maxsize=4096)
def _line(line: str, factor: Fraction) -> str:
    """Scale one line; cached, because a screen asks for the same lines every second."""
    return rewritten(line, _times(factor))


@lru_cache(maxsize=512)
def _step_text(text: str, used: tuple[Ingredient, ...], factor: Fraction) -> str:
    for start, end, _ in sorted(set(said_amounts(text, used)), reverse=True):
        text = text[:start] + _line(text[start:end], factor) + text[end:]
    return text


def _times(factor: Fraction) -> Change:
    def change(amount: FoundAmount) -> tuple[Fraction, Fraction | None, str] | None:
        if not amount.scales or amount.quantity is None:
            return None
        return amount.quantity * factor, amount.most and amount.most * factor, amount.unit

    return change


def _servings(servings: Servings, factor: Fraction) -> Servings:
    """Return whole servings, rounding halves up like cooklang-rs: one and a half times three is five."""
    return servings._replace(
        least=servings.least and max(1, floor(servings.least * factor + Fraction(1, 2))),
        most=servings.most and max(1, floor(servings.most * factor + Fraction(1, 2))),
    )
