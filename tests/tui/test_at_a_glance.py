"""Information that must be visible without pressing a key, at three sizes."""

import re

import pytest

from kitchen_tui.cooking import commands
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from tests.tui.cooking import SINGLE, STACKED, WIDE, Cook, Size, cooking, pork_belly, sizes, with_rice


@sizes
async def test_a_timer_of_days_shows_days_and_hours(size: Size) -> None:
    async with cooking(size, lambda cook: cook.timer("kimchi", 14 * 24 * 60)) as cook:
        assert "kimchi 14 d" in cook.screen or size != SINGLE
        await cook.to("timers")
        assert "336:" not in cook.screen
        await cook.wait(26 * 60 * MINUTE)
        cook.timer("rice", 12)
        await cook.wait(1000)
        assert re.search(r"12 d 22 h +kimchi", cook.pane("timers"))


@sizes
async def test_after_the_last_check_the_screen_shows_the_next_key(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.wait(91 * MINUTE)
        await cook.press("y")
        assert "finished · d goes on" in cook.top
        await cook.to("step")
        assert "d done  then 4 · Check for tenderness" in cook.pane("step") or size == SINGLE
        await cook.press("d")
        assert cook.step == 4
        assert "goes on" not in cook.screen


@sizes
async def test_the_steps_sheet_shows_the_text_of_a_step_beside_the_list(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("o", "down", "down")
        words = cook.words
        assert ("from the pot" in words or "gentle simmer" in words) == (size[0] >= 100)
        assert "enter open · d done · esc close" in cook.screen


@sizes
async def test_the_hint_of_a_sheet_is_never_cut(size: Size) -> None:
    async with cooking(size, lambda cook: cook.timer("rice", 12)) as cook:
        for key, hint in (
            ("o", "esc close"),
            ("S", "esc close"),
            ("i", "esc close"),
            ("g", "esc close"),
            ("q", "stay"),
        ):
            await cook.press(key)
            assert hint in cook.screen, key
            await cook.press("escape")


@sizes
async def test_headings_and_texts_of_all_sheets_begin_at_the_same_columns(size: Size) -> None:
    async with cooking(size, lambda cook: cook.timer("rice", 12)) as cook:
        for key in ("o", "S", "i", "question_mark", "q", "ctrl+p"):
            await cook.press(key)
            lines = [line for line in cook.pane("sheet").split("\n") if line.strip(" ▴▾")]
            starts = {len(line) - len(line.lstrip(" ")) for line in lines}
            assert min(starts) == 1, key
            assert starts & {3}, (key, starts)
            assert 2 not in starts, key
            await cook.press("escape")


@sizes
async def test_the_next_key_is_shown_in_a_rehearsal_too(size: Size) -> None:
    def fast(cook: Cook) -> None:
        cook.kitchen.execute(commands.CloseSession())
        cook.kitchen.open(60)
        cook.kitchen.execute(commands.StartDish(pork_belly()))
        cook.simmer()

    async with cooking(size, fast) as cook:
        cook.clock.advance(2 * MINUTE)
        cook.app.tick()
        await cook.press("y")
        top = cook.top
        assert ("rehearsal ×60" if size == WIDE else "×60") in top
        assert "d goes on" in top


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36)])
async def test_the_question_of_the_next_check_is_shown_in_full(size: Size) -> None:
    def setup(cook: Cook) -> None:
        cook.timer("blanch", 1)
        cook.kitchen.execute(commands.FinishTimer(cook.timer_named("blanch").id))
        cook.simmer()

    async with cooking(size, setup) as cook:
        words = " ".join(cook.pane("timers").split())
        assert "Does a fork slide in with almost no resistance, the piece still holding its shape?" in words
        assert "█" in words
        assert re.search(r"done: blanch \d+ s|done: blanch", words)


def with_a_pan_on_the_heat(cook: Cook) -> None:
    """Start the simmer, and silence a timer that was due three minutes ago."""
    cook.simmer()
    cook.timer("pan", 6)
    cook.clock.advance(6 * MINUTE)
    cook.harness.tick()
    cook.kitchen.execute(commands.Acknowledge())
    cook.clock.advance(3 * MINUTE)


@sizes
@pytest.mark.parametrize("keys", [[], ["tab"], ["tab", "tab"], ["n"], ["o"], ["i"], ["S"], ["g"], ["question_mark"]])
async def test_a_silenced_timer_stays_in_the_top_line_of_every_screen(size: Size, keys: list[str]) -> None:
    async with cooking(size, with_a_pan_on_the_heat) as cook:
        await cook.press(*keys)
        assert re.search(r"○ pan (3 min )?over", cook.top)
        cook.timer("rice", 1)
        await cook.wait(MINUTE)
        assert re.search(r"○ pan (4 min )?over|○ pan \+4 min", cook.top)
        cook.kitchen.execute(commands.FinishTimer(cook.timer_named("pan").id))
        await cook.wait(1000)
        assert "○" not in cook.top


