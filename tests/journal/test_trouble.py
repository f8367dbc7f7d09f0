"""A full, slow or failing disk: records wait in order, and a message says why."""

import resource
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kitchen_tui.cooking.events import NoteTaken
from kitchen_tui.journal import JournalError, Saving, writer_thread
from kitchen_tui.journal.sqlite import SqliteJournal
from tests.journal.records import RECORDS, closed, keep, opened, record, without_sequences
from tests.support.waiting import until


def read_afresh(path: Path) -> list[Any]:
    journal = SqliteJournal(path, lambda: 0)
    found = journal.read("s1")
    journal.close(1)
    return without_sequences(found)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Limit the files of this process to `size` bytes, like a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)


def no_more_threads(thread: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


@pytest.mark.parametrize("is_new", [True, False])
def test_a_full_disk_is_reported_until_it_has_room(path: Path, is_new: bool, journal: SqliteJournal) -> None:
    journal.follow("s1", 0)
    submitted = [*RECORDS]
    if not is_new:
        keep(journal, *submitted)
        submitted = [record(number=n)._replace(event=NoteTaken("x" * 9_000)) for n in range(6, 9)]
    already = len(journal.take_arrived())
    with largest_file(path.stat().st_size if path.exists() else 100):
        for unwritten in submitted:
            journal.submit([unwritten])
        until(lambda: journal.saving().problem != "")
        assert journal.saving().pending == len(submitted)
        assert "may be full" in journal.saving().problem or "is full" in journal.saving().problem
        assert journal.take_arrived() == [], "nothing is reported durable that is not"
        with pytest.raises(JournalError, match="Not saved: the disk"):
            journal.flush(0.1)
    journal.flush(5)
    assert journal.saving() == Saving()
    assert without_sequences(journal.take_arrived()) == submitted
    journal.close(5)
    assert read_afresh(path) == [*RECORDS[:already], *submitted]


def test_without_a_second_thread_records_wait_and_it_is_reported(
    path: Path, monkeypatch: pytest.MonkeyPatch, journal: SqliteJournal
) -> None:
    with monkeypatch.context() as limited:
        limited.setattr(threading.Thread, "start", no_more_threads)
        journal.submit(RECORDS)
        assert journal.saving().pending == len(RECORDS)
        assert journal.saving().problem == "Not saved: there is not enough memory to start another thread."
        with pytest.raises(JournalError, match="another thread"):
            journal.flush(5)
    journal.flush(5)
    assert journal.saving() == Saving()
    journal.close(5)
    assert read_afresh(path) == RECORDS


def test_without_a_folder_the_journal_opens_and_reports_it(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("a file, not a folder")
    path = tmp_path / "in-the-way" / "journal.sqlite3"
    journal = SqliteJournal(path, lambda: 0)
    assert journal.open_session() is None
    journal.submit(RECORDS)
    until(lambda: journal.saving().problem != "")
    assert journal.saving().problem == "Not saved: the folder of the journal cannot be created."
    (tmp_path / "in-the-way").unlink()
    journal.flush(5)
    journal.close(5)
    assert read_afresh(path) == RECORDS


class Disk:
    """Wraps the writer's connection: `before` and `after` see every statement."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.before: Callable[[str], None] = lambda statement: None
        self.after: Callable[[str], None] = lambda statement: None
        disk = self

        class Watched(sqlite3.Connection):
            def execute(self, statement: str, *parameters: Any) -> sqlite3.Cursor:
                disk.before(statement)
                cursor = super().execute(statement, *parameters)
                disk.after(statement)
                return cursor

        real = sqlite3.connect
        monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: real(*a, factory=Watched, **k))


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def test_a_slow_disk_does_not_block(disk: Disk, journal: SqliteJournal) -> None:
    go_on = threading.Event()

    def slowly(statement: str) -> None:
        if statement == "COMMIT":
            go_on.wait(60)

    disk.before = slowly
    go_on.set()
    keep(journal, *RECORDS[:1])
    go_on.clear()
    journal.submit(RECORDS[1:])
    assert without_sequences(journal.read("s1")) == RECORDS[:1]
    until(lambda: journal.saving().waited_ms > 100)
    assert journal.saving().pending == 5
    assert journal.saving().problem == "", "slow is not broken"
    with pytest.raises(JournalError, match=r"the disk did not answer within 0.05 s"):
        journal.flush(0.05)
    go_on.set()
    journal.flush(5)
    assert without_sequences(journal.read("s1")) == RECORDS


def test_creating_a_journal_syncs_only_at_the_end(disk: Disk, journal: SqliteJournal) -> None:
    """Each sync takes a second on a slow disk; nothing is synced before the new file is complete."""
    forced: list[str] = []
    disk.before = forced.append
    keep(journal, *RECORDS)
    journal.close(5)
    building = forced[: forced.index("PRAGMA synchronous = FULL")]
    assert building[:1] == ["PRAGMA synchronous = OFF"]
    assert [statement for statement in forced[len(building) :] if statement == "COMMIT"] == ["COMMIT"]


def test_a_session_is_opened_together_with_its_first_event(disk: Disk, journal: SqliteJournal) -> None:
    forced: list[str] = []
    for number, session in enumerate("ab"):
        disk.before = forced.append if number else lambda statement: None
        journal.open(opened(session))
        keep(journal, record(session))
        keep(journal, closed(session))
    assert forced.count("COMMIT") == 2
    journal.open(opened("c"))
    until(lambda: journal.open_session() == "c")


def test_a_commit_that_succeeds_and_reports_an_error_is_not_written_twice(disk: Disk, journal: SqliteJournal) -> None:
    failures = iter([True])

    def lie(statement: str) -> None:
        if statement == "COMMIT" and threading.current_thread().name == "journal" and next(failures, False):
            raise sqlite3.OperationalError("disk I/O error")

    keep(journal, *RECORDS[:1])
    disk.after = lie
    keep(journal, *RECORDS[1:])
    assert next(failures, None) is None, "the error did happen"
    assert without_sequences(journal.read("s1")) == RECORDS


def test_an_unexpected_error_is_reported_and_retried(disk: Disk, journal: SqliteJournal) -> None:
    failures = iter([True, True])

    def fail(statement: str) -> None:
        if statement == "BEGIN IMMEDIATE" and next(failures, False):
            raise RuntimeError("the fuse blew.")

    disk.before = fail
    journal.submit(RECORDS)
    until(lambda: journal.saving().problem == "Not saved: the fuse blew.")
    journal.flush(5)
    assert without_sequences(journal.read("s1")) == RECORDS


def test_closing_times_out_and_reports_what_was_not_saved(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("")
    journal = SqliteJournal(tmp_path / "in-the-way" / "journal.sqlite3", lambda: 0)
    journal.submit(RECORDS)
    journal.close(0.1)
    assert journal.saving().pending == len(RECORDS)


def test_the_log_is_checkpointed_before_it_grows_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal: SqliteJournal
) -> None:
    monkeypatch.setattr(writer_thread, "LOG_BYTES", 50_000)
    path = tmp_path / "journal.sqlite3"
    for number in range(40):
        keep(journal, record(number=number))
        assert Path(f"{path}-wal").stat().st_size < 70_000
    assert len(journal.read("s1")) == 40
