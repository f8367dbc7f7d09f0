"""Thresholds: the moments in a run of a timer at which the cook must be alerted, and which of them are due."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, get_args

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.session import Session
from kitchen_tui.cooking.timer import Timer, elapsed, remaining
from kitchen_tui.model.duration import SECOND
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Check, TimerSpec

Kind = Literal["warning", "check", "reminder", "window", "due"]
Level = Literal["warning", "check", "reminder", "start", "window", "due", "escalated", "missed"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The levels of alerts, from the least to the most urgent; a missed alert has stopped sounding."""

LATCHED: frozenset[Level] = frozenset({"due", "escalated", "missed"})
"""The levels that last until the cook answers."""

# Of several thresholds at the same moment, the one with the lowest rank comes first, and is the only one that sounds.
RANK: dict[Kind, int] = {"due": 0, "check": 1, "window": 2, "warning": 3, "reminder": 4}
CHIME_AGAIN_MS = 60 * SECOND
"""An unanswered check chimes once more after a minute."""
_MAX_REPEATS = 1000
"""Limit on checks or reminders in the time the recipe asks for: a hostile recipe may ask for one every millisecond."""


class Threshold(NamedTuple):
    """One moment of a run, at `at_ms` of elapsed time. `key` is unique within the run; `text` says what to do.

    `again` marks the second chime of a check, which sounds only while the question is open.
    """

    at_ms: int
    kind: Kind
    key: str
    text: str
    again: bool = False


def thresholds(timer: Timer, now: Instant) -> tuple[Threshold, ...]:
    """Return all thresholds of this run, in order. A timer that follows the wall clock has only the due one."""
    if timer.until_ms is None:
        return _of_spec(timer.spec, timer.least_ms, timer.most_ms)
    at = elapsed(timer, now) + remaining(timer, now)
    return (Threshold(at, "due", f"due@{timer.until_ms}", timer.spec.text),)


def has_come(timer: Timer, key: str, now: Instant) -> bool:
    """Return whether the run has reached a threshold with this key."""
    run = elapsed(timer, now)
    if timer.until_ms is not None:
        return any(threshold.key == key and threshold.at_ms <= run for threshold in thresholds(timer, now))
    moments = _moments(timer.spec, timer.least_ms, timer.most_ms)
    return key in moments and moments[key] <= run


@lru_cache(maxsize=512)
def _moments(spec: TimerSpec, least: int, most: int) -> dict[str, int]:
    return {threshold.key: threshold.at_ms for threshold in _of_spec(spec, least, most)}


@lru_cache(maxsize=512)
def _of_spec(spec: TimerSpec, least: int, most: int) -> tuple[Threshold, ...]:
    if spec.counts_up:
        return tuple(sorted(_reminders(spec, most)))
    found = [Threshold(most, "due", f"due:{most}", spec.text)]
    if least < most:
        found.append(Threshold(least, "window", f"window:{least}", spec.cue or "start testing"))
    if 0 < spec.warning_ms < most:
        at = most - spec.warning_ms
        found.append(Threshold(at, "warning", f"warning:{at}", spec.warning_text or spec.text))
    for number, check in enumerate(spec.checks):
        starts = least if check.from_ms == spec.least_ms else check.from_ms
        found += _checks(number, check, starts, _gap(check.every_ms, spec), most)
    found += _reminders(spec, most)
    return tuple(sorted(found, key=lambda threshold: (threshold.at_ms, RANK[threshold.kind])))


