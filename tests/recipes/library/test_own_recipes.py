"""Names, files and deletion of the cook's own recipes."""

from pathlib import Path

import pytest

from kitchen_tui.recipes.library.own_recipes import (
    RecipeNameError,
    TakenError,
    delete,
    file_name,
    new_path,
    restore,
    save,
)

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


def test_two_deleted_of_one_name_are_both_kept(tmp_path: Path) -> None:
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


def test_a_link_is_deleted_and_not_what_it_leads_to(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "soup.yaml"
    save(target, SOUP)
    link = tmp_path / "soup.yaml"
    link.symlink_to(target)
    restore(delete(link))
    assert link.is_symlink()
    assert target.read_text() == SOUP
