"""The grammar reads all ways of stating a time, with the exact length."""

import pytest

from kitchen_tui.recipes.understand.times.sentences import Phrase, stated_times

SECOND = 1
MINUTE = 60
HOUR = 3600
DAY = 24 * HOUR


def _only(words: str) -> Phrase:
    sentence = f"Cook it for {words} in the pot"
    phrases = stated_times(sentence)
    assert len(phrases) == 1, [sentence[phrase.start : phrase.end] for phrase in phrases]
    return phrases[0]


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("8 minutes", 8 * MINUTE),
        ("45min.", 45 * MINUTE),
        ("30 sec", 30),
        ("45s", 45),
        ("12h", 12 * HOUR),
        ("1hr", HOUR),
        ("1.5 hours", 90 * MINUTE),
        ("1,5 hours", 90 * MINUTE),
        ("½ hour", 30 * MINUTE),
        ("1½ hours", 90 * MINUTE),
        ("1 ½ hours", 90 * MINUTE),
        ("1 1/2 hours", 90 * MINUTE),
        ("1-1/2 hours", 90 * MINUTE),
        ("1 and a half hours", 90 * MINUTE),
        ("3/4 hour", 45 * MINUTE),
        ("1/2 an hour", 30 * MINUTE),
        ("an hour", HOUR),
        ("half an hour", 30 * MINUTE),
        ("a half-hour", 30 * MINUTE),
        ("one-half hour", 30 * MINUTE),
        ("a quarter of an hour", 15 * MINUTE),
        ("three-quarters of an hour", 45 * MINUTE),
        ("two and a half hours", 150 * MINUTE),
        ("one and one-half hours", 90 * MINUTE),
        ("an hour and a half", 90 * MINUTE),
        ("two hours and a half", 150 * MINUTE),
        ("one hour and three-quarters", 105 * MINUTE),
        ("another hour and a half", 90 * MINUTE),
        ("another minute", MINUTE),
        ("twenty-five minutes", 25 * MINUTE),
        ("forty five minutes", 45 * MINUTE),
        ("1 hour 30 minutes", 90 * MINUTE),
        ("1 hour and 30 minutes", 90 * MINUTE),
        ("1 hour, 30 minutes", 90 * MINUTE),
        ("1 hr. 20 min.", 80 * MINUTE),
        ("1 hr 20", 80 * MINUTE),
        ("1h30", 90 * MINUTE),
        ("1h30m", 90 * MINUTE),
        ("1:30 hours", 90 * MINUTE),
        ("1 hour 2 minutes 3 seconds", 3723),
        ("5 more minutes", 5 * MINUTE),
        ("5 or so minutes", 5 * MINUTE),
        ("10+ minutes", 10 * MINUTE),
        ("20-ish minutes", 20 * MINUTE),
        ("two full days", 2 * DAY),
        ("two-and-a-half hours", 150 * MINUTE),
        ("2-and-1/2 hours", 150 * MINUTE),
        ("an hour-and-a-half", 90 * MINUTE),
        ("a scant hour", HOUR),
        ("a fortnight", 14 * DAY),
        ("another **hour and a half**", 90 * MINUTE),
        ("a week", 7 * DAY),
    ],
)
def test_a_single_time(words: str, seconds: int) -> None:
    phrase = _only(words)
    assert (phrase.least_ms, phrase.most_ms) == (seconds * 1000, None)


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("90 to 120 minutes", 90 * MINUTE, 120 * MINUTE),
        ("10-20 minutes", 10 * MINUTE, 20 * MINUTE),
        ("4–5 minutes", 4 * MINUTE, 5 * MINUTE),
        ("5~10 minutes", 5 * MINUTE, 10 * MINUTE),
        ("40 -50 min", 40 * MINUTE, 50 * MINUTE),
        ("8- to 10-minute", 8 * MINUTE, 10 * MINUTE),
        ("5/10 minutes", 5 * MINUTE, 10 * MINUTE),
        ("1 or 2 minutes", MINUTE, 2 * MINUTE),
        ("two or three hours", 2 * HOUR, 3 * HOUR),
        ("between 5 and 10 minutes", 5 * MINUTE, 10 * MINUTE),
        ("a minute or two", MINUTE, 2 * MINUTE),
        ("an hour or two", HOUR, 2 * HOUR),
        ("another minute or two", MINUTE, 2 * MINUTE),
        ("90 minutes to 2 hours", 90 * MINUTE, 2 * HOUR),
        ("45s - 1 minute", 45, MINUTE),
        ("45 to 1 hour", 45 * MINUTE, HOUR),
        ("1 to 1½ hours", HOUR, 90 * MINUTE),
        ("1 1/2-2 hours", 90 * MINUTE, 2 * HOUR),
        ("2½ – 3 hours", 150 * MINUTE, 3 * HOUR),
        ("1 hour and 30 minutes to 2 hours", 90 * MINUTE, 2 * HOUR),
        ("1h30/2h", 90 * MINUTE, 2 * HOUR),
        ("20 min. to 1 hr.", 20 * MINUTE, HOUR),
        ("one-half to three-quarters of an hour", 30 * MINUTE, 45 * MINUTE),
        ("twenty minutes to half an hour", 20 * MINUTE, 30 * MINUTE),
        ("an hour and up to 12, turning", HOUR, 12 * HOUR),
        ("1½ hours, but no longer than 2 hours", 90 * MINUTE, 2 * HOUR),
        ("45 minutes (2 hours max)", 45 * MINUTE, 2 * HOUR),
        ("3 to 4 more minutes", 3 * MINUTE, 4 * MINUTE),
        ("two to two-and-a-half hours", 2 * HOUR, 150 * MINUTE),
        ("one-and-a-half to two hours", 90 * MINUTE, 2 * HOUR),
        ("10 to a maximum of 12 minutes", 10 * MINUTE, 12 * MINUTE),
        ("a minimum of 5 and a maximum of 8 minutes", 5 * MINUTE, 8 * MINUTE),
        ("a week or a fortnight", 7 * DAY, 14 * DAY),
    ],
)
def test_a_window(words: str, least: int, most: int) -> None:
    phrase = _only(words)
    assert (phrase.least_ms, phrase.most_ms) == (least * 1000, most * 1000)


