"""The parts of web pages that are dropped: each row of the tables matches its own example, and no recipe line."""

import re

import pytest

from kitchen_tui.recipes.formats.text.lines import read_lines
from kitchen_tui.recipes.formats.text.page_patterns import APPENDICES, PAGE_PARTS, REQUESTS
from kitchen_tui.recipes.formats.text.web_page import without_page


def kept(text: str) -> list[str]:
    """Return the lines that remain of a text."""
    return [line.text for line in without_page(read_lines(text)) if line.text]


@pytest.mark.parametrize(("example", "pattern"), PAGE_PARTS, ids=[example for example, _ in PAGE_PARTS])
def test_each_pattern_matches_its_example(example: str, pattern: str) -> None:
    assert re.fullmatch(pattern, example, re.IGNORECASE)
    assert kept(f"Soup\n\n{example}\n\nMore of it") == ["Soup", "More of it"]


@pytest.mark.parametrize(("example", "pattern"), APPENDICES, ids=[example for example, _ in APPENDICES])
def test_an_appendix_is_dropped_up_to_the_next_heading_of_the_recipe(example: str, pattern: str) -> None:
    assert re.fullmatch(pattern, example, re.IGNORECASE)
    text = f"Ingredients\n1 leek\n\nSteps\nBoil it.\n\n{example}\n\nLovely soup!\n\nNotes\n\nKeeps well."
    assert kept(text) == ["Ingredients", "1 leek", "Steps", "Boil it.", "Notes", "Keeps well."]


@pytest.mark.parametrize(("example", "pattern"), REQUESTS, ids=[example for example, _ in REQUESTS])
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
