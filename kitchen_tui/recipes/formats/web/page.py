"""Collects the recipe data of a page: its schema.org nodes, from JSON that may be malformed, and its title."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.web.microdata import CARD, EXPORTED, MICRODATA, MICROFORMAT, RDFA, Microdata
from kitchen_tui.recipes.formats.web.tags import End, Tag, Text, plain_line, tokens
from kitchen_tui.recipes.reading_limits import LONGEST_TITLE, MOST_TOKENS

Node = dict[str, Any]

_MOST_NODES = 200_000
_HEAD = 2_000
_SAVED_FROM = lazy_regex(r"<!-- saved from url=\(\d+\)(https?://\S+)")
_CONTENT = {"recipeIngredient", "recipeIngredients", "ingredients", "recipeInstructions", "instructions"}
_RECIPE_TYPE = lazy_regex(r"\"@type\"\s*:\s*\[?\s*\"Recipe\"")
_OF_NODES = ("@value", "value", "name", "title", "text", "label", "@id")
_OF_MAPS = ("name", "title", "text", "label", "value")
"""The keys that name a schema.org node, and those that name a map of another program, in order of preference."""
_DEEPEST = 20
_SHORTEST_JSON = 100
_MOST_JSON = 1_000_000
"""Characters of JSON-LD of a page that are looked at."""


class Page(NamedTuple):
    """The data of a page. `recipes` are the Recipe nodes in order: of JSON-LD, or if these are empty of elements."""

    title: str = ""
    url: str = ""
    """The address stated by the page or by the browser that saved it; not verified, and only used to name the site."""
    recipes: tuple[Node, ...] = ()
    repaired: bool = False
    """Whether the JSON of a recipe had to be repaired."""
    unreadable: int = 0
    """The number of JSON-LD blocks that could not be read."""
    cards: tuple[Node, ...] = ()
    """The recipes that plugins' cards show."""


class _Collector:
    """The data collected in one pass over a page."""

    def __init__(self, html: str) -> None:
        saved = _SAVED_FROM.search(html[:_HEAD])
        self.url = saved[1] if saved else ""
        self.title = ""
        self.scripts: list[str] = []
        self.elements = [Microdata(syntax) for syntax in (MICRODATA, RDFA, MICROFORMAT, EXPORTED, CARD)]
        self._json_ld = False
        self._room = _MOST_JSON

    def take(self, token: Tag | End | Text) -> None:
        for collector in self.elements:
            collector.take(token)
        if isinstance(token, Tag):
            for value in token.attributes.values():
                if len(value) > _SHORTEST_JSON and _RECIPE_TYPE.search(value):
                    self._keep(value)  # the recipe as data of a script that draws the page
            self._json_ld = token.name == "script" and "ld+json" in token.attributes.get("type", "").lower()
            self.url = self.url or _own_address(token)
        elif isinstance(token, Text) and token.inside == "title":
            self.title = self.title or plain_line(token.text, LONGEST_TITLE)
        elif isinstance(token, Text) and token.inside == "script" and self._json_ld:
            self._keep(token.text)

    def _keep(self, script: str) -> None:
        self.scripts.append(script[: self._room])
        self._room -= len(self.scripts[-1])


def parse_page(html: str) -> Page:
    """Parse the recipe data that a page embeds (JSON-LD, microdata, RDFa, h-recipe) in one pass."""
    found = _Collector(html)
    for token in islice(tokens(html), MOST_TOKENS):
        found.take(token)
    for collector in found.elements:
        collector.close()
    loaded = [load_json(script) for script in found.scripts]
    nodes = [(node, one.repaired) for one in loaded if one is not None for node in recipe_nodes(one.value)]
    recipes = [node for node, _ in nodes]
    for collector in found.elements:
        if not any(_CONTENT & {key for key, value in node.items() if value} for node in recipes):
            recipes += recipe_nodes(collector.items)
    repaired = any(repaired for _, repaired in nodes)
    cards = tuple(recipe_nodes(found.elements[-1].items))
    return Page(found.title, found.url, tuple(recipes), repaired, loaded.count(None), cards)


def _own_address(tag: Tag) -> str:
    """Return the canonical address that a page states."""
    attributes = tag.attributes
    if tag.name == "link" and "canonical" in attributes.get("rel", "").lower().split():
        address = attributes.get("href", "")
    elif tag.name == "meta" and attributes.get("property", "").lower() == "og:url":
        address = attributes.get("content", "")
    else:
        return ""
    return address if address.startswith(("http://", "https://")) else ""


def recipe_nodes(value: Any) -> Iterator[Node]:
    """Yield all Recipe nodes in a JSON value, in order, with references by @id resolved."""
    nodes = list(_dicts(value))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    for node in nodes:
        if is_type(node, "Recipe"):
            yield {key: _resolved(item, by_id) for key, item in node.items()}


