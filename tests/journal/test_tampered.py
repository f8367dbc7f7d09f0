"""Files of the journal are deleted or overwritten while it is open: no acknowledged event is lost, and it is reported.

This is done by another process, since closing an SQLite file releases all locks that a process holds on it.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kitchen_tui.cooking.commands import AddTimer, TakeNote
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.journal.transfer import check
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import Span
from kitchen_tui.testing import FakeClock
from tests.support.terminal import ROOT
from tests.support.waiting import until

Tamper = Callable[[Path], None]


def copy(files: list[Path], folder: Path) -> None:
    subprocess.run(["cp", *map(str, files), str(folder)], check=True)


def delete_log(path: Path) -> None:
    Path(f"{path}-wal").unlink()


def delete_index(path: Path) -> None:
    Path(f"{path}-shm").unlink()


def delete_both(path: Path) -> None:
    delete_log(path)
    delete_index(path)


def cut_log(path: Path) -> None:
    os.truncate(f"{path}-wal", 0)


def cut_log_in_half(path: Path) -> None:
    log = Path(f"{path}-wal")
    os.truncate(log, log.stat().st_size // 2)


def garble_log(path: Path) -> None:
    Path(f"{path}-wal").write_bytes(b"not a log" * 900)


def garble_log_header(path: Path) -> None:
    """Overwrite the header of the log, which SQLite reads only if no process has the journal open."""
    with open(f"{path}-wal", "r+b") as log:
        log.write(b"\xa5" * 64)


def zero_log_header(path: Path) -> None:
    with open(f"{path}-wal", "r+b") as log:
        log.write(bytes(32))


def flip_a_salt(path: Path) -> None:
    """Flip a bit of the log's header that its checksum covers."""
    with open(f"{path}-wal", "r+b") as log:
        log.seek(17)
        (byte,) = log.read(1)
        log.seek(17)
        log.write(bytes([byte ^ 4]))


def overwrite_all(path: Path) -> None:
    """Copy the files like `cp backup/* data/`, which keeps their inodes."""
    copy([*(path.parent / "backup").iterdir()], path.parent)


def overwrite_main(path: Path) -> None:
    copy([path.parent / "backup" / path.name], path.parent)


def cut_index(path: Path) -> None:
    """Cut off the index, which SQLite maps into memory: reading the missing pages is a bus error."""
    os.truncate(f"{path}-shm", 0)


def garble_main(path: Path) -> None:
    """Overwrite the main file, whose rows are all in the log."""
    garbage = path.with_name("garbage")
    garbage.write_bytes(b"not a journal" * 2000)
    subprocess.run(["cp", garbage, path], check=True)


def move_behind_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


DELETED = (delete_log, delete_index, delete_both)
CUT = (cut_log, cut_log_in_half, garble_log, garble_log_header, zero_log_header, flip_a_salt)


