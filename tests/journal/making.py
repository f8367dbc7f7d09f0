"""Records for the tests of the journal."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from kitchen_tui.cooking import events, timer_events
from kitchen_tui.cooking.event_types import Event
from kitchen_tui.cooking.history import Record, Unknown
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.journal import Journal, rows

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
    return int(record.command.removeprefix("c"))


def opened(session: str = "s1", number: int = 0) -> Record:
    return record(session, "session_opened", number)


def closed(session: str = "s1", number: int = 0) -> Record:
    return record(session, "session_closed", number)


def without_sequences(records: list[Record]) -> list[Record]:
    """Return the records without sequences, to compare them with what was submitted."""
    return [r._replace(sequence=0) for r in records]


RECORDS = [opened(), *(record(number=n) for n in range(1, 6))]


def set_schema(path: Path, version: int) -> None:
    """Mark a journal as one of this schema; it is created if there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(f"PRAGMA application_id = {rows.application_id(version)}")


def keep(journal: Journal, *records: Record) -> None:
    """Submit records, and wait until they are on disk."""
    journal.submit(records)
    journal.flush(5)
