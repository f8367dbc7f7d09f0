"""Whole sessions: keys in unusual orders, and a recipe in plain prose."""

from functools import cache

import pytest

from kitchen_tui.clock import format_time
from kitchen_tui.cooking import commands
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.reading import find_in_text
from kitchen_tui.tui.paint.plan_lines import picture_lines
from tests.tui.cooking import STACKED, WIDE, Cook, Size, cooking, sizes
from tests.tui.test_plan_keys import plan_of, planned


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
        assert "Blanch" not in cook.top
        for step in range(5, 12):
            assert cook.step == step
            await cook.press("d")
            if cook.step == step:  # its timer was not started
                await cook.press("d")
            assert "Blanch" not in cook.top
        await cook.press("d")
        assert cook.step == 12
        assert cook.view.dish
        assert cook.view.dish.served
        assert "served" in cook.top
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
        assert cook.journal.open_session()


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
            assert "Now free until 15:43" in cook.top or "check in 1:30:00" in cook.top


async def test_the_top_line_keeps_the_order_of_a_ringing_timer() -> None:
    def cooling(cook: Cook) -> None:
        cook.at_step(5)
        cook.kitchen.execute(commands.StartNextTimer())

    async with cooking(STACKED, cooling) as cook:
        await cook.wait(10 * MINUTE)
        assert "Now cool: Pat the pork dry." in cook.top


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
        assert f"Now {other.name}" in cook.top


@pytest.mark.parametrize("width", [34, 60, 80])
async def test_the_mark_for_now_has_its_whole_time_until_the_end_of_the_meal(width: int) -> None:
    async with cooking(WIDE, planned) as cook:
        for minute in range(-30, -6, 2):
            plan = plan_of(cook)._replace(now=minute)
            lines = ["".join(part.text for part in line) for line in picture_lines(cook.view, plan, width)]
            (mark,) = [line for line in lines if "▲" in line]
            assert format_time(plan.plan.wall_ms(minute)) in mark
            assert len(mark) <= width


_SPAETZLE = """Spätzle

Ingredients
2 cups flour
4 eggs
3 onions
2 tbsp butter
1 tsp salt

Steps
1. Beat flour and eggs for 5 minutes, then let the dough rest for 30 minutes.
2. Meanwhile fry the onions in butter for 25 to 30 minutes.
3. Grate the cheese.
4. Bring a large pot of salted water to a boil.
5. Press the dough into the water.
6. Serve with the onions.
"""


@cache
def read(text: str, format: str = "text") -> Recipe:
    recipe = find_in_text(text, format).candidates[0].read("own").recipe
    assert recipe
    return recipe


@sizes
async def test_d_on_other_work_does_not_ask_while_earlier_steps_run(size: Size) -> None:
    async with cooking(size, cook=Cook(read(_SPAETZLE))) as cook:
        await cook.press("t")
        await cook.wait(5 * MINUTE)
        await cook.press("f", "t", "n", "t")
        assert {timer.name for timer in cook.view.running} == {"rest", "fry"}
        await cook.press("n")
        for step in (3, 4, 5):
            assert cook.step == step
            await cook.press("d")
            assert "again" not in cook.words
        assert cook.step == 6
        assert len(cook.view.running) == 2
        await cook.press("d")
        assert "Press d again to complete step 6 anyway." in cook.words
        assert cook.view.dish
        assert not cook.view.dish.served


@sizes
async def test_t_pressed_twice_does_not_start_what_follows(size: Size) -> None:
    async with cooking(size, cook=Cook(read(_SPAETZLE))) as cook:
        await cook.pilot.press("t")
        first = cook.view.running[0].name
        cook.clock.advance(300)
        await cook.pilot.press("t")
        await cook.pilot.pause()
        assert [timer.name for timer in cook.view.running] == [first]
        assert f"follows {first}. Press t again to start it now." in cook.words
        cook.clock.advance(SECOND)
        await cook.press("t")
        assert len(cook.view.running) == 2


async def test_timers_that_run_together_are_started_as_quickly_as_the_cook_presses() -> None:
    grill = (
        "title: Grill\nservings: 2\ningredients: [1 egg]\nsteps:\n"
        "  - text: Grill both.\n    timers: {steaks: 8 min, corn: 10 min}\n"
    )
    async with cooking(WIDE, cook=Cook(read(grill, "yaml"))) as cook:
        await cook.pilot.press("t")
        cook.clock.advance(200)
        await cook.press("t")
        assert {timer.name for timer in cook.view.running} == {"steaks", "corn"}
