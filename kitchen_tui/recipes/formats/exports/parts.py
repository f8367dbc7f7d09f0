"""Reads the parts of a recipe as other programs export them: lists of ingredients in all shapes, and directions."""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import StatedTime
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.headings import heading_of, is_bare_heading, is_generic
from kitchen_tui.recipes.formats.web.instructions import split_numbered
from kitchen_tui.recipes.formats.web.page import first_of, scalar, text_of
from kitchen_tui.recipes.formats.web.tags import plain_line, plain_lines
from kitchen_tui.recipes.understand.amounts.units import unit_named
from kitchen_tui.recipes.understand.draft import DraftGroup, DraftSection, DraftStep
from kitchen_tui.recipes.understand.stated import parse_stated_time

_DEEPEST = 12
_LETTER = lazy_regex(r"^([A-Z])[.)]\s+(?=\S)")
_BLANK = lazy_regex(r"\n[ \t\r]*\n")
_AMOUNTS = ("quantity", "amount", "qty", "value")
_UNITS = ("unit", "units", "measure", "measurement", "quantityType")
_NAMES = ("name", "food", "item", "ingredient", "product")
_NOTES = (
    "note", "notes", "condition", "state", "preparation", "prep", "processing", "comment", "comments", "modifier",
    "extra",
)  # fmt: skip
_TEXTS = ("original", "originalText", "original_text", "text", "line", "raw", "display")
_HEADINGS = ("title", "heading", "header", "group", "section", "name", "groupname", "sectionName")
_SECTIONS = ("section", "group", "component")
_LISTS = ("items", "ingredients", "lines", "list", "recipeIngredient", "ingredientList", "children")
_NO_UNITS = frozenset(["", "each", "item", "items", "piece", "pieces", "pcs", "unit", "units", "whole", "none", "null"])
VAGUELY = lazy_regex(
    r"to taste|as[ -](?:needed|desired|required)|(?:for|to) (?:serv|garnish)\w*|optional|efter smak|nach geschmack"
    r"|selon (?:le )?go[uû]t|al gusto|q\.? ?b\.?|naar smaak",
    re.IGNORECASE,
)
"""Amounts and units without a number, which are remarks."""
_AMOUNT_IN_UNIT = lazy_regex(
    r"(?:qty|quantity|amount|weight|volume)_?(?:in_)?(m?g|kg|[mcd]?l|oz|lbs?|grams?)", re.IGNORECASE
)
"""The name of an amount with its unit: `qty_g`, `weight_in_grams`."""
_FRACTIONS = (1, 2, 3, 4, 8)
_CLOSE = 0.004
"""The largest difference at which a decimal is read as a fraction: 0.33 is 1/3, 0.12 is not 1/8."""


def groups_of(value: Any) -> tuple[DraftGroup, ...]:
    """Return the groups of a list, a text, a map of groups or a map of amounts. Loose lines have no heading."""
    collector = _Collector()
    collector.take(value)
    return tuple(DraftGroup(name, tuple(lines)) for name, lines in collector.groups if lines)


class _Collector:
    """Walks through the value once; a line belongs to the heading before it."""

    def __init__(self) -> None:
        self.groups: list[tuple[str, list[str]]] = [("", [])]

    def take(self, value: Any, depth: int = 0) -> None:
        if depth > _DEEPEST or value is None:
            return
        if isinstance(value, str):
            for block in _BLANK.split(value):
                self._lines(plain_lines(block))
        elif isinstance(value, list | tuple):
            for item in _without_letters(value):
                self.take(item, depth + 1)
        elif isinstance(value, Mapping):
            self._mapping(value, depth)

    def _lines(self, lines: list[str]) -> None:
        """Return the lines of a block between blank lines."""
        lines = [line.removeprefix("- ").removeprefix("* ").removeprefix("• ").strip() for line in lines]
        for at, line in enumerate(lines):
            self._line(line, is_bare_heading(line, lines[at + 1 :], is_apart=not at))

    def _line(self, line: str, is_heading: bool) -> None:
        is_marked = line.startswith((", ", "|"))
        heading = line[1:].strip() if is_marked else line if is_heading else heading_of(line)
        if heading:
            self._heading(heading)
        elif line:
            self.groups[-1][1].append(line)

    def _heading(self, name: str) -> None:
        self.groups.append(("" if is_generic(name) else name, []))

    def _mapping(self, node: Mapping[str, Any], depth: int) -> None:
        if inside := first_of(node, _LISTS, list | tuple | Mapping):
            self._group(text_of(first_of(node, _HEADINGS, str) or ""), inside, depth)
        elif node.get("is_header") or node.get("isSection") or node.get("type") in ("section", "header", "heading"):
            self._heading(text_of(first_of(node, (*_HEADINGS, *_NOTES, *_TEXTS), str) or first_of(node, _NAMES)))
        elif _is_ingredient(node):
            if isinstance(node.get("title"), str) and node["title"].strip():
                self._heading(plain_line(node["title"]))
            section = text_of(first_of(node, _SECTIONS, str))
            if section and section != self.groups[-1][0]:
                self._heading(section)
            line = ingredient_line(node)
            if heading := "" if first_of(node, _AMOUNTS) else heading_of(line):
                self._heading(heading)
            elif line:
                self.groups[-1][1].append(line)
        else:
            self._pairs(node, depth)

    def _pairs(self, node: Mapping[str, Any], depth: int) -> None:
        """Collect groups by heading, or ingredients by name."""
        for key, value in node.items():
            name = plain_line(str(key))
            if "_" in name:
                name = spaced(name).capitalize()
            if _is_group(value):
                self._group(name, value, depth)
            else:
                self.groups[-1][1].append(_named_line(name, value))

    def _group(self, name: str, inside: Any, depth: int) -> None:
        if not is_generic(name) or not name:
            self._heading(name)
        self.take(inside, depth + 1)
        if name:
            self.groups.append(("", []))


