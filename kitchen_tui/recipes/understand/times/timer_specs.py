"""Turns the times found in a recipe's steps into timers to offer, with checks, reminders and warnings."""

import re
from collections.abc import Iterable
from functools import lru_cache

from kitchen_tui.model.duration import MINUTE, Span, format_span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import COUNT_WORDS, FRACTIONS
from kitchen_tui.model.recipe import Check, Reminder, TimerSpec
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line, slug
from kitchen_tui.recipes.understand.times.finder import FoundTime, find_times
from kitchen_tui.recipes.understand.times.grouping import GroupedTimes, Start, grouped_times, is_lead, start_of
from kitchen_tui.recipes.understand.times.naming import ACTIONS, GENERIC_NAMES, base_form, name_in


class StepText(NamedTuple):
    """The parts of a step that are needed to find its timers: id, text and title."""

    id: str
    text: str
    title: str = ""


class Offer(NamedTuple):
    """A timer found at `text[start:end]` of its step; an `uncertain` one is shown as a question."""

    timer: TimerSpec
    start: int
    end: int
    uncertain: bool = False


_STEPS_BACK = 2
"""The number of earlier steps in which "after 30 minutes" may find its timer."""


def offers_of(steps: Iterable[StepText]) -> list[tuple[Offer, ...]]:
    """Return the offers of each step, in order.

    A step may refer to one of the two before: "after 90 minutes, start checking" becomes a check in that step's timer.
    """
    offers: list[tuple[Offer, ...]] = []
    for step in steps:
        times = _grouped_times(step.text)
        before = _last_with_offers(offers)
        if before is not None:
            last, times = _move_referring_times(offers[before][-1], step, times)
            offers[before] = (*offers[before][:-1], last)
        offers.append(_offers(step, times))
    return offers


def timers_of(text: str, step_id: str, title: str = "") -> tuple[TimerSpec, ...]:
    """Return the timers in a step's text, marked as `found`, with names that are unique in the step."""
    return tuple(offer.timer for offer in offers_of([StepText(step_id, text, title)])[0])


_MOST_TIMES = 40
"""The most times that are read in one step."""


@lru_cache(maxsize=256)
def _grouped_times(text: str) -> GroupedTimes:
    """Return the grouped times of a text (cached: they are used for both the notes and the timers of a step)."""
    return grouped_times(text, find_times(text, _MOST_TIMES))


def _last_with_offers(offers: list[tuple[Offer, ...]]) -> int | None:
    nearby = range(len(offers) - 1, max(-1, len(offers) - 1 - _STEPS_BACK), -1)
    return next((at for at in nearby if offers[at]), None)


_OPENING = 20
"""The number of characters at the start of a step in which "after 30 minutes" refers to the step before."""
_LONG_OPENING = 45
"""The same number for "the last 15 minutes", which need not come first: "Add the sausage for the last 15 minutes"."""


def _move_referring_times(offer: Offer, step: StepText, times: GroupedTimes) -> tuple[Offer, GroupedTimes]:
    """Add the times of a step that refer to the last timer of the step before; return that timer and the rest."""
    timer, left_over = offer.timer, []
    for time in times.left_over:
        opening = _LONG_OPENING if time.anchor == "end" else _OPENING
        refers_back = time.name == "check" or time.start <= opening
        if refers_back and (time.least_ms or 0) < timer.most_ms:
            timer = _with_inside(timer, step.text, time, times.extension)
        elif not refers_back or time.least_ms != timer.most_ms:
            left_over.append(time)
    return offer._replace(timer=timer), times._replace(left_over=tuple(left_over))


def _offers(step: StepText, times: GroupedTimes) -> tuple[Offer, ...]:
    starts_alone = [time for time in times.left_over if not is_lead(step.text, time)]
    if times.extension is not None and any(time.name == "check" for time in times.left_over):
        starts_alone.append(times.extension)
    alone = [start for time in starts_alone if (start := start_of(time))]
    starts = sorted([*times.starts, *alone], key=lambda start: start.time.start)
    names: set[str] = set()
    offers = []
    for start in starts:
        name = _unique(_name(start, name_in(step.title) if len(starts) == 1 else ""), start.span, names)
        names.add(name)
        timer = _timer(step, start, name)
        for time in start.inside:
            timer = _with_inside(timer, step.text, time, times.extension)
        uncertain = start.time.uncertain or start.time.kind == "interval"
        offers.append(Offer(timer, start.time.start, start.time.end, uncertain))
    return tuple(offers)


_FINER = {"boil": ("blanch", "parboil")}
"""More exact words for a process, which a step's title may use."""


def _name(start: Start, title_name: str) -> str:
    time = start.time
    vague = time.kind in ("check", "interval") or time.name in GENERIC_NAMES
    if title_name and (vague or title_name in _FINER.get(time.name, ())):
        return title_name
    if time.kind == "check":
        return "wait"
    return f"{time.name}, each side" if time.kind == "per_side" else time.name


