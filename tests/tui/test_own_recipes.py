"""The cook's own recipes in the library: import, edit, delete and restore, and files that change meanwhile."""

from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from kitchen_tui.cooking import commands
from kitchen_tui.recipes.library.index import Index
from tests.tui.browsing import EGGS, SOUP, Guest, RecipeFolders, browsing, replacing
from tests.tui.cooking import Size, pork_belly, sizes


async def test_a_file_is_imported_and_selected(folders: RecipeFolders, soup: Path) -> None:
    async with browsing(folders) as guest:
        await guest.import_from(soup)
        assert guest.sheet == "ImportSheet"
        assert "- 2 cups peas" in guest.screen
        assert "pea-soup.yaml" not in folders.own
        await guest.save()
        assert "pea-soup.yaml" in folders.own
        assert "▸ Pea Soup" in guest.titles
        assert "Imported “Pea Soup”: 2 steps." in guest.screen
        assert guest.focus == "find"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
async def test_a_pasted_text_is_imported_whole(folders: RecipeFolders, end: str) -> None:
    async with browsing(folders) as guest:
        await guest.press("ctrl+o")
        await guest.paste(SOUP.replace("\n", end))
        await guest.save()
        assert "▸ Pea Soup" in guest.titles


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_a_second_recipe_with_the_same_title_is_reported(
    folders: RecipeFolders, soup: Path, size: tuple[int, int]
) -> None:
    async with browsing(folders, size) as guest:
        for is_second in (False, True, True):
            await guest.import_from(soup)
            assert ("You already have a recipe with this title." in guest.words) is is_second
            await guest.save()
        assert [title for title in guest.recipes if "Pea Soup" in title] == ["Pea Soup", "Pea Soup (2)", "Pea Soup (3)"]
    assert {"pea-soup.yaml", "pea-soup-2.yaml", "pea-soup-3.yaml"} <= set(folders.own)


async def test_a_second_recipe_is_reported_before_the_first_is_read(
    folders: RecipeFolders, soup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Index, "refresh", lambda index: iter(()))
    folders.write("Pea soup")
    async with browsing(folders) as guest:
        assert "pea-soup" in guest.recipes
        await guest.import_from(soup)
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
async def test_recipes_with_the_same_title_show_their_origin_or_name(
    folders: RecipeFolders, size: tuple[int, int], first: str, second: str, marks: tuple[str, str]
) -> None:
    for source, path in ((first, folders.write("Aubergine")), (second, folders.write("Aubergine bake"))):
        text = path.read_text(encoding="utf-8").replace("Aubergine bake", "Aubergine")
        path.write_text(f"source: {source}\n{text}" if source else text, encoding="utf-8")
    async with browsing(folders, size) as guest:
        rows = [title for title in guest.recipes if "Aubergine" in title]
        assert sorted(row.removeprefix("Aubergine").strip() for row in rows) == sorted(marks)
        if size == (120, 36) and "://" in first:
            assert "your own · example." in guest.pane("about")


