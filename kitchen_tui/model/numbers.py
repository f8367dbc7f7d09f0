"""Reads numbers as cooks write them, exactly: 2½, 1 1/2, 1-1/2, 1,5, three-quarters, half a, a couple of."""

import re
from fractions import Fraction
from typing import Literal

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex

FRACTION_SIGNS = {
    "¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8), "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6), "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5),
}  # fmt: skip
FRACTIONS = "¼-¾⅓-⅞"
"""The same signs as two ranges, for a set of a regular expression: `[\\d{FRACTIONS}]`."""
COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
"""The counts that a sentence writes out."""
COUNT_WORDS = "|".join(COUNTS)
"""The same words as alternatives of a regular expression."""
NUMBER_WORDS = COUNTS | {
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
"""With "fourty", a common misspelling."""


_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "eighth": 8}

_MOST_PARTS = 10

_SLASH = r"\s?(?:/\s?|[⁄∕]\s?)"
_SLASHES = str.maketrans("⁄∕", "//")
_SIGN = f"[{FRACTIONS}]"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_WORD = f"(?:{'|'.join(NUMBER_WORDS)})(?:(?<=ty)[-–\\s](?:{_ONES})\\b)?"
_PART = r"(?:half|halves|thirds?|quarters?|fourths?|eighths?)"
_IN_DIGITS = rf"""
    (?<![^\W_])(?<![.,])(?<!(?<!\w)[l|]/)(?<!(?<!\w)I/)(?:
        (?P<units>\d{{1,3}})[-\s](?:and|&)[-\s](?:an?|one)[-\s](?P<piece>{_PART})
        | (?: (?P<whole>\d{{1,3}}) (?: \s?(?={_SIGN}) | [-\s,] | [-\s](?:and|&)[-\s] ) )?
        (?P<fraction> {_SIGN} | \d{{1,3}}(?:\.\d{{1,2}})?{_SLASH}\d{{1,3}}(?:\s?(?:rd|th|nd)s?\b)? ) (?:\sof\san?\b)?
        | (?P<thousands>\d{{1,3}}(?:,\d{{3}})+)
        | (?P<decimal>\d{{1,6}}(?:[.,]\d{{1,4}})?|\.\d{{1,4}})
    )(?![\d/])(?![⁄∕])"""
_IN_WORDS = rf"""
    (?<![^\W_])(?:
        (?P<word>{_WORD})(?:
            [-\s](?:and|&)[-\s](?:an?|(?P<over>{_ONES}))[-\s](?P<under>{_PART})
            | [-\s](?P<part>{_PART})(?:\sof)?(?:\san?\b)?
        )?
        | (?P<bare>half|quarter)(?:\sof)?(?P<article>\san?\b)?
        | (?:an?\s)?(?:(?P<couple>couple)|(?P<few>few))(?:\sof)? | (?P<several>several)
        | (?P<one>an?)(?:[-\s](?P<share>{_PART})(?:\sof)?(?:\san?\b)?)?
    )(?!\w)"""
_NUMBER = lazy_regex(f"{_IN_DIGITS} | {_IN_WORDS}", re.VERBOSE | re.IGNORECASE)
_STARTERS = frozenset((*NUMBER_WORDS, *FRACTION_SIGNS, "a", "an", "half", "quarter", "couple", "few", "several"))

Form = Literal["digits", "word", "bare", "article", "vague"]


class Number(NamedTuple):
    """A number at `text[start:end]`. `value` is None for "a few" and for a ratio such as 90/10.

    `form` tells how certain it is: a bare "half" or an article ("a cup") is a number only before a measure.
    """

    value: Fraction | None
    start: int
    end: int
    form: Form


def number_from(text: str, at: int) -> Number | None:
    """Return the first number of `text` at or after `at`."""
    found = _NUMBER.search(text, at)
    return found and _number(found)


def number_at(text: str, at: int) -> Number | None:
    """Return the number of `text` that starts exactly at `at`."""
    found = _NUMBER.match(text, at)
    return found and _number(found)


def starts_number(word: str) -> bool:
    """Return whether a number may start with this word, given in lower case."""
    return word in _STARTERS or word[:1].isdecimal()


def count_of(word: str) -> int:
    """Return the number of a count in digits or in words, in any case: "3", "Three"."""
    return COUNTS.get(word.lower()) or int(word)


def _number(found: re.Match[str]) -> Number:
    start, end = found.span()
    group = found.groupdict()
    if group["couple"]:
        return Number(Fraction(2), start, end, "vague")
    if group["few"] or group["several"]:
        return Number(None, start, end, "vague")
    if group["one"] and not group["share"]:
        return Number(Fraction(1), start, end, "article")
    if group["bare"]:
        value = Fraction(1, _PARTS[group["bare"].lower()])
        return Number(value, start, end, "word" if group["article"] else "bare")
    if group["units"] or group["fraction"] or group["thousands"] or group["decimal"]:
        return Number(_in_digits(group), start, end, "digits")
    return Number(_in_words(group), start, end, "word")


def _in_digits(group: dict[str, str | None]) -> Fraction | None:
    if units := group["units"]:
        return int(units) + _part("a", group["piece"] or "")
    if fraction := group["fraction"]:
        part = FRACTION_SIGNS.get(fraction) or _ratio(fraction)
        return part and part + int(group["whole"] or 0)
    if thousands := group["thousands"]:
        return Fraction(thousands.replace(",", ""))
    return Fraction((group["decimal"] or "").replace(",", "."))


def _ratio(text: str) -> Fraction | None:
    """Return a fraction, or None for 90/10 and 50/50, which are the parts of a mixture.

    Above one, only the fractions of measuring cups count: "3/2 cup", "5/4".
    """
    over, under = (Fraction(part.strip()) for part in text.lower().rstrip("rdthns ").translate(_SLASHES).split("/"))
    is_measured = under in (2, 3, 4) and under < over < _MOST_PARTS
    return over / under if 0 < over < under or is_measured else None


def _in_words(group: dict[str, str | None]) -> Fraction:
    if under := group["under"]:
        return _word(group["word"] or "") + _part(group["over"] or "a", under)
    if part := group["part"] or group["share"]:
        return _part(group["word"] or "a", part)
    return _word(group["word"] or "")


def _word(word: str) -> Fraction:
    """Return the value of "twelve" or "twenty-four"."""
    return Fraction(sum(NUMBER_WORDS[part] for part in re.split(r"[-–\s]", word.lower())))


def _part(over: str, under: str) -> Fraction:
    under = under.lower()
    parts = Fraction(1) if over.lower() in ("a", "an") else _word(over)
    return parts / (_PARTS.get(under) or _PARTS[under.removesuffix("s")])
