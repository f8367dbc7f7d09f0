"""Writes a recipe as a Cooklang file: the texts of its steps with items for what they name, and the front matter."""

import re
from collections import Counter
from collections.abc import Iterator

from kitchen_tui.model.duration import Span, format_span
from kitchen_tui.model.duration_text import read_duration
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Ingredient, Recipe, Servings, Step, TimerSpec, Use
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.cooklang import spelling, tree
from kitchen_tui.recipes.formats.cooklang.pantry import total
from kitchen_tui.recipes.formats.cooklang.tree import quantity_of
from kitchen_tui.recipes.formats.writing import Export, named_steps, recipe_notes, unsupported_fields
from kitchen_tui.recipes.understand.times.finder import name_before


class Take(NamedTuple):
    """An ingredient that a step uses, the amount to write there, and whether to write its note."""

    item: Ingredient
    quantity: str
    with_note: bool


def write_cooklang(recipe: Recipe) -> Export:
    """Return the file, and what it cannot express. Ingredients that no step uses are listed in an extra first step."""
    body = _Body(recipe)
    blocks = ["\n".join(["---", *_front(recipe), "---"]), *map(spelling.note, recipe_notes(recipe)), *body.blocks()]
    lost = (*unsupported_fields(recipe, "Cooklang"), *body.lost())
    return Export("\n\n".join(block for block in blocks if block) + "\n", lost)


def _front(recipe: Recipe) -> Iterator[str]:
    yield f"title: {spelling.yaml(recipe.title)}"
    if recipe.description:
        yield f"description: {spelling.yaml(recipe.description)}"
    if recipe.servings.least is not None:
        yield f"servings: {spelling.yaml(_servings(recipe.servings))}"
    for name, span in recipe.times:
        yield f"{'time' if name == 'total' else spelling.yaml(f'{name} time')}: {spelling.yaml(format_span(span))}"
    if recipe.tags:
        yield f"tags: [{', '.join(spelling.yaml(tag, in_list=True) for tag in recipe.tags)}]"
    if recipe.source:
        yield f"source: {spelling.yaml(recipe.source)}"


def _servings(servings: Servings) -> str:
    ends = dict.fromkeys(str(end) for end in (servings.least, servings.most) if end is not None)
    return f"{'-'.join(ends)} {servings.unit}".strip()


class _Body:
    """Writes the sections, keeping track of what was written of each ingredient."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._items = {item.id: item for item in recipe.ingredients()}
        self._parts = _parts(recipe)
        self._written: set[str] = set()
        self._unnamed: list[str] = []
        self._whole: dict[str, None] = {}

    def blocks(self) -> Iterator[str]:
        """Yield all paragraphs, notes and headings in order."""
        yield "Have ready: " + ", ".join(map(_mention, self._unused())) + "." if self._unused() else ""
        for index, section in enumerate(self._recipe.sections):
            if section.name or index:
                yield f"== {spelling.heading(section.name)} =="
            for step in section.steps:
                yield self._step(step)
                yield from map(spelling.note, step.notes)

    def lost(self) -> Iterator[str]:
        """Yield the facts that the file states differently from the recipe."""
        if unused := self._unused():
            names = ", ".join(item.name or item.text for item in unused)
            yield f"Cooklang lists an ingredient where a step uses it; the first step is to have ready: {names}."
        counts = Counter((item.name or item.text).casefold() for item in self._items.values())
        if twice := [name for name, count in counts.items() if count > 1]:
            yield f"Cooklang identifies an ingredient by its name; repeated ones are added up: {', '.join(twice)}."
        if self._whole:
            yield f"Cooklang adds up what steps use; the whole amount is at the first use: {', '.join(self._whole)}."
        if self._unnamed:
            yield f"Ingredients that the text does not name are added at its end: {named_steps(self._unnamed)}."

    def _unused(self) -> list[Ingredient]:
        used = {use.ingredient for step in self._recipe.steps for use in step.uses}
        return [item for item in self._items.values() if item.id not in used]

    def _step(self, step: Step) -> str:
        takes = tuple(self._take(use) for use in step.uses if use.ingredient in self._items)
        paragraph, appended = marked(step, takes)
        if appended:
            self._unnamed.append(str(step.number))
        return paragraph

    def _take(self, use: Use) -> Take:
        """Return the step's part if all parts add up to the whole; else first the whole, and later only the name."""
        item = self._items[use.ingredient]
        is_first = item.id not in self._written
        self._written.add(item.id)
        if item.id in self._parts:
            return Take(item, use.quantity, is_first)
        if use.quantity:
            self._whole[item.name or item.text] = None
        return Take(item, item.quantity if is_first else "", is_first)


def _mention(item: Ingredient) -> str:
    return spelling.ingredient(item, item.name or item.text, item.quantity, with_note=True)


def _parts(recipe: Recipe) -> set[str]:
    """Return the ingredients whose quantity equals the sum of what the steps use."""
    taken: dict[str, list[tree.Quantity]] = {}
    for step in recipe.steps:
        for use in step.uses:
            if quantity := _read(use.quantity):
                taken.setdefault(use.ingredient, []).append(quantity)
    whole = {item.id: _read(item.quantity) for item in recipe.ingredients()}
    return {one for one, parts in taken.items() if (all_of_it := whole.get(one)) and total(parts) == all_of_it.shown}


def _read(quantity: str) -> tree.Quantity | None:
    """Return a quantity as it will be read from the file."""
    return quantity_of(spelling.braces(quantity)[1:-1])


_NUMBER = r"\d{1,6}(?:\.\d{1,3}|/\d{1,3}|\s\d{1,3}/\d{1,3})?"
_TIME = lazy_regex(
    rf"(?<![\w.,/])({_NUMBER}(?:\s?(?:-|–|—|~|\bto\b)\s?{_NUMBER})?)\s?"
    r"(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?)\b",
    re.IGNORECASE,
)


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
    writer = _ItemWriter(text)
    for spec in step.timers:
        if not spec.found:
            writer.timer(spec)
    for take in sorted(takes, key=lambda take: -len(take.item.name)):
        writer.ingredient(take)
    for thing in sorted(step.cookware, key=lambda thing: -len(thing)):
        writer.cookware(thing)
    return Marked(writer.paragraph(), tuple(writer.missing))


class _ItemWriter:
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
                self._mark(match.start(), match.end(), spelling.timer_as_written(match[1], match[2], name))
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
