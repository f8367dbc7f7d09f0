"""Detects the format of a file or a page, and finds the recipes in it with the right reader."""

import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.paths import expand_home
from kitchen_tui.recipes.formats.found import Candidate, Found, Source, chosen, nothing, single, with_doubt
from kitchen_tui.recipes.formats.source import (
    ZIP_SIGNATURES,
    RecipeFileError,
    SourceError,
    decoded,
    is_url,
    legacy_text,
    read_bytes,
    read_start,
    read_text,
    source_in,
    text_of,
)
from kitchen_tui.recipes.problems import Problem, ReadResult, problem_line
from kitchen_tui.recipes.reading_limits import LONGEST_OPENING, MOST_ARCHIVE_BYTES, MOST_BYTES, MOST_PAGE_BYTES

if TYPE_CHECKING:
    from kitchen_tui.recipes.formats.web.fetch import FetchedPage, Progress

Reader: TypeAlias = Callable[[str, str], ReadResult]
"""Reads the text of a file under its library name."""

_FORMATS = {".yaml": "yaml", ".yml": "yaml", ".cook": "cooklang", ".md": "markdown", ".html": "html", ".htm": "html"}
_ALSO = {
    ".xhtml": "html", ".json": "jsonld", ".jsonld": "jsonld", ".melarecipe": "jsonld", ".csv": "csv", ".tsv": "csv",
    ".mmf": "mealmaster", ".mm": "mealmaster", ".mxp": "mastercook", ".xml": "xml", ".grmt": "xml", ".mx2": "xml",
    ".kreml": "xml", ".markdown": "markdown",
}  # fmt: skip
"""Files that can be imported, and are not looked for in a library."""
_LARGE = frozenset(["html", "jsonld", "csv", "mealmaster", "mastercook", "xml"])
"""Formats of which most is not the recipe, or that hold many."""
_LEGACY = _LARGE - {"html", "jsonld"} | {"markdown", "text"}
"""Formats of files that may be older than UTF-8."""
_NOT_UTF_8 = Problem("The file is not UTF-8; it was read as Windows-1252.", hint="Check the letters with accents.")
_HTML = lazy_regex(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|script|div|meta)\b", re.IGNORECASE | re.DOTALL)
_YAML = lazy_regex(
    r"^(?:title|ingredients|steps|sections|name|directions|instructions|recipe_name|yields?|servings):", re.MULTILINE
)
_COOKLANG_KEY = lazy_regex(r">>[ \t]*\w[^:\n]{0,60}:[ \t]*\S")
_COOKLANG = lazy_regex(r"[@#~][^\s{}@#~]*(?: [^\s{}@#~]+)*\{[^{}\n]*\}", re.MULTILINE)
_TABLE_HEADER = lazy_regex(
    r"(?=[^\n]*(?:name|title|recipe|dish|meal|headline))(?=[^\n]*(?:ingredient|instruc|direct|steps?\b|method|proced|prepar))"
    r"[^\n]*[,;\t|]",
    re.IGNORECASE,
)
_MEALMASTER_SIGNS = ("MMMMM", "-----", "=====")
_PLAIN_LINE = lazy_regex(r"^(?!-|#|\.\.\.|[^\n:]{1,40}:(?:\s|$))\S.*\n", re.MULTILINE)
"""A line that is neither a key nor an item, which makes a text prose although other lines are "title: Soup"."""
_FENCE = lazy_regex(r"\s*---[ \t]*\n")
_RULE = lazy_regex(r"^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$", re.MULTILINE)
_HEADING = lazy_regex(r"^(?:#{1,6}\s*(\S.{0,80})|(\S.{0,60})\n(?:={3,}|-{3,}))\s*$", re.MULTILINE)
_VAGUE_AMOUNT = lazy_regex(r"^(\s*[-+*] )\*([^\W\d][^*\n]{1,30})\*(?= )", re.MULTILINE)
"""A marked amount that begins with a word, which RecipeMD does not allow: "- *ca. 1 kg* flour"."""


def read_file(path: Path) -> ReadResult:
    """Read a recipe file of a library; the result has no recipe if the file cannot be read."""
    format = _FORMATS.get(path.suffix.lower(), "text")
    try:
        return READERS[format](text_in(path, format), path.stem)
    except RecipeFileError as error:
        return ReadResult(None, (error.problem,))


def text_in(path: Path, format: str) -> str:
    """Decode a file of that format: UTF-8, or the encoding that a web page declares. Raises RecipeFileError."""
    if format == "html":
        return decoded(read_bytes(path, MOST_PAGE_BYTES))
    return read_text(path, MOST_PAGE_BYTES) if format in _LARGE else read_text(path)


