"""Reads the metadata of a Cooklang file as the head of a recipe. What has no field there becomes a note."""

import re
from collections.abc import Iterable

from kitchen_tui.model.duration import Span
from kitchen_tui.model.duration_text import read_duration
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import NutritionFact, Servings, StatedTime
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.found import unique_tags
from kitchen_tui.recipes.formats.front_matter import Entry
from kitchen_tui.recipes.formats.yaml.compose import Value
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.understand.stated import parse_servings, parse_stated_time

# The names of each field by Cooklang's conventions, the preferred first.
_DESCRIPTION = ("description", "introduction")
_SERVINGS = ("servings", "serves", "yield", "serving", "yields", "portions", "makes")
_SOURCE = ("source", "source.name", "source.url", "source.author", "author", "author.name", "author.url")
_TAGS = ("tags", "tag", "category", "course", "cuisine", "diet")
_TOTAL = ("time", "duration", "time required", "total time", "time.total")
_NUTRITION = "nutrition."
_OF_THE_SITE = lazy_regex(r"\b(?:image|picture|photo|thumbnail)s?\b|^(?:locale|slug|uuid)$")
"""Keys whose value says nothing to the cook, such as the address of a picture."""
_LONGEST_TIME = 100


class Head(NamedTuple):
    """What the metadata says about the recipe."""

    title: str
    description: str
    servings: Servings
    times: tuple[StatedTime, ...]
    tags: tuple[str, ...]
    source: str
    nutrition: tuple[NutritionFact, ...]
    notes: tuple[str, ...]
    uncertain: tuple[Problem, ...]


def head_of(entries: Iterable[Entry], name: str) -> Head:
    """Return the head of the recipe in the file `name`. Case in keys is ignored; the later of two equal keys wins."""
    found = {entry.key: entry for entry in _flat(entries) if entry.value}
    uncertain: list[Problem] = []
    servings = _servings(found, uncertain)
    times = _times(found, uncertain)
    title = clean_line(_paragraphs(found, ("title",))) or _title_from(name)
    description = _paragraphs(found, _DESCRIPTION)
    tags = _tags(found)
    source = " · ".join(dict.fromkeys(_text(found.pop(key).value) for key in _SOURCE if key in found))
    facts: list[NutritionFact] = []
    notes: list[str] = []
    for key, entry in found.items():
        if key.startswith(_NUTRITION):
            facts.append(NutritionFact(key.removeprefix(_NUTRITION), _text(entry.value)))
        elif not _OF_THE_SITE.search(key):
            notes.append(f"{key.replace('.', ' ').capitalize()}: {_text(entry.value)}")
    return Head(title, description, servings, times, tags, source, tuple(facts), tuple(notes), tuple(uncertain))


def _flat(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Flatten and normalize keys: `time: {prep: 10 min}` equals `time.prep: 10 min`, `prep_time` equals `Prep Time`."""
    for key, value, line in entries:
        plain = clean_line(key.replace("_", " ")).casefold()
        if isinstance(value, dict):
            yield from _flat(Entry(f"{plain}.{inner}", item, line) for inner, item in value.items())
        else:
            yield Entry(plain, value, line)


def _paragraphs(found: dict[str, Entry], keys: Iterable[str]) -> str:
    """Remove the first of these keys that exists, and return its value with its line breaks."""
    value = next((found.pop(key).value for key in keys if key in found), "")
    if not isinstance(value, str):
        return _text(value)
    return "\n".join(map(clean_line, value.strip().split("\n")))


def _text(value: Value) -> str:
    if isinstance(value, str):
        return clean_line(value)
    parts = value if isinstance(value, tuple) else tuple(value.values())
    return ", ".join(_text(part) for part in parts)


def _title_from(name: str) -> str:
    title = clean_line(name.replace("-", " ").replace("_", " "))
    return title[:1].upper() + title[1:] or "Untitled"


def _servings(found: dict[str, Entry], uncertain: list[Problem]) -> Servings:
    """Return the first yield with a number. "1|2|3", an old way to offer several, counts as the first of them."""
    for key in _SERVINGS:
        if key not in found:
            continue
        text = _text(found[key].value)
        servings = parse_servings(text.split("|")[0].replace("%", " "))
        if servings.least is not None:
            del found[key]
            return servings
        hint = "It is kept as a note; write a number to scale by."
        uncertain.append(Problem(f"“{text}” gives no number for {key}.", found[key].line, 0, hint))
    return Servings()


def _times(found: dict[str, Entry], uncertain: list[Problem]) -> tuple[StatedTime, ...]:
    times: dict[str, StatedTime] = {}
    for key in list(found):
        name = _time_named(key)
        if not name:
            continue
        span = _span(_text(found[key].value))
        if span is None:
            sentence = f"“{_text(found[key].value)}” is not a time."
            uncertain.append(Problem(sentence, found[key].line, 0, "It is kept as a note; write one like 1 h 30 min."))
        elif name not in times:
            if span.most_ms:  # other programs write 0 for an unknown time
                times[name] = StatedTime(name, span)
            del found[key]
    return tuple(times.values())


_BARE_TIMES = ("prep", "cook", "total", "rest", "active")


def _time_named(key: str) -> str:
    if key in _TOTAL:
        return "total"
    if key in _BARE_TIMES:
        return key
    if key.startswith("time."):
        return key.removeprefix("time.")
    return key.removesuffix(" time") if key.endswith(" time") else ""


def _span(text: str) -> Span | None:
    """Read a time by Cooklang's conventions ("1h30m"; a bare number is minutes), or as other authors write it."""
    try:
        return read_duration(text[:_LONGEST_TIME])
    except ValueError:
        return parse_stated_time(text)


def _tags(found: dict[str, Entry]) -> tuple[str, ...]:
    """Remove and return the tags, split at commas except within a category such as "Rice, Beans & Grains"."""
    texts: list[str] = []
    for key in _TAGS:
        value = found.pop(key).value if key in found else ""
        if not isinstance(value, str):
            texts += map(_text, value)
        elif key not in ("tags", "tag") and re.search(r",.*(?:&|\band\b)", value):
            texts.append(value)
        else:
            texts += value.split(",")
    return unique_tags(texts)
