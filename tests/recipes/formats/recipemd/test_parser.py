"""The test suite of RecipeMD, and properties of any text."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.recipemd.markdown import parse_instructions
from kitchen_tui.recipes.formats.recipemd.parser import Amount, RecipeMdError, parse_amount, parse_recipemd
from kitchen_tui.recipes.formats.recipemd.reader import read_recipemd


def plain(value: Any) -> Any:
    """Convert parsed elements to the suite's JSON, in which factors are decimal strings."""
    if isinstance(value, Amount):
        decimal = Decimal(value.factor.numerator) / Decimal(value.factor.denominator)
        return {"factor": f"{decimal.normalize():f}", "unit": value.unit}
    if hasattr(value, "_asdict"):
        return {key: plain(item) for key, item in value._asdict().items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


@pytest.fixture(scope="module")
def cases(test_data: Path) -> Path:
    """Return the folder with the cases."""
    return test_data / "recipemd" / "testcases" / "cases"


def test_every_valid_case_equals_its_json(cases: Path) -> None:
    valid = sorted(path for path in cases.glob("*.md") if not path.name.endswith(".invalid.md"))
    assert len(valid) == 20
    wrong = {}
    for path in valid:
        parsed = plain(parse_recipemd(path.read_text(encoding="utf-8")))
        if parsed != json.loads(path.with_suffix(".json").read_text(encoding="utf-8")):
            wrong[path.name] = parsed
    assert not wrong


WHERE = {
    "empty": (1, "title"),
    "ingredients_amount_no_factor": (5, "no number"),
    "ingredients_empty": (5, "empty"),
    "ingredients_no_divider": (3, "no rule"),
    "ingredients_no_name": (5, "no name"),
    "instructions_no_divider": (5, "Only lists"),
    "tags_multiple": (7, "twice"),
    "title_second_level_heading": (1, "title"),
    "yields_amount_not_factor": (3, "no number"),
    "yields_multiple": (5, "twice"),
}


def test_every_invalid_case_is_refused_with_a_line(cases: Path) -> None:
    invalid = sorted(cases.glob("*.invalid.md"))
    assert [path.name.split(".")[0] for path in invalid] == sorted(WHERE)
    for path in invalid:
        line, words = WHERE[path.name.split(".")[0]]
        with pytest.raises(RecipeMdError, match=words) as refused:
            parse_recipemd(path.read_text(encoding="utf-8"))
        assert refused.value.problem.line == line, path.name
        assert refused.value.problem.hint, path.name


STEPS = "# t\n\n---\n\n---\n\n"
NESTED = {
    "quotations": STEPS + "> " * 1000 + "a\n",
    "lists": STEPS + "".join("  " * depth + "- a\n" for depth in range(1000)),
    "brackets": STEPS + "[" * 1400,
    "links": STEPS + "[a](" * 700,
    "backticks": STEPS + "".join("`" * run + " " for run in range(1, 1400)),
}


@pytest.mark.parametrize("nested", NESTED.values(), ids=NESTED)
def test_deep_nesting_is_read(nested: str) -> None:
    reading = read_recipemd(nested, "nested")
    assert reading.recipe is not None or reading.problems


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.deep)])
def test_a_file_truncated_anywhere_is_read_or_refused_with_a_line(test_data: Path, step: int) -> None:
    text = (test_data / "recipemd" / "testcases" / "cases" / "recipe.md").read_text(encoding="utf-8")
    for end in range(0, len(text), step):
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
def test_any_amount_is_a_number_or_absent(text: str) -> None:
    amount = parse_amount(text)
    assert amount is None or amount.factor >= 0
