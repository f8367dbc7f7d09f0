"""What stands on the screen for a given view, line by line, without a widget."""

import pytest

from kitchen_tui.cooking import commands
from kitchen_tui.tui.actions import ACTIONS
from kitchen_tui.tui.paint.across import across, mood
from kitchen_tui.tui.paint.banner import banner
from kitchen_tui.tui.paint.footer import action_at, footer, hints
from kitchen_tui.tui.paint.ingredients import ingredients
from kitchen_tui.tui.paint.step import hands, step_lines, step_title
from kitchen_tui.tui.paint.timers import timers
from kitchen_tui.tui.paint.topline import top_line
from tests.cooking.making import BELLY
from tests.tui.cooking import pork_belly
from tests.tui.paint.views import Pot, fit, said, text

WIDTHS = (40, 80, 120)
QUESTION = "Does a fork slide in with almost no resistance, the piece still holding its shape?"


def simmering() -> Pot:
    pot = Pot(pork_belly())
    return pot.do(commands.MarkStep(), commands.MarkStep(), commands.StartNextTimer())


# The top line -----------------------------------------------------------------------------------------------------


def test_the_top_line_says_now_next_ready_progress_and_the_time() -> None:
    """Wide enough for all of it."""
    line = text(top_line(Pot(pork_belly()).view, 120))
    assert line.startswith(" Now Prepare the pork   Next Blanch   Ready about 16:28–17:03")
    assert line.endswith("□□□□□□□□□□□□ 0/12  14:13 ")


def test_hands_off_says_for_how_long_and_what_can_be_done_meanwhile() -> None:
    """The shadow of a simmer is time for the next bowl."""
    pot = Pot(BELLY).do(commands.MarkStep(), commands.MarkStep(), commands.StartNextTimer())
    assert text(top_line(pot.view, 120)).startswith(" Now hands free for 90 min: Mix (4)")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_question_never_pushes_the_clock_or_ready_from_the_top_line(width: int) -> None:
    """What is long is cut: the banner says it whole."""
    line = text(top_line(simmering().wait(91).view, width))
    assert len(line) <= width
    assert line.endswith("15:44 ")
    assert "Ready about 16:09–16:43" in line or width == 40


def test_on_the_narrowest_screens_the_most_urgent_timer_leads() -> None:
    """Its pane may not be in sight."""
    assert text(top_line(simmering().add("rice", 12).view, 40)).startswith(" rice 12:00")


def test_when_every_step_is_done_it_is_ready() -> None:
    """No time is given for what is."""
    pot = Pot(pork_belly()).do(*[commands.MarkStep()] * 12)
    assert "Ready  " in text(top_line(pot.view, 120))


# The banner -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_the_banner_says_which_pan_what_to_do_how_late_and_the_keys(width: int) -> None:
    """Nothing of it is cut."""
    pot = Pot(pork_belly()).do(commands.MarkStep(), commands.StartNextTimer()).wait(6.5)
    lines = banner(pot.view, width)
    assert fit(lines, width)
    assert said(lines) == (
        "◉ BLANCH · Drain, and rinse under cold water. · due 1:30 ago enter hush f finish + 1 min s later"
    )


def test_what_rings_flashes_once_a_second_and_only_where_motion_is_welcome() -> None:
    """Two a second is what eyes can bear; a missed alarm has stopped shouting."""
    pot = Pot(pork_belly()).add("rice", 1).wait(1)
    roles = []
    for _ in range(4):
        roles.append({run.role for line in banner(pot.view, 120, flashing=True) for run in line})
        assert {run.role for line in banner(pot.view, 120) for run in line} == {"alarm"}
        pot.wait(1 / 60)
    assert roles == [{"alarm"}, {"late"}, {"alarm"}, {"late"}]
    missed = pot.wait(11).wait(1 / 60)
    assert {run.role for line in banner(missed.view, 120, flashing=True) for run in line} == {"alarm"}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_banner_asks_the_whole_question_with_its_keys(width: int) -> None:
    """And when it will be asked again."""
    lines = banner(simmering().wait(91).view, width)
    assert fit(lines, width)
    assert said(lines) == f"? SIMMER · {QUESTION} y yes, done x not yet (next 15:58)"


@pytest.mark.parametrize("width", WIDTHS)
def test_an_alarm_does_not_hide_a_question(width: int) -> None:
    """Both stand there, the alarm first."""
    lines = banner(simmering().add("rice", 91).wait(92).view, width)
    assert fit(lines, width)
    assert said(lines).index("RICE") < said(lines).index(QUESTION)
    assert {run.role for line in lines for run in line} == {"alarm", "ask"}


def test_several_alarms_are_counted() -> None:
    """The most urgent is named."""
    pot = Pot(pork_belly()).add("eggs", 1).add("rice", 1).wait(2)
    assert "1 more" in said(banner(pot.view, 120))


