"""Selects the recipe in a text: one of several, or none if the text is about something else."""

import re
from itertools import islice, pairwise

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import ROLE_HEADING, Role, is_component
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, has_amount
from kitchen_tui.recipes.formats.text.line_forms import Line
from kitchen_tui.recipes.understand.draft import Draft
from kitchen_tui.recipes.understand.language import is_english

_FEWEST_IN_CHAPTER = 3
_ROLES = frozenset[Role](("ingredients", "steps"))
_COLLECTION = lazy_regex(
    r"\b(?:recipes|cookbook|cook book|dishes|meals|menu|collection|rezepte|kochbuch|recettes|recetas)\b", re.IGNORECASE
)
"""A title of several recipes."""
_FEWEST_AMOUNTS = 2
_STEP_WORDS = 8
_KITCHEN = lazy_regex(
    r"\b(?:cook|bake?|boil|fry|fri|roast|grill|simmer|saut[ée]|steam|stew|brais|poach|broil|toast|chop|slic|dic|minc|grat"
    r"|peel|knead|whisk|blend|stir|mix|toss|chill|freez|refrigerat|marinat|season|drain|soak|melt|heat|warm|cool|serv|eat"
    r"|tast|dish|plat|oven|pan|pot|bowl|skillet|fridge|glass|jar|recip|tsp|tbsp|teaspoon|tablespoon|cup|pinch|clove"
    r"|ounce|pound|salt|pepper|sugar|honey|flour|butter|oil|egg|milk|cream|chees|yogh?urt|water|ic|juic|sauc|soup|salad"
    r"|ric|pasta|noodl|bean|bread|dough|cak|meat|chicken|beef|pork|lamb|fish|onion|garlic|tomato|potato|lemon|lim|apple"
    r"|fruit|vegetabl|herb|spic|vinegar|win|beer|gin|rum|vodka|tea|coffe|chocolat)"
    r"(?:e?s|e?d|e|ing|y)?\b|\d\s?(?:g|kg|ml|cl|dl|l|oz|lbs?)\b",
    re.IGNORECASE,
)
"""Words and units; nearly every recipe has at least one of them."""
_SOFTWARE = lazy_regex(
    r"\b(?:json|ya?ml|markdown|html|css|javascript|typescript|npm|npx|github|git|apis?|metadata|repository|unit tests?"
    r"|front-?end|back-?end|[\w-]{2,30}\.(?:tsx?|jsx?|py|json|ya?ml|rs|sh|html|css))\b",
    re.IGNORECASE,
)
"""Words of what a collection of recipes says about its website: "Update the unit tests", "recipes.ts"."""
_MOST_SOFTWARE = 5
_FEWEST_WORDS = 12
_LEAST_SHARE = 0.02
"""The least share of kitchen words for which English instructions may be a recipe; most have over a tenth."""
_MOST_SEARCHED = 20_000


class Part(NamedTuple):
    """A heading and the lines below it."""

    title: str
    lines: list[Line]


def recipes_in(lines: list[Line]) -> list[Part]:
    """Return the recipes of a collection in order, or nothing if the text is a single recipe."""
    if has_roles(lines):
        complete = [part for part in _split_at_headings(lines, 1) if _has_ingredients(part)]
        if len(complete) > 1:
            return [recipe for part in complete for recipe in _in_chapter(part)]
        return _in_collection(lines)
    parts = _split_at_headings(lines, 9)
    complete = [part for part in parts if _is_recipe(part)]
    return complete if len(complete) >= _FEWEST_IN_CHAPTER and not _use_each_other(complete) else []


def _in_chapter(part: Part) -> list[Part]:
    """Return the recipes of a chapter beside others, each with headings of its own below its title, or the part."""
    recipes = [recipe for recipe in _split_at_headings(part.lines, 2) if _has_ingredients(recipe)]
    return recipes if len(recipes) > 1 else [part]


def _in_collection(lines: list[Line]) -> list[Part]:
    """Return the recipes of a text whose title is that of a collection or missing, if all of its parts are whole."""
    before, *parts = _split_at_headings(lines, 2)
    if parts and parts[0].title and _COLLECTION.search(parts[0].title) and not has_roles(parts[0].lines):
        before, *parts = parts
    are_whole = all({line.role for line in part.lines} >= _ROLES for part in parts)
    are_dishes = not any(is_component(part.title) for part in parts) and not has_roles(before.lines)
    return parts if len(parts) > 1 and are_whole and are_dishes and not _use_each_other(parts) else []


