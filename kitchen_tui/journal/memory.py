"""A journal in memory: for tests, and for a rehearsal that leaves no trace."""

from collections.abc import Sequence

from kitchen_tui.cooking.record import Record
from kitchen_tui.journal.protocol import CLOSED, OPENED, JournalError, Saving, SessionRow, session_rows


class MemoryJournal:
    """Keeps its records in `store`. A second journal on the same store stands for a second process.

    While `problem` holds a sentence nothing is saved; empty it, and the next call saves what waited.
    """

    def __init__(self, store: list[Record] | None = None) -> None:
        self.store: list[Record] = [] if store is None else store
        self.problem = ""
        self.recovered = ""
        self._waiting: list[Record] = []
        self._followed = ""
        self._seen = 0

    def open_session(self) -> str | None:
        self._save()
        closed: set[str] = set()
        for record in self.store[::-1]:
            if record.kind == CLOSED:
                closed.add(record.session)
            elif record.kind == OPENED and record.session not in closed:
                return record.session
        return None

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

    def follow(self, session: str, after: int) -> None:
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
        for record in self._waiting:
            if not self._known(record):
                self.store.append(record._replace(sequence=len(self.store) + 1))
        self._waiting.clear()

    def _known(self, record: Record) -> bool:
        key = (record.session, record.run, record.threshold)
        return bool(record.threshold) and any((r.session, r.run, r.threshold) == key for r in self.store)
