"""The table of the journal: its schema and migrations, and records as its rows, with a checksum that reveals damage."""

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any, NoReturn
from zlib import crc32

from kitchen_tui.cooking import events
from kitchen_tui.cooking.event_types import EVENT_TYPES, Event
from kitchen_tui.cooking.history import VERSION, Record, Unknown
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.journal import JournalNewerError
from kitchen_tui.model.named_tuple import NamedTuple, from_plain, to_plain

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

COLUMNS = (
    "sequence, session, command, writer, kind, boot_ms, wall_ms, boot_id, payload, dish, run, threshold, version, "
    "open_id, open_from, checksum"
)
SELECT = f"SELECT {COLUMNS} FROM events NOT INDEXED"  # noqa: S608 - constants only
"""Reads walk the table itself: an index can be damaged without SQLite noticing."""

INSERT = f"INSERT OR IGNORE INTO events ({COLUMNS}) VALUES (?{', ?' * 15})"  # noqa: S608 - constants only

WIDTH = 16
_VERSION = 12
FAR_FUTURE_MS = 253_402_300_800_000
"""The year 10000: no calendar goes further, and no figure of an event is larger."""
_LONGEST_NUMBER = 20

Body = tuple[str | int, ...]
"""The columns of a record without its place and checksum."""
Row = tuple[Any, ...]


class OpenMark(NamedTuple):
    """The session that is open after a row, and the sequence of its first row.

    Every row stores it, so that the last row alone tells where to start reading, however many sessions there are.
    """

    session: str = ""
    start: int = 0


# Events as JSON ---------------------------------------------------------------------------------------------------


def encode(event: Event | Unknown) -> str:
    """Return an event as JSON. Raises ValueError or TypeError if JSON cannot represent it."""
    if isinstance(event, Unknown):
        return event.payload
    return json.dumps(to_plain(event), separators=(",", ":"), allow_nan=False)


def decode(kind: str, payload: str, at: Instant) -> Event | Unknown:
    """Return the event of a payload, or `Unknown` if this version does not understand it or a value is absurd."""
    try:
        event = from_plain(EVENT_TYPES[kind], _DECODER.decode(payload))
    except (KeyError, TypeError, ValueError, RecursionError):
        return Unknown(kind, payload)
    is_absurd = (isinstance(event, events.SessionOpened) and event.speed <= 0) or (
        isinstance(event, events.DishScaled) and min(event.numerator, event.denominator) <= 0
    )
    return Unknown(kind, payload) if is_absurd or not 0 <= at.wall_ms < FAR_FUTURE_MS else event


def _checked_int(text: str) -> int:
    if len(text) > _LONGEST_NUMBER or abs(int(text)) >= FAR_FUTURE_MS:
        raise ValueError("the number is too large")
    return int(text)


def _checked_float(text: str) -> float:
    if abs(float(text)) >= FAR_FUTURE_MS:
        raise ValueError("the number is too large")
    return float(text)


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a number")


_DECODER = json.JSONDecoder(parse_int=_checked_int, parse_float=_checked_float, parse_constant=_refuse)


# Records ------------------------------------------------------------------------------------------------------------


def body(record: Record) -> Body:
    """Return the columns of a record. Raises ValueError or TypeError for an event that JSON cannot represent."""
    at = record.at
    return (
        *(record.session, record.command, record.writer, record.kind, at.boot_ms, at.wall_ms, at.boot_id),
        *(encode(record.event), record.dish, record.run, record.threshold, record.version),
    )


def record_of(row: Row) -> Record:
    """Return the record of an intact row whose texts are bytes. Raises JournalNewerError for a newer event."""
    refuse_newer(row)
    sequence, session, command, writer, kind, boot_ms, wall_ms, boot_id, payload, *rest, version, _, _, _ = decoded(row)
    at = Instant(boot_ms, wall_ms, boot_id)
    dish, run, threshold = rest
    return Record(session, command, writer, decode(kind, payload, at), at, dish, run, threshold, version, sequence)


def plain_of(record: Record) -> dict[str, Any]:
    """Return a record as plain JSON values, for export."""
    plain = record._asdict()
    event = plain.pop("event")
    payload = json.loads(encode(event))
    return {**plain, "kind": record.kind, "at": record.at._asdict(), "payload": payload}


