"""Facts of the recipe in a text: servings, times, tags, source, notes. Nothing is flagged."""

from typing import Any

import pytest

from kitchen_tui.model.recipe import Keep
from kitchen_tui.recipes.formats.text.facts import keeps_in
from kitchen_tui.recipes.formats.text.reader import read_prose
from tests.recipes.reading import LEEK_LIST, LEEK_STEPS, Case, check

MISO_LIST = "Miso Soup\n\nIngredients\n1 litre dashi\n3 tbsp miso\n\nMethod\n"


FACTS: dict[str, Case] = {
    "facts with dots between them, after the steps": (
        "# Miso Soup\n\n## Ingredients\n\n- 1 litre dashi\n- 3 tbsp miso\n\n## Method\n\n"
        "1. Heat the dashi.\n2. Whisk in the miso.\n\nMakes 4 · Prep 5 min · Cook 10 min\n",
        {"servings": (4, 4), "times": {"prep": 5, "cook": 10}, "count": 2, "notes": []},
    ),
    "servings in brackets": (
        "Noodle Pot\n\nIngredients\n\n2 portion(s)\n\n1 onion\n200 g noodles\n\nMethod\nFry the onion.",
        {"servings": (2, 2), "names": ["onion", "noodles"]},
    ),
    "servings with a unit in brackets": (
        "Noodle Pot\nYields: 10 - 12 serving(s)\n\nIngredients\n1 onion\n200 g noodles\n\nMethod\nFry the onion.",
        {"servings": (10, 12)},
    ),
    "a table of facts in columns": (
        "# Leeks\n\n| Prep | Cook | Serves | Skill level |\n|:--:|:--:|:--:|---|\n| 10 min | 1 hr | 4 | Easy |\n\n"
        f"{LEEK_LIST}{LEEK_STEPS}",
        {"times": {"prep": 10, "cook": 60}, "servings": (4, 4), "description": ""},
    ),
    "other names of such columns": (
        f"# Leeks\n\n| Yield | Prep time | Bake |\n|---|---|---|\n| 12 tarts | 20 min | 25-30 min |\n\n{LEEK_LIST}"
        f"{LEEK_STEPS}",
        {"times": {"prep": 20, "bake": 30}, "servings": (12, 12)},
    ),
    "a table of facts with the source": (
        "# Leeks\n\n| **Servings** | **Total time** | Source |\n|---|---|---|\n| 2 | 30 min | Aunt Ida |\n\n"
        f"{LEEK_LIST}{LEEK_STEPS}",
        {"times": {"total": 30}, "servings": (2, 2), "source": "Aunt Ida"},
    ),
    "a link in a credit": (
        f"# Leeks\n\n{LEEK_LIST}{LEEK_STEPS}\n_Adapted from [Ida Bell](https://kitchen.example/leeks)._\n",
        {"notes": ["Adapted from Ida Bell (https://kitchen.example/leeks)."]},
    ),
    "a link as a reference": (
        f"# Leeks\n\n{LEEK_LIST}{LEEK_STEPS}\n## References\n\n"
        "[^1]: [Original recipe](https://kitchen.example/leeks)\n",
        {"source": "Original recipe (https://kitchen.example/leeks)"},
    ),
    "the source after the steps": (
        f"# Leeks\n\n{LEEK_LIST}{LEEK_STEPS}\nSource: [Ida Bell](https://kitchen.example/leeks)\n",
        {"source": "Ida Bell (https://kitchen.example/leeks)", "notes": []},
    ),
    "hardware and a changelog": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n## Hardware\n\n- a pan\n\n## Method\n\n"
        f"{LEEK_STEPS}\n## Changelog\n\n- Add less butter\n",
        {"names": ["leeks", "butter"], "count": 2, "notes": ["Equipment: a pan", "Add less butter"]},
    ),
    "servings in the heading": (
        f"# Leeks (serves 4)\n\n{LEEK_LIST}{LEEK_STEPS}",
        {"title": "Leeks", "servings": (4, 4)},
    ),
    "a time in the heading": (
        f"# Leeks (25-30 min)\n\n{LEEK_LIST}{LEEK_STEPS}",
        {"title": "Leeks", "times": {"total": 30}, "description": ""},
    ),
    "both in the heading": (
        f"# Leeks – (for 2, 40 minutes)\n\n{LEEK_LIST}{LEEK_STEPS}",
        {"title": "Leeks", "servings": (2, 2), "times": {"total": 40}},
    ),
    "the source as a link in HTML": (
        f'# Leeks\n\n{LEEK_LIST}{LEEK_STEPS}\n<a class="small" href="https://kitchen.example/leeks" '
        'target="_blank">Original recipe</a> <span>by Ida.</span>\n',
        {"source": "https://kitchen.example/leeks", "count": 2},
    ),
    "addresses of other recipes": (
        f"# Leeks\n\n{LEEK_LIST}{LEEK_STEPS}\n# Another recipe to try\n\nhttps://kitchen.example/onions\n\n"
        "## See also\n\nhttps://kitchen.example/garlic\n",
        {"source": "", "notes": ["https://kitchen.example/onions", "https://kitchen.example/garlic"]},
    ),
    "a heading of the yield": (
        "Yield: Makes 4 pint jars\n========================\n\nIngredients\n===========\n\n"
        "- 2 leeks\n- 1 l vinegar\n\nMethod\n======\n\n1. Boil them.\n",
        {"title": "The file", "servings": (4, 4), "count": 1},
    ),
    "servings in brackets behind the title": (
        "**Leek Toast** (for 2)\n\n1. 3 leeks\n2. 2 slices bread\n\nFry the leeks. Toast the bread.",
        {"title": "Leek Toast", "servings": (2, 2), "names": ["leeks", "bread"]},
    ),
    "servings and a time in brackets behind the title": (
        "Leek Stew   (6–8 portions, 2½ hrs)\n\n3 leeks\napprox. 400 ml stock\n\nFry the leeks.\nAdd the stock.",
        {"title": "Leek Stew", "servings": (6, 8), "times": {"total": 150}, "quantities": ["3", "approx. 400 ml"]},
    ),
    "how long it keeps above the title": (
        "Makes: about 1 litre\nKeeps: 1 week in the fridge\n\nStock\n\nBones of 1 roast chicken\n1 carrot\n\n"
        "Cover with water.\nSimmer for 3 hours.",
        {"title": "Stock", "names": ["roast chicken", "carrot"], "count": 2, "notes": ["Keeps: 1 week in the fridge"]},
    ),
    "where it comes from": (
        "CHICKEN IN WINE\nfrom the red notebook\n\nServes 8\n\n2 chickens, quartered\ncoarse salt & pepper\n"
        "1 c. white wine\n\nCombine everything and marinate for 2 hours.\nBake for 50 minutes.",
        {
            "title": "CHICKEN IN WINE",
            "servings": (8, 8),
            "source": "the red notebook",
            "quantities": ["2", "", "1 c."],
            "count": 2,
        },
    ),
    "facts side by side": (
        "Risotto\nServes: 4    Prep: 15 min    Cook: 30 min\n\n300 g rice\n1 l stock\n\n"
        "1. Toast the rice.\n2. Add the stock.",
        {"servings": (4, 4), "times": {"prep": 15, "cook": 30}, "names": ["rice", "stock"], "count": 2},
    ),
    "dozens": (
        "# Buns\n\nMakes 2 dozen\n\n## Ingredients\n- 3 cups flour\n\n## Method\n1. Bake.",
        {"servings": (24, 24)},
    ),
    "a subtitle": (
        "# Lamb\n\n## A different kind of meat\n\n* 500 g lamb\n* 20 g spice\n* 1 lemon\n\nMix together and brown.",
        {"groups": [""], "sections": [""], "description": "A different kind of meat"},
    ),
    "facts in headings": (
        "# Salsa\n\n## Ingredients\n- 2 cups mango\n- 1 lime\n\n## Directions\n1. Mix.\n\n"
        "### Prep: 15 mins\n### Serves 4\n",
        {"times": {"prep": 15}, "servings": (4, 4), "count": 1},
    ),
    "servings in words behind the title": (
        "Rarebit (for two)\n\nIngredients\n4 slices bread\n200 g cheddar\n\nMethod\nToast the bread.\nMelt the cheese.",
        {"title": "Rarebit", "servings": (2, 2), "names": ["bread", "cheddar"]},
    ),
    "for two, on a line of its own": (
        "Prawns\n\nFor 2\n\n200 g prawns\n4 tbsp mayo\n1 lime\n\nStir the prawns into the mayo.\n"
        "Half fill two glasses with it.",
        {"servings": (2, 2), "names": ["prawns", "mayo", "lime"], "count": 2},
    ),
    "for some, below a heading": (
        "# Prawns\n\nFor three to four\n\nFor 6.\n\n## Ingredients\n- 200 g prawns\n\n## Method\n1. Boil.",
        {"servings": (6, 6), "names": ["prawns"]},
    ),
    "beside a fact that is not known": (
        "# Prawns\n\n**Serves:** 4 | **Mood:** festive\n\n### The stuff\n\n- 200 g prawns\n- 1 lime\n\n### Cook\n\n"
        "1. Boil the prawns.",
        {"servings": (4, 4), "names": ["prawns", "lime"]},
    ),
    "servings behind the colon of the heading": (
        "Rice\n\nIngredients: (for four)\n300 g rice\n1 tin beans\n\nMethod\n1. Boil the rice.",
        {"servings": (4, 4), "groups": [""], "names": ["rice", "beans"]},
    ),
    "hungry people": (
        "Rice\n\nMakes enough for 4 hungry people\n\n300 g rice\n1 tin beans\n1 onion\n\n"
        "Boil the rice.\nWarm the beans.\nServes 4, with a salad.",
        {"servings": (4, 4), "names": ["rice", "beans", "onion"], "count": 2},
    ),
    "dozens without a label": (
        "# Balls\n\nAbout 5 dozen balls\n\n- 2 cups oats\n- 1 cup honey\n\nRoll the oats in honey.\nChill for 1 hour.",
        {"servings": (60, 60), "names": ["oats", "honey"]},
    ),
    "dozens in the introduction": (
        "# Buns\n\n2 dozen small rolls\n\n## Ingredients\n- 3 cups flour\n\n## Method\n1. Bake.",
        {"servings": (24, 24), "names": ["flour"]},
    ),
    "dozens that are bought": (
        "# Clams\n\n## Ingredients\n- 2 dozen clams\n- 1 dozen rolls\n\n## Method\n1. Steam the clams.",
        {"servings": (None, None), "names": ["clams", "rolls"]},
    ),
    "minutes in the heading of a list": (
        "# Pot\n\nIngredients for 20 minutes noodles\n\n- 3 cups noodles\n\n## Method\n1. Boil the noodles.",
        {"servings": (None, None), "names": ["noodles"]},
    ),
    "one and a half dozen": (
        "# Muffins\n\nMakes: about 1 1/2 dozen muffins\n\n## Ingredients\n- 2 cups flour\n\n## Method\n1. Bake.",
        {"servings": (18, 18)},
    ),
    "the address of the page, after the steps": (
        f"{MISO_LIST}Heat the dashi.\nWhisk in the miso.\nhttps://kitchen.example/miso\n",
        {"count": 2, "source": "https://kitchen.example/miso"},
    ),
    "a credit with an address below the title": (
        "# Leek Rolls\nCredit: [Ida Holm](https://ida.example/leek-rolls)\n\n- 2 leeks\n- 30 g butter\n- 1 egg\n\n"
        "1) Slice the leeks.\n2) Fry them in the butter.\n",
        {"names": ["leeks", "butter", "egg"], "count": 2, "source": "Ida Holm (https://ida.example/leek-rolls)"},
    ),
    "servings in brackets above the list": (
        f"# Leeks\n\n## Ingredients\n\n(for 3 big portions)\n\n- 2 leeks\n- 30 g butter\n\n## Method\n\n{LEEK_STEPS}",
        {"names": ["leeks", "butter"], "servings": (3, 3)},
    ),
    "people in brackets above the list": (
        f"# Leeks\n\n## Ingredients\n\n(serves 4 people)\n\n- 2 leeks\n- 30 g butter\n\n## Method\n\n{LEEK_STEPS}",
        {"names": ["leeks", "butter"], "servings": (4, 4)},
    ),
    "portions of an ingredient are no servings": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 2 large portions of rice\n- 30 g butter\n\n## Method\n\n"
        f"{LEEK_STEPS}",
        {"names": ["leeks", "rice", "butter"], "servings": (None, None)},
    ),
    "where the recipe comes from, below the method": (
        f"# Leeks\n\n{LEEK_LIST}- Slice the leeks.\n- Fry them in the butter.\n\n"
        "- Slightly adapted from the recipe in Leek Monthly\n- There is also a video of it\n",
        {"count": 2, "notes": ["Slightly adapted from the recipe in Leek Monthly", "There is also a video of it"]},
    ),
    "facts in a list at the end": (
        f"# Leeks\n\n{LEEK_LIST}{LEEK_STEPS}\n---\n\n* Prep time: 10 min\n* Cook 25 min\n* Serves 3\n",
        {"count": 2, "times": {"prep": 10, "cook": 25}, "servings": (3, 3), "timers": []},
    ),
    "what to do better": (
        f"# Leeks\n\n{LEEK_LIST}{LEEK_STEPS}\n## How to improve\n\n* Slice them finer.\n* Use more butter.\n",
        {"count": 2, "notes": ["Slice them finer.", "Use more butter."]},
    ),
    "what to do next time": (
        f"# Leeks\n\n{LEEK_LIST}{LEEK_STEPS}\n## Next time\n\n1. Add cream.\n\n## To do\n\n- Take a photo.\n",
        {"count": 2, "notes": ["Add cream.", "Take a photo."]},
    ),
    "the source as a link at the end": (
        f"# Leeks\n\n{LEEK_LIST}{LEEK_STEPS}\n## Tips\n\n1. Wash them.\n\n[Source](https://kitchen.example/leeks)\n",
        {"source": "https://kitchen.example/leeks"},
    ),
    "calories in front of the list": (
        "Leek soup\n\n310 calories per serving\n6 servings\n2 leeks\n30 g butter\n1 l stock\n\n"
        "Slice the leeks.\nSimmer them in the stock.\n",
        {"names": ["leeks", "butter", "stock"], "servings": (6, 6), "nutrition": [("calories", "310")]},
    ),
    "tools that you will need": (
        "Fudge\n\nYou will need\nA heavy pan\nMakes 36 squares\n\nIngredients\n400 g sugar\n200 ml cream\n\n"
        "Method\nBoil it.",
        {"servings": (36, 36), "names": ["sugar", "cream"], "notes": ["Equipment: A heavy pan"]},
    ),
}


