"""Finds times in English recipe prose: their place, length, meaning and purpose."""

from collections.abc import Container, Iterator
from functools import cache
from itertools import islice
from typing import TypeGuard, get_args

from kitchen_tui.model.duration import DAY
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.times.naming import name_of
from kitchen_tui.recipes.understand.times.rule_tables import Anchor, Kind, Reason, Rule
from kitchen_tui.recipes.understand.times.rule_tables.exclusions import (
    NAMES_AND_ORDINALS,
    OTHER_DAYS,
    RELATIVES,
    STORAGE,
)
from kitchen_tui.recipes.understand.times.rule_tables.kinds_of_time import (
    ADJECTIVES,
    FROM_THE_END,
    FROM_THE_START,
    PER_SIDE,
    REPEATS,
    WITHOUT_NUMBER,
)
from kitchen_tui.recipes.understand.times.rule_tables.narrative import LIMITS, STORIES
from kitchen_tui.recipes.understand.times.rule_tables.totals import HEADINGS, WHOLE_DISHES
from kitchen_tui.recipes.understand.times.sentences import (
    Form,
    Phrase,
    is_bare,
    may_hold_a_time,
    sentences,
    stated_times,
)


class Table(NamedTuple):
    """A table of rules, and the reason for its position among the tables."""

    name: str
    rules: tuple[Rule, ...]
    place: str


TABLES = (
    Table("words without a number", WITHOUT_NUMBER, "Overnight, halfway and daily: no other table is about them."),
    Table("names and ordinals", NAMES_AND_ORDINALS, "A decade, an ordinal or a product is never a length."),
    Table("headings", HEADINGS, "A line with the recipe's times has no verb, and would be taken for a step below."),
    Table("whole dishes", WHOLE_DISHES, "“The dish takes 2 hours” must not be read as a step that takes them."),
    Table("relative times", RELATIVES, "“5 minutes less” and “20 minutes per pound” change or scale another time."),
    Table("other days", OTHER_DAYS, "Lead times that name a day or a meal; moments would take any “before”."),
    Table("storage", STORAGE, "How long food keeps; “it keeps” would look like a part of a story."),
    Table("stories", STORIES, "What the author did; the tables below look only at nearby words."),
    Table("limits", LIMITS, "“No more than 3 minutes” warns. Stories come first, since they may hold a limit."),
    Table("adjectives", ADJECTIVES, "“A 10-minute rest” against “a 15-minute recipe”: what the noun says decides."),
    Table("repeats", REPEATS, "“Every 2 minutes” is an interval even with a side or a moment beside it."),
    Table("sides", PER_SIDE, "“2 minutes per side” is a kind of duration; as a moment it would start nothing."),
    Table("moments from the end", FROM_THE_END, "“The last 5 minutes”: more specific than moments from the start."),
    Table("moments from the start", FROM_THE_START, "“After 3 minutes”, “at 15 minutes”; anything else is a duration."),
)
RULES: tuple[Rule, ...] = tuple(rule for table in TABLES for rule in table.rules)
PLAIN = Rule("duration", "The glaze needs «10 minutes».")
"""The rule for a time that no rule of a table applies to."""


class FoundTime(NamedTuple):
    """A time found at `text[start:end]`.

    `most_ms` is None for a single value, and both are None without a number ("a few minutes", "overnight"). `name` is
    what it is for ("simmer"). `anchor` says whether a check counts from the start or the end of something, or is
    halfway through it. An `uncertain` one is offered as a question. `unit_ms` is
    the stated unit.
    """

    least_ms: int | None
    most_ms: int | None
    kind: Kind
    start: int
    end: int
    name: str
    uncertain: bool = False
    anchor: Anchor = "start"
    unit_ms: int = 0


class Verdict(NamedTuple):
    """The verdict on a time at `text[start:end]`: the rule that decided, and the `time` if it was accepted.

    `objection` says why a time was rejected although its rule accepts it.
    """

    start: int
    end: int
    rule: Rule
    time: FoundTime | None
    objection: str = ""


def find_times(text: str, most: int | None = None) -> list[FoundTime]:
    """Return the times in `text` that start something, in order, without ages, totals, idioms and the like."""
    return list(islice((verdict.time for verdict in verdicts(text) if verdict.time is not None), most))


def verdicts(text: str) -> Iterator[Verdict]:
    """Yield the verdict on each time that `text` states, in order."""
    if not may_hold_a_time(text):
        return
    durations: dict[tuple[int | None, int | None], FoundTime] = {}
    for start, end in sentences(text):
        sentence = text[start:end]
        phrases = stated_times(sentence)
        if _is_line(text, start, end) and is_bare(sentence, phrases):
            yield from (
                Verdict(phrase.start + start, phrase.end + start, PLAIN, None, "a line of nothing but times")
                for phrase in phrases
            )
            continue
        judged = _judged_all(sentence, phrases)
        times = [verdict.time for verdict in judged if verdict.time is not None]
        whole = _durations(times) or list(durations.values())[-1:]
        kept = [_settled(verdict, whole, durations) for verdict in judged]
        yield from (_moved(verdict, start) for verdict in kept)
        durations.update((time[:2], time) for time in _durations(times))


def _is_line(text: str, start: int, end: int) -> bool:
    return (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end - 1] == "\n")


