"""The parser of command lines: argparse with messages that are fit for a terminal."""

from argparse import ArgumentParser
from typing import NoReturn

from kitchen_tui.model.text import clean_line

_LONGEST = 400


class Parser(ArgumentParser):
    """Removes control characters from messages, which quote what was typed."""

    def error(self, message: str) -> NoReturn:
        super().error(clean_line(message, _LONGEST))
