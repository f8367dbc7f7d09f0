"""`note`: a note for next time, on the open session or the last one."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.composition import open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_line
from kitchen_tui.cli.session_commands import commit
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.decide.dishes import LONGEST_NOTE
from kitchen_tui.journal.protocol import JournalError
from kitchen_tui.model.text import clean_line

HELP = "Add a note for next time; it is shown when the recipe is cooked again."


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="TEXT")


def run(args: Namespace) -> int:
    """Add the note to the open session, or to the last one if none is open."""
    text = clean_line(" ".join(args.words))
    if len(text) > LONGEST_NOTE:
        raise Stop(
            Exit.USAGE, f"a note has at most {LONGEST_NOTE} characters, and this one has {len(text)}; split it in two"
        )
    opened = open_kitchen()
    try:
        if not opened.session:
            past = opened.journal.sessions()
            if not past:
                raise Stop(Exit.NOTHING_OPEN, "there is no session to add a note to yet")
            opened = opened._replace(session=past[0].id)
        resume(opened)
        print_line(commit(opened, commands.TakeNote(text)))
    except JournalError as error:
        raise Stop(Exit.NO_JOURNAL, str(error)) from None
    finally:
        opened.close()
    return Exit.FINE
