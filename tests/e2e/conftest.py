"""Terminals that are ended with the test that started them, and a home for each."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.terminal import PROGRAM, ROOT, Terminal, surroundings

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
    """Where everything is written: a config without sounds, and no ringer left behind."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "config.toml").write_text(_QUIET, encoding="utf-8")
    return home


@pytest.fixture
def start(kitchen_home: Path) -> Iterator[Starting]:
    """Starts the program in a terminal."""
    started: list[Terminal] = []

    def start(*arguments: str, **how: Any) -> Terminal:
        started.append(Terminal(kitchen_home, *arguments, **how))
        return started[-1]

    yield start
    for terminal in started:
        terminal.kill()


@pytest.fixture
def status(kitchen_home: Path) -> Callable[[], dict[str, Any]]:
    """What `status --json` says: only what is on disk."""

    def status() -> dict[str, Any]:
        done = subprocess.run(
            [*PROGRAM, "status", "--json"], env=surroundings(kitchen_home), cwd=ROOT, capture_output=True, timeout=10
        )
        told: dict[str, Any] = json.loads(done.stdout or b"{}")
        return told

    return status
