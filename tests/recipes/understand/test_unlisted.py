"""Ingredients that the steps use and the list omits."""

import pytest

from kitchen_tui.recipes.formats.text.read import read_prose


def forgotten(ingredients: str, step: str) -> list[tuple[str, str]]:
    """Return the lines that are added to a list for a step."""
    lines = "".join(f"- {line}\n" for line in ingredients.split(";"))
    recipe = read_prose(f"# T\n## Ingredients\n{lines}## Steps\n1. {step}", "t").recipe
    assert recipe is not None
    return [(item.quantity, item.name) for item in recipe.ingredients() if not item.listed]


def test_an_ingredient_that_is_measured_out_but_not_listed_is_added() -> None:
    assert forgotten("1 onion", "Heat a tablespoon of oil in a pan.") == [("a tablespoon", "oil")]
    assert forgotten("1 onion;1 tbsp sesame oil", "Add 2 tbsp oil, then the onion.") == [("2 tbsp", "oil")]


@pytest.mark.parametrize(
    ("ingredients", "step"),
    [
        ("2 tbsp butter", "Melt a tablespoon of butter in a pan."),
        ("1 onion", "Add 2 cups of water and boil."),
        ("1 onion", "Add a cup of the sauce to the pan."),
        ("1 onion", "Heat the oil."),
        ("1 onion", "Heat 2 pans to a simmer."),
        ("1 tbsp sesame oil;1 tbsp peanut oil", "Add a tablespoon of oil and fry."),
    ],
)
def test_nothing_is_added_for_words_that_are_listed_or_no_food(ingredients: str, step: str) -> None:
    assert forgotten(ingredients, step) == []
