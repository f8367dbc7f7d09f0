"""Times are found with kind, value and name, also where they look like something that starts nothing."""

import pytest

from kitchen_tui.recipes.understand.times import find_times, timers_of

MINUTE = 60
HOUR = 3600
DAY = 24 * HOUR

Expected = tuple[int | None, int | None, str]


def _found(sentence: str) -> list[Expected]:
    def seconds(ms: int | None) -> int | None:
        return None if ms is None else ms // 1000

    return [(seconds(time.least_ms), seconds(time.most_ms), time.kind) for time in find_times(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Cook the second side for 1 minute.", [(60, None, "duration")]),
        ("Let it sit for a day or two.", [(DAY, 2 * DAY, "duration")]),
        ("Give it a 5-minute rest.", [(300, None, "duration")]),
        (
            "Store in a dark place for a week, shaking the jar daily.",
            [(7 * DAY, None, "duration"), (DAY, None, "interval")],
        ),
        (
            "Cook on low for 6-8 hours (or high 3-4 hours).",
            [(6 * HOUR, 8 * HOUR, "duration"), (3 * HOUR, 4 * HOUR, "duration")],
        ),
        ("Cook the bacon, turning once, 6 to 8 minutes total.", [(360, 480, "duration")]),
        (
            "Cook 2 minutes on the first side, then 1 minute on the other.",
            [(120, None, "duration"), (60, None, "duration")],
        ),
        ("It will require twelve hours' soaking.", [(12 * HOUR, None, "duration")]),
        ("Bake for 1 hour (60 minutes).", [(HOUR, None, "duration")]),
        ("Roast 15 minutes per pound, about 2 hours total.", [(2 * HOUR, None, "duration")]),
        ("Infuse it for 2 weeks.", [(14 * DAY, None, "duration")]),
        ("Soak the beans overnight.", [(None, None, "overnight")]),
        ("Soak the beans for a night.", [(None, None, "overnight")]),
        ("Leave the yolks for one night in the fridge.", [(None, None, "overnight")]),
        ("Soak the ham for two nights.", [(2 * DAY, None, "duration")]),
        ("Chill overnight (at least 8 hours).", [(8 * HOUR, None, "overnight")]),
        ("Chill 8 hours or overnight.", [(8 * HOUR, None, "duration"), (None, None, "overnight")]),
        ("Cook for 5-7 minutes per side.", [(300, 420, "per_side")]),
        ("Cook 1 min. on each side until brown.", [(60, None, "per_side")]),
        ("Chill for 1 hr or up to 24 hrs.", [(HOUR, DAY, "duration")]),
        ("Uncover and bake for a final 10 mins.", [(600, None, "duration")]),
        ("Cook 2-3 mins/side.", [(120, 180, "per_side")]),
        ("Grill 4 minutes a side.", [(240, None, "per_side")]),
        ("Turn every 2 to 3 minutes.", [(120, 180, "interval")]),
        ("Stir every other day.", [(2 * DAY, None, "interval")]),
        ("Turn once every hour for 6 hours.", [(HOUR, None, "interval"), (6 * HOUR, None, "duration")]),
        ("Remove the foil for the last 15 minutes of baking.", [(900, None, "check")]),
        ("Take the steaks out 1 hour before cooking.", [(HOUR, None, "check")]),
        ("Let rest for 10 minutes before carving.", [(600, None, "duration")]),
        ("Start checking for doneness after 25 minutes.", [(1500, None, "check")]),
        ("Bake 45 minutes, but look after 30.", [(2700, None, "duration"), (1800, None, "check")]),
        ("Fry 5 minutes, flip, and fry another 3.", [(300, None, "duration"), (180, None, "duration")]),
        ("Bake 40 to 45 minutes, turning halfway through.", [(2400, 2700, "duration"), (1200, 1350, "check")]),
        ("10 minutes later, stir in the cream.", [(600, None, "check")]),
    ],
)
def test_times_that_start_something(sentence: str, expected: list[Expected]) -> None:
    assert _found(sentence) == expected


def test_a_time_alone_heads_a_recipe_on_its_line_but_belongs_to_a_step_in_it() -> None:
    assert find_times("About 2 hours") == []
    assert [time.least_ms for time in find_times("Fry it gently. About 5 minutes.")] == [5 * MINUTE * 1000]


