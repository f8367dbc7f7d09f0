"""Times are found with kind and value; other numbers are ignored."""

import pytest

from kitchen_tui.recipes.understand.times import find_times

MINUTE = 60
HOUR = 3600
DAY = 24 * HOUR

Expected = tuple[int | None, int | None, str]


def _found(sentence: str) -> list[Expected]:
    def seconds(ms: int | None) -> int | None:
        return None if ms is None else ms // 1000

    return [(seconds(time.least_ms), seconds(time.most_ms), time.kind) for time in find_times(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Keeps in the fridge for 4 days.",
        "Will keep for up to 2 weeks in an airtight container.",
        "Refrigerate leftovers for up to 3 days.",
        "Freeze for up to 3 months.",
        "Store covered at room temperature for 3 days.",
        "They stay crisp for about 2 hours.",
        "Best eaten within 2 days.",
        "Serve within 10 minutes.",
        "This 15-minute recipe is a lifesaver.",
        "A quick 30-minute meal.",
        "It tastes even better the next day.",
        "Mix in 2 tbsp Minute Tapioca.",
        "Repeat with the second batch.",
        "Make the dough the night before.",
        "Prep Time: 20 mins",
        "Total time: 1 hr 20 min",
        "Time.—About 2 hours.",
        "About 2 hours",
        "10 minutes, plus 3 days",
        "Cook 20 minutes per pound.",
        "Allow 15 minutes for each pound.",
        "Made with day-old bread.",
        "Do not cook for more than 3 minutes or it will be tough.",
        "One day I tried this with beef.",
        "Can be prepared up to 24 hours in advance.",
        "Cook 1 minute less than the package says.",
        "Add 10 minutes to the baking time if frozen.",
        "In the '70s this was party food.",
        "Do this 2-3 times a day.",
        "Day 3-4: repeat the feeding.",
        "The sauce can simmer for hours.",
        "Bake 0 minutes.",
        "Bake 1/0 hour.",
    ],
)
def test_times_that_are_not_timers(sentence: str) -> None:
    assert _found(sentence) == []


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


def test_a_check_says_what_it_counts_from() -> None:
    assert find_times("After 3 minutes add the honey.")[0].anchor == "start"
    assert find_times("Add the peas in the last 3 minutes.")[0].anchor == "end"
    assert find_times("Fry 4 minutes, turning halfway.")[1].anchor == "fraction"


def test_halfway_may_speak_of_the_sentence_before() -> None:
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
def test_the_name_is_what_it_does(sentence: str, name: str) -> None:
    assert find_times(sentence)[0].name == name
