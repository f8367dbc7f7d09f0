"""Fixtures for all tests."""

import gc
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_SLOW = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)

# The quick tests try the same few examples in every run: they judge the change, not its luck. The deep ones explore,
# except in CI, where they try half as many and the same ones. No example fails for being slow.
settings.register_profile("quick", max_examples=25, derandomize=True, deadline=None, suppress_health_check=_SLOW)
_IN_CI = bool(os.environ.get("CI"))
settings.register_profile(
    "deep",
    max_examples=100 if _IN_CI else 200,
    derandomize=_IN_CI,
    print_blob=True,
    deadline=None,
    suppress_health_check=_SLOW,
)
settings.load_profile("quick")

# If the caller turned bytecode files off, pytest and every process of a test would compile all they import.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

ROOT = Path(__file__).resolve().parent.parent

_ODD = {"TERM": "dumb", "LANG": "C", "TZ": "Pacific/Chatham"}
_REMOVED = ("KITCHEN_TUI_", "XDG_", "LC_", "SSH_", "TMUX", "TERM_", "COLOR", "COLUMNS", "LINES", "NO_COLOR")
_SEARCHED = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin"  # where Debian keeps its servers
_DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "EDITOR", "VISUAL", "BROWSER", "FORCE_COLOR")

_MEASURED = (
    "config", "cooking", "kitchen", "model", "planning", "properties", "recipes/understand",
    "cli/test_duration_forms.py", "test_",
)  # fmt: skip
"""The tests that have to reach every branch of what pyproject.toml measures; tracing the others takes minutes.

Those that solve many plans, which is several times slower if traced, are marked `no_cover`: the others reach the same
branches.
"""

_LONGEST_ID = 60


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a parameter that is a long text by its beginning: xdist sends the names of all tests to and fro."""
    if isinstance(val, str | bytes) and len(val) > _LONGEST_ID:
        return f"{val[: _LONGEST_ID // 2]!a} and so on, {len(val)} characters"
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Stop the coverage measurement that a worker has from its command line, before pytest-cov starts the worker's own.

    pytest-cov leaves it running underneath, so that pausing the worker's own for `no_cover` would stop no tracing.
    """
    plugin = session.config.pluginmanager.getplugin("_cov")
    if hasattr(session.config, "workerinput") and plugin and plugin.cov_controller:
        plugin.cov_controller.cov.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure the coverage of the tests of the core only."""
    for item in items:
        if not item.nodeid.removeprefix("tests/").startswith(_MEASURED):
            item.add_marker("no_cover")


def pytest_collection_finish() -> None:
    """Exclude the collected tests from garbage collection, which would look at them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def odd_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hide the caller's terminal, language, time zone, home and umask behind unusual values."""
    data = os.environ.get("KITCHEN_TUI_TEST_DATA")
    before = os.umask(0o077)
    with pytest.MonkeyPatch.context() as surroundings:
        for name in list(os.environ):
            if name.startswith(_REMOVED) or name in _DESKTOP:
                surroundings.delenv(name)
        if data:
            surroundings.setenv("KITCHEN_TUI_TEST_DATA", data)
        for name, value in _ODD.items():
            surroundings.setenv(name, value)
        surroundings.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        # A ringer outlives the test that starts a timer: only tests of the ringer, which end it, let one start.
        surroundings.setenv("KITCHEN_TUI_RINGER", "false")
        time.tzset()
        yield
    os.umask(before)
    time.tzset()


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The shared collection of real recipes and labelled sentences; tests that need it are skipped if it is missing."""
    folder = Path(os.environ.get("KITCHEN_TUI_TEST_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no test data at {folder}; set KITCHEN_TUI_TEST_DATA")
    return folder


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose `needs` marker names a program that is not installed; in CI it fails instead."""
    for marker in item.iter_markers("needs"):
        missing = [program for program in marker.args if not shutil.which(program, path=_SEARCHED)]
        if missing:
            reason = f"{', '.join(missing)} not installed (apt install {marker.kwargs['apt']})"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


Put = Callable[[str, str], Path]


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Return `put(name, script)`, which creates a program of a few lines of shell; no other programs are found."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(name: str, script: str) -> Path:
        program = folder / name
        program.write_text(f"#!/bin/sh\nPATH=/usr/local/bin:/usr/bin:/bin\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    return make
