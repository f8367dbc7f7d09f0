"""Facts, lists and steps in the front matter of a file. Nothing is flagged."""

from typing import Any

import pytest

from kitchen_tui.recipes.formats.text.reader import read_prose
from tests.recipes.reading import LEEK_LIST, LEEK_STEPS, Case, check

LEEK_FIELDS = "ingredients: [2 leeks]\nsteps: [Fry the leeks.]\n"


METADATA: dict[str, Case] = {
    "metadata without the opening fence": (
        f"tags: [soup]\nserves: 4\ntitle: Leeks\n\n---\n\nStraight out of the garden.\n\n{LEEK_LIST}{LEEK_STEPS}",
        {"title": "Leeks", "servings": (4, 4), "tags": ["soup"], "description": "Straight out of the garden."},
    ),
    "the source in the text and in the metadata": (
        f"---\ntitle: Leeks\nauthor: Ida Bell\n---\n{LEEK_LIST}{LEEK_STEPS}\n## Source\n\nThe Leek Book\n",
        {"source": "Ida Bell · The Leek Book"},
    ),
    "categories in lists of maps": (
        "---\ntitle: Leeks\ncategories:\n  - category:\n    - sides\n    - soups\n  - category: [sides]\n"
        f"home_exclude: exclude\n---\n{LEEK_LIST}{LEEK_STEPS}",
        {"tags": ["sides", "soups"], "notes": []},
    ),
    "maps of ingredients with their group": (
        "---\ntitle: Leeks\ningredients:\n  leeks:\n    amount: 2 lb\n    notes: sliced\n    group: Filling\n  salt:\n"
        "    amount: to taste\n    group: Filling\n  flour:\n    amount: 200 g\n    group: Crust\n---\n"
        "## Instructions\n1. Cook.\n",
        {"groups": ["Filling", "Crust"], "names": ["leeks", "salt", "flour"], "quantities": ["2 lb", "", "200 g"]},
    ),
    "a name and an address of the source": (
        f"---\ntitle: Leeks\nsourceLabel: Ida Bell\nsourceURL: https://kitchen.example/leeks\n---\n{LEEK_LIST}"
        f"{LEEK_STEPS}",
        {"source": "Ida Bell · https://kitchen.example/leeks", "notes": []},
    ),
    "maps of ingredients with a name under a key of their own": (
        "---\ntitle: Leeks\nreference: https://kitchen.example/leeks\ningredients:\n- slug: leeks\n  amount: 2 lb\n"
        "  notes: sliced\n- slug:\n  amount:\n  notes:\n- slug: salt\n  amount:\n  notes: to taste\n- what: butter\n"
        "  qty: 30 g\n- product: milk\n  quantity: 1\n  unit: cup\n---\n1. Cook.\n",
        {
            "names": ["leeks", "salt", "butter", "milk"],
            "quantities": ["2 lb", "", "30 g", "1 cup"],
            "source": "https://kitchen.example/leeks",
        },
    ),
    "maps of ingredients with empty ones and whole pieces": (
        "---\ntitle: Leeks\ningredients:\n  - name: leeks\n    amount: 2\n    unit: whole\n  - name: ''\n"
        "    amount: 0\n    unit: ''\n  - name: butter\n    amount: 30\n    unit: g\n---\n## Instructions\n1. Cook.\n",
        {"names": ["leeks", "butter"], "quantities": ["2", "30 g"]},
    ),
    "an increment in another key": (
        f"---\ntitle: Leeks\ncook: 2\ncook_increment: hours\nprep: 5\nprep_increment: minutes\n{LEEK_FIELDS}---\n",
        {"times": {"cook": 120, "prep": 5}, "notes": []},
    ),
    "times in French": (
        f"---\ntitre: Leeks\ntemps_de_préparation: 10 min\ntemps de cuisson: 15 min\n{LEEK_FIELDS}---\n",
        {"times": {"prep": 10, "cook": 15}, "notes": []},
    ),
    "groups with names": (
        "---\ntitle: Leeks\ningredientGroups:\n- groupName: Sauce\n  ingredients:\n"
        "  - {name: cream, amount: 2, unit: dl}\nstepGroups:\n- groupName: Sauce\n  steps:\n"
        "  - {title: Warm it, description: Heat the cream.}\n---\n",
        {"groups": ["Sauce"], "quantities": ["2 dl"], "sections": ["Sauce"], "steps": ["Heat the cream."]},
    ),
    "steps inside a key": (
        "---\ntitle: Leeks\ningredients: [2 leeks]\ninstructions:\n"
        "- step: {name: Fry, description: Brown the leeks.}\n- step: {name: '2.', description: Serve them.}\n---\n",
        {"steps": ["Brown the leeks.", "Serve them."]},
    ),
    "lists with other names": (
        f"---\ntitle: Leeks\nutensils: [pan]\nconseils: [Rinse them.]\ngarnishes: [dill, lemon]\n{LEEK_FIELDS}---\n",
        {"notes": ["Equipment: pan", "Rinse them.", "Garnishes: dill, lemon"]},
    ),
    "an amount in words": (
        "---\ntitle: Leeks\ningredients:\n- {name: salt, unit: to taste}\n- {name: dill, amount: as needed}\n"
        "steps: [Mix.]\n---\n",
        {"names": ["salt", "dill"], "quantities": ["", ""]},
    ),
    "fields in two languages": (
        "---\ntitle: Leeks\ntitle_hi: गंदना\ningredients_en:\n  - heading: Pan\n    items:\n      - qty: 2\n"
        "        name: leeks\ningredients_hi:\n  - heading: कड़ाही\n    items:\n      - qty: 2\n        name: गंदना\n"
        "instructions_en:\n  - title: Pan\n    actions:\n      - Slice the leeks.\n      - Fry them.\n---\n",
        {"title": "Leeks", "groups": ["Pan"], "names": ["leeks"], "sections": ["Pan"], "count": 2},
    ),
    "a field of the website without a fence": (
        f"\nlayout: default\n\n## Leeks\n\n{LEEK_LIST}{LEEK_STEPS}",
        {"title": "Leeks", "description": ""},
    ),
    "headings among the ingredients": (
        "---\ntitle: Rye\ningredients:\n  - section: Levain\n  - 50 g rye flour\n  - section: Dough\n  - 400 g flour\n"
        "steps:\n  - Mix all.\n---\n",
        {"groups": ["Levain", "Dough"], "names": ["rye flour", "flour"]},
    ),
    "tags and fields of Obsidian": (
        "#recipe/soup #vegan\n\n# Onion Soup\n\nSource:: Blog\nYield:: 4 bowls\n\n"
        "## Ingredients 🛒\n- [ ] 2 [[onions]]\n\n## Steps\n- [ ] Fry the onions for ==20 minutes==",
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
        "---\ntitle: Bean Dip\nserves: 4\ntotal_time: 15 minutes\ncategory: Rice, Beans & Grains\ntags: [dip, quick]\n"
        "ingredients:\n  - 1 can beans\n  - 1 clove garlic\ndirections:\n  - Drain the beans.\n  - Blend everything.\n"
        "---\n",
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
        "  1: Drain the beans.\n  2: Blend everything.\n---\nIt tastes of summer. Boil nothing for 50 minutes.",
        {"names": ["beans", "garlic", "salt"], "quantities": ["1 can", "1 clove", ""], "count": 2, "timers": []},
    ),
    "lists of maps": (
        "---\ntitle: Bean Dip\ningredients:\n  - {name: beans, quantity: 1, unit: can}\n  - name: garlic\n"
        "    amount: 1 clove\n    note: crushed\ninstructions:\n  - step: Drain the beans.\n  - title: Blend\n"
        "    text: Blend everything for 2 minutes.\n---",
        {"names": ["beans", "garlic"], "quantities": ["1 can", "1 clove"], "count": 2, "timers": [120]},
    ),
    "groups": (
        "---\ntitle: Bean Dip\ningredients:\n  Dip:\n    - 1 can beans\n  Topping:\n    - 1 onion\nsteps:\n  Dip:\n"
        "    - Blend the beans.\n  Topping:\n    - Fry the onion for 5 minutes.\n---",
        {"groups": ["Dip", "Topping"], "sections": ["Dip", "Topping"], "names": ["beans", "onion"], "count": 2},
    ),
    "groups in a list": (
        "---\ntitle: Bean Dip\ningredients:\n  - section: Dip\n    items:\n      - 1 can beans\n  - section: Topping\n"
        "    items: [1 onion]\ninstructions:\n  - section: Dip\n    steps: [Blend the beans.]\n---",
        {"groups": ["Dip", "Topping"], "names": ["beans", "onion"], "sections": ["Dip"], "count": 1},
    ),
    "TOML": (
        '+++\ntitle = "Bean Dip"\nservings = 4\nprep_time = "PT10M"\ningredients = ["1 can beans"]\n'
        'steps = ["Drain.", "Blend."]\n+++\n',
        {"title": "Bean Dip", "servings": (4, 4), "times": {"prep": 10}, "names": ["beans"], "count": 2},
    ),
    "broken YAML": (
        "---\ntitle: Mum's: the best dip\nyield: 4\n\tbad\n---\n\n## Ingredients\n- 1 can beans\n\n## Steps\n1. Blend.",
        {"title": "Mum's: the best dip", "servings": (4, 4), "names": ["beans"], "count": 1},
    ),
    "a map of times": (
        "---\ntitle: Fritters\ntimes:\n  preparation: 5 min\n  cooking: 10 min\ningredients:\n  batter:\n"
        "    - 1 cup peas\n  to serve:\n    - yogurt\ndirections:\n  - Mash the peas.\n---\n",
        {"times": {"prep": 5, "cook": 10}, "groups": ["batter", "to serve"], "count": 1},
    ),
    "times named the other way round": (
        "---\ntitle: Fritters\ntime_total: 1h15\ntime_prep: 20m\nTime Cook: 55 min\n---\n\n"
        "## Ingredients\n- 1 cup peas\n\n## Directions\n\n1. Mash the peas.\n",
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
        "---\ntitle: Jambalaya\nmethod: simmer\nservings: 6\n---\n\n## Ingredients\n- 1 onion\n- 2 cups rice\n\n"
        "## Directions\n\nFry the onion.\n\nSimmer the rice for 20 minutes.\n",
        {"count": 2, "timers": [1200], "notes": ["Method: simmer"]},
    ),
    "ingredients that serve as tags": (
        "---\ntitle: Jambalaya\ningredients: [onion, rice]\n---\n\n## Ingredients\n- 1 onion\n- 2 cups rice\n\n"
        "## Directions\n\n1. Boil.\n",
        {"quantities": ["1", "2 cups"], "names": ["onion", "rice"], "count": 1},
    ),
    "front matter with texts in Markdown": (
        "---\ntitle: Miso Soup\nrecipe:\n  servings: 4\n  ingredients_markdown: |-\n    * 1 litre dashi\n"
        "    * 3 tbsp miso\n  directions_markdown: |-\n    1. Heat the dashi.\n    2. Whisk in the miso.\n---\n"
        "We love it.\n",
        {"servings": (4, 4), "names": ["dashi", "miso"], "count": 2},
    ),
    "notes of the metadata in a text": (
        "---\ntitle: Leeks\nservings: '6, 6 Servings'\nadded_date: 2025-01-01\nnotes: |\n  - Use small leeks.\n"
        f"  - Eat them warm.\n---\n{LEEK_LIST}{LEEK_STEPS}",
        {"servings": (6, 6), "notes": ["Use small leeks.", "Eat them warm."]},
    ),
}


