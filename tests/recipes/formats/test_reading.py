"""Reading files of any format by their names and content, and the problems that are reported."""

from pathlib import Path

import pytest

from kitchen_tui.recipes.formats.reading import READERS, format_of, guessed_format, read_file
from kitchen_tui.recipes.formats.source import RecipeFileError, read_text
from kitchen_tui.recipes.library import SUFFIXES
from kitchen_tui.recipes.problems import Problem, problem_line
from kitchen_tui.recipes.reading_limits import MOST_BYTES
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("<!DOCTYPE html><html>", "html"),
        ("<!-- saved -->\n  <HTML lang=en>", "html"),
        ('{"@type": "Recipe"}', "jsonld"),
        ('\n[{"@type": "Recipe"}]', "jsonld"),
        ("# a soup\ntitle: Soup\nsteps:\n  - Boil.\n", "yaml"),
        ("title: not yet a recipe\n\nBoil it.", "markdown"),
        (">> prep time: 10 min\n\nBoil the eggs.", "cooklang"),
        (">> Bean Pot\n>>\n>> Ingredients:\n>> 1 onion\n>> Note: keep some.", "markdown"),
        ("> > Bean Pot\n> > Note: keep some.", "markdown"),
        (">> servings: 4\nBoil @eggs{2}.", "cooklang"),
        ("Boil @sea salt{} for ~{5%minutes}.", "cooklang"),
        ("# Soup\n\n- *2* leeks\n\n---\n\nBoil.", "markdown"),
        ("Soup\n\n2 leeks\n\nBoil them.", "markdown"),
        ("", "markdown"),
        ("<3 this soup", "markdown"),
    ],
)
def test_the_format_of_a_text_is_guessed_from_its_beginning(text: str, format: str) -> None:
    assert guessed_format(text) == format


@pytest.mark.parametrize("path", sorted((ROOT / "recipe_data").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_recipe_is_marked_as_shipped(path: Path) -> None:
    assert guessed_format(path.read_text(encoding="utf-8")) == "yaml"


def test_the_format_of_the_collected_recipes_is_recognized(test_data: Path) -> None:
    for path in (test_data / "recipes").rglob("*.cook"):
        assert guessed_format(path.read_text(encoding="utf-8")) in ("cooklang", "markdown"), path
    for path in (test_data / "recipes").rglob("*.md"):
        assert guessed_format(path.read_text(encoding="utf-8")) == "markdown", path


def test_every_suffix_has_a_reader() -> None:
    promised = {format_of(suffix) for suffix in (*SUFFIXES, ".json", ".jsonld", ".xhtml")}
    assert promised - {""} <= set(READERS)
    assert format_of(".YAML") == "yaml"
    assert format_of(".pdf") == format_of("") == ""


@pytest.mark.parametrize("format", READERS)
@pytest.mark.parametrize("text", ["", "\n", "x", "{", "[]", "---", "<html", "\ufffd" * 50, "- " * 500])
def test_every_reader_survives_input_that_is_not_a_recipe(format: str, text: str) -> None:
    reading = READERS[format](text, "x")
    assert reading.recipe is not None or reading.problems


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_unreadable_file_is_reported_as_a_problem(tmp_path: Path, suffix: str) -> None:
    reading = read_file(tmp_path / f"gone{suffix}")
    assert reading.recipe is None
    assert [problem.text for problem in reading.problems] == ["There is no such file."]


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


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (
            Problem("The name is missing.", 3, 7, "Write it after @."),
            "soup.cook:3:7: The name is missing. Write it after @.",
        ),
        (Problem("The name is missing.", 3), "soup.cook:3: The name is missing."),
        (Problem("The file is empty."), "soup.cook: The file is empty."),
    ],
)
def test_the_known_position_is_printed(problem: Problem, line: str) -> None:
    assert problem_line(problem, "soup.cook") == line
