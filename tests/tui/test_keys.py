"""Every key of the table does what the help says, at each of three sizes."""

import pytest

from kitchen_tui.cooking import commands
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.tui.actions import ACTIONS
from tests.tui.cooking import SIZES, Cook, cooking

sizes = pytest.mark.parametrize("size", SIZES, ids=["wide", "stacked", "single"])
Size = tuple[int, int]


def simmering(cook: Cook) -> None:
    cook.simmer()
    cook.timer("rice", 12)


@sizes
async def test_the_ingredients_have_the_focus_and_the_title_at_a_first_start(size: Size) -> None:
    """No question is asked; the first key can be a tick."""
    async with cooking(size) as cook:
        assert cook.sheet == "StoveScreen"
        assert cook.focus == "ingredients"
        assert "2 lb pork belly" in cook.screen
        title = cook.app.screen.query_one("#ingredients").border_title
        assert "honey-glazed pork belly" in str(title)


@sizes
async def test_space_ticks_the_row_and_unticks_it(size: Size) -> None:
    """The cursor's ingredient, and the next one after a step down."""
    async with cooking(size) as cook:
        await cook.press("space", "down", "space")
        assert cook.ticked == 2
        assert cook.pane("ingredients").count("✓") == 2
        await cook.press("k", "space")
        assert cook.ticked == 1
        await cook.press("j", "space")
        assert cook.ticked == 0


@sizes
async def test_space_pauses_and_resumes_the_selected_timer(size: Size) -> None:
    """In the timers' pane only."""
    async with cooking(size, simmering) as cook:
        await cook.press("tab", "tab", "space")
        assert cook.named("rice").state == "paused"
        assert "paused" in cook.pane("timers")
        await cook.press("2", "space")
        assert cook.named("rice").state == "running"


@sizes
async def test_space_on_a_ringing_timer_hushes_it_and_never_pauses(size: Size) -> None:
    """What rings would stop ringing unheard."""
    async with cooking(size, simmering) as cook:
        await cook.press("tab", "tab")
        await cook.wait(13 * MINUTE)
        await cook.press("space")
        assert cook.named("rice").alert.state == "acknowledged"
        assert cook.named("rice").state == "running"


@sizes
async def test_space_on_the_step_says_where_it_means_something(size: Size) -> None:
    """A key without an effect explains itself."""
    async with cooking(size) as cook:
        await cook.press("tab", "space")
        assert cook.ticked == 0
        assert "space ticks" in cook.screen


@sizes
async def test_n_and_p_go_through_the_steps_and_the_ends_say_so(size: Size) -> None:
    """The step pane follows."""
    async with cooking(size) as cook:
        await cook.press("tab", "n")
        assert cook.step == 2
        assert "Get a big pot" in cook.pane("step")
        await cook.press("p")
        assert cook.step == 1
        await cook.press("p")
        assert "this is the first step" in cook.screen


@sizes
async def test_o_lists_all_steps_opens_any_and_marks_any(size: Size) -> None:
    """In any order; done and not done."""
    async with cooking(size) as cook:
        await cook.press("o")
        assert "3 · Simmer" in cook.screen
        await cook.press("down", "down", "d")
        assert "✓  3 · Simmer" in cook.screen
        await cook.press("space")
        assert "✓  3" not in cook.screen
        await cook.press("enter")
        assert (cook.sheet, cook.step) == ("StoveScreen", 3)
        await cook.press("o", "o")
        assert cook.sheet == "StoveScreen"


@sizes
async def test_d_finishes_the_steps_timers_and_goes_on(size: Size) -> None:
    """Its own timers only: the rice cooks on."""
    async with cooking(size, simmering) as cook:
        await cook.press("d")
        assert cook.step == 4
        assert cook.named("simmer").state == "finished"
        assert cook.named("rice").state == "running"


@sizes
async def test_t_starts_this_steps_timer_and_says_when_none_is_left(size: Size) -> None:
    """The one the step offers."""
    async with cooking(size, lambda cook: cook.at_step(2)) as cook:
        await cook.press("t")
        assert cook.named("blanch").state == "running"
        await cook.press("t")
        assert "no timer left" in cook.screen


