"""The factor to scale by: for guests, for what one has, and as a cook types it."""

from fractions import Fraction

import pytest

from kitchen_tui.model.recipe import Servings
from kitchen_tui.recipes.scaling import ScalingError, factor_for
from kitchen_tui.recipes.scaling.scale import read_scale_request
from tests.recipes.scaling.plain import recipe_of
from tests.tui.cooking import pork_belly

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
def test_a_line_asks_for_a_factor_of_the_recipe_as_written(line: str, factor: str) -> None:
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
        ("9999", "100 times"),
        ("x0.001", "100 times"),
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
