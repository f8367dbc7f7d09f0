"""Reads a text as one or several recipes: lines, then headings, then roles, then a draft (see the package)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kitchen_tui.recipes.formats.headings import Role
from kitchen_tui.recipes.formats.text.assemble import assemble
from kitchen_tui.recipes.formats.text.evidence import has_amount
from kitchen_tui.recipes.formats.text.line_forms import Line, read_lines
from kitchen_tui.recipes.formats.text.metadata import Metadata, split_metadata
from kitchen_tui.recipes.formats.text.outline import outlined
from kitchen_tui.recipes.formats.text.page_card import Cut
from kitchen_tui.recipes.formats.text.sections import with_roles
from kitchen_tui.recipes.formats.text.selection import (
    Part,
    has_roles,
    is_something_else,
    lists_in_full,
    names_food,
    recipes_in,
    titles_above_lists,
)
from kitchen_tui.recipes.formats.text.split_facts import join_split_facts
from kitchen_tui.recipes.formats.text.title import is_dish_name, subject_of
from kitchen_tui.recipes.formats.text.web_page import without_page, without_repetitions, without_signature
from kitchen_tui.recipes.problems import Problem, ReadResult
from kitchen_tui.recipes.reading_limits import MOST_BYTES, MOST_LINES
from kitchen_tui.recipes.understand.complete import read_draft, with_unlisted
from kitchen_tui.recipes.understand.draft import Draft

_MOST_TOGETHER = 5_000
"""The most lines that are read as one recipe; a long one has three hundred."""
_MOST_TITLES = 12
_OFF_TOPIC = Problem("Nothing in this text is about food: it may not be a recipe.", hint="Check that it is one.")
_WHAT_IT_NEEDS = "A recipe needs a list of ingredients, or steps; at most 20,000 lines and 1 MB."


def read_prose(text: str, name: str, number: int = 0) -> ReadResult:
    """Read the recipe in a text under its library name.

    If the text holds several, read the one with that number, counted from 1 (see `recipe_titles`); without a number
    read the first, and name the others.
    """
    if refusal := _refused_by_size(text):
        return refusal
    metadata, cut, recipes = _lines_of(text)
    part = recipes[max(number - 1, 0)] if recipes else Part(metadata.draft.title, cut.lines)
    if len(part.lines) > _MOST_TOGETHER:
        return _refused(f"This is too long for a recipe: {len(part.lines):,} lines.")
    known = _without_tag_list(metadata.draft, part.lines)
    if metadata.components and not (_roles_in(known) or has_roles(part.lines)):
        return _refused(f"This recipe is made of others: {_quoted(metadata.components)}.", "Import each of them.")

    outline = outlined(part.lines, part.title, _roles_in(known))
    sections = with_roles(outline.sections, outline.context)
    found = assemble(sections, outline.title)
    draft = _merged(found.draft, known, subject_of(found.draft.description, name))

    if not draft.sections and (not draft.groups or (found.is_guess and len(draft.groups[0].lines) < 2)):
        return _refused("No ingredients and no steps were found in this text.")
    are_headed = any(section.role in ("ingredients", "steps") and section.is_certain for section in sections)
    if is_something_else(draft, is_guess=not are_headed):
        return _refused("This does not look like a recipe: nothing in it is about food.")
    others = () if number else _about_others(recipes, part.lines)
    off_topic = [] if are_headed or names_food(draft) else [_OFF_TOPIC]
    missing = _about_missing(draft, metadata.components, has_title=bool(outline.title) or is_dish_name(name))
    doubts = [*others, *off_topic, *cut.doubts, *missing, *metadata.uncertain, *found.uncertain]
    return _completed(read_draft(draft, name, doubts))


def recipe_titles(text: str) -> tuple[str, ...]:
    """Return the titles of the recipes in a text in order, or nothing if it holds a single one."""
    return () if _refused_by_size(text) else tuple(part.title for part in _lines_of(text)[2])


@lru_cache(maxsize=1)
def _lines_of(text: str) -> tuple[Metadata, Cut, list[Part]]:
    """Return the metadata, lines and recipes of a text (cached: it is needed for the titles and for each recipe)."""
    metadata = split_metadata(text)
    cut = without_page(read_lines(without_signature(metadata.body), metadata.first))
    lines = without_repetitions(join_split_facts(cut.lines))
    return metadata, cut._replace(lines=lines), recipes_in(lines)


def _roles_in(draft: Draft) -> frozenset[Role]:
    """Return the roles whose lines a draft already has."""
    roles: list[tuple[Role, bool]] = [("ingredients", bool(draft.groups)), ("steps", bool(draft.sections))]
    return frozenset(role for role, is_known in roles if is_known)


def _without_tag_list(metadata: Draft, lines: list[Line]) -> Draft:
    """Drop ingredients of the front matter that have no amounts if the text lists them in full: they are tags."""
    has_amounts = any(has_amount(line) for group in metadata.groups for line in group.lines)
    return metadata._replace(groups=()) if not has_amounts and lists_in_full(lines) else metadata


def _merged(draft: Draft, metadata: Draft, subject: str) -> Draft:
    """Complete the draft by the metadata, which take precedence over the text, and by a title if it has none."""
    named = {time.name for time in metadata.times}
    return draft._replace(
        title=draft.title or subject,
        description=" ".join(filter(None, [metadata.description, draft.description])),
        servings=metadata.servings if metadata.servings.least else draft.servings,
        times=(*metadata.times, *(time for time in draft.times if time.name not in named)),
        tags=tuple(dict.fromkeys([*metadata.tags, *draft.tags])),
        source=" · ".join(dict.fromkeys(filter(None, (metadata.source, _unless_in(metadata.source, draft.source))))),
        groups=metadata.groups or draft.groups,
        sections=metadata.sections or draft.sections,
        nutrition=draft.nutrition if draft.nutrition.facts else metadata.nutrition._replace(per=draft.nutrition.per),
        notes=(*metadata.notes, *draft.notes),
    )


def _unless_in(known: str, source: str) -> str:
    """Return a source that is not part of the known ones."""
    return "" if source.casefold() in known.casefold() else source


def _completed(result: ReadResult) -> ReadResult:
    """Add the ingredients that the steps measure out and the list lacks."""
    if result.recipe is None:
        return result
    recipe = with_unlisted(result.recipe)
    forgotten = [
        Problem(f"The steps use “{item.text}”, which is not in the list.", hint="It is added, marked as unlisted.")
        for item in recipe.ingredients()
        if not item.listed
    ]
    return ReadResult(recipe, result.problems, (*result.uncertain, *forgotten))


def _about_others(recipes: list[Part], lines: list[Line]) -> Iterator[Problem]:
    if recipes:
        others = [f"“{part.title}”" for part in recipes[1:]]
        more = f" and {len(others) - _MOST_TITLES} more" if len(others) > _MOST_TITLES else ""
        first = f"The text holds {len(recipes)} recipes; this is the first, “{recipes[0].title}”."
        yield Problem(
            f"{first} The others: {', '.join(others[:_MOST_TITLES])}{more}.", hint="Cut out the one you want."
        )
    elif titles := titles_above_lists(lines):
        text = f"The text may hold several recipes, read as one: {_quoted(titles)}."
        yield Problem(text, hint="Cut out one of them.")


def _about_missing(draft: Draft, components: tuple[str, ...], has_title: bool) -> Iterator[Problem]:
    if components:
        yield Problem(f"It needs other recipes: {_quoted(components)}.", hint="Import them too.")
    if not has_title:
        taken = f" It is called “{draft.title}” after its first sentence." if draft.title else ""
        yield Problem(f"The text has no title.{taken}", hint="Give it one.")
    if not draft.groups:
        yield Problem("No ingredients were found.", hint="Put them under a heading “Ingredients”.")
    if not draft.sections:
        yield Problem("No steps were found.", hint="Put them under a heading “Directions”.")


def _quoted(titles: Sequence[str]) -> str:
    return ", ".join(f"“{title}”" for title in titles[:_MOST_TITLES])


def _refused_by_size(text: str) -> ReadResult | None:
    count = text.count("\n") + 1
    if len(text) <= MOST_BYTES and count <= MOST_LINES:
        return None
    return _refused(f"This is too long for a recipe: {count:,} lines, {len(text):,} characters.")


def _refused(text: str, hint: str = _WHAT_IT_NEEDS) -> ReadResult:
    return ReadResult(None, (Problem(text, hint=hint),))
