"""`docs` and `help`: the documentation of an installed program."""

import json
import subprocess
import sys

import pytest

from kitchen_tui.cli.verbs import VERBS
from tests.cli.conftest import Shell, sentence
from tests.conftest import ROOT


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
def test_help_is_that_of_the_command(shell: Shell, verb: str) -> None:
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
def test_an_unknown_command_suggests_what_was_meant(shell: Shell, word: str, hint: str) -> None:
    sentence(shell(word), 2, [hint])


def test_the_man_page_is_that_of_the_parsers() -> None:
    made = subprocess.run([sys.executable, "tools/manpage.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert (made.returncode, made.stdout) == (0, ""), made


@pytest.mark.needs("groff", apt="groff")
def test_the_man_page_is_well_formed() -> None:
    argv = ["groff", "-k", "-Tutf8", "-man", "-ww", "-z", "packaging/kitchen-tui.1"]
    made = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True)
    assert (made.returncode, made.stderr) == (0, "")
