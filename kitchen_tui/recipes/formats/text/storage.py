"""Read what a recipe says about its leftovers and its nutrition."""

import re
from collections.abc import Iterable
from typing import cast

from kitchen_tui.model.numbers import COUNTS
from kitchen_tui.model.recipe import Keep, KeepUnit, NutritionFact, Step, Storage
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, sentences
from kitchen_tui.recipes.understand.times.timers import timers_of

_COUNTS = {"a": 1, "an": 1} | COUNTS
_KEEPS = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_COUNTS)})\s+(day|week|month)s?\b", re.IGNORECASE)
_KEEPS_AT = re.compile(
    r"keeps (?:for )?(?:up to )?\S+ \w+ (?:in|at|on) (?:an? |the )?([\w -]{2,30}?)[.!]?", re.IGNORECASE
)
_LOWER_END = re.compile(r"\b\d{1,2}\s*(?:-|–|to)\s*(?=\d{1,2}\s+(?:day|week|month))", re.IGNORECASE)
_REHEAT = re.compile(r"(?:to )?reheat|warm", re.IGNORECASE)
_REHEAT_LABEL = re.compile(r"\Areheat(?:ing)?:\s+", re.IGNORECASE)
_PLACES = (
    ("freezer", re.compile(r"\b(?:freez|frozen)", re.IGNORECASE)),
    ("refrigerator", re.compile(r"\b(?:refrigerat|fridge)", re.IGNORECASE)),
    ("room temperature", re.compile(r"\b(?:room temperature|counter|pantry|cupboard)", re.IGNORECASE)),
)
_FACT = re.compile(
    r"([^\W\d][\w \-/()]{1,40}?)\s*[:=–-]?\s+((?:less than |<\s*)?\d[\d.,]*\s*(?:[a-zµ]{1,12}|%)?)\.?"
    r"(?:\s*\(\d{1,4}\s?%\))?",
    re.IGNORECASE,
)
_VALUE_FIRST = re.compile(r"\A([\d.,]{1,7}\s?(?:k?cal|g|mg|µg|%)?)\s+([A-Za-z][A-Za-z ]{2,30})\Z")
NUTRITION_VALUE = re.compile(r"[\d.,]{1,7}\s?(?:k?cal|kj|g|mg|µg|%)?", re.IGNORECASE)
"""A value on a line of its own, below its name."""
NUTRITION_PART = re.compile(r"\s*[|;•·]\s*|,\s+(?=[A-Z])")
"""What separates the facts of a line."""
_MASSES = {"gram": "g", "grams": "g", "milligram": "mg", "milligrams": "mg", "kilocalories": "kcal", "micrograms": "µg"}


def read_storage(texts: list[str]) -> Storage:
    """Read a storage section: how long leftovers keep and where, and how to reheat them."""
    lines = [sentence for text in texts for sentence in sentences(text)]
    start = next((at for at, sentence in enumerate(lines) if _REHEAT.match(sentence)), len(lines))
    end = start + 1
    while end < len(lines) and begins_with_verb(lines[end]):
        end += 1
    reheating = _REHEAT_LABEL.sub("", " ".join(lines[start:end]))
    rest = lines[:start] + lines[end:]
    if not reheating:
        return Storage(tuple(rest), keeps_in(rest), None)
    step = Step("reheat", 0, "Reheat", reheating, timers=timers_of(reheating, "reheat", "Reheat"))
    return Storage(tuple(rest), keeps_in(rest), step)


def keeps_in(lines: Iterable[str]) -> tuple[Keep, ...]:
    """Return how long leftovers keep and where, as far as the sentences say; each place and time once."""
    return tuple(dict.fromkeys(keep for line in lines for sentence in sentences(line) if (keep := _keep(sentence))))


def _keep(sentence: str) -> Keep | None:
    """Read the upper end of how long, and the place: "up to 4 days in the refrigerator"."""
    length = _KEEPS.search(_LOWER_END.sub("", sentence))
    stated = _KEEPS_AT.fullmatch(sentence)
    place = next((name for name, pattern in _PLACES if pattern.search(sentence)), stated[1] if stated else "")
    if length is None or not place:
        return None
    count = length[1].lower()
    return Keep(place, _COUNTS.get(count) or int(count), cast(KeepUnit, length[2].lower()))


def nutrition_fact(line: str) -> NutritionFact | None:
    """Read "Total fat: 38 grams" as ("total fat", "38 g")."""
    line = _VALUE_FIRST.sub(r"\2: \1", line.strip())
    match = _FACT.fullmatch(line)
    if match is None:
        return None
    amount = re.sub(r"[a-zµ]+", lambda unit: _MASSES.get(unit[0].lower(), unit[0]), match[2].strip(), flags=re.I)
    return NutritionFact(match[1].lower(), amount)
