"""The whole journal as JSON Lines, out and in, and a check of the file: nothing lost, nothing reordered."""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zlib import crc32

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.record import VERSION, Record
from kitchen_tui.journal.protocol import Journal, JournalError, JournalNewerError

_FLUSH_S = 60.0


def export_lines(journal: Journal) -> Iterator[str]:
    """One line a record, in the journal's order, each with the CRC-32 of the rest of it."""
    for record in journal.everything():
        yield json.dumps({**_plain(record), "crc": _crc(record)})


def import_lines(journal: Journal, lines: Iterable[str]) -> int:
    """Append the records of the lines in their order, with new sequences, and wait until they are durable.

    Returns how many were new: what the journal already holds is not written twice. All lines are read before anything
    is written. Raises JournalError with the number of the first bad line, and then nothing was imported.
    """
    records = [_record(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    known = {_identity(record) for record in journal.everything()}
    new = [record for record in records if _identity(record) not in known]
    journal.submit(new)
    journal.flush(_FLUSH_S)
    return len(new)


def check(path: Path) -> list[str]:
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
        return found or list(_faults(path))
    except (OSError, *file.ERRORS) as error:
        raise JournalError(f"The journal cannot be read: {reason(error)}.") from error


def _faults(path: Path) -> Iterator[str]:
    from kitchen_tui.journal import file, rows

    expected = 1
    with closing(file.connect_to_look(path)) as connection:
        for row in connection.execute(f"{rows.SELECT} ORDER BY sequence"):
            sequence = row[0]
            if sequence > expected:
                yield f"Events {expected} to {sequence - 1} are missing."
            if not rows.is_sound(row):
                yield f"Event {sequence} is damaged: its checksum does not match."
            expected = sequence + 1


def _plain(record: Record) -> dict[str, Any]:
    return record._asdict() | {"at": record.at._asdict()}


def _crc(record: Record) -> int:
    return crc32(json.dumps(_plain(record), sort_keys=True, separators=(",", ":")).encode())


def _identity(record: Record) -> str:
    """Two records are the same if all is the same but the sequence."""
    return json.dumps(_plain(record._replace(sequence=0)), sort_keys=True)


def _record(number: int, line: str) -> Record:
    try:
        plain = json.loads(line)
        crc = plain.pop("crc")
        record = Record(**{**plain, "at": Instant(**plain["at"])})
        is_sound = crc == _crc(record)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise JournalError(f"Line {number} is not from an exported journal. Nothing was imported.") from None
    if not is_sound:
        raise JournalError(f"Line {number} is damaged: its checksum does not match. Nothing was imported.")
    if record.version > VERSION:
        raise JournalNewerError(f"Line {number} is from a newer kitchen-tui. Nothing was imported; please update.")
    return record
