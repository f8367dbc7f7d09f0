"""Names of fields with affixes, times in parts, units in a key of their own, footnotes, LaTeX and AsciiDoc."""

from typing import Any

import pytest

from kitchen_tui.recipes.formats.text.read import read_prose
from tests.recipes.formats.text.reading import Case, check, outcome

_LISTS = "ingredients: [2 leeks]\nsteps: [Fry the leeks.]\n"
_BODY = "## Ingredients\n\n- 2 leeks\n\n## Method\n\n1. Fry the leeks.\n"

FIELDS: dict[str, Case] = {
    "base servings": (f"---\ntitle: Leeks\nbasePortions: 6\n{_LISTS}---\n", {"servings": (6, 6), "notes": []}),
    "default servings": (f"---\ntitle: Leeks\ndefault_servings: 3\n{_LISTS}---\n", {"servings": (3, 3), "notes": []}),
    "original yield": (f"---\ntitle: Leeks\nOriginal-Yield: 8\n{_LISTS}---\n", {"servings": (8, 8), "notes": []}),
    "an estimated time": (f"---\ntitle: Leeks\nestimatedTime: 90\n{_LISTS}---\n", {"times": {"total": 90}}),
    "a time in minutes": (f"---\ntitle: Leeks\nprep_time_minutes: 15\n{_LISTS}---\n", {"times": {"prep": 15}}),
    "hours and minutes": (
        f"---\ntitle: Leeks\ntime:\n  prep: {{hh: 0, mm: 20}}\n  cook: {{hh: 1, mm: 5}}\n{_LISTS}---\n",
        {"times": {"prep": 20, "cook": 65}},
    ),
    "hours of a range": (f"---\ntitle: Leeks\ntime:\n  cook: {{hours: 2-3}}\n{_LISTS}---\n", {"times": {"cook": 180}}),
    "a value and its unit": (
        f"---\ntitle: Leeks\ncook_time: {{value: 2, unit: hours}}\n{_LISTS}---\n",
        {"times": {"cook": 120}},
    ),
    "an increment in another key": (
        f"---\ntitle: Leeks\ncook: 2\ncook_increment: hours\nprep: 5\nprep_increment: minutes\n{_LISTS}---\n",
        {"times": {"cook": 120, "prep": 5}, "notes": []},
    ),
    "a unit in another key": (
        f"---\ntitle: Leeks\nprepTime: 1\nprepTimeUnit: hour\n{_LISTS}---\n",
        {"times": {"prep": 60}, "notes": []},
    ),
    "times in French": (
        f"---\ntitre: Leeks\ntemps_de_préparation: 10 min\ntemps de cuisson: 15 min\n{_LISTS}---\n",
        {"times": {"prep": 10, "cook": 15}, "notes": []},
    ),
    "a time without a length": (
        f"---\ntitle: Leeks\ncook_time: all day\n{_LISTS}---\n",
        {"notes": ["Cook time: all day"]},
    ),
    "groups with names": (
        "---\ntitle: Leeks\ningredientGroups:\n- groupName: Sauce\n  ingredients:\n"
        "  - {name: cream, amount: 2, unit: dl}\n"
        "stepGroups:\n- groupName: Sauce\n  steps:\n  - {title: Warm it, description: Heat the cream.}\n---\n",
        {"groups": ["Sauce"], "quantities": ["2 dl"], "sections": ["Sauce"], "steps": ["Heat the cream."]},
    ),
    "sections with names": (
        "---\ntitle: Leeks\ningredient_sections:\n- section: Topping\n  items: [2 leeks]\n"
        "steps: [Fry the leeks.]\n---\n",
        {"groups": ["Topping"], "names": ["leeks"]},
    ),
    "steps inside a key": (
        "---\ntitle: Leeks\ningredients: [2 leeks]\ninstructions:\n- step: {name: Fry, description: Brown the leeks.}\n"
        "- step: {name: '2.', description: Serve them.}\n---\n",
        {"steps": ["Brown the leeks.", "Serve them."]},
    ),
    "lists with other names": (
        f"---\ntitle: Leeks\nutensils: [pan]\nconseils: [Rinse them.]\ngarnishes: [dill, lemon]\n{_LISTS}---\n",
        {"notes": ["Equipment: pan", "Rinse them.", "Garnishes: dill, lemon"]},
    ),
    "an amount in words": (
        "---\ntitle: Leeks\ningredients:\n- {name: salt, unit: to taste}\n- {name: dill, amount: as needed}\n"
        "steps: [Mix.]\n---\n",
        {"names": ["salt", "dill"], "quantities": ["", ""]},
    ),
}  # fmt: skip

