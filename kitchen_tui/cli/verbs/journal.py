"""`journal`: verifies the journal, exports it as JSON Lines, or imports such a file."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kitchen_tui.cli.composition import open_kitchen
from kitchen_tui.cli.io import Exit, Stop, print_line, print_message
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.journal.protocol import JournalError
from kitchen_tui.paths import resolve_paths

HELP = "Verify the journal, export it as JSON Lines, or import such a file, without loss."


def arguments(parser: ArgumentParser) -> None:
    """Add check | export | import FILE."""
    parser.add_argument("what", choices=("check", "export", "import"))
    parser.add_argument("file", nargs="?", metavar="FILE", help="for import: JSON Lines, - for standard input")


def run(args: Namespace) -> int:
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

    opened = open_kitchen()
    try:
        for text in export_lines(opened.journal):
            sys.stdout.write(text + "\n")
    finally:
        opened.close()
    return Exit.FINE


def _import(name: str) -> int:
    from kitchen_tui.journal.transfer import import_lines

    opened = open_kitchen()
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        print_line(f"{import_lines(opened.journal, text.splitlines())} records were new")
    except UnicodeDecodeError:
        raise Stop(Exit.PROBLEM, f"{name} is not an exported journal: it is not UTF-8 text") from None
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"{name} cannot be read: {error.strerror or error}") from None
    finally:
        opened.close()
    return Exit.FINE


VERBS = {"journal": Verb(HELP, arguments, run)}
