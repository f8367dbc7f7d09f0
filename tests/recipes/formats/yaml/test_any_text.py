"""No text makes the reader raise, or takes it long."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.yaml.reader import RECIPE_KEYS, read_yaml
from kitchen_tui.recipes.formats.yaml.steps import STEP_KEYS, TIMER_KEYS
from kitchen_tui.recipes.problems import ReadResult
from tests.support.growth import Repeated, assert_linear

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
    """Check that there is a recipe or a problem, and that problems have places."""
    return (reading.recipe is None) == bool(reading.problems) and all(one.line for one in reading.problems)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert _sound(read_yaml(text, "any"))


@given(st.text(alphabet="ab:-?[]{}&*!|>'\"%@`#, \n\t\\~"))
def test_any_yaml_marks_are_read(text: str) -> None:
    assert _sound(read_yaml(text, "any"))


@given(st.dictionaries(st.sampled_from(RECIPE_KEYS), _trees))
def test_any_tree_of_our_keys_is_read(tree: dict[str, object]) -> None:
    assert _sound(read_yaml(json.dumps(tree), "any"))


@given(st.integers(0, len(BELLY) - 1), st.text(max_size=3))
def test_a_slip_of_the_keys_is_read(at: int, typed: str) -> None:
    assert _sound(read_yaml(BELLY[:at] + typed + BELLY[at + len(typed) :], "belly"))


@pytest.mark.parametrize("step", [97, pytest.param(7, marks=pytest.mark.deep)])
def test_a_file_cut_off_anywhere_is_read(step: int) -> None:
    for end in range(0, len(BELLY), step):
        assert _sound(read_yaml(BELLY[:end], "belly"))


LARGE = {
    "steps": Repeated("  - Cook it.\n", "title: a\nsteps:\n", longest=280_000),
    "steps in order": Repeated("  - {title: b, after: Boil}\n", "title: a\nsteps:\n", longest=67_000),
    "a long step": Repeated("      Cook it well.\n", "title: a\nsteps:\n  - text: |\n", longest=800_000),
    "maps": Repeated("{", "title: ", longest=100_000),
    "lists": Repeated("[", "title: "),
    "items": Repeated("- "),
    "keys": Repeated("? "),
    "one word": Repeated("a"),
    "quotes": Repeated('"'),
    "comment": Repeated("#"),
    "escapes": Repeated("\x1b"),
    "an open quote": Repeated("\n", "title: 'a\n"),
    "anchors": Repeated("&a ", "title: a\nsteps: ["),
    "times": Repeated("    Simmer the leeks for 5 to 10 minutes.\n", "title: a\nsteps:\n  - |\n", longest=800_000),
}
PAIRS = (
    "title: a\ningredients:\n" + "  - 1 leek\n" * 4900 + "steps:\n  - uses:\n" + "      - 1 lee\n" * 4900,
    "title: a\ningredients:\n" + "  - 1 bean\n" * 2000 + "steps:\n" + "  - Cook the bean.\n" * 2000,
)
"""Each ingredient might be linked to each line."""


def _read(text: str) -> None:
    assert _sound(read_yaml(text, "large"))


@pytest.mark.parametrize("large", LARGE.values(), ids=LARGE)
def test_the_work_grows_with_the_length(large: Repeated) -> None:
    assert_linear(_read, large.text)


@pytest.mark.deep
@pytest.mark.parametrize("large", LARGE.values(), ids=LARGE)
def test_a_megabyte_is_read(large: Repeated) -> None:
    _read(large.text(large.longest))


@pytest.mark.deep
@pytest.mark.parametrize("text", PAIRS)
def test_thousands_of_ingredients_for_thousands_of_lines(text: str) -> None:
    _read(text)
