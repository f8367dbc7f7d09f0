"""Rules for times: their examples, labelled sentences, and properties that hold for any text."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kitchen_tui.recipes.understand.times import FoundTime, StepText, find_times, offers_of
from kitchen_tui.recipes.understand.times.finder import PLAIN, RULES, TABLES, judge, table_of
from kitchen_tui.recipes.understand.times.rule_tables import Rule
from kitchen_tui.recipes.understand.times.sentences import Phrase, stated_times
from tests.support.growth import Repeated, assert_linear


def _parts(example: str) -> tuple[str, str, str]:
    left, _, rest = example.partition("«")
    text, _, right = rest.partition("»")
    return left, text, right


def _stated(left: str, text: str, right: str) -> Phrase:
    """Return the phrase that the grammar finds between the marks."""
    start, end = len(left), len(left + text)
    phrases = [phrase for phrase in stated_times(left + text + right) if phrase.start < end and phrase.end > start]
    assert len(phrases) == 1, f"the grammar finds {len(phrases)} times where the example marks one"
    return phrases[0]


@pytest.mark.parametrize("rule", [*RULES, PLAIN], ids=lambda rule: rule.example)
def test_each_rule_matches_its_own_example(rule: Rule) -> None:
    left, text, right = _parts(rule.example)
    phrase = _stated(left, text, right)

    assert judge(phrase, text.lower(), left.lower(), right.lower()) is rule


def test_every_table_gives_the_reason_for_its_place() -> None:
    assert all(table.rules and table.place.endswith(".") for table in TABLES)
    assert [table_of(rule) for rule in (RULES[0], PLAIN)] == [TABLES[0].name, "no other rule"]


def test_no_two_rules_share_an_example() -> None:
    assert len({rule.example for rule in RULES}) == len(RULES)


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


WORDS = st.sampled_from(
    """1 2 10 90 ½ 1/2 - – to or and a an half few couple minutes minute min. hours h s seconds second day overnight
    halfway every each side per last after before the for until about simmer rest check checking let up ( ) , . ; İ
    'twenty-five' forty""".split()  # noqa: SIM905 - words
)
PROSE = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))


@given(PROSE)
@example("EVERY SEC:EACH SECOND")
@example("every minute each minute")
def test_any_text_gives_times_within_it_that_do_not_overlap(text: str) -> None:
    before = 0
    for found in find_times(text):
        assert before <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip()
        assert found.name
        assert found.least_ms is None or found.least_ms > 0
        assert found.most_ms is None or (found.least_ms is not None and found.least_ms < found.most_ms)
        before = found.end


@given(st.lists(PROSE, max_size=4))
def test_any_steps_give_timers_that_can_run(texts: list[str]) -> None:
    offers = offers_of(StepText(f"s{number}", text) for number, text in enumerate(texts))
    assert len(offers) == len(texts)
    for of_step in offers:
        names = [offer.timer.name for offer in of_step]
        assert len(set(names)) == len(names)
        for offer in of_step:
            timer = offer.timer
            assert timer.found
            assert 0 < timer.least_ms <= timer.most_ms
            assert 0 <= timer.warning_ms <= timer.most_ms
            assert all(0 <= check.from_ms <= timer.most_ms and check.every_ms > 0 for check in timer.checks)
            assert all(reminder.every and reminder.every.least_ms <= timer.most_ms for reminder in timer.reminders)


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "1 min ",
        "an hour and ",
        "1-",
        "about ",
        "store up to ",
        "(",
        "each side ",
        "half-",
        "we waited for my aunt who had ",
        "in less than of the within by ",
        "once when after ",
        "\n",
        ". A ",
    ],
)
def test_the_work_grows_with_the_length(unit: str) -> None:
    assert_linear(find_times, Repeated(unit, tail="simmer 5 minutes").text, largest=20_000)
