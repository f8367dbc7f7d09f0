"""Common parts of all writers: the result, recipes as plain text, and what a format cannot express."""

import re
from collections.abc import Callable, Sequence

from kitchen_tui.model.duration import format_span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe, Step, TimerSpec
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.understand.step_title import step_title
from kitchen_tui.recipes.understand.times.timer_specs import timers_of


class Export(NamedTuple):
    """A recipe as the text of a file, and a sentence for each thing that the format cannot express."""

    text: str
    lost: tuple[str, ...] = ()


_TEXT, _COOKLANG, _RECIPEMD, _JSON_LD = "Plain text", "Cooklang", "RecipeMD", "JSON-LD"
_OTHERS = (_COOKLANG, _RECIPEMD, _JSON_LD)
_ALL = (_TEXT, *_OTHERS)


class _Aspect(NamedTuple):
    """Something that the named formats cannot store, and how to see that a recipe or one of its steps has it."""

    name: str
    formats: tuple[str, ...]
    of_recipe: Callable[[Recipe], bool] = lambda recipe: False
    of_step: Callable[[Step], bool] = lambda step: False


_ASPECTS = (
    _Aspect(
        "headings of the ingredient list", (_COOKLANG, _JSON_LD), lambda recipe: any(one.name for one in recipe.groups)
    ),
    _Aspect("substitutes", _OTHERS, lambda recipe: any(item.substitutes for item in recipe.ingredients())),
    _Aspect("optional ingredients", (_JSON_LD,), lambda recipe: any(item.optional for item in recipe.ingredients())),
    _Aspect(
        "amounts that do not scale",
        (_TEXT, _RECIPEMD, _JSON_LD),
        lambda recipe: any(item.quantity and not item.scales for item in recipe.ingredients()),
    ),
    _Aspect(
        "amounts that single steps take",
        (_TEXT, _RECIPEMD, _JSON_LD),
        of_step=lambda step: any(use.quantity for use in step.uses),
    ),
    _Aspect(
        "titles of steps", (_COOKLANG,), of_step=lambda step: bool(step.title) and step.title != step_title(step.text)
    ),
    _Aspect("timers", (_RECIPEMD,), of_step=lambda step: any(not timer.found for timer in step.timers)),
    _Aspect(
        "checks, reminders, warnings and other details of timers",
        _OTHERS,
        of_step=lambda step: any(map(_detailed, step.timers)),
    ),
    _Aspect(
        "times and heat of steps, and which are hands-off",
        _OTHERS,
        of_step=lambda step: bool(step.heat) or (step.takes, step.hands_off) != (None, None),
    ),
    _Aspect("signs that a step is done", _OTHERS, of_step=lambda step: bool(step.cue)),
    _Aspect("cookware", (_RECIPEMD, _JSON_LD), of_step=lambda step: bool(step.cookware)),
    _Aspect("order of steps (after, while)", _ALL, of_step=lambda step: bool(step.after or step.alongside)),
    _Aspect("optional steps", _OTHERS, of_step=lambda step: step.optional),
    _Aspect("how long leftovers keep", _OTHERS, lambda recipe: bool(recipe.storage.keeps)),
    _Aspect(
        "what steps say for a plan (waits, preheat, ahead)",
        _ALL,
        of_step=lambda step: (step.waits_ms, step.preheat_ms, step.ahead_ms) != (None, None, None),
    ),
    _Aspect("how long the dish holds", _ALL, lambda recipe: recipe.holds is not None),
)


def _detailed(timer: TimerSpec) -> bool:
    """Return whether a timer has details that would be lost; one that was found in prose will be found again."""
    plain = TimerSpec(timer.id, timer.name, *timer.span)
    return not timer.found and timer != plain


def named_steps(numbers: Sequence[str]) -> str:
    """Return "step 2" or "steps 2, 3"."""
    return f"step{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"


def unsupported_fields(recipe: Recipe, format_name: str) -> tuple[str, ...]:
    """Return a sentence for each thing that the recipe has and the format cannot store, with its steps."""
    sentences: list[str] = []
    for aspect in _ASPECTS:
        steps = [str(step.number) for step in recipe.steps if aspect.of_step(step)]
        if format_name in aspect.formats and (steps or aspect.of_recipe(recipe)):
            where = f": {named_steps(steps)}" if steps else ""
            sentences.append(f"{format_name} cannot store {aspect.name}{where}.")
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
"""Words that make a time the rest of an earlier one, not a timer of its own: "for these last 2 minutes"."""


def step_prose(step: Step) -> str:
    """Return a step's text, with "Simmer: 90–120 min." for each timer whose time it does not state."""
    text = clean_line(step.text)
    stated = {timer.span for timer in timers_of(text, step.id, step.title) if not _OF_BEFORE.search(timer.text)}
    missing = [timer for timer in step.timers if timer.span not in stated]
    return " ".join(
        [text, *(f"{timer.name[:1].upper()}{timer.name[1:]}: {format_span(timer.span)}." for timer in missing)]
    ).strip()
