"""What the screen does besides obeying keys: lines, mouse, sizes, looks, alarms over anything, leaving, saving."""

import re

import pytest
from textual.color import Color
from textual.widgets import Input

from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.tui.actions import ACTIONS
from kitchen_tui.tui.themes import DARK, LIGHT
from kitchen_tui.tui.widgets.line_pane import LinePane
from tests.tui.cooking import SINGLE, SIZES, STACKED, WIDE, Cook, cooking

sizes = pytest.mark.parametrize("size", SIZES, ids=["wide", "stacked", "single"])
Size = tuple[int, int]


def with_rice(cook: Cook) -> None:
    cook.simmer()
    cook.timer("rice", 12)


# Lines that are typed ---------------------------------------------------------------------------------------------


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
async def test_a_adds_what_its_echo_says_and_the_focus_goes_back(
    size: Size, line: str, echo: str, name: str, minutes: float | None
) -> None:
    """The line says what it understood before Enter."""
    async with cooking(size) as cook:
        await cook.press("tab")
        await cook.type(f"a{line}")
        assert echo in " ".join(cook.screen.split())
        await cook.press("enter")
        assert cook.focus == "step"
        timer = cook.view.timers[0]
        if minutes is not None:
            assert timer.most_ms == minutes * MINUTE
        assert timer.name == name or name in ("90 s", "1 h 30 min")


@sizes
async def test_what_is_not_understood_is_said_and_the_line_stays(size: Size) -> None:
    """Never guessed; Escape gives up, and the keys are keys again."""
    async with cooking(size) as cook:
        await cook.type("abeans")
        await cook.press("enter")
        assert cook.focus == "entry-input"
        assert not cook.view.urgent
        assert "duration" in cook.screen
        await cook.press("escape", "n")
        assert cook.focus in ("ingredients", "step")
        assert cook.step == 2


@sizes
async def test_while_a_line_is_typed_enter_ends_the_line_and_not_the_alarm(size: Size) -> None:
    """And no letter of it is a command."""
    async with cooking(size, with_rice) as cook:
        await cook.type("a5m dynamo ")
        await cook.wait(13 * MINUTE)
        assert "RICE" in cook.screen
        await cook.type("fun")
        await cook.press("enter")
        assert cook.named("dynamo fun").state == "running"
        assert cook.named("rice").alert.state == "ringing"
        assert cook.step == 3
        await cook.press("enter")
        assert cook.named("rice").alert.state == "acknowledged"


async def test_a_second_a_goes_back_to_the_open_line() -> None:
    """After a click elsewhere the line is not lost, nor doubled."""
    async with cooking() as cook:
        await cook.type("a5m")
        await cook.pilot.click("#step")
        await cook.press("a")
        assert cook.focus == "entry-input"
        await cook.press("enter")
        assert not cook.app.screen.query(Input)
        assert cook.view.timers[0].most_ms == 5 * MINUTE


async def test_tab_and_arrows_do_not_leave_a_line() -> None:
    """They would move something behind the cook's back."""
    async with cooking() as cook:
        await cook.type("a5m")
        await cook.press("tab", "up", "down")
        assert cook.focus == "entry-input"


# The mouse --------------------------------------------------------------------------------------------------------


def row_of(cook: Cook, id: str, text: str) -> tuple[int, int]:
    """Where a text stands in a pane."""
    pane = cook.app.screen.query_one(f"#{id}", LinePane)
    for row, line in enumerate(cook.pane(id).split("\n")):
        if text in line:
            return line.index(text) + pane.gutter.left, row + pane.gutter.top
    raise AssertionError(f"{text} is not in sight")


@sizes
async def test_a_click_ticks_an_ingredient(size: Size) -> None:
    """The one that was clicked."""
    async with cooking(size) as cook:
        await cook.pilot.click("#ingredients", offset=row_of(cook, "ingredients", "1 tsp salt"))
        await cook.pilot.pause()
        assert "✓ 1 tsp salt" in cook.pane("ingredients")


