"""CommonMark by markdown-it-py: top-level blocks with their lines; inline markup is parsed on demand."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SAID = {"softbreak": " ", "hardbreak": "\n", "html_inline": " "}
"""The text of tokens that are not text themselves."""
_MOST_EFFORT = 2_000_000
"""Budget for the inline parsing of one document. It tries every opening bracket against every closing one, so that a
hostile paragraph could take hours; a long recipe uses a twentieth of this."""


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # imported late: slow, and rarely needed

    return MarkdownIt("commonmark").disable("inline")


class Document:
    """A Markdown text split into its top-level blocks."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._references: dict[str, Any] = {}
        self._effort = 0
        self.tokens: list[Token] = _parser().parse(text, self._references)

    def blocks(self) -> "Iterable[list[Token]]":
        """Return the tokens of each top-level block, from its opening to its closing token."""
        return split(self.tokens, 0)

    def source(self, first: int, after: int) -> str:
        """Return the lines from `first` up to `after` (exclusive, from 0) without blank lines at both ends."""
        lines = self.lines[first:after]
        while lines and not lines[-1].strip():
            lines.pop()
        while lines and not lines[0].strip():
            del lines[0]
        return "\n".join(lines)

    def inline(self, content: str) -> "list[Token]":
        """Return the inline tokens of a paragraph without empty ones; one text token if the budget is exceeded."""
        self._effort += len(content) * (1 + content.count("[")) + 10 * sum(map(content.count, "*_`<&\\"))
        if self._effort > _MOST_EFFORT:
            return _unread(content)
        tokens: list[Token] = []
        parser = _parser()
        parser.inline.parse(content, parser, self._references, tokens)
        return [token for token in tokens if token.type != "text" or token.content]

    def plain(self, content: str) -> str:
        """Return a paragraph's content without markup; a hard line break becomes a newline."""
        return words(self.inline(content))


def _unread(content: str) -> "list[Token]":
    from markdown_it.token import Token

    return [Token("text", "", 0, content=content)]


def split(tokens: "Sequence[Token]", level: int) -> "Iterable[list[Token]]":
    """Split the tokens into runs, each one block of the given level."""
    run: list[Token] = []
    for token in tokens:
        run.append(token)
        if token.level == level and token.nesting <= 0:
            yield run
            run = []


def words(tokens: "Iterable[Token]") -> str:
    """Return the text of inline tokens, without markup."""
    parts: list[str] = []
    for token in tokens:
        if token.type == "image":
            parts.append(words(token.children or ()))
        else:
            parts.append(_SAID.get(token.type, token.content))
    text = "".join(parts)
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def first_line(block: "Sequence[Token]") -> int:
    """Return the first line of a block, counted from 0."""
    return block[0].map[0] if block[0].map else 0


def line_after(block: "Sequence[Token]") -> int:
    """Return the line after a block, counted from 0."""
    return block[0].map[1] if block[0].map else 0
