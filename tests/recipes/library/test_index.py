"""The index, which has every recipe and reads only changed files, and the list of recipes with its search."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.library import Library
from kitchen_tui.recipes.library.index import FILE, Entry, Index, RecipeList, folded

SOUP = "title: {title}\ntags: [soup]\ningredients:\n  - 2 leeks, sliced\n  - 4 cups water\nsteps:\n  - Boil it all.\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with a folder of one good and one broken recipe, and one shipped recipe."""
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    own.mkdir()
    shipped.mkdir()
    (own / "leek.yaml").write_text(SOUP.format(title="Leek soup"))
    (own / "broken.yaml").write_text("titel: x\n")
    (shipped / "leek.yaml").write_text(SOUP.format(title="Hidden"))
    (shipped / "stock.yaml").write_text(SOUP.format(title="Stock"))
    return Library((own,), shipped)


def index_of(library: Library) -> Index:
    return Index(library, library.shipped.parent / "cache")


def refreshed(library: Library) -> tuple[list[str], dict[str, Entry]]:
    """Return the names of files that were read, and all entries."""
    index = index_of(library)
    read = [entry.name for entry in index.refresh()]
    return read, {entry.name: entry for entry in index.entries()}


def test_every_recipe_is_listed_by_name_before_any_is_read(library: Library) -> None:
    entries = index_of(library).entries()
    assert [(entry.name, entry.own, entry.is_current) for entry in entries] == [
        ("broken", True, False),
        ("leek", True, False),
        ("stock", False, False),
    ]


def test_reading_adds_the_fields_for_the_search(library: Library) -> None:
    read, entries = refreshed(library)
    assert read == ["broken", "leek", "stock"]
    leek = entries["leek"]
    assert (leek.title, leek.tags, leek.ingredients, leek.problems) == (
        "Leek soup",
        ("soup",),
        ("leeks", "water"),
        (),
    )
    assert leek.is_current


@pytest.mark.parametrize(
    ("source", "origin"),
    [
        ("https://www.example.org/soups/1?print", "example.org"),
        ("http://127.0.0.1:8000/soup", "127.0.0.1"),
        ("The Book of Soups, p. 12", "The Book of Soups, p. 12"),
        ("", ""),
    ],
)
def test_the_origin_is_a_site_or_the_stated_source(library: Library, source: str, origin: str) -> None:
    soup = SOUP.format(title="Leek soup")
    (library.own[0] / "leek.yaml").write_text(f"source: '{source}'\n{soup}" if source else soup)
    assert refreshed(library)[1]["leek"].origin == origin
    assert refreshed(library)[1]["leek"].origin == origin


def test_a_broken_file_is_listed_with_its_problems(library: Library) -> None:
    _, entries = refreshed(library)
    assert entries["broken"].title == ""
    assert f"{library.own[0] / 'broken.yaml'}:1:1: “titel” is not a key" in entries["broken"].problems[0]


def test_only_new_and_changed_files_are_read(library: Library) -> None:
    refreshed(library)
    assert refreshed(library)[0] == []
    path = library.own[0] / "leek.yaml"
    path.write_text(SOUP.format(title="Other soup"))
    os.utime(path, ns=(1, 1))
    (library.own[0] / "new.yaml").write_text(SOUP.format(title="New"))
    (library.own[0] / "broken.yaml").unlink()
    read, entries = refreshed(library)
    assert read == ["leek", "new"]
    assert entries["leek"].title == "Other soup"
    assert "broken" not in entries


def test_a_changed_file_has_its_old_entry_until_it_is_read(library: Library) -> None:
    refreshed(library)
    (library.own[0] / "leek.yaml").write_text(SOUP.format(title="A much longer title"))
    leek = next(entry for entry in index_of(library).entries() if entry.name == "leek")
    assert (leek.title, leek.is_current) == ("Leek soup", False)


def test_stopping_early_keeps_the_entries_read_so_far(library: Library) -> None:
    index = index_of(library)
    reading = index.refresh()
    next(reading)
    reading.close()
    assert refreshed(library)[0] == ["leek", "stock"]


@pytest.mark.parametrize("kept", ["", "[]", "{}", '{"made":[1,"0"],"files":{}}', "\0", '{"made":null'])
def test_a_damaged_index_is_rebuilt(library: Library, kept: str) -> None:
    refreshed(library)
    (library.shipped.parent / "cache" / FILE).write_text(kept)
    assert refreshed(library)[0] == ["broken", "leek", "stock"]


@pytest.mark.parametrize("row", [[1], [1, 2, 3, [], [], []], [1, 2, "x", [4], [], []], None, [1, 2, "x", None, [], []]])
def test_an_inconsistent_row_is_rejected(library: Library, row: object) -> None:
    refreshed(library)
    file = library.shipped.parent / "cache" / FILE
    plain = json.loads(file.read_text())
    plain["files"]["elsewhere"] = row
    file.write_text(json.dumps(plain))
    assert refreshed(library)[0] == ["broken", "leek", "stock"]


def test_a_cache_that_cannot_be_written_costs_only_time(library: Library) -> None:
    (library.shipped.parent / "cache").write_text("not a folder")
    for _ in range(2):
        read, entries = refreshed(library)
        assert read == ["broken", "leek", "stock"]
        assert entries["leek"].title == "Leek soup"


