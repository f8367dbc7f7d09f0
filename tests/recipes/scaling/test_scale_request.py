"""Scale requests as typed."""

from fractions import Fraction

import pytest

from kitchen_tui.recipes.scaling import ScalingError
from kitchen_tui.recipes.scaling.factor import read_scale_request
from tests.tui.cooking import pork_belly


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
        ("", "how much of what"),
        ("belly", "how much of what"),
        ("0", "servings must be at least 1"),
        ("a few", "how much of what"),
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
