"""The interface of a journal: records are submitted in order and can be read once they are durable."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from kitchen_tui.cooking.history import Record

OPENED = "session_opened"
CLOSED = "session_closed"

CLOSE_TIMEOUT_S = 2.0
"""How long a process that ends waits for its last records to reach the disk."""


class JournalError(Exception):
    """Raised if the journal cannot do what was requested; the message is a sentence for the cook."""


class JournalNewerError(JournalError):
    """Raised if a newer version of the program wrote the journal; nothing was changed."""


class UnreadableError(JournalError):
    """Raised if the journal cannot be read now."""


class Saving(NamedTuple):
    """The progress of what was submitted but is not durable yet.

    The oldest of `pending` records has waited `waited_ms`: past 100 ms the screen shows "saving…". `problem` is a
    sentence ("Not saved: the disk is full.") while writing fails, and empty once it works.
    """

    pending: int = 0
    waited_ms: int = 0
    problem: str = ""


class SessionRow(NamedTuple):
    """One session in the list of sessions."""

    id: str
    closed: bool


class DishRow(NamedTuple):
    """One dish that was started: the name of its recipe, its session, and when (UTC wall time)."""

    recipe: str
    session: str
    wall_ms: int


def session_rows(records: Iterable[Record]) -> list[SessionRow]:
    """Return the sessions that these records open and close, newest first."""
    closed = {record.session: record.kind == CLOSED for record in records}
    return [SessionRow(*row) for row in reversed(closed.items())]


class Journal(Protocol):
    """The ordered, durable log of events, for one thread; `submit`, `saving` and `arrived` are fast enough for a UI.

    Reading raises UnreadableError while the file cannot be read, and JournalNewerError for events of a newer program.
    `recovered` is a sentence on what had to be recovered or skipped since this journal was opened, or empty.
    """

    @property
    def recovered(self) -> str: ...

    def open_session(self) -> str | None:
        """Return the open session: the first opened until it is closed, then the last that is not closed."""
        ...

    def read(self, session: str, after: int = 0) -> list[Record]:
        """Return the durable records of a session with a sequence above `after`, in order."""
        ...

    def everything(self) -> list[Record]:
        """Return every durable record of every session, in the journal's order."""
        ...

    def of_kinds(self, *kinds: str) -> list[Record]:
        """Return every durable record of some kinds, of every session, in the journal's order."""
        ...

    def sessions(self) -> list[SessionRow]:
        """Return all sessions, newest first."""
        ...

    def dishes(self) -> list[DishRow]:
        """Return every dish that was ever started, in the journal's order."""
        ...

    def submit(self, records: Sequence[Record]) -> None:
        """Queue records to be made durable in this order; returns at once.

        A record with a threshold that its session and run already have is left out: it has been recorded. Raises
        ValueError or TypeError for an event that JSON cannot hold.
        """
        ...

    def open(self, record: Record) -> None:
        """Queue a record that opens a session, to be made durable only if no session is open then.

        If one is, this record is left out, and what is submitted for its session is written to the open one, which
        `redirect_of` returns.
        """
        ...

    def redirect_of(self, session: str) -> str:
        """Return the session that records of `session` are written to: another one if that was open already."""
        ...

    def follow(self, session: str, after: int | None, known: Callable[[], Sequence[Record]] = tuple) -> None:
        """Make `arrived` report this session's records above the sequence `after`; None: from the end of the journal.

        `known` returns all records of the session, from any thread: if the file that holds them is lost, what the
        present file lacks is written again.
        """
        ...

    @property
    def is_moved(self) -> bool:
        """Return whether the followed session is in another file now and has to be read again, with new sequences."""
        ...

    def arrived(self) -> list[Record]:
        """Return the records of the followed session that became durable since the last call, from any process.

        Raises JournalNewerError if a newer program has joined the session. It is [] while the file cannot be read.
        """
        ...

    def saving(self) -> Saving:
        """Return what is not durable yet, and why."""
        ...

    def flush(self, timeout_s: float) -> None:
        """Wait until all that was submitted is durable. Raises JournalError if it is not within `timeout_s`."""
        ...

    def close(self, timeout_s: float) -> None:
        """Wait like `flush` but never raise, and close the file; `saving` still returns what was not saved."""
        ...
