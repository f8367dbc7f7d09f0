"""Large text: digits drawn in three or four rows, and any text in blocks as large as there is room."""

from collections.abc import Mapping
from functools import lru_cache

_THIN = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": (" ╻ ", " ┃ ", " ╹ "),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", " ━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
    ":": (" ", ":", " "),
    "+": ("   ", "╺╋╸", "   "),
}
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
"""In fewer rows than these, blocks are coarser than digits drawn for their size."""


@lru_cache(maxsize=64)
def clock(text: str, width: int, height: int) -> tuple[str, ...]:
    """Return digits, colons and a plus as large as fits into `height` rows; no row if there is room for one only."""
    large = blocks(text, width, height)
    if len(large) >= _BLOCKS_FROM:
        return tuple(large)
    for drawn in (_BOLD, _THIN):
        rows = [" ".join(parts) for parts in zip(*(drawn[char] for char in text), strict=True)]
        if len(rows) <= height and len(rows[0]) <= width:
            return tuple(rows)
    return ()


def blocks(text: str, width: int, height: int) -> list[str]:
    """Return the largest blocks that fit into `width` by `height` cells; none if not even the smallest fit, or if the
    font lacks a character.
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
