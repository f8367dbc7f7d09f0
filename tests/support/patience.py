"""Reads how long SQLite may wait for a lock from its connections instead of from a clock."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

_DEFAULT_S = 5.0


@contextmanager
def lock_waits(path: Path) -> Iterator[list[float]]:
    """Collect the lock timeouts, in seconds, of the connections opened in the block."""
    waits: list[float] = []
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def recorded(database: str, **options: Any) -> sqlite3.Connection:
        if database.partition("?")[0] in (str(path), path.as_uri()):
            waits.append(options.get("timeout", _DEFAULT_S))
        return connect(database, **options)

    with patch("sqlite3.connect", recorded):
        yield waits
