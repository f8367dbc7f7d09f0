"""Executes commands in the open session, waits until they are on disk, and closes forgotten sessions."""

import sys
from contextlib import suppress

from kitchen_tui.cli.composition import OpenKitchen, stopping_on_journal_errors
from kitchen_tui.cli.io import Exit, Stop, ask, print_message
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.commands import Command
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.cooking.decide.decision import ExtendedTwice
from kitchen_tui.cooking.session import is_stale
from kitchen_tui.journal import CLOSE_TIMEOUT_S, Journal, JournalError
from kitchen_tui.paths import resolve_paths

FLUSH_S = 10.0
"""How long a verb waits for its records to reach a slow disk before it says so."""
_SLOW_DISK_S = 50.0
_BRIEFLY_S = 0.3


def commit(opened: OpenKitchen, *to_execute: Command) -> str:
    """Execute commands and wait until they are on disk; return the last message. Raises Stop."""
    message = execute(opened, *to_execute)
    save(opened)
    return message


def execute(opened: OpenKitchen, *to_execute: Command) -> str:
    """Execute commands without waiting for the disk; return the last message. Raises Stop if one is refused."""
    message = ""
    try:
        for command in to_execute:
            message = opened.kitchen.execute(command)
    except ExtendedTwice:
        raise  # raised for checks, which only `do` answers
    except Refused as refused:
        raise Stop(Exit.PROBLEM, str(refused)) from None
    return message


def save(opened: OpenKitchen) -> None:
    """Wait until everything is on disk, read what other processes wrote, and start a ringer if needed.

    Raises Stop if the journal cannot be written.
    """
    with stopping_on_journal_errors():
        _flush(opened.journal)
        opened.kitchen.poll()
    kitchen, session = opened.kitchen, opened.kitchen.session
    has_starts = session.plan and not session.closed and kitchen.view(kitchen.now()).has_starts
    if has_starts or any(timer.state == "running" for timer in session.alive):
        _ensure_ringer()


def _ensure_ringer() -> None:
    """Make sure that timers ring without a screen; print a message if they will not. The command is saved anyway."""
    try:
        from kitchen_tui.ringing.background import ensure_ringer

        is_ready = ensure_ringer(resolve_paths())
    except OSError:  # such as: too many open files
        is_ready = False
    if not is_ready:
        print_message("Nothing rings unless a screen is open: the background ringer cannot be started.")


def _flush(journal: Journal) -> None:
    """Wait for the disk; if it is only slow, print a message and wait longer."""
    try:
        journal.flush(FLUSH_S)
    except JournalError:
        if journal.saving().problem:
            raise
        print_message("Saving… the disk is slow.")
        journal.flush(_SLOW_DISK_S)


def wait_briefly(opened: OpenKitchen) -> None:
    """Wait for the disk for a moment at most, then read what other processes wrote."""
    with suppress(JournalError):
        opened.journal.flush(_BRIEFLY_S)
        opened.kitchen.poll()


# Forgotten sessions ------------------------------------------------------------------------------------------------


def confirm_resume(opened: OpenKitchen) -> OpenKitchen:
    """If nothing has happened for half a day, ask whether to continue the session or close it. Raises Stop."""
    if not is_stale(opened.kitchen.session, opened.kitchen.now()):
        return opened
    answers = {"c": "continue", "p": "put it aside"}
    if ask(_forgotten(opened), answers, "--new closes it") == "c":
        return opened
    return close_session(opened)


def resume_or_close(opened: OpenKitchen) -> OpenKitchen:
    """Like `confirm_resume`, but if stdin is not a terminal, close a forgotten session with a message."""
    if sys.stdin.isatty() or not is_stale(opened.kitchen.session, opened.kitchen.now()):
        return confirm_resume(opened)
    print_message(f"{_forgotten(opened)} It was closed.")
    return close_session(opened)


def close_session(opened: OpenKitchen) -> OpenKitchen:
    """Close the open session and wait for the disk, so that it counts as a past session from now on."""
    opened.kitchen.execute(commands.CloseSession())
    with suppress(JournalError):
        opened.journal.flush(CLOSE_TIMEOUT_S)
    opened.kitchen.detach()
    return opened._replace(session="")


def session_title(opened: OpenKitchen) -> str:
    """Return the titles of the session's dishes, or a description of a session without one."""
    return ", ".join(dish.recipe.title for dish in opened.kitchen.session.dishes.values()) or "A session with timers"


def _forgotten(opened: OpenKitchen) -> str:
    return f"{session_title(opened)} was left open, and nothing has happened for half a day."
