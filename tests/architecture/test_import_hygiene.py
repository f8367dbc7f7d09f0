"""Importing a module has no side effects, and a headless layer does not load the screen; proven in fresh processes."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "kitchen_tui"


def modules(*parts: str) -> list[str]:
    """Return the names of all modules in these parts of the package."""
    found = []
    for part in parts:
        paths = (PACKAGE / part).rglob("*.py") if (PACKAGE / part).is_dir() else [PACKAGE / f"{part}.py"]
        for path in paths:
            names = path.relative_to(ROOT).with_suffix("").parts
            found.append(".".join(names[:-1] if names[-1] == "__init__" else names))
    return sorted(found)


HEADLESS = {
    "model": modules("model"),
    "cooking": modules("cooking"),
    "recipes": modules("recipes"),
    "journal and alarms": modules("journal", "alarms"),
    "the ringer": modules("ringing"),
    "kitchen and cli": modules("kitchen", "clock", "paths", "testing", "config", "cli"),
}
BEHAVIOUR = """
import sys
for name in sys.argv[1:]:
    __import__(name)
print(*sys.modules)
"""


WITHOUT_FORWARD_REFERENCES = """
import sys, typing
typing.ForwardRef.__init__ = None
from kitchen_tui.cli.main import main
main(sys.argv[1:])
print(*sys.modules)
"""


def loaded_by(names: list[str], program: str = BEHAVIOUR, **environment: str) -> set[str]:
    """Import modules in a fresh process, and return its `sys.modules`."""
    ran = subprocess.run(
        [sys.executable, "-c", program, *names],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    return set(ran.stdout.split())


@pytest.mark.parametrize("layer", HEADLESS)
def test_a_headless_layer_loads_no_screen(layer: str) -> None:
    roots = {name.split(".")[0] for name in loaded_by(HEADLESS[layer])}
    assert not roots & {"textual", "rich"}


def test_the_core_loads_nothing_slow() -> None:
    loaded = loaded_by(HEADLESS["model"] + HEADLESS["cooking"])
    assert not loaded & {"sqlite3", "yaml", "asyncio", "subprocess", "json", "dataclasses", "datetime", "markdown_it"}
    assert not {name for name in loaded if name.startswith("kitchen_tui.")} - set(
        HEADLESS["model"] + HEADLESS["cooking"]
    )


def test_the_package_itself_loads_nothing() -> None:
    assert {name for name in loaded_by(["kitchen_tui"]) if name.startswith("kitchen_tui")} == {"kitchen_tui"}


@pytest.mark.parametrize("verb", ["status --json", "list --names", "log"])
def test_a_verb_compiles_no_annotations(verb: str, tmp_path: Path) -> None:
    """A quoted type in a NamedTuple has Python compile it, which takes a tenth of the time of a quick verb."""
    assert loaded_by(verb.split(), WITHOUT_FORWARD_REFERENCES, KITCHEN_TUI_HOME=str(tmp_path))


def test_importing_makes_nothing_and_needs_no_home(tmp_path: Path) -> None:
    """With a read-only home, which stays empty."""
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    everything = [name for names in HEADLESS.values() for name in names]
    folders = {name: str(tmp_path) for name in ("HOME", "KITCHEN_TUI_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    loaded_by(everything, PYTHONDONTWRITEBYTECODE="1", **folders)
    assert not list(tmp_path.iterdir())
