"""The official RecipeMD test suite."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kitchen_tui.recipes.formats.recipemd.parser import Amount, RecipeMdError, parse_recipemd


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
