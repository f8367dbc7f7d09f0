"""Every mistake is reported with its line, column and a hint, all at once."""

import pytest

from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from tests.recipes.formats.yaml.catalogue import MISTAKES, Mistake


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_reported_with_its_position(mistake: Mistake) -> None:
    reading = read_yaml(mistake.text, "soup")
    assert reading.recipe is None
    assert [(problem.line, problem.column) for problem in reading.problems] == [(mistake.line, mistake.column)]
    assert mistake.said in reading.problems[0].text
    assert mistake.hint in reading.problems[0].hint
    assert len(reading.problems[0].text) < 160, "a sentence, not the file"


@pytest.mark.parametrize("text", ["title: [a]\nsteps: [Cook]\n", "%X\na: b\n", "title: [" + "a," * 10_000 + "]"])
def test_important_verbs_have_an_example_in_their_help(text: str) -> None:
    assert any("kitchen-tui new" in problem.hint for problem in read_yaml(text, "soup").problems)


def test_all_mistakes_are_reported_at_once_in_the_order_of_the_file() -> None:
    text = "servings: some\nsteps:\n  - titel: Boil\n    takes: 9-3 min\n    uses: salt\n  - *x\ntags: {a: b}\n"
    said = [(problem.line, problem.column) for problem in read_yaml(text, "soup").problems]
    assert said == [(1, 1), (1, 11), (3, 5), (3, 5), (6, 5), (7, 7)]


def test_problems_are_bounded() -> None:
    """A file of another kind neither fills the terminal nor takes minutes."""
    text = "title: a\nsteps: [Cook]\n" + "".join(f"tille{n}: b\n" for n in range(4000))
    assert len(read_yaml(text, "soup").problems) == 100


@pytest.mark.parametrize("bomb", ["a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "a: &a [*a]\n"])
def test_alias_bombs_and_cycles_are_refused(bomb: str) -> None:
    reading = read_yaml(bomb, "bomb")
    assert reading.recipe is None
    assert any("Aliases" in problem.text for problem in reading.problems)


def test_too_many_values_are_refused() -> None:
    reading = read_yaml("title: [" + "a," * 400_000 + "]", "long")
    assert [problem.text for problem in reading.problems] == [
        "This file has more than 10000 values; no recipe is that long."
    ]
