"""Reads exports like `import`, and shows the result in a short form."""

import json
from typing import Any, NamedTuple

from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.found import chosen
from kitchen_tui.recipes.formats.reading import find_in_bytes
from tests.recipes.reading import recipe_in


class Shown(NamedTuple):
    """The parts of a recipe that an export has to contain."""

    title: str
    servings: tuple[int | None, int | None]
    groups: dict[str, list[str]]
    """The lines of ingredients by heading."""
    sections: dict[str, list[str]]
    """The texts of steps by heading."""


def imported(data: bytes | str | Any, name: str) -> Recipe:
    """Return the recipe in a file with that name; a value that is neither bytes nor text is written as JSON."""
    text = data if isinstance(data, bytes | str) else json.dumps(data)
    found = find_in_bytes(text.encode() if isinstance(text, str) else text, name)
    return recipe_in(chosen(found, "name"))


def shown(data: bytes | str | Any, name: str) -> Shown:
    recipe = imported(data, name)
    return Shown(
        recipe.title,
        recipe.servings[:2],
        {group.name: [item.text for item in group.ingredients] for group in recipe.groups},
        {section.name: [step.text for step in section.steps] for section in recipe.sections},
    )


def refused(data: bytes | str, name: str) -> str:
    """Return the sentence with which a file is refused."""
    found = find_in_bytes(data.encode() if isinstance(data, str) else data, name)
    result = chosen(found, "name")
    assert result.recipe is None
    (problem,) = result.problems
    return f"{problem.text} {problem.hint}".strip()
