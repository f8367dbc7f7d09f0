"""The timers pane at any size: the most urgent timer large, the others in rows."""

import re

import pytest

from kitchen_tui.cooking import commands
from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.recipe import Reminder
from kitchen_tui.tui.paint.timer_lines import finished, row, timers
from kitchen_tui.tui.paint.timer_words import clock_to_event
from kitchen_tui.tui.paint.topline import top_line
from tests.cooking.making import BELLY
from tests.tui.cooking import pork_belly
from tests.tui.paint.views import QUESTION, Pot, fit, in_state, joined, key_of, simmering, text

TWO_MINUTES = Span(2 * MINUTE, 2 * MINUTE)
STATES = {
    "running": "•",
    "paused": "‖ paused",
    "window": "◆ may be done",
    "ringing": "● DUE",
    "escalated": "◉ DUE",
    "missed": "▲ MISSED",
    "acknowledged": "○ silenced",
    "snoozed": "z snoozed",
    "finished": "✓ done",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("width", [34, 40, 78])
def test_states_differ_without_colour(state: str, width: int) -> None:
    pot = in_state(state)
    shape, _, word = STATES[state].partition(" ")
    pane = timers(pot.view, width, 20, "", "a")
    assert fit(pane.lines, width)
    assert word in joined(pane.lines)
    roast = next(timer for timer in pot.view.timers if timer.name == "roast")
    beside = joined(
        finished([roast], width)
        if state == "finished"
        else row(roast, pot.view.now.wall_ms, width, clock_to_event(roast), most=2)
    )
    assert shape in beside
    assert word in beside
    assert len(set(STATES.values())) == len(STATES)


@pytest.mark.parametrize("width", range(22, 60, 3))
def test_the_list_of_finished_timers_breaks_between_timers(width: int) -> None:
    pot = Pot(pork_belly()).add("roast beef", 200).add("rice", 12).add("beans", 90)
    pot.wait(145)
    for name in ("roast beef", "rice", "beans"):
        pot.do(commands.FinishTimer(pot.id(name)))
    view = pot.view
    lines = [text(line).strip() for line in finished([one for one in view.timers if one.state == "finished"], width)]
    whole = {"✓ done: roast beef 2 h 25 min", "rice 2 h 25 min", "beans 2 h 25 min"}
    assert {piece for line in lines for piece in line.split(" · ")} <= whole or width < 32


def test_the_most_urgent_has_big_digits_and_every_other_a_row() -> None:
    lines = [text(line) for line in timers(simmering().add("rice", 12).view, 78, 8, "", "a").lines]
    assert "RICE" in lines[0]
    assert "14:13→14:25" in lines[0]
    assert "█▀▀█" in "".join(lines[1:5])
    assert any("simmer" in line and "1:30:00" in line and "check 15:43" in line for line in lines)
    assert not any("2:00:00" in line for line in lines)


@pytest.mark.parametrize("width", [34, 78])
@pytest.mark.parametrize(
    ("timer", "minutes", "label", "clock"),
    [
        ("simmer", 0, "check in", "1:30:00"),
        ("simmer", 91, "next check in", "14:00"),
        ("rice", 0, "ends in", "30:00"),
        ("turn", 0, "turn in", "2:00"),
        ("turn", 4.5, "turn in", "1:30"),
        ("soup", 4.5, "running for", "4:30"),
    ],
)
def test_a_timer_has_one_number_and_says_what_it_counts_to(
    timer: str, minutes: float, label: str, clock: str, width: int
) -> None:
    """In large digits, in a row and in the top line, also while it needs attention."""
    added = {
        "rice": commands.AddTimer("rice", Span(30 * MINUTE, 30 * MINUTE)),
        "turn": commands.AddTimer("turn", Span(0, 0), reminders=(Reminder("turn", TWO_MINUTES),), counts_up=True),
        "soup": commands.AddTimer("soup", Span(0, 0), counts_up=True),
    }
    pot = simmering() if timer == "simmer" else Pot(pork_belly()).do(added[timer])
    view = pot.wait(minutes).view
    head = text(timers(view, width, 4, "", "a").lines[0])
    assert f"{label} {clock}" in head
    beside = joined(row(view.urgent[0], view.now.wall_ms, width, clock_to_event(view.urgent[0])))
    assert clock in beside
    top = text(top_line(view, 40, key_of, "step"))
    assert view.asking or re.search(rf" {timer} ([a-z ]+)?{re.escape(clock)} ", top)
    assert "DUE NOW" not in beside + head


def test_timers_from_ten_on_are_aligned_with_the_others() -> None:
    pot = Pot(pork_belly())
    for number in range(11):
        pot.add(f"pan {number}", 10)
    rows = [text(row(timer, 0, 34, "10:00")[0]) for timer in pot.view.timers if timer.slot in (9, 10)]
    assert len({line.index("pan") for line in rows}) == 1


def test_with_little_room_digits_shrink_before_a_timer_is_lost() -> None:
    pot = simmering()
    for name in "abcdef":
        pot.add(f"pan {name}", 10)
    lines = timers(pot.view, 78, 9, "", "a").lines
    assert len(lines) <= 9
    assert all(f"PAN {name}".casefold() in joined(lines).casefold() for name in "ABCDEF")
    assert "simmer" in joined(lines)


def test_the_least_urgent_timers_are_hidden_first() -> None:
    pot = simmering()
    for number, minutes in enumerate((50, 40, 30, 20, 3, 2)):
        pot.add(f"pan {number}", minutes)
    rows = timers(pot.wait(4).view, 78, 5, "", "a").ids
    assert {pot.id("pan 5"), pot.id("pan 4"), pot.id("pan 3")} <= {*rows[:5]}


def test_with_enough_width_a_row_shows_the_full_question() -> None:
    assert QUESTION in joined(timers(simmering().add("rice", 120).wait(91).view, 34, 33, "", "a").lines)


def test_a_long_name_never_hides_the_state() -> None:
    pot = Pot(pork_belly()).add("the bread that the guests brought along", 1).wait(2)
    first = text(timers(pot.view, 34, 20, "", "a").lines[0])
    assert "● DUE" in first
    assert len(first) <= 34


def test_the_bar_marks_the_window_with_another_texture() -> None:
    bar = next(text(line) for line in timers(simmering().wait(60).view, 40, 20, "", "a").lines if "▕" in text(line))
    assert bar.index("█") < bar.index("░") < bar.index("▒")
    assert "90–120 min" in bar


def test_without_timers_the_pane_says_how_to_add_one() -> None:
    assert "Press a to add one" in joined(timers(Pot(pork_belly()).view, 34, 20, "", "a").lines)


@pytest.mark.parametrize("height", [3, 5, 9, 20, 33])
def test_of_a_hundred_timers_the_most_urgent_and_the_selected_one_are_shown(height: int) -> None:
    pot = Pot(pork_belly())
    for number in range(100):
        pot.add(f"pan {number}", 10 + number)
    chosen = pot.id("pan 77")
    shown = timers(pot.view, 34, height, chosen, "a")
    assert fit(shown.lines, 34)
    assert len(shown.lines) == len(shown.ids) <= height
    assert shown.ids[0] == pot.id("pan 0")
    assert height < 4 or chosen in shown.ids
    assert f"and {101 - len(set(shown.ids))} more" in joined(shown.lines)


@pytest.mark.parametrize(
    ("size", "first"),
    [
        ((60, 40), "██████████"),
        ((36, 31), "██████"),
        ((36, 8), "██████"),
        ((36, 7), "█▀▀█"),
        ((36, 6), "█▀█ ▄"),
        ((36, 4), "RICE  ends in 8:48"),
    ],
)
def test_the_digits_are_as_large_as_possible(size: tuple[int, int], first: str) -> None:
    pot = Pot(pork_belly()).do(*[commands.MarkStep()] * 6).add("rice", 12).wait(3.2)
    assert first in "".join(text(line) for line in timers(pot.view, *size, "", "a").lines)


def test_a_silenced_alarm_gives_the_banner_to_the_next() -> None:
    pot = Pot(pork_belly()).add("tea", 1).add("beans", 5).wait(2)
    pot.do(commands.Acknowledge(pot.id("tea")))
    lines = timers(pot.view, 40, 12, "", "a").lines
    assert "BEANS" in text(lines[0])
    assert "tea" in joined(lines)
    assert "silenced" in joined(lines)


def test_with_two_dishes_a_timer_shows_its_dish() -> None:
    pot = simmering().add("rice", 300)
    pot.do(commands.StartDish(BELLY._replace(name="soup", title="Soup", sections=())))
    words = joined(timers(pot.view, 78, 20, "", "a").lines)
    assert "SIMMER (PORK BELLY)" in words
    assert "rice (" not in words


def test_the_key_of_a_timer_to_start_is_not_cut_at_any_width() -> None:
    view = Pot(pork_belly()).do(commands.MarkStep()).view
    for width in (44, 58, 60, 62, 70, 90):
        assert "t starts it" in joined(timers(view, width, 20, "", "a", "t").lines), width


def test_a_snoozed_timer_shows_when_it_rings_again() -> None:
    assert "rings again 14:24" in joined(timers(in_state("snoozed").view, 40, 12, "", "a").lines)


def test_the_bar_of_an_extended_timer_keeps_its_width() -> None:
    pot = simmering().wait(91.3)
    pot.do(commands.AdjustTimer(pot.id("simmer"), 27 * 60_000 + 28_000))
    bar = next(text(line) for line in timers(pot.view, 36, 20, "", "a").lines if "▕" in text(line))
    assert "90–147 min" in bar


@pytest.mark.parametrize("name", ["thicken", "a very long name for a sauce"])
@pytest.mark.parametrize("is_muted", [False, True])
def test_the_time_is_the_last_to_be_cut(name: str, is_muted: bool) -> None:
    reminder = Reminder("Keep turning", at_ms=(83 * MINUTE,))
    add = commands.AddTimer(name, Span(120 * MINUTE, 120 * MINUTE), reminders=(reminder,))
    view = Pot(pork_belly()).do(add, *([commands.MuteAlarms()] if is_muted else [])).view
    for width in range(24, 60):
        for line in (top_line(view, width, key_of), timers(view, width - 2, 2, "", "a").lines[0]):
            assert fit([line], width)
            assert "1:23:00" in text(line), (width, text(line))