def test_a_broken_link_is_listed_with_its_problem(library: Library) -> None:
    (library.own[0] / "gone.yaml").symlink_to("nowhere")
    _, entries = refreshed(library)
    assert "There is no such file." in entries["gone"].problems[0]


def test_the_stored_index_is_listed_without_reading_the_folders(library: Library) -> None:
    refreshed(library)
    (library.own[0] / "leek.yaml").unlink()
    index = index_of(library)
    remembered = {entry.name: entry for entry in index.remembered()}
    assert remembered["leek"].title == "Leek soup"
    assert remembered["leek"].own
    assert not remembered["stock"].own
    assert remembered["broken"].problems
    assert [entry.name for entry in index.refresh()] == ["leek"]
    assert {entry.title for entry in index.entries()} == {"", "Hidden", "Stock"}


def test_a_folder_of_the_cooks_own_may_be_named_like_the_shipped_one(library: Library) -> None:
    own = library.shipped.with_name("shipped-and-more")
    own.mkdir()
    (own / "stew.yaml").write_text(SOUP.format(title="Stew"))
    extended = Library((own,), library.shipped)
    refreshed(extended)
    assert {entry.name: entry.own for entry in index_of(extended).remembered()} == {
        "leek": False,
        "stew": True,
        "stock": False,
    }


def test_without_an_index_every_file_is_listed_by_name(library: Library) -> None:
    assert index_of(library).remembered() == index_of(library).entries() != []


@pytest.mark.parametrize(
    ("facts", "takes", "serves"),
    [
        ("times: {prep: 5 min, total: 40 min}\nservings: 4-6\n", "40 min", "4–6"),
        ("servings: 12 rolls\n", "6–7 min", "12 rolls"),
        ("times: {total: 9 h 40 min}\n", "10 h", ""),
        ("times: {total: 8-10 h}\n", "8–10 h", ""),
    ],
)
def test_total_time_and_servings(library: Library, facts: str, takes: str, serves: str) -> None:
    steps = "steps:\n  - title: Boil\n    timers: {boil: 6-7 min}\n"
    (library.own[0] / "leek.yaml").write_text(f"title: Leek soup\ndescription: Hot.\n{facts}{steps}")
    leek = refreshed(library)[1]["leek"]
    assert (leek.takes, leek.serves, leek.about) == (takes, serves, "Hot.")


def entry(title: str, *ingredients: str, tags: tuple[str, ...] = (), problems: tuple[str, ...] = ()) -> Entry:
    name = title.lower().replace(" ", "-")
    return Entry(name, f"/{name}.yaml", True, "" if problems else title, tags, ingredients, problems, is_current=True)


BREAD = entry("Zopf", "flour", "butter", tags=("baking",))
CURRY = entry("Aloo curry", "potato", "Jalapeño")
BROKEN = entry("Apple pie", problems=("pie.yaml:1: no recipe",))
BUTTERED = entry("Butter beans", "beans")
RECIPES = RecipeList([BREAD, BROKEN, BUTTERED, CURRY], {})


def names(line: str, recipes: RecipeList = RECIPES) -> list[str]:
    return [entry.name for entry in recipes.found(line)]


def test_entries_are_sorted_by_title_with_broken_files_last() -> None:
    assert names("") == ["aloo-curry", "butter-beans", "zopf", "apple-pie"]
    assert RECIPES.broken == 1


def test_the_last_cooked_recipe_comes_first() -> None:
    assert names("", RecipeList(RECIPES.entries, {"zopf": 2_000, "butter-beans": 1_000}))[:3] == [
        "zopf",
        "butter-beans",
        "aloo-curry",
    ]


def test_every_word_is_searched_in_title_ingredients_and_tags() -> None:
    assert names("potato aloo") == ["aloo-curry"]
    assert names("baking flour") == ["zopf"]
    assert names("apple") == ["apple-pie"]
    assert names("potato flour") == []


def test_case_and_accents_do_not_matter() -> None:
    assert names("JALAPENO") == names("jalapeño") == ["aloo-curry"]


def test_a_word_of_the_title_comes_before_one_of_the_ingredients() -> None:
    assert names("butter") == ["butter-beans", "zopf"]


def test_a_match_does_not_span_two_ingredients() -> None:
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
def test_recipes_with_the_same_title_are_distinguished(
    names_and_origins: tuple[tuple[str, str], ...], expected: tuple[str | None, ...]
) -> None:
    titles = ("Pea Soup", "Pea soup", "PEA SOUP")
    peas = [
        Entry(name, f"/{name}.yaml", True, title, origin=origin)
        for title, (name, origin) in zip(titles, names_and_origins, strict=False)
    ]
    recipes = RecipeList([BREAD, *peas, BROKEN], {})
    assert tuple(recipes.qualifiers.get(pea.path) for pea in peas) == expected
    assert {BREAD.path, BROKEN.path}.isdisjoint(recipes.qualifiers)


@given(st.lists(st.text("abé ", max_size=8).map(lambda title: entry(title or "x")), max_size=12), st.text("abeé "))
def test_the_search_finds_exactly_the_entries_with_every_word(entries: list[Entry], line: str) -> None:
    recipes = RecipeList(entries, {})
    found = recipes.found(line)
    words = folded(line).split()
    assert sorted(found) == sorted(entry for entry in entries if all(word in folded(entry.title) for word in words))
    prepared = RecipeList(entries, {})
    prepared.prepare()
    assert prepared.found(line) == found
