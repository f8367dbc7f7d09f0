"""The mouse: clicks and the wheel."""

import pytest
from textual.events import MouseScrollDown

from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.tui.widgets.line_pane import LinePane
from tests.tui.cooking import SINGLE, STACKED, Cook, Size, cooking, sizes, with_rice


def row_of(cook: Cook, id: str, text: str) -> tuple[int, int]:
    """Return the position of a text in a pane."""
    pane = cook.app.screen.query_one(f"#{id}", LinePane)
    for row, line in enumerate(cook.pane(id).split("\n")):
        if text in line:
            return line.index(text) + pane.gutter.left, row + pane.gutter.top
    raise AssertionError(f"{text} is not in sight")


@sizes
async def test_a_click_ticks_an_ingredient(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.to("ingredients")
        await cook.pilot.click("#ingredients", offset=row_of(cook, "ingredients", "1 tsp salt"))
        await cook.pilot.pause()
        assert "✓ 1 tsp salt" in cook.pane("ingredients")


async def test_a_click_selects_a_timer() -> None:
    async with cooking(setup=with_rice) as cook:
        await cook.pilot.click("#timers", offset=row_of(cook, "timers", "simmer"))
        await cook.press("plus")
        assert cook.timer_named("simmer").most_ms == 121 * MINUTE


@sizes
async def test_a_click_on_a_key_in_the_footer_presses_it(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.pilot.click("#footer", offset=row_of(cook, "footer", "done"))
        await cook.pilot.pause()
        assert cook.step == 2
        await cook.pilot.click("#footer", offset=row_of(cook, "footer", "help"))
        await cook.pilot.pause()
        assert cook.sheet == "HelpSheet"


@sizes
@pytest.mark.parametrize("message", ["Saved.", "This computer may sleep: then nothing rings; " * 3])
async def test_the_keys_beside_a_message_can_be_clicked(size: Size, message: str) -> None:
    async with cooking(size) as cook:
        cook.app.status.show(message)
        await cook.pilot.pause()
        await cook.pilot.click("#footer", offset=(2, 0))
        await cook.pilot.pause()
        assert (cook.sheet, cook.step, cook.ticked) == ("StoveScreen", 1, 0)
        await cook.pilot.click("#footer", offset=row_of(cook, "footer", "help"))
        await cook.pilot.pause()
        assert cook.sheet == "HelpSheet"


@sizes
@pytest.mark.parametrize("opens", ["", "z", "o"])
async def test_a_click_on_the_banner_silences_the_alarm(size: Size, opens: str) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.press(*opens)
        await cook.wait(13 * MINUTE)
        await cook.pilot.click("#banner")
        await cook.pilot.pause()
        assert cook.timer_named("rice").alert.state == "acknowledged"
        await cook.wait(79 * MINUTE)
        assert cook.view.questions
        await cook.pilot.click("#banner")
        await cook.pilot.pause()
        assert cook.view.questions


async def test_a_click_chooses_a_step() -> None:
    async with cooking() as cook:
        await cook.press("o")
        await cook.pilot.click("#sheet", offset=row_of(cook, "sheet", "Thicken"))
        await cook.pilot.pause()
        assert (cook.sheet, cook.step) == ("StoveScreen", 9)


@pytest.mark.parametrize("size", [STACKED, SINGLE])
async def test_the_wheel_scrolls_the_ingredients_past_the_cursor(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.to("ingredients")
        pane = cook.app.screen.query_one("#ingredients", LinePane)
        for _ in range(10):
            wheel = MouseScrollDown(pane, 5, 5, 0, 1, 0, False, False, False, 10, 10)
            pane.post_message(wheel)
        await cook.pilot.pause()
        await cook.wait(SECOND)
        assert "1 tbsp oil" in cook.pane("ingredients")
        await cook.press("down")
        assert "4 cups water" in cook.pane("ingredients")
