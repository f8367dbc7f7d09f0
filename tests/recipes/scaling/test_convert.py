"""Conversion of measures, and the shopping list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.recipe import Use
from kitchen_tui.recipes.scaling import MeasureSystem, converted, shopping
from kitchen_tui.recipes.scaling.convert import converted_temperatures
from tests.recipes.scaling.plain import lines, recipe_of


@pytest.mark.parametrize(
    ("line", "metric"),
    [
        ("2 cups flour", "240 g flour"),
        ("2 cups rye berries", "475 ml rye berries"),
        ("1 cup milk", "240 ml milk"),
        ("1 1/2 cups milk", "350 ml milk"),
        ("3 cups stock", "700 ml stock"),
        ("4 cups stock", "1 l stock"),
        ("4 1/2 cups stock", "1 l stock"),
        ("1 quart stock", "1 l stock"),
        ("6 cups stock", "1.5 l stock"),
        ("1/4 cup milk", "60 ml milk"),
        ("2-3 cups stock", "475–700 ml stock"),
        ("2 lb pork belly", "900 g pork belly"),
        ("3 lb pork belly", "1.35 kg pork belly"),
        ("1 oz butter", "28 g butter"),
        ("4 oz butter", "115 g butter"),
        ("1 lb butter", "450 g butter"),
        ("3 tbsp sugar", "3 tbsp sugar"),
        ("1 lb (450 g) beef", "450 g (1 lb) beef"),
        ("4 oz/115g butter", "115g/4 oz butter"),
        ("500 g (1.1 lb) beef", "500 g (1.1 lb) beef"),
        ("3 eggs", "3 eggs"),
        ("8 fl oz cream", "240 ml cream"),
    ],
)
def test_metric(line: str, metric: str) -> None:
    assert lines(converted(recipe_of(line), "metric")) == [metric]


@pytest.mark.parametrize(
    ("line", "us"),
    [
        ("250 ml milk", "1 cup + 1 tbsp milk"),
        ("1.5 kg beef", "3⅓ lb beef"),
        ("100 g butter", "3½ oz butter"),
        ("15 ml oil", "1 tbsp oil"),
        ("1 cup milk", "1 cup milk"),
        ("1 lb (450 g) beef", "1 lb (450 g) beef"),
    ],
)
def test_us(line: str, us: str) -> None:
    assert lines(converted(recipe_of(line), "us")) == [us]


def test_as_written_changes_nothing() -> None:
    recipe = recipe_of("1 cup milk")
    assert converted(recipe, "as written") is recipe


@pytest.mark.parametrize(
    ("system", "text", "quantity"),
    [
        ("metric", "Add 120 g of the flour, heat to 175 °C.", "120 g"),
        ("us", "Add 1 cup of the flour, heat to 350°F.", "1 cup"),
    ],
)
def test_amounts_in_steps_are_converted_too(system: MeasureSystem, text: str, quantity: str) -> None:
    recipe = recipe_of("2 cups flour", uses=(Use("i0", "1 cup"),), text="Add 1 cup of the flour, heat to 350°F.")
    step = converted(recipe, system).steps[0]
    assert (step.text, step.uses) == (text, (Use("i0", quantity),))


@pytest.mark.parametrize(
    ("text", "celsius"),
    [
        ("Preheat the oven to 350°F.", "Preheat the oven to 175 °C."),
        ("bake at 350-375 F", "bake at 175–190 °C"),
        ("until it registers 135ºF", "until it registers 57 °C"),
        ("400 degrees Fahrenheit", "205 °C"),
        ("warm at 75F / 35C", "warm at 75F / 35C"),
        ("350°F (180°C)", "350°F (180°C)"),
        ("180 °C", "180 °C"),
        ("5 Full cups, 40 Carrots, 12 F", "5 Full cups, 40 Carrots, -11 °C"),
    ],
)
def test_fahrenheit_becomes_celsius(text: str, celsius: str) -> None:
    assert converted_temperatures(text, "C") == celsius


def test_celsius_becomes_fahrenheit() -> None:
    assert converted_temperatures("bake at 180°C until 74 C inside", "F") == "bake at 355 °F until 165 °F inside"


AMOUNTS = st.from_regex(r"[0-9½]{1,3}(-[0-9]{1,3})? ?(g|kg|oz|lb|cups?|tsp|ml|l|dl|°F|x|%)? [a-z]{2,8}", fullmatch=True)


@given(st.one_of(st.text(max_size=60), AMOUNTS), st.sampled_from(["us", "metric"]))
def test_any_line_converts_and_can_be_added_up(line: str, system: MeasureSystem) -> None:
    recipe = converted(recipe_of(line, "1 cup milk", text=line), system)
    assert len(list(recipe.ingredients())) == 2
    assert shopping(recipe)


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
