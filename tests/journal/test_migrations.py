"""Every old schema is migrated to the current one, in one transaction."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from kitchen_tui.journal import rows


@pytest.fixture
def empty() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


def schema_of(connection: sqlite3.Connection) -> tuple[int, int, set[bytes]]:
    """Return the schema version, application id and SQL of a database."""
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    return schema, application, {text.encode() for (text,) in connection.execute("SELECT sql FROM sqlite_master")}


def test_from_nothing_every_step_leads_to_the_present_schema(empty: sqlite3.Connection) -> None:
    rows.migrate(empty)
    assert schema_of(empty) == (rows.SCHEMA, rows.application_id(rows.SCHEMA), rows.TEXTS)


def test_the_present_schema_stays_as_it_is(empty: sqlite3.Connection) -> None:
    rows.migrate(empty)
    before = schema_of(empty)
    rows.migrate(empty)
    assert schema_of(empty) == before


def test_a_later_step_runs_on_what_earlier_ones_left_and_runs_once(
    empty: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows.migrate(empty)
    steps = (*rows.MIGRATIONS, lambda connection: connection.execute("ALTER TABLE events ADD COLUMN heard"))
    monkeypatch.setattr(rows, "MIGRATIONS", steps)
    monkeypatch.setattr(rows, "SCHEMA", len(steps))
    rows.migrate(empty)
    rows.migrate(empty)
    schema, application, texts = schema_of(empty)
    assert (schema, application) == (len(steps), rows.application_id(len(steps)))
    assert any(b"heard" in text for text in texts)


def test_a_step_that_fails_leaves_everything_as_it_was(
    empty: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
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
