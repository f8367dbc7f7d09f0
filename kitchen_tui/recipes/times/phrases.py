"""The grammar of a stated time: where it stands in the text and how long it is, whatever it may mean there.

phrase    = end [ joint end ]                 10 minutes · 1-2 min · 1h30/2h · a minute or two · an hour and up to 12
end       = number [filler] unit [tail]       5 more minutes · 1 hour and 30 minutes · 2 minutes and a half · 1h30
          | number                            where the other end has the unit: 90 to 120 minutes
          | unit                              after another, every, last…: another minute
"""

from typing import Literal, NamedTuple

from kitchen_tui.model.duration import HOUR, MINUTE, SECOND
from kitchen_tui.recipes.times.numbers import Number, read_number
from kitchen_tui.recipes.times.tokens import DASHES, Tokens
from kitchen_tui.recipes.times.units import ABBREVIATED, UNITS, Unit

Form = Literal["stated", "overnight", "halfway", "daily"]

_FILLERS = frozenset(
    "more additional further extra other full whole good solid straight long odd short or so less plus + ish last "
    "consecutive entire final next first".split()
)
_ONE_OF = frozenset("another every each last final first next additional extra other".split())
_AFTER_ELIDED = frozenset(
    "to or until till with in on at for over more longer before and then per each depending while after if when as "
    "turning stirring . , ; : ) ( ! ? -".split()
) | {"", *DASHES}
_ABOUT = frozenset(("about", "around", "even", "roughly"))
_MAXIMUM = frozenset(("max", "maximum", "tops"))
_SMALLER = {HOUR: MINUTE, MINUTE: SECOND}
_SUB_UNITS = 60
_CLOCK_DIGITS = 2


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


class _End(NamedTuple):
    number: Number
    unit: Unit | None
    ms: float | None
    after: int
    adjective: bool = False


def read_phrase(tokens: Tokens, at: int) -> tuple[Phrase, int] | None:
    """The time stated from this token on and the index of the token behind it, or None."""
    first = _end(tokens, at)
    if first is None:
        return None
    ranged = _range(tokens, at, first)
    if ranged is not None:
        return ranged
    if first.unit is None:
        return None
    least = None if first.ms is None else round(first.ms)
    return _phrase(tokens, at, first, (least, None)), first.after


def _phrase(tokens: Tokens, at: int, last: _End, span: tuple[int | None, int | None]) -> Phrase:
    unit_ms = last.unit.ms if last.unit else 0
    return Phrase(
        *span, tokens[at].start, tokens[last.after - 1].end, unit_ms, adjective=last.adjective, vague=last.number.vague
    )


def _range(tokens: Tokens, at: int, first: _End) -> tuple[Phrase, int] | None:
    joint, unit_optional = _joint(tokens, at, first)
    if not joint:
        return None
    second = _end(tokens, joint)
    if second is None or second.number.value is None or first.number.value is None:
        return None
    second = _with_borrowed_unit(tokens, first, second, unit_optional)
    if second.unit is None or second.ms is None:
        return None
    least = _least(first, second.unit, second.ms)
    if least is None or (tokens.word(joint - 1) == "(" and tokens.word(second.after) not in _MAXIMUM):
        return None
    phrase = _phrase(tokens, at, second, (round(least), round(second.ms)))
    return phrase, second.after


def _least(first: _End, unit: Unit, most: float) -> float | None:
    """The lower end; without a unit of its own it borrows the upper's, or a smaller one: "45 to 1 hour"."""
    if first.ms is not None:
        return first.ms if first.ms < most else None
    assert first.number.value is not None
    size: int | None = unit.ms
    while size is not None:
        if first.number.value * size < most:
            return first.number.value * size
        size = _SMALLER.get(size)
    return None


def _with_borrowed_unit(tokens: Tokens, first: _End, second: _End, optional: bool) -> _End:
    """ "a minute or two", "an hour and up to 12": the second number takes the first's unit, if a noun does not."""
    if second.unit or not optional or first.unit is None or tokens.word(second.after) not in _AFTER_ELIDED:
        return second
    assert second.number.value is not None
    return second._replace(unit=first.unit, ms=second.number.value * first.unit.ms)


def _joint(tokens: Tokens, at: int, first: _End) -> tuple[int, bool]:
    """The index behind what joins two ends, 0 if nothing does; and whether the second may do without a unit."""
    after = first.after + _dot(tokens, first.after)
    word = tokens.word(after)
    if word in DASHES or word in ("to", "till", "until"):
        past = after + 1 + (tokens.word(after + 1) in _ABOUT) + tokens.says(after + 1, "up", "to") * 2
        return past, word == "to"
    if word == "or":
        return after + 1, True
    if word == "and" and tokens.word(at - 1) == "between":
        return after + 1, False
    if word == "/" and first.unit is not None:
        return after + 1, False
    if word == "(" and first.unit is not None:
        return after + 1, False
    start = after + (word == ",")
    start += tokens.word(start) in ("and", "or", "but")
    if first.unit is not None and tokens.says(start, "up", "to"):
        return start + 2, True
    return (after + 1, False) if word == "/" and _slash_range(tokens, after) else (0, False)


def _slash_range(tokens: Tokens, slash: int) -> bool:
    """ "5/10 minutes" is five to ten, "1/2 minutes" and "3/4 hours" are fractions."""
    unit = UNITS.get(tokens.word(slash + 2))
    numbers = tokens.word(slash - 1), tokens.word(slash + 1)
    if unit is None or not unit.plural or not all(word.isascii() and word.isdigit() for word in numbers):
        return False
    return unit.ms <= MINUTE and numbers != ("1", "2") and int(numbers[0]) < int(numbers[1])


