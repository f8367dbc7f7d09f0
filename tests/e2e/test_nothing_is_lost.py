"""Killed, joined by a second terminal, without a disk, with its clocks moved: the cook sees what is true."""

import os
import resource
import signal
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from mmap import mmap
from pathlib import Path
from shutil import which
from struct import pack_into
from typing import Any

import pytest

from tests.e2e.conftest import Starting
from tests.e2e.terminal import Terminal, surroundings

pytestmark = pytest.mark.deep

_DOWN = "\x1b[B"
_HOUR_NS = 3600 * 10**9
Status = Callable[[], dict[str, Any]]


def simmering(start: Starting, **how: Any) -> Terminal:
    """Three ticks, the third step, its timer, and the rice beside it."""
    terminal = start("cook", "honey-glazed-pork-belly", **how)
    terminal.wait_for("1 · Prepare the pork")
    terminal.send(f" {_DOWN} {_DOWN} ")
    terminal.press("dd", "3/19", "3 · Simmer")
    terminal.press("t", "1 SIMMER")
    terminal.press("a25m rice\r", "2 RICE", "simmer")
    return terminal


def test_killed_in_the_middle_it_comes_back_with_everything(start: Starting, status: Status) -> None:
    """All ticks, the step, every timer with the time that has really passed."""
    killed = simmering(start)
    while len(status()["timers"]) < 2:
        assert killed.process.poll() is None
    before, then = status(), time.monotonic()
    killed.process.send_signal(signal.SIGKILL)
    assert killed.ended() == -signal.SIGKILL
    again = start()
    again.wait_for("3/19", "3 · Simmer", "2 RICE", "simmer")
    after, passed = status(), time.monotonic() - then
    assert [each["text"] for each in after["ingredients"] if each["ticked"]] == [
        each["text"] for each in before["ingredients"] if each["ticked"]
    ]
    assert after["session"]["id"] == before["session"]["id"]
    for was, timer in zip(before["timers"], after["timers"], strict=True):
        assert timer["elapsed_s"] - was["elapsed_s"] == pytest.approx(passed, abs=1)


def test_what_comes_due_while_nobody_runs_rings_at_the_next_start(start: Starting, status: Status) -> None:
    """Late, and it says how late."""
    killed = start("cook", "honey-glazed-pork-belly", "--speed", "60")
    killed.wait_for("1 · Prepare the pork")
    killed.press("a1m eggs\r", "EGGS")
    while not status()["timers"]:
        assert killed.process.poll() is None
    killed.process.send_signal(signal.SIGKILL)
    while status()["timers"][0]["remaining_s"] > -30:
        assert killed.process.poll() in (None, -signal.SIGKILL)
    start().wait_for("EGGS", "DUE", "ago")


def test_a_tick_in_one_terminal_shows_in_the_other_within_half_a_second(start: Starting) -> None:
    """The same session, live in both; the middle one of five."""
    one = start("cook", "honey-glazed-pork-belly")
    one.wait_for("0/19")
    other = start()
    other.wait_for("0/19")
    took = []
    for count in range(1, 6):
        began = time.monotonic()
        one.send(f" {_DOWN}")
        other.wait_for(f"{count}/19", within_s=3)
        took.append(time.monotonic() - began)
    assert statistics.median(took) < 0.5
    other.press("u", "4/19")
    one.wait_for("4/19")


@contextmanager
def full_disk(pid: int) -> Iterator[None]:
    """No file of a process may grow: writing fails as it does on a full disk."""
    was = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, was[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, was)


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux can fill another process's disk")
def test_a_full_disk_says_not_saved_goes_on_counting_and_clears_by_itself(start: Starting, status: Status) -> None:
    """Keys work all the while, and nothing of it is lost afterwards."""
    terminal = simmering(start)
    with full_disk(terminal.process.pid):
        terminal.send("u")
        terminal.send("a3m eggs\r")
        screen = terminal.wait_for("EGGS", "ot saved")
        terminal.wait_until(lambda now: now.splitlines()[3:6] != screen.splitlines()[3:6], "the digits go on")
        assert "eggs" not in [timer["name"] for timer in status()["timers"]]
    terminal.wait_until(lambda now: "ot saved" not in now, "the mark clears itself")
    while "eggs" not in [timer["name"] for timer in status()["timers"]]:
        assert terminal.process.poll() is None


class Clocks:
    """The clocks of one program, moved from outside."""

    def __init__(self, folder: Path, source: Path) -> None:
        self._library = folder / "clockshim.so"
        compiled = subprocess.run(
            ["gcc", "-O2", "-shared", "-fPIC", "-o", str(self._library), str(source), "-ldl"], capture_output=True
        )
        if compiled.returncode:
            pytest.skip("the clock shim does not compile here")
        self._file = folder / "offsets"
        self._file.write_bytes(bytes(32))

    def environment(self, home: Path) -> dict[str, str]:
        """What a program needs to live by them."""
        return surroundings(home, LD_PRELOAD=str(self._library), CLOCKSHIM_FILE=str(self._file))

    def set(self, *, wall_ns: int = 0, boot_ns: int = 0) -> None:
        """How far the clock on the wall, and the one that counts suspend, are ahead."""
        descriptor = os.open(self._file, os.O_RDWR)
        with mmap(descriptor, 32) as offsets:
            pack_into("=q", offsets, 0, wall_ns)
            pack_into("=q", offsets, 16, boot_ns)
        os.close(descriptor)


@pytest.fixture
def clocks(tmp_path: Path, test_data: Path) -> Clocks:
    """A shim that lies beside the test data, compiled."""
    source = test_data.parent / "tools" / "clockshim.c"
    if not source.is_file() or which("gcc") is None:
        pytest.skip("no clock shim, or no gcc to compile it")
    return Clocks(tmp_path, source)


def clock_on_the_wall(screen: str) -> int:
    """Minutes of the day, from the end of the top line."""
    hours, minutes = screen.splitlines()[0].split()[-1].split(":")
    return int(hours) * 60 + int(minutes)


@pytest.mark.parametrize("hours", [1, -1])
def test_setting_the_clock_on_the_wall_leaves_durations_untouched(
    start: Starting, kitchen_home: Path, clocks: Clocks, hours: int
) -> None:
    """The clock in the corner follows; what is left does not."""
    terminal = simmering(start, environment=clocks.environment(kitchen_home))
    before = clock_on_the_wall(terminal.wait_for("1:59:", "2 RICE"))
    clocks.set(wall_ns=hours * _HOUR_NS)
    screen = terminal.wait_until(
        lambda now: (clock_on_the_wall(now) - before - 60 * hours) % 1440 in (0, 1), "the clock in the corner follows"
    )
    assert "1:59:" in screen
    assert not any(word in screen for word in ("DUE", "MISSED", "check ·"))


def test_a_suspend_counts(start: Starting, kitchen_home: Path, clocks: Clocks) -> None:
    """The lid was closed for half an hour, and the pot was on: the rice is due, and it says since when."""
    terminal = simmering(start, environment=clocks.environment(kitchen_home))
    terminal.wait_for("1:59:", "2 RICE")
    clocks.set(wall_ns=_HOUR_NS // 2, boot_ns=_HOUR_NS // 2)
    screen = terminal.wait_for("2 RICE", "DUE", "1:29:", within_s=3)
    assert "RICE · due 5:" in screen or "RICE · due 4:5" in screen
