"""The grammar of durations in typed text, in files and in prose.

phrase  = end [ joint end ]              10 minutes · 1-2 min · 1h30/2h · a minute or two · an hour and up to 12
end     = number [filler] unit [tail]    5 more minutes · 1 hour and 30 minutes · 2 minutes and a half · 1h30 · 1:30 h
        | number                         the unit is that of the other end: 90 to 120 minutes
        | unit                           after another, every, last…: another minute
"""

from fractions import Fraction
from functools import lru_cache

from kitchen_tui.model.duration import DAY, HOUR, MINUTE, SECOND, TYPED_UNITS, UNITS, Unit
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTION_SIGNS, FRACTIONS, Number, number_at
from kitchen_tui.model.regex import lazy_regex

DASHES = frozenset("-–—−‐‑‒~∼〜")

_TOKEN = lazy_regex(rf"[0-9]+(?:\.[0-9]+|,[0-9](?![0-9]))?|[^\W\d_{FRACTIONS}]+|\S")
_SHORT = 3
_JOINS = frozenset((*"/⁄∕-–,&", "and", *FRACTION_SIGNS))
"""Words and signs that may join a whole number to its fraction or smaller unit."""
BEYOND = 16
"""The most tokens that a phrase looks ahead."""


class Tokens:
    """The tokens of a text: words in lower case, numbers and single signs, followed by empty words.

    `typed` text may use the short forms of the prompt: "5 m", "2 d", "1:30", and a bare number for minutes.
    """

    def __init__(self, text: str, typed: bool = False) -> None:
        matches = list(_TOKEN.finditer(text))
        self.text = text
        self.typed = typed
        self.count = len(matches)
        self._words = [match[0].lower() for match in matches] + [""] * BEYOND
        self._spans = [match.span() for match in matches]

    def word(self, at: int) -> str:
        return self._words[at]

    def start(self, at: int) -> int:
        """Return the offset in the text at which this token starts."""
        return self._spans[at][0]

    def end(self, at: int) -> int:
        """Return the offset in the text at which this token ends."""
        return self._spans[at][1]

    def touching(self, at: int) -> bool:
        """Return whether this token follows the one before without a space."""
        return 0 < at < self.count and self.start(at) == self.end(at - 1)

    def has_words(self, at: int, *words: str) -> bool:
        """Return whether these words start at this token."""
        return all(self._words[at + i] == word for i, word in enumerate(words))

    def number(self, at: int) -> tuple[Number, int] | None:
        """Return the number that starts at this token, and the index of the token after it."""
        if at >= self.count:
            return None
        word, following = self._words[at], self._words[at + 1]
        if len(word) <= _SHORT and word.isdecimal() and following not in _JOINS and not following[:1].isdecimal():
            return Number(_whole(word), *self._spans[at], "digits"), at + 1  # the most frequent case
        number = number_at(self.text, self.start(at))
        if number is None:
            return None
        after = at + 1
        while after < self.count and self.start(after) < number.end:
            after += 1
        if number.value is not None and number.value < 1 and number.form != "vague":
            after += self.has_words(after, "of")  # three-quarters of an hour, ½ an hour
            after += self.word(after) in ("a", "an")
        return number, after


@lru_cache(maxsize=1024)
def _whole(word: str) -> Fraction:
    return Fraction(int(word))


_ABBREVIATED = frozenset(("sec", "secs", "min", "mins", "mn", "hr", "hrs", "h", "m", "s", "wk", "wks"))
_SMALLER = {DAY: HOUR, HOUR: MINUTE, MINUTE: SECOND}
"""The unit of a number without one that follows days, hours or minutes."""
_GOES_ON = frozenset(
    """to or until till with in on at for over more longer before and then per each depending while after if when
    as turning stirring . , ; : ) ( ! ? *""".split()  # noqa: SIM905 - words
) | {""}
"""Words that may follow a number without a unit; a noun there would be the thing that it counts."""

_FILLERS = frozenset(
    """more additional further extra other full whole good solid straight long odd short or so less plus + ish last
    consecutive entire final next first scant generous mere brief""".split()  # noqa: SIM905 - words
)
_MOST_FILLERS = 3
_ONE_OF = frozenset("another every each last final first next additional extra other".split())  # noqa: SIM905 - words
_SIXTY = 60
_CLOCK_DIGITS = 2
_MAXIMUM = frozenset(("max", "maximum", "tops"))
_ABOUT = frozenset(("about", "around", "even", "roughly"))
_ABOUT_OR_TO = _ABOUT | {"to", "or"}  # "8- to 10-minute"
_SETTINGS = {
    "on": frozenset(("low", "high", "medium")),
    "in": frozenset(("fridge", "refrigerator", "freezer", "oven", "microwave")),
}


