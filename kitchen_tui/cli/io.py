"""Input and output of the command line: data on stdout, messages on stderr, exit codes, questions."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from enum import IntEnum
from typing import Any

from kitchen_tui.model.text import UNSAFE, as_sentence, clean

PROGRAM = "kitchen-tui"
_NARROWEST = 20
"""Messages are not wrapped to fewer columns than this."""
_NARROWEST_RECIPE = 30


class Exit(IntEnum):
    """The exit codes of all verbs."""

    FINE = 0
    PROBLEM = 1
    USAGE = 2
    NOTHING_OPEN = 3
    NO_JOURNAL = 4


class Stop(Exception):  # noqa: N818 -- a normal way to end, not an error
    """Raised to end the program with a message on stderr and an exit code."""

    def __init__(self, code: Exit, message: str) -> None:
        super().__init__(as_sentence(message))
        self.code = code


def print_line(text: str = "") -> None:
    """Print one line of data, without control characters."""
    sys.stdout.write(clean(text) + "\n")


def print_message(sentence: str) -> None:
    """Print a message for the cook on stderr, as a sentence without control characters, wrapped to a terminal."""
    sys.stderr.write(_wrapped(clean(as_sentence(sentence))) + "\n")


def _wrapped(text: str) -> str:
    """Break lines between words if stderr is a terminal; a path or an address stays in one piece to be copied."""
    if not sys.stderr.isatty():
        return text
    from shutil import get_terminal_size
    from textwrap import wrap

    width = max(_NARROWEST, get_terminal_size().columns)
    return "\n".join(
        "\n".join(wrap(line, width, break_long_words=False, break_on_hyphens=False)) if len(line) > width else line
        for line in text.split("\n")
    )


def terminal_width() -> int:
    """Return the width to wrap a recipe on stdout to; 0 (do not wrap) if it is not a terminal."""
    from shutil import get_terminal_size

    return max(_NARROWEST_RECIPE, get_terminal_size().columns) if sys.stdout.isatty() else 0


def print_json(value: Any) -> None:
    """Print a JSON value on one line."""
    sys.stdout.write(json_text(value) + "\n")


def json_text(value: Any) -> str:
    """Return a JSON value on one line. Control characters, and those the output cannot encode, are escaped."""
    import json

    lacks_some = not (sys.stdout.encoding or "").lower().startswith("utf")
    text = json.dumps(value, ensure_ascii=lacks_some, separators=(",", ":"))
    return UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text)


def answer_from_terminal() -> None:
    """Reconnect standard input to the terminal once a pipe has been read, if questions are shown there."""
    if sys.stdin.isatty() or not (sys.stdout.isatty() and sys.stderr.isatty()):
        return
    with suppress(OSError):  # without a terminal, `ask` says which option to use instead
        terminal = os.open("/dev/tty", os.O_RDWR)
        os.dup2(terminal, 0)  # the editor reads from there too
        os.close(terminal)
        sys.stdin = open(0, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115 -- stays open


def ask(question: str, answers: Mapping[str, str], otherwise: str) -> str:
    """Ask on stderr and return the letter of the answer; `answers` maps letters to descriptions.

    Raises Stop for q, an empty answer and the end of input. Without a terminal it always does, with the question and
    `otherwise`, which names the option to use instead.
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
            raise Stop(Exit.FINE, "Nothing was changed.")
