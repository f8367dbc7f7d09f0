"""Data of a page that hold too little or too much: completed from the page, or relieved of what is no recipe."""

import pytest

from kitchen_tui.recipes.formats.draft import Draft, DraftGroup, DraftSection, DraftStep
from kitchen_tui.recipes.formats.web import read as reading
from kitchen_tui.recipes.formats.web.scrapers import rewritten
from tests.recipes.formats.web.reading import read_page
from tests.recipes.formats.web.test_read import URL, page, recipe

WHOLE = Draft(
    title="Pie",
    groups=(DraftGroup("", ("1 chicken", "2 leeks", "200 ml cream", "1 sheet pastry", "1 egg")),),
    sections=(DraftSection("", (DraftStep("Fry the leeks."), DraftStep("Fill the pie."), DraftStep("Bake it."))),),
)


def _read(listed: list[str], *steps: str, whole: Draft | None, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int, str]:
    monkeypatch.setattr(reading, "scraped", lambda html, url: whole)
    node = {"@type": "Recipe", "name": "Pie", "recipeIngredient": listed, "recipeInstructions": list(steps)}
    read = read_page(page(node), URL, "pie")
    assert read.recipe is not None
    doubts = " ".join(problem.text for problem in read.uncertain)
    return len(list(read.recipe.ingredients())), len(read.recipe.steps), doubts


@pytest.mark.parametrize(
    ("listed", "steps"),
    [
        (["Chicken"], ["Fry the leeks for 10 minutes until they are soft. " * 5]),
        (["Chicken, leeks"], ["Fry the leeks.", "Bake the pie."]),
        (["2 tbsp oil", "1 lemon"], ["Whisk the oil with the juice of the lemon."]),
    ],
)
def test_data_that_are_a_part_of_the_recipe_are_completed(
    monkeypatch: pytest.MonkeyPatch, listed: list[str], steps: list[str]
) -> None:
    ingredients, count, doubts = _read(listed, *steps, whole=WHOLE, monkeypatch=monkeypatch)
    assert (ingredients, count) == (5, 3)
    assert "only a part of the recipe" in doubts


def test_a_short_recipe_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = ["Cut the fruit into small pieces, and cook it on low heat in a wide pot, stirring often. " * 2] * 2
    assert _read(["1 kg plums", "500 g sugar"], *steps, whole=WHOLE, monkeypatch=monkeypatch)[:2] == (2, 2)
    assert _read(["Chicken"], "Roast it.", whole=None, monkeypatch=monkeypatch)[:2] == (1, 1)


@pytest.mark.parametrize("heading", ["Equipment Needed:", "Special equipment:", "Tools:"])
def test_equipment_in_the_list_of_ingredients_is_a_note(heading: str) -> None:
    read = recipe(recipeIngredient=["1 leek", "2 eggs", heading, "Baking pan", "Whisk"])
    assert [item.name for item in read.ingredients() if item.listed] == ["leek", "eggs"]
    assert "Equipment: Baking pan, Whisk" in read.notes


def test_a_group_that_is_also_needed_stays() -> None:
    read = recipe(recipeIngredient=["1 leek", "2 eggs", "You will also need:", "70 g blackberries"])
    assert [item.name for item in read.ingredients()] == ["leek", "eggs", "blackberries"]


@pytest.mark.parametrize(
    ("listed", "count"),
    [
        (["1 kg potatoes", "4 tbsp oil", "2 dl cream", "1 lemon", "4 tbsp oil", "1 lemon", "2 dl cream"], 4),
        (["1 leek", "2 eggs", "1 tsp salt", "1 leek", "2 eggs", "1 tsp salt"], 3),
        (["1 leek", "1 tsp salt", "2 eggs", "1 tsp salt"], 4),
        (["200 g flour", "salt", "1 egg", "pepper", "salt", "pepper"], 6),
    ],
)
def test_a_list_that_is_repeated_at_its_end(listed: list[str], count: int) -> None:
    assert len(list(recipe(recipeIngredient=listed).ingredients())) == count


@pytest.mark.parametrize("line", ["Fresh herbs for garnish", "Lime wedges for topping", "Rice for the topping"])
def test_what_is_for_the_garnish_is_an_ingredient(line: str) -> None:
    read = recipe(recipeIngredient=["1 leek", line, "1/2 cup tahini", "3 tbsp lemon juice"])
    assert len(list(read.ingredients())) == 4


def test_an_address_alone_is_not_a_step() -> None:
    read = recipe(recipeInstructions="Boil it.\nhttps://example.org/other-recipe\nServe it.")
    assert [step.text for step in read.steps] == ["Boil it.", "Serve it."]


def test_data_in_scripts_reach_recipe_scrapers_and_code_does_not() -> None:
    html = '<script type="application/json">{"a": "<b>1</b>"}</script><script>run()</script><p>x</p>'
    kept = rewritten(html)
    assert '{"a": "<b>1<\\/b>"}' in kept
    assert "run()" not in kept
