"""Groups a step's times: those that start a timer, and those that belong inside one."""

import re
from collections.abc import Sequence

from kitchen_tui.model.duration import HOUR, LONGEST, MONTH, SECOND, Span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.times.finder import FoundTime

OVERNIGHT = Span(8 * HOUR, 12 * HOUR)
"""The length of "overnight", as most recipes give it in numbers."""
SHORTEST = 10 * SECOND
"""The shortest time that is offered as a timer; a shorter one is over before the key is found."""


class Start(NamedTuple):
    """A time that starts a timer, the length of the timer, and the times inside it."""

    time: FoundTime
    span: Span
    inside: tuple[FoundTime, ...] = ()


class GroupedTimes(NamedTuple):
    """A step's times, grouped.

    `left_over` are moments for which no timer of the step is long enough. `lead` are times before something later ("30
    minutes before cooking"), which start nothing now. `extension` is the "another 15 to 30 minutes" for food that is
    not done at a check.
    """

    starts: tuple[Start, ...]
    left_over: tuple[FoundTime, ...] = ()
    lead: tuple[FoundTime, ...] = ()
    extension: FoundTime | None = None


_STARTING = frozenset(("duration", "per_side", "overnight"))
_BEFORE = lazy_regex(r"(?: or (?:so|more|longer))?,? (?:before(?:hand)?|prior to)\b", re.IGNORECASE)
_BEFORE_COOKING = lazy_regex(
    rf"{_BEFORE.pattern} (?:(?:you|we) (?:[a-z]+ )?(?:to )?)?(?:start|begin|cook|roast|fry|grill|bak|smok|sear|us|light"
    r"|prepar|pre-?heat|boil|stuff|slow|barbecu|step)",
    re.IGNORECASE,
)
"""Words for something that begins later, so that the time belongs to no timer of this step."""


def grouped_times(text: str, times: Sequence[FoundTime]) -> GroupedTimes:
    """Group the times found in one step by what they become."""
    extension = _extension(text, times)
    starts: list[Start] = []
    others: list[Start] = []
    lead: list[FoundTime] = []
    for time in times:
        start = start_of(time)
        if start is None or time is extension:
            continue
        if time.kind in _STARTING:
            starts.append(start)
        elif time.kind == "check" and _BEFORE_COOKING.match(text, time.end):
            lead.append(time)
        else:
            others.append(start)
    return _owned(text, _without_repeats(text, starts), others, lead, extension)


def start_of(time: FoundTime) -> Start | None:
    """Return a timer for this time; None if it has no number, is too short or long, or is in months."""
    if time.least_ms is None:
        return Start(time, OVERNIGHT) if time.kind == "overnight" else None
    if time.unit_ms >= MONTH:  # months differ in length
        return None
    span = Span(time.least_ms, time.most_ms or time.least_ms)
    return Start(time, span) if span.least_ms >= SHORTEST and span.most_ms <= LONGEST else None


_REACH = 60
_MORE = lazy_regex(r"\b(?:another|additional|further|extra)\b.{0,12}$|\bcontinue\b.{0,40}$", re.IGNORECASE | re.DOTALL)


def _extension(text: str, times: Sequence[FoundTime]) -> FoundTime | None:
    """Return the uncertain "another …" after a check, which is how much longer if it is not done."""
    checked = False
    for time in times:
        if checked and time.kind == "duration" and time.uncertain and time.least_ms is not None:
            before = text[max(0, time.start - _REACH) : time.start]
            if _MORE.search(before):
                return time
        checked = checked or (time.kind == "check" and time.name == "check")
    return None


_HEADING = lazy_regex(r"\*\*[^*\n]{1,60}\*\*|\W*[^.:;\n]{1,60}(?::|\.|\n| [-–—] )")


