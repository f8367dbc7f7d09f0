"""What is read without the YAML library is read just as with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.yaml.compose import InvalidYamlError, compose
from kitchen_tui.recipes.formats.yaml.plain import NotPlainError, compose_plain
from kitchen_tui.recipes.formats.yaml_nodes import Node
from tests.recipes.formats.yaml.catalogue import MISTAKES, Mistake

SHIPPED = sorted((Path(__file__).parents[4] / "recipe_data").glob("*.yaml"))
BELLY = (Path(__file__).parents[4] / "recipe_data" / "honey-glazed-pork-belly.yaml").read_text("utf-8")

_PIECES = st.one_of(
    st.sampled_from(["a", "b:", "b: c", "- ", "- a", "- b: c", "- b:", ">", "|", "[a, b]", "[a]", '"q"', "'q'", "# c"]),
    st.sampled_from(
        [" ", "  ", "    ", "\n", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", ": ", ", ", "\n\n", "é", "1:30"]
    ),
    st.text(alphabet="ab:-?[]{}&*!|>'\"%@`#, \n\t\\~.<=", max_size=3),
)


def _plain(text: str) -> Node | str | None:
    try:
        return compose_plain(text)
    except NotPlainError:
        return "not plain"


def _same(text: str) -> bool:
    """Whether the two agree, or the plain reader leaves it to the other."""
    plain = _plain(text)
    return plain == "not plain" or (plain, []) == compose(text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_recipes_read_the_same(path: Path) -> None:
    """Values and places, to the last character."""
    text = path.read_text("utf-8")
    assert _same(text)
    assert _same(text + "\n")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_recipes_are_plain(path: Path) -> None:
    """What everybody opens first waits for no library."""
    assert _plain(path.read_text("utf-8")) != "not plain"


@pytest.mark.parametrize("depth", range(1, 16))
def test_depth_is_bounded_alike(depth: int) -> None:
    """Keys in keys, with a list at the bottom."""
    text = "".join("  " * level + "a:\n" for level in range(depth)) + "  " * depth + "b: [c]\n"
    assert _same_or_unreadable(text)


@pytest.mark.parametrize("mistake", [one for one in MISTAKES.values() if one.text], ids=lambda one: one.said)
def test_mistakes_read_the_same(mistake: Mistake) -> None:
    """What the library would say a word about is left to it."""
    assert _same_or_unreadable(mistake.text)


@given(st.lists(_PIECES, max_size=20).map("".join))
def test_any_pieces_read_the_same(text: str) -> None:
    """Pieces of YAML in any order."""
    assert _same_or_unreadable(text + "\n")


def _mutations() -> Iterator[tuple[int, str]]:
    for at in range(0, len(BELLY), 41):
        yield at, "\n :#-"[at % 5]


@pytest.mark.parametrize("remove", [0, 1, 3])
def test_slips_in_the_belly_read_the_same(remove: int) -> None:
    """A character typed into the shipped file, over nothing, one or three, all through it."""
    for at, typed in _mutations():
        assert _same_or_unreadable(BELLY[:at] + typed + BELLY[at + remove :]), (at, typed)


def _same_or_unreadable(text: str) -> bool:
    try:
        return _same(text)
    except InvalidYamlError:
        return _plain(text) == "not plain"
