"""docs/recipe-format.md is correct: its example can be read, and it documents every key."""

import re
from pathlib import Path

import pytest

from kitchen_tui.recipes.formats.yaml import ingredients, reader, steps
from kitchen_tui.recipes.formats.yaml.reader import read_yaml

PAGE = (Path(__file__).parents[4] / "docs" / "recipe-format.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_first_example_is_a_recipe() -> None:
    reading = read_yaml(EXAMPLES[0], "soup")
    assert reading.problems == ()
    assert reading.recipe is not None
    assert [step.title for step in reading.recipe.steps] == ["Sweat the leeks", "Simmer", "Finish"]


@pytest.mark.parametrize("example", EXAMPLES[1:], ids=lambda example: example.split(":")[0])
def test_the_other_examples_fit_into_a_recipe(example: str) -> None:
    whole = {
        "ingredients": f"title: a\nsteps: [Cook]\n{example}",
        "sections": f"title: a\n{example}",
        "timers": "title: a\nsteps:\n  - text: Cook.\n    " + example.replace("\n", "\n    "),
    }[example.split(":")[0]]
    assert read_yaml(whole, "soup").problems == ()


@pytest.mark.parametrize(
    "key",
    sorted(
        {
            *reader.RECIPE_KEYS,
            *ingredients.INGREDIENT_KEYS,
            *ingredients.GROUP_KEYS,
            *steps.STEP_KEYS,
            *steps.SECTION_KEYS,
            *steps.TIMER_KEYS,
            *steps.CHECK_KEYS,
            *steps.REMIND_KEYS,
            *steps.WARN_KEYS,
            *reader.STORAGE_KEYS,
            *reader.HOLD_KEYS,
        }
    ),
)
def test_every_key_is_explained(key: str) -> None:
    assert f"`{key}`" in PAGE or f"{{{key}:" in PAGE or f", {key}:" in PAGE or f"- {key}:" in PAGE
