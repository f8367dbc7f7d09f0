"""`log`, `note` and `journal`: past sessions, notes for next time, and the file in which both are stored."""

import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path

from kitchen_tui.cli.composition import open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_json, print_line, print_message
from kitchen_tui.cli.verbs import Verb, argument
from kitchen_tui.journal import JournalError
from kitchen_tui.model.text import error_reason
from kitchen_tui.paths import resolve_paths

_SOME = 10


def _log_arguments(parser: ArgumentParser) -> None:
    """Add [N] and --json."""
    parser.add_argument(
        "count", nargs="?", type=int, default=_SOME, metavar="N", help=f"how many sessions (default {_SOME})"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object per line")


def _log(args: Namespace) -> int:
    """Print the last sessions, newest first."""
    if args.count < 1:
        raise Stop(Exit.USAGE, "N must be at least 1.")
    from kitchen_tui.cli.session_log import past_sessions, session_json, session_lines
    from kitchen_tui.clock import SystemClock

    try:
        with closing(open_kitchen()) as opened:
            for past in past_sessions(opened.journal, args.count, SystemClock()):
                if past.left_out:
                    print_message(past.left_out)
                if args.json:
                    print_json(session_json(past))
                else:
                    for text in session_lines(past):
                        print_line(text)
    except JournalError as error:
        raise Stop(Exit.NO_JOURNAL, str(error)) from None
    return Exit.FINE


def _note(args: Namespace) -> int:
    """Add the note to the open session, or to the last one if none is open."""
    from kitchen_tui.cli.session_commands import commit
    from kitchen_tui.cooking import commands
    from kitchen_tui.cooking.decide.dishes import LONGEST_NOTE
    from kitchen_tui.model.text import clean_line

    text = clean_line(" ".join(args.words))
    if len(text) > LONGEST_NOTE:
        raise Stop(
            Exit.USAGE, f"A note has at most {LONGEST_NOTE} characters, and this one has {len(text)}; split it in two"
        )
    try:
        with closing(open_kitchen()) as opened:
            if not opened.session:
                past = opened.journal.sessions()
                if not past:
                    raise Stop(Exit.NOTHING_OPEN, "Nothing has been cooked yet, so a note has no session to go to.")
                opened = opened._replace(session=past[0].id)
            resume(opened)
            print_line(commit(opened, commands.TakeNote(text)))
    except JournalError as error:
        raise Stop(Exit.NO_JOURNAL, str(error)) from None
    return Exit.FINE


_JOURNAL_HELP = "Verify the journal, export it as JSON Lines, or import such a file, without loss."


def _journal_arguments(parser: ArgumentParser) -> None:
    """Add check | export | import FILE."""
    parser.add_argument("what", choices=("check", "export", "import"))
    parser.add_argument("file", nargs="?", metavar="FILE", help="for import: JSON Lines, - for standard input")


def _journal(args: Namespace) -> int:
    """Check, export or import."""
    if (args.what == "import") != (args.file is not None):
        raise Stop(Exit.USAGE, "kitchen-tui journal import needs a FILE; check and export take none.")
    try:
        if args.what == "check":
            return _check()
        return _export() if args.what == "export" else _import(args.file)
    except JournalError as error:
        raise Stop(Exit.NO_JOURNAL, str(error)) from None


def _check() -> int:
    from kitchen_tui.journal.transfer import check

    faults = check(resolve_paths().journal)
    for fault in faults:
        print_message(fault)
    if not faults:
        print_line("the journal is sound")
    return Exit.NO_JOURNAL if faults else Exit.FINE


def _export() -> int:
    from kitchen_tui.journal.transfer import export_lines

    with closing(open_kitchen()) as opened:
        for text in export_lines(opened.journal):
            sys.stdout.write(text + "\n")
    return Exit.FINE


def _import(name: str) -> int:
    from kitchen_tui.journal.transfer import import_lines

    try:
        with closing(open_kitchen()) as opened:
            text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
            print_line(f"{import_lines(opened.journal, text.splitlines())} records were new")
    except UnicodeDecodeError:
        raise Stop(Exit.PROBLEM, f"{name} is not an exported journal: it is not UTF-8 text") from None
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"{name} cannot be read: {error_reason(error)}") from None
    return Exit.FINE


VERBS = {
    "journal": Verb(_JOURNAL_HELP, _journal_arguments, _journal),
    "log": Verb(
        "Print past sessions, newest first: the recipes, how long each timer ran, the notes.", _log_arguments, _log
    ),
    "note": Verb(
        "Add a note for next time; it is shown when the recipe is cooked again.",
        argument("words", nargs="+", metavar="TEXT"),
        _note,
    ),
}
