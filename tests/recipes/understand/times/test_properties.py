"""Reading any text for times neither fails nor takes long."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kitchen_tui.recipes.understand.times import StepText, find_times, offers_of
from tests.support.growth import Repeated, assert_linear

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
