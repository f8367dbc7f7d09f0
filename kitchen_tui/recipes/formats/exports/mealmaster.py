"""Reads MealMaster and its German variant RezKonv: a header, ingredients in one or two columns, and directions.

A file may hold many recipes.
"""

import re
from collections.abc import Iterator

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.exports.parts import directions_of
from kitchen_tui.recipes.formats.found import Found, from_drafts, missing_parts, unique_tags
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.reading_limits import LONGEST_OPENING
from kitchen_tui.recipes.understand.draft import Draft, DraftGroup
from kitchen_tui.recipes.understand.stated import parse_servings

_START = lazy_regex(r"^(?:(?:MMMMM|-----).{0,60}(?:meal-?\s?master|recipe via)|={5,}\s*rezkonv)", re.IGNORECASE)
_END = lazy_regex(r"^(?:MMMMM|-----|=====)\s*$")
_HEADING = lazy_regex(
    r"^(?:(?:MMMMM|-{5}|\s{0,40}-{2,4}(?=[^\W\d]))-*\s*([^\s-][^-]{0,60}?)\s*-+|={5,}\s*([^\s=][^=]{0,60}?)\s*={5,})\s*$"
)
_FIELDS = {
    "title": "title", "titel": "title", "categories": "tags", "category": "tags", "kategorien": "tags",
    "yield": "yields", "servings": "yields", "menge": "yields", "source": "source", "quelle": "source",
    "recipe by": "source",
}  # fmt: skip
_FACT = lazy_regex(rf"^\s{{0,12}}({'|'.join(_FIELDS)})\s*:\s*(.*)$", re.IGNORECASE)
_UNITS = {
    "x": "", "ea": "", "sm": "small", "md": "medium", "lg": "large", "cn": "can", "pk": "package", "pn": "pinch",
    "dr": "drop", "ds": "dash", "ct": "carton", "bn": "bunch", "sl": "slice", "t": "tsp", "ts": "tsp", "T": "tbsp",
    "tb": "tbsp", "fl": "fl oz", "c": "cup", "pt": "pint", "qt": "quart", "ga": "gallon", "oz": "oz", "lb": "lb",
    "ml": "ml", "cl": "cl", "dl": "dl", "l": "l", "mg": "mg", "g": "g", "kg": "kg", "gramm": "g", "liter": "l",
}  # fmt: skip
_AMOUNT = r"\d[\d ./]{0,8}(?:-\s?\d[\d ./]{0,8})?"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_INGREDIENT = lazy_regex(rf"\s{{0,13}}(?:({_AMOUNT})\s+)?(?:({_UNIT})\s+)?(\S.*)", re.IGNORECASE)
_SECOND_COLUMN = lazy_regex(rf"\S(\s{{2,}})(?={_AMOUNT}\s+(?:(?:{_UNIT})\s+)?\S)", re.IGNORECASE)
_COLUMN = range(28, 52)
"""Where the second column may begin; it should be at 41."""
_TEXT_AT = 11
_NUMBERED = lazy_regex(r"\s{0,6}\d{1,2}[.)]\s+[^\W\d_]")
_WIDEST = 60
"""Characters of the widest line of one ingredient; a line of the directions has seventy."""


def is_mealmaster(text: str) -> bool:
    """Return whether a text begins like a MealMaster recipe."""
    return any(_START.match(line) for line in text[:LONGEST_OPENING].splitlines())


def find_in_mealmaster(text: str) -> Found:
    """Find every recipe of a MealMaster file."""
    return from_drafts(_drafts(text), "This MealMaster file holds no recipe with ingredients.")


def _drafts(text: str) -> Iterator[tuple[Draft, tuple[Problem, ...]]]:
    for lines in _recipes(text):
        facts, body = _facts(lines)
        body, source = _without_source(body)
        groups, rest = _groups(body)
        directions = directions_of("" if _HEADING.match(line) else line for line in rest)
        draft = Draft(
            title=facts.get("title", ""),
            servings=parse_servings(facts.get("yields") or directions.yields),
            tags=unique_tags(tag for tag in facts.get("tags", "").split(",") if tag.strip().lower() != "none"),
            source=source or facts.get("source") or directions.source,
            groups=tuple(groups),
            sections=directions.sections,
            notes=directions.notes,
        )
        if draft.groups or draft.sections:
            yield draft, missing_parts(draft, facts.get("yields", ""))


