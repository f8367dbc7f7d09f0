"""Commands and keys that cooks have asked for, at three sizes."""

import re
from collections.abc import Sequence

import pytest

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.threshold import DueAlert
from kitchen_tui.cooking.view import View
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.testing import FakeRinger
from tests.tui.browsing import Shelves, browsing
from tests.tui.cooking import SINGLE, Cook, Size, cooking, pork_belly, sizes, with_rice


@sizes
async def test_r_on_a_finished_timer_starts_a_second_batch(size: Size) -> None:
    async with cooking(size, lambda cook: cook.timer("pancake", 1)) as cook:
        await cook.wait(61 * SECOND)
        await cook.press("f", "r")
        assert cook.timer_named("pancake").state == "running"
        assert cook.timer_named("pancake").remaining_ms == MINUTE


@sizes
async def test_the_line_changes_the_selected_timer(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.press("2")
        await cook.enter("a+5")
        assert cook.timer_named("rice").most_ms == 17 * MINUTE
        await cook.enter("a-12m")
        assert cook.timer_named("rice").most_ms == 5 * MINUTE
        await cook.enter("a= basmati")
        assert cook.timer_named("basmati").state == "running"


@sizes
async def test_pause_and_resume_all_are_in_the_palette(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.palette("pause all")
        assert {timer.state for timer in cook.view.urgent} == {"paused"}
        assert "Next" not in cook.top or "rice" not in cook.top
        await cook.palette("resume all")
        assert {timer.state for timer in cook.view.urgent} == {"running"}


@sizes
async def test_muted_is_shown_in_the_top_line(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.palette("mute")
        assert cook.view.muted
        await cook.wait(30 * SECOND)
        assert "muted" in cook.top
        await cook.palette("unmute")
        assert not cook.view.muted
        assert "muted" not in cook.top


async def test_muting_reaches_the_ringer_without_waiting_for_a_tick() -> None:
    class Listener(FakeRinger):
        is_muted = False

        def ring(self, view: View, due: Sequence[DueAlert]) -> Sequence[str]:
            self.is_muted = view.muted
            return ()

    async with cooking(setup=with_rice) as cook:
        cook.app.ringer = ringer = Listener()
        await cook.palette("mute")
        assert ringer.is_muted
        await cook.palette("unmute")
        assert not ringer.is_muted


@pytest.mark.parametrize(("key", "character"), [("т", "т"), ("N", "N"), ("ν", "ν"), ("ｎ", "ｎ")])
@sizes
async def test_n_on_another_layout_or_with_caps_lock_is_n(size: Size, key: str, character: str) -> None:
    async with cooking(size) as cook:
        await cook.press(key)
        assert cook.step == 2


@sizes
async def test_shift_a_silences_all_only_while_two_ring(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.press("A")
        assert "Nothing is ringing" in cook.screen
        assert not cook.app.screen.query("#entry-input")
        await cook.wait(13 * MINUTE)
        await cook.press("A")
        assert cook.timer_named("rice").alert.state == "acknowledged"
        assert cook.timer_named("rice").state == "running"
        cook.timer("eggs", 5)
        await cook.wait(110 * MINUTE)
        assert len(cook.view.ringing) == 2
        await cook.press("A")
        assert not cook.view.ringing


@sizes
async def test_page_keys_scroll_the_ingredients_and_a_long_step(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.to("ingredients")
        await cook.press("end")
        assert "sesame seeds" in cook.pane("ingredients")
        await cook.press("home", "pagedown", "pageup")
        assert "2 lb pork belly" in cook.pane("ingredients")
        await cook.to("step")
        await cook.press("end", "pageup", "home", "pagedown")


@sizes
async def test_the_step_text_can_be_set_larger(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.palette("text: normal")
        normal = cook.pane("step")
        await cook.palette("text: large")
        assert cook.pane("step") != normal
        assert "Take the skin off" in cook.pane("step")


@sizes
async def test_amounts_are_shown_beside_the_names_in_the_text(size: Size) -> None:
    async with cooking(size, lambda cook: cook.at_step(6)) as cook:
        await cook.to("step")
        assert "[" in cook.pane("step")


@sizes
async def test_the_shopping_list_ticks_items_and_copies_the_rest(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("S", "space")
        assert "✓ 2 lb pork belly" in cook.screen
        await cook.press("c")
        assert "pork belly" not in cook.app.clipboard
        assert "4 cups + 2 tbsp water" in cook.app.clipboard
        await cook.press("escape", "S")
        assert "✓ 2 lb pork belly" in cook.screen
        await cook.press(*["space"] * 16, "c")
        assert "Copied 1 item." in cook.screen
        await cook.press("space", "c")
        assert "Nothing is left to buy." in cook.screen


@sizes
async def test_the_end_says_how_long_it_took_and_takes_a_rating(size: Size) -> None:
    def prepared(cook: Cook) -> None:
        cook.timer("rice", 12)
        cook.at_step(12)

    async with cooking(size, prepared) as cook:
        await cook.wait(13 * MINUTE)
        await cook.press("f", "d", "q")
        assert cook.sheet == "EndingSheet"
        assert "Cooked for 13 min" in cook.screen
        await cook.type("4/5 less salt")
        assert "★★★★☆ less salt" in cook.screen
        await cook.press("pagedown", "pagedown")
        assert size == SINGLE or re.search(r"rice +13:00 +set: 12 min +1 min longer", cook.screen)
        await cook.press("enter")
        assert cook.kitchen.session.notes == ("★★★★☆ less salt",)


@sizes
async def test_a_rehearsal_is_named_in_the_top_line(size: Size) -> None:
    def at_speed(cook: Cook) -> None:
        cook.kitchen.execute(commands.CloseSession())
        cook.kitchen.open(60)

    async with cooking(size, at_speed) as cook:
        assert ("×60" if size == SINGLE else "rehearsal ×60") in cook.top


@sizes
async def test_the_palette_ranks_what_is_most_likely_meant(size: Size) -> None:
    async with cooking(size) as cook:
        for words, first in (
            ("open", "Open another recipe"),
            ("pause", "Pause all"),
            ("metric", "Metric"),
            ("undo", "Undo"),
            ("mute", "Mute alarms"),
            ("large", "Large view"),
            ("shopping", "Shopping list"),
            ("add", "Add a timer"),
            ("new timer", "Add a timer"),
            ("done", "Complete the step"),
            ("delete timer", "Cancel"),
            ("stop", "Finish"),
            ("exit", "Quit"),
            ("buy", "Shopping list"),
            ("double", "Amounts: twice"),
            ("dark", "Theme: kitchen-dark"),
            ("zoom", "Large view"),
            ("volume", "Mute"),
            ("again", "Restart"),
            ("back", "Previous step"),
            ("plan", "The plan"),
            ("snoze", "Snooze"),
        ):
            await cook.press("ctrl+p")
            await cook.type(words)
            assert cook.pane("sheet").split("\n")[0].strip(" ▸").startswith(first)
            await cook.press("escape")


@sizes
async def test_the_palette_says_if_it_has_no_such_command(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("ctrl+p")
        await cook.type("xylophone")
        assert "no such command" in cook.screen
        assert "esc close" in cook.screen
        await cook.press("enter", "escape")
        assert cook.sheet == "StoveScreen"


@sizes
async def test_favourites_come_first_and_ratings_have_a_column(shelves: Shelves, size: Size) -> None:
    shelves.write("Zander", "zander", "favourite")
    shelves.cooked = {"soft-eggs": 20_000 * 24 * 60 * MINUTE}
    shelves.ratings = {"soft-eggs": 4}
    async with browsing(shelves, size) as guest:
        assert "♥ Zander" in guest.rows[0]
        assert ("★★★★" in guest.rows[1]) == (size != SINGLE)
        assert "Soft eggs" in guest.rows[1]


@sizes
async def test_a_preset_is_a_timer_by_name(size: Size) -> None:
    async with cooking(size) as cook:
        cook.app.presets = {"eggs": "6-7m eggs"}
        await cook.type("aeggs")
        assert "6–7 min" in cook.screen
        await cook.press("enter")
        assert cook.timer_named("eggs").spec.span == (6 * MINUTE, 7 * MINUTE)


@sizes
async def test_a_timer_that_repeats_is_one_timer_with_reminders(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.enter("a2m turn x5")
        assert cook.timer_named("turn").most_ms == 10 * MINUTE
        await cook.wait(2 * MINUTE)
        assert "! TURN" in cook.pane("banner")


@sizes
async def test_the_shopping_list_adds_up_what_all_dishes_need(size: Size) -> None:
    def twice(cook: Cook) -> None:
        cook.kitchen.execute(commands.StartDish(pork_belly()._replace(name="other", title="Other")))

    async with cooking(size, twice) as cook:
        await cook.press("S")
        assert "18 of 18 left" in cook.screen
        assert "4 lb pork belly" in cook.screen
        await cook.press("c")
        assert "4 lb pork belly" in cook.app.clipboard
