"""The durable event log of all sessions, and its interface: records are submitted, and can be read once on disk."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from kitchen_tui.cooking.history import Record
from kitchen_tui.model.named_tuple import NamedTuple

OPENED = "session_opened"
CLOSED = "session_closed"

CLOSE_TIMEOUT_S = 2.0
"""How long a process that ends waits for its last records to reach the disk."""


class JournalError(Exception):
    """Raised if the journal cannot carry out a request; the message is a sentence for the cook."""


class JournalNewerError(JournalError):
    """Raised if a newer version of the program wrote the journal; nothing was changed."""


class UnreadableError(JournalError):
    """Raised if the journal cannot be read at the moment."""


class Saving(NamedTuple):
    """The state of records that were submitted but are not durable yet.

    `pending` is their number, and `waited_ms` how long the oldest has waited: after 100 ms the screen shows "saving…".
    `problem` is a sentence such as "Not saved: the disk is full." while writing fails, and empty otherwise.
    """

    pending: int = 0
    waited_ms: int = 0
    problem: str = ""


class SessionRow(NamedTuple):
    """One session in the list of sessions."""

    id: str
    closed: bool


class DishRow(NamedTuple):
    """One dish that was started, by which command: the library name of its recipe, and the UTC wall time."""

    recipe: str
    session: str
    wall_ms: int
    dish: str
    command: str


def session_rows(records: Iterable[Record]) -> list[SessionRow]:
    """Return the sessions that these records open and close, newest first."""
    closed = {record.session: record.kind == CLOSED for record in records}
    return [SessionRow(*row) for row in reversed(closed.items())]


class Journal(Protocol):
    """The ordered, durable log of events. Use it from one thread; `submit`, `saving` and `take_arrived` are quick.

    Reading raises UnreadableError while the file cannot be read, and JournalNewerError for events of a newer program.
    `recovered` is a sentence about what was recovered or skipped since this journal was opened, or empty.
    """

    @property
    def recovered(self) -> str: ...

    def open_session(self) -> str | None:
        """Return the open session: the first one opened, or once that is closed the newest one that is not."""

    def read(self, session: str, after: int = 0) -> list[Record]:
        """Return the durable records of a session with a sequence above `after`, in order."""

    def everything(self) -> list[Record]:
        """Return every durable record of every session, in the journal's order."""

    def of_kinds(self, *kinds: str) -> list[Record]:
        """Return every durable record of some kinds, of every session, in the journal's order."""

    def sessions(self) -> list[SessionRow]:
        """Return all sessions, newest first."""

    def dishes(self) -> list[DishRow]:
        """Return every dish that was ever started, in the journal's order."""

    def submit(self, records: Sequence[Record]) -> None:
        """Queue records to be made durable in this order; returns at once.

        A record with a threshold that is already stored for its session and run is left out. Raises ValueError or
        TypeError for an event that JSON cannot represent.
        """

    def open(self, record: Record) -> None:
        """Queue a record that opens a session, to be stored only if no session is open by then.

        Otherwise it is left out, and later records of its session are written to the open session, which `redirect_of`
        returns.
        """

    def redirect_of(self, session: str) -> str:
        """Return the session that records of `session` are written to; see `open`."""

    def follow(self, session: str, after: int | None, known: Callable[[], Sequence[Record]] = tuple) -> None:
        """Make `take_arrived` return the records of a session above the sequence `after`; None means only new ones.

        `known` returns all records of the session and may be called from any thread. If their file is lost, they are
        written again from it.
        """

    @property
    def is_moved(self) -> bool:
        """Return whether the followed session was moved to another file and must be read again, with new sequences."""

    def take_arrived(self) -> list[Record]:
        """Return the records of the followed session that became durable since the last call, from any process.

        Returns [] while the file cannot be read. Raises JournalNewerError if a newer program has joined the session.
        """

    def saving(self) -> Saving:
        """Return how much is not durable yet, and why."""

    def flush(self, timeout_s: float) -> None:
        """Wait until everything submitted is durable. Raises JournalError if that takes longer than `timeout_s`."""

    def close(self, timeout_s: float) -> None:
        """Wait like `flush`, without raising, and close the file; `saving` still returns what was not saved."""