@sizes
async def test_the_large_view_names_a_silenced_timer_first_below_the_digits(size: Size) -> None:
    def many(cook: Cook) -> None:
        for name in ("potatoes", "green beans", "apple crumble"):
            cook.timer(name, 40)
        with_a_pan_on_the_heat(cook)

    async with cooking(size, many) as cook:
        await cook.press("z")
        assert re.search(r"○ pan +\+3:00", cook.screen)


@pytest.mark.parametrize("keys", [[], ["tab"]])
@pytest.mark.parametrize("count", [1, 4, 8])
async def test_the_text_of_the_step_stays_readable_above_the_timers(count: int, keys: list[str]) -> None:
    def busy(cook: Cook) -> None:
        cook.simmer()
        for number in range(count - 1):
            cook.timer(f"pan {number}", 50 + number)

    async with cooking(STACKED, busy) as cook:
        await cook.press(*keys)
        for _ in range(2):
            assert "start the timer." in cook.pane("step")
            assert "simmer" in cook.pane("timers").lower() or count > 4
            await cook.wait(100 * MINUTE)
            cook.app.status.clear()
            await cook.wait(1000)


@sizes
async def test_viewing_another_step_does_not_change_the_current_one(size: Size) -> None:
    async with cooking(size) as cook:
        for key in ("n", "n", "n", "p"):
            await cook.press(key)
            await cook.wait(MINUTE)
            assert "Now Prepare the pork" in cook.top or size == SINGLE
        if size == SINGLE:
            assert "Now Check" not in cook.screen


@sizes
async def test_the_question_of_d_shows_the_same_time_as_the_digits(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.wait(37 * MINUTE)
        await cook.press("d")
        assert "first check in 53:00" in cook.words
        await cook.press("escape")
        await cook.to("timers")
        assert "check in" in cook.pane("timers")
        cook.kitchen.execute(commands.PauseTimer(cook.timer_named("simmer").id))
        await cook.wait(MINUTE)
        assert "SIMMER  ‖ paused  test after" in cook.pane("timers")
        await cook.press("d")
        assert "is paused and may be done after 53:00" in cook.words


@sizes
async def test_a_change_of_a_timer_is_reported(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.press("1")
        changes = {"x": "15 min more, to 16:28", "plus": "1 min more, to 16:29", "minus": "1 min less, to 16:28"}
        for key, change in changes.items():
            await cook.press(key)
            assert f"Simmer: {change}" in cook.screen
            assert "Undo with u." in cook.screen or "u undo" in cook.screen


@pytest.mark.parametrize(
    ("scene", "keys", "expected"),
    [
        ("start", "", "space list  n next  d done  ? help"),
        ("start", "d", "n next  p back  d done  t start  ? help"),
        ("simmer", "", "↓ more  n next  p back  d done  ? help"),
        ("simmer", "tab", "space pause  f finish  + 1 min  ? help"),
        ("pan", "", "n next  d done  f finish pan  ? help"),
        ("check", "", "↓ more  n next  p back  d done  ? help"),
        ("blanch", "", "n next  d done  t start simmer  ? help"),
        ("start", "tab tab", "space tick  d done  tab step  ? help"),
    ],
)
async def test_on_a_small_screen_the_footer_has_the_keys_for_now(scene: str, keys: str, expected: str) -> None:
    """The banner shows its own keys; the footer has those to go on with."""

    def setup(cook: Cook) -> None:
        if scene == "pan":
            with_a_pan_on_the_heat(cook)
        elif scene == "blanch":
            cook.at_step(2)
            cook.kitchen.execute(commands.StartNextTimer())
        elif scene != "start":
            cook.simmer()

    async with cooking(SINGLE, setup) as cook:
        await cook.press(*keys.split())
        await cook.wait({"check": 91, "blanch": 6}.get(scene, 1) * MINUTE)
        cook.app.status.clear()
        await cook.wait(1000)
        assert cook.pane("footer").strip() == expected
        assert ("y yes" in cook.pane("banner")) == (scene == "check")


BATTER = """\
title: Pancakes
ingredients:
  - 300 g flour
  - 200 ml milk
  - 2 tbsp oil
  - 2 tbsp ⚠️ chilli oil
steps:
  - title: Batter
    text: Whisk 150 g of the flour into 100 ml milk and a spoon of the oil.
    uses:
      - flour
      - milk
      - 2 tbsp oil: 1 tbsp
  - title: Rest
    text: Whisk in the rest of the flour and the remaining milk.
    uses: [flour, milk]
times:
  total: 30 min
"""


def recipe(text: str) -> Recipe:
    found = read_yaml(text, "pancakes").recipe
    assert found is not None
    return found


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 104, 110, 116, 120, 160])
async def test_every_ringing_row_has_its_name(width: int) -> None:
    def three(cook: Cook) -> None:
        for name in ("potatoes", "peas", "green beans"):
            cook.timer(name, 3)

    async with cooking((width, 30), three) as cook:
        await cook.wait(3 * MINUTE + 5 * SECOND)
        await cook.to("timers")
        pane = cook.pane("timers").lower()
        for name in ("potatoes", "peas", "green beans"):
            assert name in pane
        await cook.wait(8 * MINUTE)
        assert all(name in cook.pane("timers").lower() for name in ("potatoes", "peas", "green beans"))


