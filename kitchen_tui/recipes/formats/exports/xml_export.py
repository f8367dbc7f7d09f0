"""Reads XML of Gourmet, RecipeML, MasterCook, Krecipes and Cookmate, without a parser that expands entities."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from itertools import islice

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.exports.parts import directions_of, groups_of, stated_times
from kitchen_tui.recipes.formats.found import Found, from_drafts, missing_parts, nothing, unique_tags
from kitchen_tui.recipes.formats.web.instructions import sections_of
from kitchen_tui.recipes.formats.web.tags import Tag, Text, plain_lines, tokens
from kitchen_tui.recipes.reading_limits import LONGEST_OPENING
from kitchen_tui.recipes.understand.draft import Draft, DraftGroup
from kitchen_tui.recipes.understand.stated import parse_servings

_MOST_TOKENS = 500_000
_NEAR = 20
"""Open elements that an end tag may close; one further out is taken for a mistake."""
_CDATA = lazy_regex(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_EMPTY = lazy_regex(r"<([A-Za-z][\w.:-]{0,40})((?:\s[^<>]{0,400})?)/>")
_ROOT = lazy_regex(r"<(?![?!])([A-Za-z_][\w.:-]{0,60})")
_BEFORE_SIGN = lazy_regex(" (?=[.,;:!?)])")
_COPY = "Copy the recipe's text and import that."
_NAMES = {"en-export": "This is an export of Evernote.", "fdx": "This is an export of Living Cookbook."}
"""Other XML that is refused by name, by root element."""
_RANGE = lazy_regex(r"^\s*(\d*[./]?\d+) (\d*\.?\d+)\s*$")
"""Two amounts, the second of which is not the fraction of a mixed number ("1 1/2"): MasterCook's range."""


class _Element(NamedTuple):
    """An element with its attributes, and the texts and elements in it in their order."""

    name: str
    attributes: Mapping[str, str]
    content: "list[str | _Element]"

    @property
    def children(self) -> "Iterator[_Element]":
        """The elements directly inside this one."""
        return (part for part in self.content if isinstance(part, _Element))

    def every(self, *path: str) -> "Iterator[_Element]":
        """Yield all elements at a path of names."""
        for child in self.children:
            if child.name == path[0]:
                yield from child.every(*path[1:]) if len(path) > 1 else (child,)

    def text(self, *path: str) -> str:
        """Return all text of the first element at a path of names."""
        return next((found.all_text() for found in self.every(*path)), "")

    def all_text(self) -> str:
        """Return the text of the element and of all elements in it, however deep they are."""
        texts: list[str] = []
        ahead: list[str | _Element] = [self]
        while ahead:
            part = ahead.pop()
            if isinstance(part, str):
                texts.append(part)
            else:
                ahead += reversed(part.content)
        return _BEFORE_SIGN.sub("", " ".join(texts)).strip()


def find_in_xml(text: str) -> Found:
    """Find all recipes in a file of one of these programs; other XML is refused with the name of its root element."""
    found = _ROOT.search(text[:LONGEST_OPENING])
    root = found[1].lower() if found else ""
    if root not in _KINDS:
        return nothing(_NAMES.get(root, f"This is an unknown kind of XML (“{root}”)."), _COPY)
    program, recipe, read = _KINDS[root]
    drafts = (read(node) for node in _elements(text) if node.name == recipe)
    filled = ((draft, missing_parts(draft, yields)) for draft, yields in drafts if draft.groups or draft.sections)
    return from_drafts(filled, f"This {program} file holds no recipe.")


def _elements(text: str) -> Iterator[_Element]:
    """Yield every element when it ends, ignoring end tags without a start tag."""
    open_: list[_Element] = [_Element("", {}, [])]
    text = _CDATA.sub(lambda match: escape(match[1], quote=False), text)
    for token in islice(tokens(_EMPTY.sub(r"<\1\2></\1>", text)), _MOST_TOKENS):
        if isinstance(token, Tag):
            element = _Element(token.name, token.attributes, [])
            open_[-1].content.append(element)
            open_.append(element)
        elif isinstance(token, Text):
            open_[-1].content.append(token.text)
        elif any(element.name == token.name for element in open_[-_NEAR:]):
            while (element := open_.pop()).name != token.name:
                pass
            yield element


