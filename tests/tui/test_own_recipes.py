"""The cook's own recipes in the library: import, edit, delete and restore."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from kitchen_tui.cooking import commands
from kitchen_tui.recipes.library.index import Index
from tests.tui.browsing import EGGS, SOUP, Guest, Shelves, browsing
from tests.tui.cooking import pork_belly


def titles(guest: Guest) -> list[str]:
    return [row.removeprefix("▸ ") for row in guest.titles]


async def settle(guest: Guest) -> None:
    """Wait for the import, and for reading the folders after it."""
    await guest.settle()
    await guest.settle()


async def enter(guest: Guest, source: str) -> None:
    guest.app.screen.query_one("#entry-input", Input).value = source
    await guest.press("enter")
    await settle(guest)


async def import_from(guest: Guest, source: object) -> None:
    await guest.press("ctrl+o")
    await enter(guest, str(source))


async def save(guest: Guest) -> None:
    await guest.press("enter")
    await settle(guest)


def replacing(old: str, new: str) -> Callable[[Path], str]:
    """Return an editor that replaces a text in its file."""

    def edit(path: Path) -> str:
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return ""

    return edit


def own(shelves: Shelves) -> list[str]:
    return sorted(path.name for path in shelves.library.own[0].glob("*.yaml"))


async def test_a_file_is_imported_and_selected(shelves: Shelves, soup: Path) -> None:
    async with browsing(shelves) as guest:
        await guest.press("ctrl+o")
        assert guest.focus == "entry-input"
        await enter(guest, str(soup))
        assert guest.sheet == "ImportSheet"
        assert "- 2 cups peas" in guest.screen
        assert "pea-soup.yaml" not in own(shelves)
        await save(guest)
        assert "pea-soup.yaml" in own(shelves)
        assert "▸ Pea Soup" in guest.titles
        assert "Imported “Pea Soup”: 2 steps." in guest.screen
        assert guest.focus == "find"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
async def test_a_pasted_text_is_imported_whole(shelves: Shelves, end: str) -> None:
    async with browsing(shelves) as guest:
        await guest.press("ctrl+o")
        guest.app.screen.query_one("#entry-input", Input).post_message(Paste(SOUP.replace("\n", end)))
        await settle(guest)
        await save(guest)
        assert "▸ Pea Soup" in guest.titles


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_a_second_recipe_of_a_title_is_announced_and_can_be_told_apart(
    shelves: Shelves, soup: Path, size: tuple[int, int]
) -> None:
    async with browsing(shelves, size) as guest:
        for is_second in (False, True, True):
            await import_from(guest, soup)
            assert ("You already have a recipe with this title." in guest.words) is is_second
            await save(guest)
        assert [title for title in titles(guest) if "Pea Soup" in title] == ["Pea Soup", "Pea Soup (2)", "Pea Soup (3)"]
    assert {"pea-soup.yaml", "pea-soup-2.yaml", "pea-soup-3.yaml"} <= set(own(shelves))


async def test_a_second_recipe_is_announced_while_the_first_is_not_read_yet(
    shelves: Shelves, soup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Index, "refresh", lambda index: iter(()))
    shelves.write("Pea soup")
    async with browsing(shelves) as guest:
        assert "pea-soup" in titles(guest)
        await import_from(guest, soup)
        assert "You already have a recipe with this title." in guest.words


@pytest.mark.parametrize(
    ("first", "second", "marks"),
    [
        ("https://www.example.org/1", "https://example.com/2", ("(example.com)", "(example.org)")),
        ("Grandmother", "", ("", "(Grandmother)")),
        ("https://example.org/1", "https://example.org/2", ("", "(bake)")),
    ],
)
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_recipes_with_one_title_have_a_mark_of_their_origin_or_name(
    shelves: Shelves, size: tuple[int, int], first: str, second: str, marks: tuple[str, str]
) -> None:
    for source, path in ((first, shelves.write("Aubergine")), (second, shelves.write("Aubergine bake"))):
        text = path.read_text(encoding="utf-8").replace("Aubergine bake", "Aubergine")
        path.write_text(f"source: {source}\n{text}" if source else text, encoding="utf-8")
    async with browsing(shelves, size) as guest:
        rows = [title for title in titles(guest) if "Aubergine" in title]
        assert sorted(row.removeprefix("Aubergine").strip() for row in rows) == sorted(marks)
        if size == (120, 36) and "://" in first:
            assert "your own · example." in guest.pane("about")


async def test_escape_leaves_the_line_and_not_the_library(shelves: Shelves) -> None:
    async with browsing(shelves) as guest:
        await guest.press("ctrl+o", "x", "ctrl+x", "escape")
        assert guest.focus == "find"
        assert guest.sheet == "LibraryScreen"


async def test_the_palette_of_the_stove_opens_the_line(shelves: Shelves) -> None:
    def cooking(guest: Guest) -> None:
        guest.kitchen.open()
        guest.kitchen.execute(commands.StartDish(pork_belly()))

    async with browsing(shelves, setup=cooking) as guest:
        await guest.palette("import")
        await guest.settle()
        assert guest.sheet == "LibraryScreen"
        assert guest.focus == "entry-input"


@pytest.mark.parametrize("opened", ["", "i", "z"])
@pytest.mark.parametrize(("text", "is_recipe"), [(SOUP, True), ("soup", False), ("soup\n", False)])
async def test_a_recipe_pasted_elsewhere_is_answered_with_the_place_for_it(
    shelves: Shelves, opened: str, text: str, is_recipe: bool
) -> None:
    def cooking(guest: Guest) -> None:
        guest.kitchen.open()
        guest.kitchen.execute(commands.StartDish(pork_belly()))

    async with browsing(shelves, setup=cooking) as guest:
        await guest.press(*opened)
        guest.app.post_message(Paste(text))
        await guest.pilot.pause()
        said = "Recipes are pasted in the library; ctrl+p, then “import”, opens it." in guest.words
        assert said is is_recipe


async def test_a_shipped_recipe_is_not_deleted(shelves: Shelves) -> None:
    file = shelves.write("Aubergine bake", "aubergines", own=False)
    async with browsing(shelves) as guest:
        await guest.press("ctrl+x")
        assert "only your own can be deleted" in guest.screen
    assert file.is_file()


@pytest.mark.usefixtures("in_editor")
async def test_editing_an_own_recipe_opens_its_file(shelves: Shelves) -> None:
    shelves.write("Aubergine bake", "aubergines")
    shelves.edit = replacing("Aubergine", "Aubergines")
    async with browsing(shelves) as guest:
        await guest.act("ctrl+e")
        assert titles(guest)[0] == "Aubergines bake"


@pytest.mark.usefixtures("in_editor")
@pytest.mark.parametrize(("changed", "copied"), [(True, True), (False, False)])
async def test_editing_a_shipped_recipe_opens_a_copy(shelves: Shelves, changed: bool, copied: bool) -> None:
    file = shelves.write("Aubergine bake", "aubergines", own=False)
    text = file.read_text(encoding="utf-8")

    def edit(path: Path) -> str:
        if changed:
            path.write_text(f"{text}notes: [More salt.]\n", encoding="utf-8")
        return ""

    shelves.edit = edit
    async with browsing(shelves) as guest:
        await guest.act("ctrl+e")
    assert file.read_text(encoding="utf-8") == text
    assert ("aubergine-bake.yaml" in own(shelves)) == copied


@pytest.mark.usefixtures("in_editor")
async def test_a_broken_recipe_is_edited_from_its_problems(shelves: Shelves) -> None:
    edited: list[str] = []

    def edit(path: Path) -> str:
        edited.append(path.name)
        path.write_text(EGGS.format(title="Apple pie", thing="apples", tag="sweet"), encoding="utf-8")
        return ""

    shelves.edit = edit
    async with browsing(shelves) as guest:
        await guest.type("apple")
        assert "enter why not" in guest.pane("footer")
        await guest.press("enter")
        assert "apple-pie.yaml cannot be cooked" in guest.screen
        assert "Line 1: “titel”" in guest.screen
        await guest.act("e")
        assert (edited, guest.sheet) == (["apple-pie.yaml"], "LibraryScreen")
        assert guest.titles == ["▸ Apple pie"]


async def test_a_search_without_a_result_offers_only_keys_that_do_something(shelves: Shelves) -> None:
    async with browsing(shelves) as guest:
        await guest.type("xylophone")
        assert guest.pane("footer").split() == ["^o", "import", "esc", "clear"]


@pytest.mark.usefixtures("in_editor")
async def test_a_failing_editor_is_reported(shelves: Shelves) -> None:
    shelves.write("Aubergine bake", "aubergines")
    shelves.edit = lambda path: "No editor was found; set $EDITOR."
    async with browsing(shelves) as guest:
        await guest.act("ctrl+e")
        assert "No editor was found; set $EDITOR" in guest.screen


async def test_escape_discards_what_was_read(shelves: Shelves, soup: Path) -> None:
    before = own(shelves)
    async with browsing(shelves) as guest:
        await import_from(guest, soup)
        await guest.press("escape")
        await settle(guest)
        assert guest.sheet == "LibraryScreen"
        assert "Nothing was imported." in guest.screen
    assert own(shelves) == before


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_uncertain_parts_are_marked_at_their_place(
    shelves: Shelves, tmp_path: Path, size: tuple[int, int]
) -> None:
    file = tmp_path / "soup.txt"
    file.write_text(SOUP.replace("2 cups peas", "l/2 cup peas"), encoding="utf-8")
    async with browsing(shelves, size) as guest:
        await import_from(guest, file)
        assert "1 uncertain" in guest.screen
        lines = [line.strip("│┃ ▁") for line in guest.screen.split("\n")]
        at = next(number for number, line in enumerate(lines) if "1/2 cup peas" in line and "?" not in line)
        assert lines[at + 1].startswith("? ")


@pytest.mark.usefixtures("in_editor")
async def test_a_recipe_is_edited_before_it_is_saved(shelves: Shelves, soup: Path) -> None:
    shelves.edit = replacing("Pea Soup", "Green Pea Soup")
    async with browsing(shelves) as guest:
        await import_from(guest, soup)
        await guest.act("e")
        assert "Green Pea Soup" in guest.screen
        await save(guest)
        assert "▸ Green Pea Soup" in guest.titles
    assert "green-pea-soup.yaml" in own(shelves)


@pytest.mark.usefixtures("in_editor")
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("title:", "titel:", "Line 1: “titel” is not a key of a recipe. Did you mean “title”?"),
        ("steps:", "\tsteps:", "A tab indents this line. Use spaces"),
        ("title: Pea Soup", "Pea Soup: [", "This is not YAML"),
    ],
)
async def test_a_recipe_broken_in_the_editor_shows_its_problems_and_is_not_saved(
    shelves: Shelves, soup: Path, size: tuple[int, int], old: str, new: str, problem: str
) -> None:
    edits = iter((replacing(old, new), replacing(new, old)))
    shelves.edit = lambda path: next(edits)(path)
    before = own(shelves)
    async with browsing(shelves, size) as guest:
        await import_from(guest, soup)
        await guest.act("e")
        assert "recipe.yaml cannot be imported" in guest.screen
        assert problem in guest.words
        assert "enter save" not in guest.screen
        await guest.press("enter")
        assert guest.sheet == "ImportSheet"
        assert "It cannot be saved like this" in guest.words
        assert own(shelves) == before
        await guest.act("e")
        assert "Import this recipe?" in guest.screen
        await save(guest)
    assert "pea-soup.yaml" in own(shelves)
