"""Waiting for what another process or thread does."""

import time
from collections.abc import Callable


def until(condition: Callable[[], bool], within_s: float = 60) -> None:
    """Return as soon as it holds; fail when it takes too long."""
    end = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.005)
