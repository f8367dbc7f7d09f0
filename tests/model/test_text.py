"""Hostile text, numbers as cooks write them, and regular expressions that are compiled when first used."""

import re
import unicodedata
from fractions import Fraction
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.numbers import (
    COUNTS,
    FRACTION_SIGNS,
    FRACTIONS,
    NUMBER_WORDS,
    number_at,
    number_from,
    starts_number,
)
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import ASCII_SIGNS, clean, clean_line, escape_markup, numbered, suggestion
from kitchen_tui.planning.picture import MARKS


@pytest.mark.parametrize(
    ("raw", "fit"),
    [
        ("2 lb pork belly", "2 lb pork belly"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("a\r\nb\rc\n\td", "a\nb\nc\n\td"),
        ("\x1b[31mred", "�[31mred"),
        ("\x9b31mred", "�31mred"),
        ("a\u202eb", "a�b"),
        ("a\u2066b\u2069", "a�b�"),
        ("\ud800", "�"),
        ("e\u0301", "é"),
        ("crème brûlée ½", "crème brûlée ½"),
        ("👩\u200d🍳", "👩\u200d🍳"),
        ("z" + "\u0337" * 50, "z" + "\u0337" * 3),
        ("z" + "\u0489" * 50, "z" + "\u0489" * 3),
        ("z" + "\u20dd" * 50 + "a", "z" + "\u20dd" * 3 + "a"),
    ],
)
def test_clean(raw: str, fit: str) -> None:
    assert clean(raw) == fit


@given(st.text())
def test_cleaning_is_idempotent_and_its_result_is_safe(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once
    assert all(char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs") for char in once)
    assert not set(once) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def test_a_line_has_no_breaks_and_a_limited_length() -> None:
    assert clean_line(" a \n b\tc ") == "a b c"
    assert clean_line("abcdef", 6) == "abcdef"
    assert clean_line("abcdefg", 6) == "abcde…"


def test_the_signs_of_a_plan_differ_in_ascii_too() -> None:
    plain = [sign.translate(ASCII_SIGNS) for sign in MARKS.values()]
    assert all(sign.isascii() for sign in plain)
    assert len({*plain}) == len({*MARKS.values()})


def test_markup_signs_are_escaped_once() -> None:
    assert escape_markup("<b>salt & pepper</b>") == "&lt;b&gt;salt &amp; pepper&lt;/b&gt;"


def test_numbers_for_equal_texts_skip_those_that_are_taken() -> None:
    assert numbered(["soup", "rice", "soup", "soup"], " ") == ["soup", "rice", "soup 2", "soup 3"]
    assert numbered(["soup 2", "soup", "soup"], " ") == ["soup 2", "soup", "soup 3"]


def test_a_suggestion_is_a_similar_name_or_lists_all() -> None:
    assert suggestion("paus", ["pause", "resume"]) == "did you mean pause?"
    assert suggestion("stir", iter(["pause", "resume"])) == "there are pause, resume"


def test_a_lazy_regular_expression_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = mock.Mock(side_effect=re.compile)
    monkeypatch.setattr(re, "compile", compiled)
    number = lazy_regex(r"(?P<number>\d+)x", re.IGNORECASE)
    assert number.pattern == r"(?P<number>\d+)x"
    assert not compiled.called
    found = number.search("about 12X")
    assert found is not None
    assert found["number"] == "12"
    assert [match[0] for match in number.finditer("1x 2X")] == ["1x", "2X"]
    assert number.sub("", "3x4") == "4"
    assert number.groups == 1
    compiled.assert_called_once_with(r"(?P<number>\d+)x", re.IGNORECASE)


def test_a_fraction_sign_has_its_value_in_unicode() -> None:
    for sign, part in FRACTION_SIGNS.items():
        assert float(part) == unicodedata.numeric(sign), sign
    assert "".join(re.findall(f"[{FRACTIONS}]", "".join(map(chr, range(0x3000))))) == "".join(sorted(FRACTION_SIGNS))


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
def test_a_number_is_read_completely(text: str, value: str) -> None:
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


def test_the_next_number_is_found_with_its_position() -> None:
    number = number_from("beat two eggs", 0)
    assert number is not None
    assert number == (Fraction(2), 5, 8, "word")
