"""Events from another terminal, or from before this screen was started."""

from collections.abc import Sequence

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.threshold import DueAlert
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.testing import FakeRinger, MemoryJournal
from tests.tui.browsing import Shelves, browsing
from tests.tui.cooking import WIDE, Cook, cooking, with_rice


def elsewhere(cook: Cook) -> Kitchen:
    """Open a second terminal on the same session."""
    other = Kitchen(MemoryJournal(cook.journal.store), cook.clock)
    other.join_or_open()
    return other


async def test_after_suspend_one_sentence_says_what_came_due() -> None:
    async with cooking(setup=with_rice) as cook:
        await cook.wait(92 * MINUTE)
        assert "While you were away: 1 check; simmer may be done; rice due 1:20:00 ago" in cook.screen
        cook.app.status.clear()
        await cook.wait(SECOND)
        assert "away" not in cook.screen


async def test_the_next_start_reports_it_even_if_another_process_rang() -> None:

    def a_ringer_rings(cook: Cook) -> None:
        with_rice(cook)
        cook.clock.advance(16 * MINUTE + 10 * SECOND)
        noticed = cook.kitchen.due_alerts(cook.kitchen.now())
        cook.kitchen.mark_announced(noticed, cook.kitchen.now())

    async with cooking(setup=a_ringer_rings) as cook:
        assert "While you were away: rice due 4:10 ago" in cook.screen


async def test_closing_the_session_elsewhere_exits() -> None:
    async with cooking(setup=with_rice) as cook:
        elsewhere(cook).execute(commands.CloseSession())
        await cook.wait(SECOND)
        assert cook.app.return_code == 0
        assert "ended in another terminal" in str(cook.app._exit_renderables)


async def test_the_library_shows_a_session_opened_elsewhere(shelves: Shelves) -> None:
    async with browsing(shelves) as guest:
        assert "nothing is cooking" in guest.screen
        other = elsewhere(guest)
        other.execute(commands.AddTimer("eggs", Span(MINUTE, MINUTE)))
        guest.app.tick()
        await guest.wait(61 * SECOND)
        assert "● EGGS" in guest.screen
        await guest.press("escape")
        assert guest.sheet == "StoveScreen"
        assert guest.kitchen.session.id == other.session.id


async def test_ctrl_c_leaves_the_library(shelves: Shelves) -> None:
    async with browsing(shelves) as guest:
        await guest.press("ctrl+c")
        assert guest.app.return_code == 0


async def test_leaving_with_unsaved_changes_asks() -> None:
    async with cooking(WIDE) as cook:
        cook.journal.problem = "Not saved: the disk is full."
        await cook.press("space", "q")
        assert cook.sheet == "LeavingSheet"
        words = " ".join(cook.screen.replace("│", " ").split())
        assert "Not saved: the disk is full. Leaving now loses what is not saved." in words
        await cook.press("escape")
        cook.journal.problem = ""
        await cook.wait(SECOND)
        await cook.press("q")
        assert cook.app.return_code == 0


async def test_a_channel_that_fails_does_not_hide_what_was_missed() -> None:
    def fail(due: Sequence[DueAlert]) -> Sequence[str]:
        return ["No sound: there is no program here.", "No push."] if due else []

    async with cooking(setup=with_rice) as cook:
        cook.app.ringer = FakeRinger(fail)
        await cook.wait(16 * MINUTE + 10 * SECOND)
        words = " ".join(cook.screen.split())
        assert "While you were away: rice due 4:10 ago. No sound: there is no program here. No push" in words


async def test_a_timer_due_during_an_announcement_is_announced_at_once() -> None:

    def announce_slowly(due: Sequence[DueAlert]) -> Sequence[str]:
        cook.clock.advance(30 if due else 0)
        return []

    async with cooking() as cook:
        cook.app.ringer = ringer = FakeRinger(announce_slowly)
        for name in ("eggs", "rice"):
            cook.kitchen.execute(commands.AddTimer(name, Span(MINUTE, MINUTE)))
            cook.clock.advance(20)
        cook.clock.advance(MINUTE - 40)
        cook.app.ticker.tick()
        assert ringer.announced == ["eggs"]
        assert cook.app.ticker.next_tick_ms <= cook.clock.now().boot_ms
        cook.app.ticker.tick()
        assert ringer.announced == ["eggs", "rice"]
