"""The house rules, proven on the house itself: who imports whom, how long a room is, what a file may not say."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "kitchen_tui"
MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 40

SOURCES = sorted(PACKAGE.rglob("*.py"))
WRITTEN = sorted(
    path
    for folder in ("kitchen_tui", "tests", "docs", "recipe_data", ".ci")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".md", ".yaml", ".toml", ".json", ".tcss", ".sh"} or path.name == "run"
)
PURE = ("model", "cooking")
IMPURE = {
    "asyncio", "ctypes", "datetime", "glob", "io", "logging", "multiprocessing", "os", "pathlib", "random", "secrets",
    "select", "selectors", "shutil", "signal", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading",
    "time", "uuid", "zoneinfo",
}  # fmt: skip


def imported(path: Path) -> Iterator[str]:
    """Every module a file names in an import, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("layer", PURE)
def test_the_core_is_a_function_of_its_arguments(layer: str) -> None:
    """The standard library only, and of it no clock, file, thread, process or chance."""
    for path in (PACKAGE / layer).rglob("*.py"):
        roots = {name.split(".")[0] for name in imported(path)}
        assert not roots & IMPURE, path
        assert roots <= sys.stdlib_module_names | {"kitchen_tui"}, path


def test_the_package_root_imports_nothing() -> None:
    assert not list(imported(PACKAGE / "__init__.py"))


def test_only_the_screen_names_textual_or_rich() -> None:
    for path in SOURCES:
        if PACKAGE / "tui" not in path.parents:
            assert not {"textual", "rich"} & {name.split(".")[0] for name in imported(path)}, path


def test_the_contracts_hold() -> None:
    """The layers as pyproject.toml states them, each with its reason."""
    tool = Path(sys.executable).with_name("lint-imports")
    if not tool.exists():
        pytest.skip("import-linter is not installed beside this Python")
    ran = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_reader_can_hold_it_in_the_head(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MOST_LINES_OF_A_FUNCTION, node.name


def test_no_file_names_the_machine_it_was_written_on() -> None:
    here = re.compile("|".join(("/" + "work/", "/" + "root/", "/" + "tmp/[a-z]", r"/home/(?!cook\b)[a-z]")))
    found = [f"{path}: {match[0]}" for path in WRITTEN if (match := here.search(path.read_text(encoding="utf-8")))]
    assert not found
