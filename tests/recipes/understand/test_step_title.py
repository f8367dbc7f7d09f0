"""A step without a title is called by its first clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.understand.step_title import LONGEST, step_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rest the dough. Then knead it.", "Rest the dough"),
        ("Fry, stirring, for 5 minutes", "Fry"),
        ("Simmer until thick", "Simmer"),
        ("Heat to 180.5 degrees: slowly", "Heat to 180.5 degrees"),
        ("Melt the butter (all of it)", "Melt the butter"),
        ("Put the flour, which you have sifted", "Put the flour"),
        ("Whisk the eggs\nand the sugar", "Whisk the eggs and the sugar"),
        (
            "Take the biggest of all the pans that there are in the house",
            "Take the biggest of all the pans that there are…",
        ),
        ("", ""),
        ("Go", "Go"),
    ],
)
def test_a_title_is_the_first_clause(text: str, title: str) -> None:
    """Up to the first stop, comma, bracket or "until"; numbers keep their points; a long one is cut at a word."""
    assert step_title(text) == title


@given(st.text())
def test_a_title_is_one_short_line(text: str) -> None:
    """Whatever the text."""
    title = step_title(text)
    assert len(title) <= LONGEST + 1
    assert "\n" not in title