def test_the_anchor_of_a_check() -> None:
    assert find_times("After 3 minutes add the honey.")[0].anchor == "start"
    assert find_times("Add the peas in the last 3 minutes.")[0].anchor == "end"
    assert find_times("Fry 4 minutes, turning halfway.")[1].anchor == "fraction"


def test_halfway_may_refer_to_the_previous_sentence() -> None:
    assert find_times("Cook for 2 hours. Halfway through, have a look.")[1].least_ms == HOUR * 1000


def test_the_end_of_a_time_is_not_found_again() -> None:
    assert len(find_times("Boil for 5 minutes. Foam will rise. After 5 minutes, drain.")) == 1


@pytest.mark.parametrize(
    "sentence", ["Simmer a few minutes.", "If it is firm, simmer another 15 minutes.", "Bake an hour or 20 minutes."]
)
def test_a_doubtful_time_is_marked_as_uncertain(sentence: str) -> None:
    assert find_times(sentence)[-1].uncertain


def test_the_marked_text_reads_well() -> None:
    text = "Turn once every 5 mins. Sear 2 minutes per side. Simmer 1 hour."
    assert [text[time.start : time.end] for time in find_times(text)] == [
        "once every 5 mins",
        "2 minutes per side",
        "1 hour",
    ]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Simmer for 8 minutes.", "simmer"),
        ("Let the dough rest in the bowl for about an hour.", "rest"),
        ("Let stand ten minutes.", "rest"),
        ("Reduce heat to low; simmer, uncovered, until tender, 15 minutes.", "simmer"),
        ("Toast, stirring occasionally, until golden brown (5 mins).", "toast"),
        ("Put the dish in the oven for 30 minutes.", "bake"),
        ("Leave it in the fridge overnight to marinate.", "marinate"),
        ("Place in the fridge for an hour.", "chill"),
        ("Make a syrup by boiling sugar and water ten minutes.", "boil"),
        ("It needs 10 minutes of kneading.", "knead"),
        ("Give it a 20-minute rest.", "rest"),
        ("Cook over medium-high heat for 10 minutes.", "cook"),
        ("After 3 minutes add the honey.", "add"),
        ("Start checking after 30 minutes.", "check"),
        ("Bake, turning the tin every 10 minutes.", "turn"),
        ("Bake it, removing the lid for the last 5 minutes.", "remove"),
        ("It goes in for 30 minutes.", "wait"),
        ("Brown the beef for 8 minutes.", "brown"),
        ("Leave 2 minutes, then drain.", "wait"),
        ("Cook 15 minutes, turning halfway, until crisp.", "cook"),
        ("Air-fry the chips for 12 minutes.", "fry"),
        ("Slow cook for 8 hours.", "cook"),
        ("Cold proof it for 12 hours.", "proof"),
        ("Thaw for 2 hours.", "thaw"),
        ("Let the jelly set for 4 hours.", "set"),
        ("Soak the rusks in cream for 20 minutes.", "soak"),
        ("Cream the butter for 4 minutes.", "cream"),
        ("Set aside for 15 minutes.", "wait"),
        ("Press the yogurt button and leave it for 8 hours.", "wait"),
        ("One hour before you want to cook it, take it out.", "take"),
    ],
)
def test_the_name_is_the_process(sentence: str, name: str) -> None:
    assert find_times(sentence)[0].name == name


