"""The journal's file: its state, connections to it, and the lock for writing or replacing it."""

import errno
import os
import sqlite3
import stat
import struct
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from enum import Enum
from pathlib import Path

from kitchen_tui.journal import JournalError, JournalNewerError, rows
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.paths import open_lock_file

COMPANIONS = ("-wal", "-shm")
_DAMAGE = {
    *(sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT),
    *(sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG),
}
_LOGS = {b"\x37\x7f\x06\x82": "<", b"\x37\x7f\x06\x83": ">"}
"""The first bytes of a write-ahead log, and the byte order of its checksums."""
_HEADER_BYTES = 32
_INDEX_BYTES = 32 << 10
"""The least size of the log's index; it is enough for 4,000 pages, and the log is checkpointed long before that."""
ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""Errors of reading a damaged file. SQLite quotes the content in its messages, which may not be valid UTF-8."""

INSPECT_S = 0.25
"""How long to wait for a process that holds the journal for a moment, such as for a checkpoint."""


class TamperedError(JournalError):
    """The journal's file or its log was deleted or overwritten while it was open."""


class State(Enum):
    """State of the journal file on disk."""

    ABSENT = "absent"
    OLDER = "older"
    SOUND = "sound"
    DAMAGED = "damaged"


def is_damage(error: Exception) -> bool:
    """Return whether an error of SQLite means that the file is damaged or not a journal."""
    return isinstance(error, UnicodeDecodeError) or _code(error) & 0xFF in _DAMAGE


def is_read_only(error: Exception) -> bool:
    """Return whether an error of SQLite means that the journal is read-only."""
    return _code(error) & 0xFF == sqlite3.SQLITE_READONLY


def is_cut_off(error: Exception) -> bool:
    """Return whether an error of SQLite means that the file or its log is too short."""
    return _code(error) == sqlite3.SQLITE_IOERR_SHORT_READ


def _code(error: Exception) -> int:
    return getattr(error, "sqlite_errorcode", 0)


def inspect(path: Path, wait_s: float = INSPECT_S) -> State:
    """Return the state without changing anything.

    Raises JournalNewerError, or OSError or sqlite3.Error if the file is unreadable.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return State.ABSENT
    if not stat.S_ISREG(status.st_mode) or not status.st_size:
        return State.DAMAGED
    try:
        with closing(connect_to_inspect(path, wait_s=wait_s)) as connection:
            return _state(connection)
    except ERRORS as error:
        if is_damage(error):
            return State.DAMAGED
        raise


def _state(connection: sqlite3.Connection) -> State:
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    texts = {text for (text,) in connection.execute("SELECT sql FROM sqlite_master")}
    if schema <= 0 or application != rows.application_id(schema):
        return State.DAMAGED
    if schema > rows.SCHEMA:
        raise JournalNewerError(
            f"The journal was written by a newer kitchen-tui (its schema is {schema}, this one knows "
            f"{rows.SCHEMA}). Nothing was touched; please update kitchen-tui."
        )
    if schema < rows.SCHEMA:
        return State.OLDER
    return State.SOUND if texts >= rows.TEXTS else State.DAMAGED


def connect_to_inspect(path: Path, alone: bool = False, wait_s: float = INSPECT_S) -> sqlite3.Connection:
    """Return a connection that changes nothing, and reads texts as bytes since they may be damaged.

    It takes no lock if there is no write-ahead log, or with `alone`, which reads the file without its log. It waits at
    most `wait_s` seconds for a process that holds the journal.
    """
    alone = alone or not Path(f"{path}-wal").exists()
    uri = path.absolute().as_uri() + ("?mode=ro&immutable=1" if alone else "?mode=ro")
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait_s)
    connection.text_factory = bytes
    return connection


def connect(path: Path, wait_s: float) -> sqlite3.Connection:
    """Return a connection to a sound journal, for one thread at a time. Texts are read as bytes for the checksums."""
    uri = path.absolute().as_uri() + "?mode=rw"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait_s, check_same_thread=False)
    connection.text_factory = bytes
    try:
        connection.execute("PRAGMA journal_mode = WAL")  # already set, unless the header is damaged
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA schema_version")  # reads the file, which creates the log if there is none
    except BaseException:
        connection.close()
        raise
    return connection


def staging_path(path: Path) -> Path:
    """Return the path of a complete new journal that is not in place yet; it is left over if a recovery is killed."""
    return path.with_name(f"{path.name}.complete")


def identity(path: Path) -> tuple[int, int] | None:
    """Return the device and inode of the file, which change when a damaged journal is replaced.

    Symbolic links are not followed: SQLite names the log after the target of a link.
    """
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def companions(path: Path) -> tuple[int | None, ...]:
    """Return the inodes of the write-ahead log and its index, None for one that does not exist.

    They stay the same as long as any connection is open. If one changes, this connection and new ones no longer use the
    same log or index, and overwrite each other's events.
    """
    found = (_status(f"{path}{end}") for end in COMPANIONS)
    return tuple(status.st_ino if status else None for status in found)


def stamp(path: Path) -> tuple[int, int] | None:
    """Return the file's modification time and size, which only a checkpoint or another program changes."""
    status = _status(path)
    return (status.st_mtime_ns, status.st_size) if status else None


