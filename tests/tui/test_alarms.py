"""Alarms and the keys of the banner: they get attention, and act on the timer that the label beside a key names."""

import re

import pytest

from kitchen_tui.cooking import commands
from kitchen_tui.model.duration import MINUTE, SECOND
from tests.tui.browsing import Guest, RecipeFolders, browsing
from tests.tui.cooking import SINGLE, WIDE, Cook, Size, cooking, pork_belly, sizes, with_rice


@sizes
@pytest.mark.parametrize("opens", ["o", "i", "question_mark", "z", "S", "q", "ctrl+p"])
async def test_an_alarm_shows_on_every_sheet_and_enter_silences_it_there(size: Size, opens: str) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.press(opens)
        sheet = cook.sheet
        await cook.wait(13 * MINUTE)
        assert "● RICE" in cook.screen
        await cook.press("enter")
        assert cook.timer_named("rice").alert.state == "acknowledged"
        assert (cook.sheet, cook.step) == (sheet, 3)


@sizes
@pytest.mark.parametrize("opens", ["z", "o", "i", "question_mark"])
async def test_the_keys_of_the_banner_work_on_every_screen(size: Size, opens: str) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.press(opens)
        await cook.wait(13 * MINUTE)
        await cook.press("plus")
        assert cook.timer_named("rice").remaining_ms == MINUTE
        await cook.wait(2 * MINUTE)
        await cook.press("s")
        assert cook.timer_named("rice").alert.state == "snoozed"
        await cook.wait(2 * MINUTE)
        await cook.press("f")
        assert cook.timer_named("rice").state == "finished"


