"""Large text (digits four rows high, other text in blocks), and the large view."""

from collections.abc import Mapping
from functools import lru_cache

from kitchen_tui.clock import format_moment, format_time
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.tui.paint.styled_text import BLANK, Line, Role, Styled, centred, styled, width_of, wrap
from kitchen_tui.tui.paint.timer_words import (
    clock_to_event,
    digit_role,
    event_label,
    next_event,
    prompt_text,
    qualified_name,
    state_label,
    status_text,
)

_BOLD = {
    "0": ("█▀▀█", "█  █", "█  █", "█▄▄█"),
    "1": (" ▀█ ", "  █ ", "  █ ", " ▄█▄"),
    "2": ("▀▀▀█", "▄▄▄█", "█   ", "█▄▄▄"),
    "3": ("▀▀▀█", " ▄▄█", "   █", "▄▄▄█"),
    "4": ("█  █", "█▄▄█", "   █", "   █"),
    "5": ("█▀▀▀", "█▄▄▄", "   █", "▄▄▄█"),
    "6": ("█▀▀▀", "█▄▄▄", "█  █", "█▄▄█"),
    "7": ("▀▀▀█", "   █", "   █", "   █"),
    "8": ("█▀▀█", "█▄▄█", "█  █", "█▄▄█"),
    "9": ("█▀▀█", "█▄▄█", "   █", "▄▄▄█"),
    ":": (" ", "▀", "▄", " "),
    "+": ("   ", "▄█▄", " ▀ ", "   "),
}
_BOLD_ROWS = 4
_FONT = """
0 ### #.# #.# #.# ###
1 .#. ##. .#. .#. ###
2 ### ..# ### #.. ###
3 ### ..# ### ..# ###
4 #.# #.# ### ..# ..#
5 ### #.. ### ..# ###
6 ### #.. ### #.# ###
7 ### ..# ..# ..# ..#
8 ### #.# ### #.# ###
9 ### #.# ### ..# ###
: . # . # .
+ ... .#. ### .#. ...
- ... ... ### ... ...
. . . . . #
' # # . . .
& .#.. #.#. .#.. #.## .###
/ ..# ..# .#. #.. #..
d ..# ..# ### #.# ###
h #.. #.. ### #.# #.#
A .#. #.# ### #.# #.#
B ##. #.# ##. #.# ##.
C .## #.. #.. #.. .##
D ##. #.# #.# #.# ##.
E ### #.. ##. #.. ###
F ### #.. ##. #.. #..
G .### #... #.## #..# .###
H #.# #.# ### #.# #.#
I # # # # #
J ..# ..# ..# #.# .#.
K #.# #.# ##. #.# #.#
L #.. #.. #.. #.. ###
M #...# ##.## #.#.# #...# #...#
N #..# ##.# #.## #..# #..#
O .##. #..# #..# #..# .##.
P ##. #.# ##. #.. #..
Q .##. #..# #..# #.## .###
R ##. #.# ##. #.# #.#
S .## #.. .#. ..# ##.
T ### .#. .#. .#. .#.
U #.# #.# #.# #.# ###
V #.# #.# #.# #.# .#.
W #...# #...# #.#.# ##.## #...#
X #.# #.# .#. #.# #.#
Y #.# #.# .#. .#. .#.
Z ### ..# .#. #.. ###
"""
_PIXELS: Mapping[str, tuple[str, ...]] = {" ": ("..",) * 5} | {
    sign: tuple(rows) for sign, *rows in map(str.split, _FONT.strip().splitlines())
}
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_BLOCKS_FROM = 5
"""In fewer rows than these, blocks are coarser than the digits of four rows."""
_LETTERS_FROM = 18
_NAME_SHARE = 5
"""The name may take a fifth of the height."""
MOODS = ("quiet", "may be done", "attention", "silenced", "ringing")


@lru_cache(maxsize=64)
def clock(text: str, width: int, height: int) -> tuple[str, ...]:
    """Return a clock as large as fits into `height` rows; no rows if there are fewer than three."""
    large = blocks(text, width, height)
    if len(large) < _BLOCKS_FROM and height >= _BOLD_ROWS and set(text) <= set(_BOLD):
        rows = [" ".join(parts) for parts in zip(*(_BOLD[char] for char in text), strict=True)]
        if len(rows[0]) <= width:
            return tuple(rows)
    return tuple(large)


