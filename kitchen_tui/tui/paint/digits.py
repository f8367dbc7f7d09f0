"""Big digits: three rows of line drawing beside other things, blocks as large as the terminal across the room."""

_ROWS = {
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

# Five rows of pixels, three wide.
_PIXELS = {
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# ..# ..#",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    ":": ". # . # .",
    "+": "... .#. ### .#. ...",
}
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def rows(text: str) -> list[str]:
    """Three rows of line drawing for digits, colons and a plus."""
    return [" ".join(_ROWS[char][row] for char in text) for row in range(3)]


def blocks(text: str, width: int, height: int) -> list[str]:
    """The largest block digits that fit into `width` by `height` cells; none where even the smallest do not."""
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
    glyphs = [_PIXELS[char].split() for char in text]
    return [[bit == "#" for glyph in glyphs for bit in f"{glyph[row]}."][:-1] for row in range(5)]
