"""Marks before steps, tables with columns of units, and facts at the end of pasted pages."""

import pytest

from kitchen_tui.recipes.formats.text.read import read_prose
from kitchen_tui.recipes.formats.text.tables import ingredient_lines
from tests.recipes.formats.text.reading import Case, check

_LIST = "Miso Soup\n\nIngredients\n1 litre dashi\n3 tbsp miso\n\nMethod\n"

CASES: dict[str, Case] = {
    "steps in Roman numerals": (
        _LIST + "i) Heat the dashi.\nii) Whisk in the miso.\niii) Warm for 2 minutes.\n",
        {"steps": ["Heat the dashi.", "Whisk in the miso.", "Warm for 2 minutes."]},
    ),
    "boxes behind numbers": (
        _LIST + "1. [ ] Heat the dashi.\n2. [x] Whisk in the miso.\n",
        {"steps": ["Heat the dashi.", "Whisk in the miso."]},
    ),
    "boxes and slanted words of Org": (
        "#+TITLE: Miso Soup\n* Ingredients\n- 1 litre dashi\n- 3 tbsp miso\n* Directions\n"
        "1) [ ] Heat the /dashi/ to 60/65 °C.\n2) [ ] Whisk in the miso.\n",
        {"steps": ["Heat the dashi to 60/65 °C.", "Whisk in the miso."]},
    ),
    "a heading that says what to make": (
        "Miso Soup\n\nYou will need:\n1 litre dashi\n3 tbsp miso\n\nTo make:\nHeat the dashi.\nWhisk in the miso.\n",
        {"sections": [""], "count": 2},
    ),
    "facts with dots between them, after the steps": (
        "# Miso Soup\n\n## Ingredients\n\n- 1 litre dashi\n- 3 tbsp miso\n\n## Method\n\n1. Heat the dashi.\n"
        "2. Whisk in the miso.\n\nMakes 4 · Prep 5 min · Cook 10 min\n",
        {"servings": (4, 4), "times": {"prep": 5, "cook": 10}, "count": 2, "notes": []},
    ),
    "the address of the page, after the steps": (
        _LIST + "Heat the dashi.\nWhisk in the miso.\nhttps://kitchen.example/miso\n",
        {"count": 2, "source": "https://kitchen.example/miso"},
    ),
    "a column of units and one of percentages": (
        "# Rye\n\n## Ingredients\n\n| Ingredient | Qty | Unit | % |\n|:--|--:|:--|--:|\n| Flour | 400 | g | 100 |\n"
        "| Salt | 2 | tsp | 2 |\n\n## Method\n\n1. Mix the flour and salt.\n",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
    "rows in bold name groups": (
        "# Rye\n\n## Ingredients\n\n| Amount | Ingredient |\n|---|---|\n| **Levain** | |\n| 50 g | rye flour |\n"
        "| **Dough** | |\n| 400 g | wheat flour |\n\n## Method\n\n1. Mix all.\n",
        {"groups": ["Levain", "Dough"], "names": ["rye flour", "wheat flour"]},
    ),
    "an ingredient in the place of the heading": (
        "# Rye\n\n## Ingredients\n\n| Flour | 400 g |\n|---|---|\n| Water | 300 ml |\n| Salt | 2 tsp |\n\n"
        "## Method\n\n1. Mix all.\n",
        {"names": ["flour", "water", "salt"], "quantities": ["400 g", "300 ml", "2 tsp"]},
    ),
    "an ingredient with its amount first in the place of the heading": (
        "# Rye\n\n## Ingredients\n\n| 400 g | flour, sifted |\n|---|---|\n| 2 tsp | salt |\n\n## Method\n\n1. Mix.\n",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
    "a heading with a word that is in no table": (
        "= Rye\n\n== Ingredients\n\n|===\n|Quantity |What\n\n|400 g |flour\n|2 tsp |salt\n|===\n\n"
        "== Method\n\n. Mix.\n",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
    "a heading of AsciiDoc with each cell on its line": (
        "= Rye\n\n== Ingredients\n\n|===\n|Amount\n|Ingredient\n\n|400 g\n|flour\n\n|2 tsp\n|salt\n|===\n\n"
        "== Method\n\n. Mix.\n",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
    "headings in the items of a list": (
        "Rye\n\nIngredients\n\n- ## Levain\n- 50 g rye flour\n- ## Dough\n- 400 g flour\n\nMethod\n\n- ## Levain\n"
        "- Feed it.\n- ## Dough\n- Mix all.\n",
        {"groups": ["Levain", "Dough"], "names": ["rye flour", "flour"], "steps": ["Feed it.", "Mix all."]},
    ),
    "a heading in another language": (
        "# Rye\n\n## Ingredients\n\n| Menge | Zutat |\n|---|---|\n| 400 g | flour |\n\n## Method\n\n1. Mix.\n",
        {"names": ["flour"], "quantities": ["400 g"]},
    ),
    "a column that counts the rows": (
        "# Rye\n\n## Ingredients\n\n| # | Ingredient | Amount | Notes |\n|--|--|--|--|\n"
        "| 1 | Flour | 400 g | sifted |\n"
        "| 2 | Salt | 2 tsp | |\n\n## Method\n\n1. Mix all.\n",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
    "cells of AsciiDoc with a format": (
        "= Rye\n\n== Ingredients\n\n|===\na| 400 g flour\na| 2 tsp salt\n|===\n\n== Method\n\n. Mix all.\n",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
    "cells of AsciiDoc that are aligned or span columns": (
        "= Rye\n\n== Ingredients\n\n|===\n>|400 g <|flour\n>s|2 tsp <.^|salt\n|===\n\n== Method\n\n. Mix all.\n",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
    "a row of totals": (
        "Rye\n\nIngredients\nFlour\t400 g\t100%\nWater\t300 ml\t75%\nTotal\t700 g\t175%\n\nMethod\nMix all.\n",
        {"names": ["flour", "water"], "quantities": ["400 g", "300 ml"]},
    ),
    "a table in HTML": (
        "# Rye\n\n## Ingredients\n\n<table><tr><th>Ingredient</th><th>Amount</th></tr>\n"
        "<tr><td>Flour</td><td>400 g</td></tr>\n<tr><td>Water</td><td>300 ml</td></tr></table>\n\n"
        "## Method\n\n1. Mix.\n",
        {"names": ["flour", "water"], "quantities": ["400 g", "300 ml"]},
    ),
    "the facts of a card below its notes": (
        "Miso Soup\n\nIngredients\nUnits USM Scale 1x2x3x\n1 litre dashi\n3 tbsp miso\n\nInstructions\n"
        "Heat the dashi.\n"
        "Whisk in the miso.\nEquipment\nPot\nBuy Now →\nNotes\nUse white miso.\nPrep Time: 5 minutes\n"
        "Cook Time: 10 minutes\n"
        "Category: Soup\nKeywords: miso\n",
        {
            "names": ["dashi", "miso"],
            "times": {"prep": 5, "cook": 10},
            "tags": ["Soup", "miso"],
            "notes": ["Equipment: Pot", "Use white miso."],
        },
    ),
    "headings with a dash behind": (
        "Miso Soup\n\nIngredients\nFor the soup -\n1 litre dashi\n3 tbsp miso\n\nFor the top –\n200 g tofu\n\nMethod\n"
        "Heat the dashi.\nWhisk in the miso.\n",
        {"groups": ["For the soup", "For the top"]},
    ),
    "front matter with texts in Markdown": (
        "---\ntitle: Miso Soup\nrecipe:\n  servings: 4\n  ingredients_markdown: |-\n    * 1 litre dashi\n"
        "    * 3 tbsp miso\n"
        "  directions_markdown: |-\n    1. Heat the dashi.\n    2. Whisk in the miso.\n---\nWe love it.\n",
        {"servings": (4, 4), "names": ["dashi", "miso"], "count": 2},
    ),
    "amounts in units that are things themselves": (
        "#+TITLE: Miso Soup\n* Ingredients\n| 1 can | beans |\n| 2 cloves | garlic |\n| 3 tbsp | miso |\n"
        "* Directions\n1. Heat the beans.\n",
        {"names": ["beans", "garlic", "miso"], "quantities": ["1 can", "2 cloves", "3 tbsp"]},
    ),
    "a table of steps": (
        _LIST + "No. | Do | Time\n--- | --- | ---\n1 | Heat the dashi. | 5 min\n2 | Whisk in the miso. |\n",
        {"steps": ["Heat the dashi. 5 min", "Whisk in the miso."]},
    ),
    "a list in columns, with units of their own": (
        "# Custard\n\n## Ingredients\n*\t2\t\tC\tcream\n*\t3\t\tT\tcornflour\n-\t6\t\t\teggs\n\n## Directions\n"
        "1.\tMix it.",
        {"quantities": ["2 C", "3 T", "6"], "names": ["cream", "cornflour", "eggs"], "count": 1},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_marks_and_tables_are_removed(text: str, expected: dict[str, object]) -> None:
    check(text, expected)


@pytest.mark.parametrize("stated", ["Yield: 0.5", "Serves: 0.75 people", "Makes: 0"])
def test_an_impossible_yield_is_pointed_out(stated: str) -> None:
    result = read_prose(f"{stated}\n\n{_LIST}Heat the dashi.\n", "soup")
    assert result.recipe is not None
    assert result.recipe.servings.least is None
    assert "yield" in result.uncertain[0].text


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (("Onion", "1 large", "Diced"), "1 large Onion, Diced"),
        (("Tomatoes", "28 oz can", "Crushed"), "28 oz can Tomatoes, Crushed"),
        (("Egg", "2 medium", ""), "2 medium Egg"),
        (("2 cans", "Beans", "drained"), "2 cans Beans, drained"),
    ],
)
def test_a_cell_with_a_size_or_a_package_is_an_amount(cells: tuple[str, ...], line: str) -> None:
    assert ingredient_lines(cells) == [line]
