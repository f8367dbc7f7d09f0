"""Reads lines of instructions as steps: numbered, with bullets, one per line, or paragraphs."""

import re

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.found import DraftStep
from kitchen_tui.recipes.formats.text.evidence import (
    begins_with_verb,
    could_be_ingredient,
    has_amount,
    may_instruct,
    sentences,
    weigh,
)
from kitchen_tui.recipes.formats.text.lines import Line

_WEAK_NUMBER = lazy_regex(
    r"#?(?P<number>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–—:/.)]{1,2}\s?|\s?)(?=[A-Z])|(?P<small>\d{1,2})\s(?=[a-z]{3})"
    r"|(?P<roman>[IVX]{2,4}|[ivx]{2,4})[.)]\s(?=[A-Z])|(?P<letter>[A-Za-z])(?:\.|\s[-–])\s(?=[A-Z])"
)
_INLINE_NUMBER = lazy_regex(r"\s(?=\(?\d{1,2}[.)]\s[A-Z])|(?<=[a-z][.!?])\s?(?=\d{1,2}[.)]\s?[A-Z])")
_NUMBER = lazy_regex(r"^\(?(\d{1,2})[.)]\s?")
_REMARK = lazy_regex(
    r"p\.?\s?s\.?[\s:,]|edit(?: ?\d)?:\s|(?:related|see also|also try|(?:to )?store|storage|make[- ]ahead):\s"
    r"|(?:notes?|(?:\w+['’]s |top |cooking |storage )?tips?|pro[- ]tip"
    r"|hint|n\.?b\.?|variations?)\s?[:–-]\s|do ahead\b"
    r"|feel free to\b|you (?:can|could|may) also\b"
    r"|(?:you (?:can|could|may) )?(?:substitute|swap|sub)\b.*\b(?:if|for|instead|with)\b",
    re.IGNORECASE,
)
_SIGN_OFF = lazy_regex(
    r"(?:and )?(?:enjoy|bon app[eé]tit|buon appetito|guten appetit|happy \w+ing|good luck|that['’]?s (?:it|all)"
    r"|voil[aà]|dig in"
    r"|yum(?:my)?)\b[^.!]{0,30}[.!]*(?:\s.{0,30})?"
    r"|(?:(?:lots of |much )?love|cheers|thanks|thank you|(?:kind |best |warm )?(?:regards|wishes)|hugs|hope|see you"
    r"|ciao"
    r"|let me know)\b.{0,60}"
    r"|.{0,30}\b(?:x{2,4}|xo(?:xo)*)\b.{0,15}|[^!]{1,200}\?|\([^()]{3,200}\)|.{1,40}[;:]-?\)+",
    re.IGNORECASE,
)
"""A line with which a message ends, or a question: "Enjoy! xx Mum", "Would you like another one?"."""
_REPORT_WORDS = (
    r"\b(?:i|we|he|she|they|mine|(?:my|our) \w+) (?:(?:just|also|only|have|all|both|really|actually|once) )?"
    r"(?:\w{2,}ed|made|used|did|had|was|were|got|found|put|took|thought|left|cut|ate|ran|gave|came|went|love|hate)\b"
)
"""What a reader or the author reports: "I added a tin of tuna", "mine took 45 minutes"."""
_REFERENCES = r"https?://|\bwww\.|[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w{3}|\.(?:com|org|net|co\.uk)\b"
_REPORT = lazy_regex(_REPORT_WORDS, re.IGNORECASE)
_REFERENCE = lazy_regex(_REFERENCES, re.IGNORECASE)
_CERTAIN = lazy_regex(rf"{_REPORT_WORDS}|{_REFERENCES}", re.IGNORECASE)
_ABOUT_RECIPE = lazy_regex(
    r"(?:(?:slightly|loosely|heavily) )?(?:adapted|based|inspired|modified) (?:from|on|by)\b"
    r"|there(?:['’]s| is) (?:also )?an? (?:[a-z]+ )?video\b",
    re.IGNORECASE,
)
"""The beginning of a line about where the recipe comes from: "Slightly adapted from", "There is also a video"."""
_FIRST_PERSON = lazy_regex(r"\b(?:i|i['’]\w+|we|we['’]\w+|my|our|me)\b", re.IGNORECASE)
_CONFESSES = lazy_regex(
    r"(?:i|we) (?:have|had|am|was|were|usually|never|only|did|do|don['’]t|think|found)\b", re.IGNORECASE
)
"""The beginning of a line about the author, not the dish: "I have only made half of it"."""
_NAMED = lazy_regex(r"[^\W\d]\S*(?: \S+){0,2}:\s+\S.*|[^a-z\W]\S*(?:,? (?:[^a-z\W]\S*|&|and|of|the|at|in|de|la)){0,8}")
"""A label with its value, or a name: "Music: Sunny Days", "Association of Foodservice Professionals"."""
_KEYWORDS = lazy_regex(r"\w+(?: \w+){0,2}(?:, \w+(?: \w+){0,3}){2,30}", re.IGNORECASE)
_CLEAR = 2.0
_WEAK = 0.5
_FEW_WORDS = 5
_SERVES = lazy_regex(
    r"(?:to serve|serve|garnish|(?:top|sprinkle|drizzle) with)\b(?! (?:suggestion|\d|idea|size|temp))[^?]{4,200}",
    re.IGNORECASE,
)
"""A paragraph below numbered steps that is the last of them: "Serve in bowls, topped with nori."."""
_FINISHES = lazy_regex(
    r"(?:then )?(?:bake|divide|cook|pour|spoon|let|remove|cool|chill|simmer|boil|roast|grill|fry|transfer|drain|slice"
    r"|cut|top|sprinkle|drizzle|season|stir|mix|add|place|arrange|ladle|toss|refrigerate)\b"
    r"(?!.{0,200}\b(?:instead|alternatively|if you|next time|leftovers?|you can|up to)\b)"
    r"[^?]{8,300}",
    re.IGNORECASE,
)
"""A paragraph below numbered steps that continues them, and is not about another method: "Bake for 10 minutes."."""
_OPEN_END = lazy_regex(r"(?:,|\b(?:and|or|the|an?|with|of|to|in|for|until)|[-–&(])$", re.IGNORECASE)
_BRACKETED = lazy_regex(r"\([A-Z][^()]{20,300}[.!]?\)")
_WORD = lazy_regex(r"[^\W\d_]{3}")
_SENTENCE_ENDS = frozenset(".!?:;,…")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NESTED = 2
_LONG_METHOD = 350
_FEWEST_SENTENCES = 6
"""A single paragraph of this length has several stages: as one step, the next thing to do would be hard to find."""
_SHORT_END = 40
_WAIT = lazy_regex(
    r"\d\S* (?:more |or so )?(?:minutes?|mins?|hours?|hrs?)\b|\b(?:an|half an|one) hour\b|\bovernight\b", re.I
)


