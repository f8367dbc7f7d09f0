"""Exports and imports the whole journal as JSON Lines, and checks the file."""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zlib import crc32

from kitchen_tui.cooking.history import VERSION, Record, Unknown
from kitchen_tui.journal import Journal, JournalError, JournalNewerError, file, recovery, rows

FLUSH_S = 60.0
"""How long an import may take to become durable."""
_BITS = 63


def export_lines(journal: Journal) -> Iterator[str]:
    """Yield one line per record, in the journal's order, each with a CRC-32 of its content."""
    for record in journal.everything():
        plain = rows.plain_of(record)
        yield json.dumps({**plain, "crc": _crc(plain)})


def import_lines(journal: Journal, lines: Iterable[str]) -> int:
    """Append the records of the lines in order, with new sequences, and wait until they are durable.

    Returns how many were new: duplicates, including those of records in the journal, are left out. An open session
    stays open. All lines are checked before anything is written: for a bad line, JournalError is raised with its number
    and nothing is imported.
    """
    records = [_record(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    known = {_identity(record) for record in journal.everything()}
    once = {_canonical(rows.plain_of(record)): record for record in records}
    new = [record for record in once.values() if _identity(record) not in known]
    journal.submit(new)
    journal.flush(FLUSH_S)
    return len(new)


def check(path: Path) -> list[str]:
    """Return a sentence for each fault of the journal at `path`; none if it is sound or does not exist.

    Changes nothing. Raises JournalNewerError, or JournalError if the file cannot be read.
    """
    try:
        state = file.inspect(path)
        if state is file.State.ABSENT:
            return []
        if state is file.State.DAMAGED:
            return ["This is not a journal of kitchen-tui, or its beginning is damaged."]
        found = [f"SQLite says: {line}." for line in recovery.examine(path)]
        return found or list(_faults(path))
    except (OSError, *file.ERRORS) as error:
        raise JournalError(f"The journal cannot be read: {file.describe(error)}.") from error


def _faults(path: Path) -> Iterator[str]:
    expected = 1
    with closing(file.connect_to_inspect(path)) as connection:
        for row in connection.execute(f"{rows.SELECT} ORDER BY sequence"):
            sequence = row[0]
            if sequence > expected:
                yield f"Events {expected} to {sequence - 1} are missing."
            if not rows.is_sound(row):
                yield f"Event {sequence} is damaged: its checksum does not match."
            elif isinstance(rows.record_of(row).event, Unknown):
                yield f"Event {sequence} cannot be understood."
            expected = sequence + 1


def _canonical(plain: dict[str, Any]) -> str:
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))


def _crc(plain: dict[str, Any]) -> int:
    return crc32(_canonical(plain).encode())


def _identity(record: Record) -> str:
    """Return what identifies a record across copies: everything but the sequence."""
    return _canonical(rows.plain_of(record._replace(sequence=0)))


def _record(number: int, line: str) -> Record:
    try:
        plain = json.loads(line)
        crc = plain.pop("crc")
        is_sound = crc == _crc(plain)
        record = rows.record_of_plain(plain)
        if is_sound:
            _check_columns(record)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise JournalError(f"Line {number} is not from an exported journal. Nothing was imported.") from None
    if not is_sound:
        raise JournalError(f"Line {number} is damaged: its checksum does not match. Nothing was imported.")
    if record.version > VERSION:
        raise JournalNewerError(f"Line {number} is from a newer kitchen-tui. Nothing was imported; please update.")
    if isinstance(record.event, Unknown):
        raise JournalError(f"Line {number} holds an event that cannot be understood. Nothing was imported.")
    return record


def _check_columns(record: Record) -> None:
    """Raise TypeError or ValueError for values that the table cannot store."""
    texts = record.session, record.command, record.writer, record.at.boot_id, record.dish, record.run, record.threshold
    numbers = record.at.boot_ms, record.at.wall_ms, record.version
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("not a text")
    if not all(type(number) is int and number.bit_length() <= _BITS for number in numbers):
        raise TypeError("not a number")
    "".join(texts).encode()