def _use_each_other(parts: list[Part]) -> bool:
    """Return whether each part is used in the one that follows it: "Wet Paste", then "Add the wet paste"."""
    used = [
        " ".join(line.text for line in after.lines).casefold().count(part.title.casefold())
        for part, after in pairwise(parts)
    ]
    return 2 * sum(map(bool, used)) >= len(used)


def titles_above_lists(lines: list[Line]) -> list[str]:
    """Return the lines above lists that are followed by their own steps, if there are several dishes in a text.

    Such a line is short and apart, and not a part of one dish such as "Frosting".
    """
    found: list[str] = []
    above, title = "", ""
    for line in lines:
        role = line.role if ROLE_HEADING.fullmatch(line.text) else ""
        if role == "ingredients":
            title = above
        elif role == "steps" and title:
            found.append(title)
            title = ""
        named = line.kind in ("text", "heading") and line.text[-1:] not in ".!?:" and not role
        above = line.text if named and len(line.text.split()) <= _STEP_WORDS else "" if line.text else above
    return found if len(found) > 1 and not any(is_component(title, ("cake",)) for title in found) else []


def _split_at_headings(lines: list[Line], lowest: int) -> list[Part]:
    """Split the lines at the headings down to a level."""
    parts = [Part("", [])]
    for line in lines:
        if line.kind == "heading" and line.level <= lowest and not line.role:
            parts.append(Part(line.text, []))
        else:
            parts[-1].lines.append(line)
    return parts


def _has_ingredients(part: Part) -> bool:
    return bool(part.title) and any(line.role == "ingredients" for line in part.lines)


def _is_recipe(part: Part) -> bool:
    """Return whether there are amounts and instructions."""
    texts = [line.text for line in part.lines if line.kind in ("text", "bullet", "number")]
    amounts = [text for text in texts if has_amount(text)]
    others = [text for text in texts if len(text.split()) >= _STEP_WORDS and text not in amounts]
    return bool(part.title) and len(amounts) >= _FEWEST_AMOUNTS and bool(others)


def is_something_else(draft: Draft, is_guess: bool) -> bool:
    """Return whether hardly any words are about cooking: instructions for a computer, a list of users or programs.

    Neither is a text with many words of software: the plan of a website for recipes. English instructions need a share
    of words about cooking. A text without headings (`is_guess`) needs at least one.
    """
    if (
        is_guess
        and not names_food(draft)
        and not any(begins_with_verb(step) and step.count(" ") > 1 for step in _steps(draft))
    ):
        return True
    texts = _texts(draft)
    text = "\n".join(texts)[:_MOST_SEARCHED]
    words = text.lower().split()
    software = {match[0].lower() for match in islice(_SOFTWARE.finditer(text), len(words))}
    if len(software) > _MOST_SOFTWARE:
        return True
    is_short = len(words) < _FEWEST_WORDS or "the" not in words
    if is_short or not any(_steps(draft)) or not is_english([*texts, draft.description]):
        return False  # too few words show nothing
    return sum(1 for _ in islice(_KITCHEN.finditer(text), len(words))) < _LEAST_SHARE * len(words)


def names_food(draft: Draft) -> bool:
    """Return whether there is a word of the kitchen, which nearly every recipe has."""
    text = "\n".join(_texts(draft))[:_MOST_SEARCHED]
    return bool(_KITCHEN.search(text) or _KITCHEN.search(draft.description))


def _texts(draft: Draft) -> list[str]:
    return [draft.title, *(line for group in draft.groups for line in group.lines), *_steps(draft)]


def _steps(draft: Draft) -> list[str]:
    return [step.text for section in draft.sections for step in section.steps]


def lists_in_full(lines: list[Line]) -> bool:
    """Return whether a heading introduces ingredients, and some lines have amounts."""
    headed = any(line.role == "ingredients" for line in lines)
    return headed and sum(has_amount(line.text) for line in lines) >= _FEWEST_AMOUNTS


def has_roles(lines: list[Line]) -> bool:
    """Return whether a heading introduces ingredients or steps."""
    return any(line.role in _ROLES for line in lines)
