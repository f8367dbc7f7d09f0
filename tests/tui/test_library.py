"""The library: listing, searching, and opening recipes, also beside one that is cooking."""

import re
from pathlib import Path
from typing import Any

import pytest

from kitchen_tui.cooking import commands
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.tui.paint import library_lines as paint
from kitchen_tui.tui.paint.styled_text import Line
from tests.tui.browsing import Guest, RecipeFolders, browsing
from tests.tui.cooking import SINGLE, SIZES, STACKED, WIDE, Cook, Size, cooking, pork_belly, sizes

DAY_MS = 86_400_000


def beside(guest: Guest) -> None:
    """Start cooking the pork belly."""
    guest.kitchen.open()
    guest.kitchen.execute(commands.StartDish(pork_belly()))


@sizes
async def test_with_no_session_the_library_is_the_first_screen(folders: RecipeFolders, size: Size) -> None:
    async with browsing(folders, size) as guest:
        assert guest.sheet == "LibraryScreen"
        assert guest.recipes[:3] == ["Green soup", "Potato salad", "Soft eggs"]
        assert guest.rows[0].endswith("6 min")
        assert "for 2" in guest.rows[0] or size[0] < 60
        assert "apple-pie" in guest.rows[3]
        assert "cannot be read" in guest.rows[3]
        assert guest.focus == "find"
        assert guest.kitchen.session.id == ""
        assert guest.border == "4 recipes, 1 cannot be read"


@sizes
async def test_typing_filters_at_once_over_title_ingredient_and_tag(folders: RecipeFolders, size: Size) -> None:
    async with browsing(folders, size) as guest:
        for line, found in (("dq", []), ("SALAD", ["▸ Potato salad"]), ("leeks", ["▸ Green soup"])):
            await guest.type(line.lower())
            assert guest.titles == found or guest.titles == ["No recipe has all of these words."]
            assert bool(found) == ("No recipe" not in guest.screen)
            await guest.press("escape")
        await guest.type("quick eggs")
        assert guest.titles == ["▸ Soft eggs"]


