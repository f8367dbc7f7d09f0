"""One end of a stated time: a number, its unit and what that carries on.

end  = number [filler] unit [tail]    5 more minutes · 1 hour and 30 minutes · 2 minutes and a half · 1h30 · 1:30 hours
     | number                         where the other end has the unit: 90 to 120 minutes
     | unit                           after another, every, last…: another minute
"""

from typing import NamedTuple

from kitchen_tui.model.duration import HOUR, MINUTE, SECOND
from kitchen_tui.recipes.understand.times.numbers import Number, read_number
from kitchen_tui.recipes.understand.times.tokens import DASHES, Tokens
from kitchen_tui.recipes.understand.times.units import ABBREVIATED, UNITS, Unit

SMALLER = {HOUR: MINUTE, MINUTE: SECOND}
"""What a number without a unit counts behind hours, and behind minutes."""
GOES_ON = frozenset(
    """to or until till with in on at for over more longer before and then per each depending while after if when
    as turning stirring . , ; : ) ( ! ? *""".split()  # noqa: SIM905 - words
) | {""}
"""What may follow a number that stands without its unit; a noun there would be what it counts."""

_FILLERS = frozenset(
    """more additional further extra other full whole good solid straight long odd short or so less plus + ish last
    consecutive entire final next first scant generous mere brief""".split()  # noqa: SIM905 - words
)
_MOST_FILLERS = 3
_ONE_OF = frozenset("another every each last final first next additional extra other".split())  # noqa: SIM905 - words
_SIXTY = 60
_CLOCK_DIGITS = 2


class End(NamedTuple):
    """A number, its unit if it has one, and both as milliseconds; `after` is the index of the token behind.

    `adjective` marks "15-minute".
    """

    number: Number
    unit: Unit | None
    ms: float | None
    after: int
    adjective: bool = False


def read_end(tokens: Tokens, at: int) -> End | None:
    """The end that starts at this token, or None."""
    if tokens.word(at) in UNITS and _word_before(tokens, at) in _ONE_OF:
        unit = UNITS[tokens.word(at)]
        return None if unit.plural else _measured(tokens, Number(1.0, at), unit, at + 1)
    number = _slashed(tokens, at) or _clock(tokens, at) or read_number(tokens, at)
    if number is None:
        return None
    unit_at = _past_fillers(tokens, number.after)
    if plain := _unit(tokens, unit_at):
        return _measured(tokens, number, plain, unit_at + 1)
    hyphened = _unit(tokens, unit_at + 1) if tokens.word(unit_at) in DASHES else None
    if hyphened is not None and not hyphened.short:
        end = _measured(tokens, number, hyphened, unit_at + 2)
        fraction = number.value is not None and number.value < 1
        return end._replace(adjective=not fraction and not hyphened.plural)
    return None if number.article else End(number, None, None, number.after)


def is_slash_range(tokens: Tokens, slash: int) -> bool:
    """Is it the slash of "5/10 minutes", five to ten? In "1/2 minutes" and "3/4 hours" it is a fraction's."""
    unit = UNITS.get(tokens.word(slash + 2))
    least, most = tokens.word(slash - 1), tokens.word(slash + 1)
    if tokens.word(slash) != "/" or unit is None or not unit.plural or unit.ms > MINUTE:
        return False
    counts = least.isdecimal() and most.isdecimal() and len(least + most) <= 2 * _CLOCK_DIGITS + 2
    return counts and (least, most) != ("1", "2") and int(least) < int(most)


def past_full_stop(tokens: Tokens, at: int) -> int:
    """Past the full stop of "min." or "hr."."""
    return at + (tokens.word(at) == "." and tokens.word(at - 1) in ABBREVIATED)


def _word_before(tokens: Tokens, at: int) -> str:
    """The word before, past the signs that make what follows bold."""
    before = at - 1
    while before > 0 and tokens.word(before) in ("*", "_"):
        before -= 1
    return tokens.word(before)


