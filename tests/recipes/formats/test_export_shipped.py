"""The shipped recipes, written in the other formats and read back."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from kitchen_tui.model.recipe import Ingredient, Recipe
from kitchen_tui.recipes.formats.cooklang import read_cooklang, write_cooklang
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.recipes.formats.recipemd import read_recipemd, write_recipemd
from tests.conftest import ROOT
from tests.recipes.reading import recipe_in

SHIPPED = sorted((ROOT / "recipe_data").glob("*.yaml"))


def recipe_of(path: Path) -> Recipe:
    """Return the shipped recipe of this name."""
    return recipe_in(read_file(path))


def amounts(ingredients: Iterable[Ingredient]) -> list[tuple[str, str]]:
    """Return names and quantities in any order; Cooklang writes a half in digits."""
    return sorted((item.name, item.quantity.replace("½", " 1/2").strip()) for item in ingredients)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_cooklang(path: Path) -> None:
    recipe = recipe_of(path)
    written = write_cooklang(recipe)
    reading = read_cooklang(written.text, recipe.name)
    assert not reading.problems
    back = recipe_in(reading)
    assert (back.title, back.description, back.servings, back.tags) == (
        recipe.title,
        recipe.description,
        recipe.servings,
        recipe.tags,
    )
    assert {item.name for item in back.ingredients()} == {item.name for item in recipe.ingredients()}
    if "added up" not in " ".join(written.lost):
        assert amounts(back.ingredients()) == amounts(recipe.ingredients())
    marked = [timer for step in recipe.steps for timer in step.timers if not timer.found]
    for timer in marked:
        assert any((t.least_ms, t.most_ms) == (timer.least_ms, timer.most_ms) for s in back.steps for t in s.timers)
    assert written.lost


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_recipemd(path: Path) -> None:
    recipe = recipe_of(path)
    written = write_recipemd(recipe)
    back = recipe_in(read_recipemd(written.text, recipe.name))
    assert (back.title, back.description, back.tags) == (recipe.title, recipe.description, recipe.tags)
    assert [group.name for group in back.groups] == [group.name for group in recipe.groups]
    lines = [f"{item.text} (optional)" if item.optional else item.text for item in recipe.ingredients()]
    assert [item.text for item in back.ingredients()] == lines
    assert [item.optional for item in back.ingredients()] == [item.optional for item in recipe.ingredients()]
    assert [(step.title, step.text) for step in back.steps] == [(step.title, step.text) for step in recipe.steps]
    assert written.lost
