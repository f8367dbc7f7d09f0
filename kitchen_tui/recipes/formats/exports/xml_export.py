"""Reads XML of Gourmet, RecipeML, MasterCook, Krecipes and Cookmate, without a parser that expands entities."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import islice

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import StatedTime
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.exports.parts import directions_of, groups_of
from kitchen_tui.recipes.formats.found import (
    Draft,
    DraftGroup,
    DraftSection,
    Found,
    from_drafts,
    missing_parts,
    nothing,
)
from kitchen_tui.recipes.formats.web.instructions import sections_of
from kitchen_tui.recipes.formats.web.markup import End, Tag, Text, plain_lines, tokens
from kitchen_tui.recipes.problems import MOST_RECIPES
from kitchen_tui.recipes.understand.stated import parse_servings, parse_stated_time

_MOST_TOKENS = 500_000
_CDATA = lazy_regex(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_EMPTY = lazy_regex(r"<([A-Za-z][\w.:-]{0,40})((?:\s[^<>]{0,400})?)/>")
_ROOT = lazy_regex(r"<(?![?!])([A-Za-z_][\w.:-]{0,60})")
_OPENING = 4_000
_COPY = "Copy the recipe's text and import that."
_NAMES = {
    "en-export": "This is an export of Evernote.",
    "fdx": "This is an export of Living Cookbook.",
}
"""Other XML that is refused by name, by root element."""
_CLOCK = lazy_regex(r"(\d{1,3}):(\d{2})")
_RANGE = lazy_regex(r"(\d*[./]?\d+) (\d*\.?\d+)")
"""Two amounts, the second of which is not the fraction of a mixed number ("1 1/2"): MasterCook's range."""


class _Element(NamedTuple):
    """An element with its attributes, its children and its own text."""

    name: str
    attributes: dict[str, str]
    children: "list[_Element]"
    words: list[str]

    def text(self, *path: str) -> str:
        """Return all text of the first element at a path of names."""
        found = self.child(*path)
        return found.all_text() if found else ""

    def child(self, *path: str) -> "_Element | None":
        """Return the first element at a path of names."""
        found = next((child for child in self.children if child.name == path[0]), None)
        return found.child(*path[1:]) if found and len(path) > 1 else found

    def all_text(self) -> str:
        """Return the text of the element and of all elements in it."""
        return " ".join(["".join(self.words).strip(), *(child.all_text() for child in self.children)]).strip()

    def named(self, *names: str) -> "list[_Element]":
        """Return the children with these names, in order."""
        return [child for child in self.children if child.name in names]


def root_of(text: str) -> str:
    """Return the name of the root element in lower case."""
    found = _ROOT.search(text[:_OPENING])
    return found[1].lower() if found else ""


def find_in_xml(text: str) -> Found:
    """Find all recipes in a file of one of these programs; other XML is refused with the name of its root element."""
    root = root_of(text)
    if root not in _KINDS:
        return nothing(_NAMES.get(root, f"This is an unknown kind of XML (“{root}”)."), _COPY)
    program, recipe, read = _KINDS[root]
    nodes = islice((node for node in _elements(text) if node.name == recipe), MOST_RECIPES)
    read_nodes = ((node, read(node)) for node in nodes)
    drafts = [
        (draft, missing_parts(draft, _yield(node))) for node, draft in read_nodes if draft.groups or draft.sections
    ]
    return from_drafts(drafts) if drafts else nothing(f"This {program} file holds no recipe.")


def _yield(node: _Element) -> str:
    """Return the stated yield of a recipe, in any of the formats."""
    places = (("yields",), ("servings",), ("head", "yield"), ("quantity",))
    served = next((found.attributes.get("qty", "") for found in node.named("serv", "yield")), "")
    return next((text for place in places if (text := clean_line(node.text(*place)))), served)


def _elements(text: str) -> Iterator[_Element]:
    """Yield every element when it ends, ignoring end tags without a start tag."""
    open_: list[_Element] = [_Element("", {}, [], [])]
    text = _CDATA.sub(lambda match: escape(match[1], quote=False), text)
    for token in islice(tokens(_EMPTY.sub(r"<\1\2></\1>", text)), _MOST_TOKENS):
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


