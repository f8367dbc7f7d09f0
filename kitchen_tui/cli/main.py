"""The shell's door: which verb, and the errors that any verb may leave by."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

from kitchen_tui.cli.io import Exit, Stop, print_message

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

PROGRAM = "kitchen-tui"
VERBS: dict[str, str] = {
    "cook": "cook a recipe: a name of the library, or a path",
    "list": "the recipes there are",
    "show": "one recipe, printed",
    "check": "check recipe files, and mend them where that is safe",
    "new": "a recipe of your own: a skeleton, opened in $EDITOR",
    "import": "a recipe from a file, a web page or pasted text into your library",
    "export": "a recipe in another format",
    "scale": "a recipe's ingredients for more guests or fewer, or for what you have",
    "times": "the times found in a text",
    "amounts": "the amounts found in ingredient lines",
    "status": "what is on the stove now",
    "timer": "add a timer to the open session, or see to one",
    "log": "past sessions",
    "note": "a line for next time",
    "journal": "check, export or import the journal",
    "ring": "ring while no screen does",
    "alarm": "try the alarms before trusting them",
    "config": "the settings: where, which, and a file to begin with",
}
"""Each verb is the module of its name in `cli.verbs`, imported when it is asked for: `status` must be quick."""
_MODULES = {"import": "import_"}
"""Where Python does not allow the name."""


def run() -> None:
    """The program: runs a verb and exits with its code. What a terminal cannot show is shown as a question mark."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """The exit code of a command line."""
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
    except Stop as stop:
        print_message(f"{PROGRAM}: {stop}")
        return stop.code
    except BrokenPipeError:
        _leave_the_pipe()
        return Exit.FINE
    except OSError as error:  # an output that cannot be written has no name
        _leave_the_pipe()
        print_message(f"{PROGRAM}: {error.filename or 'not printed'}: {error.strerror or error}")
        return Exit.PROBLEM
    except KeyboardInterrupt:
        return 130
    return code


def _open_what_is_closed() -> None:
    """A shell may start us with an output closed (`>&-`), which Python makes no stream of. What is printed there then
    fails as on any output that cannot be written; what is said on a closed stderr nobody wanted."""
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


def _leave_the_pipe() -> None:
    """Whoever read has enough; what is left in the buffer goes nowhere, and Python does not complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _run(verb: str, arguments: Sequence[str]) -> int:
    from importlib import import_module

    module = import_module(f"kitchen_tui.cli.verbs.{_MODULES.get(verb, verb)}")
    code: int = module.run(_flags(module, arguments) or _parsed(module, verb, arguments))
    return code


def _flags(module: ModuleType, arguments: Sequence[str]) -> SimpleNamespace | None:
    """For a verb that knows only flags: argparse takes as long as `status` itself, and is left for the rest."""
    flags = {f"--{flag}": flag for flag in getattr(module, "FLAGS", ())}
    if not flags or not set(arguments) <= set(flags):
        return None
    return SimpleNamespace(**{flag: word in arguments for word, flag in flags.items()})


def _parsed(module: ModuleType, verb: str, arguments: Sequence[str]) -> "Namespace":
    from argparse import ArgumentParser

    parser = ArgumentParser(prog=f"{PROGRAM} {verb}", description=module.HELP)
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
        parser.error(f"there is no verb “{verb}”{_nearest(verb)}")
    parser.parse_args(arguments)
    return Exit.FINE


def _parser() -> "ArgumentParser":
    from argparse import ArgumentParser, RawDescriptionHelpFormatter

    width = max(map(len, VERBS))
    verbs = "\n".join(f"  {verb:{width}}  {help_}" for verb, help_ in VERBS.items())
    return ArgumentParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [VERB ...]",
        description=f"A cook mode for the terminal. Without a verb: the open session, else the library.\n\n{verbs}",
        epilog=f"{PROGRAM} VERB --help tells more.",
        formatter_class=RawDescriptionHelpFormatter,
    )


def _nearest(verb: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(verb, VERBS, 1)
    return f"; did you mean {near[0]}?" if near else ""
