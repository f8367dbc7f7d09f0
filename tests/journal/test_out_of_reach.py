"""A journal that is locked, read-only, unreadable or taken away: reported, retried, and written again."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kitchen_tui.cooking.commands import AddTimer, TakeNote
from kitchen_tui.cooking.events import NoteTaken
from kitchen_tui.cooking.history import Record
from kitchen_tui.journal import JournalError, UnreadableError
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import Span
from kitchen_tui.testing import FakeClock
from tests.journal.records import RECORDS, closed, keep, number_of, opened, record, without_sequences
from tests.support.waiting import lock_waits, until

# A child process that may not read the package cannot import it either: import everything now.
import_module("kitchen_tui.journal.writer_thread")
import_module("kitchen_tui.journal.recovery")


def journal_of(path: Path, records: list[Record]) -> None:
    """Write a journal with these records and close it."""
    journal = SqliteJournal(path, lambda: 0)
    keep(journal, *records)
    journal.close(5)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_journal_in_a_read_only_folder_is_read() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "journal.sqlite3"
        journal = SqliteJournal(path, lambda: 0)
        journal.open_session()
        keep(journal, *RECORDS)
        for part in folder.iterdir():
            part.chmod(0o444)
        folder.chmod(0o555)
        assert as_another_user(lambda: _read_and_try_to_write(path)) == [
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


def as_another_user(answer: Callable[[], list[str]]) -> list[str]:
    """Return the output lines of `answer`, run in a child process without write permission."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            os.write(sending, "\n".join(answer()).encode())
        except BaseException as error:
            os.write(sending, repr(error).encode())
        finally:
            os._exit(0)
    os.close(sending)
    with open(receiving, encoding="utf-8") as lines:
        printed = lines.read().splitlines()
    os.waitpid(child, 0)
    return printed


def test_a_locked_journal_is_reported_retried_and_read_from_a_copy(path: Path, journal: SqliteJournal) -> None:
    keep(journal, *RECORDS[:1])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        journal.submit(RECORDS[1:])
        until(lambda: journal.saving().problem != "")
        assert journal.saving().problem == "Not saved: another program holds the journal."
        assert len(journal.read("s1")) == 1
        other.execute("ROLLBACK")
    journal.flush(5)
    assert without_sequences(journal.read("s1")) == RECORDS


def test_a_journal_locked_from_the_start_is_shown_from_a_copy_until_it_is_free(path: Path) -> None:
    journal_of(path, RECORDS[:3])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        journal = SqliteJournal(path, lambda: 0)
        assert journal.open_session() == "s1"
        assert without_sequences(journal.read("s1")) == RECORDS[:3]
        journal.follow("s1", 3)
        journal.submit(RECORDS[3:])
        until(lambda: journal.saving().problem != "")
        assert journal.take_arrived() == []
    journal.flush(5)
    assert without_sequences(journal.take_arrived()) == RECORDS[3:]
    journal.close(5)


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """A journal that another program has locked exclusively."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_a_locked_journal_does_not_block(path: Path) -> None:
    journal_of(path, RECORDS)
    with held(path):
        with lock_waits(path) as at_the_start:
            journal = SqliteJournal(path, lambda: 0)
            assert journal.open_session() == "s1"
        assert sum(at_the_start) < 0.7
        journal.follow("s1", 6)
        with lock_waits(path) as between_two_keys:
            for _ in range(20):
                assert journal.take_arrived() == []
                assert journal.open_session() == "s1"
        assert sum(between_two_keys) < 0.2
    other = SqliteJournal(path, lambda: 0)
    keep(other, closed("s1"))
    assert journal.open_session() is None, "it is read itself as soon as it is free"
    other.close(5)
    journal.close(5)


def test_a_journal_that_cannot_be_read_is_not_mistaken_for_an_empty_one(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is locked and cannot be copied; what is done meanwhile joins the open session."""
    journal_of(path, RECORDS)
    with held(path):
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
        journal = SqliteJournal(path, lambda: 0)
        for question in (journal.open_session, journal.sessions, journal.everything, lambda: journal.read("s1")):
            with pytest.raises(UnreadableError, match=r"cannot be read: another program holds the journal\."):
                question()
        journal.follow("s2", 0)
        journal.open(opened("s2"))
        journal.submit([record("s2", number=7)])
        assert journal.take_arrived() == []
    journal.flush(5)
    assert journal.redirect_of("s2") == "s1"
    assert [number_of(record) for record in journal.read("s1")] == [0, 1, 2, 3, 4, 5, 7]
    journal.close(5)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("part", ["journal.sqlite3", "."])
