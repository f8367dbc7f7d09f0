"""Reads the metadata at the head of a file (Hugo, Jekyll, Obsidian, Nikola), which often hold the whole recipe."""

import re
from collections.abc import Iterator

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Nutrition, NutritionFact, Servings, StatedTime
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.found import odd_yield, stated_span
from kitchen_tui.recipes.formats.front_matter import known_key, lacks_fence, leaves, toml_fields, yaml_fields
from kitchen_tui.recipes.formats.headings import (
    FOREIGN_NOTES,
    FOREIGN_TIMES,
    FOREIGN_TITLES,
)
from kitchen_tui.recipes.formats.text.facts import category_tags
from kitchen_tui.recipes.formats.text.metadata_values import (
    INGREDIENTS,
    STEPS,
    first_text,
    first_value,
    groups_in,
    plain_key,
    sections_in,
    text_of,
)
from kitchen_tui.recipes.formats.yaml.compose import Value
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.reading_limits import LONGEST_NOTE
from kitchen_tui.recipes.understand.draft import Draft, DraftGroup, DraftSection
from kitchen_tui.recipes.understand.stated import (
    FOREIGN_SERVINGS,
    parse_servings,
    time_phrase,
)


class Metadata(NamedTuple):
    """The recipe as far as the metadata state it; `body` is the rest of the text, starting at line `first`."""

    draft: Draft = Draft()
    uncertain: tuple[Problem, ...] = ()
    body: str = ""
    first: int = 1
    components: tuple[str, ...] = ()
    """The titles of the recipes that this one is made of, as in Chowdown."""


_TOML = "+" * 3
_FENCES = {"---": ("---", "..."), _TOML: (_TOML,)}
_MOST_LINES = 1_000
_NIKOLA = lazy_regex(r"(?:<!--\s*)?\.\. ([\w-]{1,30}):\s?(.{0,500})")
_NIKOLA_LINES = 30
_LABEL_WORDS = 3
_UNFENCED_LAYOUT = lazy_regex(r"\A\s{0,9}(?:layout|permalink): ?\S+[ \t]*(?=\n)")
"""A field of the website above a text, without the fences."""
_BULLET = lazy_regex(r"\s*[-*•]\s+")

_TITLE = ("title", "name", "recipename", "recipetitle", "recipe", *FOREIGN_TITLES)
_DESCRIPTION = ("description", "summary", "excerpt", "subtitle", "intro", "introduction", "abstract")
_SERVINGS = (
    "servings", "serves", "yield", "yields", "recipeyield", "size", "portions", "makes", "serving", "portion",
    *FOREIGN_SERVINGS,
)  # fmt: skip
_TIMES = {
    "preptime": "prep", "prep": "prep", "preparationtime": "prep", "cooktime": "cook", "cook": "cook",
    "cookingtime": "cook", "baketime": "bake", "bakingtime": "bake", "activetime": "active", "handsontime": "active",
    "resttime": "rest", "restingtime": "rest", "risetime": "rise", "chilltime": "chill", "marinatetime": "marinate",
    "inactivetime": "inactive", "waittime": "wait", "totaltime": "total", "total": "total", "time": "total",
    "duration": "total", "readyin": "total", "timerequired": "total", "timetotal": "total", "active": "active",
    "rest": "rest", "timeprep": "prep", "timecook": "cook",
    **{key: name for name, keys in FOREIGN_TIMES.items() for key in keys},
}  # fmt: skip
_UNIT_WORDS = ("increment", "unit", "units")
"""Ends of keys that hold the unit of a time, such as `cook_increment: hours` below `cook: 2`."""
_TIMES_INSIDE = {"preparation": "prep", "cooking": "cook", "baking": "baketime", "resting": "rest"}
"""Keys that are times only inside a map of times, or if they have a length."""
_TAGS = ("tags", "recipetags", "tag", "keywords", "keyword", "labels")
_CATEGORIES = (
    "categories", "category", "course", "courses", "cuisine", "cuisines", "diet", "diets", "meal", "mealtype",
    "catégorie", "kategorie",
)  # fmt: skip
_SOURCE = (
    "source", "sourcename", "sourcelabel", "sourceurl", "originallink", "originalurl", "original", "link", "srcurl",
    "baseurl", "reference", "adaptedfrom", "basedon", "inspiredby", "credit", "author",
)  # fmt: skip
_WRAPPERS = ("recipe", "meta", "metadata", "info", "details", "recipeinfo", "recipedetails", "stats", "facts")
"""Keys of maps whose fields are those of the recipe."""
_EQUIPMENT = ("equipment", "tools", "utensils", "ustensiles", "cookware")
_NOTES = ("notes", "note", "tips", "tip", *_EQUIPMENT, *FOREIGN_NOTES)
_KNOWN = frozenset(
    (*_TITLE, *_DESCRIPTION, *_SERVINGS, *_TIMES, *_TAGS, *_CATEGORIES, *_SOURCE, *INGREDIENTS, *STEPS, *_NOTES)
)
_IGNORED = frozenset(
    """layout date type draft slug weight image images imagecredit thumbnail cover photo photos picture video pubdate
    published updated lastmod modified created permalink url aliases alias owner toc featured favorite favourite id
    uuid cssclass cssclasses parent nav navorder template lang language status rating hasmath originaltitle
    addeddate dateadded datecreated datemodified lastupdated""".split()  # noqa: SIM905
)
_IGNORED_PARTS = (
    "exclude", "hide", "image", "photo", "thumbnail", "gallery", "video", "contributor", "firstmade", "lastmade",
)  # fmt: skip
"""Keys that concern the website and not the cook."""


