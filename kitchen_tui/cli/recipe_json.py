"""Recipes as JSON for other programs."""

from typing import Any

from kitchen_tui.cooking.ready_time import computed_time
from kitchen_tui.model.duration import Span
from kitchen_tui.model.recipe import Ingredient, Recipe, Step, Storage, TimerSpec

_INGREDIENT_FIELDS = ("id", "text", "quantity", "name", "note", "optional", "listed", "substitutes")


def recipe_json(recipe: Recipe) -> dict[str, Any]:
    """Return all data of a recipe, and the sum of its steps (`times.computed`)."""
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
    """Return a duration or window in seconds."""
    return {"min_s": span.least_ms / 1000, "max_s": span.most_ms / 1000}


def _seconds(ms: int | None) -> float | None:
    return None if ms is None else ms / 1000


def _ingredient(line: Ingredient) -> dict[str, Any]:
    return {name: getattr(line, name) for name in _INGREDIENT_FIELDS}


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
    """Return a timer that the recipe offers."""
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
