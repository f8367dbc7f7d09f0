"""Whatever bytes a file holds, reading it ends soon, raises nothing and keeps every word."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.cooklang.lines import uncommented
from kitchen_tui.recipes.formats.cooklang.parser import parse
from kitchen_tui.recipes.formats.cooklang.quantity import unescaped
from kitchen_tui.recipes.formats.cooklang.reader import read_cooklang
from kitchen_tui.recipes.formats.cooklang.tree import Note, Step, Text, Tree

MEGABYTE = 1_000_000
BOMBS = {
    "at signs": "@" * MEGABYTE,
    "open items": "@a{" * (MEGABYTE // 3),
    "open notes": "@a{}(" * (MEGABYTE // 5),
    "one long name": "@a" + " b" * (MEGABYTE // 2),
    "items": "@a{1%g} " * (MEGABYTE // 8),
    "braces": "{" * MEGABYTE,
    "backslashes": "\\" * MEGABYTE,
    "open comments": "[- " * (MEGABYTE // 3),
    "comments": "[--]" * (MEGABYTE // 4),
    "dashes": "-" * MEGABYTE,
    "spaced dashes": " --" * (MEGABYTE // 3),
    "headings": "= a\n" * 20_000,
    "broken headings": "=" * (MEGABYTE // 2) + "a" + "=" * (MEGABYTE // 2) + "b",
    "notes": "> a\n" * 100_000,
    "metadata": ">> a: b\n" * (MEGABYTE // 8),
    "spaces": ">> a" + " " * MEGABYTE + "b",
    "lines": "a\n" * 100_000,
    "timers": "~{1%min}" * (MEGABYTE // 8),
    "digits": "@a{" + "1" * MEGABYTE + "}",
    "slashes": "@a{" + "1/" * (MEGABYTE // 2) + "}",
    "nested YAML": "---\na: " + "[" * 1000 + "\n---\nb",
    "nested maps": "---\n" + "{a: " * 1000 + "\n---\nb",
    "much YAML": "---\n" + "a: b\n" * (MEGABYTE // 5) + "---\nb",
    "a YAML bomb": "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nb",
    "combining marks": "@a" + "\u0301" * MEGABYTE,
    "zero width": "@" + "\u200d" * MEGABYTE,
}
PATIENCE_S = 10
"""Of the processor's time, on a slow machine: what is quadratic takes hours."""


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_megabyte_of_nonsense_is_read_in_passing(bomb: str) -> None:
    """Every pattern that could make a parser look twice, repeated until looking twice would show."""
    began = time.process_time()
    reading = read_cooklang(BOMBS[bomb], "bomb")
    assert reading.recipe is not None or reading.problems
    assert time.process_time() - began < PATIENCE_S


def test_truncation_anywhere_leaves_a_recipe(test_data: Path) -> None:
    """Cut at every character: the parts that are whole are still read, and nothing is raised."""
    text = (test_data / "recipes" / "cookcli" / "Risotto.cook").read_text(encoding="utf-8")
    for end in range(len("---"), len(text)):
        assert read_cooklang(text[:end], "risotto").recipe is not None


SIGNS = st.text(
    st.sampled_from("ab é盐\u0301\u200d\x1b\x00\ud800\u202e@#~{}()[]\\|%=?&+-->:;,.'\"\n0159/½"), max_size=80
)


@given(SIGNS | st.text(max_size=80) | SIGNS.map("---\n{}\n---\n".format))
def test_any_text_is_read(text: str) -> None:
    """No exception, and problems whose places are inside the text."""
    reading = read_cooklang(text, "dish")
    lines = text.replace("\r", "\n").count("\n") + 1
    assert all(0 <= problem.line <= lines for problem in (*reading.problems, *reading.uncertain))


def spoken(tree: Tree) -> str:
    """Every word of the tree."""
    words = [comment.text for comment in tree.comments]
    for entry in tree.metadata:
        words += [entry.key, str(entry.value)]
    for section in tree.sections:
        words.append(section.name)
        for block in section.content:
            if isinstance(block, Note):
                words.append(block.text)
            else:
                words += _of_step(block)
    return "".join(words)


def _of_step(step: Step) -> list[str]:
    words: list[str] = []
    for item in step.items:
        if isinstance(item, Text):
            words.append(item.value)
            continue
        words += [item.name, getattr(item, "alias", ""), getattr(item, "note", "")]
        words += [item.quantity.text, item.quantity.unit] if item.quantity else []
    return words


@given(st.text(st.sampled_from("abcé 12@#~{}()[]\\|%=?&+->:\n"), max_size=80))
def test_no_letter_and_no_number_falls_away(text: str) -> None:
    """Whatever a file says is in its tree: as an item, as text, as a comment. Only signs may vanish."""
    kept = sorted(sign for sign in spoken(parse(text)) if sign.isalnum())
    assert kept == sorted(sign for sign in text if sign.isalnum())


@given(st.text(st.sampled_from("a -[]\\\n"), max_size=60))
def test_comments_and_lines_make_up_the_whole(text: str) -> None:
    """What is no comment is in a line, at the place where it says it is."""
    rows = text.split("\n")
    for line in uncommented(text, 1).lines:
        for piece in line.pieces:
            assert rows[piece.line - 1][piece.column - 1 :].startswith(piece.text)


@given(st.text(max_size=30))
def test_unescaping_never_fails(text: str) -> None:
    """A backslash at the very end is a backslash."""
    assert len(unescaped(text)) <= len(text)
