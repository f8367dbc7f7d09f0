"""Terminals that are closed with the test that started them, and a home for each."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

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
Starting = Callable[..., Terminal]


@pytest.fixture
def kitchen_home(tmp_path: Path) -> Path:
    """A folder for everything the program writes, with a config that makes no sound and starts no ringer."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "config.toml").write_text(_QUIET, encoding="utf-8")
    return home


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
    """Ask `status --json`, which shows only what is on disk."""

    def status() -> dict[str, Any]:
        ran = subprocess.run(
            [*PROGRAM, "status", "--json"], env=surroundings(kitchen_home), cwd=ROOT, capture_output=True, timeout=60
        )
        shown: dict[str, Any] = json.loads(ran.stdout or b"{}")
        return shown

    return status