def _without_letters(items: Sequence[Any]) -> Sequence[Any]:
    """Return the lines of a list without the letters that count them: "A. 2 lemons", "B. 1 leek"."""
    letters = [letter[1] if isinstance(item, str) and (letter := _LETTER.match(item)) else "" for item in items]
    is_counted = len(items) > 1 and letters == [chr(ord("A") + at) for at in range(len(items))]
    return [_LETTER.sub("", item) for item in items] if is_counted else items


def spaced(name: str) -> str:
    """Return a key as words: "red wine" for "red-wine" and "red_wine", but "self-raising flour" as it is."""
    return name if " " in name else re.sub(r"(?<=\w)[_-](?=\w)", " ", name).strip("_ ")


def ingredient_line(node: Mapping[str, Any]) -> str:
    """Return an ingredient given in parts as a line: "1/2 cup beans, soaked"."""
    name = text_of(first_of(node, _NAMES))
    note = plain_line(_joined(first_of(node, _NOTES)))
    vague = next((text for key in (*_AMOUNTS, *_UNITS) if VAGUELY.fullmatch(text := scalar(node.get(key)))), "")
    note = ", ".join(filter(None, (vague, note)))
    if not name:
        text = text_of(first_of(node, _TEXTS, str))
        return text if text and not note else _noted(node, note)
    amount = "" if node.get("no_amount") else _amount(node)
    return f"{amount} {name}".strip() + (f", {note}" if note else "")


def _noted(node: Mapping[str, Any], note: str) -> str:
    """Return a line that is completely in the note, ignoring an amount of 1 beside it."""
    amount = "" if node.get("disableAmount") or node.get("disable_amount") or note[:1].isdigit() else _amount(node)
    return note if amount in ("", "1") else f"{amount} {note}".strip()


def _named_line(name: str, value: Any) -> str:
    """Return "2 cups beans" for `beans: 2 cups` and `beans: {amounts: [{amount: 2, unit: cups}]}`."""
    if isinstance(value, Mapping):
        amounts = value.get("amounts") or value.get("amount")
        first, *others = amounts if isinstance(amounts, list | tuple) and amounts else [value]
        parts = dict(value) | (dict(first) if isinstance(first, Mapping) else {"amount": first})
        also = [_amount(other) for other in others if isinstance(other, Mapping)]
        name = text_of(value.get("name")) or spaced(name)
        line = ingredient_line({**parts, "name": name, "food": None, "item": None})
        return f"{line} (or {' or '.join(also)})" if any(also) else line
    if isinstance(value, list | tuple):
        return _named_line(name, {"amounts": value})
    return f"{_number(value)} {name}".strip()


def _amount(node: Mapping[str, Any]) -> str:
    """Return the amount and its unit, or "" for an amount of zero."""
    amount = first_of(node, _AMOUNTS)
    unit = first_of(node, _UNITS)
    if isinstance(amount, Mapping):
        unit = unit or first_of(amount, _UNITS)
        amount = first_of(amount, _AMOUNTS)
    if amount is None:
        in_unit = ((node[key], named[1]) for key in node if (named := _AMOUNT_IN_UNIT.fullmatch(key)) and node[key])
        amount, unit = next(in_unit, (None, unit))
    word = text_of(unit).strip(".")
    word = "" if VAGUELY.fullmatch(word) else word
    known = unit_named(word) if word else None
    number = _number(amount, in_decimals=known is not None and known.system == "metric")
    if VAGUELY.fullmatch(number):
        return ""
    return f"{number} {'' if word.lower() in _NO_UNITS else word.lower() if word.isupper() else word}".strip()


