"""A journal that is deleted, moved, emptied or cut while a program runs is written again, with a message."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kitchen_tui.cooking.commands import AddTimer, TakeNote
from kitchen_tui.cooking.events import NoteTaken
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import Span
from kitchen_tui.testing import FakeClock
from tests.journal.making import RECORDS, without_sequences


def test_a_deleted_journal_is_created_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    journal = SqliteJournal(path, lambda: 0)
    journal.submit(RECORDS[:2])
    journal.flush(5)
    path.unlink()
    journal.submit(RECORDS[2:])
    journal.flush(5)
    assert without_sequences(journal.read("s1")) == RECORDS[2:]
    journal.close(5)


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
    assert without_sequences(found[:2]) == without_sequences(known), "in order"
    assert [record.event for record in found[2:]] == [NoteTaken(note) for note in notes], "each once"
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