def format_of(suffix: str) -> str:
    """Return the format of a suffix, or ""."""
    return (_FORMATS | _ALSO).get(suffix.lower(), "")


def guessed_format(text: str) -> str:
    """Guess the format of a text by its beginning; the default is prose, which reads anything."""
    opening = text[:LONGEST_OPENING]
    if _HTML.match(opening):
        return "html"
    if opening.lstrip("\ufeff \n\r\t").startswith(("{", "[{", "[\n", "[ ")):
        return "jsonld"
    if opening.lstrip()[:11].lower().startswith(("<?xml", "<gourmetdoc", "<recipeml", "<mx2")):
        return "xml"
    if "mastercook" in opening.lower() and _lazy("exports.mastercook", "is_mastercook")(opening):
        return "mastercook"
    if any(sign in opening for sign in _MEALMASTER_SIGNS) and _lazy("exports.mealmaster", "is_mealmaster")(opening):
        return "mealmaster"
    if not _FENCE.match(opening) and len(set(_YAML.findall(opening))) > 1 and not _PLAIN_LINE.search(opening):
        return "yaml"
    if _is_cooklang(opening):
        return "cooklang"
    is_table = _TABLE_HEADER.match(text) and _lazy("exports.csv_export", "is_table")(text)
    return "csv" if is_table else "markdown"


def _is_cooklang(opening: str) -> bool:
    """Return whether a text has Cooklang items, or only `>> key: value` lines with that sign, unlike quoted mail."""
    keys = [line for line in opening.splitlines() if line.startswith(">>")]
    return bool(_COOKLANG.search(opening)) or (bool(keys) and all(map(_COOKLANG_KEY.match, keys)))


def most_bytes(suffix: str) -> int:
    """Return the largest size of a file with that suffix (except archives)."""
    format = format_of(suffix)
    return MOST_BYTES if format and format not in _LARGE else MOST_PAGE_BYTES


def find_source(line: str) -> Source:
    """Find the recipes of a file or a URL, as typed, pasted or dropped on the terminal. Raises SourceError."""
    source = source_in(line)
    return find_at_url(source) if is_url(source) else find_in_file(source)


def find_in_file(source: str, format: str = "") -> Source:
    """Find the recipes of a file; without `format` the suffix or the content decides. Raises SourceError."""
    path = expand_home(source)
    if not os.path.lexists(path):
        raise SourceError(f"{source}: There is no such file. Check the path.")
    try:
        is_archive = os.path.isfile(path) and read_start(path).startswith(ZIP_SIGNATURES)
        data = read_bytes(path, MOST_ARCHIVE_BYTES if is_archive else most_bytes(path.suffix))
    except RecipeFileError as error:
        raise SourceError(problem_line(error.problem, source)) from None
    return Source(find_in_bytes(data, path.name, format=format), path.stem)


def find_at_url(url: str, format: str = "", allow_local: bool = False, progress: "Progress | None" = None) -> Source:
    """Fetch a page and find its recipes. `allow_local` permits URLs of the local network. Raises SourceError."""
    from urllib.parse import urlsplit

    page = fetch_page(url, allow_local, progress)
    path = Path(urlsplit(page.url).path)
    is_page = "html" in page.content_type.lower()
    format = format or ("html" if is_page else format_of(path.suffix) or guessed_format(page.text))
    return Source(find_in_text(page.text, format, page.url), path.stem)


def fetch_page(url: str, allow_local: bool = False, progress: "Progress | None" = None) -> "FetchedPage":
    """Fetch a page. Raises SourceError."""
    from kitchen_tui.recipes.formats.web.fetch import FetchError, fetch

    try:
        return fetch(url, allow_local, progress)
    except FetchError as error:
        raise SourceError(f"{url}: {error}") from None


