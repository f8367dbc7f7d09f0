"""The journal in SQLite: one file, read here, written by one thread that starts with the first record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kitchen_tui.cooking.record import Record
from kitchen_tui.journal import rows
from kitchen_tui.journal.handed import Handed, Manner
from kitchen_tui.journal.known import Known
from kitchen_tui.journal.protocol import CLOSED, OPENED, Saving, SessionRow, UnreadableError, session_rows
from kitchen_tui.journal.reading import Reader

if TYPE_CHECKING:
    from kitchen_tui.journal.writing import Writer


class SqliteJournal:
    """The journal at `path`; `wall_ms` reads the wall clock, to name a damaged file by.

    Nothing is made on disk before the first `submit`. Where the folder cannot be written, records wait in memory and
    `saving` says why. Raises JournalNewerError for a journal of a newer version, at once or when an event says so.
    """

    def __init__(self, path: Path, wall_ms: Callable[[], int]) -> None:
        self.recovered = ""
        self._path = path
        self._wall_ms = wall_ms
        self._writer: Writer | None = None
        self._known = Known()
        self._followed = ""
        self._seen = 0
        self._seen_version: object = None
        self._nudged = False
        self._reader = Reader(path, wall_ms, self._say)

    def open_session(self) -> str | None:
        return self._reader.open_session().session or None

    def read(self, session: str, after: int = 0) -> list[Record]:
        return [rows.record_of(row) for row in self._reader.session(session, after)]

    def everything(self) -> list[Record]:
        return [rows.record_of(row) for row in self._reader.after(0)]

    def of_kinds(self, *kinds: str) -> list[Record]:
        return [rows.record_of(row) for row in self._reader.of_kinds(kinds)]

    def sessions(self) -> list[SessionRow]:
        return session_rows(self.of_kinds(OPENED, CLOSED))

    def submit(self, records: Sequence[Record]) -> None:
        self._hand_over(Handed(rows.body(record)) for record in records)

    def open(self, record: Record) -> None:
        self._hand_over([Handed(rows.body(record), Manner.IF_NONE_IS_OPEN)])

    def home_of(self, session: str) -> str:
        return self._writer.home_of(session) if self._writer else session

    def _hand_over(self, records: Iterable[Handed]) -> None:
        handed = [*records]
        if self._writer is None:
            from kitchen_tui.journal.appending import Appender
            from kitchen_tui.journal.writing import Writer

            self._writer = Writer(Appender(self._path, self._wall_ms, self._say, self._known))
        self._writer.submit(handed)

    def follow(self, session: str, after: int, known: Callable[[], Sequence[Record]] = tuple) -> None:
        self._followed, self._seen, self._seen_version = session, after, None
        self._nudged = False
        self._known.follow(known, self._reader.identity)

    @property
    def is_moved(self) -> bool:
        return self._known.is_moved

    def arrived(self) -> list[Record]:
        version = self._reader.version()
        if version == self._seen_version or self._is_gone():
            return []
        try:
            found = [rows.record_of(row) for row in self._reader.after(self._seen)]
        except UnreadableError:  # locked, or a disk that hiccups: nothing is lost by asking again
            return []
        self._seen_version = version
        if found:
            self._seen = found[-1].sequence
        return [record for record in found if record.session == self._followed]

    def _is_gone(self) -> bool:
        """Whether the file is not the one that held what is known, and the writer has yet to see to it."""
        if self._reader.was_replaced:
            self._reader.was_replaced = False
            self._known.lose()
        if not self._known.is_elsewhere(self._reader.identity):
            self._nudged = False
            return self._known.is_moved
        known = self._known.records()
        if known and not self._nudged:
            self._nudged = True
            self._hand_over([Handed(rows.body(known[0]), Manner.NOT_AT_ALL)])
        return bool(known)

    def saving(self) -> Saving:
        return self._writer.saving() if self._writer else Saving()

    def flush(self, timeout_s: float) -> None:
        if self._writer:
            self._writer.flush(timeout_s)

    def close(self, timeout_s: float) -> None:
        self._reader.close()  # first: whoever is last folds the log into the file, and a slow disk must not hold us up
        if self._writer:
            self._writer.close(timeout_s)

    def _say(self, sentence: str) -> None:
        if sentence:
            self.recovered = sentence
