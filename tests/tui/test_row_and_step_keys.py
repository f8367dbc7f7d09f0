"""The keys for rows and steps at three sizes, up to whole sessions."""

from functools import cache

import pytest
from textual.events import Key

from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.reading import find_in_text
from tests.tui.cooking import SINGLE, STACKED, WIDE, Cook, Setup, Size, cooking, pork_belly, sizes, with_rice


@sizes
async def test_the_first_step_can_be_read_at_the_start(size: Size) -> None:
    async with cooking(size) as cook:
        assert cook.sheet == "StoveScreen"
        assert cook.focus == ("ingredients" if size == WIDE else "step")
        assert "Take the skin off" in cook.screen
        label = {WIDE: "tick", STACKED: "ingredients", SINGLE: "list"}[size]
        assert all(hint in cook.pane("footer") for hint in (f"space {label}", "d done", "? help"))
        assert "not started?" not in cook.screen
        title = cook.app.screen.query_one("#ingredients").border_title
        assert "honey-glazed pork belly" in str(title)


@pytest.mark.parametrize(("size", "expected"), [(WIDE, "ingredients"), (STACKED, "step"), (SINGLE, "step")])
async def test_continuing_shows_the_step_if_one_pane_is_visible(size: Size, expected: str) -> None:
    async with cooking(size, Cook.simmer) as cook:
        assert cook.focus == expected
        assert "Put the pork into a clean pot" in cook.screen


