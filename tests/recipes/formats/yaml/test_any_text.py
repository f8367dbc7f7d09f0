"""No text makes the reader raise, and none takes it long."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.yaml import read_yaml
from kitchen_tui.recipes.formats.yaml.reader import RECIPE_KEYS
from kitchen_tui.recipes.formats.yaml.steps import STEP_KEYS
from kitchen_tui.recipes.formats.yaml.timers import TIMER_KEYS
from kitchen_tui.recipes.problems import ReadResult

BELLY = (Path(__file__).parents[4] / "recipe_data" / "honey-glazed-pork-belly.yaml").read_text("utf-8")

_scalars = st.one_of(
    st.sampled_from(["5 min", "-1", "10-5 min", "yes", "Simmer", "*a", "a: b", "1", "", "☃"]), st.text()
)
_trees = st.recursive(
    _scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from([*RECIPE_KEYS, *STEP_KEYS, *TIMER_KEYS, "check", "reheat"]), inner, max_size=6),
    ),
    max_leaves=20,
)


def _sound(reading: ReadResult) -> bool:
    """Either a recipe or something to say, each with its place."""
    return (reading.recipe is None) == bool(reading.problems) and all(one.line for one in reading.problems)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """A recipe or a problem; never an exception."""
    assert _sound(read_yaml(text, "any"))


@given(st.text(alphabet="ab:-?[]{}&*!|>'\"%@`#, \n\t\\~"))
def test_any_yaml_marks_are_read(text: str) -> None:
    """The characters that mean something to YAML, in any order."""
    assert _sound(read_yaml(text, "any"))


@given(st.dictionaries(st.sampled_from(RECIPE_KEYS), _trees))
def test_any_tree_of_our_keys_is_read(tree: dict[str, object]) -> None:
    """The right keys with the wrong things under them."""
    assert _sound(read_yaml(json.dumps(tree), "any"))


@given(st.integers(0, len(BELLY) - 1), st.text(max_size=3))
def test_a_slip_of_the_keys_is_read(at: int, typed: str) -> None:
    """The shipped file with something typed over it anywhere."""
    assert _sound(read_yaml(BELLY[:at] + typed + BELLY[at + len(typed) :], "belly"))


def test_a_file_cut_off_anywhere_is_read() -> None:
    """At every seventeenth character, so in every kind of line; none takes a quarter of a second."""
    for end in range(0, len(BELLY), 17):
        started = time.process_time()
        assert _sound(read_yaml(BELLY[:end], "belly"))
        assert time.process_time() - started < 0.25


@pytest.mark.parametrize(
    "text",
    [
        "title: a\nsteps:\n" + "  - Cook it.\n" * 20_000,
        "title: a\nsteps:\n" + "  - {title: b, after: Boil}\n" * 2400,
        "title: a\ningredients:\n" + "  - 1 leek\n" * 4900 + "steps:\n  - uses:\n" + "      - 1 lee\n" * 4900,
        "title: a\nsteps:\n  - text: |\n" + "      Cook it well.\n" * 40_000,
        "title: " + "{" * 100_000,
        "title: " + "[" * 500_000,
        "- " * 300_000,
        "? " * 300_000,
        "a" * 1_000_000,
        '"' * 999_999,
        "#" * 1_000_000,
        "\x1b" * 1_000_000,
        "title: 'a\n" + "\n" * 900_000,
        "title: a\nsteps: [" + "&a " * 200_000,
        "title: a\nsteps:\n  - |\n" + "    Simmer the leeks for 5 to 10 minutes.\n" * 19_000,
        "title: a\ningredients:\n" + "  - 1 bean\n" * 2000 + "steps:\n" + "  - Cook the bean.\n" * 2000,
    ],
    ids=lambda text: text[:24].encode("unicode_escape").decode(),
)
def test_no_large_file_takes_long(text: str) -> None:
    """A megabyte of anything is answered within two seconds."""
    started = time.process_time()
    assert _sound(read_yaml(text, "large"))
    assert time.process_time() - started < 2
