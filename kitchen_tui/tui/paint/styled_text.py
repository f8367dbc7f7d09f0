"""Styled lines: runs of text with a role, and functions to fit, wrap and align them, in terminal cells."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Literal, get_args

from rich.cells import cell_len, set_cell_size

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTION_SIGNS, FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import ASCII_SIGNS, clean

Role = Literal[
    "text",
    "faint",
    "heading",
    "strong",
    "highlight",
    "good",
    "warning",
    "alarm",
    "flash",
    "question",
    "digits",
    "overdue",
    "key",
    "cursor",
]
ROLES: tuple[Role, ...] = get_args(Role)


class Styled(NamedTuple):
    """A run of text and its role, which the style sheet gives a look."""

    text: str
    role: Role = "text"


Line = tuple[Styled, ...]
BLANK: Line = ()


class Rows(NamedTuple):
    """Lines, and the id of the row that each belongs to ("" for headings and blank lines)."""

    lines: list[Line]
    ids: list[str]

    def add(self, lines: Sequence[Line], row: str = "") -> None:
        """Add lines, which belong to the row with this id if there is one."""
        self.lines.extend(lines)
        self.ids.extend([row] * len(lines))


_TWO_COLUMNS, _COLUMN_GAP = 100, 4
_ON_ONE_LINE = str.maketrans("\n\t", "  ")
_JOINED_EMOJI = str.maketrans("", "", "\ufe0e\ufe0f")
_JOINER = "\u200d"


def styled(text: str, role: Role = "text") -> Styled:
    """Return text for the screen: one line without control characters, and only emoji of a known width."""
    if not (text.isascii() and text.isprintable()):
        text = _plain_emoji(clean(text).translate(_ON_ONE_LINE))
    return Styled(text, role)


def _plain_emoji(text: str) -> str:
    """Remove variation selectors and all but the first of joined emoji, whose widths differ among terminals."""
    text = text.translate(_JOINED_EMOJI)
    while (at := text.find(_JOINER)) >= 0:
        text = text[:at] + text[at + 2 :]
    return text


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def width_of(line: Line) -> int:
    """Return how many cells a line takes."""
    return sum([len(part.text) if part.text.isascii() else cell_len(part.text) for part in line])


def fit(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells, padded or cut with an ellipsis."""
    if width <= 0:
        return ""
    if cells(text) <= width or cells(text := text.rstrip()) <= width:
        return text.ljust(width) if text.isascii() else set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)


def cut(line: Line, width: int) -> Line:
    """Return the part of a line that fits into `width` cells, with an ellipsis if it was cut."""
    kept: list[Styled] = []
    room = width
    for run in line:
        size = cells(run.text)
        if size > room:
            if room > 0:
                kept.append(Styled(fit(run.text, room), run.role))
            break
        kept.append(run)
        room -= size
    return tuple(kept)


def justify(left: Line, right: Line, width: int) -> Line:
    """Align `left` and `right` at the ends of a line, with a space between; if both do not fit, `left` is cut."""
    right = cut(right, width)
    room = width - width_of(right)
    left = cut(left, room - 1 if right and not right[0].text.startswith(" ") else room)
    return (*left, Styled(" " * (width - width_of(left) - width_of(right))), *right)


def ended(line: Line, mark: Styled, width: int) -> Line:
    """Return a line with `mark` in its last cell."""
    line = cut(line, width - 1)
    return (*line, Styled(" " * (width - 1 - width_of(line))), mark)


