"""Journals of these tests, and where they are."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kitchen_tui.journal.sqlite import SqliteJournal

_MEMORY = "/dev/shm"  # noqa: S108 - only ever a fresh folder in it


@pytest.fixture
def quick_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory if possible, for thousands of journals that need no real disk."""
    if not os.access(_MEMORY, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=_MEMORY) as folder:
        yield Path(folder)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(path: Path) -> Iterator[SqliteJournal]:
    """A journal at `path`, which is closed after the test."""
    journal = SqliteJournal(path, lambda: 0)
    yield journal
    journal.close(5)
