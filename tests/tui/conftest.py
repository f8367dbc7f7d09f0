"""The screen is tested in UTC and in colour, regardless of the caller's environment."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.pilot import settled
from tests.tui.browsing import Shelves


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Remove colours and themes of the environment; the kitchen's clock is in UTC."""
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    with monkeypatch.context() as zone:
        zone.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(autouse=True)
def no_waiting_for_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot wait until the app has nothing left to do."""
    monkeypatch.setattr("textual.app.wait_for_idle", settled)
    monkeypatch.setattr("textual.pilot.wait_for_idle", settled)


@pytest.fixture
def shelves(tmp_path: Path) -> Shelves:
    """Return three recipes, one of them shipped, and a broken file."""
    made = Shelves(tmp_path)
    made.write("Soft eggs")
    made.write("Green soup", "leeks", "soup")
    made.write("Potato salad", "potatoes", own=False)
    made.spoil("apple-pie")
    return made
