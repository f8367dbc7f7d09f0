"""One batch finding its places at the end of the journal, within the transaction that writes it."""

import sqlite3
from collections.abc import Mapping, Sequence, Set

from kitchen_tui.journal import rows
from kitchen_tui.journal.handed import Handed, Manner
from kitchen_tui.journal.protocol import CLOSED, OPENED

_KIND = 3


class Placing:
    """Puts records behind what is there. `homes` tells which session the records of another go to, `again` what was
    known and is not written anew, `missed` how much of that the file did not hold; `last` is the row that was written
    last, None before the first. For one transaction."""

    def __init__(self, connection: sqlite3.Connection, homes: Mapping[str, str], again: Set[rows.Body]) -> None:
        self.homes = dict(homes)
        self.again = again
        self.missed = 0
        self.last: rows.Row | None = None
        self._connection = connection
        self._sequence, self._open = rows.tail(connection)

    def place(self, handed: Handed) -> None:
        """Write it, unless it is known, or an opening that came too late."""
        if handed.manner is Manner.NOT_AT_ALL or handed.said in self.again:
            return
        self._put(handed)

    def place_again(self, known: Sequence[rows.Body], waiting: Set[rows.Body]) -> None:
        """What is known of a session and this file does not hold, what is `waiting` to be written anyway included."""
        held = {rows.body_of(row) for row in self._connection.execute(rows.SELECT) if rows.is_sound(row)}
        is_closed = any(said[_KIND] == CLOSED for said in known)
        for said in known:
            if self._at_home(said) in held:
                continue
            opens = said[_KIND] == OPENED and not is_closed
            self._put(Handed(said, Manner.IF_NONE_IS_OPEN if opens else Manner.ALWAYS))
            self.missed += said not in waiting
        self.again = {*self.again, *known}

    def _put(self, handed: Handed) -> None:
        if self._came_too_late(handed):
            self.homes[str(handed.said[0])] = self._open.session
            return
        said = self._at_home(handed.said)
        is_open = self._open_after(said)
        row = rows.seal(self._sequence + 1, said, is_open)
        if self._connection.execute(rows.INSERT, row).rowcount:
            self.last = row
            self._sequence, self._open = self._sequence + 1, is_open

    def _at_home(self, said: rows.Body) -> rows.Body:
        session = str(said[0])
        return (self.homes.get(session, session), *said[1:])

    def _came_too_late(self, handed: Handed) -> bool:
        return handed.manner is Manner.IF_NONE_IS_OPEN and self._open.session not in ("", handed.said[0])

    def _open_after(self, said: rows.Body) -> rows.Open:
        """Which session is open after it: one that is open stays so until it is closed, whatever else is opened."""
        session, kind = str(said[0]), said[_KIND]
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
