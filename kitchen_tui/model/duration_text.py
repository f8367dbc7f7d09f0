"""Reads durations as cooks write them in a prompt, a shell, a file or a recipe. What is not clear is refused.

`read_duration` reads a whole text. `read_leading_duration` reads the start of one; the rest becomes a name, which must
not contain a word that measures time. Prose is read by the same grammar (`duration_grammar`).
"""

import re
from typing import NoReturn

from kitchen_tui.model.duration import (
    DAY,
    FOREIGN_UNITS,
    HOUR,
    LONGEST,
    MINUTE,
    SECOND,
    TYPED_UNITS,
    UNREAD_UNITS,
    DurationError,
    Span,
)
from kitchen_tui.model.duration_grammar import DASHES, Length, Tokens, read_end, read_length
from kitchen_tui.model.numbers import COUNT_WORDS, COUNTS
from kitchen_tui.model.regex import lazy_regex

_MOST_CHARACTERS = 200
EXAMPLES = "try 5 min, 1h30, 90s, 90-120 min or 2 days"

DAY_WORDS = frozenset(
    """today tonight tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday
    mon tue tues wed thu thur thurs fri sat sun""".split()  # noqa: SIM905 - words
)
CLOCK_WORDS = frozenset(
    """am pm a.m p.m uhr o'clock o’clock oclock noon midday midnight morning afternoon evening ago until till now
    january february april june july august september october november december""".split()  # noqa: SIM905 - words
)
_LEADING = lazy_regex(
    r"(?:from\s+(?=\d[\d.,]*\s?(?:to|-|–)\s?\d))?(?:(?:for|in|about|around|approx(?:imately|\.)?|between|roughly|circa|ca\.)\s+|[~≈]\s*)*",
    re.IGNORECASE,
)
_OPEN_ENDED = lazy_regex(
    r"\d+\s*[a-z]{0,7}\s*\+(?!\s*\d)|^(?:at least|more than|over|up to|at most|less than|under|min\.|max\.?)\s|^[<>≤≥]",
    re.IGNORECASE,
)
_LEFT_OPEN = lazy_regex(r"^(?:or (?:more|longer|less|over)|at (?:least|most)|and (?:up|over)|plus)\b", re.IGNORECASE)
_OR_OVERNIGHT = lazy_regex(r"^,?\s*(?:(?:or|to|up to|until)\s+)+(?:even\s+)?overnight\b", re.IGNORECASE)
_OR_SO = lazy_regex(r"^or so\b\s*", re.IGNORECASE)
_TIMES = lazy_regex(r"^\s*\d+\s*[x×*]\s*\d", re.IGNORECASE)
_TIMES_WORD = lazy_regex(r"[x×](\d{1,3})|(\d{1,3})[x×]")
_VAGUE = lazy_regex(r"^(?:a )?(?:few|couple|several)\b", re.IGNORECASE)
_PRIMES = lazy_regex(r"(\d+)\s?(?:(''|\"|″|”)|(['′’´]))(?![A-Za-z_'])")
_PRIME_SIGNS = frozenset("'\"″”′’´")
_LARGE_UNIT = lazy_regex(r"\b(months?|years?)\b", re.IGNORECASE)
_NIGHT = lazy_regex(r"\bnights?\b", re.IGNORECASE)
_NUMBER_WORD = lazy_regex(rf"(?:{COUNT_WORDS})(?=\s|$)", re.IGNORECASE)
_SEPARATOR = lazy_regex(r"^\s*(?:[.:;,]+(?!\d)|[-–—](?=\s*[^\s\d]))?\s*")
_PART_ALONE = lazy_regex(r"(?:a\s)?(?:half|quarter|third)", re.IGNORECASE)
_MEASURES = frozenset(
    """cups tbsp tbsps tbs tsp tsps tablespoons teaspoons g gr kg mg ml cl dl l oz lb lbs grams grammes kilos kilograms
    milliliters millilitres deciliters decilitres liters litres ounces pounds pints quarts gallons pinches""".split()  # noqa: SIM905
)
"""Measures of a kitchen: a number before one of them is an amount, not minutes."""
_SINGULAR_MEASURES = frozenset(
    """cup tablespoon teaspoon gram gramme kilo kilogram milliliter millilitre deciliter decilitre liter litre ounce
    pound pint quart gallon pinch""".split()  # noqa: SIM905
)
"""The same for one of them; with a larger number they begin a name: "45 pound cake"."""
_OFTEN_MISSPELT = {"minutes": "minutes", "minute": "minutes", "hours": "hours", "hour": "hours", "seconds": "seconds"}
_BEFORE_NAME = lazy_regex(r"^(?:of|for)\s+(?=\S)", re.IGNORECASE)
"""5 minutes *of* rest"""
_ANOTHER = lazy_regex(r"^(?:[-–—~]|to\b|or\b|and\b)\s*\d|\d\s?:\s?\d\d\b", re.IGNORECASE)
_CLOCK_TIME = lazy_regex(r"\d{1,2}(?:[.:h]\d\d)?\s?[ap]\.?m\.?")
_WORD_EDGES = ".,;:!?()[]{}\"'“”‘’+-–—…"