ABOVE_THE_LIST: dict[str, dict[str, Any]] = {
    "Tags: #soup #quick": {"tags": ["soup", "quick"]},
    "Tags: #soup": {"tags": ["soup"]},
    "Tags: #soup, #quick": {"tags": ["soup", "quick"]},
    "Source: [kitchen.example](https://kitchen.example/leeks)": {"source": "https://kitchen.example/leeks"},
    "This recipe is from Ida Bell.": {"source": "Ida Bell"},
    "This comes from my aunt.": {"source": "my aunt"},
    "This recipe is quick and cheap.": {"description": "This recipe is quick and cheap."},
    "Source: -": {"source": ""},
    "Credits: my aunt Berit": {"names": ["leeks", "butter"], "count": 2, "source": "my aunt Berit"},
    "## Info\n\n* 45 minutes\n* 2 small tarts": {"servings": (2, 2), "times": {"total": 45}, "description": ""},
    "## Info\n\n* Best eaten warm": {"servings": (None, None), "description": "Best eaten warm"},
    "[Original recipe](https://kitchen.example/leeks)": {"source": "https://kitchen.example/leeks", "description": ""},
}


BELOW_THE_STEPS: dict[str, dict[str, Any]] = {
    "## Credits\n\nMy aunt Berit\n": {"names": ["leeks", "butter"], "count": 2, "source": "My aunt Berit"},
    "Inspired by a book about leeks.\n": {"count": 2},
    "## Improvements?\n\n- Add cream.\n": {"count": 2, "notes": ["Add cream."]},
    "## For best results\n\nKeep the proportions the same.\n": {"count": 2, "notes": []},
    "via - https://kitchen.example/leeks\n": {"source": "https://kitchen.example/leeks", "count": 2, "notes": []},
}