def test_a_reminder_is_a_soft_band_and_quiet_is_none() -> None:
    """It passes by itself."""
    pot = Pot(pork_belly()).do(*[commands.MarkStep()] * 7, commands.StartNextTimer())
    assert banner(pot.view, 80) == []
    lines = banner(pot.wait(2.5).view, 80)
    assert said(lines).startswith("! GLAZE · Turn the pieces.")
    assert lines[0][0].role == "warn"


# The panes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [34, 40, 78])
def test_the_ingredients_are_all_there_lit_ticked_and_marked(width: int) -> None:
    """A word or a shape for each: this step's, at hand, not in the recipe's list."""
    pot = Pot(pork_belly()).do(commands.MarkStep(), commands.MarkStep())
    dish = pot.view.dish
    assert dish is not None
    first = dish.groups[0].lines[0].ingredient.id
    pot.do(commands.TickIngredient(first))
    dish = pot.view.dish
    assert dish is not None
    listed = ingredients(dish, width, first)
    assert fit(listed.lines, width)
    assert len(listed.lines) == len(listed.rows)
    whole = said(listed.lines)
    assert whole.startswith("Pork belly ▸✓ 2 lb pork belly, skin on or off ▸· 4 cups water")
    assert "1 tbsp oil, for frying (not in the recipe's list)" in whole
    assert next(line[0].role for line, row in zip(listed.lines, listed.rows, strict=True) if row == first) == "cursor"


def test_what_is_used_up_dims() -> None:
    """The five-spice is in the pot for good."""
    dish = Pot(pork_belly()).do(*[commands.MarkStep()] * 4).view.dish
    assert dish is not None
    lines = ingredients(dish, 60, "").lines
    assert next(line for line in lines if "five-spice" in text(line))[1].role == "faint"


@pytest.mark.parametrize("width", [38, 44, 78])
def test_the_step_says_text_amounts_cue_timer_notes_and_what_follows(width: int) -> None:
    """In the order in which a cook needs them, and nothing of it is cut."""
    dish = Pot(pork_belly()).do(commands.MarkStep(), commands.MarkStep()).view.dish
    assert dish is not None
    assert dish.step is not None
    lines = step_lines(dish, width)
    whole = said(lines)
    assert fit(lines, width)
    assert step_title(dish.step) == "3 · Simmer"
    assert hands(dish.step) == "hands-off"
    parts = [
        "Put the pork into a clean pot",
        "Uses 2 lb pork belly",
        "Done when a fork slides",
        "▸ t simmer 90–120 min",
    ]
    parts += ["simmer not started?", "To make ahead, stop", "then 4 · Check for tenderness"]
    assert sorted(parts, key=whole.index) == parts


def test_a_recipe_without_steps_says_so() -> None:
    """Rather than nothing."""
    dish = Pot(BELLY._replace(sections=())).view.dish
    assert dish is not None
    assert "no steps" in said(step_lines(dish, 40))


# The timers -------------------------------------------------------------------------------------------------------


def in_state(state: str) -> Pot:
    """A timer of ten minutes with a window from five, brought to a state."""
    pot = Pot(pork_belly()).add("roast", 5, 10)
    roast = pot.id("roast")
    waits = {"running": 1, "paused": 1, "window": 7, "ringing": 10.5, "escalated": 13, "missed": 21}
    pot.wait(waits.get(state, 10.5))
    if state == "paused":
        pot.do(commands.PauseTimer(roast))
    elif state == "acknowledged":
        pot.do(commands.Acknowledge(roast))
    elif state == "snoozed":
        pot.do(commands.Snooze())
    elif state == "finished":
        pot.do(commands.FinishTimer(roast))
    return pot


