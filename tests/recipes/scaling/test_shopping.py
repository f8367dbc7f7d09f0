"""The same ingredient is listed once."""

import pytest

from kitchen_tui.recipes.scaling import shopping
from tests.recipes.scaling.plain import recipe_of


@pytest.mark.parametrize(
    ("lines", "bought"),
    [
        (("2 green onions, cut up", "Two green onions, sliced"), ["4 green onions"]),
        (("1 green onion, cut up", "1 green onion, sliced"), ["2 green onions"]),
        (
            ("Three slices fresh ginger", "One tablespoon fresh ginger, minced"),
            ["fresh ginger: 3 slices + 1 tbsp minced"],
        ),
        (
            ("Four cups water", "1 tbsp cornstarch mixed with two tablespoons water"),
            ["4 cups + 2 tbsp water", "1 tbsp cornstarch"],
        ),
        (("3 tbsp soy sauce", "2 tbsp dark soy sauce"), ["3 tbsp soy sauce", "2 tbsp dark soy sauce"]),
        (("500 g flour", "1 kg flour"), ["1.5 kg flour"]),
        (("1-2 carrots", "1 carrot"), ["2–3 carrots"]),
        (("salt", "1 tsp salt"), ["salt: 1 tsp + some"]),
        (("2 x 400g tins tomatoes", "1 cup tomatoes"), ["tomatoes: 1 cup + 2 x 400g tins"]),
        (("1 clove garlic (optional)",), ["1 clove garlic (optional)"]),
        (("1 egg (optional)", "2 eggs"), ["3 eggs"]),
        (("sesame seeds for garnish",), ["sesame seeds"]),
    ],
)
def test_sums(lines: tuple[str, ...], bought: list[str]) -> None:
    assert [line.text for line in shopping(recipe_of(*lines))] == bought
