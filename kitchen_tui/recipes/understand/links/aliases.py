"""The names a step may use for an ingredient: for pork belly also "the belly" or "the pork"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kitchen_tui.model.recipe import Ingredient
from kitchen_tui.recipes.understand.links.vocabulary import (
    DESCRIPTIONS,
    DISTINCT,
    GENERIC,
    HALF_NAMES,
    KINDS_OF,
    MEATS,
    NO_FOOD,
    NO_MEAT,
    stands_for,
)
from kitchen_tui.recipes.understand.nouns import words

Phrase = tuple[str, ...]
LONGEST = 5
"""Names of more words are said shorter."""

_OR = re.compile(r"\s*(?:\band/or\b|\bor\b|\band\b|/|&|,)\s*", re.IGNORECASE)
_CHOICE = re.compile(r"\b(?:of (?:your|any)|with|for|from|in)\b.*", re.IGNORECASE)
_INSTEAD = re.compile(r"\s*instead of\b", re.IGNORECASE)
_OF_MEAT = ("meat", "fish")
WHOLE, STEM, SHORT, KIND = range(4)
"""How an alias names its ingredient: by its whole name, without a part that goes without saying, by its last words,
by a more general word."""


class Alias(NamedTuple):
    """A phrase that may stand for the ingredient at `at` in the list.

    `rank` tells how near it is to the whole name, `core`: "celery" is the STEM of celery stalks, "sugar" only SHORT for
    brown sugar. The best rank wins.
    """

    phrase: Phrase
    at: int
    core: Phrase
    rank: int
    own: frozenset[str]
    """Every word of the whole name."""


Index = dict[Phrase, list[Alias]]


def index(ingredients: Sequence[Ingredient]) -> Index:
    """Every phrase that may name one of the ingredients, with all that it may name."""
    table: Index = {}
    for at, ingredient in enumerate(ingredients):
        aliases: dict[Phrase, Alias] = {}
        for alias in _aliases(at, ingredient.name):
            known = aliases.get(alias.phrase)
            if known is None or alias.rank <= known.rank:
                aliases[alias.phrase] = alias
        for phrase, alias in aliases.items():
            table.setdefault(phrase, []).append(alias)
    return table


def _aliases(at: int, name: str) -> Iterator[Alias]:
    """The names of an ingredient."""
    if _INSTEAD.match(name):
        return
    cores = [core for core in map(_core, _alternatives(_CHOICE.sub("", name) or name)) if core]
    cores = [core for core in cores if core[-1] not in NO_FOOD and core != ("stick",)]
    own = frozenset(words(name))
    for core in cores:
        for kind, members in KINDS_OF.items():
            made = kind in _OF_MEAT and NO_MEAT & {*core}
            if members & {*core, "-".join(core[-2:])} and not made:
                yield Alias((kind,), at, core, KIND, own)
        yield from (Alias(phrase, at, core, SHORT, own) for phrase in _endings(core))
        yield from (Alias((word,), at, core, SHORT, own) for word in core if word in DISTINCT)
        yield from (Alias(phrase, at, core, STEM, own) for phrase in _beginnings(core))
        if core[-1] == "garlic":
            yield Alias((*core, "clove"), at, core, WHOLE, own)
            yield Alias(("clove",), at, core, KIND, own)
        if "minced" in own and MEATS & {*core}:
            yield Alias(("mince",), at, core, KIND, own)
        if len(core) > 1 or core[0] not in GENERIC or own - DESCRIPTIONS <= {core[0]}:
            yield Alias(core, at, core, WHOLE, own)


def _alternatives(name: str) -> Iterator[str]:
    """ "yogurt or lemon juice" is either; "low-sodium chicken, beef or vegetable broth" is three kinds of broth."""
    parts = [part for part in _OR.split(name) if part and not _is_description(part)]
    if not parts:
        yield name
        return
    head = words(parts[-1])[-1:]
    first = words(parts[0])
    for part in parts:
        own = [word for word in words(part) if word not in DESCRIPTIONS]
        if head and part != parts[-1] and len(own) == 1 and own[0] in HALF_NAMES:
            yield f"{part} {head[0]}"
        elif part != parts[0] and len(own) == 1 and own[0] in GENERIC and len(first) > 1:
            yield f"{first[0]} {part}"  # lemon wedge/juice
        else:
            yield part


def _is_description(part: str) -> bool:
    return all(word in DESCRIPTIONS for word in words(part))


def _core(name: str) -> Phrase:
    named = [word for word in words(name) if len(word) > 1]
    kept = [word for word in named if word not in DESCRIPTIONS]
    return tuple((kept or named)[-LONGEST:])


def _endings(core: Phrase) -> Iterator[Phrase]:
    """The last words: soy sauce, sugar; never "sauce" alone."""
    for start in range(1, len(core)):
        tail = core[start:]
        if len(tail) > 1 or tail[0] not in GENERIC:
            yield tail


def _beginnings(core: Phrase) -> Iterator[Phrase]:
    """The first words, if the rest goes without saying: pork, celery."""
    for end in range(1, len(core)):
        if stands_for(core[end - 1], core[end:]) and not (end == 1 and core[0] in GENERIC):
            yield core[:end]
