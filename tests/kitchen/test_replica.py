"""The replica of a session: what this process recorded, merged with what others recorded."""

import pytest

from kitchen_tui.cooking import events, timer_events
from kitchen_tui.cooking.history import Record, Unknown
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.journal import UnreadableError
from kitchen_tui.kitchen.replica import Replica
from kitchen_tui.testing import MemoryJournal


def record(text: str, writer: str = "w1", session: str = "s1") -> Record:
    return Record(session, text, writer, events.NoteTaken(text), Instant(1, 1_790_000_000_000, "b"))


def opening(session: str = "s1", writer: str = "w1") -> Record:
    return Record(session, "", writer, events.SessionOpened(), Instant(1, 1_790_000_000_000, "b"))


class Pair:
    """Two processes on one journal; the first has opened the session."""

    def __init__(self) -> None:
        self.journal = MemoryJournal()
        self.other_journal = MemoryJournal(self.journal.store)
        self.replica, self.other = Replica(self.journal), Replica(self.other_journal)
        self.replica.start("s1")
        self.replica.push_opening(opening())
        self.other.load("s1")

    def notes(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self.replica.history.session.notes, self.other.history.session.notes


@pytest.fixture
def pair() -> Pair:
    return Pair()


def test_local_records_take_effect_at_once_and_others_when_they_are_pulled(pair: Pair) -> None:
    pair.replica.push([record("a")])
    assert pair.notes() == (("a",), ())
    assert not pair.replica.pull(), "what it wrote itself changes nothing"
    assert pair.other.pull()
    assert pair.notes() == (("a",), ("a",))
    assert not pair.other.pull()


def test_two_processes_end_in_the_order_of_the_journal(pair: Pair) -> None:
    pair.journal.problem = "Not saved: the disk is full."
    pair.replica.push([record("late")])
    pair.other.push([record("early", "w2")])
    assert pair.notes() == (("late",), ("early",))
    pair.journal.problem = ""
    assert pair.replica.pull()
    pair.other.pull()
    assert pair.notes() == (("early", "late"), ("early", "late"))


def test_an_announcement_that_another_process_recorded_first_is_left_out(pair: Pair) -> None:
    alert = timer_events.AlertSounded("t", "due:1")
    for replica, writer in ((pair.replica, "w1"), (pair.other, "w2")):
        replica.push([record("", writer)._replace(event=alert, run="t#1", threshold="due:1")])
    pair.other.pull()
    pair.other.pull()
    pair.replica.push([record("a")])
    pair.other.pull()
    assert [entry.writer for entry in pair.other.history.records] == ["w1", "w1", "w1"]


def test_unknown_events_are_kept_and_reported(pair: Pair) -> None:
    pair.other_journal.submit([record("x", "w2")._replace(event=Unknown("soup_spilled", "{}"))])
    pair.replica.pull()
    assert pair.replica.unknown_notice.startswith("1 event")
    assert len(pair.replica.history.records) == 2


def test_a_journal_that_cannot_be_read_changes_nothing(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    pair.replica.push([record("a")])
    before = pair.replica.history

    def unreadable(session: str, after: int = 0) -> list[Record]:
        raise UnreadableError("The journal cannot be read.")

    monkeypatch.setattr(pair.journal, "read", unreadable)
    pair.journal.is_moved = True
    assert not pair.replica.pull()
    assert pair.replica.history == before
    monkeypatch.undo()
    assert pair.replica.pull()
    assert pair.replica.history.session == before.session


def test_without_a_session_there_is_nothing_to_pull(pair: Pair) -> None:
    pair.replica.detach()
    assert not pair.replica.pull()
    assert pair.replica.history.records == ()
