"""Sizes, themes, no colour, ASCII characters only, reduced motion, and configured keys."""

import re

import pytest
from textual.color import Color
from textual.geometry import Region

from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.tui import terminal_driver
from kitchen_tui.tui.actions import ACTIONS
from kitchen_tui.tui.app import KitchenApp
from kitchen_tui.tui.paint.styled_text import Line, Styled, fractions_spelled, to_ascii
from kitchen_tui.tui.themes import DARK, LIGHT
from kitchen_tui.tui.widgets.line_pane import LinePane, difference
from tests.tui.cooking import SINGLE, STACKED, WIDE, Cook, Size, cooking, sizes, with_rice


async def test_the_layout_follows_the_size_of_the_terminal() -> None:
    async with cooking(WIDE, with_rice) as cook:
        shown = {}
        for size in (WIDE, (200, 60), STACKED, SINGLE, WIDE):
            await cook.pilot.resize_terminal(*size)
            await cook.wait(SECOND)
            shown[size] = [pane.id for pane in cook.app.screen.query("#ingredients, #step, #timers") if pane.display]
            assert "rice" in cook.screen.casefold()
            assert all(len(line) <= size[0] for line in cook.screen.split("\n"))
        assert len(shown[WIDE]) == len(shown[200, 60]) == 3
        assert len(shown[STACKED]) == 2
        assert len(shown[SINGLE]) == 1


async def test_a_terminal_that_is_too_small_is_reported_and_timers_go_on() -> None:
    async with cooking((20, 4), with_rice) as cook:
        assert "too small; still counting" in cook.words
        assert "12:00 rice" in cook.screen
        await cook.wait(30 * SECOND)
        assert "11:30 rice" in cook.screen
        await cook.pilot.resize_terminal(*STACKED)
        await cook.pilot.pause()
        assert "too small" not in cook.screen


@pytest.mark.parametrize("size", [WIDE, STACKED, SINGLE])
async def test_single_rows_are_redrawn_as_in_a_full_redraw(size: tuple[int, int]) -> None:
    async with cooking(size, with_rice) as cook:
        for seconds in (1, 9, 50, 3000):
            await cook.wait(seconds * SECOND)
            await cook.press("n")  # another title on a border, and other rows within it
            by_rows = cook.strips
            for pane in cook.app.screen.query(LinePane):
                pane.refresh()
            assert by_rows == cook.strips


@pytest.mark.parametrize(("theme", "expected"), [("dark", DARK), ("light", LIGHT), ("auto", DARK), ("nonsense", DARK)])
async def test_the_configured_theme_styles_every_pane(theme: str, expected: object) -> None:
    async with cooking(theme=theme) as cook:
        assert cook.app.current_theme == expected
        text = cook.app.screen.get_component_rich_style("role--text")
        assert text.bgcolor == cook.app.screen.styles.background.rich_color


async def test_the_theme_can_be_changed_while_running() -> None:
    async with cooking() as cook:
        cook.app.theme = LIGHT.name
        await cook.pilot.pause()
        text = cook.app.screen.get_component_rich_style("role--text")
        assert text.bgcolor == Color.parse(LIGHT.background or "").rich_color


async def test_every_state_is_named_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with cooking(setup=with_rice) as cook:
        await cook.wait(13 * MINUTE)
        assert "● RICE · due 1:00 ago" in cook.screen
        styles = [segment.style for strip in cook.strips for segment in strip if segment.style and segment.style.color]
        triplets = [style.color.triplet for style in styles if style.color and style.color.triplet]
        assert triplets
        assert all(max(triplet) - min(triplet) <= 2 for triplet in triplets)


@pytest.mark.parametrize("reduced_motion", [True, False])
async def test_nothing_flashes_if_motion_is_reduced(reduced_motion: bool) -> None:
    async with cooking(setup=with_rice, reduced_motion=reduced_motion) as cook:
        await cook.wait(13 * MINUTE)
        first = cook.app.export_screenshot()
        cook.app.tick()
        await cook.pilot.pause()
        assert cook.app.export_screenshot() == first
        assert "blink" not in first


async def test_configured_keys_replace_the_defaults() -> None:
    async with cooking(keys={"done": ("D", "ctrl+d"), "help": ("f1",), "more": ("*",)}) as cook:
        await cook.press("d")
        assert cook.step == 1
        await cook.press("D", "ctrl+d", "ctrl+d")
        assert cook.step == 3
        assert "D done" in cook.pane("footer")
        await cook.press("t", "*")
        assert cook.timer_named("simmer").most_ms == 121 * MINUTE
        await cook.press("f1")
        assert "f1" in cook.screen


