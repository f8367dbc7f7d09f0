"""Reads recipe text from a file, a URL or standard input, and detects its format."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kitchen_tui.cli.io import Exit, Stop, print_message
from kitchen_tui.recipes.formats.files import RecipeFileError, text_of
from kitchen_tui.recipes.formats.reading import format_of, guessed_format, text_in
from kitchen_tui.recipes.limits import MOST_BYTES, MOST_PAGE_BYTES
from kitchen_tui.recipes.problems import problem_line

if TYPE_CHECKING:
    from kitchen_tui.recipes.formats.web.fetch import Progress

_OPENING = 4_000
STDIN = "-"


class SourceText(NamedTuple):
    """A text, the name of its format (see `formats.reading`), the URL it came from, and a name for the recipe."""

    text: str
    format: str
    url: str = ""
    stem: str = ""


def read_source(source: str, format: str = "", allow_local: bool = False) -> SourceText:
    """Read a file, a URL, or standard input for "-". Raises Stop.

    Without `format` the suffix or the text itself decides. `allow_local` permits URLs of the local network.
    """
    if source.lower().startswith(("http://", "https://")):
        return _page(source, format, allow_local)
    try:
        if source == STDIN:
            text = _standard_input(format)
            return SourceText(text, format or guessed_format(text))
        path = Path(source).expanduser()
        found = format or format_of(path.suffix)
        text = text_in(path, found)
        return SourceText(text, found or guessed_format(text), stem=path.stem)
    except RecipeFileError as error:
        raise Stop(Exit.PROBLEM, problem_line(error.problem, source)) from None


def _standard_input(format: str) -> str:
    """Read all of stdin, decoding a web page as it declares. Raises RecipeFileError if it is too long or not text."""
    data = sys.stdin.buffer.read(MOST_PAGE_BYTES + 1)
    opening = data[:_OPENING].decode("latin-1")
    if (format or guessed_format(opening)) == "html" and len(data) <= MOST_PAGE_BYTES:
        from kitchen_tui.recipes.formats.web.charset import decoded

        return decoded(data)
    return text_of(data, MOST_PAGE_BYTES if format == "jsonld" else MOST_BYTES)


def _page(url: str, format: str, allow_local: bool) -> SourceText:
    from urllib.parse import urlsplit

    from kitchen_tui.recipes.formats.web.addresses import FetchError
    from kitchen_tui.recipes.formats.web.fetch import fetch

    try:
        fetched = fetch(url, allow_local, _progress())
    except FetchError as error:
        raise Stop(Exit.PROBLEM, f"{url}: {error}") from None
    path = Path(urlsplit(fetched.url).path)
    is_page = "html" in fetched.content_type.lower()
    found = format or ("html" if is_page else format_of(path.suffix) or guessed_format(fetched.text))
    return SourceText(fetched.text, found, fetched.url, path.stem)


def _progress() -> "Progress":
    """Print a message, and return a function that updates it on a terminal with what has been received."""
    print_message("fetching the page…")
    if not sys.stderr.isatty():
        return lambda received, announced: None

    def tell(received: int, announced: int | None) -> None:
        of = f" of {announced // 1000}" if announced else ""
        sys.stderr.write(f"\x1b[A\rfetching the page: {received // 1000}{of} kB\x1b[K\n")

    return tell
