"""Entry lines: their preview, what they do, the focus, letters that must not become commands, and the servings."""

import pytest
from textual.events import Key
from textual.widgets import Input

from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.tui.screens.prompts import timer_echo
from tests.cooking.making import START, running_eggs, utc_zone
from tests.tui.cooking import SINGLE, Cook, Size, cooking, sizes, with_rice


@sizes
@pytest.mark.parametrize(
    ("line", "echo", "name", "minutes"),
    [
        ("5", "5 min → 14:18", "5 min", 5),
        ("5m eggs", "5 min → 14:18 eggs", "eggs", 5),
        ("1h30", "→ 15:43", "1 h 30 min", 90),
        ("90s", "→ 14:14", "90 s", 1.5),
        ("1:30", "→ 14:14", "90 s", 1.5),
        ("90-120m roast", "roast", "roast", 120),
        ("until 19:00 guests", "→ 19:00 guests", "guests", None),
        ("12m rice from 5m ago", "12 min → 14:20 rice", "rice", 12),
    ],
)
async def test_adding_a_timer_matches_its_preview_and_restores_the_focus(
    size: Size, line: str, echo: str, name: str, minutes: float | None
) -> None:
    async with cooking(size) as cook:
        await cook.to("step")
        await cook.type(f"a{line}")
        assert echo in cook.words
        await cook.press("enter")
        assert cook.focus == "step"
        timer = cook.view.timers[0]
        if minutes is not None:
            assert timer.most_ms == minutes * MINUTE
        assert timer.name == name or name in ("90 s", "1 h 30 min")


