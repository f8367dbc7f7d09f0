"""Amounts are scaled and shown in kitchen measures; the factor is asked for as a cook types it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.recipe import Servings, Use
from kitchen_tui.recipes.scaling import ScalingError, factor_for, scaled
from kitchen_tui.recipes.scaling.scale import read_scale_request
from kitchen_tui.recipes.understand.amounts import find_amounts
from tests.recipes.scaling.plain import lines, recipe_of
from tests.tui.cooking import pork_belly


def by(factor: str, line: str) -> str:
    """Return the line scaled by a factor."""
    return lines(scaled(recipe_of(line), Fraction(factor)))[0]


@pytest.mark.parametrize(
    ("line", "factor", "scaled_line"),
    [
        ("1/3 cup honey", "2", "⅔ cup honey"),
        ("1/3 cup honey", "1/2", "2 tbsp + 2 tsp honey"),
        ("1/3 cup honey", "4/3", "7 tbsp honey"),
        ("1/3 cup honey", "5/3", "9 tbsp honey"),
        ("2 cups + 1 tsp milk", "1", "2 cups + 1 tsp milk"),
        ("4 cloves garlic", "4/3", "about 5 cloves garlic"),
        ("2 eggs", "5/3", "about 3½ eggs"),
        ("3 eggs", "5/2", "7½ eggs"),
        ("1 onion", "4/3", "1⅓ onions"),
        ("1 tsp salt", "3", "1 tbsp salt"),
        ("2 tbsp oil", "2", "¼ cup oil"),
        ("3 3/4 cups flour", "1/2", "1¾ cups + 2 tbsp flour"),
        ("500g flour", "2", "1kg flour"),
        ("0.5 kg flour", "1/2", "250 g flour"),
        ("500 g flour", "1/3", "167 g flour"),
        ("0.44 oz salt", "2", "⅞ oz salt"),
        ("0.44 oz salt", "1/2", "0.22 oz salt"),
        ("1 quart water", "1/2", "½ quart water"),
        ("1 cup plus 2 tablespoons sugar", "2", "2¼ cups sugar"),
        ("2 lb 8 oz beef", "2", "5 lb beef"),
        ("Two tablespoons soy sauce", "1/2", "1 tablespoon soy sauce"),
        ("One tablespoon sesame oil", "1/3", "1 teaspoon sesame oil"),
        ("Four cloves garlic, minced", "1/4", "1 clove garlic, minced"),
        ("1 loaf bread", "2", "2 loaves bread"),
        ("2-3 carrots", "2", "4–6 carrots"),
        ("1 to 1 1/2 cups broth", "1/2", "½ to ¾ cup broth"),
        ("30g to 70g sugar", "1/2", "15 to 35g sugar"),
        ("pinch of cumin", "2", "2 pinches of cumin"),
        ("A couple of dashes of soy", "1/2", "1 dash of soy"),
        ("half a lemon", "2", "1 lemon"),
        ("Juice of 1/2 lemon", "2", "Juice of 1 lemon"),
        ("1 lb beef (450 g)", "2", "2 lb beef (900 g)"),
        ("1/16 tsp saffron", "1/2", "about 1 pinch saffron"),
        ("2 eggs, beaten", "1/2", "1 egg, beaten"),
        ("1 large onion, diced", "3", "3 large onions, diced"),
        ("Juice of 1/2 lemon", "3", "Juice of 1½ lemons"),
        ("1 star anise", "2", "2 star anise"),
        ("5 eggs", "1/4", "1¼ eggs"),
        ("3 eggs", "2/5", "about 1¼ eggs"),
    ],
)
def test_amounts_are_shown_in_kitchen_measures(line: str, factor: str, scaled_line: str) -> None:
    assert by(factor, line) == scaled_line


@pytest.mark.parametrize(
    ("line", "doubled"),
    [
        ("2 x 400g tins chopped tomatoes", "4 x 400g tins chopped tomatoes"),
        ("1 (14.5 oz) can tomatoes", "2 (14.5 oz) cans tomatoes"),
        ("Kosher salt (1/2 tsp per pound)", "Kosher salt (1/2 tsp per pound)"),
        ("2 green onions, cut into 3-inch pieces", "4 green onions, cut into 3-inch pieces"),
        ("1 cup water (110 degrees F)", "2 cups water (110 degrees F)"),
        ("a few sprigs of thyme", "a few sprigs of thyme"),
        ("1 tbsp butter for greasing", "1 tbsp butter for greasing"),
        ("200g flour (T45)", "400g flour (T45)"),
    ],
)
def test_sizes_temperatures_and_fixed_amounts_do_not_scale(line: str, doubled: str) -> None:
    assert by("2", line) == doubled


def test_every_part_of_an_ingredient_and_what_a_step_takes_agree() -> None:
    recipe = recipe_of(
        "One tablespoon cornstarch mixed with two tablespoons water",
        "1 cup butter",
        "salt",
        uses=(Use("i0"), Use("i1", "1/4 cup"), Use("i1", "half"), Use("i1", "one third")),
    )
    twice = scaled(recipe, Fraction(2))
    slurry = next(twice.ingredients())
    assert (slurry.quantity, slurry.note) == ("2 tablespoons", "mixed with ¼ cup water")
    assert [use.quantity for use in twice.steps[0].uses] == ["", "½ cup", "half", "one third"]


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("Add the 2 cups of water.", "Add the 4 cups of water."),
        ("Melt 6 tbsp of the butter for 10 minutes.", "Melt ¾ cup of the butter for 10 minutes."),
        ("Melt half the butter.", "Melt half the butter."),
        ("Melt a third of the butter.", "Melt a third of the butter."),
        ("Melt ½ of the butter.", "Melt ½ of the butter."),
        ("Add a ladle or two of water.", "Add a ladle or two of water."),
        ("Add a cup or so of the water.", "Add a cup or so of the water."),
        ("Mix the starch with 2 tbsp milk.", "Mix the starch with ¼ cup milk."),
        ("Heat 2 tbsp oil in 2 pans at 180 °C.", "Heat 2 tbsp oil in 2 pans at 180 °C."),
        ("Grease a 9-inch tin with 1 tbsp lard.", "Grease a 9-inch tin with 1 tbsp lard."),
    ],
)
def test_a_step_has_the_amounts_of_the_list(text: str, doubled: str) -> None:
    uses = tuple(Use(f"i{at}") for at in range(4))
    lines = ("2 cups water", "1 cup butter", "1 tbsp lard for greasing", "1 tbsp starch mixed with 2 tbsp milk")
    recipe = recipe_of(*lines, uses=uses, text=text)
    assert scaled(recipe, Fraction(2)).steps[0].text == doubled


def test_the_name_agrees_with_the_count() -> None:
    recipe = recipe_of("2 eggs", "4 cloves garlic", "1 onion", "sausages, 1 per guest")
    assert [one.name for one in scaled(recipe, Fraction(1, 2)).ingredients()] == ["egg", "garlic", "onion", "sausages"]


def test_servings_follow_the_factor_and_are_at_least_one() -> None:
    assert scaled(recipe_of("1 egg"), Fraction(2)).servings == Servings(8, 12)
    assert scaled(recipe_of("1 egg"), Fraction(1, 10)).servings == Servings(1, 1)
    assert scaled(recipe_of("1 egg", serves=Servings(None, None, "loaf")), Fraction(3)).servings == Servings(
        unit="loaf"
    )


def test_a_factor_of_one_changes_nothing() -> None:
    recipe = recipe_of("One-third cup honey")
    assert scaled(recipe, Fraction(1)) is recipe


@pytest.mark.parametrize("factor", [Fraction(0), Fraction(-1)])
def test_negative_factors_are_refused(factor: Fraction) -> None:
    with pytest.raises(ValueError, match="more than zero"):
        scaled(recipe_of("1 egg"), factor)


NUMBERS = st.sampled_from([Fraction(n, d) for n in range(1, 13) for d in (1, 2, 4)])
FACTORS = st.sampled_from([Fraction(n) for n in (2, 3, 4, 5, 6, 8)])
UNIT_WORDS = st.sampled_from(["tsp", "tbsp", "cups", "lb", "oz", "g", "kg", "ml", "dl", "cloves", "x", "tins"])


def total(line: str) -> Fraction:
    """Return the sum of a line's amounts in base units."""
    amounts = [amount for amount in find_amounts(line) if amount.role == "primary"]
    return sum(((amount.quantity or 0) * amount.unit_size for amount in amounts), Fraction(0))


