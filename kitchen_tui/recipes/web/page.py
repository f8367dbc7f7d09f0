"""What a page says about recipes: the schema.org nodes it holds, and its own title."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from kitchen_tui.recipes.web.markup import Tag, Text, tokens
from kitchen_tui.recipes.web.microdata import Microdata
from kitchen_tui.recipes.web.plain import plain_line
from kitchen_tui.recipes.web.tolerant_json import load

Node = dict[str, Any]

_MOST_NODES = 200_000
_LONGEST_TITLE = 300
_MOST_TOKENS = 200_000
"""Tags and texts of a page that are looked at; the largest real pages have a fifth of it."""
_MOST_JSON = 1_000_000
"""Characters of JSON-LD of a page that are looked at."""


class Page(NamedTuple):
    """`recipes` are the schema.org Recipe nodes in order, JSON-LD before microdata."""

    title: str = ""
    recipes: tuple[Node, ...] = ()
    mended: bool = False
    """Whether one of the recipes stood in JSON that had to be mended."""
    unreadable: int = 0
    """How many blocks of JSON-LD could not be read at all."""


def parse_page(html: str) -> Page:
    """One pass over the page; its JSON-LD recipes if it has any, else its microdata ones."""
    microdata = Microdata()
    title, scripts, json_ld, room = "", [], False, _MOST_JSON
    for token in islice(tokens(html), _MOST_TOKENS):
        if isinstance(token, Text) and token.inside == "script" and json_ld:
            scripts.append(token.text[:room])
            room -= len(scripts[-1])
        elif isinstance(token, Text) and token.inside == "title":
            title = title or plain_line(token.text, _LONGEST_TITLE)
        elif isinstance(token, Tag):
            json_ld = token.name == "script" and "ld+json" in token.attributes.get("type", "").lower()
        microdata.take(token)
    microdata.close()
    return _from_json(title, scripts) or _from_microdata(title, microdata, scripts)


def _from_json(title: str, scripts: list[str]) -> Page | None:
    found: list[Node] = []
    mended = False
    for script in scripts:
        loaded = load(script)
        recipes = list(recipe_nodes(loaded.value)) if loaded else []
        mended = mended or bool(recipes and loaded and loaded.mended)
        found += recipes
    return Page(title, tuple(found), mended) if found else None


def _from_microdata(title: str, microdata: Microdata, scripts: list[str]) -> Page:
    unreadable = sum(load(script) is None for script in scripts)
    return Page(title, tuple(recipe_nodes(microdata.items)), unreadable=unreadable)


def recipe_nodes(value: Any) -> Iterator[Node]:
    """Every Recipe anywhere in a JSON value, in order; references by @id are put in their places."""
    nodes = list(_dicts(value))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    for node in nodes:
        if is_type(node, "Recipe"):
            yield {key: _resolved(item, by_id) for key, item in node.items()}


def is_type(node: Any, *names: str) -> bool:
    """Whether a node is of a schema.org type, however the type is spelt: a name, an address, a list of them."""
    kinds = node.get("@type") if isinstance(node, dict) else None
    listed = kinds if isinstance(kinds, list) else [kinds]
    wanted = {name.lower() for name in names}
    return any(
        isinstance(kind, str) and kind.replace("#", "/").split("/")[-1].split(":")[-1].lower() in wanted
        for kind in listed
    )


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
