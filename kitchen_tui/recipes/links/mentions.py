"""Where a step's text names an ingredient, and means it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kitchen_tui.recipes.links.aliases import LONGEST, Alias, Index
from kitchen_tui.recipes.links.names import singular
from kitchen_tui.recipes.links.vocabulary import TAILS

MOST_TEXT = 5000
"""A step is no book: nothing is looked for past here."""


class Token(NamedTuple):
    """A word of the text: singular and small, and where it stands."""

    word: str
    start: int
    end: int


class Mention(NamedTuple):
    """A phrase of the text and the ingredients it may mean, by their place in the list."""

    phrase: str
    start: int
    end: int
    candidates: tuple[Alias, ...]


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_AFTER_ALL = r"(?:add|stir|mix|pour|season|serve|top|sprinkle|garnish|toss|throw|fold|cook|remove|transfer)"
_ASIDE = re.compile(
    r"\b(?:until|till|while|except|without|instead of|other than|rather than|size of|don[’']t (?:add|use)|no need)\b"
    rf"(?:(?![,.;:)]|\bthen\b|\bbefore\b|\band {_AFTER_ALL}\b).)*",
    re.IGNORECASE,
)
"""What is said of a moment, a comparison or an exception uses nothing: "until the onion is soft"."""
_STATEMENT = re.compile(
    r"\s(?:will|can|may|might|should|could|adds?|gives?|provides?|helps?|brings?|burns?|cuts?)\b", re.IGNORECASE
)
"""What follows says what the ingredient does, not what to do with it: "honey can burn"."""
_OTHER_WATER = re.compile(
    r"(?:\b(?:cover|drain|discard|rins|wash|soak|boil|bring|clean|run)\w*\b[^.;]{0,40}"
    r"|\b(?:pot|pan|bowl|kettle|inch|inches) (?:of|with)\b[^.;,]{0,20}|\b(?:ice|salted|bath) )$",
    re.IGNORECASE,
)
"""Water from the tap that no list counts: "cover with water", "a pot of water"."""


def mentions(text: str, index: Index) -> Iterator[Mention]:
    """Each place where `text` names an ingredient, the longest name first: dark soy sauce is no soy sauce."""
    text = text[:MOST_TEXT]
    tokens = [Token(singular(found[0].lower()), *found.span()) for found in _WORD.finditer(text)]
    asides = [found.span() for found in _ASIDE.finditer(text)]
    at = 0
    while at < len(tokens):
        length = _longest(text, tokens, at, index)
        if not length:
            at += 1
            continue
        run = tokens[at : at + length]
        start, end = run[0].start, run[-1].end
        if not any(first <= start < last for first, last in asides) and _is_meant(text, tokens, at, length):
            yield Mention(text[start:end], start, end, tuple(index[tuple(token.word for token in run)]))
        at += length


def _longest(text: str, tokens: list[Token], at: int, index: Index) -> int:
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        run = tokens[at : at + length]
        if tuple(token.word for token in run) in index and all(
            text[one.end : other.start] in (" ", "-") for one, other in pairwise(run)
        ):
            return length
    return 0


def _is_meant(text: str, tokens: list[Token], at: int, length: int) -> bool:
    last = tokens[at + length - 1]
    after = tokens[at + length] if at + length < len(tokens) else None
    if after and text[last.end : after.start] in (" ", "-") and after.word in TAILS:
        return False
    if _STATEMENT.match(text, last.end):
        return False
    return tokens[at].word != "water" or not _OTHER_WATER.search(text[max(0, tokens[at].start - 80) : tokens[at].start])


def word_before(text: str, mention: Mention) -> str:
    """The word right before a mention, singular, or nothing."""
    found = re.search(r"([^\W\d_]+)[ -]$", text[max(0, mention.start - 24) : mention.start])
    return singular(found[1].lower()) if found else ""
