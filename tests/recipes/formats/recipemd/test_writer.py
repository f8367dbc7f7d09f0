"""Round trips through RecipeMD: what the format supports survives, and the rest is reported."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.recipe import Ingredient, IngredientGroup, Recipe, Section, Servings, StatedTime, Step, TimerSpec
from kitchen_tui.recipes.formats.cooklang import read_cooklang
from kitchen_tui.recipes.formats.recipemd.reader import read_recipemd
from kitchen_tui.recipes.formats.recipemd.writer import write_recipemd


def round_trip(recipe: Recipe) -> Recipe:
    """Write the recipe and read the file back."""
    reading = read_recipemd(write_recipemd(recipe).text, recipe.name)
    assert reading.recipe is not None, reading.problems
    return reading.recipe


def test_every_valid_official_file_survives_a_round_trip(test_data: Path) -> None:
    files = sorted((test_data / "recipemd").rglob("*.md"))
    recipes = {path: read_recipemd(path.read_text(encoding="utf-8"), path.stem).recipe for path in files}
    assert sum(recipe is not None for recipe in recipes.values()) >= 40
    for path, recipe in recipes.items():
        if recipe is not None:
            assert round_trip(recipe) == recipe, path


def test_cooklang_files_keep_ingredients_and_steps_as_recipemd(test_data: Path) -> None:
    for path in sorted((test_data / "recipes").rglob("*.cook")):
        recipe = read_cooklang(path.read_text(encoding="utf-8"), path.stem).recipe
        assert recipe is not None
        back = round_trip(recipe)
        assert [step.text for step in back.steps] == [step.text for step in recipe.steps], path
        assert [item.text for item in back.ingredients()] == [item.text for item in recipe.ingredients()], path


# Letters, Markdown's special characters, line breaks, and non-ASCII scripts.
TEXT = st.text(st.sampled_from("ab é盐🧂*_`~[]()<>!#&\\|=+->:;,.'\"/\n019 "), max_size=30)
WORDS = TEXT.map(lambda text: " ".join(text.split()))
NAME = st.tuples(st.sampled_from("abcé盐"), WORDS).map("".join)
LINES = TEXT.map(lambda text: "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n")))))
TAG = st.text(st.sampled_from("abc éü*_[<&1"), min_size=1, max_size=10).map(lambda text: " ".join(f"x{text}".split()))
QUANTITY = st.sampled_from(["", "2 lb", "1 1/2 cups", "½ l", "3", "0.5 l"])


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """Generate recipes that use only what RecipeMD supports."""
    items = []
    for at, name in enumerate(draw(st.lists(NAME, max_size=4))):
        quantity = draw(QUANTITY)
        items.append(Ingredient(f"i{at}", f"{quantity} {name}".strip(), quantity, name))
    group = IngredientGroup(draw(st.just("") | NAME), tuple(items))
    steps = [
        Step(f"s{at}", at + 1, "", f"Do {text}".strip(), notes=tuple(draw(st.lists(NAME, max_size=1))))
        for at, text in enumerate(draw(st.lists(LINES, min_size=1, max_size=3)))
    ]
    return Recipe(
        "dish",
        draw(NAME),
        draw(LINES),
        draw(st.sampled_from([Servings(), Servings(4, 4), Servings(12, 12, "rolls")])),
        tags=tuple(draw(st.lists(TAG, max_size=3, unique=True))),
        groups=(group,) if items else (),
        sections=(Section(draw(st.just("") | NAME.map("S".__add__)), tuple(steps)),),
        notes=tuple(draw(st.lists(NAME, max_size=2))),
    )


@given(recipes())
def test_any_supported_recipe_survives_a_round_trip(recipe: Recipe) -> None:
    back = round_trip(recipe)
    head = ("title", "description", "servings", "tags", "notes")
    assert [getattr(back, field) for field in head] == [getattr(recipe, field) for field in head]
    assert [group.name for group in back.groups] == [group.name for group in recipe.groups]
    assert [item.text for item in back.ingredients()] == [item.text for item in recipe.ingredients()]
    marked = [item.quantity for item in recipe.ingredients() if item.quantity]
    assert [
        new.quantity for new, old in zip(back.ingredients(), recipe.ingredients(), strict=True) if old.quantity
    ] == marked
    assert [section.name for section in back.sections] == [section.name for section in recipe.sections]
    assert [(step.text, step.notes) for step in back.steps] == [(step.text, step.notes) for step in recipe.steps]


def test_a_step_title_is_written_in_bold_and_read_back() -> None:
    recipe = Recipe("dish", "Dish", sections=(Section("", (Step("s", 1, "Prep the pork", "Pat it dry."),)),))
    assert "1. **Prep the pork.** Pat it dry." in write_recipemd(recipe).text
    assert [(step.title, step.text) for step in round_trip(recipe).steps] == [("Prep the pork", "Pat it dry.")]


def test_unsupported_fields_are_reported_with_their_steps() -> None:
    step = Step("s", 1, "", "Simmer.", timers=(TimerSpec("t", "simmer", MINUTE, MINUTE),), cookware=("pot",))
    recipe = Recipe(
        "dish",
        "Dish",
        servings=Servings(4, 6),
        times=(StatedTime("prep", Span(MINUTE, MINUTE)),),
        tags=("a, b",),
        source="Grandmother",
        sections=(Section("", (step,)),),
    )
    lost = " ".join(write_recipemd(recipe).lost)
    for thing in ("timers: step 1", "cookware: step 1", "range of servings", "commas", "the source or times"):
        assert thing in lost
    assert "- Source: Grandmother\n- Prep time: 1 min" in write_recipemd(recipe).text
    read = round_trip(recipe)
    assert (read.source, read.times, read.notes) == ("Grandmother", recipe.times, ())
