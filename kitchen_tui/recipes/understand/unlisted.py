"""Ingredients that steps measure out but the recipe's list omits: "Add a tablespoon of oil"."""

import re
from collections.abc import Iterator

from kitchen_tui.model.recipe import Ingredient, IngredientGroup, Recipe, Step, Use
from kitchen_tui.model.text import unique_ids
from kitchen_tui.recipes.limits import LONGEST_TEXT

_MEASURED = re.compile(
    r"\b(?:add|heat|pour in|stir in|melt|sprinkle in)\s+(?:about\s+)?"
    r"(?P<quantity>(?:an?|one|two|three|\d{1,3}(?:[./]\d{1,3})?|[½¼¾⅓⅔])\s+"
    r"(?:tablespoons?|tbsps?|teaspoons?|tsps?|cups?|ounces?|oz|grams?|g|ml)\b\.?)\s+(?:of\s+)?"
    r"(?P<name>[a-z]+(?: [a-z]+){0,2}?)"
    r"(?=[.,;:()]|$|\s+(?:and|to|in|into|for|over|with|on|or|until|then|before|after|while|when|if|as|at|from|per|so|"
    r"around|just|plus|each|every|through|straight|back|evenly|gently|slowly|gradually|together)\b)",
    re.IGNORECASE,
)
_NO_FOOD = re.compile(
    r"(?:the|this|that|these|each|remaining|reserved|extra|more|your|it)\b"
    r"|.*\b(?:water|mixture|mix|sauce|batter|dough|filling|liquid|broth|stock|marinade|juices?|salt|pepper|glaze)$",
    re.IGNORECASE,
)


def with_unlisted(recipe: Recipe) -> Recipe:
    """The recipe with such ingredients at the end of its list, marked as not in it, and used by their steps."""
    found = [(step.number, item) for step in recipe.steps for item in _missing(recipe, step)]
    if not found or not recipe.groups:
        return recipe
    known = [item.id for item in recipe.ingredients()]
    ids = unique_ids([*known, *(item.name for _, item in found)], "ingredient")[len(known) :]
    items = tuple(item._replace(id=new) for new, (_, item) in zip(ids, found, strict=True))
    uses = [(number, Use(new)) for new, (number, _) in zip(ids, found, strict=True)]
    last = recipe.groups[-1]
    groups = (*recipe.groups[:-1], IngredientGroup(last.name, (*last.ingredients, *items)))
    sections = tuple(
        section._replace(steps=tuple(_using(step, uses) for step in section.steps)) for section in recipe.sections
    )
    return recipe._replace(groups=groups, sections=sections)


def _missing(recipe: Recipe, step: Step) -> Iterator[Ingredient]:
    """Yield what the step measures out under a name that none of its linked ingredients has.

    Nothing is missing if it may be one of several that are listed (sesame oil, peanut oil: "2 tbsp of oil").
    """
    lines = {item.id: item.text.lower() for item in recipe.ingredients()}
    used = " ".join(lines[use.ingredient] for use in step.uses if use.ingredient in lines)
    for match in _MEASURED.finditer(step.text[:LONGEST_TEXT]):
        name = match["name"].lower()
        head = name.split()[-1].removesuffix("s")
        candidates = [item for item in recipe.ingredients() if head in item.name.lower().split()]
        if _NO_FOOD.match(name) or head in used or len(candidates) > 1:
            continue
        text = step.text[match.start("quantity") : match.end("name")]
        yield Ingredient("", text, match["quantity"], name, listed=False)


def _using(step: Step, uses: list[tuple[int, Use]]) -> Step:
    return step._replace(uses=(*step.uses, *(use for number, use in uses if number == step.number)))
