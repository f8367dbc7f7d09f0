"""Reads JSON and YAML of other programs: schema.org recipes, the Open Recipe Format, and records with usual names."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kitchen_tui.model.text import clean, clean_line
from kitchen_tui.recipes.formats.exports.record import (
    field_of,
    has_wrapped_fields,
    is_recipe_record,
    read_record,
    record_versions,
    useful_notes,
)
from kitchen_tui.recipes.formats.found import Draft, Found, from_drafts, missing_parts, nothing
from kitchen_tui.recipes.formats.web.page import is_type, load_json, recipe_nodes
from kitchen_tui.recipes.formats.web.schema_recipe import draft_of, schema_doubts
from kitchen_tui.recipes.formats.yaml.compose import DEEPEST, MOST_VALUES, Composer, Items, Node, Text
from kitchen_tui.recipes.problems import MOST_RECIPES, Problem

_MOST_NODES = 500_000
_COPY = "Copy the recipe's text and import that."
_BROKEN = Problem("The file's data was broken and had to be repaired.", hint="Compare it with its source.")


def find_in_json(text: str) -> Found:
    """Find the recipes in JSON, which may be malformed."""
    loaded = load_json(text)
    if loaded is None:
        return nothing("This begins like JSON but cannot be read as JSON.", _COPY)
    broken = (_BROKEN,) if loaded.mended else ()
    drafts = [(draft, (*doubts, *broken)) for draft, doubts in _json_drafts(loaded.value)]
    return from_drafts(drafts) if drafts else nothing("There is no recipe in this JSON.", _COPY)


def _json_drafts(value: Any) -> Iterator[tuple[Draft, tuple[Problem, ...]]]:
    """Yield the drafts of schema.org recipes, or if there are none (or empty ones) those of records."""
    typed = [draft_of(node, "", "", in_words=True) for node in recipe_nodes(value)]
    filled = [one for one in typed if one.draft.groups or one.draft.sections]
    for one in filled[:MOST_RECIPES]:
        yield one.draft, tuple(schema_doubts(one, "file"))
    if not filled:
        for record in _json_records(value):
            read = read_record(record)
            if read.draft.groups or read.draft.sections:
                notes = (*read.draft.notes, *useful_notes(read.unknown))
                yield (
                    read.draft._replace(notes=notes),
                    (*read.uncertain, *_untitled(read.draft), *missing_parts(read.draft)),
                )


def _untitled(draft: Draft) -> tuple[Problem, ...]:
    return () if draft.title else (Problem("The recipe has no title.", hint="Give it one."),)


def _json_records(value: Any) -> Iterator[dict[str, Any]]:
    """Yield all records of recipes in order; one inside another counts as a part of it."""
    waiting, seen, found = [value], 0, 0
    while waiting and seen < _MOST_NODES and found < MOST_RECIPES:
        item = waiting.pop()
        seen += 1
        versions = record_versions(item) if isinstance(item, dict) else []
        if versions and versions[0] is not item:
            waiting.extend(reversed(versions))
        elif isinstance(item, dict):
            if is_recipe_record(item) and not is_type(item, "HowToSection", "HowToStep"):
                found += 1
                yield item
            else:
                waiting.extend(reversed(item.values()))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


_TECHNICAL = ("uuid", "id", "schema", "version", "image", "photo", "created", "updated", "date", "slug", "layout")


class _RefusedError(Exception):
    """Raised if the file is too large, too deep, or has aliases."""


def is_loose(text: str, own_keys: Iterable[str]) -> bool:
    """Return whether YAML is a recipe with keys that our format does not have, and that are not mistakes in it."""
    try:
        roots = list(_documents(text))
    except (_RefusedError, ValueError):
        return False
    records = [record for record in _yaml_records(roots) if is_recipe_record(record)]
    if not records:
        return False
    own = sorted(set(own_keys))
    foreign = [key for key in records[0] if key not in own]
    is_wrapped = records[0] is not roots[0] or has_wrapped_fields({key: records[0][key] for key in foreign})
    is_of_others = any(map(field_of, foreign)) or (_is_of_lines(records[0]) and _names_something_else(foreign, own))
    return is_wrapped or is_of_others or _has_foreign_steps(records[0])


def _is_of_lines(record: Mapping[str, Any]) -> bool:
    """Return whether the ingredients and the steps are lists of plain lines."""
    listed = [record.get("ingredients"), record.get("steps")]
    return all(isinstance(lines, list) and all(isinstance(line, str) for line in lines) for lines in listed)


def _names_something_else(keys: list[str], own: list[str]) -> bool:
    """Return whether a key is unlike all of our own, so that it cannot be a misspelt one."""
    from difflib import get_close_matches  # imported late: rarely needed

    return any(not get_close_matches(key, own, n=1) for key in keys)


def find_in_loose_yaml(text: str) -> Found:
    """Find the recipe of each document, or of each item of a list."""
    try:
        roots = list(_documents(text))
    except (_RefusedError, ValueError) as error:
        return nothing(f"This is not YAML that can be read: {error}.", _COPY)
    drafts = [_yaml_draft(record) for record in _yaml_records(roots) if is_recipe_record(record)]
    hint = "Name them title, servings, ingredients and steps."
    return from_drafts(drafts) if drafts else nothing("There is no recipe in this YAML.", hint)


def _yaml_draft(record: Mapping[str, Any]) -> tuple[Draft, tuple[Problem, ...]]:
    """Return the draft, with unknown fields as notes."""
    read = read_record(record)
    notes = tuple(
        f"{key.replace('_', ' ').capitalize()}: {_as_words(value)}"
        for key, value in read.unknown.items()
        if _is_note(key)
    )
    return read.draft._replace(notes=(*read.draft.notes, *notes)), read.uncertain


def _is_note(key: str) -> bool:
    return not any(part in key.lower().replace("-", "_").split("_") for part in _TECHNICAL)


def _as_words(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_as_words(item)}" for key, item in value.items())
    return ", ".join(map(_as_words, value)) if isinstance(value, list) else clean_line(str(value))


def _yaml_records(roots: list[Any]) -> Iterator[Any]:
    """Yield the documents, or the items of those that are lists."""
    for root in roots:
        for record in map(_flat, root) if isinstance(root, list) else [_flat(root)]:
            yield from record_versions(record) if isinstance(record, Mapping) else [record]


def _flat(record: Any) -> Any:
    """Return the record inside a map with a single key such as "recipe:"."""
    if isinstance(record, Mapping) and len(record) == 1 and isinstance(inside := next(iter(record.values())), Mapping):
        return inside
    return record


def _has_foreign_steps(root: Any) -> bool:
    steps = root.get("steps") if isinstance(root, Mapping) else None
    return isinstance(steps, list) and any(isinstance(step, Mapping) and "step" in step for step in steps)


def _documents(text: str) -> Iterator[Any]:
    """Yield the values of all documents, with scalars as text. Raises ValueError for invalid YAML."""
    import yaml

    composer = _Composer(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    try:
        for _ in composer.starts():
            yield _value(composer.root())
    except yaml.MarkedYAMLError as error:
        place = f" in line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ValueError(f"{error.problem or 'a fault'}{place}") from None
    except yaml.YAMLError:
        raise ValueError("it holds characters that YAML forbids") from None


class _Composer(Composer):
    """Applies the limits of our own format, and refuses aliases."""

    _left = MOST_VALUES

    def check_limits(self, event: Any, depth: int) -> None:
        self._left -= 1
        if self.is_alias(event):
            raise _RefusedError("it uses an alias")
        if self._left < 0 or depth > DEEPEST:
            raise _RefusedError("it is longer or deeper than a recipe")

    def keyed(self, pairs: Iterable[tuple[Node, Node]]) -> Iterator[tuple[Text, Node]]:
        return ((key, value) for key, value in pairs if isinstance(key, Text))


def _value(node: Node) -> Any:
    if isinstance(node, Text):
        return "" if node.text in ("null", "~") else clean(node.text)
    if isinstance(node, Items):
        return [_value(item) for item in node.items]
    return {clean_line(key.text): _value(value) for key, value in node.pairs}
