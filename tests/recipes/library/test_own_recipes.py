"""The cook's own recipes: names and copies, and repairs that are safe."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from kitchen_tui.recipes.library.autofix import autofixed
from kitchen_tui.recipes.library.own_recipes import (
    RecipeNameError,
    TakenError,
    delete,
    file_name,
    new_path,
    restore,
    save,
)
from kitchen_tui.recipes.problems import ReadResult

SOUP = "title: Soup\nsteps: [Boil.]\n"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Fish pie", "fish-pie"),
        ("Crème brûlée", "creme-brulee"),
        ("肉じゃが", "recipe"),
        ("", "recipe"),
        ("a/b", "a-b"),
    ],
)
def test_the_name_for_a_title(title: str, name: str) -> None:
    assert file_name(title) == name


@pytest.mark.parametrize("name", ["", ".", "..", ".hidden", "-x", "a/b", "a\\b", "x" * 101, "a\nb"])
def test_an_invalid_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(RecipeNameError):
        new_path(tmp_path, name)


def test_a_name_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "soup.cook").write_text("Boil.")
    (tmp_path / "stew.yaml").write_text(SOUP)
    for name, overwrite in (("soup", False), ("soup", True), ("stew", False)):
        with pytest.raises(TakenError, match="already a recipe"):
            new_path(tmp_path, name, overwrite)
    assert new_path(tmp_path, "stew", overwrite=True) == tmp_path / "stew.yaml"


def test_a_deletion_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "soup.yaml"
    save(path, SOUP)
    deleted = delete(path)
    assert not path.exists()
    restore(deleted)
    assert path.read_text() == SOUP


def test_two_deleted_recipes_of_one_name_are_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "soup.yaml"
    save(path, SOUP)
    first = delete(path)
    save(path, "title: Other\nsteps: [Boil.]\n")
    second = delete(path)
    restore(first)
    assert path.read_text() == SOUP
    with pytest.raises(FileExistsError):
        restore(second)
    assert second.kept.exists()


def test_a_link_is_deleted_but_not_its_target(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "soup.yaml"
    save(target, SOUP)
    link = tmp_path / "soup.yaml"
    link.symlink_to(target)
    restore(delete(link))
    assert link.is_symlink()
    assert target.read_text() == SOUP


PIECES = st.sampled_from(
    [
        *(
            "title: Soup",
            "titel: Soup",
            "steps:",
            "stpes:",
            "  - Boil.",
            "  - title: Boil",
            "    text: |",
            "    txet: a",
        ),
        *(
            "      two  ",
            "\t- Boil.",
            "    \ttext: a",
            "tags: [a]",
            "servings: 4  ",
            "tips:",
            "  -\tSalt.",
            "# x \t",
            "",
        ),
        *("    timers:", "      boil: 5 min", "      biol: {tiem: 5 min}", "'a\t b'", "ingredients: [2 leeks]"),
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
FILES = st.tuples(st.sampled_from(["", "\ufeff"]), st.lists(PIECES, max_size=12), ENDS).map(
    lambda parts: parts[0] + parts[2].join(parts[1]) + parts[2]
)


def read(text: str) -> ReadResult:
    return read_yaml(text, "soup")


@given(FILES)
def test_repairs_lose_no_text(raw: str) -> None:
    before = read(raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    better = autofixed(raw, read, is_yaml=True)
    after = read(better.text)
    if before.recipe is not None:
        assert after.recipe == before.recipe
    assert bool(better.done) == (better.text != raw)
    assert autofixed(better.text, read, is_yaml=True) == (better.text, ())


@given(FILES)
def test_other_formats_keep_every_visible_character(raw: str) -> None:
    better = autofixed(raw, read, is_yaml=False)
    assert better.text.splitlines() == raw.removeprefix("\ufeff").splitlines()
