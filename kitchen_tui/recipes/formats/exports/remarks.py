"""What old programs' recipes hold below their directions: notes, the source, and who filed them when."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.draft import DraftStep
from kitchen_tui.recipes.formats.web.instructions import split_numbered

_RULE = lazy_regex(r"\W{8,}")
_NOTE = lazy_regex(
    r"(?:(?:(?:[a-z']{2,12} )?(?:notes?|tips?|hints?|substitutes?|variations?)|serving (?:ideas?|suggestions?))\s*:\s*"
    r"|\*\s*)(.*)",
    re.IGNORECASE,
)
_NUTRITION = lazy_regex(r"(?:nutr\.|per serving\b|nutritional (?:info|analysis)).*", re.IGNORECASE)
_CODES = lazy_regex(r"nutr\. assoc\.?\s*:[\d\s]*", re.IGNORECASE)
"""The numbers of the ingredients in the program's table of nutrients."""
_SOURCE = lazy_regex(r"(?:recipe )?(?:source|from|by|origin)\s*:\s*\"?(.{2,300}?)\"?", re.IGNORECASE)
_FILED = lazy_regex(
    r"(?:\d{1,2}[-/.]){2}\d{2,4}"
    r"|(?:formatted|converted|posted|typed|busted|submitted|shared|scanned|entered|uploaded|downloaded|mm(?:ed)?|mc)"
    r"(?: (?:by|for|to|from|on|and|format\w*)\b|:).*",
    re.IGNORECASE,
)
_YIELD = lazy_regex(r"(?:this )?(?:recipe )?(?:yields?|makes|serves)\s*:?\s*(.{1,60}?)\.?", re.IGNORECASE)


class Directions(NamedTuple):
    """The steps, and what is said beside them."""

    steps: tuple[DraftStep, ...]
    notes: tuple[str, ...]
    source: str
    yields: str = ""


def directions_of(lines: Iterable[str]) -> Directions:
    """Return the paragraphs of directions as steps, without notes, the source, and remarks on who filed them."""
    steps: list[DraftStep] = []
    notes: list[str] = []
    source = yields = ""
    for paragraph in _paragraphs(lines):
        if _CODES.fullmatch(paragraph) or _FILED.fullmatch(paragraph):
            continue
        if said := _SOURCE.fullmatch(paragraph):
            source = source or said[1]
        elif stated := _YIELD.fullmatch(paragraph):
            yields = yields or stated[1]
        elif note := _NOTE.fullmatch(paragraph):
            notes += [note[1]] if note[1] else []
        elif _NUTRITION.fullmatch(paragraph):
            notes.append(paragraph)
        else:
            steps += map(DraftStep, split_numbered(paragraph))
    return Directions(tuple(steps), tuple(notes), source, yields)


def _paragraphs(lines: Iterable[str]) -> list[str]:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip() and not _RULE.fullmatch(line):
            paragraphs[-1].append(line.strip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return [clean_line(" ".join(words)) for words in paragraphs if words]
