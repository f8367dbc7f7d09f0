"""The time zone changes while the program runs; a private mount hides the real zone from it."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Starting
from tests.e2e.home import RECIPE
from tests.support.terminal import PROGRAM, surroundings

pytestmark = pytest.mark.deep

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
