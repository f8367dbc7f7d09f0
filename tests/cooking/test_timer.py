"""The transitions of a timer and its arithmetic."""

from itertools import product
from typing import get_args

import pytest

from kitchen_tui.cooking import timer_events
from kitchen_tui.cooking.event_types import Event
from kitchen_tui.cooking.instant import Instant, moved
from kitchen_tui.cooking.timer import TRANSITIONS, State, Timer, elapsed, phase, remaining, window
from kitchen_tui.model.duration import HOUR, MINUTE
from tests.cooking.making import BLANCH, GLAZE, SIMMER, START, changed, timer

VERBS: dict[str, Event] = {
    "pause": timer_events.TimerPaused("t"),
    "resume": timer_events.TimerResumed("t"),
    "finish": timer_events.TimerFinished("t"),
    "cancel": timer_events.TimerCancelled("t"),
    "restart": timer_events.TimerRestarted("t"),
}
AT = moved(START, MINUTE)


def in_state(state: State) -> Timer:
    """Return a timer that has run for a minute and is in this state."""
    events_to: dict[State, tuple[Event, ...]] = {
        "running": (),
        "paused": (VERBS["pause"],),
        "finished": (VERBS["finish"],),
        "cancelled": (VERBS["cancel"],),
        "idle": (),
    }
    one = timer(BLANCH)
    for event in events_to[state]:
        one = changed(one, event, AT)
    return one._replace(state=state)


@pytest.mark.parametrize(("state", "verb"), list(product([s for s in get_args(State) if s != "idle"], VERBS)))
def test_only_the_transitions_of_the_table_are_possible(state: State, verb: str) -> None:
    before = in_state(state)
    after = changed(before, VERBS[verb], AT)
    if (state, verb) in TRANSITIONS:
        assert after.state == TRANSITIONS[state, verb]
        assert (after.since is not None) == (after.state == "running")
        assert (after.ended is not None) == (not after.alive)
        assert elapsed(after, AT) == (0 if verb == "restart" else MINUTE)
    else:
        assert after == before


def test_no_transition_to_idle_and_only_a_start_from_it() -> None:
    assert "idle" not in TRANSITIONS.values()
    assert [verb for state, verb in TRANSITIONS if state == "idle"] == ["start"]


def test_a_pause_stops_the_timer_and_a_resume_continues_it() -> None:
    one = changed(timer(BLANCH), VERBS["pause"], moved(START, 2 * MINUTE))
    assert elapsed(one, moved(START, HOUR)) == 2 * MINUTE
    one = changed(one, VERBS["resume"], moved(START, HOUR))
    assert elapsed(one, moved(START, HOUR + MINUTE)) == 3 * MINUTE
    assert remaining(one, moved(START, HOUR + MINUTE)) == 2 * MINUTE


def test_only_a_timer_due_at_a_time_of_day_follows_the_zone() -> None:
    to_london = timer_events.TimerTimezoneChanged("t", HOUR)
    by_the_wall = timer(BLANCH)._replace(until_ms=10 * HOUR, zone_ms=2 * HOUR)
    followed = changed(by_the_wall, to_london, AT)
    assert (followed.until_ms, followed.zone_ms) == (11 * HOUR, HOUR)
    for one in (timer(BLANCH), timer(BLANCH)._replace(until_ms=10 * HOUR)):
        assert changed(one, to_london, AT) == one


def test_a_restart_is_a_new_run_with_the_window_of_the_recipe() -> None:
    one = changed(timer(BLANCH, elapsed_ms=5 * MINUTE), timer_events.TimerAdjusted("t", 1, 2 * HOUR), AT)
    one = one._replace(sounded={"due:1": START}, answered=frozenset({"x"}), acknowledged=frozenset({"x"}), extensions=2)
    again = changed(one, VERBS["restart"], AT)
    fresh = timer(BLANCH)
    assert again == fresh._replace(run=2, started=AT, since=AT)
    assert again.run_id != fresh.run_id


def test_a_timer_started_some_time_ago_began_then() -> None:
    one = timer(BLANCH, elapsed_ms=MINUTE)
    assert (elapsed(one, START), one.started.wall_ms) == (MINUTE, START.wall_ms - MINUTE)


def test_a_timer_that_is_over_keeps_the_window_it_had() -> None:
    """An adjustment from another terminal came too late."""
    one = in_state("finished")
    assert changed(one, timer_events.TimerAdjusted("t", 1, 2), AT) == one


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (0, "cooking"),
        (8 * MINUTE - 1, "cooking"),
        (8 * MINUTE, "window"),
        (10 * MINUTE - 1, "window"),
        (10 * MINUTE, "overtime"),
    ],
)
def test_the_phase_follows_the_window(run: int, expected: str) -> None:
    assert phase(timer(GLAZE), moved(START, run)) == expected


def test_a_single_duration_has_no_window() -> None:
    assert phase(timer(BLANCH), moved(START, 5 * MINUTE - 1)) == "cooking"
    assert phase(timer(BLANCH), moved(START, 5 * MINUTE)) == "overtime"


def test_a_timer_until_a_time_follows_the_wall_clock() -> None:
    one = timer(SIMMER, until_ms=START.wall_ms + HOUR)
    set_back = Instant(START.boot_ms + MINUTE, START.wall_ms + MINUTE - HOUR, START.boot_id)
    assert remaining(one, moved(START, MINUTE)) == 59 * MINUTE
    assert remaining(one, set_back) == 119 * MINUTE


def test_a_finished_timer_until_a_time_stays_as_it_was() -> None:
    one = changed(timer(BLANCH, until_ms=START.wall_ms + HOUR), VERBS["finish"], AT)
    assert window(one, AT) == window(one, moved(AT, 9 * HOUR)) == (HOUR, HOUR)
    assert phase(one, moved(AT, 9 * HOUR)) == "cooking"


def test_a_reboot_keeps_the_elapsed_time() -> None:
    one = timer(BLANCH)
    assert elapsed(one, Instant(50, START.wall_ms + 3 * MINUTE, "boot-2")) == 3 * MINUTE
    assert elapsed(one, Instant(50, START.wall_ms - HOUR, "boot-2")) == 0
