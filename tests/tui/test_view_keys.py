"""The keys for the session and for other views: shopping list, palette, help, large view and leaving."""

from collections.abc import Sequence

import pytest

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.threshold import DueAlert
from kitchen_tui.cooking.view import View
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.testing import FakeRinger
from kitchen_tui.tui.actions import ACTIONS
from kitchen_tui.tui.screens.palette import PaletteSheet
from kitchen_tui.tui.screens.stove import StoveScreen
from tests.tui.cooking import WIDE, Cook, Size, cooking, pork_belly, sizes, with_rice


@sizes
async def test_u_undoes_and_shift_u_redoes_with_a_message(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.to("ingredients")
        await cook.press("space", "d")
        assert cook.view.undo == "step 1 done"
        await cook.press("u")
        assert "Undone: step 1 done" in cook.screen
        assert cook.step == 1
        await cook.press("u")
        assert cook.ticked == 0
        await cook.press("u")
        assert "nothing to undo" in cook.screen
        await cook.press("U", "U")
        assert (cook.ticked, cook.step) == (1, 2)
        await cook.press("U")
        assert "nothing to redo" in cook.screen


@sizes
async def test_i_shows_times_tips_nutrition_and_storage(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("i")
        words = await cook.pages(12)
        assert "another total" not in words
        for text in ("the steps add up to", "Reheat", "485", "Always blanch", "Leftovers until", "Serve with"):
            assert text in words, text
        await cook.press("i")
        assert cook.sheet == "StoveScreen"


@sizes
async def test_t_on_the_info_sheet_starts_the_reheating(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("i", "t")
        assert cook.timer_named("reheat").state == "running"


@sizes
async def test_tab_cycles_through_the_panes(size: Size) -> None:
    async with cooking(size) as cook:
        order = ["ingredients", "step", "timers"]
        for _ in order:
            pane = order[(order.index(cook.focus) + 1) % 3]
            await cook.press("tab")
            assert cook.focus == pane
            assert cook.app.screen.query_one(f"#{pane}").region.area > 0


@sizes
async def test_z_opens_and_closes_the_large_view(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.press("z")
        assert cook.sheet == "LargeScreen"
        assert "14:13 · simmer" in str(cook.app.screen.query_one("#large").border_title)
        assert "█" in cook.screen
        await cook.wait(91 * MINUTE)
        assert "holding its shape?" in cook.words
        await cook.press("y")
        assert cook.timer_named("simmer").state == "finished"
        await cook.press("z")
        assert cook.sheet == "StoveScreen"


@sizes
async def test_slash_finds_a_step_and_an_ingredient(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.enter("/slurry")
        assert cook.step == 9
        await cook.type("/spice powder")
        await cook.press("enter", "space")
        assert cook.focus == "ingredients"
        assert "✓ 1 tsp five-spice powder" in cook.pane("ingredients")


@sizes
async def test_slash_reports_a_missing_word_and_stays_open(size: Size) -> None:
    async with cooking(size) as cook:
        before = cook.focus
        await cook.type("/saffron")
        assert "not in this recipe" in cook.screen
        await cook.press("enter")
        assert cook.focus == "entry-input"
        await cook.press("escape")
        assert cook.focus == before


@sizes
async def test_help_lists_every_action(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("question_mark")
        seen = await cook.pages(16)
        for action in ACTIONS:
            assert action.help.split()[-1] in seen, action.help
        assert "…" not in seen
        await cook.press("question_mark")
        assert cook.sheet == "StoveScreen"


async def test_help_is_on_one_page_of_a_wide_screen() -> None:
    async with cooking(WIDE) as cook:
        await cook.press("question_mark")
        assert "▾" not in cook.screen
        assert "Plan all dishes" in cook.screen
        assert "A timer's bar" in cook.screen


def test_every_action_of_the_table_does_something() -> None:
    assert [action.name for action in ACTIONS if not hasattr(StoveScreen, f"action_{action.name}")] == []


async def test_the_palette_has_each_command_once() -> None:
    async with cooking(setup=with_rice) as cook:
        await cook.press("ctrl+p")
        palette = cook.app.screen
        assert isinstance(palette, PaletteSheet)
        ids = palette.list.row_ids(cook.view)
        assert sorted(set(ids)) == sorted(ids)
        assert len(ids) > len(ACTIONS)


@sizes
async def test_the_palette_offers_every_action_by_name(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("ctrl+p")
        assert cook.sheet == "PaletteSheet"
        await cook.enter("Next step")
        await cook.pilot.pause()
        assert (cook.sheet, cook.step) == ("StoveScreen", 2)


@sizes
async def test_q_leaves_at_once_if_no_timer_runs(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("q")
        assert cook.app.return_code == 0
        assert cook.journal.open_session() == cook.kitchen.session.id


@sizes
@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_leaving_with_timers_needs_the_same_key_twice(size: Size, key: str) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.press(key)
        assert cook.sheet == "LeavingSheet"
        words = cook.words
        assert "Nothing will ring after this screen is closed" in words
        assert "Press q again" in words
        await cook.press("escape")
        assert cook.sheet == "StoveScreen"
        await cook.press(key, key)
        assert cook.app.return_code == 0
        assert cook.timer_named("rice").state == "running"


async def test_ctrl_c_asks_from_any_sheet_and_ctrl_q_is_unbound() -> None:
    async with cooking(setup=with_rice) as cook:
        await cook.press("ctrl+q")
        assert cook.app.is_running
        for opens in ("question_mark", "z", "i"):
            await cook.press(opens, "ctrl+c")
            assert cook.sheet == "LeavingSheet"
            await cook.press("escape")
        assert cook.sheet == "StoveScreen"


def test_every_key_of_the_contract_is_in_the_table() -> None:
    keys = {key for action in ACTIONS for key in action.keys}
    contract = "space n p o d t y x f c r plus minus equals_sign a enter A s u U i tab z slash question_mark ctrl+p q"
    assert set(contract.split()) <= keys
    assert len({action.name for action in ACTIONS}) == len(ACTIONS)


def test_no_two_actions_share_a_key() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))


@sizes
@pytest.mark.parametrize("opened", ["z", "o"])
async def test_a_message_can_be_read_completely_on_every_screen(size: Size, opened: str) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.press(opened, "d")
        message = cook.app.status.text
        assert message
        assert message in cook.words
        cook.app.status.clear()
        await cook.pilot.pause()
        assert message not in cook.words


@sizes
async def test_a_message_that_fits_on_the_border_covers_nothing(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.press("i")
        before = cook.screen.split("\n")
        await cook.press("A")
        changed = [new for old, new in zip(before, cook.screen.split("\n"), strict=True) if old != new]
        assert len(changed) == 1
        assert changed[0].endswith(" Nothing is ringing. ─╯")


@sizes
@pytest.mark.parametrize(
    ("opened", "key", "message"),
    [
        ("z", "d", "Simmer has its first check in 1:30:00. Press d again to finish it."),
        ("o", "d", "Simmer has its first check in 1:30:00. Press d again to finish it."),
        ("i", "y", "No check is open."),
        ("z", "y", "No check is open: f finishes simmer."),
    ],
)
async def test_a_message_names_only_keys_that_work_on_the_screen(
    size: Size, opened: str, key: str, message: str
) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.press(opened, key)
        assert cook.app.status.text == message
        if "f finishes" in message:
            await cook.press("f", "f")
            assert cook.timer_named("simmer").state == "finished"


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


RANKED = {
    "open": "Open another recipe", "pause": "Pause all", "metric": "Metric", "undo": "Undo", "mute": "Mute alarms",
    "large": "Large view", "shopping": "Shopping list", "add": "Add a timer", "new timer": "Add a timer",
    "done": "Complete the step", "delete timer": "Cancel", "stop": "Finish", "exit": "Quit", "buy": "Shopping list",
    "double": "Amounts: twice", "dark": "Theme: kitchen-dark", "zoom": "Large view", "volume": "Mute",
    "again": "Restart", "back": "Previous step", "plan": "The plan", "snoze": "Snooze",
}  # fmt: skip


async def test_the_palette_ranks_the_most_likely_command_first() -> None:
    async with cooking() as cook:
        await cook.press("ctrl+p")
        for words, first in RANKED.items():
            await cook.type(words)
            assert cook.pane("sheet").split("\n")[0].strip(" ▸").startswith(first), words
            await cook.press("ctrl+u")


@sizes
async def test_the_palette_reports_an_unknown_command(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("ctrl+p")
        await cook.type("xylophone")
        assert "no such command" in cook.screen
        assert "esc close" in cook.screen
        await cook.press("enter", "escape")
        assert cook.sheet == "StoveScreen"


@sizes
async def test_the_shopping_list_adds_up_all_dishes(size: Size) -> None:
    def twice(cook: Cook) -> None:
        cook.kitchen.execute(commands.StartDish(pork_belly()._replace(name="other", title="Other")))

    async with cooking(size, twice) as cook:
        await cook.press("S")
        assert "18 of 18 left" in cook.screen
        assert "4 lb pork belly" in cook.screen
        await cook.press("c")
        assert "4 lb pork belly" in cook.app.clipboard


async def test_the_shopping_list_is_in_the_chosen_measures() -> None:
    async with cooking(WIDE) as cook:
        await cook.palette("metric")
        await cook.press("S")
        assert "900 g pork belly" in cook.screen


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
