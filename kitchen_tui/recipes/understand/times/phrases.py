"""Stated times: where they stand in the text and how long they are, whatever they may mean there.

phrase  = end [ joint end ]    10 minutes · 1-2 min · 1h30/2h · a minute or two · an hour and up to 12
"""

from typing import Literal, NamedTuple

from kitchen_tui.recipes.understand.times.ends import GOES_ON, SMALLER, End, is_slash_range, past_full_stop, read_end
from kitchen_tui.recipes.understand.times.tokens import DASHES, Tokens
from kitchen_tui.recipes.understand.times.units import UNITS, Unit

Form = Literal["stated", "overnight", "halfway", "daily"]

_MAXIMUM = frozenset(("max", "maximum", "tops"))
_ABOUT = frozenset(("about", "around", "even", "roughly"))
_SETTINGS = {
    "on": frozenset(("low", "high", "medium")),
    "in": frozenset(("fridge", "refrigerator", "freezer", "oven", "microwave")),
}
_ABOUT_OR_TO = _ABOUT | {"to", "or"}  # "8- to 10-minute"
_WORDS: dict[tuple[str, ...], Form] = {
    ("overnight",): "overnight",
    ("over", "night"): "overnight",
    ("over", "-", "night"): "overnight",
    ("halfway",): "halfway",
    ("half", "way"): "halfway",
    ("half", "-", "way"): "halfway",
    ("midway",): "halfway",
    ("daily",): "daily",
}


class Phrase(NamedTuple):
    """A time as stated: `text[start:end]`; `most_ms` is None for a single value, both for none at all.

    `unit_ms` is the unit of its upper end; `adjective` marks "15-minute"; `vague` "a few" and "a couple".
    """

    least_ms: int | None
    most_ms: int | None
    start: int
    end: int
    unit_ms: int = 0
    form: Form = "stated"
    adjective: bool = False
    vague: bool = False


class _Joint(NamedTuple):
    after: int
    """The index of the token behind what joins two ends."""
    lends_unit: bool = False
    """May the second end do without a unit: "a minute or two"?"""
    bracket: bool = False


WORD_STARTS = frozenset(words[0] for words in _WORDS)
"""The words with which `read_word` may find something."""


def read_phrase(tokens: Tokens, at: int) -> tuple[Phrase, int] | None:
    """The time stated from this token on and the index of the token behind it, or None."""
    first = read_end(tokens, at)
    if first is None:
        return None
    ranged = _range(tokens, at, first)
    if ranged is not None or first.unit is None:
        return ranged
    least = None if first.ms is None else round(first.ms)
    return _phrase(tokens, at, first, least, None), first.after


def read_word(tokens: Tokens, at: int) -> tuple[Phrase, int] | None:
    """Overnight, halfway, daily: times that have no number of their own."""
    for words, form in _WORDS.items():
        if tokens.says(at, *words):
            after = at + len(words)
            return Phrase(None, None, tokens.start(at), tokens.end(after - 1), form=form), after
    return None


def _phrase(tokens: Tokens, at: int, last: End, least: int | None, most: int | None) -> Phrase:
    start, end = tokens.start(at), tokens.end(last.after - 1)
    unit_ms = last.unit.ms if last.unit else 0
    return Phrase(least, most, start, end, unit_ms, adjective=last.adjective, vague=last.number.vague)


def _range(tokens: Tokens, at: int, first: End) -> tuple[Phrase, int] | None:
    joint = _joint(tokens, at, first)
    second = read_end(tokens, joint.after) if joint else None
    if joint is None or second is None:
        return None
    second = _with_lent_unit(tokens, first, second) if joint.lends_unit else second
    if second.unit is None or second.ms is None or _are_two(tokens, first, joint, second):
        return None
    most = second.ms
    least = _least(first, second.unit, most)
    if least is None or (joint.bracket and tokens.word(second.after) not in _MAXIMUM):
        return None
    if joint.bracket:
        closed = second.after + 1
        second = second._replace(after=closed + (tokens.word(closed) == ")"))
    return _phrase(tokens, at, second, round(least), round(most)), second.after


def _are_two(tokens: Tokens, first: End, joint: _Joint, second: End) -> bool:
    """Are they two times: "on high *4 hours or 8 hours* on low", "*20 minutes or 25 minutes* if frozen"?"""
    own_units = first.unit is not None and tokens.word(second.after - 1) in UNITS
    if not own_units or not tokens.says(joint.after - 1, "or"):
        return False
    word = tokens.word(second.after)
    setting = tokens.word(second.after + 1 + (tokens.word(second.after + 1) in ("the", "a")))
    return word in ("if", "for") or setting in _SETTINGS.get(word, ())


def _joint(tokens: Tokens, at: int, first: End) -> _Joint | None:
    after = past_full_stop(tokens, first.after)
    word = tokens.word(after)
    if word in DASHES or word in ("to", "till", "until"):
        past = after + 1
        past += tokens.word(past) in (_ABOUT if word == "to" else _ABOUT_OR_TO)
        past = _past_maximum(tokens, past)
        return _Joint(past + 2 * tokens.says(past, "up", "to"), lends_unit=word == "to")
    if word == "or":
        return _Joint(after + 1 + 2 * tokens.says(after + 1, "up", "to"), lends_unit=True)
    if word == "and" and tokens.word(at - 1) == "between":
        return _Joint(after + 1)
    if word == "and" and (past := _past_maximum(tokens, after + 1)) > after + 1:
        return _Joint(past)
    if is_slash_range(tokens, after):
        return _Joint(after + 1)
    return _joint_behind_unit(tokens, after) if first.unit is not None else None


def _past_maximum(tokens: Tokens, at: int) -> int:
    """Past the words of "20 to *a maximum of* 25"."""
    start = at + (tokens.word(at) in ("a", "the"))
    return start + 2 if tokens.word(start) in ("maximum", "max") and tokens.says(start + 1, "of") else at


def _joint_behind_unit(tokens: Tokens, after: int) -> _Joint | None:
    """1h30*/*2h · 45 minutes *(*2 hours max) · an hour *and up to* 12"""
    word = tokens.word(after)
    if word in ("/", "("):
        return _Joint(after + 1, bracket=word == "(")
    start = after + (word == ",")
    start += tokens.word(start) in ("and", "or", "but")
    if tokens.says(start, "no", "longer", "than") or tokens.says(start, "no", "more", "than"):
        return _Joint(start + 3, lends_unit=True)
    return _Joint(start + 2, lends_unit=True) if tokens.says(start, "up", "to") else None


def _with_lent_unit(tokens: Tokens, first: End, second: End) -> End:
    """The second number takes the first's unit, if no noun claims it."""
    if (
        second.unit
        or first.unit is None
        or second.number.value is None
        or tokens.word(second.after) not in GOES_ON | DASHES
    ):
        return second
    return second._replace(unit=first.unit, ms=second.number.value * first.unit.ms)


def _least(first: End, unit: Unit, most: float) -> float | None:
    """The lower end; without a unit of its own it borrows the upper's, or a smaller one: "45 to 1 hour"."""
    if first.ms is not None:
        return first.ms if first.ms < most else None
    if first.number.value is None:
        return None
    borrowed = first.number.value * unit.ms
    if borrowed < most:
        return borrowed
    smaller = first.number.value * SMALLER.get(unit.ms, unit.ms)
    return smaller if smaller < min(most, unit.ms) else None
