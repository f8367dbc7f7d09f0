"""The list of recipes: its order, and the search in titles, tags and ingredients."""

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
