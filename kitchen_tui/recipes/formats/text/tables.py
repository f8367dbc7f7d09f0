"""Finds tables and lists in columns, and reads their rows as ingredients."""

import re
from collections.abc import Iterator
from itertools import groupby

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.text.other_markup import SourceLine
from kitchen_tui.recipes.understand.amounts import split_line


class TableRow(NamedTuple):
    """A row of a table. Numbers below a heading such as "Grams" or "Weight (g)" have that unit."""

    number: int
    cells: tuple[str, ...]


class _Cell(NamedTuple):
    """A cell, and the amount and the name of what it reads as."""

    text: str
    quantity: str
    name: str

    @property
    def is_amount(self) -> bool:
        """Whether the cell is only an amount; "1 can" and "2 cloves" count, although they can be ingredients."""
        if not self.quantity or _PERCENT.fullmatch(self.text):
            return False
        is_size = all(word in _SIZES for word in self.name.lower().removeprefix("oz ").split())
        return is_size or (" " not in self.name and _is_complete_amount(self.text))

    @property
    def is_ingredient_line(self) -> bool:
        """Whether the cell is a complete ingredient with its amount."""
        return bool(self.quantity and self.name) and self.text[0].isnumeric()


def _read(text: str) -> _Cell:
    part = split_line(text)
    return _Cell(text, part.quantity, part.name)


def _is_complete_amount(text: str) -> bool:
    """Return whether a text is a complete amount, which a name can follow: "2 dl", "1 can"."""
    return split_line(f"{text} salt").name == "salt"


_TABLE_FENCE = lazy_regex(r"\|={3,}|!={3,}")
_CELL_EDGE = lazy_regex(r"(?<!\\)\|")
_HEADER = lazy_regex(
    r"(?:the )?(?:ingredients?|items?|name|amounts?|quantity|qty|measure(?:ment)?s?|units?|weight|volume|grams?|metric"
    r"|zutat(?:en)?|mengen?|einheit|quantit[ée]s?|ingr[ée]dients?|cantidad|ingredientes|hoeveelheid"
    r"|us|imperial|cups?|ounces?|baker['’]?s? ?(?:%|percent(?:age)?)|percent(?:age)?|%|notes?|preparation|prep)"
    r"(?:\s?\(.{1,20}\))?",
    re.IGNORECASE,
)
_COLUMN_NAME = lazy_regex(r"amounts?|quantit(?:y|ies)|qty\.?|ingredients?|units?|measures?", re.IGNORECASE)
"""A word that heads a column and is never in a row of ingredients."""
_FACT_COLUMN = lazy_regex(
    r"(?:prep(?:aration)?|cook(?:ing)?|bak(?:e|ing)|total|rest(?:ing)?|active|chill|hands[- ]on|freez(?:e|ing))"
    r"(?:[- ]time)?|time|serv(?:es|ings?)|ready in|yields?|makes|portions|difficulty|(?:skill )?level|cost|rating|diet"
    r"|oven(?: temp(?:erature)?)?|season|meal|source|author|category|cuisine|course|calories|kcal",
    re.IGNORECASE,
)
_COLUMN_GAP = lazy_regex(r"\t\s*|(?<=\S)\s{3,}(?=\S)")
_LIST_SIGN = lazy_regex(r"(?:[-*+•●○▪‣]|\d{1,2}[.)]|o(?=\t))\s+")
_TITLE_AND_SERVINGS = lazy_regex(
    r"(.{2,79}?\S)(?=\s*\t|\s{3})\s+((?:serves|makes|yields?)\b.{1,40}|(?:by )?((?:mrs|mr|miss|ms"
    r"|dr)\b\.? [^\W\d].{2,40}))",
    re.IGNORECASE,
)
_FACT_CELL = lazy_regex(r"(?:serves|servings?|makes|yields?|prep|cook|bake|total|rest)[\w ]{0,12}:", re.IGNORECASE)
_LONGEST_ROW = 300
_FOREIGN_UNITS = frozenset(
    """st stk stück msk tsk krm klyfta klyftor burk förp el tl prise bund zehe zehen dose päckchen rkl kpl tlk stuk
    stuks teen teentje teentjes eetlepel theelepel eetlepels theelepels cs cc càs càc gousse gousses""".split()  # noqa: SIM905
)
"""Units in the tables of other languages."""
_NUMBER_OR_RANGE = lazy_regex(rf"[\d.,/ {FRACTIONS}–-]{{1,12}}")
_NAME_WORDS = 4
_PREPARATION_VERBS = frozenset(
    """mince chop dice slice grate peel mix rinse wash dry drain cut crush zest juice sift melt soften beat whisk toast
    shred halve quarter crumble mash""".split()  # noqa: SIM905
)
_UNIT = lazy_regex(r"(?:.*\()?(g|grams?|kg|ml|oz|ounces?|cups?|lbs?|pounds?|tbsp|tsp)\)?", re.IGNORECASE)
_GRAMS = lazy_regex(r"grams?")
_PLAIN_NUMBER = lazy_regex(rf"[\d.,/ {FRACTIONS}]{{1,12}}")
_USE = lazy_regex(r"to taste|as (?:needed|desired|required)|optional|for \w+|some|enough", re.IGNORECASE)
_UNIT_COLUMN = lazy_regex(r"units?|measures?", re.IGNORECASE)
_COUNT_COLUMN = lazy_regex(r"#|n[ro]\.?|№|step|pos\.?", re.IGNORECASE)
"""The heading of a column that counts the rows."""
_PERCENT_COLUMN = lazy_regex(r"(?:baker['’]?s? ?)?(?:%|percent(?:age)?s?)", re.IGNORECASE)
_TOTAL = lazy_regex(r"(?:grand |sub)?total(?: (?:dough|weight|flour))?", re.IGNORECASE)
_BOLD_CELL = lazy_regex(r"(\*\*|__)[^*_]{2,60}\1:?")
_PERCENT = lazy_regex(r"[\d.,]{1,8}\s?%")


