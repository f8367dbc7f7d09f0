"""The schema of the journal, as numbered steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

EVENTS = """CREATE TABLE events (
    sequence INTEGER PRIMARY KEY,
    session TEXT NOT NULL,
    command TEXT NOT NULL,
    writer TEXT NOT NULL,
    kind TEXT NOT NULL,
    boot_ms INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    boot_id TEXT NOT NULL,
    payload TEXT NOT NULL,
    dish TEXT NOT NULL,
    run TEXT NOT NULL,
    threshold TEXT NOT NULL,
    version INTEGER NOT NULL,
    open_id TEXT NOT NULL,
    open_from INTEGER NOT NULL,
    checksum INTEGER NOT NULL
)"""
THRESHOLDS = "CREATE UNIQUE INDEX thresholds ON events (session, run, threshold) WHERE threshold <> ''"


def _schema_1(connection: sqlite3.Connection) -> None:
    connection.execute(EVENTS)
    connection.execute(THRESHOLDS)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_schema_1,)
"""Step n takes a journal from schema n - 1 to schema n."""

SCHEMA = len(MIGRATIONS)
TEXTS = {EVENTS.encode(), THRESHOLDS.encode()}
"""The current schema exactly as SQLite keeps it: if one of these texts reads otherwise, it is damaged."""


def application_id(schema: int) -> int:
    """Return "KT" and the schema number, stored twice so that a flipped bit does not look like another schema."""
    return 0x4B540000 ^ schema


def migrate(connection: sqlite3.Connection) -> None:
    """Migrate a journal or an empty database to the current schema, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for step in MIGRATIONS[version:]:
        step(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute(f"PRAGMA application_id = {application_id(SCHEMA)}")
    connection.execute("COMMIT")
