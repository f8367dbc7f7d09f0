"""The banner: which timer, what to do, how late, and the keys that answer."""

import pytest

from kitchen_tui.cooking import commands
from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.recipe import Reminder
from kitchen_tui.tui.paint.banner import banner
from tests.tui.cooking import pork_belly
from tests.tui.paint.views import QUESTION, WIDTHS, Pot, fit, joined, key_of, simmering, text


@pytest.mark.parametrize("width", WIDTHS)
def test_the_banner_shows_timer_prompt_lateness_and_keys(width: int) -> None:
    pot = Pot(pork_belly()).do(commands.MarkStep(), commands.StartNextTimer()).wait(6.5)
    lines = banner(pot.view, width, key_of).lines
    assert fit(lines, width)
    assert joined(lines) == (
        "◉ BLANCH · Drain, and rinse under cold water · due 1:30 ago enter silence f finish + 1 min s snooze"
    )


def test_the_alarm_flashes_each_second_unless_motion_is_reduced() -> None:
    pot = Pot(pork_belly()).add("rice", 1).wait(1)
    roles = []
    for _ in range(4):
        roles.append({run.role for line in banner(pot.view, 120, key_of, flashing=True).lines for run in line})
        assert {run.role for line in banner(pot.view, 120, key_of).lines for run in line} == {"alarm"}
        pot.wait(1 / 60)
    assert roles == [{"alarm"}, {"flash"}, {"alarm"}, {"flash"}]
    missed = pot.wait(11).wait(1 / 60)
    assert {run.role for line in banner(missed.view, 120, key_of, flashing=True).lines for run in line} == {"alarm"}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_banner_shows_the_full_question_with_its_keys(width: int) -> None:
    lines = banner(simmering().wait(91).view, width, key_of).lines
    assert fit(lines, width)
    assert joined(lines) == f"? SIMMER · {QUESTION} y yes, done x not yet (next 15:58)"


@pytest.mark.parametrize("width", WIDTHS)
def test_an_alarm_does_not_hide_a_question(width: int) -> None:
    lines = banner(simmering().add("rice", 91).wait(92).view, width, key_of).lines
    assert fit(lines, width)
    assert joined(lines).index("RICE") < joined(lines).index(QUESTION)
    assert {run.role for line in lines for run in line} == {"alarm", "question"}


def test_up_to_three_alarms_are_named_and_more_are_counted() -> None:
    pot = Pot(pork_belly()).add("eggs", 1).add("rice", 1).wait(2)
    assert "also rice" in joined(banner(pot.view, 120, key_of).lines)
    for name in ("peas", "tea", "toast"):
        pot.add(name, 1)
    assert "also rice, peas, tea and 1 more" in joined(banner(pot.wait(2).view, 160, key_of).lines)


def test_with_enough_room_an_alarm_takes_three_lines() -> None:
    pot = Pot(pork_belly()).do(commands.MarkStep(), commands.StartNextTimer()).wait(6.5)
    lines = banner(pot.view, 120, key_of, tall=True).lines
    assert len(lines) == 3
    assert fit(lines, 120)
    for part in ("◉ BLANCH · Drain, and rinse", "due 1:30 ago", "enter silence f finish + 1 min s snooze"):
        assert part in joined(lines)


@pytest.mark.parametrize("tall", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_click_on_a_key_in_the_banner_presses_it(width: int, tall: bool) -> None:
    layout = banner(simmering().add("rice", 91).wait(92).view, width, key_of, tall=tall)
    assert fit(layout.lines, width)
    found = {}
    for row, line in enumerate(layout.lines):
        for hit in (hit for hit in layout.targets if hit.row == row):
            found[hit.action] = text(line)[hit.start : hit.end]
            assert layout.action_at(row, hit.start) == layout.action_at(row, hit.end - 1) == hit.action
    assert found == {
        "acknowledge": "enter silence",
        "finish": "f finish",
        "more": "+ 1 min",
        "snooze": "s snooze",
        "yes": "y yes, done",
        "not_yet": "x not yet",
    }
    assert layout.action_at(0, 0) == ""


def test_a_reminder_has_a_banner_and_a_quiet_timer_none() -> None:
    pot = Pot(pork_belly()).do(*[commands.MarkStep()] * 7, commands.StartNextTimer())
    assert banner(pot.view, 80, key_of) == ([], [])
    lines = banner(pot.wait(2.5).view, 80, key_of).lines
    assert joined(lines).startswith("! GLAZE · Turn the pieces.")
    assert {run.role for line in lines for run in line} == {"question"}


@pytest.mark.parametrize("most", [3, 4, 6])
def test_a_low_screen_keeps_the_most_urgent_alert_and_its_keys(most: int) -> None:
    lines = banner(simmering().add("rice", 91).wait(92).view, 40, key_of, most=most).lines
    assert len(lines) <= most
    assert "RICE" in joined(lines)
    assert "enter silence" in joined(lines)
    assert ("y yes, done" in joined(lines)) == (most > 4)


def test_the_reminder_of_a_stopwatch_shows_its_next_time() -> None:
    reminder = Reminder("turn", Span(2 * MINUTE, 2 * MINUTE))
    pot = Pot(pork_belly()).do(commands.AddTimer("turn", Span(0, 0), reminders=(reminder,), counts_up=True))
    assert joined(banner(pot.wait(2.5).view, 80, key_of).lines) == "! TURN enter ok again in 1:30"
