"""From the first key to the end of the session, with keys in unusual orders."""

import pytest

from kitchen_tui.clock import format_time
from kitchen_tui.cooking import commands
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.tui.paint.plan_lines import picture_lines
from tests.tui.cooking import STACKED, WIDE, Cook, Size, cooking, sizes
from tests.tui.test_plan_keys import plan_of, planned


def top(cook: Cook) -> str:
    """Return the top line."""
    return cook.screen.split("\n")[0]


@sizes
async def test_dinner_ends_at_the_last_step_whichever_keys_led_there(size: Size) -> None:
    """With steps that were looked at, finished by f and y, and partly completed by d."""
    async with cooking(size) as cook:
        await cook.press("n", "t", "n")
        await cook.wait(5 * MINUTE)
        await cook.press("f", "t")
        await cook.wait(90 * MINUTE)
        await cook.press("y", "n", "d")
        assert cook.view.dish
        assert len(cook.view.dish.done) == 4
        assert "Blanch" not in top(cook)
        for step in range(5, 12):
            assert cook.step == step
            await cook.press("d")
            if cook.step == step:  # its timer was not started
                await cook.press("d")
            assert "Blanch" not in top(cook)
        await cook.press("d")
        assert cook.step == 12
        assert cook.view.dish
        assert cook.view.dish.served
        assert "served" in top(cook)
        await cook.press("q")
        assert "Dinner is served" in cook.screen


@sizes
async def test_the_last_step_alone_does_not_lose_the_card(size: Size) -> None:
    async with cooking(size, lambda cook: cook.at_step(12)) as cook:
        await cook.press("q")
        assert cook.sheet == "EndingSheet"
        assert "Not done: 12" in cook.screen
        await cook.press("escape")
        assert cook.sheet == "StoveScreen"


@sizes
async def test_early_on_q_leaves_without_a_card(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("q")
        assert cook.app.return_value == 0
        assert not cook.kitchen.session.closed


@sizes
async def test_ctrl_c_on_the_card_leaves_and_keeps_the_session(size: Size) -> None:
    async with cooking(size, lambda cook: cook.at_step(13)) as cook:
        await cook.press("q")
        assert "ctrl+c quit without ending" in cook.screen
        await cook.press("ctrl+c")
        assert cook.app.return_value == 0
        assert not cook.kitchen.session.closed


@sizes
async def test_silenced_timers_neither_delay_the_card_nor_count_as_running(size: Size) -> None:
    async with cooking(size) as cook:
        cook.timer("eggs", 5)
        await cook.wait(5 * MINUTE)
        await cook.press("enter")
        await cook.wait(9 * MINUTE)
        cook.timer("rice", 30)
        await cook.wait(SECOND)
        await cook.press("q")
        assert "1 timer is running" in cook.screen
        await cook.press("end")
        assert "ends in" in cook.screen or size != STACKED
        await cook.press("escape")
        cook.kitchen.execute(commands.CancelTimer(cook.timer_named("rice").id))
        cook.at_step(13)
        await cook.wait(SECOND)
        await cook.press("q")
        assert cook.sheet == "EndingSheet"
        assert "eggs" in cook.screen or size != STACKED
        assert "longer" not in cook.screen
        await cook.press("enter")
        assert cook.timer_named("eggs").state == "finished"
        assert cook.timer_named("eggs").elapsed_ms == 5 * MINUTE


@sizes
async def test_looking_ahead_leaves_the_free_time_in_the_top_line(size: Size) -> None:
    async with cooking(size, lambda cook: cook.simmer()) as cook:
        for key in ("n", "n", "p"):
            await cook.press(key)
            assert "Now free until 15:43" in top(cook) or "check in 1:30:00" in top(cook)


async def test_the_top_line_keeps_the_order_of_a_ringing_timer() -> None:
    def cooling(cook: Cook) -> None:
        cook.at_step(5)
        cook.kitchen.execute(commands.StartNextTimer())

    async with cooking(STACKED, cooling) as cook:
        await cook.wait(10 * MINUTE)
        assert "Now cool: Pat the pork dry." in top(cook)


@sizes
@pytest.mark.parametrize("count", [1, 5])
async def test_digits_do_not_shrink_as_a_timer_rings(size: Size, count: int) -> None:
    async with cooking(size) as cook:
        for number in range(count):
            cook.timer(f"pan {number}", 10 + number)
        await cook.wait(SECOND)
        await cook.to("timers")
        before = sum("█" in line and "░" not in line for line in cook.pane("timers").split("\n"))
        await cook.wait(10 * MINUTE)
        cook.app.status.clear()
        await cook.wait(SECOND)
        after = sum("█" in line and "▕" not in line for line in cook.pane("timers").split("\n"))
        assert after >= before or size not in (STACKED,)


@sizes
async def test_the_large_view_says_how_to_leave_and_what_is_silenced(size: Size) -> None:
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


async def test_the_cook_is_not_free_while_another_dish_needs_hands() -> None:
    """A simmer on the screen runs by itself, and the plan has hands-on work of another dish under NOW."""

    def setup(cook: Cook) -> None:
        cook.simmer()
        planned(cook)
        cook.kitchen.execute(commands.ShowDish(next(iter(cook.kitchen.session.dishes))))

    async with cooking(WIDE, setup) as cook:
        plan, shown = plan_of(cook), cook.kitchen.session.on_screen
        other = next(one for one in plan.problem.tasks if one.hands and plan.plan.dish_id(one.dish) != shown)
        cook.kitchen.execute(commands.StartTask(other.id))
        cook.kitchen.execute(commands.ShowDish(shown))
        await cook.wait(1000)
        assert [item.task.id for item in plan_of(cook).agenda.now] == [other.id]
        assert f"Now {other.name}" in top(cook)


@pytest.mark.parametrize("width", [34, 60, 80])
async def test_the_mark_for_now_has_its_whole_time_until_the_end_of_the_meal(width: int) -> None:
    async with cooking(WIDE, planned) as cook:
        for minute in range(-30, -6, 2):
            plan = plan_of(cook)._replace(now=minute)
            lines = ["".join(part.text for part in line) for line in picture_lines(cook.view, plan, width)]
            (mark,) = [line for line in lines if "▲" in line]
            assert format_time(plan.plan.wall_ms(minute)) in mark
            assert len(mark) <= width
