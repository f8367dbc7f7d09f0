"""Common parts of all writers: the result, recipes as plain text, and what a format cannot express."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeAlias

from kitchen_tui.model.duration import format_span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe, Step, TimerSpec
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.understand.step_title import step_title
from kitchen_tui.recipes.understand.times.timers import timers_of


class Export(NamedTuple):
    """A recipe as the text of a file, and a sentence for each thing that the format cannot express."""

    text: str
    lost: tuple[str, ...] = ()


Aspect: TypeAlias = Literal[
    "headings of the ingredient list",
    "substitutes",
    "optional ingredients",
    "amounts that do not scale",
    "amounts that single steps take",
    "timers",
    "checks, reminders, warnings and other details of timers",
    "titles of steps",
    "headings of steps",
    "times and heat of steps, and which are hands-off",
    "signs that a step is done",
    "cookware",
    "order of steps (after, while)",
    "optional steps",
    "what steps say for a plan (waits, preheat, ahead)",
    "times",
    "how long the dish holds",
    "how long leftovers keep",
]

_OfRecipe: TypeAlias = Callable[[Recipe], bool]
_OfStep: TypeAlias = Callable[[Step], bool]

_RECIPE: dict[Aspect, _OfRecipe] = {
    "headings of the ingredient list": lambda recipe: any(group.name for group in recipe.groups),
    "headings of steps": lambda recipe: any(section.name for section in recipe.sections),
    "substitutes": lambda recipe: any(item.substitutes for item in recipe.ingredients()),
    "optional ingredients": lambda recipe: any(item.optional for item in recipe.ingredients()),
    "amounts that do not scale": lambda recipe: any(item.quantity and not item.scales for item in recipe.ingredients()),
    "times": lambda recipe: bool(recipe.times),
    "how long leftovers keep": lambda recipe: bool(recipe.storage.keeps),
    "how long the dish holds": lambda recipe: recipe.holds is not None,
}
_STEP: dict[Aspect, _OfStep] = {
    "titles of steps": lambda step: bool(step.title) and step.title != step_title(step.text),
    "amounts that single steps take": lambda step: any(use.quantity for use in step.uses),
    "timers": lambda step: any(not timer.found for timer in step.timers),
    "checks, reminders, warnings and other details of timers": lambda step: any(map(_detailed, step.timers)),
    "times and heat of steps, and which are hands-off": lambda step: (
        bool(step.heat) or step.takes is not None or step.hands_off is not None
    ),
    "signs that a step is done": lambda step: bool(step.cue),
    "cookware": lambda step: bool(step.cookware),
    "order of steps (after, while)": lambda step: bool(step.after or step.alongside),
    "optional steps": lambda step: step.optional,
    "what steps say for a plan (waits, preheat, ahead)": lambda step: (
        (step.waits_ms, step.preheat_ms, step.ahead_ms) != (None, None, None)
    ),
}


def _detailed(timer: TimerSpec) -> bool:
    """Return whether a timer has details that would be lost; one that was found in prose will be found again."""
    plain = TimerSpec(timer.id, timer.name, *timer.span)
    return not timer.found and timer != plain


def named_steps(numbers: Sequence[str]) -> str:
    """Return "step 2" or "steps 2, 3"."""
    return f"step{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"


def unsupported_fields(recipe: Recipe, format_name: str, unsayable: Iterable[Aspect]) -> tuple[str, ...]:
    """Return a sentence for each aspect in `unsayable` that the recipe has: what is lost, and in which steps."""
    sentences: list[str] = []
    for aspect in unsayable:
        steps = [str(step.number) for step in recipe.steps if aspect in _STEP and _STEP[aspect](step)]
        if steps:
            sentences.append(f"{format_name} cannot store {aspect}: {named_steps(steps)}.")
        elif aspect in _RECIPE and _RECIPE[aspect](recipe):
            sentences.append(f"{format_name} cannot store {aspect}.")
    return tuple(sentences)


def recipe_notes(recipe: Recipe) -> tuple[str, ...]:
    """Return what a recipe says besides its steps as lines, for formats that only have notes.

    The notes come first, then tips, serving, storage, reheating and nutrition, each line with its label.
    """
    reheat = recipe.storage.reheat
    return (
        *recipe.notes,
        *(f"Tip: {tip}" for tip in recipe.tips),
        *(f"Serving: {line}" for line in recipe.serving),
        *(f"Storage: {line}" for line in recipe.storage.text),
        *((f"Reheating: {reheat.text or reheat.title}",) if reheat else ()),
        *_nutrition(recipe),
    )


def _nutrition(recipe: Recipe) -> tuple[str, ...]:
    if not recipe.nutrition.facts:
        return ()
    per = f" per {recipe.nutrition.per}" if recipe.nutrition.per else ""
    return (f"Nutrition{per}: {', '.join(f'{fact.name} {fact.amount}' for fact in recipe.nutrition.facts)}",)


_OF_BEFORE = lazy_regex(r"\b(?:last|final|remaining)\b", re.IGNORECASE)
"""Words that make a time part of the step before: "for these last 2 minutes"."""


def step_prose(step: Step) -> str:
    """Return a step's text, with "Simmer: 90–120 min." for each timer whose time it does not state."""
    text = clean_line(step.text)
    stated = {timer.span for timer in timers_of(text, step.id, step.title) if not _OF_BEFORE.search(timer.text)}
    missing = [timer for timer in step.timers if timer.span not in stated]
    return " ".join(
        [text, *(f"{timer.name[:1].upper()}{timer.name[1:]}: {format_span(timer.span)}." for timer in missing)]
    ).strip()
