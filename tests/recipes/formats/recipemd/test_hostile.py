"""Hostile input: reading is bounded in time and never raises."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.recipemd.elements import parse_amount
from kitchen_tui.recipes.formats.recipemd.instructions import parse_instructions
from kitchen_tui.recipes.formats.recipemd.reader import read_recipemd

MEGABYTE = 1_000_000
HEAD = "# t\n\n---\n\n"
BOMBS = {
    "ingredients": HEAD + "- a\n" * 20_000,
    "paragraphs": HEAD + "---\n\n" + "b\n\n" * 10_000,
    "quotations": HEAD + "---\n\n" + ">" * MEGABYTE,
    "deep quotations": HEAD + "---\n\n" + "> " * 1000 + "a\n",
    "deep lists": HEAD + "---\n\n" + "".join("  " * depth + "- a\n" for depth in range(1000)),
    "stars": HEAD + "---\n\n" + "*a " * (MEGABYTE // 3),
    "mixed stars": HEAD + "- " + "**a *a " * (MEGABYTE // 7),
    "brackets": HEAD + "---\n\n" + "[" * MEGABYTE,
    "brackets that are still tried": HEAD + "---\n\n" + "[" * 1400,
    "links": HEAD + "---\n\n" + "[a](" * (MEGABYTE // 4),
    "links that are still tried": HEAD + "---\n\n" + "[a](" * 700,
    "images": HEAD + "---\n\n" + "![a](" * (MEGABYTE // 5),
    "backticks": HEAD + "---\n\n" + "".join("`" * run + " " for run in range(1, 1400)),
    "references": "# t\n\n" + "[a]: b\n" * 20_000,
    "tags of HTML": HEAD + "---\n\n" + "<a " * (MEGABYTE // 3),
    "blocks of HTML": HEAD + "---\n\n" + "<div>" * (MEGABYTE // 5),
    "entities": HEAD + "---\n\n" + "&amp;" * (MEGABYTE // 5),
    "backslashes": HEAD + "---\n\n" + "\\" * MEGABYTE,
    "headings": HEAD + "# a\n" * 20_000,
    "tags": "# t\n\n*" + "a," * (MEGABYTE // 2) + "*\n\n---\n",
    "yields": "# t\n\n**" + "1 a," * (MEGABYTE // 4) + "**\n\n---\n",
    "digits": HEAD + "- *" + "1" * MEGABYTE + "* a\n",
    "times": HEAD + "---\n\n" + "bake for 5 minutes. " * (MEGABYTE // 20),
    "lines": HEAD + "---\n\n" + "a\n" * 100_000,
}
LIMIT_S = 10
"""CPU time; anything quadratic would take hours."""


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_megabyte_of_hostile_markdown_is_read_in_bounded_time(bomb: str) -> None:
    began = time.process_time()
    reading = read_recipemd(BOMBS[bomb], "bomb")
    assert time.process_time() - began < LIMIT_S
    assert reading.recipe is not None or reading.problems


def test_a_file_truncated_anywhere_is_read_or_refused_with_a_line(test_data: Path) -> None:
    text = (test_data / "recipemd" / "testcases" / "cases" / "recipe.md").read_text(encoding="utf-8")
    for end in range(len(text)):
        reading = read_recipemd(text[:end], "dish")
        assert reading.recipe is not None or reading.problems[0].line <= text.count("\n", 0, end) + 1


SIGNS = st.text(st.sampled_from("ab é\u0301\u200d\x1b\x00\ud800\u202e*_`~[]()<>!#&\\|=+->:;,.'\"/\n019 ½"), max_size=80)


@given(SIGNS | st.text(max_size=80) | SIGNS.map("# a\n\n{}\n\n---\n\n- *1* a\n".format))
def test_any_text_is_read_or_refused_and_escape_sequences_removed(text: str) -> None:
    reading = read_recipemd(text, "dish")
    assert reading.recipe is not None or reading.problems
    assert "\x1b" not in str(reading.recipe and reading.recipe.title)


@given(st.text(st.sampled_from("abcé 12.:*_`[]()!#\\-\n"), max_size=80))
def test_every_letter_of_the_instructions_is_kept(text: str) -> None:
    """Only signs, link targets and list numbers may disappear."""
    plain = text.replace("(", " ").replace("]:", " ").replace("```", " ")
    instructions = parse_instructions(plain)
    kept = [*instructions.notes]
    for section in instructions.sections:
        kept.append(section.name)
        for step in section.steps:
            kept += [step.title, step.text, *step.notes]
    assert sorted(filter(str.isalpha, "".join(kept))) == sorted(filter(str.isalpha, plain))


@given(st.text(st.sampled_from("0123456789/., ½¼abc"), max_size=20))
def test_any_amount_is_a_number_or_none(text: str) -> None:
    """A zero denominator, for one, does not raise."""
    amount = parse_amount(text)
    assert amount is None or amount.factor >= 0
