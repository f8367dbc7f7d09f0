"""The entry point: runs a verb, and turns errors into exit codes."""

import errno
import gc
import os
import sys
from codecs import register_error
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from types import SimpleNamespace
from unicodedata import normalize

from kitchen_tui.cli.io import PROGRAM, Exit, Stop, print_message
from kitchen_tui.cli.verbs import VERBS, Verb, load
from kitchen_tui.model.text import ASCII_SIGNS, error_reason
from kitchen_tui.paths import make_home_absolute, make_private, resolve_paths


def run() -> None:
    """Run the program and exit. Characters that the output cannot encode are printed as ASCII, or as "?"."""
    os.umask(0o077)  # the config may hold passwords, and the journal is private
    with suppress(OSError):  # no home folder: a verb that needs one reports it
        make_home_absolute()
        make_private(resolve_paths())
    gc.disable()  # saves a tenth of the time of `status`; verbs that run for long enable it again
    _open_closed_streams()
    register_error("signs", _ascii_signs)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="signs")
    code = main(sys.argv[1:])
    if "threading" not in sys.modules:  # no threads to join: skipping finalization saves a tenth of `status`
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def main(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code."""
    try:
        _make_paths_absolute()
        code = _dispatch(arguments)
        sys.stdout.flush()
    except Stop as stop:
        print_message(f"{PROGRAM}: {stop}")
        return stop.code
    except BrokenPipeError:
        _discard_stdout()
        return Exit.FINE
    except OSError as error:
        if error.errno in (errno.EMFILE, errno.ENFILE):
            print_message(f"{PROGRAM}: Too many files are open; raise the limit (ulimit -n).")
            return Exit.PROBLEM
        if error.filename is None:  # stdout could not be written to
            _discard_stdout()
        print_message(f"{PROGRAM}: {error.filename or 'Cannot print'}: {error_reason(error)}")
        return Exit.PROBLEM
    except MemoryError:
        print_message(f"{PROGRAM}: There is not enough memory.")
        return Exit.PROBLEM
    except KeyboardInterrupt:
        return 130
    return code


def _make_paths_absolute() -> None:
    """Make relative paths in the environment absolute. Raises Stop if the current folder was deleted."""
    try:
        make_home_absolute()
        if "KITCHEN_TUI_ALARMS_COMMAND_RUN" in os.environ:
            from kitchen_tui.config.load import make_run_absolute

            make_run_absolute()
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"The current folder cannot be used: {error.strerror}; change to another") from None


def _ascii_signs(error: UnicodeError) -> tuple[str, int]:
    """Replace what cannot be encoded by ASCII signs and unaccented letters (an error handler for `codecs`)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    before, plain = error.object[: error.start][-1:], ""
    for char in error.object[error.start : error.end]:
        parts = normalize("NFKD", char.translate(ASCII_SIGNS)).replace("\N{FRACTION SLASH}", "/")
        letters = "".join(part for part in parts if part.isascii()) or "?"
        plain += f" {letters}" if "/" in letters and before.isdecimal() else letters  # 2½ is 2 1/2
        before = char
    return plain, error.end


def _open_closed_streams() -> None:
    """Replace outputs that the shell has closed (`>&-`), which Python sets to None.

    Writing to the replacement of stdout fails, as it would to a full disk; messages on stderr are discarded.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: SIM115 -- for as long as the program runs
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _discard_stdout() -> None:
    """Redirect stdout to /dev/null, so that Python does not fail to flush its buffer at exit."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def _dispatch(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] not in VERBS:
        from kitchen_tui.cli.command_line import parse_without_verb

        parse_without_verb(arguments)
        return Exit.FINE
    name, words = (arguments[0], arguments[1:]) if arguments else ("cook", ())
    verb = load(name)
    return verb.run(_parsed_quickly(verb, words) or _parsed(verb, name, words))


def _parsed_quickly(verb: Verb, arguments: Sequence[str]) -> SimpleNamespace | None:
    """Parse the plain options of a quick verb; return None to leave anything else, and errors, to argparse.

    Importing argparse would double the time of `status`.
    """
    if verb.quick is None or (verb.words and any(word.startswith("-") for word in arguments)):
        return None
    if verb.words:
        return SimpleNamespace(**verb.quick, **{verb.words: list(arguments)})
    defaults, found = verb.quick, dict(verb.quick)
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


def _parsed(verb: Verb, name: str, arguments: Sequence[str]) -> object:
    from kitchen_tui.cli.command_line import parse

    return parse(verb, name, arguments)
