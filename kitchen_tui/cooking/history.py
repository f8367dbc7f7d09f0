"""Records (events with their instant, session and command), and the history that folds them to a session."""

from collections.abc import Iterable, Sequence, Set

from kitchen_tui.cooking.event_types import Event, Labelled, kind_of
from kitchen_tui.cooking.events import CommandRedone, CommandUndone, DishStarted, NoteTaken, StepMarked, TaskStarted
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.session import Session, ends_hold
from kitchen_tui.cooking.timer import remaining
from kitchen_tui.cooking.timer_events import TimerPaused, TimerResumed, TimerStarted
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.text import counted

VERSION = 3
"""The version of the events this program writes; a journal with a newer one is refused.

Version 2 added `TimerTimezoneChanged` and the zone of a timer that follows the wall clock; version 3 stopwatches, new
names of timers, muting and plans. Earlier versions are read as before.
"""


class Unknown(NamedTuple):
    """An event that this version does not understand or considers absurd. It changes nothing, and is kept as stored."""

    kind: str
    payload: str


class Record(NamedTuple):
    """One event of a session. `sequence` is 0 until the journal has stored it.

    `command` is the unit of undo: the events of one command share it. `run` is the run of a timer that the event is
    about, or whose end started another timer. `threshold` is set if the event records that a threshold of that run was
    announced; the journal stores each (session, run, threshold) only once, even if several processes write it.
    """

    session: str
    command: str
    writer: str
    event: Event | Unknown
    at: Instant
    dish: str = ""
    run: str = ""
    threshold: str = ""
    version: int = VERSION
    sequence: int = 0

    @property
    def kind(self) -> str:
        """The stored name of the event's type."""
        return self.event.kind if isinstance(self.event, Unknown) else kind_of(self.event)


def record_key(record: Record) -> tuple[str, str, str, Instant, str, str]:
    """Return what identifies a record within its session, independent of its sequence."""
    return record.writer, record.command, record.kind, record.at, record.run, record.threshold


_NEVER = Instant(0, 0, "")


class History(NamedTuple):
    """A session and its records. `done` holds the commands that can be undone, oldest first; `undone` those to redo."""

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


def undoable(history: History) -> str:
    """Return the command that undo takes back, or "".

    The dish that opened the session is only taken back before anything else was done, so that undoing several commands
    in a row ends with the dish as it was started.
    """
    return "" if only_opened(history) and history.undone else next(iter(history.done[-1:]), "")


def only_opened(history: History) -> bool:
    """Return whether the only command that counts is the one that started the first dish."""
    if len(history.done) != 1:
        return False
    started = [record.command for record in history.records if isinstance(record.event, DishStarted)]
    return [command for command in started if not command or command in history.done][:1] == [*history.done]


def command_label(history: History, command: str) -> str:
    """Return a short label for a command, from its most telling event: "tick salt"."""
    found = [record.event for record in history.records if record.command == command]
    known = [event for event in found if not isinstance(event, Unknown)]
    if len(known) > 1 and {type(event) for event in known} <= {TimerPaused, TimerResumed}:
        return "pause all" if isinstance(known[0], TimerPaused) else "resume all"
    marked = [event for event in known if isinstance(event, StepMarked)]
    started = [event for event in known if isinstance(event, TaskStarted)]
    telling = (marked or started or known)[:1]
    return next((event.label(history.session) for event in telling if isinstance(event, Labelled)), "")


def unknown_notice(history: History) -> str:
    """Return a sentence if some records are not understood, else ""."""
    missing = sum(isinstance(record.event, Unknown) for record in history.records)
    events = counted(missing, "event")
    return f"{events} of the session could not be understood and had to be left out." if missing else ""


def extended(history: History, records: Iterable[Record]) -> History:
    """Return the history with more records added at its end.

    If one of them undoes or redoes a command, all records are folded again (once), without the undone commands.
    """
    new = tuple(records)
    done, undone = dict.fromkeys(history.done), dict.fromkeys(history.undone)
    effective, refolds = [], False
    for record in new:
        event, command = record.event, record.command
        if isinstance(event, CommandUndone):
            refolds |= _move(event.undone, done, undone)
        elif isinstance(event, CommandRedone):
            refolds |= _move(event.redone, undone, done)
        elif command in undone:  # part of a command that another process has undone meanwhile
            continue
        elif command and command not in done:
            done[command] = None
            undone.clear()
        effective.append(record)
    records = (*history.records, *new)
    session = _folded(records, done.keys()) if refolds else _applied(history.session, effective)
    return History(records, session, tuple(done), tuple(undone))


def _move(command: str, source: dict[str, None], target: dict[str, None]) -> bool:
    if command not in source:
        return False
    del source[command]
    target[command] = None
    return True


def _folded(records: Sequence[Record], done: Set[str]) -> Session:
    """Fold from the first record, leaving out commands that are not `done`."""
    effective = (record for record in records if not record.command or record.command in done)
    return _applied(Session(records[0].session, _NEVER), effective)


def _applied(session: Session, records: Iterable[Record]) -> Session:
    notes = list(session.notes)  # added together: thousands of them would be copied thousands of times
    for record in records:
        event = record.event
        if isinstance(event, Unknown):
            continue
        if record.command and ends_hold(session, record.at):
            session = session._replace(held=None)
        if isinstance(event, NoteTaken):
            dish = session.dishes.get(event.dish)
            notes.append(f"{dish.recipe.title}: {event.text}" if dish else event.text)
        session = apply(session, event, record.at, record.run)
        if record.command or isinstance(event, CommandUndone | CommandRedone):
            session = session._replace(touched=record.at)
    return session._replace(notes=tuple(notes)) if len(notes) > len(session.notes) else session


def apply(session: Session, event: Event, at: Instant, run: str = "") -> Session:
    """Return the session after `event`, which happened at `at`; `run` is as in a record."""
    return event.applied_to(session, at) if not run or _is_current(session, event, at, run) else session


def _is_current(session: Session, event: Event, at: Instant, run: str) -> bool:
    """Return whether the run of a timer that the event is about is still the same, or has ended and started another.

    A restart or an undo in another process may have changed that.
    """
    if isinstance(event, TimerStarted):
        return any(timer.run_id == run and remaining(timer, at) <= 0 for timer in session.timers.values())
    timer = session.timers.get(getattr(event, "timer", ""))
    return timer is None or timer.run_id == run