def _gourmet(node: _Element) -> Draft:
    listed = node.named("ingredient-list")
    return Draft(
        title=clean_line(node.text("title")),
        servings=parse_servings(node.text("yields") or node.text("servings")),
        times=_times(prep=node.text("preptime"), cook=node.text("cooktime")),
        tags=_tags(node.text("category"), node.text("cuisine")),
        source=" · ".join(filter(None, (clean_line(node.text("source")), clean_line(node.text("link"))))),
        groups=tuple(group for part in listed for group in _gourmet_groups(part)),
        sections=sections_of(node.text("instructions")),
        notes=tuple(plain_lines(node.text("modifications"))),
    )


def _gourmet_groups(node: _Element) -> Iterator[DraftGroup]:
    def line(one: _Element) -> str:
        if one.name == "ingref":  # another recipe of the file
            return clean_line(f"{one.attributes.get('amount', '')} {one.all_text()}")
        if one.name != "ingredient":
            return ""
        words = clean_line(" ".join(one.text(part) for part in ("amount", "unit", "item")))
        is_optional = one.attributes.get("optional", "").lower() in ("yes", "true", "1")
        return f"{words} (optional)" if words and is_optional and "optional" not in words else words

    yield from _groups(node, "inggroup", lambda group: group.text("groupname"), line)


def _groups(
    node: _Element, group: str, name_of: Callable[[_Element], str], line: Callable[[_Element], str]
) -> Iterator[DraftGroup]:
    """Yield the lines of a list, grouped by the names of `group` elements."""
    lines: list[str] = []
    for child in node.children:
        if child.name == group:
            if lines:
                yield DraftGroup("", tuple(lines))
                lines = []
            yield DraftGroup(clean_line(name_of(child)), tuple(filter(None, map(line, child.children))))
        elif words := line(child):
            lines.append(words)
    if lines:
        yield DraftGroup("", tuple(lines))


def _recipe_ml(node: _Element) -> Draft:
    head = node.child("head") or _Element("head", {}, [], [])
    listed = node.named("ingredients")
    steps = [step.all_text() for part in node.named("directions") for step in part.named("step")]
    return Draft(
        title=clean_line(head.text("title")),
        description=clean_line(node.text("description")),
        servings=parse_servings(clean_line(head.text("yield"))),
        times=_times(prep=head.text("preptime"), cook=head.text("cooktime")),
        tags=_tags(*(cat.all_text() for part in head.named("categories") for cat in part.named("cat"))),
        source=clean_line(head.text("source")),
        groups=tuple(group for part in listed for group in _recipe_ml_groups(part)),
        sections=sections_of(steps or node.text("directions")),
        notes=tuple(line for note in node.named("note") for line in plain_lines(note.all_text())),
    )


def _recipe_ml_groups(node: _Element) -> Iterator[DraftGroup]:
    def line(one: _Element) -> str:
        if one.name != "ing":
            return ""
        low, high = one.text("amt", "qty", "range", "q1"), one.text("amt", "qty", "range", "q2")
        quantity = f"{low}-{high}" if low and high else one.text("amt", "qty")
        words = clean_line(" ".join((quantity, one.text("amt", "unit"), one.text("item"))))
        return ", ".join(filter(None, (words, clean_line(one.text("prep")))))

    yield from _groups(node, "ing-div", lambda group: group.text("title"), line)


def _mastercook(node: _Element) -> Draft:
    served = node.child("serv")
    yields = node.child("yield")
    steps = [step.all_text() for part in node.named("dirs") for step in part.named("dirt")]
    lines = _joined(filter(None, map(_mastercook_line, node.named("ingr"))))
    directions = directions_of(line for step in steps for line in (*step.split("\n"), ""))
    servings = parse_servings(_amount(served) if served else _amount(yields) if yields else "")
    return Draft(
        title=clean_line(node.attributes.get("name", "")),
        description=clean_line(node.text("desc")),
        servings=servings if servings.least else parse_servings(directions.yields),
        times=_times(prep=_elapsed(node, "prpt"), cook=_elapsed(node, "cktm"), total=_elapsed(node, "ttim")),
        tags=_tags(*(cat.all_text() for part in node.named("cats") for cat in part.named("catt"))),
        source=clean_line(node.text("srce")),
        groups=groups_of(lines),
        sections=(DraftSection("", directions.steps),) if directions.steps else (),
        notes=(*directions.notes, *(line for name in ("note", "srvi") for line in plain_lines(node.text(name)))),
    )