@sizes
async def test_y_answers_the_open_check_with_done(size: Size) -> None:
    """From any pane; the timer is finished."""
    async with cooking(size, lambda cook: cook.simmer()) as cook:
        await cook.wait(91 * MINUTE)
        words = " ".join(cook.screen.split())
        assert "y yes, done x not yet" in words
        await cook.press("y")
        assert cook.named("simmer").state == "finished"


@sizes
async def test_x_answers_not_yet_and_the_check_comes_again(size: Size) -> None:
    """Before the end nothing is extended."""
    async with cooking(size, lambda cook: cook.simmer()) as cook:
        await cook.wait(91 * MINUTE)
        await cook.press("x")
        assert not cook.view.questions
        assert cook.named("simmer").most_ms == 120 * MINUTE
        await cook.wait(15 * MINUTE)
        assert cook.view.questions


@sizes
async def test_x_past_the_end_extends_twice_and_then_wants_to_be_insisted_on(size: Size) -> None:
    """By the recipe's fifteen minutes; the third time says so, and the same key again goes through."""
    async with cooking(size, lambda cook: cook.simmer()) as cook:
        for most in (135, 150):
            await cook.wait(cook.named("simmer").remaining_ms + SECOND)
            await cook.press("x")
            assert cook.named("simmer").most_ms // MINUTE == most
        await cook.wait(cook.named("simmer").remaining_ms + SECOND)
        before = cook.named("simmer").most_ms
        await cook.press("x")
        assert cook.named("simmer").most_ms == before
        assert "insists" in cook.screen
        await cook.press("x")
        assert cook.named("simmer").most_ms > before


@sizes
async def test_x_with_no_check_open_extends_the_selected_timer_by_five_minutes(size: Size) -> None:
    """Or by its recipe's step."""
    async with cooking(size, simmering) as cook:
        await cook.press("2", "x")
        assert cook.named("rice").most_ms == 17 * MINUTE
        await cook.press("1", "x")
        assert cook.named("simmer").most_ms == 135 * MINUTE


@sizes
async def test_digits_select_a_timer_and_a_number_without_one_says_so(size: Size) -> None:
    """The keys that name no timer mean that one."""
    async with cooking(size, simmering) as cook:
        await cook.press("1", "plus")
        assert cook.named("simmer").most_ms == 121 * MINUTE
        await cook.press("9")
        assert "there is no timer 9" in cook.screen


@sizes
async def test_f_c_and_r_finish_cancel_and_restart_the_selected_timer(size: Size) -> None:
    """Only that one."""
    async with cooking(size, simmering) as cook:
        await cook.wait(4 * MINUTE)
        await cook.press("2", "r")
        assert cook.named("rice").elapsed_ms == 0
        await cook.press("f")
        assert cook.named("rice").state == "finished"
        await cook.press("1", "c")
        assert not cook.view.urgent
        await cook.press("c")
        assert "no timer runs" in cook.screen


@sizes
@pytest.mark.parametrize(("key", "most"), [("plus", 13), ("equals_sign", 13), ("minus", 11)])
async def test_plus_and_minus_give_and_take_a_minute(size: Size, key: str, most: int) -> None:
    """Unshifted too."""
    async with cooking(size, simmering) as cook:
        await cook.press(key)
        assert cook.named("rice").most_ms == most * MINUTE


@sizes
async def test_plus_on_a_ringing_timer_means_from_now(size: Size) -> None:
    """Never from due."""
    async with cooking(size, simmering) as cook:
        await cook.wait(15 * MINUTE)
        await cook.press("plus")
        assert cook.named("rice").remaining_ms == MINUTE
        assert cook.named("rice").alert.state == "quiet"


