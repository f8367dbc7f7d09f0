"""What every test may ask for."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# Chance explores on a developer's machine; the gate judges the change before it, not its luck.
settings.register_profile("gate", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("kitchen", deadline=None, print_blob=True)
settings.load_profile("gate" if os.environ.get("CI") else "kitchen")

ROOT = Path(__file__).resolve().parent.parent

# A ringer outlives the test that starts a timer: only tests of the ringer, which end it, let one start.
os.environ["KITCHEN_TUI_RINGER"] = "false"


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The shared collection of real recipes and labelled sentences; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("KITCHEN_TUI_TEST_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no test data at {folder}; set KITCHEN_TUI_TEST_DATA")
    return folder


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose `needs` marker names a program that is not installed; in CI it fails instead."""
    for marker in item.iter_markers("needs"):
        missing = [program for program in marker.args if not shutil.which(program)]
        if missing:
            reason = f"{', '.join(missing)} not installed (apt install {marker.kwargs['apt']})"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
