"""Writes a batch of records in one transaction, and keeps the backup from which a lost session is restored."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from enum import Enum
from itertools import islice

from kitchen_tui.cooking.history import Record
from kitchen_tui.journal import CLOSED, OPENED, rows
from kitchen_tui.model.named_tuple import NamedTuple

_KIND = 3
"""The place of the event's kind in a body; the session is at 0."""
Identity = tuple[int, int]
"""The device and inode of a file."""


class WriteMode(Enum):
    """When a queued record is written."""

    ALWAYS = "always"
    IF_NONE_IS_OPEN = "if none is open"
    """The record opens a session. If another is open by then, it is left out, and later records go to that session."""

    NEVER = "never"
    """The record was written already; it is queued so that the writer checks whether the file still holds it."""


class QueuedWrite(NamedTuple):
    """A record on its way to the file."""

    body: rows.Body
    mode: WriteMode = WriteMode.ALWAYS


class SessionBackup:
    """An in-memory copy of the followed session, from which it is written again if its file is lost.

    `records` returns the records and may be called from any thread. `identity` is that of the file that holds them,
    None before there is one. The writer sets `is_moved` after writing them to another file, with new sequences.
    """

    def __init__(self) -> None:
        self.identity: Identity | None = None
        self.is_moved = False
        self._is_lost = False
        self.marks: dict[int, int] = {}
        """The checksums of rows that the file is known to hold, by their sequence."""
        self.records: Callable[[], Sequence[Record]] = tuple

    def follow(self, records: Callable[[], Sequence[Record]], identity: Identity | None) -> None:
        """Back up these records, which the file with this identity holds."""
        self.records, self.identity, self.is_moved, self._is_lost = records, identity, False, False

    def is_elsewhere(self, identity: Identity | None) -> bool:
        """Return whether the records are in a different file from this one."""
        return self._is_lost or self.identity not in (None, identity)

    def mark_lost(self) -> None:
        """Note that the file was replaced, even if the new one has the same inode."""
        self.marks = {}
        self._is_lost = self.identity is not None

    def mark_written(self, identity: Identity | None) -> None:
        """Note that this file holds all records."""
        if self.is_elsewhere(identity):
            self.is_moved |= bool(self.records())
            self.marks = {}
        self.identity, self._is_lost = identity, False

    def mark_rows(self, found: Iterable[rows.Row]) -> None:
        """Remember rows that the file holds."""
        self.marks.update((row[0], row[-1]) for row in found)

    def last_mark(self) -> dict[int, int]:
        """Return the last row that was remembered; empty if there is none."""
        return dict(islice(reversed(self.marks.items()), 1))

    def bodies(self) -> list[rows.Body]:
        """Return the columns of the records, in their order."""
        return [rows.body(record) for record in self.records()]


class BatchWriter:
    """Appends records to the journal within one transaction.

    `redirects` maps a session to the one that its records go to. `restored` holds the bodies that need not be written
    because they were restored, `missing` counts those that the file lacked, and `written` holds the inserted rows.
    """

    def __init__(self, connection: sqlite3.Connection, redirects: Mapping[str, str], restored: Set[rows.Body]) -> None:
        self.redirects = dict(redirects)
        self.restored = restored
        self.missing = 0
        self.written: list[rows.Row] = []
        self._connection = connection
        self._sequence, self._open = rows.tail(connection)

    def write(self, queued: QueuedWrite) -> None:
        """Write a record, unless it was restored already or opens a session too late."""
        if queued.mode is not WriteMode.NEVER and queued.body not in self.restored:
            self._insert(queued)

    def restore(self, known: Sequence[rows.Body], waiting: Set[rows.Body]) -> None:
        """Write the known records of a session that this file lacks, including those `waiting` to be written."""
        held = {rows.body_of(row) for row in self._connection.execute(rows.SELECT) if rows.is_sound(row)}
        closed = {body[0] for body in known if body[_KIND] == CLOSED}
        for body in known:
            if self._redirected(body) in held:
                continue
            held.add(self._redirected(body))
            opens = body[_KIND] == OPENED and body[0] not in closed
            self._insert(QueuedWrite(body, WriteMode.IF_NONE_IS_OPEN if opens else WriteMode.ALWAYS))
            self.missing += body not in waiting
        self.restored = {*self.restored, *known}

    def _insert(self, queued: QueuedWrite) -> None:
        if queued.mode is WriteMode.IF_NONE_IS_OPEN and self._open.session not in ("", queued.body[0]):
            self.redirects[str(queued.body[0])] = self._open.session
            return
        body = self._redirected(queued.body)
        is_open = self._open_after(body)
        row = rows.with_checksum(self._sequence + 1, body, is_open)
        if self._connection.execute(rows.INSERT, row).rowcount:
            self.written.append(row)
            self._sequence, self._open = self._sequence + 1, is_open

    def _redirected(self, body: rows.Body) -> rows.Body:
        session = str(body[0])
        return (self.redirects.get(session, session), *body[1:])

    def _open_after(self, body: rows.Body) -> rows.OpenMark:
        """Return which session is open after this record: an open session stays open until it is closed."""
        session, kind = str(body[0]), body[_KIND]
        if kind == OPENED and not self._open.session:
            return rows.OpenMark(session, self._first_of(session) or self._sequence + 1)
        if kind == CLOSED and session == self._open.session:
            return self._open_without(session)
        return self._open

    def _open_without(self, ended: str) -> rows.OpenMark:
        """Return which session is open after this one is closed. Reads the whole table, but only once per session."""
        closed = {ended.encode()}
        marks = "SELECT session, kind FROM events NOT INDEXED WHERE kind IN (?, ?) ORDER BY sequence DESC"
        for session, kind in self._connection.execute(marks, (OPENED, CLOSED)).fetchall():
            if kind == CLOSED.encode():
                closed.add(session)
            elif session not in closed:
                return rows.OpenMark(session.decode(), self._first_of(session.decode()))
        return rows.OpenMark()

    def _first_of(self, session: str) -> int:
        query = "SELECT min(sequence) FROM events NOT INDEXED WHERE session = ?"
        (first,) = self._connection.execute(query, (session,)).fetchone()
        return first or 0
