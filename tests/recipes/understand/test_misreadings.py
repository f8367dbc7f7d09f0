"""Letters and digits that a scan confused are corrected where they cannot be right, and only there."""

import pytest

from kitchen_tui.recipes.understand.misreadings import (
    Misreading,
    begins_with_misread_amount,
    corrected_ingredient,
    corrected_step,
    doubtful_fraction,
)


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("l/2 cup beans", "1/2 cup beans"),
        ("1/z cup beans", "1/2 cup beans"),
        ("11/2 cups beans", "1 1/2 cups beans"),
        ("I cup f1our", "1 cup flour"),
        ("2 & ½ cups beans", "2 ½ cups beans"),
        ("I like beans", "I like beans"),
        ("11/2023 batch", "11/2023 batch"),
    ],
)
def test_ingredient(shown: str, read: str) -> None:
    assert corrected_ingredient(shown) == read


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("Boil for 3O minutes", "Boil for 30 minutes"),
        ("Bake at 18O°C", "Bake at 180°C"),
        ("Fry 11/2 to 2 minutes", "Fry 1 1/2 to 2 minutes"),
        ("Add 2 Oranges", "Add 2 Oranges"),
    ],
)
def test_step(shown: str, read: str) -> None:
    assert corrected_step(shown) == read


def test_an_ambiguous_fraction_is_reported() -> None:
    assert doubtful_fraction("about l/2 cup beans") == Misreading("l/2", "1/2")
    assert doubtful_fraction("1/2 cup beans") is None


def test_a_misread_amount_is_still_an_amount() -> None:
    assert begins_with_misread_amount("l/2 cup beans")
    assert not begins_with_misread_amount("leeks")
