"""The real app killed at random, thirty times in one rehearsal: what a look at the journal had seen is always there."""

import random
import signal
from pathlib import Path

import pytest

from kitchen_tui.cooking.record import Record
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.journal.transfer import check
from tests.e2e.conftest import Starting

pytestmark = pytest.mark.deep

_ROUNDS = 30
_KEYS = (" ", "j", "n", "p", "t", "+", "x", "\r", "u", "s", "a90s pan\r")


def test_thirty_kills_of_the_real_app_lose_nothing_that_was_saved(start: Starting, kitchen_home: Path) -> None:
    """Each round goes on with the session of the one before, does something, and is killed in the middle of it."""
    chance = random.Random(1910)  # noqa: S311 -- the same rounds at every run
    path = kitchen_home / "data" / "journal.sqlite3"
    seen: list[Record] = []
    for number in range(_ROUNDS):
        terminal = start("cook", "honey-glazed-pork-belly", *(("--speed", "300") if number == 0 else ()))
        terminal.wait_for("Caramelized honey-glazed")
        assert _records(path)[: len(seen)] == seen
        for key in chance.choices(_KEYS, k=4):
            terminal.send(key)
            terminal.read_for(chance.random() / 20)
        seen = _records(path)
        terminal.read_for(chance.random() / 20)
        terminal.process.send_signal(signal.SIGKILL)
        terminal.process.wait(5)
        assert check(path) == []
    assert len(seen) > 2 * _ROUNDS


def _records(path: Path) -> list[Record]:
    journal = SqliteJournal(path, lambda: 0)
    try:
        return list(journal.everything())
    finally:
        journal.close(0)
