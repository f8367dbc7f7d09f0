"""Hostile text is made harmless without losing words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.text import ASCII_SIGNS, clean, clean_line, escape_markup, numbered
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
def test_clean_text_is_fit_and_cleaning_it_again_changes_nothing(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once
    assert all(char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs") for char in once)
    assert not set(once) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def test_a_line_is_one_line_and_no_longer_than_asked() -> None:
    assert clean_line(" a \n b\tc ") == "a b c"
    assert clean_line("abcdef", 6) == "abcdef"
    assert clean_line("abcdefg", 6) == "abcde…"


def test_the_signs_of_a_plan_differ_in_ascii_too() -> None:
    plain = [sign.translate(ASCII_SIGNS) for sign in MARKS.values()]
    assert all(sign.isascii() for sign in plain)
    assert len({*plain}) == len({*MARKS.values()})


def test_markup_signs_are_escaped_once() -> None:
    assert escape_markup("<b>salt & pepper</b>") == "&lt;b&gt;salt &amp; pepper&lt;/b&gt;"


def test_equal_texts_are_numbered_past_those_that_have_a_number() -> None:
    assert numbered(["soup", "rice", "soup", "soup"], " ") == ["soup", "rice", "soup 2", "soup 3"]
    assert numbered(["soup 2", "soup", "soup"], " ") == ["soup 2", "soup", "soup 3"]
