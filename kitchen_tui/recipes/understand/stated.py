"""Reads servings and times as authors state them: "4-6 people", "Serves four"; "1 hr 15 mins", "PT1H15M"."""

import re
from collections.abc import Mapping

from kitchen_tui.model.duration import DAY, HOUR, LONGEST, MINUTE, MONTH, SECOND, Span
from kitchen_tui.model.duration_grammar import Tokens, read_length
from kitchen_tui.model.numbers import COUNT_WORDS, FRACTIONS, count_of
from kitchen_tui.model.recipe import Servings
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line

FOREIGN_SERVINGS = tuple(
    """portionen personen personenzahl portie porties personnes couverts porciones raciones ración racion comensales
    personas porzioni porzione persone dosi porções porcoes rendimento pessoas portioner portsjoner personer
    osób osoby porcí portion annosta porcje porcji rendement ergibt reicht ergiebigkeit menge aantal""".split()  # noqa: SIM905 - a table of words reads best as words
)
"""Words for a yield in other languages, whose number is read too."""
_COUNT_IN_BRACKETS = lazy_regex(
    r"\((?:about |makes |serves )?(\d{1,3}(?:\s?[-–]\s?\d{1,3})? (?:servings|portions|people|squares|slices|pieces"
    r"|cookies|bars))\)",
    re.IGNORECASE,
)
"""The number of servings of one large thing: "18-by-13-inch cake (about 24 squares)"."""
_TWICE = lazy_regex(r"^(\d{1,3}), \1( |$)")
"""The same yield twice: "6, 6 servings"."""


def parse_servings(text: str) -> Servings:
    """Return the numbers and the unit of a phrase: "8-12 slices" is (8, 12, "slices"), "6+" is (6, 6, "").

    A phrase without a whole number to scale by ("Depends", "2.5 gallons") has no servings. The unit "servings" is left
    out, and so are brackets, unless they count the pieces of one large thing: "A 9 x 13 pan (12 squares)".
    """
    line = _TWICE.sub(r"\1\2", clean_line(text), count=1)
    bracket = _COUNT_IN_BRACKETS.search(line) if "(" in line else None
    servings = _servings(line)
    return _servings(bracket[1]) if bracket and (servings.least is None or servings.least == 1) else servings


_COUNT = rf"(?:\d{{1,5}}|{COUNT_WORDS})"
_SIZE = r"[\s-]?(?:inch|cm\b|\"|″|”|(?:by|[x×])[\s-]?\d)"
_RANGE = lazy_regex(
    rf"({_COUNT})(?:\.0)?(?![\d/]|[.,]\d|[{FRACTIONS}]|{_SIZE})"
    rf"(?:\s*(?:-|–|—|~|/|\b(?:to|or|bis|oder|à|ou|a|o|tot|til|till)\b)\s*({_COUNT})\b(?!{_SIZE}))?"
    rf"\s*[+?]?\s*(.*)",
    re.IGNORECASE,
)
_DOZEN = lazy_regex(r"(?:dozens?|doz\.?)\b\s*", re.IGNORECASE)
_HALF_DOZENS = lazy_regex(
    r"(?:(\d{1,2})(?:\s|-|\sand\s)?)?(?:1/2|½|half a|a half)\s(?:a\s)?dozen\b\s*(.*)", re.IGNORECASE
)


def _servings(line: str) -> Servings:
    line = _without_lead(line)
    if "dozen" in line.lower() and (half := _HALF_DOZENS.match(line)):
        count = 12 * int(half[1] or 0) + 6
        return Servings(count, count, _unit(half[2]))
    match = _RANGE.match(line)
    if match is None:
        return Servings()
    least = count_of(match[1])
    most = count_of(match[2]) if match[2] else least
    if not 0 < least <= most:
        return Servings()
    if dozens := _DOZEN.match(match[3]):
        return Servings(12 * least, 12 * most, _unit(match[3][dozens.end() :]))
    return Servings(least, most, _unit(match[3]))


_ODD = lazy_regex(rf"(?:\d*[.,]\d+|0+|[{FRACTIONS}])\s*(?:servings?|portions?|people|persons?)?\W*", re.IGNORECASE)
_LONGEST_QUOTE = 60


def odd_servings(text: str) -> str:
    """Return a sentence about a yield that cannot be a number of servings, such as "0.75", else ""."""
    line = clean_line(text, _LONGEST_QUOTE)
    return f"The yield is stated as “{line}”." if _ODD.fullmatch(_without_lead(line)) else ""


_LEAD = lazy_regex(
    r"(?:(?:serves|servings?|yields?|makes|enough(?: for)?|for|about|around|approx(?:imately|\.)?|ca\.?|up to|—|–|:|~|≈"
    rf"|(?:für|pour|para|per|voor|för|til|till|circa|etwa|environ|env\.?|ongeveer|unos|unas|{'|'.join(FOREIGN_SERVINGS)})\b)"
    r"\s*)*",
    re.IGNORECASE,
)


def _without_lead(line: str) -> str:
    """Return a yield without the words before its number: "4" for "Serves about 4"."""
    return line if line[:1].isdecimal() else _LEAD.sub("", line, count=1)