def repair_index(path: Path) -> None:
    """Restore the size of the log's index if it was cut off: reading it would end the process with a bus error.

    Call this before SQLite uses the file. SQLite rebuilds an index of zeros from the log, since it is invalid.
    """
    index = f"{path}-shm"
    with suppress(OSError):  # there is no index
        if os.stat(index).st_size < _INDEX_BYTES:
            os.truncate(index, _INDEX_BYTES)


class LogState(NamedTuple):
    """The length of the write-ahead log, and the salts in its header, which change with each checkpoint.

    A log is not `is_sound` if its header was overwritten. Processes that have it open do not read the header, but the
    next start would silently ignore the whole log.
    """

    length: int = 0
    salts: bytes = b""
    is_sound: bool = True


def log_state(path: Path) -> LogState:
    """Return the state of the write-ahead log. Opening it is safe, since SQLite holds no lock on it."""
    try:
        with open(f"{path}-wal", "rb", buffering=0) as log:
            header = log.read(_HEADER_BYTES)
            if not _is_header(header):  # perhaps it was being written: each checkpoint renews it
                log.seek(0)
                header = log.read(_HEADER_BYTES)
            return LogState(os.fstat(log.fileno()).st_size, header[16:24], not header or _is_header(header))
    except OSError:
        return LogState()


def _is_header(header: bytes) -> bool:
    """Return whether the header of a log is complete and has the right checksum (see SQLite's file format)."""
    order = _LOGS.get(header[:4])
    if order is None or len(header) < _HEADER_BYTES:
        return order is not None
    words = struct.unpack(f"{order}6I", header[:24])
    one = two = 0
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return struct.unpack(">2I", header[24:]) == (one, two)


def size(path: Path | str) -> int:
    """Return the size of the file, 0 if there is none. A journal only shrinks if it is cut off."""
    status = _status(path)
    return status.st_size if status else 0


def _status(path: Path | str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def is_there(path: Path) -> bool:
    """Return whether the file exists. Raises OSError if that cannot be determined."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


@contextmanager
def file_lock(path: Path, to_replace: bool = False) -> Iterator[None]:
    """Lock out writers while the file is replaced, so that no event is written to the file that is set aside."""
    import fcntl

    lock = open_lock_file(Path(f"{path}.lock"))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX if to_replace else fcntl.LOCK_SH)
        yield
    finally:
        os.close(lock)


def holds(connection: sqlite3.Connection, marks: Mapping[int, int]) -> bool:
    """Return whether the table holds rows with these checksums at these sequences."""
    if not marks:
        return True
    query = "SELECT sequence, checksum FROM events WHERE sequence BETWEEN ? AND ?"
    found = dict(connection.execute(query, (min(marks), max(marks))))
    return all(found.get(sequence) == checksum for sequence, checksum in marks.items())


def close_locked(connection: sqlite3.Connection, path: Path) -> None:
    """Close a connection while the file is not being replaced.

    SQLite deletes the log by name, and the log of a new journal would have the same name.
    """
    repair_index(path)
    try:
        with file_lock(path):
            connection.close()
    except OSError:  # where no lock can be taken, the file cannot be replaced either
        connection.close()


# Error messages ----------------------------------------------------------------------------------------------------

_BY_CODE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_BUSY: "another program holds the journal",
    sqlite3.SQLITE_LOCKED: "another program holds the journal",
    sqlite3.SQLITE_READONLY: "the journal is read-only",
    sqlite3.SQLITE_CANTOPEN: "the journal cannot be opened",
    sqlite3.SQLITE_PERM: "the journal cannot be written: permission denied",
    sqlite3.SQLITE_IOERR: "the disk failed (it may be full)",
}
_BY_ERRNO = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the disk cannot be written (it may be full)",
    errno.EROFS: "the folder of the journal is read-only",
    errno.EACCES: "the folder of the journal cannot be written: permission denied",
    errno.EPERM: "the folder of the journal cannot be written: permission denied",
    errno.ENOTDIR: "the folder of the journal cannot be created",
    errno.EEXIST: "the folder of the journal cannot be created",
}


def describe(error: Exception) -> str:
    """Return the cause as a phrase, without a full stop."""
    if isinstance(error, sqlite3.Error):
        return _BY_CODE.get(_code(error) & 0xFF, str(error))
    if isinstance(error, OSError) and error.errno:
        return _BY_ERRNO.get(error.errno, error.strerror or str(error))
    return str(error)
