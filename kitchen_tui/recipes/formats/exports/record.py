"""Reads records of named fields as drafts, by the names that programs and people use."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kitchen_tui.model.recipe import Nutrition, NutritionFact, Servings, StatedTime, Storage
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.exports.parts import groups_of, spaced
from kitchen_tui.recipes.formats.found import LEFT_OUT, missing_parts, odd_yield, stated_span, unique_tags
from kitchen_tui.recipes.formats.front_matter import known_key
from kitchen_tui.recipes.formats.headings import (
    FOREIGN_INGREDIENTS,
    FOREIGN_NOTES,
    FOREIGN_STEPS,
    FOREIGN_TIMES,
    FOREIGN_TITLES,
    aside_kind,
)
from kitchen_tui.recipes.formats.web.instructions import sections_of
from kitchen_tui.recipes.formats.web.page import first_of, scalar, text_of
from kitchen_tui.recipes.formats.web.tags import plain_line, plain_lines
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.reading_limits import LONGEST_NOTE, LONGEST_TITLE
from kitchen_tui.recipes.understand.draft import Draft, DraftSection
from kitchen_tui.recipes.understand.stated import (
    FOREIGN_SERVINGS,
    parse_servings,
    time_phrase,
)

# The names of each field in letters only, the preferred first.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("name", "title", "recipename", "recipetitle", "headline", "dish", "dishname", "recipe", "meal",
              *FOREIGN_TITLES),
    "description": ("description", "summary", "introduction", "intro", "recipedescription", "headnote", "subtitle"),
    "servings": ("servings", "recipeservings", "serves", "recipeyield", "yield", "yields", "portions", "portion",
                 "servingsize", "makes", "size", "quantity", "numberofservings", *FOREIGN_SERVINGS),
    "ingredients": ("ingredients", "recipeingredient", "recipeingredients", "ingredient", "ingredientlist",
                    "extendedingredients", "ingredientslist", *FOREIGN_INGREDIENTS),
    "steps": ("recipeinstructions", "instructions", "directions", "steps", "method", "recipedirections", "procedure",
              "instruction", "direction", "step", "methods", "preparation", "cookinginstructions", "cookingmethod",
              "analyzedinstructions", "preparationsteps", *FOREIGN_STEPS),
    "tags": ("tags", "tag", "categories", "category", "recipecategory", "keywords", "course", "recipecourse", "cuisine",
             "recipecuisine", "diet", "mealtype", "maintag"),
    "source": ("source", "sourceurl", "recipesource", "url", "orgurl", "originalurl", "originallink", "link",
               "sourcename", "author", "sourceauthors"),
    "notes": ("notes", "note", "recipenotes", "recipenote", "comments", "cooksnotes", "privatenotes",
              *FOREIGN_NOTES),
    "tips": ("tips", "tip", "hints"),
    "storage": ("storage", "storing", "keeping"),
    "nutrition": ("nutrition", "nutritionalinfo", "nutritioninfo", "nutritioninformation", "nutrients"),
}  # fmt: skip
_TIMES: Mapping[str, tuple[str, ...]] = {
    "prep": ("preptime", "preparationtime", "prep", "prepminutes", "recipepreptime"),
    "cook": ("cooktime", "cookingtime", "performtime", "cook", "cookingduration", "cookminutes", "cooking",
             "recipecooktime", "bakingtime", "baketime"),
    "active": ("activetime", "workingtime", "handsontime"),
    "waiting": ("waitingtime", "inactivetime", "resttime", "restingtime"),
    "total": ("totaltime", "time", "duration", "readyin", "readyinminutes", "recipetotaltime", "timerequired"),
}  # fmt: skip
_CONTAINED = (("ingredient", "ingredients"), ("instruction", "steps"), ("direction", "steps"), ("serving", "servings"))
"""Words that make an unknown name mean a field, such as "Ingredient text"."""
_BRACKETS = lazy_regex(r"\([^()]*\)|\[[^\[\]]*\]")
_UNIT_NAME = lazy_regex(r"(.{2,30}?)[\s_-]?(?:increment|units?)", re.IGNORECASE)
_BRACED = lazy_regex(r"\{\{([^{}]{1,60})\}\}")
_REFERENCE = lazy_regex(r"\{\{\s*ingredients\[(\d{1,3})\]\s*\}\}")
_NAMED = lazy_regex(r"\{([\w -]{1,60})\}")
_NOT_LETTERS = lazy_regex(r"[^a-zà-ÿ]")
_BARE_NUMBER = lazy_regex(r"\d{1,5}(?:\.\d{1,3})?")
_USEFUL = lazy_regex(
    r"rating|difficulty|yield note|allergens?|equipment|tools?|cookware|oven.{0,20}|(?:\w+[ _-])?temp(?:erature)?"
    r"|pan(?:[ _-]?size)?|wine.{0,20}|pairings?|variations?|substitutions?",
    re.IGNORECASE,
)
_NOT_GIVEN = lazy_regex(r"0(?:\.0+)?(?: ?/ ?\d+)?|none|null|n/?a|[-–—]+", re.IGNORECASE)
"""What programs export for a field that was left empty, such as a rating."""
_DEEPEST = 8


def field_of(name: str) -> str:
    """Return which part of a recipe a field name means ("title", "steps", "prep time"…), or ""."""
    plain = _NOT_LETTERS.sub("", _BRACKETS.sub("", name.lower()))
    found = _BY_NAME.get(known_key(plain, _BY_NAME), "")
    return found or next((field for part, field in _CONTAINED if part in plain), "")


_BY_NAME = {name: field for field, names in _FIELDS.items() for name in names} | {
    name: f"{time if time in _TIMES else 'waiting'} time"
    for table in (FOREIGN_TIMES, _TIMES)
    for time, names in table.items()
    for name in names
}


def time_of_unit(name: str) -> str:
    """Return which time a name means the unit of, such as "cook time" for "cook_increment", or ""."""
    time = field_of(named[1]) if (named := _UNIT_NAME.fullmatch(name)) else ""
    return time if time.endswith(" time") else ""


def is_recipe_record(node: Any) -> bool:
    """Return whether a map has at least two of title, ingredients and steps."""
    if not isinstance(node, Mapping):
        return False
    pairs = list(_unwrapped(node))
    names = {field_of(key) for key, value in pairs if isinstance(key, str) and value}
    titles = (value for key, value in pairs if isinstance(key, str) and field_of(key) == "title")
    is_titled = any(isinstance(title, str) and title for title in titles)
    return len(names & {"ingredients", "steps"}) + is_titled > 1


def has_wrapped_fields(record: Mapping[str, Any]) -> bool:
    """Return whether some fields of a recipe are inside another one, such as "meta"."""
    return [key for key, _ in _unwrapped(record)] != list(record)


def record_versions(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return a record for each version of a dish, if the ingredients and steps are in a list of versions."""
    fields = {field_of(key) for key, value in record.items() if isinstance(key, str) and value}
    if "title" not in fields or fields & {"ingredients", "steps"}:
        return [record]
    for key, value in record.items():
        versions = [item for item in value if isinstance(item, Mapping)] if isinstance(value, list | tuple) else []
        are_recipes = all(is_recipe_record({"title": "?", **item}) for item in versions)
        if versions and len(versions) == len(value) and are_recipes:
            rest = {name: item for name, item in record.items() if name != key}
            return [{**rest, **item} for item in versions]
    return [record]


