"""Messages for the cook are sentences: a capital first letter, a full stop, and one form for what can be undone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kitchen_tui.cli.io import Exit, Stop, print_message
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.model.duration import Span
from kitchen_tui.model.text import as_sentence
from kitchen_tui.testing import KitchenHarness
from tests.conftest import ROOT

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


def test_every_way_to_the_cook_makes_sentences(capsys: pytest.CaptureFixture[str]) -> None:
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


def test_only_one_form_says_what_can_be_undone() -> None:
    other = re.compile(r"takes? (?:it|that|them) back|restores? it|undoes? (?:it|that|this)", re.IGNORECASE)
    assert not [path.name for path in SOURCES if other.search(path.read_text(encoding="utf-8"))]
