"""A verb prints only after the commit."""

from contextlib import suppress

from kitchen_tui.cli.exits import Exit, Stop
from kitchen_tui.cli.opening import Opened
from kitchen_tui.cli.output import say
from kitchen_tui.cooking.commands import Command
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.journal.protocol import Journal, JournalError
from kitchen_tui.paths import resolve_paths

_PATIENCE_S = 10.0
_LONG_PATIENCE_S = 50.0
_MOMENT_S = 0.3


def committed(opened: Opened, *commands: Command) -> str:
    """Carry commands out and wait until they are on disk; what the last one said. Raises Stop."""
    said = carried_out(opened, *commands)
    saved(opened)
    return said


def carried_out(opened: Opened, *commands: Command) -> str:
    """Carry commands out; what the last one said. Nothing is on disk yet. Raises Stop."""
    said = ""
    try:
        for command in commands:
            said = opened.kitchen.execute(command)
    except Refused as refused:
        raise Stop(Exit.PROBLEM, str(refused)) from None
    return said


def saved(opened: Opened) -> None:
    """Wait until all is on disk, and take in what others wrote meanwhile. Raises Stop."""
    try:
        _flush(opened.journal)
        opened.kitchen.poll()
    except JournalError as error:
        raise Stop(Exit.NO_JOURNAL, str(error)) from None
    if any(timer.state == "running" for timer in opened.kitchen.session.alive):
        from kitchen_tui.ringing.start import see_to_ringer

        see_to_ringer(resolve_paths())  # no screen need be open for it to ring


def _flush(journal: Journal) -> None:
    """A disk that refuses is asked for a while; one that is only slow is given longer, and that is said."""
    try:
        journal.flush(_PATIENCE_S)
    except JournalError:
        if journal.saving().problem:
            raise
        say("saving… the disk is slow")
        journal.flush(_LONG_PATIENCE_S)


def settled(opened: Opened) -> None:
    """Give the disk a moment, and take in what others wrote meanwhile. A disk that takes longer holds up nobody."""
    with suppress(JournalError):
        opened.journal.flush(_MOMENT_S)
        opened.kitchen.poll()
