"""One batch finding its places at the end of the journal, within the transaction that writes it."""

import sqlite3
from collections.abc import Mapping

from kitchen_tui.journal import rows
from kitchen_tui.journal.handed import Handed, Manner
from kitchen_tui.journal.protocol import CLOSED, OPENED


class Placing:
    """Puts records behind what is there. `homes` tells which session the records of another go to, and `last` is the
    row that was written last, None before the first. For one transaction."""

    def __init__(self, connection: sqlite3.Connection, homes: Mapping[str, str]) -> None:
        self.homes = dict(homes)
        self.last: rows.Row | None = None
        self._connection = connection
        self._sequence, self._open = rows.tail(connection)

    def place(self, handed: Handed) -> None:
        """Write it, unless it is a threshold that is known or an opening that came too late."""
        if self._came_too_late(handed):
            self.homes[str(handed.said[0])] = self._open.session
            return
        session = str(handed.said[0])
        said = (self.homes.get(session, session), *handed.said[1:])
        is_open = self._open_after(said)
        row = rows.seal(self._sequence + 1, said, is_open)
        if self._connection.execute(rows.INSERT, row).rowcount:
            self.last = row
            self._sequence, self._open = self._sequence + 1, is_open

    def _came_too_late(self, handed: Handed) -> bool:
        return handed.manner is Manner.IF_NONE_IS_OPEN and self._open.session not in ("", handed.said[0])

    def _open_after(self, said: rows.Body) -> rows.Open:
        """Which session is open after it: one that is open stays so until it is closed, whatever else is opened."""
        session, kind = str(said[0]), said[3]
        if kind == OPENED and not self._open.session:
            return rows.Open(session, self._first_of(session) or self._sequence + 1)
        if kind == CLOSED and session == self._open.session:
            return self._open_without(session)
        return self._open

    def _open_without(self, ended: str) -> rows.Open:
        """Which session is open once the one that was is closed: looked up in the whole file, but once a session."""
        closed = {ended.encode()}
        marks = "SELECT session, kind FROM events NOT INDEXED WHERE kind IN (?, ?) ORDER BY sequence DESC"
        for session, kind in self._connection.execute(marks, (OPENED, CLOSED)).fetchall():
            if kind == CLOSED.encode():
                closed.add(session)
            elif session not in closed:
                return rows.Open(session.decode(), self._first_of(session.decode()))
        return rows.Open()

    def _first_of(self, session: str) -> int:
        query = "SELECT min(sequence) FROM events NOT INDEXED WHERE session = ?"
        (first,) = self._connection.execute(query, (session,)).fetchone()
        return first or 0