async def test_a_click_selects_a_timer() -> None:
    """And the keys mean it."""
    async with cooking(setup=with_rice) as cook:
        await cook.pilot.click("#timers", offset=row_of(cook, "timers", "simmer"))
        await cook.press("plus")
        assert cook.named("simmer").most_ms == 121 * MINUTE


@sizes
async def test_a_click_on_a_key_in_the_footer_presses_it(size: Size) -> None:
    """So nothing needs a keyboard, on the smallest screen too."""
    async with cooking(size) as cook:
        await cook.pilot.click("#footer", offset=row_of(cook, "footer", "done"))
        await cook.pilot.pause()
        assert cook.step == 2
        await cook.pilot.click("#footer", offset=row_of(cook, "footer", "help"))
        await cook.pilot.pause()
        assert cook.sheet == "HelpSheet"


async def test_a_click_chooses_a_step() -> None:
    """On the sheet of all steps."""
    async with cooking() as cook:
        await cook.press("o")
        await cook.pilot.click("#sheet", offset=row_of(cook, "sheet", "Thicken"))
        await cook.pilot.pause()
        assert (cook.sheet, cook.step) == ("StoveScreen", 9)


@pytest.mark.parametrize("size", [STACKED, SINGLE])
async def test_the_wheel_scrolls_the_ingredients_past_the_cursor(size: Size) -> None:
    """And the next beat does not throw the list back."""
    async with cooking(size) as cook:
        pane = cook.app.screen.query_one("#ingredients", LinePane)
        for _ in range(10):
            pane.on_mouse_scroll_down()
        await cook.wait(SECOND)
        assert "1 tbsp oil" in cook.pane("ingredients")
        await cook.press("down")
        assert "4 cups water" in cook.pane("ingredients")


# Sizes and looks --------------------------------------------------------------------------------------------------


async def test_the_layout_follows_the_room_while_running() -> None:
    """Panes side by side, stacked, one at a time, and back; the timer is always in sight."""
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


async def test_a_terminal_that_is_too_small_says_so_and_goes_on_counting() -> None:
    """With the most urgent timer, as long as a line fits."""
    async with cooking((20, 4), with_rice) as cook:
        assert "too small" in cook.screen
        assert "rice 12:00" in cook.screen
        await cook.wait(30 * SECOND)
        assert "rice 11:30" in cook.screen
        await cook.pilot.resize_terminal(*STACKED)
        await cook.pilot.pause()
        assert "too small" not in cook.screen


@pytest.mark.parametrize(("theme", "expected"), [("dark", DARK), ("light", LIGHT), ("auto", DARK), ("nonsense", DARK)])
async def test_the_theme_of_the_config_dresses_everything(theme: str, expected: object) -> None:
    """A name that nobody knows is the dark one."""
    async with cooking(theme=theme) as cook:
        assert cook.app.current_theme == expected
        ground = cook.app.screen.styles.background.rich_color
        assert cook.app.inks["text"].bgcolor == ground


async def test_the_theme_can_be_changed_while_running() -> None:
    """Every pane is drawn anew."""
    async with cooking() as cook:
        cook.app.theme = LIGHT.name
        await cook.pilot.pause()
        assert cook.app.inks["text"].bgcolor == Color.parse(LIGHT.background or "").rich_color


async def test_without_colour_every_state_still_has_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR leaves greys; the words and shapes are the signs."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with cooking(setup=with_rice) as cook:
        await cook.wait(13 * MINUTE)
        assert "● RICE · due 1:00 ago" in cook.screen
        strips = cook.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style and segment.style.color]
        triplets = [style.color.triplet for style in styles if style.color and style.color.triplet]
        assert triplets
        assert all(max(each) - min(each) <= 2 for each in triplets)


