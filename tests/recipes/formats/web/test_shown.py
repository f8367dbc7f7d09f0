"""Data are divided and completed by what the page displays: single texts, headings, names without amounts."""

import json
from collections.abc import Callable, Mapping

import pytest

from kitchen_tui.model.recipe import Recipe
from tests.recipes.reading import read_page, recipe_in


def shown_page(data: Mapping[str, object], body: str) -> str:
    """Return a page with its data and what it displays."""
    text = json.dumps({"@type": "Recipe", "name": "Pie", **data}).replace("</", "<\\/")
    return f'<html><head><script type="application/ld+json">{text}</script></head><body>{body}</body></html>'


def read_shown(data: Mapping[str, object], body: str = "") -> Recipe:
    return recipe_in(read_page(shown_page(data, body), "", "x"))


LINES = ("3 eggs", "200 g flour", "a pinch of salt")
TEXTS = (
    "Beat the eggs with the salt until they are pale and foamy, about five minutes with a mixer.",
    "Fold in the flour in three parts, and do not stir more than you need to.",
    "Bake for 20 minutes at 180 °C, until a skewer comes out clean.",
)


@pytest.mark.parametrize("joint", ["", " "])
@pytest.mark.parametrize(
    "shown",
    [
        lambda text: f"<li>{text}</li>",
        lambda text: f"<p>Step 2</p><p>{text}</p>",
        lambda text: f"<div><span>{text}</span></div><figure>A picture</figure>",
    ],
)
def test_a_single_text_is_divided_like_on_the_page(joint: str, shown: Callable[[str], str]) -> None:
    """Many sites lose the line breaks between steps in their data, but display a list."""
    body = "".join(map(shown, TEXTS))
    recipe = read_shown({"recipeIngredient": LINES, "recipeInstructions": joint.join(TEXTS)}, body)
    assert [step.text for step in recipe.steps] == list(TEXTS)


def test_a_single_text_that_the_page_does_not_divide_is_kept() -> None:
    recipe = read_shown({"recipeIngredient": LINES, "recipeInstructions": " ".join(TEXTS)}, f"<p>{TEXTS[0]}</p>")
    assert len(recipe.steps) == 1


@pytest.mark.parametrize("joint", [", ", " "])
def test_a_line_of_ingredients_is_divided_like_on_the_page(joint: str) -> None:
    lines = (*LINES, "2 tbsp melted butter", "1 tsp baking powder")
    body = "".join(f"<li>{line}</li>" for line in lines)
    recipe = read_shown({"recipeIngredient": joint.join(lines), "recipeInstructions": list(TEXTS)}, body)
    assert [item.text for item in recipe.ingredients()] == list(lines)


@pytest.mark.parametrize(
    "body",
    [
        "<li>6 cl rum</li><li>1 cl lime juice</li><li>2 leaves mint</li>",
        "<td>6 cl</td><td>rum</td><td>1 cl</td><td>lime juice</td><td>2 leaves</td><td>mint</td>",
    ],
)
def test_names_without_amounts_get_those_that_the_page_shows(body: str) -> None:
    """Some data only list names."""
    data = {"recipeIngredient": ["rum", "lime juice", "mint"], "recipeInstructions": list(TEXTS)}
    recipe = read_shown(data, body)
    assert [item.text for item in recipe.ingredients()] == ["6 cl rum", "1 cl lime juice", "2 leaves mint"]


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        (["SAUCE", "1 cup milk", "2 eggs", "SALAD (toss)", "1 lettuce"], ["SAUCE", "SALAD (toss)"]),
        (["1 cup rice", "TO SERVE", "coriander leaves"], ["", "TO SERVE"]),
        (["1 cup rice", "Remaining ingredients", "2 eggs", "1 lime"], ["", "Remaining ingredients"]),
        (["2 eggs", "⅓ cup maple syrup", "1 lime", "1 lemon"], [""]),
        (["2 eggs", "low-sodium soy sauce", "1 lime", "1 lemon"], [""]),
    ],
)  # fmt: skip
def test_headings_among_ingredients(lines: list[str], groups: list[str]) -> None:
    """A line in capitals is a heading even above a single amount; an ingredient with an amount never is."""
    recipe = read_shown({"recipeIngredient": lines, "recipeInstructions": list(TEXTS)}, "")
    assert [group.name for group in recipe.groups] == groups


