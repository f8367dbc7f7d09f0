"""Tables and columns of ingredients, in Markdown, AsciiDoc, Org, HTML and plain text. Nothing is flagged."""

from typing import Any

import pytest

from kitchen_tui.recipes.formats.text.tables import ingredient_lines
from tests.recipes.reading import Case, check

TABLES: dict[str, Case] = {
    "a table of numbers, units and names": (
        "= Leeks\n\n|===\n| 400 | g | leeks\n| 2-3 | dl | milk\n| 1 | st | lemon\n|===\n\n== Method\n\n. Fry.\n",
        {"names": ["leeks", "milk", "st lemon"]},
    ),
    "a table of numbers, units and names in Markdown": (
        "# Leeks\n\n| 2 | dl | milk |\n|---|---|---|\n| 1 | st | leek |\n\n## Method\n\n1. Boil the milk.\n2. Serve.\n",
        {"names": ["milk", "st leek"]},
    ),
    "a table of HTML over many lines": (
        "# Leeks\n\n<table>\n  <tr>\n    <td><i>2</i> leeks</td>\n    <td rowspan=2>slice</td>\n  </tr>\n  <tr>\n"
        "    <td><i>30 g</i> butter, softened</td>\n    <td>melt</td>\n  </tr>\n  <tr>\n    <td>1 l stock</td>\n"
        "  </tr>\n</table>\n\nSimmer all of it for 10 minutes.\n",
        {"quantities": ["2", "30 g", "1 l"], "names": ["leeks", "butter", "stock"], "count": 1},
    ),
    "a list in columns": (
        "BEEF STEW                    Serves 6\n\n2 lb    stewing beef         1 tsp   thyme\n"
        "3       carrots              2 c     stock\n\nBrown the beef.\n\nSimmer for 2 hours.",
        {
            "title": "BEEF STEW",
            "servings": (6, 6),
            "names": ["stewing beef", "thyme", "carrots", "stock"],
            "quantities": ["2 lb", "1 tsp", "3", "2 c"],
            "count": 2,
        },
    ),
    "numbers, units and names on lines of their own": (
        "Peas\n\nIngredients\n2\nonions\n1\ncup\npeas\n1/2\ntsp.\nsalt\n\nMethod\nBoil the peas.",
        {"names": ["onions", "peas", "salt"], "quantities": ["2", "1 cup", "1/2 tsp."]},
    ),
    "numbers with a food below that may be a unit": (
        "Peas\n\nIngredients\n3\ncloves\n1\ncup peas\n\nMethod\nBoil the peas.",
        {"names": ["cloves", "peas"], "quantities": ["3", "1 cup"]},
    ),
    "amounts beside percentages alone": (
        "Rye\n\nIngredients\n1 g\t50%\t2 g\t60%\n2 lb\tflour\t1 tsp\tsalt\n\nMethod\nMix.",
        {"quantities": ["1 g", "2 g", "2 lb", "1 tsp"]},
    ),
    "tabs": (
        "Rye\n\nIngredients\nRye flour\t400 g\t100%\nWater\t320 g\t80%\nSalt\t8 g\t2%\n\n"
        "Method\nMix.\nBake for 40 minutes.",
        {"quantities": ["400 g", "320 g", "8 g"], "names": ["rye flour", "water", "salt"], "count": 2},
    ),
    "AsciiDoc attributes and terms": (
        "= Rye\n:yield: 2 loaves\n:toc:\n\n.Ingredients\n* rye flour:: 400 g\n* salt:: 2 tsp\n\n"
        ".Method\n. Mix.\n. Bake.",
        {
            "title": "Rye",
            "servings": (2, 2),
            "quantities": ["400 g", "2 tsp"],
            "names": ["rye flour", "salt"],
            "count": 2,
        },
    ),
    "AsciiDoc": (
        '= Rye\n\n== Ingredients\n\n[cols="1,2"]\n|===\n|Amount |Ingredient\n\n'
        "|400 g |rye flour\n|2 tsp |salt\n|===\n\n== Directions\n\n. Mix.\n. Bake for 40 minutes.",
        {"title": "Rye", "quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"], "count": 2},
    ),
    "AsciiDoc with a cell on each line": (
        "= Rye\n\n== Ingredients\n\n|===\n|400 g\n|rye flour\n\n|2 tsp\n|salt\n|===\n\n== Method\n\n"
        ". Mix\nand knead.\n. Bake.",
        {"quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"], "steps": ["Mix and knead.", "Bake."]},
    ),
    "Org lists": (
        "* Rye                        :bread:\n  :PROPERTIES:\n  :yield: 2 loaves\n  :END:\n** Ingredients\n"
        "   - 400 g rye flour\n   - [ ] 2 tsp salt\n** Method\n   1) Mix.\n   2) Bake for =40 minutes=.",
        {"title": "Rye", "servings": (2, 2), "tags": ["bread"], "names": ["rye flour", "salt"], "timers": [2400]},
    ),
    "a row of totals": (
        "Rye\n\nIngredients\nFlour\t400 g\t100%\nWater\t300 ml\t75%\nTotal\t700 g\t175%\n\nMethod\nMix all.\n",
        {"names": ["flour", "water"], "quantities": ["400 g", "300 ml"]},
    ),
    "amounts in units that are things themselves": (
        "#+TITLE: Miso Soup\n* Ingredients\n| 1 can | beans |\n| 2 cloves | garlic |\n| 3 tbsp | miso |\n"
        "* Directions\n1. Heat the beans.\n",
        {"names": ["beans", "garlic", "miso"], "quantities": ["1 can", "2 cloves", "3 tbsp"]},
    ),
    "a list in columns, with units of their own": (
        "# Custard\n\n## Ingredients\n*\t2\t\tC\tcream\n*\t3\t\tT\tcornflour\n-\t6\t\t\teggs\n\n"
        "## Directions\n1.\tMix it.",
        {"quantities": ["2 C", "3 T", "6"], "names": ["cream", "cornflour", "eggs"], "count": 1},
    ),
    "remarks below a table of ingredients": (
        "# Leeks\n\n## Ingredients\n\n| Name | Amount |\n|---|---|\n| leeks | 2 |\n| butter | 30 g |\n"
        "| oil | 1 dl |\n\nUse 1 cup cream to make it richer.\n\n## Method\n\n1. Cook.\n",
        {"names": ["leeks", "butter", "oil"], "notes": ["Use 1 cup cream to make it richer."]},
    ),
    "columns read downwards": (
        "POT\n\n2 lb lamb        1 cup stock\n1 clove garlic   1 tsp thyme\n1 tbsp butter    salt\n\n"
        "Simmer for 2 hours.",
        {"names": ["lamb", "garlic", "butter", "stock", "thyme", "salt"]},
    ),
    "three columns": (
        "Pot\n\n1 lb cod        2 potatoes     salt\n1 cup cream     1 leek         pepper\n\nSimmer for 12 minutes.",
        {"names": ["cod", "cream", "potatoes", "leek", "salt", "pepper"]},
    ),
    "columns between tabs": (
        "Pot\n\nIngredients\n4 ears corn\t1 onion\n2 potatoes\t2 cups milk\n\nMethod\nSimmer for 12 minutes.",
        {"names": ["corn", "potatoes", "onion", "milk"]},
    ),
}


