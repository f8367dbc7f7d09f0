"""An export reports everything it leaves out, and nothing else."""

from typing import get_args

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
from kitchen_tui.recipes.formats.export import Aspect, recipe_notes, unsupported_fields

ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
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
    lost = unsupported_fields(RICH, "Telegraph", ASPECTS)
    assert len(lost) == len(ASPECTS)
    assert "Telegraph cannot store titles of steps: step 1." in lost
    assert "Telegraph cannot store cookware: step 2." in lost
    assert "Telegraph cannot store times." in lost


def test_several_steps_are_listed() -> None:
    steps = tuple(Step(str(number), number, f"Stage {number}", "Stir.") for number in (1, 2, 3))
    recipe = Recipe("dish", "Dish", sections=(Section("", steps),))
    assert unsupported_fields(recipe, "Telegraph", ["titles of steps"]) == (
        "Telegraph cannot store titles of steps: steps 1, 2, 3.",
    )


def test_a_plain_recipe_loses_nothing() -> None:
    found = TimerSpec("t", "simmer", MINUTE, MINUTE, (CHECK,), found=True)
    plain = Recipe("dish", "Dish", sections=(Section("", (Step("a", 1, "", "Simmer.", timers=(found,)),)),))
    assert unsupported_fields(plain, "Telegraph", ASPECTS) == ()


def test_asides_say_what_they_are() -> None:
    assert recipe_notes(RICH) == (
        "From the sea.",
        "Tip: Be patient.",
        "Serving: With bread.",
        "Storage: Cool it first.",
        "Reheating: Warm gently.",
        "Nutrition per serving: protein 16 g, fat 2 g",
    )
    assert recipe_notes(Recipe("dish", "Dish")) == ()
