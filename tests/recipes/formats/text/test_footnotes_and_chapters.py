"""What stands around a recipe in files of public collections: facts in titles, footnotes, other recipes, chapters."""

from typing import Any

import pytest

from kitchen_tui.recipes.formats.found import chosen
from kitchen_tui.recipes.formats.reading import find_in_bytes
from kitchen_tui.recipes.formats.text.read import read_prose, recipe_titles
from kitchen_tui.recipes.formats.text.tables import ingredient_lines
from tests.recipes.formats.text.reading import Case, check, outcome

_LIST = "## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n## Method\n\n"
_END = "1. Slice the leeks.\n2. Fry them in the butter.\n"

CASES: dict[str, Case] = {
    "servings in the heading": (f"# Leeks (serves 4)\n\n{_LIST}{_END}", {"title": "Leeks", "servings": (4, 4)}),
    "a time in the heading": (
        f"# Leeks (25-30 min)\n\n{_LIST}{_END}", {"title": "Leeks", "times": {"total": 30}, "description": ""},
    ),
    "both in the heading": (
        f"# Leeks – (for 2, 40 minutes)\n\n{_LIST}{_END}",
        {"title": "Leeks", "servings": (2, 2), "times": {"total": 40}},
    ),
    "a remark in the heading": (f"# Leeks (Ida's way)\n\n{_LIST}{_END}", {"title": "Leeks (Ida's way)"}),
    "the rest of a step that ends the text": (
        f"# Leeks\n\n{_LIST}1. Slice the leeks.\n2. Fry them for 5 minutes in the large pan or in a wide\n"
        "   (2 l) pot.\n",
        {"steps": ["Slice the leeks.", "Fry them for 5 minutes in the large pan or in a wide (2 l) pot."], "notes": []},
    ),
    "a closing below an unfinished step": (
        f"# Leeks\n\n{_LIST}1. Slice the leeks.\n2. Fry them\n\nEnjoy!\n", {"count": 2, "notes": ["Enjoy!"]},
    ),
    "footnotes in HTML": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks<sup id=\"fnref1\"><a href=\"#fn1\">1</a></sup>\n- 30 g butter\n\n"
        "## Method\n\n1. Fry them.\n\n<div class=\"footnotes\">\n<ol>\n<li id=\"fn1\">Ida used three.</li>\n</ol>\n"
        "</div>\n",
        {"names": ["leeks", "butter"], "steps": ["Fry them."], "notes": ["Note: Ida used three."]},
    ),
    "a fraction in HTML": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- <sup>1</sup>/<sub>2</sub> cup butter\n\n## Method\n\n1. Cook.\n",
        {"quantities": ["2", "1/2 cup"]},
    ),
    "initials at the end": (
        f"# Leeks\n\n{_LIST}{_END}\n— I. B.\n", {"count": 2, "notes": ["I. B."]},
    ),
    "the source as a link in HTML": (
        f"# Leeks\n\n{_LIST}{_END}\n<a class=\"small\" href=\"https://kitchen.example/leeks\" target=\"_blank\">"
        f"Original recipe</a> <span>by Ida.</span>\n",
        {"source": "https://kitchen.example/leeks", "count": 2},
    ),
    "addresses of other recipes": (
        f"# Leeks\n\n{_LIST}{_END}\n# Another recipe to try\n\nhttps://kitchen.example/onions\n\n## See also\n\n"
        "https://kitchen.example/garlic\n",
        {"source": "", "notes": ["https://kitchen.example/onions", "https://kitchen.example/garlic"]},
    ),
    "where to follow the author": (
        "Leeks\n\n* 2 leeks\n* 30 g butter\n* 1 egg\n\nFor boiling: (until soft)\n* 1 l water\n* 1 tsp salt\n\n"
        "Instagram: ida_bell\n\nFollow me on YouTube\n",
        {"names": ["leeks", "butter", "egg", "water", "salt"], "groups": ["", "For boiling: (until soft)"]},
    ),
    "a heading of the yield": (
        "Yield: Makes 4 pint jars\n========================\n\nIngredients\n===========\n\n- 2 leeks\n- 1 l vinegar\n\n"
        "Method\n======\n\n1. Boil them.\n",
        {"title": "The file", "servings": (4, 4), "count": 1},
    ),
    "a table of HTML over many lines": (
        "# Leeks\n\n<table>\n  <tr>\n    <td><i>2</i> leeks</td>\n    <td rowspan=2>slice</td>\n  </tr>\n  <tr>\n"
        "    <td><i>30 g</i> butter, softened</td>\n    <td>melt</td>\n  </tr>\n  <tr>\n"
        "    <td>1 l stock</td>\n  </tr>\n</table>\n\nSimmer all of it for 10 minutes.\n",
        {"quantities": ["2", "30 g", "1 l"], "names": ["leeks", "butter", "stock"], "count": 1},
    ),
    "fields in two languages": (
        "---\ntitle: Leeks\ntitle_hi: गंदना\ningredients_en:\n  - heading: Pan\n    items:\n      - qty: 2\n"
        "        name: leeks\ningredients_hi:\n  - heading: कड़ाही\n    items:\n      - qty: 2\n        name: गंदना\n"
        "instructions_en:\n  - title: Pan\n    actions:\n      - Slice the leeks.\n      - Fry them.\n---\n",
        {"title": "Leeks", "groups": ["Pan"], "names": ["leeks"], "sections": ["Pan"], "count": 2},
    ),
    "a total time without a unit": (
        f"---\ntitle: Leeks\ntime: 1\nprep_time: 1\n---\n{_LIST}{_END}", {"times": {"prep": 1}, "notes": ["Time: 1"]},
    ),
    "parts underlined with a line": (
        "Dough\n─────\n2 cups flour\n1 egg\n\nTopping\n───────\n30 g butter\n\nRecipe\n──────\n1. Knead the dough.\n"
        "2. Bake it for 20 minutes.\n",
        {"title": "The file", "groups": ["Dough", "Topping"], "count": 2, "timers": [1200]},
    ),
    "a field of the website without a fence": (
        f"\nlayout: default\n\n## Leeks\n\n{_LIST}{_END}", {"title": "Leeks", "description": ""},
    ),
    "a limit in brackets": (
        f"# Leeks\n\n{_LIST}1. Chill the leeks for 2-3 hours (no more than 3 hours).\n", {"timers": [10800]},
    ),
    "a line about the author among the steps": (
        f"# Leeks\n\n{_LIST}- Slice the leeks.\n\nI have only made half of it, so this is a guess\n- Fry them.\n",
        {"steps": ["Slice the leeks.", "Fry them."], "notes": ["I have only made half of it, so this is a guess"]},
    ),
    "headings with nothing below them": (
        f"# Leeks\n\n{_LIST}{_END}\n## Kitchenware\n\n## Food storage\n\n## Result\n", {"count": 2, "description": ""},
    ),
    "a rule above the steps": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n---\n\n## Directions\n\n1. Slice the leeks.\n\n"
        "## Cook\n\nCook as usual in the butter.\n",
        {"sections": ["", "Cook"], "count": 2, "notes": []},
    ),
    "an exact amount": (
        "# Leeks\n\n## Ingredients\n\n- Exactly 3 dashes nutmeg (not more)\n- 2 leeks\n\n## Method\n\n1. Cook.\n",
        {"quantities": ["Exactly 3 dashes", "2"], "names": ["nutmeg", "leeks"]},
    ),
    "ingredients of LaTeX with amounts of their own": (
        "\\begin{recipe}{Leeks}{}{}\n\\ing{2 leeks}\nSlice the leeks.\n\n\\ing[\\fr12]{cup}{butter}\n\\ing[]{}{salt}\n"
        "Fry them, and bake at 200\\degrees for 10 minutes.\n\\end{recipe}\n",
        {"quantities": ["2", "1/2 cup", ""], "names": ["leeks", "butter", "salt"], "count": 2, "timers": [600]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_surrounds_a_recipe(text: str, expected: dict[str, Any]) -> None:
    result = read_prose(text, "the-file")
    assert result.recipe is not None, result.problems
    found = outcome(result.recipe)
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (("1 shallot", "mince"), ["1 shallot, mince"]),
        (("1 tbsp capers", "rinse, dry, mince"), ["1 tbsp capers, rinse, dry, mince"]),
        (("2 cups flour", "cut in half", "mix"), ["2 cups flour, cut in half, mix"]),
        (("1 tbsp butter", "salt"), ["salt", "1 tbsp butter"]),
    ],
)
def test_cells_that_say_what_is_done(cells: tuple[str, ...], lines: list[str]) -> None:
    assert ingredient_lines(cells) == lines


