"""The entry point: runs the verb, and turns the errors that any verb may raise into exit codes."""

import gc
import os
import sys
from codecs import register_error
from collections.abc import Sequence
from io import TextIOWrapper
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

from kitchen_tui.cli.io import Exit, Stop, print_message
from kitchen_tui.paths import make_home_absolute, make_private, resolve_paths

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

PROGRAM = "kitchen-tui"
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
"""Each verb is the module of its name in `cli.verbs`, imported when it is used: `status` must be quick."""
MODULES = {"import": "import_"}
"""Modules whose verb is a keyword of Python."""


def run() -> None:
    """Run the program and exit. What the output cannot encode is printed as ASCII, if need be as "?"."""
    os.umask(0o077)  # the config may hold passwords, and the rest is private
    make_private(resolve_paths())
    gc.disable()  # collecting garbage among what is imported takes a tenth of `status`; long verbs enable it again
    _open_closed_streams()
    register_error("signs", _ascii_signs)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="signs")
    code = main(sys.argv[1:])
    if "threading" not in sys.modules:  # nothing has to end, and tearing Python down is a tenth of `status`
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def main(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code."""
    make_home_absolute()
    if "KITCHEN_TUI_ALARMS_COMMAND_RUN" in os.environ:
        from kitchen_tui.config.overrides import make_run_absolute

        make_run_absolute()
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
    except Stop as stop:
        print_message(f"{PROGRAM}: {stop}")
        return stop.code
    except BrokenPipeError:
        _discard_stdout()
        return Exit.FINE
    except OSError as error:  # an error of writing to stdout has no file name
        if error.filename is None:
            _discard_stdout()
        print_message(f"{PROGRAM}: {error.filename or 'cannot print'}: {error.strerror or error}")
        return Exit.PROBLEM
    except KeyboardInterrupt:
        return 130
    return code


def _ascii_signs(error: UnicodeError) -> tuple[str, int]:
    """Replace what cannot be encoded, signs by signs and letters by those without accents: a handler of errors."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from unicodedata import normalize

    from kitchen_tui.model.text import ASCII_SIGNS

    before, plain = error.object[: error.start][-1:], ""
    for char in error.object[error.start : error.end]:
        parts = normalize("NFKD", char.translate(ASCII_SIGNS)).replace("\N{FRACTION SLASH}", "/")
        letters = "".join(part for part in parts if part.isascii()) or "?"
        plain += f" {letters}" if "/" in letters and before.isdecimal() else letters  # 2½ is 2 1/2
        before = char
    return plain, error.end


def _open_closed_streams() -> None:
    """Replace outputs that the shell has closed (`>&-`), which Python sets to None.

    Printing to the replacement of stdout fails as on any output that cannot be written; messages are discarded.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: SIM115 -- for as long as the program runs
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _dispatch(arguments: Sequence[str]) -> int:
    if not arguments:
        return _run("cook", [])
    if arguments[0] in VERBS:
        return _run(arguments[0], arguments[1:])
    return _top(arguments, next((word for word in arguments if not word.startswith("-")), ""))


def _discard_stdout() -> None:
    """Point stdout at /dev/null, so that Python does not complain about the rest of its buffer at exit."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def _run(verb: str, arguments: Sequence[str]) -> int:
    from importlib import import_module

    module = import_module(f"kitchen_tui.cli.verbs.{MODULES.get(verb, verb)}")
    code: int = module.run(_parsed_quickly(module, arguments) or _parsed(module, verb, arguments))
    return code


def _parsed_quickly(module: ModuleType, arguments: Sequence[str]) -> SimpleNamespace | None:
    """Parse plain options of a verb that must be quick; None leaves anything else, and mistakes, to argparse.

    Its QUICK maps options to their defaults: False for a flag, None for an option with a value. Importing argparse
    takes as long as `status` does.
    """
    defaults: dict[str, bool | str | None] | None = getattr(module, "QUICK", None)
    if defaults is None:
        return None
    found = dict(defaults)
    words = iter(arguments)
    for word in words:
        name = word.removeprefix("--")
        if word == name or name not in defaults or found[name] not in (False, None):
            return None
        value = True if defaults[name] is False else next(words, "")
        if isinstance(value, str) and (not value or value.startswith("-")):
            return None
        found[name] = value
    return SimpleNamespace(**{"host" if name == "for" else name: value for name, value in found.items()})


def _parsed(module: ModuleType, verb: str, arguments: Sequence[str]) -> "Namespace":
    from kitchen_tui.cli.parser import Parser

    parser = Parser(prog=f"{PROGRAM} {verb}", description=module.HELP)
    module.arguments(parser)
    return parser.parse_args([_with_minus_sign(word) for word in arguments] if verb == "timer" else arguments)


def _with_minus_sign(word: str) -> str:
    """The word with a true minus sign: argparse takes the "-5m" of `timer --add -5m 2` for an option."""
    return f"\N{MINUS SIGN}{word[1:]}" if word[:1] == "-" and word[1:2].isdecimal() else word


def _top(arguments: Sequence[str], verb: str) -> int:
    from kitchen_tui import __version__

    parser = _parser()
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    if verb:
        parser.error(f"there is no command “{verb}”{_nearest(verb)}")
    parser.parse_args(arguments)
    return Exit.FINE


def _parser() -> "ArgumentParser":
    from argparse import RawDescriptionHelpFormatter

    from kitchen_tui.cli.parser import Parser

    width = max(map(len, VERBS))
    verbs = "\n".join(f"  {verb:{width}}  {help_}" for verb, help_ in VERBS.items())
    return Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [COMMAND ...]",
        description=f"A cook mode for the terminal. Without a command: the open session, else the library.\n\n{verbs}",
        epilog=f"{PROGRAM} COMMAND --help describes its options.",
        formatter_class=RawDescriptionHelpFormatter,
    )


def _nearest(verb: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(verb, VERBS, 1)
    return f"; did you mean {near[0]}?" if near else ""