class _Step:
    """A step that may continue on the next line; `kind` and `indent` are those of its first line."""

    def __init__(self, text: str, kind: str, indent: int = 0) -> None:
        self.text, self.kind, self.indent = text, kind, indent
        self.notes: list[str] = []

    def append(self, text: str) -> None:
        """Continue the step, or its last note."""
        if self.notes:
            self.notes[-1] = f"{self.notes[-1]} {text}"
        else:
            self.text = f"{self.text} {text}".strip()

    def add_nested(self, text: str, is_step: bool) -> None:
        """Add an item of a list below the step: to its text if it is something to do, else to its notes."""
        if is_step and not self.notes and not _REMARK.match(text):
            end = "" if self.text[-1:] in _SENTENCE_ENDS else "."
            self.text = f"{self.text}{end} {text}"
        else:
            self.notes.append(text)


def read_steps(lines: list[Line]) -> tuple[list[DraftStep], list[str]]:
    """Return the steps in order, and the remarks among them."""
    reader = _Reader(_with_numbers_recognized(lines))
    reader.read()
    steps = [DraftStep(step.text, "", tuple(step.notes)) for step in reader.steps if step.text]
    return [part for step in steps for part in _split_at_numbers(step)], reader.notes


class _Reader:
    def __init__(self, lines: list[Line]) -> None:
        self.steps: list[_Step] = []
        self.notes: list[str] = []
        self._lines = lines
        marks = sum(line.kind == "mark" for line in lines)
        self._marked = marks > 1 or any(line.kind == "mark" and line.text.lower().startswith("step") for line in lines)
        self._last_number = max((at for at, line in enumerate(lines) if line.kind == "number"), default=-1)
        self._paragraph: list[Line] = []
        self._gap = True
        self._new = False

    def read(self) -> None:
        for at, line in enumerate(self._lines):
            if not line.text:
                self._close_paragraph(at)
                self._gap = True
                continue
            if line.kind == "mark":
                self._close_paragraph(at)
                self._new = self._marked
            elif line.kind == "text" and not self._gap and _is_instruction_in_brackets(line.text):
                self._add_bracketed(line)
            elif line.kind in ("number", "bullet", "row"):
                self._close_paragraph(at)
                self._item(line, at)
            elif self.steps and not self._paragraph and not self._marked and self._is_aside(line.text):
                self._remark(line.text, at)
            elif (not self._gap and not self._paragraph and self.steps and not self._new) or (
                self.steps
                and not self._paragraph
                and self._gap
                and line.indent >= self.steps[-1].indent + _NESTED + 1
                and self.steps[-1].kind == "number"
            ):
                self.steps[-1].append(line.text)
            else:
                self._paragraph.append(line)
            self._gap = False
        self._close_paragraph(len(self._lines))

    def _add_bracketed(self, line: Line) -> None:
        """Add a line in brackets to the step above it: "(Use a lid if it spits.)"."""
        if self._paragraph:
            above = self._paragraph[-1]
            self._paragraph[-1] = above._replace(text=f"{above.text} {line.text}")
        else:
            self.steps[-1].append(line.text)

    def _item(self, line: Line, at: int) -> None:
        last = self.steps[-1] if self.steps else None
        cells = line.cells[1:] if line.cells and line.cells[0].strip(".)").isdigit() else line.cells
        text = " ".join(filter(None, cells)) or line.text
        nested = last and last.kind in ("number", "bullet") and line.indent >= last.indent + _NESTED
        below_number = last and last.kind == "number" and line.kind == "bullet" and at < self._last_number
        if last and (nested or below_number):
            last.add_nested(text, is_step=line.kind == "number" or (" " in text and begins_with_verb(text)))
        elif line.kind == "bullet" and (_REMARK.match(text) or _is_signature(line, self.steps)):
            self.notes.append(text)
        else:
            self.steps.append(_Step(text, line.kind, line.indent))
        self._new = False

    def _close_paragraph(self, at: int) -> None:
        lines, self._paragraph = self._paragraph, []
        if not lines:
            return
        text = " ".join(line.text for line in lines)
        if self._marked and (self._new or self.steps):
            if self._new or not self.steps:
                self.steps.append(_Step(text, "mark"))
            else:
                self.steps[-1].append(text)
            self._new = False
        elif (_SERVES.match(text) or _FINISHES.fullmatch(text)) and self._was_numbered() and at > self._last_number:
            self.steps.append(_Step(text, "number"))
        elif _is_aside(text) or self._is_remark(text, lines, at) or self._last_number >= at or self._was_numbered():
            self._remark(text, at)
        else:
            for part in _split_paragraph(lines):
                if _is_aside(part):
                    self._remark(part, at)
                else:
                    self.steps.append(_Step(part, "text"))

    def _is_aside(self, text: str) -> bool:
        """Return whether a line is a remark, and not the rest of a step that it is right below: "(1 l) jars."."""
        return _is_aside(text) and (self._gap or self.steps[-1].text[-1:] in _SENTENCE_ENDS)

    def _is_remark(self, text: str, lines: list[Line], at: int) -> bool:
        """Return whether a paragraph is a few words without instructions at the end or the start: "Love, Mum"."""
        if len(lines) == 1 and _CONFESSES.match(text) and self.steps and not has_amount(text):
            return True
        if len(lines) > 1 or text[-1] in ".!?" or may_instruct(text) or not could_be_ingredient(text):
            return False
        follows = any(line.text for line in self._lines[at:])
        return not has_amount(text) and not (follows and any(step.kind == "text" for step in self.steps))

    def _was_numbered(self) -> bool:
        return bool(self.steps) and self.steps[-1].kind == "number"

    def _remark(self, text: str, at: int) -> None:
        """Add a remark to its step if more steps follow, otherwise to the recipe."""
        if self.steps and at <= self._last_number:
            self.steps[-1].notes.append(text)
        else:
            self.notes.append(text)


