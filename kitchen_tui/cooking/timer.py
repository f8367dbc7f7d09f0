"""Timers store few facts; everything that is shown is derived from these and `now`."""

from collections.abc import Mapping
from typing import Literal

from kitchen_tui.cooking.instant import Instant, between
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import TimerSpec

State = Literal["idle", "running", "paused", "finished", "cancelled"]
Phase = Literal["cooking", "window", "overtime"]

# The transitions of a timer: (state, verb) → state. Anything else is not allowed.
TRANSITIONS: Mapping[tuple[State, str], State] = {
    ("idle", "start"): "running",
    ("running", "pause"): "paused",
    ("paused", "resume"): "running",
    ("running", "finish"): "finished",
    ("paused", "finish"): "finished",
    ("running", "cancel"): "cancelled",
    ("paused", "cancel"): "cancelled",
    ("running", "restart"): "running",
    ("paused", "restart"): "running",
    ("finished", "restart"): "running",
    ("cancelled", "restart"): "running",
}


class Snooze(NamedTuple):
    """A snoozed alert: silent from `at` for `for_ms`; `choice` is the index of the snooze time."""

    threshold: str
    at: Instant
    for_ms: int
    choice: int


class Timer(NamedTuple):
    """A timer that was started. `elapsed_ms` is what it had run when last started, at `since` (None unless running).

    `least_ms` and `most_ms` are the window of this run; `sounded` holds when each threshold was announced. A timer that
    is due at a time of day ends at `until_ms` (UTC), for which the UTC offset is `zone_ms`.
    """

    id: str
    name: str
    spec: TimerSpec
    dish: str
    step: str
    slot: int
    state: State
    started: Instant
    since: Instant | None
    elapsed_ms: int
    least_ms: int
    most_ms: int
    until_ms: int | None = None
    zone_ms: int | None = None
    run: int = 1
    sounded: Mapping[str, Instant] = {}
    acknowledged: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    snooze: Snooze | None = None
    extensions: int = 0
    silenced_ms: int | None = None
    """The time it had run when its due alarm was silenced, which is when the cook came to the pot."""
    ended: Instant | None = None
    until_set: Instant | None = None
    """When `until_ms` was last set: a step of the wall clock since then may have made it wrong."""

    @property
    def run_id(self) -> str:
        """The id of this run, which changes with a restart."""
        return f"{self.id}#{self.run}"

    @property
    def alive(self) -> bool:
        """Return whether the timer is running or paused, and therefore has a slot."""
        return self.state in ("running", "paused")


def elapsed(timer: Timer, now: Instant) -> int:
    """Return how many milliseconds this run has taken, including suspend but not pauses."""
    return timer.elapsed_ms + (between(timer.since, now) if timer.since else 0)


def window(timer: Timer, now: Instant) -> tuple[int, int]:
    """Return (least, most) of this run in elapsed milliseconds; a time of day is converted by the wall clock."""
    if timer.until_ms is None:
        return timer.least_ms, timer.most_ms
    end = elapsed(timer, now) + timer.until_ms - (timer.ended or now).wall_ms
    return end, end


def remaining(timer: Timer, now: Instant) -> int:
    """Return the milliseconds until due; negative in overtime."""
    return window(timer, now)[1] - elapsed(timer, now)


def phase(timer: Timer, now: Instant) -> Phase:
    """Return the phase of the timer: before, in or after its window."""
    run, (least, most) = elapsed(timer, now), window(timer, now)
    if run >= most:
        return "overtime"
    return "window" if run >= least else "cooking"


def stopped(timer: Timer, verb: Literal["pause", "finish", "cancel"], at: Instant) -> Timer:
    """Return the timer after it was stopped, without a slot if it is over; the same one if the verb is not allowed.

    A timer whose alarm was silenced counts as stopped at that moment.
    """
    state = TRANSITIONS.get((timer.state, verb))
    if state is None:
        return timer
    over = state != "paused"
    ran_ms = timer.silenced_ms if over and timer.silenced_ms is not None else elapsed(timer, at)
    return timer._replace(
        state=state,
        elapsed_ms=ran_ms,
        since=None,
        ended=at if over else None,
        slot=0 if over else timer.slot,
    )
