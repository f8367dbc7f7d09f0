"""Splits prose into sentences and reads the times in them, before their meaning is decided."""

import re
from collections.abc import Iterator
from typing import Literal

from kitchen_tui.model.duration import UNITS
from kitchen_tui.model.duration_grammar import BEYOND, Tokens, read_length
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTIONS, starts_number
from kitchen_tui.model.regex import lazy_regex

Form = Literal["stated", "overnight", "halfway", "daily"]


class Phrase(NamedTuple):
    """A stated time, `text[start:end]`. `most_ms` is None for a single value, and both are None without a number.

    `unit_ms` is the unit of its upper end. `adjective` marks "15-minute", and `vague` "a few" and "a couple".
    """

    least_ms: int | None
    most_ms: int | None
    start: int
    end: int
    unit_ms: int = 0
    form: Form = "stated"
    adjective: bool = False
    vague: bool = False


# A quick test on lower-case text before it is tokenized. It may have false positives, but never misses a time.
_SIGN = lazy_regex(
    rf"min|sec|hour|hr|day|week|wk|month|year|night|half|daily|midway|mn|[0-9{FRACTIONS}] ?[smh](?![a-z])"
)


def may_hold_a_time(text: str) -> bool:
    """Return whether the text has a word that only times use; most lines have none, which saves further work."""
    return _SIGN.search(text.lower()) is not None


