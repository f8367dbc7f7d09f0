"""The 27 cases of cooklang-rs for what the specification leaves open, and the one in which we differ."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from kitchen_tui.recipes.formats.cooklang.parser import parse
from kitchen_tui.recipes.formats.cooklang.reader import read_cooklang
from kitchen_tui.recipes.formats.cooklang.tree import Ingredient, Section, Step, Tree
from kitchen_tui.recipes.scaling.scale import ScalingError, factor_for, scaled

Case = dict[str, Any]


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


def test_a_timer_without_a_unit_is_a_timer_and_a_warning(behaviour: dict[str, list[Case]]) -> None:
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