def _recipes(text: str) -> Iterator[list[str]]:
    """Yield the lines of each recipe, without the first and the last."""
    lines: list[str] | None = None
    for line in text.splitlines():
        if _START.match(line) or (_END.match(line) and lines is not None):
            if lines:
                yield lines
            lines = [] if _START.match(line) else None
        elif lines is not None:
            lines.append(line.expandtabs())
    if lines:
        yield lines


def _facts(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the facts at the beginning, by field, and the lines below them."""
    facts: dict[str, str] = {}
    for at, line in enumerate(lines):
        if fact := _FACT.match(line):
            field = _FIELDS[fact[1].lower()]
            facts[field] = facts.get(field) or clean_line(fact[2])
        elif line.strip():
            return facts, lines[at:]
    return facts, []


def _without_source(lines: list[str]) -> tuple[list[str], str]:
    """Return the lines without those under the heading "Quelle" (source), up to a blank line, and the text of those."""
    for at, line in enumerate(lines):
        heading = _HEADING.match(line)
        if heading and _FIELDS.get((heading[1] or heading[2]).strip().lower()) == "source":
            end = next((after for after in range(at + 1, len(lines)) if not lines[after].strip()), len(lines))
            return lines[:at] + lines[end:], ", ".join(line.strip(" -") for line in lines[at + 1 : end])
    return lines, ""


def _groups(lines: list[str]) -> tuple[list[DraftGroup], list[str]]:
    """Split off the ingredients, up to the first line that is not one."""
    groups: list[tuple[str, list[str]]] = [("", [])]
    last: dict[int, int] = {}
    for at, line in enumerate(lines):
        if heading := _HEADING.match(line):
            name = (heading[1] or heading[2]).strip()
            groups.append((name.capitalize() if name.isupper() else name, []))
            last = {}
        elif line.strip():
            columns = _columns(line)
            if not _are_ingredients(columns, bool(last)):
                return _drafted(groups), lines[at:]
            for number, column in enumerate(columns):
                _add(column, groups[-1][1], number, last)
    return _drafted(groups), []


def _drafted(groups: list[tuple[str, list[str]]]) -> list[DraftGroup]:
    return [DraftGroup(name, tuple(lines)) for name, lines in groups if lines]


def _are_ingredients(columns: list[str], has_more: bool) -> bool:
    """Return whether a line has amounts, or continues the column of ingredients above it."""
    left = columns[0]
    if _NUMBERED.match(left) or (len(columns) == 1 and len(left.strip()) > _WIDEST):
        return False
    found = _INGREDIENT.fullmatch(left.rstrip())
    if found is None or len(left) - len(left.lstrip()) > _TEXT_AT + 2:
        return False
    indent = len(left) - len(left.lstrip())
    return bool(found[1]) or indent >= _TEXT_AT - 1 or (len(columns) > 1 and has_more)


def _columns(line: str) -> list[str]:
    """Return the one or two columns of a line of ingredients."""
    for gap in _SECOND_COLUMN.finditer(line):
        if gap.end() in _COLUMN:
            return [line[: gap.start(1)], line[gap.end() :]]
    left, right = line[:41].rstrip(), line[41:]
    if len(left) < 39 and right.strip() and line[39:41].strip() == "":
        return [left, right]
    return [line]


def _add(column: str, kept: list[str], number: int, last: dict[int, int]) -> None:
    """Add a line of a column to `kept`; one continues the line above if that ends, or it begins, with a hyphen.

    `last` is the index in `kept` of the last line of each column.
    """
    found = _INGREDIENT.fullmatch(column.rstrip())
    if found is None:
        return
    amount, unit, text = found.groups("")
    text = clean_line(text)
    if not amount and number in last and (text.startswith("-") or kept[last[number]].endswith(("-", ","))):
        kept[last[number]] = f"{kept[last[number]].rstrip(' -')} {text.lstrip('-').strip()}"
        return
    last[number] = len(kept)
    word = _UNITS.get(unit) if unit in _UNITS else _UNITS.get(unit.lower(), unit)
    kept.append(clean_line(f"{amount} {word} {text.replace(';', ',')}"))
