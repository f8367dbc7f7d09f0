"""The list of recipes: its order, and the search in titles, tags and ingredients."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kitchen_tui.recipes.library.index import Entry, RecipeList, folded


def entry(title: str, *ingredients: str, tags: tuple[str, ...] = (), problems: tuple[str, ...] = ()) -> Entry:
    name = title.lower().replace(" ", "-")
    return Entry(name, f"/{name}.yaml", True, "" if problems else title, tags, ingredients, problems, fresh=True)


BREAD = entry("Zopf", "flour", "butter", tags=("baking",))
CURRY = entry("Aloo curry", "potato", "Jalapeño")
BROKEN = entry("Apple pie", problems=("pie.yaml:1: no recipe",))
BUTTERED = entry("Butter beans", "beans")
SHELF = RecipeList([BREAD, BROKEN, BUTTERED, CURRY], {})


def names(line: str, shelf: RecipeList = SHELF) -> list[str]:
    return [entry.name for entry in shelf.found(line)]


def test_by_title_with_broken_files_last() -> None:
    assert names("") == ["aloo-curry", "butter-beans", "zopf", "apple-pie"]
    assert SHELF.broken == 1


def test_the_last_cooked_recipe_comes_first() -> None:
    assert names("", RecipeList(SHELF.entries, {"zopf": 2_000, "butter-beans": 1_000}))[:3] == [
        "zopf",
        "butter-beans",
        "aloo-curry",
    ]


def test_every_word_is_looked_for_in_title_ingredient_and_tag() -> None:
    assert names("potato aloo") == ["aloo-curry"]
    assert names("baking flour") == ["zopf"]
    assert names("apple") == ["apple-pie"]
    assert names("potato flour") == []


def test_case_and_accents_do_not_matter() -> None:
    assert names("JALAPENO") == names("jalapeño") == ["aloo-curry"]


def test_a_word_of_the_title_comes_before_one_of_the_ingredients() -> None:
    assert names("butter") == ["butter-beans", "zopf"]


def test_a_word_does_not_run_from_one_ingredient_into_the_next() -> None:
    assert names("flourb") == []


@pytest.mark.parametrize(
    ("names_and_origins", "expected"),
    [
        ((("pea-soup", ""), ("pea-soup-2", "")), ("", "2")),
        ((("pea-soup", "example.org"), ("pea-soup-2", "example.com")), ("example.org", "example.com")),
        ((("pea-soup", "example.org"), ("pea-soup-2", "")), ("example.org", "")),
        ((("pea-soup", "a.org"), ("pea-soup-2", "a.org"), ("grandma", "b.org")), ("", "2", "grandma")),
        ((("pea-soup", "example.org"),), (None,)),
    ],
)
def test_recipes_of_one_title_are_distinguished(
    names_and_origins: tuple[tuple[str, str], ...], expected: tuple[str | None, ...]
) -> None:
    titles = ("Pea Soup", "Pea soup", "PEA SOUP")
    peas = [
        Entry(name, f"/{name}.yaml", True, title, origin=origin)
        for title, (name, origin) in zip(titles, names_and_origins, strict=False)
    ]
    shelf = RecipeList([BREAD, *peas, BROKEN], {})
    assert tuple(shelf.qualifiers.get(pea.path) for pea in peas) == expected
    assert {BREAD.path, BROKEN.path}.isdisjoint(shelf.qualifiers)


@given(
    some.lists(some.text("abé ", max_size=8).map(lambda title: entry(title or "x")), max_size=12), some.text("abeé ")
)
def test_found_is_exactly_what_has_every_word(entries: list[Entry], line: str) -> None:
    shelf = RecipeList(entries, {})
    found = shelf.found(line)
    words = folded(line).split()
    assert sorted(found) == sorted(entry for entry in entries if all(word in folded(entry.title) for word in words))
    prepared = RecipeList(entries, {})
    prepared.prepare()
    assert prepared.found(line) == found
