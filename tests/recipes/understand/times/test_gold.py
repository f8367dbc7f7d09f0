"""On sentences labelled by hand, the finder reaches F1 0.99, with the right kind for 95 %."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kitchen_tui.recipes.understand.times import FoundTime, find_times

NOT_TIMERS = {"age_limit", "not_timer"}

Label = dict[str, Any]


class Tally(NamedTuple):
    """The score of sentences."""

    right: int = 0
    kind_right: int = 0
    predicted: int = 0
    required: int = 0

    def plus(self, other: "Tally") -> "Tally":
        return Tally(*(mine + its for mine, its in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.predicted + self.required)


def _value(least: float | None, most: float | None) -> tuple[float | None, float | None]:
    return least, None if most == least else most


def _values(label: Label) -> set[tuple[float | None, float | None]]:
    accepted = [label, *(other for other in label.get("accept", []) if isinstance(other, dict))]
    return {_value(answer.get("min_s"), answer.get("max_s")) for answer in accepted}


def _seconds(time: FoundTime) -> tuple[float | None, float | None]:
    least, most = (None if ms is None else ms / 1000 for ms in (time.least_ms, time.most_ms))
    return _value(least, most)


def _tally(text: str, labels: list[Label]) -> Tally:
    required = [label for label in labels if label["kind"] not in NOT_TIMERS and not label.get("optional")]
    optional = [label for label in labels if label.get("optional")]
    still_open, tally = list(required), Tally(required=len(required))
    for time in find_times(text):
        touched = [label for label in labels if time.start < label["end"] and label["start"] < time.end]
        hit = next((label for label in touched if label in still_open and _seconds(time) in _values(label)), None)
        if hit is not None:
            still_open.remove(hit)
            tally = tally.plus(Tally(right=1, kind_right=int(hit["kind"] == time.kind), predicted=1))
        elif any(label in still_open for label in touched) or not any(
            label in optional + required for label in touched
        ):
            tally = tally.plus(Tally(predicted=1))
    return tally


@pytest.mark.parametrize("sample", ["", "random", "enriched", "boston1910"])
def test_the_promised_score_on_labelled_sentences(test_data: Path, sample: str) -> None:
    lines = (test_data / "durations" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    sentences = [json.loads(line) for line in lines if line.strip()]

    total = Tally()
    for sentence in sentences:
        if sentence["sample"].startswith(sample):
            total = total.plus(_tally(sentence["text"], sentence["timers"]))

    assert total.required > 10
    assert total.f1 >= 0.99
    assert total.kind_right / total.right >= 0.95