@sizes
async def test_space_ticks_the_row_and_moves_on_or_unticks_it(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.to("ingredients")
        await cook.press("space", "space")
        assert cook.ticked == 2
        assert cook.pane("ingredients").count("✓") == 2
        await cook.press("k", "space")
        assert cook.ticked == 1
        await cook.press("k", "space")
        assert cook.ticked == 0


@sizes
async def test_space_pauses_and_resumes_the_selected_timer(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.to("timers")
        await cook.press("space")
        assert cook.timer_named("rice").state == "paused"
        assert "paused" in cook.pane("timers")
        await cook.press("2", "space")
        assert cook.timer_named("rice").state == "running"


@sizes
async def test_space_on_a_ringing_timer_silences_it_and_never_pauses(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.to("timers")
        await cook.wait(13 * MINUTE)
        await cook.press("space")
        assert cook.timer_named("rice").alert.state == "acknowledged"
        assert cook.timer_named("rice").state == "running"


@sizes
async def test_space_on_the_step_goes_to_the_next_ingredient_it_uses(size: Size) -> None:
    async with cooking(size, lambda cook: cook.at_step(3)) as cook:
        for name in ("2 lb pork belly", "4 cups water"):
            await cook.to("step")
            await cook.press("space")
            assert cook.focus == "ingredients"
            if size != WIDE:
                assert f"✓ {name}" not in cook.pane("ingredients")
                await cook.press("space")
            assert f"✓ {name}" in cook.pane("ingredients")


@sizes
async def test_n_and_p_move_between_steps_and_report_the_ends(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("tab", "n")
        assert cook.step == 2
        assert "Get a big pot" in cook.pane("step")
        await cook.press("p")
        assert cook.step == 1
        await cook.press("p")
        assert "This is the first step" in cook.screen


@sizes
async def test_o_lists_all_steps_opens_any_and_marks_any(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("o")
        assert "3  Simmer" in cook.screen
        await cook.press("down", "down", "d")
        assert "✓  3  Simmer" in cook.screen
        await cook.press("space")
        assert "✓  3" not in cook.screen
        await cook.press("enter")
        assert (cook.sheet, cook.step) == ("StoveScreen", 3)
        await cook.press("o", "o")
        assert cook.sheet == "StoveScreen"


@pytest.mark.parametrize(("moves", "expected"), [(["end"], 12), (["end", "end", "up"], 11), (["up", "home", "up"], 1)])
async def test_quick_keys_open_the_intended_step(moves: list[str], expected: int) -> None:
    async with cooking(WIDE) as cook:
        await cook.press("o")
        for key in (*moves, "enter"):
            cook.app.post_message(Key(key, None))
        await cook.pilot.pause()
        assert (cook.sheet, cook.step) == ("StoveScreen", expected)


@sizes
async def test_d_finishes_the_timers_of_the_step_and_moves_on(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.wait(95 * MINUTE)
        await cook.press("d")
        assert cook.step == 4
        assert cook.timer_named("simmer").state == "finished"
        assert "simmer finished after 1:35:00" in cook.words
        assert cook.timer_named("rice").state == "running"


@sizes
async def test_d_asks_before_it_ends_a_timer_early(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.wait(16 * SECOND)
        await cook.press("d")
        shown = cook.words
        question = "Simmer has its first check in 1:29:44. Press d again to finish it, n to go on and leave it running."
        assert question in shown
        assert "1:59:44" not in shown
        assert (cook.step, cook.timer_named("simmer").state) == (3, "running")
        await cook.press("tab", "d")
        assert cook.timer_named("simmer").state == "running"
        await cook.press("d")
        assert (cook.step, cook.timer_named("simmer").state) == (4, "finished")
        await cook.press("u")
        assert (cook.step, cook.timer_named("simmer").state) == (3, "running")


QUESTIONS: dict[str, tuple[Setup, str, str, set[int]]] = {
    "a timer that was not started": (
        lambda cook: cook.at_step(3),
        "d",
        "Simmer was not started. Press t to start it, d again to go on without it.",
        {1, 2, 3},
    ),
    "steps that were only passed": (
        lambda cook: cook.at_step(9),
        "nnnd",
        "Steps 9 and 11 are not done. Press d again to complete them too.",
        {*range(1, 13)},
    ),
    "a step that has to wait for a running timer": (
        Cook.simmer,
        "nnd",
        "of step 3 has its first check in 1:30:00. Press d again to complete steps 4 and 5 anyway.",
        {1, 2, 4, 5},
    ),
    "a running timer and steps in between": (
        Cook.simmer,
        "nnnnnnnd",
        "Press d again to complete steps 4, 5, 6, 7, 8, 9 and 10 anyway.",
        {1, 2, *range(4, 11)},
    ),
}


@sizes
@pytest.mark.parametrize(("setup", "keys", "question", "done"), QUESTIONS.values(), ids=QUESTIONS)
async def test_d_asks_before_it_completes_earlier_steps(
    size: Size, setup: Setup, keys: str, question: str, done: set[int]
) -> None:
    async with cooking(size, setup) as cook:
        before = cook.dish.done
        await cook.press(*keys)
        assert (question in cook.words, cook.dish.done) == (True, before)
        await cook.press("d")
        assert {step.number for step in cook.dish.recipe.steps if step.id in cook.dish.done} == done
        assert ("simmer" in {timer.name for timer in cook.view.running}) == (3 not in done)
        await cook.press("u")
        assert cook.dish.done == before


@sizes
async def test_a_notice_does_not_hide_the_question(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.press("d")
        cook.journal.recovered = "2 events were recovered."
        await cook.wait(SECOND)
        assert "d again" in cook.screen
        await cook.press("tab")
        await cook.wait(SECOND)
        assert "2 events were recovered" in cook.screen


@sizes
async def test_any_other_key_drops_the_question(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.press("d", "n")
        assert (cook.step, cook.timer_named("simmer").state) == (4, "running")
        assert "d again" not in cook.screen
        await cook.press("p", "d", "1", "d")
        assert cook.timer_named("simmer").state == "running"
        cook.app.status.clear()
        await cook.press("d")
        assert cook.timer_named("simmer").state == "running"


@sizes
@pytest.mark.parametrize("opened", ["o", "z"])
async def test_d_asks_on_other_screens_too(size: Size, opened: str) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.press(opened, "d")
        assert cook.timer_named("simmer").state == "running"
        await cook.press("d")
        assert cook.timer_named("simmer").state == "finished"


@sizes
@pytest.mark.parametrize("key", ["d", "f", "c"])
async def test_a_bouncing_key_ends_one_timer_and_one_step(size: Size, key: str) -> None:
    """A bouncing key, and one held down: it repeats after a moment, then thirty times a second."""

    def three_timers(cook: Cook) -> None:
        cook.at_step(4)
        for name, minutes in (("rice", 1), ("eggs", 2), ("beans", 3)):
            cook.timer(name, minutes)

    async with cooking(size, three_timers) as cook:
        await cook.pilot.press(key, key, key)
        for _ in range(8):
            cook.clock.advance(40)
            await cook.pilot.press(key)
        running = [timer for timer in cook.view.timers if timer.state == "running"]
        assert (cook.step, len(running)) == ((5, 3) if key == "d" else (4, 2))


async def test_a_question_is_not_answered_by_the_press_that_asked_it() -> None:
    async with cooking(setup=Cook.simmer) as cook:
        await cook.pilot.press("d", "d", "d")
        assert cook.timer_named("simmer").state == "running"
        assert "Press d again" in cook.screen
        cook.clock.advance(SECOND)
        await cook.pilot.press("d")
        assert cook.timer_named("simmer").state == "finished"


async def test_d_does_not_ask_about_steps_whose_timers_ran_or_that_are_optional() -> None:
    async with cooking(setup=Cook.simmer) as cook:
        await cook.wait(121 * MINUTE)
        await cook.press("enter", "n", "d")
        assert {"s3", "s4"} <= cook.dish.done
        await cook.press("d", "d")


@sizes
async def test_the_list_of_steps_keeps_their_lengths(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.press("o")
        for length in ("90–120 min", "8–10 min", "30 s"):
            assert length in cook.screen


@sizes
async def test_a_jump_to_a_search_result_can_be_undone(size: Size) -> None:
    async with cooking(size, lambda cook: cook.at_step(3)) as cook:
        await cook.press("slash", *"against", "enter")
        assert cook.step == 12
        assert "u undo" in cook.pane("footer")
        await cook.press("u")
        assert cook.step == 3


@sizes
async def test_d_in_a_recipe_without_steps_reports_it(size: Size) -> None:
    recipe = pork_belly()._replace(sections=())
    async with cooking(size, cook=Cook(recipe)) as cook:
        await cook.press("d")
        assert "This recipe has no steps." in cook.app.status.text


@pytest.mark.parametrize(("key", "character"), [("т", "т"), ("N", "N"), ("ν", "ν"), ("ｎ", "ｎ")])
@sizes
async def test_n_on_another_layout_or_with_caps_lock_is_n(size: Size, key: str, character: str) -> None:
    async with cooking(size) as cook:
        await cook.press(key)
        assert cook.step == 2


@sizes
async def test_dinner_ends_at_the_last_step_whichever_keys_led_there(size: Size) -> None:
    """With steps that were looked at, finished by f and y, and partly completed by d."""
    async with cooking(size) as cook:
        await cook.press("n", "t", "n")
        await cook.wait(5 * MINUTE)
        await cook.press("f", "t")
        await cook.wait(90 * MINUTE)
        await cook.press("y", "n", "d")
        assert len(cook.dish.done) == 4
        assert "Blanch" not in cook.top
        for step in range(5, 12):
            assert cook.step == step
            await cook.press("d")
            if cook.step == step:  # its timer was not started
                await cook.press("d")
            assert "Blanch" not in cook.top
        await cook.press("d")
        assert cook.step == 12
        assert cook.dish.served
        assert "served" in cook.top
        await cook.press("q")
        assert "Dinner is served" in cook.screen


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
        assert not cook.dish.served


@sizes
async def test_t_pressed_twice_does_not_start_the_next_timer(size: Size) -> None:
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
