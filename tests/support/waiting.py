"""Waits for other processes and threads, and how long SQLite may wait for a lock."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

PATIENCE_S = 60.0
"""Only what hangs takes this long; a test that passes never waits for it."""


def until(condition: Callable[[], bool], within_s: float = PATIENCE_S) -> None:
    """Return as soon as the condition holds; fail if it takes too long."""
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.005)


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