@sizes
async def test_enter_hushes_the_most_urgent_alert_and_only_that(size: Size) -> None:
    """The next one takes its place in the banner."""
    async with cooking(size, simmering) as cook:
        await cook.type("a1m eggs")
        await cook.press("enter")
        await cook.wait(13 * MINUTE)
        assert len(cook.view.ringing) == 2
        first = cook.view.ringing[0].name
        await cook.press("enter")
        assert [timer.name for timer in cook.view.ringing] != [first]
        assert len(cook.view.ringing) == 1
        await cook.press("enter", "enter")
        assert "nothing is ringing" in cook.screen


@sizes
async def test_shift_a_hushes_all(size: Size) -> None:
    """Nothing is stopped by it."""
    async with cooking(size, simmering) as cook:
        cook.timer("eggs", 1)
        await cook.wait(13 * MINUTE)
        await cook.press("A")
        assert not cook.view.ringing
        assert cook.named("rice").state == cook.named("eggs").state == "running"


@sizes
async def test_s_snoozes_a_minute_and_again_at_once_for_longer(size: Size) -> None:
    """A minute, then shares of the duration rounded to half minutes."""
    async with cooking(size, lambda cook: cook.timer("roast", 60)) as cook:
        await cook.wait(61 * MINUTE)
        for said in ("1 min", "3 min", "6 min", "15 min"):
            await cook.press("s")
            assert f"roast snoozed for {said}" in cook.screen
        assert cook.named("roast").alert.state == "snoozed"
        assert "snoozed" in cook.screen


@sizes
async def test_u_takes_back_and_shift_u_does_again_and_both_say_what(size: Size) -> None:
    """Whatever it was, again and again."""
    async with cooking(size) as cook:
        await cook.press("space", "d")
        assert cook.view.undo == "step 1 done"
        await cook.press("u")
        assert "undone: step 1 done" in cook.screen
        assert cook.step == 1
        await cook.press("u")
        assert cook.ticked == 0
        await cook.press("u")
        assert "nothing to undo" in cook.screen
        await cook.press("U", "U")
        assert (cook.ticked, cook.step) == (1, 2)
        await cook.press("U")
        assert "nothing to redo" in cook.screen


async def test_the_footer_says_what_undo_would_take_back() -> None:
    """In a few words."""
    async with cooking() as cook:
        await cook.press("d")
        assert "undo: step 1 done" in cook.pane("footer")


@sizes
async def test_i_shows_times_tips_nutrition_and_storage(size: Size) -> None:
    """And the same key, or Escape, closes it."""
    async with cooking(size) as cook:
        await cook.press("i")
        seen = cook.screen
        for _ in range(12):
            await cook.press("pagedown")
            seen += cook.screen
        words = " ".join(seen.replace("│", " ").split())
        for told in ("as stated", "differs", "Reheat", "485", "Always blanch", "leftovers until", "Serve with"):
            assert told in words, told
        await cook.press("i")
        assert cook.sheet == "StoveScreen"


@sizes
async def test_t_on_the_info_sheet_starts_the_reheating(size: Size) -> None:
    """The timer that is offered under storage."""
    async with cooking(size) as cook:
        await cook.press("i", "t")
        assert cook.named("reheat").state == "running"


@sizes
async def test_tab_goes_round_the_panes(size: Size) -> None:
    """And on the smallest screen shows the one it goes to."""
    async with cooking(size) as cook:
        for pane in ("step", "timers", "ingredients"):
            await cook.press("tab")
            assert cook.focus == pane
            assert cook.app.screen.query_one(f"#{pane}").region.area > 0


@sizes
async def test_z_shows_digits_name_and_what_to_do_and_z_comes_back(size: Size) -> None:
    """The keys that answer still answer."""
    async with cooking(size, lambda cook: cook.simmer()) as cook:
        await cook.press("z")
        assert cook.sheet == "AcrossScreen"
        assert "SIMMER" in cook.screen
        assert "█" in cook.screen
        await cook.wait(91 * MINUTE)
        assert "holding its shape?" in " ".join(cook.screen.replace("┃", " ").split())
        await cook.press("y")
        assert cook.named("simmer").state == "finished"
        await cook.press("z")
        assert cook.sheet == "StoveScreen"


