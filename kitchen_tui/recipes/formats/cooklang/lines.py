"""Splits a Cooklang file into lines without comments, keeping the position of every character."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.problems import Problem

# The -- of a comment follows white space, a closing brace or the start of a line: "5--10 minutes" is a time.
_OPENING = lazy_regex(r"\\[^\n]|\[-|(?:(?<=[\s})\]])|^)--(?!-)[^\n]*", re.MULTILINE)


class Piece(NamedTuple):
    """A run of characters that are adjacent in the file."""

    text: str
    line: int
    column: int


class Line(NamedTuple):
    """A line of the file, as the pieces between comments."""

    pieces: tuple[Piece, ...]
    number: int
    commented: bool = False

    @property
    def text(self) -> str:
        """The remaining text of the line."""
        return "".join(piece.text for piece in self.pieces)


class Passage:
    """Adjacent lines as one text; `place` converts an offset to a place in the file."""

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
        """Return line and column, counted from 1."""
        at = max(0, bisect_right(self._starts, offset) - 1)
        piece = self._pieces[at]
        return piece.line, piece.column + offset - self._starts[at]


def uncommented(text: str, first: int) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """Split `text` into lines, numbered from `first`. An unclosed block comment is a problem, and remains text."""
    spans, unclosed = _comments(text)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    lines = tuple(_lines(text, starts, spans, first))
    if unclosed < 0:
        return lines, ()
    at = bisect_right(starts, unclosed) - 1
    hint = "Close it with -], or write \\[- for plain text."
    problem = Problem("This block comment is never closed.", first + at, unclosed - starts[at] + 1, hint)
    return lines, (problem,)


def _comments(text: str) -> tuple[list[tuple[int, int]], int]:
    """Return the span of each comment, and the offset of an unclosed block comment or -1."""
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
