"""A file becomes a recipe: which reader reads it."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from kitchen_tui.recipes.formats.files import RecipeFileError, read_bytes, read_text
from kitchen_tui.recipes.limits import MOST_PAGE_BYTES
from kitchen_tui.recipes.problems import ReadResult

Reader: TypeAlias = Callable[[str, str], ReadResult]
"""From the text of a file and its library name."""

SUFFIXES = (".yaml", ".yml", ".cook", ".md", ".txt", ".html", ".htm")
_FORMATS = {".yaml": "yaml", ".yml": "yaml", ".cook": "cooklang", ".md": "markdown", ".html": "html", ".htm": "html"}
_ALSO = {".xhtml": "html", ".json": "jsonld", ".jsonld": "jsonld"}
"""What can be imported; a library has no such files."""
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|script|div|meta)\b", re.IGNORECASE | re.DOTALL)
_YAML = re.compile(r"^(?:title|ingredients|steps|sections):", re.MULTILINE)
_COOKLANG = re.compile(r"^>> ?\w+:|[@#~][^\s{}@#~]*(?: [^\s{}@#~]+)*\{[^{}\n]*\}", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$", re.MULTILINE)
_OPENING = 4_000


def read_file(path: Path) -> ReadResult:
    """What a recipe file says; a file that cannot be read at all is a reading without a recipe."""
    format = _FORMATS.get(path.suffix.lower(), "text")
    try:
        return READERS[format](text_in(path, format), path.stem)
    except RecipeFileError as error:
        return ReadResult(None, (error.problem,))


def text_in(path: Path, format: str) -> str:
    """The text of a file of that format: UTF-8, or what a page says of itself. Raises RecipeFileError."""
    if format != "html":
        return read_text(path, MOST_PAGE_BYTES) if format == "jsonld" else read_text(path)
    from kitchen_tui.recipes.formats.web.charset import decoded

    return decoded(read_bytes(path, MOST_PAGE_BYTES), "")


def format_of(suffix: str) -> str:
    """The format that a suffix promises; empty where it promises none."""
    return (_FORMATS | _ALSO).get(suffix.lower(), "")


def guessed_format(text: str) -> str:
    """The format of a text without a name: by how it begins, else prose, which reads anything."""
    opening = text[:_OPENING]
    if _HTML.match(opening):
        return "html"
    if opening.lstrip().startswith(("{", "[{")):
        return "jsonld"
    if len(set(_YAML.findall(opening))) > 1:
        return "yaml"
    return "cooklang" if _COOKLANG.search(opening) else "markdown"


def _yaml(text: str, name: str) -> ReadResult:
    from kitchen_tui.recipes.formats.yaml import read_yaml

    return read_yaml(text, name)


def _cooklang(text: str, name: str) -> ReadResult:
    from kitchen_tui.recipes.formats.cooklang import read_cooklang

    return read_cooklang(text, name)


def _recipemd(text: str, name: str) -> ReadResult:
    from kitchen_tui.recipes.formats.recipemd import read_recipemd

    return read_recipemd(text, name)


def _markdown(text: str, name: str) -> ReadResult:
    """Read RecipeMD, which has a rule before its ingredients and no front matter, or else any Markdown."""
    if _RULE.search(text) and not text.startswith("---") and (result := _recipemd(text, name)).recipe:
        return result
    return _prose(text, name)


def _prose(text: str, name: str) -> ReadResult:
    from kitchen_tui.recipes.formats.text.read import read_prose

    return read_prose(text, name)


def _html(text: str, name: str) -> ReadResult:
    from kitchen_tui.recipes.formats.web.read import read_page

    return read_page(text, "", name)


def _jsonld(text: str, name: str) -> ReadResult:
    """As it would stand in a page."""
    inside = text.replace("</", "<\\/")
    return _html(f'<script type="application/ld+json">{inside}</script>', name)


READERS: Mapping[str, Reader] = {
    "yaml": _yaml,
    "cooklang": _cooklang,
    "recipemd": _recipemd,
    "markdown": _markdown,
    "text": _prose,
    "html": _html,
    "jsonld": _jsonld,
}
