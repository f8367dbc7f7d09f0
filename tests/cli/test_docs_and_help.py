"""`docs`, `help`, completions and the README: what an installed program says about itself."""

import json
import re
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kitchen_tui.cli.verbs import VERBS, load
from kitchen_tui.cli.verbs.help import FILES
from kitchen_tui.tui.actions import ACTIONS
from tests.cli.conftest import PORK, Shell, sentence
from tests.conftest import ROOT
from tests.support.terminal import Terminal, program_on_path, surroundings


def test_every_page_is_listed_and_printed(shell: Shell) -> None:
    listed = [line.split()[0] for line in shell("docs").out.splitlines()]
    assert {"readme", "alarms", "status-bars", "home-assistant", "home-assistant.json", "recipe-format"} <= set(listed)
    for name in listed:
        assert shell("docs", name).code == 0
    assert shell("docs", "Alarms.md").out == (ROOT / "docs" / "alarms.md").read_text(encoding="utf-8")
    assert json.loads(shell("docs", "home-assistant.json").out)["dev"]
    sentence(shell("docs", "alarm"), 1, ["did you mean alarms"])


def test_every_page_is_in_the_wheel() -> None:
    included = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for page in [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("*.json")]:
        assert f'"docs/{page.name}" = "kitchen_tui/docs/{page.name}"' in included


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_page_matches_the_command(shell: Shell, verb: str) -> None:
    shown = shell("help", verb)
    assert shown.code == 0
    assert shown.out.startswith(f"usage: kitchen-tui {verb}")
    assert shown == shell(verb, "--help")


def test_help_lists_the_commands(shell: Shell) -> None:
    assert shell("help") == shell("--help")
    assert all(f"  {verb} " in shell("help").out for verb in VERBS)
    sentence(shell("help", "cokk"), 2, ["did you mean cook"])


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("cokk", "did you mean cook?"),
        ("timers", "did you mean timer?"),
        ("shopping", "did you mean kitchen-tui show RECIPE --shopping?"),
        ("pork", "did you mean kitchen-tui cook honey-glazed-pork-belly?"),
        ("Risotto", "did you mean kitchen-tui cook risotto-milanese?"),
        ("foo", "kitchen-tui help lists the commands"),
    ],
)
def test_an_unknown_command_suggests_a_similar_one(shell: Shell, word: str, hint: str) -> None:
    sentence(shell(word), 2, [hint])


def test_the_man_page_matches_the_parsers() -> None:
    made = subprocess.run([sys.executable, "tools/manpage.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert (made.returncode, made.stdout) == (0, ""), made


@pytest.mark.needs("groff", apt="groff")
def test_the_man_page_is_well_formed() -> None:
    argv = ["groff", "-k", "-Tutf8", "-man", "-ww", "-z", "packaging/kitchen-tui.1"]
    made = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True)
    assert (made.returncode, made.stderr) == (0, "")


FOLDER = ROOT / "kitchen_tui" / "completions"
HOSTILE = "$(touch hacked)`touch hacked`"

START: dict[str, tuple[list[str], str]] = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        "PS1='READ''Y> '; . {script}\r",
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        "PS1='READ''Y> '; unsetopt beep; fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -d {home}/dump\r",
    ),
    "fish": (
        ["fish", "--no-config", "--private"],
        "set -g fish_autosuggestion_enabled 0; function fish_prompt; echo 'READ''Y> '; end; source {script}\r",
    ),
}


