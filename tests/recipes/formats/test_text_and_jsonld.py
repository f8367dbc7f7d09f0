"""Export to plain text and JSON-LD: what they can express survives, and the rest is reported."""

import json
from pathlib import Path

import pytest

from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.text.read import read_prose
from kitchen_tui.recipes.formats.text.writer import write_text
from kitchen_tui.recipes.formats.web.jsonld_writer import write_jsonld
from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from tests.conftest import ROOT
from tests.recipes.formats.web.reading import read_page
from tests.recipes.reading import recipe_in

SHIPPED = sorted((ROOT / "recipe_data").glob("*.yaml"))


def shipped(path: Path) -> Recipe:
    """A shipped recipe that uses all features."""
    read = read_yaml(path.read_text(encoding="utf-8"), path.stem)
    return recipe_in(read)


def from_text(recipe: Recipe) -> Recipe:
    """Write as text and read back."""
    read = read_prose(write_text(recipe).text, recipe.name)
    return recipe_in(read)


def from_jsonld(recipe: Recipe) -> Recipe:
    """Write as JSON-LD, put it on a page, and read back."""
    data = write_jsonld(recipe).text.replace("</", "<\\/")
    read = read_page(f'<script type="application/ld+json">{data}</script>', "", recipe.name)
    return recipe_in(read)


def spans(recipe: Recipe) -> list[list[tuple[int, int]]]:
    """Return the windows of each step's timers."""
    return [[(timer.least_ms, timer.most_ms) for timer in step.timers] for step in recipe.steps]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_text_says_it_all_in_words(path: Path) -> None:
    recipe = shipped(path)
    back = from_text(recipe)
    assert (back.title, back.servings[:2], back.tags) == (recipe.title, recipe.servings[:2], recipe.tags)
    assert [time.span for time in back.times] == [time.span for time in recipe.times]
    assert [(group.name, len(group.ingredients)) for group in back.groups] == [
        (group.name, len(group.ingredients)) for group in recipe.groups
    ]
    assert [(section.name, len(section.steps)) for section in back.sections] == [
        (section.name, len(section.steps)) for section in recipe.sections
    ]
    assert [step.title for step in back.steps] == [step.title for step in recipe.steps]
    assert back.storage.keeps == recipe.storage.keeps
    assert (back.storage.reheat is None) == (recipe.storage.reheat is None)
    assert back.nutrition == recipe.nutrition
    assert (back.tips, back.notes) == (recipe.tips, recipe.notes)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_text_that_was_read_is_written_the_same(path: Path) -> None:
    """From the second time on, nothing changes."""
    once = write_text(from_text(shipped(path))).text
    again = recipe_in(read_prose(once, path.stem))
    assert write_text(again).text == once


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_jsonld_keeps_what_schema_org_defines(path: Path) -> None:
    recipe = shipped(path)
    back = from_jsonld(recipe)
    assert (back.title, back.servings[:2], back.tags) == (recipe.title, recipe.servings[:2], recipe.tags)
    assert [item.text for item in back.ingredients()] == [item.text for item in recipe.ingredients()]
    assert [(section.name, len(section.steps)) for section in back.sections] == [
        (section.name, len(section.steps)) for section in recipe.sections
    ]
    assert [(step.title, step.notes) for step in back.steps] == [(step.title, step.notes) for step in recipe.steps]
    assert back.nutrition == recipe.nutrition


def test_timers_survive_as_times_in_the_text() -> None:
    """A time that the step's text does not state is added as a sentence, and found again."""
    recipe = shipped(ROOT / "recipe_data" / "honey-glazed-pork-belly.yaml")
    for back in (from_text(recipe), from_jsonld(recipe)):
        for ours, found in zip(spans(recipe), spans(back), strict=True):
            assert set(ours) <= set(found)


def test_losses_are_reported() -> None:
    recipe = shipped(ROOT / "recipe_data" / "honey-glazed-pork-belly.yaml")
    lost = " ".join(write_jsonld(recipe).lost)
    for word in ("headings of the ingredient list", "glaze and rest time", "tips", "cookware", "storage", "checks"):
        assert word in lost
    assert any("order of steps" in line for line in write_text(recipe).lost)
    plain = Recipe("soup", "Soup")
    assert write_jsonld(plain).lost == write_text(plain).lost == ()


def test_an_empty_recipe_is_valid_json() -> None:
    assert json.loads(write_jsonld(Recipe("soup", "Soup")).text) == {
        "@context": "https://schema.org",
        "@type": "Recipe",
        "name": "Soup",
    }
