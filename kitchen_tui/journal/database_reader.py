"""Reads the journal. Damage is recovered if possible, otherwise skipped, and reported either way."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from kitchen_tui.journal import DishRow, UnreadableError, file, rows
from kitchen_tui.model.text import counted

Answer = TypeVar("Answer")


class _DoubtError(Exception):
    """Raised for a damaged or missing row, to examine the file before the query is repeated."""


class Reader:
    """Reads the journal at `path`, and reconnects if the file was created or replaced.

    `identity` is the device and inode of the connected file, None without one; `was_replaced` is set when it changes.
    """

    def __init__(self, path: Path, wall_ms: Callable[[], int], on_recovered: Callable[[str], None]) -> None:
        self._path = path
        self._wall_ms = wall_ms
        self._on_recovered = on_recovered
        self._connection: sqlite3.Connection | None = None
        self.identity: tuple[int, int] | None = None
        self._is_examined = False
        self._is_counted = False
        self._is_copy = False
        self._unreadable = ""
        self._size = 0
        self.was_replaced = False
        self._companions: tuple[int | None, ...] | None = None
        self._log_length = 0
        self._connect()

    def version(self) -> object:
        """Return a value that changes when any other connection has written; quick."""
        size = file.size(self._path)
        if self.identity != file.identity(self._path) or size < self._size:
            self._connect(is_suspect=0 < size < self._size)
        self._size = size
        if self._is_copy or self._unreadable:
            self._reconnect_to_file()
        if self._connection is None:
            return None
        file.repair_index(self._path)
        try:
            return self.identity, self._connection.execute("PRAGMA data_version").fetchone()
        except file.ERRORS as error:
            return error

    def is_tampered(self) -> bool:
        """Return whether the log of the connected file was deleted or overwritten, or may have been cut off.

        A shorter log may also be the result of a checkpoint, so it is reported only once.
        """
        if self._companions is None or self.identity != file.identity(self._path):
            return False
        log = file.log_state(self._path)
        length, self._log_length = self._log_length, log.length
        return self._companions != file.companions(self._path) or log.length < length or not log.is_sound

    def open_session(self) -> rows.OpenMark:
        return self._ask(lambda connection: rows.tail(connection)[1], rows.OpenMark())

    def last_sequence(self) -> int:
        """Return the sequence of the last row, 0 if there is none."""
        return self._ask(lambda connection: rows.tail(connection)[0], 0)

    def session(self, session: str, after: int) -> list[rows.Row]:
        """Return the intact rows of a session. For the open session, older rows are not even read."""
        is_open = self.open_session()
        if is_open.session == session:
            newest = self.after(max(after, is_open.start - 1))
            return [row for row in newest if row[1] == session.encode()]
        return self._searched("session = ? AND sequence > ?", (session, after))

    def after(self, sequence: int) -> list[rows.Row]:
        """Return the intact rows of all sessions above a sequence. Sequences have no gaps, so a lost row is noticed."""
        query = f"{rows.SELECT} WHERE sequence > ? ORDER BY sequence"

        def question(connection: sqlite3.Connection) -> list[rows.Row]:
            last, _ = rows.tail(connection)
            found = connection.execute(query, (sequence,)).fetchall()
            last = max([sequence, last, *(row[0] for row in found[-1:])])
            self._doubt_if(last - sequence != len(found))
            return self._sound(found)

        return self._ask(question, [])

    def of_kinds(self, kinds: tuple[str, ...]) -> list[rows.Row]:
        """Return the intact rows of these kinds from all sessions."""
        return self._searched(f"kind IN ({', '.join('?' * len(kinds))})", kinds)

    def dishes(self) -> list[DishRow]:
        """Return the dishes that were started, in order, without decoding their recipes."""
        columns = "json_extract(payload, '$.recipe.name'), session, wall_ms, dish, command"
        query = f"SELECT {columns} FROM events NOT INDEXED WHERE kind = ? AND json_valid(payload)"  # noqa: S608

        def question(connection: sqlite3.Connection) -> list[DishRow]:
            found = connection.execute(f"{query} ORDER BY sequence", ("dish_started",)).fetchall()
            return [
                DishRow(recipe.decode(), session.decode(), wall_ms, dish.decode(), command.decode())
                for recipe, session, wall_ms, dish, command in found
                if isinstance(recipe, bytes)
            ]

        return self._ask(question, [])

    def _searched(self, which: str, values: tuple[str | int, ...]) -> list[rows.Row]:
        """Return intact rows by scanning the whole journal, which takes 10 ms for 100,000 rows.

        The first scan counts the rows, since a damaged page can hide some without an error.
        """

        def question(connection: sqlite3.Connection) -> list[rows.Row]:
            if not self._is_counted:
                counted = "SELECT count(sequence), ifnull(max(sequence), 0) FROM events NOT INDEXED"
                count, last = connection.execute(counted).fetchone()
                self._doubt_if(count != last)
                self._is_counted = True
            return self._sound(connection.execute(f"{rows.SELECT} WHERE {which} ORDER BY sequence", values).fetchall())

        return self._ask(question, [])

    def close(self) -> None:
        if self._connection:
            file.repair_index(self._path)
            self._connection.close()
        self._connection = None

    def _doubt_if(self, is_odd: bool) -> None:
        if is_odd and not self._is_examined:
            raise _DoubtError

    def _sound(self, found: list[rows.Row]) -> list[rows.Row]:
        sound = [row for row in found if rows.is_sound(row)]
        skipped = len(found) - len(sound)
        self._doubt_if(skipped > 0)
        if skipped:
            self._on_recovered(f"{counted(skipped, 'event')} in the journal could not be read and had to be skipped.")
        return sound

    def _ask(self, question: Callable[[sqlite3.Connection], Answer], nothing: Answer) -> Answer:
        """Run a query; if the file turns out to be damaged, recover it and run the query again.

        Raises UnreadableError if the file cannot be read at the moment.
        """
        if self._is_copy or self._unreadable:
            self._reconnect_to_file()
        elif self.identity != file.identity(self._path):
            self._connect()
        for _ in range(3):
            if self._unreadable:
                raise UnreadableError(self._unreadable)
            if self._connection is None:
                return nothing
            file.repair_index(self._path)
            try:
                return question(self._connection)
            except _DoubtError:
                self._is_examined = True
            except file.ERRORS as error:
                if not file.is_damage(error):
                    raise UnreadableError(f"The journal cannot be read: {file.describe(error)}.") from error
            self._connect(is_suspect=True)
        raise UnreadableError("The journal cannot be read: it is damaged, and recovering it did not help.")

    def _connect(self, is_suspect: bool = False) -> None:
        if self._connection:
            file.close_locked(self._connection, self._path)
        self._connection = self._companions = None
        self._is_copy, self._unreadable = False, ""
        before = self.identity
        try:
            if self._needs_care(is_suspect):
                from kitchen_tui.journal import recovery

                self._on_recovered(recovery.make_ready(self._path, self._wall_ms(), is_suspect))
            self.identity = file.identity(self._path)
            if self.identity:
                if not file.log_state(self._path).is_sound:
                    self._on_recovered("The journal's log could not be read; the last events may be missing.")
                self._connection = file.connect(self._path, file.INSPECT_S)
                self._companions = file.companions(self._path)
        except (OSError, *file.ERRORS) as error:
            self.close()
            self._connect_to_copy(error)
        self.was_replaced |= before not in (None, self.identity)

    def _needs_care(self, is_suspect: bool) -> bool:
        if is_suspect or file.staging_path(self._path).exists():
            return True
        return file.inspect(self._path) not in (file.State.SOUND, file.State.ABSENT)

    def _connect_to_copy(self, error: Exception) -> None:
        """Read from a copy: SQLite cannot read a journal that is locked or in a read-only folder.

        Raises UnreadableError if it cannot be copied: an unreadable journal must not be taken for an empty one.
        """
        self.identity = file.identity(self._path)
        try:
            from kitchen_tui.journal.recovery import salvage_copy

            kept = salvage_copy(self._path)
        except OSError as failure:
            why = "permission denied" if isinstance(failure, PermissionError) else file.describe(error)
            self._unreadable = f"The journal cannot be read: {why if failure.errno else failure}."
            return
        self._is_copy = True
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        rows.migrate(self._connection)
        self._connection.text_factory = bytes
        self._connection.executemany(rows.INSERT, map(rows.decoded, kept))

    def _reconnect_to_file(self) -> None:
        """Go back to the journal itself as soon as it can be read. Tried with every poll, so it must not wait."""
        with suppress(OSError, *file.ERRORS):
            state = file.inspect(self._path, wait_s=0)
            if state is not file.State.SOUND and self._unreadable:
                self._connect()
            elif state is file.State.SOUND:
                identity = file.identity(self._path)
                connection = file.connect(self._path, wait_s=0)
                self.close()
                self._connection, self.identity = connection, identity
                self._companions = file.companions(self._path)
                self._is_copy, self._unreadable = False, ""
