"""Exports: what a format can express is read back, and everything it leaves out is reported, and nothing else."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.recipe import (
    Check,
    Hold,
    Ingredient,
    IngredientGroup,
    Keep,
    Nutrition,
    NutritionFact,
    Recipe,
    Section,
    StatedTime,
    Step,
    Storage,
    TimerSpec,
    Use,
)
from kitchen_tui.recipes.formats.cooklang import read_cooklang, write_cooklang
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.recipes.formats.recipemd import read_recipemd, write_recipemd
from kitchen_tui.recipes.formats.text.reader import read_prose
from kitchen_tui.recipes.formats.text.writer import write_text
from kitchen_tui.recipes.formats.web.jsonld_writer import write_jsonld
from kitchen_tui.recipes.formats.writing import recipe_notes, unsupported_fields
from tests.recipes.reading import SHIPPED, read_page, recipe_in

FORMATS = ("Plain text", "Cooklang", "RecipeMD", "JSON-LD")
CHECK = Check("tender?", MINUTE, MINUTE, MINUTE)
OIL = Ingredient("i", "1 oil", "1", "oil", optional=True, scales=False, substitutes=("fat",))
RICH = Recipe(
    "dish",
    "Dish",
    times=(StatedTime("prep", Span(MINUTE, MINUTE)),),
    groups=(IngredientGroup("For the pan", (OIL,)),),
    sections=(
        Section("One", (Step("a", 1, "The first", "Stir."),)),
        Section(
            "Two",
            (
                Step(
                    "b", 2, "", "Simmer.", (Use("i", "half"),), heat="low", cookware=("pot",), after=("a",),
                    optional=True, cue="thick", waits_ms=0,
                    timers=(TimerSpec("t", "simmer", MINUTE, MINUTE, (CHECK,)),),
                ),
            ),
        ),
    ),
    storage=Storage(("Cool it first.",), (Keep("fridge", 2, "day"),), Step("r", 1, "Reheat", "Warm gently.")),
    serving=("With bread.",),
    nutrition=Nutrition("serving", (NutritionFact("protein", "16 g"), NutritionFact("fat", "2 g"))),
    tips=("Be patient.",),
    notes=("From the sea.",),
    holds=Hold(MINUTE),
)  # fmt: skip


def test_every_aspect_of_a_rich_recipe_is_reported_with_its_steps() -> None:
    assert [len(unsupported_fields(RICH, name)) for name in FORMATS] == [5, 11, 13, 14]
    lost = unsupported_fields(RICH, "Cooklang")
    assert "Cooklang cannot store titles of steps: step 1." in lost
    assert "Cooklang cannot store headings of the ingredient list." in lost


def test_several_steps_are_listed() -> None:
    steps = tuple(Step(str(number), number, f"Stage {number}", "Stir.") for number in (1, 2, 3))
    recipe = Recipe("dish", "Dish", sections=(Section("", steps),))
    assert unsupported_fields(recipe, "Cooklang") == ("Cooklang cannot store titles of steps: steps 1, 2, 3.",)


def test_a_plain_recipe_loses_nothing() -> None:
    found = TimerSpec("t", "simmer", MINUTE, MINUTE, (CHECK,), found=True)
    plain = Recipe("dish", "Dish", sections=(Section("", (Step("a", 1, "", "Simmer.", timers=(found,)),)),))
    assert not any(unsupported_fields(plain, name) for name in FORMATS)


def test_asides_are_labelled() -> None:
    assert recipe_notes(RICH) == (
        "From the sea.",
        "Tip: Be patient.",
        "Serving: With bread.",
        "Storage: Cool it first.",
        "Reheating: Warm gently.",
        "Nutrition per serving: protein 16 g, fat 2 g",
    )
    assert recipe_notes(Recipe("dish", "Dish")) == ()


BELLY = next(path for path in SHIPPED if "pork-belly" in path.stem)
each_shipped = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)


def shipped(path: Path) -> Recipe:
    return recipe_in(read_file(path))


def from_text(recipe: Recipe) -> Recipe:
    """Write as text and read back."""
    return recipe_in(read_prose(write_text(recipe).text, recipe.name))


def from_jsonld(recipe: Recipe) -> Recipe:
    """Write as JSON-LD, put it on a page, and read back."""
    data = write_jsonld(recipe).text.replace("</", "<\\/")
    return recipe_in(read_page(f'<script type="application/ld+json">{data}</script>', "", recipe.name))


def spans(recipe: Recipe) -> list[list[tuple[int, int]]]:
    """Return the windows of each step's timers."""
    return [[(timer.least_ms, timer.most_ms) for timer in step.timers] for step in recipe.steps]