IN_MARKDOWN: dict[str, Case] = {
    "to taste": (
        "| amount | item |\n|--|--|\n| 400 g | rye flour |\n| to taste | salt |",
        {"quantities": ["400 g", ""], "names": ["rye flour", "salt"]},
    ),
    "amount first": (
        "Amount | Ingredient | Notes\n--- | --- | ---\n400 g | rye flour | sifted\n2 tsp | salt |",
        {"quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"]},
    ),
    "amount and unit apart": (
        "| Qty | Unit | Ingredient |\n|--|--|--|\n| 400 | g | rye flour |\n| 2 | tsp | salt |",
        {"quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"]},
    ),
    "the unit in the heading": (
        "| Ingredient | Grams |\n|--|--|\n| rye flour | 400 |\n| salt | 8 |",
        {"quantities": ["400 g", "8 g"], "names": ["rye flour", "salt"]},
    ),
    "a column of units and one of percentages": (
        "| Ingredient | Qty | Unit | % |\n|:--|--:|:--|--:|\n| Flour | 400 | g | 100 |\n| Salt | 2 | tsp | 2 |",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
    "rows in bold name groups": (
        "| Amount | Ingredient |\n|---|---|\n| **Levain** | |\n| 50 g | rye flour |\n| **Dough** | |\n"
        "| 400 g | wheat flour |",
        {"groups": ["Levain", "Dough"], "names": ["rye flour", "wheat flour"]},
    ),
    "an ingredient in the place of the heading": (
        "| Flour | 400 g |\n|---|---|\n| Water | 300 ml |\n| Salt | 2 tsp |",
        {"names": ["flour", "water", "salt"], "quantities": ["400 g", "300 ml", "2 tsp"]},
    ),
    "a heading in another language": (
        "| Menge | Zutat |\n|---|---|\n| 400 g | flour |",
        {"names": ["flour"], "quantities": ["400 g"]},
    ),
    "a column that counts the rows": (
        "| # | Ingredient | Amount | Notes |\n|--|--|--|--|\n| 1 | Flour | 400 g | sifted |\n| 2 | Salt | 2 tsp | |",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
    "a table in HTML": (
        "<table><tr><th>Ingredient</th><th>Amount</th></tr>\n<tr><td>Flour</td><td>400 g</td></tr>\n"
        "<tr><td>Water</td><td>300 ml</td></tr></table>",
        {"names": ["flour", "water"], "quantities": ["400 g", "300 ml"]},
    ),
}


IN_ASCIIDOC: dict[str, Case] = {
    "a heading with a word that is in no table": (
        "|===\n|Quantity |What\n\n|400 g |flour\n|2 tsp |salt\n|===",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
    "a heading of AsciiDoc with each cell on its line": (
        "|===\n|Amount\n|Ingredient\n\n|400 g\n|flour\n\n|2 tsp\n|salt\n|===",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
    "cells of AsciiDoc with a format": (
        "|===\na| 400 g flour\na| 2 tsp salt\n|===",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
    "cells of AsciiDoc that are aligned or span columns": (
        "|===\n>|400 g <|flour\n>s|2 tsp <.^|salt\n|===",
        {"names": ["flour", "salt"], "quantities": ["400 g", "2 tsp"]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES)
def test_a_table_is_read_row_by_row(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), IN_MARKDOWN.values(), ids=IN_MARKDOWN)
def test_a_table_in_markdown(text: str, expected: dict[str, Any]) -> None:
    check(f"# Rye\n\n## Ingredients\n\n{text}\n\n## Method\n\n1. Mix all.\n", expected)


@pytest.mark.parametrize(("text", "expected"), IN_ASCIIDOC.values(), ids=IN_ASCIIDOC)
def test_a_table_in_asciidoc(text: str, expected: dict[str, Any]) -> None:
    check(f"= Rye\n\n== Ingredients\n\n{text}\n\n== Method\n\n. Mix all.\n", expected)


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (("Onion", "1 large", "Diced"), ["1 large Onion, Diced"]),
        (("Tomatoes", "28 oz can", "Crushed"), ["28 oz can Tomatoes, Crushed"]),
        (("Egg", "2 medium", ""), ["2 medium Egg"]),
        (("2 cans", "Beans", "drained"), ["2 cans Beans, drained"]),
        (("1 shallot", "mince"), ["1 shallot, mince"]),
        (("1 tbsp capers", "rinse, dry, mince"), ["1 tbsp capers, rinse, dry, mince"]),
        (("2 cups flour", "cut in half", "mix"), ["2 cups flour, cut in half, mix"]),
        (("1 tbsp butter", "salt"), ["salt", "1 tbsp butter"]),
    ],
)
def test_cells_are_amounts_names_or_preparations(cells: tuple[str, ...], lines: list[str]) -> None:
    assert ingredient_lines(cells) == lines
