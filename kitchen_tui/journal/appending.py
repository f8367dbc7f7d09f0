"""Batches of records onto the end of the file: one transaction each, safe to try again."""

import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path

from kitchen_tui.journal import file, recovery, rows
from kitchen_tui.journal.handed import Handed
from kitchen_tui.journal.known import Known
from kitchen_tui.journal.placing import Placing
from kitchen_tui.journal.protocol import JournalError

_LOG_BYTES = 4 << 20
"""Past this the write-ahead log is folded into the file, as SQLite itself would do, but emptied at once: a log that
stays behind is a second, older account of the same pages."""

_WAIT_S = 1.0


class Appender:
    """The one connection that writes. After any failure it is opened anew; `append` may be tried again as it was.

    `homes` tells of each session that was to be opened too late which one its records went to.
    """

    def __init__(
        self, path: Path, wall_ms: Callable[[], int], on_recovered: Callable[[str], None], known: Known
    ) -> None:
        self._known = known
        self._again: Set[rows.Body] = frozenset()
        self._path = path
        self._wall_ms = wall_ms
        self._on_recovered = on_recovered
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._is_suspect = False
        self._size = 0
        self._last_tried: Placing | None = None
        self.homes: Mapping[str, str] = {}

    def append(self, batch: Sequence[Handed]) -> None:
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
        self._size = file.size(self._path)

    def close(self) -> None:
        if self._connection:
            file.let_go(self._connection, self._path)
        self._connection = self._identity = None

    def _ready(self) -> sqlite3.Connection:
        size = file.size(self._path)
        if self._connection and self._identity == file.identity(self._path) and size >= self._size:
            return self._connection
        self._is_suspect |= 0 < size < self._size
        if self._identity not in (None, file.identity(self._path)):
            self._known.lose()
        self.close()
        sentence = recovery.make_ready(self._path, self._wall_ms(), self._is_suspect)
        if sentence:
            self._on_recovered(sentence)
        self._is_suspect, self._size = False, 0
        self._identity = file.identity(self._path)
        self._connection = file.connect(self._path, _WAIT_S)
        self._connection.execute("PRAGMA wal_autocheckpoint = 0")
        return self._connection

    def _transaction(self, connection: sqlite3.Connection, batch: Sequence[Handed]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        placing = self._last_tried
        if placing and self._was_kept(connection, placing.last):
            connection.execute("ROLLBACK")
        else:
            self._last_tried = placing = Placing(connection, self.homes, self._again)
            if self._known.is_elsewhere(self._identity):
                placing.place_again(self._known.bodies(), {handed.said for handed in batch})
            for handed in batch:
                placing.place(handed)
            connection.execute("COMMIT")
        self.homes, self._again = placing.homes, placing.again
        self._known.settle(self._identity)
        if placing.missed:
            events = "1 event" if placing.missed == 1 else f"{placing.missed} events"
            self._on_recovered(f"The journal's file was gone; {events} of this session had to be written again.")

    def _was_kept(self, connection: sqlite3.Connection, last: rows.Row | None) -> bool:
        """Whether the batch that failed is there after all: a commit may reach the disk and yet report an error."""
        query = "SELECT 1 FROM events WHERE sequence = ? AND checksum = ?"
        return last is not None and connection.execute(query, (last[0], last[-1])).fetchone() is not None

    def _fold_log(self, connection: sqlite3.Connection) -> None:
        with suppress(OSError, sqlite3.OperationalError):  # the batch is safe in the log; the next one tries again
            if os.stat(f"{self._path}-wal").st_size > _LOG_BYTES:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