def _joined(lines: Iterable[str]) -> list[str]:
    """Join a line to the one above that it continues: "bacon, crisply cooked," and "and crumbled"."""
    joined: list[str] = []
    for line in lines:
        if joined and line[:1].islower() and joined[-1].endswith((",", " and", " or")):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _elapsed(node: _Element, name: str) -> str:
    found = node.child(name)
    return _clock_time(found.attributes.get("elapsed", "")) if found else ""


def _mastercook_line(node: _Element) -> str:
    words = clean_line(" ".join((_amount(node), node.attributes.get("name", ""))))
    return ", ".join(filter(None, (words, clean_line(node.text("iprp")))))


def _amount(node: _Element) -> str:
    quantity = node.attributes.get("qty", "").strip()
    if between := _RANGE.fullmatch(quantity):
        quantity = f"{between[1]}-{between[2]}"
    return " ".join(filter(None, (quantity, node.attributes.get("unit", ""))))


def _krecipes(node: _Element) -> Draft:
    about = node.child("krecipes-description") or _Element("krecipes-description", {}, [], [])
    listed = node.named("krecipes-ingredients")
    amount, unit = about.text("yield", "amount"), about.text("yield", "type")
    return Draft(
        title=clean_line(about.text("title")),
        servings=parse_servings(clean_line(f"{amount} {unit}") or about.text("serving")),
        times=_times(prep=_clock_time(about.text("preparation-time"))),
        tags=_tags(*(cat.all_text() for part in about.named("category") for cat in part.named("cat"))),
        source=", ".join(clean_line(author.all_text()) for author in about.named("author")),
        groups=tuple(group for part in listed for group in _krecipes_groups(part)),
        sections=sections_of(node.text("krecipes-instructions")),
    )


def _krecipes_groups(node: _Element) -> Iterator[DraftGroup]:
    def line(one: _Element) -> str:
        if one.name != "ingredient":
            return ""
        low, high = one.text("amount", "min"), one.text("amount", "max")
        quantity = f"{low}-{high}" if low and high else one.text("amount")
        words = clean_line(" ".join((quantity, one.text("unit"), one.text("name"))))
        others = [f"or {other}" for part in one.named("substitutes") for other in map(line, part.children) if other]
        prepared = ", ".join(map(clean_line, one.text("prep").split(",")))
        return ", ".join(filter(None, (words, prepared, *others)))

    yield from _groups(node, "ingredient-group", lambda group: group.attributes.get("name", ""), line)


def _cookmate(node: _Element) -> Draft:
    steps = _items(node, "recipetext")
    addresses = (clean_line(node.text(part)) for part in ("source", "url"))
    return Draft(
        title=clean_line(node.text("title")),
        description=clean_line(node.text("description")),
        servings=parse_servings(clean_line(node.text("quantity"))),
        times=_times(prep=node.text("preptime"), cook=node.text("cooktime"), total=node.text("totaltime")),
        tags=_tags(*(tag.all_text() for tag in node.named("category", "tag"))),
        source=" · ".join(filter(None, addresses)),
        groups=groups_of(_items(node, "ingredient")),
        sections=sections_of(steps if len(steps) > 1 else "".join(steps)),
        notes=tuple(line for text in _items(node, "comments") for line in plain_lines(text)),
    )


def _items(node: _Element, name: str) -> list[str]:
    """Return the text of each item of a list; text outside a list counts as one item, with its line breaks."""
    return [item.all_text() for part in node.named(name) for item in part.named("li") or [part]]


def _times(**stated: str) -> tuple[StatedTime, ...]:
    spans = ((name, parse_stated_time(clean_line(text))) for name, text in stated.items() if text)
    return tuple(StatedTime(name, span) for name, span in spans if span and span.most_ms)


def _clock_time(text: str) -> str:
    """Return a time such as "1:30" in words, or "" for other text."""
    clock = _CLOCK.fullmatch(text.strip())
    return f"{clock[1]} h {clock[2]} min" if clock else ""


def _tags(*texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(tag for text in texts for tag in map(clean_line, str(text).split(",")) if tag)


_KINDS: dict[str, tuple[str, str, Callable[[_Element], Draft]]] = {
    "gourmetdoc": ("Gourmet", "recipe", _gourmet),
    "recipeml": ("RecipeML", "recipe", _recipe_ml),
    "mx2": ("MasterCook", "rcpe", _mastercook),
    "krecipes": ("Krecipes", "krecipes-recipe", _krecipes),
    "cookbook": ("Cookmate", "recipe", _cookmate),
}
"""The program, the element of a recipe and its reader, by root element."""
