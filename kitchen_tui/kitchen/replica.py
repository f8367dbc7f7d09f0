"""The session in this process: durable records of the journal, and own records that are not durable yet."""

from collections.abc import Sequence

from kitchen_tui.cooking.history import History, Record, empty, extended, fold, record_key, unknown_notice
from kitchen_tui.journal import OPENED, Journal, UnreadableError


class Replica:
    """Merges the records of one session from this process and from others into one `history`.

    Local records take effect at once. When they are durable, they move to their place in the journal, which may be
    after records of another process.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.history: History = empty("")
        self._durable: list[Record] = []
        self._pending: list[Record] = []
        self._judged: tuple[History, str] = self.history, ""

    @property
    def unknown_notice(self) -> str:
        """Return a sentence if some records are not understood, else ""."""
        if self._judged[0] is not self.history:
            self._judged = self.history, unknown_notice(self.history)
        return self._judged[1]

    def start(self, session_id: str) -> None:
        """Follow a new session, which has no records yet."""
        self.detach(session_id)
        self._journal.follow(session_id, None, lambda: self.history.records)

    def load(self, session_id: str) -> None:
        """Follow a stored session. Raises UnreadableError, without changing anything, if the journal cannot be read."""
        self._durable = self._journal.read(session_id)
        self._pending = []
        self.history = fold(self._durable)
        last = self._durable[-1].sequence if self._durable else 0
        self._journal.follow(session_id, last, lambda: self.history.records)

    def detach(self, session_id: str = "") -> None:
        """Forget the session; the journal keeps it."""
        self.history, self._durable, self._pending = empty(session_id), [], []

    def push(self, records: Sequence[Record]) -> None:
        """Apply local records and submit them to the journal."""
        self._apply(records)
        self._journal.submit(records)

    def push_opening(self, record: Record) -> None:
        """Apply the record that opens the session. The journal leaves it out if another session is open by then."""
        self._apply([record])
        self._journal.open(record)

    def pull(self) -> bool:
        """Read what became durable, from any process. Return whether the session has changed."""
        session_id = self.history.session.id
        if not session_id:
            return False
        if self._journal.redirect_of(session_id) != session_id or self._journal.is_moved:
            return self._reload()
        settled = self._journal.saving().pending == 0
        arrived = self._journal.take_arrived()
        if settled and not arrived:
            # A record that neither waits nor arrived was dropped: another process has recorded the same threshold.
            self._pending = []
        if not arrived:
            return False
        self._durable += arrived
        expected = [record._replace(sequence=0) for record in arrived]
        if expected == self._pending[: len(expected)]:
            del self._pending[: len(expected)]
            return False
        self._merge(self._pending, arrived)
        return True

    def _apply(self, records: Sequence[Record]) -> None:
        self._pending += records
        self.history = extended(self.history, records)

    def _merge(self, pending: Sequence[Record], arrived: Sequence[Record]) -> None:
        known = set(map(record_key, arrived))
        self._pending = [record for record in pending if record_key(record) not in known]
        self.history = extended(fold(self._durable), self._pending)

    def _reload(self) -> bool:
        """Read the session again, from another file or with another id, and add the local records that it lacks.

        The id changes if another process opened a session just before this one did.
        """
        session_id = self.history.session.id
        home = self._journal.redirect_of(session_id)
        ours = [
            record._replace(session=home, sequence=0)
            for record in self.history.records
            if home == session_id or record.kind != OPENED
        ]
        try:
            self.load(home)
        except UnreadableError:  # the next poll tries again
            return False
        self._merge(ours, self._durable)
        return True
