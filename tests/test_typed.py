"""Typed lines as commands, and their preview."""

import pytest

from kitchen_tui.cooking.commands import AddTimer, AdjustTimer, RenameTimer, StartDish
from kitchen_tui.cooking.view import TimerView
from kitchen_tui.model.duration import HOUR, MINUTE, DurationError, Span
from kitchen_tui.model.recipe import Reminder
from kitchen_tui.testing import KitchenHarness
from kitchen_tui.typed import timer_command, timer_echo
from tests.cooking.making import BELLY, START

FIVE = Span(5 * MINUTE, 5 * MINUTE)


def utc(wall_ms: int) -> int:
    """Use UTC as local time."""
    return 0


@pytest.fixture
def eggs() -> TimerView:
    """Return a running timer named eggs."""
    stove = KitchenHarness()
    stove.kitchen.execute(StartDish(BELLY))
    stove.kitchen.execute(AddTimer("eggs", FIVE))
    return stove.kitchen.view(stove.kitchen.now()).urgent[0]


def test_a_line_becomes_a_command(eggs: TimerView) -> None:
    turn = Reminder("turn", Span(2 * MINUTE, 2 * MINUTE))
    assert timer_command("5m eggs", START, utc) == AddTimer("eggs", FIVE)
    assert timer_command("up soup", START, utc) == AddTimer("soup", Span(0, 0), counts_up=True)
    assert timer_command("every 2m turn", START, utc) == AddTimer("turn", Span(0, 0), reminders=(turn,), counts_up=True)
    assert timer_command("+5", START, utc, eggs) == AdjustTimer(eggs.id, 5 * MINUTE)
    assert timer_command("= potatoes", START, utc, eggs) == RenameTimer(eggs.id, "potatoes")
    assert timer_command("tea", START, utc, presets={"tea": "5m"}) == AddTimer("", FIVE)


def test_a_time_of_day_is_named_after_itself() -> None:
    command = timer_command("tomorrow 8:00", START, utc)
    assert isinstance(command, AddTimer)
    assert command.name == "until tomorrow 8:00"
    assert command.until_ms is not None
    assert command.until_ms % (24 * HOUR) == 8 * HOUR


@pytest.mark.parametrize("line", ["+5", "= potatoes"])
def test_without_a_timer_there_is_nothing_to_change(line: str) -> None:
    with pytest.raises(DurationError, match="no timer is selected"):
        timer_command(line, START, utc)


@pytest.mark.parametrize(
    ("line", "echo"),
    [
        ("+5", "eggs +5 min"),
        ("-90s", "eggs -1 min 30 s"),
        ("= potatoes", "eggs → potatoes"),
        ("up soup", "counts up soup"),
        ("every 2m turn", "counts up turn, every 2 min turn"),
        ("5m from 6m ago", "5 min → due already"),
    ],
)
def test_the_echo_says_what_enter_would_do(eggs: TimerView, line: str, echo: str) -> None:
    assert timer_echo(line, START, utc, eggs) == echo


def test_the_echo_of_a_time_of_day_says_in_how_long() -> None:
    echo = timer_echo("tomorrow 24:00 kraut", START, utc)
    assert echo.startswith("in ")
    assert echo.endswith(" kraut")


def test_the_echo_of_a_new_timer_has_its_end_and_its_reminders() -> None:
    echo = timer_echo("2m turn x5", START, utc)
    assert echo.startswith("10 min → ")
    assert echo.endswith(" turn, every 2 min turn")
