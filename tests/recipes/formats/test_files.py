"""A file is read as text, or refused with a sentence."""

from pathlib import Path

import pytest

from kitchen_tui.recipes.formats.source import RecipeFileError, read_text
from kitchen_tui.recipes.problems import MOST_BYTES


def _refused(path: Path) -> tuple[str, int, int]:
    with pytest.raises(RecipeFileError) as refusal:
        read_text(path)
    problem = refusal.value.problem
    return problem.text, problem.line, problem.column


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "soup.yaml"
    path.write_bytes(data)
    return path


def test_text_is_read(tmp_path: Path) -> None:
    assert read_text(_file(tmp_path, b"\xef\xbb\xbftitle: \xc3\xa9\r\na\rb\n")) == "title: é\na\nb\n"
    assert read_text(_file(tmp_path, b"")) == ""


def test_a_missing_file(tmp_path: Path) -> None:
    assert "no such file" in _refused(tmp_path / "none.yaml")[0]
    assert "cannot be read" in _refused(_file(tmp_path, b"") / "none.yaml")[0]
    assert "cannot be read" in _refused(tmp_path / ("a" * 5000))[0]
    assert "cannot be read" in _refused(tmp_path / "a\0b")[0]


def test_a_folder(tmp_path: Path) -> None:
    assert "folder" in _refused(tmp_path)[0]


def test_a_binary_file(tmp_path: Path) -> None:
    assert "not a text file" in _refused(_file(tmp_path, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"))[0]


def test_another_encoding(tmp_path: Path) -> None:
    """The first invalid byte is reported with line and column, counted in characters."""
    text, line, column = _refused(_file(tmp_path, "title: a\n  - crème brûlée: é".encode() + b" \xe9t\xe9"))
    assert "not UTF-8" in text
    assert (line, column) == (2, 21)


def test_too_large(tmp_path: Path) -> None:
    assert len(read_text(_file(tmp_path, b"a" * MOST_BYTES))) == MOST_BYTES
    assert "larger than 1 MB" in _refused(_file(tmp_path, b"a" * (MOST_BYTES + 1)))[0]
    assert "20,000 lines" in _refused(_file(tmp_path, b"\n" * 20_001))[0]


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "larger than 1 MB" in _refused(path)[0]
