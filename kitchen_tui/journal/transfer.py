"""The whole journal as JSON Lines, out and in, and a check of the file: nothing lost, nothing reordered."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zlib import crc32

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.record import VERSION, Record
from kitchen_tui.journal.protocol import Journal, JournalError, JournalNewerError

_FLUSH_S = 60.0
_BITS = 63

Understood = Callable[[Record], bool]
"""Tells a record whose event means something from one that does not: the journal itself keeps any."""


def _all(record: Record) -> bool:
    return True


def export_lines(journal: Journal) -> Iterator[str]:
    """One line a record, in the journal's order, each with the CRC-32 of the rest of it."""
    for record in journal.everything():
        yield json.dumps({**_plain(record), "crc": _crc(record)})


def import_lines(journal: Journal, lines: Iterable[str], understood: Understood = _all) -> int:
    """Append the records of the lines in their order, with new sequences, and wait until they are durable.

    Returns how many were new: what the journal already holds, and a line that comes again, is not written twice. A
    session that is open stays so, whatever is imported. All lines are read before anything is written. Raises
    JournalError with the number of the first bad line, and then nothing was imported.
    """
    records = [_record(number, line, understood) for number, line in enumerate(lines, 1) if line.strip()]
    known = {_identity(record) for record in journal.everything()}
    once = {json.dumps(_plain(record), sort_keys=True): record for record in records}
    new = [record for record in once.values() if _identity(record) not in known]
    journal.submit(new)
    journal.flush(_FLUSH_S)
    return len(new)


def check(path: Path, understood: Understood = _all) -> list[str]:
    """What is wrong with the journal at `path`, a sentence each; nothing if it is sound, or not there yet. Changes
    nothing. Raises JournalNewerError, or JournalError if the file cannot be read."""
    from kitchen_tui.journal import file, recovery
    from kitchen_tui.journal.sentences import reason

    try:
        state = file.look(path)
        if state is file.State.ABSENT:
            return []
        if state is file.State.DAMAGED:
            return ["This is not a journal of kitchen-tui, or its beginning is damaged."]
        found = [f"SQLite says: {line}." for line in recovery.examine(path)]
        return found or list(_faults(path, understood))
    except (OSError, *file.ERRORS) as error:
        raise JournalError(f"The journal cannot be read: {reason(error)}.") from error


def _faults(path: Path, understood: Understood) -> Iterator[str]:
    from kitchen_tui.journal import file, rows

    expected = 1
    with closing(file.connect_to_look(path)) as connection:
        for row in connection.execute(f"{rows.SELECT} ORDER BY sequence"):
            sequence = row[0]
            if sequence > expected:
                yield f"Events {expected} to {sequence - 1} are missing."
            if not rows.is_sound(row):
                yield f"Event {sequence} is damaged: its checksum does not match."
            elif not understood(rows.record_of(row)):
                yield f"Event {sequence} cannot be understood."
            expected = sequence + 1


def _plain(record: Record) -> dict[str, Any]:
    return record._asdict() | {"at": record.at._asdict()}


def _crc(record: Record) -> int:
    return crc32(json.dumps(_plain(record), sort_keys=True, separators=(",", ":")).encode())


def _identity(record: Record) -> str:
    """Two records are the same if all is the same but the sequence."""
    return json.dumps(_plain(record._replace(sequence=0)), sort_keys=True)


def _record(number: int, line: str, understood: Understood) -> Record:
    try:
        plain = json.loads(line)
        crc = plain.pop("crc")
        record = Record(**{**plain, "at": Instant(**plain["at"])})
        is_sound = crc == _crc(record)
        if is_sound:
            _must_fit(record)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise JournalError(f"Line {number} is not from an exported journal. Nothing was imported.") from None
    if not is_sound:
        raise JournalError(f"Line {number} is damaged: its checksum does not match. Nothing was imported.")
    if record.version > VERSION:
        raise JournalNewerError(f"Line {number} is from a newer kitchen-tui. Nothing was imported; please update.")
    if not understood(record):
        raise JournalError(f"Line {number} holds an event that cannot be understood. Nothing was imported.")
    return record


def _must_fit(record: Record) -> None:
    """Raise TypeError or ValueError for what the table cannot hold."""
    *words, version = record.session, record.command, record.writer, record.kind, *record[6:9], record.version
    numbers = record.at.boot_ms, record.at.wall_ms, version
    if not all(isinstance(word, str) for word in (*words, record.at.boot_id)) or not isinstance(record.payload, dict):
        raise TypeError("not a text")
    if not all(type(number) is int and number.bit_length() <= _BITS for number in numbers):
        raise TypeError("not a number")
    "".join((*words, record.at.boot_id)).encode()