def without_closing(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Separate steps from the lines that end a text: a verse, a story, names, keywords, addresses, a site's remarks."""
    clear = [at for at, line in enumerate(lines) if line.kind == "number" or (line.text and weigh(line).step >= _CLEAR)]
    size = sum(len(line.text) for line in lines[: clear[-1] + 1]) if clear else 0
    mostly_clear = 2 * sum(len(lines[at].text) for at in clear) > size
    numbered = any(line.kind == "number" for line in lines)
    end, start = len(lines), len(lines)
    while end > 1:
        line, above = lines[end - 1], lines[end - 2]
        if _continues(line, above):
            break
        if line.text and not (_is_story(line) or (clear and _may_close(line, mostly_clear, numbered))):
            break
        end -= 1
        changes = line.kind != above.kind and (line.kind, above.kind) != ("text", "number")
        is_apart = not above.text or changes or bool(_SIGN_OFF.fullmatch(above.text))
        if line.text and (is_apart or _is_story(line) or _CERTAIN.search(line.text) or _ABOUT_RECIPE.match(line.text)):
            start = end
    closing = [line.text for line in lines[start:] if line.text]
    return (lines[:start], closing) if closing and any(line.text for line in lines[:start]) else (lines, [])


def _continues(line: Line, above: Line) -> bool:
    """Return whether a line is the rest of the numbered step right above it, which has not ended."""
    is_below = above.kind == "number" and line.kind == "text" and line.indent > above.indent
    return is_below and above.text[-1:] not in _SENTENCE_ENDS


def _is_story(line: Line) -> bool:
    evidence = weigh(line)
    tells = line.kind == "text" and evidence.step <= 0 and evidence.prose - evidence.step >= _CLEAR
    return tells and not any(map(begins_with_verb, sentences(line.text)))


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
        return evidence.step < _CLEAR and evidence.prose > 0
    if mostly_clear and _FIRST_PERSON.search(text) and not any(map(begins_with_verb, sentences(text))):
        return evidence.step < _CLEAR and evidence.prose - evidence.step >= _CLEAR
    if _KEYWORDS.fullmatch(text) or (_REFERENCE.search(text) and evidence.step < _CLEAR):
        return not may_instruct(text)
    if may_instruct(text) or evidence.step > _WEAK:
        return False
    if text[-1] in ".!?":
        return mostly_clear
    return bool(_NAMED.fullmatch(text)) or len(text.split()) < _FEW_WORDS


def _is_aside(text: str) -> bool:
    """Return whether a line begins a remark, or only ends the message: "Note: ...", "Enjoy! xx Mum"."""
    return bool(_REMARK.match(text)) or (bool(_SIGN_OFF.fullmatch(text)) and not _instructs(text))


def _is_instruction_in_brackets(text: str) -> bool:
    return bool(_BRACKETED.fullmatch(text)) and may_instruct(text)


def _instructs(text: str) -> bool:
    """Return whether a line begins with something to do: "Cook, then enjoy!", but not "Enjoy!" alone."""
    return may_instruct(text) and not text.lower().startswith("enjoy")


def _is_signature(line: Line, before: list[_Step]) -> bool:
    """Return whether a line below paragraphs is a signature: "— Mrs. J. Porter"."""
    below_text = bool(before) and before[-1].kind == "text"
    is_name = below_text and line.text.istitle() and not may_instruct(line.text)
    return line.mark in ("—", "–") and (is_name or not _WORD.search(line.text))


def _split_paragraph(lines: list[Line]) -> list[str]:
    """Return a step for each line, except lines that continue the sentence of the line before."""
    lower = all(line.text[0].islower() for line in lines)
    parts: list[str] = []
    for line in lines:
        begins = line.text[0].isupper() and begins_with_verb(line.text)
        unfinished = bool(parts) and bool(_OPEN_END.search(parts[-1])) and not begins
        if parts and (unfinished or (line.text[0].islower() and not lower)):
            parts[-1] = f"{parts[-1]} {line.text}"
        else:
            parts.append(line.text)
    return parts


def _with_numbers_recognized(lines: list[Line]) -> list[Line]:
    """Turn lines such as "1 Boil" and "a. Boil" into numbered ones if their numbers are consecutive."""
    matches = {
        at: match
        for at, line in enumerate(lines)
        if line.kind in ("text", "bullet") and (match := _WEAK_NUMBER.match(line.text))
    }
    labels = [(match[match.lastgroup or 0] or "").lstrip("0").lower() for match in matches.values()]
    counted = [str(number) for number in range(1, len(labels) + 1)]
    lettered = [chr(ord("a") + at) for at in range(min(len(labels), 26))]
    if len(labels) < 2 or labels not in (counted, lettered, list(_ROMAN[: len(labels)])):
        return lines
    return [
        line._replace(kind="number", text=line.text[matches[at].end() :]) if at in matches else line
        for at, line in enumerate(lines)
    ]


def _split_at_numbers(step: DraftStep) -> list[DraftStep]:
    """Split "Boil. 2. Drain. 3. Serve" at its numbers, which must be consecutive."""
    parts = _INLINE_NUMBER.split(step.text)
    numbers = [int(match[1]) for part in parts[1:] if (match := _NUMBER.match(part))]
    first = _NUMBER.match(parts[0])
    start = int(first[1]) + 1 if first else 2
    if len(numbers) < 2 or numbers != list(range(start, start + len(numbers))):
        return [step]
    texts = [_NUMBER.sub("", part, count=1) for part in parts]
    return [DraftStep(text) for text in texts[:-1]] + [step._replace(text=texts[-1])]


def stages(text: str) -> list[str]:
    """Split a whole method in one long paragraph into stages of two or three sentences; return others unchanged.

    A stage ends before an instruction if it has two sentences, or if its last sentence states a time to wait.
    """
    parts = sentences(text)
    if len(text) < _LONG_METHOD or len(parts) < _FEWEST_SENTENCES:
        return [text]
    found: list[list[str]] = []
    for part in parts:
        if found and not (may_instruct(part) and _ends_stage(found[-1])):
            found[-1].append(part)
        else:
            found.append([part])
    if len(found) > 1 and len(found[-1]) == 1 and len(found[-1][0]) < _SHORT_END:
        last = found.pop()  # "Serve hot."
        found[-1] += last
    return [" ".join(part.strip() for part in stage) for stage in found]


def _ends_stage(stage: list[str]) -> bool:
    return len(stage) > 1 or bool(_WAIT.search(stage[-1]))