_Read = tuple[Draft, str]
"""A draft, and the yield as the file states it."""


def _gourmet(node: _Element) -> _Read:
    yields = node.text("yields") or node.text("servings")
    return Draft(
        title=clean_line(node.text("title")),
        servings=parse_servings(yields),
        times=stated_times(prep=node.text("preptime"), cook=node.text("cooktime")),
        tags=_tags(node.text("category"), node.text("cuisine")),
        source=_joined(" · ", node.text("source"), node.text("link")),
        groups=_groups(node.every("ingredient-list"), "inggroup", _gourmet_line),
        sections=sections_of(node.text("instructions")),
        notes=tuple(plain_lines(node.text("modifications"))),
    ), yields


def _gourmet_line(node: _Element) -> str:
    if node.name == "ingref":  # another recipe of the file
        return _joined(" ", node.attributes.get("amount", ""), node.all_text())
    if node.name != "ingredient":
        return ""
    words = _joined(" ", node.text("amount"), node.text("unit"), node.text("item"))
    is_optional = node.attributes.get("optional", "").lower() in ("yes", "true", "1")
    return f"{words} (optional)" if words and is_optional and "optional" not in words else words


def _recipe_ml(node: _Element) -> _Read:
    yields = node.text("head", "yield")
    steps = [step.all_text() for step in node.every("directions", "step")]
    return Draft(
        title=clean_line(node.text("head", "title")),
        description=clean_line(node.text("description")),
        servings=parse_servings(yields),
        times=stated_times(prep=node.text("head", "preptime"), cook=node.text("head", "cooktime")),
        tags=_tags(*(tag.all_text() for tag in node.every("head", "categories", "cat"))),
        source=clean_line(node.text("head", "source")),
        groups=_groups(node.every("ingredients"), "ing-div", _recipe_ml_line),
        sections=sections_of(steps or node.text("directions")),
        notes=tuple(line for note in node.every("note") for line in plain_lines(note.all_text())),
    ), yields


def _recipe_ml_line(node: _Element) -> str:
    if node.name != "ing":
        return ""
    low, high = node.text("amt", "qty", "range", "q1"), node.text("amt", "qty", "range", "q2")
    quantity = f"{low}-{high}" if low and high else node.text("amt", "qty")
    return _joined(", ", _joined(" ", quantity, node.text("amt", "unit"), node.text("item")), node.text("prep"))


def _mastercook(node: _Element) -> _Read:
    steps = (step.all_text() for step in node.every("dirs", "dirt"))
    directions = directions_of(line for step in steps for line in (*step.split("\n"), ""))
    yields = next((amount for tag in ("serv", "yield") for one in node.every(tag) if (amount := _amount(one))), "")
    servings = parse_servings(yields)
    return Draft(
        title=clean_line(node.attributes.get("name", "")),
        description=clean_line(node.text("desc")),
        servings=servings if servings.least else parse_servings(directions.yields),
        times=stated_times(prep=_elapsed(node, "prpt"), cook=_elapsed(node, "cktm"), total=_elapsed(node, "ttim")),
        tags=_tags(*(tag.all_text() for tag in node.every("cats", "catt"))),
        source=clean_line(node.text("srce")),
        groups=groups_of(_unwrapped(map(_mastercook_line, node.every("ingr")))),
        sections=directions.sections,
        notes=(*directions.notes, *(line for name in ("note", "srvi") for line in plain_lines(node.text(name)))),
    ), yields


def _elapsed(node: _Element, name: str) -> str:
    return next((time.attributes.get("elapsed", "") for time in node.every(name)), "")


def _mastercook_line(node: _Element) -> str:
    return _joined(", ", _joined(" ", _amount(node), node.attributes.get("name", "")), node.text("iprp"))


def _amount(node: _Element) -> str:
    quantity = _RANGE.sub(r"\1-\2", node.attributes.get("qty", ""))
    return _joined(" ", quantity, node.attributes.get("unit", ""))


