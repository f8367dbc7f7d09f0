"""A file is written completely or not at all."""

from pathlib import Path

import pytest

from kitchen_tui.recipes.library.atomic_write import atomic_write


def test_the_folder_is_made_and_nothing_else_is_left_behind(tmp_path: Path) -> None:
    atomic_write(tmp_path / "a" / "b.yaml", "title: Ö\n")
    assert (tmp_path / "a" / "b.yaml").read_bytes() == "title: Ö\n".encode()
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.yaml"]


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("old")
    path.chmod(0o600)
    atomic_write(path, "new")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o600)


def test_if_writing_fails_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        atomic_write(path, "x" * 100_000 + "\ud800")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