def append_note(path: Path, text: str) -> None:
    """Let another program add a note to the open session."""
    program = (
        "import sys; from pathlib import Path; from kitchen_tui.journal.sqlite import SqliteJournal\n"
        "from kitchen_tui.kitchen.service import Kitchen; from kitchen_tui.cooking.commands import TakeNote\n"
        "from kitchen_tui.clock import SystemClock\n"
        "journal = SqliteJournal(Path(sys.argv[1]), lambda: 0); kitchen = Kitchen(journal, SystemClock())\n"
        "kitchen.join(); kitchen.execute(TakeNote(sys.argv[2])); journal.flush(20); journal.close(5)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(path), text], cwd=ROOT, check=True)


class Program:
    """A program with the journal open: a session with a timer, copied after that, and then a note."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.journal = SqliteJournal(path, lambda: 0)
        self.kitchen = Kitchen(self.journal, FakeClock())
        self.kitchen.join_or_open()
        self.kitchen.execute(AddTimer("eggs", Span(1, 1)))
        self.settle()
        backup = path.parent / "backup"
        backup.mkdir()
        copy([part for part in path.parent.glob(f"{path.name}*") if part.suffix != ".lock"], backup)
        self.note("one")

    def note(self, text: str) -> None:
        self.kitchen.execute(TakeNote(text))
        self.settle()

    def settle(self) -> None:
        """Wait until everything is acknowledged and was read back."""

        def is_settled() -> bool:
            self.kitchen.poll()
            return self.kitchen.saving().pending == 0 and not self.kitchen.poll()

        until(is_settled)

    def close(self) -> None:
        self.journal.close(5)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "journal.sqlite3")


def notes_on_disk(path: Path) -> list[str]:
    """Return the notes that the next start finds."""
    journal = SqliteJournal(path, lambda: 0)
    kitchen = Kitchen(journal, FakeClock())
    assert kitchen.join()
    assert [timer.name for timer in kitchen.session.alive] == ["eggs"]
    journal.close(5)
    return list(kitchen.session.notes)


@pytest.mark.parametrize("tamper", [overwrite_main, overwrite_all])
def test_an_older_copy_in_place_of_the_journal_is_detected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tamper: Tamper
) -> None:
    monkeypatch.setattr("kitchen_tui.journal.writer_thread.LOG_BYTES", 0)
    program = Program(tmp_path / "journal.sqlite3")
    tamper(program.path)
    program.note("two")
    assert program.journal.recovered
    assert notes_on_disk(program.path) == ["one", "two"]
    program.close()


@pytest.mark.parametrize("tamper", [*DELETED, *CUT, overwrite_all, garble_main])
def test_events_acknowledged_afterwards_are_on_disk_with_all_earlier_ones(program: Program, tamper: Tamper) -> None:
    tamper(program.path)
    program.note("two")
    assert program.journal.recovered
    assert notes_on_disk(program.path) == ["one", "two"], "as a kill at this moment would leave it"
    assert check(program.path) == []
    program.close()
    assert notes_on_disk(program.path) == ["one", "two"]


def test_a_file_that_is_moved_behind_a_link_keeps_everything(program: Program) -> None:
    move_behind_link(program.path)
    program.note("two")
    assert notes_on_disk(program.path) == ["one", "two"]
    program.close()
    assert notes_on_disk(program.path) == ["one", "two"]


@pytest.mark.parametrize("tamper", [*DELETED, *CUT])
def test_an_idle_program_detects_it_and_keeps_events_of_others(program: Program, tamper: Tamper) -> None:
    tamper(program.path)
    program.settle()
    until(lambda: program.kitchen.poll() or bool(program.journal.recovered))
    append_note(program.path, "from elsewhere")
    program.settle()
    program.note("two")
    assert sorted(program.kitchen.session.notes) == ["from elsewhere", "one", "two"]
    assert sorted(notes_on_disk(program.path)) == ["from elsewhere", "one", "two"]
    program.close()
    assert sorted(notes_on_disk(program.path)) == ["from elsewhere", "one", "two"]


def test_a_truncated_index_does_not_crash_the_program(tmp_path: Path) -> None:
    """In a separate program, which a bus error would end."""
    program = (
        "import sys; from pathlib import Path; from tests.journal.test_tampered import Program, cut_index\n"
        "program = Program(Path(sys.argv[1]))\n"
        "for number in range(5): cut_index(program.path); program.note(str(number))\n"
        "for act in (program.kitchen.poll, program.journal.open_session, program.journal.everything, program.close):\n"
        "    cut_index(program.path); act()\n"
    )
    path = tmp_path / "journal.sqlite3"
    done = subprocess.run([sys.executable, "-c", program, path], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert notes_on_disk(path) == ["one", *"01234"]


def test_events_of_others_before_the_detection_are_kept(program: Program) -> None:
    delete_index(program.path)
    for text in ("a", "b"):
        append_note(program.path, text)
    program.note("two")
    assert sorted(notes_on_disk(program.path)) == ["a", "b", "one", "two"]
    program.close()
    assert sorted(notes_on_disk(program.path)) == ["a", "b", "one", "two"]


def test_a_program_that_ends_after_it_loses_nothing(program: Program) -> None:
    delete_index(program.path)
    append_note(program.path, "from elsewhere")
    program.close()
    assert sorted(notes_on_disk(program.path)) == ["from elsewhere", "one"]


def test_other_sessions_in_a_deleted_log_are_kept(path: Path) -> None:
    program = Program(path)
    from kitchen_tui.cooking.commands import CloseSession

    program.kitchen.execute(CloseSession())
    program.settle()
    program.kitchen.open()
    program.kitchen.execute(AddTimer("eggs", Span(1, 1)))
    program.settle()
    delete_log(path)
    program.note("new")
    journal = SqliteJournal(path, lambda: 0)
    assert [row.closed for row in journal.sessions()] == [False, True]
    assert len(journal.read(journal.sessions()[1].id)) == 4
    journal.close(5)
    program.close()


def test_a_checkpoint_is_not_mistaken_for_tampering(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kitchen_tui.journal.writer_thread.LOG_BYTES", 20_000)
    for number in range(20):
        program.note(f"note {number} {'x' * 400}")
    append_note(program.path, "from elsewhere")
    program.note("two")
    assert program.journal.recovered == ""
    assert len(program.kitchen.session.notes) == 23
    program.close()
