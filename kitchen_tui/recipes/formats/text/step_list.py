"""Reads lines of instructions as steps: numbered, with bullets, one per line, or paragraphs."""

import re

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.text.asides import REMARK, SENTENCE_ENDS, is_aside
from kitchen_tui.recipes.formats.text.evidence import OPEN_END, begins_with_verb, has_amount, may_instruct, sentences
from kitchen_tui.recipes.formats.text.line_forms import Line
from kitchen_tui.recipes.understand.draft import DraftStep

_WEAK_NUMBER = lazy_regex(
    r"#?(?P<number>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–—:/.)]{1,2}\s?|\s?)(?=[A-Z])|(?P<small>\d{1,2})\s(?=[a-z]{3})"
    r"|(?P<roman>[IVX]{1,4}|[ivx]{1,4})[.)]\s(?=[A-Z])"
)
_INLINE_NUMBER = lazy_regex(r"\s(?=\(?\d{1,2}[.)]\s[A-Z])|(?<=[a-z][.!?])\s?(?=\d{1,2}[.)]\s?[A-Z])")
_NUMBER = lazy_regex(r"^\(?(\d{1,2})[.)]\s?")
_CONFESSES = lazy_regex(
    r"(?:i|we) (?:have|had|am|was|were|usually|never|only|did|do|don['’]t|think|found)\b", re.IGNORECASE
)
"""The beginning of a line about the author, not the dish: "I have only made half of it"."""
_REMARK_WORDS = 8
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
_BRACKETED = lazy_regex(r"\([A-Z][^()]{20,300}[.!]?\)")
_WORD = lazy_regex(r"[^\W\d_]{3}")
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
        if is_step and not self.notes and not REMARK.match(text):
            end = "" if self.text[-1:] in SENTENCE_ENDS else "."
            self.text = f"{self.text}{end} {text}"
        else:
            self.notes.append(text)


def read_steps(lines: list[Line]) -> tuple[list[DraftStep], list[str]]:
    """Return the steps in order, and the remarks among them."""
    reader = _Reader(_with_numbers_recognized(_with_marks_joined(lines)))
    reader.read()
    steps = [DraftStep(step.text, "", tuple(step.notes)) for step in reader.steps if step.text]
    return [part for step in steps for part in _split_at_numbers(step)], reader.notes


def _with_marks_joined(lines: list[Line]) -> list[Line]:
    """Join numbers on lines of their own with the text up to the next one: "Step 1" above "Boil." and "Drain."."""
    marks = [line.text.lower() for line in lines if line.kind == "mark"]
    if len(marks) < 2 and not any(mark.startswith("step") for mark in marks):
        return [line for line in lines if line.kind != "mark"]
    joined: list[Line] = []
    begun = is_new = False
    for line in lines:
        if line.kind == "mark":
            begun = is_new = True
        elif is_new and line.kind == "text":
            joined.append(line._replace(kind="mark", indent=0))
            is_new = False
        elif begun and line.kind == "text" and joined:
            joined[-1] = joined[-1]._replace(text=f"{joined[-1].text} {line.text}")
        elif line.text or not begun:
            joined.append(line)
            is_new = False
    return joined


class _Reader:
    """Collects steps and remarks line by line. A paragraph is read when it has ended; a gap is a blank line above."""

    def __init__(self, lines: list[Line]) -> None:
        self.steps: list[_Step] = []
        self.notes: list[str] = []
        self._lines = lines
        self._last_number = max((at for at, line in enumerate(lines) if line.kind == "number"), default=-1)
        self._paragraph: list[Line] = []
        self._gap = True

    def read(self) -> None:
        for at, line in enumerate(self._lines):
            if line.kind != "text":
                self._close_paragraph(at)
            if line.text:
                self._take(line, at)
            self._gap = not line.text
        self._close_paragraph(len(self._lines))

    def _take(self, line: Line, at: int) -> None:
        is_below = bool(self.steps) and not self._paragraph
        if line.kind != "text":
            self._item(line, at)
        elif not self._gap and (is_below or self._paragraph) and _is_instruction_in_brackets(line.text):
            self._add_bracketed(line)
        elif is_below and self._is_aside(line.text):
            self._remark(line.text, at)
        elif is_below and (not self._gap or self._is_indented(line)):
            self.steps[-1].append(line.text)
        else:
            self._paragraph.append(line)

    def _is_indented(self, line: Line) -> bool:
        """Return whether a paragraph belongs to the numbered step above it."""
        last = self.steps[-1]
        return last.kind == "number" and line.indent > last.indent + _NESTED

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
        elif line.kind == "bullet" and (REMARK.match(text) or _is_signature(line, self.steps)):
            self.notes.append(text)
        else:
            self.steps.append(_Step(text, line.kind, line.indent))

    def _close_paragraph(self, at: int) -> None:
        lines, self._paragraph = self._paragraph, []
        if not lines:
            return
        text = " ".join(line.text for line in lines)
        if (_SERVES.match(text) or _FINISHES.fullmatch(text)) and self._was_numbered() and at > self._last_number:
            self.steps.append(_Step(text, "number"))
        elif is_aside(text) or self._is_remark(text, lines, at) or self._last_number >= at or self._was_numbered():
            self._remark(text, at)
        else:
            for part in _split_paragraph(lines):
                if is_aside(part):
                    self._remark(part, at)
                else:
                    self.steps.append(_Step(part, "text"))

    def _is_aside(self, text: str) -> bool:
        """Return whether a line is a remark, and not the rest of a step that it is right below: "(1 l) jars."."""
        return is_aside(text) and (self._gap or self.steps[-1].text[-1:] in SENTENCE_ENDS)

    def _is_remark(self, text: str, lines: list[Line], at: int) -> bool:
        """Return whether a paragraph is a few words without instructions at the end or the start: "Love, Mum"."""
        if len(lines) > 1 or has_amount(text):
            return False
        if _CONFESSES.match(text) and self.steps:
            return True
        if text[-1] in ".!?:" or len(text.split()) > _REMARK_WORDS or may_instruct(text):
            return False
        follows = any(line.text for line in self._lines[at:])
        return not (follows and any(step.kind == "text" for step in self.steps))

    def _was_numbered(self) -> bool:
        return bool(self.steps) and self.steps[-1].kind == "number"

    def _remark(self, text: str, at: int) -> None:
        """Add a remark to its step if more steps follow, otherwise to the recipe."""
        if self.steps and at <= self._last_number:
            self.steps[-1].notes.append(text)
        else:
            self.notes.append(text)


def _is_instruction_in_brackets(text: str) -> bool:
    return bool(_BRACKETED.fullmatch(text)) and may_instruct(text)


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
        unfinished = bool(parts) and bool(OPEN_END.search(parts[-1])) and not begins
        if parts and (unfinished or (line.text[0].islower() and not lower)):
            parts[-1] = f"{parts[-1]} {line.text}"
        else:
            parts.append(line.text)
    return parts


def _with_numbers_recognized(lines: list[Line]) -> list[Line]:
    """Turn lines such as "1 Boil" and "ii. Boil" into numbered ones if their numbers are consecutive."""
    matches = {
        at: match
        for at, line in enumerate(lines)
        if line.kind in ("text", "bullet") and (match := _WEAK_NUMBER.match(line.text))
    }
    labels = [(match[match.lastgroup or 0] or "").lstrip("0").lower() for match in matches.values()]
    counted = [str(number) for number in range(1, len(labels) + 1)]
    if len(labels) < 2 or labels not in (counted, list(_ROMAN[: len(labels)])):
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
