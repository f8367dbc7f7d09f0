"""The one connection that reads. What it meets that is damaged is recovered, or skipped and said."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kitchen_tui.journal import file, migrations, rows
from kitchen_tui.journal.appending import tail
from kitchen_tui.journal.protocol import CLOSED, OPENED, UnreadableError
from kitchen_tui.journal.sentences import reason

_WAIT_S = 0.25

Answer = TypeVar("Answer")


class _DoubtError(Exception):
    """A row is damaged or missing, and nobody has examined the file yet."""


class Reader:
    """Reads the journal at `path`; keeps up with the file being made, or replaced by a recovery."""

    def __init__(self, path: Path, wall_ms: Callable[[], int], on_recovered: Callable[[str], None]) -> None:
        self._path = path
        self._wall_ms = wall_ms
        self._on_recovered = on_recovered
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._is_examined = False
        self._connect()

    def version(self) -> object:
        """Something that changes whenever anybody else's connection, our writer's too, has written; 4 µs."""
        if self._identity != file.identity(self._path):
            self._connect()
        if self._connection is None:
            return None
        try:
            return self._identity, self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite3.Error as error:
            return error

    def open_session(self) -> rows.Open:
        return self._ask(lambda connection: tail(connection)[1], rows.Open())

    def session(self, session: str, after: int) -> list[rows.Row]:
        """The sound rows of a session. Of the open one, only what came since it was opened is looked at."""
        is_open = self.open_session()
        if is_open.session == session:
            newest = self.after(max(after, is_open.start - 1))
            return [row for row in newest if row[1] == session.encode()]
        query = f"{rows.SELECT} WHERE session = ? AND sequence > ? ORDER BY sequence"
        return self._ask(lambda connection: self._sound(connection.execute(query, (session, after)).fetchall()), [])

    def after(self, sequence: int) -> list[rows.Row]:
        """The sound rows of all sessions above a sequence. They are numbered without gaps, so a lost one is noticed."""
        query = f"{rows.SELECT} WHERE sequence > ? ORDER BY sequence"

        def question(connection: sqlite3.Connection) -> list[rows.Row]:
            found = connection.execute(query, (sequence,)).fetchall()
            if found and not self._is_examined and found[-1][0] - sequence != len(found):
                raise _DoubtError
            return self._sound(found)

        return self._ask(question, [])

    def marks(self) -> list[rows.Row]:
        """The sound rows that open or close a session."""
        query = f"{rows.SELECT} WHERE kind IN (?, ?) ORDER BY sequence"
        return self._ask(lambda connection: self._sound(connection.execute(query, (OPENED, CLOSED)).fetchall()), [])

    def close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None

    def _sound(self, found: list[rows.Row]) -> list[rows.Row]:
        sound = [row for row in found if rows.is_sound(row)]
        if skipped := len(found) - len(sound):
            if not self._is_examined:
                raise _DoubtError
            events = "1 event" if skipped == 1 else f"{skipped} events"
            self._on_recovered(f"{events} in the journal could not be read and had to be skipped.")
        return sound

    def _ask(self, question: Callable[[sqlite3.Connection], Answer], nothing: Answer) -> Answer:
        """The answer; of a file that turns out damaged, the answer of the recovered one.

        Raises JournalError if the file cannot be read just now.
        """
        if self._identity != file.identity(self._path):
            self._connect()
        for _ in range(3):
            if self._connection is None:
                return nothing
            try:
                return question(self._connection)
            except _DoubtError:
                self._is_examined = True
            except sqlite3.DatabaseError as error:
                if not file.is_damage(error):
                    raise UnreadableError(f"The journal cannot be read: {reason(error)}.") from error
            self._connect(is_suspect=True)
        return nothing

    def _connect(self, is_suspect: bool = False) -> None:
        self.close()
        try:
            if self._needs_care(is_suspect):
                from kitchen_tui.journal import recovery

                self._on_recovered(recovery.make_ready(self._path, self._wall_ms(), is_suspect))
            self._identity = file.identity(self._path)
            if self._identity:
                self._connection = file.connect(self._path, _WAIT_S)
        except (OSError, sqlite3.OperationalError) as error:
            self.close()
            self._connect_to_copy(error)

    def _needs_care(self, is_suspect: bool) -> bool:
        if is_suspect or file.complete(self._path).exists():
            return True
        return file.look(self._path) not in (file.State.SOUND, file.State.ABSENT)

    def _connect_to_copy(self, error: Exception) -> None:
        """SQLite cannot read a journal with a log in a folder it may not write: read a copy of it, once."""
        import shutil
        from tempfile import TemporaryDirectory

        from kitchen_tui.journal import recovery

        self._identity = file.identity(self._path)
        try:
            with TemporaryDirectory() as folder:
                for part in (self._path, Path(f"{self._path}-wal")):
                    if part.is_file():
                        shutil.copy(part, folder)
                kept = recovery.salvage(Path(folder) / self._path.name)
        except OSError:
            self._on_recovered(f"The journal cannot be read: {reason(error)}.")
            return
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        migrations.migrate(self._connection)
        self._connection.text_factory = bytes
        self._connection.executemany(rows.INSERT, map(rows.texts, kept))