def _unwrapped(lines: Iterable[str]) -> list[str]:
    """Join a line to the one above that it continues: "bacon, crisply cooked," and "and crumbled"."""
    unwrapped: list[str] = []
    for line in filter(None, lines):
        if unwrapped and line[:1].islower() and unwrapped[-1].endswith((",", " and", " or")):
            unwrapped[-1] = f"{unwrapped[-1]} {line}"
        else:
            unwrapped.append(line)
    return unwrapped


def _krecipes(node: _Element) -> _Read:
    about = "krecipes-description"
    number = _joined(" ", node.text(about, "yield", "amount"), node.text(about, "yield", "type"))
    yields = number or node.text(about, "serving")
    return Draft(
        title=clean_line(node.text(about, "title")),
        servings=parse_servings(yields),
        times=stated_times(prep=node.text(about, "preparation-time")),
        tags=_tags(*(tag.all_text() for tag in node.every(about, "category", "cat"))),
        source=_joined(", ", *(author.all_text() for author in node.every(about, "author"))),
        groups=_groups(node.every("krecipes-ingredients"), "ingredient-group", _krecipes_line),
        sections=sections_of(node.text("krecipes-instructions")),
    ), yields


def _krecipes_line(node: _Element) -> str:
    if node.name != "ingredient":
        return ""
    low, high = node.text("amount", "min"), node.text("amount", "max")
    quantity = f"{low}-{high}" if low and high else node.text("amount")
    words = _joined(" ", quantity, node.text("unit"), node.text("name"))
    others = (_krecipes_line(other) for listed in node.every("substitutes") for other in listed.children)
    return _joined(", ", words, *node.text("prep").split(","), *(f"or {other}" for other in others if other))


def _cookmate(node: _Element) -> _Read:
    steps = _items(node, "recipetext")
    yields = node.text("quantity")
    return Draft(
        title=clean_line(node.text("title")),
        description=clean_line(node.text("description")),
        servings=parse_servings(yields),
        times=stated_times(prep=node.text("preptime"), cook=node.text("cooktime"), total=node.text("totaltime")),
        tags=_tags(*(tag.all_text() for name in ("category", "tag") for tag in node.every(name))),
        source=_joined(" · ", node.text("source"), node.text("url")),
        groups=groups_of(_items(node, "ingredient")),
        sections=sections_of(steps if len(steps) > 1 else "".join(steps)),
        notes=tuple(line for text in _items(node, "comments") for line in plain_lines(text)),
    ), yields


def _items(node: _Element, name: str) -> list[str]:
    """Return the text of each item of a list; text outside a list counts as one item, with its line breaks."""
    return [item.all_text() for part in node.every(name) for item in list(part.every("li")) or [part]]


_KINDS: dict[str, tuple[str, str, Callable[[_Element], _Read]]] = {
    "gourmetdoc": ("Gourmet", "recipe", _gourmet),
    "recipeml": ("RecipeML", "recipe", _recipe_ml),
    "mx2": ("MasterCook", "rcpe", _mastercook),
    "krecipes": ("Krecipes", "krecipes-recipe", _krecipes),
    "cookbook": ("Cookmate", "recipe", _cookmate),
}
"""The program, the element of a recipe and its reader, by root element."""


def _groups(lists: Iterable[_Element], group: str, line_of: Callable[[_Element], str]) -> tuple[DraftGroup, ...]:
    """Return the lines of lists, in which `group` elements have a name and lines of their own."""
    groups: list[DraftGroup] = []
    for listed in lists:
        loose: list[str] = []
        for child in listed.children:
            if child.name == group:
                groups += _filled("", loose)
                groups += _filled(_group_name(child), map(line_of, child.children))
                loose = []
            else:
                loose.append(line_of(child))
        groups += _filled("", loose)
    return tuple(groups)


def _filled(name: str, lines: Iterable[str]) -> list[DraftGroup]:
    kept = tuple(filter(None, lines))
    return [DraftGroup(name, kept)] if kept else []


def _group_name(node: _Element) -> str:
    return clean_line(node.text("groupname") or node.text("title") or node.attributes.get("name", ""))


def _joined(between: str, *parts: str) -> str:
    return between.join(filter(None, map(clean_line, parts)))


def _tags(*texts: str) -> tuple[str, ...]:
    return unique_tags(tag for text in texts for tag in text.split(","))
