"""Turns a schema.org Recipe node into a draft."""

import re
from collections.abc import Iterator
from typing import Any

from kitchen_tui.model.duration import DAY, HOUR, MINUTE, SECOND, Span, format_span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Nutrition, NutritionFact, Servings, StatedTime
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.found import LEFT_OUT, odd_yield, unique_tags
from kitchen_tui.recipes.formats.headings import (
    BEGINS_WITH_AMOUNT,
    HAS_DIGIT,
    ROLE_HEADING,
    heading_of,
    is_bare_heading,
    is_generic,
    role_of,
)
from kitchen_tui.recipes.formats.web.instructions import numbering_restarts, sections_of
from kitchen_tui.recipes.formats.web.page import Node, first_of, scalar, text_of
from kitchen_tui.recipes.formats.web.tags import plain_line, plain_lines
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.reading_limits import LONGEST_TITLE
from kitchen_tui.recipes.understand.draft import Draft, DraftGroup, DraftSection
from kitchen_tui.recipes.understand.stated import parse_servings, parse_stated_time, read_iso

_DEEPEST = 20
_FEW_LINES = 2
_MOST_HEADING_WORDS = 5
_BELOW = 2
"""The number of amounts right below a line that makes it a heading if the steps name it."""
_QUOTED = 80
_COMPARE = "Keep the steps and ingredients of one."
_INGREDIENTS = ("recipeIngredient", "recipeIngredients", "ingredients", "ingredient")
_INSTRUCTIONS = ("recipeInstructions", "instructions", "recipeDirections", "step", "steps")
_YIELDS = ("recipeYield", "yield", "servings")
_TAGS = ("recipeCategory", "recipeCuisine", "recipeCourse", "keywords", "category")
_NOTES = ("recipeNotes", "notes")
_BOXES = "▢☐□◻ "
_NOTHING = frozenset(["none", "null", "undefined", "nan", "n/a"])
_INDEX = lazy_regex(r"ingredients?: \S.*,", re.IGNORECASE)
"""A line of tags, which repeats the names of ingredients: "Ingredients: beef, garlic"."""
_LOOSE_ISO = lazy_regex(
    r"(?:PT?|T)\s?(?:(\d{1,2})\s?D(?:ays?)?)?\s?(?:(\d{0,3})\s?H(?:ours?|rs?)?)?\s?(?:(\d{0,4})\s?M(?:in(?:ute)?s?)?)?\s?"
    r"(?:(\d{0,4})\s?S(?:ec(?:ond)?s?)?)?",
    re.IGNORECASE | re.ASCII,
)
"""A duration with days after the T, with spaces, or without some numbers or the T: "PT0D0H35M", "PT30 Mins", "P1H"."""
_MONTHS = lazy_regex(r"P\d{1,3}M", re.ASCII)
"""A duration in months, which no recipe takes: minutes are meant."""
_WHOLE = lazy_regex(r"(?<![\d.,])(\d{1,5})[.,]0{1,2}(?!\d)")
"""A number of servings that a program wrote as a decimal: "Serves 4.0"."""
_NO_TIME = lazy_regex(r"P?T?-\w{3,30}|P?T?(?:NaN|null|undefined)\w{0,9}|PT?", re.IGNORECASE)
"""What programs write if no time was entered."""
TIMES = {"prep": "prepTime", "cook": "cookTime", "total": "totalTime"}
FACTS = {
    "calories": "calories",
    "total fat": "fatContent",
    "saturated fat": "saturatedFatContent",
    "unsaturated fat": "unsaturatedFatContent",
    "trans fat": "transFatContent",
    "cholesterol": "cholesterolContent",
    "sodium": "sodiumContent",
    "total carbohydrates": "carbohydrateContent",
    "dietary fiber": "fiberContent",
    "sugars": "sugarContent",
    "protein": "proteinContent",
}


class ReadNode(NamedTuple):
    """A draft, and a problem for each value on the page that could not be used."""

    draft: Draft
    doubts: tuple[Problem, ...] = ()
    is_double: bool = False
    """Whether the steps are counted from 1 twice, as if they were two recipes."""


