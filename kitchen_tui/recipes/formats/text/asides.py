"""Recognizes lines that are not steps: remarks between steps, and closing lines of a text."""

import re

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.text.evidence import CLEAR, begins_with_verb, is_story, may_instruct, sentences, weigh
from kitchen_tui.recipes.formats.text.line_forms import Line

REMARK = lazy_regex(
    r"p\.?\s?s\.?[\s:,]|edit(?: ?\d)?:\s|(?:related|see also|also try|(?:to )?store|storage|make[- ]ahead):\s"
    r"|(?:notes?|(?:\w+['’]s |top |cooking |storage )?tips?|pro[- ]tip"
    r"|hint|n\.?b\.?|variations?)\s?[:–-]\s|do ahead\b"
    r"|feel free to\b|you (?:can|could|may) also\b"
    r"|(?:you (?:can|could|may) )?(?:substitute|swap|sub)\b.*\b(?:if|for|instead|with)\b",
    re.IGNORECASE,
)
_SIGN_OFF = lazy_regex(
    r"(?:and )?(?:enjoy|bon app[eé]tit|buon appetito|guten appetit|happy \w+ing|good luck|that['’]?s (?:it|all)"
    r"|voil[aà]|dig in|yum(?:my)?)\b[^.!]{0,30}[.!]*(?:\s.{0,30})?"
    r"|(?:(?:lots of |much )?love|cheers|thanks|thank you|(?:kind |best |warm )?(?:regards|wishes)|hugs|hope|see you"
    r"|ciao|let me know)\b.{0,60}|.{0,30}\b(?:x{2,4}|xo(?:xo)*)\b.{0,15}|[^!]{1,200}\?|\([^()]{3,200}\)"
    r"|.{1,40}[;:]-?\)+",
    re.IGNORECASE,
)
"""A line with which a message ends, or a question: "Enjoy! xx Mum", "Would you like another one?"."""
_REPORT = lazy_regex(
    r"\b(?:i|we|he|she|they|mine|(?:my|our) \w+) (?:(?:just|also|only|have|all|both|really|actually|once) )?"
    r"(?:\w{2,}ed|made|used|did|had|was|were|got|found|put|took|thought|left|cut|ate|ran|gave|came|went|love|hate)\b",
    re.IGNORECASE,
)
"""What a reader or the author reports: "I added a tin of tuna", "mine took 45 minutes"."""
_REFERENCE = lazy_regex(
    r"https?://|\bwww\.|[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w{3}|\.(?:com|org|net|co\.uk)\b", re.IGNORECASE
)
_ABOUT_RECIPE = lazy_regex(
    r"(?:(?:slightly|loosely|heavily) )?(?:adapted|based|inspired|modified) (?:from|on|by)\b"
    r"|there(?:['’]s| is) (?:also )?an? (?:[a-z]+ )?video\b",
    re.IGNORECASE,
)
"""The beginning of a line about where the recipe comes from: "Slightly adapted from", "There is also a video"."""
_FIRST_PERSON = lazy_regex(r"\b(?:i|i['’]\w+|we|we['’]\w+|my|our|me)\b", re.IGNORECASE)
_NAMED = lazy_regex(r"[^\W\d]\S*(?: \S+){0,2}:\s+\S.*|[^a-z\W]\S*(?:,? (?:[^a-z\W]\S*|&|and|of|the|at|in|de|la)){0,8}")
"""A label with its value, or a name: "Music: Sunny Days", "Association of Foodservice Professionals"."""
_KEYWORDS = lazy_regex(r"\w+(?: \w+){0,2}(?:, \w+(?: \w+){0,3}){2,30}", re.IGNORECASE)
_WEAK = 0.5
_FEW_WORDS = 5
SENTENCE_ENDS = frozenset(".!?:;,…")


def without_closing(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Separate steps from the lines that end a text: a verse, a story, names, keywords, addresses, a site's remarks."""
    clear = [at for at, line in enumerate(lines) if line.kind == "number" or (line.text and weigh(line).step >= CLEAR)]
    size = sum(len(line.text) for line in lines[: clear[-1] + 1]) if clear else 0
    mostly_clear = 2 * sum(len(lines[at].text) for at in clear) > size
    numbered = any(line.kind == "number" for line in lines)
    end, start = len(lines), len(lines)
    while end > 1:
        line, above = lines[end - 1], lines[end - 2]
        if _continues(line, above):
            break
        if line.text and not (is_story(line) or (clear and _may_close(line, mostly_clear, numbered))):
            break
        end -= 1
        if line.text and _begins_closing(line, above):
            start = end
    closing = [line.text for line in lines[start:] if line.text]
    return (lines[:start], closing) if closing and any(line.text for line in lines[:start]) else (lines, [])


def _begins_closing(line: Line, above: Line) -> bool:
    """Return whether the end of a text may begin with a line: it is apart, or certainly no instruction."""
    changes = line.kind != above.kind and (line.kind, above.kind) != ("text", "number")
    is_apart = not above.text or changes or bool(_SIGN_OFF.fullmatch(above.text))
    reports = bool(_REPORT.search(line.text) or _REFERENCE.search(line.text) or _ABOUT_RECIPE.match(line.text))
    return is_apart or is_story(line) or reports


def _continues(line: Line, above: Line) -> bool:
    """Return whether a line is the rest of the numbered step right above it, which has not ended."""
    is_below = above.kind == "number" and line.kind == "text" and line.indent > above.indent
    return is_below and above.text[-1:] not in SENTENCE_ENDS


def _may_close(line: Line, mostly_clear: bool, numbered: bool) -> bool:
    """Return whether a line without instructions may end a text that has them.

    A sentence can do so only if most of the text is clear instructions; a bullet only if the steps have numbers.
    """
    text = line.text
    if line.kind in ("text", "bullet") and _ABOUT_RECIPE.match(text):
        return True
    if line.kind not in ("text", "bullet") or (line.kind == "bullet" and (line.indent or not numbered)):
        return False
    if _SIGN_OFF.fullmatch(text) and not _instructs(text):
        return True
    evidence = weigh(line)
    if _REPORT.search(text):
        return evidence.step < CLEAR and evidence.prose > 0
    if mostly_clear and _FIRST_PERSON.search(text) and not any(map(begins_with_verb, sentences(text))):
        return evidence.step < CLEAR and evidence.prose - evidence.step >= CLEAR
    if _KEYWORDS.fullmatch(text) or (_REFERENCE.search(text) and evidence.step < CLEAR):
        return not may_instruct(text)
    if may_instruct(text) or evidence.step > _WEAK:
        return False
    if text[-1] in ".!?":
        return mostly_clear
    return bool(_NAMED.fullmatch(text)) or len(text.split()) < _FEW_WORDS


def is_aside(text: str) -> bool:
    """Return whether a line begins a remark, or only ends the message: "Note: ...", "Enjoy! xx Mum"."""
    return bool(REMARK.match(text)) or (bool(_SIGN_OFF.fullmatch(text)) and not _instructs(text))


def _instructs(text: str) -> bool:
    """Return whether a line begins with something to do: "Cook, then enjoy!", but not "Enjoy!" alone."""
    return may_instruct(text) and not text.lower().startswith("enjoy")