@sizes
async def test_an_unreadable_line_is_refused_and_stays(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.enter("abeans")
        assert cook.focus == "entry-input"
        assert not cook.view.urgent
        assert "duration" in cook.screen
        await cook.press("escape", "n")
        assert cook.focus in ("ingredients", "step")
        assert cook.step == 2


@sizes
async def test_while_a_line_is_open_enter_submits_it(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.type("a5m dynamo ")
        await cook.wait(13 * MINUTE)
        assert "RICE" in cook.screen
        await cook.enter("fun")
        assert cook.timer_named("dynamo fun").state == "running"
        assert cook.timer_named("rice").alert.state == "ringing"
        assert cook.step == 3
        await cook.press("enter")
        assert cook.timer_named("rice").alert.state == "acknowledged"


@sizes
async def test_a_click_elsewhere_keeps_the_focus_on_an_open_line(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.type("a5")
        await cook.pilot.click("#top")
        await cook.pilot.click(offset=(5, 4))
        await cook.press("m")
        assert cook.focus == "entry-input"
        await cook.press("enter")
        assert not cook.app.screen.query(Input)
        assert cook.view.timers[0].most_ms == 5 * MINUTE


@sizes
async def test_an_open_line_and_its_keys_stay_visible_under_messages(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.type("a10m ri")
        cook.app.status.show("This computer may sleep: then nothing rings; No sound: install pipewire-bin; " * 3, 60)
        await cook.wait(SECOND)
        assert "10m ri" in cook.screen
        assert "enter confirm" in cook.pane("footer")
        await cook.wait(13 * MINUTE)
        assert "10m ri" in cook.screen
        assert "enter confirm" in cook.pane("footer")
        assert "enter silence" not in cook.pane("footer")
        await cook.press("escape")
        assert "enter silence" in cook.screen


@sizes
async def test_an_order_that_fails_shows_the_reason_on_its_line(size: Size) -> None:
    async with cooking(size, lambda cook: cook.at_step(2)) as cook:
        await cook.enter("aevery 2m turn")
        await cook.enter("a+5")
        assert "Turn counts up and has no end to move" in cook.words
        assert "enter confirm" in cook.pane("footer")
        assert cook.focus == "entry-input"
        await cook.press("backspace")
        assert "has no end" not in cook.screen


async def test_tab_and_arrows_do_not_leave_a_line() -> None:
    async with cooking() as cook:
        await cook.type("a5m")
        await cook.press("tab", "up", "down")
        assert cook.focus == "entry-input"


def burst(cook: Cook, keys: str) -> None:
    """Post keys without waiting in between, like fast typing or a paste."""
    for char in keys:
        name = {" ": "space", "\r": "enter"}.get(char, char)
        cook.app.post_message(Key(name, None if char == "\r" else char))


@sizes
async def test_keys_pressed_while_a_line_opens_are_typed_on_it(size: Size) -> None:
    async with cooking(size) as cook:
        before = cook.focus
        burst(cook, "a5m duck and rice\r")
        for _ in range(5):
            await cook.pilot.pause()
        assert [timer.name for timer in cook.view.urgent] == ["duck and rice"]
        assert (cook.step, cook.ticked) == (1, 0)
        assert cook.focus == before


@sizes
async def test_keys_pressed_after_enter_are_not_typed_on_the_line_that_closes(size: Size) -> None:
    async with cooking(size) as cook:
        burst(cook, "a5m duck\ra6m rice\rna7m tea\r")
        for _ in range(12):
            await cook.pilot.pause()
        assert sorted(timer.name for timer in cook.view.urgent) == ["duck", "rice", "tea"]
        assert cook.step == 2


@sizes
async def test_keys_pressed_while_a_sheet_opens_go_to_the_sheet(size: Size) -> None:
    async with cooking(size, lambda cook: cook.at_step(3)) as cook:
        burst(cook, "od")
        for _ in range(5):
            await cook.pilot.pause()
        assert cook.sheet == "StepsSheet"
        dish = cook.dish
        done = [step.number for step in dish.recipe.steps if step.id in dish.done]
        assert done == [1, 2, 3]


async def test_a_stopwatch_counts_up_and_is_renamed() -> None:
    async with cooking() as cook:
        await cook.enter("aup soup")
        await cook.wait(90 * SECOND)
        assert "1:30 so far" in cook.screen
        assert (cook.timer_named("soup").elapsed_ms, cook.timer_named("soup").due_ms) == (90 * SECOND, None)
        assert "400 days" not in cook.screen
        await cook.enter("a= broth")
        assert [timer.name for timer in cook.view.urgent] == ["broth"]


@pytest.mark.parametrize(
    ("line", "echo"),
    [
        ("+5", "eggs +5 min"),
        ("-90s", "eggs -1 min 30 s"),
        ("= potatoes", "eggs → potatoes"),
        ("up soup", "counts up soup"),
        ("every 2m turn", "counts up turn, every 2 min turn"),
        ("5m from 6m ago", "5 min → due already"),
    ],
)
def test_the_preview_shows_what_enter_would_do(line: str, echo: str) -> None:
    assert timer_echo(line, START, utc_zone, running_eggs()) == echo


def test_the_preview_of_a_time_of_day_shows_the_time_until_then() -> None:
    echo = timer_echo("tomorrow 24:00 kraut", START, utc_zone)
    assert echo.startswith("in ")
    assert echo.endswith(" kraut")


def test_the_preview_of_a_new_timer_has_its_end_and_reminders() -> None:
    echo = timer_echo("2m turn x5", START, utc_zone)
    assert echo.startswith("10 min → ")
    assert echo.endswith(" turn, every 2 min turn")


@sizes
async def test_the_line_changes_the_selected_timer(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.press("2")
        await cook.enter("a+5")
        assert cook.timer_named("rice").most_ms == 17 * MINUTE
        await cook.enter("a-12m")
        assert cook.timer_named("rice").most_ms == 5 * MINUTE
        await cook.enter("a= basmati")
        assert cook.timer_named("basmati").state == "running"


@sizes
async def test_a_preset_is_a_timer_by_name(size: Size) -> None:
    async with cooking(size) as cook:
        cook.app.presets = {"eggs": "6-7m eggs"}
        await cook.type("aeggs")
        assert "6–7 min" in cook.screen
        await cook.press("enter")
        assert cook.timer_named("eggs").spec.span == (6 * MINUTE, 7 * MINUTE)


@sizes
async def test_a_timer_that_repeats_is_one_timer_with_reminders(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.enter("a2m turn x5")
        assert cook.timer_named("turn").most_ms == 10 * MINUTE
        await cook.wait(2 * MINUTE)
        assert "! TURN" in cook.pane("banner")


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


async def test_times_never_scale_and_the_message_explains_it() -> None:
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


async def test_scaling_keeps_ticks_and_timers_and_can_be_undone() -> None:
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
async def test_an_unreadable_number_of_servings_is_refused_and_stays(size: Size) -> None:
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


async def test_the_palette_halves_doubles_and_restores_the_amounts() -> None:
    async with cooking() as cook:
        await cook.palette("half the")
        assert "1 lb pork belly" in cook.pane("ingredients")
        await cook.palette("twice the")
        assert "4 lb pork belly" in cook.pane("ingredients")
        await cook.palette("recipe was written")
        assert "2 lb pork belly" in cook.pane("ingredients")


async def test_the_choice_of_measures_is_not_recorded() -> None:
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