def draft_of(node: Node, page_title: str, url: str, in_words: bool = False) -> ReadNode:
    """Return the draft of a node. Times that cannot be read are left out and reported.

    With `in_words`, as programs export them, times may be in words ("10 min") and not only ISO 8601.
    """
    stated = {name: scalar(node.get(key)) for name, key in TIMES.items()}
    shown = {name for name, key in TIMES.items() if in_words or isinstance(node.get(key), list)}
    read = {name: _span(raw, name in shown) for name, raw in stated.items() if raw}
    odd_times = {name: _loose_span(stated[name]) for name, span in read.items() if span is None}
    _add_confirmed_total(read, stated, odd_times)
    title = text_of(first_of(node, ("name", "headline")), LONGEST_TITLE) or page_title
    sections = _sections(node)
    lines = _once(_lines(_longest(node, _INGREDIENTS)))
    draft = Draft(
        title=title,
        description=text_of(node.get("description")),
        servings=_servings(first_of(node, _YIELDS)),
        times=tuple(StatedTime(name, span) for name, span in read.items() if span and span.most_ms),
        tags=_tags(node),
        source=text_of(url or node.get("url")),
        groups=tuple(_groups(lines, sections, title)),
        sections=sections,
        nutrition=_nutrition(node.get("nutrition")),
        notes=(
            *(line for text in _strings(first_of(node, _NOTES)) for line in plain_lines(text)),
            *(
                f"{name.capitalize()} time: {format_span(span)}"
                for name, span in odd_times.items()
                if span and span.most_ms
            ),
        ),
    )
    unread = (f"The page states its {name} time as “{stated[name]}”." for name, span in odd_times.items() if not span)
    doubts = (*(Problem(text, hint=LEFT_OUT) for text in unread), *odd_yield(draft, text_of(first_of(node, _YIELDS))))
    return ReadNode(draft, doubts, numbering_restarts(first_of(node, _INSTRUCTIONS)))


def _span(text: str, in_words: bool) -> Span | None:
    """Read a duration in ISO 8601, or in words if the text is what the page shows instead of data."""
    ms = None if _MONTHS.fullmatch(text) else read_iso(text)
    if ms is not None:
        return Span(ms, ms)
    return parse_stated_time(text) if in_words else None


def _loose_span(text: str) -> Span | None:
    """Read a time in words, or one that is nearly ISO 8601; a zero for what stands for no time ("PTNaNM", "PTHM")."""
    if loose := _LOOSE_ISO.fullmatch(text):
        days, hours, minutes, seconds = (int(part or 0) for part in loose.groups())
        ms = days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND
        return Span(ms, ms)
    return Span(0, 0) if _NO_TIME.fullmatch(text) else parse_stated_time(text)


def _add_confirmed_total(read: dict[str, Span | None], stated: dict[str, str], odd: dict[str, Span | None]) -> None:
    """Take a bare number as the minutes of the whole if it is the sum of the other times."""
    total, parts = stated.get("total", ""), [read.get("prep"), read.get("cook")]
    if "total" in odd and total.isdecimal() and sum(part.most_ms for part in parts if part) == int(total[:6]) * MINUTE:
        read["total"] = Span(int(total) * MINUTE, int(total) * MINUTE)
        del odd["total"]


def schema_doubts(one: ReadNode, whole: str) -> list[Problem]:
    """Return what is uncertain about a draft; `whole` is "page" or "file"."""
    doubts = list(one.doubts)
    if one.is_double:
        doubts.append(Problem("The steps are counted from 1 twice; they may be two recipes.", hint=_COMPARE))
    if not one.draft.groups:
        doubts.append(Problem(f"The {whole} lists no ingredients.", hint=f"Add them from the {whole}."))
    lines = one.draft.lines()
    if 0 < len(lines) <= _FEW_LINES < len(one.draft.steps()) and not HAS_DIGIT.search("".join(lines)):
        named = ", ".join(lines)[:_QUOTED]
        doubts.append(Problem(f"The {whole} lists only “{named}” as ingredients.", hint=f"Add them from the {whole}."))
    if not one.draft.sections:
        doubts.append(Problem(f"The {whole} has no steps.", hint=f"Add them from the {whole}."))
    return doubts


def _servings(value: Any) -> Servings:
    """Return the most informative of several yields: a unit beats a bare number, a range a single number."""
    offered = value if isinstance(value, list) else [value]
    read = [parse_servings(_WHOLE.sub(r"\1", text_of(item))) for item in offered]
    return max(read, key=lambda one: (one.least is not None, bool(one.unit), one.least != one.most), default=Servings())


