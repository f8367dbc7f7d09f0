"""Scaling a dish while it cooks, and the measures it is shown in."""

import pytest

from kitchen_tui.model.duration import MINUTE
from tests.tui.cooking import SINGLE, SIZES, WIDE, Cook, cooking

sizes = pytest.mark.parametrize("size", SIZES, ids=["wide", "stacked", "single"])
Size = tuple[int, int]


async def ask(cook: Cook, line: str) -> None:
    await cook.press("v")
    await cook.type(line)


@sizes
async def test_v_scales_the_list_and_the_step(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.to("ingredients")
        await ask(cook, "x1.5")
        assert "×1½" in cook.screen
        assert "2 lb pork belly" in cook.pane("ingredients")
        await cook.press("enter")
        assert "3 lb pork belly" in cook.pane("ingredients")
        assert "3 tbsp Shaoxing wine" in cook.pane("ingredients")
        assert cook.focus == "ingredients"
        assert "×1½ · 0/19" in str(cook.app.screen.query_one("#ingredients").border_subtitle)
        await cook.press("tab", *["down"] * (4 if size == SINGLE else 0))
        assert "Uses  3 lb pork belly" in cook.pane("step")


async def test_the_servings_line_takes_servings_factors_and_amounts() -> None:
    async with cooking() as cook:
        await ask(cook, "12")
        assert "for 12 · ×2" in cook.screen
        await cook.press("enter")
        assert "4 lb pork belly" in cook.pane("ingredients")
        assert "for 12 · 0/19" in str(cook.app.screen.query_one("#ingredients").border_subtitle)
        await ask(cook, "1 lb pork belly")
        await cook.press("enter")
        assert "1 lb pork belly" in cook.pane("ingredients")
        await ask(cook, "as written")
        await cook.press("enter")
        assert "2 lb pork belly" in cook.pane("ingredients")
        assert str(cook.app.screen.query_one("#ingredients").border_subtitle) == "0/19"


async def test_times_never_scale_and_the_message_says_so() -> None:
    async with cooking() as cook:
        await ask(cook, "x2")
        assert "times do not scale" in cook.screen
        await cook.press("enter")
        assert "Times do not scale: a larger pot may need longer" in cook.screen
        await ask(cook, "half")
        await cook.press("enter")
        assert "a smaller pot may be done sooner" in cook.screen
        await cook.press("n", "t")
        assert cook.timer_named("blanch").most_ms == 5 * MINUTE


async def test_ticks_and_timers_stay_and_undo_takes_it_back() -> None:
    async with cooking(setup=Cook.simmer) as cook:
        await cook.press("space")
        await ask(cook, "x3")
        await cook.press("enter")
        assert cook.ticked == 1
        assert cook.timer_named("simmer").state == "running"
        await cook.press("u")
        assert "2 lb pork belly" in cook.pane("ingredients")
        assert "Undone: scale" in cook.screen


@sizes
async def test_an_unreadable_line_is_refused_and_stays(size: Size) -> None:
    async with cooking(size) as cook:
        await ask(cook, "3 eggs")
        assert "needs no" in cook.screen
        await cook.press("enter")
        assert cook.focus == "entry-input"
        await cook.press("escape")
        assert cook.view.session.dish is not None
        assert cook.view.session.dish.factor == (1, 1)


async def test_an_empty_line_shows_examples_and_closes_with_enter() -> None:
    async with cooking() as cook:
        await cook.press("v")
        assert "1.5 kg pork belly" in cook.screen
        await cook.press("enter")
        assert cook.focus == "ingredients"


async def test_the_palette_halves_doubles_and_goes_back() -> None:
    async with cooking() as cook:
        await cook.palette("half the")
        assert "1 lb pork belly" in cook.pane("ingredients")
        await cook.palette("twice the")
        assert "4 lb pork belly" in cook.pane("ingredients")
        await cook.palette("recipe was written")
        assert "2 lb pork belly" in cook.pane("ingredients")


async def test_measures_are_a_choice_of_the_screen() -> None:
    async with cooking() as cook:
        recorded = len(cook.journal.store)
        await cook.palette("metric")
        assert "900 g pork belly" in cook.pane("ingredients")
        assert "900 g pork belly" in cook.pane("step")
        assert len(cook.journal.store) == recorded
        await ask(cook, "x2")
        await cook.press("enter")
        assert "1.8 kg pork belly" in cook.pane("ingredients")
        await cook.wait(1000)
        await cook.press("n")
        assert "1.8 kg" in cook.pane("ingredients")
        await cook.palette("measures as written")
        assert "4 lb pork belly" in cook.pane("ingredients")


async def test_the_shopping_list_is_in_the_chosen_measures() -> None:
    async with cooking(WIDE) as cook:
        await cook.palette("metric")
        await cook.press("S")
        assert "900 g pork belly" in cook.screen