def record_drafts(
    records: Iterable[Mapping[str, Any]], notes_of: Callable[[Mapping[str, Any]], Iterable[str]]
) -> Iterator[tuple[Draft, tuple[Problem, ...]]]:
    """Yield the drafts of records with ingredients or steps, and what is uncertain about each.

    The values of a record are strings, numbers, lists and maps. `notes_of` makes notes of fields with unknown names.
    """
    for fields in map(_Fields, records):
        draft, uncertain = _read(fields)
        if draft.groups or draft.sections:
            untitled = () if draft.title else (Problem("The recipe has no title.", hint="Give it one."),)
            notes = (*draft.notes, *notes_of(fields.unknown))
            yield draft._replace(notes=notes), (*uncertain, *untitled, *missing_parts(draft))


def useful_notes(unknown: Mapping[str, Any]) -> Iterator[str]:
    """Yield a note for each unknown field that is useful to the cook, such as an oven temperature (no database key)."""
    for name, value in unknown.items():
        text = text_of(value)
        if text and len(text) <= LONGEST_NOTE and _USEFUL.fullmatch(name) and not _NOT_GIVEN.fullmatch(text):
            label = re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", name).strip()
            yield f"{label[:1].upper()}{label[1:]}: {text}"


class _Fields:
    """The values of a record by field, without empty ones."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.record = record
        self._values: dict[str, list[tuple[int, Any]]] = {}
        unknown: dict[str, Any] = {}
        pairs = [(key, value) for key, value in _unwrapped(record) if isinstance(key, str)]
        units = {time: value for key, value in pairs if (time := time_of_unit(key))}
        for key, value in pairs:
            if value in (None, "", [], {}, ()) or time_of_unit(key):
                continue
            field = field_of(key)
            if field.endswith(" time") and not isinstance(value, list | tuple):
                value = time_phrase(value, units.get(field, ""))
            if not field:
                unknown[key] = value
                continue
            plain = _NOT_LETTERS.sub("", _BRACKETS.sub("", key.lower()))
            names = _FIELDS.get(field) or _TIMES[field.removesuffix(" time")]
            self._values.setdefault(field, []).append((names.index(plain) if plain in names else len(names), value))
        self.unknown = unknown

    def every(self, field: str) -> list[Any]:
        """Return all values of a field, those of the preferred name first."""
        return [value for _, value in sorted(self._values.get(field, ()), key=lambda pair: pair[0])]

    def first(self, field: str) -> Any:
        return next(iter(self.every(field)), None)

    def prose(self, field: str) -> list[Any]:
        """Return the values of a field that are text."""
        return [value for value in self.every(field) if isinstance(value, str)]


def _read(fields: _Fields) -> tuple[Draft, list[Problem]]:
    """Return the draft, and what is uncertain about it. Times given as numbers are minutes."""
    listed = fields.first("ingredients")
    steps = _without_braces(
        _with_named_ingredients(fields.first("steps")), listed if isinstance(listed, Mapping) else {}
    )
    sections, asides = _parted(sections_of(steps))
    times, uncertain = _times(fields)
    storage = (*_lines(fields.every("storage")), *asides["storage"])
    draft = Draft(
        title=text_of(fields.first("title"), LONGEST_TITLE),
        description=text_of(fields.first("description")),
        servings=_servings(fields),
        times=tuple(times),
        tags=_tags(fields),
        source=" · ".join(dict.fromkeys(filter(None, map(_source, fields.every("source"))))),
        groups=groups_of(fields.first("ingredients")) or groups_of(_step_ingredients(fields.first("steps"))),
        sections=sections,
        storage=Storage(storage),
        nutrition=_nutrition(fields.first("nutrition")),
        tips=(*_lines(fields.every("tips")), *asides["tips"]),
        notes=(*_lines(fields.every("notes")), *_lines(fields.prose("nutrition")), *asides["notes"]),
    )
    uncertain += odd_yield(draft, text_of(fields.first("servings")))
    return draft, uncertain


def _unwrapped(record: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Yield the fields, with those inside a map of facts such as "meta" in its place."""
    for key, value in record.items():
        field = field_of(key) if isinstance(key, str) else "?"
        known = [field_of(name) for name in value if isinstance(name, str)] if isinstance(value, Mapping) else []
        has_times = any(name.endswith(" time") and name != "total time" for name in known)
        is_facts = not field and len(list(filter(None, known))) > 1
        if is_facts or (has_times and (not field or field.endswith(" time"))):
            yield from value.items()
        else:
            yield key, value


