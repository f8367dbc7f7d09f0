"""Short forms of what tests of recipes do all the time: make a small recipe, read a text, compare the result."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

from kitchen_tui.model.recipe import IngredientGroup, Recipe, Section, Step
from kitchen_tui.recipes.formats.found import chosen
from kitchen_tui.recipes.formats.reading import find_in_bytes
from kitchen_tui.recipes.formats.text.reader import read_prose
from kitchen_tui.recipes.formats.web.reader import find_on_page
from kitchen_tui.recipes.problems import ReadResult
from kitchen_tui.recipes.understand.amounts import ingredient
from kitchen_tui.recipes.understand.links import linked
from tests.conftest import ROOT

SHIPPED = sorted((ROOT / "recipe_data").glob("*.yaml"))

LEEK_LIST = "## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n## Method\n\n"
LEEK_STEPS = "1. Slice the leeks.\n2. Fry them in the butter.\n"
"""The two lists of a recipe in Markdown."""

Case: TypeAlias = tuple[str, dict[str, Any]]
"""A text, and what is expected of its recipe (see `outcome`)."""


class Shown(NamedTuple):
    """The parts of a recipe that an export has to contain."""

    title: str
    servings: tuple[int | None, int | None]
    groups: dict[str, list[str]]
    """The lines of ingredients by heading."""
    sections: dict[str, list[str]]
    """The texts of steps by heading."""


def recipe_in(result: ReadResult) -> Recipe:
    """Return the recipe of a result, which must have one."""
    assert result.recipe is not None, result.problems
    return result.recipe


def minutes(recipe: Recipe) -> dict[str, int]:
    """Return the stated times in minutes, of a range the longer one."""
    return {time.name: time.span.most_ms // 60_000 for time in recipe.times}


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
        "times": minutes(recipe),
        "timers": [timer.most_ms // 1_000 for step in recipe.steps for timer in step.timers],
        "tags": list(recipe.tags),
        "notes": list(recipe.notes),
        "description": recipe.description,
        "source": recipe.source,
        "nutrition": [tuple(fact) for fact in recipe.nutrition.facts],
    }


def assert_outcome(recipe: Recipe, expected: dict[str, Any]) -> None:
    found = outcome(recipe)
    assert {key: found[key] for key in expected} == expected


def check(text: str, expected: dict[str, Any], doubts: bool = False) -> ReadResult:
    """Read a text and compare the result, which must be flagged as uncertain exactly if `doubts`."""
    result = read_prose(text, "the-file")
    assert_outcome(recipe_in(result), expected)
    assert bool(result.uncertain) == doubts, result.uncertain
    return result


def read_page(html: str, url: str, name: str) -> ReadResult:
    """Read the recipe of a page, of several the most complete. `url` is the origin of the page, or ""."""
    return chosen(find_on_page(html, url), name)


def read_bytes(data: bytes | str | Any, name: str, called: str = "name") -> ReadResult:
    """Read a file like `import`; a value that is neither bytes nor text is written as JSON."""
    text = data if isinstance(data, bytes | str) else json.dumps(data)
    return chosen(find_in_bytes(text.encode() if isinstance(text, str) else text, name), called)


def imported(data: bytes | str | Any, name: str, called: str = "name") -> Recipe:
    return recipe_in(read_bytes(data, name, called))


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
    result = read_bytes(data, name)
    assert result.recipe is None
    (problem,) = result.problems
    return f"{problem.text} {problem.hint}".strip()


def recipe_of(groups: Iterable[str] | dict[str, list[str]], *texts: str) -> Recipe:
    """Return a recipe with these ingredients (their ids are i0, i1…), which may be under headings, and these steps."""
    headed = groups if isinstance(groups, dict) else {"": list(groups)}
    numbers = iter(range(10_000))
    listed = tuple(
        IngredientGroup(name, tuple(ingredient(f"i{next(numbers)}", line) for line in lines))
        for name, lines in headed.items()
    )
    steps = tuple(Step(f"s{at}", at, "", text) for at, text in enumerate(texts, 1))
    return Recipe("dish", "Dish", groups=listed, sections=(Section("", steps),))


def links(groups: list[str] | dict[str, list[str]], *texts: str) -> list[list[str]]:
    """Return "name" or "name: share" for each ingredient that each step is found to use."""
    recipe = linked(recipe_of(groups, *texts))
    names = {one.id: one.name for one in recipe.ingredients()}
    return [
        [names[use.ingredient] + (f": {use.quantity}" if use.quantity else "") for use in step.uses]
        for step in recipe.steps
    ]
