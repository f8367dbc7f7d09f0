"""One process rings at a time, for any order of events: screens take precedence, and one that hangs is replaced."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from kitchen_tui.ringing.locks import STALE_S, Lock, locks


class Seconds:
    """A manual monotonic clock."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


def pair(folder: Path, seconds: Seconds) -> tuple[Lock, Lock]:
    return Lock(folder / "data" / "x.lock", seconds), Lock(folder / "data" / "x.lock", seconds)


def test_a_lock_is_held_by_one(tmp_path: Path, seconds: Seconds) -> None:
    one, other = pair(tmp_path, seconds)
    assert not other.held_elsewhere
    assert one.acquire()
    assert one.acquire()
    assert (one.held, one.held_elsewhere, other.held_elsewhere) == (True, False, True)
    assert not other.acquire()
    one.release()
    one.release()
    assert not other.held_elsewhere
    assert other.acquire()


def test_a_holder_that_hangs_is_replaced_and_notices(tmp_path: Path, seconds: Seconds) -> None:
    stopped, other = pair(tmp_path, seconds)
    assert stopped.acquire()
    assert not other.acquire()
    seconds.now += STALE_S
    assert not other.held_elsewhere
    assert other.acquire()
    assert not stopped.keep()
    assert not stopped.acquire()
    assert other.keep()


def test_a_holder_that_touches_its_file_is_not_replaced(tmp_path: Path, seconds: Seconds) -> None:
    holder, other = pair(tmp_path, seconds)
    assert holder.acquire()
    for _ in range(20):
        assert holder.keep()
        assert not other.acquire()
        seconds.now += 1


def test_time_without_a_check_does_not_count_as_hanging(tmp_path: Path, seconds: Seconds) -> None:
    """After a suspend, the holder has had no chance to show that it is alive."""
    holder, other = pair(tmp_path, seconds)
    assert holder.acquire()
    seconds.now += 3600
    assert not other.acquire()
    assert other.held_elsewhere


@pytest.mark.parametrize("whole_folder", [True, False])
def test_a_lock_whose_file_is_deleted_is_acquired_again_by_one(
    tmp_path: Path, seconds: Seconds, whole_folder: bool
) -> None:
    one, other = pair(tmp_path, seconds)
    assert one.acquire()
    shutil.rmtree(tmp_path / "data") if whole_folder else (tmp_path / "data" / "x.lock").unlink()
    assert not other.held_elsewhere
    assert other.acquire()
    assert not one.keep()
    assert not one.acquire()
    (tmp_path / "data" / "x.lock").unlink()
    assert other.acquire()


@pytest.mark.parametrize("obstacle", ["a folder", "a link to nowhere", "a link to itself", "a pipe"])
@pytest.mark.parametrize("is_held", [True, False])
def test_a_lock_whose_file_is_replaced_by_something_else_is_acquired_by_one(
    tmp_path: Path, seconds: Seconds, obstacle: str, is_held: bool
) -> None:
    one, other = pair(tmp_path, seconds)
    file = tmp_path / "data" / "x.lock"
    assert one.acquire()
    if not is_held:
        one.release()
    file.unlink()
    if obstacle == "a folder":
        file.mkdir()
    elif obstacle == "a pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("nowhere/x" if obstacle == "a link to nowhere" else file.name)
    assert other.acquire()
    assert not one.acquire()
    assert other.keep()


def test_a_second_ringer_waits_until_the_first_proves_alive_or_hung(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "x.lock"), Lock(tmp_path / "x.lock")
    assert first.acquire_or_meet_holder()

    class WhileTheFirstLives(Lock):
        def acquire(self) -> bool:
            acquired = super().acquire()
            first.keep()
            return acquired

    assert not WhileTheFirstLives(tmp_path / "x.lock").acquire_or_meet_holder()
    assert second.acquire_or_meet_holder()


def test_a_one_shot_check_distrusts_a_free_or_old_lock(tmp_path: Path, seconds: Seconds) -> None:
    holder, other = pair(tmp_path, seconds)
    assert other.in_doubt
    assert holder.acquire()
    assert not other.in_doubt
    os.utime(tmp_path / "data" / "x.lock", (0, 0))
    assert other.in_doubt


class Process:
    """A screen or the background ringer, one tick at a time; it does not tick while stopped."""

    def __init__(self, folder: Path, seconds: Seconds, is_screen: bool) -> None:
        self.locks = locks(folder, seconds)
        self.is_screen = is_screen
        self.wants = not is_screen
        self.stopped = False
        self.rings = False

    def tick(self) -> None:
        if self.wants and not self.stopped:
            self.rings = self.locks.acquire_for_screen() if self.is_screen else self.locks.acquire_for_ringer()

    def end(self) -> None:
        """End the process, which releases its locks."""
        self.wants = not self.is_screen
        self.rings = self.stopped = False
        self.locks.active.release()
        self.locks.screen.release()


class Turns(RuleBasedStateMachine):
    """Two screens and a background ringer in any order, each ending, stopping or losing its files at any moment."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.seconds = Seconds()
        self.processes = [Process(Path(self.folder.name), self.seconds, number < 2) for number in range(3)]

    @rule(which=st.integers(0, 1))
    def starts(self, which: int) -> None:
        self.processes[which].wants = True

    @rule(which=st.integers(0, 2), ms=st.integers(0, 900))
    def ticks(self, which: int, ms: int) -> None:
        self.seconds.now += ms / 1000
        self.processes[which].tick()

    @rule(which=st.integers(0, 1))
    def ends(self, which: int) -> None:
        self.processes[which].end()

    @rule(which=st.integers(0, 2), stopped=st.booleans())
    def stops_or_continues(self, which: int, stopped: bool) -> None:
        self.processes[which].stopped = stopped

    @rule(name=st.sampled_from(["screen.lock", "active.lock"]))
    def a_file_is_deleted(self, name: str) -> None:
        (Path(self.folder.name) / name).unlink(missing_ok=True)

    @rule()
    def within_four_seconds_exactly_the_right_one_rings(self) -> None:
        for _ in range(8):
            self.seconds.now += 0.5
            for process in self.processes:
                process.tick()
        awake = [process for process in self.processes if process.wants and not process.stopped]
        first = [process for process in awake if process.is_screen] or awake
        assert sum(process.rings for process in awake) == (1 if awake else 0)
        assert sum(process.rings for process in first) == (1 if first else 0)

    def teardown(self) -> None:
        for process in self.processes:
            process.end()
        self.folder.cleanup()


Turns.TestCase.settings = settings(stateful_step_count=30)
TestTurns = Turns.TestCase
