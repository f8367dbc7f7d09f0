"""Facts that stand in a line or a sentence: servings, stated times, tags, how long it keeps, nutrition."""

import re
from collections.abc import Iterable, Iterator
from typing import cast

from kitchen_tui.model.numbers import COUNTS
from kitchen_tui.model.recipe import Keep, KeepUnit, NutritionFact, Servings, StatedTime, Storage
from kitchen_tui.model.step import Step
from kitchen_tui.recipes.formats.text.verbs import begins_with_verb
from kitchen_tui.recipes.understand.servings import parse_servings
from kitchen_tui.recipes.understand.stated_time import parse_stated_time
from kitchen_tui.recipes.understand.times.timers import timers_of

_TIME_NAMES = {"preparation": "prep", "cooking": "cook", "baking": "bake", "resting": "rest", "waiting": "wait"}
_TIME_LINE = re.compile(
    r"(?:\W{0,6})((?:prep(?:aration)?|cook(?:ing)?|bak(?:e|ing)|rest(?:ing)?|wait(?:ing)?|chill(?:ing)?|marinat(?:e|ing)"
    r"|rising|active|inactive|hands[- ]on|total|overall)\s+time|ready in|time|takes"
    r"|[a-z][a-z ]{1,30} time(?=:)|(?:prep|cook|bake|total)(?=:? \d))\s*[:=–-]?\s+(.{1,200})",
    re.IGNORECASE,
)
_PART = re.compile(
    r"((?:\d+|\b(?:half an|an?)\b)[\w½¼¾ ]{0,24}?)\s+(?:of\s+)?([a-z][a-z ]{2,30}?)\s+time\b", re.IGNORECASE
)
_UNIT_FIRST = re.compile(r"(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|and)\s+")
_SERVES_LINE = re.compile(
    r"\W{0,6}(?:(?:serving quantity|servings?|serves|yields?|makes|portions?)\b)\s*[:=–-]?\s*(.{1,80})", re.IGNORECASE
)
_SERVES_COUNT = re.compile(
    r"\W{0,6}\d{1,3}(?:\s*(?:-|–|to)\s*\d{1,3})?\s+(?:servings?|portions?|people)\b", re.IGNORECASE
)
_TAGS_LINE = re.compile(r"tags?:\s*(.+)", re.IGNORECASE)
_COUNTS = {"a": 1, "an": 1} | COUNTS
_KEEPS = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_COUNTS)})\s+(day|week|month)s?\b", re.IGNORECASE)
_KEEPS_AT = re.compile(
    r"keeps (?:for )?(?:up to )?\S+ \w+ (?:in|at|on) (?:an? |the )?([\w -]{2,30}?)[.!]?", re.IGNORECASE
)
_REHEAT_LABEL = re.compile(r"\Areheat(?:ing)?:\s+", re.IGNORECASE)
_UPPER = re.compile(r"\b\d{1,2}\s*(?:-|–|to)\s*(?=\d{1,2}\s+(?:day|week|month))", re.IGNORECASE)
_PLACES = (
    ("freezer", re.compile(r"\b(?:freez|frozen)", re.IGNORECASE)),
    ("refrigerator", re.compile(r"\b(?:refrigerat|fridge)", re.IGNORECASE)),
    ("room temperature", re.compile(r"\b(?:room temperature|counter|pantry|cupboard)", re.IGNORECASE)),
)
_FACT = re.compile(
    r"([^\W\d][\w \-/()]{1,40}?)\s*[:=–-]?\s+((?:less than |<\s*)?\d[\d.,]*\s*(?:[a-zµ]{1,12}|%)?)\.?", re.I
)
_MASSES = {"gram": "g", "grams": "g", "milligram": "mg", "milligrams": "mg", "kilocalories": "kcal", "micrograms": "µg"}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\Wa-z_]|[\"“])")


def sentences(text: str) -> list[str]:
    """A paragraph's sentences."""
    return [part for part in _SENTENCE.split(text) if part.strip()]


