"""The real app is killed thirty times at random in one rehearsal: everything on disk is kept."""

import random
import signal
from pathlib import Path

import pytest

from kitchen_tui.cooking.history import Record
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.journal.transfer import check
from tests.e2e.conftest import Starting
from tests.e2e.home import RECIPE
from tests.support.terminal import Terminal

pytestmark = pytest.mark.deep

_ROUNDS = 30
_KEYS = (" ", "j", "n", "p", "t", "+", "x", "\r", "u", "s", "a90s pan\r")


def test_thirty_kills_lose_nothing_that_was_saved(start: Starting, kitchen_home: Path) -> None:
    """Each round resumes the session, presses some keys, and kills the app before all of them are handled."""
    chance = random.Random(1910)  # noqa: S311 -- the same keys in every run
    path = kitchen_home / "data" / "journal.sqlite3"
    seen: list[Record] = []
    for number in range(_ROUNDS):
        terminal = start("cook", RECIPE, *(("--speed", "300") if number == 0 else ()))
        terminal.wait_for("Caramelized honey-glazed")
        assert records(path)[: len(seen)] == seen
        for key in chance.choices(_KEYS, k=4):
            terminal.send(key)
            answer(terminal, chance.randrange(1, 400))
        seen = records(path)
        answer(terminal, chance.randrange(1, 400))
        terminal.signal(signal.SIGKILL)
        terminal.ended()
        assert check(path) == []
    assert len(seen) > 2 * _ROUNDS


def answer(terminal: Terminal, size: int) -> None:
    """Read a random amount of output, so that the kill comes at a random moment."""
    before = len(terminal.written())
    terminal.until(lambda: len(terminal.written()) >= before + size, "more output")


def records(path: Path) -> list[Record]:
    """Return every record in the journal."""
    journal = SqliteJournal(path, lambda: 0)
    try:
        return list(journal.everything())
    finally:
        journal.close(0)
