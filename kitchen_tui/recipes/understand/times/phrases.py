"""Times as a sentence states them, with their places, whatever they may mean there."""

from typing import Literal, NamedTuple

from kitchen_tui.model.duration_grammar import Tokens, read_length

Form = Literal["stated", "overnight", "halfway", "daily"]

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
WORD_STARTS = frozenset(words[0] for words in _WORDS)
"""The words with which `read_word` may find something."""


class Phrase(NamedTuple):
    """A time as stated: `text[start:end]`; `most_ms` is None for a single value, both for no number.

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


def read_phrase(tokens: Tokens, at: int) -> tuple[Phrase, int] | None:
    """The time stated from this token on and the index of the token behind it, or None."""
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


def read_word(tokens: Tokens, at: int) -> tuple[Phrase, int] | None:
    """Overnight, halfway, daily: times that have no number of their own."""
    for words, form in _WORDS.items():
        if tokens.says(at, *words):
            after = at + len(words)
            return Phrase(None, None, tokens.start(at), tokens.end(after - 1), form=form), after
    return None
