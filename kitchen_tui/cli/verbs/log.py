"""`log` and `note`: print past sessions, and add notes for next time."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.composition import open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_json, print_line, print_message
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.journal.protocol import JournalError

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

    opened = open_kitchen()
    try:
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
    finally:
        opened.close()
    return Exit.FINE


def _note_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="TEXT")


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
    opened = open_kitchen()
    try:
        if not opened.session:
            past = opened.journal.sessions()
            if not past:
                raise Stop(Exit.NOTHING_OPEN, "Nothing has been cooked yet, so a note has no session to go to.")
            opened = opened._replace(session=past[0].id)
        resume(opened)
        print_line(commit(opened, commands.TakeNote(text)))
    except JournalError as error:
        raise Stop(Exit.NO_JOURNAL, str(error)) from None
    finally:
        opened.close()
    return Exit.FINE


VERBS = {
    "log": Verb(
        "Print past sessions, newest first: the recipes, how long each timer ran, the notes.", _log_arguments, _log
    ),
    "note": Verb("Add a note for next time; it is shown when the recipe is cooked again.", _note_arguments, _note),
}
