"""Reads the lines of an ingredient list: headings, remarks, amounts on separate lines, several ingredients in one."""

import re
from itertools import zip_longest
from typing import TypeAlias, TypeVar

from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.text.evidence import OPEN_END, has_amount, sentences, tells
from kitchen_tui.recipes.formats.text.line_forms import Line
from kitchen_tui.recipes.formats.text.tables import ingredient_lines
from kitchen_tui.recipes.formats.text.unmarked_headings import LABEL_WORDS, Item, heads_items
from kitchen_tui.recipes.understand.amounts import split_line
from kitchen_tui.recipes.understand.amounts.units import unit_named
from kitchen_tui.recipes.understand.nouns import singular

T = TypeVar("T")
Named: TypeAlias = list[tuple[str, list[T]]]
"""Lists under names, in order; the name may be empty."""


_PRICE = lazy_regex(r"[$£€]\s?\d[\d.,]*(?:\s?each)?")
_REMARK = lazy_regex(r"(?:notes?|tips?|n\.?b\.?|hint):\s.*|\*.*", re.IGNORECASE)
_ARTICLE = lazy_regex(r"(?:an?|some|optional:?)\s", re.IGNORECASE)
_AT_WILL = lazy_regex(r"\boptional|\bif (?:you|using|desired|available|liked)\b", re.IGNORECASE)
_CONTACT = lazy_regex(
    r"(?:follow (?:me|us) on|(?:instagram|facebook|twitter|youtube|tik ?tok|pinterest|patreon|website)\s*:)",
    re.IGNORECASE,
)
_CONTINUING = lazy_regex(
    r"(?:of|or|and|in|with|into|from|plus|at|if|as|about|cut|but)\s(?!.*:)|(?:for|to)\s(?!.*:)(?!the\b|serv|garnish)"
    r"|(?:[a-z]+ly )?[a-z]{2,}ed(?:(?:,? (?:and|or)|,) (?:[a-z]+ly )?[a-z]{2,}ed)*\W*$"
    r"|[a-z]{2,}ed (?:until|in|into|and|with|for|on)\b"
)
"""The second line of an ingredient: "for dusting", "drained and rinsed"."""
_LONG_WORDS = 25
_LONGEST_AMOUNT = 30
_MEASURED = ("mass", "volume")
_VAGUE = lazy_regex(r"an? (?:pinch|dash|handful|splash|drizzle|knob|bunch|few)\b", re.IGNORECASE)
_NESTED = 2
_LEAST_BULLETED = 0.7
"""The share of items with a bullet from which a longer line without one is not an ingredient."""


def read_ingredients(lines: list[Line], name: str = "") -> tuple[Named[str], list[str]]:
    """Return the ingredients by heading, beginning with `name`, and the remarks among them."""
    items = _without_commas(_with_amounts_joined(_with_units_joined(_items(lines))))
    groups: Named[str] = []
    notes: list[str] = []
    group, outer, nested_from = name, name, None
    is_bulleted = sum(item.kind in ("bullet", "row") for item in items) >= _LEAST_BULLETED * len(items)
    for at, item in enumerate(items):
        after = items[at + 1] if at + 1 < len(items) else None
        if nested_from is not None and item.indent <= nested_from:
            group, nested_from = outer, None
        if groups and _is_nested_remark(item, items[at - 1]):
            groups[-1][1][-1] = f"{groups[-1][1][-1]} ({item.text.rstrip('.')})"
            items[at] = item._replace(indent=items[at - 1].indent)
        elif after and _is_nested_heading(item, after):
            group, nested_from = item.text.rstrip(" :"), item.indent
        elif after and heads_items(at, items):
            group = outer = item.text.strip(" :[]()" if item.text[0] == "(" else " :[]").rstrip(" -–")
        elif _is_remark(item) or (is_bulleted and _is_sentence(item)):
            notes.append(item.text)
        elif groups and _continues(item, items[at - 1], groups[-1][1]):
            groups[-1][1][-1] = f"{groups[-1][1][-1]} {item.text}"
        else:
            name, parts = _labelled_list(item.text) or (group, _ingredients_of(item.text, is_alone=len(items) == 1))
            under(groups, name).extend(parts)
    return groups, notes


def _is_sentence(item: Item) -> bool:
    """Return whether a line without a bullet, in a list with bullets, says something about the list."""
    text = item.text
    begins = item.kind == "text" and (item.spaced or not text[0].islower())
    is_remark = bool(_REMARK_START.match(text)) and text[-1] in ".!"
    return begins and len(text.split()) > LABEL_WORDS and (is_remark or not has_amount(text))


