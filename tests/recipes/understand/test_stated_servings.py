"""Reading servings and yields."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.recipe import Servings
from kitchen_tui.recipes.understand.stated import odd_servings, parse_servings


def test_every_phrase_of_the_collection(test_data: Path) -> None:
    lines = (test_data / "metadata" / "servings.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        row = json.loads(line)
        least, most = row["min"], row["max"] or row["min"]
        assert parse_servings(row["value"]) == Servings(least, most, row["unit"] or ""), row["value"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serves 4 to 6 people", Servings(4, 6, "people")),
        ("serves four", Servings(4, 4)),
        ("4 serving(s)", Servings(4, 4)),
        ("4 - 6 serving(s)", Servings(4, 6)),
        ("YIELD — 8 servings", Servings(8, 8)),
        ("Makes about 30 nuggets", Servings(30, 30, "nuggets")),
        ("Serves 1 (serving size: 1 bowl)", Servings(1, 1)),
        ("18-by-13-inch cake (about 24 squares)", Servings(24, 24, "squares")),
        ("A 9 x 13 pan (12 servings)", Servings(12, 12)),
        ("~ 8 - 4 inch crepes", Servings(8, 8)),
        ('12 - 3" cookies', Servings(12, 12)),
        ("2 8-inch pizzas", Servings(2, 2)),
        ("4.0 bowls", Servings(4, 4, "bowls")),
        ("12 pezzi", Servings(12, 12, "pezzi")),
        ("4人分", Servings(4, 4, "人分")),
        ("2.5 gallons", Servings()),
        ("1/2 loaf", Servings()),
        ("1⅛ gallons", Servings()),
        ("6-4", Servings()),
        ("0", Servings()),
        ("", Servings()),
        ("Diverse mogelijkheden", Servings()),
    ],
)
def test_a_phrase_is_read_as_servings(text: str, expected: Servings) -> None:
    assert parse_servings(text) == expected


@given(st.text(max_size=60))
def test_any_text_is_read_and_a_range_never_runs_backward(text: str) -> None:
    least, most, _ = parse_servings(text)
    assert (least is None) == (most is None)
    assert least is None or most is None or 0 < least <= most


@pytest.mark.parametrize(
    ("text", "is_odd"),
    [
        ("0.75", True),
        ("½ servings", True),
        ("serves 0", True),
        ("4", False),
        ("2.5 gallons", False),
        ("a few", False),
        ("", False),
    ],
)
def test_a_yield_that_can_be_no_number_of_servings_is_flagged(text: str, is_odd: bool) -> None:
    assert bool(odd_servings(text)) is is_odd
