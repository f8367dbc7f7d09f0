"""Read the tables of Markdown, AsciiDoc and Org: ingredients in rows, facts in rows."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kitchen_tui.recipes.formats.text.markup import SourceLine
from kitchen_tui.recipes.understand.amounts import split_line


class TableRow(NamedTuple):
    """One row; a cell of numbers below a heading such as "Grams" or "Weight (g)" has that unit."""

    number: int
    cells: tuple[str, ...]


_FENCE = re.compile(r"\|={3,}|!={3,}")
_CELL = re.compile(r"(?<!\\)\|")
_HEADER = re.compile(
    r"(?:the )?(?:ingredients?|items?|name|amounts?|quantity|qty|measure(?:ment)?s?|units?|weight|volume|grams?|metric"
    r"|us|imperial|cups?|ounces?|baker['’]?s? ?(?:%|percent(?:age)?)|percent(?:age)?|%|notes?|preparation|prep)"
    r"(?:\s?\(.{1,20}\))?",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\t\s*|(?<=\S)\s{3,}(?=\S)")
_TITLE_AND_SERVINGS = re.compile(r"(.{3,80}?)(?:\t|\s{3,})\s*((?:serves|makes|yields?)\b.{1,40})", re.IGNORECASE)
_LONGEST_ROW = 300
_UNIT = re.compile(r"(?:.*\()?(g|grams?|kg|ml|oz|ounces?|cups?|lbs?|pounds?|tbsp|tsp)\)?", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"[\d.,/ ½¼¾⅓⅔⅛]{1,12}")
_USE = re.compile(r"to taste|as (?:needed|desired|required)|optional|for \w+|some|enough", re.IGNORECASE)
_UNIT_COLUMN = re.compile(r"units?|measures?", re.IGNORECASE)
_PERCENT_COLUMN = re.compile(r"(?:baker['’]?s? ?)?(?:%|percent(?:age)?s?)", re.IGNORECASE)
_TOTAL = re.compile(r"(?:grand |sub)?total(?: (?:dough|weight|flour))?", re.IGNORECASE)
_BOLD_CELL = re.compile(r"(\*\*|__)[^*_]{2,60}\1:?")
_PERCENT = re.compile(r"[\d.,]{1,8}\s?%")


def find_tables(lines: list[SourceLine]) -> Iterator[SourceLine | TableRow]:
    """Yield the rows of tables in place of their lines; headings, frames and rules are dropped."""
    header: tuple[str, ...] = ()
    inside = False
    for line, following in zip(lines, [*lines[1:], SourceLine(0, "")], strict=True):
        text = line.text.strip()
        is_header = _is_rule(following.text)
        inside = "|" in text and (inside or is_header or text.startswith("|"))
        if not inside and _is_row_of_columns(text):
            yield TableRow(line.number, tuple(cell.strip() for cell in _COLUMNS.split(text) if cell.strip()))
            continue
        if _FENCE.fullmatch(text):
            yield SourceLine(line.number, "")
        elif not inside:
            header = () if text else header
            yield from _apart(line)
        elif not _is_rule(text):
            cells = tuple(cell.strip() for cell in _CELL.split(text.strip("|")))
            if not header and (is_header or _is_header(cells)):
                header = cells
            elif _BOLD_CELL.fullmatch(cells[0]) and not any(cells[1:]):
                yield SourceLine(line.number, cells[0])
            elif any(cells):
                yield TableRow(line.number, tuple(_with_units(cells, header)))


def _apart(line: SourceLine) -> Iterator[SourceLine]:
    """Yield a title and the servings at the other end of its line apart."""
    both = _TITLE_AND_SERVINGS.fullmatch(line.text) if len(line.text) <= _LONGEST_ROW else None
    yield SourceLine(line.number, both[1] if both else line.text)
    if both:
        yield SourceLine(line.number, both[2])


def _is_row_of_columns(text: str) -> bool:
    """Return whether tabs or wide gaps separate amounts from names, or whole ingredients from each other."""
    if len(text) > _LONGEST_ROW or not _COLUMNS.search(text):
        return False
    cells = [cell for cell in map(str.strip, _COLUMNS.split(text)) if any(map(str.isalnum, cell))]
    parts = [(cell, split_line(cell)) for cell in cells]
    whole = all(part.quantity and part.name and cell[0].isnumeric() for cell, part in parts)
    return len(cells) > 1 and (whole or any(_is_amount(cell, part.quantity, part.name) for cell, part in parts))


def _is_rule(text: str) -> bool:
    """Return whether a line is the rule below a table's heading: "|---|---:|" or "|---+---|"."""
    return "-" in text and "|" in text and not set(text) - set("|-:+= ")


def _is_header(cells: tuple[str, ...]) -> bool:
    return len(cells) > 1 and all(not cell or _HEADER.fullmatch(cell.strip("*_ ")) for cell in cells)


def _with_units(cells: tuple[str, ...], header: tuple[str, ...]) -> Iterator[str]:
    names = [name.strip("*_ ") for name in header] + [""] * len(cells)
    for at, cell in enumerate(cells):
        unit = _UNIT.fullmatch(names[at])
        is_number = bool(_PLAIN_NUMBER.fullmatch(cell))
        if at and _UNIT_COLUMN.fullmatch(names[at]) and _PLAIN_NUMBER.fullmatch(cells[at - 1]):
            continue  # it stands behind its number
        if is_number and at + 1 < len(cells) and _UNIT_COLUMN.fullmatch(names[at + 1]):
            yield f"{cell} {cells[at + 1]}".strip()
        elif is_number and _PERCENT_COLUMN.fullmatch(names[at]):
            yield f"{cell}%"
        else:
            yield f"{cell} {unit[1].lower()}" if unit and is_number else cell


def ingredient_lines(cells: tuple[str, ...]) -> list[str]:
    """Return a row as ingredient lines: amount first, then the name; further cells and percentages are notes.

    Cells that are whole ingredients, and amounts and names in turn, are a list in columns and give a line each. A row
    of totals is no ingredient.
    """
    if any(_TOTAL.fullmatch(cell.strip("*_ :")) for cell in cells):
        return []
    parts = [(cell, split_line(cell)) for cell in cells if cell]
    percentages = [cell for cell, _ in parts if _PERCENT.fullmatch(cell)]
    amounts = [cell for cell, part in parts if _is_amount(cell, part.quantity, part.name)]
    whole = [cell for cell, part in parts if part.quantity and part.name and cell[0].isnumeric()]
    names = [cell for cell, _ in parts if cell not in (*percentages, *amounts, *whole)]
    if len(amounts) > 1 and [cell in amounts for cell, _ in parts] == [True, False] * len(amounts):
        return [f"{amount} {name}" for amount, name in zip(amounts, names, strict=True)]
    if not (amounts or names):
        return whole or [" ".join(percentages)]
    names.sort(key=lambda cell: bool(_USE.fullmatch(cell)))  # "to taste | salt" is salt to taste
    amount = " ".join([*amounts[:1], *(f"({other})" for other in amounts[1:])])
    line = [amount, ", ".join(names), *(f"({percentage})" for percentage in percentages)]
    return [" ".join(filter(None, line)), *whole]


def _is_amount(cell: str, quantity: str, name: str) -> bool:
    return bool(quantity) and not name and not _PERCENT.fullmatch(cell)
