"""Recipes from a file or a URL, as a cook names them."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import is_zipfile

from kitchen_tui.recipes.formats.files import RecipeFileError, read_bytes
from kitchen_tui.recipes.problems import problem_line

if TYPE_CHECKING:
    from kitchen_tui.recipes.formats.candidates import Found
    from kitchen_tui.recipes.formats.web.fetch import Page, Progress

_MOST_ARCHIVE_BYTES = 200_000_000


class SourceError(ValueError):
    """A source cannot be read; the message says why."""


class Source(NamedTuple):
    """The recipes of a source, and the stem of its file name or URL, which may be empty."""

    found: "Found"
    stem: str = ""


def is_url(source: str) -> bool:
    """Return whether the source is fetched."""
    return source.lower().startswith(("http://", "https://"))


def find_source(source: str) -> Source:
    """Find the recipes of a file or a URL. Raises SourceError."""
    return find_at_url(source) if is_url(source) else find_in_file(source)


def find_in_file(source: str, format: str = "") -> Source:
    """Find the recipes of a file; without `format` the suffix or the content decides. Raises SourceError."""
    from kitchen_tui.recipes.formats.reading import find_in_bytes, most_bytes

    path = Path(source).expanduser()
    try:
        is_archive = os.path.isfile(path) and is_zipfile(path)
        data = read_bytes(path, _MOST_ARCHIVE_BYTES if is_archive else most_bytes(path.suffix))
    except RecipeFileError as error:
        raise SourceError(problem_line(error.problem, source)) from None
    return Source(find_in_bytes(data, path.name, format=format), path.stem)


def find_at_url(url: str, format: str = "", allow_local: bool = False, progress: "Progress | None" = None) -> Source:
    """Fetch a page and find its recipes. `allow_local` permits URLs of the local network. Raises SourceError."""
    from urllib.parse import urlsplit

    from kitchen_tui.recipes.formats.reading import find_in_text, format_of, guessed_format

    page = fetched(url, allow_local, progress)
    path = Path(urlsplit(page.url).path)
    is_page = "html" in page.content_type.lower()
    format = format or ("html" if is_page else format_of(path.suffix) or guessed_format(page.text))
    return Source(find_in_text(page.text, format, page.url), path.stem)


def fetched(url: str, allow_local: bool = False, progress: "Progress | None" = None) -> "Page":
    """Fetch a page. Raises SourceError."""
    from kitchen_tui.recipes.formats.web.addresses import FetchError
    from kitchen_tui.recipes.formats.web.fetch import fetch

    try:
        return fetch(url, allow_local, progress or (lambda received, announced: None))
    except FetchError as error:
        raise SourceError(f"{url}: {error}") from None
