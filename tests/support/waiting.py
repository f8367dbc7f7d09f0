"""Waits for other processes and threads."""

import time
from collections.abc import Callable

PATIENCE_S = 60.0
"""Only what hangs takes this long; a test that passes never waits for it."""


def until(condition: Callable[[], bool], within_s: float = PATIENCE_S) -> None:
    """Return as soon as the condition holds; fail if it takes too long."""
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.005)