def _judged_all(sentence: str, phrases: list[Phrase]) -> list[Verdict]:
    judged: list[Verdict] = []
    taken = 0
    for phrase in phrases:
        verdict = _judged(sentence, phrase, taken)
        taken = verdict.time.end if verdict.time else taken
        judged.append(verdict)
    return judged


# Words further away than this are ignored, which also bounds the work of every pattern.
_LEFT_REACH = 160
_RIGHT_REACH = 120

_KINDS = frozenset(get_args(Kind))
_EVERY = lazy_regex(r"(?:once )?\bevery (other )?[^.;:,]{0,20}$")
_SIDES = lazy_regex(r"\.?,? ?(?:per|/|a|(?:on |for )?(?:each|either|both)) ?(?:of the )?(?:sides?|faces?)")
_UNSURE = lazy_regex(
    r"\b(?:if(?! (?:needed|necessary|desired|required|possible|using|(?:you )?(?:like|want|wish))\b)|unless)\b"
    r"[^.;]*$"
    r"|\boptional(?:ly)?\b[^.;)]*$|(?:\bor (?:for |up to |at least )*|\bpreferably |\bhours? to )$"
)
_A_NIGHT = lazy_regex("(?:a|one)(?: (?:full|whole))? night")
"""A time that is as long as "overnight", not a whole day."""


def _judged(sentence: str, phrase: Phrase, taken: int) -> Verdict:
    """Judge one phrase. Up to `taken`, the sentence belongs to the time before it."""
    start, end = phrase.start, phrase.end
    left_start = max(0, start - _LEFT_REACH)
    text, left = _plain(sentence[start:end]), _plain(sentence[left_start:start])
    right = _plain(sentence[end : end + _RIGHT_REACH])
    right = right[1:] if right.startswith(". ") else right  # the full stop of "min." does not end a sentence
    own_left = left[max(0, taken - left_start) :]
    rule = judge(phrase, text, left, right)
    kind = rule.verdict
    if not _is_kind(kind) or phrase.least_ms == 0:
        return Verdict(start, end, rule, None, "it has no length" if _is_kind(kind) else "")
    least, most = (DAY, None) if phrase.form == "daily" else phrase[:2]
    if kind == "interval" and (every := _EVERY.search(own_left)):
        start -= len(every[0])
        times = 2 if every[1] else 1
        least, most = least and least * times, most and most * times
    elif kind == "per_side" and (side := _SIDES.match(sentence[end : end + _RIGHT_REACH].lower())):
        end += len(side[0])
    elif kind == "duration" and _A_NIGHT.fullmatch(text):
        kind, least = "overnight", None
    name = name_of(kind, rule.anchor, left, right, own_left if taken else "")
    uncertain = phrase.vague or _UNSURE.search(left) is not None
    time = FoundTime(least, most, kind, start, end, name, uncertain, rule.anchor, phrase.unit_ms)
    return Verdict(start, end, rule, time)


def _is_kind(verdict: Kind | Reason) -> TypeGuard[Kind]:
    return verdict in _KINDS


_SPACE = lazy_regex(r"\s")


def _plain(text: str) -> str:
    """Return text in lower case with plain spaces, as the rules expect, without changing its length."""
    return _SPACE.sub(" ", text).lower()


def judge(phrase: Phrase, text: str, left: str, right: str) -> Rule:
    """Return the rule that decides what `phrase` means; in its sentence, `text` is between `left` and `right`."""
    rules = _rules_about(phrase.form, phrase.unit_ms, phrase.adjective)
    return next((rule for rule in rules if rule.fits(text, left, right)), PLAIN)


@cache
def _rules_about(form: Form, unit_ms: int, adjective: bool) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.applies_to(form, unit_ms, adjective))


def table_of(rule: Rule) -> str:
    """Return the name of the table that contains `rule`."""
    return next((table.name for table in TABLES if rule in table.rules), "no other rule")


def _durations(times: list[FoundTime]) -> list[FoundTime]:
    return [time for time in times if time.kind == "duration" and time.least_ms is not None]


def _settled(verdict: Verdict, whole: list[FoundTime], durations: Container[tuple[int | None, int | None]]) -> Verdict:
    """Return the verdict after considering the durations in or before its sentence."""
    time = verdict.time
    if time is None:
        return verdict
    if time.anchor == "fraction":
        if not whole:
            return verdict._replace(time=None, objection="no duration was found that it could be halfway through")
        time = _halved(time, whole)
    if time.kind == "check" and time.anchor == "start" and time[:2] in durations:
        return verdict._replace(time=None, objection="it is the end of a duration stated before")
    return verdict._replace(time=time)


def _halved(time: FoundTime, whole: list[FoundTime]) -> FoundTime:
    """Return the time halfway through the nearest of these durations."""
    nearest = min(whole, key=lambda other: abs(other.start - time.start))
    least, most = nearest.least_ms, nearest.most_ms
    return time._replace(least_ms=least and least // 2, most_ms=most and most // 2)


def _moved(verdict: Verdict, by: int) -> Verdict:
    time = verdict.time and verdict.time._replace(start=verdict.time.start + by, end=verdict.time.end + by)
    return verdict._replace(start=verdict.start + by, end=verdict.end + by, time=time)


def name_before(text: str) -> str:
    """Return a name from the words before a time ("simmer", "rest"), ignoring the verb of an earlier time."""
    text = text[-_LEFT_REACH:]
    earlier = stated_times(text)
    return name_of("duration", "start", _plain(text), "", _plain(text[earlier[-1].end :]) if earlier else "")
