"""Times stated at the head of a recipe."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.duration import Span
from kitchen_tui.recipes.understand.stated import parse_stated_time

MINUTE = 60_000


def test_every_phrase_of_the_collection(test_data: Path) -> None:
    lines = (test_data / "metadata" / "times.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        row = json.loads(line)
        least, most = row["min_s"], row["max_s"] or row["min_s"]
        expected = None if least is None else Span(least * 1000, most * 1000)
        assert parse_stated_time(row["value"]) == expected, row["value"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 hours and 30 minutes (including 15 minutes prep time)", Span(150 * MINUTE, 150 * MINUTE)),
        ("About 2 hours", Span(120 * MINUTE, 120 * MINUTE)),
        ("2–4 hours", Span(120 * MINUTE, 240 * MINUTE)),
        ("half an hour", Span(30 * MINUTE, 30 * MINUTE)),
        ("1½ hours", Span(90 * MINUTE, 90 * MINUTE)),
        ("twelve hours", Span(720 * MINUTE, 720 * MINUTE)),
        ("an hour", Span(60 * MINUTE, 60 * MINUTE)),
        ("", None),
        ("20", None),
        ("a while", None),
        ("35 minuti", None),
    ],
)
def test_a_phrase_is_read_as_a_span(text: str, expected: Span | None) -> None:
    assert parse_stated_time(text) == expected


@given(st.text(alphabet="0123456789 hminutesa+()-–~./½", max_size=60))
def test_any_text_is_read(text: str) -> None:
    span = parse_stated_time(text)
    assert span is None or 0 <= span.least_ms <= span.most_ms