def find_tables(lines: list[SourceLine]) -> Iterator[SourceLine | TableRow]:
    """Yield the rows of tables in place of their lines; headings, frames and rules are dropped."""
    header: tuple[str, ...] = ()
    inside = False
    columns = _lists_in_columns(lines)
    for line, following in zip(lines, [*lines[1:], SourceLine(0, "")], strict=True):
        text = line.text.strip()
        is_header = _is_rule(following.text)
        inside = "|" in text and (inside or is_header or text.startswith("|"))
        if not inside and (line.number in columns or _is_row_of_columns(text)):
            yield from columns.get(line.number, [TableRow(line.number, tuple(_split_columns(text)))])
            continue
        if _TABLE_FENCE.fullmatch(text):
            yield SourceLine(line.number, "")
        elif not inside:
            header = () if text else header
            yield from _split_title_line(line)
        elif not _is_rule(text):
            cells = tuple(cell.strip() for cell in _CELL_EDGE.split(text.strip("|")))
            if not header and (_is_header(cells) or (is_header and not _is_ingredient(cells))):
                header = cells
            elif _is_facts_header(header):
                facts = zip(header, cells, strict=False)
                yield from (SourceLine(line.number, f"{name}: {value}") for name, value in facts if name and value)
            elif _BOLD_CELL.fullmatch(cells[0]) and not any(cells[1:]):
                yield SourceLine(line.number, cells[0])
            elif any(cells) and not _is_column_name(cells):
                yield TableRow(line.number, tuple(_with_units(cells, header)))


def _split_title_line(line: SourceLine) -> Iterator[SourceLine]:
    """Split a title from the servings, or from the name of its author, at the other end of its line."""
    both = _TITLE_AND_SERVINGS.fullmatch(line.text) if len(line.text) <= _LONGEST_ROW else None
    yield SourceLine(line.number, both[1] if both else line.text)
    if both:
        yield SourceLine(line.number, f"by {both[3]}" if both[3] else both[2])


