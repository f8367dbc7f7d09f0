"""Reads unusual lists: several ingredients in a line ("2 eggs, 1 cup milk"), and items counted as "a." or "#1"."""

import re

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.text.evidence import has_amount
from kitchen_tui.recipes.formats.text.lines import Line
from kitchen_tui.recipes.understand.amounts import split_line
from kitchen_tui.recipes.understand.nouns import singular

_AMOUNTS_IN_LINE = lazy_regex(
    r"[,;]\s+(?=(?:\d|[½¼¾⅓⅔⅛]|an? (?:pinch|handful|dash)|(?:pinch|handful|dash) of\b)[^()]*(?:\(|$|[,;]))"
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
NOTE_END = lazy_regex(r"\s(?:zest|juice|rind|leaves) of$", re.IGNORECASE)
"""The end of "1 lime zest of", where a card shows its note after the name."""
_HEAD_WORDS = 3
_NAME_WORDS = 6
"""The most words of one of several names in a line."""


def ingredients_of(text: str, is_alone: bool) -> list[str]:
    """Return the ingredients of a line; one that `is_alone` is a whole list more often than one of several."""
    text = _AS_DESIRED.sub(r"\1:", text, count=1)
    parts = _names_alone(text) or _separated(NOTE_END.sub(r",\g<0>", text))
    return [one for part in parts for one in (_several if is_alone else _measured)(part)]


def labelled_list(text: str) -> tuple[str, list[str]] | None:
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


_COUNTER = lazy_regex(r"(?:#(\d{1,2})[.:)]?\s+|([A-Za-z])(?:[.:]\s+|\s[-–]\s+)|(\d{1,2})\s?[-–—]\s+)(?=\S)")
_FIRST = ("1", "a")
_NUMBER = lazy_regex(r"\d{1,3}")


def with_counters(lines: list[Line]) -> list[Line]:
    """Turn "a. 2 leeks" and "b. 1 onion", or "#1 2 leeks" and "#2 1 onion", into numbered lines."""
    counted: dict[int, Line] = {}
    run: dict[int, re.Match[str]] = {}
    expected = ""
    for at, line in enumerate(lines):
        found = _COUNTER.match(line.text) if line.kind in ("text", "bullet") else None
        label = _label(found) if found else ""
        if found is None or label not in (*_FIRST, expected):
            continue
        run = {} if label in _FIRST else run
        run[at] = found
        expected = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
        if len(run) > 1 and not all(map(_is_range, run.values())):
            counted |= {
                place: lines[place]._replace(kind="number", mark=_label(one), text=lines[place].text[one.end() :])
                for place, one in run.items()
            }
    return [counted.get(at, line) for at, line in enumerate(lines)]


def _label(found: re.Match[str]) -> str:
    return (found[found.lastindex or 0]).lower()


def _is_range(found: re.Match[str]) -> bool:
    """Return whether a number continues with a larger one: "1 - 2 onions"."""
    number = _NUMBER.match(found.string, found.end()) if found[3] else None
    return number is not None and int(number[0]) > int(found[3])
