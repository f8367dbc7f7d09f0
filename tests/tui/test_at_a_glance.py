"""What must be visible without a key or the help, at three sizes."""

import re
from collections.abc import Sequence

import pytest

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.threshold import DueAlert
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.testing import FakeRinger
from tests.tui.browsing import Shelves, browsing
from tests.tui.cooking import SINGLE, SIZES, STACKED, Cook, Size, cooking, pork_belly, sizes
from tests.tui.test_snapshots import planned

DAY = 24 * 60


def waiting_for_days(cook: Cook) -> None:
    """Add a timer of two weeks."""
    cook.timer("kimchi", 14 * DAY)


@sizes
async def test_a_timer_of_days_shows_days_and_hours(size: Size) -> None:
    async with cooking(size, waiting_for_days) as cook:
        assert "kimchi 14 d" in cook.screen or size != SINGLE
        await cook.to("timers")
        assert "336:" not in cook.screen
        await cook.wait(26 * 60 * MINUTE)
        cook.timer("rice", 12)
        await cook.wait(1000)
        assert re.search(r"12 d 22 h +kimchi", cook.pane("timers"))


@sizes
async def test_after_the_last_check_the_screen_says_how_to_go_on(size: Size) -> None:
    async with cooking(size, lambda cook: cook.simmer()) as cook:
        await cook.wait(91 * MINUTE)
        await cook.press("y")
        assert "finished · d goes on" in cook.screen.split("\n")[0]
        await cook.to("step")
        assert "d done  then 4 · Check for tenderness" in cook.pane("step") or size == SINGLE
        await cook.press("d")
        assert cook.step == 4
        assert "goes on" not in cook.screen


@sizes
async def test_failures_at_the_start_take_one_line(size: Size) -> None:
    failures = [
        "This computer may sleep: then nothing rings (x failed).",
        "No sound: install pipewire-bin or another player.",
    ]

    class Failing(FakeRinger):
        def ring(self, view: object, due: Sequence[DueAlert]) -> Sequence[str]:
            return [failures.pop()] if failures else ()

    async with cooking(size) as cook:
        cook.app.ringer = Failing()
        await cook.wait(1000)
        await cook.wait(1000)
        (shown,) = [line for line in cook.screen.split("\n") if "No sound" in line]
        assert "This computer may sleep" in shown
        assert "install pipewire-bin" in shown or size == SINGLE
        assert "…" not in shown
        assert "space" in cook.screen.strip().split("\n")[-1]


@sizes
async def test_a_failure_at_the_start_does_not_hide_the_greeting(size: Size) -> None:
    def fail(due: Sequence[DueAlert]) -> Sequence[str]:
        return ["No sound: install a player."]

    async with cooking(size, greeting="Too late for 19:22: 22:18 works.") as cook:
        cook.app.ringer = FakeRinger(fail)
        await cook.wait(1000)
        words = " ".join(cook.screen.split())
        assert "Too late for 19:22: 22:18 works. No sound" in words


@pytest.mark.parametrize("size", SIZES[:2], ids=["wide", "stacked"])
async def test_the_librarys_footer_lists_every_key_also_with_marks(shelves: Shelves, size: Size) -> None:
    async with browsing(shelves, size) as guest:
        await guest.press("tab", "tab")
        footer = guest.screen.strip().split("\n")[-1]
        for hint in ("enter cook 2", "tab mark", "^o import", "^e edit", "^x delete", "esc quit"):
            assert hint in footer, hint


async def test_page_keys_scroll_the_preview(shelves: Shelves) -> None:
    path = shelves.write("Long soup", "leeks", "soup")
    steps = "".join(f"  - title: Step {number}\n    text: Stir.\n" for number in range(2, 40))
    path.write_text(path.read_text(encoding="utf-8") + steps, encoding="utf-8")
    async with browsing(shelves, STACKED) as guest:
        await guest.type("long")
        assert "pgdn preview" in guest.screen
        first = guest.pane("about")
        await guest.press("pagedown")
        assert guest.pane("about") != first
        assert "Long soup" in guest.rows[0]
        await guest.press("pageup")
        assert guest.pane("about") == first


