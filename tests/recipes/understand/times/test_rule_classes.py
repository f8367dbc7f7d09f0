"""Words around a time that change its meaning, each with a similar sentence in which they do not."""

import pytest

from kitchen_tui.model.duration import HOUR
from kitchen_tui.recipes.understand.times import find_times, timers_of

MINUTE = 60_000


def _kinds(sentence: str) -> list[str]:
    return [time.kind for time in find_times(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Subtract 5 minutes in a fan oven.",
        "Deduct 10 minutes for small tins.",
        "Knock 3 minutes off if they are thin.",
        "Add an extra 4 minutes for large eggs.",
        "Add another 20 minutes if the joint is boned.",
        "Allow an extra 15 minutes if it is cold.",
        "Undercook the pasta by 2 minutes.",
        "Pull it when it is 2 minutes short of done.",
        "Forty minutes compared with the 4 hours of old.",
        "2 hours in the oven = 30 minutes under pressure",
        "Allow 25 minutes per kilo plus an extra 25 minutes.",
        "Boil 1 minute more for each additional 500 m.",
    ],
)
def test_a_time_that_is_more_or_less_than_another_starts_nothing(sentence: str) -> None:
    assert _kinds(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It gets better after a night in the fridge.",
        "The stew is best after 2 days.",
        "They taste nicer after a day.",
        "An overnight rise in the fridge is even better.",
        "Don't open the door for the first 15 minutes.",
    ],
)
def test_a_time_that_improves_the_dish_or_forbids_something_starts_nothing(sentence: str) -> None:
    assert _kinds(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Simmer until any leftover meat falls off the bone, about 1 hour.", ["duration"]),
        ("Bake an extra 5 minutes.", ["duration"]),
        ("Bake for 30 minutes instead of 20 minutes.", ["duration"]),
        ("Let it stand 5 minutes off the heat.", ["duration"]),
        ("Allow 10 minutes for it to thicken.", ["duration"]),
        ("By the 10-minute mark it should be brown.", ["check"]),
        ("If it is pale, add 5 minutes and look again.", ["duration"]),
    ],
)
def test_an_apparent_comparison_starts_a_timer(sentence: str, kinds: list[str]) -> None:
    assert _kinds(sentence) == kinds


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Leave it to firm up for 30 minutes, before cutting.", ["duration"]),
        ("Cool completely, at least an hour, before icing.", ["duration"]),
        ("Wait 10 minutes before removing the cake from its tin.", ["duration"]),
        ("Try soaking the rice for at least an hour before steaming it.", ["duration"]),
        ("Keep it in the fridge for 12 hours before using.", ["duration"]),
        ("Preheat the tray for 20 minutes before roasting.", ["duration"]),
        ("Chill it 20 minutes prior to rolling.", ["duration"]),
        ("Take it from the oven and rest 10 minutes before slicing.", ["duration"]),
        ("Remove the roast from the fridge 1 hour before cooking.", ["check"]),
        ("Stir in the herbs 2 minutes before serving.", ["check"]),
        ("Add the cream 5 minutes before the end.", ["check"]),
        ("Take the butter out an hour prior to baking.", ["check"]),
    ],
)
def test_waiting_before_is_a_wait_and_doing_before_is_a_moment(sentence: str, kinds: list[str]) -> None:
    assert _kinds(sentence) == kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "The dip will hold for 2 days.",
        "The wafers remain crisp for half an hour.",
        "The stew can sit on the counter for an hour before dinner.",
        "They are at their best in the first 12 hours.",
        "The batter is happy in the fridge for up to 36 hours.",
        "Throw it out if it has stood for more than 3 hours.",
        "It holds well for 3 hours.",
        "Good for up to 5 days.",
        "They are best today, but fine for 3 days.",
        "The flavours improve over 2 days.",
        "Frozen, it is good for 2 months.",
        "Keep in a tin for 3 days.",
        "Store in the freezer for 3 months.",
    ],
)
def test_storage_times_start_nothing(sentence: str) -> None:
    assert _kinds(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Let the gin mature for two months.",
        "Leave it in a dark place for 3 months.",
        "Pour into jars and let it stand for a month.",
        "Keep the crock in a warm place for 4 days.",
        "Keep it covered for 3 days, then filter.",
        "Freeze the berries for 2 days to soften them.",
        "Store in the dark for 6 weeks before opening.",
        "It will be sour in 5 days.",
        "Make sure the cucumbers stay submerged for 24 hours.",
        "Keep it in the fridge for 2 days so that it firms up.",
        "Let the cabbage stand for four days before you try it.",
    ],
)
def test_days_and_months_that_do_something_are_a_process(sentence: str) -> None:
    assert _kinds(sentence) == ["duration"]


@pytest.mark.parametrize(
    "sentence",
    [
        "15 Minute Garlic Prawns",
        "Serve with (3 minute) couscous.",
        "Overnight Pecan Buns",
        "Use up leftover overnight bread.",
        "Fold in the overnight-soaked raisins.",
    ],
)
def test_a_time_in_a_name_starts_nothing(sentence: str) -> None:
    assert _kinds(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Give it a 10-minute natural release.", ["duration"]),
        ("The dough needs a 20-minute head start.", ["duration"]),
        ("Bake for 15 minute until golden.", ["duration"]),
        ("Overnight in the fridge, it will double.", ["overnight"]),
        ("It needs an overnight soak.", ["overnight"]),
        ("Blend in 20s bursts.", ["interval"]),
        ("Turn it each quarter hour.", ["interval"]),
        ("Brown both sides, 4 minutes each.", ["per_side"]),
        ("Fry 2-3 min./side.", ["per_side"]),
        ("Grill 4 minutes on one side and the same on the other.", ["per_side"]),
        ("The dough is ready to roll after 40 minutes.", ["duration"]),
        ("At the end of 30 minutes, lift the lid.", ["check"]),
    ],
)
def test_a_time_with_its_noun_or_its_pace(sentence: str, kinds: list[str]) -> None:
    assert _kinds(sentence) == kinds


@pytest.mark.parametrize(
    ("sentence", "least", "most"),
    [
        ("Roast 40 minutes, then open the door for the last 10.", 10, None),
        ("Simmer 20 minutes, stir, and give it a further 15.", 15, None),
        ("Steam 10 minutes, turn, 5 more.", 5, None),
        ("Fry 5 minutes, flip, and fry another 2 to 3.", 2, 3),
        ("Roast it 2 minutes, or 1 more.", 1, None),
    ],
)
def test_a_number_alone_takes_the_unit_before_it(sentence: str, least: int, most: int | None) -> None:
    last = find_times(sentence)[-1]
    assert (last.least_ms, last.most_ms) == (least * MINUTE, most and most * MINUTE)


def test_thousand_alone_is_not_a_number() -> None:
    assert len(find_times("Boil 5 minutes, and look up the table for every 1,000 feet.")) == 1


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