STATES = {
    "running": "•",
    "paused": "‖ paused",
    "window": "◆ window",
    "ringing": "● DUE",
    "escalated": "◉ DUE NOW",
    "missed": "▲ MISSED",
    "acknowledged": "○ hushed",
    "snoozed": "z snoozed",
    "finished": "✓ done",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("width", [34, 40, 78])
def test_every_state_looks_and_reads_different_without_colour(state: str, width: int) -> None:
    """A shape and a word in the row, and in the big one; colour is never the only sign."""
    pot = in_state(state)
    shape, _, word = STATES[state].partition(" ")
    hero = timers(pot.view, width, 20, "")
    assert fit(hero.lines, width)
    assert word in said(hero.lines)
    first = pot.view.urgent[0] if pot.view.urgent else None
    others = [timer for timer in pot.view.timers if timer is not first]
    row = said(timers(pot.view._replace(urgent=(), timers=(*pot.view.urgent, *others)), width, 20, "").lines)
    assert shape in row
    assert word in row
    assert len(set(STATES.values())) == len(STATES)


def test_the_most_urgent_has_big_digits_and_every_other_a_row() -> None:
    """With slot, name, what is left, when it is due, the next thing and its time."""
    lines = [text(line) for line in timers(simmering().add("rice", 12).view, 78, 8, "").lines]
    assert "RICE" in lines[0]
    assert "14:13→14:25" in lines[0]
    assert "┏━┓" in "".join(lines[1:4])
    assert any("simmer" in line and "2:00:00" in line and "16:13" in line and "check 15:43" in line for line in lines)


def test_with_little_room_digits_shrink_before_a_timer_is_lost() -> None:
    """Eight lines, seven timers: every name is there."""
    pot = simmering()
    for name in "abcdef":
        pot.add(f"pan {name}", 10)
    lines = timers(pot.view, 78, 9, "").lines
    assert len(lines) <= 9
    assert all(f"PAN {name}".casefold() in said(lines).casefold() for name in "ABCDEF")
    assert "simmer" in said(lines)


def test_where_not_all_fit_the_least_urgent_are_out_of_sight() -> None:
    """Slots keep their order only while every timer can be seen."""
    pot = simmering()
    for number, minutes in enumerate((50, 40, 30, 20, 3, 2)):
        pot.add(f"pan {number}", minutes)
    rows = timers(pot.wait(4).view, 78, 5, "").rows
    assert {pot.id("pan 5"), pot.id("pan 4"), pot.id("pan 3")} <= {*rows[:5]}


def test_with_much_room_a_row_says_the_whole_question() -> None:
    """Nothing is cut beside an empty half of the pane."""
    assert QUESTION in said(timers(simmering().add("rice", 120).wait(91).view, 34, 33, "").lines)


def test_a_long_name_never_hides_the_word_of_its_state() -> None:
    """The name is cut, and the times go."""
    pot = Pot(pork_belly()).add("the bread that the guests brought along", 1).wait(2)
    first = text(timers(pot.view, 34, 20, "").lines[0])
    assert "● DUE" in first
    assert len(first) <= 34


def test_the_bar_has_another_texture_where_the_window_is() -> None:
    """From the least to the most."""
    bar = next(text(line) for line in timers(simmering().wait(60).view, 40, 20, "").lines if "▕" in text(line))
    assert bar.index("█") < bar.index("░") < bar.index("▒")
    assert "90–120 min" in bar


def test_no_timer_says_how_to_get_one() -> None:
    """Not an empty box."""
    assert "a adds one of your own" in said(timers(Pot(pork_belly()).view, 34, 20, "").lines)


def test_a_hundred_timers_fit_their_width() -> None:
    """More than fit are scrolled by the pane."""
    pot = Pot(pork_belly())
    for number in range(100):
        pot.add(f"pan {number}", 10 + number)
    shown = timers(pot.view, 34, 20, "")
    assert fit(shown.lines, 34)
    assert len(set(shown.rows) - {""}) == 100


# Across the room --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(38, 10), (78, 22), (118, 34), (198, 58)])
def test_across_the_room_is_one_name_one_time_and_what_to_do(width: int, height: int) -> None:
    """The digits as large as the terminal allows."""
    lines = across(simmering().wait(91).view, width, height)
    assert fit(lines, width)
    assert len(lines) <= height
    assert "SIMMER check" in said(lines)
    assert said(lines).count("█") + said(lines).count("▀") > 20
    assert QUESTION in said(lines)


def test_the_border_takes_the_word_of_the_mood() -> None:
    """Calm, window, attention, ringing."""
    assert [mood(in_state(state).view) for state in ("running", "window", "ringing")] == ["calm", "window", "ringing"]
    assert mood(simmering().wait(91).view) == "attention"
    assert mood(Pot(pork_belly()).view) == "calm"


def test_with_no_timer_the_clock_and_the_step_are_across_the_room() -> None:
    """So that it is never empty."""
    assert "Prepare the pork" in said(across(Pot(pork_belly()).view, 78, 22))


# The footer -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keys_that_the_moment_asks_for_are_in_the_footer(width: int) -> None:
    """However narrow it is."""
    pot = simmering()
    for minutes, wanted in ((91, ("y yes", "x not yet")), (30, ("enter hush", "s snooze"))):
        (line,) = footer(pot.wait(minutes).view, ACTIONS, "", "", width)
        assert fit([line], width)
        assert all(hint in text(line) for hint in wanted)


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_said_is_never_cut(width: int) -> None:
    """It takes the lines it needs."""
    sentence = "“10” may be time or name; write 1h10, or put the number last"
    lines = footer(Pot(pork_belly()).view, ACTIONS, sentence, "", width)
    assert fit(lines, width)
    assert said(lines) == sentence
    saving = footer(Pot(pork_belly()).view, ACTIONS, sentence, "Not saved: the disk is full.", width)
    assert said(saving) == f"Not saved: the disk is full. {sentence}"


def test_the_place_of_a_click_names_the_action() -> None:
    """Every hint, from its first cell to its last; nothing beyond them."""
    view = Pot(pork_belly()).view
    line = text(hints(view, ACTIONS, 120))
    for action in ACTIONS:
        hint = f" {action.shown.split()[0]} {action.label} "
        if hint in line:
            at = line.index(hint)
            assert {action_at(view, ACTIONS, 120, x) for x in range(at, at + len(hint))} == {action.name}
    assert action_at(view, ACTIONS, 120, len(line)) == ""
