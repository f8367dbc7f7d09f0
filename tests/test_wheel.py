"""The release: a complete sdist, a wheel built from it, and the program installed from the wheel."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.deep

_PATIENCE_S = 300
_NO_INDEX = (
    "No matching distribution",
    "Could not find a version",
    "Temporary failure",
    "Connection",
    "ConnectTimeout",
)
_BUILD = "import sys; from hatchling import build; print(getattr(build, 'build_' + sys.argv[1])(sys.argv[2]))"


def python(
    *words: str, executable: str = sys.executable, cwd: Path = Path("/"), **more: str
) -> subprocess.CompletedProcess[str]:
    """Run Python, by default outside the checkout."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | more
    return subprocess.run(
        [executable, *words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        check=False,
    )


def build(kind: str, source: Path, target: Path) -> Path:
    """Build an `sdist` or a `wheel` from a source tree."""
    ran = python("-c", _BUILD, kind, str(target), cwd=source)
    assert ran.returncode == 0, ran.stderr
    return target / ran.stdout.split()[-1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist; return the folder to which it was unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(build("sdist", ROOT, folder)) as archive:
        archive.extractall(folder, filter="data")
    [tree] = folder.glob("kitchen_tui-*/")
    return tree


@pytest.fixture(scope="module")
def wheel(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the sdist."""
    return build("wheel", unpacked, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Create an environment with only the wheel and its requirements."""
    environment = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(environment, with_pip=True)
    executable = str(environment / "bin" / "python")
    ran = python("-m", "pip", "--disable-pip-version-check", "--quiet", "install", str(wheel), executable=executable)
    if ran.returncode and any(sign in ran.stderr for sign in _NO_INDEX):
        pytest.skip(f"pip reaches no index: {ran.stderr.strip().splitlines()[-1]}")
    assert ran.returncode == 0, ran.stderr
    return environment


def test_the_sdist_has_every_file_that_its_readme_and_tests_need(unpacked: Path) -> None:
    for name in (
        "Makefile",
        "CONTRIBUTING.md",
        "requirements-dev.txt",
        "CHANGELOG.md",
        "LICENSE",
        "docs/recipe-format.md",
        "docs/adr/0001-events-and-fold.md",
        "tools/environment.py",
        "packaging/kitchen-tui.1",
        "packaging/kitchen-tui.desktop",
        "kitchen_tui/completions/_kitchen-tui",
        "kitchen_tui/tui/styles/kitchen.tcss",
        "recipe_data/honey-glazed-pork-belly.yaml",
        "tests/conftest.py",
    ):
        assert (unpacked / name).is_file()
    assert os.access(unpacked / ".ci" / "run", os.X_OK)


def test_the_sdist_passes_its_tests(unpacked: Path) -> None:
    """Only some of them; the others are the same files."""
    tests = ("tests/architecture/test_texts.py", "tests/cli/test_docs_and_help.py", "tests/model")
    ran = python("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, cwd=unpacked, PYTHONPATH=str(unpacked))
    assert ran.returncode == 0, ran.stdout


def test_the_wheel_has_docs_man_page_completions_desktop_entry_and_schema(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {
        "kitchen_tui/docs/README.md",
        "kitchen_tui/docs/recipe-format.md",
        "kitchen_tui/recipes/recipe.schema.json",
        "kitchen_tui/py.typed",
    } <= names
    for name in (
        "applications/kitchen-tui.desktop",
        "man/man1/kitchen-tui.1",
        "bash-completion/completions/kitchen-tui",
        "zsh/site-functions/_kitchen-tui",
        "fish/vendor_completions.d/kitchen-tui.fish",
    ):
        assert [found for found in names if found.endswith(f"share/{name}")]


def test_the_installed_program_lists_the_shipped_recipes(installed: Path, tmp_path: Path) -> None:
    ran = python(
        "-m", "kitchen_tui", "list", executable=str(installed / "bin" / "python"), KITCHEN_TUI_HOME=str(tmp_path)
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    names = {line.split("  ")[0] for line in ran.stdout.splitlines()}
    assert names == {path.stem for path in (ROOT / "recipe_data").glob("*.yaml")}


def test_the_screen_can_be_imported_from_the_wheel(installed: Path) -> None:
    code = "import kitchen_tui.tui.app, pathlib; print(pathlib.Path(kitchen_tui.__file__).parent)"
    ran = python("-c", code, executable=str(installed / "bin" / "python"))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert Path(ran.stdout.strip()).is_relative_to(installed)
