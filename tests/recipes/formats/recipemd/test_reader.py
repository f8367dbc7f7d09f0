"""A RecipeMD file read as a recipe."""

from pathlib import Path

import pytest

from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.recipe import Recipe, Servings, Use
from kitchen_tui.recipes.formats.recipemd.reader import read_recipemd

PIE = """# Apple *pie*

A pie. <br> With `apples`.

Second paragraph.

*dessert, autumn*

**8 slices, 1.5 kg**

---

- *1 1/2 kg* apples, peeled
- [Pastry](<pastry case.md>)

## Filling

- *1 Prise* Zimt
- 2 tbsp butter (optional)

### Glaze

- *1* egg

---

Peel the apples.

> Any sort will do.

## Baking

1. **Into the oven.** Bake for 40 to 45 minutes.
   - until brown
   - and bubbling

   > Watch it.
2. Brush with the egg\\
   and serve.

## Notes

- Keeps well.
"""


def recipe_of(text: str) -> Recipe:
    """Read a valid recipe."""
    recipe = read_recipemd(text, "apple-pie").recipe
    assert recipe is not None
    return recipe


def test_markup_is_removed_and_the_first_whole_yield_is_the_servings() -> None:
    pie = recipe_of(PIE)
    assert (pie.name, pie.title) == ("apple-pie", "Apple pie")
    assert pie.description == "A pie. With apples.\nSecond paragraph."
    assert pie.tags == ("dessert", "autumn")
    assert pie.servings == Servings(8, 8, "slices")
    assert pie.notes == ("Yields 1.5 kg", "Keeps well.")


def test_marked_amounts_are_kept_in_any_language_and_unmarked_ones_read() -> None:
    pie = recipe_of(PIE)
    assert [group.name for group in pie.groups] == ["", "Filling", "Filling: Glaze"]
    assert [(item.quantity, item.name, item.note) for item in pie.ingredients()] == [
        ("1 1/2 kg", "apples", "peeled"),
        ("", "Pastry", "./pastry%20case.md"),
        ("1 Prise", "Zimt", ""),
        ("2 tbsp", "butter", ""),
        ("1", "egg", ""),
    ]
    assert [item.optional for item in pie.ingredients()] == [False, False, False, True, False]


def test_paragraphs_and_items_are_steps_bold_sentences_titles_and_quotations_notes() -> None:
    pie = recipe_of(PIE)
    assert [section.name for section in pie.sections] == ["", "Baking"]
    assert [(step.number, step.title, step.text, step.notes) for step in pie.steps] == [
        (1, "Peel the apples", "Peel the apples.", ("Any sort will do.",)),
        (2, "Into the oven", "Bake for 40 to 45 minutes.\n- until brown\n- and bubbling", ("Watch it.",)),
        (3, "Brush with the egg", "Brush with the egg\nand serve.", ()),
    ]


def test_times_and_ingredients_are_found_in_the_steps() -> None:
    pie = recipe_of(PIE)
    (timer,) = pie.steps[1].timers
    assert (timer.name, timer.least_ms, timer.most_ms, timer.found) == ("bake", 40 * MINUTE, 45 * MINUTE, True)
    assert pie.steps[0].uses == (Use("apples"),)


@pytest.mark.parametrize(
    ("notes", "times", "source", "others"),
    [
        ("- Prep time: 10 min\n- Cook time: 1 h", {"prep": 10, "cook": 60}, "", ()),
        ("- Source: https://pies.example/1\n- Total time: 90 min", {"total": 90}, "https://pies.example/1", ()),
        ("- Bake it for another 10 min if it is pale.", {}, "", ("Bake it for another 10 min if it is pale.",)),
    ],
)
def test_notes_that_state_times_or_the_source(
    notes: str, times: dict[str, int], source: str, others: tuple[str, ...]
) -> None:
    read = recipe_of(f"# Pie\n\n---\n\n- *1* pie\n\n---\n\nBake it.\n\n## Notes\n\n{notes}\n")
    assert {time.name: time.span.most_ms // MINUTE for time in read.times} == times
    assert (read.source, read.notes) == (source, others)


def test_a_recipe_without_instructions_is_read_and_flagged() -> None:
    reading = read_recipemd("# Tea\n\n---\n\n- water\n", "tea")
    assert reading.recipe is not None
    assert not reading.problems
    assert len(reading.uncertain) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("# \n\n---\n", 1),
        ("# Tea\n\nwords", 3),
        ("# Tea\n\n*a*\n\nwords\n\n---\n", 5),
        ("# Tea\n\n---\n\n- water\n\nwords\n", 7),
        ("# Tea\n\n---\n\n- *x* water\n", 5),
    ],
)
def test_invalid_files_are_refused_with_the_line(text: str, line: int) -> None:
    reading = read_recipemd(text, "tea")
    assert reading.recipe is None
    assert [problem.line for problem in reading.problems] == [line]


def test_every_official_example_has_ingredients_and_steps(test_data: Path) -> None:
    files = sorted((test_data / "recipemd" / "examples").glob("*.md"))
    assert len(files) == 5
    for path in files:
        recipe = recipe_of(path.read_text(encoding="utf-8"))
        assert list(recipe.ingredients()), path
        assert recipe.steps, path


@pytest.mark.parametrize("stated", ["ca. 60 cookies", "~60 cookies", "about 60 cookies"])
def test_an_approximate_yield(stated: str) -> None:
    recipe = read_recipemd(f"# Cookies\n\n**{stated}**\n\n---\n\n- *2* eggs\n\n---\n\nBake.\n", "x").recipe
    assert recipe is not None
    assert recipe.servings == (60, 60, "cookies")


def test_a_paragraph_in_bold_is_a_step_and_not_a_title() -> None:
    recipe = read_recipemd("# Pie\n\n---\n\n- *2* eggs\n\n---\n\n**Takes long.**\n\n**Bake:** an hour.\n", "x").recipe
    assert recipe is not None
    assert [(step.title, step.text) for step in recipe.steps][:2] == [
        ("Takes long", "Takes long."),
        ("Bake", "an hour."),
    ]
