"""Recipe cards and pages as they are copied, and the evidence for their parts."""

import re

import pytest

from kitchen_tui.recipes.formats.text.evidence import FEATURES, features, weigh
from kitchen_tui.recipes.formats.text.lines import read_lines
from kitchen_tui.recipes.formats.text.page_patterns import APPENDICES, PAGE_PARTS, REQUESTS
from kitchen_tui.recipes.formats.text.web_page import without_page
from tests.recipes.formats.text.reading import Case, check

CARDS: dict[str, Case] = {
    "parts of a list with a remark in brackets, a dash or an ampersand": (
        "Fish Pie\n\nIngredients\nFilling (make it first)\n1 lb cod\n1 leek\nBreading & Topping\n1 cup crumbs\n"
        "glaze-\n1 egg\n\nMethod\nFill the pie.\nBake it.",
        {
            "groups": ["Filling (make it first)", "Breading & Topping", "glaze"],
            "names": ["cod", "leek", "crumbs", "egg"],
        },
    ),
    "a part of a list that is named after its only ingredient": (
        "Plum Tart\n\nIngredients\nDough\n200 g flour\n1 egg\nCream\n200 ml double cream\n1 tsp sugar\n\nMethod\n"
        "Knead the dough.\nWhip the cream.",
        {"groups": ["Dough", "Cream"], "names": ["flour", "egg", "double cream", "sugar"]},
    ),
    "a note behind the name": (
        "Corn Cakes\n\nIngredients\n2 cobs of corn\n1 lime zest of\nsalt and pepper to taste\n\nMethod\nFry the cakes.",
        {"names": ["corn", "lime", "salt and pepper"]},
    ),
    "an amount and its name on two lines": (
        "Noodle Pot\n\nIngredients\n1\nonion\n½ bunch\nof fresh coriander\n2 tsp\nsoy sauce\n\nMethod\nFry the onion.",
        {"quantities": ["1", "½ bunch", "2 tsp"], "names": ["onion", "fresh coriander", "soy sauce"]},
    ),
    "nutrients, products for sale and buttons between list and steps": (
        "Squash Bowl\n\nIngredients\n1\nlarge squash\n1 tsp\nsalt\nCopy ingredients\n16 gFat\n42 gProtein\n"
        "Shop ingredients\nSelect Fresh Squash, 2 lbs for add to cart\nFresh Squash, 2 lbs\n1 item needed\n$5.85\n"
        "Add selected to cart\nInstructions\nRoast the squash.\nAdd the salt.",
        {"names": ["large squash", "salt"], "count": 2},
    ),
    "servings in brackets": (
        "Noodle Pot\n\nIngredients\n\n2 portion(s)\n\n1 onion\n200 g noodles\n\nMethod\nFry the onion.",
        {"servings": (2, 2), "names": ["onion", "noodles"]},
    ),
    "servings with a unit in brackets": (
        "Noodle Pot\nYields: 10 - 12 serving(s)\n\nIngredients\n1 onion\n200 g noodles\n\nMethod\nFry the onion.",
        {"servings": (10, 12)},
    ),
    "headings in title case among the steps": (
        "Malt Chicken\n\nIngredients\n1 lb chicken\n1 cup crumbs\n\nInstructions\n\nPrep & Marinate\n"
        "Flatten the chicken with a mallet.\nRub it with the malt and leave it in the fridge.\nBake\n"
        "Put the chicken on a lined sheet and bake it at 400°F.\nLayer and Serve\nLayer the slices on a warm plate.",
        {"sections": ["Prep & Marinate", "Bake", "Layer and Serve"], "count": 4},
    ),
    "a remark with a label among the steps": (
        "Bean Chilli\n\nIngredients\n300g mince\n1 onion\n\nMethod\n\nBrown the mince with the onion.\n\n"
        "Information:\n\nTurkey mince is good as well.\n\nAdd a tin of tomatoes and simmer for 20 minutes.\n\n"
        "Serve with rice.",
        {
            "count": 3,
            "timers": [1200],
            "steps": [
                "Brown the mince with the onion.",
                "Add a tin of tomatoes and simmer for 20 minutes.",
                "Serve with rice.",
            ],
        },
    ),
    "ingredients again below the step that uses them": (
        "Shells\n\nIngredients\n1 tsp salt\n2 tsp oregano\n6 oz shells\n\nMethod\n1. Mix the salt and the oregano.\n"
        "1 tsp salt,2 tsp oregano\n2. Boil the shells.\n6 oz shells",
        {"count": 2},
    ),
    "tags glued together above the title": (
        "#Main courses#Poultry\n\nPineapple Chicken\n\nIngredients\n1 lb chicken\n1 lime\n\nMethod\nFry the chicken.",
        {"title": "Pineapple Chicken", "tags": ["Main courses", "Poultry"]},
    ),
    "a video's address above the list": (
        "Smoked Ribs\nHow-to video: https://videos.example/watch?v=5q\n\nIngredients\n2 racks of ribs\n1 cup honey\n\n"
        "Method\nSmoke the ribs.",
        {"title": "Smoked Ribs"},
    ),
}


