"""Questions before the screen opens: on stderr, answered by a letter."""

import sys
from collections.abc import Mapping

from kitchen_tui.cli.exits import Exit, Stop
from kitchen_tui.model.text import clean


def ask(question: str, answers: Mapping[str, str], otherwise: str) -> str:
    """The letter of the chosen answer. Raises Stop for q or a bare Enter, at the end of input, where none can be asked.

    `answers` maps a letter to its words; `otherwise` says which option decides it where there is no terminal.
    """
    if not sys.stdin.isatty():
        raise Stop(Exit.USAGE, f"{question} {otherwise}")
    choices = ", ".join(f"[{letter}] {words}" for letter, words in answers.items())
    while True:
        sys.stderr.write(clean(f"{question}\n{choices}, [q] quit: "))
        sys.stderr.flush()
        answer = sys.stdin.readline().strip().lower()[:1]
        if answer in answers:
            return answer
        if answer in ("q", ""):
            raise Stop(Exit.FINE, "nothing was changed")
