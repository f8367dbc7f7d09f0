"""Orders with a list of what they use below them, and methods above the list. Nothing is flagged."""

from typing import Any

import pytest

from tests.recipes.reading import LEEK_LIST, Case, check

BEANS_INTO = "Pour the dressing over the beans."

ORDERS: dict[str, Case] = {
    "a list below each order": (
        f"Bean Salad\n\nMix together:\n1 can beans\n1 red onion\n\nWhisk:\n2 tbsp oil\n1 tbsp vinegar\n\n{BEANS_INTO}",
        {
            "names": ["beans", "red onion", "oil", "vinegar"],
            "groups": [""],
            "steps": ["Mix together: 1 can beans, 1 red onion.", "Whisk: 2 tbsp oil, 1 tbsp vinegar.", f"{BEANS_INTO}"],
        },
    ),
    "an order with a time, and bullets": (
        "Leek Pot\nServes 4\n\nSaute until soft:\n\n- 3 leeks\n- 2 sticks celery\n\nAdd and simmer for 20 minutes:\n\n"
        "- 1 l stock\n\nServe with bread.",
        {
            "names": ["leeks", "celery", "stock"],
            "servings": (4, 4),
            "timers": [1200],
            "steps": [
                "Saute until soft: 3 leeks, 2 sticks celery.",
                "Add and simmer for 20 minutes: 1 l stock.",
                "Serve with bread.",
            ],
        },
    ),
    "below the heading of the ingredients": (
        "Dip\n\nIngredients\n\n1 cup yogurt\n\nStir in:\n1 cucumber\n2 tbsp mint\n1 clove garlic\n\nChill for 1 hour.",
        {
            "names": ["yogurt", "cucumber", "mint", "garlic"],
            "steps": ["Stir in: 1 cucumber, 2 tbsp mint, 1 clove garlic.", "Chill for 1 hour."],
        },
    ),
    "among the steps": (
        "Pot\n\nIngredients\n2 leeks\n20 g butter\n1 cup cream\n\nMethod\nMelt until it foams:\n- the butter\n"
        "- a little oil\nAdd the leeks.\nPour over the cream.",
        {"steps": ["Melt until it foams: the butter, a little oil.", "Add the leeks.", "Pour over the cream."]},
    ),
    "among numbered steps": (
        "Cake\n\nIngredients\n- 2 cups flour\n- 1 egg\n\nMethod\n1. Combine in a bowl:\n   - 2 cups flour\n"
        "   - 1 egg\n2. Bake for 30 minutes.",
        {"steps": ["Combine in a bowl: 2 cups flour, 1 egg.", "Bake for 30 minutes."]},
    ),
    "a heading of the list where the steps have their own": (
        "Cake\n\nIngredients\nMix dry:\n2 cups flour\n1 tsp soda\nBeat:\n1 egg\n\n"
        "Method\nBeat the egg.\nBake for 30 minutes.",
        {"groups": ["Mix dry", "Beat"], "names": ["flour", "soda", "egg"], "count": 2},
    ),
    "what is served with it is a heading": (
        "Tacos\n\n8 tortillas\n1 can beans\n\nTop with:\n1 cup cheese\n1 cup salsa\n2 limes\n\n"
        "Warm the beans for 5 minutes.",
        {"groups": ["", "Top with"], "steps": ["Warm the beans for 5 minutes."]},
    ),
    "a part of the dish is a heading": (
        "Pork\n\nRub:\n1 tsp cumin\n2 tsp salt\n1 tsp sugar\n\nRoast the pork for 2 hours.",
        {"groups": ["Rub"], "steps": ["Roast the pork for 2 hours."]},
    ),
    "steps in a list below an order": (
        "Pot\n\nIngredients\n- 2 leeks\n\nMethod\nMake the base:\n- Fry the leeks.\n- Season them.",
        {"steps": ["Fry the leeks.", "Season them."], "sections": ["Make the base"]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), ORDERS.values(), ids=ORDERS)
def test_orders_above_lists(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


_METHOD = ["Fry the onion for 5 minutes.", "Add the beans and cook for 15 minutes."]


ABOVE: dict[str, str] = {
    "numbered": f"Bean Pot\n\n1. {_METHOD[0]}\n2. {_METHOD[1]}\n\nIngredients\n1 onion\n1 can beans",
    "below a story": f"Bean Pot\n\nMy favourite.\n\n{_METHOD[0]}\n{_METHOD[1]}\n\nIngredients\n1 onion\n1 can beans",
    "under a heading": f"Bean Pot\n\nDirections:\n{_METHOD[0]}\n{_METHOD[1]}\n\nYou will need\n1 onion\n1 can beans",
}


@pytest.mark.parametrize("text", ABOVE.values(), ids=ABOVE)
def test_a_method_above_the_list(text: str) -> None:
    check(text, {"names": ["onion", "beans"], "steps": _METHOD})


def test_an_introduction_with_instructions_is_not_the_method() -> None:
    intro = "Cook this on cold days. Serve it until it is gone."
    text = f"Bean Pot\n\n{intro}\n\nIngredients\n1 onion\n1 can beans\n\n{_METHOD[0]}\n{_METHOD[1]}"
    check(text, {"description": intro, "steps": _METHOD})


@pytest.mark.parametrize(
    ("kept", "step"),
    [
        ("Fry the bacon. Reserve the crisp bits.", "Add a teaspoon of bacon fat and the leeks."),
        ("Make the chili paste.", "Stir in 2 tablespoons chili paste and cook."),
        ("Grate the lemon.", "Add 1 tablespoon lemon zest to the leeks."),
    ],
)
def test_the_result_of_an_earlier_step_is_not_a_missing_ingredient(kept: str, step: str) -> None:
    text = f"# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 4 slices bacon\n- 1 lemon\n\n## Method\n\n1. {kept}\n2. {step}\n"
    check(text, {"names": ["leeks", "bacon", "lemon"]})


@pytest.mark.parametrize(
    "storage",
    [
        "Leeks stay fresh covered at room temperature for up to 1 week.",
        "These stay moist, wrapped well, for 3 days.",
        "They stay good in a tin for 2 to 3 days.",
    ],
)
def test_storage_times_need_no_timer(storage: str) -> None:
    check(f"# Leeks\n\n{LEEK_LIST}1. Fry the leeks for 10 minutes.\n2. {storage}\n", {"timers": [600]})
