"""A strict parser for RecipeMD 2.4: title, description, tags and yields, a rule, ingredients, a rule, instructions.

The texts of the parsed parts are Markdown, as written.
"""

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NoReturn

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTION_SIGNS, FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean
from kitchen_tui.recipes.formats.recipemd.markdown import Document, first_line, line_after, split
from kitchen_tui.recipes.problems import Problem

_FRACTION = r"\d{1,9}\s*/\s*0*[1-9]\d{0,8}"
_VULGAR_SIGN = f"[{FRACTIONS}]"
_AMOUNT = lazy_regex(
    rf"(?:(?P<whole>\d{{1,9}})(?:\s+(?=\d)|\s*(?={_VULGAR_SIGN})))?(?P<part>{_FRACTION}|{_VULGAR_SIGN})(?!\d)\s*(?P<of>.*)"
    r"|(?P<number>\d{1,9}(?:[.,]\d{1,9})?|[.,]\d{1,9})(?![\d/])\s*(?P<unit>.*)",
    re.DOTALL,
)
SEPARATOR = lazy_regex(r"(?<!\d),|,(?!\d)")
"""A comma between two parts; between two digits it belongs to a number."""


class RecipeMdError(ValueError):
    """Raised for text that is not valid RecipeMD; `problem` says why and in which line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


class Amount(NamedTuple):
    """A number and an optional unit: "1 1/2 cup" is 3/2 and "cup". `text` is the amount as written."""

    factor: Fraction
    unit: str | None = None
    text: str = ""


class Ingredient(NamedTuple):
    """One list item. `link` is set if the item consists of a link, which points to another recipe."""

    name: str
    amount: Amount | None = None
    link: str | None = None


class Group(NamedTuple):
    """Ingredients under a heading, with the groups under its subheadings."""

    title: str
    ingredients: tuple[Ingredient, ...] = ()
    ingredient_groups: "tuple[Group, ...]" = ()


class ParsedRecipe(NamedTuple):
    """The parsed parts of a whole file."""

    title: str
    description: str | None = None
    yields: tuple[Amount, ...] = ()
    tags: tuple[str, ...] = ()
    ingredients: tuple[Ingredient, ...] = ()
    ingredient_groups: tuple[Group, ...] = ()
    instructions: str | None = None


def parse_amount(text: str) -> Amount | None:
    """Return the amount, or None if the text does not begin with a number."""
    written = " ".join(text.split())
    match = _AMOUNT.fullmatch(written)
    if match is None:
        return None
    if match["number"]:
        return Amount(Fraction(match["number"].replace(",", ".")), match["unit"].strip() or None, written)
    part = FRACTION_SIGNS.get(match["part"]) or Fraction(match["part"].replace(" ", ""))
    return Amount(int(match["whole"] or 0) + part, match["of"].strip() or None, written)


def comma_separated(text: str) -> list[str]:
    """Split the text at commas, except those between two digits, and drop empty parts."""
    return [part for part in (" ".join(part.split()) for part in SEPARATOR.split(text)) if part]


if TYPE_CHECKING:
    from markdown_it.token import Token

    Block = list[Token]

_ABOUT = lazy_regex(r"(?:about|approx\.?|approximately|around|ca\.?|circa|etwa|~|≈)\s*", re.IGNORECASE)
"""Words that may come before the number of a yield, although the format does not mention them."""
_EMPHASIS = lazy_regex(r"([*_])((?:[^*_\\]|\\.)+)\1", re.DOTALL)

_MOST = 2_000
"""Limit on the ingredients, tags or yields of one file."""
_BULLET = lazy_regex(r"\s*(?:[-+*]|\d+[.)])\s*")


def parse_recipemd(text: str) -> ParsedRecipe:
    """Parse the text, which is cleaned first. Raises RecipeMdError for the first line that violates the format."""
    document = Document(clean(text.removeprefix("\ufeff")))
    parser = _Parser(document)
    title = parser.title()
    description, yields, tags = parser.description()
    ingredients, groups = parser.ingredients()
    return ParsedRecipe(title, description, yields, tags, ingredients, groups, parser.instructions())


def _refuse(text: str, line: int, hint: str) -> NoReturn:
    raise RecipeMdError(Problem(text, line + 1, 1, hint))


class _Parser:
    """Makes one pass over the top-level blocks."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = list(document.blocks())
        self._at = 0

    def title(self) -> str:
        """Parse the first-level heading that must come first."""
        block = self._next()
        if block is None or block[0].type != "heading_open" or block[0].tag != "h1" or not block[1].content:
            _refuse("The recipe does not start with its title.", self._line(block), "Start the file with # Title.")
        return block[1].content

    def description(self) -> tuple[str | None, tuple[Amount, ...], tuple[str, ...]]:
        """Parse everything before the first rule: text, then tags and yields in either order, once each."""
        kept: list[tuple[int, int]] = []
        found: dict[str, Block] = {}
        start = line_after(self._blocks[0])
        while True:
            block = self._next()
            if block is None:
                _refuse(
                    "There is no rule before the ingredients.", len(self._document.lines) - 1, "Write --- before them."
                )
            kind = self._wrapping(block)
            if block[0].type == "hr" or kind in ("em", "strong"):
                kept.append((start, first_line(block)))
                start = line_after(block)
            elif found:
                _refuse(
                    "There is text after the tags or yields.", first_line(block), "Write --- before the ingredients."
                )
            if block[0].type == "hr":
                break
            if kind in found:
                what = "Tags" if kind == "em" else "Yields"
                _refuse(
                    f"{what} are given twice.", first_line(block), "Write them in one paragraph, separated by commas."
                )
            if kind:
                found[kind] = block
        words = "\n\n".join(filter(None, (self._document.source(*lines) for lines in kept)))
        return words or None, self._yields(found.get("strong")), tuple(self._parts(found.get("em"), 1))

    def ingredients(self) -> tuple[tuple[Ingredient, ...], tuple[Group, ...]]:
        """Parse the lists up to the next rule or the end, grouped by their headings."""
        groups = _Groups()
        while (block := self._next()) is not None and block[0].type != "hr":
            if block[0].type == "heading_open":
                groups.open(int(block[0].tag[1:]), block[1].content)
            elif block[0].type in ("bullet_list_open", "ordered_list_open"):
                for item in split(block[1:-1], 1):
                    groups.add(self._ingredient(item))
                    if groups.count > _MOST:
                        _refuse(
                            f"There are more than {_MOST:,} ingredients.",
                            first_line(item),
                            "Split the file into several recipes.",
                        )
            else:
                hint = "Write --- before the instructions, or - before each ingredient."
                _refuse("Only lists and headings are allowed among the ingredients.", first_line(block), hint)
        return groups.close_all()

    def instructions(self) -> str | None:
        """Return everything after the second rule, as written."""
        if self._at == 0 or self._at > len(self._blocks) or self._blocks[self._at - 1][0].type != "hr":
            return None
        return self._document.source(line_after(self._blocks[self._at - 1]), len(self._document.lines)) or None

    def _next(self) -> "Block | None":
        block = self._blocks[self._at] if self._at < len(self._blocks) else None
        self._at += 1
        return block

    def _line(self, block: "Block | None") -> int:
        return first_line(block) if block else 0

    def _wrapping(self, block: "Block") -> str:
        """Return "em" or "strong" if the whole paragraph is emphasized like that, else ""."""
        if block[0].type != "paragraph_open" or block[1].content[:1] not in ("*", "_"):
            return ""
        tokens = self._document.inline(block[1].content)
        kind = tokens[0].tag
        inner = [token for token in tokens[1:-1] if token.level == 0]
        return kind if kind in ("em", "strong") and not inner and tokens[-1].type == f"{kind}_close" else ""

    def _parts(self, block: "Block | None", marks: int) -> list[str]:
        parts = comma_separated(block[1].content.strip()[marks:-marks]) if block else []
        if len(parts) > _MOST:
            _refuse(f"There are more than {_MOST:,} tags or yields.", self._line(block), "Remove most of them.")
        return parts

    def _yields(self, block: "Block | None") -> tuple[Amount, ...]:
        amounts: list[Amount] = []
        for part in self._parts(block, 2):
            amount = parse_amount(_ABOUT.sub("", part.strip(), count=1))
            if amount is None:
                _refuse(f"The yield “{part}” has no number.", self._line(block), "Write it like **4 servings**.")
            amounts.append(amount)
        return tuple(amounts)

    def _ingredient(self, item: "Block") -> Ingredient:
        line = first_line(item)
        if len(item) < 3:
            _refuse("This ingredient is empty.", line, "Write its name, or remove the -.")
        if item[1].type != "paragraph_open":
            return self._named(_BULLET.sub("", self._document.source(line, line_after(item)), count=1), line)
        content, below = item[2].content, line_after(item[1:])
        more = "\n".join(self._document.lines[below : line_after(item)]).rstrip()
        tokens = self._document.inline(content)
        match = _EMPHASIS.match(content) if tokens and tokens[0].type == "em_open" else None
        amount = parse_amount(match[2]) if match else None
        if match and amount is None:
            _refuse(f"The amount “{match[2]}” has no number.", line, "Write it like *2 cups*, or remove the asterisks.")
        rest = content[match.end() :].strip() if match else content
        link = self._link(rest) if not more else None
        if link is not None:
            return link._replace(amount=amount)
        return self._named(f"{rest}\n{more}".strip() if more else rest, line, amount)

    def _named(self, name: str, line: int, amount: Amount | None = None) -> Ingredient:
        if not name:
            _refuse("This ingredient has no name.", line, "Write the name after the amount.")
        return Ingredient(name, amount)

    def _link(self, content: str) -> Ingredient | None:
        """Return the ingredient if it consists of a link, else None."""
        if not content.startswith(("[", "<")):
            return None
        tokens = self._document.inline(content)
        if tokens[0].type != "link_open" or tokens[-1].type != "link_close":
            return None
        if any(token.level == 0 for token in tokens[1:-1]):
            return None
        name = "".join(token.content if not token.nesting else token.markup for token in tokens[1:-1])
        return Ingredient(name, None, str(tokens[0].attrs["href"])) if name.strip() else None


class _Groups:
    """Nests ingredients under headings, and headings under those of a higher level."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str, list[Ingredient], list[Group]]] = [(0, "", [], [])]
        self.count = 0

    def open(self, level: int, title: str) -> None:
        """Start a new group of ingredients."""
        self._close(level)
        self._open.append((level, title, [], []))

    def add(self, ingredient: Ingredient) -> None:
        """Append to the innermost group."""
        self._open[-1][2].append(ingredient)
        self.count += 1

    def close_all(self) -> tuple[tuple[Ingredient, ...], tuple[Group, ...]]:
        """Return the ingredients before any heading, and the groups."""
        self._close(1)
        _, _, ingredients, groups = self._open[0]
        return tuple(ingredients), tuple(groups)

    def _close(self, level: int) -> None:
        while self._open[-1][0] >= level:
            _, title, ingredients, groups = self._open.pop()
            self._open[-1][3].append(Group(title, tuple(ingredients), tuple(groups)))
