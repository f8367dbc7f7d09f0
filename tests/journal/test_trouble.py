"""A disk that is full, read-only, locked or slow costs patience only: records wait in order, a sentence says why."""

import os
import resource
import signal
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from kitchen_tui.cooking.commands import AddTimer, TakeNote
from kitchen_tui.journal import appending
from kitchen_tui.journal.protocol import JournalError, Saving, UnreadableError
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.kitchen import Kitchen
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.testing import FakeClock
from tests.journal.making import closed, opened, record, said

# A child that may read nothing of ours cannot import either: have it all at hand.
import_module("kitchen_tui.journal.writing")
import_module("kitchen_tui.journal.recovery")
import_module("kitchen_tui.journal.copying")

RECORDS = [opened(), *(record(number=n) for n in range(1, 6))]


def until(is_so: Callable[[], bool]) -> None:
    """Wait for what another thread is about to do; fail after ten seconds."""
    for _ in range(2_000):
        if is_so():
            return
        threading.Event().wait(0.005)
    pytest.fail("it did not happen")


def read_afresh(path: Path) -> list[Any]:
    journal = SqliteJournal(path, lambda: 0)
    found = journal.read("s1")
    journal.close(1)
    return said(found)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file of this process may grow past `size` bytes: a full disk for one program."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_full_disk_is_said_and_clears_itself(tmp_path: Path, is_new: bool) -> None:
    path = tmp_path / "journal.sqlite3"
    journal = SqliteJournal(path, lambda: 0)
    journal.follow("s1", 0)
    submitted = [*RECORDS]
    if not is_new:
        journal.submit(submitted)
        journal.flush(5)
        submitted = [record(number=n)._replace(payload={"n": n, "much": "x" * 9_000}) for n in range(6, 9)]
    already = len(journal.arrived())
    with largest_file(path.stat().st_size if path.exists() else 100):
        for each in submitted:
            journal.submit([each])
        until(lambda: journal.saving().problem != "")
        assert journal.saving().pending == len(submitted)
        assert "may be full" in journal.saving().problem or "is full" in journal.saving().problem
        assert journal.arrived() == [], "nothing is reported durable that is not"
        with pytest.raises(JournalError, match="Not saved: the disk"):
            journal.flush(0.1)
    journal.flush(5)
    assert journal.saving() == Saving()
    assert said(journal.arrived()) == submitted
    journal.close(5)
    assert read_afresh(path) == [*RECORDS[:already], *submitted]


def test_a_folder_that_cannot_be_made_still_opens_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("a file, not a folder")
    path = tmp_path / "in-the-way" / "journal.sqlite3"
    journal = SqliteJournal(path, lambda: 0)
    assert journal.open_session() is None
    journal.submit(RECORDS)
    until(lambda: journal.saving().problem != "")
    assert journal.saving().problem == "Not saved: the folder of the journal cannot be made."
    (tmp_path / "in-the-way").unlink()
    journal.flush(5)
    journal.close(5)
    assert read_afresh(path) == RECORDS


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_what_a_folder_that_may_only_be_read_holds_is_read() -> None:
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
            "Not saved: the folder of the journal may not be written.",
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
    """Lines from a child process that may write nowhere: where the tests are root, it is nobody instead."""
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


def test_a_locked_journal_is_said_waited_for_and_read_meanwhile(tmp_path: Path) -> None:
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
    assert said(journal.read("s1")) == RECORDS
    journal.close(5)


