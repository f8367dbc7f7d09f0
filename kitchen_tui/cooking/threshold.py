"""The moments inside a timer's run at which the cook must hear something."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.timer import Timer, elapsed, remaining
from kitchen_tui.model.duration import SECOND
from kitchen_tui.model.timer_spec import Check, Reminder, TimerSpec

Kind = Literal["warning", "check", "reminder", "window", "due"]

# Which of several at the same moment is named first, and which alone sounds.
RANK: dict[Kind, int] = {"due": 0, "check": 1, "window": 2, "warning": 3, "reminder": 4}
CHIME_AGAIN_MS = 60 * SECOND
"""An unanswered check chimes once more after a minute."""
_MOST_NUDGES = 1000
"""So many in the time a recipe asks for, and no more: it may be hostile and ask for one each millisecond."""


class Threshold(NamedTuple):
    """One moment, at `at_ms` of elapsed time. `key` names it within its run; `text` is what to say.

    `again` marks a check's second chime, which happens only while its question is open.
    """

    at_ms: int
    kind: Kind
    key: str
    text: str
    again: bool = False


def thresholds(timer: Timer, now: Instant) -> tuple[Threshold, ...]:
    """Every moment of this run, in order. A timer that follows the wall clock has one: it is due."""
    if timer.until_ms is None:
        return _of(timer.spec, timer.least_ms, timer.most_ms)
    at = elapsed(timer, now) + remaining(timer, now)
    return (Threshold(at, "due", f"due@{timer.until_ms}", timer.spec.text),)


def has_come(timer: Timer, key: str, now: Instant) -> bool:
    """Whether the run has a moment of that name, and has reached it."""
    run = elapsed(timer, now)
    if timer.until_ms is not None:
        return any(each.key == key and each.at_ms <= run for each in thresholds(timer, now))
    moments = _moments(timer.spec, timer.least_ms, timer.most_ms)
    return key in moments and moments[key] <= run


@lru_cache(maxsize=512)
def _moments(spec: TimerSpec, least: int, most: int) -> dict[str, int]:
    return {each.key: each.at_ms for each in _of(spec, least, most)}


@lru_cache(maxsize=512)
def _of(spec: TimerSpec, least: int, most: int) -> tuple[Threshold, ...]:
    found = [Threshold(most, "due", f"due:{most}", spec.text)]
    if least < most:
        found.append(Threshold(least, "window", f"window:{least}", spec.cue or "start testing"))
    if 0 < spec.warning_ms < most:
        at = most - spec.warning_ms
        found.append(Threshold(at, "warning", f"warning:{at}", spec.warning_text or spec.text))
    for number, check in enumerate(spec.checks):
        starts = least if check.from_ms == spec.least_ms else check.from_ms
        found += _checks(number, check, starts, _gap(check.every_ms, spec), most)
    for number, reminder in enumerate(spec.reminders):
        found += _reminders(number, reminder, spec, most)
    return tuple(sorted(found, key=lambda threshold: (threshold.at_ms, RANK[threshold.kind])))


def _gap(every_ms: int, spec: TimerSpec) -> int:
    return max(every_ms, spec.most_ms // _MOST_NUDGES, SECOND)


def _checks(number: int, check: Check, starts: int, gap: int, most: int) -> Iterator[Threshold]:
    """Every so often from its start; the last is at the end, and none so near before it that it would only nag.

    A check that starts with the window moves with it.
    """
    for at in (*range(starts, most - gap // 2 + 1, gap), most):
        key = f"check{number}:{at}"
        yield Threshold(at, "check", key, check.question)
        if at + CHIME_AGAIN_MS < most:
            yield Threshold(at + CHIME_AGAIN_MS, "check", f"{key}:again", check.question, again=True)


def _reminders(number: int, reminder: Reminder, spec: TimerSpec, most: int) -> Iterator[Threshold]:
    """A range fires at its middle. None fires at the end, where the timer itself is due."""
    moments = {at for at in reminder.at_ms[:_MOST_NUDGES] if 0 < at < most}
    if reminder.every is not None:
        every = _gap((reminder.every.least_ms + reminder.every.most_ms) // 2, spec)
        moments.update(range(every, most, every))
    for at in sorted(moments):
        yield Threshold(at, "reminder", f"reminder{number}:{at}", reminder.text)


def open_check(timer: Timer, now: Instant) -> Threshold | None:
    """The question that waits for an answer: the latest one asked, if it was not answered."""
    if not timer.alive:
        return None
    run = elapsed(timer, now)
    asked = [each for each in thresholds(timer, now) if each.kind == "check" and not each.again and each.at_ms <= run]
    if not asked:
        return None
    latest = asked[-1]
    return None if latest.key in timer.answered else latest


def fresh(timer: Timer, now: Instant) -> list[Threshold]:
    """What this run has crossed and nobody has announced yet, in order."""
    if timer.state != "running":
        return []
    run = elapsed(timer, now)
    crossed = (each for each in thresholds(timer, now) if each.at_ms <= run and each.key not in timer.sounded)
    waiting = open_check(timer, now)
    return [each for each in crossed if not each.again or _still_asks(each, waiting, timer)]


def _still_asks(again: Threshold, waiting: Threshold | None, timer: Timer) -> bool:
    asked = again.key.removesuffix(":again")
    return waiting is not None and waiting.key == asked and asked not in timer.acknowledged


def upcoming(timer: Timer, now: Instant) -> Threshold | None:
    """The next moment ahead of a live timer; the most important where several coincide."""
    run = elapsed(timer, now)
    ahead = (each for each in thresholds(timer, now) if each.at_ms > run and not each.again)
    return next(ahead, None)