class End(NamedTuple):
    """One end of a range: a number, its unit if it has one, and both in milliseconds.

    `after` is the index of the token after it. `value` is None for "a few". `adjective` marks "15-minute", and `vague`
    "a few" and "a couple".
    """

    value: Fraction | None
    unit: Unit | None
    ms: Fraction | None
    after: int
    adjective: bool = False
    vague: bool = False


class Length(NamedTuple):
    """A stated time. `least_ms` is None for "a few minutes", and `most_ms` for a time that is not a range."""

    least_ms: int | None
    most_ms: int | None
    last: End


class _Joint(NamedTuple):
    after: int
    """The index of the token after the words that join two ends."""
    lends_unit: bool = False
    """Whether the second end can do without a unit: "a minute or two"."""
    bracket: bool = False


def read_length(tokens: Tokens, at: int) -> Length | None:
    """Return the time that starts at this token, or None; only the first end of a range that runs backwards."""
    first = read_end(tokens, at)
    if first is None:
        return None
    ranged = _range(tokens, at, first)
    if ranged is not None or first.unit is None:
        return ranged
    return Length(None if first.ms is None else round(first.ms), None, first)


def read_end(tokens: Tokens, at: int) -> End | None:
    """Return the number with its unit that starts at this token, or None."""
    if tokens.word(at) in UNITS and _word_before(tokens, at) in _ONE_OF:
        unit = UNITS[tokens.word(at)]
        return None if unit.plural else _measured(tokens, End(Fraction(1), None, None, at), unit, at + 1)
    number = _slashed(tokens, at) or _clock(tokens, at) or _number(tokens, at)
    if number is None:
        return None
    is_article = tokens.word(at) in ("a", "an") and number.after == at + 1
    unit_at = _past_fillers(tokens, number.after)
    if plain := _unit(tokens, unit_at):
        return _measured(tokens, number, plain, unit_at + 1)
    hyphened = _unit(tokens, unit_at + 1) if tokens.word(unit_at) in DASHES else None
    if hyphened is not None and not hyphened.short:
        end = _measured(tokens, number, hyphened, unit_at + 2)
        fraction = number.value is not None and number.value < 1
        return end._replace(adjective=not fraction and not hyphened.plural)
    return None if is_article else number


def _number(tokens: Tokens, at: int) -> End | None:
    found = tokens.number(at)
    if found is None:
        return None
    number, after = found
    if number.form == "digits" and number.value is None:  # a ratio, such as 90/10
        return None
    return End(number.value, None, None, after, vague=number.form == "vague")


def is_slash_range(tokens: Tokens, slash: int) -> bool:
    """Return whether this slash is in a range ("5/10 minutes") and not in a fraction ("1/2 minutes", "3/4 hours")."""
    unit = UNITS.get(tokens.word(slash + 2))
    least, most = tokens.word(slash - 1), tokens.word(slash + 1)
    if tokens.word(slash) != "/" or unit is None or unit.ms > MINUTE:
        return False
    counts = least.isdecimal() and most.isdecimal() and len(least + most) <= 2 * _CLOCK_DIGITS + 2
    fractions = (("1", "2"),) if unit.plural else (("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4"))
    return counts and (least, most) not in fractions and int(least) < int(most)


def _past_full_stop(tokens: Tokens, at: int) -> int:
    """Return the index after the full stop in "min." or "hr."."""
    return at + (tokens.word(at) == "." and tokens.word(at - 1) in _ABBREVIATED)


def _word_before(tokens: Tokens, at: int) -> str:
    """Return the word before this token, skipping the signs for bold text."""
    before = at - 1
    while before > 0 and tokens.word(before) in ("*", "_"):
        before -= 1
    return tokens.word(before)


def _slashed(tokens: Tokens, at: int) -> End | None:
    return End(Fraction(tokens.word(at)), None, None, at + 1) if is_slash_range(tokens, at + 1) else None


