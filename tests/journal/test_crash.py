"""kill -9 at any moment loses nothing acknowledged, and two programs at once do not lose anything either."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from kitchen_tui.journal.sqlite import SqliteJournal
from tests.conftest import ROOT
from tests.journal.making import number_of, opened, record

ROUNDS = 150


def forked_writer(path: Path, writer: str) -> tuple[int, int]:
    """Fork a child that appends and acknowledges until it is killed; return its id and the pipe.

    Forking is faster than starting 150 interpreters.
    """
    told, tell = os.pipe()
    child = os.fork()
    if child:
        os.close(tell)
        return child, told
    try:
        journal = SqliteJournal(path, lambda: 0)
        for number in range(1_000_000):
            journal.submit([record("s1", number=number)._replace(writer=writer)])
            journal.flush(30)
            os.write(tell, f"{number}\n".encode())
    finally:
        os._exit(1)


def killed_after(path: Path, writer: str, delay_s: float) -> int:
    """Return how many records a child acknowledged before it was killed, `delay_s` after the first."""
    child, told = forked_writer(path, writer)
    with open(told, encoding="ascii") as acknowledged:
        first = acknowledged.readline()
        time.sleep(delay_s)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return len([first, *acknowledged.read().split()])


@pytest.mark.deep
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_no_acknowledged_event_is_missing_after_a_hundred_and_fifty_kills(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    chance = random.Random(18_10)  # noqa: S311 - the same moments every time, as far as a scheduler allows
    acknowledged: dict[str, int] = {}
    for number in range(ROUNDS):
        writer = f"w{number}"
        acknowledged[writer] = killed_after(path, writer, chance.uniform(0, 0.02))
    assert sum(acknowledged.values()) > ROUNDS

    journal = SqliteJournal(path, lambda: 0)
    kept: dict[str, list[int]] = {}
    for stored in journal.read("s1"):
        kept.setdefault(stored.writer, []).append(number_of(stored))
    journal.close(1)
    assert journal.recovered == ""
    for writer, count in acknowledged.items():
        assert kept[writer] == list(range(len(kept[writer]))), "in order, without gaps, none twice"
        assert len(kept[writer]) - count in (0, 1), "all that was acknowledged, and at most the one being said"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_two_programs_append_at_once(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    command = [sys.executable, "-m", "tests.journal.child", str(path)]
    children = [subprocess.Popen([*command, w, "100"], cwd=ROOT, stdout=subprocess.DEVNULL) for w in ("w1", "w2")]
    assert [child.wait(60) for child in children] == [0, 0]
    journal = SqliteJournal(path, lambda: 0)
    found = journal.read("s1")
    journal.close(1)
    assert [record.sequence for record in found] == list(range(1, 201)), "one order, no gaps"
    for writer in ("w1", "w2"):
        assert [number_of(record) for record in found if record.writer == writer] == list(range(100))


def test_events_of_another_program_arrive_while_this_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    journal = SqliteJournal(path, lambda: 0)
    journal.follow("s1", 0)
    journal.submit([opened("s1")])
    command = [sys.executable, "-m", "tests.journal.child", str(path), "w2", "20"]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    heard = []
    for number, _ in enumerate(child.stdout, 1):
        journal.submit([record("s1", number=number)])
        heard += journal.arrived()
    assert child.wait(30) == 0
    child.stdout.close()
    journal.flush(5)
    heard += journal.arrived()
    journal.close(5)
    assert [record.sequence for record in heard] == list(range(1, 42)), "each once, in the journal's order"