@sizes
async def test_a_question_stays_visible_below_an_alarm(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        cook.timer("rice", 91)
        await cook.wait(92 * MINUTE)
        words = cook.words
        assert "● RICE" in words
        assert "Does a fork" in words
        assert "y yes, done" in words
        assert "holding its shape? y yes, done" in words or size == SINGLE
        await cook.press("x")
        assert cook.timer_named("simmer").state == "running"
        assert not cook.view.questions


async def test_a_new_alarm_does_not_take_a_key_from_a_timer_just_selected() -> None:
    async with cooking(setup=with_rice) as cook:
        await cook.wait(12 * MINUTE - SECOND)
        await cook.press("1")
        await cook.wait(2 * SECOND)
        assert cook.view.ringing
        await cook.press("c", "c")
        assert cook.timer_named("rice").state == "running"
        assert [timer.name for timer in cook.view.urgent] == ["rice"]


@sizes
async def test_the_second_alarm_is_shown_as_soon_as_the_first(size: Size) -> None:
    async with cooking(size, lambda cook: cook.timer("eggs", 1)) as cook:
        await cook.wait(61 * SECOND)
        assert "● EGGS" in cook.screen
        await cook.press("enter")
        assert "● EGGS" not in cook.screen
        cook.timer("toast", 1)
        await cook.wait(61 * SECOND)
        assert "● TOAST" in cook.screen


async def test_closing_a_sheet_shows_the_current_stove() -> None:
    async with cooking(setup=with_rice) as cook:
        await cook.press("i")
        await cook.wait(4 * MINUTE)
        cook.clock.advance(MINUTE)
        await cook.press("escape")
        assert "1:25:00" in cook.screen


@sizes
@pytest.mark.parametrize("opens", [("ctrl+p",), ("o",), ("S",), ("a",), ("v",), ("slash",)])
async def test_the_banner_only_offers_keys_that_answer_on_this_screen(size: Size, opens: tuple[str, ...]) -> None:
    """In a line that is typed, letters are text; the palette's Enter silences, that of an entry line confirms."""
    async with cooking(size, with_rice) as cook:
        await cook.press(*opens)
        await cook.wait(13 * MINUTE)
        offered = cook.pane("banner")
        assert "RICE" in offered
        is_entry = opens[0] in ("a", "v", "slash")
        assert ("enter silence" in offered) != is_entry
        assert ("s snooze" in offered) == (opens[0] in ("o", "S"))
        if not is_entry:
            await cook.press("enter")
            assert cook.timer_named("rice").alert.state == "acknowledged"


@sizes
async def test_the_library_says_that_enter_silences_an_alarm(folders: RecipeFolders, size: Size) -> None:
    def with_eggs(guest: Guest) -> None:
        guest.kitchen.open()
        guest.timer("eggs", 6)

    async with browsing(folders, size, setup=with_eggs) as guest:
        await guest.open_library()
        await guest.wait(7 * MINUTE)
        assert "enter silence" in guest.pane("banner")
        assert "enter silence" in guest.pane("footer")
        assert "snooze" not in guest.pane("banner")
        await guest.press("s")
        assert guest.timer_named("eggs").alert.state == "ringing"
        await guest.press("enter")
        assert guest.timer_named("eggs").alert.state == "acknowledged"
        assert guest.sheet == "LibraryScreen"
        assert "enter cook" in guest.pane("footer")


@sizes
async def test_muted_is_shown_in_the_top_line(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.palette("mute")
        assert cook.view.muted
        await cook.wait(30 * SECOND)
        assert "muted" in cook.top
        await cook.palette("unmute")
        assert not cook.view.muted
        assert "muted" not in cook.top


@sizes
async def test_shift_a_silences_all_only_while_two_ring(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.press("A")
        assert "Nothing is ringing" in cook.screen
        assert not cook.app.screen.query("#entry-input")
        await cook.wait(13 * MINUTE)
        await cook.press("A")
        assert cook.timer_named("rice").alert.state == "acknowledged"
        assert cook.timer_named("rice").state == "running"
        cook.timer("eggs", 5)
        await cook.wait(110 * MINUTE)
        assert len(cook.view.ringing) == 2
        await cook.press("A")
        assert not cook.view.ringing


def banner(cook: Cook) -> str:
    return " ".join(cook.pane("banner").split())


def eggs_and_peas(cook: Cook) -> None:
    """Start two timers that are due at the same time."""
    cook.timer("eggs", 5)
    cook.timer("peas", 5)


async def until_rice_rings(cook: Cook) -> None:
    await cook.wait(12 * MINUTE + SECOND)
    assert [timer.name for timer in cook.view.ringing] == ["rice"]


@sizes
@pytest.mark.parametrize("select", [(), ("1",)])
async def test_an_alarm_takes_the_keys_from_an_older_selection(size: Size, select: tuple[str, ...]) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.press(*select)
        await until_rice_rings(cook)
        assert "f finish + 1 min" in banner(cook)
        await cook.press("plus")
        assert cook.timer_named("rice").remaining_ms == MINUTE
        await cook.wait(MINUTE)
        await cook.press("f")
        assert (cook.timer_named("rice").state, cook.timer_named("simmer").state) == ("finished", "running")


@sizes
async def test_a_timer_selected_while_another_rings_is_named_beside_the_keys(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await until_rice_rings(cook)
        await cook.press("1")
        assert "● RICE" in banner(cook)
        assert "enter silence f finish simmer + 1 min to simmer s snooze" in banner(cook)
        await cook.press("plus")
        assert cook.timer_named("simmer").most_ms == 121 * MINUTE
        await cook.press("f")
        assert "Press f again to finish it" in cook.words
        assert cook.timer_named("simmer").state == "running"
        await cook.press("s")
        assert cook.timer_named("rice").alert.state == "snoozed"


@sizes
@pytest.mark.parametrize(("key", "state"), [("enter", "acknowledged"), ("s", "snoozed")])
async def test_silence_and_snooze_act_on_the_ringing_timer(size: Size, key: str, state: str) -> None:
    async with cooking(size, with_rice) as cook:
        await until_rice_rings(cook)
        await cook.press("1", key)
        assert cook.timer_named("rice").alert.state == state
        assert cook.timer_named("simmer").alert.state == "quiet"


@sizes
async def test_a_selection_of_the_ringing_timer_needs_no_name(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await until_rice_rings(cook)
        await cook.press("2")
        assert "f finish + 1 min" in banner(cook)
        await cook.press("f")
        assert cook.timer_named("rice").state == "finished"


@sizes
async def test_of_two_ringing_timers_the_selected_one_is_named(size: Size) -> None:
    async with cooking(size, eggs_and_peas) as cook:
        await cook.wait(5 * MINUTE + SECOND)
        first, second = cook.view.ringing
        await cook.press(str(second.slot))
        assert f"f finish {second.name} + 1 min to {second.name}" in banner(cook)
        await cook.press("plus")
        assert [timer.name for timer in cook.view.ringing] == [first.name]
        assert f"+ 1 min to {second.name}" in banner(cook)
        await cook.press(str(first.slot))
        assert "f finish + 1 min s snooze" in banner(cook)


@sizes
async def test_snooze_is_for_the_timer_in_the_banner_also_when_pressed_again(size: Size) -> None:
    async with cooking(size, eggs_and_peas) as cook:
        await cook.wait(5 * MINUTE + SECOND)
        await cook.press("s", "s")
        assert [timer.alert.state for timer in cook.view.running] == ["snoozed", "snoozed"]
        assert not cook.view.ringing


@sizes
async def test_after_an_extension_the_keys_name_the_same_timer(size: Size) -> None:
    async with cooking(size, eggs_and_peas) as cook:
        await cook.wait(5 * MINUTE + SECOND)
        first = cook.view.ringing[0].name
        await cook.press("plus")
        assert f"+ 1 min to {first}" in banner(cook)
        await cook.wait(5 * SECOND)
        assert "+ 1 min s snooze" in banner(cook)


@sizes
async def test_only_the_question_that_y_answers_has_its_key(size: Size) -> None:
    def two_checks(cook: Cook) -> None:
        cook.simmer()
        cook.clock.advance(31 * MINUTE)
        cook.kitchen.execute(commands.StartDish(pork_belly()._replace(name="other", title="Other")))
        cook.simmer()

    async with cooking(size, two_checks) as cook:
        await cook.wait(90 * MINUTE)
        ringing, asking = cook.view.questions
        assert cook.view.ringing == (ringing,)
        assert banner(cook).count("x not yet") == 1
        await cook.press("y")
        assert [timer.id for timer in cook.view.urgent] == [asking.id]
        assert "x not yet" in banner(cook)


@sizes
async def test_an_answer_to_a_check_that_the_banner_does_not_show_names_the_timer(size: Size) -> None:
    def both_ring(cook: Cook) -> None:
        cook.simmer()
        cook.timer("rice", 110)

    async with cooking(size, both_ring) as cook:
        await cook.wait(121 * MINUTE)
        assert [timer.name for timer in cook.view.ringing] == ["rice", "simmer"]
        assert "y yes" not in banner(cook)
        assert "y yes · simmer" in cook.pane("footer") or "y yes" not in cook.pane("footer")
        await cook.press("y")
        assert cook.timer_named("simmer").state == "finished"


@pytest.mark.parametrize("key", ["f", "c", "r"])
@sizes
async def test_a_long_run_is_discarded_only_by_a_second_press(size: Size, key: str) -> None:
    verb = {"f": "finish", "c": "cancel", "r": "restart"}[key]
    async with cooking(size, Cook.simmer) as cook:
        await cook.wait(12 * MINUTE)
        await cook.press(key)
        assert f"Press {key} again to {verb} it." in cook.words
        assert cook.timer_named("simmer").elapsed_ms == 12 * MINUTE
        assert cook.timer_named("simmer").state == "running"
        await cook.press("tab", key)
        assert cook.timer_named("simmer").state == "running"
        await cook.press(key)
        assert cook.timer_named("simmer").elapsed_ms == 0 or cook.timer_named("simmer").state != "running"
        await cook.press("u")
        assert (cook.timer_named("simmer").state, cook.timer_named("simmer").elapsed_ms // MINUTE) == ("running", 12)


@sizes
async def test_x_with_no_check_open_and_nothing_selected_asks(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.press("x")
        assert "No check is open. Press x again to give simmer more time." in cook.words
        assert cook.timer_named("simmer").most_ms == 120 * MINUTE
        await cook.press("x")
        assert cook.timer_named("simmer").most_ms == 135 * MINUTE


@pytest.mark.parametrize("minutes", [89.5, 90, 100, 121])
async def test_f_near_the_end_or_after_a_check_asks_no_question(minutes: float) -> None:
    async with cooking(WIDE, Cook.simmer) as cook:
        await cook.wait(round(minutes * MINUTE))
        await cook.press("f")
        assert cook.timer_named("simmer").state == "finished"


@pytest.mark.parametrize("key", ["c", "r"])
async def test_a_timer_just_started_is_cancelled_or_restarted_at_once(key: str) -> None:
    async with cooking(WIDE, Cook.simmer) as cook:
        await cook.wait(30 * SECOND)
        await cook.press(key)
        assert [timer.elapsed_ms for timer in cook.view.running] == ([0] if key == "r" else [])


async def test_a_stopwatch_is_finished_at_once() -> None:
    async with cooking(WIDE) as cook:
        await cook.enter("aup soup")
        await cook.wait(10 * MINUTE)
        await cook.press("f")
        assert cook.timer_named("soup").state == "finished"


@sizes
async def test_an_alarm_drops_the_question_about_another_timer(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.wait(12 * MINUTE - SECOND)
        await cook.press("1")
        await cook.wait(5 * SECOND)
        await cook.press("enter", "1", "f")
        assert "Press f again" in cook.words
        cook.timer("tea", 0.1)
        await cook.wait(7 * SECOND)
        assert "Press f again" not in cook.words
        await cook.press("f")
        assert cook.timer_named("simmer").state == "running"


@sizes
@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (("f", "f"), "Simmer finished after 12:00."),
        (("c", "c"), "Simmer cancelled after 12:00."),
        (("r", "r"), "Simmer started again after 12:00."),
    ],
)
async def test_each_key_reports_what_it_did(size: Size, keys: tuple[str, ...], message: str) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.wait(12 * MINUTE)
        await cook.press(*keys)
        assert message in cook.words


async def test_the_footer_names_the_selected_timer_beside_its_keys() -> None:
    async with cooking(WIDE, with_rice) as cook:
        await cook.wait(20 * SECOND)
        await cook.press("1")
        await cook.wait(20 * SECOND)
        assert re.search(r"space pause simmer .*\+ 1 min to simmer", cook.pane("footer"))
        await cook.press("2")
        await cook.wait(20 * SECOND)
        assert re.search(r"space pause  .*\+ 1 min  ", cook.pane("footer"))
    async with cooking(SINGLE, with_rice) as cook:
        await cook.press("1")
        await cook.wait(20 * SECOND)
        assert "space pause" in cook.pane("footer")