def amounts(ingredients: Iterable[Ingredient]) -> list[tuple[str, str]]:
    """Return names and quantities in any order; Cooklang writes a half in digits."""
    return sorted((item.name, item.quantity.replace("½", " 1/2").strip()) for item in ingredients)


def counted_sections(recipe: Recipe) -> list[tuple[str, int]]:
    return [(section.name, len(section.steps)) for section in recipe.sections]


@each_shipped
def test_cooklang_keeps_names_amounts_and_timers(path: Path) -> None:
    recipe = shipped(path)
    written = write_cooklang(recipe)
    reading = read_cooklang(written.text, recipe.name)
    assert not reading.problems
    back = recipe_in(reading)
    for field in ("title", "description", "servings", "tags"):
        assert getattr(back, field) == getattr(recipe, field)
    assert {item.name for item in back.ingredients()} == {item.name for item in recipe.ingredients()}
    if "added up" not in " ".join(written.lost):
        assert amounts(back.ingredients()) == amounts(recipe.ingredients())
    marked = [timer for step in recipe.steps for timer in step.timers if not timer.found]
    for timer in marked:
        assert any((t.least_ms, t.most_ms) == (timer.least_ms, timer.most_ms) for s in back.steps for t in s.timers)
    assert written.lost


@each_shipped
def test_recipemd_keeps_ingredients_and_steps(path: Path) -> None:
    recipe = shipped(path)
    written = write_recipemd(recipe)
    back = recipe_in(read_recipemd(written.text, recipe.name))
    assert (back.title, back.description, back.tags) == (recipe.title, recipe.description, recipe.tags)
    assert [group.name for group in back.groups] == [group.name for group in recipe.groups]
    lines = [f"{item.text} (optional)" if item.optional else item.text for item in recipe.ingredients()]
    assert [item.text for item in back.ingredients()] == lines
    assert [item.optional for item in back.ingredients()] == [item.optional for item in recipe.ingredients()]
    assert [(step.title, step.text) for step in back.steps] == [(step.title, step.text) for step in recipe.steps]
    assert written.lost


@each_shipped
def test_text_has_every_part_of_the_recipe(path: Path) -> None:
    recipe = shipped(path)
    back = from_text(recipe)
    assert (back.title, back.servings[:2], back.tags) == (recipe.title, recipe.servings[:2], recipe.tags)
    assert [time.span for time in back.times] == [time.span for time in recipe.times]
    assert [(group.name, len(group.ingredients)) for group in back.groups] == [
        (group.name, len(group.ingredients)) for group in recipe.groups
    ]
    assert counted_sections(back) == counted_sections(recipe)
    assert [step.title for step in back.steps] == [step.title for step in recipe.steps]
    assert back.storage.keeps == recipe.storage.keeps
    assert (back.storage.reheat is None) == (recipe.storage.reheat is None)
    assert back.nutrition == recipe.nutrition
    assert (back.tips, back.notes) == (recipe.tips, recipe.notes)


@each_shipped
def test_text_that_was_read_is_written_the_same(path: Path) -> None:
    """Reading what was written and writing it again gives the same text."""
    once = write_text(from_text(shipped(path))).text
    again = recipe_in(read_prose(once, path.stem))
    assert write_text(again).text == once


@each_shipped
def test_jsonld_keeps_what_schema_org_defines(path: Path) -> None:
    recipe = shipped(path)
    back = from_jsonld(recipe)
    assert (back.title, back.servings[:2], back.tags) == (recipe.title, recipe.servings[:2], recipe.tags)
    assert [item.text for item in back.ingredients()] == [item.text for item in recipe.ingredients()]
    assert counted_sections(back) == counted_sections(recipe)
    assert [(step.title, step.notes) for step in back.steps] == [(step.title, step.notes) for step in recipe.steps]
    assert back.nutrition == recipe.nutrition


def test_timers_survive_as_times_in_the_text() -> None:
    """A time that the step's text does not state is added as a sentence, and found again."""
    recipe = shipped(BELLY)
    for back in (from_text(recipe), from_jsonld(recipe)):
        for ours, found in zip(spans(recipe), spans(back), strict=True):
            assert set(ours) <= set(found)


def test_losses_are_reported() -> None:
    recipe = shipped(BELLY)
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
