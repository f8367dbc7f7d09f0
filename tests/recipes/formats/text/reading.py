"""Reads a text in a test, and compares only what the test is about."""

from typing import Any, TypeAlias

from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.text.read import read_prose
from kitchen_tui.recipes.problems import ReadResult

Case: TypeAlias = tuple[str, dict[str, Any]]
"""A text, and what is expected of its recipe (see `outcome`)."""


def outcome(recipe: Recipe) -> dict[str, Any]:
    """Return the parts of a result that a case names."""
    listed = [(group.name, [item for item in group.ingredients if item.listed]) for group in recipe.groups]
    return {
        "title": recipe.title,
        "servings": recipe.servings[:2],
        "names": [item.name.lower() for _, items in listed for item in items],
        "quantities": [item.quantity for _, items in listed for item in items],
        "groups": [name for name, _ in listed],
        "steps": [step.text for step in recipe.steps],
        "sections": [section.name for section in recipe.sections],
        "count": len(recipe.steps),
        "times": {time.name: time.span.most_ms // 60_000 for time in recipe.times},
        "timers": [timer.most_ms // 1_000 for step in recipe.steps for timer in step.timers],
        "tags": list(recipe.tags),
        "notes": list(recipe.notes),
        "description": recipe.description,
        "source": recipe.source,
        "nutrition": [tuple(fact) for fact in recipe.nutrition.facts],
    }


def check(text: str, expected: dict[str, Any], doubts: bool = False) -> ReadResult:
    """Read a text and compare the result, which must be flagged as uncertain exactly if `doubts`."""
    result = read_prose(text, "the-file")
    assert result.recipe is not None, result.problems
    found = outcome(result.recipe)
    assert {key: found[key] for key in expected} == expected
    assert bool(result.uncertain) == doubts, result.uncertain
    return result