@pytest.mark.parametrize(
    "words",
    [
        "3 hours or 6 hours on low",
        "3 hours or 6 hours in the fridge",
        "3 hours or 6 hours for a softer bite",
        "3 hours or 6 hours if they are old",
    ],
)
def test_two_settings_are_two_times(words: str) -> None:
    assert [phrase[:2] for phrase in stated_times(f"Cook it for {words}.")] == [
        (3 * HOUR * 1000, None),
        (6 * HOUR * 1000, None),
    ]


@pytest.mark.parametrize(
    ("words", "ms"), [("a few minutes", None), ("several hours", None), ("a couple of days", 2 * DAY * 1000)]
)
def test_a_vague_time_is_marked(words: str, ms: int | None) -> None:
    phrase = _only(words)
    assert phrase.vague
    assert phrase.least_ms == ms


@pytest.mark.parametrize(
    "words", ["50 m of string", "the second bowl", "6 people", "200 g", "the 2d cup", "999999999 hours"]
)
def test_words_that_are_not_a_time(words: str) -> None:
    assert stated_times(f"Cook it for {words} in the pot") == []


def test_the_span_is_exact() -> None:
    sentence = "Simmer for 1 hour and 30 minutes to 2 hours, until tender."
    phrase = stated_times(sentence)[0]
    assert sentence[phrase.start : phrase.end] == "1 hour and 30 minutes to 2 hours"


def test_a_number_before_a_noun_is_not_a_time() -> None:
    sentence = "Boil for 1 hour and ½ cup of stock is left"
    assert [(phrase.least_ms, phrase.most_ms) for phrase in stated_times(sentence)] == [(HOUR * 1000, None)]
