"""Recipes in notebooks and wikis: parts without the usual names, remarks in odd places, lists with bars."""

from typing import Any

import pytest

from kitchen_tui.recipes.formats.found import chosen
from kitchen_tui.recipes.formats.reading import find_in_bytes
from kitchen_tui.recipes.formats.text.read import read_prose, recipe_titles
from tests.recipes.formats.text.reading import Case, check, outcome

_LIST = "## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n## Method\n\n"
_GAP = "\n\n"
_END = "1. Slice the leeks.\n2. Fry them in the butter.\n"

CASES: dict[str, Case] = {
    "a credit with an address below the title": (
        "# Leek Rolls\nCredit: [Ida Holm](https://ida.example/leek-rolls)\n\n- 2 leeks\n- 30 g butter\n- 1 egg\n\n"
        "1) Slice the leeks.\n2) Fry them in the butter.\n",
        {"names": ["leeks", "butter", "egg"], "count": 2, "source": "Ida Holm (https://ida.example/leek-rolls)"},
    ),
    "credits to a person": (
        f"# Leeks\n\nCredits: my aunt Berit\n\n{_LIST}{_END}",
        {"names": ["leeks", "butter"], "count": 2, "source": "my aunt Berit"},
    ),
    "credits below a heading": (
        f"# Leeks\n\n{_LIST}{_END}\n## Credits\n\nMy aunt Berit\n",
        {"names": ["leeks", "butter"], "count": 2, "source": "My aunt Berit"},
    ),
    "servings in brackets above the list": (
        f"# Leeks\n\n{_LIST.replace('- 2', '(for 3 big portions)' + _GAP + '- 2')}{_END}",
        {"names": ["leeks", "butter"], "servings": (3, 3)},
    ),
    "people in brackets above the list": (
        f"# Leeks\n\n{_LIST.replace('- 2', '(serves 4 people)' + _GAP + '- 2')}{_END}",
        {"names": ["leeks", "butter"], "servings": (4, 4)},
    ),
    "portions of an ingredient are no servings": (
        f"# Leeks\n\n{_LIST.replace('- 30 g', '- 2 large portions of rice' + chr(10) + '- 30 g')}{_END}",
        {"names": ["leeks", "rice", "butter"], "servings": (None, None)},
    ),
    "a remark within the heading of a group": (
        f"# Leeks\n\n## Ingredients\n\n- 2 leeks\n\nFor the crumbs (more than usual, I like them):\n\n- 30 g butter\n"
        f"\n## Method\n\n{_END}",
        {"names": ["leeks", "butter"], "groups": ["", "For the crumbs (more than usual, I like them)"]},
    ),
    "the oven between the list and the method": (
        f"# Leeks\n\n{_LIST.replace('## Method', '## Oven' + _GAP + 'Preheat to 375' + _GAP + '## Method')}{_END}",
        {"names": ["leeks", "butter"], "groups": [""], "count": 3, "sections": ["Oven", ""]},
    ),
    "a part of the list that begins like an instruction": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n### Frosting\n\n- Cream cheese, 8 oz\n\n"
        f"## Method\n\n{_END}",
        {"names": ["leeks", "butter", "cream cheese"], "count": 2},
    ),
    "where the recipe comes from, below the method": (
        f"# Leeks\n\n{_LIST}- Slice the leeks.\n- Fry them in the butter.\n\n"
        "- Slightly adapted from the recipe in Leek Monthly\n- There is also a video of it\n",
        {"count": 2, "notes": ["Slightly adapted from the recipe in Leek Monthly", "There is also a video of it"]},
    ),
    "based on a book, below the method": (
        f"# Leeks\n\n{_LIST}{_END}\nInspired by a book about leeks.\n",
        {"count": 2},
    ),
    "an element of the website": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n<scale-widget></scale-widget>\n\n## Method\n\n"
        f"{_END}<print-button size=\"small\"/>\n",
        {"names": ["leeks", "butter"], "count": 2, "notes": []},
    ),
    "a hyphen in angle brackets is not an element": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 200 g <all-purpose flour>\n\n## Method\n\n1. Cook.\n",
        {"names": ["leeks", "<all-purpose flour>"]},
    ),
    "a part of the method below underlined headings": (
        "Ingredients\n===========\n\n- 2 leeks\n- 1 egg\n\nMethod\n======\n\nSlice the leeks.\n\nFry them.\n\n"
        "Boiled egg\n----------\n\nBring water to a boil.\n\nAdd the egg, and cook it for 6 minutes.\n",
        {"sections": ["", "Boiled egg"], "count": 4, "timers": [360]},
    ),
    "paragraphs below a further heading": (
        f"# Leeks\n\n{_LIST}{_END}\n## Crisp Crumbs\n\nMelt the butter in a small pan.\n\n"
        "Add the crumbs and stir for 3 minutes.\n",
        {"sections": ["", "Crisp Crumbs"], "count": 4, "timers": [180]},
    ),
    "a story below a further heading": (
        f"# Leeks\n\n{_LIST}{_END}\n## My garden\n\nLeeks grow well here.\n\nAdd a lot of compost, says Ida.\n",
        {"count": 2},
    ),
    "bars between amounts and names": (
        "# Leeks\n\n## Ingredients\n\n* | 2       | leeks\n* | 2 tbsp. | oil\n* | 1/2 lb. | new potatoes\n\n"
        "## Method\n\n1. Cook.\n",
        {"quantities": ["2", "2 tbsp.", "1/2 lb."], "names": ["leeks", "oil", "new potatoes"]},
    ),
    "facts in a list at the end": (
        f"# Leeks\n\n{_LIST}{_END}\n---\n\n* Prep time: 10 min\n* Cook 25 min\n* Serves 3\n",
        {"count": 2, "times": {"prep": 10, "cook": 25}, "servings": (3, 3), "timers": []},
    ),
    "a list of values": (
        f"# Leeks\n\n## Info\n\n* 45 minutes\n* 2 small tarts\n\n{_LIST}{_END}",
        {"servings": (2, 2), "times": {"total": 45}, "description": ""},
    ),
    "a yield in a list of values that says when to eat": (
        f"# Leeks\n\n## Info\n\n* Best eaten warm\n\n{_LIST}{_END}",
        {"servings": (None, None), "description": "Best eaten warm"},
    ),
    "what to do better": (
        f"# Leeks\n\n{_LIST}{_END}\n## How to improve\n\n* Slice them finer.\n* Use more butter.\n",
        {"count": 2, "notes": ["Slice them finer.", "Use more butter."]},
    ),
    "what to do next time": (
        f"# Leeks\n\n{_LIST}{_END}\n## Next time\n\n1. Add cream.\n\n## To do\n\n- Take a photo.\n",
        {"count": 2, "notes": ["Add cream.", "Take a photo."]},
    ),
    "improvements": (
        f"# Leeks\n\n{_LIST}{_END}\n## Improvements?\n\n- Add cream.\n",
        {"count": 2, "notes": ["Add cream."]},
    ),
    "a heading without a space": (
        "#Braised Leeks\n\n * 2 leeks\n * 30 g butter\n * 1 cup stock\n\n"
        "Slice the leeks, and fry them in the butter.\n",
        {"title": "Braised Leeks", "names": ["leeks", "butter", "stock"], "count": 1},
    ),
    "parts that use each other": (
        "# Leek curry\n\n## Spice paste\n\n- 1 tsp cumin\n- 2 chillies\n\n"
        "Grind them with a little water in a mortar until smooth.\n\n## Base\n\n- 2 leeks\n- 2 tbsp oil\n\n"
        "Fry the leeks in the oil, and stir in the spice paste until it smells good.\n\n## Sauce\n\n- 400 ml stock\n"
        "- 1 tsp salt\n\nPour the stock and the salt over the base, and simmer it for 10 minutes.\n",
        {"title": "Leek curry", "groups": ["Spice paste", "Base", "Sauce"], "count": 3},
    ),
    "a step in bold": (
        f"# Leeks\n\n{_LIST}Slice the leeks.\n\n**Simmer covered 20 minutes, then 5 more without the lid**\n",
        {"count": 2, "timers": [1200]},
    ),
    "the source as a link at the end": (
        f"# Leeks\n\n{_LIST}{_END}\n## Tips\n\n1. Wash them.\n\n[Source](https://kitchen.example/leeks)\n",
        {"source": "https://kitchen.example/leeks"},
    ),
    "the original as a link": (
        f"# Leeks\n\n[Original recipe](https://kitchen.example/leeks)\n\n{_LIST}{_END}",
        {"source": "https://kitchen.example/leeks", "description": ""},
    ),
    "sentences nested below an ingredient": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n  - Greens included. Slice the whole leek\n- 30 g butter\n\n"
        "## Method\n\n1. Cook.\n",
        {"names": ["leeks", "butter"]},
    ),
    "what to serve, as desired": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- for serving, as desired: toast, parsley\n"
        "- To serve, if you like: lemon, chives, cream\n\n## Method\n\n1. Cook.\n",
        {"names": ["leeks", "toast", "parsley", "lemon", "chives", "cream"]},
    ),
    "calories in front of the list": (
        "Leek soup\n\n310 calories per serving\n6 servings\n2 leeks\n30 g butter\n1 l stock\n\nSlice the leeks.\n"
        "Simmer them in the stock.\n",
        {"names": ["leeks", "butter", "stock"], "servings": (6, 6), "nutrition": [("calories", "310")]},
    ),
    "remarks below a table of ingredients": (
        "# Leeks\n\n## Ingredients\n\n| Name | Amount |\n|---|---|\n| leeks | 2 |\n| butter | 30 g |\n| oil | 1 dl |\n"
        "\nUse 1 cup cream to make it richer.\n\n## Method\n\n1. Cook.\n",
        {"names": ["leeks", "butter", "oil"], "notes": ["Use 1 cup cream to make it richer."]},
    ),
    "how to prepare the ingredients": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 1 carrot\n\n## Ingredients Prep\n\n- Slice the leeks\n"
        "- Grate the carrot\n"
        "\n## Method\n\n1. Fry them.\n",
        {"names": ["leeks", "carrot"], "steps": ["Slice the leeks", "Grate the carrot", "Fry them."]},
    ),
    "how to prepare the ingredients, below the method": (
        f"# Leeks\n\n{_LIST}{_END}\n## Ingredient preparation\n\n- Wash the leeks\n- Soften the butter\n",
        {"names": ["leeks", "butter"], "count": 2, "notes": ["Wash the leeks", "Soften the butter"]},
    ),
    "more ingredients without amounts": (
        f"# Leeks\n\n{_LIST}{_END}\n## Ingredients for the salad\n\n- Lettuce\n- Toast\n",
        {"names": ["leeks", "butter", "lettuce", "toast"]},
    ),
    "for best results": (
        f"# Leeks\n\n{_LIST}{_END}\n## For best results\n\nKeep the proportions the same.\n",
        {"count": 2, "notes": []},
    ),
    "an address after via": (
        f"# Leeks\n\n{_LIST}{_END}\nvia - https://kitchen.example/leeks\n",
        {"source": "https://kitchen.example/leeks", "count": 2, "notes": []},
    ),
    "notes of the metadata in a text": (
        f"---\ntitle: Leeks\nservings: '6, 6 Servings'\nadded_date: 2025-01-01\n"
        f"notes: |\n  - Use small leeks.\n  - Eat them warm.\n"
        f"---\n{_LIST}{_END}",
        {"servings": (6, 6), "notes": ["Use small leeks.", "Eat them warm."]},
    ),
    "a note of several lines": (
        f"---\ntitle: Leeks\nnotes: |\n  Use small leeks\n  - or big ones.\n---\n{_LIST}{_END}",
        {"notes": ["Use small leeks - or big ones."]},
    ),
    "commands of a LaTeX book": (
        "\\Recipe{leeks}{\n    Fried Leeks\n}{\n    Ida Bell\n}{\n    \\Ingredients{\n        \\item 2 leeks\n"
        "        \\item \\half \\cup butter\n        \\item 2 \\tablespoons oil\n    }\n}{\n    \\Directions{\n"
        "        \\item Slice the leeks.\n            Wash them.\n        \\item Fry them for 5 minutes.\n    }\n}\n",
        {"title": "Fried Leeks", "quantities": ["2", "½ cup", "2 tablespoons"], "names": ["leeks", "butter", "oil"],
         "steps": ["Slice the leeks. Wash them.", "Fry them for 5 minutes."], "timers": [300]},
    ),
    "a list of LaTeX alone": (
        "Fried Leeks\n\nIngredients\n\n\\item 2 leeks\n\\item 30 g butter\n\nMethod\n\n\\item Fry them.\n",
        {"title": "Fried Leeks", "names": ["leeks", "butter"], "steps": ["Fry them."]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_recipe_of_a_notebook(text: str, expected: dict[str, Any]) -> None:
    check(text, expected, doubts=text.startswith("Ingredients"))


@pytest.mark.parametrize("sentence", ["This recipe is from a pop-up.", "The dish is derived from leeks.example"])
def test_a_sentence_about_the_recipe_is_no_title(sentence: str) -> None:
    text = f"I ate this as a child, and only now do I know what it is called.\n{sentence}\n\n{_LIST}{_END}"
    result = chosen(find_in_bytes(text.encode(), "fried-leeks.md"), "fried-leeks")
    assert result.recipe is not None
    assert result.recipe.title == "Fried leeks"


def test_several_dishes_that_do_not_use_each_other() -> None:
    dishes = "".join(
        f"## {name} soup\n\n- 2 {name}\n- 1 l stock\n\nSlice them, and simmer them in the stock until soft.\n\n"
        for name in ("Leek", "Onion", "Carrot")
    )
    assert recipe_titles(f"# Soups\n\n{dishes}") == ("Leek soup", "Onion soup", "Carrot soup")


@pytest.mark.parametrize(
    ("yields", "servings"),
    [("Yields 12 soft cookies.", 12), ("Serves 4", 4), ("Makes 2 loaves.", 2)],
)
def test_rules_below_headings_are_not_those_of_recipemd(yields: str, servings: int) -> None:
    text = (
        f"# Leeks\n\n{yields}\n\n## Ingredients\n-----\n- 2 leeks\n- 1 egg\n\n## Method\n-----\n1. Cook.\n\n"
        "## Notes\n-----\nEat it warm.\n"
    )
    text = text.replace("## ", "") if servings == 2 else text
    result = chosen(find_in_bytes(text.encode(), "leeks.md"), "leeks")
    assert result.recipe is not None
    found = outcome(result.recipe)
    assert (found["servings"], found["count"], found["notes"]) == ((servings, servings), 1, ["Eat it warm."])


def test_french_facts_among_the_headings() -> None:
    text = (
        "Soupe\n=====\n\nGuide de préparation\n--------------------\n\n4 personnes\nDifficulté : facile\n\n"
        "Ingrédients\n"
        "-----------\n\n- 2 poireaux\n- 30 g de beurre\n\nPréparation\n-----------\n\nCouper les poireaux.\n"
    )
    check(text, {"servings": (4, 4), "count": 1, "notes": ["Difficulté : facile"]}, doubts=True)


@pytest.mark.parametrize("name", ["marzipan", "borscht", "leek-recipe", "Kale"])
def test_a_file_that_is_named_after_a_dish(name: str) -> None:
    assert read_prose(f"{_LIST}{_END}", name).uncertain == ()


@pytest.mark.parametrize("name", ["recipe", "untitled-note", "index", "KALE", "img-2"])
def test_a_file_that_is_not(name: str) -> None:
    (doubt,) = read_prose(f"{_LIST}{_END}", name).uncertain
    assert doubt.text == "The text has no title."


@pytest.mark.parametrize(
    "text",
    [
        "# Plan for the Recipe Site\n\n## Tasks\n\n- 1.0 Move recipes.ts to TypeScript\n- 1.1 Read the YAML metadata\n"
        "- 1.2 Update the unit tests\n- 1.3 Publish the HTML on GitHub\n- 2.0 Write search.tsx\n",
        "# Recipe Builder\n\n## Requirements\n\n1. The system must save each recipe as Markdown.\n"
        "2. It must check the YAML and the JSON.\n3. It must leave commits to Git.\n4. It must serve an API.\n\n"
        "## Stack\n\n- Next.js for the frontend\n- Plain CSS\n",
        "# Cookbook\n\n## Steps\n\n1. Clone the repository from GitHub.\n2. Run npm install.\n"
        "3. Put your recipe into data.json.\n4. Run build.sh to make the HTML and CSS.\n5. Serve the dish.\n",
    ],
    ids=["tasks", "requirements", "directions for a program"],
)
def test_a_text_about_the_software_of_a_collection(text: str) -> None:
    result = read_prose(text, "the-file")
    assert result.recipe is None
    assert "does not look like a recipe" in result.problems[0].text


def test_a_recipe_that_names_files_of_others() -> None:
    text = f"# Leeks\n\nSee soups.html and index.json.\n\n{_LIST}{_END}3. Serve with [rice](rice.md) or dip.md.\n"
    check(text, {"names": ["leeks", "butter"], "count": 3})