async def test_escape_closes_the_line_but_not_the_library(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        await guest.press("ctrl+o", "x", "ctrl+x", "escape")
        assert guest.focus == "find"
        assert guest.sheet == "LibraryScreen"


async def test_the_palette_of_the_stove_opens_the_line(folders: RecipeFolders) -> None:
    def cooking(guest: Guest) -> None:
        guest.kitchen.open()
        guest.kitchen.execute(commands.StartDish(pork_belly()))

    async with browsing(folders, setup=cooking) as guest:
        await guest.palette("import")
        await guest.settle()
        assert guest.sheet == "LibraryScreen"
        assert guest.focus == "entry-input"


@pytest.mark.parametrize("opened", ["", "i", "z"])
@pytest.mark.parametrize(("text", "is_recipe"), [(SOUP, True), ("soup", False), ("soup\n", False)])
async def test_a_recipe_pasted_on_the_stove_is_answered_with_a_hint(
    folders: RecipeFolders, opened: str, text: str, is_recipe: bool
) -> None:
    def cooking(guest: Guest) -> None:
        guest.kitchen.open()
        guest.kitchen.execute(commands.StartDish(pork_belly()))

    async with browsing(folders, setup=cooking) as guest:
        await guest.press(*opened)
        guest.app.post_message(Paste(text))
        await guest.pilot.pause()
        is_hinted = "Recipes are pasted in the library; ctrl+p, then “import”, opens it." in guest.words
        assert is_hinted is is_recipe


async def test_a_shipped_recipe_is_not_deleted(folders: RecipeFolders) -> None:
    file = folders.write("Aubergine bake", "aubergines", own=False)
    async with browsing(folders) as guest:
        await guest.press("ctrl+x")
        assert "only your own can be deleted" in guest.screen
    assert file.is_file()


@pytest.mark.usefixtures("in_editor")
async def test_editing_an_own_recipe_opens_its_file(folders: RecipeFolders) -> None:
    folders.write("Aubergine bake", "aubergines")
    folders.edit = replacing("Aubergine", "Aubergines")
    async with browsing(folders) as guest:
        await guest.act("ctrl+e")
        assert guest.recipes[0] == "Aubergines bake"


@pytest.mark.usefixtures("in_editor")
@pytest.mark.parametrize(("changed", "copied"), [(True, True), (False, False)])
async def test_editing_a_shipped_recipe_opens_a_copy(folders: RecipeFolders, changed: bool, copied: bool) -> None:
    file = folders.write("Aubergine bake", "aubergines", own=False)
    text = file.read_text(encoding="utf-8")

    def edit(path: Path) -> str:
        if changed:
            path.write_text(f"{text}notes: [More salt.]\n", encoding="utf-8")
        return ""

    folders.edit = edit
    async with browsing(folders) as guest:
        await guest.act("ctrl+e")
    assert file.read_text(encoding="utf-8") == text
    assert ("aubergine-bake.yaml" in folders.own) == copied


@pytest.mark.usefixtures("in_editor")
async def test_a_broken_recipe_is_edited_from_its_problems(folders: RecipeFolders) -> None:
    edited: list[str] = []

    def edit(path: Path) -> str:
        edited.append(path.name)
        path.write_text(EGGS.format(title="Apple pie", thing="apples", tag="sweet"), encoding="utf-8")
        return ""

    folders.edit = edit
    async with browsing(folders) as guest:
        await guest.type("apple")
        assert "enter why not" in guest.pane("footer")
        await guest.press("enter")
        assert "apple-pie.yaml cannot be cooked" in guest.screen
        assert "Line 1: “titel”" in guest.screen
        await guest.act("e")
        assert (edited, guest.sheet) == (["apple-pie.yaml"], "LibraryScreen")
        assert guest.titles == ["▸ Apple pie"]


async def test_a_search_without_a_result_offers_only_keys_that_do_something(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        await guest.type("xylophone")
        assert guest.pane("footer").split() == ["^o", "import", "esc", "clear"]


@pytest.mark.usefixtures("in_editor")
async def test_a_failing_editor_is_reported(folders: RecipeFolders) -> None:
    folders.write("Aubergine bake", "aubergines")
    folders.edit = lambda path: "No editor was found; set $EDITOR."
    async with browsing(folders) as guest:
        await guest.act("ctrl+e")
        assert "No editor was found; set $EDITOR" in guest.screen


async def test_escape_discards_the_imported_recipe(folders: RecipeFolders, soup: Path) -> None:
    before = folders.own
    async with browsing(folders) as guest:
        await guest.import_from(soup)
        await guest.press("escape")
        await guest.settle(2)
        assert guest.sheet == "LibraryScreen"
        assert "Nothing was imported." in guest.screen
    assert folders.own == before


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_uncertain_parts_are_marked_at_their_place(
    folders: RecipeFolders, tmp_path: Path, size: tuple[int, int]
) -> None:
    file = tmp_path / "soup.txt"
    file.write_text(SOUP.replace("2 cups peas", "l/2 cup peas"), encoding="utf-8")
    async with browsing(folders, size) as guest:
        await guest.import_from(file)
        assert "1 uncertain" in guest.screen
        lines = [line.strip("│┃ ▁") for line in guest.screen.split("\n")]
        at = next(number for number, line in enumerate(lines) if "1/2 cup peas" in line and "?" not in line)
        assert lines[at + 1].startswith("? ")


@pytest.mark.usefixtures("in_editor")
async def test_a_recipe_is_edited_before_it_is_saved(folders: RecipeFolders, soup: Path) -> None:
    folders.edit = replacing("Pea Soup", "Green Pea Soup")
    async with browsing(folders) as guest:
        await guest.import_from(soup)
        await guest.act("e")
        assert "Green Pea Soup" in guest.screen
        await guest.save()
        assert "▸ Green Pea Soup" in guest.titles
    assert "green-pea-soup.yaml" in folders.own


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
    folders: RecipeFolders, soup: Path, size: tuple[int, int], old: str, new: str, problem: str
) -> None:
    edits = iter((replacing(old, new), replacing(new, old)))
    folders.edit = lambda path: next(edits)(path)
    before = folders.own
    async with browsing(folders, size) as guest:
        await guest.import_from(soup)
        await guest.act("e")
        assert "recipe.yaml cannot be imported" in guest.screen
        assert problem in guest.words
        assert "enter save" not in guest.screen
        await guest.press("enter")
        assert guest.sheet == "ImportSheet"
        assert "It cannot be saved like this" in guest.words
        assert folders.own == before
        await guest.act("e")
        assert "Import this recipe?" in guest.screen
        await guest.save()
    assert "pea-soup.yaml" in folders.own


async def test_changed_files_are_detected_on_entry(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        assert guest.border.startswith("4 recipes")
    folders.write("Zabaione", own=False)
    folders.write("Apple pie", "apples")
    (folders.library.own[0] / "green-soup.yaml").unlink()
    async with browsing(folders) as guest:
        assert guest.recipes == [
            "Apple pie",
            "Potato salad",
            "Soft eggs",
            "Zabaione",
        ]


async def test_a_recipe_deleted_meanwhile_is_reported(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        (folders.library.own[0] / "green-soup.yaml").unlink()
        await guest.press("enter")
        assert guest.sheet == "BrokenSheet"


@sizes
async def test_a_broken_file_reports_its_problem_and_line(folders: RecipeFolders, size: Size) -> None:
    async with browsing(folders, size) as guest:
        await guest.enter("pie")
        assert guest.sheet == "BrokenSheet"
        assert "title" in guest.screen
        assert guest.kitchen.session.id == ""
        await guest.press("escape")
        assert guest.sheet == "LibraryScreen"
        assert guest.app.screen.query_one(Input).value == "pie"
