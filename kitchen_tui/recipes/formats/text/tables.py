"""Read tables in Markdown, AsciiDoc and Org: those with ingredients and those with facts."""

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
_LONGEST_ROW = 300
_UNIT = re.compile(r"(?:.*\()?(g|grams?|kg|ml|oz|ounces?|cups?|lbs?|pounds?|tbsp|tsp)\)?", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"[\d.,/ ½¼¾⅓⅔⅛]{1,12}")
_USE = re.compile(r"to taste|as (?:needed|desired|required)|optional|for \w+|some|enough", re.IGNORECASE)
_PERCENT = re.compile(r"[\d.,]{1,8}\s?%")


def find_tables(lines: list[SourceLine]) -> Iterator[SourceLine | TableRow]:
    """Yield the rows of tables in place of their lines; headings, frames and rules are dropped."""
    header: tuple[str, ...] = ()
    inside = False
    for line, following in zip(lines, [*lines[1:], SourceLine(0, "")], strict=True):
        text = line.text.strip()
        is_header = _is_rule(following.text)
        inside = "|" in text and (inside or is_header or text.startswith("|"))
        if "\t" in text and not inside and _is_tabbed_row(text):
            yield TableRow(line.number, tuple(filter(None, map(str.strip, text.split("\t")))))
            continue
        if _FENCE.fullmatch(text):
            yield SourceLine(line.number, "")
        elif not inside:
            header = () if text else header
            yield line
        elif not _is_rule(text):
            cells = tuple(cell.strip() for cell in _CELL.split(text.strip("|")))
            if not header and (is_header or _is_header(cells)):
                header = cells
            elif any(cells):
                yield TableRow(line.number, tuple(_with_units(cells, header)))


def _is_tabbed_row(text: str) -> bool:
    """Return whether tabs separate an amount from a name: "Bread flour", "500 g", "100%"."""
    if len(text) > _LONGEST_ROW:
        return False
    cells = [cell for cell in map(str.strip, text.split("\t")) if any(map(str.isalnum, cell))]
    parts = [(cell, split_line(cell)) for cell in cells]
    return len(cells) > 1 and any(_is_amount(cell, part.quantity, part.name) for cell, part in parts)


def _is_rule(text: str) -> bool:
    """Return whether a line is the rule below a table's heading: "|---|---:|" or "|---+---|"."""
    return "-" in text and "|" in text and not set(text) - set("|-:+= ")


def _is_header(cells: tuple[str, ...]) -> bool:
    return len(cells) > 1 and all(not cell or _HEADER.fullmatch(cell.strip("*_ ")) for cell in cells)


def _with_units(cells: tuple[str, ...], header: tuple[str, ...]) -> Iterator[str]:
    for at, cell in enumerate(cells):
        unit = _UNIT.fullmatch(header[at].strip("*_ ")) if at < len(header) else None
        yield f"{cell} {unit[1].lower()}" if unit and _PLAIN_NUMBER.fullmatch(cell) else cell


def ingredient_lines(cells: tuple[str, ...]) -> list[str]:
    """Return a row as ingredient lines: amount first, then the name; further cells and percentages are notes.

    A row whose cells are whole ingredients is a list in columns and gives one line for each cell.
    """
    parts = [(cell, split_line(cell)) for cell in cells if cell]
    amounts = [cell for cell, part in parts if _is_amount(cell, part.quantity, part.name)]
    names = [cell for cell, _ in parts if cell not in amounts and not _PERCENT.fullmatch(cell)]
    names.sort(key=lambda cell: bool(_USE.fullmatch(cell)))  # "to taste | salt" is salt to taste
    percentages = [cell for cell, _ in parts if _PERCENT.fullmatch(cell)]
    if not amounts and len(names) > 1 and all(part.quantity and part.name for _, part in parts):
        return names
    if not names:
        return [" ".join([*amounts, *percentages])]
    amount = " ".join([*amounts[:1], *(f"({other})" for other in amounts[1:])])
    name = ", ".join(names)
    if amounts and name.casefold() in ("g", "ml", "cup", "cups", "tbsp", "tsp", "oz", "kg", "l"):
        return [f"{amount} {name}"]
    return [" ".join(filter(None, [amount, name, *(f"({percentage})" for percentage in percentages)]))]


def _is_amount(cell: str, quantity: str, name: str) -> bool:
    return bool(quantity) and not name and not _PERCENT.fullmatch(cell)