def test_a_journal_locked_from_the_start_is_shown_from_a_copy_until_it_is_free(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    first = SqliteJournal(path, lambda: 0)
    first.submit(RECORDS[:3])
    first.flush(5)
    first.close(5)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        journal = SqliteJournal(path, lambda: 0)
        assert journal.open_session() == "s1"
        assert said(journal.read("s1")) == RECORDS[:3]
        journal.follow("s1", 3)
        journal.submit(RECORDS[3:])
        until(lambda: journal.saving().problem != "")
        assert journal.arrived() == []
    journal.flush(5)
    assert said(journal.arrived()) == RECORDS[3:]
    journal.close(5)


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program keeps the journal to itself."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_a_journal_that_is_held_keeps_nobody_waiting(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    first = SqliteJournal(path, lambda: 0)
    first.submit(RECORDS)
    first.flush(5)
    first.close(5)
    with held(path):
        began = time.monotonic()
        journal = SqliteJournal(path, lambda: 0)
        assert journal.open_session() == "s1"
        assert time.monotonic() - began < 0.7, "a start"
        journal.follow("s1", 6)
        began = time.monotonic()
        for _ in range(20):
            assert journal.arrived() == []
            assert journal.open_session() == "s1"
        assert time.monotonic() - began < 0.2, "looks between two keys"
    other = SqliteJournal(path, lambda: 0)
    other.submit([closed("s1")])
    other.flush(5)
    assert journal.open_session() is None, "it is read itself as soon as it is free"
    other.close(5)
    journal.close(5)


def test_a_journal_that_cannot_be_read_is_not_taken_for_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held by another program, and no private copy to be had. What is done meanwhile joins what was open."""
    path = tmp_path / "journal.sqlite3"
    first = SqliteJournal(path, lambda: 0)
    first.submit(RECORDS)
    first.flush(5)
    first.close(5)
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
    assert journal.home_of("s2") == "s1"
    assert [each.payload["n"] for each in journal.read("s1")] == [0, 1, 2, 3, 4, 5, 7]
    journal.close(5)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("part", ["journal.sqlite3", "."])
def test_a_journal_that_may_not_be_read_says_so(part: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "data"
        path = folder / "journal.sqlite3"
        journal = SqliteJournal(path, lambda: 0)
        journal.submit(RECORDS)
        journal.flush(5)
        journal.close(5)
        Path(name).chmod(0o755)
        folder.chmod(0o755)
        (folder / part).chmod(0)
        assert as_somebody_else(lambda: _why_not(path)) == ["The journal cannot be read: it may not be read."]
        folder.chmod(0o755)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_what_is_damaged_beyond_reading_where_nothing_may_be_written_is_not_taken_for_an_empty_journal() -> None:
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


class Disk:
    """Stands between the writer and SQLite: `before` and `after` see every statement."""

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


def test_a_slow_disk_holds_up_nobody(tmp_path: Path, disk: Disk) -> None:
    go_on = threading.Event()

    def slowly(statement: str) -> None:
        if statement == "COMMIT":
            go_on.wait(10)

    disk.before = slowly
    journal = SqliteJournal(tmp_path / "journal.sqlite3", lambda: 0)
    go_on.set()
    journal.submit(RECORDS[:1])
    journal.flush(5)
    go_on.clear()
    began = time.monotonic()
    journal.submit(RECORDS[1:])
    assert said(journal.read("s1")) == RECORDS[:1]
    assert time.monotonic() - began < 0.2, "neither a key nor a look waits for the disk"
    until(lambda: journal.saving().waited_ms > 100)
    assert journal.saving().pending == 5
    assert journal.saving().problem == "", "slow is not broken"
    with pytest.raises(JournalError, match=r"the disk did not answer within 0.05 s"):
        journal.flush(0.05)
    go_on.set()
    journal.flush(5)
    assert said(journal.read("s1")) == RECORDS
    journal.close(5)


def test_a_journal_is_made_in_few_steps_that_wait_for_the_disk(tmp_path: Path, disk: Disk) -> None:
    """Each takes a second on a slow one: nothing is forced to it before the new file is whole."""
    forced: list[str] = []
    disk.before = forced.append
    journal = SqliteJournal(tmp_path / "journal.sqlite3", lambda: 0)
    journal.submit(RECORDS)
    journal.flush(5)
    journal.close(5)
    building = forced[: forced.index("PRAGMA synchronous = FULL")]
    assert building[:1] == ["PRAGMA synchronous = OFF"]
    assert [each for each in forced[len(building) :] if each == "COMMIT"] == ["COMMIT"]


def test_an_opening_is_written_with_what_it_is_for(tmp_path: Path, disk: Disk) -> None:
    """Nobody ever sees the session without it."""
    forced: list[str] = []
    journal = SqliteJournal(tmp_path / "journal.sqlite3", lambda: 0)
    for number, session in enumerate("ab"):
        disk.before = forced.append if number else lambda statement: None
        journal.open(opened(session))
        journal.submit([record(session)])
        journal.flush(5)
        journal.submit([closed(session)])
        journal.flush(5)
    assert forced.count("COMMIT") == 2
    journal.open(opened("c"))
    until(lambda: journal.open_session() == "c")
    journal.close(5)


def test_a_commit_that_succeeds_and_reports_an_error_is_not_written_twice(tmp_path: Path, disk: Disk) -> None:
    failures = iter([True])

    def lie(statement: str) -> None:
        if statement == "COMMIT" and threading.current_thread().name == "journal" and next(failures, False):
            raise sqlite3.OperationalError("disk I/O error")

    journal = SqliteJournal(tmp_path / "journal.sqlite3", lambda: 0)
    journal.submit(RECORDS[:1])
    journal.flush(5)
    disk.after = lie
    journal.submit(RECORDS[1:])
    journal.flush(5)
    assert next(failures, None) is None, "the error did happen"
    assert said(journal.read("s1")) == RECORDS
    journal.close(5)


def test_an_error_nobody_foresaw_is_said_and_retried(tmp_path: Path, disk: Disk) -> None:
    failures = iter([True, True])

    def fail(statement: str) -> None:
        if statement == "BEGIN IMMEDIATE" and next(failures, False):
            raise RuntimeError("the fuse blew.")

    disk.before = fail
    journal = SqliteJournal(tmp_path / "journal.sqlite3", lambda: 0)
    journal.submit(RECORDS)
    until(lambda: journal.saving().problem == "Not saved: the fuse blew.")
    journal.flush(5)
    assert said(journal.read("s1")) == RECORDS
    journal.close(5)


def test_closing_gives_up_after_its_time_and_says_what_was_not_saved(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("")
    journal = SqliteJournal(tmp_path / "in-the-way" / "journal.sqlite3", lambda: 0)
    journal.submit(RECORDS)
    journal.close(0.1)
    assert journal.saving().pending == len(RECORDS)


def test_a_journal_deleted_under_our_feet_is_begun_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    journal = SqliteJournal(path, lambda: 0)
    journal.submit(RECORDS[:2])
    journal.flush(5)
    path.unlink()
    journal.submit(RECORDS[2:])
    journal.flush(5)
    assert said(journal.read("s1")) == RECORDS[2:]
    journal.close(5)


def at_the_stove(path: Path) -> tuple[Kitchen, SqliteJournal]:
    """A kitchen whose session, with a timer, is on disk and taken in."""
    journal = SqliteJournal(path, lambda: 0)
    kitchen = Kitchen(journal, FakeClock())
    kitchen.join_or_open()
    kitchen.execute(AddTimer("eggs", Span(1, 1)))
    settle(kitchen)
    return kitchen, journal


def settle(kitchen: Kitchen) -> None:
    """Until all that is known is on disk and taken in."""
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
def test_a_session_whose_file_goes_is_written_again_whole(tmp_path: Path, harm: Harm, is_busy: bool) -> None:
    path = tmp_path / "journal.sqlite3"
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
    assert said(found[:2]) == said(known), "in order"
    assert [each.payload["text"] for each in found[2:]] == notes, "each once"
    assert list(kitchen.session.notes) == notes
    assert not kitchen.poll()
    again.close(1)
    assert journal.recovered
    journal.close(5)


@HARMS
def test_two_programs_whose_file_goes_write_their_session_again_once(tmp_path: Path, harm: Harm) -> None:
    path = tmp_path / "journal.sqlite3"
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


def test_a_session_whose_file_goes_joins_what_was_opened_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
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


def test_the_log_is_folded_in_before_it_grows_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "_LOG_BYTES", 50_000)
    path = tmp_path / "journal.sqlite3"
    journal = SqliteJournal(path, lambda: 0)
    for number in range(40):
        journal.submit([record(number=number)])
        journal.flush(5)
        assert Path(f"{path}-wal").stat().st_size < 70_000
    assert len(journal.read("s1")) == 40
    journal.close(5)
