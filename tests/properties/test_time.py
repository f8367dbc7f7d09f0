"""One long step in time gives the same alerts as many small ones."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.cooking.threshold import DueAlert
from kitchen_tui.cooking.timer import elapsed
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY
from tests.properties.acting import SPECS, minutes, on_timer, waits

starts = st.lists(st.tuples(st.sampled_from(SPECS), st.integers(0, 20 * MINUTE)), min_size=1, max_size=5)
acts = st.lists(
    st.tuples(st.one_of(on_timer, minutes.map(lambda by: lambda timer: do.AdjustTimer(timer, by * MINUTE))), waits),
    max_size=8,
)


def cooked(starts: list[tuple[str, int]], step_ms: int) -> tuple[KitchenHarness, list[DueAlert]]:
    """Start the timers one after another, and let three hours pass in steps."""
    stove, found = KitchenHarness(), []
    stove.do(do.StartDish(BELLY))
    for spec, after_ms in starts:
        found += stove.wait(after_ms, step_ms) + stove.tick()
        try:
            stove.do(do.StartTimer(spec))
        except Refused:
            continue
    # A timer that was started by the end of another is looked at on the look after that.
    return stove, found + stove.wait(180 * MINUTE, step_ms) + stove.tick() + stove.tick()


def thresholds(found: list[DueAlert]) -> list[tuple[int, str, str]]:
    """Return the announced thresholds of each timer, with the second of its run at which they were due."""
    return [
        (alert.threshold.at_ms, alert.timer.name, alert.threshold.key) for alert in found if not alert.threshold.again
    ]


@given(starts, st.integers(60, 3600).map(lambda seconds: seconds * SECOND))
def test_one_big_step_says_what_many_small_ones_say(starts: list[tuple[str, int]], step_ms: int) -> None:
    """The same thresholds, each once, except for a second chime of a check that was replaced meanwhile."""
    big, small = cooked(starts, 0), cooked(starts, step_ms)
    assert sorted(thresholds(big[1])) == sorted(thresholds(small[1]))
    assert len(set(thresholds(big[1]))) == len(thresholds(big[1]))
    now = big[0].kitchen.now()
    for one, other in zip(
        big[0].kitchen.session.timers.values(), small[0].kitchen.session.timers.values(), strict=True
    ):
        assert elapsed(one, now) == elapsed(other, now)


@given(starts, st.integers(1, 200 * MINUTE))
def test_on_one_look_they_come_in_the_order_they_were_due(starts: list[tuple[str, int]], ms: int) -> None:
    stove = KitchenHarness()
    stove.do(do.StartDish(BELLY))
    for spec in dict(starts):
        stove.do(do.StartTimer(spec))
    late = [alert.late_ms for alert in stove.wait(ms)]
    assert late == sorted(late, reverse=True)
    assert all(0 <= late_ms < ms for late_ms in late)


@given(acts)
def test_elapsed_is_the_time_it_ran(acts: list[tuple[Callable[[str], do.Command], int]]) -> None:
    """For any pauses, resumes and adjustments it equals a plain sum, up to the moment of silencing."""
    stove = KitchenHarness()
    stove.do(do.StartDish(BELLY), do.StartTimer("simmer"))
    timer, ran = stove.timer("simmer").id, 0
    for act, ms in acts:
        before = stove.timer("simmer")
        try:
            stove.do(act(timer))
        except Refused:
            assert stove.timer("simmer") == before
        after = stove.timer("simmer")
        ran = 0 if after.run > before.run else ran
        stove.wait(ms)
        ran += ms if after.state == "running" else 0
        if after.state == "finished" and after.silenced_ms:
            ran = after.silenced_ms
        assert elapsed(stove.timer("simmer"), stove.kitchen.now()) == ran
