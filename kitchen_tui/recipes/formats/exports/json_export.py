"""Reads JSON of other programs: schema.org recipes, or records with a title and ingredients or steps."""

from collections.abc import Iterator
from typing import Any

from kitchen_tui.recipes.formats.candidates import Found, from_drafts, nothing
from kitchen_tui.recipes.formats.draft import Draft, missing_parts
from kitchen_tui.recipes.formats.exports.record import is_recipe_record, read_record, useful_notes
from kitchen_tui.recipes.formats.web.page import is_type, recipe_nodes
from kitchen_tui.recipes.formats.web.schema_recipe import draft_of, schema_doubts
from kitchen_tui.recipes.formats.web.tolerant_json import load
from kitchen_tui.recipes.problems import Problem

_MOST_NODES = 500_000
_MOST_RECIPES = 5_000
_COPY = "Copy the recipe's text and import that."
_BROKEN = Problem("The file's data was broken and had to be repaired.", hint="Compare it with its source.")


def find_in_json(text: str) -> Found:
    """Find the recipes in JSON, which may be malformed."""
    loaded = load(text)
    if loaded is None:
        return nothing("This begins like JSON but cannot be read as JSON.", _COPY)
    broken = (_BROKEN,) if loaded.mended else ()
    drafts = [(draft, (*doubts, *broken)) for draft, doubts in _drafts(loaded.value)]
    return from_drafts(drafts) if drafts else nothing("There is no recipe in this JSON.", _COPY)


def _drafts(value: Any) -> Iterator[tuple[Draft, tuple[Problem, ...]]]:
    """Return the drafts of schema.org recipes, or if there are none (or empty ones) those of records."""
    typed = [draft_of(node, "", "", in_words=True) for node in recipe_nodes(value)]
    filled = [one for one in typed if one.draft.groups or one.draft.sections]
    for one in filled[:_MOST_RECIPES]:
        yield one.draft, tuple(schema_doubts(one, "file"))
    if not filled:
        for record in _records(value):
            read = read_record(record)
            if read.draft.groups or read.draft.sections:
                notes = (*read.draft.notes, *useful_notes(record, read.unknown))
                yield (
                    read.draft._replace(notes=notes),
                    (*read.uncertain, *_untitled(read.draft), *missing_parts(read.draft)),
                )


def _untitled(draft: Draft) -> tuple[Problem, ...]:
    return () if draft.title else (Problem("The recipe has no title.", hint="Give it one."),)


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """Yield all records of recipes in order; one inside another counts as a part of it."""
    waiting, seen, found = [value], 0, 0
    while waiting and seen < _MOST_NODES and found < _MOST_RECIPES:
        item = waiting.pop()
        seen += 1
        if isinstance(item, dict):
            if is_recipe_record(item) and not is_type(item, "HowToSection", "HowToStep"):
                found += 1
                yield item
            else:
                waiting.extend(reversed(item.values()))
        elif isinstance(item, list):
            waiting.extend(reversed(item))
