"""Ids made from names: slugs, unique within a recipe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.text import slug, unique_ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Make the Honey Glaze", "make-the-honey-glaze"),
        ("Crème fraîche", "creme-fraiche"),
        ("cook's  ½ notes!", "cooks-12-notes"),
        ("人分", ""),
        ("x" * 99, "x" * 40),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_repeated_name_gets_a_number() -> None:
    assert unique_ids(["oil", "Oil", "oil-2", "oil", "", "!"], "thing") == [
        "oil",
        "oil-2",
        "oil-2-2",
        "oil-3",
        "thing",
        "thing-2",
    ]


@given(st.lists(st.text(alphabet="ab-2 ", max_size=4), max_size=30))
def test_ids_are_unique(texts: list[str]) -> None:
    ids = unique_ids(texts, "thing")
    assert len(set(ids)) == len(ids) == len(texts)