async def test_escape_clears_the_line_and_then_quits(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        await guest.type("soup")
        await guest.press("escape")
        assert len(guest.rows) == 4
        assert guest.app.is_running
        await guest.press("escape")
    assert guest.app.return_value == 0


@sizes
async def test_enter_opens_a_session_and_cooks(folders: RecipeFolders, size: Size) -> None:
    async with browsing(folders, size) as guest:
        await guest.press("down", "enter")
        assert guest.sheet == "StoveScreen"
        assert guest.dishes == ["Potato salad"]
        await guest.press(*["space"] * (1 if size == WIDE else 2), "t")
        assert guest.ticked == 1
        assert guest.timer_named("potatoes").state == "running"


async def test_several_marked_recipes_are_cooked_together(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        await guest.press("tab", "tab", "up", "tab", "tab")
        assert "enter cook 2" in guest.screen
        await guest.press("enter")
        assert guest.sheet == "StoveScreen"
        assert len(guest.dishes) == 2
        await guest.app.workers.wait_for_complete()
        await guest.pilot.pause()
        assert "The earliest time is" in guest.screen
        plan = guest.kitchen.session.plan
        assert plan
        assert len(plan.plan.dishes) == 2
        assert guest.kitchen.session.on_screen == next(iter(guest.kitchen.session.dishes))


async def test_a_rehearsal_begun_in_the_library_runs_at_its_speed(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        guest.app.speed = 60
        await guest.press("enter")
        assert guest.kitchen.session.speed == 60


async def test_a_session_opened_meanwhile_is_joined(folders: RecipeFolders) -> None:
    guest = Guest()
    other = guest.harness.another(is_open=False).kitchen
    async with browsing(folders, guest=guest):
        other.open()
        other.execute(commands.StartDish(pork_belly()))
        await guest.press("enter")
        assert guest.kitchen.session.id == other.session.id
        assert guest.dishes == ["Caramelized honey-glazed pork belly", "Green soup"]


async def test_a_terminal_too_small_for_the_library_is_tolerated(folders: RecipeFolders) -> None:
    async with browsing(folders, (9, 3)) as guest:
        await guest.press("down", "e", "escape")
        await guest.pilot.resize_terminal(*WIDE)
        await guest.pilot.pause()
        assert len(guest.rows) == 4


async def test_the_cursor_stays_within_the_rows(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        await guest.press("up")
        assert guest.rows[0].startswith("▸")
        await guest.press("pagedown")
        assert guest.rows[3].startswith("▸")
        await guest.press("pageup", "down")
        assert guest.rows[1].startswith("▸")


async def test_details_of_the_selected_recipe_are_shown_beside_it(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        about = guest.pane("about")
        assert "Green soup" in about
        assert "leeks" in about
        assert "your own" in about
        await guest.press("down")
        assert "included with kitchen-tui" in guest.pane("about")
        await guest.type("pie")
        assert "“titel” is not a key" in " ".join(guest.pane("about").split())


async def test_recipes_cooked_last_come_first_with_their_note(folders: RecipeFolders) -> None:
    folders.cooked = {"soft-eggs": 20_000 * DAY_MS, "potato-salad": 19_999 * DAY_MS}
    folders.notes = {"soft-eggs": "last time: a minute more"}
    async with browsing(folders) as guest:
        assert guest.rows[0].startswith("▸ Soft eggs")
        assert "Fri 4 Oct" in guest.rows[0]
        assert guest.rows[1].startswith("Potato salad")
        assert "last time: a minute more" in guest.pane("about")
        await guest.press("enter")
        assert "Last time: a minute more" in guest.screen


@sizes
async def test_the_note_from_last_time_can_be_read_while_cooking(folders: RecipeFolders, size: Size) -> None:
    folders.notes = {"soft-eggs": "last time: a minute more"}
    async with browsing(folders, size) as guest:
        await guest.type("soft eggs")
        await guest.press("enter", "i")
        assert "Last time: a minute more" in guest.screen


async def test_recipe_titles_are_never_markup(folders: RecipeFolders) -> None:
    file = folders.write("Trap")
    file.write_text(file.read_text().replace("Trap", "'[/x] [@click=app.quit]go'").replace("quick", "'[bold]'"))
    async with browsing(folders) as guest:
        assert "[/x] [@click=app.quit]go" in guest.screen
        assert "[bold]" in guest.pane("about")


async def test_a_click_selects_a_recipe_and_a_second_click_cooks_it(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        await guest.pilot.click("#recipes", offset=(8, 3))
        await guest.pilot.pause()
        assert guest.rows[2].startswith("▸ Soft eggs")
        await guest.pilot.click("#recipes", offset=(8, 3))
        await guest.pilot.pause()
        assert guest.dishes == ["Soft eggs"]


async def test_only_visible_rows_of_a_long_list_are_painted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    plain = paint.row

    def counted(*args: Any, **options: Any) -> Line:
        made.append("")
        return plain(*args, **options)

    many = RecipeFolders(tmp_path)
    for number in range(300):
        many.spoil(f"file-{number:03}")
    async with browsing(many) as guest:
        monkeypatch.setattr(paint, "row", counted)
        await guest.press("pagedown")
        await guest.type("file")
        assert 0 < len(made) <= 5 * WIDE[1]


# Beside what cooks ------------------------------------------------------------------------------------------------


async def open_another(guest: Guest) -> None:
    await guest.palette("another recipe")
    await guest.settle()


@sizes
async def test_the_palette_opens_a_second_recipe(folders: RecipeFolders, size: Size) -> None:
    async with browsing(folders, size, setup=beside) as guest:
        assert guest.sheet == "StoveScreen"
        assert "Caramelized" not in guest.top
        await open_another(guest)
        assert guest.sheet == "LibraryScreen"
        await guest.enter("soup")
        assert guest.sheet == "StoveScreen"
        assert guest.dishes == ["Caramelized honey-glazed pork belly", "Green soup"]
        assert "Green" in "".join(guest.screen.split("\n")[:2])
        await guest.press("w")
        assert "Prepare the pork" in guest.screen
        await guest.press("w")
        assert "Green" in "".join(guest.screen.split("\n")[:2])


@sizes
async def test_u_goes_back_to_the_library_after_opening_the_wrong_recipe(folders: RecipeFolders, size: Size) -> None:
    async with browsing(folders, size) as guest:
        await guest.enter("salad")
        assert re.search(r"u (back to )?library", guest.pane("footer"))
        await guest.act("u")
        assert (guest.sheet, guest.dishes) == ("LibraryScreen", [])
        assert "esc quit" in guest.pane("footer")
        await guest.enter("soup")
        assert (guest.sheet, guest.dishes) == ("StoveScreen", ["Green soup"])
        await guest.press("t")
        assert "library" not in guest.pane("footer")
        await guest.press("u", "u")
        assert (guest.sheet, guest.dishes) == ("StoveScreen", ["Green soup"])


async def test_a_session_in_which_nothing_is_cooking_begins_with_the_library(folders: RecipeFolders) -> None:
    def leave_it_empty(guest: Guest) -> None:
        guest.kitchen.open()

    async with browsing(folders, setup=leave_it_empty) as guest:
        assert guest.sheet == "LibraryScreen"
        await guest.enter("soup")
        assert guest.dishes == ["Green soup"]


async def test_a_recipe_that_is_already_cooking_is_shown_and_not_started_again(folders: RecipeFolders) -> None:
    async with browsing(folders, setup=beside) as guest:
        for line in ("soup", "eggs", "soup"):
            await guest.open_library()
            await guest.enter(line)
        assert guest.dishes[1:] == ["Green soup", "Soft eggs"]
        assert guest.view.dish is not None
        assert guest.view.dish.recipe.title == "Green soup"


async def test_escape_returns_to_the_stove_and_ctrl_c_asks_the_same(folders: RecipeFolders) -> None:
    def simmering(guest: Guest) -> None:
        beside(guest)
        guest.timer("rice", 12)

    async with browsing(folders, setup=simmering) as guest:
        await guest.open_library()
        await guest.press("escape")
        assert guest.sheet == "StoveScreen"
        await guest.open_library()
        await guest.press("ctrl+c")
        assert guest.sheet == "LeavingSheet"


async def test_an_alarm_in_the_library_is_silenced_and_blocks_no_letter(folders: RecipeFolders) -> None:
    def rice(guest: Guest) -> None:
        beside(guest)
        guest.timer("rice", 1)

    async with browsing(folders, setup=rice) as guest:
        await guest.open_library()
        await guest.wait(2 * MINUTE)
        assert "RICE" in guest.screen
        await guest.type("soup")
        assert guest.view.ringing
        await guest.press("enter")
        assert guest.sheet == "LibraryScreen"
        assert not guest.view.ringing
        await guest.press("enter")
        assert guest.dishes[-1] == "Green soup"


async def test_an_alarm_of_another_dish_names_it(folders: RecipeFolders) -> None:
    async with browsing(folders, setup=beside) as guest:
        await guest.open_library()
        await guest.type("eggs")
        await guest.press("enter", "t", "w")
        await guest.wait(7 * MINUTE)
        assert "EGGS (Soft eggs)" in guest.screen
        await guest.press("w")
        assert "EGGS (Soft eggs) ·" in guest.screen


async def test_dinner_is_served_when_every_dish_is_done(folders: RecipeFolders) -> None:
    async with browsing(folders, setup=beside) as guest:
        await guest.open_library()
        await guest.type("soup")
        await guest.press("enter", "d", "d", "q")
    assert guest.app.return_value == 0
    async with browsing(folders, guest=guest) as guest:
        await guest.press("w")
        for _ in pork_belly().steps:
            await guest.press("d", "d")
        await guest.press("q")
        assert guest.sheet == "EndingSheet"
        assert "Green soup" in guest.screen
        assert not guest.kitchen.session.closed


async def test_w_with_one_dish_says_how_to_add_another() -> None:
    async with cooking() as cook:
        await cook.press("w")
        assert "opens another recipe" in cook.screen
        await cook.app.screen.run_action("library")
        await cook.pilot.pause()
        assert cook.sheet == "StoveScreen"
        assert "has no library" in cook.screen


async def test_w_is_listed_only_with_two_dishes() -> None:
    cook = Cook()
    async with cooking(cook=cook) as cook:
        assert "other dish" not in cook.screen
        cook.kitchen.execute(commands.StartDish(pork_belly()._replace(name="other")))
        await cook.wait(1000)
        assert "w other dish" in cook.screen


@pytest.mark.parametrize("size", SIZES[:2], ids=["wide", "stacked"])
async def test_the_preview_has_amounts_and_steps(folders: RecipeFolders, size: Size) -> None:
    async with browsing(folders, size) as guest:
        await guest.type("leeks")
        about = guest.pane("about")
        assert "4 leeks" in about
        assert size[0] < 100 or re.search(r"1  Boil +6 min", about)


@pytest.mark.parametrize("size", [*SIZES, (80, 30), (100, 36)])
async def test_the_import_line_is_visible(folders: RecipeFolders, size: Size) -> None:
    async with browsing(folders, size) as guest:
        await guest.press("ctrl+o")
        assert "\n import" in guest.screen
        await guest.press(*"soup.txt")
        assert "soup.txt" in guest.screen
        assert "enter confirm" in guest.screen


@pytest.mark.parametrize("size", SIZES[:2], ids=["wide", "stacked"])
async def test_the_footer_of_the_library_lists_every_key(folders: RecipeFolders, size: Size) -> None:
    async with browsing(folders, size) as guest:
        await guest.press("tab", "tab")
        footer = guest.screen.strip().split("\n")[-1]
        for hint in ("enter cook 2", "tab mark", "^o import", "^e edit", "^x delete", "esc quit"):
            assert hint in footer, hint


async def test_page_keys_scroll_the_preview(folders: RecipeFolders) -> None:
    path = folders.write("Long soup", "leeks", "soup")
    steps = "".join(f"  - title: Step {number}\n    text: Stir.\n" for number in range(2, 40))
    path.write_text(path.read_text(encoding="utf-8") + steps, encoding="utf-8")
    async with browsing(folders, STACKED) as guest:
        await guest.type("long")
        assert "pgdn preview" in guest.screen
        first = guest.pane("about")
        await guest.press("pagedown")
        assert guest.pane("about") != first
        assert "Long soup" in guest.rows[0]
        await guest.press("pageup")
        assert guest.pane("about") == first


@sizes
async def test_favourites_come_first_and_ratings_have_a_column(folders: RecipeFolders, size: Size) -> None:
    folders.write("Zander", "zander", "favourite")
    folders.cooked = {"soft-eggs": 20_000 * 24 * 60 * MINUTE}
    folders.ratings = {"soft-eggs": 4}
    async with browsing(folders, size) as guest:
        assert "♥ Zander" in guest.rows[0]
        assert ("★★★★" in guest.rows[1]) == (size != SINGLE)
        assert "Soft eggs" in guest.rows[1]
