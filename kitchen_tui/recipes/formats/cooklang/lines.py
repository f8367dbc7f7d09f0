"""Split a Cooklang file into lines without comments; every character keeps its place in the file."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kitchen_tui.model.text import lazy_regex
from kitchen_tui.recipes.formats.cooklang.tree import Comment
from kitchen_tui.recipes.problems import Problem

# A dash of two needs space, a closed brace or the line's start before it: "5--10 minutes" is a time, no comment.
_OPENING = lazy_regex(r"\\[^\n]|\[-|(?:(?<=[\s})\]])|^)--(?!-)[^\n]*", re.MULTILINE)


class Piece(NamedTuple):
    """A run of characters that stood together."""

    text: str
    line: int
    column: int


class Line(NamedTuple):
    """One line of the file, in the pieces that comments leave of it."""

    pieces: tuple[Piece, ...]
    number: int
    commented: bool = False

    @property
    def text(self) -> str:
        """The remaining text of the line."""
        return "".join(piece.text for piece in self.pieces)


class Passage:
    """Lines that belong together, as one text; `place` finds an offset of it in the file."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._starts: list[int] = []
        self._pieces: list[Piece] = []
        at = 0
        for line in lines:
            for piece in line.pieces:
                self._starts.append(at)
                self._pieces.append(piece)
                at += len(piece.text)
            at += 1
        self.text = "\n".join(line.text for line in lines)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1."""
        at = max(0, bisect_right(self._starts, offset) - 1)
        piece = self._pieces[at]
        return piece.line, piece.column + offset - self._starts[at]


class Uncommented(NamedTuple):
    """A text, split into its lines and its comments."""

    lines: tuple[Line, ...]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]


def uncommented(text: str, first: int) -> Uncommented:
    """The lines of `text`, numbered from `first`. A block comment that is never closed is a problem, and stays text."""
    spans, unclosed = _comments(text)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def number(offset: int) -> int:
        return first + bisect_right(starts, offset) - 1

    comments = tuple(Comment(_inside(text[start:end]), number(start)) for start, end in spans)
    problems = () if unclosed < 0 else (_never_closed(number(unclosed), unclosed - starts[number(unclosed) - first]),)
    return Uncommented(tuple(_lines(text, starts, spans, first)), comments, problems)


def _never_closed(line: int, column: int) -> Problem:
    return Problem(
        "This block comment is never closed.", line, column + 1, "Close it with -], or write \\[- for the signs."
    )


def _comments(text: str) -> tuple[list[tuple[int, int]], int]:
    """The span of every comment, and where a block comment opens that never closes (or -1)."""
    spans: list[tuple[int, int]] = []
    at, unclosed = 0, -1
    while opening := _OPENING.search(text, at):
        at = opening.end()
        if opening[0] == "[-":
            close = text.find("-]", at) if unclosed < 0 else -1
            if close < 0:
                unclosed = opening.start() if unclosed < 0 else unclosed
                continue
            at = close + 2
        elif not opening[0].startswith("--"):
            continue
        spans.append((opening.start(), at))
    return spans, unclosed


def _inside(comment: str) -> str:
    return comment.removeprefix("[-").removesuffix("-]").strip() if comment.startswith("[") else comment[2:].strip()


def _lines(text: str, starts: list[int], spans: list[tuple[int, int]], first: int) -> Iterator[Line]:
    upcoming = 0
    for index, start in enumerate(starts):
        end = starts[index + 1] - 1 if index + 1 < len(starts) else len(text)
        while upcoming < len(spans) and spans[upcoming][1] <= start:
            upcoming += 1
        pieces: list[Piece] = []
        at, near = start, upcoming
        while near < len(spans) and spans[near][0] < end:
            if at < spans[near][0]:
                pieces.append(Piece(text[at : spans[near][0]], first + index, at - start + 1))
            at, near = spans[near][1], near + 1
        if at < end:
            pieces.append(Piece(text[at:end], first + index, at - start + 1))
        yield Line(tuple(pieces), first + index, near > upcoming)
