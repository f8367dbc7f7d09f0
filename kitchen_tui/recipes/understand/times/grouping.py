"""Which of a step's times start a timer, and which belong inside one."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kitchen_tui.model.duration import HOUR, LONGEST, SECOND
from kitchen_tui.model.duration_grammar import MONTH
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.recipes.understand.times.finder import FoundTime

OVERNIGHT = Span(8 * HOUR, 12 * HOUR)
"""What recipes mean by "overnight" where they say it in numbers: mostly 8 to 12 hours."""
SHORTEST = 10 * SECOND
"""Nobody starts a timer for less: it is over before the key is found."""

_STARTING = frozenset(("duration", "per_side", "overnight"))
_MORE = re.compile(r"\b(?:another|additional|further|extra)\b.{0,12}$|\bcontinue\b.{0,40}$", re.IGNORECASE | re.DOTALL)
_MORE_REACH = 50


class Start(NamedTuple):
    """A time that starts a timer, how long that is, and the times that belong inside it."""

    time: FoundTime
    span: Span
    inside: tuple[FoundTime, ...] = ()


class GroupedTimes(NamedTuple):
    """A step's times, sorted; `left_over` are checks that no timer of the step is long enough for.

    `extension` is the "another 15 to 30 minutes" of one who checked and found it not done.
    """

    starts: tuple[Start, ...]
    left_over: tuple[FoundTime, ...] = ()
    extension: FoundTime | None = None


def span_of(time: FoundTime) -> Span | None:
    """The length of a timer for this time; None if it has no number, is too short or long, or counts months."""
    if time.least_ms is None:
        return OVERNIGHT if time.kind == "overnight" else None
    span = Span(time.least_ms, time.most_ms or time.least_ms)
    if time.unit_ms >= MONTH:  # months differ in length
        return None
    return span if span.least_ms >= SHORTEST and span.most_ms <= LONGEST else None


def grouped_times(text: str, times: Sequence[FoundTime]) -> GroupedTimes:
    """The times of one step, each where it belongs."""
    extension = _extension(text, times)
    starts: list[Start] = []
    others: list[FoundTime] = []
    for time in times:
        span = span_of(time)
        if span is None or time is extension:
            continue
        if time.kind in _STARTING:
            starts.append(Start(time, span))
        else:
            others.append(time)
    return _owned(starts, others, extension)


def own_start(time: FoundTime) -> Start | None:
    """A timer for a time that belongs in none; halfway through nothing is no time."""
    span = span_of(time)
    return None if span is None or time.anchor == "fraction" else Start(time, span)


def _owned(starts: list[Start], others: Sequence[FoundTime], extension: FoundTime | None) -> GroupedTimes:
    left_over: list[FoundTime] = []
    alone: list[Start] = []
    for time in others:
        owner = _owner(time, starts)
        if owner is not None:
            starts[owner] = starts[owner]._replace(inside=(*starts[owner].inside, time))
        elif time.kind == "check" and time.anchor == "start":
            left_over.append(time)
        elif start := own_start(time):
            alone.append(start)
    in_order = sorted([*starts, *alone], key=lambda start: start.time.start)
    return GroupedTimes(tuple(in_order), tuple(left_over), extension)


def _owner(time: FoundTime, starts: Sequence[Start]) -> int | None:
    """The nearest timer before that is longer, else the nearest behind."""
    longer = [at for at, start in enumerate(starts) if start.span.most_ms > (time.least_ms or 0)]
    return min(longer, key=lambda at: _distance(time, starts[at].time), default=None)


def _distance(time: FoundTime, start: FoundTime) -> tuple[bool, int]:
    return start.start > time.start, abs(start.start - time.start)


def _extension(text: str, times: Sequence[FoundTime]) -> FoundTime | None:
    """The uncertain "another …" behind a check: how much longer when it is not done."""
    checked = False
    for time in times:
        if checked and time.kind == "duration" and time.uncertain and time.least_ms is not None:
            before = text[max(0, time.start - _MORE_REACH) : time.start]
            if _MORE.search(before):
                return time
        checked = checked or (time.kind == "check" and time.name == "check")
    return None
