"""Numbers as cooks write them, read exactly and with their place."""

import unicodedata
from fractions import Fraction

import pytest

from kitchen_tui.model.numbers import COUNTS, FRACTION_SIGNS, NUMBER_WORDS, number_at, number_from, starts_number


def test_a_sign_is_worth_what_unicode_says() -> None:
    for sign, part in FRACTION_SIGNS.items():
        assert float(part) == unicodedata.numeric(sign), sign


def test_the_counts_are_in_order_and_complete() -> None:
    assert list(COUNTS.values()) == list(range(1, 13))
    assert NUMBER_WORDS["nineteen"] == 19


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2", "2"),
        ("1,5", "3/2"),
        ("1.25", "5/4"),
        (".5", "1/2"),
        ("1,250", "1250"),
        ("½", "1/2"),
        ("2½", "5/2"),
        ("2 ½", "5/2"),
        ("1 1/2", "3/2"),
        ("1-1/2", "3/2"),
        ("1 and 1/2", "3/2"),
        ("1 and a half", "3/2"),
        ("3⁄4", "3/4"),
        ("half", "1/2"),
        ("half a", "1/2"),
        ("a quarter", "1/4"),
        ("three-quarters", "3/4"),
        ("two thirds of a", "2/3"),
        ("one and a half", "3/2"),
        ("two and three quarters", "11/4"),
        ("twelve", "12"),
        ("twenty", "20"),
        ("twenty-five", "25"),
        ("fourty two", "42"),
        ("a couple of", "2"),
        ("an", "1"),
    ],
)
def test_a_number_is_read_whole(text: str, value: str) -> None:
    number = number_at(f"{text} eggs", 0)
    assert number is not None
    assert (number.value, number.end) == (Fraction(value), len(text))
    assert starts_number(text.lower().split()[0].split("-")[0]) or text.startswith(".")


@pytest.mark.parametrize("text", ["a few", "several", "90/10"])
def test_some_numbers_have_no_value(text: str) -> None:
    number = number_at(text, 0)
    assert number is not None
    assert number.value is None


@pytest.mark.parametrize("text", ["eggs", "tenderloin", "onely", "x2", ""])
def test_other_words_are_not_numbers(text: str) -> None:
    assert number_at(text, 0) is None


def test_the_next_number_is_found_with_its_place() -> None:
    number = number_from("beat two eggs", 0)
    assert number is not None
    assert number == (Fraction(2), 5, 8, "word")
