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
_MARKS = re.compile(r"[#*]")


def recipe_words(html: str) -> str:
    """From the heading of the ingredients on, as Markdown; empty where no heading says "Ingredients"."""
    lines = list(_lines(html))
    start = next((at for at, line in enumerate(lines) if line[:1] == "#" and role_of(line) == "ingredients"), None)
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
