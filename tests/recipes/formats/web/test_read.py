"""Whole pages read as recipes: every form of markup, and pages without a recipe."""

import json
from pathlib import Path
from typing import Any

import pytest

from kitchen_tui.model.recipe import Recipe, Servings
from kitchen_tui.recipes.formats.web.instructions import split_numbered
from kitchen_tui.recipes.problems import ReadResult
from tests.recipes.reading import minutes, read_page, recipe_in

URL = "https://example.org/recipe"


def page(data: Any, body: str = "") -> str:
    """Return a page with one block of JSON-LD."""
    text = data if isinstance(data, str) else json.dumps(data).replace("</", "<\\/")
    return f'<html><head><script type="application/ld+json">{text}</script></head><body>{body}</body></html>'


def result_of(**fields: Any) -> ReadResult:
    """Read a page whose JSON-LD node has these fields, or those of a small soup."""
    soup = {"@type": "Recipe", "name": "Soup", "recipeIngredient": ["1 leek"], "recipeInstructions": ["Stir."]}
    return read_page(page(soup | fields), "", "soup")


def recipe(**fields: Any) -> Recipe:
    """Return the recipe of a page whose JSON-LD node has these fields, without steps of its own."""
    node = {"@type": "Recipe", "name": "Soup", "recipeIngredient": ["1 leek"]} | fields
    return recipe_in(read_page(page(node), URL, "soup"))


def shape(read: Recipe) -> list[tuple[str, list[str]]]:
    """Return section names with the texts of their steps."""
    return [(section.name, [step.text for step in section.steps]) for section in read.sections]


def structural_cases() -> list[str]:
    """Return the names of the collection's pages; the collection may be missing."""
    numbers = "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22".split()  # noqa: SIM905 (a table)
    broken = ["bad-escape", "cdata-comment", "raw-newline-in-string", "trailing-comma", "trailing-semicolon"]
    return numbers + [f"broken-{name}" for name in broken]


@pytest.mark.parametrize("case", structural_cases())
def test_the_shapes_of_real_pages(test_data: Path, case: str) -> None:
    """Including five kinds of broken JSON."""
    (path,) = (test_data / "jsonld-structural").glob(f"{case}*.html")
    expected = json.loads(path.with_suffix("").with_suffix(".expected.json").read_text(encoding="utf-8"))
    read = recipe_in(read_page(path.read_text(encoding="utf-8"), URL, case))
    assert read.title == expected["title"]
    assert [item.text for item in read.ingredients()] == (expected["ingredients"] or [])
    assert [step.text for step in read.steps] == expected["steps"]
    if expected.get("sections"):
        assert [[section.name or None, len(section.steps)] for section in read.sections] == expected["sections"]
    times = {time.name: time.span.most_ms // 1000 for time in read.times}
    for name in ("prep", "cook", "total"):
        assert times.get(name) == (expected[f"{name}_s"] or None), "a time of nothing is no time"


def test_a_known_site_without_markup(test_data: Path) -> None:
    folder = test_data / "html-open" / "healthyeating.nhlbi.nih.gov"
    expected = json.loads((folder / "nihhealthyeating_3.json").read_text(encoding="utf-8"))
    html = (folder / "nihhealthyeating_3.testhtml").read_text(encoding="utf-8")
    read = recipe_in(read_page(html, "https://healthyeating.nhlbi.nih.gov/recipedetail.aspx", "skewers"))
    assert read.title == expected["title"]
    assert [item.text for item in read.ingredients()] == expected["ingredients"]
    assert [group.name for group in read.groups] == ["For dip", ""]
    assert [step.text for step in read.steps] == expected["instructions_list"]
    assert read.servings == Servings(4, 4)


def test_a_page_without_markup_from_an_unknown_site(test_data: Path) -> None:
    html = (test_data / "html-open" / "healthyeating.nhlbi.nih.gov" / "nihhealthyeating_3.testhtml").read_text("utf-8")
    read = read_page(html, "", "skewers")
    assert read.recipe is not None
    assert [len(group.ingredients) for group in read.recipe.groups][:2] == [5, 4]
    assert "Thread two strawberry halves" in read.recipe.steps[0].text
    assert "headings" in read.uncertain[0].text


def test_a_page_with_ingredients_but_no_steps(test_data: Path) -> None:
    html = (test_data / "html-open" / "recipe-scrapers.example" / "online.testhtml").read_text(encoding="utf-8")
    read = read_page(html, "", "cupcakes")
    assert read.recipe is not None
    assert read.recipe.title == "Algorithmic Cupcakes"
    assert [item.text for item in read.recipe.ingredients()] == ["flour", "sugar", "some other ingredients"]
    assert any("no steps" in problem.text for problem in read.uncertain)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mix.\nBake.", [("", ["Mix.", "Bake."])]),
        ("<ol><li>Mix.</li><li>Bake &amp; rest.</li></ol>", [("", ["Mix.", "Bake & rest."])]),
        ("1. Mix. 2. Bake.", [("", ["Mix.", "Bake."])]),
        ("Mix 2. Bake 3. Eat.", [("", ["Mix 2. Bake 3. Eat."])]),
        (
            ["For the dough:", "Mix.", "For the top:", "Slice."],
            [("For the dough", ["Mix."]), ("For the top", ["Slice."])],
        ),
        (["1. Mix.", "2. Bake."], [("", ["Mix.", "Bake."])]),
        (["2 eggs go in.", "Bake."], [("", ["2 eggs go in.", "Bake."])]),
        ([{"@type": "HowToStep", "name": "Mix it", "text": "Mix."}], [("", ["Mix."])]),
        ([{"@type": "HowToStep", "name": "Mix it"}], [("", ["Mix it"])]),
        ([{"@type": "HowToStep", "name": "All", "text": "Mix.<br>Bake."}], [("", ["Mix.", "Bake."])]),
        ({"@type": "ItemList", "itemListElement": ["Mix.", "Bake."]}, [("", ["Mix.", "Bake."])]),
        (
            {"@type": "HowToSection", "name": "Dough", "itemListElement": {"@type": "HowtoStep", "text": "Mix."}},
            [("Dough", ["Mix."])],
        ),
        (
            [
                {
                    "@type": "HowToStep",
                    "itemListElement": [{"@type": "HowToDirection", "text": "Mix."}, {"text": "Stir."}],
                }
            ],
            [("", ["Mix. Stir."])],
        ),
        ([None, 3, {"text": None}, [["Mix."]]], [("", ["Mix."])]),
    ],
)
def test_instructions(value: Any, expected: list[tuple[str, list[str]]]) -> None:
    assert shape(recipe(recipeInstructions=value)) == expected


