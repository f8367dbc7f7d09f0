"""Big writing: digits in three or four rows of their own drawing, and anything in blocks as large as there is room."""

from functools import lru_cache

from kitchen_tui.tui.paint.pixels import PIXELS

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
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_BLOCKS_FROM = 5
"""In fewer rows than these blocks are coarser than digits drawn for their size."""


@lru_cache(maxsize=64)
def clock(text: str, width: int, height: int) -> tuple[str, ...]:
    """Digits, colons and a plus in at most `height` rows, as large as fits; no row where there is room for one line."""
    large = blocks(text, width, height)
    if len(large) >= _BLOCKS_FROM:
        return tuple(large)
    for drawn in (_BOLD, _THIN):
        rows = [" ".join(parts) for parts in zip(*(drawn[char] for char in text), strict=True)]
        if len(rows) <= height and len(rows[0]) <= width:
            return tuple(rows)
    return ()


def blocks(text: str, width: int, height: int) -> list[str]:
    """The largest blocks that fit into `width` by `height` cells; none where even the smallest do not, or for a sign
    that is not drawn.
    """
    if not text or not set(text) <= set(PIXELS):
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
    glyphs = [PIXELS[char] for char in text]
    return [[bit == "#" for glyph in glyphs for bit in f"{glyph[row]}."][:-1] for row in range(5)]
