"""The words of a page without markup: where its recipe begins and ends, and pages without headings."""

import pytest

from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.problems import ReadResult
from tests.recipes.reading import read_page

LISTED = ("300 g beans", "1 onion", "2 tbsp oil")
STEPS = ("Boil the beans with the onion until they are soft.", "Stir in the oil, and serve them warm.")


def items(lines: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


INGREDIENTS = f"<h2>Ingredients</h2>{items(LISTED)}"
METHOD = f"<h2>Method</h2>{items(STEPS)}"


def read(body: str) -> ReadResult:
    return read_page(f"<html><head><title>Beans</title></head><body><h1>Beans</h1>{body}</body></html>", "", "x")


def recipe(body: str) -> Recipe:
    found = read(body).recipe
    assert found is not None
    return found


def parts(body: str) -> tuple[list[str], list[str]]:
    found = recipe(body)
    return [item.text for item in found.ingredients()], [step.text for step in found.steps]


WHOLE = (list(LISTED), list(STEPS))


@pytest.mark.parametrize(
    "after",
    [
        "<h2>Onze boeken</h2><p>Bestel ze hier, en lees ze thuis.</p><h3>Reacties</h3><ul><li>3 sterren</li></ul>",
        "<h2>Was this useful?</h2><ul><li>12 votes</li><li>Very good beans, we had them twice.</li></ul>",
        "<h1>Another page</h1><p>Here we talk about something else.</p>",
        "<p>Advertisement</p><ul><li>2 pots for 30 euro</li></ul>",
        "<p>Like our page</p><ul><li>About us</li></ul>",
    ],
)
def test_the_recipe_ends_at_the_next_heading_beside_that_of_the_steps(after: str) -> None:
    assert parts(INGREDIENTS + METHOD + after) == WHOLE


@pytest.mark.parametrize("heading", ["Notes", "For the dressing", "Step 3", "Make the dressing", "Dressing"])
def test_headings_that_belong_to_the_recipe_do_not_end_it(heading: str) -> None:
    body = f"{INGREDIENTS}{METHOD}<h2>{heading}</h2><p>Whisk the oil with the vinegar and some salt.</p>"
    found = recipe(body)
    texts = [step.text for step in found.steps] + list(found.notes)
    assert "Whisk the oil with the vinegar and some salt." in texts


def test_lines_between_the_parts_do_not_end_the_recipe() -> None:
    assert parts(f"{INGREDIENTS}<p>Subscribe to our newsletter</p>{METHOD}") == WHOLE


def test_the_steps_may_be_above_the_ingredients() -> None:
    assert parts(METHOD + INGREDIENTS + "<p>Tags</p><p>beans</p>") == WHOLE


@pytest.mark.parametrize(
    "copy",
    [
        LISTED,
        ("10 oz beans", "1 onion", "2 tbsp oil"),
        ("9 oz dried beans", "1 onion", "1 fl oz oil"),
    ],
)
def test_a_list_that_is_repeated_in_other_units(copy: tuple[str, ...]) -> None:
    lines, steps = parts(f"<h2>Ingredients</h2>{items(LISTED)}{items(copy)}{METHOD}{items(STEPS)}")
    assert len(lines) == 3
    assert steps == list(STEPS)


def test_the_same_ingredient_twice_is_not_a_repeated_list() -> None:
    listed = ("300 g beans", "1 tsp salt", "2 tbsp oil", "1 tsp salt", "1 lemon")
    assert parts(f"<h2>Ingredients</h2>{items(listed)}{METHOD}")[0] == list(listed)


def test_amounts_and_steps_that_are_marked_up_as_headings() -> None:
    loud = "".join(f"<h4>{at}. {step}</h4>" for at, step in enumerate(STEPS, 1))
    assert parts(f"<h3>Ingredients</h3><h4>300 g beans</h4>{items(LISTED[1:])}<h3>Method</h3>{loud}") == WHOLE


@pytest.mark.parametrize("heading", ["Here's how to make it:", "How to make it:", "What to do：", "Directions -"])
def test_a_paragraph_can_be_the_heading_of_the_steps(heading: str) -> None:
    assert parts(f"<p>Ingredients</p>{items(LISTED)}<p>{heading}</p>{items(STEPS)}") == WHOLE


@pytest.mark.parametrize(
    ("above", "between", "after"),
    [
        ("<p>We love beans.</p>", "", "<div>Customer service</div><div>Find a shop</div><div>Get help</div>"),
        ("<h2>Warm beans</h2>", "<h2>About</h2><p>An old dish.</p><h2>Method</h2>", "<h2>Log in</h2><p>Wait.</p>"),
        ("", "<p>Serve soon</p>", "<div>Shop</div><div>Help</div><div>News</div><p>This site is about our garden.</p>"),
        ("", "", "<p>Related recipes</p><p>We have many more recipes that you will like.</p>"),
    ],
)
def test_a_page_without_a_heading_of_ingredients(above: str, between: str, after: str) -> None:
    """The longest run of amounts is the list; the sentences below are the steps."""
    paragraphs = "".join(f"<p>{step}</p>" for step in STEPS)
    body = f"{above}{items((*LISTED, 'salt and pepper'))}{between}{paragraphs}{after}"
    assert parts(body) == ([*LISTED, "salt and pepper"], list(STEPS))
    assert any("no recipe markup" in problem.text for problem in read(body).uncertain)


def test_items_without_amounts_above_the_first_amount_are_ingredients() -> None:
    listed = ("Beans, the small ones", *LISTED)
    assert parts(items(listed) + "".join(f"<p>{step}</p>" for step in STEPS))[0] == list(listed)


@pytest.mark.parametrize(
    "body",
    [
        items(("12 rooms", "3 floors", "2 gardens")) + "<p>The house was built by the river long ago.</p>",
        items(LISTED[:2]) + "".join(f"<p>{step}</p>" for step in STEPS),
        items(LISTED) + "<p>Soon</p>",
    ],
)
def test_numbers_are_not_always_a_recipe(body: str) -> None:
    assert read(body).recipe is None
