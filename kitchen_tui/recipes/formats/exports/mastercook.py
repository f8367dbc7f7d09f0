"""Reads MasterCook's text export (`.mxp`): facts, a table of amount, measure and ingredient, then directions."""

import re
from collections.abc import Iterator

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.exports.parts import directions_of, groups_of, stated_times
from kitchen_tui.recipes.formats.found import Found, from_drafts, missing_parts, unique_tags
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.reading_limits import LONGEST_OPENING
from kitchen_tui.recipes.understand.draft import Draft
from kitchen_tui.recipes.understand.stated import parse_servings

_START = lazy_regex(r"\s*\*\s*exported from\s*mastercook.{0,20}\*\s*", re.IGNORECASE)
_END = lazy_regex(r"\s*(?:- ){2,}-?\s*")
_FACT = lazy_regex(
    r"(recipe by|serving size|categories|yield|source|copyright)\s*:\s*(.*?)(?:\s{2,}prep\w* time\s*:\s*([\d:]+).*)?$",
    re.IGNORECASE,
)
_UNDERLINE = lazy_regex(r"\s*-{3,}\s+-{3,}\s+-{3,}.*")
_LINE = lazy_regex(r"\s{0,8}(\d[\d ./]{0,8})?\s*(.*)")
_HEADING = lazy_regex(r"[*=-]{2,}\s*([^\W\d][^*=]{1,40}?)[\s:]*[*=-]{2,}")
"""A heading among the ingredients: "*** Sauce ***"."""


def is_mastercook(text: str) -> bool:
    """Return whether a text begins like a MasterCook export."""
    return any(map(_START.fullmatch, text[:LONGEST_OPENING].splitlines()))


def find_in_mastercook(text: str) -> Found:
    """Find every recipe of a MasterCook export."""
    return from_drafts(_drafts(text), "This MasterCook file holds no recipe with ingredients.")


def _drafts(text: str) -> Iterator[tuple[Draft, tuple[Problem, ...]]]:
    for lines in _recipes(text):
        table = next((at for at, line in enumerate(lines) if _UNDERLINE.fullmatch(line)), len(lines))
        facts: dict[str, str] = {}
        for fact in filter(None, (_FACT.match(line.strip()) for line in lines[:table])):
            facts |= {fact[1].lower(): fact[2].strip(), "prep": fact[3] or facts.get("prep", "")}
        listed, rest = _ingredients(lines[table + 1 :])
        directions = directions_of(rest)
        yields = facts.get("yield") or directions.yields or facts.get("serving size", "")
        draft = Draft(
            title=clean_line(next(filter(str.strip, lines[:table]), "")),
            servings=parse_servings(yields),
            times=stated_times(prep=facts.get("prep", "")),
            tags=unique_tags(re.split(r"\s{2,}|,", facts.get("categories", ""))),
            source=clean_line(facts.get("source") or directions.source or facts.get("recipe by", "")),
            groups=groups_of(listed),
            sections=directions.sections,
            notes=directions.notes,
        )
        if draft.groups:
            yield draft, missing_parts(draft, yields)


def _recipes(text: str) -> Iterator[list[str]]:
    """Yield the lines of each recipe, without the first and the last."""
    lines: list[str] | None = None
    for line in [*text.splitlines(), "* Exported from MasterCook *"]:
        if _START.fullmatch(line):
            if lines:
                yield lines
            lines = []
        elif lines is not None and not _END.fullmatch(line):
            lines.append(line.expandtabs())


def _ingredients(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split off the table, up to the first blank line. A line without an amount may continue the one above it."""
    end = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    found: list[str] = []
    for line in lines[:end]:
        match = _LINE.match(line)
        amount, words = match.groups("") if match else ("", line)
        text = clean_line(f"{amount} {words}").replace(" -- ", ", ")
        if heading := _HEADING.fullmatch(text):
            found.append(f"{heading[1]}:")
        elif text.startswith("-- "):
            found[-1:] = [f"{found[-1]}, {text[3:]}"] if found else []
        elif text:
            found.append(text)
    return found, lines[end:]
