"""Finds headings of the list and of the steps in their own words: "The stuff", "Let's cook", "How it's done"."""

import re

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import role_of
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, has_amount, may_instruct
from kitchen_tui.recipes.formats.text.lines import Line

_YOU = r"(?:you|we|i)(?:['’](?:ll|ve))?(?: will)?"
_LIST = lazy_regex(
    rf"(?:the |my |your )?(?:(?:stuff|things|bits(?: and (?:bobs|pieces))?|what|all)(?: {_YOU} (?:need|want|use|got|"
    rf"get))?"
    r"|(?:grocery |groceries|shopping |ingredients? )?list|groceries|what(?: goes|['’]?s| is) in(?: it)?|gather|take|"
    r"buy"
    rf"|components|raw materials|needed|need|(?:{_YOU} )?want|from the (?:shop|store|pantry)|ings?|{_YOU} want"
    r"|what to (?:buy|get|have ready)|have ready)\W*",
    re.IGNORECASE,
)
"""A line right above amounts that heads the list, although it might be something else elsewhere."""
_STEPS = lazy_regex(
    r"(?:the )?recipe|how to (?:make|cook|prepare) [^.!?]{3,60}|(?:let['’]?s|time to|now) (?:cook|bake|get cooking)",
    re.IGNORECASE,
)
"""A line below the list that heads the steps, although it might be something else elsewhere."""
_ORDER = lazy_regex(
    r"(?:get )?(?:cook|cooking|bake|make|do|assemble)(?: it| them| this)?|to do|how(?: to)?"
    r"|(?:the )?(?:way|execution|assembly|doing|meth)",
    re.IGNORECASE,
)
"""A line that heads the steps if instructions follow right below it."""
_MAKING = lazy_regex(
    r"\b(?:steps?|methods?|instructions?|directions?|procedure|process|preparation|preparing|making|make|cooking|cook"
    r"|baking|assembl(?:y|ing)|how|do|done|made)\b",
    re.IGNORECASE,
)
"""Words of headings of the steps. "Cooking oil" has one too, but no steps right below it."""
_MOST_WORDS = 5


def is_call_to_cook(text: str) -> bool:
    """Return whether a line certainly heads the steps if it is below the list: "The recipe", "Let's cook!"."""
    return bool(_STEPS.fullmatch(text.rstrip(" :!…-")))


def with_bare_headings(lines: list[Line]) -> list[Line]:
    """Turn a line that heads the list, and one that heads the steps, into headings if these have no others."""
    lines = _with_list_named(lines)
    roles = [role_of(line.text) if line.kind == "heading" else "" for line in lines]
    amounts = (at for at, line in enumerate(lines) if line.text and has_amount(line.text))
    begins = roles.index("ingredients") if "ingredients" in roles else next(amounts, None)
    if begins is None or "steps" in roles:
        return lines
    level = lines[begins].level or 2
    named = list(lines)
    for at, line in enumerate(lines[begins + 1 :], start=begins + 1):
        if _heads_steps(line, lines[at - 1], lines[at + 1 : at + 3]):
            named[at] = line._replace(kind="heading", text="Directions", level=level, mark="")
    return named


def _with_list_named(lines: list[Line]) -> list[Line]:
    if any(line.kind == "heading" and role_of(line.text) == "ingredients" for line in lines):
        return lines
    for at, line in enumerate(lines):
        below = next((after for after in lines[at + 1 : at + 3] if after.text), None)
        if line.kind in ("text", "heading") and below and has_amount(below.text) and _LIST.fullmatch(line.text):
            return [*lines[:at], line._replace(kind="heading", text="Ingredients", level=2, mark=""), *lines[at + 1 :]]
    return lines


def _heads_steps(line: Line, above: Line, below: list[Line]) -> bool:
    """Return whether a short line with a gap only above it says that steps follow: "Steps to make"."""
    if line.kind not in ("text", "heading") or not below:
        return False
    text = line.text.rstrip(" :!…-")
    if is_call_to_cook(text):
        return True
    if _ORDER.fullmatch(text):
        first = next((after for after in below if after.text), line)
        return first.kind == "number" or may_instruct(first.text)
    if line.kind != "text" or above.kind != "blank" or below[0].kind not in ("text", "number"):
        return False
    short = 0 < len(text.split()) <= _MOST_WORDS and not has_amount(text) and text[-1] not in ".!?,;"
    return short and bool(_MAKING.search(text)) and (below[0].kind == "number" or begins_with_verb(below[0].text))
