"""Gourmet's XML (`gourmetDoc`), read without a parser that expands entities."""

import re
from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import NamedTuple

from kitchen_tui.model.recipe import StatedTime
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.candidates import Found, from_drafts, nothing
from kitchen_tui.recipes.formats.draft import Draft, DraftGroup, missing_parts
from kitchen_tui.recipes.formats.web.instructions import sections_of
from kitchen_tui.recipes.formats.web.markup import End, Tag, Text, plain_lines, tokens
from kitchen_tui.recipes.understand.stated import parse_servings, parse_stated_time

_MOST_TOKENS = 500_000
_MOST_RECIPES = 5_000
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_ROOT = re.compile(r"<(?![?!])([A-Za-z_][\w.:-]{0,60})")
_OPENING = 4_000
_COPY = "Copy the recipe's text and import that."


class _Element(NamedTuple):
    """An element with its attributes, the elements in it, and its text."""

    name: str
    attributes: dict[str, str]
    children: "list[_Element]"
    words: list[str]

    def text(self, name: str) -> str:
        """The text of the first child of that name."""
        return next(("".join(child.words).strip() for child in self.children if child.name == name), "")


def root_of(text: str) -> str:
    """Return the name of the outermost element of XML, in small letters."""
    found = _ROOT.search(text[:_OPENING])
    return found[1].lower() if found else ""


def find_in_gourmet(text: str) -> Found:
    """Find every recipe of a Gourmet file."""
    if root_of(text) != "gourmetdoc":
        return nothing(f"This is an unknown kind of XML (“{root_of(text)}”).", _COPY)
    recipes = islice((node for node in _elements(text) if node.name == "recipe"), _MOST_RECIPES)
    drafts = [(draft, missing_parts(draft)) for node in recipes if (draft := _draft(node)).groups or draft.sections]
    return from_drafts(drafts) if drafts else nothing("This Gourmet file holds no recipe.")


def _elements(text: str) -> Iterator[_Element]:
    """Every element when it ends; an end without its beginning is passed over."""
    open_: list[_Element] = [_Element("", {}, [], [])]
    text = _CDATA.sub(lambda match: escape(match[1], quote=False), text)
    for token in islice(tokens(text), _MOST_TOKENS):
        if isinstance(token, Tag):
            element = _Element(token.name, dict(token.attributes), [], [])
            open_[-1].children.append(element)
            open_.append(element)
        elif isinstance(token, Text):
            open_[-1].words.append(token.text)
        elif isinstance(token, End) and any(element.name == token.name for element in open_[-20:]):
            while (element := open_.pop()).name != token.name:
                pass
            yield element


def _draft(node: _Element) -> Draft:
    times = (("prep", node.text("preptime")), ("cook", node.text("cooktime")))
    spans = ((name, parse_stated_time(said)) for name, said in times if said)
    tags = (node.text("category"), node.text("cuisine"))
    listed = [child for child in node.children if child.name == "ingredient-list"]
    return Draft(
        title=clean_line(node.text("title")),
        servings=parse_servings(node.text("yields") or node.text("servings")),
        times=tuple(StatedTime(name, span) for name, span in spans if span),
        tags=tuple(tag for part in tags for tag in map(str.strip, part.split(",")) if tag),
        source=" · ".join(filter(None, (clean_line(node.text("source")), clean_line(node.text("link"))))),
        groups=tuple(group for part in listed for group in _groups(part)),
        sections=sections_of(node.text("instructions")),
        notes=tuple(plain_lines(node.text("modifications"))),
    )


def _groups(node: _Element) -> Iterator[DraftGroup]:
    name, lines = "", list[str]()
    for child in node.children:
        if child.name == "inggroup":
            if lines:
                yield DraftGroup(name, tuple(lines))
                lines = []
            inner = tuple(filter(None, map(_line, child.children)))
            yield DraftGroup(clean_line(child.text("groupname")), inner)
        elif line := _line(child):
            lines.append(line)
    if lines:
        yield DraftGroup(name, tuple(lines))


def _line(node: _Element) -> str:
    if node.name != "ingredient":
        return ""
    line = clean_line(" ".join(node.text(part) for part in ("amount", "unit", "item")))
    is_optional = node.attributes.get("optional", "").lower() in ("yes", "true", "1")
    return f"{line} (optional)" if line and is_optional and "optional" not in line else line
