"""The promises that both journals must keep."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.cooking.event_types import Event
from kitchen_tui.cooking.events import NoteTaken, SessionOpened
from kitchen_tui.cooking.history import Record
from kitchen_tui.journal import Journal, Saving, SessionRow
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.testing import MemoryJournal
from tests.journal.records import ALERT, NOTE, closed, keep, number_of, opened, record, without_sequences

Open = Callable[[], Journal]
"""Opens one more journal on the same store: the first process, a second, the next start."""


@pytest.fixture(params=["memory", "sqlite"])
def door(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    store: list[Record] = []
    journals: list[Journal] = []

    def another() -> Journal:
        path = tmp_path / "journal.sqlite3"
        journal: Journal = MemoryJournal(store) if request.param == "memory" else SqliteJournal(path, lambda: 0)
        journals.append(journal)
        return journal

    yield another
    for journal in journals:
        journal.close(1)


@pytest.fixture
def journal(door: Open) -> Journal:
    return door()


def test_an_empty_journal_has_no_past_sessions(journal: Journal) -> None:
    assert journal.open_session() is None
    assert journal.read("s1") == []
    assert journal.sessions() == []
    assert journal.saving() == Saving()
    assert journal.take_arrived() == []
    journal.flush(0)


def test_flushed_records_are_read_back_in_order_by_the_next_start(door: Open) -> None:
    records = [opened(), *(record(number=n, dish="d1", run="r1") for n in range(1, 20))]
    keep(door(), *records)
    later = door()
    found = later.read("s1")
    assert without_sequences(found) == records
    assert later.recovered == ""
    assert [r.sequence for r in found] == list(range(1, 21))


def test_read_after_returns_only_later_records(journal: Journal) -> None:
    keep(journal, opened(), record(number=1), record(number=2))
    assert [number_of(r) for r in journal.read("s1", after=2)] == [2]
    assert journal.read("s1", after=3) == []


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([opened("a")], "a"),
        ([opened("a"), closed("a")], None),
        ([opened("a"), opened("b")], "a"),
        ([opened("a"), opened("b"), closed("b")], "a"),
        ([opened("a"), opened("b"), closed("a")], "b"),
        ([opened("a"), opened("b"), opened("c"), closed("a")], "c"),
        ([opened("a"), opened("b"), closed("a"), closed("b")], None),
        ([opened("a"), closed("a"), opened("a")], "a"),
        ([opened("a"), closed("a"), record("a")], None),
        ([opened("a"), closed("a"), opened("b"), closed("b"), record("a")], None),
    ],
)
def test_the_open_session_stays_open_until_it_is_closed(door: Open, marks: list[Record], expected: str | None) -> None:
    keep(door(), *marks)
    assert door().open_session() == expected


def test_of_two_that_open_at_once_the_second_joins_the_first(door: Open) -> None:
    first, second = door(), door()
    for journal, session in ((first, "a"), (second, "b")):
        journal.open(opened(session))
        keep(journal, record(session, number=1))
    later = door()
    assert (later.open_session(), later.read("b")) == ("a", [])
    assert [r.kind for r in later.read("a")] == ["session_opened", NOTE, NOTE]
    assert (first.redirect_of("a"), second.redirect_of("b")) == ("a", "a")
    keep(second, record("b", number=2))
    assert [number_of(r) for r in later.read("a")] == [0, 1, 1, 2]


def test_a_session_opened_while_none_is_open_is_new(journal: Journal) -> None:
    assert journal.redirect_of("a") == "a"
    journal.open(opened("a"))
    keep(journal, closed("a"))
    journal.open(opened("b"))
    journal.flush(5)
    assert (journal.open_session(), journal.redirect_of("b")) == ("b", "b")


def test_sessions_are_listed_newest_first(door: Open) -> None:
    keep(door(), opened("a", 1), record("a", number=2), closed("a", 3), opened("b", 4))
    assert door().sessions() == [SessionRow("b", closed=False), SessionRow("a", closed=True)]


def test_records_of_some_kinds_are_found_in_every_session(door: Open) -> None:
    keep(door(), opened("a", 1), record("a", number=2), closed("a", 3), record("b", ALERT, 4), record("b", number=5))
    assert [number_of(r) for r in door().of_kinds(NOTE, ALERT)] == [2, 4, 5]
    assert door().of_kinds() == []


def test_records_of_different_sessions_are_separate(journal: Journal) -> None:
    keep(journal, opened("a"), record("a", number=1), opened("b"), record("b", number=2), record("a", number=3))
    assert [number_of(r) for r in journal.read("a")] == [0, 1, 3]
    assert [number_of(r) for r in journal.read("b")] == [0, 2]


def test_a_threshold_of_a_run_is_stored_once_by_any_process(door: Open) -> None:
    first, second = door(), door()
    due = record(kind=ALERT, run="r1", threshold="due")
    keep(first, opened(), due)
    keep(second, due._replace(writer="w2"), due._replace(run="r2"), due._replace(session="s2"))
    assert [(r.writer, r.run) for r in first.read("s1") if r.kind == ALERT] == [("w1", "r1"), ("w1", "r2")]
    assert len(first.read("s2")) == 1


def test_a_threshold_that_was_left_out_leaves_no_gap(journal: Journal) -> None:
    due = record(kind=ALERT, run="r1", threshold="due")
    keep(journal, opened(), due, due, record(number=9))
    assert [r.sequence for r in journal.read("s1")] == [1, 2, 3]


def test_without_a_threshold_nothing_is_a_duplicate(journal: Journal) -> None:
    keep(journal, record(run="r1"), record(run="r1"))
    assert len(journal.read("s1")) == 2


def test_own_and_other_records_arrive_once_in_one_order(door: Open) -> None:
    first, second = door(), door()
    first.follow("s1", 0)
    keep(first, opened())
    keep(second, record(number=1), record("elsewhere", number=2))
    keep(first, record(number=3))
    assert [number_of(r) for r in first.take_arrived()] == [0, 1, 3]
    assert first.take_arrived() == []
    keep(second, record(number=4))
    assert [(number_of(r), r.sequence) for r in first.take_arrived()] == [(4, 5)]


def test_following_starts_after_the_records_read(door: Open) -> None:
    keep(door(), opened(), record(number=1))
    journal = door()
    journal.follow("s1", after=journal.read("s1")[-1].sequence)
    assert journal.take_arrived() == []
    keep(journal, record(number=2))
    assert [number_of(r) for r in journal.take_arrived()] == [2]


def test_following_another_session_starts_over(journal: Journal) -> None:
    journal.follow("a", 0)
    keep(journal, opened("a"), opened("b"))
    assert [r.session for r in journal.take_arrived()] == ["a"]
    journal.follow("b", 0)
    assert [r.session for r in journal.take_arrived()] == ["b"]


def test_a_payload_is_copied_when_submitted(journal: Journal) -> None:
    note = NoteTaken("crème brûlée 🍮 \ud800")
    keep(journal, record()._replace(event=note), record()._replace(event=SessionOpened(0.1)))
    assert [r.event for r in journal.read("s1")] == [note, SessionOpened(0.1)]


@pytest.mark.parametrize("event", [SessionOpened(float("nan")), NoteTaken({1, 2}), NoteTaken(b"bytes")])  # type: ignore[arg-type]
def test_events_that_json_cannot_represent_are_refused_at_once(journal: Journal, event: Event) -> None:
    with pytest.raises((TypeError, ValueError)):
        keep(journal, record(), record()._replace(event=event))
    assert journal.read("s1") == []


TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
RECORDS = st.builds(
    lambda session, kind, run, threshold, n, text: record(session, kind, n, run=run, threshold=threshold)._replace(
        dish=text
    ),
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["session_opened", "session_closed", ALERT, NOTE]),
    st.sampled_from(["", "r1", "r2"]),
    st.sampled_from(["", "", "due", "check"]),
    st.integers(0, 10**12),
    TEXTS,
)


@given(st.lists(st.lists(RECORDS, max_size=4), max_size=6))
def test_sqlite_and_memory_agree_on_everything(quick_path: Path, batches: list[list[Record]]) -> None:
    plain = MemoryJournal()
    folder = TemporaryDirectory(dir=quick_path)
    real = SqliteJournal(Path(folder.name) / "journal.sqlite3", lambda: 0)
    for journal in (plain, real):
        journal.follow("a", 0)
        for batch in batches:
            keep(journal, *batch)
    try:
        assert real.open_session() == plain.open_session()
        assert real.sessions() == plain.sessions()
        assert real.take_arrived() == plain.take_arrived()
        for session in "abc":
            assert real.read(session) == plain.read(session)
            assert real.read(session, 3) == plain.read(session, 3)
        assert real.everything() == plain.everything()
    finally:
        real.close(1)
        folder.cleanup()
