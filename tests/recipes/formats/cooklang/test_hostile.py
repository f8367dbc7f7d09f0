"""Hostile input: reading never raises, keeps every word, and takes linear time."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.cooklang.lines import uncommented
from kitchen_tui.recipes.formats.cooklang.parser import parse
from kitchen_tui.recipes.formats.cooklang.reader import read_cooklang
from kitchen_tui.recipes.formats.cooklang.tree import Note, Step, Text, Tree, unescaped
from tests.support.growth import Repeated, assert_linear

HOSTILE = {
    "at signs": Repeated("@"),
    "open items": Repeated("@a{"),
    "open notes": Repeated("@a{}("),
    "one long name": Repeated(" b", "@a"),
    "items": Repeated("@a{1%g} "),
    "braces": Repeated("{"),
    "backslashes": Repeated("\\"),
    "open comments": Repeated("[- "),
    "comments": Repeated("[--]"),
    "dashes": Repeated("-"),
    "spaced dashes": Repeated(" --"),
    "headings": Repeated("= a\n", longest=80_000),
    "broken headings": Repeated("=", tail="a="),
    "notes": Repeated("> a\n"),
    "metadata": Repeated(">> a: b\n"),
    "spaces": Repeated(" ", ">> a", "b"),
    "lines": Repeated("a\n"),
    "timers": Repeated("~{1%min}"),
    "digits": Repeated("1", "@a{", "}"),
    "slashes": Repeated("1/", "@a{", "}"),
    "nested YAML": Repeated("[", "---\na: ", "\n---\nb", longest=1000),
    "nested maps": Repeated("{a: ", "---\n", "\n---\nb", longest=4000),
    "much YAML": Repeated("a: b\n", "---\n", "---\nb"),
    "combining marks": Repeated("\u0301", "@a"),
    "zero width": Repeated("\u200d", "@"),
}
YAML_BOMB = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nb"


def read(text: str) -> None:
    """Read a file; there must be a recipe or a problem."""
    reading = read_cooklang(text, "hostile")
    assert reading.recipe is not None or reading.problems


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_the_work_grows_with_the_length(hostile: Repeated) -> None:
    """For patterns that could make a parser read a passage repeatedly."""
    assert_linear(read, hostile.text)


@pytest.mark.deep
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_is_read(hostile: Repeated) -> None:
    read(hostile.text(hostile.longest))


def test_a_yaml_bomb_is_read() -> None:
    read(YAML_BOMB)


@pytest.mark.parametrize("step", [11, pytest.param(1, marks=pytest.mark.deep)])
def test_truncation_anywhere_leaves_a_recipe(test_data: Path, step: int) -> None:
    """Complete parts are still read, and nothing raises."""
    text = (test_data / "recipes" / "cookcli" / "Risotto.cook").read_text(encoding="utf-8")
    for end in range(len("---"), len(text), step):
        assert read_cooklang(text[:end], "risotto").recipe is not None


SIGNS = st.text(
    st.sampled_from("ab é盐\u0301\u200d\x1b\x00\ud800\u202e@#~{}()[]\\|%=?&+-->:;,.'\"\n0159/½"), max_size=80
)


@given(SIGNS | st.text(max_size=80) | SIGNS.map("---\n{}\n---\n".format))
def test_any_text_is_read(text: str) -> None:
    reading = read_cooklang(text, "dish")
    lines = text.replace("\r", "\n").count("\n") + 1
    assert all(0 <= problem.line <= lines for problem in (*reading.problems, *reading.uncertain))


def spoken(tree: Tree) -> str:
    """Return every word of the tree."""
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
def test_no_letter_and_no_number_is_lost(text: str) -> None:
    kept = sorted(sign for sign in spoken(parse(text)) if sign.isalnum())
    assert kept == sorted(sign for sign in text if sign.isalnum())


@given(st.text(st.sampled_from("a -[]\\\n"), max_size=60))
def test_comments_and_lines_make_up_the_whole(text: str) -> None:
    rows = text.split("\n")
    for line in uncommented(text, 1).lines:
        for piece in line.pieces:
            assert rows[piece.line - 1][piece.column - 1 :].startswith(piece.text)


@given(st.text(max_size=30))
def test_unescaping_never_fails(text: str) -> None:
    assert len(unescaped(text)) <= len(text)