BESIDE_THE_LISTS: dict[str, dict[str, Any]] = {
    "basePortions: 6\n": {"servings": (6, 6), "notes": []},
    "default_servings: 3\n": {"servings": (3, 3), "notes": []},
    "Original-Yield: 8\n": {"servings": (8, 8), "notes": []},
    "estimatedTime: 90\n": {"times": {"total": 90}},
    "estimatedTime: 0.25\n": {"times": {}},
    "estimatedTime: 7.5 min\n": {"times": {"total": 7}},
    "prep_time_minutes: 15\n": {"times": {"prep": 15}},
    "time:\n  prep: {hh: 0, mm: 20}\n  cook: {hh: 1, mm: 5}\n": {"times": {"prep": 20, "cook": 65}},
    "time:\n  cook: {hours: 2-3}\n": {"times": {"cook": 180}},
    "cook_time: {value: 2, unit: hours}\n": {"times": {"cook": 120}},
    "cook_time: all day\n": {"notes": ["Cook time: all day"]},
}


ABOVE_THE_LISTS: dict[str, dict[str, Any]] = {
    "src_url: https://kitchen.example/leeks\n": {"source": "https://kitchen.example/leeks", "notes": []},
    "time: 1\nprep_time: 1\n": {"times": {"prep": 1}, "notes": ["Time: 1"]},
    "notes: |\n  Use small leeks\n  - or big ones.\n": {"notes": ["Use small leeks - or big ones."]},
}