async def test_configured_keys_appear_wherever_keys_are_shown() -> None:
    own = {"acknowledge": ("h",), "start": ("T",), "info": ("I",), "leave": ("Q",), "all_steps": ("O",), "done": ("D",)}
    async with cooking(keys=own, setup=lambda cook: cook.at_step(2)) as cook:
        assert "T start blanch" in cook.screen
        await cook.press("T")
        await cook.wait(5 * MINUTE + SECOND)
        assert "h silence" in cook.pane("banner")
        await cook.press("h", "I")
        assert "Reheat · T starts the timer" in cook.screen
        await cook.press("I")
        assert cook.sheet == "StoveScreen"
        await cook.press("O")
        assert "D done" in cook.screen
        await cook.press("O", "Q")
        assert "Press Q again" in cook.screen
        await cook.press("q")
        assert cook.sheet == "LeavingSheet"
        await cook.press("Q")
        assert cook.app.return_code == 0


async def test_keys_can_be_swapped() -> None:
    async with cooking(keys={"next_step": ("p",), "previous_step": ("n",)}) as cook:
        await cook.press("p", "p", "n")
        assert cook.step == 2


async def test_configured_keys_are_letters_in_an_entry_line() -> None:
    async with cooking(keys={"acknowledge": ("h",), "next_pane": ("w",)}, setup=with_rice) as cook:
        await cook.wait(13 * MINUTE)
        await cook.enter("a5m hot water")
        assert cook.timer_named("hot water").state == "running"
        assert cook.timer_named("rice").alert.state == "ringing"
        await cook.press("h")
        assert cook.timer_named("rice").alert.state == "acknowledged"


async def test_the_footer_lists_only_actions_of_the_table() -> None:
    async with cooking((200, 40)) as cook:
        hints = [tuple(hint.split(" ")[:2]) for hint in cook.pane("footer").strip().split("  ")]
        known = {(action.shown.split()[0], action.label.split()[0]) for action in ACTIONS} | {("tab", "step")}
        assert hints
        assert set(hints) <= known


@pytest.mark.parametrize(
    ("name", "cells"),
    [("eggs", 9), ("½ × crème …", 16), ("☕ coffee", 30), ("👩‍🍳 roux", 30), ("ラーメン", 30)],
)
def test_a_line_is_redrawn_up_to_its_last_changed_cell(name: str, cells: int) -> None:
    before, after = ((Styled(f"{name} 0:4{digit}"), Styled(" 14:13")) for digit in "01")
    assert difference(before, after, 3, 30) == Region(0, 3, cells, 1)


@sizes
async def test_a_long_message_keeps_the_keys_visible(size: tuple[int, int]) -> None:
    async with cooking(size) as cook:
        cook.app.status.show("This computer may sleep: then nothing rings; install systemd-inhibit. " * 2)
        await cook.pilot.pause()
        footer = cook.pane("footer")
        assert "may sleep" in footer
        assert "? help" in footer


@sizes
@pytest.mark.parametrize("name", ["rice", "roast potatoes", "the other half of the beans"])
async def test_the_label_of_undo_is_complete_or_marked_as_cut(size: Size, name: str) -> None:
    async with cooking(size) as cook:
        cook.timer(name, 1)
        await cook.wait(61 * SECOND)
        await cook.press("s")
        footer = cook.pane("footer")
        shown = re.search(r"u (undo: .*?)(  |$)", footer)
        whole = f"undo: snooze {name} 1 min"
        if shown:
            assert shown[1] == whole or (shown[1].endswith("…") and whole.startswith(shown[1].removesuffix("…")))
        assert shown or size == SINGLE


@pytest.mark.parametrize("sizes_in_turn", [(WIDE, SINGLE), (STACKED, SINGLE, STACKED), (SINGLE, WIDE, (30, 12))])
async def test_the_keys_stay_visible_when_the_terminal_is_resized(sizes_in_turn: tuple[Size, ...]) -> None:
    async with cooking(sizes_in_turn[0]) as cook:
        cook.app.status.show("The disk is full: nothing that happens now is saved.")
        await cook.pilot.pause()
        for size in sizes_in_turn[1:]:
            await cook.pilot.resize_terminal(*size)
            await cook.wait(SECOND)
            lines = cook.screen.split("\n")
            assert "? help" in lines[-1]
            assert "is saved." in (lines[-1] if size == WIDE else " ".join(lines[-3:-1]))


