"""Terminals that are closed with their test, and a home for each."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kitchen_tui.model.duration import MINUTE
from tests.e2e.home import Home, kitchen
from tests.support.terminal import PROGRAM, ROOT, Terminal, surroundings

_QUIET = """\
ringer = false
inhibit_sleep = false
[alarms.sound]
enabled = false
[alarms.desktop]
enabled = false
[alarms.terminal]
enabled = false
"""
_WITH_MOVABLE_CLOCK = """
from kitchen_tui import clock
from kitchen_tui.cli.main import run

def ahead(self, now=clock.SystemClock.now):
    with open({file!r}) as file:
        ms = int(file.read())
    at = now(self)
    return at._replace(boot_ms=at.boot_ms + ms, wall_ms=at.wall_ms + ms)

clock.SystemClock.now = ahead
run()
"""
Starting = Callable[..., Terminal]


class MovableClock:
    """The clock of processes that are started with `program`, which runs normally and can be moved forward."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._ahead_ms = 0
        self.advance(0)
        self.program = (sys.executable, "-c", _WITH_MOVABLE_CLOCK.format(file=str(file)))

    def advance(self, minutes: float) -> None:
        """Move the clock forward by this many minutes."""
        self._ahead_ms += round(minutes * MINUTE)
        new = self._file.with_suffix(".new")
        new.write_text(str(self._ahead_ms), encoding="ascii")
        new.replace(self._file)


@pytest.fixture
def kitchen_home(tmp_path: Path) -> Path:
    """Return a folder for everything that the program writes, with a config that turns off sounds and the ringer."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "config.toml").write_text(_QUIET, encoding="utf-8")
    return home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Return a home with a background ringer, whose processes end with the test."""
    with kitchen(tmp_path) as made:
        yield made


@pytest.fixture
def clock(tmp_path: Path) -> MovableClock:
    """Return a clock that shows the real time until it is moved."""
    return MovableClock(tmp_path / "clock")


@pytest.fixture
def start(kitchen_home: Path) -> Iterator[Starting]:
    """Start the program, or another one, in a terminal."""
    started: list[Terminal] = []

    def start(*words: str, program: tuple[str, ...] = PROGRAM, environment: Any = None, **options: Any) -> Terminal:
        started.append(Terminal([*program, *words], environment or surroundings(kitchen_home), **options))
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()


@pytest.fixture
def status(kitchen_home: Path) -> Callable[[], dict[str, Any]]:
    """Return `status --json`, which shows only what is on disk."""

    def status() -> dict[str, Any]:
        ran = subprocess.run(
            [*PROGRAM, "status", "--json"], env=surroundings(kitchen_home), cwd=ROOT, capture_output=True, timeout=60
        )
        shown: dict[str, Any] = json.loads(ran.stdout or b"{}")
        return shown

    return status
