"""Reads MasterCook's text export (`.mxp`): facts, a table of amount, measure and ingredient, then directions."""

import re
from collections.abc import Iterator

from kitchen_tui.model.recipe import StatedTime
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.exports.parts import directions_of, groups_of
from kitchen_tui.recipes.formats.found import Draft, DraftSection, Found, from_drafts, missing_parts, nothing
from kitchen_tui.recipes.problems import MOST_RECIPES
from kitchen_tui.recipes.understand.stated import parse_servings, parse_stated_time

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
_CLOCK = lazy_regex(r"(\d{1,2}):(\d{2})")


def is_mastercook(text: str) -> bool:
    """Return whether a text begins like a MasterCook export."""
    return any(map(_START.fullmatch, text[:4_000].splitlines()))


def find_in_mastercook(text: str) -> Found:
    """Find every recipe of a MasterCook export."""
    drafts = [
        (draft, missing_parts(draft, _stated_yield(lines)))
        for lines in _recipes(text)
        if (draft := _draft(lines)).groups
    ]
    return from_drafts(drafts) if drafts else nothing("This MasterCook file holds no recipe with ingredients.")


def _stated_yield(lines: list[str]) -> str:
    facts = (fact for line in lines if (fact := _FACT.match(line.strip())))
    return next((clean_line(fact[2]) for fact in facts if fact[1].lower() in ("serving size", "yield")), "")


def _recipes(text: str) -> Iterator[list[str]]:
    lines: list[str] | None = None
    count = 0
    for line in [*text.splitlines(), "* Exported from MasterCook *"]:
        if _START.fullmatch(line):
            if lines and count < MOST_RECIPES:
                count += 1
                yield lines
            lines = []
        elif lines is not None and not _END.fullmatch(line):
            lines.append(line.expandtabs())


def _draft(lines: list[str]) -> Draft:
    facts: dict[str, str] = {}
    times: tuple[StatedTime, ...] = ()
    table = next((at for at, line in enumerate(lines) if _UNDERLINE.fullmatch(line)), len(lines))
    title = next((line for line in lines[:table] if line.strip()), "")
    for line in lines[:table]:
        if fact := _FACT.match(line.strip()):
            facts[fact[1].lower()] = fact[2].strip()
            clock = _CLOCK.fullmatch(fact[3] or "")
            span = parse_stated_time(f"{clock[1]} h {clock[2]} min") if clock else None
            times = (StatedTime("prep", span),) if span and span.most_ms else times
    listed, rest = _ingredients(lines[table + 1 :])
    steps, notes, source, yields = directions_of(rest)
    return Draft(
        title=clean_line(title),
        servings=parse_servings(facts.get("yield") or yields or facts.get("serving size") or ""),
        times=times,
        tags=tuple(tag for part in re.split(r"\s{2,}|,", facts.get("categories", "")) if (tag := clean_line(part))),
        source=clean_line(facts.get("source") or source or facts.get("recipe by") or ""),
        groups=groups_of(listed),
        sections=(DraftSection("", steps),) if steps else (),
        notes=notes,
    )


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
