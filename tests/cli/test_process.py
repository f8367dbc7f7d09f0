"""The program in a separate process, as started by a shell: its output, what it loads, and where it writes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kitchen_tui import __version__
from kitchen_tui.cli.main import main
from tests.architecture.test_layers import loaded_by
from tests.cli.conftest import PORK
from tests.conftest import ROOT
from tests.support.terminal import PROGRAM, Terminal, run, surroundings


def printed(home: Path, *words: str, **more: Any) -> str:
    """Return the output of a run that succeeds and prints no message."""
    ran = run(home, *words, **more)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def test_python_m_is_the_program(home: Path) -> None:
    assert printed(home, "--version") == f"kitchen-tui {__version__}\n"
    assert PORK in printed(home, "list")


def started(home: Path, *words: str, stdout: int = subprocess.PIPE) -> subprocess.Popen[str]:
    """Start the program, and do not wait for its end."""
    argv, pipe = [*PROGRAM, *words], subprocess.PIPE
    return subprocess.Popen(argv, cwd=ROOT, env=surroundings(home), stdout=stdout, stderr=pipe, encoding="utf-8")


@pytest.mark.parametrize("attempts", [2, pytest.param(8, marks=pytest.mark.deep)])
def test_no_timer_is_lost_if_several_processes_start_at_once(home: Path, attempts: int) -> None:
    """Each finds no session, and only one can open it."""
    names = {"eggs", "rice", "tea"}
    for attempt in range(attempts):
        own = home / str(attempt)
        timers = [started(own, "timer", "5m", name) for name in names]
        assert {timer.communicate(timeout=60)[0].split()[0] for timer in timers} == names
        assert {row.split()[1] for row in printed(own, "status").splitlines()} == names


def test_everything_is_written_below_the_home(home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folders: dict[str, Any] = {"HOME": str(elsewhere), "XDG_DATA_HOME": "", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""}
    for words in (("list",), ("timer", "5m"), ("new", "soup")):
        assert run(home, *words, EDITOR="", VISUAL="", **folders).returncode == 0
    assert not list(elsewhere.iterdir())
    assert {path.name for path in home.iterdir()} == {"data", "cache", "recipes"}


def test_a_reader_that_stops_ends_the_program_quietly(home: Path, tmp_path: Path) -> None:
    """A pipe with a closed end, for short and long output."""
    many = tmp_path / "many.jsonl"
    many.write_text('{"id":1,"text":"Boil for 5 minutes."}\n' * 5000, encoding="utf-8")
    for words in (("list",), ("times", "--jsonl", str(many))):
        reader, writer = os.pipe()
        os.close(reader)
        with started(home, *words, stdout=writer) as process:
            os.close(writer)
            _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize(
    "words", ["status", "status --json", "log", "journal export", "journal check", "timer 5m eggs", "list", "note x"]
)
@pytest.mark.parametrize("output", [">/dev/full", ">&-"])
def test_output_that_cannot_be_printed_is_reported(home: Path, words: str, output: str) -> None:
    assert main(("timer", "9m", "rice")) == 0
    line = f'exec "{sys.executable}" -m kitchen_tui {words} {output}'
    ended = subprocess.run(["sh", "-c", line], cwd=ROOT, env=surroundings(home), capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr.startswith("kitchen-tui: Cannot print: ")
    assert ended.stderr.count("\n") == 1


_LOADED = "import sys; from kitchen_tui.cli.main import main; main(sys.argv[1:]); print(*sys.modules)"
_SLOW = {"textual", "rich", "yaml", "asyncio", "dataclasses", "fractions", "platformdirs"}
_READERS = {"kitchen_tui.recipes.formats.reading", "kitchen_tui.recipes.understand"}


@pytest.mark.parametrize(
    ("words", "unneeded"),
    [
        ("status --json", _SLOW | {"argparse"}),
        ("list", _SLOW | _READERS | {"argparse", "sqlite3"}),
        (f"show {PORK}", _SLOW | _READERS | {"sqlite3"}),
    ],
)
def test_a_verb_loads_only_what_it_needs(home: Path, words: str, unneeded: set[str]) -> None:
    """Recipes that were read before are not read again."""
    for before in (("timer", "5m", "eggs"), ("list",), ("show", PORK)):
        assert main(before) == 0
    assert not loaded_by(words.split(), _LOADED, KITCHEN_TUI_HOME=str(home)) & unneeded


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", "•"), ("iso-8859-1", "."), ("ascii", ".")])
def test_signs_that_the_locale_lacks_are_printed_as_ascii(home: Path, encoding: str, mark: str) -> None:
    assert main(("timer", "5m", "eggs")) == 0
    assert printed(home, "status", "--line", "{mark} {name}", PYTHONIOENCODING=encoding) == f"{mark} eggs\n"


@pytest.mark.parametrize(
    "words", ["status", "status --for plain", "timer --list", "timer 9m", f"plan {PORK}", "do add 1m"]
)
def test_every_verb_prints_signs_as_ascii_if_the_output_is(home: Path, words: str) -> None:
    assert main(("timer", "5m", "eggs")) == 0
    out = printed(home, *words.split(), PYTHONIOENCODING="ascii")
    assert out.isascii()
    assert "?" not in out


def test_letters_and_fractions_are_printed_as_ascii_but_json_is_exact(home: Path) -> None:
    out = printed(home, "timer", "5m", "crème à 2½ or ¼ 茶", PYTHONIOENCODING="ascii")
    assert out.startswith("creme a 2 1/2 or 1/4 ? 5:00 > ")
    out = printed(home, "status", "--json", PYTHONIOENCODING="ascii")
    assert out.isascii()
    assert json.loads(out)["timers"][0]["name"] == "crème à 2½ or ¼ 茶"


def test_the_screen_opens_with_stderr_in_a_file(home: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    line = f'exec "{sys.executable}" -m kitchen_tui cook {PORK} 2>"{log}"'
    terminal = Terminal(["sh", "-c", line], surroundings(home))
    try:
        terminal.wait_for("Honey")
        assert log.read_bytes() == b""
    finally:
        terminal.close()
