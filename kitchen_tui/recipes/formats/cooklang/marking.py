"""Marks up the text of a step: finds where it names ingredients, cookware and times, and writes items there."""

import re
from typing import NamedTuple

from kitchen_tui.model.duration_text import read_duration
from kitchen_tui.model.recipe import Ingredient, Step
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.timer_spec import Span, TimerSpec
from kitchen_tui.recipes.formats.cooklang import spelling
from kitchen_tui.recipes.understand.times.finder import name_before

_NUMBER = r"\d{1,6}(?:\.\d{1,3}|/\d{1,3}|\s\d{1,3}/\d{1,3})?"
_TIME = lazy_regex(
    rf"(?<![\w.,/])({_NUMBER}(?:\s?(?:-|–|—|~|\bto\b)\s?{_NUMBER})?)\s?"
    r"(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?)\b",
    re.IGNORECASE,
)


class Take(NamedTuple):
    """An ingredient that a step uses, the amount to write there, and whether to write its note."""

    item: Ingredient
    quantity: str
    with_note: bool


class _Mark(NamedTuple):
    start: int
    end: int
    written: str


class Marked(NamedTuple):
    """A step as a Cooklang paragraph; `appended` holds what its text does not name."""

    paragraph: str
    appended: tuple[str, ...]


def marked(step: Step, takes: tuple[Take, ...]) -> Marked:
    """Return the step's text with items for everything it uses, in brackets at its end if the text does not name it."""
    text = step.text or step.title
    pen = _Pen(text)
    for spec in step.timers:
        if not spec.found:
            pen.timer(spec)
    for take in sorted(takes, key=lambda take: -len(take.item.name)):
        pen.ingredient(take)
    for thing in sorted(step.cookware, key=lambda thing: -len(thing)):
        pen.cookware(thing)
    return Marked(pen.paragraph(), tuple(pen.missing))


class _Pen:
    """Replaces places in a text by items, each place at most once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._marks: list[_Mark] = []
        self.missing: list[str] = []

    def timer(self, spec: TimerSpec) -> None:
        """Write the timer over the first unused time of the same length."""
        for match in _TIME.finditer(self._text):
            if self._is_free(match.start(), match.end()) and _span(match[0]) == spec.span:
                name = "" if name_before(self._text[: match.start()]) == spec.name else spec.name
                self._mark(match.start(), match.end(), spelling.timer_as_said(match[1], match[2], name))
                return
        self.missing.append(spelling.timer(spec, spec.name))

    def ingredient(self, take: Take) -> None:
        """Write the ingredient over the first unused place with its name, or else with its last word."""
        name = take.item.name or take.item.text
        place = self._find(name) or self._find(name.rsplit(" ", 1)[-1], least=4)
        surface = self._text[place[0] : place[1]] if place else name
        written = spelling.ingredient(take.item, surface, take.quantity, take.with_note)
        self._write(place, written)

    def cookware(self, thing: str) -> None:
        """Write the cookware over the first unused place with its name."""
        name = re.sub(r"^\d+ | \([^()]*\)$", "", thing)
        place = self._find(name)
        self._write(place, spelling.cookware(thing, self._text[place[0] : place[1]] if place else name))

    def paragraph(self) -> str:
        """Return the step as one paragraph."""
        parts: list[str] = []
        at = 0
        for mark in sorted(self._marks):
            parts += [self._between(at, mark.start), mark.written]
            at = mark.end
        parts.append(self._between(at, len(self._text)))
        if self.missing:
            parts.append(f" ({', '.join(self.missing)})")
        return "".join(parts).strip()

    def _between(self, start: int, end: int) -> str:
        """Escape text that would look like the note of an item, or like a heading."""
        written = spelling.words(self._text[start:end])
        return f"\\{written}" if start and written.startswith("(") else written

    def _find(self, name: str, least: int = 1) -> tuple[int, int] | None:
        if len(name) < least:
            return None
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self._text, re.IGNORECASE):
            if self._is_free(match.start(), match.end()):
                return match.start(), match.end()
        return None

    def _is_free(self, start: int, end: int) -> bool:
        return all(end <= mark.start or mark.end <= start for mark in self._marks)

    def _write(self, place: tuple[int, int] | None, written: str) -> None:
        if place is None:
            self.missing.append(written)
        else:
            self._mark(*place, written)

    def _mark(self, start: int, end: int, written: str) -> None:
        self._marks.append(_Mark(start, end, written))


def _span(phrase: str) -> Span | None:
    try:
        return read_duration(phrase)
    except ValueError:
        return None