def _lists_in_columns(lines: list[SourceLine]) -> dict[int, list[TableRow]]:
    """Return the items of lists in newspaper columns, column by column, at the first line of each list.

    Adjacent lines are such a list if at least two of them have several whole ingredients. Other cells may be
    ingredients without amounts: "1 tbsp butter    salt".
    """
    found: dict[int, list[TableRow]] = {}
    for is_wide, run in groupby(lines, key=lambda line: bool(_COLUMN_GAP.search(line.text.strip()))):
        rows = [(line.number, _split_columns(line.text.strip())) for line in run if len(line.text) <= _LONGEST_ROW]
        if not is_wide or len(rows) < 2 or any("|" in cell for _, cells in rows for cell in cells):
            continue
        read = [[_read(cell) for cell in cells] for _, cells in rows]
        others = [[cell for cell in cells if not cell.is_ingredient_line or cell.is_amount] for cells in read]
        several = sum(len(cells) - len(rest) > 1 for cells, rest in zip(read, others, strict=True))
        if several < 2 or not all(_is_name_alone(cell.text) for rest in others for cell in rest):
            continue
        width = max(len(cells) for _, cells in rows)
        items = [TableRow(number, (cells[at],)) for at in range(width) for number, cells in rows if cells[at:]]
        found |= {number: [] for number, _ in rows} | {rows[0][0]: items}
    return found


def _is_name_alone(cell: str) -> bool:
    return cell[0].isalpha() and len(cell.split()) <= _NAME_WORDS and not _FACT_CELL.match(cell)


def _is_row_of_columns(text: str) -> bool:
    """Return whether tabs or wide gaps separate amounts from names, or whole ingredients from each other."""
    if len(text) > _LONGEST_ROW or not _COLUMN_GAP.search(text):
        return False
    cells = [_read(cell) for cell in _split_columns(text) if any(map(str.isalnum, cell))]
    if len(cells) < 2 or any(_FACT_CELL.match(cell.text) for cell in cells):
        return False
    return all(cell.is_ingredient_line for cell in cells) or any(cell.is_amount for cell in cells)


def _split_columns(text: str) -> list[str]:
    """Split a line at tabs and wide gaps, without its list sign or number; a unit alone goes to its number."""
    cells: list[str] = []
    for cell in map(str.strip, _COLUMN_GAP.split(_LIST_SIGN.sub("", text, count=1))):
        if cells and _PLAIN_NUMBER.fullmatch(cells[-1]) and _is_complete_amount(f"{cells[-1]} {cell}"):
            cells[-1] = f"{cells[-1]} {cell}"
        elif cell:
            cells.append(cell)
    return cells


def _is_rule(text: str) -> bool:
    """Return whether a line is the rule below a table's heading: "|---|---:|" or "|---+---|"."""
    return "-" in text and "|" in text and not set(text) - set("|-:+= ")


def _is_header(cells: tuple[str, ...]) -> bool:
    names = [cell.strip("*_ ") for cell in cells]
    if len(cells) < 2 or any(map(str.isdigit, "".join(names))):
        return len(cells) > 1 and all(not name or _HEADER.fullmatch(name) for name in names)
    return any(map(_COLUMN_NAME.fullmatch, names)) or all(not name or _HEADER.fullmatch(name) for name in names)


def _is_column_name(cells: tuple[str, ...]) -> bool:
    """Return whether a row is one cell of a heading, each of which AsciiDoc may have on a line of its own."""
    return len(cells) == 1 and bool(_COLUMN_NAME.fullmatch(cells[0].strip("*_ ")))


def _is_ingredient(cells: tuple[str, ...]) -> bool:
    """Return whether the row in the place of a heading is already an ingredient: "| Leeks | 2 |"."""
    texts = [cell.strip("*_ ") for cell in cells if cell]
    if any(_HEADER.fullmatch(text) or _UNIT.fullmatch(text) for text in texts):
        return False
    amounts = [_read(text).is_amount for text in texts]
    return any(amounts) and not all(amounts)


def _is_facts_header(header: tuple[str, ...]) -> bool:
    """Return whether the columns of a table are facts of the recipe: "| Prep | Cook | Serves |"."""
    return len(header) > 1 and all(_FACT_COLUMN.fullmatch(name.strip("*_: ")) for name in header)