@given(NUMBERS, UNIT_WORDS, FACTORS)
def test_scaling_back_restores_the_amounts(number: Fraction, unit: str, factor: Fraction) -> None:
    whole, part = divmod(number, 1)
    part = Fraction(0) if whole and unit in ("g", "kg", "ml", "dl") else part  # scales have no quarters
    line = f"{whole if whole else ''} {part if part else ''} {unit} things".replace(" x ", " ").strip()
    there = scaled(recipe_of(line), factor)
    if unit in ("cloves", "x", "tins") and (total(line) * factor).denominator > 2:  # counted in halves or whole
        assert abs(total(lines(there)[0]) - total(line) * factor) <= total(line) * factor / 12
        return
    assert total(lines(there)[0]) == total(line) * factor
    assert total(lines(scaled(there, 1 / factor))[0]) == total(line)


@given(st.integers(1, 400), st.sampled_from(["tsp", "tbsp", "cup", "oz", "lb", "g", "ml"]), st.integers(1, 60))
def test_the_displayed_value_is_close_to_the_exact_one(percent: int, unit: str, number: int) -> None:
    """From a quarter teaspoon on, rounding costs at most a sixth (between ¼ and ⅓ teaspoon)."""
    factor, line = Fraction(percent, 100), f"{number} {unit} sugar"
    meant = total(line) * factor
    if meant >= Fraction(5, 4):
        assert abs(total(by(str(factor), line)) - meant) <= meant / 6


