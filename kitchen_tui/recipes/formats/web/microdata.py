"""Reads recipes marked up in a page's elements: microdata, RDFa, h-recipe, hRecipe, and HTML exports of two programs.

The results have the same form as JSON-LD.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.web.tags import BLOCKS, VOID, End, Tag, Text

Item = dict[str, Any]

_VALUES = {"meta": "content", "link": "href", "a": "href", "img": "src", "time": "datetime"}
_READ_AS_TEXT = frozenset({"recipeInstructions", "recipeIngredient", "ingredients", "name", "text", "description"})
_DEEPEST = 300
_HEADINGS = frozenset(["h3", "h4", "h5", "h6"])
_SPACE = lazy_regex(r"[ \t\r\n\f]+")
_IN_LISTS = frozenset(["recipeIngredient", "ingredients", "recipeInstructions"])
_MOST_TEXT = 2_000_000
"""Characters taken as values; properties within properties take the same words again and again."""
_MOST_ITEMS = 20_000


class _Open(NamedTuple):
    """An open element: what it has started, and where its text begins."""

    name: str
    item: Item | None
    properties: tuple[str, ...]
    begins: int


class Syntax(NamedTuple):
    """A way to mark up recipes: functions for the properties of an element, and the type of its item if it is one."""

    properties: Callable[[Tag], tuple[str, ...]]
    item_type: Callable[[Tag], list[str] | None]


class Microdata:
    """Collects the items of one markup syntax while a page is parsed; `items` holds the outermost ones."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self.items: list[Item] = []
        self._scopes: list[Item] = []
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._words: list[str] = []
        self._count = 0
        self._room = _MOST_TEXT

    def take(self, token: Tag | End | Text) -> None:
        """Process the next token of the page."""
        if isinstance(token, Text):
            if self._scopes and not token.inside:
                self._words.append(token.text if self._names["pre"] else _SPACE.sub(" ", token.text))
            return
        if self._scopes and token.name in BLOCKS:
            is_heading_end = (
                isinstance(token, End) and token.name in _HEADINGS and bool(self._words and self._words[-1].strip())
            )
            self._words.append(":\n" if is_heading_end else "\n")  # keep headings in lists recognizable
            if isinstance(token, Tag) and "_subheader" in token.attributes.get("class", ""):
                self._words.append("## ")  # CopyMeThat's class for a heading in a list
        if isinstance(token, Tag):
            self._start(token)
        elif self._names[token.name]:
            while self._finish().name != token.name:
                pass

    def close(self) -> None:
        """Close all open elements at the end of the page."""
        while self._open:
            self._finish()

    def _start(self, tag: Tag) -> None:
        properties = self._syntax.properties(tag)
        item = self._item(self._syntax.item_type(tag))
        if item is not None:
            self._place(item, properties)
        elif properties and (value := _attribute(tag, properties)) is not None:
            self._set(properties, value)
            properties = ()
        if tag.name in VOID or len(self._open) >= _DEEPEST:
            return
        if item is not None:
            self._scopes.append(item)
        self._open.append(_Open(tag.name, item, properties if item is None else (), len(self._words)))
        self._names[tag.name] += 1

    def _item(self, types: list[str] | None) -> Item | None:
        if types is None:
            return None
        self._count += 1
        return {"@type": types} if self._count <= _MOST_ITEMS else None

    def _place(self, item: Item, properties: tuple[str, ...]) -> None:
        if properties and self._scopes:
            self._set(properties, item)
        else:
            self.items.append(item)

    def _set(self, properties: tuple[str, ...], value: Any) -> None:
        if self._scopes:
            for name in properties:
                self._scopes[-1].setdefault(name, []).append(value)

    def _finish(self) -> _Open:
        element = self._open.pop()
        self._names[element.name] -= 1
        if element.item is not None:
            self._scopes.pop()
            element.item.setdefault("text", [self._text(element.begins)])
        elif element.properties and self._scopes:
            text = self._text(element.begins)
            self._set(element.properties, text if _IN_LISTS.intersection(element.properties) else text.rstrip(":\n "))
        if not self._scopes:
            self._words.clear()
        return element

    def _text(self, begins: int) -> str:
        if self._room <= 0:
            return ""
        text = "".join(self._words[begins:])
        self._room -= len(text)
        return text


def _attribute(tag: Tag, properties: tuple[str, ...]) -> str | None:
    """Return the value in an attribute, or None if the element's text is the value."""
    attributes: Mapping[str, str] = tag.attributes
    if "content" in attributes:
        return attributes["content"]
    key = _VALUES.get(tag.name, "")
    if tag.name == "a" and _READ_AS_TEXT.intersection(properties):
        return None
    return attributes.get(key) if key else None


def _microdata_type(tag: Tag) -> list[str] | None:
    return tag.attributes.get("itemtype", "").split() if "itemscope" in tag.attributes else None