async def test_the_footer_omits_keys_without_an_effect() -> None:
    async with cooking((200, 40)) as cook:
        assert "t start" not in cook.pane("footer")  # the first step has no timer
        await cook.press("d")
        assert "t start" in cook.pane("footer")
        await cook.press("t")
        assert "t start" not in cook.pane("footer")
        cook.at_step(12)
        await cook.wait(SECOND)
        await cook.press("f", "f")
        footer = cook.pane("footer")
        assert "q end" in footer
        assert "d done" not in footer
        assert "n look" not in footer


@pytest.mark.parametrize("size", [(120, 36), (200, 60)])
async def test_a_large_screen_lists_the_next_steps_under_the_timers(size: tuple[int, int]) -> None:
    async with cooking(size, lambda cook: cook.at_step(3)) as cook:
        timers = cook.pane("timers")
        assert "Next steps" in timers
        assert re.search(r"5  Drain and cool +10 min", timers)
        assert "2  Blanch" not in timers


@sizes
async def test_every_screen_is_pure_ascii_on_request(size: Size) -> None:
    async with cooking(size, with_rice, ascii_only=True) as cook:
        await cook.press("space")
        await cook.wait(13 * MINUTE)
        for key in ("tab", "tab", "question_mark", "escape", "z", "escape", "o", "escape", "i", "escape", "a"):
            await cook.press(key)
            assert cook.screen.isascii(), [char for char in cook.screen if not char.isascii()]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ((Styled("▸ □ ⅓ cup honey      "),), "▸ □ 1/3 cup honey    "),
        ((Styled(" 2½ h", "key"), Styled("     "), Styled("rest")), " 2 1/2 h  rest"),
        ((Styled("   ½ cup"), Styled("  12:00")), "   1/2 cup  12:00"),
        ((Styled("   plain   text   "),), "   plain   text   "),
        ((Styled("ends with ¾"),), "ends with 3/4"),
    ],
)
def test_fractions_are_spelled_out_and_columns_stay_aligned(line: Line, expected: str) -> None:
    assert "".join(run.text for run in fractions_spelled(line)) == expected


@sizes
async def test_no_amount_is_lost_in_ascii(size: Size) -> None:
    async with cooking(size, ascii_only=True) as cook:
        await cook.press("S")
        assert "1/3 cup honey" in cook.screen
        await cook.press("escape", "v")
        await cook.type("x1 1/3")
        assert "x1 1/3" in cook.screen
        assert "?" not in cook.screen.replace("? help", "")


@sizes
async def test_in_ascii_no_arrow_looks_like_a_key(size: Size) -> None:
    cook = Cook()
    cook.at_step(3)
    cook.app = KitchenApp(cook.kitchen, ascii_only=True, ticking=False)
    async with cook.app.run_test(size=size) as cook.pilot:
        for pane in ("ingredients", "step", "timers"):
            await cook.to(pane)
            assert not {" v more", " v down", " ^ up"} & {f" {hint}" for hint in cook.pane("footer").split("  ")}
        await cook.press("question_mark")
        assert "k j" in cook.screen
        assert "v j" not in cook.screen
        await cook.press("escape", "ctrl+p")
        await cook.type("row")
        assert "v j" not in cook.screen


async def test_a_single_pane_has_no_sides_in_ascii_either() -> None:
    async with cooking(SINGLE, ascii_only=True) as cook:
        await cook.press("n")
        assert not any(line.startswith("|") for line in cook.screen.split("\n"))


@pytest.mark.parametrize(
    ("text", "plain"),
    [("✓ crème", "x creme"), ("½ cup", "? cup"), ("ラーメン", "????????"), ("12→13", "12>13"), ("█▀▄", '#"_')],
)
def test_ascii_signs_keep_their_width(text: str, plain: str) -> None:
    assert to_ascii(text) == plain


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, True),
        ({"LANG": "en_US.UTF-8"}, True),
        ({"LC_ALL": "C", "LANG": "C.UTF-8"}, False),
        ({"LANG": "de_DE"}, False),
    ],
)
def test_utf8_support_is_read_from_the_locale(
    variables: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert terminal_driver.has_utf8() is expected


@sizes
async def test_the_step_text_can_be_set_larger(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.palette("text: normal")
        normal = cook.pane("step")
        await cook.palette("text: large")
        assert cook.pane("step") != normal
        assert "Take the skin off" in cook.pane("step")


@sizes
async def test_amounts_are_shown_beside_the_names_in_the_text(size: Size) -> None:
    async with cooking(size, lambda cook: cook.at_step(6)) as cook:
        await cook.to("step")
        assert "[" in cook.pane("step")
