"""From the text of a step to timers: windows, checks, reminders and warnings."""

import pytest

from kitchen_tui.model.duration import HOUR, MINUTE, SECOND, Span
from kitchen_tui.model.recipe import Check, Reminder, TimerSpec
from kitchen_tui.recipes.understand.times import Offer, StepText, offers_of, timers_of
from kitchen_tui.recipes.understand.times.timer_specs import lead_notes


def _only(text: str, title: str = "") -> TimerSpec:
    timers = timers_of(text, "s3", title)
    assert len(timers) == 1, timers
    return timers[0]


def test_a_window_with_its_cue() -> None:
    timer = _only("Simmer for 1½ to 2 hours, until a fork slides in.")
    assert timer == TimerSpec("s3-simmer", "simmer", 90 * MINUTE, 2 * HOUR, cue="a fork slides in", found=True)


def test_a_cue_may_come_first() -> None:
    assert _only("Fry the onion until soft and golden, about 5 minutes.").cue == "soft and golden"


def test_the_next_action_is_the_due_text() -> None:
    assert _only("Fry for 2 minutes, then turn the fish.").text == "Turn the fish."
    assert _only("Boil it for 5 minutes. After 5 minutes, drain the greens.").text == "Drain the greens."


def test_an_interval_is_a_reminder_in_the_timer_of_its_step() -> None:
    timer = _only("Let it bubble, turning the pieces every 2 to 3 minutes. Cook for 8 to 10 minutes.")
    assert (timer.least_ms, timer.most_ms) == (8 * MINUTE, 10 * MINUTE)
    assert timer.reminders == (Reminder("Turn the pieces.", Span(2 * MINUTE, 3 * MINUTE)),)


def test_an_interval_alone_is_an_uncertain_timer() -> None:
    (offer,) = offers_of([StepText("s1", "Grill the sausages, turning them every 5 minutes.")])[0]
    assert (offer.timer.name, offer.timer.most_ms, offer.uncertain) == ("turn", 5 * MINUTE, True)


def test_a_check_is_asked_inside_its_timer() -> None:
    timer = _only("Bake for 45 minutes, but start checking the crumb after 30.")
    assert timer.checks == (Check("Check the crumb after 30.", 30 * MINUTE, 5 * MINUTE, 5 * MINUTE),)


def test_a_check_may_be_in_the_next_step() -> None:
    """ "Another 15 to 30 minutes" is how long to extend, not a timer."""
    first, second = offers_of(
        [
            StepText("s1", "Simmer for 90 minutes to 2 hours.", "Simmer"),
            StepText(
                "s2",
                "After about 90 minutes, start checking the meat. If it resists, simmer for another 15 to 30 minutes.",
            ),
        ]
    )
    assert first[0].timer.checks == (Check("Check the meat.", 90 * MINUTE, 15 * MINUTE, 15 * MINUTE),)
    assert second == ()


def test_a_check_without_a_timer_is_separate_from_the_next_timer() -> None:
    timers = timers_of("Start checking after 30 minutes. If it is pale, bake for another 10 minutes.", "s1")
    assert [timer.most_ms for timer in timers] == [30 * MINUTE, 10 * MINUTE]


def test_a_moment_inside_a_step_does_not_belong_to_the_step_before() -> None:
    first, second = offers_of(
        [StepText("s1", "Let the dough rise for 1 hour."), StepText("s2", "Fry the onion. After 3 minutes add garlic.")]
    )
    assert first[0].timer.warning_ms == 0
    assert [offer.timer.most_ms for offer in second] == [3 * MINUTE]


def test_a_moment_at_the_start_of_a_step_refers_to_the_previous_step() -> None:
    first, second = offers_of([StepText("s1", "Simmer for 1 hour."), StepText("s2", "After 20 minutes, add the peas.")])
    assert first[0].timer.reminders == (Reminder("After 20 minutes, add the peas.", at_ms=(20 * MINUTE,)),)
    assert second == ()


def test_the_end_of_the_step_before_is_not_a_timer() -> None:
    first, second = offers_of([StepText("s1", "Bake 30 minutes."), StepText("s2", "After 30 minutes take it out.")])
    assert len(first) == 1
    assert second == ()


def test_a_moment_before_the_end_is_a_warning() -> None:
    timer = _only("Bake for 45 minutes, removing the lid for the last 10 minutes.")
    assert (timer.warning_ms, timer.warning_text) == (10 * MINUTE, "Removing the lid for the last 10 minutes.")


def test_a_moment_at_the_start_of_a_sentence_includes_the_action() -> None:
    timer = _only("Simmer for 1 hour. For the last 15 minutes, add the peas.")
    assert timer.warning_text == "For the last 15 minutes, add the peas."


def test_a_lead_time_is_a_note_and_not_a_timer() -> None:
    text = "Two hours before baking, take it out. Bake for 1 hour."
    assert lead_notes(text) == ("Two hours before baking, take it out.",)
    assert [timer.name for timer in timers_of(text, "s1")] == ["bake"]


