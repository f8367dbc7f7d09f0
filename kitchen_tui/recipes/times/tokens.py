"""Recipe prose as words, numbers and signs, each with its place in the text."""

import re
from typing import NamedTuple

VULGAR = {
    "¼": 1 / 4, "½": 1 / 2, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
DASHES = frozenset("-–—−‐‑‒~∼〜")

_TOKEN = re.compile(rf"[0-9]+(?:\.[0-9]+|,[0-9](?![0-9]))?|[^\W\d_{''.join(VULGAR)}]+|\S")


class Token(NamedTuple):
    """A word in lower case, a number or a sign; `start` and `end` are its offsets in the text."""

    word: str
    start: int
    end: int


NOTHING = Token("", -1, -1)


class Tokens:
    """The tokens of a text; past either end there is NOTHING, so that a grammar may look ahead without asking."""

    def __init__(self, text: str) -> None:
        self._tokens = [Token(m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, at: int) -> Token:
        return self._tokens[at] if 0 <= at < len(self._tokens) else NOTHING

    def word(self, at: int) -> str:
        return self[at].word

    def touching(self, at: int) -> bool:
        """Is there no space between this token and the one before?"""
        return at > 0 and self[at].start == self[at - 1].end

    def says(self, at: int, *words: str) -> bool:
        """Do exactly these words stand here?"""
        return all(self.word(at + i) == word for i, word in enumerate(words))
