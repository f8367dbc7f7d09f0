"""The records of a session in order, what of them was undone, and the session they fold to."""

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from kitchen_tui.cooking.apply import apply
from kitchen_tui.cooking.events import CommandRedone, CommandUndone
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.record import Record, Unknown
from kitchen_tui.cooking.session import Session, ends_hold

_NEVER = Instant(0, 0, "")


class History(NamedTuple):
    """The past of a session. `done` holds the commands that can be undone, oldest first; `undone` those to redo."""

    records: tuple[Record, ...]
    session: Session
    done: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()


def empty(session_id: str) -> History:
    """Return the history of a session without records."""
    return History((), Session(session_id, _NEVER))


def fold(records: Sequence[Record]) -> History:
    """Return the history of a session's records, in their order; unknown events change nothing."""
    return extended(empty(records[0].session if records else ""), records)


def unknown_notice(history: History) -> str:
    """Return a sentence if some of the records are not understood, else ""."""
    missing = sum(isinstance(record.event, Unknown) for record in history.records)
    events = "1 event" if missing == 1 else f"{missing} events"
    return f"{events} of the session could not be understood and had to be left out." if missing else ""


def extended(history: History, records: Iterable[Record]) -> History:
    """Return the history with more records at its end.

    If one of them undoes or redoes a command, the past is folded again, once, without the commands that are undone.
    """
    new = tuple(records)
    done, undone = dict.fromkeys(history.done), dict.fromkeys(history.undone)
    counted, refolds = [], False
    for record in new:
        event, command = record.event, record.command
        if isinstance(event, CommandUndone):
            refolds |= _move(event.undone, done, undone)
        elif isinstance(event, CommandRedone):
            refolds |= _move(event.redone, undone, done)
        elif command in undone:  # the rest of a command that another process undid meanwhile
            continue
        elif command and command not in done:
            done[command] = None
            undone.clear()
        counted.append(record)
    records = (*history.records, *new)
    session = _folded(records, done.keys()) if refolds else _steps(history.session, counted)
    return History(records, session, tuple(done), tuple(undone))


def _move(command: str, source: dict[str, None], target: dict[str, None]) -> bool:
    if command not in source:
        return False
    del source[command]
    target[command] = None
    return True


def _folded(records: Sequence[Record], done: Set[str]) -> Session:
    """Fold from the first record, with the commands that are done and what belongs to no command."""
    counted = (record for record in records if not record.command or record.command in done)
    return _steps(Session(records[0].session, _NEVER), counted)


def _steps(session: Session, records: Iterable[Record]) -> Session:
    for record in records:
        event = record.event
        if isinstance(event, Unknown):
            continue
        if record.command and ends_hold(session, record.at):
            session = session._replace(held=None)
        session = apply(session, event, record.at, record.run)
        if record.command or isinstance(event, CommandUndone | CommandRedone):
            session = session._replace(touched=record.at)
    return session
