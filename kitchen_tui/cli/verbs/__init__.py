"""The verbs of the command line: a module holds one or more of them in its `VERBS`."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from kitchen_tui.model.named_tuple import NamedTuple

VERBS: dict[str, str] = {
    "cook": "cook a recipe: a name in the library, a path or a URL",
    "plan": "plan when to start what, so that all dishes are ready together",
    "list": "list the recipes of the library",
    "show": "print a recipe",
    "check": "check recipe files, and fix what can be fixed safely",
    "new": "create a recipe of your own: a commented example, opened in $EDITOR",
    "edit": "open a recipe in $EDITOR, and check it on closing",
    "import": "add a recipe from a file, a web page or pasted text to your library",
    "export": "print a recipe in another format",
    "scale": "print a recipe's ingredients for more or fewer guests, or for what you have",
    "times": "print the times found in a text",
    "amounts": "print the amounts found in ingredient lines",
    "status": "print the open session: steps and timers",
    "watch": "print the status whenever it changes, for a status bar or a program",
    "do": "give the open session an order, as a key would",
    "timer": "add a timer to the open session, or control one",
    "log": "print past sessions",
    "note": "add a note for next time",
    "journal": "check, export or import the journal",
    "ring": "ring for the open session while no screen does",
    "alarm": "test the alarms",
    "completions": "print the completion script of bash, zsh or fish",
    "docs": "print the documentation",
    "help": "print the help of a command",
    "config": "show the settings, or write a commented config file",
}
"""Every verb, with its line in the list of commands."""

_MODULES = {
    "alarm": "ring",
    "amounts": "times",
    "check": "edit",
    "completions": "help",
    "docs": "help",
    "export": "import_export",
    "import": "import_export",
    "list": "show",
    "log": "journal",
    "new": "edit",
    "note": "journal",
    "scale": "show",
    "timer": "do",
}
"""The modules of the verbs that are not in the module of their name."""


class Verb(NamedTuple):
    """One verb: its help, a function that adds its arguments, and one that runs it and returns the exit code.

    `quick` lists options that can be parsed without argparse, with their defaults: False for a flag, None for an option
    with a value. `words` is the name of the argument that takes plain words, if there is one; then only a command line
    without options is parsed like this.
    """

    help: str
    arguments: Callable[[Any], None]
    run: Callable[[Any], int]
    quick: Mapping[str, Any] | None = None
    words: str = ""


def argument(*names: str, **options: Any) -> Callable[[Any], None]:
    """Return a function that adds the only argument of a verb to a parser."""
    return lambda parser: parser.add_argument(*names, **options)


def load(name: str) -> Verb:
    """Import the module of one verb only: `status` must be quick."""
    verb: Verb = import_module(f"{__name__}.{_MODULES.get(name, name)}").VERBS[name]
    return verb