def _rdfa_properties(tag: Tag) -> tuple[str, ...]:
    """Return properties without prefixes ("schema:name" is name), ignoring those of others, such as `og:title`.

    Pages from before schema.org have "v:yield" and `rel="v:ingredient"` around an item.
    """
    names = tag.attributes.get(
        "property", tag.attributes.get("rel", "") if ":" in tag.attributes.get("rel", "") else ""
    )
    own = (re.split(r"[:/#]", name)[-1] for name in names.split() if not name.startswith(("og:", "article:")))
    return tuple(_H_RECIPE.get(name, name) if name in _BEFORE_SCHEMA else name for name in own)


def _rdfa_type(tag: Tag) -> list[str] | None:
    return tag.attributes["typeof"].split() if "typeof" in tag.attributes else None


_H_RECIPE = {
    "p-name": "name", "p-ingredient": "recipeIngredient", "p-yield": "recipeYield", "dt-duration": "totalTime",
    "e-instructions": "recipeInstructions", "p-instructions": "recipeInstructions", "p-summary": "description",
    "p-category": "keywords", "u-url": "url", "p-instruction": "recipeInstructions", "dt-prep": "prepTime",
    "fn": "name", "ingredient": "recipeIngredient", "yield": "recipeYield", "duration": "totalTime",
    "instructions": "recipeInstructions", "instruction": "recipeInstructions", "summary": "description",
    "tag": "keywords", "preptime": "prepTime", "cooktime": "cookTime", "totaltime": "totalTime",
}  # fmt: skip
_BEFORE_SCHEMA = ("ingredient", "instructions", "instruction", "yield", "summary")
"""Properties of the vocabulary of data-vocabulary.org, which hRecipe has too."""
_CARDS = {
    "wprm-recipe-name": "name", "wprm-recipe-summary": "description", "wprm-recipe-servings": "recipeYield",
    "wprm-recipe-ingredient": "recipeIngredient", "wprm-recipe-ingredient-group-name": "recipeIngredient",
    "wprm-recipe-instruction-text": "recipeInstructions", "wprm-recipe-instruction-group-name": "recipeInstructions",
    "wprm-recipe-notes": "recipeNotes",
    "tasty-recipes-title": "name", "tasty-recipes-description-body": "description",
    "tasty-recipes-yield": "recipeYield",
    "tasty-recipes-ingredients-body": "recipeIngredient",
    "tasty-recipes-instructions-body": "recipeInstructions",
    "tasty-recipes-notes": "recipeNotes",
    "mv-create-title": "name", "mv-create-description": "description", "mv-create-yield": "recipeYield",
    "mv-create-ingredients": "recipeIngredient", "mv-create-instructions": "recipeInstructions",
    "mv-create-notes": "recipeNotes",
}  # fmt: skip
"""Classes of the cards that WP Recipe Maker, Tasty Recipes and Mediavine Create put on pages."""
_COPY_ME_THAT = {
    "name": "name", "description": "description", "recipeYield": "recipeYield", "recipeNotes": "recipeNotes",
    "recipeIngredients": "recipeIngredient", "recipeInstructions": "recipeInstructions", "original_link": "url",
}  # fmt: skip


def _classes(tag: Tag) -> list[str]:
    return tag.attributes.get("class", "").split()


def _class_properties(tag: Tag) -> tuple[str, ...]:
    """Return the properties that the classes of an element name, except lists if microdata names something else."""
    names = dict.fromkeys(_H_RECIPE[name] for name in _classes(tag) if name in _H_RECIPE)
    properties = tag.attributes.get("itemprop", "").split()
    is_other = bool(properties) and _IN_LISTS.isdisjoint(properties)
    return tuple(name for name in names if not (is_other and name in _IN_LISTS))


def _class_type(tag: Tag) -> list[str] | None:
    return ["Recipe"] if {"h-recipe", "hrecipe"}.intersection(_classes(tag)) else None


def _id_properties(tag: Tag) -> tuple[str, ...]:
    """Return the properties that CopyMeThat marks by ids, and Recipe Keeper by `itemprop` without a scope."""
    if name := _COPY_ME_THAT.get(tag.attributes.get("id", "")):
        return (name,)
    return ("keywords",) if "recipeCategory" in _classes(tag) else tuple(tag.attributes.get("itemprop", "").split())


def _id_type(tag: Tag) -> list[str] | None:
    return ["Recipe"] if {"recipe", "recipe-details"}.intersection(_classes(tag)) and tag.name == "div" else None


def _card_properties(tag: Tag) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_CARDS[name] for name in _classes(tag) if name in _CARDS))


def _card_type(tag: Tag) -> list[str] | None:
    return ["Recipe"] if {"wprm-recipe-container", "tasty-recipes", "mv-create-card"} & {*_classes(tag)} else None


MICRODATA = Syntax(lambda tag: tuple(tag.attributes.get("itemprop", "").split()), _microdata_type)
RDFA = Syntax(_rdfa_properties, _rdfa_type)
MICROFORMAT = Syntax(_class_properties, _class_type)
EXPORTED = Syntax(_id_properties, _id_type)
CARD = Syntax(_card_properties, _card_type)
