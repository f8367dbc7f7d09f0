"""Names from the verb that belongs to a time, and nights, which are not days."""

import pytest

from kitchen_tui.model.duration import HOUR
from kitchen_tui.recipes.understand.times import find_times, timers_of


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Reduce the sauce for 15 minutes.", ["reduce"]),
        ("Reduce the heat and simmer for 15 minutes.", ["simmer"]),
        ("Reduce heat to low for 20 minutes.", ["wait"]),
        ("Let the pressure release naturally for 15 minutes.", ["release"]),
        ("Rest 10 minutes: leave the meat to rest for 12 minutes.", ["rest", "rest"]),
        ("Fry for 5 minutes, then leave the pan to cool for 3 minutes.", ["fry", "cool"]),
        ("Bake for 20 minutes, then leave to set for 5 minutes.", ["bake", "set"]),
        ("Leave to infuse while you cook, about 20 minutes.", ["infuse"]),
        ("Rest the meat while you make the gravy, about 10 minutes.", ["rest"]),
        ("Soak it while the oven heats, 10 minutes.", ["soak"]),
        ("Let the steak come to room temperature for an hour before cooking.", ["wait"]),
        ("Keep it covered for 20 minutes before baking.", ["wait"]),
        ("Chill for 20 minutes before baking.", ["chill"]),
    ],
)
def test_the_name_is_the_verb_of_the_time(sentence: str, names: list[str]) -> None:
    assert [time.name for time in find_times(sentence)] == names


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Smoke for 6 hours, spritzing every 45 minutes.", "Spritz."),
        ("Smoke for 6 hours, misting the meat every hour.", "Mist the meat."),
        ("Roast for 2 hours, basting every 20 minutes.", "Baste."),
    ],
)
def test_a_reminder_says_what_to_do(sentence: str, text: str) -> None:
    assert [reminder.text for timer in timers_of(sentence, "s1", "") for reminder in timer.reminders] == [text]


@pytest.mark.parametrize(
    "sentence",
    ["Leave the dough for a night in the fridge.", "Soak the beans for one night.", "Chill it a whole night."],
)
def test_a_night_is_as_long_as_overnight(sentence: str) -> None:
    (time,) = find_times(sentence)
    assert (time.kind, time.least_ms) == ("overnight", None)
    (timer,) = timers_of(sentence, "s1", "")
    assert (timer.least_ms, timer.most_ms) == (8 * HOUR, 12 * HOUR)


@pytest.mark.parametrize(
    "sentence",
    [
        "It tastes better after a night in the fridge.",
        "The dough takes 2 hours in total.",
        "This takes about 40 minutes altogether.",
        "The whole thing takes an hour from start to finish.",
    ],
)
def test_statements_that_start_nothing(sentence: str) -> None:
    assert find_times(sentence) == []