def _end(tokens: Tokens, at: int) -> _End | None:
    if tokens.word(at) in UNITS and tokens.word(at - 1) in _ONE_OF:
        return _lone_unit(tokens, at)
    number = _clock(tokens, at) or read_number(tokens, at)
    if number is None:
        return None
    if tokens.word(at + 1) == "/" and _slash_range(tokens, at + 1):
        number = Number(float(tokens.word(at)), at + 1)
    unit_at = _past_fillers(tokens, number.after)
    unit = _unit(tokens, unit_at)
    if unit is not None:
        return _measured(tokens, number, unit, unit_at + 1)
    hyphened = _unit(tokens, unit_at + 1) if tokens.word(unit_at) in DASHES else None
    if hyphened is not None and not hyphened.short:
        fraction = number.value is not None and number.value < 1
        end = _measured(tokens, number, hyphened, unit_at + 2)
        return end._replace(adjective=not fraction and not hyphened.plural)
    return None if number.article else _End(number, None, None, number.after)


def _clock(tokens: Tokens, at: int) -> Number | None:
    """The number of "1:30 hours"."""
    parts = tokens.word(at), tokens.word(at + 2)
    if tokens.word(at + 1) != ":" or not all(part.isdecimal() and len(part) <= _CLOCK_DIGITS for part in parts):
        return None
    return Number(int(parts[0]) + int(parts[1]) / _SUB_UNITS, at + 3) if tokens.touching(at + 2) else None


def _lone_unit(tokens: Tokens, at: int) -> _End | None:
    unit = UNITS[tokens.word(at)]
    return None if unit.plural else _measured(tokens, Number(1.0, at), unit, at + 1)


def _past_fillers(tokens: Tokens, at: int) -> int:
    """Past the words between a number and its unit: 4 *more* minutes, 5 *or so* min, *few more* minutes."""
    past = at
    while past < at + 3 and (tokens.word(past) in _FILLERS or (past > at and tokens.word(past) in DASHES)):
        past += 1
    if tokens.word(past) in DASHES and tokens.says(past + 1, "ish"):
        past += 2
    return past


def _unit(tokens: Tokens, at: int) -> Unit | None:
    unit = UNITS.get(tokens.word(at))
    if unit is None or not unit.short:
        return unit
    spaced = not tokens.touching(at)
    # "50 m" is a length and "2 d" nothing; "12 h" and "30 s" are times even with a space.
    return None if spaced and tokens.word(at) in "md" else unit


def _measured(tokens: Tokens, number: Number, unit: Unit, after: int) -> _End:
    if number.value is None:
        return _End(number, unit, None, after)
    ms = number.value * unit.ms
    tail = _tail(tokens, unit, after)
    if tail is not None:
        return _End(number, unit, ms + tail[0], tail[1])
    return _End(number, unit, ms, after)


def _tail(tokens: Tokens, unit: Unit, after: int) -> tuple[float, int] | None:
    """What a unit may carry on: "1 hour *and 30 minutes*", "1h*30*", "2 minutes *and a half*", "1 hr. *20 min*"."""
    dotted = after + _dot(tokens, after)
    start = dotted + (tokens.word(dotted) in (",", "and", "&", "+"))
    start += tokens.word(start) == "and"
    if tokens.touching(start) and start == after and unit.ms in _SMALLER and tokens.word(start).isdecimal():
        return _glued(tokens, unit, start)
    number = read_number(tokens, start)
    if number is None or number.value is None or number.vague:
        return None
    smaller = UNITS.get(tokens.word(number.after))
    if smaller is not None:
        return _smaller(tokens, number.value, unit, smaller, number.after + 1)
    if number.value < 1:
        ends = start > dotted and tokens.word(number.after) in _AFTER_ELIDED
        return (number.value * unit.ms, number.after) if ends else None
    if start > dotted or unit.ms not in _SMALLER or not 1 < number.value < _SUB_UNITS:
        return None
    ends = tokens.word(number.after) in _AFTER_ELIDED - DASHES
    return (number.value * _SMALLER[unit.ms], number.after) if ends else None


def _glued(tokens: Tokens, unit: Unit, at: int) -> tuple[float, int]:
    """The 30 of "1h30", with or without its own unit."""
    smaller = UNITS.get(tokens.word(at + 1))
    after = at + 1 + (smaller is not None and smaller.ms == _SMALLER[unit.ms])
    return float(tokens.word(at)[:_CLOCK_DIGITS]) * _SMALLER[unit.ms], after


def _dot(tokens: Tokens, at: int) -> bool:
    """Is here the full stop of "min." or "hr."?"""
    return tokens.word(at) == "." and tokens.word(at - 1) in ABBREVIATED


def _smaller(tokens: Tokens, value: float, unit: Unit, smaller: Unit, after: int) -> tuple[float, int] | None:
    """The minutes behind the hours, and the seconds behind those."""
    if smaller.ms >= unit.ms or value * smaller.ms >= 2 * unit.ms:
        return None
    rest, end = _tail(tokens, smaller, after) or (0, after)
    return value * smaller.ms + rest, end


def special(tokens: Tokens, at: int) -> tuple[Phrase, int] | None:
    """overnight, halfway, daily: times that have no number of their own."""
    for words, form in _SPECIAL.items():
        if tokens.says(at, *words):
            after = at + len(words)
            return Phrase(None, None, tokens[at].start, tokens[after - 1].end, form=form), after
    return None


_SPECIAL: dict[tuple[str, ...], Form] = {
    ("overnight",): "overnight",
    ("over", "night"): "overnight",
    ("over", "-", "night"): "overnight",
    ("halfway",): "halfway",
    ("half", "way"): "halfway",
    ("half", "-", "way"): "halfway",
    ("midway",): "halfway",
    ("daily",): "daily",
    ("hourly",): "daily",
}