def _slashed(tokens: Tokens, at: int) -> Number | None:
    return Number(float(tokens.word(at)), at + 1) if is_slash_range(tokens, at + 1) else None


def _clock(tokens: Tokens, at: int) -> Number | None:
    """The number of "1:30 hours"."""
    parts = tokens.word(at), tokens.word(at + 2)
    if tokens.word(at + 1) != ":" or not all(part.isdecimal() and len(part) <= _CLOCK_DIGITS for part in parts):
        return None
    return Number(int(parts[0]) + int(parts[1]) / _SIXTY, at + 3) if tokens.touching(at + 2) else None


def _past_fillers(tokens: Tokens, at: int) -> int:
    """Past the words between a number and its unit: 4 *more* minutes, 5 *or so* min, 20-*ish* minutes."""
    past = at
    while past < at + _MOST_FILLERS and tokens.word(past) in _FILLERS:
        past += 1
    return past + 2 if tokens.word(past) in DASHES and tokens.says(past + 1, "ish") else past


def _unit(tokens: Tokens, at: int) -> Unit | None:
    unit = UNITS.get(tokens.word(at))
    # "50 m" is a length; "12 h" and "30 s" are times even with a space.
    return None if tokens.word(at) == "m" and not tokens.touching(at) else unit


def _measured(tokens: Tokens, number: Number, unit: Unit, after: int) -> End:
    if number.value is None:
        return End(number, unit, None, after)
    more, end = _tail(tokens, unit, after) or (0.0, after)
    return End(number, unit, number.value * unit.ms + more, end)


def _tail(tokens: Tokens, unit: Unit, after: int) -> tuple[float, int] | None:
    """What a unit may carry on: "1 hour *and 30 minutes*", "1h*30*", "2 minutes *and a half*", "1 hr. *20 min*"."""
    if tokens.touching(after) and unit.ms in SMALLER and tokens.word(after).isdecimal():
        return _glued(tokens, unit, after)
    stopped = past_full_stop(tokens, after)
    start = _past_joint(tokens, stopped)
    number = read_number(tokens, start)
    if number is None or number.value is None or number.vague:
        return None
    if smaller := UNITS.get(tokens.word(number.after)):
        return _with_smaller(tokens, number.value, unit, smaller, number.after + 1)
    if tokens.word(number.after) not in GOES_ON:
        return None
    if number.value < 1:
        return (number.value * unit.ms, number.after) if start > stopped else None
    counts = start == after and unit.ms in SMALLER and 1 < number.value < _SIXTY
    return (number.value * SMALLER[unit.ms], number.after) if counts else None


def _past_joint(tokens: Tokens, at: int) -> int:
    """Past what joins hours and minutes: "1 hour*, and* 5 minutes", "an hour*-and-*a-half"."""
    if tokens.word(at) in DASHES and tokens.says(at + 1, "and"):
        return at + 2 + (tokens.word(at + 2) in DASHES)
    start = at + (tokens.word(at) in (",", "and", "&", "+"))
    return start + tokens.says(start, "and")


def _glued(tokens: Tokens, unit: Unit, at: int) -> tuple[float, int]:
    """The 30 of "1h30", with or without its own unit."""
    smaller = UNITS.get(tokens.word(at + 1))
    after = at + 1 + (smaller is not None and smaller.ms == SMALLER[unit.ms])
    return float(tokens.word(at)[:_CLOCK_DIGITS]) * SMALLER[unit.ms], after


def _with_smaller(tokens: Tokens, value: float, unit: Unit, smaller: Unit, after: int) -> tuple[float, int] | None:
    """The minutes behind the hours, and the seconds behind those."""
    if smaller.ms >= unit.ms or value * smaller.ms >= 2 * unit.ms:
        return None
    rest, end = _tail(tokens, smaller, after) or (0.0, after)
    return value * smaller.ms + rest, end
