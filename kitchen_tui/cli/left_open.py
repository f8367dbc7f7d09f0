"""A session that was left open: it is never resumed silently when everybody may have forgotten it."""

import sys
from contextlib import suppress

from kitchen_tui.cli.asking import ask
from kitchen_tui.cli.opening import Opened
from kitchen_tui.cli.output import say
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.session import is_stale
from kitchen_tui.journal.protocol import JournalError

LAST_WORDS_S = 2.0


def continued(opened: Opened) -> Opened:
    """The session as it goes on, or put away: asked where nothing has happened for half a day. Raises Stop."""
    if not is_stale(opened.kitchen.session, opened.kitchen.now()):
        return opened
    answers = {"c": "continue", "p": "put it away"}
    return opened if ask(_forgotten(opened), answers, "--new puts it away") == "c" else put_away(opened)


def continued_or_said(opened: Opened) -> Opened:
    """The same; but where nobody can be asked it is put away, and that is said."""
    if sys.stdin.isatty() or not is_stale(opened.kitchen.session, opened.kitchen.now()):
        return continued(opened)
    say(f"{_forgotten(opened)} It was put away.")
    return put_away(opened)


def put_away(opened: Opened) -> Opened:
    """Nothing is open; on disk too, where that can be had, for the next question is how it went last time."""
    opened.kitchen.execute(commands.CloseSession())
    with suppress(JournalError):
        opened.journal.flush(LAST_WORDS_S)
    opened.kitchen.forget()
    return opened._replace(session="")


def titles(opened: Opened) -> str:
    """What cooks, in a few words."""
    return ", ".join(dish.recipe.title for dish in opened.kitchen.session.dishes.values()) or "A session with timers"


def _forgotten(opened: Opened) -> str:
    return f"{titles(opened)} was left open, and nothing has happened for half a day."
