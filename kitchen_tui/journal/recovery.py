"""Recovers a damaged journal: writes what can be read to a new file, and sets the damaged one aside by name.

Being killed at any moment loses nothing: the new journal is written beside the damaged one and gets its staging name
before the damaged one is moved, so that the next process can finish the exchange.
"""

import os
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kitchen_tui.journal import file, rows
from kitchen_tui.journal.file import State
from kitchen_tui.model.text import counted

_SMALLEST_ROW = 64
"""Bytes of a row with a single letter in each column: no file holds more rows than its size divided by this."""

_NAMES = f"at{''.join(f', c{n}' for n in range(rows.WIDTH))}"
"""Own names for the rowid and the columns, since theirs may be damaged. Any other width is not our table."""


def make_ready(path: Path, wall_ms: int, is_suspect: bool = False) -> str:
    """Ensure that a sound journal of the current schema is at `path`; return a sentence if it had to be recovered.

    A journal that is suspect, because of an error or a damaged row, is examined completely. Raises JournalNewerError
    without changing anything, or OSError or sqlite3.Error if the folder does not allow it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with file.file_lock(path, to_replace=True):
        if file.staging_path(path).exists():
            aside = _exchange(path)
            return f"A damaged journal was recovered, and is now set aside as {aside.name}." if aside.exists() else ""
        state = file.inspect(path)
        if state is State.SOUND and is_suspect and (examine(path) or _refuses_writes(path)):
            state = State.DAMAGED
        if state is State.DAMAGED:
            return _recover(path, wall_ms)
        if state is State.ABSENT:
            _replace(path, [], wall_ms)
        if state is State.OLDER:
            with closing(file.connect(path, wait_s=1.0)) as connection:
                rows.migrate(connection)
        return ""


def replace_tampered(path: Path, wall_ms: int) -> str:
    """Replace a journal whose log was lost by a new one with every readable event; return a sentence for the cook.

    Processes that have the old one open notice the replacement, and write what they know to the new one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with file.file_lock(path, to_replace=True):
        aside = _replace(path, salvage_copy(path) if path.is_file() else [], wall_ms)
    return f"The journal was changed by another program while in use. The old file was set aside as {aside.name}."


def examine(path: Path) -> list[str]:
    """Return the errors that SQLite finds in the structure of the file; none if it is sound."""
    try:
        with closing(file.connect_to_inspect(path)) as connection:
            found = [line.decode(errors="replace") for (line,) in connection.execute("PRAGMA integrity_check(20)")]
    except file.ERRORS as error:
        if not file.is_damage(error):
            raise
        return [str(error)]
    return [] if found == ["ok"] else found


def _refuses_writes(path: Path) -> bool:
    """Return whether SQLite refuses to write to a writable file because a bit of its header is flipped."""
    try:
        with closing(file.connect(path, wait_s=1.0)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"PRAGMA user_version = {rows.SCHEMA}")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return file.is_read_only(error) and os.access(path, os.W_OK)
    return False


def _recover(path: Path, wall_ms: int) -> str:
    kept = salvage(path) if path.is_file() else []
    aside = _replace(path, kept, wall_ms)
    if not kept:
        return f"The journal could not be read. It was set aside as {aside.name}, and a new one was started."
    events = f"{counted(len(kept), 'event')} {'was' if len(kept) == 1 else 'were'}"
    return f"The journal was damaged: {events} recovered. The damaged file was set aside as {aside.name}."


def _replace(path: Path, kept: list[rows.Row], wall_ms: int) -> Path:
    """Replace the journal by a new one with these rows; return the path under which the old one is set aside."""
    _build(path, kept, wall_ms)
    return _exchange(path)


