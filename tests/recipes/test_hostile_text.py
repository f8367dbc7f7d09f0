"""Hostile files, pages and texts: reading them never raises, and takes linear time."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.named_tuple import from_plain, to_plain
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.cooklang.reader import read_cooklang
from kitchen_tui.recipes.formats.recipemd.reader import read_recipemd
from kitchen_tui.recipes.formats.text.reader import read_prose
from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from kitchen_tui.recipes.problems import ReadResult
from tests.recipes.reading import read_page
from tests.support.growth import Repeated, assert_linear

COOKLANG = {
    "at signs": Repeated("@"),
    "open items": Repeated("@a{"),
    "open notes": Repeated("@a{}("),
    "one long name": Repeated(" b", "@a"),
    "items": Repeated("@a{1%g} "),
    "braces": Repeated("{"),
    "backslashes": Repeated("\\"),
    "open comments": Repeated("[- "),
    "comments": Repeated("[--]"),
    "dashes": Repeated("-"),
    "spaced dashes": Repeated(" --"),
    "headings": Repeated("= a\n", longest=80_000),
    "broken headings": Repeated("=", tail="a="),
    "notes": Repeated("> a\n"),
    "metadata": Repeated(">> a: b\n"),
    "spaces": Repeated(" ", ">> a", "b"),
    "lines": Repeated("a\n"),
    "timers": Repeated("~{1%min}"),
    "digits": Repeated("1", "@a{", "}"),
    "slashes": Repeated("1/", "@a{", "}"),
    "nested YAML": Repeated("[", "---\na: ", "\n---\nb", longest=1000),
    "nested maps": Repeated("{a: ", "---\n", "\n---\nb", longest=4000),
    "much YAML": Repeated("a: b\n", "---\n", "---\nb"),
    "combining marks": Repeated("\u0301", "@a"),
    "zero width": Repeated("\u200d", "@"),
}
_LIST = "# t\n\n---\n\n"
_STEPS = _LIST + "---\n\n"
RECIPEMD = {
    "ingredients": Repeated("- a\n", _LIST, longest=80_000),
    "paragraphs": Repeated("b\n\n", _STEPS, longest=30_000),
    "quotations": Repeated(">", _STEPS),
    "stars": Repeated("*a ", _STEPS),
    "mixed stars": Repeated("**a *a ", _LIST + "- "),
    "brackets": Repeated("[", _STEPS),
    "links": Repeated("[a](", _STEPS),
    "images": Repeated("![a](", _STEPS),
    "references": Repeated("[a]: b\n", "# t\n\n", longest=140_000),
    "tags of HTML": Repeated("<a ", _STEPS),
    "blocks of HTML": Repeated("<div>", _STEPS),
    "entities": Repeated("&amp;", _STEPS),
    "backslashes": Repeated("\\", _STEPS),
    "headings": Repeated("# a\n", _LIST, longest=80_000),
    "tags": Repeated("a,", "# t\n\n*", "*\n\n---\n"),
    "yields": Repeated("1 a,", "# t\n\n**", "**\n\n---\n"),
    "digits": Repeated("1", _LIST + "- *", "* a\n"),
    "times": Repeated("bake for 5 minutes. ", _STEPS),
    "lines": Repeated("a\n", _STEPS),
}
YAML = {
    "steps": Repeated("  - Cook it.\n", "title: a\nsteps:\n", longest=280_000),
    "steps in order": Repeated("  - {title: b, after: Boil}\n", "title: a\nsteps:\n", longest=67_000),
    "a long step": Repeated("      Cook it well.\n", "title: a\nsteps:\n  - text: |\n", longest=800_000),
    "maps": Repeated("{", "title: ", longest=100_000),
    "lists": Repeated("[", "title: "),
    "items": Repeated("- "),
    "keys": Repeated("? "),
    "one word": Repeated("a"),
    "quotes": Repeated('"'),
    "comment": Repeated("#"),
    "escapes": Repeated("\x1b"),
    "an open quote": Repeated("\n", "title: 'a\n"),
    "anchors": Repeated("&a ", "title: a\nsteps: ["),
    "times": Repeated("    Simmer the leeks for 5 to 10 minutes.\n", "title: a\nsteps:\n  - |\n", longest=800_000),
}
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
NESTED_PAGE = RECIPE + '"recipeInstructions":' + "[" * 900 + '"Mix."' + "]" * 900 + "}</script>"
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


def cooklang(text: str) -> ReadResult:
    """Read Cooklang, which may have a recipe and problems."""
    reading = read_cooklang(text, "x")
    assert reading.recipe is not None or reading.problems
    return reading


def recipemd(text: str) -> ReadResult:
    return checked(read_recipemd(text, "x"))


def yaml(text: str) -> ReadResult:
    reading = checked(read_yaml(text, "x"))
    assert all(problem.line for problem in reading.problems)
    return reading


READERS = ((cooklang, COOKLANG), (recipemd, RECIPEMD), (yaml, YAML), (page, PAGES), (prose, TEXTS))
each_hostile_text = pytest.mark.parametrize(
    ("read", "hostile"),
    [
        pytest.param(read, hostile, id=f"{read.__name__}: {name}")
        for read, hostile_texts in READERS
        for name, hostile in hostile_texts.items()
    ],
)


@each_hostile_text
def test_the_work_grows_with_the_length(read: Callable[[str], ReadResult], hostile: Repeated) -> None:
    assert_linear(read, hostile.text)


@pytest.mark.deep
@each_hostile_text
def test_input_of_the_largest_size_is_read(read: Callable[[str], ReadResult], hostile: Repeated) -> None:
    read(hostile.text(hostile.longest))


def test_a_deeply_nested_page() -> None:
    page(NESTED_PAGE)


def test_a_deeply_nested_text() -> None:
    prose("\n".join(" " * depth + "- x" for depth in range(1_000)))


def test_many_ingredients_for_many_steps() -> None:
    prose(MANY_PAIRS)


@pytest.mark.parametrize("step", [211, pytest.param(17, marks=pytest.mark.deep)])
def test_pages_truncated_anywhere(test_data: Path, step: int) -> None:
    names = ("04-howtosection-howtostep-howtostep", "22-str", "broken-bad-escape")
    for name in names:
        text = (test_data / "jsonld-structural" / f"{name}.html").read_text(encoding="utf-8")
        for end in range(0, len(text), step):
            page(text[:end])


@pytest.mark.parametrize("step", [101, pytest.param(11, marks=pytest.mark.deep)])
def test_texts_truncated_anywhere(test_data: Path, step: int) -> None:
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
