"""The source text of the pork belly gives the times of its twelve steps and of reheating."""

import re
from pathlib import Path

import pytest

from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.model.recipe import TimerSpec
from kitchen_tui.recipes.understand.times import StepText, offers_of

_HEADING = re.compile(r"(\d+)\. (.+)")
_STEPS = range(3, 15)
_REHEATING = 16


@pytest.fixture(scope="module")
def timers(test_data: Path) -> dict[str, list[TimerSpec]]:
    """Return the timers of each step by title."""
    source = test_data.parent / "source" / "caramelized-honey-glazed-pork-belly.txt"
    if not source.is_file():
        pytest.skip(f"no source text at {source}")
    steps, title, number = [], "", 0
    for line in source.read_text(encoding="utf-8").splitlines():
        if heading := _HEADING.fullmatch(line):
            number, title = int(heading[1]), heading[2]
        elif number in _STEPS or number == _REHEATING:
            steps.append(StepText(f"s{number}", line, title))
    offers = offers_of(steps)
    return {step.title: [offer.timer for offer in of_step] for step, of_step in zip(steps, offers, strict=True)}


@pytest.mark.parametrize(
    ("title", "name", "least", "most"),
    [
        ("Blanch the Pork Belly", "blanch", 5 * MINUTE, 5 * MINUTE),
        ("Simmer the Pork Belly", "simmer", 90 * MINUTE, 120 * MINUTE),
        ("Drain and Cool Slightly", "cool", 10 * MINUTE, 10 * MINUTE),
        ("Sauté the Aromatics", "sauté", 30 * SECOND, 30 * SECOND),
        ("Add Pork and Glaze", "glaze", 8 * MINUTE, 10 * MINUTE),
        ("Thicken the Glaze", "thicken", 2 * MINUTE, 3 * MINUTE),
        ("Caramelize for Crispy Edges", "caramelize", 2 * MINUTE, 2 * MINUTE),
        ("Rest and Garnish", "rest", 5 * MINUTE, 5 * MINUTE),
        ("Storage and Reheating", "reheat", 5 * MINUTE, 7 * MINUTE),
    ],
)
def test_every_timer_has_its_window_and_name(
    timers: dict[str, list[TimerSpec]], title: str, name: str, least: int, most: int
) -> None:
    assert [(timer.name, timer.least_ms, timer.most_ms) for timer in timers[title]] == [(name, least, most)]


def test_the_other_steps_have_none(timers: dict[str, list[TimerSpec]]) -> None:
    without = {title for title, found in timers.items() if not found}
    assert without == {"Prepare the Pork Belly", "Check for Tenderness", "Make the Honey Glaze", "Slice and Serve"}


def test_the_simmer_is_checked_from_90_minutes_on(timers: dict[str, list[TimerSpec]]) -> None:
    (check,) = timers["Simmer the Pork Belly"][0].checks
    assert (check.from_ms, check.every_ms, check.extend_ms) == (90 * MINUTE, 15 * MINUTE, 15 * MINUTE)


def test_the_glaze_reminds_to_turn(timers: dict[str, list[TimerSpec]]) -> None:
    (reminder,) = timers["Add Pork and Glaze"][0].reminders
    assert reminder.every == Span(2 * MINUTE, 3 * MINUTE)
    assert reminder.text.startswith("Turn")