def _with_named_ingredients(steps: Any) -> Any:
    """Replace references to the ingredients of a step, as in Tandoor's "{{ ingredients[0] }}", by their lines."""
    if not isinstance(steps, list | tuple):
        return steps
    return [_with_own_ingredients(step) if isinstance(step, Mapping) else step for step in steps]


def _with_own_ingredients(step: Mapping[str, Any]) -> Mapping[str, Any]:
    text, ingredients = step.get("instruction"), step.get("ingredients")
    if not isinstance(text, str) or not isinstance(ingredients, list):
        return step
    lines = [" ".join(line for group in groups_of([item]) for line in group.lines) for item in ingredients]

    def line(reference: re.Match[str]) -> str:
        number = int(reference[1])
        return lines[number] if number < len(lines) else ""

    return {**step, "instruction": _REFERENCE.sub(line, text)}


def _without_braces(value: Any, named: Mapping[str, Any], depth: int = 0) -> Any:
    """Remove the braces around amounts ("{{2 cups}}"), and around the names of listed ingredients ("{red-wine}")."""
    if isinstance(value, Mapping) and depth < _DEEPEST:
        return {key: _without_braces(inside, named, depth + 1) for key, inside in value.items()}
    if isinstance(value, list | tuple) and depth < _DEEPEST:
        return [_without_braces(inside, named, depth + 1) for inside in value]
    if not isinstance(value, str) or "{" not in value:
        return value
    text = _BRACED.sub(lambda braced: f" {braced[1].strip()} ", value).replace("  ", " ").strip()
    return _NAMED.sub(lambda braced: spaced(braced[1]), text) if named else text


