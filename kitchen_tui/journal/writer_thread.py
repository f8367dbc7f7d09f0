"""A thread that writes records to the journal in order, and retries until that succeeds."""

import os
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import closing, suppress
from pathlib import Path

from kitchen_tui.clock import monotonic_s
from kitchen_tui.journal import JournalError, Saving, file, recovery, rows
from kitchen_tui.journal.batch import BatchWriter, QueuedWrite, SessionBackup, WriteMode
from kitchen_tui.model.text import counted

_BATCH = 500
_OPENING_S = 0.05
"""How long an opening waits for the records that follow it, so that other processes see both or neither."""
_FIRST_PAUSE_S = 0.05
_LONGEST_PAUSE_S = 2.0
_BUSY_S = 1.0
LOG_BYTES = 4 << 20
"""Above this size the write-ahead log is checkpointed, as SQLite would do, but also truncated: otherwise it would
remain as a second, older copy of the same pages."""


class Writer:
    """Takes records from one thread and writes them in another, so that a slow or full disk does not block a key."""

    def __init__(self, appender: "Appender") -> None:
        self._appender = appender
        self._waiting: list[tuple[float, QueuedWrite]] = []
        self._problem = ""
        self._is_closing = False
        self._is_urgent = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def submit(self, records: Sequence[QueuedWrite]) -> None:
        """Queue records to be written in this order."""
        now = monotonic_s()
        with self._changed:
            self._waiting += [(now, queued) for queued in records]
            self._changed.notify_all()
        self._start()

    def _start(self) -> None:
        """Start the thread if there is none. If no more threads can be started, records wait for the next try."""
        if self._thread is None:
            thread = threading.Thread(target=self._run, name="journal", daemon=True)
            try:
                thread.start()
            except RuntimeError:
                self._problem = "Not saved: there is not enough memory to start another thread."
            else:
                self._thread = thread

    def redirect_of(self, session: str) -> str:
        """Return the session that records of `session` are written to: another one if it was opened too late."""
        return self._appender.redirects.get(session, session)

    def saving(self) -> Saving:
        """Return how much is not durable yet."""
        self._start()
        with self._changed:
            if not self._waiting:
                return Saving()
            waited_ms = int((monotonic_s() - self._waiting[0][0]) * 1000)
            return Saving(len(self._waiting), waited_ms, self._problem)

    def flush(self, timeout_s: float) -> None:
        """Wait until the queue is empty. Raises JournalError with the reason if that takes longer."""
        self._start()
        if self._thread is None:
            raise JournalError(self._problem)
        if not self._hurry(timeout_s):
            raise JournalError(self._problem or f"Not saved: the disk did not answer within {timeout_s:g} s.")

    def close(self, timeout_s: float) -> None:
        """Write what can be written in that time, then end the thread, or abandon it if the disk hangs."""
        deadline = monotonic_s() + timeout_s
        self._start()
        if self._thread is None:
            return
        self._hurry(timeout_s)
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._thread.join(max(0.1, deadline - monotonic_s()))

    def _hurry(self, timeout_s: float) -> bool:
        """Skip the pauses and wait until the queue is empty; return whether it is."""
        with self._changed:
            self._is_urgent = True
            self._changed.notify_all()
            return self._changed.wait_for(lambda: not self._waiting, timeout_s)

    def _run(self) -> None:
        pause = _FIRST_PAUSE_S
        batch: list[QueuedWrite] = []
        while batch or (batch := self._next_batch()):
            try:
                self._appender.append(batch)
            except Exception as error:  # the records are still queued, and the problem may pass
                if not self._wait(f"Not saved: {file.describe(error).rstrip('.')}.", pause):
                    break
                pause = min(2 * pause, _LONGEST_PAUSE_S)
            else:
                self._mark_saved(len(batch))
                batch, pause = [], _FIRST_PAUSE_S
        self._appender.close()

    def _next_batch(self) -> list[QueuedWrite]:
        """Wait for records and return them in order; none once the journal is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closing)
            self._changed.wait_for(lambda: not self._is_only_opening() or self._is_urgent, _OPENING_S)
            return [queued for _, queued in self._waiting[:_BATCH]]

    def _is_only_opening(self) -> bool:
        return [queued.mode for _, queued in self._waiting] == [WriteMode.IF_NONE_IS_OPEN] and not self._is_closing

    def _wait(self, problem: str, pause_s: float) -> bool:
        """Report the problem and pause, unless `flush` or `close` is waiting. Return whether to try again."""
        with self._changed:
            self._problem = problem
            self._changed.wait_for(lambda: self._is_closing or self._is_urgent, pause_s)
            self._is_urgent = False
            return not self._is_closing

    def _mark_saved(self, count: int) -> None:
        with self._changed:
            del self._waiting[:count]
            self._is_urgent &= bool(self._waiting)
            self._problem = ""
            self._changed.notify_all()


class Appender:
    """The writing connection, with one transaction per batch. It is opened again after any failure.

    `redirects` maps each session that was opened too late to the one that its records are written to.
    """

    def __init__(
        self, path: Path, wall_ms: Callable[[], int], on_recovered: Callable[[str], None], backup: SessionBackup
    ) -> None:
        self.redirects: Mapping[str, str] = {}
        self._path = path
        self._wall_ms = wall_ms
        self._on_recovered = on_recovered
        self._backup = backup
        self._restored: Set[rows.Body] = frozenset()
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._is_suspect = False
        self._is_tampered = False
        self._size = 0
        self._companions: tuple[int | None, ...] = ()
        self._stamp: tuple[int, int] | None = None
        self._log = file.LogState()
        self._orphans: list[rows.Body] = []
        self._last_tried: BatchWriter | None = None

    def append(self, batch: Sequence[QueuedWrite]) -> None:
        """Make the batch durable, all or nothing. Raises sqlite3.Error, OSError or JournalError.

        A failed batch may be tried again: if it had reached the disk after all, it is not written twice.
        """
        file.repair_index(self._path)
        try:
            connection = self._ready()
            with file.file_lock(self._path):
                self._check_file(connection)
                self._transaction(connection, batch)
                self._check_file(connection)
                self._checkpoint(connection)
                self._stamp, self._log = file.stamp(self._path), file.log_state(self._path)
        except file.TamperedError:
            self._is_tampered = True  # keep the connection: closing it could lose more
            raise
        except Exception as error:
            self._is_suspect = file.is_damage(error) or file.is_read_only(error)
            self._is_tampered = file.is_cut_off(error)
            self.close()
            raise
        self._last_tried = None
        self._size = file.size(self._path)

    def close(self) -> None:
        if self._connection:
            is_same_file = file.identity(self._path) == self._identity
            if is_same_file and file.companions(self._path) != self._companions:
                self._rebuild()
            file.close_locked(self._connection, self._path)
        self._connection = self._identity = None

    def _check_file(self, connection: sqlite3.Connection) -> None:
        """Raise JournalError if the file was replaced, or changed by another program.

        Called before each commit, and again before the commit is acknowledged.
        """
        if file.identity(self._path) != self._identity:
            raise JournalError("the journal was replaced a moment ago")
        if file.companions(self._path) != self._companions:
            raise file.TamperedError("the journal's log was deleted a moment ago")
        log = file.log_state(self._path)
        is_log_new = log.length < self._log.length or log.salts != self._log.salts
        is_file_new = self._stamp != file.stamp(self._path)
        if self._stamp is not None and (is_log_new or is_file_new):
            is_whole = self._holds_all() and not (is_file_new and recovery.examine(self._path))
        else:
            is_whole = file.holds(connection, self._backup.last_mark())
        if not (is_whole and log.is_sound):
            raise file.TamperedError("the journal was overwritten a moment ago")

    def _holds_all(self) -> bool:
        """Return whether the file holds all known rows, through a new connection: the old one may have cached pages."""
        try:
            with closing(file.connect_to_inspect(self._path)) as other:
                return file.holds(other, dict(self._backup.marks))
        except sqlite3.Error as error:
            if file.is_cut_off(error):
                return False
            raise

    def _rebuild(self) -> None:
        """Replace a file that was tampered with by a new one with every event that is still readable."""
        if self._connection:
            with suppress(*file.ERRORS):
                found = self._connection.execute(rows.SELECT).fetchall()
                self._orphans = [rows.body_of(row) for row in found if rows.is_sound(row)]
        self._on_recovered(recovery.replace_tampered(self._path, self._wall_ms()))
        self._backup.mark_lost()
        self._is_tampered = False

    def _ready(self) -> sqlite3.Connection:
        """Return the connection, a new one if the file was replaced, cut off or tampered with."""
        if self._is_tampered:
            self._rebuild()
        before, size = self._identity, file.size(self._path)
        if self._connection and before == file.identity(self._path) and size >= self._size:
            return self._connection
        self._is_suspect |= 0 < size < self._size
        self.close()
        sentence = recovery.make_ready(self._path, self._wall_ms(), self._is_suspect)
        if sentence:
            self._on_recovered(sentence)
        self._is_suspect, self._size = False, 0
        self._identity = file.identity(self._path)
        if before not in (None, self._identity):
            self._backup.mark_lost()
        self._connection = file.connect(self._path, _BUSY_S)
        self._connection.execute("PRAGMA wal_autocheckpoint = 0")
        self._companions, self._stamp = file.companions(self._path), None
        return self._connection

    def _transaction(self, connection: sqlite3.Connection, batch: Sequence[QueuedWrite]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        writer = self._last_tried
        is_other_file = bool(self._orphans) or self._backup.is_elsewhere(self._identity)
        if writer and not is_other_file and self._was_committed(connection, writer.written[-1:]):
            connection.execute("ROLLBACK")
        else:
            self._last_tried = writer = BatchWriter(connection, self.redirects, self._restored)
            if is_other_file:
                writer.restore([*self._orphans, *self._backup.bodies()], {queued.body for queued in batch})
            for queued in batch:
                writer.write(queued)
            connection.execute("COMMIT")
        self.redirects, self._restored = writer.redirects, writer.restored
        self._orphans = []
        self._backup.mark_written(self._identity)
        self._backup.mark_rows(writer.written)
        if writer.missing:
            events = counted(writer.missing, "event")
            self._on_recovered(f"The journal's file was gone; {events} of this session had to be written again.")

    def _was_committed(self, connection: sqlite3.Connection, last: Sequence[rows.Row]) -> bool:
        """Return whether the failed batch is stored after all: a commit can report an error although it succeeded."""
        return bool(last) and file.holds(connection, {row[0]: row[-1] for row in last})

    def _checkpoint(self, connection: sqlite3.Connection) -> None:
        with suppress(OSError, sqlite3.OperationalError):  # the batch is safe in the log; the next one tries again
            if os.stat(f"{self._path}-wal").st_size > LOG_BYTES:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