def centred(line: Line, width: int) -> Line:
    """Centre a line in `width` cells."""
    line = cut(line, width)
    return (Styled(" " * ((width - width_of(line)) // 2)), *line)


@lru_cache(maxsize=1024)  # most texts on the screen stay as they are from key to key
def wrap(text: str, width: int) -> Sequence[str]:
    """Break `text` at spaces into lines of at most `width` cells; break words that are longer than a line."""
    width = max(1, width)
    lines: list[str] = []
    line = ""
    for word in text.split():
        while cells(word) > width:
            if line:
                lines.append(line)
                line = ""
            head = set_cell_size(word, width).rstrip() or word[:1]
            lines.append(head)
            word = word[len(head) :]
        if line and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return (*lines, line) if line else tuple(lines)


def shortened(lines: Sequence[str], most: int, width: int) -> Sequence[str]:
    """Return the first `most` lines, with an ellipsis if some were left out."""
    return lines if len(lines) <= most else [*lines[: most - 1], fit(f"{lines[most - 1]} …", width).rstrip()]


def wrapped(text: str, width: int, role: Role = "text", indent: str = "") -> list[Line]:
    """Wrap text into lines, each after `indent`."""
    return [(Styled(indent), Styled(part, role)) for part in wrap(styled(text).text, max(1, width - cells(indent)))]


def joined(pieces: Iterable[str], width: int, role: Role = "text", indent: str = "") -> list[Line]:
    """Join pieces of text with dots, and wrap them: between pieces if possible."""
    texts: list[str] = []
    for piece in (styled(piece).text for piece in pieces):
        if texts and cells(f"{texts[-1]} · {piece}") <= width - cells(indent):
            texts[-1] += f" · {piece}"
        else:
            texts.append(piece)
    return [line for text in texts for line in wrapped(text, width, role, indent)]


def in_columns(blocks: Callable[[int], Sequence[Sequence[Line]]], width: int) -> list[Line]:
    """Return blocks of lines below each other, or from `_TWO_COLUMNS` cells on in two columns of similar height.

    `blocks` returns them for a width.
    """
    if width < _TWO_COLUMNS:
        return _without_last_blank([line for block in blocks(width) for line in block])
    room = (width - _COLUMN_GAP) // 2
    made = blocks(room)
    heights = [len(block) for block in made]
    at = min(range(1, len(made) + 1), key=lambda at: max(sum(heights[:at]), sum(heights[at:])))
    halves = ([line for block in half for line in block] for half in (made[:at], made[at:]))
    left, right = map(_without_last_blank, halves)
    return [
        (*line, Styled(" " * (room + _COLUMN_GAP - width_of(line))), *beside) if beside else line
        for line, beside in zip_longest(left, right, fillvalue=BLANK)
    ]


def _without_last_blank(lines: list[Line]) -> list[Line]:
    return lines[:-1] if lines and not lines[-1] else lines


def bulleted(texts: Iterable[str], width: int) -> list[Line]:
    """Wrap each text as a list item, with a dot and a hanging indent."""
    return [
        (Styled(" · ", "faint"), *line[1:]) if number == 0 else line
        for text in texts
        for number, line in enumerate(wrapped(text, width - 1, indent="   "))
    ]


_FRACTION = lazy_regex(f"(?<=[0-9])([{FRACTIONS}])|[{FRACTIONS}]")
_GAP = lazy_regex(" {3,}")


def spell_fractions(text: str) -> str:
    """Return text with its fractions in ASCII: "2 1/2 cups" for "2½ cups"."""
    if text.isascii():
        return text
    return _FRACTION.sub(lambda sign: f"{' ' if sign[1] else ''}{FRACTION_SIGNS[sign[0]]}", text)


def fractions_spelled(line: Line) -> Line:
    """Return a line with fractions spelled in ASCII; wide gaps after them shrink, so that columns stay aligned."""
    runs: list[Styled] = []
    longer = 0

    def shrunk(gap: re.Match[str]) -> str:
        nonlocal longer
        cut_off = min(longer, len(gap[0]) - 2)
        longer -= cut_off
        return gap[0][cut_off:]

    for run in line:
        found = None if run.text.isascii() else _FRACTION.search(run.text)
        before = run.text[: found.start()] if found else "" if longer else run.text
        behind = spell_fractions(run.text)[len(before) :]
        longer += len(before) + len(behind) - len(run.text)
        runs.append(Styled(before + (_GAP.sub(shrunk, behind) if longer else behind), run.role))
    return tuple(runs)


@lru_cache(maxsize=1024)
def to_ascii(text: str) -> str:
    """Return text in ASCII of the same width: other signs, letters without accents, and "?" for the rest."""
    if text.isascii():
        return text
    return "".join(map(_plain, text.translate(ASCII_SIGNS)))


def _plain(char: str) -> str:
    if char.isascii():
        return char
    width = cell_len(char)
    plain = "".join(part for part in unicodedata.normalize("NFKD", char) if part.isascii())
    return plain if plain and len(plain) == width else "?" * width