@sizes
async def test_a_time_on_another_day_is_shown_with_the_day(size: Size) -> None:
    async with cooking(size, lambda cook: cook.timer("dough", 30 * 60)) as cook:
        await cook.to("timers")
        assert "Tue 20:13" in cook.pane("timers")
        assert "Tue 20:13" in cook.top or size == SINGLE
        await cook.press("z")
        assert "Tue 20:13" in cook.screen


@sizes
async def test_a_paused_timer_is_neither_next_nor_still_running(size: Size) -> None:
    def two(cook: Cook) -> None:
        cook.timer("eggs", 5)
        cook.timer("bread", 40)

    async with cooking(size, two) as cook:
        await cook.press("1", "space")
        await cook.wait(2 * MINUTE)
        assert "eggs" not in cook.top
        assert ("BREAD" in cook.pane("timers")) if size == SINGLE else ("bread" in cook.top)
        await cook.press("q")
        assert "1 timer is running" in cook.screen
        assert "do not ring" in cook.screen or size == SINGLE


@sizes
async def test_the_amounts_of_a_step_match_its_text(size: Size) -> None:
    async with cooking(size, cook=Cook(recipe(BATTER))) as cook:
        await cook.to("step")
        await cook.press("end")
        step = " ".join(cook.pane("step").split())
        assert "300 g flour" not in step
        assert "150 g flour · 100 ml milk" in step or size == SINGLE
        await cook.to("ingredients")
        assert "2 tbsp oil · 1 tbsp now" in cook.pane("ingredients")
        assert "→" not in cook.pane("ingredients")


@sizes
async def test_emoji_are_shown_without_what_changes_their_width(size: Size) -> None:
    async with cooking(size, cook=Cook(recipe(BATTER))) as cook:
        cook.kitchen.execute(commands.AddTimer("⚠️ chilli 👩\u200d🍳", pork_belly().steps[2].timers[0].span))
        await cook.wait(SECOND)
        await cook.to("ingredients")
        assert "⚠ chilli oil" in cook.pane("ingredients")
        assert not {"\ufe0f", "\u200d"} & set(cook.screen)


@sizes
async def test_with_two_dishes_a_timer_names_its_dish(size: Size) -> None:
    def two(cook: Cook) -> None:
        cook.simmer()
        cook.kitchen.execute(commands.StartDish(pork_belly()._replace(name="dal", title="Dal")))
        for _ in range(2):
            cook.kitchen.execute(commands.MarkStep())
        cook.kitchen.execute(commands.StartNextTimer())

    async with cooking(size, two) as cook:
        await cook.wait(121 * MINUTE)
        assert "SIMMER" in cook.pane("banner")
        assert "(Dal)" in cook.pane("banner") or "(pork belly)" in cook.pane("banner")


@sizes
async def test_a_message_keeps_the_keys_visible_and_is_shown_once(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.type("a3 Std Braten")
        assert cook.screen.count("not an English unit") <= 1
        await cook.press("enter")
        assert cook.screen.count("not an English unit") <= 1
        assert "esc cancel" in cook.screen
        await cook.press("escape", "t")
        assert "? help" in cook.screen


async def test_the_bar_of_an_until_timer_reads_a_time_of_day() -> None:
    async with cooking(WIDE) as cook:
        await cook.enter("auntil 13:00 lunch")
        assert re.search(r"until \w+ 13:00", cook.pane("timers"))
        assert "1367 min" not in cook.pane("timers")


@sizes
async def test_looking_ahead_leaves_the_free_time_in_the_top_line(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        for key in ("n", "n", "p"):
            await cook.press(key)
            assert "Now free until 15:43" in cook.top or "check in 1:30:00" in cook.top


async def test_the_top_line_keeps_the_order_of_a_ringing_timer() -> None:
    def cooling(cook: Cook) -> None:
        cook.at_step(5)
        cook.kitchen.execute(commands.StartNextTimer())

    async with cooking(STACKED, cooling) as cook:
        await cook.wait(10 * MINUTE)
        assert "Now cool: Pat the pork dry." in cook.top


@sizes
async def test_the_large_view_shows_its_exit_key_and_silenced_timers(size: Size) -> None:
    async with cooking(size, lambda cook: cook.timer("rice", 12)) as cook:
        await cook.wait(20 * SECOND)
        assert "z large" in cook.pane("footer") or size != STACKED
        await cook.press("z")
        assert "z back" in cook.screen
        await cook.wait(12 * MINUTE)
        await cook.press("enter")
        await cook.wait(MINUTE)
        cook.app.status.clear()
        await cook.wait(SECOND)
        assert "silenced" in cook.screen
        assert cook.app.screen.query_one("#large").has_class("-silenced")
