"""The records of a session in order, what of them was taken back, and the session they fold to."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kitchen_tui.cooking.apply import apply
from kitchen_tui.cooking.event_types import event_of, is_understood
from kitchen_tui.cooking.events import CommandRedone, CommandUndone
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.record import Record
from kitchen_tui.cooking.session import Session, ends_hold

_NOBODY = Instant(0, 0, "")


class History(NamedTuple):
    """A session's past. `done` holds the commands that can be undone, oldest first; `undone` those to redo.

    The history is a value: `extended` returns another and shares nothing that changes.
    """

    records: tuple[Record, ...]
    session: Session
    done: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()


def empty(session_id: str) -> History:
    """A history in which nothing has happened yet."""
    return History((), Session(session_id, _NOBODY))


def fold(records: Sequence[Record]) -> History:
    """The history of a session's records, in their order; those that this version does not understand are left out."""
    nothing = empty(records[0].session if records else "")
    try:
        return extended(nothing, records)
    except (KeyError, TypeError):  # whoever looks at every record first pays for it at every start
        return extended(nothing, filter(is_understood, records))


def left_out(records: Sequence[Record], history: History) -> str:
    """A sentence where some of the records are not in the history that they fold to, else empty."""
    missing = len(records) - len(history.records)
    events = "1 event" if missing == 1 else f"{missing} events"
    return f"{events} of the session could not be understood and had to be left out." if missing else ""


def extended(history: History, records: Iterable[Record]) -> History:
    """The history with more records at its end; an undo or redo among them folds the past once more."""
    for record in records:
        event = event_of(record)
        if isinstance(event, CommandUndone):
            history = _undo(history, record, event.undone)
        elif isinstance(event, CommandRedone):
            history = _redo(history, record, event.redone)
        else:
            history = _done(history, record)
    return history


def _done(history: History, record: Record) -> History:
    if record.command in history.undone:
        # The rest of a command that another terminal took back meanwhile.
        return history._replace(records=(*history.records, record))
    known = not record.command or record.command in history.done
    return History(
        (*history.records, record),
        _step(history.session, record),
        history.done if known else (*history.done, record.command),
        history.undone if known else (),
    )


def _undo(history: History, record: Record, command: str) -> History:
    if command not in history.done:
        return history._replace(records=(*history.records, record))
    done = tuple(each for each in history.done if each != command)
    return _folded((*history.records, record), done, (*history.undone, command))


def _redo(history: History, record: Record, command: str) -> History:
    if command not in history.undone:
        return history._replace(records=(*history.records, record))
    undone = tuple(each for each in history.undone if each != command)
    return _folded((*history.records, record), (*history.done, command), undone)


def _folded(records: tuple[Record, ...], done: tuple[str, ...], undone: tuple[str, ...]) -> History:
    """Fold from the first record, leaving out what counts as not having happened."""
    session = Session(records[0].session, _NOBODY)
    counts = {"", *done}
    for record in records:
        if record.command in counts:
            session = _step(session, record)
    return History(records, session._replace(touched=records[-1].at), done, undone)


def _step(session: Session, record: Record) -> Session:
    if record.command and ends_hold(session, record.at):
        session = session._replace(held=None)
    session = apply(session, event_of(record), record.at, record.run)
    return session._replace(touched=record.at) if record.command else session