def _build(path: Path, kept: list[rows.Row], wall_ms: int) -> None:
    """Write a new journal beside the old one and give it its staging name. Its mtime is the time of the recovery."""
    growing = path.with_name(f"{path.name}.growing")
    for part in _parts(growing):
        part.unlink(missing_ok=True)
    with closing(sqlite3.connect(growing, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # nothing reads it yet: one sync at the end is enough
        connection.execute("PRAGMA journal_mode = WAL")
        rows.migrate(connection)
        connection.execute("BEGIN")
        connection.executemany(rows.INSERT, map(rows.decoded, kept))
        connection.execute("COMMIT")
    _sync(growing)
    os.utime(growing, (wall_ms // 1000, wall_ms // 1000))
    os.replace(growing, file.staging_path(path))


def _exchange(path: Path) -> Path:
    """Set the damaged journal aside, its log first, and move the new one into its place."""
    aside = _free_name(path)
    for part, name in zip(_parts(path), _parts(aside), strict=True):
        if part.exists():
            os.replace(part, name)
    os.replace(file.staging_path(path), path)
    _sync(path.parent)
    return aside


def _sync(path: Path) -> None:
    """Wait until a file, or the entries of a folder, are on disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _parts(path: Path) -> list[Path]:
    """Return the files of a journal, the log first: it must never be beside another journal."""
    return [*(Path(f"{path}{end}") for end in file.COMPANIONS), path]


def _free_name(path: Path) -> Path:
    """Return the name for the damaged file; after a kill it is the same one again for the remaining parts."""
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime(file.staging_path(path).stat().st_mtime))
    names = (f"{path.stem}.damaged-{stamp}{more}{path.suffix}" for more in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in map(path.with_name, names) if _is_free(path, name))


def _is_free(path: Path, name: Path) -> bool:
    return not name.exists() and not any(
        part.exists() and target.exists() for part, target in zip(_parts(path), _parts(name), strict=True)
    )


# Salvage ----------------------------------------------------------------------------------------------------------


def salvage_copy(path: Path) -> list[rows.Row]:
    """Return the intact rows of a journal that cannot be opened in place, from a private copy; none without a journal.

    Raises OSError if it cannot be copied, or if it is damaged and nothing can be read. Raises JournalNewerError.
    """
    with TemporaryDirectory() as folder:
        for part in (path, Path(f"{path}-wal")):
            if file.is_there(part):
                shutil.copy(part, folder)
        copy = Path(folder) / path.name
        kept = salvage(copy) if copy.exists() else []
        if copy.exists() and not kept and file.inspect(copy) is State.DAMAGED:
            raise OSError("it is damaged")
        return kept


def salvage(path: Path) -> list[rows.Row]:
    """Return every row with a correct checksum, in order. Raises JournalNewerError if one is newer.

    The file is read with and without its write-ahead log: a log that is cut off can hide rows that are in the file.
    """
    found: dict[int, rows.Row] = {}
    has_log = Path(f"{path}-wal").exists()
    for alone in (True, False) if has_log else (True,):
        with suppress(*file.ERRORS), closing(file.connect_to_inspect(path, alone)) as connection:
            for table in _tables(connection):
                found |= _Table(connection, table).rows(path.stat().st_size // _SMALLEST_ROW)
    kept = [found[sequence] for sequence in sorted(found)]
    for row in kept:
        rows.refuse_newer(row)
    return kept


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Return the quoted names of all tables, since a flipped bit may have renamed the one with the events."""
    names = [
        name.decode(errors="replace")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    return ['"{}"'.format(name.replace('"', '""')) for name in names]


class _Table:
    """One table of a damaged file and the intact rows found in it."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._found: dict[int, rows.Row] = {}

    def rows(self, most: int) -> dict[int, rows.Row]:
        """Read forwards; after an error also backwards, and the rows in between by rowid."""
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
        """Read along the table, skipping rows that cannot be read. Return whether all could be read."""
        reachable, is_whole = self._reachable(order)
        place = 0
        while place < reachable:
            place += 1 + self._gather(f"ORDER BY at {order} LIMIT -1 OFFSET {place}")
            is_whole &= place > reachable
        return is_whole

    def _reachable(self, order: str) -> tuple[int, bool]:
        """Return how many rows can be stepped over, readable or not, and whether these are all rows."""
        count = 0
        try:
            for _ in self._select("at", f"ORDER BY at {order}"):
                count += 1
        except file.ERRORS:
            return count, False
        return count, True

    def _select(self, what: str, which: str) -> sqlite3.Cursor:
        kept = f"WITH kept({_NAMES}) AS (SELECT rowid, * FROM {self._name})"  # noqa: S608 - a quoted name
        return self._connection.execute(f"{kept} SELECT {what} FROM kept {which}")  # noqa: S608 - and constants

    def _gather(self, which: str) -> int:
        """Collect the intact rows up to the first error; return how many rows came before it.

        The rowid is used as the sequence: it has the same value, and is readable even if that column is not.
        """
        count = 0
        with suppress(*file.ERRORS):
            for rowid, *values in self._select("*", which):
                count += 1
                row = (rowid, *values[1:])
                if rows.is_sound(row):
                    self._found[rowid] = row
        return count
