"""The one connection that reads. What it meets that is damaged is recovered, or skipped and said."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from kitchen_tui.journal import file, migrations, rows
from kitchen_tui.journal.protocol import UnreadableError
from kitchen_tui.journal.sentences import reason

Answer = TypeVar("Answer")


class _DoubtError(Exception):
    """A row is damaged or missing, and nobody has examined the file yet."""


class Reader:
    """Reads the journal at `path`; keeps up with the file being made, or replaced by a recovery.

    `identity` names the file that was last looked at, None where there was none; `was_replaced` is set whenever that
    was another before.
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
        self._connect()

    def version(self) -> object:
        """Something that changes whenever anybody else's connection, our writer's too, has written; 4 µs."""
        size = file.size(self._path)
        if self.identity != file.identity(self._path) or size < self._size:
            self._connect(is_suspect=0 < size < self._size)
        self._size = size
        if self._is_copy or self._unreadable:
            self._turn_to_the_file()
        if self._connection is None:
            return None
        try:
            return self.identity, self._connection.execute("PRAGMA data_version").fetchone()
        except file.ERRORS as error:
            return error

    def open_session(self) -> rows.Open:
        return self._ask(lambda connection: rows.tail(connection)[1], rows.Open())

    def session(self, session: str, after: int) -> list[rows.Row]:
        """The sound rows of a session. Of the open one, only what came since it was opened is looked at."""
        is_open = self.open_session()
        if is_open.session == session:
            newest = self.after(max(after, is_open.start - 1))
            return [row for row in newest if row[1] == session.encode()]
        return self._searched("session = ? AND sequence > ?", (session, after))

    def after(self, sequence: int) -> list[rows.Row]:
        """The sound rows of all sessions above a sequence. They are numbered without gaps, so a lost one is noticed."""
        query = f"{rows.SELECT} WHERE sequence > ? ORDER BY sequence"

        def question(connection: sqlite3.Connection) -> list[rows.Row]:
            last, _ = rows.tail(connection)
            found = connection.execute(query, (sequence,)).fetchall()
            last = max([sequence, last, *(row[0] for row in found[-1:])])
            self._doubt(last - sequence != len(found))
            return self._sound(found)

        return self._ask(question, [])

    def of_kinds(self, kinds: tuple[str, ...]) -> list[rows.Row]:
        """The sound rows of some kinds, of all sessions."""
        return self._searched(f"kind IN ({', '.join('?' * len(kinds))})", kinds)

    def _searched(self, which: str, values: tuple[str | int, ...]) -> list[rows.Row]:
        """Sound rows from anywhere in the journal, which takes a walk through all of it: 10 ms for 100,000 rows. The
        first such walk counts them, for a damaged page can hide some without an error."""

        def question(connection: sqlite3.Connection) -> list[rows.Row]:
            if not self._is_counted:
                counted = "SELECT count(sequence), ifnull(max(sequence), 0) FROM events NOT INDEXED"
                count, last = connection.execute(counted).fetchone()
                self._doubt(count != last)
                self._is_counted = True
            return self._sound(connection.execute(f"{rows.SELECT} WHERE {which} ORDER BY sequence", values).fetchall())

        return self._ask(question, [])

    def close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None

    def _doubt(self, is_odd: bool) -> None:
        if is_odd and not self._is_examined:
            raise _DoubtError

    def _sound(self, found: list[rows.Row]) -> list[rows.Row]:
        sound = [row for row in found if rows.is_sound(row)]
        if skipped := len(found) - len(sound):
            self._doubt(True)
            events = "1 event" if skipped == 1 else f"{skipped} events"
            self._on_recovered(f"{events} in the journal could not be read and had to be skipped.")
        return sound

    def _ask(self, question: Callable[[sqlite3.Connection], Answer], nothing: Answer) -> Answer:
        """The answer; of a file that turns out damaged, the answer of the recovered one.

        Raises JournalError if the file cannot be read just now.
        """
        if self._is_copy or self._unreadable:
            self._turn_to_the_file()
        elif self.identity != file.identity(self._path):
            self._connect()
        for _ in range(3):
            if self._unreadable:
                raise UnreadableError(self._unreadable)
            if self._connection is None:
                return nothing
            try:
                return question(self._connection)
            except _DoubtError:
                self._is_examined = True
            except file.ERRORS as error:
                if not file.is_damage(error):
                    raise UnreadableError(f"The journal cannot be read: {reason(error)}.") from error
            self._connect(is_suspect=True)
        raise UnreadableError("The journal cannot be read: it is damaged, and recovering it did not help.")

    def _connect(self, is_suspect: bool = False) -> None:
        if self._connection:
            file.let_go(self._connection, self._path)
        self._connection = None
        self._is_copy, self._unreadable = False, ""
        before = self.identity
        try:
            if self._needs_care(is_suspect):
                from kitchen_tui.journal import recovery

                self._on_recovered(recovery.make_ready(self._path, self._wall_ms(), is_suspect))
            self.identity = file.identity(self._path)
            if self.identity:
                if file.has_foreign_log(self._path):
                    self._on_recovered("The journal's log could not be read; the last events may be missing.")
                self._connection = file.connect(self._path, file.LOOK_S)
        except (OSError, *file.ERRORS) as error:
            self.close()
            self._connect_to_copy(error)
        self.was_replaced |= before not in (None, self.identity)

    def _needs_care(self, is_suspect: bool) -> bool:
        if is_suspect or file.complete(self._path).exists():
            return True
        return file.look(self._path) not in (file.State.SOUND, file.State.ABSENT)

    def _connect_to_copy(self, error: Exception) -> None:
        """A journal that is locked, or in a folder that may not be written, SQLite does not read: look at a copy.

        Without one it is unreadable, which is not the same as absent: nobody may take it for an empty one.
        """
        self.identity = file.identity(self._path)
        try:
            from kitchen_tui.journal.copying import copied

            kept = copied(self._path)
        except OSError as failure:
            why = "it may not be read" if isinstance(failure, PermissionError) else reason(error)
            self._unreadable = f"The journal cannot be read: {why if failure.errno else failure}."
            return
        self._is_copy = True
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        migrations.migrate(self._connection)
        self._connection.text_factory = bytes
        self._connection.executemany(rows.INSERT, map(rows.texts, kept))

    def _turn_to_the_file(self) -> None:
        """Read the journal itself as soon as that can be read. Looked for at every poll, so it waits for nobody."""
        with suppress(OSError, *file.ERRORS):
            state = file.look(self._path, wait_s=0)
            if state is not file.State.SOUND and self._unreadable:
                self._connect()
            elif state is file.State.SOUND:
                identity = file.identity(self._path)
                connection = file.connect(self._path, wait_s=0)
                self.close()
                self._connection, self.identity = connection, identity
                self._is_copy, self._unreadable = False, ""
