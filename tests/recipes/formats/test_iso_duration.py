"""ISO 8601 durations, valid ones and those that pages get wrong."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.understand.stated import read_iso, write_iso


def test_every_duration_of_a_thousand_pages_reads_as_surveyed(test_data: Path) -> None:
    survey = json.loads((test_data / "jsonld-survey" / "durations-seen.json").read_text(encoding="utf-8"))
    for row in survey:
        raw = row["raw"]["@value"] if isinstance(row["raw"], dict) else row["raw"]
        seconds = row["seconds"]
        assert read_iso(raw) == (None if seconds is None else seconds * 1000), raw


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("PT1H30M", 5_400_000),
        ("P1DT12H", 129_600_000),
        ("P2W", 1_209_600_000),
        ("PT0.5H", 1_800_000),
        ("PT1,5M", 90_000),
        (" pt5m ", 300_000),
        ("PT", None),
        ("P", None),
        ("PT-5M", None),
        ("PT5", None),
        ("PT٥M", None),
        ("90", None),
        ("PT" + "9" * 5000 + "M", None),
    ],
)
def test_forms(text: str, ms: int | None) -> None:
    assert read_iso(text) == ms


@given(st.integers(0, 10**7))
def test_written_durations_read_back(seconds: int) -> None:
    assert read_iso(write_iso(seconds * 1000)) == seconds * 1000
