"""What a step may call an ingredient: "dark soy sauce" by its name, pork belly also "the belly" or "the pork"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kitchen_tui.model.ingredient import Ingredient
from kitchen_tui.recipes.understand.links.vocabulary import (
    DESCRIPTIONS,
    DISTINCT,
    GENERIC,
    HALF_NAMES,
    NO_FOOD,
    stands_for,
)
from kitchen_tui.recipes.understand.nouns import words

Phrase = tuple[str, ...]
LONGEST = 5
"""Names of more words are said shorter."""

_OR = re.compile(r"\s*(?:\band/or\b|\bor\b|\band\b|/|&|,)\s*", re.IGNORECASE)
_CHOICE = re.compile(r"\b(?:of (?:your|any)|with their|for|from|in)\b.*", re.IGNORECASE)


class Alias(NamedTuple):
    """A phrase that may stand for the ingredient at `at` in the list.

    `exact` when it says as much as the whole name, `core`: "celery" for celery stalks, not "sugar" for brown sugar.
    """

    phrase: Phrase
    at: int
    core: Phrase
    exact: bool
    own: frozenset[str]
    """Every word of the whole name."""


Index = dict[Phrase, list[Alias]]


def index(ingredients: Sequence[Ingredient]) -> Index:
    """Every phrase that may name one of the ingredients, with all that it may name."""
    table: Index = {}
    for at, one in enumerate(ingredients):
        aliases = {alias.phrase: alias for alias in _aliases(at, one.name)}
        for phrase, alias in aliases.items():
            table.setdefault(phrase, []).append(alias)
    return table


def _aliases(at: int, name: str) -> Iterator[Alias]:
    """The names of an ingredient, whole names last so that they win."""
    cores = [core for core in map(_core, _alternatives(_CHOICE.sub("", name) or name)) if core]
    cores = [core for core in cores if core[-1] not in NO_FOOD]
    own = frozenset(words(name))
    for core in cores:
        yield from (Alias(phrase, at, core, False, own) for phrase in _endings(core))
        yield from (Alias((word,), at, core, False, own) for word in core if word in DISTINCT)
        yield from (Alias(phrase, at, core, True, own) for phrase in _beginnings(core))
    for core in cores:
        if len(core) > 1 or core[0] not in GENERIC:
            yield Alias(core, at, core, True, own)


def _alternatives(name: str) -> Iterator[str]:
    """ "yogurt or lemon juice" is either; "vegetable or olive oil" is vegetable oil or olive oil."""
    parts = [part for part in _OR.split(name) if part]
    head = words(parts[-1])[-1:] if parts else []
    for part in parts:
        told = words(part)
        yield f"{part} {head[0]}" if head and len(told) == 1 and told[0] in HALF_NAMES and part != parts[-1] else part


def _core(name: str) -> Phrase:
    told = [word for word in words(name) if len(word) > 1]
    kept = [word for word in told if word not in DESCRIPTIONS]
    return tuple((kept or told)[-LONGEST:])


def _endings(core: Phrase) -> Iterator[Phrase]:
    """The last words: soy sauce, sugar; never "sauce" alone."""
    for start in range(1, len(core)):
        tail = core[start:]
        if len(tail) > 1 or tail[0] not in GENERIC:
            yield tail


def _beginnings(core: Phrase) -> Iterator[Phrase]:
    """The first words, where the rest goes without saying: pork, celery."""
    for end in range(1, len(core)):
        if stands_for(core[end - 1], core[end:]) and not (end == 1 and core[0] in GENERIC):
            yield core[:end]
