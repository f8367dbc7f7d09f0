"""A recipe for more guests or fewer, or for what one has. Times never change: a larger pot may need longer."""

import re
from fractions import Fraction
from math import floor

from kitchen_tui.model.ingredient import Ingredient, Use
from kitchen_tui.model.recipe import Recipe, Servings
from kitchen_tui.model.step import Section, Step
from kitchen_tui.recipes.amounts.found import FoundAmount
from kitchen_tui.recipes.scaling.rewrite import Change, rewritten


def scaled(recipe: Recipe, factor: Fraction) -> Recipe:
    """The recipe with every amount that scales times `factor`, in ingredients and in what steps use.

    Package sizes, "per pound", temperatures, times and what is marked as fixed stay. Scale from the original each
    time: what is shown is rounded to what a kitchen can measure. Raises ValueError for a factor that is not above 0.
    """
    if factor <= 0:
        raise ValueError("a recipe can only be scaled by more than nothing")
    if factor == 1:
        return recipe
    return changed(recipe, times(factor))._replace(servings=_servings(recipe.servings, factor))


def times(factor: Fraction) -> Change:
    """Multiplies what scales."""

    def change(amount: FoundAmount) -> tuple[Fraction, Fraction | None, str] | None:
        if not amount.scales or amount.quantity is None:
            return None
        return amount.quantity * factor, amount.most and amount.most * factor, amount.unit

    return change


def changed(recipe: Recipe, change: Change, also_fixed: bool = False) -> Recipe:
    """The recipe with `change` done to its ingredients and uses; fixed ingredients only if `also_fixed`."""
    fixed = frozenset() if also_fixed else frozenset(one.id for one in recipe.ingredients() if not one.scales)
    groups = tuple(
        group._replace(
            ingredients=tuple(one if one.id in fixed else _ingredient(one, change) for one in group.ingredients)
        )
        for group in recipe.groups
    )
    sections = tuple(_section(section, change, fixed) for section in recipe.sections)
    return recipe._replace(groups=groups, sections=sections)


def _ingredient(one: Ingredient, change: Change) -> Ingredient:
    return one._replace(
        text=rewritten(one.text, change),
        quantity=rewritten(one.quantity, change),
        note=rewritten(one.note, change),
    )


def _section(section: Section, change: Change, fixed: frozenset[str]) -> Section:
    return section._replace(steps=tuple(_step(step, change, fixed) for step in section.steps))


def _step(step: Step, change: Change, fixed: frozenset[str]) -> Step:
    if not any(use.quantity for use in step.uses):
        return step
    return step._replace(uses=tuple(_use(use, change, fixed) for use in step.uses))


def _use(use: Use, change: Change, fixed: frozenset[str]) -> Use:
    """A share ("half") is the same share of more; an amount grows."""
    if use.ingredient in fixed or _SHARE.match(use.quantity):
        return use
    return use._replace(quantity=rewritten(use.quantity, change))


_SHARE = re.compile(r"(?:the )?(?:half|rest|remaining|most|\S+ (?:half|third|thirds|quarter|quarters)|[½⅓⅔¼¾])$", re.I)


def _servings(servings: Servings, factor: Fraction) -> Servings:
    """Whole servings, halves rounded up as cooklang-rs does: one and a half times three is five."""
    return servings._replace(
        least=servings.least and max(1, floor(servings.least * factor + Fraction(1, 2))),
        most=servings.most and max(1, floor(servings.most * factor + Fraction(1, 2))),
    )