@pytest.mark.parametrize(
    ("steps", "texts"),
    [
        ("Mix well.Bake it.", ["Mix well. Bake it."]),
        ("<p>Mix</p>, <p>Bake</p>, <p>Eat</p>", ["Mix", "Bake", "Eat"]),
        ("Dough\n\nStep 1:\nMix\n\nStep 2:\nBake", ["Mix", "Bake"]),
        (["Preparation", "1. Mix", "2. Bake"], ["Mix", "Bake"]),
        ([{"@type": "HowToStep", "text": "For the sauce:"}, {"@type": "HowToStep", "text": "Mix"}], ["Mix"]),
        ("Mix it well. 2.Bake it. 3.Eat it.", ["Mix it well.", "Bake it.", "Eat it."]),
        (["None"], []),
        ("[{", []),
    ],
)
def test_lines_that_are_not_steps(steps: object, texts: list[str]) -> None:
    recipe = read_shown({"recipeIngredient": list(LINES), "recipeInstructions": steps}, "")
    assert [step.text for step in recipe.steps] == texts


def test_steps_that_repeat_the_description_are_dropped() -> None:
    data = {"description": "The best pie.", "recipeIngredient": list(LINES), "recipeInstructions": "The best pie."}
    body = "<h2>Directions</h2><ol>" + "".join(f"<li>{text}</li>" for text in TEXTS) + "</ol>"
    recipe = read_shown(data, body)
    assert [step.text for step in recipe.steps] == list(TEXTS)


CARD = """<div class="wprm-recipe-container"><h4 class="wprm-recipe-ingredient-group-name">For the dough</h4><ul>
<li class="wprm-recipe-ingredient">3 eggs</li><li class="wprm-recipe-ingredient">200 g flour</li></ul>
<h4 class="wprm-recipe-ingredient-group-name">{name}</h4><ul>
<li class="wprm-recipe-ingredient">{last}</li></ul></div>"""


@pytest.mark.parametrize(
    ("name", "last", "groups"),
    [
        ("To finish", "a pinch of salt", [("For the dough", 2), ("To finish", 1)]),
        ("To finish", "1 lemon", [("", 3)]),
        ("To finish", "a pinch of salt</li><li class='wprm-recipe-ingredient'>1 lemon", [("", 3)]),
    ],
)
def test_a_card_gives_the_headings_that_the_data_leave_out(name: str, last: str, groups: list[tuple[str, int]]) -> None:
    """If it lists the same ingredients; their words are those of the data."""
    data = {"recipeIngredient": list(LINES), "recipeInstructions": list(TEXTS)}
    recipe = read_shown(data, CARD.format(name=name, last=last))
    assert [(group.name, len(group.ingredients)) for group in recipe.groups] == groups
    assert [item.text for item in recipe.ingredients()] == list(LINES)


@pytest.mark.parametrize(
    ("body", "servings"),
    [
        ("<p>Serves 4</p><p>Serves 12</p>", 4),
        ("<dt>Servings:</dt><dd>6</dd>", 6),
        ("<b>Yield:</b><div>8 slices</div>", 8),
        ("<p>Makes</p>", None),
        ("<p>Serves many</p>", None),
        ("<p>This pie serves 4 people well.</p>", None),
    ],
)
def test_servings_that_only_the_page_shows(body: str, servings: int | None) -> None:
    recipe = read_shown({"recipeIngredient": list(LINES), "recipeInstructions": list(TEXTS)}, body)
    assert recipe.servings.least == servings


def test_a_text_is_not_divided_within_a_sentence() -> None:
    """Pictures and bold words are blocks too."""
    first, rest = TEXTS[0][:50], TEXTS[0][50:]
    body = f"<p>{first}</p><p>{rest}</p><p>{TEXTS[1]}</p><p>{TEXTS[2]}</p>"
    recipe = read_shown({"recipeIngredient": LINES, "recipeInstructions": " ".join(TEXTS)}, body)
    assert [step.text for step in recipe.steps] == list(TEXTS)