def read_duration(text: str) -> Span:
    """Read a duration or a range: "5 min", "1h30", "90s", "1:30", "90-120m", "an hour and a half", "1,5 h to 2 h".

    A bare number is minutes, "1:30" is m:ss, "1:30:00" is h:mm:ss. Raises DurationError for anything else, for zero,
    for a range that runs backwards, for months, and for more than 400 days.
    """
    span, rest = _leading(text)
    if rest:
        _refuse_rest(rest, text)
        word = rest.split()[0]
        if word[0].isalpha():
            raise DurationError(f"“{word}” in “{text}” is not a unit of time; say s, min, h, days or weeks")
        _refuse(text)
    return span


def read_single_duration(text: str) -> int:
    """Read a single duration, in milliseconds. Raises DurationError, also for a range."""
    span = read_duration(text)
    if span.least_ms != span.most_ms:
        raise DurationError(f"“{text}” is a range; give a single time")
    return span.most_ms


def read_leading_duration(text: str) -> tuple[Span, str]:
    """Read the duration at the start of `text`; return it and the rest as a name. Raises DurationError."""
    span, rest = _leading(text)
    return span, checked_name(_BEFORE_NAME.sub("", rest), text)


def checked_name(name: str, text: str) -> str:
    """Return `name` on one line. Raises DurationError, which quotes `text`, if a word of it measures time."""
    _refuse_rest(name, text, is_name=True)
    return " ".join(name.split())


def _leading(text: str) -> tuple[Span, str]:
    if len(text) > _MOST_CHARACTERS:
        raise DurationError(f"that is too long for a duration; {EXAMPLES}")
    plain = text.strip()
    if _TIMES.match(plain):
        raise DurationError(f"“{plain}” asks for several timers; add them one by one, or write 20m turn x2")
    if ("+" in plain or not plain[:1].isdecimal()) and _OPEN_ENDED.search(plain):
        raise DurationError(f"“{plain}” has no end; say a range, such as 4-5 h")
    parsed = _parsed(plain)
    if parsed is None:
        _refuse(plain)
    length, stated, rest = parsed
    span = _span(length, stated)
    if length.last.unit is None:
        _refuse_guess(stated, rest)
    if not rest.strip():
        return span, ""
    _refuse_joined(length, stated, rest, plain)
    rest = _SEPARATOR.sub("", rest, count=1).strip()
    if _LEFT_OPEN.match(rest):
        raise DurationError(f"“{plain}” has no end; say a range, such as 4-5 h")
    if _OR_OVERNIGHT.match(rest):
        raise DurationError(f"“overnight” in “{plain}” is not exact; say a range, such as 8-12 h")
    return span, _OR_SO.sub("", rest)


