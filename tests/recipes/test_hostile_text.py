"""Readers of pages and of plain text against what is meant to break them: no crash, no wait, no flood."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.codec import from_plain, to_plain
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.text.read import read_prose
from kitchen_tui.recipes.formats.web.read import read_page
from kitchen_tui.recipes.problems import ReadResult

LD = '<script type="application/ld+json">'
RECIPE = LD + '{"@type":"Recipe","name":"a",'
PATIENCE_S = 10.0
"""Each of these takes less than two seconds on its own; a busy machine may take longer, one that hangs far longer."""

PAGES = {
    "tags that never end": "<a " * 1_000_000,
    "attributes that never end": '<a b="' * 500_000,
    "end tags that end nothing": "</" * 1_000_000,
    "comments that never end": "<!--" * 500_000,
    "elements in elements": "<div>" * 500_000,
    "overlapping elements": "<a><b></a></b>" * 100_000,
    "entities": "&#x26;&amp;&#99999999999;" * 100_000,
    "scripts in scripts": "<script>" * 300_000,
    "microdata in microdata": '<div itemscope itemtype="x/Recipe"><p itemprop=recipeInstructions>' * 60_000,
    "many steps in microdata": '<div itemscope itemtype="x/Recipe">' + "<p itemprop=recipeInstructions>ab" * 100_000,
    "brackets": LD + "[" * 1_000_000,
    "objects": LD + '{"a":' * 1_000_000,
    "nested a thousand deep": RECIPE + '"recipeInstructions":' + "[" * 900 + '"Mix."' + "]" * 900 + "}</script>",
    "quotes": LD + '{"a":' + '"a ' * 300_000,
    "comments in JSON": LD + "{" + "/*" * 300_000,
    "recipes in recipes": RECIPE + '"recipeInstructions":[' + '{"@type":"Recipe"},' * 30_000 + '"b"]}',
    "numbered forever": RECIPE + '"recipeInstructions":"' + "1. A " * 150_000 + '"}',
    "paragraphs in a step": RECIPE + '"recipeInstructions":"' + "<p>" * 250_000 + '"}',
    "many steps": RECIPE + '"recipeInstructions":[' + '"a",' * 150_000 + '"b"]}',
    "many ingredients": RECIPE + '"recipeIngredient":[' + '"1 cup a",' * 90_000 + '"b"]}',
    "many pages in one": (RECIPE + '"recipeIngredient":["1 a"]}</script>') * 10_000,
    "11 MB": "x" * 11_000_000,
}
HEAD = "# T\n## Ingredients\n- 1 cup a\n"
TEXTS = {
    "one word": "a" * 999_000,
    "stars": "*" * 999_000,
    "stars apart": "* " * 400_000,
    "links": "[" * 999_000,
    "pictures": "![a](" * 190_000,
    "underscores": "_a" * 400_000,
    "bold": "**a** " * 160_000,
    "a step of a megabyte": "# T\n## Directions\n" + "Mix it for 5 minutes. " * 40_000,
    "an ingredient of a megabyte": "# T\n## Ingredients\n- " + "1 cup " * 150_000,
    "brackets": HEAD + "- " + "(" * 900_000,
    "storage": HEAD + "## Storage\n" + "Keeps 4 days. " * 70_000,
    "nutrition": HEAD + "## Nutrition\n- " + "a " * 400_000,
    "servings": "Serves " + "4 - " * 200_000,
    "time": "Prep time: " + "1 h " * 200_000,
    "nested a thousand deep": "\n".join(" " * depth + "- x" for depth in range(1_000)),
    "headings": "# a\n" * 19_000,
    "labels": "a b:\n" * 19_000,
    "front matter without an end": "---\n" + "a: b\n" * 19_000,
    "a chapter": "# C\n" + "### Soup\n\n1 cup a\n\n2 cups b\n\nBoil it all together in a large pot.\n\n" * 2_000,
    "many ingredients for many steps": HEAD + "- 1 cup a b\n" * 400 + "## Steps\n" + "1. Mix a and b.\n" * 400,
    "100,000 lines": "- 1 cup flour\n" * 100_000,
    "50 MB": "x\n" * 25_000_000,
}


def timed(read: Callable[[], ReadResult]) -> ReadResult:
    """Read within the patience, and sound enough for the journal."""
    began = time.monotonic()
    reading = read()
    assert time.monotonic() - began < PATIENCE_S
    assert (reading.recipe is None) == bool(reading.problems)
    if reading.recipe is not None:
        assert from_plain(Recipe, to_plain(reading.recipe)) == reading.recipe
    return reading


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_pages_made_to_hurt(page: str) -> None:
    """A recipe or a sentence, soon."""
    timed(lambda: read_page(page, "https://healthyeating.nhlbi.nih.gov/x", "x"))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_texts_made_to_hurt(text: str) -> None:
    """The same."""
    timed(lambda: read_prose(text, "x"))


def test_pages_cut_off_anywhere(test_data: Path) -> None:
    """A download that stopped: at every place there is a recipe or a sentence."""
    names = ("04-howtosection-howtostep-howtostep", "22-str", "broken-bad-escape")
    for name in names:
        page = (test_data / "jsonld-structural" / f"{name}.html").read_text(encoding="utf-8")
        for end in range(0, len(page), 37):
            timed(lambda page=page, end=end: read_page(page[:end], "", "x"))  # type: ignore[misc]


def test_texts_cut_off_anywhere(test_data: Path) -> None:
    """The same for a text."""
    for name in ("jeffThompson-Recipes/vada.md", "tacofancy/base_layers__no_bean_chili.md"):
        text = (test_data / "recipes" / name).read_text(encoding="utf-8")
        for end in range(0, len(text), 23):
            timed(lambda text=text, end=end: read_prose(text[:end], "x"))  # type: ignore[misc]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(["PT5M", "1 cup a", "1. Mix."]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "text", "name", "itemListElement", "value", "recipeIngredient", "x"]),
            inner,
        )
    ),
    max_leaves=12,
)
KEYS = ("name", "recipeIngredient", "recipeInstructions", "recipeYield", "prepTime", "keywords", "nutrition", "url")


@given(st.dictionaries(st.sampled_from(KEYS), json_values))
def test_any_json_in_any_place(fields: dict[str, object]) -> None:
    """Pages put strings where objects belong, and the other way round."""
    import json

    text = json.dumps({"@type": "Recipe", **fields}).replace("</", "<\\/")
    timed(lambda: read_page(f"{LD}{text}</script>", "", "x"))


PIECES = (
    "# |## Ingredients\n|## Directions\n|- 1 cup flour\n|1. Mix.\n|\n|---\n|**a**\n|For the b:\n|Serves 4\n|"
    "Prep time: 5 min\n|   - x\n|===\n|## Storage\n|Keeps 4 days in the fridge.\n|![|]("
)
pieces = st.sampled_from(PIECES.split("|"))


@given(st.lists(pieces | st.text(max_size=15), max_size=25))
def test_any_text(parts: list[str]) -> None:
    """Pieces of recipes in any order, with anything between them."""
    timed(lambda: read_prose("".join(parts), "x"))


@given(st.binary(max_size=400))
def test_binary(data: bytes) -> None:
    """As it would arrive if somebody pointed us at a picture."""
    text = data.decode("utf-8", "replace")
    timed(lambda: read_prose(text, "x"))
    timed(lambda: read_page(text, "", "x"))
