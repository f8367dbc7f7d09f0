"""All recipes of a file or a page, as drafts, and what is uncertain about each."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice

from kitchen_tui.model.duration import MINUTE, Span, format_span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.problems import Problem, ReadResult
from kitchen_tui.recipes.reading_limits import MOST_RECIPES
from kitchen_tui.recipes.understand.draft import Draft
from kitchen_tui.recipes.understand.stated import odd_servings, parse_stated_time, read_iso

LEFT_OUT = "It was left out; add it if it is correct."


def missing_parts(draft: Draft, yields: str = "") -> tuple[Problem, ...]:
    """Return problems about missing ingredients, missing steps, and a yield that is not understood.

    `yields` is the yield as stated by the source.
    """
    missing = [what for what, there in (("ingredients", draft.groups), ("steps", draft.sections)) if not there]
    return (*odd_yield(draft, yields), *(Problem(f"There are no {what}.", hint="Add them.") for what in missing))


def odd_yield(draft: Draft, yields: str) -> tuple[Problem, ...]:
    """Return a problem if the stated yield cannot be a number of servings ("0.75") and the draft has none.

    A bare 0 says nothing: programs export it for a yield that was left empty.
    """
    odd = odd_servings(yields) if draft.servings.least is None and yields.strip() != "0" else ""
    return (Problem(odd, hint=LEFT_OUT),) if odd else ()


def stated_span(text: str) -> Span | None:
    """Return a time as files state it: "1 h 30 min", "PT90M", or a number of minutes; None if it is none of these.

    A bare number below one ("0.25") is not read: it may be hours.
    """
    text = text.strip()
    is_number = re.fullmatch(r"\d{1,5}|[1-9]\d{0,4}\.\d{1,3}", text, re.ASCII)
    ms = round(float(text) * MINUTE) if is_number else read_iso(text)
    return Span(ms, ms) if ms is not None else parse_stated_time(text)


def with_time(text: str, value: object) -> str:
    """Return a step's text with the time that the source states separately, unless the text states it too.

    A bare number is minutes: "Simmer" and 10 become "Simmer (10 min)".
    """
    span = stated_span(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
    if span is None or not 0 < span.least_ms <= span.most_ms or not text:
        return text
    words = format_span(span)
    numbers = re.findall(r"\d+", words)
    is_stated = all(re.search(rf"(?<!\d){number}(?!\d)", text) for number in numbers)
    return text if is_stated else f"{text} ({words})"


def unique_tags(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the tags without empty ones and without duplicates, ignoring case."""
    tags: dict[str, str] = {}
    for text in texts:
        if tag := clean_line(text):
            tags.setdefault(tag.casefold(), tag)
    return tuple(tags.values())


_MOST_NAMED = 12


class Candidate(NamedTuple):
    """One recipe of a file: its title, and how to read it under a library name."""

    title: str
    read: Callable[[str], ReadResult]


class Found(NamedTuple):
    """The recipes of a file, in order; `best` is the one to use unless the cook picks another.

    If there are none, `problems` say why. `whole` is a word for the source: "file" or "page".
    """

    candidates: tuple[Candidate, ...] = ()
    best: int = 0
    problems: tuple[Problem, ...] = ()
    whole: str = "file"


class Source(NamedTuple):
    """The recipes of a file or a URL, and the stem of the file's name ("" for a URL)."""

    found: Found
    stem: str = ""


def single(read: Callable[[str, str], ReadResult], text: str) -> Found:
    """Return the recipe of a text in a format that has only one."""
    return Found((Candidate("", partial(read, text)),))


def from_drafts(drafts: Iterable[tuple[Draft, Iterable[Problem]]], otherwise: str, hint: str = "") -> Found:
    """Return a candidate for each draft, with what is uncertain about it; if there are none, `otherwise` says so."""
    found = tuple(_candidate(draft, tuple(uncertain)) for draft, uncertain in islice(drafts, MOST_RECIPES))
    return Found(found) if found else nothing(otherwise, hint)


def with_doubt(found: Found, doubt: Problem) -> Found:
    """Return the recipes with one more thing that is uncertain about each."""

    def read(candidate: Candidate, name: str) -> ReadResult:
        result = candidate.read(name)
        return result._replace(uncertain=(doubt, *result.uncertain)) if result.recipe else result

    return found._replace(candidates=tuple(one._replace(read=partial(read, one)) for one in found.candidates))


def nothing(text: str, hint: str = "") -> Found:
    """Return an empty result with a sentence that says why."""
    return Found(problems=(Problem(text, hint=hint),))


def chosen(found: Found, name: str) -> ReadResult:
    """Read the best recipe under a library name, and name the others among what is uncertain."""
    if not found.candidates:
        return ReadResult(None, found.problems)
    result = found.candidates[found.best].read(name)
    others = (Problem(_others(found), hint="--pick N or TITLE takes another, --pick all takes all."),)
    if len(found.candidates) == 1 or result.recipe is None:
        return result
    return result._replace(uncertain=(*others, *result.uncertain))


def picked(found: Found, pick: str) -> Sequence[Candidate] | Problem:
    """Return the recipes for `pick`: "all", a number counted from 1, a title or a unique part of one."""
    candidates = found.candidates
    wanted = pick.strip().casefold()
    if wanted == "all":
        return candidates
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted[:9]) <= len(candidates):
        return [candidates[int(wanted) - 1]]
    exact = [one for one in candidates if one.title.casefold() == wanted]
    likely = exact or [one for one in candidates if wanted and wanted in one.title.casefold()]
    if len(likely) == 1:
        return likely
    sentence = f"“{pick[:60]}” matches {len(likely)} recipes of the {found.whole}." if likely else ""
    sentence = sentence or f"“{pick[:60]}” matches none of the {len(candidates)} recipes of the {found.whole}."
    return Problem(sentence, hint=f"It holds {_listed(likely or candidates, found)}.")


def _candidate(draft: Draft, uncertain: tuple[Problem, ...]) -> Candidate:
    def read(name: str) -> ReadResult:
        from kitchen_tui.recipes.understand.complete import read_draft

        return read_draft(draft, name, uncertain)

    return Candidate(draft.title, read)


def _others(found: Found) -> str:
    count, best = len(found.candidates), found.best
    which = "the first" if best == 0 else f"number {best + 1}"
    others = [one for one in found.candidates if one is not found.candidates[best]]
    title = found.candidates[best].title
    sentence = f"The {found.whole} holds {count} recipes; this is {which}{f', “{title}”' if title else ''}."
    return f"{sentence} The others: {_listed(others, found)}."


def _listed(some: Sequence[Candidate], found: Found) -> str:
    numbers = {id(one): number for number, one in enumerate(found.candidates, start=1)}
    named = [f"{numbers[id(one)]} “{one.title or 'untitled'}”" for one in some[:_MOST_NAMED]]
    more = f" and {len(some) - _MOST_NAMED} more" if len(some) > _MOST_NAMED else ""
    return f"{', '.join(named)}{more}"
