"""Data of a page that hold too little or too much: completed from the page, or reduced to the recipe."""

import pytest

from kitchen_tui.recipes.formats.web import reader
from kitchen_tui.recipes.formats.web.reader import find_on_page
from kitchen_tui.recipes.formats.web.scrapers import rewritten
from kitchen_tui.recipes.understand.draft import Draft, DraftGroup, DraftSection, DraftStep
from tests.recipes.formats.web.test_read import URL, page, recipe
from tests.recipes.reading import read_page

WHOLE = Draft(
    title="Pie",
    groups=(DraftGroup("", ("1 chicken", "2 leeks", "200 ml cream", "1 sheet pastry", "1 egg")),),
    sections=(DraftSection("", (DraftStep("Fry the leeks."), DraftStep("Fill the pie."), DraftStep("Bake it."))),),
)


def _read(listed: list[str], *steps: str, whole: Draft | None, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int, str]:
    monkeypatch.setattr(reader, "scraped", lambda html, url: whole)
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
def test_incomplete_data_are_completed_from_the_page(
    monkeypatch: pytest.MonkeyPatch, listed: list[str], steps: list[str]
) -> None:
    ingredients, count, doubts = _read(listed, *steps, whole=WHOLE, monkeypatch=monkeypatch)
    assert (ingredients, count) == (5, 3)
    assert "only a part of the recipe" in doubts


def test_a_short_recipe_is_left_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = ["Cut the fruit into small pieces, and cook it on low heat in a wide pot, stirring often. " * 2] * 2
    assert _read(["1 kg plums", "500 g sugar"], *steps, whole=WHOLE, monkeypatch=monkeypatch)[:2] == (2, 2)
    assert _read(["Chicken"], "Roast it.", whole=None, monkeypatch=monkeypatch)[:2] == (1, 1)


STEPS = [{"@type": "HowToStep", "name": f"Step {at}", "text": f"Stir it {at} times."} for at in (1, 2, 1, 2)]
EIGHT = [f"{number} cups beans" for number in range(1, 9)]


def test_steps_whose_numbering_restarts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program put two recipes into one."""
    node = {"@type": "Recipe", "name": "Pie", "recipeIngredient": EIGHT, "recipeInstructions": STEPS}
    monkeypatch.setattr(reader, "scraped", lambda html, url: None)
    read = read_page(page(node), URL, "pie")
    assert any("counted from 1 twice" in problem.text for problem in read.uncertain)
    monkeypatch.setattr(reader, "scraped", lambda html, url: WHOLE)
    read = read_page(page(node), URL, "pie")
    assert read.recipe is not None
    assert len(read.recipe.steps) == 3
    assert not any("twice" in problem.text for problem in read.uncertain)


def test_steps_that_are_only_titles_are_pointed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, doubts = _read(EIGHT, "Cook the beans", "Assemble", "Serve", whole=None, monkeypatch=monkeypatch)
    assert "very short steps" in doubts
    whole = WHOLE._replace(sections=(DraftSection("", (DraftStep("Cook the beans slowly. " * 20),)),))
    _, count, doubts = _read(EIGHT, "Cook the beans", "Assemble", "Serve", whole=whole, monkeypatch=monkeypatch)
    assert (count, "very short steps" in doubts) == (1, False)


def test_a_recipe_that_a_page_marks_up_twice_is_one() -> None:
    """The one that says more is kept; two that differ stay two."""
    node = {"@type": "Recipe", "name": "Soup", "recipeIngredient": ["1 leek"], "recipeInstructions": ["Stir."]}
    more = {**node, "recipeYield": "4"}
    found = find_on_page(page({"@graph": [node, more, {**more, "name": "Stew"}]}), URL)
    assert [one.title for one in found.candidates] == ["Soup", "Stew"]
    read = found.candidates[0].read("soup").recipe
    assert read is not None
    assert read.servings.least == 4


@pytest.mark.parametrize("written", ["Serves 4.0", "4,0 Portionen", "4.00"])
def test_servings_as_a_decimal(written: str) -> None:
    assert recipe(recipeYield=written).servings.least == 4


@pytest.mark.parametrize(("written", "note"), [("P30M", "30 min"), ("P2H10M", "2 h 10 min"), ("P1H", "1 h")])
def test_a_duration_in_months_means_minutes(written: str, note: str) -> None:
    read = recipe(cookTime=written)
    assert (read.times, read.notes) == ((), (f"Cook time: {note}",))


def test_a_line_of_tags_is_not_an_ingredient() -> None:
    read = recipe(recipeIngredient=["1 leek", "2 eggs", "1 l stock", "Ingredients: leek, eggs, stock"])
    assert len(list(read.ingredients())) == 3


def test_headings_of_the_whole_list() -> None:
    lines = ["Zutaten", "Salsa", "1 leek", "2 eggs", "¼ cup chili paste", "1 lime", "1 onion"]
    read = recipe(recipeIngredient="\n".join(lines))
    assert [(group.name, len(group.ingredients)) for group in read.groups] == [("Salsa", 5)]


@pytest.mark.parametrize("heading", ["Equipment Needed:", "Special equipment:", "Tools:"])
def test_equipment_in_the_list_of_ingredients_is_a_note(heading: str) -> None:
    read = recipe(recipeIngredient=["1 leek", "2 eggs", heading, "Baking pan", "Whisk"])
    assert [item.name for item in read.ingredients() if item.listed] == ["leek", "eggs"]
    assert "Equipment: Baking pan, Whisk" in read.notes


def test_a_group_that_is_also_needed_is_kept() -> None:
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
def test_garnishes_are_ingredients(line: str) -> None:
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