@sizes
async def test_slash_finds_a_step_and_an_ingredient(size: Size) -> None:
    """Enter goes there."""
    async with cooking(size) as cook:
        await cook.type("/slurry")
        await cook.press("enter")
        assert cook.step == 9
        await cook.type("/spice powder")
        await cook.press("enter", "space")
        assert cook.focus == "ingredients"
        assert "✓ 1 tsp five-spice powder" in cook.pane("ingredients")


@sizes
async def test_slash_says_what_is_not_there_and_the_line_stays(size: Size) -> None:
    """To be mended."""
    async with cooking(size) as cook:
        await cook.type("/saffron")
        assert "not in this recipe" in cook.screen
        await cook.press("enter")
        assert cook.focus == "entry-input"
        await cook.press("escape")
        assert cook.focus == "ingredients"


@sizes
async def test_question_mark_lists_every_key_of_the_one_table(size: Size) -> None:
    """No sentence of it is cut, however narrow the screen."""
    async with cooking(size) as cook:
        await cook.press("question_mark")
        seen = cook.screen
        for _ in range(10):
            await cook.press("pagedown")
            seen += cook.screen
        for action in ACTIONS:
            assert action.help.split()[-1] in seen, action.help
        assert "…" not in seen
        await cook.press("question_mark")
        assert cook.sheet == "StoveScreen"


@sizes
async def test_the_palette_offers_every_action_by_name(size: Size) -> None:
    """And carries out the chosen one on the stove."""
    async with cooking(size) as cook:
        await cook.press("ctrl+p")
        assert cook.sheet == "CommandPalette"
        await cook.type("Next step")
        await cook.app.workers.wait_for_complete()
        await cook.press("enter")
        await cook.pilot.pause()
        assert (cook.sheet, cook.step) == ("StoveScreen", 2)


@sizes
async def test_q_leaves_at_once_where_nothing_runs(size: Size) -> None:
    """The session waits."""
    async with cooking(size) as cook:
        await cook.press("q")
        assert cook.app.return_code == 0
        assert cook.journal.open_session() == cook.kitchen.session.id


@sizes
@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_leaving_with_timers_asks_and_the_same_key_again_goes(size: Size, key: str) -> None:
    """What will and will not ring afterwards is said plainly, and how to go."""
    async with cooking(size, simmering) as cook:
        await cook.press(key)
        assert cook.sheet == "LeavingSheet"
        words = " ".join(cook.screen.replace("│", " ").split())
        assert "Nothing will ring once this is closed" in words
        assert "q again leaves" in words
        await cook.press("escape")
        assert cook.sheet == "StoveScreen"
        await cook.press(key, key)
        assert cook.app.return_code == 0
        assert cook.named("rice").state == "running"


async def test_ctrl_c_asks_from_any_sheet_and_ctrl_q_is_nobodys() -> None:
    """No key leaves a running timer without a word."""
    async with cooking(setup=simmering) as cook:
        await cook.press("ctrl+q")
        assert cook.app.is_running
        for opens in ("question_mark", "z", "i"):
            await cook.press(opens, "ctrl+c")
            assert cook.sheet == "LeavingSheet"
            await cook.press("escape")
        assert cook.sheet == "StoveScreen"


def test_every_key_of_the_contract_is_in_the_table() -> None:
    """One registry makes bindings, footer, palette and help."""
    keys = {key for action in ACTIONS for key in action.keys}
    contract = "space n p o d t y x f c r plus minus equals_sign a enter A s u U i tab z slash question_mark ctrl+p q"
    assert set(contract.split()) <= keys
    assert len({action.name for action in ACTIONS}) == len(ACTIONS)


def test_no_two_actions_share_a_key() -> None:
    """Else one of them could never be reached."""
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))


async def test_the_undo_of_another_terminal_counts_too() -> None:
    """One order for all: `u` takes back the session's last command, whoever gave it."""
    async with cooking() as cook:
        other = Cook(store=cook.journal.store)
        other.kitchen.resume(cook.kitchen.session.id)
        other.kitchen.execute(commands.MarkStep())
        await cook.wait(500)
        assert cook.step == 2
        await cook.press("u")
        assert cook.step == 1
