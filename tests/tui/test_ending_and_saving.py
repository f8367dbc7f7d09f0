"""The end of a session, unsaved changes, and the tick loop."""

import re

import pytest
from textual.widgets import Input

from kitchen_tui.cooking import commands, events
from kitchen_tui.cooking.history import Record
from kitchen_tui.journal import JournalNewerError, Saving
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.tui.screens.sheets import rated
from tests.tui.cooking import SINGLE, STACKED, Cook, Size, cooking, pork_belly, sizes, with_rice


@sizes
@pytest.mark.parametrize("note", ["Softer after 105 min", ""])
async def test_the_end_names_the_dates_takes_a_note_and_closes_the_session(size: Size, note: str) -> None:
    async with cooking(size, lambda cook: cook.at_step(12)) as cook:
        await cook.press("d", "q")
        assert cook.sheet == "EndingSheet"
        words = cook.words
        assert "Leftovers until Fri 25 Sep (refrigerator)" in words
        assert "Leftovers until Sat 21 Nov (freezer)" in words
        assert "enter end the session · esc stay" in words
        await cook.enter(note)
        assert cook.app.return_code == 0
        assert cook.journal.open_session() is None
        assert list(cook.kitchen.session.notes) == [note][: bool(note)]


async def test_the_arrows_scroll_the_end_while_a_note_is_typed() -> None:
    async with cooking((40, 12), lambda cook: cook.at_step(12)) as cook:
        await cook.press("d", "q", "s", "a")
        assert "Cooked for" in cook.screen
        assert "For next time" not in cook.screen
        await cook.press(*["down"] * 12, "l", "t")
        assert "Cooked for" not in cook.screen
        assert "Enter ends the session" in cook.words
        await cook.press(*["up"] * 12)
        assert "Cooked for" in cook.screen
        assert "note salt" in cook.screen


async def test_an_optional_step_need_not_be_done_for_the_end() -> None:
    async with cooking(setup=lambda cook: cook.at_step(10)) as cook:
        await cook.press("n", "d", "d", "d", "q")
        assert cook.sheet == "EndingSheet"
        assert "Dinner is served" in cook.screen


@pytest.mark.parametrize("late_ms", [100, 999, 1000, 31_400])
async def test_the_end_and_the_message_agree_on_the_time_of_a_timer(late_ms: int) -> None:
    async with cooking(setup=lambda cook: cook.timer("rice", 12)) as cook:
        await cook.wait(12 * MINUTE + late_ms)
        await cook.press("f")
        took = cook.app.status.text.partition("after ")[2].split(".")[0]
        await cook.palette("end the session")
        assert f"rice     {took}  set: 12 min" in cook.screen


@sizes
async def test_each_dish_gets_a_note_of_its_own(size: Size) -> None:
    def two_dishes(cook: Cook) -> None:
        cook.kitchen.execute(commands.StartDish(pork_belly()._replace(name="beans", title="White beans")))
        for dish in cook.kitchen.session.dishes:
            for step in pork_belly().steps[-2:]:
                cook.kitchen.execute(commands.MarkStep(step.id, dish=dish))

    async with cooking(size, two_dishes) as cook:
        await cook.press("q")
        assert "Caramelized honey-gl" in cook.screen
        assert "enter next dish · esc stay" in cook.screen
        await cook.enter("4/5 less salt")
        assert cook.pane("sheet")
        assert "White beans" in cook.screen.rstrip().split("\n")[-2 if size == SINGLE else -1]
        assert "enter end the session" in cook.screen
        await cook.enter("2/5")
        belly, beans = cook.kitchen.session.dishes
        assert cook.kitchen.session.closed
        taken = [record.event for record in cook.kitchen.history.records if isinstance(record.event, events.NoteTaken)]
        assert taken == [events.NoteTaken("★★★★☆ less salt", belly), events.NoteTaken("★★☆☆☆", beans)]


@sizes
async def test_a_rehearsal_shows_no_dates_and_does_not_count(size: Size) -> None:
    def rehearsed(cook: Cook) -> None:
        cook.kitchen.execute(commands.CloseSession())
        cook.kitchen.open(60)
        cook.kitchen.execute(commands.StartDish(pork_belly()))
        cook.at_step(13)

    async with cooking(size, rehearsed) as cook:
        await cook.press("q")
        assert "Leftovers until" not in cook.screen
        await cook.press("pagedown", "pagedown", "pagedown")
        assert "does not count" in cook.words
        await cook.press("escape", "i")
        for _ in range(6):
            assert "Leftovers until" not in cook.screen
            await cook.press("pagedown")


@sizes
@pytest.mark.parametrize("opened", ["a", "v", "slash", "e", "q"])
async def test_keys_typed_into_an_empty_line_are_text(size: Size, opened: str) -> None:
    async with cooking(size, lambda cook: cook.at_step(13 if opened == "q" else 1)) as cook:
        before = cook.view.session
        await cook.press(opened)
        line = cook.app.focused
        assert isinstance(line, Input)
        for key in "qdtxQ? 1":
            await cook.type(key)
            assert line.value == key
            await cook.press("backspace")
        assert cook.app.return_value is None
        await cook.press("escape")
        assert cook.sheet == "StoveScreen"
        assert cook.view.session == before


@sizes
async def test_unsaved_changes_are_reported_until_saved(size: Size) -> None:
    async with cooking(size) as cook:
        cook.journal.problem = "Not saved: the disk is full."
        await cook.to("ingredients")
        await cook.press("space")
        assert cook.ticked == 1
        assert "Not saved: the disk is full." in cook.screen
        cook.journal.problem = ""
        await cook.wait(SECOND)
        assert "Not saved" not in cook.screen


