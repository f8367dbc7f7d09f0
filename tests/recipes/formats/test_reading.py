"""The choice of a reader: by the suffix, the content, or `--format`."""

from pathlib import Path

import pytest

from kitchen_tui.recipes.formats.reading import READERS, format_of, guessed_format, read_file
from kitchen_tui.recipes.library import SUFFIXES
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
def test_a_text_without_a_name_is_guessed_by_how_it_begins(text: str, format: str) -> None:
    assert guessed_format(text) == format


@pytest.mark.parametrize("path", sorted((ROOT / "recipe_data").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_recipe_is_marked_as_shipped(path: Path) -> None:
    assert guessed_format(path.read_text(encoding="utf-8")) == "yaml"


def test_the_collected_recipes_are_known_for_what_they_are(test_data: Path) -> None:
    for path in (test_data / "recipes").rglob("*.cook"):
        assert guessed_format(path.read_text(encoding="utf-8")) in ("cooklang", "markdown"), path
    for path in (test_data / "recipes").rglob("*.md"):
        assert guessed_format(path.read_text(encoding="utf-8")) == "markdown", path


def test_every_format_that_a_suffix_promises_has_its_reader() -> None:
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
def test_a_file_that_cannot_be_read_is_a_reading_with_a_problem(tmp_path: Path, suffix: str) -> None:
    reading = read_file(tmp_path / f"gone{suffix}")
    assert reading.recipe is None
    assert [problem.text for problem in reading.problems] == ["There is no such file."]
