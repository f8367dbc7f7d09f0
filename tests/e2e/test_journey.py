"""The machine comes into another time zone while the program runs: a mount of its own hides the real zone from it."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Starting
from tests.e2e.terminal import PROGRAM, surroundings

pytestmark = pytest.mark.deep

_ZONE_FILE = "/etc/localtime"
_ZONES = Path("/usr/share/zoneinfo/Etc")
_HOUR_S = 3600
_APART = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--mount", "--map-root-user")


class Zone:
    """The zone of one program, changed from outside as a laptop does that comes out of a plane."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.program = (*_APART, "sh", "-c", f'mount --bind {file} {_ZONE_FILE} && exec "$@"', "sh", *PROGRAM)
        self.is_hours_ahead(1)
        os.utime(file, (0, 0))  # the C library knows a new zone by the second in which its file was written

    def is_hours_ahead(self, hours: int) -> None:
        """Of UTC, from now on. (In the names of these zones the sign is the other way round.)"""
        self._file.write_bytes((_ZONES / f"GMT-{hours}").read_bytes())


@pytest.fixture
def zone(tmp_path: Path) -> Zone:
    """An hour ahead of UTC, to begin with."""
    try:
        made = Zone(tmp_path / "zone")
        tried = subprocess.run([*made.program[:-3], "true"], capture_output=True, timeout=10)
    except OSError as error:
        pytest.skip(f"no time zones or no unshare here: {error}")
    if tried.returncode:
        pytest.skip(f"this machine lets nobody hide {_ZONE_FILE}: {tried.stderr.decode()}")
    return made


def test_guests_at_seven_come_at_seven_by_the_clock_there(
    start: Starting, kitchen_home: Path, zone: Zone, status: Callable[[], dict[str, Any]]
) -> None:
    """Two hours further east it is two hours sooner; the eggs take what they take, and the clock in the corner goes."""
    surrounded = surroundings(kitchen_home)
    del surrounded["TZ"]
    terminal = start("cook", "honey-glazed-pork-belly", program=zone.program, environment=surrounded)
    terminal.wait_for("1 · Prepare the pork")
    in_six_hours = time.strftime("%H:%M", time.gmtime(time.time() + 7 * _HOUR_S))
    terminal.press(f"auntil {in_six_hours} guests\r", "GUESTS")
    terminal.press("a8h eggs\r", "7:59:", "  eggs")
    while len(status()["timers"]) < 2:
        assert terminal.process.poll() is None
    before = {each["name"]: each["remaining_s"] for each in status()["timers"]}
    zone.is_hours_ahead(3)
    screen = terminal.wait_for("came into another zone", "guests went with it", within_s=5)
    assert screen.splitlines()[0].split()[-1][:2] == time.strftime("%H", time.gmtime(time.time() + 3 * _HOUR_S))
    while (after := {each["name"]: each["remaining_s"] for each in status()["timers"]})["guests"] > 5 * _HOUR_S:
        assert terminal.process.poll() is None
    assert before["guests"] - after["guests"] == pytest.approx(2 * _HOUR_S, abs=10)
    assert before["eggs"] - after["eggs"] == pytest.approx(0, abs=10)
