"""Recipe prose as words, numbers and signs, each with its place in the text."""

import re

VULGAR = {
    "¼": 1 / 4, "½": 1 / 2, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
DASHES = frozenset("-–—−‐‑‒~∼〜")

_TOKEN = re.compile(rf"[0-9]+(?:\.[0-9]+|,[0-9](?![0-9]))?|[^\W\d_{''.join(VULGAR)}]+|\S")
BEYOND = 16
"""Further than any phrase looks ahead."""


class Tokens:
    """The tokens of a text: words in lower case, numbers, single signs.

    Before the first and after the last there are empty words, so that a grammar may look around without asking.
    """

    def __init__(self, text: str) -> None:
        matches = list(_TOKEN.finditer(text))
        self.count = len(matches)
        self._words = [match[0].lower() for match in matches] + [""] * BEYOND
        self._spans = [match.span() for match in matches]

    def word(self, at: int) -> str:
        return self._words[at]

    def start(self, at: int) -> int:
        """The offset in the text where this token starts."""
        return self._spans[at][0]

    def end(self, at: int) -> int:
        """The offset in the text where this token ends."""
        return self._spans[at][1]

    def touching(self, at: int) -> bool:
        """Is there no space between this token and the one before?"""
        return 0 < at < self.count and self.start(at) == self.end(at - 1)

    def says(self, at: int, *words: str) -> bool:
        """Do exactly these words stand here?"""
        return all(self._words[at + i] == word for i, word in enumerate(words))
