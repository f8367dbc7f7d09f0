"""A verb prints only after the commit."""

from kitchen_tui.cli.exits import Exit, Stop
from kitchen_tui.cli.opening import Opened
from kitchen_tui.cooking.commands import Command
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.journal.protocol import JournalError
from kitchen_tui.paths import paths

_PATIENCE_S = 10.0


def committed(opened: Opened, *commands: Command) -> str:
    """Carry commands out and wait until they are on disk; what the last one said. Raises Stop."""
    said = ""
    try:
        for command in commands:
            said = opened.kitchen.execute(command)
        opened.journal.flush(_PATIENCE_S)
    except Refused as refused:
        raise Stop(Exit.PROBLEM, str(refused)) from None
    except JournalError as error:
        raise Stop(Exit.NO_JOURNAL, str(error)) from None
    if any(timer.state == "running" for timer in opened.kitchen.session.alive):
        from kitchen_tui.ringing.start import see_to_ringer

        see_to_ringer(paths())  # no screen need be open for it to ring
    return said
