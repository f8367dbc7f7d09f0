"""Formats a recipe as lines of text, to print it or to preview it before an import."""

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Literal

from kitchen_tui.cooking.ready_time import computed_time, differs_from
from kitchen_tui.model.duration import format_duration, format_span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe, Step, Storage, TimerSpec
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.problems import Problem

_STEP = lazy_regex(r"\bstep (\d{1,4})\b", re.IGNORECASE)
_QUOTED = lazy_regex(r"“([^“”]{3,})”")
BULLET = lazy_regex(r"(?:- |\d{1,4}\. |\? )")


class PreviewLine(NamedTuple):
    """A line and its kind; a "doubt" is a remark on something uncertain, below it."""

    text: str
    kind: Literal["title", "heading", "text", "doubt"] = "text"


def recipe_lines(recipe: Recipe, doubts: Iterable[Problem] = (), width: int = 0) -> Iterator[str]:
    """Yield the lines of the whole recipe, wrapped to `width` unless that is 0.

    Each of `doubts` follows the step or ingredient that it is about, marked with a question mark; others come first.
    """
    for line in preview_lines(recipe, doubts):
        yield from _wrapped(line.text, width)
        if line.kind == "title":
            yield from _wrapped("=" * len(line.text), width)


def _wrapped(line: str, width: int) -> Iterator[str]:
    """Wrap lines to `width`, with a hanging indent for list items."""
    indent = len(line) - len(line.lstrip(" "))
    bullet = BULLET.match(line, indent)
    if not width or len(line) <= width:
        yield line
    else:
        inner = " " * (indent + (len(bullet[0]) if bullet else 0))
        yield from wrap(line, width, subsequent_indent=inner, break_on_hyphens=False)


class _Doubts:
    """The doubts by their subject: a step's number, an ingredient's id, or "" for others."""

    def __init__(self, recipe: Recipe, doubts: Iterable[Problem]) -> None:
        self.general: list[str] = []
        self._by_step: dict[int, list[str]] = {}
        self._by_ingredient: dict[str, list[str]] = {}
        for doubt in doubts:
            self._list_for(recipe, doubt.text).append(f"? {doubt.text} {doubt.hint}".rstrip())

    def of_step(self, step: Step) -> list[str]:
        return self._by_step.get(step.number, [])

    def of_ingredient(self, id: str) -> list[str]:
        return self._by_ingredient.get(id, [])

    def _list_for(self, recipe: Recipe, text: str) -> list[str]:
        if (step := _STEP.search(text)) and 0 < int(step[1]) <= len(recipe.steps):
            return self._by_step.setdefault(int(step[1]), [])
        for quoted in _QUOTED.findall(text):
            for item in recipe.ingredients():
                if quoted in item.text or (item.name and quoted == item.name):
                    return self._by_ingredient.setdefault(item.id, [])
            for step_ in recipe.steps:
                if quoted in step_.text:
                    return self._by_step.setdefault(step_.number, [])
        return self.general


def preview_lines(recipe: Recipe, doubts: Iterable[Problem] = ()) -> Iterator[PreviewLine]:
    """Yield the lines of `recipe_lines`, not wrapped."""
    marked = _Doubts(recipe, doubts)
    yield PreviewLine(recipe.title, "title")
    yield from (PreviewLine(doubt, "doubt") for doubt in marked.general)
    if recipe.description:
        yield from map(PreviewLine, ("", *recipe.description.split("\n")))
    yield from map(PreviewLine, ("", *times_lines(recipe)))
    yield from _ingredients(recipe, marked)
    yield from _steps(recipe, marked)
    lists = (
        ("Serve with", recipe.serving),
        ("Storage", _storage(recipe.storage)),
        ("Tips", recipe.tips),
        ("Notes", recipe.notes),
    )
    for title, texts in lists:
        if texts:
            yield from (PreviewLine(""), PreviewLine(title, "heading"), *(PreviewLine(f"- {text}") for text in texts))
    if recipe.nutrition.facts:
        yield from (PreviewLine(""), PreviewLine(f"Nutrition per {recipe.nutrition.per or 'serving'}", "heading"))
        yield from (PreviewLine(f"- {fact.name}: {fact.amount}") for fact in recipe.nutrition.facts)


def _ingredients(recipe: Recipe, marked: _Doubts) -> Iterator[PreviewLine]:
    for group in recipe.groups:
        yield from (PreviewLine(""), PreviewLine(group.name or "Ingredients", "heading"))
        for line in group.ingredients:
            yield PreviewLine(f"- {line.text}{'' if line.listed else ' (not in the recipe’s list)'}")
            yield from (PreviewLine(f"  {doubt}", "doubt") for doubt in marked.of_ingredient(line.id))


def _steps(recipe: Recipe, marked: _Doubts) -> Iterator[PreviewLine]:
    for section in recipe.sections:
        if section.name:
            yield from (PreviewLine(""), PreviewLine(section.name.upper(), "heading"))
        for step in section.steps:
            yield from (PreviewLine(""), *map(PreviewLine, _step(step)))
            yield from (PreviewLine(f"   {doubt}", "doubt") for doubt in marked.of_step(step))


def _storage(storage: Storage) -> list[str]:
    keeps = (f"{keep.place}: {keep.length} {keep.unit}{'' if keep.length == 1 else 's'}" for keep in storage.keeps)
    reheat = [f"Reheating: {storage.reheat.text or storage.reheat.title}"] if storage.reheat else []
    return [*storage.text, *keeps, *reheat]


def times_lines(recipe: Recipe) -> Iterator[str]:
    """Yield the servings, the stated times, and the sum of the steps."""
    servings = recipe.servings
    if servings.least:
        number = f"{servings.least}–{servings.most}" if servings.most not in (None, servings.least) else servings.least
        yield f"Serves {number} {servings.unit}".rstrip()
    for time in recipe.times:
        yield f"{time.name}: {format_span(time.span)}"
    computed = computed_time(recipe)
    if computed.most_ms:
        stated = next((time.span for time in recipe.times if time.name == "total"), None)
        differs = stated is not None and differs_from(stated, computed)
        yield f"the steps add up to {format_span(computed)}{', which differs from what is stated' if differs else ''}"


def _step(step: Step) -> Iterator[str]:
    first, *rest = step.text.split("\n")
    is_whole = first.casefold().startswith(step.title.rstrip("…").casefold()) and (
        step.title.endswith("…") or first.rstrip(".!").casefold() == step.title.casefold()
    )  # the title is only the text, perhaps cut off
    lead = f"{step.number}. "
    hang = " " * len(lead)
    yield lead + (first if is_whole else step.title)
    yield from ((hang + line).rstrip() for line in (rest if is_whole else (first, *rest)))
    yield from (f"{hang}{' · '.join(_timer(spec))}" for spec in step.timers)


def _timer(spec: TimerSpec) -> Iterator[str]:
    """Yield the name and time of a timer, then its reminders and checks."""
    yield f"{spec.name}: {format_span(spec.span)}"
    for reminder in spec.reminders:
        every = [f"every {format_span(reminder.every)}"] if reminder.every else []
        at = [f"at {', '.join(map(format_duration, reminder.at_ms))}"] if reminder.at_ms else []
        yield " ".join((reminder.text.rstrip("."), *every, *at))
    for check in spec.checks:
        yield f"from {format_duration(check.from_ms)}: {check.question}"
