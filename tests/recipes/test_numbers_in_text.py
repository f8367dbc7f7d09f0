"""Every fraction sign is read where ½ is, and every count in words where "two" is."""

import pytest

from kitchen_tui.model.numbers import COUNTS, FRACTION_SIGNS
from tests.recipes.reading import check, outcome, read_bytes, recipe_in

_METHOD = "Method\n1. Whisk everything.\n2. Bake for 20 minutes.\n"
_WITH_HALF = {
    "a list": f"Custard pots\n\nIngredients\n½ cup cream\n1½ cups milk\n3 eggs\n\n{_METHOD}",
    "without headings": "Custard pots\n\n½ cup cream\n1½ cups milk\n3 eggs\n\nWhisk it.\nBake for 20 minutes.\n",
    "glued to the unit": f"Custard pots\n\nIngredients\n½cupcream\n½ tsp salt\n3 eggs\n\n{_METHOD}",
    "signs of lists glued on": f"Custard pots\n\nIngredients\n-½ cup cream\n-½ tsp salt\n-3 eggs\n\n{_METHOD}",
    "columns": f"Custard pots\n\nIngredients\n½ cup | cream\n½ tsp | salt\n3 | eggs\n\n{_METHOD}",
    "amounts of their own": f"Custard pots\n\nIngredients\n½\ncup\ncream\n3\neggs\n\n{_METHOD}",
    "one line": f"Custard pots\n\nIngredients: ½ cup cream, ½ tsp salt, 3 eggs\n\n{_METHOD}",
    "buttons": f"Custard pots\n\nIngredients\n½x1x2x\n½ cup cream\n3 eggs\n\n{_METHOD}",
    "a letter for 1": f"Custard pots\n\nIngredients\nl ½ cups milk\n3 eggs\n\n{_METHOD}",
    "a share": "Custard\n\nIngredients\n2 cups milk\n3 eggs\n\nMethod\n1. Warm ½ of the milk.\n2. Add the eggs.\n",
    "other languages": "Brot\n\nZutaten\n½ l Bier\n500 g Mehl\n\nZubereitung\n1. Kneten.\n2. 40 Minuten backen.\n",
}


@pytest.mark.parametrize("text", _WITH_HALF.values(), ids=_WITH_HALF.keys())
def test_each_fraction_sign_is_read_like_one_half(text: str) -> None:
    half = repr(outcome(recipe_in(read_bytes(text, "custard.txt"))))
    for sign in FRACTION_SIGNS:
        assert repr(outcome(recipe_in(read_bytes(text.replace("½", sign), "custard.txt")))) == half.replace("½", sign)


@pytest.mark.parametrize("word", [word for word in COUNTS if word != "one"])
def test_each_count_in_words_is_read(word: str) -> None:
    lines = f"{word} bowls of rice\n{word} thumb-sized pieces ginger\n"
    check(
        f"# Rice pot (for {word})\n\n## Ingredients\n\n{lines}\n## Method\n\n"
        f"Step one: Boil the rice.\n\nStep {word}: Add the ginger.\n",
        {
            "title": "Rice pot",
            "servings": (COUNTS[word], COUNTS[word]),
            "quantities": [f"{word} bowls", f"{word} thumb-sized pieces"],
            "names": ["rice", "ginger"],
            "steps": ["Boil the rice.", "Add the ginger."],
        },
    )