async def test_saving_is_shown_after_a_tenth_of_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    async with cooking() as cook:
        for waited_ms, shown in ((80, False), (120, True)):
            monkeypatch.setattr(cook.journal, "saving", lambda waited_ms=waited_ms: Saving(1, waited_ms))
            await cook.wait(SECOND)
            assert ("saving…" in cook.screen) is shown


async def test_the_greeting_comes_first() -> None:
    async with cooking(greeting="last time: 104 min, softer belly") as cook:
        assert "Last time: 104 min, softer belly" in cook.pane("footer")


async def test_a_journal_that_cannot_be_read_loses_no_timer(monkeypatch: pytest.MonkeyPatch) -> None:

    def newer() -> list[Record]:
        raise JournalNewerError("a newer kitchen-tui cooks here now; update this one")

    async with cooking((80, 24), with_rice) as cook:
        monkeypatch.setattr(cook.journal, "take_arrived", newer)
        await cook.wait(30 * SECOND)
        assert "A newer kitchen-tui cooks here" in cook.screen
        assert "RICE" in cook.screen
        await cook.wait(12 * MINUTE)
        assert "● RICE · due 0:30 ago" in cook.screen


async def test_an_error_in_one_tick_does_not_stop_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    async with cooking((80, 24), with_rice) as cook:
        with monkeypatch.context() as broken:
            broken.setattr(cook.kitchen, "due_alerts", lambda now: 1 / 0)
            cook.app.ticker.tick()
            await cook.pilot.pause()
            assert "Internal error; the timers keep running" in cook.screen
        await cook.wait(13 * MINUTE)
        assert "● RICE · due 1:00 ago" in cook.screen


async def test_the_app_ticks_at_each_second_and_threshold() -> None:
    async with cooking(setup=with_rice) as cook:
        cook.clock.advance(12 * MINUTE - 300)
        cook.app.ticker.tick()
        assert cook.app.ticker.next_tick_ms - cook.kitchen.now().boot_ms == 300
        cook.clock.advance(300)
        cook.app.ticker.tick()
        assert 0 < cook.app.ticker.next_tick_ms - cook.kitchen.now().boot_ms <= SECOND
        assert cook.view.ringing


@pytest.mark.parametrize(
    ("minutes", "remark"), [(12, ""), (13, "1 min longer"), (7, "5 min shorter"), (75, "1 h 3 min longer")]
)
async def test_the_end_compares_each_timer_with_its_set_time(minutes: int, remark: str) -> None:
    async with cooking(setup=lambda cook: cook.at_step(13)) as cook:
        cook.timer("rice", 12)
        await cook.wait(minutes * MINUTE)
        await cook.press(*["f"] * (2 if minutes < 11 else 1), "q")
        assert re.search(rf"✓ rice +[\d:]+  set: 12 min {' ' + remark if remark else ''}", cook.screen)
        assert remark or "longer" not in cook.screen


@sizes
async def test_columns_of_running_timers_are_aligned_and_complete(size: Size) -> None:
    def eleven(cook: Cook) -> None:
        for minutes in range(3, 13):
            cook.timer(f"pan {minutes}", minutes)
        cook.timer("a timer with a name that does not fit into any column of this sheet", 90)

    async with cooking(size, eleven) as cook:
        await cook.press("q")
        seen = cook.pane("sheet")
        for _ in range(20):
            await cook.press("down")
            seen += "\n" + cook.pane("sheet")
        rows = {line.rstrip(" ▾▴") for line in seen.split("\n") if "ends in" in line}
        assert len(rows) == 11
        assert {len(row) for row in rows} == {max(map(len, rows))}
        assert len({row.index("ends in") for row in rows}) == 1
        assert any(row.endswith("1:30:00") for row in rows)


@sizes
async def test_the_end_shows_the_notes_that_were_taken_before(size: Size) -> None:
    def noted(cook: Cook) -> None:
        cook.at_step(13)
        cook.kitchen.execute(commands.TakeNote("less honey"))

    async with cooking(size, noted) as cook:
        await cook.press("q")
        await cook.press(*["pagedown"] * 4)
        assert "Noted: less honey" in cook.words


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("4/5 less salt", "★★★★☆ less salt"),
        ("4 / 5", "★★★★☆"),
        ("2 stars: too sweet", "★★☆☆☆ too sweet"),
        ("5 out of 5 stars", "★★★★★"),
        ("9/5 too sweet", "9/5 too sweet"),
        ("4 of 5 guests liked it", "4 of 5 guests liked it"),
        ("1/2 the salt", "1/2 the salt"),
    ],
)
def test_a_rating_is_read_from_the_start_of_a_note(typed: str, note: str) -> None:
    assert rated(typed) == note


@sizes
async def test_a_number_that_is_not_a_rating_is_pointed_out_while_it_is_typed(size: Size) -> None:
    async with cooking(size, lambda cook: cook.at_step(13)) as cook:
        await cook.press("q")
        await cook.type("9/5 too sweet")
        assert "a rating is from 1/5 to 5/5" in cook.screen


@sizes
async def test_the_end_shows_the_duration_and_accepts_a_rating(size: Size) -> None:
    def prepared(cook: Cook) -> None:
        cook.timer("rice", 12)
        cook.at_step(12)

    async with cooking(size, prepared) as cook:
        await cook.wait(13 * MINUTE)
        await cook.press("f", "d", "q")
        assert cook.sheet == "EndingSheet"
        assert "Cooked for 13 min" in cook.screen
        await cook.type("4/5 less salt")
        assert "★★★★☆ less salt" in cook.screen
        await cook.press("pagedown", "pagedown")
        assert size == SINGLE or re.search(r"rice +13:00 +set: 12 min +1 min longer", cook.screen)
        await cook.press("enter")
        assert cook.kitchen.session.notes == ("★★★★☆ less salt",)


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
