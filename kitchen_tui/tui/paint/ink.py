"""Lines of text in named inks, and how they are set: fitted, wrapped, justified, all in terminal cells."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

from kitchen_tui.model.text import clean

Role = Literal[
    "text",
    "faint",
    "head",
    "strong",
    "lit",
    "good",
    "warn",
    "alarm",
    "ask",
    "digits",
    "late",
    "key",
    "cursor",
]


class Ink(NamedTuple):
    """A run of text and the role it plays; a theme decides what the role looks like."""

    text: str
    role: Role = "text"


Line = tuple[Ink, ...]
BLANK: Line = ()
_SPACES = str.maketrans("\n\t", "  ")
"""A line is a line, and a tab would move the cursor."""


def ink(text: str, role: Role = "text") -> Ink:
    """Text for the screen: cleaned once more, for whatever it went through since it was read."""
    return Ink(text if text.isascii() and text.isprintable() else clean(text).translate(_SPACES), role)


def width_of(line: Line) -> int:
    """The cells a line takes."""
    return sum(cell_len(run.text) for run in line)


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)


def cut(line: Line, width: int) -> Line:
    """The part of a line that fits into `width` cells, its last run ending in an ellipsis where it was cut."""
    kept: list[Ink] = []
    room = width
    for run in line:
        size = cell_len(run.text)
        if size > room:
            if room > 0:
                kept.append(Ink(fit(run.text, room), run.role))
            break
        kept.append(run)
        room -= size
    return tuple(kept)


def justify(left: Line, right: Line, width: int) -> Line:
    """`left` and `right` at the ends of a line; where both do not fit, the left one is cut."""
    right = cut(right, width)
    room = width - width_of(right)
    left = cut(left, room - 1 if right else room)
    return (*left, Ink(" " * (width - width_of(left) - width_of(right))), *right)


def ended(line: Line, mark: Ink, width: int) -> Line:
    """A line with a mark in its last cell."""
    line = cut(line, width - 1)
    return (*line, Ink(" " * (width - 1 - width_of(line))), mark)


def centred(line: Line, width: int) -> Line:
    """A line in the middle."""
    line = cut(line, width)
    return (Ink(" " * ((width - width_of(line)) // 2)), *line)


def wrap(text: str, width: int) -> list[str]:
    """`text` broken at spaces into lines of at most `width` cells; a word too long for a line is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        while cell_len(word) > width:
            if line:
                lines.append(line)
                line = ""
            head = set_cell_size(word, width).rstrip() or word[:1]
            lines.append(head)
            word = word[len(head) :]
        if line and cell_len(line) + 1 + cell_len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line] if line else lines


def shortened(lines: list[str], most: int, width: int) -> list[str]:
    """The first `most` lines; where more were left out, the last of them says so."""
    return lines if len(lines) <= most else [*lines[: most - 1], fit(f"{lines[most - 1]} …", width).rstrip()]


def wrapped(text: str, width: int, role: Role = "text", indent: str = "") -> list[Line]:
    """Wrapped text as lines, each behind `indent`."""
    return [(Ink(indent), Ink(each, role)) for each in wrap(ink(text).text, max(1, width - cell_len(indent)))]


def bulleted(texts: Iterable[str], width: int) -> list[Line]:
    """Each text behind a dot, its further lines under the first."""
    return [
        (Ink(" · ", "faint"), *line[1:]) if number == 0 else line
        for text in texts
        for number, line in enumerate(wrapped(text, width - 1, indent="   "))
    ]