@sizes
async def test_the_steps_sheet_shows_the_text_of_a_step_beside_the_list(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.press("o", "down", "down")
        words = " ".join(cook.screen.replace("│", " ").split())
        assert ("from the pot" in words or "gentle simmer" in words) == (size[0] >= 100)
        assert "enter open · d done · esc close" in cook.screen


@sizes
async def test_the_hint_of_a_sheet_is_never_cut(size: Size) -> None:
    async with cooking(size, lambda cook: cook.timer("rice", 12)) as cook:
        for key, hint in (
            ("o", "esc close"),
            ("S", "esc close"),
            ("i", "esc close"),
            ("g", "esc close"),
            ("q", "stay"),
        ):
            await cook.press(key)
            assert hint in cook.screen, key
            await cook.press("escape")


@sizes
async def test_headings_and_texts_of_all_sheets_begin_at_the_same_columns(size: Size) -> None:
    async with cooking(size, lambda cook: cook.timer("rice", 12)) as cook:
        for key in ("o", "S", "i", "question_mark", "q", "ctrl+p"):
            await cook.press(key)
            lines = [line for line in cook.pane("sheet").split("\n") if line.strip(" ▴▾")]
            starts = {len(line) - len(line.lstrip(" ")) for line in lines}
            assert min(starts) == 1, key
            assert starts & {3}, (key, starts)
            assert 2 not in starts, key
            await cook.press("escape")


@sizes
async def test_the_next_key_is_shown_in_a_rehearsal_too(size: Size) -> None:
    def fast(cook: Cook) -> None:
        cook.kitchen.execute(commands.CloseSession())
        cook.kitchen.open(60)
        cook.kitchen.execute(commands.StartDish(pork_belly()))
        cook.simmer()

    async with cooking(size, fast) as cook:
        cook.clock.advance(2 * MINUTE)
        cook.app.tick()
        await cook.press("y")
        top = cook.screen.split("\n")[0]
        assert "×60" in top
        assert "d goes on" in top


@sizes
async def test_x_without_a_check_says_how_much_it_added(size: Size) -> None:
    async with cooking(size, lambda cook: cook.simmer()) as cook:
        await cook.press("x")
        assert "Simmer: 15 min more" in cook.screen


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36)])
async def test_the_question_of_the_next_check_is_shown_in_full(size: Size) -> None:
    def setup(cook: Cook) -> None:
        cook.timer("blanch", 1)
        cook.kitchen.execute(commands.FinishTimer(cook.timer_named("blanch").id))
        cook.simmer()

    async with cooking(size, setup) as cook:
        words = " ".join(cook.pane("timers").split())
        assert "Does a fork slide in with almost no resistance, the piece still holding its shape?" in words
        assert "█" in words
        assert re.search(r"done: blanch \d+ s|done: blanch", words)


async def test_the_way_back_to_the_step_is_shown_while_it_is_hidden() -> None:
    async with cooking(SINGLE) as cook:
        await cook.press("space", "space")
        assert "tab step" in cook.pane("footer")


async def test_many_failures_take_one_line_of_what_does_not_work() -> None:
    failures = [f"No {name}: install something to hear it." for name in ("sound", "sound", "speech", "light")]

    def fail(due: Sequence[DueAlert]) -> Sequence[str]:
        return [failures.pop(0)] if failures else ()

    async with cooking(SINGLE) as cook:
        cook.app.ringer = FakeRinger(fail)
        for _ in range(4):
            await cook.wait(1000)
        assert "No sound. No speech. No light." in cook.screen
        assert "install" not in cook.screen


@pytest.mark.parametrize("key", ["o", "S", "i", "question_mark", "g", "q", "ctrl+p", "z", "a", "e"])
async def test_a_sheet_opened_on_a_tiny_terminal_does_no_harm(key: str) -> None:
    async with cooking((9, 3), planned) as cook:
        await cook.press(key, "down", "pagedown", "end", "home")
        await cook.pilot.resize_terminal(*STACKED)
        await cook.wait(1000)
        await cook.press("escape")
        assert cook.sheet == "StoveScreen"