_BOUNDARY = lazy_regex(r"[.!?][\"'”’)\]]*\s+(?=[A-ZÀ-Þ\"'“‘(*_•])|\n\s*(?=\n|[^a-z\s])")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each sentence; "30 min. in the oven" is one, "30 min. Add salt" are two."""
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        yield start, boundary.end()
        start = boundary.end()
    yield start, len(text)


_LONGEST = 1500


def stated_times(sentence: str) -> list[Phrase]:
    """Return all times that the sentence states, in order.

    At most 1,500 characters and ten times of a sentence are read, since longer text is not prose.
    """
    sentence = sentence[:_LONGEST]
    if not may_hold_a_time(sentence):
        return []
    phrases = _scan(sentence)
    return sorted(_joined(sentence, phrases) + _elided(sentence, phrases), key=lambda phrase: phrase.start)


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
_WORD_STARTS = frozenset(words[0] for words in _WORDS)
_MOST_TIMES = 10


def _scan(sentence: str) -> list[Phrase]:
    tokens = Tokens(sentence)
    phrases: list[Phrase] = []
    at = unit_at = 0
    while at < tokens.count and len(phrases) < _MOST_TIMES:
        word = tokens.word(at)
        unit_at = max(at, unit_at)
        while unit_at < tokens.count and tokens.word(unit_at) not in UNITS:
            unit_at += 1
        read = _read_word(tokens, at) if word in _WORD_STARTS else None
        # A number without a unit nearby is not a time, so it need not be read.
        if read is None and unit_at - at < BEYOND and (word in UNITS or starts_number(word)):
            read = _read_phrase(tokens, at)
        if read is None:
            at += 1
        else:
            phrase, at = read
            phrases.append(phrase)
    return phrases


def _read_phrase(tokens: Tokens, at: int) -> tuple[Phrase, int] | None:
    """Return the time that starts at this token and the index of the token after it, or None."""
    length = read_length(tokens, at)
    if length is None:
        return None
    last = length.last
    start, end = tokens.start(at), tokens.end(last.after - 1)
    unit_ms = last.unit.ms if last.unit else 0
    phrase = Phrase(
        length.least_ms, length.most_ms, start, end, unit_ms, adjective=last.adjective, vague=last.vague
    )  # fmt: skip
    return phrase, last.after


def _read_word(tokens: Tokens, at: int) -> tuple[Phrase, int] | None:
    """Read a time without a number: overnight, halfway, daily."""
    for words, form in _WORDS.items():
        if tokens.has_words(at, *words):
            after = at + len(words)
            return Phrase(None, None, tokens.start(at), tokens.end(after - 1), form=form), after
    return None


_BARE = lazy_regex(
    r"(?:[^a-z]|\b(?:about|around|approximately|roughly|plus|and|or|to|total|active|hands|on|in|all|so|at least|more|"
    r"an?|the|up|min|minimum|max|maximum)\b)*"
)


def is_bare(sentence: str, phrases: list[Phrase]) -> bool:
    """Return whether a line is only a time, as at the head of a recipe: "About 2 hours".

    A time in brackets belongs to a step.
    """
    if not phrases or "(" in sentence[: phrases[0].start] or any(phrase.form != "stated" for phrase in phrases):
        return False
    rest, at = [], 0
    for phrase in phrases:
        rest.append(sentence[at : phrase.start])
        at = phrase.end
    return _BARE.fullmatch(" ".join([*rest, sentence[at:]]).lower()) is not None


_RESTATED = lazy_regex(r"\s*(?:\(|/|=|, or)\s*(?:about |or )?", re.IGNORECASE)
_COMPARED = lazy_regex(r",? (?:is|are|works?|would be|will be|gives|tastes)\b", re.IGNORECASE)
"""A remark on another time: "Chill for an hour, overnight is better"."""


def _joined(sentence: str, phrases: list[Phrase]) -> list[Phrase]:
    """Join adjacent phrases that are one time: "overnight (8 to 12 hours)", "1 hour (60 minutes)"."""
    kept: list[Phrase] = []
    for phrase in phrases:
        before = kept[-1] if kept else None
        gap = sentence[before.end : phrase.start] if before else ""
        if before is None or phrase.form == "halfway":
            kept.append(phrase)
        elif _is_overnight_in_numbers(before, phrase, gap) and not _COMPARED.match(sentence, phrase.end):
            kept[-1] = _one(before, phrase)
        elif phrase[:2] != before[:2] or phrase.least_ms is None or not _RESTATED.fullmatch(gap):
            kept.append(phrase)
    return kept


_BESIDE = lazy_regex(
    r"\s*(?:\(|,|:|–|-)?\s*(?:(?:for|about|around|roughly|approximately|at ?least|a minimum of|i\.e\.|ideally|~) ?)*",
    re.IGNORECASE,
)


def _is_overnight_in_numbers(before: Phrase, after: Phrase, gap: str) -> bool:
    """Return whether a number explains "overnight": "overnight, about 8 hours", but not "4 hours to overnight"."""
    if before.form == "overnight" and after.form == "stated":
        return _BESIDE.fullmatch(gap) is not None
    return before.form == "stated" and after.form == "overnight" and gap.strip() in ("", "(", ",")


def _one(before: Phrase, after: Phrase) -> Phrase:
    stated = before if before.form == "stated" else after
    return stated._replace(form="overnight", start=before.start, end=after.end)


_COUNT = r"[1-9][0-9]{0,2}"
_ELIDED = lazy_regex(
    r"\b(?:(?:after|another|every|further|extra|last|final) (?:about |around )?|(?=[0-9]+ more\b))"
    rf"({_COUNT})(?: ?(?:[-–]|to|or) ?({_COUNT}))?(?: more)?(?=\s*(?:[.,;:)](?![0-9])|$))",
    re.IGNORECASE,
)
_LISTED = lazy_regex(
    rf"\b(?:at|after) (?:the )?((?:{_COUNT}-?(?:,? (?:and|&) |, ?))+)(?=[1-9][0-9]{{0,2}}[ -]?(?:min|m\b|h))",
    re.IGNORECASE,
)
"""Moments that share a unit: "at 30, 60 and 90 minutes", "at the 30- and 60-minute marks"."""


def _elided(sentence: str, phrases: list[Phrase]) -> list[Phrase]:
    """Return numbers that share a unit: "It takes 45 minutes, but start checking after 30", "at 30 and 60 minutes"."""
    found = []
    for match in _ELIDED.finditer(sentence):
        start, end = match.start(1), match.end(2 if match[2] else 1)
        before = [phrase for phrase in phrases if phrase.form == "stated" and phrase.end <= start]
        if before and not any(phrase.start < end and start < phrase.end for phrase in phrases):
            unit_ms = before[-1].unit_ms
            least, most = int(match[1]) * unit_ms, int(match[2] or 0) * unit_ms
            found.append(Phrase(least, most if most > least else None, start, end, unit_ms, vague=True))
    for match in _LISTED.finditer(sentence):
        behind = [phrase for phrase in phrases if phrase.start == match.end()]
        for number in re.finditer("[0-9]+", match[1]) if behind else ():
            start, unit_ms = match.start(1) + number.start(), behind[0].unit_ms
            found.append(Phrase(int(number[0]) * unit_ms, None, start, start + len(number[0]), unit_ms))
    return found
