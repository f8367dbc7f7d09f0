"""Numbers as cooks write them: 5, 1.5, 1½, 1 1/2, twenty-five, one and one-half, three-quarters, a couple, a few."""

from typing import NamedTuple

from kitchen_tui.recipes.understand.times.tokens import DASHES, VULGAR, Tokens

_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_TENS["fourty"] = 40  # a slip that half the recipe sites make
_PARTS = {
    "half": 1 / 2, "halves": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4,
    "fourth": 1 / 4, "fourths": 1 / 4, "eighth": 1 / 8, "eighths": 1 / 8,
}  # fmt: skip
_ARTICLES = frozenset(("a", "an"))
_SLASHES = frozenset("/⁄∕")
_UNCOUNTED = frozenset(("few", "several"))
_MOST_DIGITS = 5
_STARTERS = frozenset((*_ONES, *_TENS, *_ARTICLES, *_UNCOUNTED, "couple", "half", "quarter", *VULGAR))


class Number(NamedTuple):
    """A number in the text: None for "a few"; `after` is the index of the token behind it.

    `article` says that it is a mere "a" or "an", `vague` that nobody would swear to it.
    """

    value: float | None
    after: int
    article: bool = False
    vague: bool = False


def read_number(tokens: Tokens, at: int) -> Number | None:
    """The number that starts at this token, or None."""
    if vague := _vague(tokens, at):
        return vague
    if part := _fraction(tokens, at):
        return part
    whole = _whole(tokens, at)
    if whole is None or whole.value is None or not whole.value.is_integer():
        return whole
    part = _fraction(tokens, _past_joint(tokens, whole.after))
    if part is None or part.value is None or part.value >= 1 or whole.article:
        return whole
    return Number(whole.value + part.value, part.after)


def _vague(tokens: Tokens, at: int) -> Number | None:
    """[a] couple [of] · [a] few · several"""
    start = at + (tokens.word(at) in _ARTICLES)
    if tokens.word(start) == "couple":
        return Number(2.0, start + 1 + tokens.says(start + 1, "of"), vague=True)
    if tokens.word(start) in _UNCOUNTED:
        return Number(None, start + 1, vague=True)
    return None


def _whole(tokens: Tokens, at: int) -> Number | None:
    word = tokens.word(at)
    if word[:1].isdigit():
        return _digits(word, at)
    if word in _TENS:
        ones_at = at + 1 + (tokens.word(at + 1) in DASHES)
        ones = _ONES.get(tokens.word(ones_at), 0)
        return Number(float(_TENS[word] + ones), ones_at + 1) if 0 < ones < 10 else Number(float(_TENS[word]), at + 1)
    if word in _ONES:
        return Number(float(_ONES[word]), at + 1)
    return Number(1.0, at + 1, article=True) if word in _ARTICLES else None


def _digits(word: str, at: int) -> Number | None:
    # More digits than any recipe needs are a price or a year; they would only overflow.
    return Number(float(word.replace(",", ".")), at + 1) if word.isascii() and len(word) <= _MOST_DIGITS else None


def _fraction(tokens: Tokens, at: int) -> Number | None:
    """½ · 1/2 · half [of] [a] · one-half · three quarters [of an] · a quarter of an"""
    word = tokens.word(at)
    if word in VULGAR:
        return Number(VULGAR[word], _past_of(tokens, at + 1))
    if word in ("half", "quarter"):
        return Number(_PARTS[word], _past_of(tokens, at + 1))
    top = _whole(tokens, at)
    if top is None or top.value is None:
        return None
    if tokens.word(top.after) in _SLASHES:
        return _over(tokens, top)
    part_at = top.after + (tokens.word(top.after) in DASHES)
    size = _PARTS.get(tokens.word(part_at))
    return None if size is None or top.value > 7 else Number(top.value * size, _past_of(tokens, part_at + 1))


def _over(tokens: Tokens, top: Number) -> Number | None:
    bottom = _whole(tokens, top.after + 1)
    if bottom is None or not top.value or not bottom.value or bottom.article:
        return None
    return Number(top.value / bottom.value, _past_of(tokens, bottom.after))


def _past_of(tokens: Tokens, at: int) -> int:
    """Past the "of an" of "three-quarters of an hour"."""
    article = at + tokens.says(at, "of")
    return article + 1 if tokens.word(article) in _ARTICLES else at


def _past_joint(tokens: Tokens, at: int) -> int:
    """Past what joins a whole to its fraction: "1 and 1/2", "1-1/2", "one & a half", "two-and-a-half"."""
    past = at + (tokens.word(at) in DASHES)
    if tokens.word(past) not in ("and", "&"):
        return past
    return past + 1 + (tokens.word(past + 1) in DASHES)


def starts_number(word: str) -> bool:
    """May a number start with this word?"""
    return word in _STARTERS or word[:1].isdecimal()
