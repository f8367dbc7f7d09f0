"""The exit codes, and the one way to leave early."""

from enum import IntEnum


class Exit(IntEnum):
    """What the shell is told."""

    FINE = 0
    PROBLEM = 1
    USAGE = 2
    NOTHING_OPEN = 3
    NO_JOURNAL = 4


class Stop(Exception):  # noqa: N818 -- not an error of the program: an answer to the cook, with an exit code
    """Leave with a sentence on stderr."""

    def __init__(self, code: Exit, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
