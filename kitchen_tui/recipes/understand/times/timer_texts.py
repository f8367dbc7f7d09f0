"""Words around a found time that its timer repeats: how to tell it is done, what comes next, what to do meanwhile."""

import re

from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.understand.times.finder import FoundTime
from kitchen_tui.recipes.understand.times.verbs import ACTIONS, base_form

_LONGEST = 100
_REACH = 240

_UNTIL_AFTER = re.compile(r"[^.;()]{0,60}?\b(?:until|till) ([^.;()]{3,})", re.IGNORECASE)
_UNTIL_BEFORE = re.compile(
    r"\b(?:until|till) ([^.;(),]{3,80}),? ?\(?(?: ?(?:for|about|around|roughly|approximately|another|~))* ?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r" [-–—] |,? (?:stirring|turning|adding|basting|shaking|flipping)\b| \((?:about|around)\b", re.IGNORECASE
)
_THEN = re.compile(r"[^.;,()]{0,30},? (?:and )?then ([^.;,()]{3,60})", re.IGNORECASE)
_CHECKING = re.compile(
    r"\b(?:start|begin)(?:ing)? (?:to )?check(?:ing)?\b([^.;]*)|\bcheck (?:for )?([^.;,0-9]{3,})", re.IGNORECASE
)
_LEADING = re.compile(
    r"\W*(?:after|once|when|for|during|in|at|with|about|around|approximately|the|last|final|$)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_AT = re.compile(
    r"(?: (?:at|after|around|about|again|and|for|the|first|once))+"
    r"(?: [0-9½¼¾./]+-?(?: ?(?:min|h|m)\w*\b\.?)?,?(?: (?:and|&|at|after|again))*)*\W*$",
    re.IGNORECASE,
)
"""What introduces a moment, or several: "at", "after 5 and"."""
_TWICE = re.compile(r"\b(?:once|twice|again|(?:two|three|\d) times)\b.*", re.IGNORECASE)
_EDGE = re.compile(r"[.;()\n]|, ")


def cue(text: str, time: FoundTime) -> str:
    """Return how to tell that it is done: the words behind "until"; empty if there are none."""
    after = _UNTIL_AFTER.match(text[time.end : time.end + _REACH])
    before = None if after else _UNTIL_BEFORE.search(text[max(0, time.start - _REACH) : time.start])
    match = after or before
    return clean_line(_ASIDE.split(match[1])[0], _LONGEST) if match else ""


def due_text(text: str, time: FoundTime) -> str:
    """Return what to do when it is over: "then drain", or later "After 5 minutes, drain"; else empty."""
    match = _THEN.match(text[time.end : time.end + _REACH])
    if match is None:
        stated = re.escape(text[time.start : time.end])
        match = re.compile(rf"\bafter (?:about |the |these )?{stated},? ([^.;,()]{{3,100}})", re.IGNORECASE).search(
            text, time.end
        )
    return _sentence(match[1]) if match else ""


def moment_text(text: str, time: FoundTime) -> str:
    """Return what to do at a moment, in the words of the text: "Removing the lid for the last 15 minutes."."""
    start, end = _clause(text, time.start, time.end)
    if _LEADING.match(text[start : time.start]) and text[end : end + 1] == ",":
        end = _clause(text, end + 1, min(end + 2, len(text)))[1]
    return _sentence(text[start:end])


def reminder_text(text: str, time: FoundTime) -> str:
    """Return what to do repeatedly: "turning the pieces every 5 minutes" is "Turn the pieces."."""
    start, _ = _clause(text, time.start, time.end)
    words = text[start : time.start]
    verbs = [word for word in _WORD.finditer(words) if base_form(word[0].lower(), ACTIONS) == time.name]
    rest = words[verbs[-1].end() :] if verbs else ""
    return _sentence(f"{time.name} {re.sub(r' (?:once|and|,)? *$', '', rest).strip()}")


def reminder_at_text(text: str, time: FoundTime) -> str:
    """Return what to do at a moment: "turning each over at 8 minutes" is "Turn each over."; else the whole clause."""
    start, end = _clause(text, time.start, time.end)
    words = _AT.sub("", text[start : time.start])
    verbs = [word for word in _WORD.finditer(words) if base_form(word[0].lower(), ACTIONS) == time.name]
    if verbs:
        return _sentence(f"{time.name} {words[verbs[0].end() :].strip()}")
    if re.match(r"\W*[a-z]+ing\b", words):  # a verb that is not in the table
        return _sentence(words)
    if any(base_form(word[0].lower(), ACTIONS) for word in _WORD.finditer(text[start:end])):
        return moment_text(text, time)
    before = text[max(0, start - _REACH) : start]
    verbs = [word for word in _WORD.finditer(before) if base_form(word[0].lower(), ACTIONS) == time.name]
    rest = _TWICE.sub("", re.split(r"[.;,()]", before[verbs[-1].end() :])[0]) if verbs else ""
    return _sentence(f"{time.name} {_AT.sub('', rest).strip()}") if verbs else moment_text(text, time)


def question(text: str, time: FoundTime) -> str:
    """Return the question of a check: "Check the pork for doneness."; "Done?" if the text has none."""
    start, end = _sentence_place(text, time)
    match = _CHECKING.search(text, start, end)
    subject = (match[1] or match[2] or "").strip() if match else ""
    return _sentence(f"Check {subject}") if _WORD.search(subject) else "Done?"


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """From the comma or stop before to the one behind."""
    before = [edge.end() for edge in _EDGE.finditer(text, max(0, start - _REACH), start)]
    after = _EDGE.search(text, end, end + _REACH)
    return before[-1] if before else max(0, start - _REACH), after.start() if after else min(len(text), end + _REACH)


def sentence_around(text: str, time: FoundTime) -> str:
    """The sentence that states the time, as a sentence of its own."""
    start, end = _sentence_place(text, time)
    return _sentence(text[start:end])


def _sentence_place(text: str, time: FoundTime) -> tuple[int, int]:
    start = max(text.rfind(mark, 0, time.start) for mark in ".;\n") + 1
    ends = [at for mark in ".;\n" if (at := text.find(mark, time.end)) >= 0]
    return start, min(ends, default=len(text))


def _sentence(words: str) -> str:
    line = clean_line(words, _LONGEST).strip(" ,;:-–—*_").rstrip(".")
    return f"{line[:1].upper()}{line[1:]}." if line else ""
