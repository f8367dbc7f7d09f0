"""`log`: print past sessions."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.composition import open_kitchen
from kitchen_tui.cli.io import Exit, Stop, print_json, print_line, print_message
from kitchen_tui.cli.session_log import past_sessions, session_json, session_lines
from kitchen_tui.journal.protocol import JournalError

HELP = "Print past sessions, newest first: the recipes, how long each timer ran, the notes."
_SOME = 10


def arguments(parser: ArgumentParser) -> None:
    """Add [N] and --json."""
    parser.add_argument(
        "count", nargs="?", type=int, default=_SOME, metavar="N", help=f"how many sessions (default {_SOME})"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object per line")


def run(args: Namespace) -> int:
    """Print the last sessions, newest first."""
    if args.count < 1:
        raise Stop(Exit.USAGE, "N must be at least 1")
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
