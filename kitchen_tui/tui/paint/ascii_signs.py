"""ASCII signs of the same width, for terminals and locales without UTF-8."""

import unicodedata
from functools import lru_cache

from rich.cells import cell_len

from kitchen_tui.model.text import ASCII_SIGNS


@lru_cache(maxsize=1024)
def to_ascii(text: str) -> str:
    """Return text of the same width in ASCII: signs by a sign, letters without accents, the rest as "?"."""
    if text.isascii():
        return text
    return "".join(map(_plain, text.translate(ASCII_SIGNS)))


def _plain(char: str) -> str:
    if char.isascii():
        return char
    width = cell_len(char)
    plain = "".join(part for part in unicodedata.normalize("NFKD", char) if part.isascii())
    return plain if plain and len(plain) == width else "?" * width
