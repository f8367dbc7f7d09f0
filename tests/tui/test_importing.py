"""Importing in the library as a cook does it: dropped paths, pastes, several recipes, and disks that are full."""

from pathlib import Path
from threading import Event

import pytest
from textual.events import AppBlur, AppFocus, Paste
from textual.widgets import Input

from kitchen_tui.cooking import commands
from kitchen_tui.recipes.formats import reading
from kitchen_tui.recipes.formats.found import Found, Source
from kitchen_tui.recipes.formats.reading import find_in_text, find_source, read_file
from kitchen_tui.recipes.formats.source import source_in
from kitchen_tui.recipes.library import RecipeCache, RecipeFile
from kitchen_tui.recipes.problems import ReadResult
from kitchen_tui.tui.screens import library_screen
from tests.support.waiting import until
from tests.tui.browsing import EGGS, SOUP, Guest, RecipeFolders, browsing, replacing
from tests.tui.cooking import pork_belly

THREE = "title,ingredients,steps\nBean pot,1 cup beans,Boil.\nPlain rice,1 cup rice,Boil.\nEggs,2 eggs,Boil.\n"


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A file with three recipes."""
    path = tmp_path / "three.csv"
    path.write_text(THREE, encoding="utf-8")
    return path


# What is imported -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["pea soup (1).txt", "grandma's soup.txt", "soup.txt", "süße Suppe.txt"])
def test_a_dropped_path_is_read_in_every_notation(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    (tmp_path / name).write_text(SOUP, encoding="utf-8")
    escaped = "".join(f"\\{sign}" if sign in " ()'" else sign for sign in path)
    quoted = "'" + path.replace("'", "'\\''") + "'"
    for line in (path, f" {path} ", f'"{path}"', quoted, escaped, f"{escaped} ", Path(path).as_uri()):
        assert source_in(line) == path


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("www.example.org/soup", "https://www.example.org/soup"),
        ("https://example.org/it's\\soup", "https://example.org/it's\\soup"),
        ("no such soup.txt", "no such soup.txt"),
        ("grandma's soup", "grandma's soup"),
        ("", ""),
    ],
)
def test_other_lines_are_left_unchanged(line: str, source: str) -> None:
    assert source_in(line) == source


def test_a_path_in_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "pea soup.txt").write_text(SOUP, encoding="utf-8")
    assert source_in("~/pea soup.txt") == source_in("~/pea\\ soup.txt") == "~/pea soup.txt"


@pytest.mark.parametrize(
    ("line", "why"), [("nowhere.txt", "There is no such file"), ("/", ""), ("http://127.0.0.1/soup", "")]
)
async def test_a_failed_import_shows_the_reason_and_keeps_the_line(folders: RecipeFolders, line: str, why: str) -> None:
    before = folders.own
    async with browsing(folders, (80, 24)) as guest:
        await guest.import_from(line)
        assert guest.app.screen.query_one("#entry-input", Input).value == line
        assert "Nothing was imported" in guest.words
        assert why in guest.words
        assert "kitchen-tui list" not in guest.screen
    assert folders.own == before


async def test_a_failed_paste_leaves_the_line_open(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        await guest.press("ctrl+o")
        await guest.paste("\n".join(["http://example.org", "http://example.org"]))
        assert guest.focus == "entry-input"
        assert "Nothing was imported" in guest.screen
        await guest.paste(SOUP)
        assert guest.sheet == "ImportSheet"


async def test_a_page_that_arrives_after_escape_is_not_shown(
    folders: RecipeFolders, soup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrived = Event()

    def slow(line: str) -> Source:
        arrived.wait()
        return find_source(line)

    monkeypatch.setattr(library_screen, "find_source", slow)
    async with browsing(folders) as guest:
        await guest.press("ctrl+o")
        guest.app.screen.query_one("#entry-input", Input).value = str(soup)
        await guest.press("enter", "escape")
        arrived.set()
        await guest.settle(2)
        assert guest.sheet == "LibraryScreen"


@pytest.fixture
def arrived(monkeypatch: pytest.MonkeyPatch) -> Event:
    """An event for which the reader of pasted texts waits."""
    arrived = Event()

    def slow(text: str, format: str, url: str = "") -> Found:
        arrived.wait(5)
        return find_in_text(text, format, url)

    monkeypatch.setattr(reading, "find_in_text", slow)
    return arrived


@pytest.mark.parametrize("keys", [["enter"], ["enter", "enter"], ["ctrl+o", "enter"]])
@pytest.mark.parametrize("opened", [[], ["ctrl+o"]], ids=["search", "line"])
async def test_enter_while_a_pasted_text_is_read_neither_cooks_nor_cancels(
    folders: RecipeFolders, arrived: Event, opened: list[str], keys: list[str]
) -> None:
    async with browsing(folders) as guest:
        await guest.press(*opened)
        focused = guest.app.screen.focused
        assert isinstance(focused, Input)
        focused.post_message(Paste(SOUP))
        await guest.press(*keys)
        assert (guest.sheet, guest.dishes) == ("LibraryScreen", [])
        assert "Reading…" in guest.screen
        arrived.set()
        await guest.settle(2)
        assert guest.sheet == "ImportSheet"


@pytest.mark.parametrize("opened", [[], ["ctrl+o"]], ids=["search", "line"])
async def test_escape_while_a_pasted_text_is_read_discards_it(
    folders: RecipeFolders, arrived: Event, opened: list[str]
) -> None:
    async with browsing(folders) as guest:
        await guest.press(*opened)
        focused = guest.app.screen.focused
        assert isinstance(focused, Input)
        focused.post_message(Paste(SOUP))
        await guest.press("escape")
        arrived.set()
        await guest.settle(2)
        assert (guest.sheet, guest.focus) == ("LibraryScreen", "find")
        assert "Reading…" not in guest.screen


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
async def test_a_recipe_pasted_into_the_search_is_imported(folders: RecipeFolders, end: str) -> None:
    async with browsing(folders) as guest:
        await guest.paste(SOUP.replace("\n", end))
        assert (guest.sheet, guest.app.screen_stack[0].query_one("#find", Input).value) == ("ImportSheet", "")


async def test_a_word_pasted_into_the_search_is_searched_for(folders: RecipeFolders) -> None:
    folders.write("Aubergine bake", "aubergines")
    async with browsing(folders) as guest:
        await guest.paste("aubergine\n")
        assert guest.recipes == ["Aubergine bake"]


# Several recipes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_each_of_several_recipes_is_saved_or_skipped(
    folders: RecipeFolders, three: Path, size: tuple[int, int]
) -> None:
    async with browsing(folders, size) as guest:
        await guest.import_from(three)
        assert "1 of 3" in guest.screen
        assert "--pick" not in guest.screen
        assert "esc" in guest.screen
        await guest.press("n", "n", "n")
        assert ("3 of 3" in guest.screen, "2 eggs" in guest.screen) == (True, True)
        await guest.press("p", "p", "p", "enter")
        await guest.settle(2)
        assert "2 of 3" in guest.screen
        await guest.press("p")
        assert "Import 1 of 3? · saved" in guest.screen
        await guest.press("n", "n", "enter")
        await guest.settle(2)
        assert guest.sheet == "LibraryScreen"
    assert {"bean-pot.yaml", "eggs.yaml"} <= set(folders.own)
    assert "plain-rice.yaml" not in folders.own


async def test_two_recipes_with_the_same_title_are_reported(folders: RecipeFolders, three: Path) -> None:
    replacing("Plain rice", "Bean pot")(three)
    async with browsing(folders) as guest:
        await guest.import_from(three)
        assert "You already have" not in guest.screen
        await guest.press("enter")
        assert "2 of 3" in guest.screen
        assert "You already have a recipe with this title." in guest.screen
        await guest.press("n")
        assert "You already have" not in guest.screen
        await guest.press("p", "p")
        assert "1 of 3? · saved" in guest.screen
        assert "You already have" not in guest.screen


async def test_escape_after_one_of_several_keeps_its_message(folders: RecipeFolders, three: Path) -> None:
    async with browsing(folders) as guest:
        await guest.import_from(three)
        await guest.press("enter", "escape")
        await guest.settle(2)
        assert "Imported “Bean pot”" in guest.screen


# Writing ----------------------------------------------------------------------------------------------------------


async def test_a_recipe_that_cannot_be_written_stays_on_screen(
    folders: RecipeFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "/some/path.new")

    async with browsing(folders) as guest:
        await guest.paste(SOUP)
        with monkeypatch.context() as patched:
            patched.setattr("kitchen_tui.recipes.library.own_recipes.atomic_write", full)
            await guest.press("enter")
        assert guest.sheet == "ImportSheet"
        assert "It could not be saved: No space left on device." in guest.screen
        await guest.save()
    assert "pea-soup.yaml" in folders.own


async def test_an_imported_recipe_does_not_hide_an_included_one(folders: RecipeFolders) -> None:
    folders.write("Pea soup", "peas", own=False)
    async with browsing(folders) as guest:
        await guest.paste(SOUP)
        await guest.save()
        assert guest.recipes.count("Pea soup") == 1
    assert "pea-soup-2.yaml" in folders.own


# Afterwards -------------------------------------------------------------------------------------------------------


async def test_deleted_recipes_are_restored_also_after_a_restart(folders: RecipeFolders) -> None:
    folders.write("Aubergine bake", "aubergines")
    folders.write("Aubergine dip", "aubergines")
    async with browsing(folders) as guest:
        before = guest.recipes
        for count in (1, 2):
            await guest.act("ctrl+x")
            assert guest.recipes == before[count:]
            assert "Undo with ctrl+r" in guest.screen
        assert "^r restore" in guest.pane("footer")
        await guest.act("ctrl+r")
        assert guest.recipes == before[1:]
    async with browsing(folders) as guest:
        await guest.act("ctrl+r")
        assert "Restored “Aubergine bake”." in guest.screen
        assert guest.recipes == before
        await guest.press("ctrl+r")
        assert "There is nothing to restore" in guest.screen


@pytest.mark.usefixtures("in_editor")
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("6 minutes", "7 minutes", "Saved “Aubergine bake”."),
        ("title:", "titel:", "It cannot be cooked like this: aubergine-bake.yaml:1"),
        ("x", "x", "Nothing was changed."),
    ],
)
async def test_an_edit_reports_its_result(folders: RecipeFolders, old: str, new: str, message: str) -> None:
    folders.write("Aubergine bake", "aubergines")
    folders.edit = replacing(old, new)
    async with browsing(folders) as guest:
        await guest.act("ctrl+e")
        assert message in guest.screen


@pytest.mark.usefixtures("in_editor")
async def test_a_dish_on_the_stove_keeps_its_recipe_when_that_is_edited(folders: RecipeFolders) -> None:
    path = folders.write("Aubergine bake", "aubergines")

    def cooking(guest: Guest) -> None:
        recipe = read_file(path).recipe
        assert recipe
        guest.kitchen.open()
        guest.kitchen.execute(commands.StartDish(pork_belly()))
        guest.kitchen.execute(commands.StartDish(recipe))

    folders.edit = replacing("aubergines", "beets")
    async with browsing(folders, setup=cooking) as guest:
        await guest.palette("open another")
        await guest.settle()
        await guest.act("ctrl+e")
        assert "goes on with the recipe as it was started" in guest.words


async def test_files_changed_elsewhere_are_read_when_the_window_is_used_again(folders: RecipeFolders) -> None:
    path = folders.write("Aubergine bake", "aubergines")
    async with browsing(folders) as guest:
        await guest.press("down")
        path.rename(path.with_name("zucchini.yaml"))
        path.with_name("zucchini.yaml").write_text(EGGS.format(title="Zucchini", thing="x", tag="y"), encoding="utf-8")
        guest.app.post_message(AppBlur())
        guest.app.post_message(AppFocus())
        await guest.settle(2)
        assert "Zucchini" in guest.pane("recipes")
        assert "Aubergine" not in guest.pane("recipes")


async def test_new_files_are_listed_by_name_while_they_are_read(
    folders: RecipeFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, goes_on = RecipeCache.read, Event()
    count = 0

    def slow(cache: RecipeCache, file: RecipeFile) -> ReadResult:
        nonlocal count
        count += 1
        assert count == 1 or goes_on.wait(5)
        return read(cache, file)

    async with browsing(folders) as guest:
        for name in ("Zucchini", "Yam mash", "Xigua"):
            folders.write(name)
        monkeypatch.setattr(RecipeCache, "read", slow)
        guest.app.post_message(AppBlur())
        guest.app.post_message(AppFocus())
        await guest.pilot.pause()
        until(lambda: count == 2)
        await guest.pilot.pause()
        assert "reading…" in guest.screen
        assert {"zucchini", "yam-mash", "Xigua"} <= set(guest.recipes)
        goes_on.set()
        await guest.settle(2)
        assert "reading…" not in guest.screen
        assert {"Zucchini", "Yam mash", "Xigua"} <= set(guest.recipes)


# The whole recipe -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_a_recipe_can_be_previewed_before_it_is_cooked(folders: RecipeFolders, size: tuple[int, int]) -> None:
    folders.write("Aubergine bake", "aubergines")
    async with browsing(folders, size) as guest:
        if size == (40, 12):
            assert "^p look" in guest.pane("footer")
        await guest.press("ctrl+p")
        assert guest.sheet == "PreviewSheet"
        assert "- 4 aubergines" in guest.screen
        await guest.act("escape", "ctrl+p", "enter")
        assert guest.dishes == ["Aubergine bake"]


@pytest.mark.usefixtures("in_editor")
async def test_the_preview_opens_the_editor_and_reports_a_broken_file(folders: RecipeFolders) -> None:
    edited: list[Path] = []

    def edit(path: Path) -> str:
        edited.append(path)
        return ""

    folders.edit = edit
    path = folders.write("Aubergine bake", "aubergines")
    async with browsing(folders) as guest:
        await guest.act("ctrl+p", "e")
        assert edited == [path]
        path.write_text("titel: x\n", encoding="utf-8")
        await guest.press("ctrl+p")
        assert "aubergine-bake.yaml cannot be cooked" in guest.screen
