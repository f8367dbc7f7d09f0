"""Recipes made from a few lines, for tests."""

from kitchen_tui.model.recipe import IngredientGroup, Recipe, Section, Servings, Step, Use
from kitchen_tui.recipes.understand.amounts import ingredient


def recipe_of(*lines: str, uses: tuple[Use, ...] = (), text: str = "Cook.", serves: Servings | None = None) -> Recipe:
    """Return a recipe with these ingredients (their ids are i0, i1…) and one step."""
    ingredients = tuple(ingredient(f"i{at}", line) for at, line in enumerate(lines))
    step = Step("s1", 1, "Cook", text, uses=uses)
    return Recipe(
        "dish",
        "Dish",
        servings=serves or Servings(4, 6),
        groups=(IngredientGroup("", ingredients),),
        sections=(Section("", (step,)),),
    )


def lines(recipe: Recipe) -> list[str]:
    """Return the ingredient lines."""
    return [one.text for one in recipe.ingredients()]
