"""CommonMark, by markdown-it-py: blocks with their lines, and the words inside them when somebody asks."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SAID = {"softbreak": " ", "hardbreak": "\n", "html_inline": " "}
"""What tokens say that are no words."""
_MOST_EFFORT = 2_000_000
"""What a document may cost. Markup is undone by trying every bracket with every end, so paragraphs of brackets could
take hours; a long recipe costs a twentieth of this."""


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # slow to import, and most recipes are no Markdown

    return MarkdownIt("commonmark").disable("inline")


class Document:
    """A text as its outermost blocks."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._references: dict[str, Any] = {}
        self._effort = 0
        self.tokens: list[Token] = _parser().parse(text, self._references)

    def blocks(self) -> "Iterable[list[Token]]":
        """The tokens of each outermost block, from its opening to its closing."""
        return split(self.tokens, 0)

    def source(self, first: int, after: int) -> str:
        """The lines from `first` to before `after`, counted from 0, without blank ones at the ends."""
        lines = self.lines[first:after]
        while lines and not lines[-1].strip():
            lines.pop()
        while lines and not lines[0].strip():
            del lines[0]
        return "\n".join(lines)

    def inline(self, content: str) -> "list[Token]":
        """The inline tokens of a paragraph, but empty texts; a single text where undoing its markup costs too much."""
        self._effort += len(content) * (1 + content.count("[")) + 10 * sum(map(content.count, "*_`<&\\"))
        if self._effort > _MOST_EFFORT:
            return _unread(content)
        tokens: list[Token] = []
        parser = _parser()
        parser.inline.parse(content, parser, self._references, tokens)
        return [token for token in tokens if token.type != "text" or token.content]

    def plain(self, content: str) -> str:
        """The words of a paragraph's content; a hard line break is a newline."""
        return words(self.inline(content))


def _unread(content: str) -> "list[Token]":
    from markdown_it.token import Token

    return [Token("text", "", 0, content=content)]


def split(tokens: "Sequence[Token]", level: int) -> "Iterable[list[Token]]":
    """The tokens in runs, each a whole block of this level."""
    run: list[Token] = []
    for token in tokens:
        run.append(token)
        if token.level == level and token.nesting <= 0:
            yield run
            run = []


def words(tokens: "Iterable[Token]") -> str:
    """What inline tokens say, without their markup."""
    parts: list[str] = []
    for token in tokens:
        if token.type == "image":
            parts.append(words(token.children or ()))
        else:
            parts.append(_SAID.get(token.type, token.content))
    text = "".join(parts)
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def first_line(block: "Sequence[Token]") -> int:
    """The line, counted from 0, at which a block begins."""
    return block[0].map[0] if block[0].map else 0


def line_after(block: "Sequence[Token]") -> int:
    """The line, counted from 0, behind a block."""
    return block[0].map[1] if block[0].map else 0
