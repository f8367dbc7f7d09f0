"""Judges hostile input by how processor time grows with its length, which does not depend on the machine."""

import time
from collections.abc import Callable
from typing import NamedTuple

MEASURED = 40_000
"""Characters of the longer text, unless a test says otherwise."""
_STEP = 8
_MOST = 24
"""Linear work takes 8 times as long for eight times the text, quadratic work 64 times."""
_LEAST_S, _ENOUGH_S = 0.001, 0.0025
"""A shorter time than the first counts as that; below the second, the text is made longer and measured again."""
_ATTEMPTS = 5


class Repeated(NamedTuple):
    """A text of any length: a unit repeated between a head and a tail."""

    unit: str
    head: str = ""
    tail: str = ""
    longest: int = 1_000_000
    """Characters up to which a reader does any work at all; deep tests read this much."""

    def text(self, size: int) -> str:
        """Return a text of about `size` characters, but at most `longest`."""
        return self.head + self.unit * (min(size, self.longest) // len(self.unit)) + self.tail


def assert_linear(read: Callable[[str], object], text: Callable[[int], str], largest: int = MEASURED) -> None:
    """Compare the processor time for a text with that for an eighth of it; the best of a few attempts counts."""
    size = min(MEASURED // 8, largest)
    while size < largest and _seconds(read, text(size // _STEP)) < _ENOUGH_S:
        size = min(2 * size, largest)
    short, long = text(size // _STEP), text(size)
    ratios = []
    for _ in range(_ATTEMPTS):
        base = max(min(_seconds(read, short) for _ in range(2)), _LEAST_S)
        ratios.append(_seconds(read, long) / base)
        if ratios[-1] < _MOST:
            return
    raise AssertionError(f"{_STEP} times the text took {min(ratios):.1f} times as long")


def _seconds(read: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started