def _unique(name: str, span: Span, taken: set[str]) -> str:
    if name in taken:
        name = f"{name} {format_span(span)}"
    while name in taken:
        name = f"{name} again"
    return name


def _timer(step: StepText, start: Start, name: str) -> TimerSpec:
    time, span = start.time, start.span
    if time.kind == "per_side":
        due = "Turn it over, and start this again for the other side."
    elif time.kind == "check":
        due = _moment_text(step.text, time)
    else:
        due = _due_text(step.text, time)
    cue = _cue(step.text, time)
    return TimerSpec(f"{step.id}-{slug(name)}", name, span.least_ms, span.most_ms, text=due, cue=cue, found=True)


def _with_inside(timer: TimerSpec, text: str, time: FoundTime, extension: FoundTime | None) -> TimerSpec:
    """Return the timer with one more check, reminder or warning."""
    if time.kind == "interval":
        every = Span(time.least_ms or 0, time.most_ms or time.least_ms or 0)
        return timer._replace(reminders=(*timer.reminders, Reminder(_reminder_text(text, time), every)))
    at = _moment(timer, time)
    if time.name == "check":
        pace = extension.least_ms if extension is not None and extension.least_ms else _pace(timer)
        return timer._replace(checks=(*timer.checks, Check(_question(text, time), at, pace, pace)))
    if time.anchor in ("end", "before") and not timer.warning_ms:
        return timer._replace(warning_ms=timer.most_ms - at, warning_text=_moment_text(text, time))
    words = _moment_text if time.anchor in ("end", "before") else _reminder_at_text
    return _reminded(timer, words(text, time), at)


def _reminded(timer: TimerSpec, words: str, at: int) -> TimerSpec:
    """Return the timer with a reminder at one more moment; reminders with the same words are joined."""
    for number, reminder in enumerate(timer.reminders):
        if reminder.text == words and reminder.every is None:
            same = reminder._replace(at_ms=tuple(sorted({*reminder.at_ms, at})))
            return timer._replace(reminders=(*timer.reminders[:number], same, *timer.reminders[number + 1 :]))
    return timer._replace(reminders=(*timer.reminders, Reminder(words, at_ms=(at,))))


def _moment(timer: TimerSpec, time: FoundTime) -> int:
    """Return when a moment is, counted from the start of the timer."""
    if time.anchor == "fraction":
        return timer.least_ms // 2
    least = time.least_ms or 0
    counts_back = time.anchor in ("end", "before")
    return timer.most_ms - max(least, time.most_ms or 0) if counts_back else least


_PACES = tuple(minutes * MINUTE for minutes in (60, 30, 15, 10, 5, 2, 1))
_CHECKS_IN_A_TIMER = 8


