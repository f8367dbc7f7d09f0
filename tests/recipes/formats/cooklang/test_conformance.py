"""The specification's own tests in its three editions, and those of cooklang-rs for what it leaves open."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from kitchen_tui.recipes.formats.cooklang.parser import parse
from kitchen_tui.recipes.formats.cooklang.reader import read_cooklang
from kitchen_tui.recipes.formats.cooklang.tree import Cookware, Ingredient, Item, Quantity, Section, Step, Text, Tree
from kitchen_tui.recipes.scaling.scale import ScalingError, factor_for, scaled

Case = dict[str, Any]
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


@pytest.fixture(scope="module")
def behaviour(test_data: Path) -> dict[str, list[Case]]:
    """Return all 27 cases by kind."""
    cases: dict[str, list[Case]] = yaml.safe_load((test_data / "cooklang" / "rs_behaviour.yaml").read_text("utf-8"))
    assert sum(map(len, cases.values())) == 27
    return cases


def numbers(section: Section) -> list[int | None]:
    """Return the numbers of steps, and None for notes."""
    count = 0
    numbered: list[int | None] = []
    for block in section.content:
        count += isinstance(block, Step)
        numbered.append(count if isinstance(block, Step) else None)
    return numbered


def test_step_numbers(behaviour: dict[str, list[Case]]) -> None:
    for case in behaviour["step_numbers"]:
        assert [numbers(section) for section in parse(case["source"]).sections] == case["expect"], case["source"]


def test_blocks(behaviour: dict[str, list[Case]]) -> None:
    for case in behaviour["blocks"]:
        tree = parse(case["source"])
        if case.get("kind"):
            assert [type(block).__name__.lower() for block in tree.sections[0].content] == [case["kind"]]
            continue
        assert len(tree.sections) == case["sections"], case["name"]
        for number, section in enumerate(tree.sections, 1):
            assert len(section.content) == case.get(f"content_in_section_{number}", len(section.content)), case["name"]
        assert len(tree.metadata) == case.get("metadata_count", 0), case["name"]


def test_a_timer_without_a_unit_is_read_with_a_warning(behaviour: dict[str, list[Case]]) -> None:
    """The cook gets the timer, and the author a hint."""
    for case in behaviour["timers"]:
        problems = parse(case["source"]).problems
        assert len(problems) == case["warnings"]
        assert case["warning_has"] in problems[0].text


def names(tree: Tree) -> list[str]:
    """Return all ingredients of the tree."""
    steps = [block for section in tree.sections for block in section.content if isinstance(block, Step)]
    return [item.name for step in steps for item in step.items if isinstance(item, Ingredient)]


def test_front_matter(behaviour: dict[str, list[Case]]) -> None:
    for case in behaviour["frontmatter"]:
        tree = parse(case["source"])
        assert names(tree) == case["ingredients"], case["name"]
        assert len(tree.problems) >= case.get("warnings_at_least", 0), case["name"]
        for key, value in case.get("metadata", {}).items():
            assert {entry.key: entry.value for entry in tree.metadata}[key] == value
        if case.get("metadata_count") == 0:
            assert not tree.metadata
            assert tree.unread.splitlines()[0] in case["source"]
            assert 1 <= tree.problems[0].line <= case["source"].count("\n")


OTHERWISE = {
    "serves 4 people": 4,  # cooklang-rs refuses to scale; a cook reads four, and so do we and data/metadata
    "two": 2,  # cooklang-rs leaves the word alone; we read it
}


def test_scaling(behaviour: dict[str, list[Case]]) -> None:
    for case in behaviour["scaling"]:
        recipe = read_cooklang(case["source"], "dish").recipe
        assert recipe is not None
        stated = next((entry.value for entry in parse(case["source"]).metadata if entry.key == "servings"), "")
        if isinstance(stated, str) and stated in OTHERWISE:
            assert recipe.servings.least == OTHERWISE[stated]
            continue
        if case.get("error"):
            with pytest.raises(ScalingError):
                factor_for(recipe, servings=case["to_servings"])
            continue
        factor = Fraction(str(case["factor"])) if "factor" in case else factor_for(recipe, servings=case["to_servings"])
        bigger = scaled(recipe, factor)
        if "servings_after" in case:
            assert bigger.servings.most == case["servings_after"], case
        if "quantity_after" in case:
            assert next(bigger.ingredients()).quantity == f"{case['quantity_after']} cups"