def blocks(text: str, width: int, height: int) -> list[str]:
    """Return the largest block letters that fit into `width` by `height` cells.

    Returns no rows if not even the smallest fit, or if the font lacks a character.
    """
    if not text or not set(text) <= set(_PIXELS):
        return []
    pixels = _bitmap(text)
    scale = min(width // len(pixels[0]), 2 * height // len(pixels))
    if scale < 1:
        return []
    tall = [[bit for bit in row for _ in range(scale)] for row in pixels for _ in range(scale)]
    if len(tall) % 2:
        tall.append([False] * len(tall[0]))
    return [
        "".join(_HALVES[upper, lower] for upper, lower in zip(tall[at], tall[at + 1], strict=True))
        for at in range(0, len(tall), 2)
    ]


def _bitmap(text: str) -> list[list[bool]]:
    glyphs = [_PIXELS[char] for char in text]
    return [[bit == "#" for glyph in glyphs for bit in f"{glyph[row]}."][:-1] for row in range(5)]


# The large view -----------------------------------------------------------------------------------------------------


def mood(view: View) -> str:
    """Return the word on the border, which says how urgent the most urgent timer is."""
    if not view.urgent:
        return "quiet"
    if view.ringing:
        return "ringing"
    urgent = view.urgent[0]
    if urgent.alert.state == "attention":
        return "attention"
    if urgent.is_silenced:
        return "silenced"
    return "may be done" if urgent.phase == "window" else "quiet"


def large(view: View, width: int, height: int) -> list[Line]:
    """Return the lines of the large view for `width` by `height` cells."""
    if not view.urgent:
        step = view.dish.step if view.dish else None
        title = step.title if step else "No timer is running"
        name = _name(title, "strong", width, height)
        return _middle(format_time(view.now.wall_ms), name, [], "digits", width, height)
    timer = view.urgent[0]
    label = state_label(timer)
    above = _name(qualified_name(view, timer), "strong", width, height)
    words = " ".join(filter(None, (f"{label.shape} {label.word}" if label.word else "", event_label(timer))))
    if words:
        word: Line = (styled(f" {words} ", label.role),)
        above = [*above, word] if len(above) > 1 else [(*above[0], Styled(" "), *word)]
    text = prompt_text(timer) if timer.calls else _ahead(view, timer)
    below: list[Line] = [(Styled(part, label.role),) for part in wrap(styled(text).text, max(1, width - 2))]
    clock = clock_to_event(timer)
    return _middle(clock, above, [*below, _others(view, width)], digit_role(timer), width, height)


def _name(name: str, role: Role, width: int, height: int) -> list[Line]:
    """Return the name in block letters if they fit and exist, otherwise as text."""
    rows = blocks(name.upper(), width - 4, height // _NAME_SHARE) if height >= _LETTERS_FROM else []
    return [*((Styled(row, role),) for row in rows), BLANK] if rows else [(styled(name.upper(), role),)]


def _others(view: View, width: int) -> Line:
    """Return the other timers with their times, as many as fit, those that are due and silenced first."""
    line: Line = ()
    role: Role
    for timer in sorted(view.urgent[1:], key=lambda timer: not timer.is_silenced):
        event = "" if timer.next is None or timer.next.kind == "due" else f"{event_label(timer)} "
        shape, role = (f"{state_label(timer).shape} ", state_label(timer).role) if timer.is_silenced else ("", "faint")
        text = f"{timer.slot} {shape}{timer.name} {event}{clock_to_event(timer)}"
        more: Line = (*line, styled(f"{'   ' if line else ''}{text}", role))
        if width_of(more) > width - 2:
            break
        line = more
    return line


def _ahead(view: View, timer: TimerView) -> str:
    if timer.snoozed_ms is not None or timer.next is None:
        return status_text(timer, view.now.wall_ms)
    return f"{format_moment(timer.next.wall_ms, view.now.wall_ms)} {timer.next.text or next_event(timer)}"


def _middle(clock: str, above: list[Line], below: list[Line], role: Role, width: int, height: int) -> list[Line]:
    big = blocks(clock, width - 4, max(1, height - len(above) - len(below) - 2))
    body = [centred((Styled(row, role),), width) for row in big] or [centred((styled(clock, role),), width)]
    lines = [*(centred(line, width) for line in above), BLANK, *body, BLANK, *(centred(line, width) for line in below)]
    return [BLANK] * ((height - len(lines)) // 2) + lines
