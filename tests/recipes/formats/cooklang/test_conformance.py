"""The specification's own tests in its three editions, case by case."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kitchen_tui.recipes.formats.cooklang.parser import parse
from kitchen_tui.recipes.formats.cooklang.tree import Cookware, Ingredient, Item, Quantity, Step, Text

EDITIONS = {"canonical.yaml": 60, "canonical-v8.yaml": 67, "canonical-legacy-metadata.yaml": 60}
DEFAULTS: dict[str, str | int] = {"ingredient": "some", "cookware": 1, "timer": ""}


def amount(quantity: Quantity | None, default: str | int) -> str | float | int:
    """Return a quantity in the form of the specification's tests."""
    if quantity is None:
        return default
    return float(quantity.least) if quantity.least is not None else quantity.text


def plain(item: Item) -> dict[str, Any]:
    """Return an item in the form of the specification's tests."""
    if isinstance(item, Text):
        return {"type": "text", "value": item.value}
    kind = type(item).__name__.lower()
    default = DEFAULTS[kind]
    shown: dict[str, Any] = {"type": kind, "name": item.name, "quantity": amount(item.quantity, default)}
    shown["units"] = item.quantity.unit if item.quantity else ""
    if isinstance(item, Ingredient | Cookware) and item.optional:
        shown["optional"] = True
    return shown


def wanted(item: dict[str, Any]) -> dict[str, Any]:
    """Return the expected item; the tests omit the unit of cookware."""
    return item if item["type"] == "text" else {"units": "", **item}


@pytest.mark.parametrize("edition", EDITIONS)
def test_canonical(test_data: Path, edition: str) -> None:
    """Each case gives its steps and its metadata, and no case is missing."""
    tests = yaml.safe_load((test_data / "cooklang" / edition).read_text(encoding="utf-8"))["tests"]
    assert len(tests) == EDITIONS[edition]
    wrong = {}
    for name, case in tests.items():
        tree = parse(case["source"])
        steps = [
            [plain(item) for item in block.items]
            for section in tree.sections
            for block in section.content
            if isinstance(block, Step)
        ]
        result = case["result"]
        metadata = {entry.key: entry.value for entry in tree.metadata}
        if (steps, metadata) != ([[wanted(item) for item in step] for step in result["steps"]], result["metadata"]):
            wrong[name] = steps, metadata
    assert not wrong