MARKUP: dict[str, Case] = {
    "a footnote at the title": (
        f"# Leeks[^1]\n\n{_BODY}\n[^1]: https://kitchen.example/leeks\n",
        {"title": "Leeks", "source": "https://kitchen.example/leeks", "notes": []},
    ),
    "a number at the title": (
        f"# Leeks [1]\n\n{_BODY}\n[1]: https://kitchen.example/leeks\n",
        {"title": "Leeks", "source": "https://kitchen.example/leeks", "notes": []},
    ),
    "links by reference": (
        f"# [Leeks][1]\n\n{_BODY}\n[1]: https://kitchen.example/leeks\n",
        {"title": "Leeks", "notes": []},
    ),
    "bold words over two lines": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n\n## Method\n\n1. Fry the trimmed **white\n   leeks** for **5\n"
        "   minutes** and salt them.\n",
        {"steps": ["Fry the trimmed white leeks for 5 minutes and salt them."], "timers": [300]},
    ),
    "conditions of AsciiDoc": (
        "[id='leeks']\n\nifdef::env-github[]\n:imagesdir: ../images\nendif::[]\n=== Leeks\nimage::leeks.jpg[Leeks]\n\n"
        "You'll need:\n\n|===\n|Metric |US |Ingredient |Zutat\n\n"
        "|30g |1oz |butter |Butter\n|2 | |leeks |Lauch\n|===\n\n"
        "Preparation:\n\n. Fry the leeks.\n",
        {"title": "Leeks", "quantities": ["30g (1oz)", "2"], "names": ["butter", "leeks"], "steps": ["Fry the leeks."]},
    ),
    "what a part needs": (
        "= Leeks\n\nFor the crust you'll need:\n\n* 100 g flour\n\nPreparation:\n\n. Roll the flour.\n\n"
        "For the filling you will need:\n\n* 2 leeks\n\nPreparation:\n\n. Fry the leeks.\n",
        {"groups": ["crust", "filling"], "steps": ["Roll the flour.", "Fry the leeks."]},
    ),
    "degrees and the original page in Org": (
        "#+TITLE: Leeks\n\n[[https://kitchen.example/leeks][Original link]]\n\n* Ingredients\n- 2 leeks\n* Method\n"
        "1. Bake at 200\\deg{}C.\n",
        {"steps": ["Bake at 200°C."], "source": "https://kitchen.example/leeks", "description": ""},
    ),
    "keywords of Org": (
        "#+TITLE: Leeks\n#+SERVINGS: 8\n#+PREP_TIME: 20 min\n#+FILETAGS: :soup:quick:\n#+STARTUP: overview\n\n"
        "* Ingredients\n- 2 leeks\n* Method\n1. Fry the leeks.\n",
        {"title": "Leeks", "servings": (8, 8), "times": {"prep": 20}, "tags": ["soup", "quick"], "description": ""},
    ),
    "keywords of Org before the title": (
        "#+author: Kim\n#+yield: 2 pots\n#+total-time: 1 h\n#+title: Leeks\n#+servings:\n\n* Ingredients\n- 2 leeks\n"
        "* Method\n1. Fry the leeks.\n",
        {"title": "Leeks", "servings": (2, 2), "times": {"total": 60}, "source": "Kim"},
    ),
    "keywords of Org for a collection": (
        "#+title: Suppers\n#+category: notes\n#+author: Kim\n\n* Leeks\n** Ingredients\n- 2 leeks\n** Method\n"
        "1. Fry the leeks.\n",
        {"title": "Leeks", "tags": [], "source": ""},
    ),
    "LaTeX with options and units": (
        "\\begin{recipe}\n[ %\n  preparationtime = {\\SI{30}{\\minute}},\n  portion = {\\portion{4}},\n]{Leeks}\n"
        "\\introduction{\n  They are mild.\n}\n"
        "\\ingredients[3]{\n  \\SI{200}{\\milli\\liter} & cream \\\\\n  1\\,tsp & dill \\\\\n"
        "  & salt\n}\n\\preparation{\n  \\step Saut\\'e them for \\SIrange{20}{25}{\\minute}.\n\n"
        "  \\vspace{1em}\n\n  \\step Serve.\n}\n"
        "\\end{recipe}\n",
        {"title": "Leeks", "servings": (4, 4), "times": {"prep": 30}, "description": "They are mild.",
         "quantities": ["200 ml", "1 tsp", ""], "names": ["cream", "dill", "salt"],
         "steps": ["Sauté them for 20–25 min.", "Serve."], "timers": [1500]},
    ),
    "LaTeX with its own commands": (
        "\\begin{recipe}{Leeks}\\tag{soup}\n  \\rating 4\n  \\workload{medium}\n  \\time{75}\n  \\servings{2}\n"
        "  \\begin{ingredients2}\n    2 \\T & oil\\\\\n    1\\half \\c & cream\\\\\n    \\third \\cup & stock\n"
        "  \\end{ingredients2}\n\n  Heat the oil. Bake at 300\\degF.\n\n  Add the cream.\n\\end{recipe}\n",
        {"title": "Leeks", "servings": (2, 2), "times": {"total": 75}, "quantities": ["2 tbsp", "1½ cup", "⅓ cup"],
         "steps": ["Heat the oil. Bake at 300 °F.", "Add the cream."]},
    ),
    "LaTeX with items of ingredients": (
        "\\begin{recipe}{Leeks}\n\\begin{ingredients}\n\\item 2 leeks\n\\item 1 cup cream\n\\end{ingredients}\n"
        "\\begin{directions}\n\\item Fry the leeks.\n\\item Add the cream.\n\\end{directions}\n\\end{recipe}\n",
        {"names": ["leeks", "cream"], "steps": ["Fry the leeks.", "Add the cream."]},
    ),
    "LaTeX with ingredients between the steps": (
        "\\begin{recipe}{Leeks}{Serves 2}{40 minutes}\n\\Ing{2 leeks}\nSlice the leeks.\n\\Ing{\\fr{1}{2} cup cream}\n"
        "\\Ing{Salt and pepper}\nStep 2\nBoil the cream for 5 minutes.\n\\end{recipe}\n",
        {"title": "Leeks", "servings": (2, 2), "times": {"total": 40}, "quantities": ["2", "1/2 cup", ""],
         "steps": ["Slice the leeks.", "Boil the cream for 5 minutes."], "timers": [300]},
    ),
    "a table of numbers, units and names": (
        "= Leeks\n\n|===\n| 400 | g | leeks\n| 2-3 | dl | milk\n| 1 | st | lemon\n|===\n\n== Method\n\n. Fry.\n",
        {"names": ["leeks", "milk", "st lemon"]},
    ),
    "a table of numbers, units and names in Markdown": (
        "# Leeks\n\n| 2 | dl | milk |\n|---|---|---|\n| 1 | st | leek |\n\n## Method\n\n1. Boil the milk.\n2. Serve.\n",
        {"names": ["milk", "st leek"]},
    ),
}  # fmt: skip

