"""Cooking a recipe in plain prose, whose steps and timers only have the order of the text."""

from functools import cache

from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.reading import find_in_text
from tests.tui.cooking import WIDE, Cook, Size, cooking, sizes

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


def shown(cook: Cook) -> str:
    return " ".join(cook.screen.split())


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
            assert "again" not in shown(cook)
        assert cook.step == 6
        assert len(cook.view.running) == 2
        await cook.press("d")
        assert "Press d again to complete step 6 anyway." in shown(cook)
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
        assert f"follows {first}. Press t again to start it now." in shown(cook)
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
