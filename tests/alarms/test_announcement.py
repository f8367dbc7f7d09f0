"""The wording of announcements, and recipe text that tries to break out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.alarms.channels import Announcement
from kitchen_tui.cooking.threshold import LEVELS, Level


@pytest.mark.parametrize(
    ("level", "late_ms", "others", "sentence"),
    [
        ("due", 40_000, 0, "Simmer · fork-tender? · due 0:40 ago"),
        ("due", 999, 0, "Simmer · fork-tender? · due now"),
        ("due", 0, 2, "Simmer · fork-tender? · due now · 2 more"),
        ("escalated", 125_000, 0, "Simmer · fork-tender? · due 2:05 ago"),
        ("missed", 3_760_000, 0, "Simmer · fork-tender? · missed, due 1:02:40 ago"),
        ("check", 0, 0, "Simmer · fork-tender?"),
        ("check", 40_000, 1, "Simmer · fork-tender? · 0:40 ago · 1 more"),
        ("warning", -5, 0, "Simmer · fork-tender?"),
    ],
)
def test_name_what_to_do_and_how_late(level: Level, late_ms: int, others: int, sentence: str) -> None:
    """An alert before the due time does not say "due"."""
    assert Announcement(level, "Simmer", "fork-tender?", late_ms, others=others).sentence() == sentence


def test_without_text_nothing_dangles() -> None:
    assert Announcement("due", "Eggs", "").sentence() == "Eggs · due now"
    assert Announcement("check", "Eggs", "").sentence() == "Eggs"


@given(st.text(), st.text(), st.sampled_from(LEVELS), st.integers(0, 10**9))
def test_no_control_character_comes_through_and_length_is_bounded(
    name: str, text: str, level: Level, late: int
) -> None:
    said = Announcement(level, name, text, late, others=3)
    for part in (said.sentence(), said.title(), said.body(), said.tab_title()):
        assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in part)
    assert len(said.title()) <= 60
    assert len(said.body()) <= 260


def test_the_window_title_names_pan_and_deed() -> None:
    assert Announcement("due", "Simmer", "fork-tender?").tab_title() == "● simmer: fork-tender?"
    assert Announcement("due", "Eggs", "").tab_title() == "● eggs"
