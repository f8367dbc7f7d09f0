"""A file becomes a recipe: which reader reads it."""

from collections.abc import Callable
from pathlib import Path

from kitchen_tui.recipes.files import RecipeFileError, read_text
from kitchen_tui.recipes.problems import Reading

SUFFIXES = (".yaml", ".yml", ".cook", ".md", ".txt", ".html", ".htm")
_PAGE_BYTES = 10_000_000


def read_file(path: Path) -> Reading:
    """What a recipe file says; a file that cannot be read at all is a reading without a recipe."""
    page = path.suffix.lower() in (".html", ".htm")
    try:
        text = read_text(path, _PAGE_BYTES) if page else read_text(path)
    except RecipeFileError as error:
        return Reading(None, (error.problem,))
    return reader_of(path.suffix.lower(), text)(text, path.stem)


def reader_of(suffix: str, text: str) -> Callable[[str, str], Reading]:
    """The reader for a suffix; a Markdown file is RecipeMD where it can be, else prose."""
    if suffix in (".yaml", ".yml"):
        from kitchen_tui.recipes.yaml_format import read_yaml

        return read_yaml
    if suffix == ".cook":
        from kitchen_tui.recipes.cooklang import read_cooklang

        return read_cooklang
    if suffix in (".html", ".htm"):
        from kitchen_tui.recipes.web import read_page

        return lambda page, name: read_page(page, "", name)
    return _markdown if suffix == ".md" else _prose


def _markdown(text: str, name: str) -> Reading:
    from kitchen_tui.recipes.recipemd import read_recipemd

    reading = read_recipemd(text, name)
    return reading if reading.recipe else _prose(text, name)


def _prose(text: str, name: str) -> Reading:
    from kitchen_tui.recipes.prose import read_prose

    return read_prose(text, name)