def test_the_completion_scripts_match_the_parsers() -> None:
    made = subprocess.run([sys.executable, "tools/completions.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert (made.returncode, made.stdout) == (0, ""), made


@pytest.mark.parametrize("shell_name", FILES)
def test_the_verb_prints_the_script(shell: Shell, shell_name: str) -> None:
    assert shell("completions", shell_name) == (0, (FOLDER / FILES[shell_name]).read_text(encoding="utf-8"), "")


def test_another_shell_is_exit_code_2(shell: Shell) -> None:
    assert shell("completions", "csh").code == 2


Open = Callable[[str], Terminal]
shells = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.needs(name, apt=name)) for name in FILES]
)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Start a shell with its completions in a pty; the calls of the program are recorded."""
    terminals = []
    own = tmp_path / "home" / "recipes"
    own.mkdir(parents=True)
    (own / f"{HOSTILE}.yaml").write_text("title: x\n")
    path = program_on_path(tmp_path / "bin", f'echo "$@" >> {tmp_path}/calls')

    def start(name: str) -> Terminal:
        argv, setup = START[name]
        environment = surroundings(tmp_path / "home", HOME=str(tmp_path), FISH_UNIT_TESTS_RUNNING="1", PATH=path)
        terminal = Terminal(argv, environment)
        terminals.append(terminal)
        terminal.send(setup.format(script=FOLDER / FILES[name], folder=FOLDER, home=tmp_path))
        terminal.wait_for("READY>")
        return terminal

    yield start
    for terminal in terminals:
        terminal.process.kill()
        terminal.process.wait()


def calls(tmp_path: Path) -> str:
    path = tmp_path / "calls"
    return path.read_text() if path.exists() else ""


def completes(terminal: Terminal, typed: str, shown: str) -> None:
    """Type the beginning of a command line and a tab, wait for its completion, and clear the line."""
    terminal.send(f"{typed}\t")
    terminal.wait_for(shown)
    terminal.send("\x15")


@shells
def test_verbs_options_and_orders_complete_without_the_program(opened: Open, tmp_path: Path, name: str) -> None:
    terminal = opened(name)
    for typed, shown in (
        ("kitchen-tui sta", "kitchen-tui status"),
        ("kitchen-tui status --js", "kitchen-tui status --json"),
        ("kitchen-tui do ackn", "kitchen-tui do acknowledge"),
        ("kitchen-tui alarm test --channel des", "--channel desktop"),
        ("kitchen-tui alarm test --set alarms.sound.vol", "alarms.sound.volume="),
        ("kitchen-tui status --for way", "--for waybar"),
    ):
        completes(terminal, typed, shown)
    assert calls(tmp_path) == ""


@shells
def test_recipe_names_complete_and_are_never_executed(opened: Open, tmp_path: Path, name: str) -> None:
    terminal = opened(name)
    completes(terminal, "kitchen-tui cook honey", f"kitchen-tui cook {PORK}")
    assert "list --names" in calls(tmp_path)
    terminal.send("kitchen-tui cook \t\t")
    terminal.wait_for("hacked", "risotto-milanese")
    completes(terminal, "\x15kitchen-tui show honey", f"kitchen-tui show {PORK}")
    assert not list(tmp_path.rglob("hacked"))
    assert not (ROOT / "hacked").exists()


@shells
def test_slots_complete(opened: Open, tmp_path: Path, shell: Shell, name: str) -> None:
    assert shell("timer", "5m", "eggs").code == 0
    terminal = opened(name)
    completes(terminal, "kitchen-tui timer --pause ", "--pause 1")
    completes(terminal, "kitchen-tui do pause ", "do pause 1")
    assert "timer --list" in calls(tmp_path)


@shells
def test_ingredients_and_dishes_complete(opened: Open, shell: Shell, name: str) -> None:
    shell.own("soup.yaml", "title: Leek soup\ningredients: [2 leeks, 1 l cold water]\nsteps: [Boil.]\n")
    assert shell("cook", "soup").code == 0
    terminal = opened(name)
    completes(terminal, "kitchen-tui do tick col", "do tick cold\\ water")
    completes(terminal, "kitchen-tui do tick lee", "do tick leeks")
    completes(terminal, "kitchen-tui do next --dish Lee", "--dish Leek\\ soup")


def commands() -> dict[str, str]:
    """Return each verb of the README's list with the text of its line."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = readme.partition("## Commands")[2].partition("```text")[2].partition("```")[0]
    found = {}
    for line in block.strip().splitlines():
        words = line.removeprefix("kitchen-tui").split("  ")[0]
        for part in words.split(" | "):
            if verb := re.match(r"\s*([a-z]+)\b", part):
                found[verb[1]] = line
    return found


def options(verb: str) -> set[str]:
    """Return the options that the help of a verb lists."""
    parser = ArgumentParser()
    load(verb).arguments(parser)
    return set(re.findall(r"^  (--[a-z-]+)", parser.format_help(), re.MULTILINE))


def test_the_readme_names_every_key() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Keyboard shortcuts")[2].partition("\n## ")[0]
    assert {key for action in ACTIONS for key in action.shown.split()} <= set(re.findall(r"`([^`]+)`", section))


def test_the_readme_names_exactly_the_existing_verbs() -> None:
    assert set(commands()) == set(VERBS)


def test_each_option_in_the_readme_exists() -> None:
    lines: dict[str, set[str]] = {}
    for verb, line in commands().items():
        lines.setdefault(line, set()).update(options(verb))
    unknown = {line: named - known for line, known in lines.items() if (named := set(re.findall(r"--[a-z-]+", line)))}
    assert not {line: options for line, options in unknown.items() if options}