_UNIT = lazy_regex(r"[^\W\d_][\w'’ -]*")
_PLAIN = lazy_regex(r"\b(?:servings?|portions?)\b|\(s\)", re.IGNORECASE)
_LONGEST_UNIT = 30


def _unit(rest: str) -> str:
    match = _UNIT.match(re.split(r"[(,;.:]", rest, maxsplit=1)[0]) if rest else None
    unit = _PLAIN.sub("", match[0]).strip() if match else ""
    return unit if len(unit) <= _LONGEST_UNIT else ""


_MORE = lazy_regex(r"\+|\bplus\b|;", re.IGNORECASE)


def parse_stated_time(text: str) -> Span | None:
    """Return the sum of the times in a phrase; None if it has no length ("all day", "5 min/day", "20").

    "0 min" is a valid length. Additions without a number ("+ time for the dough") are ignored.
    """
    parts = [_part(part) for part in _MORE.split(_opened(clean_line(text)))]
    if not parts or parts[0] is None:
        return None
    known = [part for part in parts if part is not None]
    return Span(sum(part.least_ms for part in known), sum(part.most_ms for part in known))


_UNITS_OF_MAPS = {
    "days": ("d", "day", "days"),
    "hours": ("h", "hh", "hr", "hrs", "hour", "hours"),
    "minutes": ("m", "mm", "min", "mins", "minute", "minutes"),
}
_AMOUNTS_OF_MAPS = ("value", "amount", "quantity", "time", "duration")
_AMOUNT = lazy_regex(r"\d[\d.,/]{0,6}(?:\s?[-–]\s?\d[\d.,/]{0,6})?")


def time_phrase(value: object, unit: object = "") -> str:
    """Return a time as a phrase: "2 hours" for 2 with the unit "hours", {hh: 2, mm: 0} or {value: 2, unit: hours}."""
    if not isinstance(value, Mapping):
        text = clean_line(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
        return f"{text} {unit}".strip() if isinstance(unit, str) and _AMOUNT.fullmatch(text) else text
    parts = {str(key).lower(): part for key, part in value.items()}
    phrases = [
        f"{number[0]} {name}"
        for name, keys in _UNITS_OF_MAPS.items()
        for key in keys
        if (number := _AMOUNT.match(time_phrase(parts.get(key, "")))) and number[0].strip("0")
    ]
    amount = next((parts[key] for key in _AMOUNTS_OF_MAPS if key in parts and not isinstance(parts[key], Mapping)), "")
    return " ".join(phrases) or time_phrase(amount, parts.get("unit") or parts.get("units") or "")


def _opened(text: str) -> str:
    """Return `text` without what is in brackets, except for what adds a time."""
    return re.sub(r"\(([^()]*)\)", lambda inner: inner[1] if _MORE.match(inner[1]) else " ", text)


_APPROXIMATELY = lazy_regex(r"\s*(?:(?:[≈~]|about|around|approx(?:imately|\.)?|ca\.?|up to)\s*)*", re.IGNORECASE)
_LONGEST_PART = 200


def _part(text: str) -> Span | None:
    text = _APPROXIMATELY.sub("", text[:_LONGEST_PART], count=1)
    tokens = Tokens(text, typed=True)
    length = read_length(tokens, 0)
    if length is None or length.least_ms is None or length.last.vague:
        return None
    unit, most_ms = length.last.unit, length.most_ms or length.least_ms
    if unit is None or unit.ms >= MONTH or most_ms > LONGEST or tokens.word(length.last.after) == "/":
        return None
    return Span(length.least_ms, most_ms)


_ISO_NUMBER = r"(\d{1,9}(?:[.,]\d{1,9})?)"
_ISO = lazy_regex(
    rf"P(?=[\dT])(?:{_ISO_NUMBER}Y)?(?:{_ISO_NUMBER}M)?(?:{_ISO_NUMBER}W)?(?:{_ISO_NUMBER}D)?"
    rf"(?:T(?=\d)(?:{_ISO_NUMBER}H)?(?:{_ISO_NUMBER}M)?(?:{_ISO_NUMBER}S)?)?",
    re.ASCII,
)
_ISO_SIZES = (365 * DAY, 30 * DAY, 7 * DAY, DAY, HOUR, MINUTE, SECOND)


def read_iso(text: str) -> int | None:
    """Return an ISO 8601 duration in milliseconds; None for anything else ("PTH30M", "20 minutes", negative, "P").

    A month has 30 days and a year 365. No recipe means either, but some pages contain "P30M".
    """
    match = _ISO.fullmatch(text.strip().upper())
    if match is None:
        return None
    parts = zip(match.groups(), _ISO_SIZES, strict=True)
    return round(sum(float(number.replace(",", ".")) * size for number, size in parts if number))


def write_iso(ms: int) -> str:
    """Return a duration in ISO 8601, with hours, minutes and seconds: "PT1H30M", "PT0S"."""
    minutes, seconds = divmod(ms // SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + ("".join(f"{count}{unit}" for count, unit in parts if count) or "0S")
