"""Recipes in the front matter of a file. Nothing is flagged."""

from typing import Any

import pytest

from kitchen_tui.recipes.formats.text.read import read_prose
from tests.recipes.formats.text.reading import Case, check

METADATA: dict[str, Case] = {
    "headings among the ingredients": (
        "---\ntitle: Rye\ningredients:\n  - section: Levain\n  - 50 g rye flour\n  - section: Dough\n  - 400 g flour\n"
        "steps:\n  - Mix all.\n---\n",
        {"groups": ["Levain", "Dough"], "names": ["rye flour", "flour"]},
    ),
    "tags and fields of Obsidian": (
        "#recipe/soup #vegan\n\n# Onion Soup\n\nSource:: Blog\nYield:: 4 bowls\n\n## Ingredients 🛒\n"
        "- [ ] 2 [[onions]]\n\n## Steps\n"
        "- [ ] Fry the onions for ==20 minutes==",
        {
            "title": "Onion Soup",
            "servings": (4, 4),
            "tags": ["recipe/soup", "vegan"],
            "source": "Blog",
            "timers": [1200],
        },
    ),
    "lists in lists and maps in maps": (
        "---\ntitle: Bean Dip\ningredients:\n  - [1 can, beans]\n  - [2, cloves of garlic]\n"
        "steps: [Blend everything.]\n---\n",
        {"quantities": ["1 can", "2 cloves"], "count": 1},
    ),
    "amounts in maps": (
        "---\ntitle: Bean Dip\ningredients:\n  beans: {amount: 1, unit: can}\n  garlic: {amount: 2}\n"
        "steps: [Blend everything.]\n---\n",
        {"names": ["beans", "garlic"], "quantities": ["1 can", "2"], "count": 1},
    ),
    "lists": (
        "---\ntitle: Bean Dip\nserves: 4\ntotal_time: 15 minutes\ncategory: Rice, Beans & Grains\n"
        "tags: [dip, quick]\n"
        "ingredients:\n  - 1 can beans\n  - 1 clove garlic\ndirections:\n  - Drain the beans.\n"
        "  - Blend everything.\n---\n",
        {
            "title": "Bean Dip",
            "servings": (4, 4),
            "times": {"total": 15},
            "tags": ["dip", "quick", "Rice, Beans & Grains"],
            "names": ["beans", "garlic"],
            "count": 2,
        },
    ),
    "maps": (
        "---\nname: Bean Dip\ningredients:\n  beans: 1 can\n  garlic: 1 clove, crushed\n  salt:\nmethod:\n"
        "  1: Drain the beans.\n"
        "  2: Blend everything.\n---\nIt tastes of summer. Boil nothing for 50 minutes.",
        {"names": ["beans", "garlic", "salt"], "quantities": ["1 can", "1 clove", ""], "count": 2, "timers": []},
    ),
    "lists of maps": (
        "---\ntitle: Bean Dip\ningredients:\n  - {name: beans, quantity: 1, unit: can}\n  - name: garlic\n"
        "    amount: 1 clove\n"
        "    note: crushed\ninstructions:\n  - step: Drain the beans.\n  - title: Blend\n"
        "    text: Blend everything for 2 minutes.\n---",
        {"names": ["beans", "garlic"], "quantities": ["1 can", "1 clove"], "count": 2, "timers": [120]},
    ),
    "groups": (
        "---\ntitle: Bean Dip\ningredients:\n  Dip:\n    - 1 can beans\n  Topping:\n    - 1 onion\nsteps:\n  Dip:\n"
        "    - Blend the beans.\n  Topping:\n    - Fry the onion for 5 minutes.\n---",
        {"groups": ["Dip", "Topping"], "sections": ["Dip", "Topping"], "names": ["beans", "onion"], "count": 2},
    ),
    "groups in a list": (
        "---\ntitle: Bean Dip\ningredients:\n  - section: Dip\n    items:\n      - 1 can beans\n"
        "  - section: Topping\n"
        "    items: [1 onion]\ninstructions:\n  - section: Dip\n    steps: [Blend the beans.]\n---",
        {"groups": ["Dip", "Topping"], "names": ["beans", "onion"], "sections": ["Dip"], "count": 1},
    ),
    "text blocks": (
        "---\ntitle: Bean Dip\nyield: 2 bowls\ningredients: |\n  1 can beans\n  1 clove garlic\ninstructions: |\n"
        "  1. Drain the beans.\n  2. Blend everything.\n---",
        {"servings": (2, 2), "names": ["beans", "garlic"], "count": 2},
    ),
    "TOML": (
        f'{"+" * 3}\ntitle = "Bean Dip"\nservings = 4\nprep_time = "PT10M"\ningredients = ["1 can beans"]\n'
        f'steps = ["Drain.", "Blend."]\n{"+" * 3}\n',
        {"title": "Bean Dip", "servings": (4, 4), "times": {"prep": 10}, "names": ["beans"], "count": 2},
    ),
    "only the head": (
        "---\nname: Bean Dip\nsize: 4 servings\ntime: 1h 30m\nprepTime: 10\n"
        "source_url: https://beans.example/dip\noven_temp: 180 C\n"
        "date: 2024-01-01\n---\n\n# Ingredients\n\n- 1 can beans\n\n# Directions\n\n1. Blend.",
        {
            "title": "Bean Dip",
            "servings": (4, 4),
            "times": {"total": 90, "prep": 10},
            "source": "https://beans.example/dip",
            "notes": ["Oven temp: 180 C"],
            "names": ["beans"],
        },
    ),
    "broken YAML": (
        "---\ntitle: Mum's: the best dip\nyield: 4\n\tbad\n---\n\n## Ingredients\n- 1 can beans\n\n## Steps\n1. Blend.",
        {"title": "Mum's: the best dip", "servings": (4, 4), "names": ["beans"], "count": 1},
    ),
    "ingredients only": (
        "---\ntitle: Bean Dip\ningredients:\n  - 1 can beans\n  - 1 clove garlic\n---\n\nDrain the beans.\n\n"
        "Blend everything.",
        {"names": ["beans", "garlic"], "count": 2},
    ),
    "a map of times": (
        "---\ntitle: Fritters\ntimes:\n  preparation: 5 min\n  cooking: 10 min\ningredients:\n  batter:\n"
        "    - 1 cup peas\n"
        "  to serve:\n    - yogurt\ndirections:\n  - Mash the peas.\n---\n",
        {"times": {"prep": 5, "cook": 10}, "groups": ["batter", "to serve"], "count": 1},
    ),
    "a preparation that is a time": (
        "---\ntitle: Fritters\npreparation: 20 min\ncooking: 1 hour\nresting: 5m\n---\n\n"
        "## Ingredients\n- 1 cup peas\n\n"
        "## Directions\n\n1. Mash the peas.\n",
        {"times": {"prep": 20, "cook": 60, "rest": 5}, "notes": []},
    ),
    "times named the other way round": (
        "---\ntitle: Fritters\ntime_total: 1h15\ntime_prep: 20m\nTime Cook: 55 min\n---\n\n"
        "## Ingredients\n- 1 cup peas\n\n"
        "## Directions\n\n1. Mash the peas.\n",
        {"times": {"prep": 20, "cook": 55, "total": 75}, "notes": []},
    ),
    "a preparation that is the method": (
        "---\ntitle: Fritters\nprep: 20 min\npreparation:\n  - Mash the peas.\ningredients:\n  - 1 cup peas\n---\n",
        {"times": {"prep": 20}, "steps": ["Mash the peas."]},
    ),
    "a preparation that is a word": (
        "---\ntitle: Fritters\npreparation: easy\n---\n\n## Ingredients\n- 1 cup peas\n\n## Directions\n\n"
        "1. Mash the peas.\n",
        {"times": {}, "notes": ["Preparation: easy"]},
    ),
    "a method that is one word": (
        "---\ntitle: Jambalaya\nmethod: simmer\nservings: 6\n---\n\n## Ingredients\n- 1 onion\n"
        "- 2 cups rice\n\n## Directions\n\n"
        "Fry the onion.\n\nSimmer the rice for 20 minutes.\n",
        {"count": 2, "timers": [1200], "notes": ["Method: simmer"]},
    ),
    "ingredients that serve as tags": (
        "---\ntitle: Jambalaya\ningredients: [onion, rice]\n---\n\n## Ingredients\n- 1 onion\n"
        "- 2 cups rice\n\n## Directions\n\n1. Boil.\n",
        {"quantities": ["1", "2 cups"], "names": ["onion", "rice"], "count": 1},
    ),
}


