"""Parses command lines with argparse, and makes its messages safe for a terminal."""

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
_ELSEWHERE = {
    "shopping": "show RECIPE --shopping",
    "ingredients": "show RECIPE",
    "recipe": "show RECIPE",
    "start": "cook RECIPE",
    "stop": "do pause-all",
    "ls": "list",
    "recipes": "list",
    "convert": "export RECIPE --to FORMAT",
    "paste": "import -",
    "add": "timer 5m eggs",
    "undo": "do undo",
    "settings": "config --show",
    "history": "log",
    "keys": "docs readme",
}
"""Words that people type instead of a command, and the command that does what they mean."""
_LEAST_NAME = 3
"""The fewest letters of an unknown command for which a recipe is suggested."""


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
    if word := next((word for word in arguments if not word.startswith("-")), ""):
        parser.error(f"there is no command “{word}”{_hint(word)}")
    parser.parse_args(arguments)


def _hint(word: str) -> str:
    """Return how to do what an unknown command seems to ask for: a recipe's name alone, "shopping", or a typing error.

    Among equally similar commands, one that the word begins with comes first: "timers" is `timer`, not `times`.
    """
    from difflib import get_close_matches

    if word in _ELSEWHERE:
        return f"; did you mean {PROGRAM} {_ELSEWHERE[word]}?"
    near = sorted(get_close_matches(word, VERBS), key=lambda verb: not word.startswith(verb))
    if len(word) >= _LEAST_NAME and not (near and word.startswith(near[0])) and (name := _recipe_name(word)):
        return f"; did you mean {PROGRAM} cook {name}?"
    return f"; did you mean {near[0]}?" if near else f"; {PROGRAM} help lists the commands"


def _recipe_name(word: str) -> str:
    """Return the library name of the only recipe that has a word beginning with `word`, or ""."""
    from kitchen_tui.cli.composition import open_library
    from kitchen_tui.recipes.library import RecipeFile

    found = open_library().locate(word)
    return found.name if isinstance(found, RecipeFile) and f"-{word.lower()}" in f"-{found.name.lower()}" else ""
