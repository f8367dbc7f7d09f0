"""A journal that is locked, read-only or unreadable: reported, retried, and not taken for an empty one."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kitchen_tui.cooking.history import Record
from kitchen_tui.journal import JournalError, UnreadableError
from kitchen_tui.journal.sqlite import SqliteJournal
from tests.journal.making import RECORDS, closed, number_of, opened, record, until, without_sequences
from tests.support.patience import lock_waits

# A child process that may not read the package cannot import it either: import everything now.
import_module("kitchen_tui.journal.writer")
import_module("kitchen_tui.journal.recovery")


def keep(path: Path, records: list[Record]) -> None:
    """Write a journal with these records and close it."""
    journal = SqliteJournal(path, lambda: 0)
    journal.submit(records)
    journal.flush(5)
    journal.close(5)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_journal_in_a_read_only_folder_is_read() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "journal.sqlite3"
        journal = SqliteJournal(path, lambda: 0)
        journal.open_session()
        journal.submit(RECORDS)
        journal.flush(5)
        for part in folder.iterdir():
            part.chmod(0o444)
        folder.chmod(0o555)
        assert as_somebody_else(lambda: _read_and_try_to_write(path)) == [
            "s1 6",
            "Not saved: the folder of the journal cannot be written: permission denied.",
        ]
        folder.chmod(0o755)
        journal.close(5)


def _read_and_try_to_write(path: Path) -> list[str]:
    journal = SqliteJournal(path, lambda: 0)
    found = f"{journal.open_session()} {len(journal.read('s1'))}"
    journal.submit([record()])
    with pytest.raises(JournalError) as failure:
        journal.flush(0.2)
    journal.close(0)
    return [found, str(failure.value)]


def as_somebody_else(answer: Callable[[], list[str]]) -> list[str]:
    """Return the output lines of `answer`, run in a child process without write permission."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            os.write(tell, "\n".join(answer()).encode())
        except BaseException as error:
            os.write(tell, repr(error).encode())
        finally:
            os._exit(0)
    os.close(tell)
    with open(told, encoding="utf-8") as lines:
        said_by_child = lines.read().splitlines()
    os.waitpid(child, 0)
    return said_by_child


def test_a_locked_journal_is_reported_retried_and_read_from_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    journal = SqliteJournal(path, lambda: 0)
    journal.submit(RECORDS[:1])
    journal.flush(5)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        journal.submit(RECORDS[1:])
        until(lambda: journal.saving().problem != "")
        assert journal.saving().problem == "Not saved: another program holds the journal."
        assert len(journal.read("s1")) == 1
        other.execute("ROLLBACK")
    journal.flush(5)
    assert without_sequences(journal.read("s1")) == RECORDS
    journal.close(5)


def test_a_journal_locked_from_the_start_is_shown_from_a_copy_until_it_is_free(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    keep(path, RECORDS[:3])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        journal = SqliteJournal(path, lambda: 0)
        assert journal.open_session() == "s1"
        assert without_sequences(journal.read("s1")) == RECORDS[:3]
        journal.follow("s1", 3)
        journal.submit(RECORDS[3:])
        until(lambda: journal.saving().problem != "")
        assert journal.arrived() == []
    journal.flush(5)
    assert without_sequences(journal.arrived()) == RECORDS[3:]
    journal.close(5)


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """A journal that another program has locked exclusively."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_a_locked_journal_blocks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    keep(path, RECORDS)
    with held(path):
        with lock_waits(path) as at_the_start:
            journal = SqliteJournal(path, lambda: 0)
            assert journal.open_session() == "s1"
        assert sum(at_the_start) < 0.7
        journal.follow("s1", 6)
        with lock_waits(path) as between_two_keys:
            for _ in range(20):
                assert journal.arrived() == []
                assert journal.open_session() == "s1"
        assert sum(between_two_keys) < 0.2
    other = SqliteJournal(path, lambda: 0)
    other.submit([closed("s1")])
    other.flush(5)
    assert journal.open_session() is None, "it is read itself as soon as it is free"
    other.close(5)
    journal.close(5)


def test_a_journal_that_cannot_be_read_is_not_mistaken_for_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is locked and cannot be copied; what is done meanwhile joins the open session."""
    path = tmp_path / "journal.sqlite3"
    keep(path, RECORDS)
    with held(path):
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
        journal = SqliteJournal(path, lambda: 0)
        for question in (journal.open_session, journal.sessions, journal.everything, lambda: journal.read("s1")):
            with pytest.raises(UnreadableError, match=r"cannot be read: another program holds the journal\."):
                question()
        journal.follow("s2", 0)
        journal.open(opened("s2"))
        journal.submit([record("s2", number=7)])
        assert journal.arrived() == []
    journal.flush(5)
    assert journal.redirect_of("s2") == "s1"
    assert [number_of(record) for record in journal.read("s1")] == [0, 1, 2, 3, 4, 5, 7]
    journal.close(5)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("part", ["journal.sqlite3", "."])
def test_a_journal_that_may_not_be_read_says_so(part: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "data"
        path = folder / "journal.sqlite3"
        keep(path, RECORDS)
        Path(name).chmod(0o755)
        folder.chmod(0o755)
        (folder / part).chmod(0)
        assert as_somebody_else(lambda: _why_not(path)) == ["The journal cannot be read: permission denied."]
        folder.chmod(0o755)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_an_unreadable_journal_in_a_read_only_folder_is_not_mistaken_for_an_empty_one() -> None:
    with TemporaryDirectory() as name:
        path = Path(name) / "journal.sqlite3"
        path.write_bytes(b"not a journal")
        path.chmod(0o444)
        Path(name).chmod(0o555)
        assert as_somebody_else(lambda: _why_not(path)) == ["The journal cannot be read: it is damaged."]


def _why_not(path: Path) -> list[str]:
    with pytest.raises(UnreadableError) as failure:
        SqliteJournal(path, lambda: 0).open_session()
    return [str(failure.value)]
