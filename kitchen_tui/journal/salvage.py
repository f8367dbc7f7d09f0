"""Every row that can still be read from a damaged journal, by whichever way leads to it."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from kitchen_tui.journal import file, rows

_SMALLEST_ROW = 64
"""Bytes of a row with a single letter in each column: no file holds more rows than its size over this."""

_NAMES = f"at{''.join(f', c{n}' for n in range(rows.WIDTH))}"
"""Names of our own for the rowid and the columns: theirs may be damaged. A table of another width is not ours."""


def salvage(path: Path) -> list[rows.Row]:
    """Every row of the file whose checksum holds, in order. Raises JournalNewerError if one of them is newer.

    Read with the write-ahead log and without: a log cut short can hide what is already in the file.
    """
    found: dict[int, rows.Row] = {}
    has_log = Path(f"{path}-wal").exists()
    for alone in (True, False) if has_log else (True,):
        with suppress(*file.ERRORS), closing(file.connect_to_look(path, alone)) as connection:
            for table in _tables(connection):
                found |= _Table(connection, table).rows(path.stat().st_size // _SMALLEST_ROW)
    kept = [found[sequence] for sequence in sorted(found)]
    for row in kept:
        rows.refuse_newer(row)
    return kept


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Every table, quoted: a flipped bit may have renamed ours."""
    names = [
        name.decode(errors="replace")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    return ['"{}"'.format(name.replace('"', '""')) for name in names]


class _Table:
    """One table of a damaged file, and what has been found in it."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._found: dict[int, rows.Row] = {}

    def rows(self, most: int) -> dict[int, rows.Row]:
        """From the front; if that meets an error, from the back, and whatever may lie between by its number."""
        with suppress(*file.ERRORS):
            self._select("at", "LIMIT 0")
            self._search(most)
        return self._found

    def _search(self, most: int) -> None:
        if not self._walk("ASC"):
            self._walk("DESC")
            for sequence in range(1, max(self._found, default=0) + most):
                if sequence not in self._found:
                    self._gather(f"WHERE at = {sequence}")

    def _walk(self, order: str) -> bool:
        """Along the table, stepping over each row that cannot be read; whether every row could."""
        reachable, is_whole = self._reachable(order)
        place = 0
        while place < reachable:
            place += 1 + self._gather(f"ORDER BY at {order} LIMIT -1 OFFSET {place}")
            is_whole &= place > reachable
        return is_whole

    def _reachable(self, order: str) -> tuple[int, bool]:
        """How many rows can be stepped along, read or not, and whether those are all."""
        count = 0
        try:
            for _ in self._select("at", f"ORDER BY at {order}"):
                count += 1
        except file.ERRORS:
            return count, False
        return count, True

    def _select(self, what: str, which: str) -> sqlite3.Cursor:
        kept = f"WITH kept({_NAMES}) AS (SELECT rowid, * FROM {self._name})"  # noqa: S608 - a quoted name
        return self._connection.execute(f"{kept} SELECT {what} FROM kept {which}")  # noqa: S608 - and our own words

    def _gather(self, which: str) -> int:
        """Keep what is sound, up to the first error; how many rows came before it. The rowid stands in for the
        sequence: it is the same, and read even where the column has lost its meaning."""
        count = 0
        with suppress(*file.ERRORS):
            for rowid, *values in self._select("*", which):
                count += 1
                row = (rowid, *values[1:])
                if rows.is_sound(row):
                    self._found[rowid] = row
        return count
