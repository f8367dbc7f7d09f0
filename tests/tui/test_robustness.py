"""Faults that the screen survives and reports, how it ends after one that it does not, keys held down, other events."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.events import Paste

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.threshold import DueAlert
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.testing import FakeRinger
from kitchen_tui.tui.actions import ACTIONS
from kitchen_tui.tui.app import write_error_log
from kitchen_tui.tui.screens.base import KitchenScreen
from kitchen_tui.tui.widgets.line_pane import LinePane
from tests.tui.browsing import RecipeFolders, browsing
from tests.tui.cooking import SINGLE, STACKED, WIDE, Cook, Size, cooking, sizes, with_rice
from tests.tui.test_snapshots import planned

_OPENING = {"help": "question_mark", "palette": "ctrl+p", "info": "i", "all_steps": "o", "across": "z", "leave": "q"}
_OTHERS = [action.name for action in ACTIONS if action.name not in _OPENING]


@pytest.mark.parametrize(
    "actions",
    [
        pytest.param(_OTHERS, id="all that open nothing"),
        *(pytest.param([name], id=name) for name in _OPENING),
        *(pytest.param([name], id=name, marks=pytest.mark.deep) for name in _OTHERS),
    ],
)
async def test_an_action_without_a_key_is_omitted_everywhere(actions: list[str]) -> None:
    async with cooking(STACKED, with_rice, keys=dict.fromkeys(actions, ())) as cook:
        await cook.wait(13 * MINUTE)
        assert "RICE" in cook.screen
        for key in _OPENING.values():
            await cook.press(key, "escape")
        assert cook.app.is_running or cook.app.return_code == 0


@sizes
@pytest.mark.parametrize(
    "keys", [("backspace",), ("ctrl+u",), ("ctrl+a", "ctrl+k"), ("space", "backspace", "backspace")]
)
async def test_an_emptied_palette_offers_everything_again(size: Size, keys: tuple[str, ...]) -> None:
    async with cooking(size) as cook:
        await cook.press("ctrl+p")
        everything = cook.pane("sheet")
        await cook.press("p")
        await cook.press(*keys)
        assert cook.sheet == "PaletteSheet"
        assert cook.pane("sheet") == everything


@pytest.mark.parametrize("opens", ["a", "slash", "v"])
async def test_a_signal_while_a_line_opens_ends_the_app_cleanly(opens: str) -> None:
    async with cooking(setup=with_rice) as cook:
        await cook.pilot.press(opens)
        cook.app.exit(143)
        await cook.pilot.pause()
    assert cook.app.return_value == 143


async def test_a_paste_on_the_stove_triggers_no_key() -> None:
    async with cooking() as cook:
        recorded = len(cook.journal.store)
        cook.app.post_message(Paste("d\nn\nq"))
        await cook.pilot.pause()
        assert cook.app.is_running
        assert len(cook.journal.store) == recorded


@pytest.mark.parametrize("has_ringer", [False, True], ids=["silent", "ringing"])
@pytest.mark.parametrize("shown", ["message", "question"])
@pytest.mark.parametrize("key", ["n", "s", "space", "t", "u", "tab", "plus", "1", "x"])
async def test_a_key_paints_once(key: str, shown: str, has_ringer: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    await _press_counting_paints(WIDE, key, shown, has_ringer, monkeypatch)


@sizes
@pytest.mark.parametrize("shown", ["message", ""])
@pytest.mark.parametrize("key", ["n", "p", *(key for key in _OPENING.values())])
async def test_a_key_that_opens_a_sheet_paints_once(
    size: Size, key: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _press_counting_paints(size, key, shown, False, monkeypatch)


async def _press_counting_paints(
    size: Size, key: str, shown: str, has_ringer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    plain = KitchenScreen.show

    def counted(screen: KitchenScreen, *args: object) -> None:
        painted.append(type(screen).__name__)
        plain(screen, *args)  # type: ignore[arg-type]

    async with cooking(size, with_rice) as cook:
        cook.app.ringer = FakeRinger() if has_ringer else None
        if shown:
            cook.app.status.show("a message")
        await cook.press(*["d"] * (shown == "question"))  # asks whether the timers of the step may end early
        assert cook.app.status.is_asking == (shown == "question")
        monkeypatch.setattr(KitchenScreen, "show", counted)
        await cook.pilot.press(key)
        await cook.pilot.pause()
        assert len(painted) <= 1


_ANY_KEY = (
    *"nbdtsfxrjkpiozghmlwcquUA123",
    *("space", "tab", "plus", "minus", "enter", "down", "up", "escape", "less", "greater", "question_mark", "ctrl+p"),
)


@sizes
@pytest.mark.parametrize("seed", range(4))
async def test_every_pane_shows_the_latest_state(size: Size, seed: int) -> None:
    """A pane whose `render_key` leaves something out would show old lines until something else changes."""
    dice = random.Random(seed)  # noqa: S311 -- the same keys in every run
    async with cooking(size, planned if seed % 2 else with_rice) as cook:
        for _ in range(12):
            await cook.wait(dice.choice((1, 41, 330)) * SECOND)
            for key in dice.choices(_ANY_KEY, k=4):
                await cook.pilot.press(key)
                await cook.pilot.pause()
                shown = cook.screen
                for pane in cook.app.screen.query(LinePane):
                    pane.invalidate()
                await cook.pilot.pause()
                assert cook.screen == shown, key


def test_an_error_is_logged_and_reported_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "data" / "errors.log"
    try:
        raise ValueError("oh")
    except ValueError:
        sentence = write_error_log(file)
        again = write_error_log(tmp_path / "data")
        nowhere = write_error_log(None)
    assert sentence.endswith(f"Details: {file}")
    assert "ValueError: oh" in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert again == nowhere == sentence.removesuffix(f" Details: {file}")


async def test_after_suspend_due_timers_are_reported_in_one_sentence() -> None:
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
        cook.harness.another().tick()

    async with cooking(setup=a_ringer_rings) as cook:
        assert "While you were away: rice due 4:10 ago" in cook.screen


async def test_closing_the_session_elsewhere_exits() -> None:
    async with cooking(setup=with_rice) as cook:
        cook.harness.another().do(commands.CloseSession())
        await cook.wait(SECOND)
        assert cook.app.return_code == 0
        assert "ended in another terminal" in str(cook.app._exit_renderables)


async def test_the_library_shows_a_session_opened_elsewhere(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        assert "nothing is cooking" in guest.screen
        other = guest.harness.another()
        other.do(commands.AddTimer("eggs", Span(MINUTE, MINUTE)))
        guest.app.tick()
        await guest.wait(61 * SECOND)
        assert "● EGGS" in guest.screen
        await guest.press("escape")
        assert guest.sheet == "StoveScreen"
        assert guest.kitchen.session.id == other.kitchen.session.id


async def test_ctrl_c_leaves_the_library(folders: RecipeFolders) -> None:
    async with browsing(folders) as guest:
        await guest.press("ctrl+c")
        assert guest.app.return_code == 0


async def test_leaving_with_unsaved_changes_asks() -> None:
    async with cooking(WIDE) as cook:
        cook.journal.problem = "Not saved: the disk is full."
        await cook.press("space", "q")
        assert cook.sheet == "LeavingSheet"
        words = cook.words
        assert "Not saved: the disk is full. Leaving now loses what is not saved." in words
        await cook.press("escape")
        cook.journal.problem = ""
        await cook.wait(SECOND)
        await cook.press("q")
        assert cook.app.return_code == 0


async def test_a_failing_channel_does_not_hide_missed_alerts() -> None:
    def fail(due: Sequence[DueAlert]) -> Sequence[str]:
        return ["No sound: there is no program here.", "No push."] if due else []

    async with cooking(setup=with_rice) as cook:
        cook.app.ringer = FakeRinger(fail)
        await cook.wait(16 * MINUTE + 10 * SECOND)
        words = cook.words
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


@sizes
async def test_failures_at_the_start_take_one_line(size: Size) -> None:
    failures = [
        "This computer may sleep: then nothing rings (x failed).",
        "No sound: install pipewire-bin or another player.",
    ]

    async with cooking(size) as cook:
        cook.app.ringer = FakeRinger(lambda due: [failures.pop()] if failures else ())
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


async def test_many_failures_are_listed_in_one_line() -> None:
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
async def test_a_sheet_opened_on_a_tiny_terminal_is_tolerated(key: str) -> None:
    async with cooking((9, 3), planned) as cook:
        await cook.press(key, "down", "pagedown", "end", "home")
        await cook.pilot.resize_terminal(*STACKED)
        await cook.wait(1000)
        await cook.press("escape")
        assert cook.sheet == "StoveScreen"


# Keys held down --------------------------------------------------------------------------------------------------


@sizes
@pytest.mark.parametrize("delay_ms", [0, 30, 400])
async def test_x_held_down_at_a_check_only_answers_it(size: Size, delay_ms: int) -> None:
    async with cooking(size, lambda cook: cook.simmer()) as cook:
        await cook.wait(91 * MINUTE)
        await cook.pilot.press("x")
        cook.clock.advance(delay_ms)
        for _ in range(12):
            await cook.pilot.press("x")
            cook.clock.advance(30)
        await cook.pilot.pause()
        assert not cook.view.questions
        assert cook.timer_named("simmer").most_ms == 120 * MINUTE
        await cook.wait(SECOND)
        await cook.press("x", "x")
        assert cook.timer_named("simmer").most_ms == 135 * MINUTE


@sizes
async def test_u_held_down_undoes_one_command_and_u_again_another(size: Size) -> None:
    async with cooking(size, lambda cook: cook.at_step(4)) as cook:
        await cook.pilot.press("u")
        for _ in range(12):
            cook.clock.advance(30)
            await cook.pilot.press("u")
        assert cook.step == 3
        await cook.wait(SECOND)
        await cook.press("u")
        assert cook.step == 2
