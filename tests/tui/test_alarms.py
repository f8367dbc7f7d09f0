"""Alarms attract attention, but take no key that was meant for something else."""

import pytest

from kitchen_tui.model.duration import MINUTE, SECOND
from tests.tui.browsing import Guest, Shelves, browsing
from tests.tui.cooking import SINGLE, Size, cooking, sizes, with_rice


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
async def test_the_keys_of_the_banner_work_wherever_it_is_seen(size: Size, opens: str) -> None:
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
async def test_a_question_stays_in_sight_below_an_alarm(size: Size) -> None:
    async with cooking(size, lambda cook: cook.simmer()) as cook:
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


async def test_an_alarm_has_the_keys_of_the_banner() -> None:
    async with cooking(setup=with_rice) as cook:
        await cook.press("1")
        await cook.wait(13 * MINUTE)
        await cook.press("f")
        assert cook.timer_named("rice").state == "finished"


@sizes
async def test_the_second_alarm_is_seen_as_soon_as_the_first(size: Size) -> None:
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
async def test_the_library_says_that_enter_silences_an_alarm(shelves: Shelves, size: Size) -> None:
    def with_eggs(guest: Guest) -> None:
        guest.kitchen.open()
        guest.timer("eggs", 6)

    async with browsing(shelves, size, setup=with_eggs) as guest:
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
