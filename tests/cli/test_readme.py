"""The README's list of commands is checked against the program: each verb, and each option that is named."""

import re
from argparse import ArgumentParser

from kitchen_tui.cli.verbs import VERBS, load
from tests.conftest import ROOT


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
    """Return the options of a verb's parser."""
    parser = ArgumentParser()
    load(verb).arguments(parser)
    return {option for action in parser._actions for option in action.option_strings}


def test_the_readme_names_every_verb_and_no_other() -> None:
    assert set(commands()) == set(VERBS)


def test_each_option_in_the_readme_exists() -> None:
    lines: dict[str, set[str]] = {}
    for verb, line in commands().items():
        lines.setdefault(line, set()).update(options(verb))
    unknown = {line: named - known for line, known in lines.items() if (named := set(re.findall(r"--[a-z-]+", line)))}
    assert not {line: options for line, options in unknown.items() if options}