def _strings(value: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(value, list) and depth < _DEEPEST:
        for item in value:
            yield from _strings(item, depth + 1)
    elif text := scalar(value):
        yield text


def _tags(node: Node) -> tuple[str, ...]:
    texts = (plain_line(text) for key in _TAGS for text in _strings(node.get(key)))
    return unique_tags(tag for text in texts for tag in text.split(","))


def _lines(value: Any) -> list[str]:
    """Return the ingredient lines; a single text is split at line breaks."""
    texts = list(_strings(value))
    if len(texts) == 1:
        lines = plain_lines(texts[0])
    else:
        lines = [line for text in texts for line in _several(plain_lines(text))]
    if "".join(lines).lower() in _NOTHING:
        return []
    listed = (line for line in lines if len(lines) <= _FEW_LINES or not _INDEX.match(line))
    return [line.lstrip(_BOXES) for line in listed if any(map(str.isalpha, line))]


def _once(lines: list[str]) -> list[str]:
    """Return the lines without ingredients that are repeated at the end, in any order."""
    for at in range(len(lines) // 2, len(lines) - _FEW_LINES):
        copy = lines[at:]
        if sorted(copy) in (sorted(lines[:at][-len(copy) :]), sorted(lines[: len(copy)])):
            has_amounts = all(map(BEGINS_WITH_AMOUNT.match, copy))
            return lines[:at] if has_amounts else lines
    return lines


def _several(lines: list[str]) -> list[str]:
    """Return the lines of an item: several ingredients if all have words and the later ones begin with amounts."""
    amounts = sum(bool(BEGINS_WITH_AMOUNT.match(line)) for line in lines[1:])
    are_ingredients = all(any(map(str.isalpha, line)) for line in lines) and amounts * 2 > len(lines[1:])
    return lines if are_ingredients else [clean_line(" ".join(lines))]


def _longest(node: Node, keys: tuple[str, ...]) -> Any:
    """Return the value with the most lines: of two, one may have everything on one line."""
    return max((node[key] for key in keys if node.get(key)), key=lambda value: len(_lines(value)), default=None)


def _words_of(sections: tuple[DraftSection, ...]) -> Iterator[str]:
    for section in sections:
        yield from [section.name] if section.name else []
        yield from (step.text for step in section.steps)


def groups_of(lines: list[str], draft: Draft) -> Iterator[DraftGroup]:
    """Yield the groups of ingredient lines of a draft."""
    return _groups(lines, draft.sections, draft.title)


def _groups(lines: list[str], sections: tuple[DraftSection, ...], title: str) -> Iterator[DraftGroup]:
    steps = " ".join([*_words_of(sections), title])
    name, kept = "", list[str]()
    for at, line in enumerate(lines):
        is_bare = is_bare_heading(line, lines[at + 1 :]) or _is_made(line, lines[at + 1 : at + 1 + _BELOW], steps)
        is_role = bool(ROLE_HEADING.fullmatch(line)) and role_of(line) == "ingredients"
        heading = heading_of(line) or (line if is_bare or is_role else "")
        if not heading:
            kept.append(line)
            continue
        if kept:
            yield DraftGroup(name, tuple(kept))
        name, kept = "" if is_role or is_generic(heading) else heading, []
    if kept:
        yield DraftGroup(name, tuple(kept))


def _is_made(line: str, below: list[str], steps: str) -> bool:
    """Return whether a line above two amounts names what the steps make: "Apple slaw" if they say "make the slaw"."""
    words = line.lower().split()
    if (
        not 0 < len(words) <= _MOST_HEADING_WORDS
        or len(below) < _BELOW
        or not all(map(BEGINS_WITH_AMOUNT.match, below))
    ):
        return False
    if BEGINS_WITH_AMOUNT.match(line) or not re.fullmatch(r"[^\W\d][^\d,.;:()]*", line):
        return False
    ends = [" ".join(words[at:]) for at in range(len(words)) if len(words) - at > 1 or len(words) == 1]
    made = "|".join(map(re.escape, ends))
    return bool(re.search(rf"(?:\b(?:make|making|prepare)|(?:^|[.!:] )for) (?:the |your )?(?:{made})\b", steps.lower()))


def _sections(node: Node) -> tuple[DraftSection, ...]:
    """Return the sections of steps; none if they only repeat the description."""
    sections = sections_of(first_of(node, _INSTRUCTIONS))
    description = text_of(node.get("description"))
    texts = [step.text for section in sections for step in section.steps]
    return () if description and texts == [description] else sections


def _nutrition(value: Any) -> Nutrition:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return Nutrition()
    facts = ((name, text_of(value.get(key))) for name, key in FACTS.items())
    per = text_of(value.get("servingSize"))
    return Nutrition(per, tuple(NutritionFact(name, amount) for name, amount in facts if amount))
