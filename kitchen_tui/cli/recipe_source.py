"""Reads the source of an import: a file, a URL or standard input."""

import sys
from typing import TYPE_CHECKING

from kitchen_tui.cli.io import Exit, Stop, answer_from_terminal, print_message
from kitchen_tui.paths import expand_home
from kitchen_tui.recipes.formats.candidates import Source
from kitchen_tui.recipes.formats.source import (
    RecipeFileError,
    SourceError,
    fetched,
    find_at_url,
    find_in_file,
    is_url,
    read_text,
    text_of,
)
from kitchen_tui.recipes.problems import MOST_PAGE_BYTES, problem_line

if TYPE_CHECKING:
    from kitchen_tui.recipes.formats.web.fetch import Progress

STDIN = "-"


def find_recipes(source: str, format: str = "", allow_local: bool = False) -> Source:
    """Find the recipes of a file, a URL, or standard input for "-". Raises Stop.

    Without `format` the suffix or the content decides. `allow_local` permits URLs of the local network.
    """
    from kitchen_tui.recipes.formats.reading import find_in_bytes

    if source == STDIN:
        data = sys.stdin.buffer.read(MOST_PAGE_BYTES + 1)
        answer_from_terminal()
        return Source(find_in_bytes(data, "", format=format))
    try:
        return find_at_url(source, format, allow_local, _progress()) if is_url(source) else find_in_file(source, format)
    except SourceError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None


def read_text_source(source: str) -> str:
    """Read the text of a file, a URL, or standard input for "-". Raises Stop."""
    try:
        if is_url(source):
            return fetched(source, progress=_progress()).text
        if source == STDIN:
            return text_of(sys.stdin.buffer.read(MOST_PAGE_BYTES + 1))
        return read_text(expand_home(source))
    except SourceError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None
    except RecipeFileError as error:
        raise Stop(Exit.PROBLEM, problem_line(error.problem, source)) from None


def _progress() -> "Progress":
    """Report on stderr how much was received: continuously on a terminal, otherwise once."""
    print_message("Fetching the page …")
    if not sys.stderr.isatty():
        return lambda received, announced: None

    def report(received: int, announced: int | None) -> None:
        of = f" of {announced // 1000}" if announced else ""
        sys.stderr.write(f"\x1b[A\rFetching the page: {received // 1000}{of} kB\x1b[K\n")

    return report
