"""Stored records are decoded once and own ones never; every old schema is migrated to the current one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking import timer_events
from kitchen_tui.cooking.event_types import Event, kind_of
from kitchen_tui.cooking.history import Record, apply
from kitchen_tui.cooking.session import Session
from kitchen_tui.journal import rows
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import Span
from kitchen_tui.testing import FakeClock


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of kinds of events that were decoded."""
    kinds: list[str] = []
    decode = rows.decode

    def counting(kind: str, *more: object) -> object:
        kinds.append(kind)
        return decode(kind, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(rows, "decode", counting)
    return kinds


@pytest.fixture
def applied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of kinds of events that were folded into a session."""
    kinds: list[str] = []

    def counting(session: Session, event: Event, *more: Any) -> Session:
        kinds.append(kind_of(event))
        return apply(session, event, *more)

    monkeypatch.setattr("kitchen_tui.cooking.history.apply", counting)
    return kinds


def cook(path: Path, notes: int = 30) -> tuple[Kitchen, SqliteJournal]:
    """Create a session with a timer, notes, and an undo."""
    journal = SqliteJournal(path, lambda: 0)
    kitchen = Kitchen(journal, FakeClock())
    kitchen.open()
    kitchen.execute(do.AddTimer("eggs", Span(1, 1)))
    for number in range(notes):
        kitchen.execute(do.TakeNote(f"note {number}"))
        kitchen.poll()
    kitchen.execute(do.Undo())
    journal.flush(5)
    kitchen.poll()
    return kitchen, journal


def test_own_records_are_never_decoded(tmp_path: Path, decoded: list[str]) -> None:
    kitchen, journal = cook(tmp_path / "journal.sqlite3")
    assert decoded == []
    assert [record.sequence for record in journal.read(kitchen.session.id)] == list(range(1, 34))
    journal.close(5)


def test_a_resumed_session_is_decoded_once(tmp_path: Path, decoded: list[str]) -> None:
    kitchen, journal = cook(tmp_path / "journal.sqlite3")
    again = Kitchen(journal, FakeClock())
    again.resume(kitchen.session.id)
    assert again.session == kitchen.session
    assert len(decoded) == len(kitchen.history.records)
    again.view(again.now())
    again.execute(do.Undo())
    again.execute(do.Redo())
    assert len(decoded) == len(kitchen.history.records)
    journal.close(5)


def test_past_sessions_do_not_slow_down_a_new_one(path: Path, decoded: list[str]) -> None:
    for _ in range(3):
        kitchen, journal = cook(path)
        kitchen.execute(do.CloseSession())
        journal.close(5)
    kitchen, journal = cook(path, notes=1)
    assert decoded == []
    assert journal.dishes() == []
    journal.close(5)


def test_dishes_are_listed_without_decoding_recipes(tmp_path: Path, decoded: list[str]) -> None:
    from kitchen_tui.journal import DishRow
    from tests.cooking.making import BELLY

    kitchen, journal = cook(tmp_path / "journal.sqlite3")
    kitchen.execute(do.StartDish(BELLY))
    journal.flush(5)
    session, started = kitchen.session, kitchen.history.records[-1]
    assert journal.dishes() == [DishRow("belly", session.id, started.at.wall_ms, session.on_screen, started.command)]
    assert decoded == []
    journal.close(5)


@pytest.mark.parametrize("many", [2_000, pytest.param(20_000, marks=pytest.mark.deep)])
def test_a_long_session_is_resumed_in_one_pass(
    tmp_path: Path, decoded: list[str], applied: list[str], many: int
) -> None:
    """Each event is decoded and folded once, and a later command only folds its own."""
    kitchen, journal = cook(tmp_path / "journal.sqlite3", notes=1)
    session, timer, now = kitchen.session.id, next(iter(kitchen.session.timers)), kitchen.now()
    adjusted = [timer_events.TimerAdjusted(timer, length, length) for length in range(many)]
    journal.submit([Record(session, f"key-{event.most_ms}", "held", event, now) for event in adjusted])
    journal.flush(60)
    journal.close(5)

    journal = SqliteJournal(tmp_path / "journal.sqlite3", lambda: 0)
    again = Kitchen(journal, FakeClock())
    applied.clear()
    again.resume(session)
    assert len(again.history.records) > many
    assert len(decoded) == len(again.history.records)
    assert len(applied) <= 2 * len(again.history.records), "an undo in the past folds them a second time"
    applied.clear()
    again.view(again.now())
    again.execute(do.TakeNote("that was a long key"))
    again.poll()
    assert len(applied) == 1
    journal.close(5)


@pytest.fixture
def empty() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


def schema_of(connection: sqlite3.Connection) -> tuple[int, int, set[bytes]]:
    """Return the schema version, application id and SQL of a database."""
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    return schema, application, {text.encode() for (text,) in connection.execute("SELECT sql FROM sqlite_master")}


def test_migrations_from_an_empty_file_lead_to_the_current_schema(empty: sqlite3.Connection) -> None:
    rows.migrate(empty)
    assert schema_of(empty) == (rows.SCHEMA, rows.application_id(rows.SCHEMA), rows.TEXTS)


def test_migrations_run_in_order_and_once(empty: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    rows.migrate(empty)
    steps = (*rows.MIGRATIONS, lambda connection: connection.execute("ALTER TABLE events ADD COLUMN heard"))
    monkeypatch.setattr(rows, "MIGRATIONS", steps)
    monkeypatch.setattr(rows, "SCHEMA", len(steps))
    rows.migrate(empty)
    rows.migrate(empty)
    schema, application, texts = schema_of(empty)
    assert (schema, application) == (len(steps), rows.application_id(len(steps)))
    assert any(b"heard" in text for text in texts)


def test_a_failing_migration_changes_nothing(empty: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    rows.migrate(empty)
    before = schema_of(empty)

    def half_done(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (done INTEGER)")
        connection.execute("CREATE TABLE events (again INTEGER)")

    monkeypatch.setattr(rows, "MIGRATIONS", (*rows.MIGRATIONS, half_done))
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        rows.migrate(empty)
    empty.execute("ROLLBACK")
    assert schema_of(empty) == before


def test_no_flipped_bit_turns_one_schema_into_another() -> None:
    schema, application = rows.SCHEMA, rows.application_id(rows.SCHEMA)
    for bit in range(31):
        assert rows.application_id(schema ^ 1 << bit) != application
        assert rows.application_id(schema) != application ^ 1 << bit
