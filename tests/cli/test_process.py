"""The program in a separate process, as started by a shell."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kitchen_tui import __version__
from kitchen_tui.cli.main import main
from kitchen_tui.cli.verbs import VERBS
from tests.cli.conftest import PORK
from tests.conftest import ROOT
from tests.support.terminal import Terminal, surroundings

_LOADED = "import sys; from kitchen_tui.cli.main import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"


def started(
    home: Path, *words: str, stdout: int = subprocess.PIPE, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """Start Python with these arguments and this home."""
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "KITCHEN_TUI_HOME": str(home), **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ran(home: Path, *words: str, **environment: str) -> tuple[int, str, str]:
    """Return the exit code, stdout and stderr of `python -m kitchen_tui` with these arguments."""
    with started(home, "-m", "kitchen_tui", *words, environment=environment) as process:
        out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def loaded(home: Path, *words: str) -> set[str]:
    """Return the modules that a verb imports, by top-level name."""
    with started(home, "-c", _LOADED, *words) as process:
        _, err = process.communicate(timeout=60)
    return {name.split(".")[0] for name in err.splitlines()[-1].split()}


def test_python_m_is_the_program(home: Path) -> None:
    assert ran(home, "--version") == (0, f"kitchen-tui {__version__}\n", "")
    code, out, err = ran(home, "list")
    assert (code, err) == (0, "")
    assert PORK in out


def test_help_lists_every_verb(home: Path) -> None:
    code, out, _ = ran(home, "--help")
    assert code == 0
    for verb, told in VERBS.items():
        assert f"  {verb} " in out
        assert told in out


def test_an_unknown_verb(home: Path) -> None:
    code, out, err = ran(home, "stauts")
    assert (code, out) == (2, "")
    assert "did you mean status?" in err
    assert ran(home, "--frobnicate")[0] == 2


def test_data_goes_to_stdout_and_the_rest_to_stderr(home: Path) -> None:
    assert ran(home, "status")[:2] == (3, "")
    code, out, err = ran(home, "timer", "5m", "eggs")
    assert (code, err) == (0, "")
    assert out.startswith("eggs 5:00 → ")
    code, out, err = ran(home, "status", "--json")
    assert (code, out.count("\n"), err) == (0, 1, "")


@pytest.mark.parametrize("attempts", [2, pytest.param(8, marks=pytest.mark.deep)])
def test_no_timer_is_lost_when_several_processes_start_the_first(home: Path, attempts: int) -> None:
    """Each finds no session, and only one can open it."""
    quiet = {"KITCHEN_TUI_RINGER": "false"}
    names = {"eggs", "rice", "tea"}
    for attempt in range(attempts):
        own = home / str(attempt)
        timers = [started(own, "-m", "kitchen_tui", "timer", "5m", name, environment=quiet) for name in names]
        assert {timer.communicate(timeout=60)[0].split()[0] for timer in timers} == names
        assert {row.split()[1] for row in ran(own, "status", **quiet)[1].splitlines()} == names


def test_everything_is_written_below_the_home(home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folders = {"HOME": str(elsewhere), "XDG_DATA_HOME": "", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""}
    for words in (("list",), ("timer", "5m"), ("new", "soup")):
        assert ran(home, *words, EDITOR="", VISUAL="", **folders)[0] == 0
    assert not list(elsewhere.iterdir())
    assert {path.name for path in home.iterdir()} == {"data", "cache", "recipes"}


def test_a_reader_that_stops_ends_the_program_quietly(home: Path, tmp_path: Path) -> None:
    """A pipe with a closed end, for short and long output."""
    many = tmp_path / "many.jsonl"
    many.write_text('{"id":1,"text":"Boil for 5 minutes."}\n' * 5000, encoding="utf-8")
    for words in (("list",), ("times", "--jsonl", str(many))):
        reader, writer = os.pipe()
        os.close(reader)
        with started(home, "-m", "kitchen_tui", *words, stdout=writer) as process:
            os.close(writer)
            _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize(
    "words", ["status", "status --json", "log", "journal export", "journal check", "timer 5m eggs", "list", "note x"]
)
@pytest.mark.parametrize("output", [">/dev/full", ">&-"])
def test_output_that_cannot_be_printed_is_reported(home: Path, words: str, output: str) -> None:
    quiet = {**os.environ, "KITCHEN_TUI_HOME": str(home), "KITCHEN_TUI_RINGER": "false"}
    assert main(("timer", "9m", "rice")) == 0
    line = f'exec "{sys.executable}" -m kitchen_tui {words} {output}'
    ended = subprocess.run(["sh", "-c", line], cwd=ROOT, env=quiet, capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr.startswith("kitchen-tui: Cannot print: ")
    assert ended.stderr.count("\n") == 1


def test_a_narrow_encoding_is_not_an_error(home: Path) -> None:
    code, out, err = ran(home, "show", PORK, PYTHONIOENCODING="ascii")
    assert (code, err) == (0, "")
    assert "90-120 min" in out


def test_status_loads_nothing_that_it_does_not_need(home: Path) -> None:
    assert main(("timer", "5m", "eggs")) == 0
    modules = loaded(home, "status", "--json")
    assert not modules & {"textual", "rich", "yaml", "argparse", "asyncio", "dataclasses", "fractions", "platformdirs"}


def test_list_and_show_load_no_screen_and_no_journal(home: Path) -> None:
    assert main(("list",)) == 0
    assert not loaded(home, "list") & {"textual", "rich", "yaml", "argparse", "sqlite3", "asyncio"}
    assert not loaded(home, "show", PORK) & {"textual", "rich", "yaml", "sqlite3", "asyncio"}


def test_a_recipe_that_was_read_before_loads_no_reader(home: Path) -> None:
    assert main(("show", PORK)) == 0
    readers = {"kitchen_tui.recipes.formats.reading", "kitchen_tui.recipes.understand", "yaml"}
    assert not loaded(home, "show", PORK) & readers


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", "•"), ("iso-8859-1", "."), ("ascii", ".")])
def test_signs_that_the_locale_lacks_are_printed_as_ascii(home: Path, encoding: str, mark: str) -> None:
    assert main(("timer", "5m", "eggs")) == 0
    code, out, err = ran(home, "status", "--line", "{mark} {name}", PYTHONIOENCODING=encoding)
    assert (code, out, err) == (0, f"{mark} eggs\n", "")


@pytest.mark.parametrize(
    "words", ["status", "status --for plain", "timer --list", "timer 9m", "plan {PORK}", "do add 1m"]
)
def test_every_verb_prints_signs_as_ascii_if_the_output_is(home: Path, words: str) -> None:
    assert main(("timer", "5m", "eggs")) == 0
    code, out, err = ran(home, *words.format(PORK=PORK).split(), PYTHONIOENCODING="ascii")
    assert (code, err) == (0, "")
    assert out.isascii()
    assert "?" not in out


def test_json_is_exact_in_an_output_that_is_ascii(home: Path) -> None:
    assert main(("timer", "5m", "crème")) == 0
    code, out, err = ran(home, "status", "--json", PYTHONIOENCODING="ascii")
    assert (code, err, out.isascii()) == (0, "", True)
    assert json.loads(out)["timers"][0]["name"] == "crème"


def test_the_screen_opens_with_stderr_in_a_file(home: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    line = f'exec "{sys.executable}" -m kitchen_tui cook {PORK} 2>"{log}"'
    terminal = Terminal(["sh", "-c", line], surroundings(home))
    try:
        terminal.wait_for("Honey")
        assert log.read_bytes() == b""
    finally:
        terminal.close()


def test_letters_and_fractions_are_printed_as_ascii(home: Path) -> None:
    code, out, _ = ran(home, "timer", "5m", "crème à 2½ or ¼ 茶", PYTHONIOENCODING="ascii")
    assert code == 0
    assert out.startswith("creme a 2 1/2 or 1/4 ? 5:00 > ")