def _gap(every_ms: int, spec: TimerSpec) -> int:
    return max(every_ms, spec.most_ms // _MAX_REPEATS, SECOND)


def _checks(number: int, check: Check, starts: int, gap: int, most: int) -> Iterator[Threshold]:
    """Yield checks every `gap` and at the end, leaving out one that would come just before the end.

    Checks that start with the window move with it.
    """
    for at in (*range(starts, most - gap // 2 + 1, gap), most):
        key = f"check{number}:{at}"
        yield Threshold(at, "check", key, check.question)
        if at + CHIME_AGAIN_MS < most:
            yield Threshold(at + CHIME_AGAIN_MS, "check", f"{key}:again", check.question, again=True)


def _reminders(spec: TimerSpec, most: int) -> Iterator[Threshold]:
    """Yield reminders, at the middle of a range, but none at the end, when the timer itself is due.

    A stopwatch has no end: each of its reminders is repeated a thousand times.
    """
    for number, reminder in enumerate(spec.reminders):
        moments = {at for at in reminder.at_ms[:_MAX_REPEATS] if 0 < at < most}
        if reminder.every is not None:
            middle = (reminder.every.least_ms + reminder.every.most_ms) // 2
            every = max(middle, SECOND) if spec.counts_up else _gap(middle, spec)
            moments.update(range(every, every * (_MAX_REPEATS + 1) if spec.counts_up else most, every))
        for at in sorted(moments):
            yield Threshold(at, "reminder", f"reminder{number}:{at}", reminder.text)


def open_check(timer: Timer, now: Instant) -> Threshold | None:
    """Return the check that waits for an answer: the latest one, unless it was answered."""
    if not timer.alive:
        return None
    run = elapsed(timer, now)
    asked = [
        threshold
        for threshold in thresholds(timer, now)
        if threshold.kind == "check" and not threshold.again and threshold.at_ms <= run
    ]
    if not asked:
        return None
    latest = asked[-1]
    return None if latest.key in timer.answered else latest


def unannounced(timer: Timer, now: Instant) -> list[Threshold]:
    """Return the thresholds that this run has crossed and that no process has announced yet, in order."""
    if timer.state != "running":
        return []
    run = elapsed(timer, now)
    crossed = [
        threshold
        for threshold in thresholds(timer, now)
        if threshold.at_ms <= run and threshold.key not in timer.sounded
    ]
    waiting = open_check(timer, now)
    return [threshold for threshold in crossed if not threshold.again or _still_asks(threshold, waiting, timer)]


def _still_asks(again: Threshold, waiting: Threshold | None, timer: Timer) -> bool:
    asked = again.key.removesuffix(":again")
    return waiting is not None and waiting.key == asked and asked not in timer.acknowledged


def upcoming(timer: Timer, now: Instant) -> Threshold | None:
    """Return the next threshold of a live timer; the most important one if several coincide."""
    run = elapsed(timer, now)
    ahead = (threshold for threshold in thresholds(timer, now) if threshold.at_ms > run and not threshold.again)
    return next(ahead, None)


class DueAlert(NamedTuple):
    """A threshold that was crossed `late_ms` ago and is not announced yet."""

    timer: Timer
    threshold: Threshold
    late_ms: int

    @property
    def is_answered(self) -> bool:
        """Return whether the cook acknowledged it before it was announced; then it is recorded but does not sound."""
        return self.threshold.key in self.timer.acknowledged


def due_alerts(session: Session, now: Instant) -> list[DueAlert]:
    """Return the unannounced alerts of all timers, in the order in which they came due."""
    found = []
    for timer in session.alive:
        run = elapsed(timer, now)
        found += [DueAlert(timer, threshold, run - threshold.at_ms) for threshold in unannounced(timer, now)]
    return sorted(found, key=lambda alert: -alert.late_ms)


def without_never_due(longer: Timer, timer: Timer, at: Instant) -> Timer:
    """Mark thresholds that an extension of `timer` to `longer` moved into the past as handled: they were never due."""
    run = elapsed(timer, at)
    known = {threshold.key for threshold in thresholds(timer, at)}
    never_due = {threshold.key for threshold in thresholds(longer, at) if threshold.at_ms < run} - known
    return longer._replace(
        sounded={**dict.fromkeys(never_due, at), **timer.sounded},
        acknowledged=timer.acknowledged | never_due,
        answered=timer.answered | never_due,
    )
