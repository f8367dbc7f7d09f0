"""Texts with several recipes: all are named and each can be read. Parts of one dish are not separate recipes."""

import pytest

from kitchen_tui.recipes.formats.text.reader import read_prose, recipe_titles
from tests.recipes.reading import check, recipe_in

_SOUP, _PIE = "Leek Soup", "Leek Pie"


def _recipes(*names: str) -> str:
    """Return recipes with these names one level below a chapter."""
    return "".join(
        f"## {name}\n\n### Ingredients\n\n- 2 leeks\n- 1 egg\n\n### Method\n\n1. Cook them.\n\n" for name in names
    )


def _adoc(name: str) -> str:
    return f"== {name}\n\n.Ingredients\n* 2 leeks\n\n.Method\n. Cook them.\n\n"


def _short(name: str) -> str:
    return f"## {name} soup\n\n- 2 {name}\n- 1 l stock\n\nSlice them, and simmer them in the stock until soft.\n\n"


COLLECTIONS = {
    "without chapters": (_recipes(_SOUP, _PIE), (_SOUP, _PIE)),
    "with an introduction": (f"# My Recipes\n\nThose I like.\n\n{_recipes(_SOUP, _PIE)}", (_SOUP, _PIE)),
    "with a title": (f"# The Leek Cookbook\n\n{_recipes(_SOUP, _PIE)}", (_SOUP, _PIE)),
    "with chapters": (
        f"# Soups\n\n{_recipes(_SOUP, 'Egg Soup')}# Mains\n\n{_recipes(_PIE)}",
        (_SOUP, "Egg Soup", "Mains"),
    ),
    "in AsciiDoc": (f"= Recipes\n\n{_adoc(_SOUP)}{_adoc(_PIE)}", (_SOUP, _PIE)),
    "that do not use each other": (
        f"# Soups\n\n{_short('Leek')}{_short('Onion')}{_short('Carrot')}",
        ("Leek soup", "Onion soup", "Carrot soup"),
    ),
    "a dish and its sauce": (f"# Leek Bowl\n\n{_recipes('Leeks', 'Sauce')}", ()),
    "a dish and its sauce without a title": (_recipes("Leeks", "Sauce"), ()),
    "a part that the next one uses": (f"{_recipes('Egg Mix', 'Leeks with Egg Mix')}Pour the egg mix over them.\n", ()),
    "one recipe and a remark": (f"# Recipes\n\n{_recipes(_SOUP)}## About\n\nI like leeks.\n", ()),
    "one recipe": (f"# Recipes\n\n{_recipes(_SOUP)}", ()),
    "a title and its list": ("# Peas\n- 1 cup peas", ()),
}


@pytest.mark.parametrize(("text", "titles"), COLLECTIONS.values(), ids=COLLECTIONS)
def test_the_recipes_of_a_collection_are_named(text: str, titles: tuple[str, ...]) -> None:
    assert recipe_titles(text) == titles


PEAS_AND_BEANS = (
    "# Peas\n\n## Ingredients\n- 1 cup peas\n\n## Steps\n1. Boil.\n\n# Beans\n\n## Ingredients\n- 2 cups beans\n"
)


def test_of_several_recipes_the_first_is_read_and_the_others_named() -> None:
    assert recipe_titles(PEAS_AND_BEANS) == ("Peas", "Beans")
    reading = read_prose(PEAS_AND_BEANS, "x")
    assert recipe_in(reading).title == "Peas"
    assert "“Beans”" in reading.uncertain[0].text


def test_each_of_several_recipes_can_be_read() -> None:
    recipe = recipe_in(read_prose(PEAS_AND_BEANS, "x", 2))
    assert (recipe.title, [item.name for item in recipe.ingredients()]) == ("Beans", ["beans"])


def test_several_dishes_with_their_own_lists_are_pointed_out() -> None:
    text = (
        "Two for Friday\n\nLeek mash\n\nIngredients\n3 leeks\n\nMethod\nBoil the leeks.\n\n"
        "Egg salad\n\nIngredients\n2 eggs\n\nMethod\nChop the eggs."
    )
    (doubt,) = check(text, {}, doubts=True).uncertain
    assert "“Leek mash”, “Egg salad”" in doubt.text


def test_parts_of_one_dish_with_their_own_lists_are_one_recipe() -> None:
    text = (
        "Plum cake\n\nCake\n\nIngredients\n3 eggs\n\nMethod\nBeat the eggs.\n\n"
        "Frosting\n\nIngredients\n2 cups sugar\n\nMethod\nStir the sugar."
    )
    check(text, {"count": 2})