def _without_repeats(text: str, starts: list[Start]) -> list[Start]:
    """Return the times without those of a heading that the sentence repeats, and without alternatives."""
    heading = _HEADING.match(text)
    end = heading.end() if heading else 0
    spans = [start.span for start in starts if start.time.start >= end]
    kept: list[Start] = []
    for start in starts:
        if start.time.start < end and start.span in spans:
            continue
        between = text[kept[-1].time.end : start.time.start] if kept else ""
        if kept and _extends(kept[-1], start, between):
            kept[-1] = kept[-1]._replace(span=Span(kept[-1].span.least_ms, start.span.most_ms))
        elif not _is_alternative(start, between):
            kept.append(start)
    return kept


_TO_OVERNIGHT = lazy_regex(r"(?: to| ?[-–—]|, up to| up to) ?", re.IGNORECASE)
"""Words between a time and the end of its window: "4 hours to overnight"."""
_OR_BETTER = lazy_regex(
    r"[,( ]*(?:but|or|though)?,? ?(?:ideally|preferably|better(?: still| yet)?)(?: (?:more like|closer to"
    r"|up to|for|about|around))*"
    r" $",
    re.IGNORECASE,
)
"""Words between a time and a better, longer one: "at least one hour (but ideally more like 90 minutes)"."""


def _extends(last: Start, start: Start, between: str) -> bool:
    """Return whether a time is the far end of the one before it: "4 hours to overnight"."""
    if start.time.kind == "overnight":
        return _TO_OVERNIGHT.fullmatch(between) is not None
    return start.span.least_ms > last.span.most_ms and _OR_BETTER.fullmatch(between) is not None


_OR_OVERNIGHT = lazy_regex(
    r",? or,? (?:(?:up to|even|preferably|better(?: still| yet)?|ideally|as long as),? )*(?:for )?$", re.IGNORECASE
)
_INSTEAD = lazy_regex(
    r"^[^.;()]{0,40}\((?:(?:or|about|around|approx(?:imately|\.)?|just|only|at least|up to|as little as|closer to"
    r"|more like"
    r"|maybe|perhaps|for|nearer|an?|even) ?|~ ?|[-–—] ?)*$",
    re.IGNORECASE,
)
"""Words between a time and another for other conditions, in brackets: "2 hours (or 45 minutes in a shallow tray)"."""


def _is_alternative(start: Start, between: str) -> bool:
    """Return whether a time only replaces the one before it under other conditions: "2 hours, or overnight"."""
    is_overnight = start.time.kind == "overnight" and _OR_OVERNIGHT.fullmatch(between) is not None
    return is_overnight or _INSTEAD.search(between) is not None


def _owned(
    text: str, starts: list[Start], others: Sequence[Start], lead: list[FoundTime], extension: FoundTime | None
) -> GroupedTimes:
    left_over: list[FoundTime] = []
    alone: list[Start] = []
    for other in others:
        time, owner = other.time, _owner(other.time, starts)
        if owner is not None:
            starts[owner] = starts[owner]._replace(inside=(*starts[owner].inside, time))
        elif time.kind == "check" and time.anchor in ("start", "end"):
            left_over.append(time)
        elif is_lead(text, time):
            lead.append(time)
        elif time.anchor != "fraction":
            alone.append(other)
    in_order = sorted([*starts, *alone], key=lambda start: start.time.start)
    return GroupedTimes(tuple(in_order), tuple(left_over), tuple(lead), extension)


def _owner(time: FoundTime, starts: Sequence[Start]) -> int | None:
    """Return the nearest earlier timer that is longer, else the nearest later one."""
    longer = [at for at, start in enumerate(starts) if start.span.most_ms > (time.least_ms or 0)]
    if time.anchor == "before":
        longer = [at for at in longer if starts[at].time.start < time.start]
    return min(longer, key=lambda at: _distance(time, starts[at].time), default=None)


def _distance(time: FoundTime, start: FoundTime) -> tuple[bool, int]:
    return start.start > time.start, abs(start.start - time.start)


_TO_GO = lazy_regex(r" (?:left|remaining|remain|to go)\b", re.IGNORECASE)


def is_lead(text: str, time: FoundTime) -> bool:
    """Return whether the time is counted backwards: "10 minutes before the end"."""
    if time.anchor == "end" and _TO_GO.match(text, time.end):
        return True
    return time.anchor in ("end", "before") and _BEFORE.match(text, time.end) is not None