def _recipe(name: str, level: int) -> str:
    sign = "#" * level
    return f"{sign} {name}\n\n{sign}# Ingredients\n\n- 2 leeks\n- 1 egg\n\n{sign}# Method\n\n1. Cook them.\n\n"


def test_chapters_of_several_recipes() -> None:
    text = f"# Soups\n\n{_recipe('Leek Soup', 2)}{_recipe('Egg Soup', 2)}# Mains\n\n{_recipe('Leek Pie', 2)}"
    assert recipe_titles(text) == ("Leek Soup", "Egg Soup", "Mains")


@pytest.mark.parametrize("head", ["", "# My Recipes\n\nThose I like.\n\n", "# The Leek Cookbook\n\n"])
def test_a_collection_without_chapters(head: str) -> None:
    text = f"{head}{_recipe('Leek Soup', 2)}{_recipe('Egg Pie', 2)}"
    assert recipe_titles(text) == ("Leek Soup", "Egg Pie")


def test_a_collection_in_asciidoc() -> None:
    dishes = [
        f"== {name}\n\n.Ingredients\n* 2 leeks\n\n.Method\n. Cook them.\n\n" for name in ("Leek Soup", "Leek Pie")
    ]
    assert recipe_titles(f"= Recipes\n\n{''.join(dishes)}") == ("Leek Soup", "Leek Pie")


