"""The journal's file: what is there, how to connect to it, and whose turn it is to replace it."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from enum import Enum
from pathlib import Path

from kitchen_tui.journal import migrations
from kitchen_tui.journal.protocol import JournalNewerError

COMPANIONS = ("-wal", "-shm")
_DAMAGE = {
    *(sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT),
    *(sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG),
}
_LOGS = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
"""How a write-ahead log begins."""
ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file raises: SQLite quotes what it found in its messages, and that may be no text."""


LOOK_S = 0.25
"""Whoever holds the journal for a moment (to fold its log in) is waited for; a start waits no longer than that."""


class State(Enum):
    """What lies where the journal should be."""

    ABSENT = "absent"
    OLDER = "older"
    SOUND = "sound"
    DAMAGED = "damaged"


def is_damage(error: Exception) -> bool:
    """Whether SQLite's error says that the file is not, or no longer, a journal of ours."""
    return isinstance(error, UnicodeDecodeError) or getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def is_read_only(error: Exception) -> bool:
    """Whether SQLite says that the journal may only be read."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_READONLY


def look(path: Path, wait_s: float = LOOK_S) -> State:
    """What is there, by reading only. Raises JournalNewerError, or OSError or sqlite3.Error if it cannot be read."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return State.ABSENT
    if not stat.S_ISREG(status.st_mode) or not status.st_size:
        return State.DAMAGED
    try:
        with closing(connect_to_look(path, wait_s=wait_s)) as connection:
            return _state(connection)
    except ERRORS as error:
        if is_damage(error):
            return State.DAMAGED
        raise


def _state(connection: sqlite3.Connection) -> State:
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    texts = {text for (text,) in connection.execute("SELECT sql FROM sqlite_master")}
    if schema <= 0 or application != migrations.application_id(schema):
        return State.DAMAGED
    if schema > migrations.SCHEMA:
        raise JournalNewerError(
            f"The journal was written by a newer kitchen-tui (its schema is {schema}, this one knows "
            f"{migrations.SCHEMA}). Nothing was touched; please update kitchen-tui."
        )
    if schema < migrations.SCHEMA:
        return State.OLDER
    return State.SOUND if texts >= migrations.TEXTS else State.DAMAGED


def connect_to_look(path: Path, alone: bool = False, wait_s: float = LOOK_S) -> sqlite3.Connection:
    """A connection that changes nothing. Without a write-ahead log, or to look at the file `alone`, it does not even
    lock: a file nobody writes to needs none. Texts come as bytes, for they may not be texts any more.

    `wait_s` is how long a look waits for whoever holds the journal.
    """
    alone = alone or not Path(f"{path}-wal").exists()
    uri = path.absolute().as_uri() + ("?mode=ro&immutable=1" if alone else "?mode=ro")
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait_s)
    connection.text_factory = bytes
    return connection


def connect(path: Path, wait_s: float) -> sqlite3.Connection:
    """A connection to a sound journal, for any one thread at a time; texts come as bytes, for the checksums."""
    uri = path.absolute().as_uri() + "?mode=rw"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait_s, check_same_thread=False)
    connection.text_factory = bytes
    try:
        connection.execute("PRAGMA journal_mode = WAL")  # it is, unless a damaged header denies it, log and all
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def complete(path: Path) -> Path:
    """Where a recovery keeps the fresh journal until it is in place; there only if the recovery was killed."""
    return path.with_name(f"{path.name}.complete")


def identity(path: Path) -> tuple[int, int] | None:
    """Which file lies there now; it changes when a damaged journal is replaced."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def has_foreign_log(path: Path) -> bool:
    """Whether what lies where the write-ahead log should be is none: SQLite passes over it without a word."""
    try:
        with open(f"{path}-wal", "rb") as log:
            first = log.read(len(_LOGS[0]))
    except OSError:
        return False
    return bool(first) and first not in _LOGS


def size(path: Path) -> int:
    """How long the file is, 0 where there is none. A journal never gets shorter, unless somebody cuts it."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def is_there(path: Path) -> bool:
    """Whether anything is. Raises OSError where that cannot be told."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


@contextmanager
def turn(path: Path, to_replace: bool = False) -> Iterator[None]:
    """Writers take turns with whoever replaces the file, or an event could be written to the one set aside."""
    import fcntl

    lock = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX if to_replace else fcntl.LOCK_SH)
        yield
    finally:
        os.close(lock)


def let_go(connection: sqlite3.Connection, path: Path) -> None:
    """Close a connection while nobody replaces the file: SQLite takes the log away by its name, and that of the fresh
    journal has the same."""
    try:
        with turn(path):
            connection.close()
    except OSError:  # nobody can replace a file where no turn can be taken
        connection.close()
