"""A record as a row: its columns, and the checksum that tells a sound row from a damaged one."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.record import VERSION, Record
from kitchen_tui.journal.protocol import JournalNewerError

if TYPE_CHECKING:
    import sqlite3

COLUMNS = (
    "sequence, session, command, writer, kind, boot_ms, wall_ms, boot_id, payload, dish, run, threshold, version, "
    "open_id, open_from, checksum"
)
SELECT = f"SELECT {COLUMNS} FROM events NOT INDEXED"  # noqa: S608 - constants only
"""Reads walk the table itself: an index can be damaged without SQLite noticing."""

INSERT = f"INSERT OR IGNORE INTO events ({COLUMNS}) VALUES (?{', ?' * 15})"  # noqa: S608 - constants only

WIDTH = 16
_VERSION = 12

Body = tuple[str | int, ...]
Row = tuple[Any, ...]


class Open(NamedTuple):
    """Which session is open after a row, and the sequence of that session's first row. Every row carries it, so that
    the last row alone says where to start reading, however many sessions came before."""

    session: str = ""
    start: int = 0


def body(record: Record) -> Body:
    """What a record says, without its place. Raises ValueError or TypeError for a payload that JSON cannot hold."""
    payload = json.dumps(record.payload, separators=(",", ":"), allow_nan=False)
    at = record.at
    return (
        *(record.session, record.command, record.writer, record.kind, at.boot_ms, at.wall_ms, at.boot_id, payload),
        *(record.dish, record.run, record.threshold, record.version),
    )


def body_of(row: Row) -> Body:
    """What a sound row, read with texts as bytes, says without its place."""
    return texts(row)[1 : _VERSION + 1]


def seal(sequence: int, said: Body, is_open: Open) -> Row:
    """The row to write: the body in its place, with its checksum."""
    row = (sequence, *said, *is_open)
    return (*row, _checksum(row))


def is_sound(row: Row) -> bool:
    """Whether a row, read with texts as bytes, is what was written."""
    return bool(row[-1] == _checksum(row[:-1]))


def _checksum(row: Row) -> int:
    """CRC-32: finds every burst of up to 32 flipped bits, and misses one in four thousand million of the rest."""
    return crc32(b"\x1f".join(value if isinstance(value, bytes) else str(value).encode() for value in row))


def texts(row: Row) -> Row:
    """A sound row with its texts as texts, as it was written and may be written again."""
    return tuple(value.decode() if isinstance(value, bytes) else value for value in row)


def refuse_newer(row: Row) -> None:
    """Raise JournalNewerError for a sound row that holds an event of a newer version."""
    if row[_VERSION] > VERSION:
        raise JournalNewerError(
            f"The journal holds events of version {row[_VERSION]}, and this kitchen-tui knows version {VERSION}. "
            "Nothing was touched; please update kitchen-tui."
        )


def record_of(row: Row) -> Record:
    """The record of a sound row, read with texts as bytes. Raises JournalNewerError for an event of a newer version."""
    refuse_newer(row)
    sequence, session, command, writer, kind, boot_ms, wall_ms, boot_id, payload, *rest, version, _, _, _ = texts(row)
    at = Instant(boot_ms, wall_ms, boot_id)
    dish, run, threshold = rest
    return Record(session, command, writer, kind, at, json.loads(payload), dish, run, threshold, version, sequence)


def open_of(row: Row) -> Open:
    """Which session is open after a sound row."""
    return Open(row[13].decode(), row[14])


def tail(connection: sqlite3.Connection) -> tuple[int, Open]:
    """The last sequence given, and which session is open: of the last row that is sound."""
    last = 0
    with closing(connection.execute(f"{SELECT} ORDER BY sequence DESC")) as newest_first:
        for row in newest_first:
            last = last or row[0]
            if is_sound(row):
                return last, open_of(row)
    return last, Open()
