"""The sounds of the levels tell them apart."""

from itertools import pairwise

from kitchen_tui.alarms.tones import pattern
from kitchen_tui.cooking.threshold import LATCHED, LEVELS


def test_each_level_has_its_number_of_notes() -> None:
    """One chime for what is little, two for a window, three when it is due, three and two when it presses."""
    counts = {level: len(pattern(level).notes) for level in LEVELS}
    assert counts == {"warning": 1, "check": 1, "reminder": 1, "start": 2, "window": 2, "due": 3} | {
        "escalated": 5,
        "missed": 1,
    }


def test_only_what_holds_until_answered_comes_again() -> None:
    """Three notes every three seconds, denser when escalated, a nudge a minute when missed."""
    assert {level for level in LEVELS if pattern(level).repeat_every_ms} == LATCHED
    assert pattern("due").repeat_every_ms == 3_000
    assert pattern("escalated").repeat_every_ms < 3_000
    assert pattern("missed").repeat_every_ms == 60_000


def test_no_pattern_runs_into_its_own_repetition_and_no_note_into_the_next() -> None:
    """One sound at a time."""
    for level in LEVELS:
        sound = pattern(level)
        assert not sound.repeat_every_ms or sound.length_ms < sound.repeat_every_ms
        assert all(one.at_ms + one.length_ms <= two.at_ms for one, two in pairwise(sound.notes))


def test_a_reminder_is_soft_and_an_escalation_is_the_loudest() -> None:
    """Loudness follows urgency at its ends."""
    assert pattern("reminder").loudness < pattern("check").loudness < pattern("due").loudness
    assert pattern("escalated").loudness == max(pattern(level).loudness for level in LEVELS)
    assert len({pattern(level).urgency for level in LEVELS}) == len(LEVELS)