def _parsed(text: str) -> tuple[Length, str, str] | None:
    """Return the time at the start of `text`, its words, and the rest; None if the text does not start with a time."""
    plain = text
    if not _PRIME_SIGNS.isdisjoint(text):
        plain = _PRIMES.sub(lambda found: f"{found[1]} {'s' if found[2] else 'min'}", text)
    tokens = Tokens(plain, typed=True)
    lead = None if plain[:1].isdecimal() else _LEADING.match(plain)
    at = next((i for i in range(tokens.count) if lead is None or tokens.start(i) >= lead.end()), tokens.count)
    length = read_length(tokens, at)
    if length is None:  # a number without a unit counts minutes
        end = read_end(tokens, at)
        if end is None or end.value is None or end.unit is not None:
            return None
        length = Length(round(end.value * MINUTE), None, end)
    stated = plain[: tokens.end(length.last.after - 1)]
    return length, stated, plain[len(stated) :]


def _is_time(text: str) -> bool:
    """Return whether `text` is a time with its unit and nothing else."""
    parsed = _parsed(text)
    return parsed is not None and not parsed[2].strip() and (parsed[0].last.unit is not None or ":" in text)


def _span(length: Length, stated: str) -> Span:
    if length.least_ms is None or length.last.vague:
        raise DurationError(f"“{stated}” is not exact; say a number, such as 3 min")
    span = Span(length.least_ms, length.most_ms or length.least_ms)
    if not span.most_ms:
        raise DurationError(f"“{stated}” is too short; give at least a second")
    if span.most_ms < SECOND:
        raise DurationError(f"“{stated}” is shorter than a second")
    if not span.least_ms:
        raise DurationError(f"“{stated}” starts at zero; say the shortest and the longest time")
    if _NIGHT.search(stated):
        raise DurationError(f"“{stated}” may be 12 h or a whole day; say 12 h or 1 day")
    large = _LARGE_UNIT.search(stated)
    if span.most_ms > LONGEST:
        raise DurationError(f"“{stated}” is longer than 400 days")
    if large:
        least, most = -(-span.least_ms // DAY), -(-span.most_ms // DAY)
        days = f"{most} days" if least == most else f"{least}-{most} days"
        raise DurationError(f"{large[1].lower().rstrip('s')}s differ in length; say {days}")
    return span


def _refuse_guess(stated: str, rest: str) -> None:
    """Refuse what could only be guessed to be minutes: "half eight", "5 minuets eggs", "2 cups flour"."""
    if _PART_ALONE.fullmatch(stated.strip()):
        raise DurationError(f"“{stated}{rest}” may be a length or a time of day; say half an hour, or until 7:30")
    words = rest.split()
    word = words[0].strip(_WORD_EDGES).lower() if words else ""
    is_one = stated.strip() == "1" or not stated.strip().isdecimal() or len(words) == 1
    if word in _MEASURES or (is_one and word in _SINGULAR_MEASURES):
        example = next((word for word in words[1:] if word.isalpha()), "rice")
        raise DurationError(f"“{stated.strip()} {word}” is not a time; begin with one, such as 5m {example}")
    meant = (plural for unit, plural in _OFTEN_MISSPELT.items() if _is_slip(word, unit))
    if word not in FOREIGN_UNITS and (unit := next(meant, "")):
        raise DurationError(f"“{word}” is not a unit of time; say {stated.strip()} {unit}")


def _is_slip(word: str, unit: str) -> bool:
    """Return whether `word` is a unit with one letter missing, added or changed, or with two letters swapped."""
    if len(word) < len(unit) - 1 or word[:1] != unit[0] or word == unit or not word.isalpha():
        return False
    at = next((at for at, (one, other) in enumerate(zip(word, unit, strict=False)) if one != other), len(unit))
    rest, wanted = word[at:], unit[at:]
    exchanged = rest[1:2] + rest[:1] + rest[2:]
    return rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:] or exchanged == wanted


