"""Hostile pages and texts: reading them never raises, and takes linear time."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.named_tuple import from_plain, to_plain
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.text.read import read_prose
from kitchen_tui.recipes.problems import ReadResult
from tests.recipes.formats.web.reading import read_page
from tests.support.growth import Repeated, assert_linear

LD = '<script type="application/ld+json">'
RECIPE = LD + '{"@type":"Recipe","name":"a",'
ITEM = '<div itemscope itemtype="x/Recipe">'

PAGES = {
    "tags that never end": Repeated("<a "),
    "attributes that never end": Repeated('<a b="'),
    "end tags that end nothing": Repeated("</"),
    "comments that never end": Repeated("<!--"),
    "elements in elements": Repeated("<div>"),
    "overlapping elements": Repeated("<a><b></a></b>"),
    "entities": Repeated("&#x26;&amp;&#99999999999;"),
    "scripts in scripts": Repeated("<script>"),
    "microdata in microdata": Repeated(ITEM + "<p itemprop=recipeInstructions>"),
    "many steps in microdata": Repeated("<p itemprop=recipeInstructions>ab", ITEM),
    "brackets": Repeated("[", LD),
    "objects": Repeated('{"a":', LD),
    "quotes": Repeated('"a ', LD + '{"a":'),
    "comments in JSON": Repeated("/*", LD + "{"),
    "recipes in recipes": Repeated('{"@type":"Recipe"},', RECIPE + '"recipeInstructions":[', '"b"]}'),
    "numbered forever": Repeated("1. A ", RECIPE + '"recipeInstructions":"', '"}'),
    "paragraphs in a step": Repeated("<p>", RECIPE + '"recipeInstructions":"', '"}'),
    "many steps": Repeated('"a",', RECIPE + '"recipeInstructions":[', '"b"]}'),
    "many ingredients": Repeated('"1 cup a",', RECIPE + '"recipeIngredient":[', '"b"]}'),
    "blocks of one text": Repeated(
        "<p>mix the flour</p>", RECIPE + '"recipeInstructions":"' + "mix the flour " * 900 + '"}</script>'
    ),
    "blocks of names": Repeated("<p>a b</p>", RECIPE + '"recipeIngredient":["a b","b c","c d","d e"]}</script>'),
    "many pages in one": Repeated(RECIPE + '"recipeIngredient":["1 a"]}</script>'),
    "11 MB": Repeated("x", longest=11_000_000),
}
NESTED_PAGE = RECIPE + '"recipeInstructions":' + "[" * 900 + '"Mix."' + "]" * 900 + "}</script>"
HEAD = "# T\n## Ingredients\n- 1 cup a\n"
TEXTS = {
    "one word": Repeated("a"),
    "stars": Repeated("*"),
    "stars apart": Repeated("* "),
    "links": Repeated("["),
    "pictures": Repeated("![a]("),
    "underscores": Repeated("_a"),
    "bold": Repeated("**a** "),
    "one long step": Repeated("Mix it for 5 minutes. ", "# T\n## Directions\n"),
    "one long ingredient": Repeated("1 cup ", "# T\n## Ingredients\n- "),
    "brackets": Repeated("(", HEAD + "- "),
    "storage": Repeated("Keeps 4 days. ", HEAD + "## Storage\n"),
    "nutrition": Repeated("a ", HEAD + "## Nutrition\n- "),
    "servings": Repeated("4 - ", "Serves "),
    "time": Repeated("1 h ", "Prep time: "),
    "headings": Repeated("# a\n", longest=76_000),
    "labels": Repeated("a b:\n", longest=95_000),
    "front matter without an end": Repeated("a: b\n", "---\n", longest=95_000),
    "a chapter": Repeated("### Soup\n\n1 cup a\n\n2 cups b\n\nBoil it all together in a large pot.\n\n", "# C\n"),
    "many lines": Repeated("- 1 cup flour\n"),
    "comments of HTML": Repeated("<!--", HEAD),
    "entities": Repeated("&amp;", HEAD),
    "tags of HTML": Repeated("<a <b>", HEAD),
    "signs": Repeated("▢", HEAD),
    "a row": Repeated("| a | 5 g ", HEAD),
    "rows": Repeated("| a | 5 g |\n", HEAD, longest=220_000),
    "a heading of Org": Repeated(" :a", "#+TITLE: a\n* a"),
    "a heading of AsciiDoc": Repeated(" =", "= a\n== a"),
    "amounts alone": Repeated("1/2\n", HEAD, longest=76_000),
    "labels of facts": Repeated("Prep\n15\n", longest=76_000),
    "facts in a line": Repeated("Serves 4 ", HEAD),
    "numbers in a line": Repeated("A. 2. ", HEAD + "## Steps\n1. "),
    "two sorts of lines": Repeated("1 cup a\nMix it.\n", longest=150_000),
    "a list in front matter": Repeated("  - 1 cup a\n", "---\ningredients:\n", "---\n", longest=10_000),
    "50 MB": Repeated("x\n", longest=50_000_000),
}
MANY_PAIRS = HEAD + "- 1 cup a b\n" * 400 + "## Steps\n" + "1. Mix a and b.\n" * 400


def page(text: str) -> ReadResult:
    """Read a page; the result must be fit for the journal."""
    return checked(read_page(text, "https://healthyeating.nhlbi.nih.gov/x", "x"))


def prose(text: str) -> ReadResult:
    """Read plain text, without what is kept of the last one; the result must be fit for the journal."""
    read_prose("", "x")
    return checked(read_prose(text, "x"))


def checked(reading: ReadResult) -> ReadResult:
    """Assert that there is a recipe or a problem, and that the recipe can be stored."""
    assert (reading.recipe is None) == bool(reading.problems)
    if reading.recipe is not None:
        assert from_plain(Recipe, to_plain(reading.recipe)) == reading.recipe
    return reading


@pytest.mark.parametrize("hostile", PAGES.values(), ids=PAGES)
def test_the_work_for_a_hostile_page_grows_with_its_length(hostile: Repeated) -> None:
    assert_linear(page, hostile.text)


@pytest.mark.parametrize("hostile", TEXTS.values(), ids=TEXTS)
def test_the_work_for_a_hostile_text_grows_with_its_length(hostile: Repeated) -> None:
    assert_linear(prose, hostile.text)


@pytest.mark.deep
@pytest.mark.parametrize("hostile", PAGES.values(), ids=PAGES)
def test_a_hostile_page_of_the_largest_size(hostile: Repeated) -> None:
    page(hostile.text(hostile.longest))


@pytest.mark.deep
@pytest.mark.parametrize("hostile", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_of_the_largest_size(hostile: Repeated) -> None:
    prose(hostile.text(hostile.longest))


def test_a_deeply_nested_page() -> None:
    page(NESTED_PAGE)


def test_a_deeply_nested_text() -> None:
    prose("\n".join(" " * depth + "- x" for depth in range(1_000)))


def test_many_ingredients_for_many_steps() -> None:
    prose(MANY_PAIRS)


@pytest.mark.parametrize("step", [211, pytest.param(17, marks=pytest.mark.deep)])
def test_pages_cut_off_anywhere(test_data: Path, step: int) -> None:
    names = ("04-howtosection-howtostep-howtostep", "22-str", "broken-bad-escape")
    for name in names:
        text = (test_data / "jsonld-structural" / f"{name}.html").read_text(encoding="utf-8")
        for end in range(0, len(text), step):
            page(text[:end])


@pytest.mark.parametrize("step", [101, pytest.param(11, marks=pytest.mark.deep)])
def test_texts_cut_off_anywhere(test_data: Path, step: int) -> None:
    for name in ("jeffThompson-Recipes/vada.md", "tacofancy/base_layers__no_bean_chili.md"):
        text = (test_data / "recipes" / name).read_text(encoding="utf-8")
        for end in range(0, len(text), step):
            prose(text[:end])


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
    text = json.dumps({"@type": "Recipe", **fields}).replace("</", "<\\/")
    page(f"{LD}{text}</script>")


PIECES = (
    "# |## Ingredients\n|## Directions\n|- 1 cup flour\n|1. Mix.\n|\n|---\n|**a**\n|For the b:\n|Serves 4\n|"
    "Prep time: 5 min\n|   - x\n|===\n|## Storage\n|Keeps 4 days in the fridge.\n|![|](|1/2\n|Prep\n|15\n|▢|&nbsp;|"
    "<!--|-->|> |COMMENTS (2)\n|Ann says:\n|Print / Share\n|#+TITLE: x\n|* y\n|:PROPERTIES:\n|= z\n|. Mix.\n"
)
pieces = st.sampled_from([*PIECES.split("|"), "| a | 5 g |\n", "|---|---|\n", "|===\n", "ingredients:\n  - 1 egg\n"])


@given(st.lists(pieces | st.text(max_size=15), max_size=25))
def test_any_text(parts: list[str]) -> None:
    prose("".join(parts))


@given(st.binary(max_size=400))
def test_binary(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    prose(text)
    page(text)
