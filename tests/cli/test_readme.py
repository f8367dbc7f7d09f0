"""The README's list of commands is the program's."""

import re

from kitchen_tui.cli.main import VERBS
from tests.conftest import ROOT


def test_the_readme_names_every_verb_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = readme.partition("## Commands")[2].partition("```text")[2].partition("```")[0]
    named: set[str] = set()
    for line in commands.strip().splitlines():
        words = line.removeprefix("kitchen-tui").split("  ")[0]
        named |= {match[1] for part in words.split("|") if (match := re.match(r"\s*([a-z]+)\b", part))}
    assert named == set(VERBS)
