"""Reads the metadata at the head of a file (Hugo, Jekyll, Obsidian, Nikola), which often hold the whole recipe."""

import re
from collections.abc import Iterable, Iterator

from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Nutrition, NutritionFact, Servings, StatedTime
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.draft import Draft, DraftGroup, DraftSection, DraftStep, odd_yield, with_time
from kitchen_tui.recipes.formats.exports.parts import VAGUELY
from kitchen_tui.recipes.formats.front_matter import Value, known_key, lacks_fence, leaves, toml_fields, yaml_fields
from kitchen_tui.recipes.formats.headings import (
    FOREIGN_INGREDIENTS,
    FOREIGN_NOTES,
    FOREIGN_STEPS,
    FOREIGN_TIMES,
    FOREIGN_TITLES,
)
from kitchen_tui.recipes.formats.text.facts import category_tags
from kitchen_tui.recipes.formats.text.ingredient_list import read_ingredients
from kitchen_tui.recipes.formats.text.lines import read_lines, unmarked
from kitchen_tui.recipes.formats.text.step_list import read_steps
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.understand.amounts import split_line
from kitchen_tui.recipes.understand.stated import (
    FOREIGN_SERVINGS,
    parse_servings,
    parse_stated_time,
    read_iso,
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
_LONGEST_NOTE = 300

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
_INGREDIENTS = (
    "ingredients", "ingredient", "recipeingredient", "recipeingredients", "ingredientlist",
    *FOREIGN_INGREDIENTS,
)  # fmt: skip
_STEPS = (
    "steps", "instructions", "directions", "method", "recipeinstructions", "procedure", "preparation", "instruction",
    "direction", "methods", *FOREIGN_STEPS,
)  # fmt: skip
_WRAPPERS = ("recipe", "meta", "metadata", "info", "details", "recipeinfo", "recipedetails", "stats", "facts")
"""Keys of maps whose fields are those of the recipe."""
_EQUIPMENT = ("equipment", "tools", "utensils", "ustensiles", "cookware")
_NOTES = ("notes", "note", "tips", "tip", *_EQUIPMENT, *FOREIGN_NOTES)
_KNOWN = frozenset(
    (*_TITLE, *_DESCRIPTION, *_SERVINGS, *_TIMES, *_TAGS, *_CATEGORIES, *_SOURCE, *_INGREDIENTS, *_STEPS, *_NOTES)
)
_IGNORED = frozenset(
    """layout date type draft slug weight image images imagecredit thumbnail cover photo photos picture video pubdate
    published updated lastmod modified created permalink url aliases alias owner toc featured favorite favourite id
    uuid cssclass cssclasses parent nav navorder template lang language status rating hasmath originaltitle""".split()  # noqa: SIM905
)
_IGNORED_PARTS = (
    "exclude", "hide", "image", "photo", "thumbnail", "gallery", "video", "contributor", "firstmade", "lastmade",
)  # fmt: skip
"""Keys that concern the website and not the cook."""
_NAME_KEYS = ("name", "ingredient", "item", "food", "title", "text", "original")
_AMOUNT_KEYS = ("amount", "quantity", "qty", "value")
_UNIT_KEYS = ("unit", "units", "measure")
_REMARK_KEYS = ("note", "notes", "preparation", "prep", "comment", "modifier", "form")
_HEADING_KEYS = (
    "title", "name", "section", "group", "heading", "header", "for", "component", "part", "groupname", "sectionname",
)  # fmt: skip
_GROUP_KEYS = ("group", "section", "component", "part")
_LIST_KEYS = ("items", "list", "children", "ingredientlist", "content", *_INGREDIENTS)
_TEXT_KEYS = ("text", "step", "instruction", "description", "direction", "content", "body")
_STEP_TIMES = ("time", "duration", "timer", "minutes")
_STEP_LIST_KEYS = ("items", "list", "children", *_STEPS)


def split_metadata(text: str) -> Metadata:
    """Split off and read the metadata at the head of a text, if there are any."""
    lines = text.removeprefix("\ufeff").split("\n")
    if lacks_fence(lines):
        lines = ["---", *lines]
    closing = _FENCES.get(lines[0].rstrip())
    end = next((at for at, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() in closing), 0) if closing else 0
    if end:
        inside = "\n".join(lines[1:end])
        fields = toml_fields(inside) if lines[0].startswith(_TOML) else yaml_fields(inside)
        if fields:
            draft = _draft(fields)
            yields = _first(_flattened(fields), _SERVINGS)
            doubts, body = odd_yield(draft, yields), "\n".join(lines[end + 1 :])
            first = end + 2 - (len(lines) - text.count("\n") - 1)
            return Metadata(draft, doubts, body, first, _components(fields))
    nikola = [field for line in lines[:_NIKOLA_LINES] if (field := _NIKOLA.match(line))]
    return Metadata(_draft({field[1]: field[2] for field in nikola}) if len(nikola) > 1 else Draft(), (), text)


def _components(fields: dict[str, Value]) -> tuple[str, ...]:
    """Return the titles in `components`; a map of ingredients under that name holds groups and no titles."""
    value = _flattened(fields).get("components", "")
    listed = value if isinstance(value, tuple) else (value,)
    return tuple(filter(None, map(_text, listed))) if all(isinstance(item, str) for item in listed) else ()


def _flattened(fields: dict[str, Value]) -> dict[str, Value]:
    """Return the fields by normalized key, including those of a nested "recipe"."""
    flat: dict[str, Value] = {}
    for key, value in fields.items():
        if _key(key) in _WRAPPERS and isinstance(value, dict):
            flat = _flattened(value) | flat
        else:
            flat[known_key(key, _KNOWN)] = value
    return flat


def _key(key: str) -> str:
    """Return "preptime" for `prep_time`, `Prep Time` and `prepTime`."""
    return re.sub(r"[\s_-]|_?markdown$", "", key.lower())


def _draft(named: dict[str, Value]) -> Draft:
    fields = _flattened(named)
    sources = [text for key in _SOURCE if (text := _text(fields.get(key, "")))]
    return Draft(
        title=_first(fields, _TITLE),
        description=_first(fields, _DESCRIPTION),
        servings=next(
            (read for key in _SERVINGS if (read := parse_servings(_amount_text(fields.get(key, "")))).least), Servings()
        ),
        times=tuple(_times(fields)),
        tags=tuple(dict.fromkeys(_tags(fields))),
        source=" · ".join(dict.fromkeys(sources)),
        groups=tuple(DraftGroup(name, tuple(lines)) for name, lines in _groups(_value(fields, _INGREDIENTS)) if lines),
        sections=tuple(DraftSection(name, tuple(steps)) for name, steps in _sections(_instructions(fields)) if steps),
        nutrition=Nutrition("", tuple(_nutrition(fields.get("nutrition", "")))),
        notes=tuple(_notes(named)),
    )


def _instructions(fields: dict[str, Value]) -> Value:
    """Return the steps, ignoring a single word such as `method: bake`, which is not a step."""
    return next((value for key in _STEPS if (value := fields.get(key, "")) and not _is_label(value)), "")


def _is_unread(key: str, value: Value) -> bool:
    """Return whether the value cannot be what its key says: `method: bake`, `time: all day`."""
    is_time = isinstance(value, str) and (not value.strip("0 ") or _span(value) is not None)
    if key in _TIMES:
        return isinstance(value, str) and not is_time
    return key in _STEPS and _is_label(value) and not (is_time and key in _TIMES_INSIDE)


def _is_plain_list(value: Value) -> bool:
    """Return whether a value is a list of words for people, and not of links."""
    return isinstance(value, tuple) and all(isinstance(item, str) and "[[" not in item for item in value)


def _is_label(value: Value) -> bool:
    return isinstance(value, str) and len(value.split()) <= _LABEL_WORDS and not value.rstrip().endswith((".", "!"))


def _value(fields: dict[str, Value], keys: Iterable[str]) -> Value:
    return next((fields[key] for key in keys if fields.get(key)), "")


def _first(fields: dict[str, Value], keys: Iterable[str]) -> str:
    texts = (_text(fields.get(key, "")) for key in keys)
    return next((text for text in texts if text and text != "true"), "")


def _text(value: Value) -> str:
    """Return a value on one line, without markup."""
    if isinstance(value, str):
        return unmarked(clean_line(value)) if value not in ("null", "~") else ""
    return ", ".join(filter(None, map(_text, value if isinstance(value, tuple) else value.values())))


def _amount_text(value: Value) -> str:
    """Return a value on one line; `{amount: 4, unit: bowls}` is "4 bowls"."""
    return " ".join(map(_text, value.values())) if isinstance(value, dict) else _text(value)


def _times(fields: dict[str, Value]) -> Iterator[StatedTime]:
    times = {_TIMES_INSIDE[key]: value for key, value in fields.items() if key in _TIMES_INSIDE} | fields
    for nested in (fields.get("time"), fields.get("times")):
        inner = {_key(key): value for key, value in nested.items()} if isinstance(nested, dict) else {}
        times |= {_TIMES_INSIDE.get(key, key): value for key, value in inner.items()}
    named: set[str] = set()
    for key, value in times.items():
        name = _TIMES.get(key)
        unit = next((fields[f"{key}{word}"] for word in _UNIT_WORDS if f"{key}{word}" in fields), "")
        span = _span(time_phrase(value, unit)) if name else None
        if name and name not in named and span is not None and span.most_ms:
            named.add(name)
            yield StatedTime(name, span)


def _span(text: str) -> Span | None:
    """Read a time such as "10 minutes", "PT10M" or "10" (minutes)."""
    text = text.strip()
    iso = read_iso(text)
    if iso is not None:
        return Span(iso, iso)
    if re.fullmatch(r"\d{1,4}", text, re.ASCII):
        return Span(int(text) * MINUTE, int(text) * MINUTE)
    return parse_stated_time(text)


def _tags(fields: dict[str, Value]) -> Iterator[str]:
    """Yield the tags, splitting at commas except within a category such as "Rice, Beans & Grains"."""
    for key in (*_TAGS, *_CATEGORIES):
        value = fields.get(key, "")
        if isinstance(value, str):
            text = _text(value.strip("[]"))
            yield from filter(None, category_tags(text) if key in _CATEGORIES else map(str.strip, text.split(",")))
        else:
            yield from filter(None, map(_text, leaves(value)))


def _notes(named: dict[str, Value]) -> Iterator[str]:
    """Yield the notes, and other metadata for the cook with their keys."""
    units = {f"{key}{word}" for key in _TIMES for word in _UNIT_WORDS}
    for name, value in named.items():
        key = known_key(name, _KNOWN)
        if key in _NOTES:
            prefix = "Equipment: " if key in _EQUIPMENT else ""
            for item in value if isinstance(value, tuple) else (value,):
                if text := _text(item):
                    yield f"{prefix}{text}"
        elif (key not in _KNOWN or _is_unread(key, value)) and key not in units and not _is_of_the_site(key):
            text = _text(value) if isinstance(value, str) or _is_plain_list(value) else ""
            is_said = any(map(str.isalnum, text)) and text.lower() not in ("true", "false")
            if is_said and len(text) <= _LONGEST_NOTE and "://" not in text:
                yield f"{re.sub(r'[_-]', ' ', name).capitalize()}: {text}"


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


def _groups(value: Value, name: str = "") -> list[tuple[str, list[str]]]:
    """Return ingredients from a text, a list of lines, maps or groups, or a map from names to amounts or groups."""
    if isinstance(value, str):
        return read_ingredients(read_lines(value), name)[0] if value else []
    groups: list[tuple[str, list[str]]] = [(name, [])]
    pairs = (("", item) for item in value) if isinstance(value, tuple) else value.items()
    for key, item in pairs:
        if isinstance(item, str) and len(value) == 1 and _key(key) in _GROUP_KEYS:
            groups.append((clean_line(item), []))
        elif isinstance(item, str) and key:
            groups[-1][1].append(_with_amount(key, item))
        elif isinstance(item, tuple) and not key and all(isinstance(part, str) for part in item):  # [2 cups, flour]
            groups[-1][1].append(_text(tuple(item)).replace(", ", " ", 1))
        elif isinstance(item, dict) and key and any(_key(name) in (*_AMOUNT_KEYS, *_UNIT_KEYS) for name in item):
            groups = _add_item(groups, {"name": key, **item})
        elif isinstance(item, str):
            groups[-1][1].extend(line for _, lines in read_ingredients(read_lines(item))[0] for line in lines)
        elif key:
            groups += _groups(item, clean_line(key))
        else:
            groups = _add_item(groups, item)
    return groups


def _add_item(groups: list[tuple[str, list[str]]], item: Value) -> list[tuple[str, list[str]]]:
    if not isinstance(item, dict):
        return groups + _groups(item)
    fields = {_key(key): value for key, value in item.items()}
    listed = _value(fields, _LIST_KEYS)
    if listed and not isinstance(listed, str):
        return groups + _groups(listed, _first(fields, _HEADING_KEYS))
    name_keys: tuple[str, ...] = _NAME_KEYS
    if not any(key in fields for key in _NAME_KEYS) and any(key in fields for key in _AMOUNT_KEYS):
        name_keys = tuple(key for key in fields if key not in (*_AMOUNT_KEYS, *_UNIT_KEYS, *_REMARK_KEYS, *_GROUP_KEYS))
    name = _first(fields, name_keys)
    if not name and any(key in name_keys for key in fields):
        return groups  # a template that was not filled in
    if name:
        amount, remark = _first(fields, _AMOUNT_KEYS), _first(fields, _REMARK_KEYS)
        if VAGUELY.fullmatch(amount):
            amount, remark = "", ", ".join(filter(None, (amount, remark)))
        unit = _first(fields, _UNIT_KEYS)
        if VAGUELY.fullmatch(unit):
            unit, remark = "", ", ".join(filter(None, (unit, remark)))
        words = [amount, "" if unit.lower() == "whole" else unit, name]
        group = _first(fields, _GROUP_KEYS)
        if group and group != groups[-1][0]:
            groups = [*groups, (group, [])]
        groups[-1][1].append(", ".join(filter(None, [" ".join(filter(None, words)), remark])))
        return groups
    inner = _groups(item)
    groups[-1][1].extend(inner[0][1])
    return groups + inner[1:]


def _with_amount(name: str, amount: str) -> str:
    """Return "1 onion, chopped" for `onion: 1 chopped`."""
    head, _, rest = clean_line(amount).partition(",")
    quantity = split_line(f"{head} {name}").quantity if head else ""
    notes = [head.removeprefix(quantity).strip(), rest.strip()]
    return ", ".join(filter(None, [f"{quantity} {clean_line(name)}".strip(), *notes]))


def _sections(value: Value, name: str = "") -> list[tuple[str, list[DraftStep]]]:
    """Return steps from a text, a list of texts, maps or sections, or a map from headings to steps."""
    if isinstance(value, str):
        return [(name, read_steps(read_lines(value))[0])] if value else []
    sections: list[tuple[str, list[DraftStep]]] = [(name, [])]
    pairs = (("", item) for item in value) if isinstance(value, tuple) else value.items()
    for key, item in pairs:
        if isinstance(item, str):
            title = "" if key.isdigit() else clean_line(key)
            text = " ".join(line.text for line in read_lines(item) if line.text)
            if text:
                sections[-1][1].append(DraftStep(text, title))
        elif key and not key.isdigit():
            sections += _sections(item, clean_line(key))
        else:
            sections = _add_step(sections, item)
    return sections


def _add_step(sections: list[tuple[str, list[DraftStep]]], item: Value) -> list[tuple[str, list[DraftStep]]]:
    if not isinstance(item, dict):
        return sections + _sections(item)
    fields = {_key(key): value for key, value in item.items()}
    listed = _value(fields, _STEP_LIST_KEYS)
    if listed and not isinstance(listed, str):
        return sections + _sections(listed, _first(fields, _HEADING_KEYS))
    inside = _value(fields, _TEXT_KEYS)
    if isinstance(inside, dict):  # - step: {name: Mix, description: …}
        return _add_step(sections, inside)
    if text := _first(fields, (*_TEXT_KEYS, *_STEPS)):
        timed = with_time(text, _first(fields, _STEP_TIMES))
        title = _first(fields, ("title", "name", "heading"))
        sections[-1][1].append(DraftStep(timed, title if any(map(str.isalpha, title)) else ""))
        return sections
    if len(item) == 1 and all(
        isinstance(value, str) for value in item.values()
    ):  # `- Tip: stir` is a text for YAML's sake
        sections[-1][1].extend(DraftStep(f"{clean_line(key)}: {_text(value)}") for key, value in item.items())
        return sections
    return sections + _sections(item)
