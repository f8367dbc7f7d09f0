"""Patterns of lines that belong to a page, and the evidence for what a line is."""

import re

import pytest

from kitchen_tui.recipes.formats.text.evidence import FEATURES, features, weigh
from kitchen_tui.recipes.formats.text.line_forms import read_lines
from kitchen_tui.recipes.formats.text.page_patterns import APPENDICES, PAGE_PARTS, REQUESTS
from kitchen_tui.recipes.formats.text.web_page import without_page


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
def test_an_example_has_its_feature(name: str, example: str) -> None:
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
def test_a_clear_line_has_most_evidence_for_its_role(text: str, role: str) -> None:
    (line,) = read_lines(text)
    evidence = weigh(line)._asdict()
    assert max(evidence, key=evidence.__getitem__) == role
