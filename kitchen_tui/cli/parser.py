"""Parses command lines by argparse, with messages that are fit for a terminal."""

import re
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import NoReturn

from kitchen_tui.cli.io import PROGRAM
from kitchen_tui.cli.verbs import VERBS, Verb
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line

_LONGEST = 400
_NO_NUMBER = lazy_regex(r"invalid (int|float) value: (.*)", re.DOTALL)
_NUMBERS = {"int": "a whole number", "float": "a number"}


class _Parser(ArgumentParser):
    """Words messages for the cook, and removes control characters from what they quote."""

    def error(self, message: str) -> NoReturn:
        message = _NO_NUMBER.sub(lambda found: f"{found[2]} is not {_NUMBERS[found[1]]}", message)
        super().error(clean_line(message, _LONGEST))


def parse(verb: Verb, name: str, arguments: Sequence[str]) -> Namespace:
    """Parse the arguments of a verb; exits after a mistake, and after --help."""
    parser = _Parser(prog=f"{PROGRAM} {name}", description=verb.help)
    verb.arguments(parser)
    return parser.parse_args([_with_minus_sign(word) for word in arguments] if name == "timer" else arguments)


def _with_minus_sign(word: str) -> str:
    """Return the word with a true minus sign: argparse takes the "-5m" of `timer --add -5m 2` for an option."""
    return f"\N{MINUS SIGN}{word[1:]}" if word[:1] == "-" and word[1:2].isdecimal() else word


def parse_without_verb(arguments: Sequence[str]) -> None:
    """Print the version or the list of commands and exit; anything else is an error."""
    from kitchen_tui import __version__

    width = max(map(len, VERBS))
    verbs = "\n".join(f"  {verb:{width}}  {summary}" for verb, summary in VERBS.items())
    parser = _Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [COMMAND ...]",
        description=f"A cook mode for the terminal. Without a command: the open session, else the library.\n\n{verbs}",
        epilog=f"{PROGRAM} COMMAND --help describes its options.",
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    if verb := next((word for word in arguments if not word.startswith("-")), ""):
        parser.error(f"there is no command “{verb}”{_nearest(verb)}")
    parser.parse_args(arguments)


def _nearest(verb: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(verb, VERBS, 1)
    return f"; did you mean {near[0]}?" if near else ""
