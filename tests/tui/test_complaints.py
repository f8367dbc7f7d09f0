"""Common complaints about other timers and cook modes, tested here at three sizes."""

import re

import pytest

from kitchen_tui.cooking import commands
from kitchen_tui.model.duration import HOUR, MINUTE, SECOND
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from tests.tui.cooking import SINGLE, WIDE, Cook, Size, cooking, pork_belly, sizes, with_rice

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
async def test_a_time_on_another_day_has_its_day(size: Size) -> None:
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
async def test_the_amounts_of_a_step_are_those_of_its_text(size: Size) -> None:
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
async def test_a_timer_says_whose_it_is_beside_another_dish(size: Size) -> None:
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
async def test_a_timer_until_a_time_of_day_snoozes_minutes_and_not_shares(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.enter("auntil 18:30 guests")
        await cook.wait(4 * HOUR + 17 * MINUTE + 10 * SECOND)
        for minutes in (1, 5, 10, 15):
            before = cook.view.now.wall_ms
            await cook.press("s")
            snoozed = cook.timer_named("guests").snoozed_ms
            assert snoozed is not None
            assert snoozed - before == minutes * MINUTE


@sizes
async def test_the_first_keys_of_a_cook_are_in_the_footer(size: Size) -> None:
    async with cooking(size) as cook:
        footer = cook.screen.strip().split("\n")[-1]
        assert re.search(r"space (tick|ingredients|list)", footer)
        assert "d done" in footer
        assert "? help" in footer
        assert "Take the skin off" in cook.pane("step")
        assert "not started?" not in cook.screen


@sizes
async def test_a_message_leaves_the_keys_in_sight_and_is_shown_once(size: Size) -> None:
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
