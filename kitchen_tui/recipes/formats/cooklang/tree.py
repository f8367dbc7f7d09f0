"""The tree of a Cooklang file, in which every item has its line and column, counted from 1."""

import re
from fractions import Fraction
from typing import TypeAlias

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.front_matter import Entry
from kitchen_tui.recipes.problems import Problem


class Quantity(NamedTuple):
    """The content of braces: `{=10-15%min}` has the text "10-15", the unit "min", is fixed, least 10, most 15.

    `least` and `most` are equal for a single number, and None if the text is not a number: "few", "7 k", "01/2".
    """

    text: str
    unit: str = ""
    fixed: bool = False
    least: Fraction | None = None
    most: Fraction | None = None

    @property
    def shown(self) -> str:
        """Return the text and the unit as they are displayed: "10-15 min"."""
        return f"{self.text} {self.unit}".strip()


class Text(NamedTuple):
    """Plain words of a step; a newline in them is a line break that the author asked for."""

    value: str
    line: int = 0
    column: int = 0


class Ingredient(NamedTuple):
    """`@?name|alias{quantity}(note)`; `name` is a path beginning with "./" or "../" for another recipe."""

    name: str
    quantity: Quantity | None = None
    alias: str = ""
    note: str = ""
    optional: bool = False
    hidden: bool = False
    line: int = 0
    column: int = 0

    @property
    def is_recipe(self) -> bool:
        """Return whether this is a reference to another recipe."""
        return self.name.startswith(("./", "../"))


class Cookware(NamedTuple):
    """A piece of cookware: `#?name|alias{quantity}(note)`."""

    name: str
    quantity: Quantity | None = None
    alias: str = ""
    note: str = ""
    optional: bool = False
    line: int = 0
    column: int = 0


class Timer(NamedTuple):
    """`~name{quantity}`; the name or the quantity may be missing, never both."""

    name: str
    quantity: Quantity | None = None
    line: int = 0
    column: int = 0


Item: TypeAlias = Text | Ingredient | Cookware | Timer


class Step(NamedTuple):
    """A paragraph of instructions."""

    items: tuple[Item, ...]
    line: int = 0


class Note(NamedTuple):
    """A paragraph that begins with `>`."""

    text: str
    line: int = 0


class Section(NamedTuple):
    """The content below a `= heading =`; `name` is empty before the first one."""

    name: str
    content: tuple[Step | Note, ...] = ()
    line: int = 0


class Tree(NamedTuple):
    """A whole file. `unread` is front matter that could not be read; the problems say why."""

    metadata: tuple[Entry, ...] = ()
    sections: tuple[Section, ...] = ()
    unread: str = ""
    problems: tuple[Problem, ...] = ()


# A number has no leading 0 ("01/2" is text in the canonical tests) and fewer than ten digits.
_WHOLE = r"(?:0|[1-9]\d{0,8})"
_NUMBER = rf"{_WHOLE}\.\d{{1,9}}|\.\d{{1,9}}|(?:{_WHOLE}\s+)?{_WHOLE}\s*/\s*[1-9]\d{{0,8}}|{_WHOLE}"
_RANGE = lazy_regex(rf"({_NUMBER})(?:\s*[-–—]\s*({_NUMBER}))?")
_ESCAPED = lazy_regex(r"\\([^\w\s])")


def quantity_of(inside: str) -> Quantity | None:
    """Return the quantity in braces, without escapes; None if it is blank."""
    inside = inside.strip()
    fixed = inside.startswith("=")
    text, unit = (unescaped(part) for part in parted(inside.removeprefix("="), "%"))
    if not text and not unit:
        return None
    match = _RANGE.fullmatch(text)
    if match is None:
        return Quantity(text, unit, fixed)
    least = number(match[1])
    return Quantity(text, unit, fixed, least, number(match[2]) if match[2] else least)


def number(text: str) -> Fraction:
    """Return the value of a number that matched the pattern above: "2", "1.5", "1 / 2", "1 1/2"."""
    if text.isdecimal():
        return Fraction(int(text))
    return sum((Fraction(part) for part in re.sub(r"\s*/\s*", "/", text).split()), Fraction(0))


def parted(text: str, sign: str) -> tuple[str, str]:
    """Return `text` before and after the first unescaped `sign`."""
    if "\\" not in text:
        head, _, tail = text.partition(sign)
        return head, tail
    before = re.match(rf"(?:[^{sign}\\]|\\.|\\$)*", text, re.DOTALL)
    at = before.end() if before else 0
    return text[:at], text[at + 1 :]


def unescaped(text: str) -> str:
    """Return `text` on one line with white space folded and escapes resolved."""
    return " ".join((_ESCAPED.sub(r"\1", text) if "\\" in text else text).split())