def _pace(timer: TimerSpec) -> int:
    """Return how often to ask: about eight times in the timer, at a round interval; every 15 minutes in 2 hours."""
    fitting = (pace for pace in _PACES if pace <= timer.most_ms // _CHECKS_IN_A_TIMER)
    return next(fitting, _PACES[-1])


def lead_notes(text: str) -> tuple[str, ...]:
    """Return sentences about things to do before a step: "Take it out 30 minutes before cooking."."""
    grouped = _grouped_times(text)
    lead = [*grouped.lead, *(time for time in grouped.left_over if is_lead(text, time))]
    return tuple(dict.fromkeys(_sentence_around(text, time) for time in lead))


# The words of timers, taken from the text ----------------------------------------------------------------------

_LONGEST = 100
_REACH = 240
_UNTIL_AFTER = lazy_regex(r"[^.;()]{0,60}?\b(?:until|till) ([^.;()]{3,})", re.IGNORECASE)
_UNTIL_BEFORE = lazy_regex(
    r"\b(?:until|till) ([^.;(),]{3,80}),? ?\(?(?: ?(?:for|about|around|roughly|approximately|another|~))* ?$",
    re.IGNORECASE,
)
_ASIDE = lazy_regex(
    r" [-–—] |,? (?:stirring|turning|adding|basting|shaking|flipping)\b| \((?:about|around)\b", re.IGNORECASE
)


def _cue(text: str, time: FoundTime) -> str:
    """Return how to tell that it is done: the words after "until", or ""."""
    after = _UNTIL_AFTER.match(text[time.end : time.end + _REACH])
    before = None if after else _UNTIL_BEFORE.search(text[max(0, time.start - _REACH) : time.start])
    match = after or before
    return clean_line(_ASIDE.split(match[1])[0], _LONGEST) if match else ""


_THEN = lazy_regex(r"[^.;,()]{0,30},? (?:and )?then ([^.;,()]{3,60})", re.IGNORECASE)
_AFTER = lazy_regex(r"\bafter (?:about |the |these )?", re.IGNORECASE)
_ACTION = lazy_regex(r",? ([^.;,()]{3,100})")


def _due_text(text: str, time: FoundTime) -> str:
    """Return what to do when it is over ("then drain", or later "After 5 minutes, drain"), or ""."""
    match = _THEN.match(text[time.end : time.end + _REACH])
    if match is None:
        stated = text[time.start : time.end].lower()
        after = (found.end() for found in _AFTER.finditer(text, time.end))
        ends = (end + len(stated) for end in after if text[end : end + len(stated)].lower() == stated)
        match = next((match for end in ends if (match := _ACTION.match(text, end))), None)
    return _sentence(match[1]) if match else ""


_LEADING = lazy_regex(
    r"\W*(?:after|once|when|for|during|in|at|with|about|around|approximately|the|last|final|$)", re.IGNORECASE
)


def _moment_text(text: str, time: FoundTime) -> str:
    """Return what to do at a moment, in the author's words: "Removing the lid for the last 15 minutes."."""
    start, end = _clause(text, time.start, time.end)
    if _LEADING.match(text[start : time.start]) and text[end : end + 1] == ",":
        end = _clause(text, end + 1, min(end + 2, len(text)))[1]
    return _sentence(text[start:end])


def _reminder_text(text: str, time: FoundTime) -> str:
    """Return what to do repeatedly: "turning the pieces every 5 minutes" is "Turn the pieces."."""
    start, _ = _clause(text, time.start, time.end)
    words = text[start : time.start]
    verbs = _ends_of_verb(words, time.name)
    rest = words[verbs[-1] :] if verbs else ""
    return _sentence(f"{time.name} {re.sub(r' (?:once|and|,)? *$', '', rest).strip()}")


_AT = lazy_regex(
    r"(?: (?:at|after|around|about|again|and|for|the|first|once))+"
    rf"(?: [0-9{FRACTIONS}./]+-?(?: ?(?:min|h|m)\w*\b\.?)?,?(?: (?:and|&|at|after|again))*)*\W*$",
    re.IGNORECASE,
)
"""Words that introduce one moment or several: "at", "after 5 and"."""
_TWICE = lazy_regex(rf"\b(?:once|twice|again|(?:{COUNT_WORDS}|\d) times)\b.*", re.IGNORECASE)


def _reminder_at_text(text: str, time: FoundTime) -> str:
    """Return what to do at a moment: "Turn each over." for "turning each over at 8 minutes"; else the whole clause."""
    start, end = _clause(text, time.start, time.end)
    words = _AT.sub("", text[start : time.start])
    if verbs := _ends_of_verb(words, time.name):
        return _sentence(f"{time.name} {words[verbs[0] :].strip()}")
    if re.match(r"\W*[a-z]+ing\b", words):  # a verb that is not in the table
        return _sentence(words)
    if any(base_form(word[0].lower(), ACTIONS) for word in _WORD.finditer(text[start:end])):
        return _moment_text(text, time)
    before = text[max(0, start - _REACH) : start]
    if verbs := _ends_of_verb(before, time.name):
        rest = _TWICE.sub("", re.split(r"[.;,()]", before[verbs[-1] :])[0])
        return _sentence(f"{time.name} {_AT.sub('', rest).strip()}")
    return _moment_text(text, time)


_WORD = lazy_regex(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def _ends_of_verb(words: str, base: str) -> list[int]:
    """Return where forms of a verb end in the text: "turning", "turned"."""
    return [word.end() for word in _WORD.finditer(words) if base_form(word[0].lower(), ACTIONS) == base]


_CHECKING = lazy_regex(
    r"\b(?:start|begin)(?:ing)? (?:to )?check(?:ing)?\b([^.;]*)|\bcheck (?:for )?([^.;,0-9]{3,})", re.IGNORECASE
)


def _question(text: str, time: FoundTime) -> str:
    """Return the question of a check: "Check the pork for doneness."; "Done?" if the text has none."""
    start, end = _sentence_place(text, time)
    match = _CHECKING.search(text, start, end)
    subject = (match[1] or match[2] or "").strip() if match else ""
    return _sentence(f"Check {subject}") if _WORD.search(subject) else "Done?"


_EDGE = lazy_regex(r"[.;()\n]|, ")


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the text between the comma or full stop before and the one after."""
    before = [edge.end() for edge in _EDGE.finditer(text, max(0, start - _REACH), start)]
    after = _EDGE.search(text, end, end + _REACH)
    return before[-1] if before else max(0, start - _REACH), after.start() if after else min(len(text), end + _REACH)


def _sentence_around(text: str, time: FoundTime) -> str:
    """Return the sentence that states the time."""
    start, end = _sentence_place(text, time)
    return _sentence(text[start:end])


def _sentence_place(text: str, time: FoundTime) -> tuple[int, int]:
    start = max(text.rfind(mark, 0, time.start) for mark in ".;\n") + 1
    ends = [at for mark in ".;\n" if (at := text.find(mark, time.end)) >= 0]
    return start, min(ends, default=len(text))


def _sentence(words: str) -> str:
    line = clean_line(words, _LONGEST).strip(" ,;:-–—*_").rstrip(".")
    return f"{line[:1].upper()}{line[1:]}." if line else ""