@pytest.mark.parametrize(("text", "expected"), (METADATA).values(), ids=METADATA)
def test_front_matter_is_read(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


COMPONENTS = "---\nlayout: recipe\ntitle: Berry Tart\ncomponents:\n- Crust\n- Pastry Cream\n{more}---\n\n{body}\n"


@pytest.mark.parametrize("body", ["", "We ate this in a wine bar, and it is easy.", "Chill it for 2 hours."])
def test_a_recipe_of_components_alone_is_refused(body: str) -> None:
    (problem,) = read_prose(COMPONENTS.format(more="", body=body), "tart").problems
    assert "“Crust”, “Pastry Cream”" in problem.text
    assert problem.hint == "Import each of them."


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("ingredients: [2 eggs]\ndirections: [Bake for 40 minutes.]\n", ""),
        ("", "## Ingredients\n\n- 2 eggs\n\n## Directions\n\n1. Bake for 40 minutes."),
    ],
)
def test_a_recipe_that_needs_components_names_them(more: str, body: str) -> None:
    result = check(COMPONENTS.format(more=more, body=body), {"names": ["eggs"], "count": 1}, doubts=True)
    assert ["“Crust”" in doubt.text for doubt in result.uncertain] == [True]


def test_components_that_hold_ingredients_are_groups() -> None:
    text = "---\ntitle: Tart\ncomponents:\n  - name: Crust\n    ingredients: [2 eggs]\nsteps: [Bake.]\n---\n"
    assert read_prose(text, "tart").recipe is not None


def test_keys_of_the_site_are_not_notes() -> None:
    text = (
        "---\ntitle: Dip\nrecipe_image: a.png\nimage_width: 512\ngallery: dip\nfirst_made: 2025-01-01\n"
        "labels: [party]\ndifficulty: easy\ningredients: [1 can beans]\nsteps: [Blend.]\n---\n"
    )
    check(text, {"notes": ["Difficulty: easy"], "tags": ["party"]})
