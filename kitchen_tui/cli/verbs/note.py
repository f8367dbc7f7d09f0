"""`note`: a line for next time, on the open session or the last one."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.composition import open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_line
from kitchen_tui.cli.session_commands import commit
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.decide.dishes import LONGEST_NOTE
from kitchen_tui.journal.protocol import JournalError
from kitchen_tui.model.text import clean_line

HELP = "A note for next time; it is shown when that recipe is opened again."


def arguments(parser: ArgumentParser) -> None:
    """TEXT."""
    parser.add_argument("words", nargs="+", metavar="TEXT")


def run(args: Namespace) -> int:
    """To the open session, else to the one that was open last."""
    text = clean_line(" ".join(args.words))
    if len(text) > LONGEST_NOTE:
        raise Stop(Exit.USAGE, f"a note has at most {LONGEST_NOTE} characters, and this has {len(text)}; say it in two")
    opened = open_kitchen()
    try:
        if not opened.session:
            past = opened.journal.sessions()
            if not past:
                raise Stop(Exit.NOTHING_OPEN, "nothing was ever cooked here; there is no session for a note")
            opened = opened._replace(session=past[0].id)
        resume(opened)
        print_line(commit(opened, commands.TakeNote(text)))
    except JournalError as error:
        raise Stop(Exit.NO_JOURNAL, str(error)) from None
    finally:
        opened.close()
    return Exit.FINE
