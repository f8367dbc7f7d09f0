"""Journals to damage, and what can still be read from them."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from kitchen_tui.cooking.events import NoteTaken
from kitchen_tui.cooking.history import Record
from kitchen_tui.journal import file, rows
from kitchen_tui.journal.sqlite import SqliteJournal
from tests.journal.making import ALERT, closed, keep, number_of, opened, record

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
