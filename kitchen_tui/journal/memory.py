"""A journal in memory: for tests, and for a rehearsal that leaves no trace."""

from collections.abc import Callable, Sequence

from kitchen_tui.cooking.record import Record
from kitchen_tui.journal.protocol import CLOSED, OPENED, JournalError, Saving, SessionRow, session_rows


class MemoryJournal:
    """Keeps its records in `store`. A second journal on the same store stands for a second process.

    While `problem` holds a sentence nothing is saved; empty it, and the next call saves what waited.
    """

    def __init__(self, store: list[Record] | None = None) -> None:
        self.is_moved = False
        self.store: list[Record] = [] if store is None else store
        self.problem = ""
        self.recovered = ""
        self._waiting: list[Record] = []
        self._contested: set[str] = set()
        self._homes: dict[str, str] = {}
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
                opened = [*(each for each in opened if each != record.session), record.session]
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

    def submit(self, records: Sequence[Record]) -> None:
        import json

        self._waiting += [r._replace(payload=json.loads(json.dumps(r.payload, allow_nan=False))) for r in records]
        self._save()

    def open(self, record: Record) -> None:
        self._contested.add(record.session)
        self.submit([record])

    def home_of(self, session: str) -> str:
        self._save()
        return self._homes.get(session, session)

    def follow(self, session: str, after: int, known: Callable[[], Sequence[Record]] = tuple) -> None:
        self._followed, self._seen = session, after

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
            record = self._at_home(waiting)
            if record and not self._known(record):
                self.store.append(record._replace(sequence=len(self.store) + 1))
        self._waiting.clear()

    def _at_home(self, record: Record) -> Record | None:
        """The record in the session it goes to; None for an opening that came too late."""
        if record.kind == OPENED and record.session in self._contested:
            self._contested.remove(record.session)
            if self._open not in ("", record.session):
                self._homes[record.session] = self._open
                return None
        return record._replace(session=self._homes.get(record.session, record.session))

    def _known(self, record: Record) -> bool:
        key = (record.session, record.run, record.threshold)
        return bool(record.threshold) and any((r.session, r.run, r.threshold) == key for r in self.store)