def split_metadata(text: str) -> Metadata:
    """Split off and read the metadata at the head of a text, if there are any."""
    text = _UNFENCED_LAYOUT.sub("", text.removeprefix("\ufeff"), count=1)
    lines = text.split("\n")
    if lacks_fence(lines):
        lines = ["---", *lines]
    closing = _FENCES.get(lines[0].rstrip())
    end = next((at for at, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() in closing), 0) if closing else 0
    if end:
        inside = "\n".join(lines[1:end])
        fields = toml_fields(inside) if lines[0].startswith(_TOML) else yaml_fields(inside)
        if fields:
            draft = _draft(fields)
            yields = first_text(_flattened(fields), _SERVINGS)
            doubts, body = odd_yield(draft, yields), "\n".join(lines[end + 1 :])
            first = end + 2 - (len(lines) - text.count("\n") - 1)
            return Metadata(draft, doubts, body, first, _components(fields))
    nikola = [field for line in lines[:_NIKOLA_LINES] if (field := _NIKOLA.match(line))]
    return Metadata(_draft({field[1]: field[2] for field in nikola}) if len(nikola) > 1 else Draft(), (), text)


def _components(fields: dict[str, Value]) -> tuple[str, ...]:
    """Return the titles in `components`; a map of ingredients under that name holds groups and no titles."""
    value = _flattened(fields).get("components", "")
    listed = value if isinstance(value, tuple) else (value,)
    return tuple(filter(None, map(text_of, listed))) if all(isinstance(item, str) for item in listed) else ()


def _flattened(fields: dict[str, Value]) -> dict[str, Value]:
    """Return the fields by normalized key, including those of a nested "recipe"."""
    flat: dict[str, Value] = {}
    for key, value in fields.items():
        if plain_key(key) in _WRAPPERS and isinstance(value, dict):
            flat = _flattened(value) | flat
        else:
            flat[known_key(key, _KNOWN)] = value
    return flat


def _draft(named: dict[str, Value]) -> Draft:
    fields = _flattened(named)
    groups = groups_in(first_value(fields, INGREDIENTS))
    sources = [text for key in _SOURCE if (text := text_of(fields.get(key, "")))]
    return Draft(
        title=first_text(fields, _TITLE),
        description=first_text(fields, _DESCRIPTION),
        servings=next(
            (read for key in _SERVINGS if (read := parse_servings(_amount_text(fields.get(key, "")))).least), Servings()
        ),
        times=tuple(_times(fields)),
        tags=tuple(dict.fromkeys(_tags(fields))),
        source=" · ".join(dict.fromkeys(sources)),
        groups=tuple(DraftGroup(name, tuple(lines)) for name, lines in groups if lines),
        sections=tuple(DraftSection(name, tuple(steps)) for name, steps in sections_in(_instructions(fields)) if steps),
        nutrition=Nutrition("", tuple(_nutrition(fields.get("nutrition", "")))),
        notes=tuple(_notes(named)),
    )


def _instructions(fields: dict[str, Value]) -> Value:
    """Return the steps, ignoring a single word such as `method: bake`, which is not a step."""
    return next((value for key in STEPS if (value := fields.get(key, "")) and not _is_label(value)), "")