def _number(value: Any, in_decimals: bool = False) -> str:
    """Return a number as a cook writes it: "1" for 1.0, "1/2" for 0.5 cups, "0.5" for 0.5 kg."""
    if isinstance(value, str) and "." in value:
        try:
            value = float(value)
        except ValueError:
            return plain_line(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return text_of(value)
    if value != value or not 0 < value < 1e9:
        return ""
    whole, rest = divmod(value, 1)
    for parts in () if in_decimals else _FRACTIONS:
        if abs(rest - round(rest * parts) / parts) < _CLOSE:
            part = Fraction(round(rest * parts), parts)
            whole, part = whole + part // 1, part % 1
            return f"{int(whole)} {part}".removeprefix("0 ") if part else str(int(whole))
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _is_ingredient(node: Mapping[str, Any]) -> bool:
    return not node.keys().isdisjoint((*_NAMES, *_TEXTS, *_AMOUNTS, *_NOTES))


def _is_group(value: Any) -> bool:
    """Return whether a value is a list of ingredients, not the details or the amounts of a single one."""
    if isinstance(value, list | tuple):
        keys = {key for item in value if isinstance(item, Mapping) for key in item}
        return keys.isdisjoint(_AMOUNTS) or not keys.isdisjoint(_NAMES)
    if isinstance(value, Mapping):
        return bool(value) and value.keys().isdisjoint(("amounts", "link", "name", *_AMOUNTS, *_UNITS, *_NOTES))
    return isinstance(value, str) and "\n" in value.strip()


def _joined(value: Any) -> str:
    return ", ".join(filter(None, map(scalar, value))) if isinstance(value, list | tuple) else scalar(value)


_RULE = lazy_regex(r"\W{8,}")
_NOTE = lazy_regex(
    r"(?:(?:(?:[a-z']{2,12} )?(?:notes?|tips?|hints?|substitutes?|variations?)|serving (?:ideas?|suggestions?))\s*:\s*"
    r"|\*\s*)(.*)",
    re.IGNORECASE,
)
_NUTRITION = lazy_regex(r"(?:nutr\.|per serving\b|nutritional (?:info|analysis)).*", re.IGNORECASE)
_CODES = lazy_regex(r"nutr\. assoc\.?\s*:[\d\s]*", re.IGNORECASE)
"""The numbers of the ingredients in the program's table of nutrients."""
_SOURCE = lazy_regex(r"(?:recipe )?(?:source|from|by|origin)\s*:\s*\"?(.{2,300}?)\"?", re.IGNORECASE)
_FILED = lazy_regex(
    r"(?:\d{1,2}[-/.]){2}\d{2,4}"
    r"|(?:formatted|converted|posted|typed|busted|submitted|shared|scanned|entered|uploaded|downloaded|mm(?:ed)?|mc)"
    r"(?: (?:by|for|to|from|on|and|format\w*)\b|:).*",
    re.IGNORECASE,
)
_YIELD = lazy_regex(r"(?:this )?(?:recipe )?(?:yields?|makes|serves)\s*:?\s*(.{1,60}?)\.?", re.IGNORECASE)


class Directions(NamedTuple):
    """The steps, and the notes, source and yield found among them."""

    sections: tuple[DraftSection, ...]
    notes: tuple[str, ...]
    source: str
    yields: str


def directions_of(lines: Iterable[str]) -> Directions:
    """Return the paragraphs of directions as steps, without notes, the source, and remarks on who filed them."""
    steps: list[DraftStep] = []
    notes: list[str] = []
    source = yields = ""
    for paragraph in _paragraphs(lines):
        if _CODES.fullmatch(paragraph) or _FILED.fullmatch(paragraph):
            continue
        if origin := _SOURCE.fullmatch(paragraph):
            source = source or origin[1]
        elif stated := _YIELD.fullmatch(paragraph):
            yields = yields or stated[1]
        elif note := _NOTE.fullmatch(paragraph):
            notes += [note[1]] if note[1] else []
        elif _NUTRITION.fullmatch(paragraph):
            notes.append(paragraph)
        else:
            steps += map(DraftStep, split_numbered(paragraph))
    sections = (DraftSection("", tuple(steps)),) if steps else ()
    return Directions(sections, tuple(notes), source, yields)


def _paragraphs(lines: Iterable[str]) -> list[str]:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip() and not _RULE.fullmatch(line):
            paragraphs[-1].append(line.strip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return [clean_line(" ".join(words)) for words in paragraphs if words]


_CLOCK = lazy_regex(r"^\s*(\d{1,3}):(\d{2})\s*$")


def stated_times(**texts: str) -> tuple[StatedTime, ...]:
    """Return the times that are given by name, in words or as "1:30"; those without a length are left out."""
    spans = ((name, parse_stated_time(_CLOCK.sub(r"\1 h \2 min", text))) for name, text in texts.items())
    return tuple(StatedTime(name, span) for name, span in spans if span and span.most_ms)