@pytest.mark.parametrize("reduced_motion", [True, False])
async def test_nothing_flashes(reduced_motion: bool) -> None:
    """Between two looks at one instant nothing changes, however loud it rings: no blinking, at no rate."""
    async with cooking(setup=with_rice, reduced_motion=reduced_motion) as cook:
        await cook.wait(13 * MINUTE)
        first = cook.app.export_screenshot()
        cook.app.beat()
        await cook.pilot.pause()
        assert cook.app.export_screenshot() == first
        assert "blink" not in first


# Keys of one's own ------------------------------------------------------------------------------------------------


async def test_keys_of_the_config_take_the_place_of_ours() -> None:
    """On the stove, in the footer and in the help; the old key does nothing."""
    async with cooking(keys={"done": ("D", "ctrl+d"), "help": ("f1",), "more": ("*",)}) as cook:
        await cook.press("d")
        assert cook.step == 1
        await cook.press("D", "ctrl+d")
        assert cook.step == 3
        assert "D done" in cook.pane("footer")
        await cook.press("t", "*")
        assert cook.named("simmer").most_ms == 121 * MINUTE
        await cook.press("f1", "pagedown", "pagedown")
        assert "f1" in cook.screen


async def test_keys_can_be_swapped() -> None:
    """Two actions with each other's key."""
    async with cooking(keys={"next_step": ("p",), "previous_step": ("n",)}) as cook:
        await cook.press("p", "p", "n")
        assert cook.step == 2


async def test_a_key_of_ones_own_is_a_letter_in_a_line() -> None:
    """Also where it took the place of one that no line would swallow."""
    async with cooking(keys={"acknowledge": ("h",), "next_pane": ("w",)}, setup=with_rice) as cook:
        await cook.wait(13 * MINUTE)
        await cook.type("a5m hot water")
        await cook.press("enter")
        assert cook.named("hot water").state == "running"
        assert cook.named("rice").alert.state == "ringing"
        await cook.press("h")
        assert cook.named("rice").alert.state == "acknowledged"


async def test_the_footer_lists_only_actions_of_the_table() -> None:
    """Its words are the labels, its keys the keys."""
    async with cooking((200, 40)) as cook:
        hints = re.findall(r"(\S+) ([^ ]+)", cook.pane("footer"))
        known = {(action.shown.split()[0], action.label.split()[0]) for action in ACTIONS}
        assert hints
        assert set(hints) <= known


# Alarms over anything ---------------------------------------------------------------------------------------------


@sizes
@pytest.mark.parametrize("opens", ["o", "i", "question_mark", "z", "S", "q"])
async def test_an_alarm_shows_on_every_sheet_and_enter_hushes_it_there(size: Size, opens: str) -> None:
    """And nothing else happens by that key."""
    async with cooking(size, with_rice) as cook:
        await cook.press(opens)
        sheet = cook.sheet
        await cook.wait(13 * MINUTE)
        assert "● RICE" in cook.screen
        await cook.press("enter")
        assert cook.named("rice").alert.state == "acknowledged"
        assert (cook.sheet, cook.step) == (sheet, 3)


@sizes
@pytest.mark.parametrize("opens", ["z", "o", "i", "question_mark"])
async def test_the_keys_of_the_banner_work_wherever_it_is_seen(size: Size, opens: str) -> None:
    """A minute more, and later finish."""
    async with cooking(size, with_rice) as cook:
        await cook.press(opens)
        await cook.wait(13 * MINUTE)
        await cook.press("plus")
        assert cook.named("rice").remaining_ms == MINUTE
        await cook.wait(2 * MINUTE)
        await cook.press("s")
        assert cook.named("rice").alert.state == "snoozed"
        await cook.wait(2 * MINUTE)
        await cook.press("f")
        assert cook.named("rice").state == "finished"