DURATIONS = {
    "advice in the first person": [
        "Too thin? Simmer it for 5 minutes.",
        "I let mine go for 15 minutes.",
        "I'd bake it for 40 minutes.",
        "We need 10 minutes of kneading.",
        "It wants 10 minutes of gentle heat.",
        "I like my eggs boiled for 7 minutes.",
        "Once I have them browned, simmer for 20 minutes.",
        "If the dough has warmed, chill it for 30 minutes.",
        "It was a gift, so bake it gently for 30 minutes.",
    ],
    "the time of one step": [
        "The rice will be ready in 15 minutes.",
        "Simmer for 20 minutes to make a thick sauce.",
        "Fry for another minute to make sure it is crisp.",
        "Stir until thick, 12 to 15 minutes in all.",
        "Braise it for 3 hours in all.",
        "The dish needs 10 minutes under the grill.",
        "Everything needs 5 minutes to come to the boil.",
        "The potatoes cook in 20 minutes.",
        "Flip it in 5 minutes.",
        "Hold the fork in for 20 seconds.",
        "Put it in the oven for 10 minutes to make it crisp.",
        "Makes its own sauce as it cooks for 2 hours.",
        "Sear it 2 minutes, I turned mine twice.",
        "Makes a fine crust: bake for 20 minutes.",
    ],
    "an apparent limit": [
        "The dough should double within 2 hours.",
        "If you can, marinate it for more than 2 hours.",
    ],
    "days and months that do something": [
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
}
KINDS = {
    "a moment told to the reader": [("When you have 10 minutes left, add the cheese.", "check")],
    "an apparent comparison": [
        ("Simmer until any leftover meat falls off the bone, about 1 hour.", "duration"),
        ("Bake an extra 5 minutes.", "duration"),
        ("Bake for 30 minutes instead of 20 minutes.", "duration"),
        ("Let it stand 5 minutes off the heat.", "duration"),
        ("Allow 10 minutes for it to thicken.", "duration"),
        ("By the 10-minute mark it should be brown.", "check"),
        ("If it is pale, add 5 minutes and look again.", "duration"),
    ],
    "waiting before is a wait, and doing before a moment": [
        ("Leave it to firm up for 30 minutes, before cutting.", "duration"),
        ("Cool completely, at least an hour, before icing.", "duration"),
        ("Wait 10 minutes before removing the cake from its tin.", "duration"),
        ("Try soaking the rice for at least an hour before steaming it.", "duration"),
        ("Keep it in the fridge for 12 hours before using.", "duration"),
        ("Preheat the tray for 20 minutes before roasting.", "duration"),
        ("Chill it 20 minutes prior to rolling.", "duration"),
        ("Take it from the oven and rest 10 minutes before slicing.", "duration"),
        ("Remove the roast from the fridge 1 hour before cooking.", "check"),
        ("Stir in the herbs 2 minutes before serving.", "check"),
        ("Add the cream 5 minutes before the end.", "check"),
        ("Take the butter out an hour prior to baking.", "check"),
    ],
    "a time with its noun or its pace": [
        ("Give it a 10-minute natural release.", "duration"),
        ("The dough needs a 20-minute head start.", "duration"),
        ("Bake for 15 minute until golden.", "duration"),
        ("Overnight in the fridge, it will double.", "overnight"),
        ("It needs an overnight soak.", "overnight"),
        ("Blend in 20s bursts.", "interval"),
        ("Turn it each quarter hour.", "interval"),
        ("Brown both sides, 4 minutes each.", "per_side"),
        ("Fry 2-3 min./side.", "per_side"),
        ("Grill 4 minutes on one side and the same on the other.", "per_side"),
        ("The dough is ready to roll after 40 minutes.", "duration"),
        ("At the end of 30 minutes, lift the lid.", "check"),
    ],
}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [pytest.param(s, "duration", id=f"{what}: {s}") for what, some in DURATIONS.items() for s in some]
    + [pytest.param(s, kind, id=f"{what}: {s}") for what, some in KINDS.items() for s, kind in some],
)
def test_the_words_around_a_time_decide_its_kind(sentence: str, kind: str) -> None:
    assert [time.kind for time in find_times(sentence)] == [kind]


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
    assert (last.least_ms, last.most_ms) == (least * MINUTE * 1000, most and most * MINUTE * 1000)


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
def test_a_reminder_has_a_text(sentence: str, text: str) -> None:
    assert [reminder.text for timer in timers_of(sentence, "s1", "") for reminder in timer.reminders] == [text]


@pytest.mark.parametrize(
    "sentence",
    ["Leave the dough for a night in the fridge.", "Soak the beans for one night.", "Chill it a whole night."],
)
def test_a_night_has_the_length_of_overnight(sentence: str) -> None:
    (time,) = find_times(sentence)
    assert (time.kind, time.least_ms) == ("overnight", None)
    (timer,) = timers_of(sentence, "s1", "")
    assert (timer.least_ms, timer.most_ms) == (8 * HOUR * 1000, 12 * HOUR * 1000)
