"""Export and import without loss, and a check that names what is wrong."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.cooking.history import VERSION
from kitchen_tui.journal import JournalError, JournalNewerError
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.journal.transfer import check, export_lines, import_lines
from kitchen_tui.testing import MemoryJournal
from tests.journal.records import COUNT, record, records, stopped
from tests.journal.test_contract import RECORDS


def test_a_journal_is_exported_and_imported_without_loss(tmp_path: Path) -> None:
    source = SqliteJournal(stopped(tmp_path), lambda: 0)
    lines = list(export_lines(source))
    target = SqliteJournal(tmp_path / "other" / "journal.sqlite3", lambda: 0)
    assert import_lines(target, lines) == COUNT
    assert target.everything() == source.everything()
    assert target.open_session() == source.open_session()
    assert list(export_lines(target)) == lines
    source.close(1)
    target.close(1)


@given(st.lists(RECORDS, max_size=8))
def test_any_records_survive_export_and_import(made: list[object]) -> None:
    source, target = MemoryJournal(), MemoryJournal()
    source.submit(made)  # type: ignore[arg-type]
    import_lines(target, export_lines(source))
    assert target.everything() == source.everything()


def test_known_records_are_not_imported_twice() -> None:
    journal = MemoryJournal()
    journal.submit(records()[:20])
    lines = list(export_lines(journal))
    assert import_lines(journal, lines) == 0
    half = MemoryJournal()
    half.submit(records()[:10])
    assert import_lines(half, lines) == 10
    assert half.everything() == journal.everything()


def test_blank_lines_are_ignored() -> None:
    source = MemoryJournal()
    source.submit([record()])
    target = MemoryJournal()
    assert import_lines(target, ["", *export_lines(source), "\n"]) == 1


def _line(**changes: object) -> str:
    source = MemoryJournal()
    source.submit([record(version=int(str(changes.pop("version", VERSION))))])
    return json.dumps(json.loads(next(export_lines(source))) | changes)


@pytest.mark.parametrize(
    ("line", "error", "sentence"),
    [
        ("not json", JournalError, "Line 2 is not from an exported journal"),
        ("[]", JournalError, "Line 2 is not from an exported journal"),
        ('{"crc": 1}', JournalError, "Line 2 is not from an exported journal"),
        ("7", JournalError, "Line 2 is not from an exported journal"),
        (_line(colour="blue"), JournalError, "Line 2 is not from an exported journal"),
        (_line(kind="another"), JournalError, "Line 2 is damaged"),
        (_line(crc=1), JournalError, "Line 2 is damaged"),
        (_line(version=VERSION + 1), JournalNewerError, "Line 2 is from a newer kitchen-tui"),
    ],
)
def test_an_invalid_line_is_reported_and_nothing_is_imported(
    line: str, error: type[JournalError], sentence: str
) -> None:
    journal = MemoryJournal()
    with pytest.raises(error, match=sentence):
        import_lines(journal, [_line(), line])
    assert journal.everything() == []


def test_a_journal_that_cannot_be_written_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kitchen_tui.journal.transfer.FLUSH_S", 0.1)
    (tmp_path / "in-the-way").write_text("")
    journal = SqliteJournal(tmp_path / "in-the-way" / "journal.sqlite3", lambda: 0)
    with pytest.raises(JournalError, match="Not saved"):
        import_lines(journal, [_line()])
    journal.close(0)


def test_an_undamaged_or_missing_journal_passes_the_check(tmp_path: Path) -> None:
    assert check(tmp_path / "journal.sqlite3") == []
    assert check(stopped(tmp_path)) == []


def test_check_names_damaged_and_missing_events(tmp_path: Path) -> None:
    path = stopped(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM events WHERE sequence BETWEEN 20 AND 22")
        connection.execute("UPDATE events SET wall_ms = wall_ms + 1 WHERE sequence = 30")
    assert check(path) == [
        "Events 20 to 22 are missing.",
        "Event 30 is damaged: its checksum does not match.",
    ]


def test_check_reports_what_sqlite_finds(tmp_path: Path) -> None:
    path = stopped(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'thresholds'").fetchone()
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 + 4] ^= 1  # its number of entries
    path.write_bytes(content)
    before = path.read_bytes()
    found = check(path)
    assert found
    assert all(line.startswith("SQLite says: ") for line in found)
    assert path.read_bytes() == before


def test_check_recognizes_what_is_not_a_journal(path: Path) -> None:
    path.write_text("no journal")
    assert check(path) == ["This is not a journal of kitchen-tui, or its beginning is damaged."]


def test_check_reports_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("")
    with pytest.raises(JournalError, match="cannot be read"):
        check(tmp_path / "in-the-way" / "journal.sqlite3")