@given(st.text(max_size=60), st.fractions(min_value=Fraction(1, 50), max_value=50))
def test_any_line_scales(line: str, factor: Fraction) -> None:
    assert len(list(scaled(recipe_of(line), factor).ingredients())) == 1


BELLY = recipe_of(
    "Two pounds pork belly", "1/3 cup honey", "3 tbsp soy sauce", "2 tbsp dark soy sauce", "2 green onions",
    "1 head (300 g) broccoli", "2 green onions, sliced", "1-2 carrots", "salt",
)  # fmt: skip


@pytest.mark.parametrize(("servings", "factor"), [(4, "1"), (5, "1"), (6, "1"), (12, "2"), (2, "1/2")])
def test_a_range_of_servings_includes_both_ends(servings: int, factor: str) -> None:
    assert factor_for(BELLY, servings=servings) == Fraction(factor)


@pytest.mark.parametrize(
    ("have", "factor"),
    [
        ("3 lb pork belly", "3/2"),
        ("1 kg of belly", "1000/907.18474"),
        ("6 tbsp soy sauce", "2"),
        ("8 green onions", "2"),
        ("1 head of broccoli", "1"),
        ("150 g broccoli", "1/2"),
        ("3 carrots", "2"),
        ("112 g honey", "1"),
    ],
)
def test_an_ingredient_on_hand_determines_the_factor(have: str, factor: str) -> None:
    over, _, under = factor.partition("/")
    assert factor_for(BELLY, have=have) == Fraction(over) / Fraction(under or 1)


@pytest.mark.parametrize(
    ("have", "message"),
    [
        ("3 soy", "may be “soy sauce” or “dark soy sauce”"),
        ("2 beers", "needs no “beers”"),
        ("belly", "should be an amount"),
        ("1 kg", "should be an amount"),
        ("", "should be an amount"),
        ("3 pork belly", "cannot be compared"),
        ("1 tsp salt", "cannot be compared"),
    ],
)
def test_an_unanswerable_request_is_reported(have: str, message: str) -> None:
    with pytest.raises(ScalingError, match=message):
        factor_for(BELLY, have=have)


def test_servings_need_a_number() -> None:
    with pytest.raises(ScalingError, match="does not say how many"):
        factor_for(recipe_of("1 egg", serves=Servings(unit="loaf")), servings=4)
    with pytest.raises(ScalingError, match="servings must be at least 1"):
        factor_for(BELLY, servings=0)


@pytest.mark.parametrize(
    ("line", "factor"),
    [
        ("6", "1"),
        ("for 8 people", "4/3"),
        (" 12  servings ", "2"),
        ("six", "1"),
        ("for Twelve", "2"),
        ("twenty-four people", "4"),
        ("a dozen", "2"),
        ("2", "1/2"),
        ("x1.5", "3/2"),
        ("× 1½", "3/2"),
        ("x 1 1/2", "3/2"),
        ("1,5 x", "3/2"),
        ("x½", "1/2"),
        ("half", "1/2"),
        ("Double", "2"),
        ("as written", "1"),
        ("4 lb pork belly", "2"),
    ],
)
def test_a_request_refers_to_the_recipe_as_written(line: str, factor: str) -> None:
    """The pork belly serves 4 to 6 and takes 2 lb."""
    assert read_scale_request(pork_belly(), line).factor == Fraction(factor)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "should be an amount"),
        ("belly", "should be an amount"),
        ("0", "servings must be at least 1"),
        ("a few", "should be an amount"),
        ("x0", "“0” is not a number"),
        ("x-2", "“-2” is not a number"),
        ("x2 or so", "“2 or so” is not a number"),
        ("9999", "1/100 to 100"),
        ("x0.001", "1/100 to 100"),
        ("3 eggs", "needs no “eggs”"),
    ],
)
def test_unclear_requests_are_refused_and_never_guessed(line: str, sentence: str) -> None:
    with pytest.raises(ScalingError, match=sentence):
        read_scale_request(pork_belly(), line)


def test_named_servings_are_kept() -> None:
    """The screen shows what the cook typed, not the result of scaling 4 to 6."""
    assert read_scale_request(pork_belly(), "for 8 guests") == (Fraction(4, 3), 8)
    assert read_scale_request(pork_belly(), "x2").servings == 0