def times_in(line: str) -> list[StatedTime]:
    """The times of a line such as "Prep time: 10 min"; what its brackets break down comes before the whole."""
    match = _TIME_LINE.fullmatch(line)
    if match is None:
        return []
    span = parse_stated_time(match[2])
    if span is None:
        return []
    parts = list(_breakdown(match[2]))
    name = "total" if parts else _time_name(match[1])
    return [*parts, StatedTime(name, span)] if span.most_ms else parts


def _breakdown(text: str) -> Iterator[StatedTime]:
    """ "(including 15 minutes prep time, 2 hours cooking time)" in its parts."""
    inside = re.search(r"\((?:including|of which|with)\b([^()]*)\)?", text, re.IGNORECASE)
    for part in _PART.finditer(inside[1] if inside else ""):
        words = part[2]
        length = part[1]
        while unit := _UNIT_FIRST.match(words):
            length, words = f"{length} {unit[0]}", words[unit.end() :]
        span = parse_stated_time(length)
        if span is not None and span.most_ms:
            yield StatedTime(_time_name(words), span)


def _time_name(words: str) -> str:
    words = re.sub(r"\s+time$", "", words.lower())
    return "total" if words in ("ready in", "time", "takes", "overall") else _TIME_NAMES.get(words, words)


def servings_in(line: str) -> Servings | None:
    """The servings of a line such as "Serves 4 to 6 people" or "4 servings"."""
    match = _SERVES_LINE.fullmatch(line)
    read = parse_servings(match[1] if match else line) if match or _SERVES_COUNT.match(line) else Servings()
    return read if read.least is not None else None


def tags_in(line: str) -> tuple[str, ...]:
    """The tags of a line such as "tags: vegan, quick"."""
    match = _TAGS_LINE.fullmatch(line)
    return tuple(tag for part in match[1].split(",") if (tag := part.strip())) if match else ()


def nutrition_fact(line: str) -> NutritionFact | None:
    """ "Total fat: 38 grams" as ("total fat", "38 g")."""
    match = _FACT.fullmatch(line.strip())
    if match is None:
        return None
    amount = re.sub(r"[a-zµ]+", lambda unit: _MASSES.get(unit[0].lower(), unit[0]), match[2].strip(), flags=re.I)
    return NutritionFact(match[1].lower(), amount)


def storage_of(texts: list[str]) -> Storage:
    """What a storage section says: how long it keeps and where, and how it is warmed up again."""
    told = [sentence for text in texts for sentence in sentences(text)]
    start = next(
        (at for at, sentence in enumerate(told) if re.match(r"(?:to )?reheat|warm", sentence, re.I)), len(told)
    )
    end = start + 1
    while end < len(told) and begins_with_verb(told[end]):
        end += 1
    reheating = _REHEAT_LABEL.sub("", " ".join(told[start:end]))
    step = (
        Step("reheat", 0, "Reheat", reheating, timers=timers_of(reheating, "reheat", "Reheat")) if reheating else None
    )
    rest = told[:start] + told[end:]
    return Storage(tuple(rest), keeps_in(rest), step)


def keeps_in(lines: Iterable[str]) -> tuple[Keep, ...]:
    """How long leftovers keep, and where, by what the sentences say; each place and time once."""
    return tuple(dict.fromkeys(keep for line in lines for sentence in sentences(line) if (keep := _keep(sentence))))


def _keep(sentence: str) -> Keep | None:
    """The upper end of how long, and the place; "up to 4 days in the refrigerator"."""
    length = _KEEPS.search(_UPPER.sub("", sentence))
    said = _KEEPS_AT.fullmatch(sentence)
    place = next((name for name, pattern in _PLACES if pattern.search(sentence)), said[1] if said else "")
    if length is None or not place:
        return None
    count = length[1].lower()
    return Keep(place, _COUNTS.get(count) or int(count), cast(KeepUnit, length[2].lower()))
