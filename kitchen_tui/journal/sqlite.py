"""The journal in SQLite: a single file, written by a thread that starts with the first record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kitchen_tui.cooking.history import Record
from kitchen_tui.journal import CLOSED, OPENED, DishRow, Saving, SessionRow, UnreadableError, rows, session_rows
from kitchen_tui.journal.batch import QueuedWrite, SessionBackup, WriteMode
from kitchen_tui.journal.database_reader import Reader

if TYPE_CHECKING:
    from kitchen_tui.journal.writer_thread import Writer


class SqliteJournal:
    """The journal at `path`. `wall_ms` reads the wall clock, which dates the name of a damaged file.

    Nothing is created on disk before the first `submit`. If the folder cannot be written, records wait in memory and
    `saving` says why. Raises JournalNewerError for a journal of a newer version, perhaps not before an event is read.
    """

    def __init__(self, path: Path, wall_ms: Callable[[], int]) -> None:
        self.recovered = ""
        self._path = path = path.resolve()  # SQLite names the log after the target of a link
        self._wall_ms = wall_ms
        self._writer: Writer | None = None
        self._backup = SessionBackup()
        self._submitted: dict[rows.Body, Record] = {}
        self._followed = ""
        self._seen = 0
        self._seen_version: object = None
        self._is_restoring = False
        self._reader = Reader(path, wall_ms, self._report)

    def open_session(self) -> str | None:
        return self._reader.open_session().session or None

    def read(self, session: str, after: int = 0) -> list[Record]:
        found = self._reader.session(session, after)
        self._backup.mark_rows(found)
        return [rows.record_of(row) for row in found]

    def everything(self) -> list[Record]:
        return [rows.record_of(row) for row in self._reader.after(0)]

    def of_kinds(self, *kinds: str) -> list[Record]:
        return [rows.record_of(row) for row in self._reader.of_kinds(kinds)]

    def sessions(self) -> list[SessionRow]:
        return session_rows(self.of_kinds(OPENED, CLOSED))

    def dishes(self) -> list[DishRow]:
        return self._reader.dishes()

    def submit(self, records: Sequence[Record]) -> None:
        bodies = [rows.body(record) for record in records]
        self._submitted.update(zip(bodies, records, strict=True))
        self._queue(map(QueuedWrite, bodies))

    def open(self, record: Record) -> None:
        body = rows.body(record)
        self._submitted[body] = record
        self._queue([QueuedWrite(body, WriteMode.IF_NONE_IS_OPEN)])

    def redirect_of(self, session: str) -> str:
        return self._writer.redirect_of(session) if self._writer else session

    def _queue(self, writes: Iterable[QueuedWrite]) -> None:
        queued = [*writes]
        if self._writer is None:
            from kitchen_tui.journal.writer_thread import Appender, Writer

            self._writer = Writer(Appender(self._path, self._wall_ms, self._report, self._backup))
        self._writer.submit(queued)

    def follow(self, session: str, after: int | None, known: Callable[[], Sequence[Record]] = tuple) -> None:
        if after is None:
            try:
                after = self._reader.last_sequence()
            except UnreadableError:
                after = 0
        self._followed, self._seen, self._seen_version = session, after, None
        self._is_restoring = False
        self._submitted.clear()
        self._backup.follow(known, self._reader.identity)

    @property
    def is_moved(self) -> bool:
        return self._backup.is_moved

    def take_arrived(self) -> list[Record]:
        version = self._reader.version()
        if self._reader.is_tampered():
            self._ask_writer_to_check()
            return []
        if version == self._seen_version or self._is_lost():
            return []
        try:
            found = self._reader.after(self._seen)
        except UnreadableError:  # locked, or a temporary disk error: the next poll tries again
            return []
        self._seen_version = version
        if found:
            self._seen = found[-1][0]
            self._backup.mark_rows(found)
        followed = self._followed.encode()
        return [self._record(row) for row in found if row[1] == followed]

    def _record(self, row: rows.Row) -> Record:
        """Return the record of a row; one submitted by this process need not be decoded."""
        own = self._submitted.pop(rows.body_of(row), None)
        return own._replace(sequence=row[0]) if own else rows.record_of(row)

    def _is_lost(self) -> bool:
        """Return whether the followed session was in another file, and the writer has yet to restore it."""
        if self._reader.was_replaced:
            self._reader.was_replaced = False
            self._backup.mark_lost()
        if not self._backup.is_elsewhere(self._reader.identity):
            self._is_restoring = False
            return self._backup.is_moved
        return self._ask_writer_to_check()

    def _ask_writer_to_check(self) -> bool:
        """Make the writer check the file and restore what is missing. Return whether there is anything to restore."""
        known = self._backup.records()
        if known and not self._is_restoring:
            self._is_restoring = True
            self._queue([QueuedWrite(rows.body(known[0]), WriteMode.NEVER)])
        return bool(known)

    def saving(self) -> Saving:
        return self._writer.saving() if self._writer else Saving()

    def flush(self, timeout_s: float) -> None:
        if self._writer:
            self._writer.flush(timeout_s)

    def close(self, timeout_s: float) -> None:
        self._reader.close()  # first, so that the writer's thread does the last checkpoint: the disk may be slow
        if self._writer:
            self._writer.close(timeout_s)

    def _report(self, sentence: str) -> None:
        if sentence:
            self.recovered = sentence
