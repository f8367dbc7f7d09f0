"""Ending a session, unsaved changes, and the tick loop."""

import re

import pytest

from kitchen_tui.cooking.history import Record
from kitchen_tui.journal.protocol import JournalNewerError, Saving
from kitchen_tui.model.duration import MINUTE, SECOND
from tests.tui.cooking import Size, cooking, sizes, with_rice


@sizes
@pytest.mark.parametrize("note", ["Softer after 105 min", ""])
async def test_the_end_names_the_dates_takes_a_note_and_closes_the_session(size: Size, note: str) -> None:
    async with cooking(size, lambda cook: cook.at_step(12)) as cook:
        await cook.press("d", "q")
        assert cook.sheet == "EndingSheet"
        words = " ".join(cook.screen.replace("│", " ").split())
        assert "Leftovers until Fri 25 Sep (refrigerator)" in words
        assert "Leftovers until Sat 21 Nov (freezer)" in words
        assert "enter end the session · esc stay" in words
        await cook.type(note)
        await cook.press("enter")
        assert cook.app.return_code == 0
        assert cook.journal.open_session() is None
        assert list(cook.kitchen.session.notes) == [note][: bool(note)]


async def test_escape_stays_at_the_stove() -> None:
    async with cooking(setup=lambda cook: cook.at_step(12)) as cook:
        await cook.press("d", "q", "escape")
        assert cook.sheet == "StoveScreen"
        assert cook.journal.open_session()


async def test_an_optional_step_need_not_be_done_for_the_end() -> None:
    async with cooking(setup=lambda cook: cook.at_step(10)) as cook:
        await cook.press("n", "d", "d", "d", "q")
        assert cook.sheet == "EndingSheet"
        assert "Dinner is served" in cook.screen


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
        monkeypatch.setattr(cook.journal, "arrived", newer)
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
            assert "An internal error; the timers go on" in cook.screen
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
async def test_the_end_compares_each_timer_with_what_was_asked(minutes: int, remark: str) -> None:
    async with cooking(setup=lambda cook: cook.at_step(13)) as cook:
        cook.timer("rice", 12)
        await cook.wait(minutes * MINUTE)
        await cook.press("f", "q")
        assert re.search(rf"✓ rice +[\d:]+  set: 12 min {' ' + remark if remark else ''}", cook.screen)
        assert remark or "longer" not in cook.screen
