"""Killed or damaged at any moment: nothing acknowledged is lost, no event is wrong, no readable one is missing."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kitchen_tui.journal import rows
from kitchen_tui.journal.sqlite import SqliteJournal
from tests.conftest import ROOT
from tests.journal.records import (
    APPEND,
    COUNT,
    copied,
    killed,
    log_of,
    number_of,
    opened,
    opened_after,
    readable,
    record,
    records,
    stopped,
    written,
)

ROUNDS = 150


def forked_writer(path: Path, writer: str) -> tuple[int, int]:
    """Fork a child that appends and acknowledges until it is killed; return its id and the pipe.

    Forking is faster than starting 150 interpreters.
    """
    receiving, sending = os.pipe()
    child = os.fork()
    if child:
        os.close(sending)
        return child, receiving
    try:
        journal = SqliteJournal(path, lambda: 0)
        for number in range(1_000_000):
            journal.submit([record("s1", number=number)._replace(writer=writer)])
            journal.flush(30)
            os.write(sending, f"{number}\n".encode())
    finally:
        os._exit(1)


def killed_after(path: Path, writer: str, delay_s: float) -> int:
    """Return how many records a child acknowledged before it was killed, `delay_s` after the first."""
    child, receiving = forked_writer(path, writer)
    with open(receiving, encoding="ascii") as acknowledged:
        first = acknowledged.readline()
        time.sleep(delay_s)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return len([first, *acknowledged.read().split()])


@pytest.mark.deep
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_no_acknowledged_event_is_lost_in_150_kills(path: Path) -> None:
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
        assert len(kept[writer]) - count in (0, 1), "all that was acknowledged, and at most the one being acknowledged"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_two_programs_append_at_once(path: Path) -> None:
    command = [sys.executable, "-c", APPEND, str(path)]
    children = [subprocess.Popen([*command, w, "100"], cwd=ROOT, stdout=subprocess.DEVNULL) for w in ("w1", "w2")]
    assert [child.wait(60) for child in children] == [0, 0]
    journal = SqliteJournal(path, lambda: 0)
    found = journal.read("s1")
    journal.close(1)
    assert [record.sequence for record in found] == list(range(1, 201)), "one order, no gaps"
    for writer in ("w1", "w2"):
        assert [number_of(record) for record in found if record.writer == writer] == list(range(100))


def test_events_of_another_program_arrive_while_this_one_writes(path: Path, journal: SqliteJournal) -> None:
    journal.follow("s1", 0)
    journal.submit([opened("s1")])
    command = [sys.executable, "-c", APPEND, str(path), "w2", "20"]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    heard = []
    for number, _ in enumerate(child.stdout, 1):
        journal.submit([record("s1", number=number)])
        heard += journal.take_arrived()
    assert child.wait(30) == 0
    child.stdout.close()
    journal.flush(5)
    heard += journal.take_arrived()
    journal.close(5)
    assert [record.sequence for record in heard] == list(range(1, 42)), "each once, in the journal's order"


def must_hold(path: Path, sound: set[rows.Row], scratch: Path) -> None:
    """Check the promise for one damaged journal."""
    right = {n: record._replace(sequence=n) for n, record in enumerate(records(), 1)}
    expected = readable(path, sound, scratch / "reference")
    found, notice = opened_after(path)
    assert all(record == right[record.sequence] for record in found), "a wrong event was taken for a right one"
    kept = {record.sequence for record in found}
    assert kept >= expected, f"lost {sorted(expected - kept)}; notice: {notice}"
    if notice:
        again, notice_again = opened_after(path)
        assert again == found
        assert not notice_again or "skipped" in notice, "a recovered journal is sound"


def _marks_in(content: bytes) -> Iterator[int]:
    """Return all positions of the last three records in the file."""
    for number in range(COUNT - 2, COUNT + 1):
        mark = f"record-{number:03}-says-so".encode()
        at = content.find(mark)
        while at >= 0:
            yield from range(at - 120, at + 60)
            at = content.find(mark, at + 1)


def test_undamaged_journals_are_read_completely(quick_path: Path) -> None:
    for make in (stopped, killed):
        (folder := quick_path / make.__name__).mkdir()
        path = make(folder)
        found, notice = opened_after(copied(path, folder / "copy"))
        assert [record.sequence for record in found] == list(range(1, COUNT + 1))
        assert notice == ""
        assert len(readable(path, written(path, folder / "sound"), folder / "reference")) == COUNT


@pytest.mark.deep
def test_a_journal_cut_at_every_byte_of_its_last_three_records(quick_path: Path) -> None:
    path = stopped(quick_path)
    content = path.read_bytes()
    sound = written(path, quick_path / "sound")
    for length in sorted(set(_marks_in(content))):
        damaged = copied(path, quick_path / "damaged")
        damaged.write_bytes(content[:length])
        must_hold(damaged, sound, quick_path)


@pytest.mark.deep
def test_a_log_cut_at_every_byte_of_its_last_three_records(quick_path: Path) -> None:
    path = killed(quick_path)
    content = log_of(path).read_bytes()
    sound = written(path, quick_path / "sound")
    frame = 4096 + 24
    edges = {len(content) - n * frame + d for n in range(4) for d in (-1, 0, 1, 8, 23, 24, 25) if n or d < 0}
    last_copies = {at for at in _marks_in(content) if at > len(content) - frame}
    for length in sorted(edges | last_copies):
        damaged = copied(path, quick_path / "damaged")
        log_of(damaged).write_bytes(content[:length])
        must_hold(damaged, sound, quick_path)


@pytest.mark.deep
@pytest.mark.parametrize("make", [stopped, killed])
def test_five_hundred_single_flipped_bits(make: Callable[[Path], Path], quick_path: Path) -> None:
    path = make(quick_path)
    sound = written(path, quick_path / "sound")
    chance = random.Random(20_12)  # noqa: S311 - the same flips every time
    for _ in range(500):
        damaged = copied(path, quick_path / "damaged")
        parts = [part for part in (damaged, log_of(damaged)) if part.exists()]
        part = chance.choice(parts)
        flip(part, chance.randrange(part.stat().st_size * 8))
        must_hold(damaged, sound, quick_path)


@pytest.mark.deep
@pytest.mark.parametrize("make", [stopped, killed])
def test_each_header_bit_that_sqlite_trusts(make: Callable[[Path], Path], quick_path: Path) -> None:
    path = make(quick_path)
    sound = written(path, quick_path / "sound")
    for bit in range(16 * 8, 100 * 8, 3):
        damaged = copied(path, quick_path / "damaged")
        flip(damaged, bit)
        must_hold(damaged, sound, quick_path)


def flip(path: Path, bit: int) -> None:
    content = bytearray(path.read_bytes())
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)


@pytest.mark.parametrize("garbage", [b"x" * 5_000, b"\0" * 5_000, b"?"])
def test_an_invalid_log_is_reported(quick_path: Path, garbage: bytes) -> None:
    path = killed(quick_path)
    log_of(path).write_bytes(garbage)
    found, notice = opened_after(path)
    assert [record.sequence for record in found] == list(range(1, 11)), "what was in the file itself"
    assert notice == "The journal's log could not be read; the last events may be missing."
