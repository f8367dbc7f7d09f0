"""Kills, a second terminal, a full disk, changed clocks and zones: the screen is correct, and nothing is lost."""

import os
import random
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

from kitchen_tui.cooking.history import Record
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.journal.transfer import check
from tests.e2e.conftest import Starting
from tests.e2e.home import RECIPE
from tests.support.terminal import PROGRAM, Terminal, surroundings

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


def test_after_a_kill_everything_is_restored(start: Starting, status: Status) -> None:
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
def test_a_full_disk_is_reported_until_it_has_room(start: Starting, status: Status) -> None:
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


_ZONE_FILE = "/etc/localtime"
_ZONES = Path("/usr/share/zoneinfo/Etc")
_HOUR_S = 3600
_APART = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--mount", "--map-root-user")


class Zone:
    """The time zone of one program, changed from outside."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.program = (*_APART, "sh", "-c", f'mount --bind {file} {_ZONE_FILE} && exec "$@"', "sh", *PROGRAM)
        self.is_hours_ahead(1)
        os.utime(file, (0, 0))  # the C library knows a new zone by the second in which its file was written

    def is_hours_ahead(self, hours: int) -> None:
        """Set the offset from UTC. (The names of these zones have the opposite sign.)"""
        self._file.write_bytes((_ZONES / f"GMT-{hours}").read_bytes())


@pytest.fixture
def zone(tmp_path: Path) -> Zone:
    """Return a zone that starts one hour ahead of UTC."""
    try:
        made = Zone(tmp_path / "zone")
        tried = subprocess.run([*made.program[:-3], "true"], capture_output=True, timeout=10)
    except OSError as error:
        pytest.skip(f"there are no time zones or no unshare: {error}")
    if tried.returncode:
        pytest.skip(f"{_ZONE_FILE} cannot be hidden on this machine: {tried.stderr.decode()}")
    return made


def test_until_seven_follows_the_local_time_and_a_duration_does_not(
    start: Starting, kitchen_home: Path, zone: Zone, status: Callable[[], dict[str, Any]]
) -> None:
    """Two hours further east, seven o'clock is two hours earlier; the clock on screen follows."""
    surrounded = surroundings(kitchen_home)
    del surrounded["TZ"]
    terminal = start("cook", RECIPE, program=zone.program, environment=surrounded)
    terminal.wait_for("1 · Prepare the pork")
    in_six_hours = time.strftime("%H:%M", time.gmtime(time.time() + 7 * _HOUR_S))
    terminal.press(f"auntil {in_six_hours} guests\r", "GUESTS")
    terminal.press("a8h eggs\r", "7:59:", "  eggs")
    while len(status()["timers"]) < 2:
        assert terminal.process.poll() is None
    before = remaining(status)
    zone.is_hours_ahead(3)
    screen = terminal.wait_for("Time zone changed; guests still rings at the same local time")
    assert screen.splitlines()[0].split()[-1][:2] == time.strftime("%H", time.gmtime(time.time() + 3 * _HOUR_S))
    while (after := remaining(status))["guests"] > 5 * _HOUR_S:
        assert terminal.process.poll() is None
    assert before["guests"] - after["guests"] == pytest.approx(2 * _HOUR_S, abs=10)
    assert before["eggs"] - after["eggs"] == pytest.approx(0, abs=10)


def remaining(status: Callable[[], dict[str, Any]]) -> dict[str, float]:
    """Return the remaining seconds of each timer by its name."""
    return {timer["name"]: timer["remaining_s"] for timer in status()["timers"]}
