"""Plain lines are read as the rules for all lines would read them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.yaml.plain_line import plain_ingredient
from kitchen_tui.recipes.understand.amounts import ingredient

RECIPES = Path(__file__).parents[4] / "recipe_data"

_WORDS = st.one_of(
    st.sampled_from(["1", "2", "½", "10", "cup", "tbsp", "lb", "g", "l", "slices", "cloves", "can", "pinch", "2-inch"]),
    st.sampled_from(["eggs", "green", "onions,", "garlic,", "soy", "sauce", "chicken,", "fresh", "large", "boneless"]),
    st.sampled_from(["for", "garnish,", "to", "taste", "or", "a", "(optional)", "optional", "if", "you", "like"]),
)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("2 lb pork belly, skin on or off", ("2 lb", "pork belly", "skin on or off")),
        ("⅓ cup honey", ("⅓ cup", "honey", "")),
        ("2 green onions, in 3-inch pieces", ("2", "green onions", "in 3-inch pieces")),
        ("Toasted sesame seeds, for garnish", ("", "Toasted sesame seeds", "for garnish")),
    ],
)
def test_a_plain_line(line: str, parts: tuple[str, str, str]) -> None:
    """Number and unit, name, note."""
    found = plain_ingredient("i1", line)
    assert found is not None
    assert found[2:5] == parts


@pytest.mark.parametrize(
    "line",
    [
        *["1 can (14 oz) beans", "Salt and pepper", "pinch salt", "One onion", "2 sprigs thyme"],
        *["1 tsp chili, optional", "1 cup leeks, sliced,", "1 cup leeks, sliced -", "1 cup leeks, -sliced"],
    ],
)
def test_a_line_that_is_not_plain(line: str) -> None:
    """Left to those who know."""
    assert plain_ingredient("i1", line) is None


@given(st.lists(_WORDS, min_size=1, max_size=7).map(" ".join))
def test_plain_is_what_the_rules_say(line: str) -> None:
    """Any words of a kitchen, in any order."""
    assert plain_ingredient("i1", line) in (None, ingredient("i1", line))


def test_plain_is_what_the_rules_say_of_real_lines(test_data: Path) -> None:
    """The labelled lines of free recipes."""
    lines = (test_data / "ingredients" / "gold.jsonl").read_text("utf-8").splitlines()
    for line in (json.loads(line)["text"] for line in lines):
        assert plain_ingredient("i1", line) in (None, ingredient("i1", line))


def test_the_belly_is_plain() -> None:
    """What everybody opens first loads no rules."""
    text = (RECIPES / "honey-glazed-pork-belly.yaml").read_text("utf-8").split("steps:")[0].split("ingredients:")[1]
    lines = [line.partition("- ")[2].removeprefix("text: ") for line in text.splitlines() if "- " in line[:6]]
    assert len(lines) == 20
    assert [line for line in lines if plain_ingredient("i1", line) is None] == []
