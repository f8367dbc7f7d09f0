"""Round trips through Cooklang: what the format can express survives, and the rest is reported."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.model.recipe import (
    Check,
    Ingredient,
    IngredientGroup,
    Keep,
    Recipe,
    Section,
    Servings,
    StatedTime,
    Step,
    Storage,
    TimerSpec,
    Use,
)
from kitchen_tui.recipes.formats.cooklang.reader import read_cooklang
from kitchen_tui.recipes.formats.cooklang.spelling import braces
from kitchen_tui.recipes.formats.cooklang.writer import write_cooklang
from tests.recipes.reading import recipe_in


def round_trip(recipe: Recipe) -> Recipe:
    """Write and read back; the file must have no problems."""
    reading = read_cooklang(write_cooklang(recipe).text, recipe.name)
    assert not reading.problems
    return recipe_in(reading)


def test_the_collection_survives(test_data: Path) -> None:
    """Every Cooklang file of the shared recipes is the same after writing, except that "3tsp" gains a space."""
    files = [path for path in (test_data / "recipes").rglob("*") if path.suffix in (".cook", ".menu")]
    assert len(files) >= 9
    for path in files:
        text = re.sub(r"(\d)(tsp|cups)\}", r"\1%\2}", path.read_text(encoding="utf-8"))
        recipe = recipe_in(read_cooklang(text, path.stem))
        assert round_trip(recipe) == recipe, path
        assert write_cooklang(recipe).lost == (), path


# Letters, the signs that mean something in Cooklang or YAML, line breaks, and scripts beyond ASCII.
TEXT = st.text(st.sampled_from("ab é盐🧂@#~{}()[]\\|%=?&+-->:;,.'\"!*`<\n0159/½"), max_size=30)
WORDS = TEXT.map(lambda text: " ".join(text.split()))
NAME = st.tuples(st.sampled_from("abcé盐"), WORDS).map("".join)
LINES = TEXT.map(lambda text: "\n".join(" ".join(line.split()) for line in text.split("\n")).strip())
QUANTITY = st.sampled_from(["", "2 lb", "1 1/2 cups", "3-4", "a pinch", "0.5 l", "2 x 400 g tins", "10%"])
SPAN = st.tuples(st.integers(1, 5000), st.integers(0, 3000)).map(
    lambda ends: Span(ends[0] * SECOND, (ends[0] + ends[1]) * SECOND)
)


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """Generate recipes that use only what Cooklang supports."""
    names = draw(st.lists(NAME, max_size=4, unique_by=str.casefold))
    notes = st.just("") | NAME
    items = [
        Ingredient(f"i{at}", name, draw(QUANTITY), name, draw(notes), optional=draw(st.booleans()))
        for at, name in enumerate(names)
    ]
    unused, steps = list(items), []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        uses = [unused.pop(0)] if unused else []
        spans = draw(st.lists(SPAN, max_size=2))
        timers = tuple(TimerSpec(f"t{at}", draw(NAME), *span) for at, span in enumerate(spans))
        named = " ".join(item.name for item in uses)
        text = " ".join(f"Do {draw(LINES)}".strip().split(" ") + named.split())
        step_notes = tuple(draw(st.lists(LINES.filter(bool), max_size=1)))
        steps.append(
            Step(f"s{number}", number, "", text, tuple(Use(i.id) for i in uses), timers=timers, notes=step_notes)
        )
    return Recipe(
        "dish",
        draw(NAME),
        draw(LINES),
        draw(st.sampled_from([Servings(), Servings(4, 4), Servings(4, 6, "rolls")])),
        tuple(StatedTime(name, draw(SPAN)) for name in draw(st.sets(st.sampled_from(["prep", "cook", "total"])))),
        tuple(draw(st.lists(NAME, max_size=3, unique_by=str.casefold))),
        draw(NAME),
        (IngredientGroup("", tuple(item for item in items if item not in unused)),),
        (Section(draw(st.just("") | NAME), tuple(steps)),),
        notes=tuple(draw(st.lists(LINES.filter(bool), max_size=2))),
    )


def facts(recipe: Recipe) -> dict[str, object]:
    """Return what must survive, without white space and brackets, since times and names are written into the text."""
    steps = recipe.steps
    return {
        "head": (recipe.title, recipe.description, recipe.servings, recipe.source, recipe.notes),
        "times": set(recipe.times),
        "tags": recipe.tags,
        "sections": [(section.name, len(section.steps)) for section in recipe.sections],
        "ingredients": {(i.name, i.quantity, i.note, i.optional) for i in recipe.ingredients()},
        "timers": [sorted((t.name, t.least_ms, t.most_ms) for t in step.timers) for step in steps],
        "notes": [step.notes for step in steps],
    }


@given(recipes())
def test_supported_parts_survive_a_round_trip(recipe: Recipe) -> None:
    back = round_trip(recipe)
    assert facts(back) == facts(recipe)
    for old, new in zip(recipe.steps, back.steps, strict=True):
        assert new.text.startswith(old.text)


@given(recipes())
def test_writing_is_stable(recipe: Recipe) -> None:
    once = round_trip(recipe)
    assert round_trip(once) == once


@pytest.mark.parametrize(
    ("step", "line"),
    [
        (
            Step("s", 1, "", "Bake for 20 to 25 minutes.", timers=(TimerSpec("t", "bake", 20 * MINUTE, 25 * MINUTE),)),
            "Bake for ~{20-25%minutes}.",
        ),
        (
            Step("s", 1, "", "Leave it be.", timers=(TimerSpec("t", "rest", 90 * SECOND, 90 * SECOND),)),
            "Leave it be. (~rest{90%seconds})",
        ),
        (Step("s", 1, "", "Add the Flour (sifted).", (Use("f"),)), "Add the @flour|Flour{2%cups} (sifted)."),
        (Step("s", 1, "", "Use 2 pans.", cookware=("2 pans",)), "Use 2 #pans{2}."),
        (Step("s", 1, "", "Mail me@x.org; 5 -- 6"), "Mail me\\@x.org; 5 \\-- 6"),
    ],
)
def test_items_are_written_where_the_text_names_them(step: Step, line: str) -> None:
    groups = (IngredientGroup("", (Ingredient("f", "2 cups flour", "2 cups", "flour"),)),) if step.uses else ()
    written = write_cooklang(Recipe("dish", "Dish", groups=groups, sections=(Section("", (step,)),)))
    assert written.text == f"---\ntitle: Dish\n---\n\n{line}\n"


def test_losses_in_cooklang_are_reported() -> None:
    check = Check("tender?", MINUTE, MINUTE, MINUTE)
    step = Step(
        "s", 1, "The long one", "Simmer.", heat="low", timers=(TimerSpec("t", "simmer", MINUTE, MINUTE, (check,)),)
    )
    recipe = Recipe(
        "dish",
        "Dish",
        groups=(IngredientGroup("For the pan", (Ingredient("i", "oil", "", "oil"),)),),
        sections=(Section("", (step,)),),
        storage=Storage(keeps=(Keep("fridge", 2, "day"),)),
    )
    lost = " ".join(write_cooklang(recipe).lost)
    for thing in (
        "headings of the ingredient",
        "titles of steps: step 1",
        "checks",
        "heat",
        "leftovers",
        "have ready: oil",
    ):
        assert thing in lost


@pytest.mark.parametrize(
    ("uses", "written", "lost"),
    [
        (("30 g", "20 g"), ("30%g", "20%g"), False),
        (("", ""), ("50%g", ""), False),
        (("half", ""), ("50%g", ""), True),
        (("20 g", "the rest"), ("50%g", ""), True),
    ],
)
def test_the_list_of_ingredients_stays_correct(uses: tuple[str, str], written: tuple[str, str], lost: bool) -> None:
    steps = tuple(Step(f"s{at}", at, "", "Add butter.", (Use("b", part),)) for at, part in enumerate(uses, 1))
    butter = Ingredient("b", "50 g butter", "50 g", "butter")
    recipe = Recipe("dish", "Dish", groups=(IngredientGroup("", (butter,)),), sections=(Section("", steps),))
    assert write_cooklang(recipe).text.count("@") == 2
    assert all(f"@butter{{{quantity}}}" in write_cooklang(recipe).text for quantity in written)
    assert bool(write_cooklang(recipe).lost) == lost
    assert [item.quantity for item in round_trip(recipe).ingredients()] == ["50 g"]


def test_an_ingredient_listed_twice_is_added_up_and_reported() -> None:
    items = tuple(Ingredient(f"g{at}", f"{at} cm ginger", f"{at} cm", "ginger") for at in (2, 3))
    step = Step("s", 1, "", "Grate ginger and ginger.", (Use("g2"), Use("g3")))
    recipe = Recipe("dish", "Dish", groups=(IngredientGroup("", items),), sections=(Section("", (step,)),))
    assert "added up: ginger" in " ".join(write_cooklang(recipe).lost)
    assert [item.quantity for item in round_trip(recipe).ingredients()] == ["5 cm"]


@pytest.mark.parametrize(
    ("quantity", "written"),
    [("1½ cups", "{1 1/2%cups}"), ("⅜ tsp", "{3/8%tsp}"), ("a pinch", "{a pinch}"), ("", "{}")],
)
def test_a_quantity_is_written_in_digits(quantity: str, written: str) -> None:
    assert braces(quantity) == written
