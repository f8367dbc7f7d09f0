"""The recipe of a result that must have one."""

from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.problems import ReadResult


def recipe_in(result: ReadResult) -> Recipe:
    assert result.recipe is not None, result.problems
    return result.recipe