def _step_ingredients(steps: Any) -> Any:
    """Return the ingredients listed in the steps, grouped by step."""
    if not isinstance(steps, list | tuple):
        return None
    groups = [step for step in steps if isinstance(step, Mapping) and step.get("ingredients")]
    return [{"title": step.get("name") or "", "items": step["ingredients"]} for step in groups]


def _parted(sections: tuple[DraftSection, ...]) -> tuple[tuple[DraftSection, ...], dict[str, list[str]]]:
    """Separate sections of steps from those of notes, tips and storage."""
    asides: dict[str, list[str]] = {"notes": [], "tips": [], "storage": []}
    cooking = tuple(section for section in sections if not aside_kind(section.name))
    if not cooking:
        return sections, asides
    for section in sections:
        if kind := aside_kind(section.name):
            asides[kind] += [step.text for step in section.steps]
    return tuple(_move_asides(section, asides) for section in cooking), asides


def _move_asides(section: DraftSection, asides: dict[str, list[str]]) -> DraftSection:
    """Move steps such as "Make ahead: Freeze it for a month." from the end of a section to `asides`."""
    steps = list(section.steps)
    while len(steps) > 1:
        head, _, rest = steps[-1].text.partition(":")
        kind = aside_kind(head) if rest.strip() else ""
        if not kind:
            break
        asides[kind].insert(0, rest.strip())
        steps.pop()
    return section._replace(steps=tuple(steps))


def _times(fields: _Fields) -> tuple[list[StatedTime], list[Problem]]:
    times, uncertain = [], []
    for name in _TIMES:
        value = fields.first(f"{name} time")
        text = text_of(time_phrase(value) if isinstance(value, Mapping) else value)
        span = stated_span(text)
        if span is not None and span.most_ms:
            times.append(StatedTime(name, span))
        elif span is None and text:
            sentence = f"The {name} time “{text[:40]}” is not a time."
            uncertain.append(Problem(sentence, hint=LEFT_OUT))
    return times, uncertain


def _servings(fields: _Fields) -> Servings:
    """Return the first yield with a number, with its unit or that of another yield with the same number."""
    unit = text_of(first_of(fields.record, ("servings_text", "recipeYieldText")))
    offered: list[str] = []
    for value in fields.every("servings"):
        for item in value if isinstance(value, list | tuple) else [value]:
            if isinstance(item, Mapping):
                offered += [f"{_number(amount)} {key}" for key, amount in item.items() if scalar(amount)]
            else:
                offered.append(f"{_number(item)} {unit if _BARE_NUMBER.fullmatch(_number(item)) else ''}")
    read = [parse_servings(plain_line(text)) for text in offered]
    known = [one for one in read if one.least is not None]
    same = (one for one in known if one[:2] == known[0][:2] and one.unit)
    return next(same, known[0]) if known else Servings()


def _number(value: Any) -> str:
    """Return a number without ".0"."""
    return re.sub(r"^(\d+)\.0+$", r"\1", scalar(value).strip())


def _tags(fields: _Fields) -> tuple[str, ...]:
    tags: list[Any] = []
    for value in fields.every("tags"):
        tags += value if isinstance(value, list | tuple) else re.split(r"[,;|]", scalar(value))
    return unique_tags(text_of(tag).strip("[]\"' ") for tag in tags)


def _source(value: Any) -> str:
    """Return a name, an address, or both from a map."""
    if isinstance(value, Mapping):
        return ", ".join(filter(None, (text_of(part) for part in value.values())))
    return plain_line(", ".join(map(scalar, value)) if isinstance(value, list | tuple) else scalar(value))


def _lines(values: list[Any], depth: int = 0) -> Iterator[str]:
    for value in values:
        if isinstance(value, list | tuple) and depth < _DEEPEST:
            yield from _lines(list(value), depth + 1)
        elif isinstance(value, Mapping):
            title, text = (text_of(value.get(key)) for key in ("title", "text"))
            yield from filter(None, (": ".join(filter(None, (title, text))),))
        else:
            yield from plain_lines(scalar(value))


def _nutrition(value: Any) -> Nutrition:
    if not isinstance(value, Mapping):
        return Nutrition()
    facts = ((_fact_name(str(key)), text_of(amount)) for key, amount in value.items() if key != "@type")
    return Nutrition("", tuple(NutritionFact(name, amount) for name, amount in facts if name and amount))


def _fact_name(key: str) -> str:
    """Return the name of a nutrition fact: "fatContent" becomes "fat"."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key.removesuffix("Content")).replace("_", " ")
    return plain_line(words).lower()