@pytest.mark.parametrize(
    "text",
    [
        f"# Leek Bowl\n\n{_recipe('Leeks', 2)}{_recipe('Sauce', 2)}",
        f"{_recipe('Leeks', 2)}{_recipe('Sauce', 2)}",
        f"{_recipe('Egg Mix', 2)}{_recipe('Leeks with Egg Mix', 2)}Pour the egg mix over them.\n",
        f"# Recipes\n\n{_recipe('Leek Soup', 2)}## About\n\nI like leeks.\n",
        f"# Recipes\n\n{_recipe('Leek Soup', 2)}",
    ],
)
def test_parts_of_a_single_dish_are_no_collection(text: str) -> None:
    assert recipe_titles(text) == ()


@pytest.mark.parametrize(
    ("line", "quantity", "name"),
    [("- 1 :: onion", "1", "onion"), ("- ½ cup :: stock", "½ cup", "stock"), ("- flour :: 200 g", "200 g", "flour")],
)
def test_terms_of_org(line: str, quantity: str, name: str) -> None:
    text = f"#+TITLE: Leeks\n\n* Ingredients\n- 2 leeks\n{line}\n\n* Directions\n1. Cook.\n"
    check(text, {"quantities": ["2", quantity], "names": ["leeks", name]})


@pytest.mark.parametrize("amount", ["ca. 1 kg", "about 2 cups", "etwa 3 EL"])
def test_marked_amounts_that_recipemd_cannot_read(amount: str) -> None:
    text = f"# Leeks\n\n---\n# Filling\n- *2* leeks\n- *{amount}* flour\n\n---\n\nCook the leeks.\n\nServe.\n"
    recipe = chosen(find_in_bytes(text.encode(), "leeks.md"), "leeks").recipe
    assert recipe is not None
    found = outcome(recipe)
    assert (found["groups"], found["count"], found["title"]) == (["Filling"], 2, "Leeks")
    assert [item.text for item in recipe.ingredients()] == ["2 leeks", f"{amount} flour"]


@pytest.mark.parametrize(
    "fact",
    ["Backzeit: ca. 12 Min.", "Temps de cuisson : 20 minutes", "Tiempo total: 1 hora", "Bereidingstijd: 30 minuten"],
)
def test_times_in_other_languages_are_notes(fact: str) -> None:
    head = "# Lauch\n\n## Zutaten\n\n- 2 Lauch\n- 30 g Butter\n\n## Zubereitung\n\n"
    text = f"{head}{fact}\n\nDen Lauch in der Butter braten.\n"
    check(text, {"steps": ["Den Lauch in der Butter braten."], "notes": [fact]}, doubts=True)
