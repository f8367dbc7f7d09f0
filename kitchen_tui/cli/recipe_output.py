"""A recipe printed: as text for a terminal or a printer, and as JSON for other programs."""

import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

from kitchen_tui.cooking.ready_time import computed_time, differs_from
from kitchen_tui.model.duration import format_span
from kitchen_tui.model.recipe import Ingredient, Recipe, Step, Storage
from kitchen_tui.model.timer_spec import Span, TimerSpec
from kitchen_tui.recipes.problems import Problem

_STEP = re.compile(r"\bstep (\d{1,4})\b", re.IGNORECASE)
_QUOTED = re.compile(r"“([^“”]{3,})”")
_NARROWEST = 30
_BULLET = re.compile(r"(?:- |\d{1,4}\. |\? )")


def terminal_width() -> int:
    """Return the width that text on stdout is wrapped to; 0 if it is not a terminal, and lines stay whole."""
    return max(_NARROWEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else 0


def recipe_lines(recipe: Recipe, doubts: Iterable[Problem] = (), width: int = 0) -> Iterator[str]:
    """Yield the whole recipe, line by line, wrapped to `width` unless that is 0.

    Each of `doubts` follows the step or the ingredient that it speaks of, marked with a question mark; the rest come
    first.
    """
    marked = _Doubts(recipe, doubts)
    for line in _lines(recipe, marked):
        yield from _wrapped(line, width)


def _wrapped(line: str, width: int) -> Iterator[str]:
    """Lines no wider than `width`, the text of a list under its first word."""
    indent = len(line) - len(line.lstrip(" "))
    bullet = _BULLET.match(line, indent)
    if not width or len(line) <= width:
        yield line
    else:
        inner = " " * (indent + (len(bullet[0]) if bullet else 0))
        yield from wrap(line, width, subsequent_indent=inner, break_on_hyphens=False)


class _Doubts:
    """The uncertain readings by their subject: a step's number, an ingredient's id, or "" for others."""

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


def _lines(recipe: Recipe, doubts: _Doubts) -> Iterator[str]:
    yield recipe.title
    yield "=" * len(recipe.title)
    yield from doubts.general
    if recipe.description:
        yield from ("", *recipe.description.split("\n"))
    yield from ("", *times_lines(recipe))
    for group in recipe.groups:
        yield from ("", group.name or "Ingredients")
        for line in group.ingredients:
            yield f"- {line.text}{'' if line.listed else ' (not in the recipe’s list)'}"
            yield from (f"  {doubt}" for doubt in doubts.of_ingredient(line.id))
    for section in recipe.sections:
        if section.name:
            yield from ("", section.name.upper())
        for step in section.steps:
            yield from ("", *_step(step))
            yield from (f"   {doubt}" for doubt in doubts.of_step(step))
    lists = (
        ("Serve with", recipe.serving),
        ("Storage", _storage(recipe.storage)),
        ("Tips", recipe.tips),
        ("Notes", recipe.notes),
    )
    for title, texts in lists:
        if texts:
            yield from ("", title, *(f"- {text}" for text in texts))
    if recipe.nutrition.facts:
        yield from ("", f"Nutrition per {recipe.nutrition.per or 'serving'}")
        yield from (f"- {fact.name}: {fact.amount}" for fact in recipe.nutrition.facts)


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
    yield f"{step.number}. {step.title}"
    yield from step.text.split("\n")
    for spec in step.timers:
        yield f"   {spec.name}: {format_span(spec.span)}"


# As JSON -----------------------------------------------------------------------------------------------------------


def recipe_json(recipe: Recipe) -> dict[str, Any]:
    """Everything a recipe says, and what its steps add up to (`times.computed`)."""
    return {
        "name": recipe.name,
        "title": recipe.title,
        "description": recipe.description,
        "servings": {"min": recipe.servings.least, "max": recipe.servings.most, "unit": recipe.servings.unit},
        "times": {
            "stated": {time.name: span_json(time.span) for time in recipe.times},
            "computed": span_json(computed_time(recipe)),
        },
        "tags": list(recipe.tags),
        "source": recipe.source,
        "ingredient_groups": [
            {"name": group.name, "ingredients": [_ingredient(line) for line in group.ingredients]}
            for group in recipe.groups
        ],
        "sections": [
            {"name": section.name, "steps": [_step_json(step, recipe) for step in section.steps]}
            for section in recipe.sections
        ],
        "serving": list(recipe.serving),
        "nutrition": {
            "per": recipe.nutrition.per,
            "facts": [{"name": fact.name, "amount": fact.amount} for fact in recipe.nutrition.facts],
        },
        "holds": {"for_s": _seconds(recipe.holds.length_ms), "how": recipe.holds.how} if recipe.holds else None,
        "storage": _storage_json(recipe.storage, recipe),
        "tips": list(recipe.tips),
        "notes": list(recipe.notes),
    }


def span_json(span: Span) -> dict[str, float]:
    """A duration or window in seconds."""
    return {"min_s": span.least_ms / 1000, "max_s": span.most_ms / 1000}


def _seconds(ms: int | None) -> float | None:
    return None if ms is None else ms / 1000


def _ingredient(line: Ingredient) -> dict[str, Any]:
    return {
        "id": line.id,
        "text": line.text,
        "quantity": line.quantity,
        "name": line.name,
        "note": line.note,
        "optional": line.optional,
        "listed": line.listed,
        "substitutes": list(line.substitutes),
    }


def _step_json(step: Step, recipe: Recipe) -> dict[str, Any]:
    names = {line.id: line.name or line.text for line in recipe.ingredients()}
    return {
        "id": step.id,
        "number": step.number,
        "title": step.title,
        "text": step.text,
        "uses": [
            {"ingredient": use.ingredient, "name": names.get(use.ingredient), "quantity": use.quantity}
            for use in step.uses
        ],
        "takes": span_json(step.takes) if step.takes else None,
        "hands": {None: None, True: "off", False: "on"}[step.hands_off],
        "heat": step.heat,
        "cookware": list(step.cookware),
        "after": list(step.after),
        "while": list(step.alongside),
        "waits_s": _seconds(step.waits_ms),
        "preheat_s": _seconds(step.preheat_ms),
        "ahead_s": _seconds(step.ahead_ms),
        "optional": step.optional,
        "timers": [timer_json(spec) for spec in step.timers],
        "cue": step.cue,
        "notes": list(step.notes),
    }


def timer_json(spec: TimerSpec) -> dict[str, Any]:
    """One timer that the recipe offers."""
    return {
        "id": spec.id,
        "name": spec.name,
        **span_json(spec.span),
        "checks": [
            {
                "question": check.question,
                "from_s": check.from_ms / 1000,
                "every_s": check.every_ms / 1000,
                "extend_s": check.extend_ms / 1000,
            }
            for check in spec.checks
        ],
        "reminders": [
            {
                "text": reminder.text,
                "every": span_json(reminder.every) if reminder.every else None,
                "at_s": [at_ms / 1000 for at_ms in reminder.at_ms],
            }
            for reminder in spec.reminders
        ],
        "warning_s": spec.warning_ms / 1000,
        "warning": spec.warning_text,
        "urgency": spec.urgency,
        "text": spec.text,
        "cue": spec.cue,
        "then": spec.then,
        "optional": spec.optional,
        "found": spec.found,
    }


def _storage_json(storage: Storage, recipe: Recipe) -> dict[str, Any]:
    return {
        "text": list(storage.text),
        "keeps": [{"place": keep.place, "length": keep.length, "unit": keep.unit} for keep in storage.keeps],
        "reheat": _step_json(storage.reheat, recipe) if storage.reheat else None,
    }
