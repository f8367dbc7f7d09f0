"""Reads tables with a header (CSV, tabs or semicolons) that have one recipe or one ingredient per row."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.exports.parts import ingredient_line
from kitchen_tui.recipes.formats.exports.record import field_of, record_drafts, useful_notes
from kitchen_tui.recipes.formats.found import Found, from_drafts, nothing
from kitchen_tui.recipes.reading_limits import MOST_PAGE_BYTES

_SEPARATORS = (",", ";", "\t", "|")
_QUOTED = lazy_regex(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_LISTED = lazy_regex(r"\s*(?:\[|c\().*[\])]\s*", re.DOTALL)
_BREAK = lazy_regex(r"\s*(?:\||•|<br ?/?>|;)\s*")
_BREAK_OF_STEPS = lazy_regex(r"\s*(?:\||•|<br ?/?>|;(?=\s*[A-Z\d]))\s*")
_BEFORE_AMOUNT = lazy_regex(rf",\s*(?=[\d{FRACTIONS}])")
_PARTS = {
    "quantity": "amount", "qty": "amount", "amount": "amount", "menge": "amount", "quantité": "amount",
    "unit": "unit", "units": "unit", "measure": "unit", "einheit": "unit", "unité": "unit",
    "note": "note", "preparation": "note", "prep": "note", "comment": "note",
}  # fmt: skip
"""Columns beside the name of an ingredient, in tables with one ingredient per row."""
_ONE = lazy_regex(r"\W*(?:ingredient|item|food|zutat|ingrédient|ingrediente)\W*", re.IGNORECASE)
"""The name of a column with one ingredient per row."""
_NO_HEADER = "The first line of this table does not name a title and ingredients or steps."
_NAME_THEM = "Name its columns: title, servings, ingredients, instructions."


def is_table(text: str) -> bool:
    """Return whether the first line is a header that names a title and ingredients or steps."""
    return bool(_header(text))


def find_in_table(text: str) -> Found:
    """Find the recipes of a table, leaving out rows without ingredients and steps.

    Rows with the title of the row above, or without a title, continue its recipe.
    """
    separator = _header(text)
    if not separator:
        return nothing(_NO_HEADER, _NAME_THEM)
    csv.field_size_limit(MOST_PAGE_BYTES)
    rows = csv.DictReader(StringIO(text.lstrip("\ufeff")), delimiter=separator)
    records = ({key: _cell(key, value) for key, value in row.items()} for row in _joined(rows))
    try:
        drafts = record_drafts(records, useful_notes)
        return from_drafts(drafts, "This table has no row with ingredients or steps.", _NAME_THEM)
    except csv.Error as error:
        return nothing(f"This table cannot be read: {error}.", _NAME_THEM)


def _header(text: str) -> str:
    """Return the separator of the header, or ""."""
    line = text.lstrip("\ufeff").partition("\n")[0]
    for separator in _SEPARATORS:
        names = [field_of(name.strip(' "')) for name in line.split(separator)]
        if "title" in names and ("ingredients" in names or "steps" in names):
            return separator
    return ""


def _joined(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """Yield one row per recipe, with a line for each ingredient and each step."""
    whole: dict[str, str] = {}
    for cells in rows:
        plain = {key: value or "" for key, value in cells.items() if isinstance(key, str)}
        row = _with_line(plain)
        lists_one = row.keys() != plain.keys() or any(map(_ONE.fullmatch, row))
        title = _value(row, "title")
        if whole and (not title or (lists_one and title == _value(whole, "title") and _has_one_ingredient(row))):
            for key, value in row.items():
                if field_of(key) in ("ingredients", "steps") and f"\n{value}\n" not in f"\n{whole[key]}\n":
                    whole[key] = f"{whole[key]}\n{value}".strip()
        else:
            if whole:
                yield whole
            whole = row
    if whole:
        yield whole


def _value(row: dict[str, str], field: str) -> str:
    return next((value for key, value in row.items() if field_of(key) == field), "").strip()


def _has_one_ingredient(row: dict[str, str]) -> bool:
    cell = _cell("ingredients", _value(row, "ingredients"))
    return isinstance(cell, str) and "\n" not in cell


def _with_line(row: dict[str, str]) -> dict[str, str]:
    """Return the row with its ingredient in one column, if it was in several (amount, unit, name, note)."""
    name = next((key for key in row if field_of(key) == "ingredients"), "")
    parts = {_PARTS[key.strip().lower()]: key for key in row if key.strip().lower() in _PARTS}
    if not name or not {"amount", "unit"} & parts.keys():
        return row
    line = ingredient_line({part: row[key] for part, key in parts.items()} | {"name": row[name]})
    line = line if row[name].strip() else ""
    return {key: value for key, value in row.items() if key not in parts.values()} | {name: line}


def _cell(name: str, value: str) -> Any:
    """Return a cell with several items as a list."""
    field = field_of(name)
    if field not in ("ingredients", "steps", "tags") or "\n" in value.strip():
        return value
    if _LISTED.fullmatch(value):
        return [re.sub(r"\\(.)", r"\1", one or other) for one, other in _QUOTED.findall(value)] or value
    parts = [part for part in (_BREAK_OF_STEPS if field == "steps" else _BREAK).split(value) if part]
    if len(parts) == 1 and field == "ingredients":
        parts = _BEFORE_AMOUNT.split(value)
    return parts if len(parts) > 1 else value