def test_titles_and_tips_of_steps() -> None:
    """A step's own name is its title unless it is generic; a tip is a note of the step before it."""
    steps = [
        {"@type": "HowToStep", "name": "Step 1", "text": "Mix it all."},
        {"@type": "HowToStep", "name": "The oven", "text": "Bake for 20 minutes."},
        {"@type": "HowToTip", "text": "Ovens differ."},
    ]
    first, second = recipe(recipeInstructions=steps).steps
    assert (first.title, second.title, second.notes) == ("Mix it all", "The oven", ("Ovens differ.",))


def test_times_in_steps_are_offered() -> None:
    (step,) = recipe(recipeInstructions=["Simmer for 90 minutes to 2 hours."]).steps
    (timer,) = step.timers
    assert (timer.least_ms, timer.most_ms, timer.found) == (5_400_000, 7_200_000, True)


def test_facts_beside_the_steps() -> None:
    read = recipe(
        recipeYield=["4", "4-6 servings"],
        keywords="soup, winter",
        recipeCuisine=["Dutch", "Soup"],
        totalTime={"@type": "Duration", "@value": "PT1H"},
        nutrition={"@type": "NutritionInformation", "calories": "200 kcal", "servingSize": "1 bowl"},
        recipeIngredient=["For the broth:", "2 bones", "1 &frac12; l water"],
    )
    assert read.servings == Servings(4, 6)
    assert read.tags == ("Dutch", "Soup", "winter")
    assert [(time.name, time.span.most_ms) for time in read.times] == [("total", 3_600_000)]
    assert (read.nutrition.per, read.nutrition.facts[0]) == ("1 bowl", ("calories", "200 kcal"))
    assert [(group.name, [item.text for item in group.ingredients]) for group in read.groups] == [
        ("For the broth", ["2 bones", "1 ½ l water"])
    ]
    assert read.source == URL


@pytest.mark.parametrize("written", ["105", "P30x", "soon"])
def test_a_time_that_is_not_a_duration_is_reported_and_ignored(written: str) -> None:
    read = result_of(recipeIngredient=[], prepTime=written)
    assert recipe_in(read).times == ()
    assert any(written in problem.text for problem in read.uncertain)


