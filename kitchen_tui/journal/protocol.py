"""What a journal promises: records in, in order; records out once they are durable; a sentence when they are not."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from kitchen_tui.cooking.record import Record

OPENED = "session_opened"
CLOSED = "session_closed"

CLOSE_TIMEOUT_S = 2.0
"""How long a process that ends waits for its last records to reach the disk."""


class JournalError(Exception):
    """The journal could not do what was asked; the message is a sentence for the cook."""


class JournalNewerError(JournalError):
    """The journal was written by a newer version of this program; nothing of it was touched."""


class UnreadableError(JournalError):
    """The journal cannot be read just now."""


class Saving(NamedTuple):
    """How far what was submitted is from the disk.

    `pending` records are not durable yet and the oldest of them has waited `waited_ms`: past 100 ms the screen says
    "saving…". `problem` is a sentence ("Not saved: the disk is full.") while writing fails, and empty once it works.
    """

    pending: int = 0
    waited_ms: int = 0
    problem: str = ""


class SessionRow(NamedTuple):
    """One session as the log lists it."""

    id: str
    closed: bool


def session_rows(records: Iterable[Record]) -> list[SessionRow]:
    """The sessions that these records open and close, newest first."""
    closed = {record.session: record.kind == CLOSED for record in records}
    return [SessionRow(*row) for row in reversed(closed.items())]


class Journal(Protocol):
    """The ordered, durable record. For one thread; `submit`, `saving` and `arrived` are quick enough for an event loop.

    Reading raises UnreadableError while the file cannot be read, and JournalNewerError for events of a newer program.
    `recovered` is a sentence on what had to be recovered or skipped since this journal was opened, or empty.
    """

    @property
    def recovered(self) -> str: ...

    def open_session(self) -> str | None:
        """The open session. It stays so until it is closed; then it is the last of those opened that are not closed."""
        ...

    def read(self, session: str, after: int = 0) -> list[Record]:
        """The durable records of a session with a sequence above `after`, in order."""
        ...

    def everything(self) -> list[Record]:
        """Every durable record of every session, in the journal's order."""
        ...

    def of_kinds(self, *kinds: str) -> list[Record]:
        """Every durable record of some kinds, of every session, in the journal's order: for what came before."""
        ...

    def sessions(self) -> list[SessionRow]:
        """All sessions, newest first."""
        ...

    def submit(self, records: Sequence[Record]) -> None:
        """Hand over records to be made durable in this order; returns at once.

        A record with a threshold that its session and run already have is left out, silently: it has been recorded.
        Raises ValueError or TypeError for a payload that JSON cannot hold.
        """
        ...

    def open(self, record: Record) -> None:
        """Hand over a record that opens a session, like `submit`, to be made durable only if no session is open then.

        Where one is, whoever came first has won: this record is left out, and what this journal is handed for its
        session is written to the other. `home_of` tells.
        """
        ...

    def home_of(self, session: str) -> str:
        """The session that what is handed over for `session` is written to: another where that was open already."""
        ...

    def follow(self, session: str, after: int, known: Callable[[], Sequence[Record]] = tuple) -> None:
        """From now on `arrived` reports this session's records with a sequence above `after`.

        `known` gives all that is known of it, from any thread: where the file that held it is gone, what of it the file
        lacks that lies there now is written again.
        """
        ...

    @property
    def is_moved(self) -> bool:
        """Whether the followed session is in another file by now: with other sequences, so it is to be read anew."""
        ...

    def arrived(self) -> list[Record]:
        """Records of the followed session that became durable since the last call, whoever wrote them, in order.

        Raises JournalNewerError when a newer program has joined the session; while the file cannot be read, it is [].
        """
        ...

    def saving(self) -> Saving:
        """What is not durable yet, and why."""
        ...

    def flush(self, timeout_s: float) -> None:
        """Wait until all that was submitted is durable. Raises JournalError if it is not within `timeout_s`."""
        ...

    def close(self, timeout_s: float) -> None:
        """Wait like `flush`, but never raise, and let go of the file; `saving` still says what was not saved."""
        ...