@pytest.mark.parametrize(
    "text",
    [
        "Take the chicken out of the fridge 30 minutes before cooking.",
        "At least half an hour before the dough is ready, heat the oven.",
        "Light the grill 20 minutes before you want to cook.",
        "Take the butter out an hour beforehand.",
        "Let the turkey come to room temperature an hour before roasting.",
        "Bring the eggs to room temperature about 20 minutes before you beat them.",
        "Let the chops come back to room temperature, 30 minutes before frying.",
        "Start this 10 minutes before step 1 finishes.",
        "Soak the skewers; 30 minutes prior to grilling, drain them.",
    ],
)
def test_a_time_before_another_event_is_not_a_timer(text: str) -> None:
    assert timers_of(text, "s1") == ()
    assert len(lead_notes(text)) == 1


def test_a_moment_before_the_end_stays_inside_its_timer() -> None:
    timer = _only("Simmer for 40 minutes, adding the peas 5 minutes before it is done.")
    assert timer.warning_ms == 5 * MINUTE
    assert lead_notes("Simmer for 40 minutes, adding the peas 5 minutes before it is done.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "With 10 minutes to go, add the peas.",
        "When the rice has 5 minutes left, warm the plates.",
        "Light the grill with 20 minutes remaining.",
    ],
)
def test_a_moment_of_a_timer_in_another_step_is_a_note(text: str) -> None:
    assert timers_of(text, "step", "Step") == ()
    assert lead_notes(text) == (text,)


def test_a_moment_before_the_end_may_be_in_the_next_step() -> None:
    first, second = offers_of(
        [StepText("s1", "Bake for 1 hour."), StepText("s2", "Take off the lid for the last 15 minutes.")]
    )
    assert first[0].timer.warning_ms == 15 * MINUTE
    assert second == ()


