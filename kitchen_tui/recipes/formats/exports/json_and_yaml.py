"""Reads JSON and YAML of other programs: schema.org recipes, the Open Recipe Format, and records with usual names."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.exports.record import (
    field_of,
    has_wrapped_fields,
    is_recipe_record,
    record_drafts,
    record_versions,
    useful_notes,
)
from kitchen_tui.recipes.formats.found import Found, from_drafts, nothing
from kitchen_tui.recipes.formats.web.page import is_type, load_json, recipe_nodes
from kitchen_tui.recipes.formats.web.schema_recipe import draft_of, schema_doubts
from kitchen_tui.recipes.formats.yaml.compose import LooseYamlError, loose_documents, plain_value
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.understand.draft import Draft

_MOST_NODES = 500_000
_COPY = "Copy the recipe's text and import that."
_BROKEN = Problem("The file's data was broken and had to be repaired.", hint="Compare it with its source.")


def find_in_json(text: str) -> Found:
    """Find the recipes in JSON, which may be malformed."""
    loaded = load_json(text)
    if loaded is None:
        return nothing("This begins like JSON but cannot be read as JSON.", _COPY)
    broken = (_BROKEN,) if loaded.repaired else ()
    drafts = ((draft, (*doubts, *broken)) for draft, doubts in _json_drafts(loaded.value))
    return from_drafts(drafts, "There is no recipe in this JSON.", _COPY)


def _json_drafts(value: Any) -> Iterator[tuple[Draft, tuple[Problem, ...]]]:
    """Yield the drafts of schema.org recipes, or if there are none (or empty ones) those of records."""
    typed = [draft_of(node, "", "", in_words=True) for node in recipe_nodes(value)]
    filled = [one for one in typed if one.draft.groups or one.draft.sections]
    for one in filled:
        yield one.draft, tuple(schema_doubts(one, "file"))
    if not filled:
        yield from record_drafts(_json_records(value), useful_notes)


def _json_records(value: Any) -> Iterator[dict[str, Any]]:
    """Yield all records of recipes in order; one inside another counts as a part of it."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        item = waiting.pop()
        seen += 1
        versions = record_versions(item) if isinstance(item, dict) else []
        if versions and versions[0] is not item:
            waiting.extend(reversed(versions))
        elif isinstance(item, dict):
            if is_recipe_record(item) and not is_type(item, "HowToSection", "HowToStep"):
                yield item
            else:
                waiting.extend(reversed(item.values()))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def find_in_foreign_yaml(text: str, own_keys: Iterable[str]) -> Found | None:
    """Find the recipe of each document or item of a list; None if the text is not YAML, or in our own format.

    It is of another program if it has keys that our format does not have, and that are not mistakes in it.
    """
    try:
        roots: list[Any] = list(map(plain_value, loose_documents(text)))
    except LooseYamlError:
        return None
    records = [record for record in _yaml_records(roots) if is_recipe_record(record)]
    if not records or (records[0] is roots[0] and not _is_foreign(records[0], sorted(own_keys))):
        return None
    drafts = record_drafts(records, _other_notes)
    return from_drafts(drafts, "There is no recipe in this YAML.", "Give it ingredients and steps.")


def _yaml_records(roots: Iterable[Any]) -> Iterator[Any]:
    """Yield the documents, or the items of those that are lists, without a map around them such as "recipe:"."""
    for root in roots:
        for record in root if isinstance(root, tuple) else [root]:
            inside = next(iter(record.values())) if isinstance(record, Mapping) and len(record) == 1 else None
            record = inside if isinstance(inside, Mapping) else record
            yield from record_versions(record) if isinstance(record, Mapping) else [record]


def _is_foreign(record: Mapping[str, Any], own: list[str]) -> bool:
    """Return whether a record has keys or steps that only other programs write."""
    foreign = [key for key in record if key not in own]
    steps = record.get("steps")
    return (
        has_wrapped_fields({key: record[key] for key in foreign})
        or any(map(field_of, foreign))
        or (_is_of_lines(record) and _names_something_else(foreign, own))
        or (isinstance(steps, tuple) and any(isinstance(step, Mapping) and "step" in step for step in steps))
    )


def _is_of_lines(record: Mapping[str, Any]) -> bool:
    """Return whether the ingredients and the steps are lists of plain lines."""
    listed = [record.get("ingredients"), record.get("steps")]
    return all(isinstance(lines, tuple) and all(isinstance(line, str) for line in lines) for lines in listed)


def _names_something_else(keys: list[str], own: list[str]) -> bool:
    """Return whether a key is unlike all of our own, so that it cannot be a misspelt one."""
    from difflib import get_close_matches  # imported late: rarely needed

    return any(not get_close_matches(key, own, n=1) for key in keys)


_TECHNICAL = frozenset("uuid id schema version image photo created updated date slug layout".split())  # noqa: SIM905


def _other_notes(unknown: Mapping[str, Any]) -> Iterator[str]:
    """Yield a note for each field with an unknown name, except for technical ones."""
    for key, value in unknown.items():
        if _TECHNICAL.isdisjoint(key.lower().replace("-", "_").split("_")):
            yield f"{key.replace('_', ' ').capitalize()}: {_as_words(value)}"


def _as_words(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_as_words(item)}" for key, item in value.items())
    return ", ".join(map(_as_words, value)) if isinstance(value, tuple) else clean_line(str(value))