@pytest.mark.parametrize(("text", "expected"), METADATA.values(), ids=METADATA)
def test_front_matter_is_read(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), BESIDE_THE_LISTS.items())
def test_fields_beside_the_lists(text: str, expected: dict[str, Any]) -> None:
    check(f"---\ntitle: Leeks\n{text}{LEEK_FIELDS}---\n", expected)


@pytest.mark.parametrize(("text", "expected"), ABOVE_THE_LISTS.items())
def test_fields_above_the_lists(text: str, expected: dict[str, Any]) -> None:
    check(f"---\ntitle: Leeks\n{text}---\n{LEEK_LIST}{LEEK_STEPS}", expected)


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


def test_a_yield_in_a_map() -> None:
    text = "---\ntitle: Dip\nyield: {amount: 2, unit: bowls}\ningredients: [1 can beans]\nsteps: [Blend.]\n---\n"
    check(text, {"servings": (2, 2)})


def test_metadata_without_a_fence_keep_the_line_numbers() -> None:
    text = (
        f"tags: [soup]\ntitle: Leeks\n---\n\n- 2 leeks\n- 30 g butter\n\nA family treasure for years.\n\n{LEEK_STEPS}"
    )
    lines = [problem.line for problem in read_prose(text, "x").uncertain if problem.line]
    assert all(text.split("\n")[line - 1].strip() for line in lines)