def test_a_journal_without_read_permission_is_reported(part: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "data"
        path = folder / "journal.sqlite3"
        journal_of(path, RECORDS)
        Path(name).chmod(0o755)
        folder.chmod(0o755)
        (folder / part).chmod(0)
        assert as_another_user(lambda: _why_not(path)) == ["The journal cannot be read: permission denied."]
        folder.chmod(0o755)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_an_unreadable_journal_in_a_read_only_folder_is_not_mistaken_for_an_empty_one() -> None:
    with TemporaryDirectory() as name:
        path = Path(name) / "journal.sqlite3"
        path.write_bytes(b"not a journal")
        path.chmod(0o444)
        Path(name).chmod(0o555)
        assert as_another_user(lambda: _why_not(path)) == ["The journal cannot be read: it is damaged."]


def _why_not(path: Path) -> list[str]:
    with pytest.raises(UnreadableError) as failure:
        SqliteJournal(path, lambda: 0).open_session()
    return [str(failure.value)]


def test_a_deleted_journal_is_created_again(path: Path, journal: SqliteJournal) -> None:
    keep(journal, *RECORDS[:2])
    path.unlink()
    keep(journal, *RECORDS[2:])
    assert without_sequences(journal.read("s1")) == RECORDS[2:]


def at_the_stove(path: Path) -> tuple[Kitchen, SqliteJournal]:
    """A kitchen whose session, with a timer, is on disk and was read back."""
    journal = SqliteJournal(path, lambda: 0)
    kitchen = Kitchen(journal, FakeClock())
    kitchen.join_or_open()
    kitchen.execute(AddTimer("eggs", Span(1, 1)))
    settle(kitchen)
    return kitchen, journal


def settle(kitchen: Kitchen) -> None:
    """Wait until everything is on disk and was read back."""
    kitchen.poll()
    kitchen.journal.flush(5)
    kitchen.poll()
    kitchen.poll()


def gone(path: Path) -> None:
    path.unlink()


def moved_with_its_log(path: Path) -> None:
    for part in path.parent.glob("journal.sqlite3*"):
        part.rename(path.parent / f"old-{part.name}")


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def cut(path: Path) -> None:
    with closing(sqlite3.connect(path)) as folded:
        folded.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.truncate(path, path.stat().st_size // 2)


Harm = Callable[[Path], None]
HARMS = pytest.mark.parametrize("harm", [gone, moved_with_its_log, emptied, cut])


@HARMS
@pytest.mark.parametrize("is_busy", [True, False])
def test_a_session_whose_file_is_deleted_is_written_again(path: Path, harm: Harm, is_busy: bool) -> None:
    kitchen, journal = at_the_stove(path)
    known = [*kitchen.journal.read(kitchen.session.id)]
    harm(path)
    if is_busy:
        kitchen.execute(TakeNote("meanwhile"))
    settle(kitchen)
    kitchen.execute(TakeNote("afterwards"))
    settle(kitchen)
    notes = ["meanwhile", "afterwards"] if is_busy else ["afterwards"]
    again = SqliteJournal(path, lambda: 0)
    assert again.open_session() == kitchen.session.id
    found = again.read(kitchen.session.id)
    assert without_sequences(found[:2]) == without_sequences(known), "in order"
    assert [record.event for record in found[2:]] == [NoteTaken(note) for note in notes], "each once"
    assert list(kitchen.session.notes) == notes
    assert not kitchen.poll()
    again.close(1)
    assert journal.recovered
    journal.close(5)


@HARMS
def test_two_programs_whose_file_is_deleted_write_their_session_once(path: Path, harm: Harm) -> None:
    (first, one), (second, two) = at_the_stove(path), at_the_stove(path)
    first.poll()
    harm(path)
    for kitchen in (first, second, first, second):
        settle(kitchen)
        kitchen.execute(TakeNote("a"))
    for kitchen in (first, second, first, second):
        settle(kitchen)
    assert first.session == second.session
    assert len(first.session.notes) == 4
    assert len(one.read(first.session.id)) == 3 + 4
    one.close(5)
    two.close(5)


def test_a_session_whose_file_is_deleted_joins_one_opened_meanwhile(path: Path) -> None:
    first, one = at_the_stove(path)
    gone(path)
    second, two = at_the_stove(path)
    settle(first)
    settle(second)
    assert first.session == second.session
    assert [timer.name for timer in first.session.timers.values()] == ["eggs", "eggs 2"]
    assert two.open_session() == first.session.id
    one.close(5)
    two.close(5)
