"""Read the source of an import: a file, a URL or standard input."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import is_zipfile

from kitchen_tui.cli.io import Exit, Stop, print_message
from kitchen_tui.recipes.formats.files import RecipeFileError, read_bytes, read_text, text_of
from kitchen_tui.recipes.limits import MOST_PAGE_BYTES
from kitchen_tui.recipes.problems import problem_line

if TYPE_CHECKING:
    from kitchen_tui.recipes.formats.candidates import Found
    from kitchen_tui.recipes.formats.web.fetch import Page, Progress

STDIN = "-"
_MOST_ARCHIVE_BYTES = 200_000_000


class Source(NamedTuple):
    """The recipes of a source, and the stem of its file name or URL, which may be empty."""

    found: "Found"
    stem: str = ""


def is_url(source: str) -> bool:
    """Return whether the source is fetched."""
    return source.lower().startswith(("http://", "https://"))


def find_recipes(source: str, format: str = "", allow_local: bool = False) -> Source:
    """Find the recipes of a file, a URL, or standard input for "-". Raises Stop.

    Without `format` the suffix or the content decides. `allow_local` permits URLs of the local network.
    """
    from kitchen_tui.recipes.formats.reading import find_in_bytes, most_bytes

    if is_url(source):
        return _fetched(source, format, allow_local)
    if source == STDIN:
        return Source(find_in_bytes(sys.stdin.buffer.read(MOST_PAGE_BYTES + 1), "", format=format))
    path = Path(source).expanduser()
    try:
        is_archive = os.path.isfile(path) and is_zipfile(path)
        data = read_bytes(path, _MOST_ARCHIVE_BYTES if is_archive else most_bytes(path.suffix))
    except RecipeFileError as error:
        raise Stop(Exit.PROBLEM, problem_line(error.problem, source)) from None
    return Source(find_in_bytes(data, path.name, format=format), path.stem)


def read_text_source(source: str) -> str:
    """Read the text of a file, a URL, or standard input for "-". Raises Stop."""
    try:
        if is_url(source):
            return _fetch(source, allow_local=False).text
        if source == STDIN:
            return text_of(sys.stdin.buffer.read(MOST_PAGE_BYTES + 1))
        return read_text(Path(source).expanduser())
    except RecipeFileError as error:
        raise Stop(Exit.PROBLEM, problem_line(error.problem, source)) from None


def _fetched(url: str, format: str, allow_local: bool) -> Source:
    from urllib.parse import urlsplit

    from kitchen_tui.recipes.formats.reading import find_in_text, format_of, guessed_format

    page = _fetch(url, allow_local)
    path = Path(urlsplit(page.url).path)
    is_page = "html" in page.content_type.lower()
    format = format or ("html" if is_page else format_of(path.suffix) or guessed_format(page.text))
    return Source(find_in_text(page.text, format, page.url), path.stem)


def _fetch(url: str, allow_local: bool) -> "Page":
    from kitchen_tui.recipes.formats.web.addresses import FetchError
    from kitchen_tui.recipes.formats.web.fetch import fetch

    try:
        return fetch(url, allow_local, _progress())
    except FetchError as error:
        raise Stop(Exit.PROBLEM, f"{url}: {error}") from None


def _progress() -> "Progress":
    """Report how much has been received on stderr: continuously on a terminal, else once."""
    print_message("fetching the page …")
    if not sys.stderr.isatty():
        return lambda received, announced: None

    def report(received: int, announced: int | None) -> None:
        of = f" of {announced // 1000}" if announced else ""
        sys.stderr.write(f"\x1b[A\rfetching the page: {received // 1000}{of} kB\x1b[K\n")

    return report
