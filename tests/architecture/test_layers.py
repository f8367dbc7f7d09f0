"""Rules for the source itself: who imports whom, which regular expressions are allowed, what no file may contain."""

import ast
import gc
import importlib
import os
import re
import stat
import subprocess
import sys
import warnings
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from kitchen_tui.model.regex import LazyRegex

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "kitchen_tui"
LONG_FILE = 400
LONG_FUNCTION = 60

SOURCES = sorted(PACKAGE.rglob("*.py"))
WRITTEN = sorted(
    path
    for folder in ("kitchen_tui", "tests", "tools", "docs", "recipe_data", ".ci")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".md", ".yaml", ".toml", ".json", ".tcss", ".sh"} or path.name == "run"
)
PURE = ("model", "cooking", "planning")
IMPURE = {
    "asyncio", "ctypes", "datetime", "glob", "io", "logging", "multiprocessing", "os", "pathlib", "random", "secrets",
    "select", "selectors", "shutil", "signal", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading",
    "time", "uuid", "zoneinfo",
}  # fmt: skip


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, at its top or inside a function."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("layer", PURE)
def test_the_core_is_deterministic(layer: str) -> None:
    """It imports only the standard library, and of that no clock, file, thread, process or random source."""
    for path in (PACKAGE / layer).rglob("*.py"):
        roots = {name.split(".")[0] for name in imported(path)}
        assert not roots & IMPURE, path
        assert roots <= sys.stdlib_module_names | {"kitchen_tui", "annotationlib"}, path  # from Python 3.14 on


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Imports inside functions and for annotations count too: they only hide a cycle."""
    names = {_module(path) for path in SOURCES}
    graph = {_module(path): set(_dependencies(path, names)) for path in SOURCES}
    TopologicalSorter(graph).prepare()


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _dependencies(path: Path, names: set[str]) -> Iterator[str]:
    """Yield the modules of the package that a file imports; `from a import b` is a.b if that is a module."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if name in names else node.module or ""


def test_the_package_root_imports_nothing() -> None:
    assert not list(imported(PACKAGE / "__init__.py"))


def test_the_contracts_hold() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.filterwarnings("default")
def test_long_files_and_functions_are_reported() -> None:
    """As a warning and not a failure, because a limit must not decide how code is divided."""
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        if (lines := len(text.splitlines())) > LONG_FILE:
            warnings.warn(f"{path.relative_to(ROOT)} has {lines} lines", stacklevel=1)
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > LONG_FUNCTION:
                    warnings.warn(f"{path.relative_to(ROOT)}: {node.name} has {length} lines", stacklevel=1)


def string_literals(path: Path) -> Iterator[ast.Constant]:
    """Yield every string of a file but its docstrings."""
    tree = parsed(path)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


def possessive(pattern: str) -> bool:
    """Return whether a regular expression, or a part of one, has a possessive quantifier or an atomic group."""
    without_escapes = re.sub(r"\\.", "x", pattern, flags=re.DOTALL)
    without_classes = re.sub(r"\[\^?\]?[^\]]*\]", "x", without_escapes)
    return bool(re.search(r"[*+?}]\+|\(\?>", without_classes))


@pytest.mark.parametrize("pattern", ["a*+", "a++", "[ab]?+c", "a{2,3}+", "(?>a|b)", r"\d*+x", "x[^]]*+"])
def test_a_possessive_pattern_is_recognized(pattern: str) -> None:
    assert possessive(pattern)


@pytest.mark.parametrize("pattern", [r"a*\+", "[*+]+", r"\++", "a+b+", "(?:a+)?", r"[\]*+]", "a{2}b+"])
def test_an_ordinary_pattern_is_not_reported_as_possessive(pattern: str) -> None:
    assert not possessive(pattern)


def test_no_regular_expression_is_possessive() -> None:
    """CPython before 3.11.5 matches them wrongly, and Debian 12 has 3.11.2."""
    literals = [(path, node) for path in SOURCES for node in string_literals(path)]
    assert not [f"{path}:{node.lineno}: {node.value!r}" for path, node in literals if possessive(str(node.value))]


def test_modules_compile_no_regular_expression_when_they_are_imported() -> None:
    """Compiling all of them takes longer than reading a recipe, and few are needed at the start: use `lazy_regex`."""
    for path in SOURCES:
        for statement in parsed(path).body:
            if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                assert "re.compile(" not in ast.unparse(statement), path


def test_every_lazy_regular_expression_compiles() -> None:
    for path in SOURCES:
        if path.name != "__main__.py":
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    gc.unfreeze()  # what is frozen is not listed
    lazy = [found for found in gc.get_objects() if type(found) is LazyRegex]
    assert len(lazy) > 300
    for regex in lazy:
        assert regex.compiled.pattern == regex.pattern


def test_no_file_names_the_machine_it_was_written_on() -> None:
    here = re.compile("|".join(("/" + "work/", "/" + "root/", "/" + "tmp/[a-z]", r"/home/(?!cook\b)[a-z]")))
    found = [f"{path}: {match[0]}" for path in WRITTEN if (match := here.search(path.read_text(encoding="utf-8")))]
    assert not found


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


QUICK = {
    "the alarms": (
        "import kitchen_tui.alarms.dispatcher, kitchen_tui.alarms.output, kitchen_tui.alarms.channels.sound",
        {"subprocess", "wave", "tempfile", "shutil", "apprise", "json", "textual"},
    ),
    "the settings, without a file": (
        "from kitchen_tui.config import load; load('/nowhere/config.toml', {})",
        {"tomllib", "pathlib", "difflib", "platformdirs", "fractions", "subprocess", "dataclasses"},
    ),
}


@pytest.mark.parametrize(("program", "slow"), QUICK.values(), ids=QUICK)
def test_modules_that_are_always_loaded_import_nothing_slow(program: str, slow: set[str]) -> None:
    code = f"import sys; sys.path[:] = {sys.path!r}; {program}; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, timeout=30)
    assert not set(ran.stdout.split()) & slow


@pytest.mark.parametrize("verb", ["status --json", "list --names", "log"])
def test_a_verb_compiles_no_annotations(verb: str, tmp_path: Path) -> None:
    """A quoted type in a NamedTuple has Python compile it, which takes a tenth of the time of a quick verb."""
    assert loaded_by(verb.split(), WITHOUT_FORWARD_REFERENCES, KITCHEN_TUI_HOME=str(tmp_path))


def test_importing_creates_no_files_and_needs_no_home(tmp_path: Path) -> None:
    """With a read-only home, which stays empty."""
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    everything = [name for names in HEADLESS.values() for name in names]
    folders = {name: str(tmp_path) for name in ("HOME", "KITCHEN_TUI_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    loaded_by(everything, PYTHONDONTWRITEBYTECODE="1", **folders)
    assert not list(tmp_path.iterdir())