TIMES = {
    "20 minutes": "20 min",
    "1 hour 15 minutes (plus cooling)": "1 h 15 min",
    "PTH5M": "5 min",
    "PT0D4H45M": "4 h 45 min",
    "PT30 Mins": "30 min",
    "PTundefinedM": "",
    "PT-481700H5M43S": "",
    "PTNaNM": "",
    "PTHM": "",
}


@pytest.mark.parametrize(("written", "note"), TIMES.items())
def test_a_time_beside_the_standard_is_a_note(written: str, note: str) -> None:
    read = result_of(cookTime=written)
    assert recipe_in(read).notes == ((f"Cook time: {note}",) if note else ())
    assert (recipe_in(read).times, read.uncertain) == ((), ())


def test_a_bare_number_that_is_the_sum_of_the_other_times() -> None:
    read = result_of(prepTime="PT30M", cookTime="PT1H15M", totalTime="105")
    assert minutes(recipe_in(read))["total"] == 105
    assert not read.uncertain


def test_microdata() -> None:
    html = """<div itemscope itemtype="http://schema.org/Recipe"><h1 itemprop="name">Soup</h1>
    <meta itemprop="prepTime" content="PT5M"><span itemprop="recipeYield">Serves 4</span>
    <ul><li itemprop="ingredients">1
       leek</li><li itemprop="ingredients"><a href="/x" itemprop="name">2</a> eggs</li></ul>
    <div itemprop="nutrition" itemscope itemtype="http://schema.org/NutritionInformation">
      <span itemprop="calories">90 kcal</span></div>
    <div itemprop="recipeInstructions"><ol><li>Boil for 10 minutes.<li>Serve &amp; eat.</ol></div></div>"""
    read = recipe_in(read_page(html, "", "soup"))
    assert (read.title, read.servings) == ("Soup", Servings(4, 4))
    assert [item.text for item in read.ingredients()] == ["1 leek", "2 eggs"]
    assert [step.text for step in read.steps] == ["Boil for 10 minutes.", "Serve & eat."]
    assert read.nutrition.facts == (("calories", "90 kcal"),)


def test_microdata_if_the_json_is_empty() -> None:
    """Some pages name the recipe in JSON-LD but have its parts in microdata."""
    body = """<div itemscope itemtype="http://schema.org/Recipe"><b itemprop="name">Soup</b>
    <p itemprop="recipeIngredient">1 leek</p><p itemprop="recipeInstructions">Boil.</p></div>"""
    read = recipe_in(read_page(page({"@type": "Recipe", "name": "Soup"}, body), "", "soup"))
    assert [item.text for item in read.ingredients()] == ["1 leek"]


@pytest.mark.parametrize(
    "head",
    [
        "<!-- saved from url=(0027)https://example.org/recipe -->",
        '<link rel="canonical" href="https://example.org/recipe">',
        '<meta property="og:url" content="https://example.org/recipe">',
    ],
)
def test_a_saved_page_states_its_address(head: str) -> None:
    node = {"@type": "Recipe", "name": "Soup", "recipeIngredient": ["1 leek"]}
    read = recipe_in(read_page(head + page(node), "", "soup"))
    assert read.source == URL
    strange = recipe_in(read_page(head.replace("https:", "file:") + page(node), "", "soup"))
    assert strange.source == ""


def test_the_most_complete_of_several_recipes_is_read() -> None:
    nodes = [
        {"@type": "Recipe", "name": "A teaser", "recipeIngredient": ["1 leek"]},
        {"@type": "Recipe", "name": "The soup", "recipeIngredient": ["1 leek"], "recipeInstructions": ["Boil."]},
    ]
    read = read_page(page({"@graph": nodes}), "", "soup")
    assert recipe_in(read).title == "The soup"
    assert any("A teaser" in problem.text for problem in read.uncertain)