FILLING = ("300 ml milk", "50 g cornflour", "120 g sugar", "1 vanilla pod", "1 tbsp syrup")
FILL = "Boil the milk with the sugar, syrup and the vanilla, stir in the cornflour, and let the filling cool."


@pytest.mark.parametrize(
    ("others", "count", "doubt"),
    [
        (FILLING, 8, "only a part"),
        (("3 eggs, beaten", "7 oz flour", "1 pinch of salt"), 3, ""),
        (("1 tart tin", "1 wide whisk", "2 deep bowls"), 3, "may list more"),
        (FILLING[:2], 3, ""),
        (("350 kcal", "12 g fat", "3 g fibre"), 3, ""),
    ],
)
def test_a_second_part_of_the_list_that_only_the_page_shows(others: tuple[str, ...], count: int, doubt: str) -> None:
    """The same list in other units and nutrition facts are not; what the steps do not mention is pointed out."""
    items = "".join(f"<li>{line}</li>" for line in (*LINES, "For the filling", *others))
    body = f"<h2>Ingredients</h2><ul>{items}</ul><h2>Method</h2><p>{FILL}</p>"
    data = {"recipeIngredient": list(LINES), "recipeInstructions": [*TEXTS, FILL]}
    read = read_page(shown_page(data, body), "", "x")
    assert read.recipe is not None
    assert len([item for item in read.recipe.ingredients() if item.listed]) == count
    doubts = " ".join(problem.text for problem in read.uncertain)
    assert doubt in doubts if doubt else "ingredients" not in doubts
    assert (len(read.recipe.groups) > 1) == (count > 3)


def test_facts_in_the_markup_of_a_page_without_its_recipe() -> None:
    data = {"recipeYield": "4", "prepTime": "PT5M", "description": "A quick pie.", "keywords": "pie"}
    read = read_page(shown_page(data, WORDS.format(dash="", facts="", steps=LIST, after="")), "", "x").recipe
    assert read is not None
    assert (read.title, read.servings.least, len(read.times)) == ("Pie", 4, 1)
    assert (read.description, read.tags, len(read.steps)) == ("A quick pie.", ("pie",), 2)


WORDS = """<html><head><title>Bean pie</title></head><body><h1>Bean pie</h1>
<h3>Ingredients{dash}</h3><p>2 cups beans</p>
<p>1 onion</p>{facts}<h3>Directions{dash}</h3>{steps}{after}</body></html>"""
FACTS = """<p>Recipe card:</p><li>4" x 6" (344 KB)</li><div>calories</div><div>Total fat</div><div>0 g</div>
<div>Vitamin A</div><div>6%</div><p>Percent Daily Values are based on a 2,000 calorie diet.</p>"""
LIST = "<ol><li>Boil the beans.</li><li>Bake for 20 minutes.</li></ol>"
LOUD = "<h5>Boil the beans in plenty of water with the onion, and skim them now and then until they are soft.</h5>" * 2


@pytest.mark.parametrize("dash", ["", " -", ":"])
@pytest.mark.parametrize("facts", ["", FACTS])
@pytest.mark.parametrize(
    ("steps", "after", "count", "notes"),
    [
        (LIST, "", 2, 0),
        (LIST, "<p>Children can rinse the beans.</p><hr>™ Bean is a trademark.", 2, 1),
        ("<p>Boil the beans.</p><p>Bake for 20 minutes.</p>", "", 2, 0),
        (LOUD, "<h3>Did you like this pie?</h3><p>Rate it.</p>", 2, 0),
    ],
)
def test_words_of_a_page_without_markup(dash: str, facts: str, steps: str, after: str, count: int, notes: int) -> None:
    recipe = recipe_in(read_page(WORDS.format(dash=dash, facts=facts, steps=steps, after=after), "", "x"))
    assert [item.text for item in recipe.ingredients()] == ["2 cups beans", "1 onion"]
    assert len(recipe.steps) == count
    assert len(recipe.notes) == notes
