"""The facts that must be visible without a key or the help, at three sizes."""

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
        assert "finished · d goes on" in cook.top
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
        words = cook.words
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
        words = cook.words
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
        top = cook.top
        assert "×60" in top
        assert "d goes on" in top


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


def with_a_pan_on_the_heat(cook: Cook) -> None:
    """Start the simmer, and silence a timer that was due three minutes ago."""
    cook.simmer()
    cook.timer("pan", 6)
    cook.clock.advance(6 * MINUTE)
    cook.kitchen.mark_announced(cook.kitchen.due_alerts(cook.kitchen.now()), cook.kitchen.now())
    cook.kitchen.execute(commands.Acknowledge())
    cook.clock.advance(3 * MINUTE)


@sizes
@pytest.mark.parametrize("keys", [[], ["tab"], ["tab", "tab"], ["n"], ["o"], ["i"], ["S"], ["g"], ["question_mark"]])
async def test_a_silenced_timer_stays_in_the_top_line_wherever_the_cook_looks(size: Size, keys: list[str]) -> None:
    async with cooking(size, with_a_pan_on_the_heat) as cook:
        await cook.press(*keys)
        assert re.search(r"○ pan (3 min )?over", cook.top)
        cook.timer("rice", 1)
        await cook.wait(MINUTE)
        assert re.search(r"○ pan (4 min )?over|○ pan \+4 min", cook.top)
        cook.kitchen.execute(commands.FinishTimer(cook.timer_named("pan").id))
        await cook.wait(1000)
        assert "○" not in cook.top


@sizes
async def test_the_large_view_names_a_silenced_timer_first_below_the_digits(size: Size) -> None:
    def many(cook: Cook) -> None:
        for name in ("potatoes", "green beans", "apple crumble"):
            cook.timer(name, 40)
        with_a_pan_on_the_heat(cook)

    async with cooking(size, many) as cook:
        await cook.press("z")
        assert re.search(r"○ pan +\+3:00", cook.screen)


@pytest.mark.parametrize("keys", [[], ["tab"]])
@pytest.mark.parametrize("count", [1, 4, 8])
async def test_the_text_of_the_step_stays_readable_above_the_timers(count: int, keys: list[str]) -> None:
    def busy(cook: Cook) -> None:
        cook.simmer()
        for number in range(count - 1):
            cook.timer(f"pan {number}", 50 + number)

    async with cooking(STACKED, busy) as cook:
        await cook.press(*keys)
        for _ in range(2):
            assert "start the timer." in cook.pane("step")
            assert "simmer" in cook.pane("timers").lower() or count > 4
            await cook.wait(100 * MINUTE)
            cook.app.status.clear()
            await cook.wait(1000)


@sizes
async def test_looking_at_another_step_does_not_change_what_is_now(size: Size) -> None:
    async with cooking(size) as cook:
        for key in ("n", "n", "n", "p"):
            await cook.press(key)
            await cook.wait(MINUTE)
            assert "Now Prepare the pork" in cook.top or size == SINGLE
        if size == SINGLE:
            assert "Now Check" not in cook.screen


@sizes
async def test_the_question_of_d_counts_to_the_same_as_the_digits(size: Size) -> None:
    async with cooking(size, lambda cook: cook.simmer()) as cook:
        await cook.wait(37 * MINUTE)
        await cook.press("d")
        assert "first check in 53:00" in cook.words
        await cook.press("escape")
        await cook.to("timers")
        assert "check in" in cook.pane("timers")
        cook.kitchen.execute(commands.PauseTimer(cook.timer_named("simmer").id))
        await cook.wait(MINUTE)
        assert "SIMMER  ‖ paused  test after" in cook.pane("timers")
        await cook.press("d")
        assert "is paused and may be done after 53:00" in cook.words


@sizes
async def test_a_change_of_a_timer_is_announced(size: Size) -> None:
    async with cooking(size, lambda cook: cook.simmer()) as cook:
        await cook.press("1")
        changes = {"x": "15 min more, to 16:28", "plus": "1 min more, to 16:29", "minus": "1 min less, to 16:28"}
        for key, change in changes.items():
            await cook.press(key)
            assert f"Simmer: {change}" in cook.screen
            assert "Undo with u." in cook.screen or "u undo" in cook.screen


@pytest.mark.parametrize(
    ("scene", "keys", "expected"),
    [
        ("start", "", "space list  n next  d done  ? help"),
        ("start", "d", "n next  p back  d done  t start  ? help"),
        ("simmer", "", "↓ more  n next  p back  d done  ? help"),
        ("simmer", "tab", "space pause  f finish  + 1 min  ? help"),
        ("pan", "", "n next  d done  f finish pan  ? help"),
        ("check", "", "↓ more  n next  p back  d done  ? help"),
        ("blanch", "", "n next  d done  t start simmer  ? help"),
        ("start", "tab tab", "space tick  d done  tab step  ? help"),
    ],
)
async def test_on_a_small_screen_the_footer_has_the_keys_for_now(scene: str, keys: str, expected: str) -> None:
    """The banner shows its own keys; the footer has those to go on with."""

    def setup(cook: Cook) -> None:
        if scene == "pan":
            with_a_pan_on_the_heat(cook)
        elif scene == "blanch":
            cook.at_step(2)
            cook.kitchen.execute(commands.StartNextTimer())
        elif scene != "start":
            cook.simmer()

    async with cooking(SINGLE, setup) as cook:
        await cook.press(*keys.split())
        await cook.wait({"check": 91, "blanch": 6}.get(scene, 1) * MINUTE)
        cook.app.status.clear()
        await cook.wait(1000)
        assert cook.pane("footer").strip() == expected
        assert ("y yes" in cook.pane("banner")) == (scene == "check")
