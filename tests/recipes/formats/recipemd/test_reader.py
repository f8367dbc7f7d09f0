"""A RecipeMD file read as a recipe."""

from pathlib import Path

import pytest

from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.recipe import Recipe, Servings, Use
from kitchen_tui.recipes.formats.recipemd.reader import read_recipemd
from tests.recipes.reading import assert_outcome, imported, minutes, recipe_in

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
    return recipe_in(read_recipemd(text, "apple-pie"))


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
    assert minutes(read) == times
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
    recipe = recipe_of(f"# Cookies\n\n**{stated}**\n\n---\n\n- *2* eggs\n\n---\n\nBake.\n")
    assert recipe.servings == (60, 60, "cookies")


def test_a_paragraph_in_bold_is_a_step_and_not_a_title() -> None:
    recipe = recipe_of("# Pie\n\n---\n\n- *2* eggs\n\n---\n\n**Takes long.**\n\n**Bake:** an hour.\n")
    assert [(step.title, step.text) for step in recipe.steps][:2] == [
        ("Takes long", "Takes long."),
        ("Bake", "an hour."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*1* large clove , minced (or 2 small ones)", ("1", "large clove", "minced, or 2 small ones")),
        ("*1* 4- to 5-pound chicken, jointed", ("1", "chicken", "4- to 5-pound, jointed")),
        ("*2 cups* stock, warm", ("2 cups", "stock", "warm")),
        ("*1 tsp* chilli (less than 1/2 tsp for children)", ("1 tsp", "chilli", "less than 1/2 tsp for children")),
    ],
)
def test_remarks_after_a_marked_amount(text: str, expected: tuple[str, str, str]) -> None:
    recipe = recipe_of(f"# Soup\n\n---\n\n- {text}\n\n---\n\nCook it.\n")
    assert [(item.quantity, item.name, item.note) for item in recipe.ingredients()] == [expected]


@pytest.mark.parametrize("heading", ["Recipe Notes", "Cook's notes", "Storage", "Tips"])
def test_remarks_under_a_heading_of_recipemd(heading: str) -> None:
    text = f"# Soup\n\n---\n\n- *2* leeks\n\n---\n\n## Instructions\n\n1. Cook.\n\n## {heading}\n\n1. Freezes well.\n"
    recipe = recipe_of(text)
    assert_outcome(recipe, {"notes": ["Freezes well."], "sections": [""]})


@pytest.mark.parametrize("amount", ["ca. 1 kg", "about 2 cups", "etwa 3 EL"])
def test_marked_amounts_that_recipemd_cannot_read(amount: str) -> None:
    text = f"# Leeks\n\n---\n# Filling\n- *2* leeks\n- *{amount}* flour\n\n---\n\nCook the leeks.\n\nServe.\n"
    recipe = imported(text, "leeks.md")
    assert_outcome(recipe, {"groups": ["Filling"], "count": 2, "title": "Leeks"})
    assert [item.text for item in recipe.ingredients()] == ["2 leeks", f"{amount} flour"]


@pytest.mark.parametrize(
    ("yields", "servings"),
    [("Yields 12 soft cookies.", 12), ("Serves 4", 4), ("Makes 2 loaves.", 2)],
)
def test_rules_below_headings_do_not_divide_the_recipe(yields: str, servings: int) -> None:
    text = (
        f"# Leeks\n\n{yields}\n\n## Ingredients\n-----\n- 2 leeks\n- 1 egg\n\n## Method\n-----\n1. Cook.\n\n"
        "## Notes\n-----\nEat it warm.\n"
    )
    text = text.replace("## ", "") if servings == 2 else text
    expected = {"servings": (servings, servings), "count": 1, "notes": ["Eat it warm."]}
    assert_outcome(imported(text, "leeks.md"), expected)
