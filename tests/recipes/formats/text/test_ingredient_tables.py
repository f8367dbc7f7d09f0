"""Tables of ingredients in Markdown, AsciiDoc and Org, and lists in the last two. Nothing is flagged."""

from typing import Any

import pytest

from tests.recipes.formats.text.reading import Case, check

TABLES: dict[str, Case] = {
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
        "Rye\n\nIngredients\nRye flour\t400 g\t100%\nWater\t320 g\t80%\nSalt\t8 g\t2%\n\nMethod\nMix.\n"
        "Bake for 40 minutes.",
        {"quantities": ["400 g", "320 g", "8 g"], "names": ["rye flour", "water", "salt"], "count": 2},
    ),
    "to taste": (
        "# Rye\n\n## Ingredients\n\n| amount | item |\n|--|--|\n| 400 g | rye flour |\n| to taste | salt |\n\n"
        "## Method\n\n1. Mix.",
        {"quantities": ["400 g", ""], "names": ["rye flour", "salt"]},
    ),
    "AsciiDoc attributes and terms": (
        "= Rye\n:yield: 2 loaves\n:toc:\n\n.Ingredients\n* rye flour:: 400 g\n* salt:: 2 tsp\n\n.Method\n. Mix.\n"
        ". Bake.",
        {
            "title": "Rye",
            "servings": (2, 2),
            "quantities": ["400 g", "2 tsp"],
            "names": ["rye flour", "salt"],
            "count": 2,
        },
    ),
    "name first": (
        "# Rye\n\n## Ingredients\n\n| Item | Amount | % |\n|---|---|---|\n| Rye flour | 400 g | 100% |\n"
        "| Water | 320 g | 80% |\n\n"
        "## Method\n\n1. Mix.",
        {"quantities": ["400 g", "320 g"], "names": ["rye flour", "water"]},
    ),
    "amount first": (
        "# Rye\n\n## Ingredients\n\nAmount | Ingredient | Notes\n--- | --- | ---\n400 g | rye flour | sifted\n"
        "2 tsp | salt |\n\n"
        "## Method\n\n1. Mix.",
        {"quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"]},
    ),
    "amount and unit apart": (
        "# Rye\n\n## Ingredients\n\n| Qty | Unit | Ingredient |\n|--|--|--|\n| 400 | g | rye flour |\n"
        "| 2 | tsp | salt |\n\n"
        "## Method\n\n1. Mix.",
        {"quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"]},
    ),
    "the unit in the heading": (
        "# Rye\n\n## Ingredients\n\n| Ingredient | Grams |\n|--|--|\n| rye flour | 400 |\n| salt | 8 |\n\n"
        "## Method\n\n1. Mix.",
        {"quantities": ["400 g", "8 g"], "names": ["rye flour", "salt"]},
    ),
    "AsciiDoc": (
        '= Rye\n\n== Ingredients\n\n[cols="1,2"]\n|===\n|Amount |Ingredient\n\n|400 g |rye flour\n|2 tsp |salt\n'
        "|===\n\n"
        "== Directions\n\n. Mix.\n. Bake for 40 minutes.",
        {"title": "Rye", "quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"], "count": 2},
    ),
    "AsciiDoc with a cell on each line": (
        "= Rye\n\n== Ingredients\n\n|===\n|400 g\n|rye flour\n\n|2 tsp\n|salt\n|===\n\n== Method\n\n. Mix\n"
        "and knead.\n. Bake.",
        {"quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"], "steps": ["Mix and knead.", "Bake."]},
    ),
    "Org": (
        "#+TITLE: Rye\n\n* Ingredients\n\n| Item      | Amount |\n|-----------+--------|\n| rye flour | 400 g  |\n"
        "| salt | 2 tsp |\n\n"
        "* Directions\n1. Mix.\n2. Bake for 40 minutes.",
        {"title": "Rye", "quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"], "count": 2},
    ),
    "Org lists": (
        "* Rye                        :bread:\n  :PROPERTIES:\n  :yield: 2 loaves\n  :END:\n** Ingredients\n"
        "   - 400 g rye flour\n"
        "   - [ ] 2 tsp salt\n** Method\n   1) Mix.\n   2) Bake for =40 minutes=.",
        {"title": "Rye", "servings": (2, 2), "tags": ["bread"], "names": ["rye flour", "salt"], "timers": [2400]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES)
def test_a_table_is_read_row_by_row(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)
