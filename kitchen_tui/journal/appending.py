"""Batches of records onto the end of the file: one transaction each, safe to try again."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from kitchen_tui.journal import file, recovery, rows
from kitchen_tui.journal.protocol import CLOSED, OPENED, JournalError

_LOG_BYTES = 4 << 20
"""Past this the write-ahead log is folded into the file, as SQLite itself would do, but emptied at once: a log that
stays behind is a second, older account of the same pages."""

_WAIT_S = 1.0


class Appender:
    """The one connection that writes. After any failure it is opened anew; `append` may be tried again as it was."""

    def __init__(self, path: Path, wall_ms: Callable[[], int], on_recovered: Callable[[str], None]) -> None:
        self._path = path
        self._wall_ms = wall_ms
        self._on_recovered = on_recovered
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._is_suspect = False
        self._last_tried: rows.Row | None = None

    def append(self, batch: Sequence[rows.Body]) -> None:
        """Make the batch durable. Raises sqlite3.Error, OSError or JournalError, and has then kept all or nothing:
        if all, the next call with the same batch finds it there and does not write it twice."""
        try:
            connection = self._ready()
            with file.turn(self._path):
                if file.identity(self._path) != self._identity:
                    raise JournalError("the journal was replaced a moment ago")
                self._transaction(connection, batch)
                self._fold_log(connection)
        except Exception as error:
            self._is_suspect = file.is_damage(error) or file.is_read_only(error)
            self.close()
            raise
        self._last_tried = None

    def close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = self._identity = None

    def _ready(self) -> sqlite3.Connection:
        if self._connection and self._identity == file.identity(self._path):
            return self._connection
        self.close()
        sentence = recovery.make_ready(self._path, self._wall_ms(), self._is_suspect)
        if sentence:
            self._on_recovered(sentence)
        self._is_suspect = False
        self._identity = file.identity(self._path)
        self._connection = file.connect(self._path, _WAIT_S)
        self._connection.execute("PRAGMA wal_autocheckpoint = 0")
        return self._connection

    def _transaction(self, connection: sqlite3.Connection, batch: Sequence[rows.Body]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        if self._was_kept(connection):
            connection.execute("ROLLBACK")
            return
        sequence, is_open = rows.tail(connection)
        for said in batch:
            is_open_then = _open_after(connection, sequence + 1, said, is_open)
            row = rows.seal(sequence + 1, said, is_open_then)
            if connection.execute(rows.INSERT, row).rowcount:
                self._last_tried = row
                sequence, is_open = sequence + 1, is_open_then
        connection.execute("COMMIT")

    def _was_kept(self, connection: sqlite3.Connection) -> bool:
        """Whether the batch that failed is there after all: a commit may reach the disk and yet report an error."""
        if self._last_tried is None:
            return False
        sequence, checksum = self._last_tried[0], self._last_tried[-1]
        query = "SELECT 1 FROM events WHERE sequence = ? AND checksum = ?"
        return connection.execute(query, (sequence, checksum)).fetchone() is not None

    def _fold_log(self, connection: sqlite3.Connection) -> None:
        with suppress(OSError, sqlite3.OperationalError):  # the batch is safe in the log; the next one tries again
            if os.stat(f"{self._path}-wal").st_size > _LOG_BYTES:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _open_after(connection: sqlite3.Connection, sequence: int, said: rows.Body, is_open: rows.Open) -> rows.Open:
    session, kind = str(said[0]), said[3]
    if kind == OPENED:
        return rows.Open(session, _first_of(connection, session) or sequence)
    if kind == CLOSED and session == is_open.session:
        return _open_without(connection, session)
    return is_open


def _open_without(connection: sqlite3.Connection, ended: str) -> rows.Open:
    """Which session is open once the one that was is closed: looked up in the whole file, but once a session only."""
    closed = {ended.encode()}
    marks = "SELECT session, kind FROM events NOT INDEXED WHERE kind IN (?, ?) ORDER BY sequence DESC"
    for session, kind in connection.execute(marks, (OPENED, CLOSED)).fetchall():
        if kind == CLOSED.encode():
            closed.add(session)
        elif session not in closed:
            return rows.Open(session.decode(), _first_of(connection, session.decode()))
    return rows.Open()


def _first_of(connection: sqlite3.Connection, session: str) -> int:
    query = "SELECT min(sequence) FROM events NOT INDEXED WHERE session = ?"
    (first,) = connection.execute(query, (session,)).fetchone()
    return first or 0
