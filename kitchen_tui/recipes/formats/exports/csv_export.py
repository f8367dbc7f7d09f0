"""A table with a header (CSV, or separated by tabs or semicolons): one recipe a row."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Any

from kitchen_tui.model.text import lazy_regex
from kitchen_tui.recipes.formats.candidates import Found, from_drafts, nothing
from kitchen_tui.recipes.formats.draft import Draft
from kitchen_tui.recipes.formats.exports.record import field_of, read_record, useful_notes
from kitchen_tui.recipes.limits import MOST_PAGE_BYTES
from kitchen_tui.recipes.problems import Problem

_MOST_RECIPES = 5_000
_SEPARATORS = (",", ";", "\t", "|")
_QUOTED = lazy_regex(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_LISTED = lazy_regex(r"\s*(?:\[|c\().*[\])]\s*", re.DOTALL)
_BREAK = lazy_regex(r"\s*(?:\||•|<br ?/?>|;)\s*")
_BREAK_OF_STEPS = lazy_regex(r"\s*(?:\||•|<br ?/?>|;(?=\s*[A-Z\d]))\s*")
_BEFORE_AMOUNT = lazy_regex(r",\s*(?=[\d¼½¾⅓⅔⅛])")
_NO_HEADER = "This is a table, and its first line does not name a title and ingredients or steps."
_NAME_THEM = "Name its columns: title, servings, ingredients, instructions."


def is_table(text: str) -> bool:
    """Return whether the first line is a header that names a title and ingredients or steps."""
    return bool(_header(text))


def find_in_table(text: str) -> Found:
    """Find the recipes of a table, one a row; rows without ingredients and steps are left out."""
    separator = _header(text)
    if not separator:
        return nothing(_NO_HEADER, _NAME_THEM)
    csv.field_size_limit(MOST_PAGE_BYTES)
    rows = csv.DictReader(StringIO(text.lstrip("\ufeff")), delimiter=separator)
    try:
        drafts = list(islice(_drafts(rows), _MOST_RECIPES))
    except csv.Error as error:
        return nothing(f"This table cannot be read: {error}.", _NAME_THEM)
    return from_drafts(drafts) if drafts else nothing("This table has no row with ingredients or steps.", _NAME_THEM)


def _header(text: str) -> str:
    """The separator of the header, or an empty string."""
    line = text.lstrip("\ufeff").partition("\n")[0]
    for separator in _SEPARATORS:
        names = [field_of(name.strip(' "')) for name in line.split(separator)]
        if "title" in names and ("ingredients" in names or "steps" in names):
            return separator
    return ""


def _drafts(rows: Iterator[dict[str, Any]]) -> Iterator[tuple[Draft, tuple[Problem, ...]]]:
    for row in rows:
        read = read_record({key: _cell(key, value) for key, value in row.items() if isinstance(key, str)})
        if read.draft.groups or read.draft.sections:
            yield read.draft._replace(notes=(*read.draft.notes, *useful_notes(row, read.unknown))), read.uncertain


def _cell(name: str, value: Any) -> Any:
    """A cell of several things as a list."""
    if not isinstance(value, str):
        return ""
    field = field_of(name)
    if field not in ("ingredients", "steps", "tags") or "\n" in value.strip():
        return value
    if _LISTED.fullmatch(value):
        return [re.sub(r"\\(.)", r"\1", one or other) for one, other in _QUOTED.findall(value)] or value
    parts = [part for part in (_BREAK_OF_STEPS if field == "steps" else _BREAK).split(value) if part]
    if len(parts) == 1 and field == "ingredients":
        parts = _BEFORE_AMOUNT.split(value)
    return parts if len(parts) > 1 else value