def record_of_plain(plain: "Mapping[str, Any]") -> Record:
    """Return the record of plain values. Raises TypeError, KeyError or ValueError if they are not a record."""
    fields = {**plain, "at": Instant(**plain["at"])}
    kind, payload = fields.pop("kind"), fields.pop("payload")
    if not isinstance(kind, str) or not isinstance(payload, dict):
        raise TypeError("not an event")
    return Record(**fields, event=decode(kind, json.dumps(payload), fields["at"]))


# Rows -----------------------------------------------------------------------------------------------------------------


def body_of(row: Row) -> Body:
    """Return the columns of a record from an intact row whose texts are bytes."""
    return decoded(row)[1 : _VERSION + 1]


def with_checksum(sequence: int, columns: Body, is_open: OpenMark) -> Row:
    """Return the row to insert, with its checksum."""
    row = (sequence, *columns, *is_open)
    return (*row, _checksum(row))


def is_sound(row: Row) -> bool:
    """Return whether a row whose texts are bytes has the correct checksum."""
    return bool(row[-1] == _checksum(row[:-1]))


def _checksum(row: Row) -> int:
    """Return a CRC-32, which detects every burst of up to 32 flipped bits and all but one in 2**32 other errors."""
    return crc32(b"\x1f".join(value if isinstance(value, bytes) else str(value).encode() for value in row))


def decoded(row: Row) -> Row:
    """Return an intact row as it was inserted, with its texts as str."""
    return tuple(value.decode() if isinstance(value, bytes) else value for value in row)


def refuse_newer(row: Row) -> None:
    """Raise JournalNewerError for an intact row that holds an event of a newer version."""
    if row[_VERSION] > VERSION:
        raise JournalNewerError(
            f"The journal holds events of version {row[_VERSION]}, and this kitchen-tui knows version {VERSION}. "
            "Nothing was touched; please update kitchen-tui."
        )


def tail(connection: "sqlite3.Connection") -> tuple[int, OpenMark]:
    """Return the last sequence, and which session is open after the last intact row."""
    last = 0
    with closing(connection.execute(f"{SELECT} ORDER BY sequence DESC")) as newest_first:
        for row in newest_first:
            last = last or row[0]
            if is_sound(row):
                *_, session, start, _ = row
                return last, OpenMark(session.decode(), start)
    return last, OpenMark()


EVENTS = """CREATE TABLE events (
    sequence INTEGER PRIMARY KEY,
    session TEXT NOT NULL,
    command TEXT NOT NULL,
    writer TEXT NOT NULL,
    kind TEXT NOT NULL,
    boot_ms INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    boot_id TEXT NOT NULL,
    payload TEXT NOT NULL,
    dish TEXT NOT NULL,
    run TEXT NOT NULL,
    threshold TEXT NOT NULL,
    version INTEGER NOT NULL,
    open_id TEXT NOT NULL,
    open_from INTEGER NOT NULL,
    checksum INTEGER NOT NULL
)"""
THRESHOLDS = "CREATE UNIQUE INDEX thresholds ON events (session, run, threshold) WHERE threshold <> ''"


def _schema_1(connection: "sqlite3.Connection") -> None:
    connection.execute(EVENTS)
    connection.execute(THRESHOLDS)


MIGRATIONS: "tuple[Callable[[sqlite3.Connection], None], ...]" = (_schema_1,)
"""Step n takes a journal from schema n - 1 to schema n."""

SCHEMA = len(MIGRATIONS)
TEXTS = {EVENTS.encode(), THRESHOLDS.encode()}
"""The current schema exactly as SQLite keeps it: if one of these texts reads otherwise, it is damaged."""


def application_id(schema: int) -> int:
    """Return "KT" and the schema number, stored twice so that a flipped bit does not look like another schema."""
    return 0x4B540000 ^ schema


def migrate(connection: "sqlite3.Connection") -> None:
    """Migrate a journal or an empty database to the current schema, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for step in MIGRATIONS[version:]:
        step(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute(f"PRAGMA application_id = {application_id(SCHEMA)}")
    connection.execute("COMMIT")
