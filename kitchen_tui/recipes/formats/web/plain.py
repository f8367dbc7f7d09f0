"""The words of a piece of HTML, one line for each block of it."""

import re
from html import unescape

from kitchen_tui.model.text import clean, clean_line
from kitchen_tui.recipes.formats.web.markup import End, Tag, Text, tokens

BLOCKS = frozenset(
    {"p", "br", "li", "ul", "ol", "div", "section", "article", "table", "tr", "td", "dd", "dt", "dl", "h1", "h2", "h3"}
    | {"h4", "h5", "h6", "blockquote", "pre", "hr", "header", "footer", "main", "aside", "nav"}
)
_MARKUP = re.compile(r"<[a-zA-Z/!]")


def plain_lines(text: str) -> list[str]:
    """The lines of `text`, tags and entities gone, every block and line break on its own; empty lines left out.

    Pages write entities in JSON, and some write them twice.
    """
    text = unescape(text)
    if _MARKUP.search(text):
        text = "".join(_shown(token) for token in tokens(text))
    lines = (clean_line(line) for line in clean(unescape(text)).split("\n"))
    return [line for line in lines if line]


def plain_line(text: str, most: int | None = None) -> str:
    """The same on one line."""
    return clean_line(" ".join(plain_lines(text)), most)


def _shown(token: Tag | End | Text) -> str:
    if isinstance(token, Text):
        return "" if token.inside else token.text
    return "\n" if token.name in BLOCKS else ""