_HEAD = "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 1 cup cream\n\n## Method\n\n"
_TWO = "1. Stir the cream.\n2. Slice the leeks.\n\n"
_PARTS = "{0} Dough\n\n- 300 g flour\n\n{0} Filling\n\n- 1 leek\n\n{0} Directions\n\n1. Mix the flour.\n"

PLACES: dict[str, Case] = {
    "a last step without a number": (
        f"{_HEAD}{_TWO}Bake at 400 for 10-12 minutes (or until browned).\n", {"count": 3, "timers": [720], "notes": []}
    ),
    "a last step that divides": (f"{_HEAD}{_TWO}Divide the leeks among bowls with rice.\n", {"count": 3, "notes": []}),
    "a last step that cools": (f"{_HEAD}{_TWO}Cool for 1 hour, then slice.\n", {"count": 3, "timers": [3600]}),
    "another way": (
        f"{_HEAD}{_TWO}Bake it in a pan instead for 20 minutes.\n",
        {"count": 2, "notes": ["Bake it in a pan instead for 20 minutes."]},
    ),
    "numbered headings of steps": (
        f"{_HEAD}### Step 1\n\nStir the cream.\n\n### Step 2\n\nSlice the leeks.\n", {"sections": [""], "count": 2}
    ),
    "a first heading that names a part": (
        f"We bake this every weekend, and it has a good crust.\n\n{_PARTS.format('#')}",
        {"title": "The file", "groups": ["Dough", "Filling"], "sections": [""], "count": 1},
    ),
    "parts one level down": (
        _PARTS.format("##"), {"title": "The file", "groups": ["Dough", "Filling"], "sections": [""]}
    ),
    "parts below a title": (
        f"# Leek Pie\n\n{_PARTS.format('##')}", {"title": "Leek Pie", "groups": ["Dough", "Filling"]}
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_places(text: str, expected: dict[str, Any]) -> None:
    found = read_prose(text, "the-file").recipe
    assert found is not None
    assert {key: outcome(found)[key] for key in expected} == expected


@pytest.mark.parametrize(("text", "expected"), FIELDS.values(), ids=FIELDS)
def test_fields_with_other_names(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), MARKUP.values(), ids=MARKUP)
def test_other_markup(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)
