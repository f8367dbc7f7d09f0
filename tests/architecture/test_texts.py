"""Texts of the project: the files that its pages name exist, and its messages are sentences."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kitchen_tui.alarms.channels import NAMES
from kitchen_tui.cli.io import Exit, Stop, print_message
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.cooking.threshold import LEVELS
from kitchen_tui.model.duration import Span
from kitchen_tui.model.text import as_sentence
from kitchen_tui.testing import KitchenHarness
from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_FOLDERS = (
    "", "kitchen_tui", "kitchen_tui/tui", "kitchen_tui/alarms", "kitchen_tui/recipes", "kitchen_tui/recipes/formats",
    "kitchen_tui/recipes/understand/times",
)  # fmt: skip
"""Where a path may begin: pages name a file by as much of its path as tells it from others."""

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


@pages
def test_every_source_file_that_a_page_names_exists(page: Path) -> None:
    named = re.findall(r"`([a-z_]+/[a-z_/0-9]*(?:\.(?:py|tcss|toml))?)(?:::\w+)?`", page.read_text(encoding="utf-8"))
    assert not [name for name in named if not any((ROOT / folder / name).exists() for folder in _FOLDERS)]


@pages
def test_every_link_within_the_project_has_a_target(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


def test_the_page_on_alarms_has_a_row_for_every_level_and_channel() -> None:
    page = (ROOT / "docs" / "alarms.md").read_text(encoding="utf-8")
    assert {*LEVELS, *NAMES} <= set(re.findall(r"^\| (\w+) \|", page, re.MULTILINE))


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/ARCHITECTURE.md"])
def test_every_class_and_method_that_a_guide_names_is_in_the_source(name: str) -> None:
    sources = [path for folder in ("kitchen_tui", "tests") for path in (ROOT / folder).rglob("*.py")]
    words = {word for path in sources for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    named = re.findall(r"`(\w+(?:\.\w+)*)(?:\([^`]*\))?`", (ROOT / name).read_text(encoding="utf-8"))
    missing = {word for dotted in named for word in dotted.split(".")} - words
    assert not {word for word in missing if "NAME" not in word}


PACKAGE = ROOT / "kitchen_tui"
SOURCES = [path for folder in ("tui", "cooking", "kitchen", "cli") for path in sorted((PACKAGE / folder).rglob("*.py"))]
DOORS = {"Refused", "ExtendedTwice", "Stop", "print_message", "show", "ask"}
"""Calls that take a message for the cook."""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ""),
        ("nothing is ringing", "Nothing is ringing."),
        ("eggs is already paused.", "Eggs is already paused."),
        ("Dinner 19:40", "Dinner 19:40."),
        ("simmer: 15 min more", "Simmer: 15 min more."),
        ("“beans” is not a duration", "“beans” is not a duration."),
        ("did you mean porc?", "Did you mean porc?"),
        ("planning…", "Planning…"),
        ("5 soft eggs is already running", "5 soft eggs is already running."),
        ("érable is already running", "Érable is already running."),
        ("soup.yaml:3: no step has a text", "soup.yaml:3: no step has a text."),
        ("--speed must be above 0", "--speed must be above 0."),
        ("kitchen-tui: There is no timer 3", "kitchen-tui: There is no timer 3."),
        ("written: /media/soup.yaml", "Written: /media/soup.yaml"),
        ("see https://example.org/soup", "See https://example.org/soup"),
        ("say which timer: kitchen-tui timer --list", "Say which timer: kitchen-tui timer --list"),
    ],
)
def test_a_message_becomes_a_sentence_and_stays_one(text: str, sentence: str) -> None:
    assert as_sentence(text) == sentence
    assert as_sentence(sentence) == sentence


def test_every_output_function_makes_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    """The status line is in tests/tui."""
    assert str(Refused("eggs is already paused")) == "Eggs is already paused."
    assert str(Stop(Exit.USAGE, "there is no such timer")) == "There is no such timer."
    print_message("nothing was changed")
    assert capsys.readouterr().err == "Nothing was changed.\n"
    stove = KitchenHarness()
    stove.kitchen.execute(commands.AddTimer("eggs", Span(1, 1)))
    renamed = commands.RenameTimer(stove.timer("eggs").id, "rolls")
    assert stove.kitchen.execute(renamed) == "Eggs is now rolls."


def _literals(path: Path) -> Iterator[tuple[int, str, str]]:
    """Yield line, beginning and end of every message that is written where it is passed on."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        for argument in node.args if name in DOORS else ():
            parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
            first, last = parts[0], parts[-1]
            texts = [part.value if isinstance(part, ast.Constant) else "X" for part in (first, last)]
            if all(isinstance(text, str) for text in texts) and any(isinstance(part, ast.Constant) for part in parts):
                yield node.lineno, str(texts[0]), str(texts[1])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_messages_are_written_as_sentences(path: Path) -> None:
    """So they read alike in the source, although they would be made sentences anyway."""
    begun_small = [(line, begin) for line, begin, _ in _literals(path) if as_sentence(begin)[:1] != begin[:1]]
    assert not begun_small


def test_only_one_wording_says_what_can_be_undone() -> None:
    other = re.compile(r"takes? (?:it|that|them) back|restores? it|undoes? (?:it|that|this)", re.IGNORECASE)
    assert not [path.name for path in SOURCES if other.search(path.read_text(encoding="utf-8"))]
