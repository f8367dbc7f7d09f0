"""The wheel holds all there is to hold: installed somewhere else, the program lists the shipped recipes."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.deep

_PATIENCE_S = 120
_NO_INDEX = (
    "No matching distribution",
    "Could not find a version",
    "Temporary failure",
    "Connection",
    "ConnectTimeout",
)


def python(*words: str, executable: str = sys.executable, **environment: str) -> subprocess.CompletedProcess[str]:
    """What Python says to these words, outside the checkout."""
    return subprocess.run(
        [executable, *words],
        cwd="/",
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | environment,
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        check=False,
    )


def pip(executable: str, *words: str) -> None:
    """Plain pip with the index it is set up for; skips where there is none to be reached."""
    ran = python("-m", "pip", "--disable-pip-version-check", "--quiet", *words, executable=executable)
    if ran.returncode and any(sign in ran.stderr for sign in _NO_INDEX):
        pytest.skip(f"pip reaches no index: {ran.stderr.strip().splitlines()[-1]}")
    assert ran.returncode == 0, ran.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment outside the checkout with nothing but the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("wheel")
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    executable = str(environment / "bin" / "python")
    pip(executable, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    [wheel] = folder.glob("kitchen_tui-*.whl")
    pip(executable, "install", str(wheel))
    return environment


def test_the_installed_program_lists_the_shipped_recipes(installed: Path, tmp_path: Path) -> None:
    home = {"KITCHEN_TUI_HOME": str(tmp_path)}
    program = str(installed / "bin" / "kitchen-tui")
    ran = subprocess.run(
        [program, "list"], cwd="/", env={**os.environ, **home}, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    names = {line.split("  ")[0] for line in ran.stdout.splitlines()}
    assert names == {path.stem for path in (ROOT / "recipe_data").glob("*.yaml")}


def test_what_editors_need_is_in_the_package(installed: Path) -> None:
    """The schema and the mark of typed code; and it is the wheel that is looked at, not the checkout."""
    code = "import kitchen_tui, pathlib; print(pathlib.Path(kitchen_tui.__file__).parent)"
    folder = Path(python("-c", code, executable=str(installed / "bin" / "python")).stdout.strip())
    assert folder.is_relative_to(installed)
    assert (folder / "recipes" / "recipe.schema.json").is_file()
    assert (folder / "py.typed").is_file()


def test_the_screen_opens_from_the_wheel(installed: Path) -> None:
    """Everything that the app loads is in the wheel or in what it asks for."""
    ran = python("-c", "import kitchen_tui.tui.app", executable=str(installed / "bin" / "python"))
    assert (ran.returncode, ran.stderr) == (0, "")