def _items(lines: list[Line]) -> list[Item]:
    items: list[Item] = []
    spaced = False
    for line in lines:
        if not line.text:
            spaced = True
            continue
        texts = ingredient_lines(line.cells) if line.kind == "row" else [line.text]
        texts = [_unbracketed(text) for text in texts if not _PRICE.fullmatch(text)]
        items += [
            Item(text, line.kind, line.indent, spaced, line.kind == "mark" or _only_amount(text)) for text in texts
        ]
        spaced = False
    return items


def _without_commas(items: list[Item]) -> list[Item]:
    """Drop the commas that end the lines of a list if most lines have one."""
    ends = sum(item.text.endswith((",", ";")) for item in items)
    return (
        [item._replace(text=item.text.rstrip(",; ") or item.text) for item in items] if 2 * ends > len(items) else items
    )


def _only_amount(text: str) -> bool:
    if len(text) > _LONGEST_AMOUNT or not (text[0].isnumeric() or _VAGUE.match(text)):
        return False
    parts = split_line(text)
    return bool(parts.quantity) and not parts.name and not parts.note


def _could_be_amount(item: Item) -> bool:
    """Return whether a line is an amount, or one in a unit that may also be food: "1 head", "3 cloves"."""
    counted = item.text[0].isnumeric() and item.text.count(" ") == 1
    return item.amount_only or (counted and split_line(f"{item.text} salt").name == "salt")


def _with_units_joined(items: list[Item]) -> list[Item]:
    """Join a line that is only a unit ("tbsp") to the number above it; "cloves" is one if a name follows."""
    joined: list[Item] = []
    for item, after in zip_longest(items, items[1:]):
        unit = unit_named(item.text.rstrip(".")) if item.text.isalpha() or item.text[:-1].isalpha() else None
        is_number = bool(joined) and joined[-1].amount_only and joined[-1].text[-1].isnumeric()
        is_named = after is not None and not (after.amount_only or has_amount(after.text))
        if is_number and unit and (unit.kind in _MEASURED or (unit.kind in ("count", "container") and is_named)):
            joined[-1] = joined[-1]._replace(text=f"{joined[-1].text} {item.text}")
        else:
            joined.append(item)
    return joined


def _with_amounts_joined(items: list[Item]) -> list[Item]:
    """Join amounts on separate lines to the names below them, or above them if the list begins with a name."""
    if len(items) > 2 and all(map(_could_be_amount, items[1::2])) and not any(map(_could_be_amount, items[::2])):
        items = [item._replace(amount_only=bool(at % 2)) for at, item in enumerate(items)]
    if not any(item.amount_only for item in items):
        return items
    name_first = (
        not items[0].amount_only and items[-1].amount_only and sum(item.amount_only for item in items) * 2 == len(items)
    )
    joined: list[Item] = []
    pending = ""
    for item in items:
        if name_first and item.amount_only and joined:
            joined[-1] = joined[-1]._replace(text=f"{item.text} {joined[-1].text}")
        elif item.amount_only:
            if pending and any(map(str.isalpha, pending)):
                joined.append(item._replace(text=pending))
                pending = ""
            pending = f"{pending} {item.text}".strip() if len(pending) < _LONGEST_AMOUNT else item.text
        elif pending and not has_amount(item.text):
            joined.append(item._replace(text=f"{pending} {item.text}"))
            pending = ""
        else:
            if any(map(str.isalpha, pending)):
                joined.append(item._replace(text=pending))
            joined.append(item)
            pending = ""
    if any(map(str.isalpha, pending)):
        joined.append(items[-1]._replace(text=pending))
    return joined


_REMARK_START = lazy_regex(
    r"(?:maybe|perhaps|or|if|can|could|not|you|use|rinse|try|substitute|sub|omit|more|less|about|any|don['’]t)\b",
    re.IGNORECASE,
)


def _is_nested_remark(item: Item, above: Item) -> bool:
    """Return whether an item nested below another one says something about it: "I use chili powder"."""
    is_nested = item.kind == "bullet" and item.indent >= above.indent + _NESTED
    is_long = len(item.text.split()) > LABEL_WORDS + 2 or len(sentences(item.text)) > 1
    is_remark = is_long or tells(item.text) or bool(_REMARK_START.match(item.text))
    return is_nested and is_remark and not has_amount(item.text) and "(" not in item.text


def _is_nested_heading(item: Item, after: Item) -> bool:
    """Return whether an item without an amount has items nested below it: "Spices" above "1 tsp cumin"."""
    nests = item.kind != "text" and after.kind in ("bullet", "number") and after.indent >= item.indent + _NESTED
    return nests and not has_amount(item.text) and not _is_nested_remark(after, item)


