"""Records and journals for the tests of the journal, journals to damage, and what can still be read from them."""

import shutil
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from kitchen_tui.cooking import events, timer_events
from kitchen_tui.cooking.event_types import Event
from kitchen_tui.cooking.events import NoteTaken
from kitchen_tui.cooking.history import Record, Unknown
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.journal import Journal, file, rows
from kitchen_tui.journal.sqlite import SqliteJournal

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


SESSIONS = ("past", "older", "now")
COUNT = 60


def records() -> list[Record]:
    """Return two past sessions and an open one; a large payload takes several pages, like a recipe."""
    made = [opened("past", 1), *(record("past", number=n) for n in range(2, 10)), closed("past", 10)]
    made += [opened("older", 11), *(record("older", number=n) for n in range(12, 30)), closed("older", 30)]
    made += [opened("now", 31), record("now", number=32)._replace(event=NoteTaken("pork belly " * 900))]
    made += [record("now", ALERT, n, run=f"r{n}", threshold="due") for n in range(33, COUNT + 1)]
    return [r._replace(dish=f"record-{number_of(r):03}-says-so") for r in made]


def stopped(folder: Path) -> Path:
    """A journal that was closed properly: a single file."""
    path = folder / "journal.sqlite3"
    journal = SqliteJournal(path, lambda: 0)
    keep(journal, *records())
    journal.close(10)
    return path


def killed(folder: Path) -> Path:
    """A journal after a kill: the last fifty records, a commit each, are only in the write-ahead log."""
    live = folder / "live"
    journal = SqliteJournal(live / "journal.sqlite3", lambda: 0)
    keep(journal, *records()[:10])
    journal.close(10)
    journal = SqliteJournal(live / "journal.sqlite3", lambda: 0)
    journal.open_session()
    for written in records()[10:]:
        keep(journal, written)
    dead = folder / "dead"
    copied(live / "journal.sqlite3", dead)
    journal.close(10)
    return dead / "journal.sqlite3"


def copied(path: Path, folder: Path) -> Path:
    """Copy the journal and its log to another folder, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for part in (path, log_of(path)):
        if part.exists():
            shutil.copy(part, folder)
    return folder / path.name


def log_of(path: Path) -> Path:
    return Path(f"{path}-wal")


def opened_after(path: Path) -> tuple[list[Record], str]:
    """Return the records of all sessions after the next start, in order, and its message."""
    journal = SqliteJournal(path, lambda: 1_790_000_000_000)
    try:
        journal.open_session()
        found = [record for session in SESSIONS for record in journal.read(session)]
        return sorted(found, key=lambda record: record.sequence), journal.recovered
    finally:
        journal.close(1)


def written(path: Path, scratch: Path) -> set[rows.Row]:
    """Return all rows of a sound journal, with texts as str."""
    with closing(sqlite3.connect(copied(path, scratch))) as connection:
        return set(connection.execute(rows.SELECT))


def readable(path: Path, right: set[rows.Row], scratch: Path) -> set[int]:
    """Return the rows that plain SQLite can read from a copy, from either end up to its first error."""
    copy = copied(path, scratch)
    found: set[int] = set()
    for order in ("ASC", "DESC"):
        with suppress(*file.ERRORS), closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA synchronous = OFF")  # a copy to look at and throw away
            connection.text_factory = lambda content: content.decode(errors="replace")
            for row in connection.execute(f"{rows.SELECT} ORDER BY sequence {order}"):
                if row in right:
                    found.add(row[0])
    return found


def append(path: str, writer: str, count: str) -> None:
    """Append records and print which are durable, as a program of its own: `python -c APPEND path writer count`."""
    journal = SqliteJournal(Path(path), lambda: 0)
    for number in range(int(count)):
        journal.submit([record("s1", number=number)._replace(writer=writer)])
        journal.flush(30)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
    journal.close(30)


APPEND = "import sys; from tests.journal.records import append; append(*sys.argv[1:])"