def _clock(tokens: Tokens, at: int) -> End | None:
    """Read the number of "1:30 hours"; typed without a unit, "1:30" is m:ss and "1:30:05" is h:mm:ss."""
    if tokens.word(at + 1) != ":" or not tokens.touching(at + 1) or not _is_sixtieths(tokens, at + 2):
        return None
    first, second = tokens.word(at), tokens.word(at + 2)
    if not first.isdecimal() or len(first) > _CLOCK_DIGITS + tokens.typed:
        return None
    value = int(first) + Fraction(int(second), _SIXTY)
    if tokens.typed and tokens.word(at + 3) == ":" and _is_sixtieths(tokens, at + 4):
        return End(value * _SIXTY + Fraction(int(tokens.word(at + 4)), _SIXTY), None, None, at + 5)
    return End(value, None, None, at + 3)


def _is_sixtieths(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return tokens.touching(at) and word.isdecimal() and len(word) == _CLOCK_DIGITS and int(word) < _SIXTY


def _past_fillers(tokens: Tokens, at: int) -> int:
    """Skip the words between a number and its unit: 4 *more* minutes, 5 *or so* min, 20-*ish* minutes."""
    past = at
    while past < at + _MOST_FILLERS and tokens.word(past) in _FILLERS:
        past += 1
    return past + 2 if tokens.word(past) in DASHES and tokens.has_words(past + 1, "ish") else past


def _unit(tokens: Tokens, at: int) -> Unit | None:
    if tokens.typed:
        return TYPED_UNITS.get(tokens.word(at))
    # In prose "50 m" is 50 metres, while "12 h" and "30 s" are times even with a space.
    return None if tokens.word(at) == "m" and not tokens.touching(at) else UNITS.get(tokens.word(at))


def _measured(tokens: Tokens, number: End, unit: Unit, after: int) -> End:
    if number.value is None:
        return number._replace(unit=unit, after=after)
    more, end = _tail(tokens, unit, after) or (Fraction(0), after)
    return number._replace(unit=unit, ms=number.value * unit.ms + more, after=end)


def _tail(tokens: Tokens, unit: Unit, after: int) -> tuple[Fraction, int] | None:
    """Read what continues a unit: "1 hour *and 30 minutes*", "1h*30*", "2 minutes *and a half*", "1 hr. *20 min*"."""
    if tokens.touching(after) and unit.ms in _SMALLER and tokens.word(after).isdecimal():
        return _glued(tokens, unit, after)
    stopped = _past_full_stop(tokens, after)
    start = _past_joint(tokens, stopped)
    number = _number(tokens, start)
    if number is None or number.value is None or number.vague:
        return None
    if smaller := _unit(tokens, number.after):
        return _with_smaller(tokens, number.value, unit, smaller, number.after + 1)
    if tokens.word(number.after) not in _GOES_ON and not (tokens.typed and number.value < 1):
        return None
    if number.value < 1:
        return (number.value * unit.ms, number.after) if start > stopped else None
    counts = start == after and unit.ms in _SMALLER and 1 < number.value < _SIXTY
    return (number.value * _SMALLER[unit.ms], number.after) if counts else None


def _past_joint(tokens: Tokens, at: int) -> int:
    """Skip the words that join hours and minutes: "1 hour*, and* 5 minutes", "an hour*-and-*a-half"."""
    if tokens.word(at) in DASHES and tokens.has_words(at + 1, "and"):
        return at + 2 + (tokens.word(at + 2) in DASHES)
    start = at + (tokens.word(at) in (",", "and", "&", "+"))
    return start + tokens.has_words(start, "and")


def _glued(tokens: Tokens, unit: Unit, at: int) -> tuple[Fraction, int]:
    """Return the 30 of "1h30", with or without a unit of its own, and what follows it: "1h30m10s"."""
    value = Fraction(tokens.word(at)[:_CLOCK_DIGITS]) * _SMALLER[unit.ms]
    smaller = _unit(tokens, at + 1)
    if smaller is None or smaller.ms != _SMALLER[unit.ms]:
        return value, at + 1
    more, after = _tail(tokens, smaller, at + 2) or (Fraction(0), at + 2)
    return value + more, after


def _with_smaller(
    tokens: Tokens, value: Fraction, unit: Unit, smaller: Unit, after: int
) -> tuple[Fraction, int] | None:
    """Add the minutes that follow hours, and the seconds that follow minutes."""
    if smaller.ms >= unit.ms or value * smaller.ms >= 2 * unit.ms:
        return None
    rest, end = _tail(tokens, smaller, after) or (Fraction(0), after)
    return value * smaller.ms + rest, end


def _range(tokens: Tokens, at: int, first: End) -> Length | None:
    joint = _joint(tokens, at, first)
    second = read_end(tokens, joint.after) if joint else None
    if joint is None or second is None:
        return None
    second = _with_lent_unit(tokens, first, second) if joint.lends_unit else second
    if second.unit is None or second.ms is None or _are_two(tokens, first, joint, second):
        return None
    least = _least(tokens, first, second.unit, second.ms)
    most = second.ms
    if least is None or (joint.bracket and tokens.word(second.after) not in _MAXIMUM):
        return None
    if joint.bracket:
        closed = second.after + 1
        second = second._replace(after=closed + (tokens.word(closed) == ")"))
    return Length(round(least), round(most), second)


def _are_two(tokens: Tokens, first: End, joint: _Joint, second: End) -> bool:
    """Return whether these are two times: "on high *4 hours or 8 hours* on low", "*20 minutes or 25* if frozen"."""
    own_units = first.unit is not None and tokens.word(second.after - 1) in UNITS
    if not own_units or not tokens.has_words(joint.after - 1, "or"):
        return False
    word = tokens.word(second.after)
    setting = tokens.word(second.after + 1 + (tokens.word(second.after + 1) in ("the", "a")))
    return word in ("if", "for") or setting in _SETTINGS.get(word, ())


def _joint(tokens: Tokens, at: int, first: End) -> _Joint | None:
    after = _past_full_stop(tokens, first.after)
    word = tokens.word(after)
    if word in DASHES or word in ("to", "till", "until"):
        past = after + 1
        past += tokens.word(past) in (_ABOUT if word == "to" else _ABOUT_OR_TO)
        past = _past_maximum(tokens, past)
        return _Joint(past + 2 * tokens.has_words(past, "up", "to"), lends_unit=word == "to" or tokens.typed)
    if word == "or":
        return _Joint(after + 1 + 2 * tokens.has_words(after + 1, "up", "to"), lends_unit=True)
    if word == "and" and tokens.word(at - 1) == "between":
        return _Joint(after + 1)
    if word == "and" and (past := _past_maximum(tokens, after + 1)) > after + 1:
        return _Joint(past)
    if is_slash_range(tokens, after):
        return _Joint(after + 1)
    return _joint_behind_unit(tokens, after) if first.unit is not None else None


def _past_maximum(tokens: Tokens, at: int) -> int:
    """Skip the words of "20 to *a maximum of* 25"."""
    start = at + (tokens.word(at) in ("a", "the"))
    return start + 2 if tokens.word(start) in ("maximum", "max") and tokens.has_words(start + 1, "of") else at


def _joint_behind_unit(tokens: Tokens, after: int) -> _Joint | None:
    """Read the joint after a unit: 1h30*/*2h · 45 minutes *(*2 hours max) · an hour *and up to* 12."""
    word = tokens.word(after)
    if word in ("/", "("):
        return _Joint(after + 1, bracket=word == "(")
    start = after + (word == ",")
    start += tokens.word(start) in ("and", "or", "but")
    if tokens.has_words(start, "no", "longer", "than") or tokens.has_words(start, "no", "more", "than"):
        return _Joint(start + 3, lends_unit=True)
    return _Joint(start + 2, lends_unit=True) if tokens.has_words(start, "up", "to") else None


def _with_lent_unit(tokens: Tokens, first: End, second: End) -> End:
    """Give the second number the unit of the first, unless a noun follows it."""
    if second.unit or second.value is None or (first.unit is None and not tokens.typed):
        return second
    if tokens.word(second.after) not in _GOES_ON | DASHES and not tokens.typed:
        return second
    unit = first.unit or UNITS["minutes"]
    return second._replace(unit=unit, ms=second.value * unit.ms)


def _least(tokens: Tokens, first: End, unit: Unit, most: Fraction) -> Fraction | None:
    """Return the lower end; if typed, it may equal the upper one.

    Without a unit it has that of the upper end, or in prose a smaller one: "45 to 1 hour".
    """
    longest = most if tokens.typed else most - 1  # in milliseconds
    if first.ms is not None:
        return first.ms if first.ms <= longest else None
    if first.value is None:
        return None
    borrowed = first.value * unit.ms
    if borrowed <= longest or tokens.typed:
        return borrowed if borrowed <= longest else None
    smaller = first.value * _SMALLER.get(unit.ms, unit.ms)
    return smaller if smaller < most and smaller < unit.ms else None
