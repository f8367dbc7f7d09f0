"""An unreadable journal is never taken for an empty one, and limits of the system are reported."""

import errno
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from unittest.mock import Mock

import pytest

from kitchen_tui.journal import UnreadableError
from kitchen_tui.journal.sqlite import SqliteJournal
from tests.cli.conftest import PORK, Shell, sentence
from tests.cli.test_cook import status
from tests.support.patience import lock_waits

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def held(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """A journal with a timer, which another program holds and of which no copy can be made."""
    assert shell("timer", "5m", "eggs").code == 0
    with closing(sqlite3.connect(shell.home / "data" / "journal.sqlite3", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(tempfile, "tempdir", str(shell.home / "nowhere"))
        yield other


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    "words",
    [("status",), ("status", "--json"), ("timer", "--list"), ("timer", "5m"), ("log",), ("note", "x")]
    + [("journal", what) for what in ("export", "check")],
)
def test_a_verb_says_that_it_cannot_be_read(shell: Shell, words: tuple[str, ...]) -> None:
    sentence(shell(*words), 4, ["The journal cannot be read: another program holds the journal."])


def test_cook_reports_an_unreadable_journal_and_joins_its_session(shell: Shell, held: sqlite3.Connection) -> None:
    shell.before_flush = held.close
    assert shell("cook", PORK).code == 0
    assert shell.greetings == ["The journal cannot be read: another program holds the journal."]
    found = status(shell)
    assert [recipe["name"] for recipe in found["session"]["recipes"]] == [PORK]
    assert "eggs" in [timer["name"] for timer in found["timers"]]


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(errno.EMFILE, "Too many open files", "/usr/lib/x.py"), "Too many files are open; raise the limit"),
        (OSError(errno.ENFILE, "Too many open files in system"), "Too many files are open; raise the limit"),
        (MemoryError(), "There is not enough memory"),
    ],
)
def test_a_limit_of_the_system_is_reported_with_a_sentence(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    monkeypatch.setattr("kitchen_tui.cli.verbs.status.open_kitchen", Mock(side_effect=error))
    sentence(shell("status"), 1, [message])


@pytest.mark.parametrize("error", [OSError(errno.EMFILE, "Too many open files"), None])
def test_a_timer_is_saved_if_no_ringer_can_be_started(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, error: OSError | None
) -> None:
    monkeypatch.setenv("KITCHEN_TUI_RINGER", "true")
    monkeypatch.setattr("kitchen_tui.ringing.background.start_ringer", Mock(side_effect=error, return_value=None))
    ran = shell("timer", "5m", "eggs")
    assert (ran.code, ran.out[:9]) == (0, "eggs 5:00")
    assert ran.err == "Nothing rings unless a screen is open: the background ringer cannot be started.\n"
    assert [timer["name"] for timer in status(shell)["timers"]] == ["eggs"]


@pytest.mark.usefixtures("held")
def test_an_unreadable_journal_does_not_block_the_library(shell: Shell) -> None:
    path = shell.home / "data" / "journal.sqlite3"
    journal = SqliteJournal(path, lambda: 0)
    with lock_waits(path) as waits:
        for _ in range(10):
            with pytest.raises(UnreadableError):
                journal.open_session()
    assert waits
    assert sum(waits) < 0.2
    journal.close(0)
