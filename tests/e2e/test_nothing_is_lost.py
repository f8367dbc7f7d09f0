"""Kills, a second terminal, a full disk and changed clocks: the screen is correct, and nothing is lost."""

import os
import resource
import signal
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
from tests.e2e.home import RECIPE
from tests.support.terminal import Terminal, surroundings

pytestmark = pytest.mark.deep

_DOWN = "\x1b[B"
_HOUR_NS = 3600 * 10**9
Status = Callable[[], dict[str, Any]]


def simmering(start: Starting, **options: Any) -> Terminal:
    """Go to the third step with its timer and another one running, and tick three ingredients."""
    terminal = start("cook", RECIPE, **options)
    terminal.wait_for("1 · Prepare the pork")
    terminal.send(f" {_DOWN} {_DOWN} ")
    terminal.press("d", "3/19", "─ 2 · Blanch")
    terminal.press("n", "─ 3 · Simmer")
    terminal.press("t", "1 SIMMER")
    terminal.press("a25m rice\r", "2 RICE", "simmer")
    return terminal


def test_killed_in_the_middle_it_comes_back_with_everything(start: Starting, status: Status) -> None:
    """With the ticks, the step, and the timers including the time that has passed."""
    killed = simmering(start)
    while len(status()["timers"]) < 2:
        assert killed.process.poll() is None
    before, then = status(), time.monotonic()
    killed.signal(signal.SIGKILL)
    assert killed.ended() == -signal.SIGKILL
    again = start()
    again.wait_for("3/19", "3 · Simmer", "2 RICE", "simmer")
    after, passed = status(), time.monotonic() - then
    assert ticked(after) == ticked(before)
    assert after["session"]["id"] == before["session"]["id"]
    for was, timer in zip(before["timers"], after["timers"], strict=True):
        assert timer["elapsed_s"] - was["elapsed_s"] == pytest.approx(passed, abs=1)


def test_keys_typed_before_the_screen_is_there_are_not_lost(start: Starting) -> None:
    """The shell's Enter is a line feed until the program has the terminal."""
    terminal = start()
    terminal.send("risotto\r")
    terminal.wait_for("1 · Heat the broth")


def ticked(status: dict[str, Any]) -> list[str]:
    """Return the ingredients that are ticked."""
    return [ingredient["text"] for ingredient in status["ingredients"] if ingredient["ticked"]]


def test_a_timer_due_while_nothing_runs_rings_at_the_next_start(start: Starting, status: Status) -> None:
    killed = start("cook", RECIPE, "--speed", "60")
    killed.wait_for("1 · Prepare the pork")
    killed.press("a1m eggs\r", "EGGS")
    while not status()["timers"]:
        assert killed.process.poll() is None
    killed.signal(signal.SIGKILL)
    while status()["timers"][0]["remaining_s"] > -30:
        assert killed.process.poll() in (None, -signal.SIGKILL)
    start().wait_for("EGGS", "DUE", "ago")


def test_a_tick_in_one_terminal_shows_in_the_other(start: Starting) -> None:
    one = start("cook", RECIPE)
    one.wait_for("0/19")
    other = start()
    other.wait_for("0/19")
    for count in range(1, 6):
        one.send(f" {_DOWN}")
        other.wait_for(f"{count}/19")
    other.press("u", "4/19")
    one.wait_for("4/19")


@contextmanager
def full_disk(pid: int) -> Iterator[None]:
    """Prevent files of a process from growing, so that writing fails like on a full disk."""
    was = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, was[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, was)


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux can limit the files of another process")
def test_a_full_disk_says_not_saved_goes_on_counting_and_clears_by_itself(start: Starting, status: Status) -> None:
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
    """The clocks of one program, changed from outside."""

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
        """Return the environment of a program that reads these clocks."""
        return surroundings(home, LD_PRELOAD=str(self._library), CLOCKSHIM_FILE=str(self._file))

    def set(self, *, wall_ns: int = 0, boot_ns: int = 0) -> None:
        """Set how far the wall clock and the boot clock are ahead."""
        descriptor = os.open(self._file, os.O_RDWR)
        with mmap(descriptor, 32) as offsets:
            pack_into("=q", offsets, 0, wall_ns)
            pack_into("=q", offsets, 16, boot_ns)
        os.close(descriptor)


@pytest.fixture
def clocks(tmp_path: Path, test_data: Path) -> Clocks:
    """A library for LD_PRELOAD, compiled from its source beside the test data."""
    source = test_data.parent / "tools" / "clockshim.c"
    if not source.is_file() or which("gcc") is None:
        pytest.skip("no clock shim, or no gcc to compile it")
    return Clocks(tmp_path, source)


def wall_clock_shown(screen: str) -> int:
    """Return the minute of the day that the top line shows."""
    hours, minutes = screen.splitlines()[0].split()[-1].split(":")
    return int(hours) * 60 + int(minutes)


@pytest.mark.parametrize("hours", [1, -1])
def test_setting_the_wall_clock_changes_no_duration(
    start: Starting, kitchen_home: Path, clocks: Clocks, hours: int
) -> None:
    terminal = simmering(start, environment=clocks.environment(kitchen_home))
    before = wall_clock_shown(terminal.wait_for("1:29:", "2 RICE"))
    clocks.set(wall_ns=hours * _HOUR_NS)
    screen = terminal.wait_until(
        lambda now: (wall_clock_shown(now) - before - 60 * hours) % 1440 in (0, 1), "the clock in the corner follows"
    )
    assert "1:29:" in screen
    assert not any(word in screen for word in ("DUE", "MISSED", "check ·"))


def test_a_suspend_counts(start: Starting, kitchen_home: Path, clocks: Clocks) -> None:
    terminal = simmering(start, environment=clocks.environment(kitchen_home))
    terminal.wait_for("1:29:", "2 RICE")
    clocks.set(wall_ns=_HOUR_NS // 2, boot_ns=_HOUR_NS // 2)
    screen = terminal.wait_for("2 RICE", "DUE", "59:")
    assert "RICE · due 5:" in screen or "RICE · due 4:5" in screen