@pytest.mark.parametrize(("text", "expected"), FACTS.values(), ids=FACTS)
def test_facts_of_the_recipe(text: str, expected: dict[str, Any]) -> None:
    """A text without a title is called by the name of its file, which is flagged."""
    check(text, expected, doubts=expected.get("title") == "The file")


@pytest.mark.parametrize(("text", "expected"), ABOVE_THE_LIST.items())
def test_facts_above_the_list(text: str, expected: dict[str, Any]) -> None:
    check(f"# Leeks\n\n{text}\n\n{LEEK_LIST}{LEEK_STEPS}", expected)


@pytest.mark.parametrize(("text", "expected"), BELOW_THE_STEPS.items())
def test_facts_below_the_steps(text: str, expected: dict[str, Any]) -> None:
    check(f"# Leeks\n\n{LEEK_LIST}{LEEK_STEPS}\n{text}", expected)


def test_storage_times_are_read_in_digits_and_words() -> None:
    lines = ["Keeps 4 days in the fridge.", "Keeps for ten days in the pantry.", "A month in the freezer."]
    keeps = [Keep("refrigerator", 4, "day"), Keep("room temperature", 10, "day"), Keep("freezer", 1, "month")]
    assert [*keeps_in(lines)] == keeps


@pytest.mark.parametrize("label", ["Serves/Yield", "Yield / Servings", "Servings/Yield", "Yield/Serves"])
def test_a_label_of_two_words_for_the_yield(label: str) -> None:
    text = (
        f"# Dip\n\n**{label}:** 10-12 servings\n**Macros:** 8g protein (serves 3)\n\n### Ingredients\n- 1 can beans\n\n"
    )
    check(f"{text}### Instructions\n1. Blend the beans.\n", {"servings": (10, 12)})


@pytest.mark.parametrize("heading", ["Family Notes", "Grandma's Notes", "My Own Notes"])
def test_personal_notes_are_not_ingredients(heading: str) -> None:
    text = "# Dip\n\n### Ingredients\n- 1 can beans\n\n### Instructions\n1. Blend the beans.\n\n"
    check(
        f"{text}### {heading}\n- Great warm dip for chips.\n",
        {"names": ["beans"], "notes": ["Great warm dip for chips."]},
    )


@pytest.mark.parametrize("stated", ["Yield: 0.5", "Serves: 0.75 people", "Makes: 0"])
def test_an_impossible_yield_is_pointed_out(stated: str) -> None:
    result = read_prose(f"{stated}\n\n{MISO_LIST}Heat the dashi.\n", "soup")
    assert result.recipe is not None
    assert result.recipe.servings.least is None
    assert "yield" in result.uncertain[0].text