@pytest.mark.parametrize("name", CARDS)
def test_a_card(name: str) -> None:
    text, expected = CARDS[name]
    check(text, expected)


def kept(text: str) -> list[str]:
    """Return the lines that remain of a text."""
    return [line.text for line in without_page(read_lines(text)).lines if line.text]


@pytest.mark.parametrize(("example", "pattern"), PAGE_PARTS.items(), ids=PAGE_PARTS)
def test_each_pattern_matches_its_example(example: str, pattern: str) -> None:
    assert re.fullmatch(pattern, example, re.IGNORECASE)
    assert kept(f"Soup\n\n{example}\n\nMore of it") == ["Soup", "More of it"]


@pytest.mark.parametrize(("example", "pattern"), APPENDICES.items(), ids=APPENDICES)
def test_an_appendix_is_dropped_up_to_the_next_heading_of_the_recipe(example: str, pattern: str) -> None:
    assert re.fullmatch(pattern, example, re.IGNORECASE)
    text = f"Ingredients\n1 leek\n\nSteps\nBoil it.\n\n{example}\n\nLovely soup!\n\nNotes\n\nKeeps well."
    assert kept(text) == ["Ingredients", "1 leek", "Steps", "Boil it.", "Notes", "Keeps well."]


@pytest.mark.parametrize(("example", "pattern"), REQUESTS.items(), ids=REQUESTS)
def test_only_the_sentence_with_a_request_is_dropped(example: str, pattern: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)
    assert kept(f"Serve warm. {example}") == ["Serve warm."]


@pytest.mark.parametrize(
    "line",
    [
        "1 (14 oz) can beans", "1/2 cup sugar", "4/5 of the dough", "2 x 400 g tins", "3 stars anise", "Salt / Pepper",
        "Next, add the stock.", "Share the dough between two tins.", "Print a pattern into the crust.", "1 cup",
        "Rate the heat of your chillies first.", "Save the stock.", "Add the photogenic garnish.", "Home fries",
        "Menu: soup, then cake", "5 g salt", "Copy of Mum's soup", "More butter", "2 cups", "Related: the other soup",
    ],
)  # fmt: skip
def test_lines_of_recipes_are_kept(line: str) -> None:
    assert kept(line) == [line]


@pytest.mark.parametrize(("name", "example"), [(name, feature.example) for name, feature in FEATURES.items()])
def test_example_has_the_feature(name: str, example: str) -> None:
    (line,) = read_lines(example)
    assert name in features(line)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("2 leeks, finely chopped", "ingredient"),
        ("- Drizzle of oil", "ingredient"),
        ("Fry the leeks for 5 minutes.", "step"),
        ("3. Serve", "step"),
        ("My sister loves this soup.", "prose"),
    ],
)
def test_clear_line_has_most_evidence_for_its_role(text: str, role: str) -> None:
    (line,) = read_lines(text)
    evidence = weigh(line)._asdict()
    assert max(evidence, key=evidence.__getitem__) == role
