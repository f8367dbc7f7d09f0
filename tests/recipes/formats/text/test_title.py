"""The title of a recipe: in the text, in its headings, or in the name of the file."""

from typing import Any

import pytest

from kitchen_tui.recipes.formats.text.reader import read_prose
from tests.recipes.reading import LEEK_LIST, LEEK_STEPS, Case, check, imported, recipe_in

LAMB_LIST = "2 lb lamb\n1 cup barley\n2 onions\n4 cups stock\n\n"

TITLES: dict[str, Case] = {
    "a heading right before its link": (
        "#[Ida's Leeks](https://kitchen.example/leeks# comments)\n![leeks](https://kitchen.example/a.jpg)\n"
        f"{LEEK_LIST}{LEEK_STEPS}",
        {"title": "Ida's Leeks"},
    ),
    "a remark in the heading": (f"# Leeks (Ida's way)\n\n{LEEK_LIST}{LEEK_STEPS}", {"title": "Leeks (Ida's way)"}),
    "a title in the heading of the list": (
        "Ingredients for Chickpea Stew\n\n2 cups chickpeas\n1 lemon\n\nPreparation\n\n"
        "Boil the chickpeas.\nAdd the lemon.",
        {"title": "Chickpea Stew", "names": ["chickpeas", "lemon"], "count": 2},
    ),
    "a heading without a space": (
        "#Braised Leeks\n\n * 2 leeks\n * 30 g butter\n * 1 cup stock\n\n"
        "Slice the leeks, and fry them in the butter.\n",
        {"title": "Braised Leeks", "names": ["leeks", "butter", "stock"], "count": 1},
    ),
    "a title that begins with a number in words": (
        f"Two Pots!\n\n{LAMB_LIST}Simmer everything for 2 hours.\nSeason it.",
        {"title": "Two Pots!", "count": 2},
    ),
    "a title below the steps": (
        f"{LAMB_LIST}Simmer everything for 2 hours.\nSeason it.\n\nGrandpa's Lamb Pot",
        {"title": "Grandpa's Lamb Pot", "count": 2, "notes": []},
    ),
    "a title below the steps, between dashes": (
        f"Ingredients\n\n{LAMB_LIST}Method\n\n1. Simmer everything for 2 hours.\n2. Season it.\n\n- Barley Soup -",
        {"title": "Barley Soup", "count": 2},
    ),
    "a title below a paragraph": (
        f"{LAMB_LIST}Simmer everything for 2 hours, then season it and serve it with bread.\n\nLamb and Barley",
        {"title": "Lamb and Barley", "count": 1},
    ),
}


@pytest.mark.parametrize(("text", "expected"), TITLES.values(), ids=TITLES)
def test_the_title_is_found_in_the_text(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("leek-soup", "Leek soup"),
        ("Ida's Leek Soup", "Ida's Leek Soup"),
        ("marzipan", "Marzipan"),
        ("leek-recipe", "Leek recipe"),
        ("Kale", "Kale"),
    ],
)
def test_a_file_that_is_named_after_a_dish_gives_the_title(name: str, title: str) -> None:
    reading = read_prose(f"{LEEK_LIST}{LEEK_STEPS}", name)
    assert (recipe_in(reading).title, reading.uncertain) == (title, ())


@pytest.mark.parametrize("name", ["recipe", "untitled note", "index", "KALE", "img-2", "scan-3", "x"])
def test_without_a_title_another_file_name_is_taken_and_flagged(name: str) -> None:
    (doubt,) = read_prose(f"{LEEK_LIST}{LEEK_STEPS}", name).uncertain
    assert doubt.text == "The text has no title."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Soups\n\n## Leek Soup\n\n### Ingredients\n- 3 leeks\n\n### Directions\n1. Boil the leeks.\n", "Leek Soup"),
        ("# Lasagna\n\n## Sauce\n\n### Ingredients\n- 3 leeks\n\n### Directions\n1. Boil the leeks.\n\n"
         "## Assembly\n\n### Directions\n1. Bake it.\n", "Lasagna"),
        ("# Leek and Corn Soup\n\n## Vegan\n\n### Ingredients\n- 3 leeks\n\n### Directions\n1. Boil the leeks.\n",
         "Leek and Corn Soup"),
        ("# Lasagna\n\n## Meat Sauce\n\n### Ingredients\n- 3 leeks\n\n### Directions\n1. Boil the leeks.\n", "Lasagna"),
        ("# Leek Soup\n\nA good one.\n\n## Base\n\n### Ingredients\n- 3 leeks\n\n### Directions\n1. Boil the leeks.\n",
         "Leek Soup"),
    ],
)  # fmt: skip
def test_the_heading_of_a_chapter_is_not_a_title(text: str, title: str) -> None:
    check(text, {"title": title})


@pytest.mark.parametrize("sentence", ["This recipe is from a pop-up.", "The dish is derived from leeks.example"])
def test_a_sentence_about_the_recipe_is_not_a_title(sentence: str) -> None:
    text = f"I ate this as a child, and only now do I know what it is called.\n{sentence}\n\n{LEEK_LIST}{LEEK_STEPS}"
    assert imported(text, "fried-leeks.md", "fried-leeks").title == "Fried leeks"


@pytest.mark.parametrize("name", ["Margaret Ellis", "Ida in Ohio", "@lambfan"])
def test_a_name_at_the_end_is_not_the_title(name: str) -> None:
    result = read_prose(f"{LAMB_LIST}Simmer everything for 2 hours.\n\n{name}", "the-file")
    assert result.recipe is not None
    assert result.recipe.title == "The file"
    assert any("no title" in problem.text for problem in result.uncertain)
