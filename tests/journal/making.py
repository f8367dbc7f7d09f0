"""Records for the tests of the journal."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from kitchen_tui.cooking import events, timer_events
from kitchen_tui.cooking.event_types import Event
from kitchen_tui.cooking.history import Record, Unknown
from kitchen_tui.cooking.instant import Instant

NOTE, ALERT = "note_taken", "alert_sounded"


def record(session: str = "s1", kind: str = NOTE, number: int = 0, **more: Any) -> Record:
    """A plain record; `number_of` returns its number."""
    at = Instant(1_000 + number, 1_790_000_000_000 + number, "boot")
    known: dict[str, Event] = {
        NOTE: events.NoteTaken(f"note {number}"),
        ALERT: timer_events.AlertSounded("t", "due", number),
        "session_opened": events.SessionOpened(),
        "session_closed": events.SessionClosed(),
    }
    return Record(session, f"c{number}", "w1", known.get(kind, Unknown(kind, "{}")), at, **more)


def number_of(record: Record) -> int:
    """Return the number that a record was made with."""
    return int(record.command.removeprefix("c"))


def opened(session: str = "s1", number: int = 0) -> Record:
    return record(session, "session_opened", number)


def closed(session: str = "s1", number: int = 0) -> Record:
    return record(session, "session_closed", number)


def without_sequences(records: list[Record]) -> list[Record]:
    """Return the records without sequences, to compare them with what was submitted."""
    return [r._replace(sequence=0) for r in records]


RECORDS = [opened(), *(record(number=n) for n in range(1, 6))]


def until(is_so: Callable[[], bool]) -> None:
    """Wait for another thread; fail after ten seconds."""
    for _ in range(2_000):
        if is_so():
            return
        threading.Event().wait(0.005)
    pytest.fail("it did not happen")