def find_in_bytes(data: bytes, name: str, depth: int = 0, format: str = "", url: str = "") -> Found:
    """Find the recipes in a file of any kind, given its bytes and its name; binary files are refused by kind."""
    from kitchen_tui.recipes.formats.exports.archive import find_in_zip, gunzipped, kind_of

    if not data.strip():
        return Found(problems=(Problem("The file is empty.", 1, 1, "A recipe is text: ingredients and steps."),))
    if data.startswith(ZIP_SIGNATURES):
        return find_in_zip(data, find_in_bytes, depth)
    if data.startswith(b"\x1f\x8b"):
        plain = gunzipped(data)
        if plain is None:
            return nothing("This gzip file is damaged or too large.", "Unpack it and import what is in it.")
        inner = Path(name).stem if name.lower().endswith(".gz") else f"{Path(name).stem}.json"
        return find_in_bytes(plain, inner, depth + 1, format)
    kind, hint = kind_of(data)
    if kind:
        return nothing(f"This is {kind}.", hint)
    format = format or format_of(Path(name).suffix) or guessed_format(data[:LONGEST_OPENING].decode("latin-1"))
    most = MOST_PAGE_BYTES if format in _LARGE else MOST_BYTES
    try:
        text = decoded(data) if format == "html" else text_of(data, most)
    except RecipeFileError as error:
        text, is_sure = legacy_text(data) if format in _LEGACY and len(data) <= most else ("", False)
        if not text:
            return Found(problems=(error.problem,))
        found = find_in_text(text, format, url)
        return found if is_sure else with_doubt(found, _NOT_UTF_8)
    return find_in_text(text, format, url)


def find_in_text(text: str, format: str, url: str = "") -> Found:
    """Find the recipes in a text of that format; `url` is its origin."""
    return FINDERS[format](text, url) if format == "html" else FINDERS[format](text)


def _lazy(module: str, function: str) -> Callable[..., Any]:
    """Return a function of a reader, which is imported when it is first called."""

    def call(*arguments: Any, **options: Any) -> Any:
        return getattr(import_module(f"kitchen_tui.recipes.formats.{module}"), function)(*arguments, **options)

    return call


_read_yaml: Reader = _lazy("yaml.reader", "read_yaml")
_read_recipemd: Reader = _lazy("recipemd.reader", "read_recipemd")
_read_prose: Reader = _lazy("text.reader", "read_prose")


def _read_markdown(text: str, name: str) -> ReadResult:
    """Read RecipeMD, which has a rule before its ingredients and no front matter, or any other Markdown."""
    may_be_recipemd = _RULE.search(text) and not text.startswith("---") and not _names_its_parts(text)
    if may_be_recipemd:
        for version in dict.fromkeys((text, _VAGUE_AMOUNT.sub(r"\1\2", text))):
            if (result := _read_recipemd(version, name)).recipe:
                return result
    return _read_prose(text, name)


def _names_its_parts(text: str) -> bool:
    """Return whether headings name the ingredients and the steps, which RecipeMD separates by rules instead."""
    from kitchen_tui.recipes.formats.headings import role_of

    return {"ingredients", "steps"} <= {role_of(heading[1] or heading[2]) for heading in _HEADING.finditer(text)}


def _find_in_prose(read: Reader, text: str) -> Found:
    """Find one recipe, or several in a chapter of a cookbook, by their titles."""
    from kitchen_tui.recipes.formats.text.reader import read_prose, recipe_titles

    titles = recipe_titles(text)
    if not titles:
        return single(read, text)
    parts = (Candidate(title, partial(read_prose, text, number=number)) for number, title in enumerate(titles, start=1))
    return Found(tuple(parts), whole="text")


def _find_in_yaml(text: str) -> Found:
    """Find recipes in our own format or in YAML of another program."""
    from kitchen_tui.recipes.formats.exports.json_and_yaml import find_in_foreign_yaml
    from kitchen_tui.recipes.formats.yaml.reader import RECIPE_KEYS, read_yaml

    return find_in_foreign_yaml(text, RECIPE_KEYS) or single(read_yaml, text)


FINDERS: Mapping[str, Callable[..., Found]] = {
    "yaml": _find_in_yaml,
    "cooklang": partial(single, _lazy("cooklang.reader", "import_cooklang")),
    "recipemd": partial(single, _read_recipemd),
    "markdown": partial(_find_in_prose, _read_markdown),
    "text": partial(_find_in_prose, _read_prose),
    "html": _lazy("web.reader", "find_on_page"),
    "jsonld": _lazy("exports.json_and_yaml", "find_in_json"),
    "csv": _lazy("exports.csv_export", "find_in_table"),
    "mealmaster": _lazy("exports.mealmaster", "find_in_mealmaster"),
    "mastercook": _lazy("exports.mastercook", "find_in_mastercook"),
    "xml": _lazy("exports.xml_export", "find_in_xml"),
}
"""Finds the recipes of a text of each format that can be imported."""


def _first(format: str, text: str, name: str) -> ReadResult:
    return chosen(FINDERS[format](text), name)


READERS: Mapping[str, Reader] = {format: partial(_first, format) for format in FINDERS} | {"yaml": _read_yaml}
"""Reads a text of each format as one recipe; our own YAML strictly."""