def _with_units(cells: tuple[str, ...], header: tuple[str, ...]) -> Iterator[str]:
    names = [name.strip("*_ ") for name in header] + [""] * len(cells)
    for at, cell in enumerate(cells):
        if _COUNT_COLUMN.fullmatch(names[at]):
            continue
        unit = _UNIT.fullmatch(names[at])
        is_number = bool(_PLAIN_NUMBER.fullmatch(cell))
        if at and _UNIT_COLUMN.fullmatch(names[at]) and _PLAIN_NUMBER.fullmatch(cells[at - 1]):
            continue  # it follows its number
        if is_number and at + 1 < len(cells) and _UNIT_COLUMN.fullmatch(names[at + 1]):
            yield f"{cell} {cells[at + 1]}".strip()
        elif is_number and _PERCENT_COLUMN.fullmatch(names[at]):
            yield f"{cell}%"
        else:
            yield f"{cell} {_GRAMS.sub('g', unit[1].lower())}" if unit and is_number else cell


def ingredient_lines(cells: tuple[str, ...]) -> list[str]:
    """Return a row as ingredient lines: amount first, then the name; further cells and percentages are notes.

    Cells that are whole ingredients, or alternating amounts and names, are a list in columns and yield a line each. A
    row of totals yields none.
    """
    if any(_TOTAL.fullmatch(cell.strip("*_ :")) for cell in cells):
        return []
    read = [_read(cell) for cell in _with_unit_cells(cells)]
    texts = [cell.text for cell in read]
    percentages = [text for text in texts if _PERCENT.fullmatch(text)]
    amounts = [cell.text for cell in read if cell.is_amount]
    whole = [cell.text for cell in read if cell.is_ingredient_line and not cell.is_amount]
    names = [text for text in texts if text not in (*percentages, *amounts, *whole)]
    if len(whole) == 1 and names and all(map(_is_preparation, names)):
        return [", ".join([*whole, *names])]
    if len(amounts) > 1 and [text in amounts for text in texts] == [True, False] * len(amounts):
        return [f"{amount} {name}" for amount, name in zip(texts[::2], texts[1::2], strict=True)]
    if not (amounts or names):
        return whole or [" ".join(percentages)]
    names.sort(key=lambda cell: bool(_USE.fullmatch(cell)))  # "to taste | salt" is salt to taste
    if amounts and names and whole:  # further amounts, in a unit that is not known
        amounts, whole = [text for text in texts if text in (*amounts, *whole)], []
    names, amounts = _distinct(names), _distinct(amounts)
    amount = " ".join([*amounts[:1], *(f"({other})" for other in amounts[1:])])
    line = [amount, ", ".join(names), *(f"({percentage})" for percentage in percentages)]
    return [" ".join(filter(None, line)), *whole]


_SIZES = frozenset(
    """large medium small big whole can cans tin tins jar jars bottle bag box package packages packet piece
    pieces""".split()  # noqa: SIM905 - a table of words reads best as words
)
"""What remains of an amount such as "1 large" or "28 oz can" that has a cell of its own."""


def _with_unit_cells(cells: tuple[str, ...]) -> list[str]:
    """Return the cells that are not empty; a number, its unit and a name in three of them are one: "2 dl milk"."""
    for at, (number, unit, name) in enumerate(zip(cells, cells[1:], cells[2:], strict=False)):
        if name and _NUMBER_OR_RANGE.fullmatch(number) and _is_unit(unit.lower()):
            return [cell for cell in (*cells[:at], f"{number} {unit} {name}", *cells[at + 3 :]) if cell]
    return [cell for cell in cells if cell]


def _is_preparation(cell: str) -> bool:
    """Return whether a cell says what is done with the ingredient: "rinse, mince", "cut into chunks"."""
    return cell.lower().replace(",", " ").split()[0] in _PREPARATION_VERBS


def _is_unit(word: str) -> bool:
    return word in _FOREIGN_UNITS or (word.isalpha() and _is_complete_amount(f"2 {word}"))


def _distinct(cells: list[str]) -> list[str]:
    """Return cells without repetitions, as of a name that is the same in two languages."""
    return list({cell.casefold(): cell for cell in reversed(cells)}.values())[::-1]