def _is_remark(item: Item) -> bool:
    """Return whether a line among the ingredients is certainly not an ingredient."""
    text = item.text
    if _REMARK.fullmatch(text) or _CONTACT.match(text) or not any(map(str.isalpha, text)):  # "$1.19"
        return True
    words = len(text.split())
    if words > LABEL_WORDS and text.endswith(":") and not has_amount(text):
        return True
    if item.kind != "text":
        return False
    if not has_amount(text) and words > 10 and len(sentences(text)) > 1:
        return True
    return words > _LONG_WORDS and not has_amount(" ".join(text.split()[:5])) and text[-1] in ".!?"


def _unbracketed(text: str) -> str:
    """Return an ingredient that is in brackets because it may be left out: "(a lemon if you have one)"."""
    inside = text[1:-1].strip() if text[0] == "(" and text[-1] == ")" else ""
    is_named = bool(inside) and (has_amount(inside) or bool(_ARTICLE.match(inside)))
    return inside if is_named and _AT_WILL.search(inside) and split_line(inside).name else text


def _continues(item: Item, above: Item, before: list[str]) -> bool:
    """Return whether a line continues the ingredient above it."""
    if not before or item.kind != "text" or item.spaced or has_amount(item.text):
        return False
    is_open = bool(OPEN_END.search(before[-1])) and not _NOTE_END.search(before[-1])
    unfinished = is_open or before[-1].endswith("/") or before[-1].count("(") > before[-1].count(")")
    return (
        unfinished
        or item.text[0] in "(,"
        or _CONTINUING.match(item.text) is not None
        or (item.indent > above.indent and item.text[0].islower())
    )


def under(parts: Named[T], name: str) -> list[T]:
    """Return the list of a group, adding an empty one if necessary."""
    name = name.strip(" :–—-")
    for known, items in reversed(parts):
        if known == name:
            return items
    parts.append((name, []))
    return parts[-1][1]


_AMOUNTS_IN_LINE = lazy_regex(
    rf"[,;]\s+(?=(?:\d|[{FRACTIONS}]|an? (?:pinch|handful|dash)|(?:pinch|handful|dash) of\b)[^()]*(?:\(|$|[,;]))"
)
_NAMES_IN_LINE = lazy_regex(r"[,;]\s+(?=(?:and|plus)\s+[a-z][^,;()]*$|an? \w+ of\b)")
"""The place before a name without a number in a one-sentence list: ", a thumb of ginger", ", and spring onions"."""
_DESCRIBING = lazy_regex(
    r"\bfor .*|\b(?:total|each|more|extra|whole|plus|per|in|or|if|to|at|about|large|small|medium|fresh"
    r"|\w{2,}(?:ed|ly)|cut|ground|\d\S*)\b"
)
"""Words that name no food: the second part of "1 onion, 2 cups chopped" is not an ingredient."""
_SIZED = lazy_regex(r"\d\S*-[a-z]|.*\b(?:each|apiece|total)$", re.IGNORECASE)
"""A part that gives the size of the ingredient before it: "3-pound roaster", "6 oz each"."""
_PIECES = frozenset(
    """piece slice half quarter chunk cube strip floret leaf stick stalk wedge ring round juice zest peel rind yolk
    white inch pound ounce cup can tin packet package bag box jar batch disc disk recipe serving portion part bunch
    head clove sprig crumb flesh meat pulp seed""".split()  # noqa: SIM905
)
"""Words for what one thing is cut into, packed in or measured by: "1 lemon, 2 tablespoons juice" is one ingredient."""
_PURPOSE = lazy_regex(
    r"(?:(?:for|to) (?:the )?[a-z]+|(?:optional )?(?:toppings?|garnish(?:es)?|extras?|additions?)"
    r"|optional):\s+",
    re.IGNORECASE,
)
_AS_DESIRED = lazy_regex(
    r"^((?:for|to) [a-z]+),? (?:as (?:desired|needed|you like)|if (?:desired|you like)|optional):", re.IGNORECASE
)
_COMMA_BREAK = lazy_regex(r"[,;]\s+(?![^()]*\))")
_SIGN_BREAK = lazy_regex(r";|\s[|•·*]\s")
_NAME_BREAK = lazy_regex(r",\s+(?:and\s+)?|\s+and\s+(?=[^,]*$)", re.IGNORECASE)
_NO_NAMES = frozenset(
    "cut torn about or plus to for in on off out with if at as and only free temperature your any".split()  # noqa: SIM905
)
"""Words that begin or end a remark about a name."""
_LEADING_AND = lazy_regex(r"^(?:and|plus)\s+")
_LONGEST_LIST = 400
"""The longest line that is split into several ingredients at its commas or semicolons."""
_NOTE_END = lazy_regex(r"\s(?:zest|juice|rind|leaves) of$", re.IGNORECASE)
"""The end of "1 lime zest of", where a card shows its note after the name."""
_HEAD_WORDS = 3
_NAME_WORDS = 6
"""The most words of one of several names in a line."""


