"""Parses a Cooklang file into a tree. Nothing is refused or lost: invalid syntax remains text, with a problem.

It follows the canonical tests of the specification, versions 7, 8 (`@?optional`) and older ones with `>> key: value`,
and cooklang-rs for blocks, notes and broken front matter. For cases in which these disagree or leave room, see
docs/adr/0005-cooklang.md.
"""

import re
from collections.abc import Sequence

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean
from kitchen_tui.recipes.formats.cooklang.items import items_of
from kitchen_tui.recipes.formats.cooklang.lines import Line, Passage, uncommented
from kitchen_tui.recipes.formats.cooklang.tree import Note, Section, Step, Tree, unescaped
from kitchen_tui.recipes.formats.front_matter import Entry, FrontMatter, read_front_matter
from kitchen_tui.recipes.formats.headings import aside_kind
from kitchen_tui.recipes.problems import Problem

_FENCE = lazy_regex(r"\s*---[ \t]*(?:\n|$)")
_MARKDOWN_HEADING = lazy_regex(r"#{1,6} +[^{}@~]+$")
_MARKDOWN_ITEM = lazy_regex(r"(?:[-*•]|\d{1,2}[.)]) +(?=[^\d\s])")
"""Markdown headings and lists, which people use in these files although Cooklang has none."""
_FEWEST_LINES = 3
_MOST_OF = 0.8
_CLOSING = lazy_regex(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)


def parse(text: str) -> Tree:
    """Return the tree of a file; `text` is cleaned first."""
    text = clean(text.removeprefix("\ufeff"))
    head, body, first, problems = _front(text)
    lines, unclosed = uncommented(body, first)
    blocks = _Blocks()
    for line in lines:
        blocks.take(line)
    blocks.end_block()
    sections = (Section(name, tuple(content), line) for name, content, line in blocks.sections)
    problems = [*problems, *unclosed, *blocks.problems]
    return Tree(
        (*head.entries, *blocks.metadata),
        tuple(section for section in sections if section != Section("")),
        head.unread,
        tuple(sorted(problems, key=lambda problem: (problem.line, problem.column))),
    )


def _front(text: str) -> tuple[FrontMatter, str, int, list[Problem]]:
    """Split off the front matter; return it, the text below it, and the number of its first line."""
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter(), text, 1, []
    line = text.count("\n", 0, opening.end()) + 1
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        hint = "Close it with a line of ---."
        return FrontMatter(), text, 1, [Problem("This front matter is never closed.", max(1, line - 1), 1, hint)]
    head = read_front_matter(text[opening.end() : closing.start()], line)
    below = text.count("\n", 0, closing.end()) + 1
    return head, text[closing.end() :], below, [head.problem] if head.problem else []


class _Blocks:
    """Groups lines into steps, notes, sections and metadata."""

    def __init__(self) -> None:
        self.metadata: list[Entry] = []
        self.sections: list[tuple[str, list[Step | Note], int]] = [("", [], 0)]
        self.problems: list[Problem] = []
        self._lines: list[Line] = []
        self._is_note = False

    def take(self, line: Line) -> None:
        """Take the next line. A line that is only a comment is ignored; a blank one ends the block."""
        text = line.text.strip()
        if not text:
            if not line.commented:
                self.end_block()
        elif text.startswith(">>"):
            self.end_block()
            self._metadata(line)
        elif text.startswith("=") or _MARKDOWN_HEADING.match(text):
            self.end_block()
            self.sections.append((unescaped(text.strip("=#")), [], line.number))
        elif text.endswith(":") and aside_kind(text):
            self.end_block()
            self.sections.append((text.rstrip(" :"), [], line.number))
        elif _MARKDOWN_ITEM.match(text):
            self.end_block()
            self._words(_without_bullet(line), opens_note=False)
        else:
            self._words(line, text.startswith(">"))

    def end_block(self) -> None:
        """Turn the collected lines into a step or a note."""
        if not self._lines:
            return
        content = self.sections[-1][1]
        if self._is_note:
            content.append(_note(self._lines))
        else:
            for lines in [[line] for line in self._lines] if _are_steps(self._lines) else [self._lines]:
                items, problems = items_of(Passage(lines))
                content.append(Step(items, lines[0].number))
                self.problems += problems
        self._lines = []

    def _words(self, line: Line, opens_note: bool) -> None:
        if opens_note and not self._is_note:
            self.end_block()
        if not self._lines:
            self._is_note = opens_note
        self._lines.append(line)

    def _metadata(self, line: Line) -> None:
        entry = line.text.strip().removeprefix(">>").strip()
        key, colon, value = entry.partition(":")
        if key and colon:
            self.metadata.append(Entry(key.strip(), value.strip(), line.number))
            return
        hint = "Write >> key: value, or one > for a note."
        self.problems.append(
            Problem("This metadata has no key or no colon; it is kept as a note.", line.number, 1, hint)
        )
        self.sections[-1][1].append(Note(entry, line.number))


def _are_steps(lines: Sequence[Line]) -> bool:
    """Return whether each line of a paragraph is a step of its own, as in files for the old specification.

    Lines of wrapped text usually continue in lower case.
    """
    starts = [line.text.lstrip()[:1] for line in lines]
    texts = [line.text.strip() for line in lines]
    if all(text.startswith("@") and text.endswith(("}", ")")) for text in texts):
        return False  # a list of ingredients
    begins = sum(start.isupper() or start in "@#~" for start in starts)
    return len(lines) >= _FEWEST_LINES and begins >= _MOST_OF * len(lines)


def _without_bullet(line: Line) -> Line:
    """Return the line without the bullet or number of a Markdown list item."""
    first, *rest = line.pieces
    bullet = _MARKDOWN_ITEM.match(first.text.lstrip())
    length = len(first.text) - len(first.text.lstrip()) + (bullet.end() if bullet else 0)
    piece = first._replace(text=first.text[length:], column=first.column + length)
    return line._replace(pieces=(piece, *rest))


def _note(lines: Sequence[Line]) -> Note:
    words = (
        re.sub(r"\s*>\s?", "", line.text, count=1) if line.text.lstrip().startswith(">") else line.text
        for line in lines
    )
    return Note("\n".join(map(unescaped, words)).strip(), lines[0].number)
