"""A journal in memory, for tests."""

from collections.abc import Callable, Sequence

from kitchen_tui.cooking.events import DishStarted
from kitchen_tui.cooking.history import Record
from kitchen_tui.journal import rows
from kitchen_tui.journal.protocol import CLOSED, OPENED, DishRow, JournalError, Saving, SessionRow, session_rows


class MemoryJournal:
    """Keeps its records in `store`. A second journal on the same store acts as a second process.

    While `problem` holds a sentence nothing is saved; once it is empty, the next call saves what waited.
    """

    def __init__(self, store: list[Record] | None = None) -> None:
        self.is_moved = False
        self.store: list[Record] = [] if store is None else store
        self.problem = ""
        self.recovered = ""
        self._waiting: list[Record] = []
        self._contested: set[str] = set()
        self._redirects: dict[str, str] = {}
        self._followed = ""
        self._seen = 0

    def open_session(self) -> str | None:
        self._save()
        return self._open or None

    @property
    def _open(self) -> str:
        found, opened = "", list[str]()
        for record in self.store:
            if record.kind == OPENED:
                opened = [*(session for session in opened if session != record.session), record.session]
                found = found or record.session
            elif record.kind == CLOSED and record.session in opened:
                opened.remove(record.session)
                if record.session == found:
                    found = opened[-1] if opened else ""
        return found

    def read(self, session: str, after: int = 0) -> list[Record]:
        self._save()
        return [record for record in self.store[after:] if record.session == session]

    def everything(self) -> list[Record]:
        self._save()
        return [*self.store]

    def of_kinds(self, *kinds: str) -> list[Record]:
        self._save()
        return [record for record in self.store if record.kind in kinds]

    def sessions(self) -> list[SessionRow]:
        return session_rows(self.of_kinds(OPENED, CLOSED))

    def dishes(self) -> list[DishRow]:
        self._save()
        return [
            DishRow(record.event.recipe.name, record.session, record.at.wall_ms, record.dish)
            for record in self.store
            if isinstance(record.event, DishStarted)
        ]

    def submit(self, records: Sequence[Record]) -> None:
        for record in records:
            rows.encode(record.event)  # raises if no journal could store it
        self._waiting += records
        self._save()

    def open(self, record: Record) -> None:
        self._contested.add(record.session)
        self.submit([record])

    def redirect_of(self, session: str) -> str:
        self._save()
        return self._redirects.get(session, session)

    def follow(self, session: str, after: int | None, known: Callable[[], Sequence[Record]] = tuple) -> None:
        self._save()
        self._followed, self._seen = session, len(self.store) if after is None else after

    def arrived(self) -> list[Record]:
        self._save()
        found = self.read(self._followed, self._seen)
        self._seen = max(self._seen, len(self.store))
        return found

    def saving(self) -> Saving:
        self._save()
        return Saving(len(self._waiting), 0, self.problem)

    def flush(self, timeout_s: float) -> None:
        self._save()
        if self.problem and self._waiting:
            raise JournalError(self.problem)

    def close(self, timeout_s: float) -> None:
        self._save()

    def _save(self) -> None:
        if self.problem:
            return
        for waiting in self._waiting:
            record = self._redirected(waiting)
            if record and not self._known(record):
                self.store.append(record._replace(sequence=len(self.store) + 1))
        self._waiting.clear()

    def _redirected(self, record: Record) -> Record | None:
        """Return the record with the session it belongs to; None for a session that was opened too late."""
        if record.kind == OPENED and record.session in self._contested:
            self._contested.remove(record.session)
            if self._open not in ("", record.session):
                self._redirects[record.session] = self._open
                return None
        return record._replace(session=self._redirects.get(record.session, record.session))

    def _known(self, record: Record) -> bool:
        key = (record.session, record.run, record.threshold)
        return bool(record.threshold) and any((r.session, r.run, r.threshold) == key for r in self.store)
