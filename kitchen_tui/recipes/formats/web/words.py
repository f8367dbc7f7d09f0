"""The words of a page as plain text with headings and lists, for pages that mark no recipe up."""

import re
from collections.abc import Iterator
from itertools import islice

from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.text.roles import role_of
from kitchen_tui.recipes.formats.web.markup import End, Tag, Text, tokens
from kitchen_tui.recipes.formats.web.plain import BLOCKS

_MOST_TOKENS = 200_000
_HEADING = re.compile(r"h([1-6])")
_AROUND = frozenset({"nav", "footer", "aside", "select", "button"})
"""What stands around a page's own words."""
_MOST_WORDS = 3
_MARKS = re.compile(r"[#*]")


def words_from(html: str, role: str) -> str:
    """Return the page's words as Markdown from the heading of the ingredients (or of the steps) on; empty without one.

    A short line of its own may be the heading too.
    """
    lines = list(_lines(html))
    headings = [at for at, line in enumerate(lines) if line[:1] == "#" and role_of(line) == role]
    lone = [at for at, line in enumerate(lines) if len(line.split()) <= _MOST_WORDS and role_of(line) == role]
    start = next(iter(headings or lone), None)
    return "" if start is None else "\n".join(lines[start:])


def _lines(html: str) -> Iterator[str]:
    mark, words, around = "", list[str](), 0
    for token in islice(tokens(html), _MOST_TOKENS):
        if isinstance(token, Text):
            if not token.inside and not around:
                words.append(token.text)
            continue
        if token.name in _AROUND:
            around = max(0, around + (1 if isinstance(token, Tag) else -1))
        if token.name in BLOCKS:
            yield from _line(mark, words)
            mark, words = _mark(token), []
    yield from _line(mark, words)


def _line(mark: str, words: list[str]) -> Iterator[str]:
    if line := clean_line(" ".join(words)):
        yield f"{mark}{_MARKS.sub('', line)}"
        yield ""


def _mark(token: Tag | End) -> str:
    if isinstance(token, End):
        return ""
    heading = _HEADING.fullmatch(token.name)
    return "#" * int(heading[1]) + " " if heading else "- " if token.name == "li" else ""