def test_references_by_id_are_followed() -> None:
    """Some pages put nutrition or steps elsewhere in the graph."""
    steps = {"@id": "#steps", "@type": "ItemList", "itemListElement": ["Boil.", "Serve."]}
    node = {"@type": "Recipe", "name": "Soup", "recipeInstructions": {"@id": "#steps"}}
    read = recipe_in(read_page(page({"@graph": [node, steps]}), "", "soup"))
    assert len(read.steps) == 2


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("", "no recipe in this page"),
        ("<p>Nothing here</p>", "no recipe in this page"),
        (page("{"), "no recipe in this page"),
        (page({"@type": "Recipe", "name": "Empty"}), "neither its ingredients nor its steps"),
        (page({"@type": "Recipe", "recipeIngredient": ["x"] * 3000}), "3000 lines"),
        ("x" * 10_000_001, "larger than 10 MB"),
        ("\x00\xff\x1b" * 100, "no recipe in this page"),
    ],
)
def test_a_missing_recipe_is_reported_with_advice(html: str, written: str) -> None:
    read = read_page(html, "", "x")
    assert read.recipe is None
    (problem,) = read.problems
    assert written in problem.text
    assert problem.hint


def test_the_content_of_a_page_is_never_executed() -> None:
    read = recipe(name="Soup\x1b]0;owned\x07", recipeInstructions=["<script>alert(1)</script>Boil \u202etser."])
    assert "\x1b" not in read.title
    assert "alert" not in read.steps[0].text
    assert "\u202e" not in read.steps[0].text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Whisk the starch into the cold milk. 2. Pour the pudding into wet moulds.", 2),
        ("Bake at mark 2. Then serve with the cream and berries.", 1),
        ("Mix. 2. Bake.", 1),
        ("1. Whisk the starch into the milk. 2. Pour it into moulds.", 2),
    ],
)
def test_two_steps_of_which_the_second_is_numbered(text: str, count: int) -> None:
    assert len(split_numbered(text)) == count


@pytest.mark.parametrize("tag", ["div", "recipe-widget", "meta"])
def test_data_in_an_attribute(tag: str) -> None:
    """Pages keep the data there that a script of theirs puts in its place."""
    node = {"@type": "Recipe", "name": "Soup", "recipeIngredient": ["2 leeks"], "recipeInstructions": ["Boil."]}
    data = json.dumps({"@context": "https://schema.org", **node, "description": "x" * 80}).replace('"', "&quot;")
    recipe = recipe_in(read_page(f"<html><body><{tag} data-head='{data}'></{tag}>Soup</body></html>", "", "x"))
    assert (recipe.title, [item.text for item in recipe.ingredients()]) == ("Soup", ["2 leeks"])


@pytest.mark.parametrize(
    ("listed", "is_flagged"),
    [(["Chicken, Pasta"], True), (["chicken", "pasta"], True), (["2 leeks"], False), (["leeks", "oil", "salt"], False)],
)
def test_a_suspiciously_short_list_is_flagged(listed: list[str], is_flagged: bool) -> None:
    read = result_of(recipeIngredient=listed, recipeInstructions=["Boil.", "Add.", "Eat."])
    assert any("lists only" in doubt.text for doubt in read.uncertain) == is_flagged


NAMED = {
    "Apple slaw": "Make apple slaw. Toss it.",
    "Pulled Pork": "To make the pulled pork: cook it.",
    "Pear Pico de Gallo": "To make the pico de gallo: mix all.",
    "Green Goddess": "For the green goddess, blend the herbs.",
}


@pytest.mark.parametrize(("heading", "step"), NAMED.items())
def test_a_heading_among_the_ingredients_that_the_steps_name(heading: str, step: str) -> None:
    lines = ["1 kg pork", heading, "2 apples", "1 lime", "Salt"]
    read = recipe(recipeIngredient=lines, recipeInstructions=[step, "Serve."])
    assert [(group.name, len(group.ingredients)) for group in read.groups] == [("", 1), (heading, 3)]


def test_an_ingredient_that_the_steps_name_stays_one() -> None:
    lines = ["1 kg pork", "Bread", "2 apples", "1 lime"]
    read = recipe(recipeIngredient=lines, recipeInstructions=["Add it for the bread."])
    assert len(list(read.ingredients())) == 4


@pytest.mark.parametrize("text", ["Prepare the onions:", "Step 2: Prepare the onions:", "Onion Time!:"])
def test_a_step_that_is_only_a_heading(text: str) -> None:
    steps = [
        {"@type": "HowToStep", "name": f"Step {at}", "text": sentence}
        for at, sentence in enumerate(["Boil.", text, "Fry."])
    ]
    read = recipe(recipeInstructions=steps)
    assert [section.name for section in read.sections] == ["", text.rpartition(": ")[2].rstrip(":")]
