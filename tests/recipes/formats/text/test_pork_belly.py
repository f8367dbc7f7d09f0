"""The source text of the shipped pork belly recipe, compared with the YAML file made from it by hand.

The file is in our own words, so texts differ but facts may not. Additions of the file (reminders where the source only
says "turning frequently", warnings) are not facts of the source.
"""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.text.read import read_prose
from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from kitchen_tui.recipes.understand.amounts import find_amounts
from tests.conftest import ROOT
from tests.recipes.reading import recipe_in

NAME = "honey-glazed-pork-belly"


@pytest.fixture(scope="module")
def found(test_data: Path) -> Recipe:
    """The recipe in the source text."""
    source = test_data.parent / "source" / "caramelized-honey-glazed-pork-belly.txt"
    if not source.is_file():
        pytest.skip(f"no source text at {source}")
    read = read_prose(source.read_text(encoding="utf-8"), NAME)
    assert read.problems == ()
    return recipe_in(read)


@pytest.fixture(scope="module")
def shipped() -> Recipe:
    """The recipe in the shipped file."""
    read = read_yaml((ROOT / "recipe_data" / f"{NAME}.yaml").read_text(encoding="utf-8"), NAME)
    return recipe_in(read)


def amounts(recipe: Recipe) -> list[list[tuple[Fraction | None, str]]]:
    """Return the number and unit of the first amount of each listed ingredient."""
    listed = [item for group in recipe.groups for item in group.ingredients if item.listed]
    return [[(one.quantity, one.unit) for one in find_amounts(item.quantity)[:1]] for item in listed]


def names(recipe: Recipe) -> list[str]:
    """Return the names of the ingredients without alternatives."""
    return [re.sub(r" or .*", "", item.name.lower()) for item in recipe.ingredients() if item.listed]


def test_title_servings_and_stated_times(found: Recipe, shipped: Recipe) -> None:
    assert re.sub(r"\W", "", found.title).lower() == re.sub(r"\W", "", shipped.title).lower()
    assert found.servings[:2] == shipped.servings[:2] == (4, 6)
    assert [time.span for time in found.times] == [time.span for time in shipped.times]
    assert [time.name for time in found.times] == ["prep", "cook", "glazing and resting", "total"]


def test_ingredients(found: Recipe, shipped: Recipe) -> None:
    assert [sum(item.listed for item in group.ingredients) for group in found.groups] == [7, 12]
    assert [group.name.lower() for group in found.groups] == [group.name.lower() for group in shipped.groups]
    assert amounts(found) == amounts(shipped)
    assert names(found) == names(shipped)
    assert [item.optional for item in found.ingredients()] == [item.optional for item in shipped.ingredients()]


def test_oil_that_is_missing_from_the_list(found: Recipe, shipped: Recipe) -> None:
    for recipe in (found, shipped):
        (oil,) = [item for item in recipe.ingredients() if not item.listed]
        assert oil.name == "oil"
        assert [(one.quantity, one.unit) for one in find_amounts(oil.quantity)] == [(Fraction(1), "tbsp")]
        assert [step.number for step in recipe.steps for use in step.uses if use.ingredient == oil.id] == [7]


def test_steps(found: Recipe, shipped: Recipe) -> None:
    assert [step.number for step in found.steps] == [step.number for step in shipped.steps] == list(range(1, 13))
    for ours, theirs in zip(shipped.steps, found.steps, strict=True):
        first = ours.title.lower().split()[0]
        assert first in theirs.title.lower() or first == "mix", (ours.title, theirs.title)


def test_timers_and_windows(found: Recipe, shipped: Recipe) -> None:
    assert windows(found) == windows(shipped)
    assert sum(map(len, windows(found))) == 8


def windows(recipe: Recipe) -> list[list[tuple[int, int]]]:
    """Return the windows of the timers of each step."""
    return [[(timer.least_ms, timer.most_ms) for timer in step.timers] for step in recipe.steps]


def test_checks(found: Recipe, shipped: Recipe) -> None:
    """The simmer is checked from 90 minutes on, every 15 minutes, and extended by 15."""
    for recipe in (found, shipped):
        checks = [(step.number, check) for step in recipe.steps for timer in step.timers for check in timer.checks]
        assert [(number, *check[1:]) for number, check in checks] == [(3, 5_400_000, 900_000, 900_000)]


def test_reminders(found: Recipe, shipped: Recipe) -> None:
    """The source has a number only for turning the pieces in the glaze, every 2 to 3 minutes."""
    stated = [(step.number, note.every) for step in found.steps for timer in step.timers for note in timer.reminders]
    by_hand = [(step.number, note.every) for step in shipped.steps for timer in step.timers for note in timer.reminders]
    assert stated == [(8, (120_000, 180_000))]
    assert set(stated) <= set(by_hand)


def test_storage_and_reheating(found: Recipe, shipped: Recipe) -> None:
    assert found.storage.keeps == shipped.storage.keeps
    for recipe in (found, shipped):
        assert recipe.storage.reheat is not None
        assert [(timer.least_ms, timer.most_ms) for timer in recipe.storage.reheat.timers] == [(300_000, 420_000)]


def test_nutrition_tips_and_serving(found: Recipe, shipped: Recipe) -> None:
    assert found.nutrition == shipped.nutrition
    assert len(found.tips) == len(shipped.tips) == 10
    assert len(found.serving) == len(shipped.serving)


def test_every_step_uses_what_the_hand_made_one_does(found: Recipe, shipped: Recipe) -> None:
    """Every link found in the text is also in the file."""
    for ours, theirs in zip(shipped.steps, found.steps, strict=True):
        assert positions(found, theirs.number) <= positions(shipped, ours.number), ours.title


def positions(recipe: Recipe, number: int) -> set[int]:
    """Return the positions in the list of the ingredients that a step uses."""
    ids = [item.id for item in recipe.ingredients()]
    return {ids.index(use.ingredient) for step in recipe.steps if step.number == number for use in step.uses}