def is_type(node: Any, *names: str) -> bool:
    """Return whether a node has this schema.org type, which pages give as a name, an address or a list of these."""
    kinds = node.get("@type") if isinstance(node, dict) else None
    listed = kinds if isinstance(kinds, list) else [kinds]
    wanted = {name.lower() for name in names}
    return any(
        isinstance(kind, str) and kind.replace("#", "/").split("/")[-1].split(":")[-1].lower() in wanted
        for kind in listed
    )


def first_of(node: Mapping[str, Any], keys: Iterable[str], kind: Any = object) -> Any:
    """Return the first non-empty value among these keys, or None."""
    return next((value for key in keys if (value := node.get(key)) and isinstance(value, kind)), None)


def scalar(value: Any, depth: int = 0) -> str:
    """Return a string or a number as text, of a list its first item, and of a node its value, name or address."""
    if isinstance(value, list | tuple) and value and depth < _DEEPEST:
        return scalar(value[0], depth + 1)
    if isinstance(value, Mapping) and depth < _DEEPEST:
        keys = _OF_NODES if "@type" in value or "@value" in value else _OF_MAPS
        return next((text for key in keys if (text := scalar(value.get(key), depth + 1))), "")
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def text_of(value: Any, most: int | None = None) -> str:
    """Return a scalar on one line, without tags and entities."""
    return plain_line(scalar(value), most)


def _dicts(value: Any) -> Iterator[Node]:
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        item = waiting.pop()
        seen += 1
        if isinstance(item, dict):
            yield item
            waiting.extend(reversed(item.values()))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def _resolved(item: Any, by_id: dict[str, Node]) -> Any:
    if isinstance(item, list):
        return [_resolved_one(part, by_id) for part in item]
    return _resolved_one(item, by_id)


def _resolved_one(item: Any, by_id: dict[str, Node]) -> Any:
    if isinstance(item, dict) and item.keys() == {"@id"} and isinstance(item["@id"], str):
        return by_id.get(item["@id"], item)
    return item


_START = lazy_regex(r"(?<!<!)(?<!CDATA)[{\[]")
# A quote ends a string only if the next character may follow a string; otherwise the page forgot to escape it.
# Nothing that can fail follows a repetition, so that matching never backtracks over the text.
_TOKENS = lazy_regex(
    r"""
    (?P<string>"(?:[^"\\]+|\\.|"(?!\s*(?:[,:}\]]|$)))*"?)
    |(?P<comment>/\*(?:[^*]+|\*(?!/))*(?:\*/)?|//[^\n]*)
    |(?P<open>[{\[])
    |(?P<close>[}\]])
    |(?P<comma>,)
    |(?P<other>[^"/{}\[\],]+|/)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = lazy_regex(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(.?))|"', re.DOTALL)
_UNDEFINED = lazy_regex(r"\bundefined\b")
_CLOSER = {"{": "}", "[": "]"}


class Loaded(NamedTuple):
    """The value, and whether the text had to be repaired."""

    value: Any
    repaired: bool = False


def load_json(text: str) -> Loaded | None:
    """Return the JSON value in `text`, or None if it cannot be repaired (or nests deeper than Python allows).

    Tolerated are raw line breaks in strings, wrong escapes, quotes within strings, comments, CDATA marks, superfluous
    commas, text before and after the value, and a missing end.
    """
    try:
        return Loaded(json.loads(text, strict=False))
    except ValueError:
        pass
    except RecursionError:
        return None
    try:
        return Loaded(json.loads(_repaired(text), strict=False), repaired=True)
    except (ValueError, RecursionError):
        return None


def _repaired(text: str) -> str:
    start = _START.search(text)
    if start is None:
        return ""
    repair = _JsonRepair()
    for token in _TOKENS.finditer(text, start.start()):
        repair.take(token.lastgroup or "", token[0])
        if not repair.open:
            break
    return repair.finished()


class _JsonRepair:
    """Collects the valid tokens; `open` holds the brackets that are not closed yet."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.open: list[str] = []

    def take(self, kind: str, text: str) -> None:
        if kind == "string":
            self.kept.append(_string(text))
        elif kind == "open":
            self.open.append(_CLOSER[text])
            self.kept.append(text)
        elif kind == "close":
            self._close(text)
        elif kind == "comma":
            if self.kept[-1] not in (",", "{", "["):
                self.kept.append(text)
        elif kind == "other" and (word := text.strip()):
            self.kept.append(_UNDEFINED.sub("null", word))

    def finished(self) -> str:
        while self.open:
            self._close(self.open[-1])
        return "".join(self.kept)

    def _close(self, bracket: str) -> None:
        if not self.open or self.open[-1] != bracket:
            return
        while self.kept[-1] == ",":
            self.kept.pop()
        self.kept.append(self.open.pop())


def _string(token: str) -> str:
    inner = token[1:-1] if len(token) > 1 and token.endswith('"') else token[1:]
    return '"' + _ESCAPE.sub(_escape, inner) + '"'


def _escape(match: re.Match[str]) -> str:
    if match[1]:
        return match[0]
    return '\\"' if match[0] == '"' else match[2]