@sizes
async def test_a_question_stays_in_sight_below_an_alarm(size: Size) -> None:
    """Each with its own keys."""
    async with cooking(size, lambda cook: cook.simmer()) as cook:
        cook.timer("rice", 91)
        await cook.wait(92 * MINUTE)
        words = " ".join(cook.screen.split())
        assert "● RICE" in words
        assert "holding its shape? y yes, done" in words
        await cook.press("x")
        assert cook.named("simmer").state == "running"
        assert not cook.view.questions


async def test_a_key_meant_for_a_chosen_timer_does_not_hit_the_alarm_that_comes_just_then() -> None:
    """Seconds later the alarm has the keys."""
    async with cooking(setup=with_rice) as cook:
        await cook.wait(12 * MINUTE - SECOND)
        await cook.press("1")
        await cook.wait(2 * SECOND)
        assert cook.view.ringing
        await cook.press("c")
        assert cook.named("rice").state == "running"
        assert [timer.name for timer in cook.view.urgent] == ["rice"]


async def test_an_alarm_has_the_keys_of_the_banner() -> None:
    """A timer chosen long ago does not keep them."""
    async with cooking(setup=with_rice) as cook:
        await cook.press("1")
        await cook.wait(13 * MINUTE)
        await cook.press("f")
        assert cook.named("rice").state == "finished"


# The end ----------------------------------------------------------------------------------------------------------


@sizes
@pytest.mark.parametrize("note", ["Softer after 105 min", ""])
async def test_the_end_names_the_dates_takes_a_note_and_closes_the_session(size: Size, note: str) -> None:
    """With a note or without."""
    async with cooking(size, lambda cook: cook.at_step(12)) as cook:
        await cook.press("d", "q")
        assert cook.sheet == "EndingSheet"
        words = " ".join(cook.screen.replace("│", " ").split())
        assert "leftovers until Fri 25 Sep (refrigerator)" in words
        assert "leftovers until Sat 21 Nov (freezer)" in words
        assert "enter ends · esc stays" in words
        await cook.type(note)
        await cook.press("enter")
        assert cook.app.return_code == 0
        assert cook.journal.open_session() is None
        assert list(cook.kitchen.session.notes) == [note][: bool(note)]


async def test_escape_stays_at_the_stove() -> None:
    """Nothing is closed by looking."""
    async with cooking(setup=lambda cook: cook.at_step(12)) as cook:
        await cook.press("d", "q", "escape")
        assert cook.sheet == "StoveScreen"
        assert cook.journal.open_session()


async def test_an_optional_step_need_not_be_done_for_the_end() -> None:
    """Nobody has to caramelize."""
    async with cooking() as cook:
        for _ in range(9):
            await cook.press("d")
        await cook.press("n", "d", "d", "q")
        assert cook.sheet == "EndingSheet"


# Saving -----------------------------------------------------------------------------------------------------------


@sizes
async def test_what_is_not_saved_is_said_until_it_is(size: Size) -> None:
    """Keys work on, and the mark clears itself."""
    async with cooking(size) as cook:
        cook.journal.problem = "Not saved: the disk is full."
        await cook.press("space")
        assert cook.ticked == 1
        assert "Not saved: the disk is full." in cook.screen
        cook.journal.problem = ""
        await cook.wait(SECOND)
        assert "Not saved" not in cook.screen


async def test_saving_shows_when_it_takes_longer_than_a_tenth_of_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not before."""
    from kitchen_tui.journal.protocol import Saving

    async with cooking() as cook:
        for waited_ms, shown in ((80, False), (120, True)):
            monkeypatch.setattr(cook.journal, "saving", lambda waited_ms=waited_ms: Saving(1, waited_ms))
            await cook.wait(SECOND)
            assert ("saving…" in cook.screen) is shown


async def test_the_greeting_is_said_first() -> None:
    """How it went last time."""
    async with cooking(greeting="last time: 104 min, softer belly") as cook:
        assert "last time: 104 min, softer belly" in cook.pane("footer")