def _ingredients_of(text: str, is_alone: bool) -> list[str]:
    """Return the ingredients of a line; one that `is_alone` is a whole list more often than one of several."""
    text = _AS_DESIRED.sub(r"\1:", text, count=1)
    parts = _names_alone(text) or _separated(_NOTE_END.sub(r",\g<0>", text))
    return [one for part in parts for one in (_several if is_alone else _measured)(part)]


def _labelled_list(text: str) -> tuple[str, list[str]] | None:
    """Return the name and the ingredients of a list in one line: "Pastry: 200 g flour, 100 g butter"."""
    label, _, listed = text.partition(": ")
    parts = [part.strip(" .") for part in _COMMA_BREAK.split(listed)] if len(text) <= _LONGEST_LIST else []
    is_label = 0 < len(label.split()) <= _HEAD_WORDS and label[0].isalpha() and not any(map(str.isdigit, label))
    return (label, parts) if is_label and len(parts) > 1 and all(map(has_amount, parts)) else None


def _several(text: str) -> list[str]:
    """Split a list that is written as one sentence: "2 eggs, 1 cup milk, a pinch of salt"."""
    parts = [part.strip(" .") for part in _AMOUNTS_IN_LINE.split(text)]
    if len(parts) <= 2 or not all(parts):
        return [text]
    last, *names = _COMMA_BREAK.split(parts[-1])
    if names and all(_is_name(_LEADING_AND.sub("", name, count=1)) for name in names):  # "1 lemon, dill, white wine"
        parts[-1:] = [last, *names]
    return [_LEADING_AND.sub("", name.strip(" ."), count=1) for part in parts for name in _NAMES_IN_LINE.split(part)]


def _separated(text: str) -> list[str]:
    """Split a line at semicolons or signs if each part names something: "1 lime; cilantro; tortillas"."""
    parts = [part.strip(" .") for part in _SIGN_BREAK.split(text)] if len(text) <= _LONGEST_LIST else []
    if len(parts) < 2 or "(" in text or not all(map(_names_something, parts)):
        return [text]
    return parts if len(parts) > 2 or all(map(has_amount, parts)) else [text]


def _names_alone(text: str) -> list[str]:
    """Split a line of nothing but names: "Basil, coriander, red chilli", "For serving: limes, sour cream".

    Empty if it is something else, such as a name with its preparation.
    """
    if "," not in text or len(text) > _LONGEST_LIST:
        return []
    purpose = _PURPOSE.match(text)
    start = purpose[0] if purpose else ""
    parts = [part.strip(" .") for part in _NAME_BREAK.split(text[len(start) :])]
    if len(parts) < (2 if purpose else 3) or not all(map(_is_name, parts)):
        return []
    return [f"{start}{part}" for part in parts]


def _is_name(part: str) -> bool:
    """Return whether a part of a line is a short name, not a preparation or an alternative."""
    words = part.lower().split()
    if not 0 < len(words) <= _HEAD_WORDS or not all(word.replace("-", "").isalpha() for word in words):
        return False
    return words[0] not in _NO_NAMES and words[-1] not in _NO_NAMES and not _DESCRIBING.fullmatch(words[-1])


def _names_something(part: str) -> bool:
    """Return whether a part of a line is an ingredient of its own and not a remark: "cilantro", but not "sliced"."""
    named = bool(part) and bool(split_line(part).name)
    return named and (has_amount(part) or not _DESCRIBING.match(part.lower())) and len(part.split()) <= _NAME_WORDS


def _measured(text: str) -> list[str]:
    """Split a line of a longer list if each part has an amount and a name: "6 apples, 100g sugar"."""
    parts = [part.strip() for part in _AMOUNTS_IN_LINE.split(text)]
    if len(parts) < 2 or "(" in text or not all(map(has_amount, parts)) or any(map(_SIZED.match, parts)):
        return [text]
    names = [_DESCRIBING.sub(" ", split_line(part).name.lower()).split() for part in parts]
    heads = {singular(words[-1]) for words in names if words}
    if len(heads) == 1 and len(set(map(tuple, names))) == len(parts) and min(map(len, names)) > 1:
        return parts  # "1 red pepper, 1 yellow pepper"
    return parts if len(heads) == len(parts) and heads.isdisjoint(_PIECES) else [text]