def _refuse_joined(length: Length, stated: str, rest: str, text: str) -> None:
    """Refuse a rest that may belong to the time: "1 h 30 eggs", "5eggs", "7-5 min"."""
    following = rest.strip()
    if re.match(r"[:.,/]\s?\d", rest):
        raise DurationError(f"“{text}” is not a duration; {EXAMPLES}")
    if following and rest[0].isalpha():
        word = re.split(r"[\s\d]", following)[0]
        raise DurationError(f"“{word}” in “{text}” is not a unit of time; say s, min, h, days or weeks")
    if re.match(r"[-–—~]\s*\d", following):
        raise DurationError(f"“{text}” runs backward, or has more than two ends; one timer per line")
    if following in DASHES:
        raise DurationError(f"“{text}” has only one end")
    number = re.match(r"[1-5]?\d(?=\s|$)", following) or _NUMBER_WORD.match(following)
    unit = length.last.unit
    if (
        number is None
        or unit is None
        or unit.ms not in (DAY, HOUR, MINUTE)
        or _is_time(" ".join(following.split()[:2]))
    ):
        return
    value = COUNTS.get(number[0].lower(), number[0])
    joined = (
        f"{''.join(stated.split())}{value}" if any(map(str.isdecimal, stated)) else f"{stated.strip()} and {value} min"
    )
    raise DurationError(f"“{number[0]}” may be time or part of the name; write {joined}, or put the number last")


def _refuse_rest(rest: str, text: str, is_name: bool = False) -> None:
    """Refuse a rest that measures time, since it must not become a name."""
    if _ANOTHER.search(rest):
        raise DurationError(f"“{text}” looks like another time; one timer per line")
    if is_name and any(map(str.isnumeric, rest)) and not any(map(str.isalpha, rest)):
        raise DurationError(
            f"“{rest}” in “{text}” may be time or part of the name; write the time without a space, or a name in words"
        )
    before = ""
    for word in rest.split():
        plain = word.strip(_WORD_EDGES).lower()
        if plain in FOREIGN_UNITS:
            count = re.search(r"(\d[\d.,/–-]*)\s*$", before or text[: text.find(word)])
            unit = FOREIGN_UNITS[plain]
            english = f"{count[1]} {unit.removesuffix('s') if count[1] == '1' else unit}" if count else unit
            raise DurationError(f"“{word}” is not an English unit of time; say {english}")
        if plain in DAY_WORDS or plain in CLOCK_WORDS or _CLOCK_TIME.fullmatch(plain):
            way_out = _without(rest, word) if is_name else ""
            raise DurationError(
                f"“{word}” says when; {way_out}for a time of day write until 19:00 or until Monday 8:00"
            )
        if is_name and (count := _TIMES_WORD.fullmatch(plain)):
            number = count[1] or count[2]
            raise DurationError(
                f"“{word}” is not part of a name; for {number} times put it last, such as 2m turn x{number}"
            )
        if plain in TYPED_UNITS or plain in UNREAD_UNITS:
            way_out = f"{_renamed(rest, word)}write " if is_name else ""
            raise DurationError(f"“{word}” in “{text}” is a unit of time; {way_out}one timer per line, the time first")
        if plain[:1].isdecimal() and not plain.isdecimal() and _is_time(plain):
            raise DurationError(f"“{text}” looks like another time; one timer per line")
        before = word


def _renamed(name: str, word: str) -> str:
    """Return a name without the word that measures time: "batch 2" for "second batch"."""
    before, _, after = name.partition(word)
    counts = word.lower() == "second" and before.strip().lower() in ("", "a", "the") and after.strip()
    return f"call it “{after.strip()} 2”, or " if counts else _without(name, word) or "choose another name, or "


def _without(name: str, word: str) -> str:
    """Return the advice to leave a word out of a name; empty if no other word is left."""
    left = " ".join(name.replace(word, " ", 1).split()).strip(_WORD_EDGES)
    return f"call it “{left}”, or " if any(map(str.isalpha, left)) else ""


def _refuse(text: str) -> NoReturn:
    """Refuse a `text` that does not start with a time."""
    if not text:
        raise DurationError("a duration is missing; try 5 min")
    if _VAGUE.match(text):
        raise DurationError(f"“{text}” is not exact; say a number, such as 3 min")
    words = text.split()
    for at in range(1, len(words)):
        if _is_time(time := " ".join(words[at:])):
            raise DurationError(f"put the time first: {time} {' '.join(words[:at]).rstrip(_WORD_EDGES)}")
    raise DurationError(f"“{text}” is not a duration; {EXAMPLES}")