def _is_unread(key: str, value: Value) -> bool:
    """Return whether the value cannot be what its key says: `method: bake`, `time: all day`."""
    is_time = isinstance(value, str) and (not value.strip("0 ") or stated_span(value) is not None)
    if key in _TIMES:
        return isinstance(value, str) and (not is_time or _is_in_hours(_TIMES[key], value))
    return key in STEPS and _is_label(value) and not (is_time and key in _TIMES_INSIDE)


def _is_in_hours(name: str, value: Value) -> bool:
    """Return whether a total time is a number that may be hours: no recipe takes `time: 1` minute."""
    return name == "total" and isinstance(value, str) and value.strip() in ("1", "2", "3", "4")


def _is_plain_list(value: Value) -> bool:
    """Return whether a value is a list of words for people, and not of links."""
    return isinstance(value, tuple) and all(isinstance(item, str) and "[[" not in item for item in value)


def _is_label(value: Value) -> bool:
    return isinstance(value, str) and len(value.split()) <= _LABEL_WORDS and not value.rstrip().endswith((".", "!"))


def _amount_text(value: Value) -> str:
    """Return a value on one line; `{amount: 4, unit: bowls}` is "4 bowls"."""
    return " ".join(map(text_of, value.values())) if isinstance(value, dict) else text_of(value)


def _times(fields: dict[str, Value]) -> Iterator[StatedTime]:
    times = {_TIMES_INSIDE[key]: value for key, value in fields.items() if key in _TIMES_INSIDE} | fields
    for nested in (fields.get("time"), fields.get("times")):
        inner = {plain_key(key): value for key, value in nested.items()} if isinstance(nested, dict) else {}
        times |= {_TIMES_INSIDE.get(key, key): value for key, value in inner.items()}
    named: set[str] = set()
    for key, value in times.items():
        name = _TIMES.get(key)
        unit = next((fields[f"{key}{word}"] for word in _UNIT_WORDS if f"{key}{word}" in fields), "")
        span = stated_span(time_phrase(value, unit)) if name and not _is_in_hours(name, value) else None
        if name and name not in named and span is not None and span.most_ms:
            named.add(name)
            yield StatedTime(name, span)


def _tags(fields: dict[str, Value]) -> Iterator[str]:
    """Yield the tags, splitting at commas except within a category such as "Rice, Beans & Grains"."""
    for key in (*_TAGS, *_CATEGORIES):
        value = fields.get(key, "")
        if isinstance(value, str):
            text = text_of(value.strip("[]"))
            yield from filter(None, category_tags(text) if key in _CATEGORIES else map(str.strip, text.split(",")))
        else:
            yield from filter(None, map(text_of, leaves(value)))


def _notes(named: dict[str, Value]) -> Iterator[str]:
    """Yield the notes, and other metadata for the cook with their keys."""
    units = {f"{key}{word}" for key in _TIMES for word in _UNIT_WORDS}
    for name, value in named.items():
        key = known_key(name, _KNOWN)
        if key in _NOTES:
            prefix = "Equipment: " if key in _EQUIPMENT else ""
            for item in _listed(value):
                if text := text_of(item):
                    yield f"{prefix}{text}"
        elif (key not in _KNOWN or _is_unread(key, value)) and key not in units and not _is_of_the_site(key):
            text = text_of(value) if isinstance(value, str) or _is_plain_list(value) else ""
            has_content = any(map(str.isalnum, text)) and text.lower() not in ("true", "false")
            if has_content and len(text) <= LONGEST_NOTE and "://" not in text:
                yield f"{re.sub(r'[_-]', ' ', name).capitalize()}: {text}"


def _listed(value: Value) -> tuple[Value, ...]:
    """Return the items of a list, which may be written as one in a text."""
    if isinstance(value, str) and value.count("\n") and all(map(_BULLET.match, value.strip().split("\n"))):
        return tuple(_BULLET.sub("", line) for line in value.strip().split("\n"))
    return value if isinstance(value, tuple) else (value,)


def _is_of_the_site(key: str) -> bool:
    return key in _IGNORED or any(part in key for part in _IGNORED_PARTS)


def _nutrition(value: Value) -> Iterator[NutritionFact]:
    if isinstance(value, dict):
        for key, amount in value.items():
            name, _, unit = key.replace("_", " ").rpartition(" ")
            is_unit = unit in ("g", "mg", "kcal", "mcg") and bool(name)
            if isinstance(amount, str) and amount and key != "servings":
                yield NutritionFact(
                    name if is_unit else key.replace("_", " "), f"{amount} {unit}" if is_unit else amount
                )