@pytest.mark.parametrize(
    ("text", "reminders"),
    [
        ("Roast for 1 hour 15 minutes, basting twice (at 30 min and 1 hr).", {"Baste.": (30, 60)}),
        ("Bake 12 minutes, turning each one over at 8 minutes.", {"Turn each one over.": (8,)}),
        ("Roast for 2 hours, basting at 30, 60 and 90 minutes.", {"Baste.": (30, 60, 90)}),
        ("Grill 20 minutes, flipping after 5 and 10 minutes.", {"Flip.": (5, 10)}),
        ("Bake for 40 minutes, rotating the tray at the 20-minute mark.", {"Rotate the tray.": (20,)}),
        ("Roast for 20 to 30 minutes, turning halfway through.", {"Turn.": (10,)}),
        ("Roast 90 minutes, basting at the 30- and 60-minute marks.", {"Baste.": (30, 60)}),
        ("Smoke for 3 hours, spritzing at 1 hour and 2 hours.", {"Spritz.": (60, 120)}),
    ],
)
def test_moments_inside_a_timer_are_reminders_of_it(text: str, reminders: dict[str, tuple[int, ...]]) -> None:
    found = {reminder.text: tuple(at // MINUTE for at in reminder.at_ms) for reminder in _only(text).reminders}
    assert found == reminders


@pytest.mark.parametrize(
    "text",
    [
        "Bake covered 25 min: put it in the oven and bake for 25 minutes.",
        "Rest 10 minutes: let the dough rest for 10 minutes.",
        "**Simmer (40 minutes)** Turn it down and simmer for 40 minutes.",
        "Marinate for an hour. Overnight is even better.",
        "Marinate at least an hour (overnight is better).",
        "Marinate for 1 h, overnight would be better.",
        "Marinate for an hour, or overnight.",
        "Leave it for 30 minutes or, better, overnight.",
        "Let rise for 1 hour; overnight in the fridge works too.",
        "Refrigerate for 2 hours. Chilling overnight prevents spreading.",
        "Keep it cold for 2 hours. Freezing overnight kills the flavour.",
        "Chill it for 2 hours. Leaving it overnight would be even better.",
        "Leave to set for 2 hours. It is even better overnight.",
        "Chill for an hour; the flavour is much better if left overnight.",
        "Marinate for 3 hours. It tastes even nicer after resting overnight.",
        "Bake for 25 minutes; five minutes more does no harm.",
        "Simmer for 25 minutes. 10 minutes longer will not hurt.",
        "Boil for 25 minutes. An extra ten minutes does no harm.",
        "Braise for 3 hours. Longer, say 4 hours, does no harm.",
        "Steam for 25 minutes; another 5 minutes won't hurt it.",
        "Chill for 2 hours. Let it rest overnight for even better flavour.",
        "Freeze for 2 hours (45 minutes in a shallow tray if you are in a hurry).",
        "Bake for 40 minutes (or 55 minutes from frozen).",
        "Soak the beans for 8 hours (about 1 hour in boiling water).",
    ],
)
def test_repeated_or_passing_mentions_are_one_timer(text: str) -> None:
    _only(text)


def test_a_process_in_brackets_has_a_timer_of_its_own() -> None:
    timers = timers_of("Bake for 40 minutes (then grill it for 5 minutes).", "s1")
    assert [timer.least_ms // MINUTE for timer in timers] == [40, 5]


@pytest.mark.parametrize(
    "text",
    [
        "Broil for at least one hour (but ideally more like 90 minutes).",
        "Chill for 60 minutes, or preferably 1 1/2 hours.",
        "Rest it 60 minutes, better still for 90 minutes.",
    ],
)
def test_a_better_time_ends_a_window(text: str) -> None:
    assert [(timer.least_ms, timer.most_ms) for timer in timers_of(text, "s1")] == [(60 * MINUTE, 90 * MINUTE)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Put in the seeds, dry toasting until fragrant, about 4 minutes.", "toast"),
        ("Add the onion, sautee 2 minutes.", "sauté"),
        ("When the beans are soft (about 1 hour if using dried), bring to a boil.", "wait"),
    ],
)
def test_manners_and_conditions_are_not_names(text: str, name: str) -> None:
    assert [timer.name for timer in timers_of(text, "s1")] == [name]


def test_a_total_with_minutes_after_its_hours_is_one_timer() -> None:
    assert [timer.most_ms for timer in timers_of("Roast for 1 h 20 more.", "s1")] == [80 * MINUTE]


@pytest.mark.parametrize(
    "text", ["Soak for 4 hours to overnight.", "Chill it 4 hours–overnight.", "Marinate for 4 hours, up to overnight."]
)
def test_overnight_may_end_a_window(text: str) -> None:
    assert (_only(text).least_ms // MINUTE, _only(text).most_ms // MINUTE) == (240, 720)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fry for 3 minutes, then stir for 2 minutes.", ["fry", "stir"]),
        ("Toast for 3 minutes, then grind for 20 seconds.", ["toast", "grind"]),
        ("Whisk for 45 seconds, fold for 2 minutes, then hold for 10 minutes.", ["whisk", "fold", "hold"]),
        ("Boil the eggs 10 minutes, then chill 5 minutes.", ["boil", "chill"]),
        ("Boil 2 minutes, drain, and steam 5 minutes.", ["boil", "steam"]),
        ("Sear for 2 minutes, flip and sear for 1 minute, then rest for 5 minutes.", ["sear", "sear 1 min", "rest"]),
        ("Cook until the pan is almost dry, and the meat is fine, 12-15 minutes.", ["cook"]),
    ],
)
def test_a_timer_is_named_after_its_nearest_verb(text: str, names: list[str]) -> None:
    assert [timer.name for timer in timers_of(text, "s1")] == names


def test_a_second_moment_from_the_end_is_a_reminder() -> None:
    timer = _only("Boil 10 minutes, adding beans for the last 3 minutes and peas for the last minute.")
    assert timer.warning_ms == 3 * MINUTE
    assert timer.reminders == (
        Reminder("Adding beans for the last 3 minutes and peas for the last minute.", at_ms=(9 * MINUTE,)),
    )


def test_halfway_is_half_of_the_shortest_time() -> None:
    timer = _only("Roast for 20 to 30 minutes, turning halfway through.")
    assert timer.reminders == (Reminder("Turn.", at_ms=(10 * MINUTE,)),)


def test_a_moment_alone_is_a_timer() -> None:
    timer = _only("After 30 minutes, take out the dish.")
    assert (timer.name, timer.most_ms, timer.text) == ("wait", 30 * MINUTE, "After 30 minutes, take out the dish.")


def test_a_timer_for_each_side_is_marked() -> None:
    timer = _only("Sear the steaks 2 to 3 minutes per side.")
    assert timer.name == "sear, each side"
    assert "other side" in timer.text


def test_overnight_is_eight_to_twelve_hours() -> None:
    timer = _only("Soak the beans overnight.")
    assert (timer.name, timer.least_ms, timer.most_ms) == ("soak", 8 * HOUR, 12 * HOUR)


def test_the_title_names_a_vague_timer() -> None:
    assert _only("Cook for about 8 minutes.", "Add pork and glaze").name == "glaze"
    assert _only("Let them boil for 5 minutes.", "Blanch the pork").name == "blanch"
    assert _only("Turn the heat to high for the final 2 minutes.", "Caramelize").name == "caramelize"
    assert _only("Simmer for an hour.", "Brown the meat").name == "simmer"


def test_names_are_unique_in_a_step() -> None:
    timers = timers_of("Simmer 10 minutes. Add peas; simmer 5 minutes. Add mint; simmer 5 minutes.", "s1")
    assert [timer.name for timer in timers] == ["simmer", "simmer 5 min", "simmer 5 min again"]
    assert len({timer.id for timer in timers}) == 3


def test_a_time_out_of_range_is_not_offered() -> None:
    assert timers_of("Fry a few minutes. Shake for 3 seconds. Age for 3 months.", "s1") == ()


def test_an_offer_has_its_position_and_certainty() -> None:
    text = "If it is firm, boil 5 minutes."
    (offer,) = offers_of([StepText("s1", text)])[0]
    assert isinstance(offer, Offer)
    assert text[offer.start : offer.end] == "5 minutes"
    assert offer.uncertain


def test_seconds_count() -> None:
    assert _only("Stir for about 30 seconds until fragrant.").most_ms == 30 * SECOND
