"""Drafts: recipes whose parts are known but whose lines are not understood yet, as returned by the guessing readers."""

import re

from kitchen_tui.model.duration import Span, format_span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Nutrition, Servings, StatedTime, Storage
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.understand.stated import odd_servings, parse_stated_time, read_iso


class DraftStep(NamedTuple):
    """A step, as text."""

    text: str
    title: str = ""
    notes: tuple[str, ...] = ()


class DraftSection(NamedTuple):
    """Steps under a heading, which may be empty."""

    name: str = ""
    steps: tuple[DraftStep, ...] = ()


class DraftGroup(NamedTuple):
    """Ingredient lines under a heading, which may be empty."""

    name: str = ""
    lines: tuple[str, ...] = ()


class Draft(NamedTuple):
    """Everything a reader found, cleaned but not yet understood."""

    title: str = ""
    description: str = ""
    servings: Servings = Servings()
    times: tuple[StatedTime, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    groups: tuple[DraftGroup, ...] = ()
    sections: tuple[DraftSection, ...] = ()
    serving: tuple[str, ...] = ()
    storage: Storage = Storage()
    nutrition: Nutrition = Nutrition()
    tips: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def missing_parts(draft: Draft, yields: str = "") -> tuple[Problem, ...]:
    """Return problems about missing ingredients, missing steps, and a yield that is not understood.

    `yields` is the yield as stated by the source.
    """
    missing = [what for what, there in (("ingredients", draft.groups), ("steps", draft.sections)) if not there]
    return (*odd_yield(draft, yields), *(Problem(f"There are no {what}.", hint="Add them.") for what in missing))


def odd_yield(draft: Draft, yields: str) -> tuple[Problem, ...]:
    """Return a problem if the stated yield cannot be a number of servings ("0.75") and the draft has none.

    A bare 0 says nothing: programs export it for a yield that nobody filled in.
    """
    odd = odd_servings(yields) if draft.servings.least is None and yields.strip() != "0" else ""
    return (Problem(odd, hint="It is left out; add it if it is right."),) if odd else ()


def with_time(text: str, said: object) -> str:
    """Return a step's text with the time that the source states separately, unless the text states it too.

    A bare number is minutes: "Simmer" and 10 become "Simmer (10 min)".
    """
    stated = str(said).strip() if isinstance(said, str | int | float) and not isinstance(said, bool) else ""
    if re.fullmatch(r"\d{1,4}(?:\.\d{1,2})?", stated, re.ASCII):
        stated = f"{stated} min"
    ms = read_iso(stated)
    span = Span(ms, ms) if ms is not None else parse_stated_time(stated) if stated else None
    if span is None or not 0 < span.least_ms <= span.most_ms or not text:
        return text
    words = format_span(span)
    numbers = re.findall(r"\d+", words)
    is_stated = all(re.search(rf"(?<!\d){number}(?!\d)", text) for number in numbers)
    return text if is_stated else f"{text} ({words})"
