"""Divide the lines of a recipe into sections that each serve one purpose."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Literal, NamedTuple, TypeAlias

from kitchen_tui.recipes.formats.text.evidence import (
    GREETING,
    Evidence,
    begins_with_verb,
    has_amount,
    names_amount_last,
    weigh,
)
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.lines import BOLD_LEVEL, LABEL_LEVEL, SIGNS, Line
from kitchen_tui.recipes.formats.text.roles import Role, group_name, role_of


class Section(NamedTuple):
    """Lines with one role; it is empty for what stands before the recipe.

    `name` is the group or section that they belong to, `step_title` the title of the one step that they are.
    `heading` and `level` are those of the heading above; `told` is false if the role is a guess from the lines.
    """

    role: Role
    lines: tuple[Line, ...]
    name: str = ""
    step_title: str = ""
    heading: str = ""
    level: int = 0
    told: bool = True


_LABEL_WORDS = 8
_FOR = re.compile(r"(?:for|to make) (?:the |an? )?[^\W\d][^.!?,;\d]{2,50}:?", re.IGNORECASE)
_TITLE_PREFIX = re.compile(r"(?:recipe|title|name|dish|subject|re|fwd?):\s*", re.IGNORECASE)
_TITLE_SERVES = re.compile(r"\s*\(((?:serves|makes) [^()]*)\)", re.IGNORECASE)
_SUBJECT_PREFIX = re.compile(r"(?:subject|re|fwd?):\s", re.IGNORECASE)
_PICTURES = " " + "".join(map(chr, range(0x1F300, 0x1FAFF))) + "\ufe0f\u2764\u2665"
"""Signs that are no part of a title's end."""
_TITLE_WORDS = 12
_TITLE_LINES = 8
_PAGE_HEAD = 100
_FEWEST_AMOUNTS = 3
"""Amounts that make a list the ingredients although another place is headed so."""
_MOST_WEIGHED = 3_000
"""Lines without a told role that are weighed; a recipe has a hundred."""

Part: TypeAlias = Literal["intro", "ingredients", "steps", "notes"]
_PARTS: tuple[Part, ...] = ("intro", "ingredients", "steps", "notes")
_NEVER = 1e6
_SWITCH: dict[tuple[Part, Part], float] = {
    ("intro", "ingredients"): 0.5, ("intro", "steps"): 1.0, ("intro", "notes"): 2.0,
    ("ingredients", "steps"): 0.5, ("ingredients", "notes"): 2.0,
    ("steps", "ingredients"): 4.0, ("steps", "notes"): 1.5,
    ("notes", "ingredients"): 2.5, ("notes", "steps"): 2.5,
}  # fmt: skip
"""What it costs to go from one part of a recipe to another; a change that is not listed does not happen."""
_WITHIN_PARAGRAPH = 1.0
_WITHIN_LIST = 2.5
"""Extra costs of a change between two lines without a blank line or heading between them."""
_BELOW_HEADING = 0.5
"""The cost of beginning with ingredients again below a heading or a rule."""


class Outline:
    """Follows the headings of a text; they give its lines their roles."""

    def __init__(
        self, lines: list[Line], title: str = "", has_ingredients: bool = False, has_steps: bool = False
    ) -> None:
        """`title`, ingredients and steps may be known already, from the metadata at the head of the file."""
        self.title = title
        self._has = (has_ingredients, has_steps)
        if not title:
            self.title = _title_line(lines)
        self._lines = _with_labels(self._without_title(lines))
        headings = [line for line in self._lines if line.kind == "heading"]
        roles = {role_of(line.text) for line in headings}
        self.tells_ingredients = "ingredients" in roles
        self.tells_steps = "steps" in roles
        self._first_heading = headings[0] if headings else None
        self._names: list[tuple[int, str]] = []
        self._role: Role = ""
        self._level = 0
        self._section = Section("", ())

    def sections(self) -> list[Section]:
        """Return the sections in order; those that no heading explains are divided by the evidence of their lines."""
        told: list[Section] = []
        body: list[Line] = []
        for line in self._lines:
            if line.kind == "heading" and not self._is_title(line):
                if body or self._section.heading:
                    told.append(self._section._replace(lines=tuple(body)))
                body = []
                self._section = self._after_heading(line)
            elif line.kind != "heading":
                body.append(line)
        told.append(self._section._replace(lines=tuple(body)))
        if all(self._has):
            return told
        return _divided(told, _Context(self.tells_ingredients, self.tells_steps, *self._has))

    def _without_title(self, lines: list[Line]) -> list[Line]:
        """Drop the lines before the ingredients that give or repeat the title; "(serves 4)" behind it stays."""
        kept: list[Line] = []
        for at, line in enumerate(lines):
            if line.kind == "heading" and role_of(line.text):
                return kept + lines[at:]
            serves = _TITLE_SERVES.search(line.text)
            if _SUBJECT_PREFIX.match(line.text):
                continue
            if line.kind not in ("text", "bullet") or without_prefix(line.text).casefold() != self.title.casefold():
                kept.append(line)
            elif serves:
                kept.append(line._replace(text=serves[1]))
        return kept

    def _is_title(self, heading: Line) -> bool:
        """Return whether a heading is the title or repeats it; the first heading without a role gives the title."""
        first = heading is self._first_heading and not role_of(heading.text) and heading.level < LABEL_LEVEL
        if first and not self.title:
            self.title = heading.text
        return (first and heading.level == 1) or (not self._level and heading.text.casefold() == self.title.casefold())

    def _after_heading(self, heading: Line) -> Section:
        role = role_of(heading.text)
        section = Section(role, (), heading.text, heading=heading.text, level=heading.level)
        if heading.level == LABEL_LEVEL:
            return self._after_label(section)
        if role and not (role == self._role and heading.level > self._level):
            self._role, self._level = role, heading.level
            name = group_name(heading.text) if role == "ingredients" else ""
            return section._replace(name=name or self._enclosing_name(heading.level))
        if role == "ingredients":
            section = section._replace(name=group_name(heading.text) or heading.text)
        self._names = [(level, name) for level, name in self._names if level < heading.level]
        self._names.append((heading.level, heading.text))
        if self.tells_ingredients and not self.tells_steps and heading.level <= 2:
            self._role, self._level = "", heading.level
            return section._replace(role="", step_title=heading.text)
        if not self._level or heading.level <= self._level:
            self._role = ""
        return section._replace(role=self._role)

    def _after_label(self, section: Section) -> Section:
        role = "" if section.role == "serving" and self._role == "ingredients" else section.role
        if not role:
            return section._replace(role=self._role)
        self._role, self._level = role, self._level or LABEL_LEVEL
        return section._replace(role=role, name=group_name(section.heading) if role == "ingredients" else "")

    def _enclosing_name(self, level: int) -> str:
        """Return the heading above one such as "Ingredients", if it is not the recipe's title."""
        return next((name for above, name in reversed(self._names) if above < level), "")


def without_prefix(text: str) -> str:
    """Return a title without a word such as "Recipe:" before it, and without the servings in brackets behind it."""
    return _TITLE_SERVES.sub("", _TITLE_PREFIX.sub("", text)).strip().rstrip(_PICTURES)


def _title_line(lines: list[Line]) -> str:
    """Return the title of a text that has no heading for it: the first short line that is not a sentence.

    Of several such lines one that is repeated is the title; one in capitals above another may be the chapter's. The
    subject of an e-mail is the last resort.
    """
    candidates: list[str] = []
    subjects: list[str] = []
    for line in [line for line in lines if line.text][:_TITLE_LINES]:
        if line.kind == "heading" and (line.level < BOLD_LEVEL or role_of(line.text)):
            break
        if _SUBJECT_PREFIX.match(line.text):
            subjects.append(line.text)
        elif _could_be_title(line):
            candidates.append(line.text.rstrip(_PICTURES))
        elif candidates or line.kind != "text":
            break
    candidates = candidates or subjects
    texts = [without_prefix(line.text).casefold() for line in lines[:_PAGE_HEAD]]
    if repeated := next((text for text in candidates if texts.count(without_prefix(text).casefold()) > 1), ""):
        return without_prefix(repeated)
    if len(candidates) > 1 and candidates[0].isupper() and not candidates[1].isupper():
        return without_prefix(candidates[1])
    return without_prefix(candidates[0]) if candidates else ""


def _could_be_title(line: Line) -> bool:
    text = line.text
    pictured = line.kind == "bullet" and not line.mark.isascii() and line.mark not in SIGNS
    if not (line.kind == "text" or pictured) or len(text.split()) > _TITLE_WORDS:
        return False
    named = text[-1] not in ".!?:;," and any(map(str.isalpha, text))
    return named and not has_amount(text) and not facts_in(text)


def _with_labels(lines: list[Line]) -> list[Line]:
    """Turn short lines that only introduce the next ones into headings, and headings that state facts into text."""
    full = [line for line in lines if line.kind != "blank"]
    after = dict(zip((line.number for line in full), full[1:], strict=False))
    marked: list[Line] = []
    in_steps = False
    for line in lines:
        if line.kind == "heading":
            in_steps = role_of(line.text) == "steps" or (in_steps and not role_of(line.text))
        if line.kind == "heading" and line.level >= BOLD_LEVEL and facts_in(line.text):
            line = line._replace(kind="text", level=0)
        elif (
            _is_label(line, after.get(line.number)) or (in_steps and _heads_paragraph(line, marked, after))
        ) and not facts_in(line.text):
            line = line._replace(kind="heading", text=line.text.rstrip(" :"), level=LABEL_LEVEL)
        marked.append(line)
    return marked


def _heads_paragraph(line: Line, before: list[Line], after: dict[int, Line]) -> bool:
    """Return whether a line among the steps names the paragraph right below it: "Roasted Pork, Cuban-Style"."""
    text, below = line.text, after.get(line.number)
    if line.kind != "text" or below is None or below.kind != "text" or below.number != line.number + 1:
        return False
    follows_gap = not before or before[-1].kind == "blank"
    short = len(text.split()) <= _LABEL_WORDS and text[-1] not in ".!?,;:)" and text[0].isupper()
    return follows_gap and short and not begins_with_verb(text) and below.text[-1] in ".!"


def _is_label(line: Line, after: Line | None) -> bool:
    if line.kind not in ("text", "bullet") or len(line.text.split()) > _LABEL_WORDS or after is None:
        return False
    if line.kind == "bullet":
        return (
            line.text.endswith(":")
            and not line.indent
            and after.kind in ("bullet", "number")
            and after.indent <= line.indent
        )
    if line.text.endswith(":"):
        return not line.indent and not has_amount(line.text) and not GREETING.match(line.text)
    if after.kind in ("bullet", "number", "row"):
        return line.text[-1] not in ".!?,;" and not any(map(str.isdigit, line.text)) and not begins_with_verb(line.text)
    return bool(_FOR.fullmatch(line.text)) and after.number == line.number + 1


def _divided(sections: list[Section], context: "_Context") -> list[Section]:
    """Divide each section without a certain role by the evidence of its lines, taking all such sections together."""
    rules = list(_rules_before(sections))
    closing = max(rules, default=0)
    weighed = [
        _Weighed(
            at,
            index,
            passed,
            line,
            _in_context(line, section, context, 0 < passed == closing and " " in line.text),
        )
        for (at, index, section, line), passed in zip(_numbered(sections), rules, strict=True)
        if line.text and _is_open(section, at, sections, context)
    ][:_MOST_WEIGHED]
    if not weighed:
        return sections
    begun = any(section.role in ("ingredients", "steps") for section in sections[: weighed[0].section])
    parts = {(one.section, one.position): part for one, part in zip(weighed, _best_parts(weighed, begun), strict=True)}
    cut = [
        list(_cut(section, [parts.get((at, index)) for index in range(len(section.lines))]))
        for at, section in enumerate(sections)
    ]
    return [piece for pieces in _with_names(cut) for piece in pieces]


def _numbered(sections: list[Section]) -> Iterator[tuple[int, int, Section, Line]]:
    for at, section in enumerate(sections):
        for index, line in enumerate(section.lines):
            yield at, index, section, line


def _rules_before(sections: list[Section]) -> Iterator[int]:
    """Yield for each line how many rules stand before it."""
    count = 0
    for _, _, _, line in _numbered(sections):
        count += line.kind == "blank" and bool(line.mark)
        yield count


def _with_names(cut: list[list[Section]]) -> list[list[Section]]:
    """Keep the name of a label for the steps below its ingredients only if other labels have both as well.

    Otherwise it names the last ingredients, and the steps are those of the whole recipe.
    """
    both = [pieces for pieces in cut if {"ingredients", "steps"} <= {piece.role for piece in pieces}]
    if sum(pieces[0].level == LABEL_LEVEL for pieces in both) > 1:
        return cut
    return [
        [piece._replace(name="") if at and piece.level == LABEL_LEVEL else piece for at, piece in enumerate(pieces)]
        for pieces in cut
    ]


class _Context(NamedTuple):
    """The parts that have headings, and the parts that the metadata contain."""

    tells_ingredients: bool
    tells_steps: bool
    has_ingredients: bool
    has_steps: bool


class _Weighed(NamedTuple):
    """A line with its evidence, and its place: the index of its section, its index in that, and the rules before it."""

    section: int
    position: int
    rules: int
    line: Line
    evidence: Evidence

    def score(self, part: Part) -> float:
        ingredient, step, prose = self.evidence
        return ingredient if part == "ingredients" else step if part == "steps" else prose


def _is_open(section: Section, at: int, sections: list[Section], context: "_Context") -> bool:
    """Return whether the role of a section is open: no heading gives it, or steps may follow its ingredients."""
    if section.role == "ingredients":
        return not context.tells_steps and not any(later.step_title for later in sections[at + 1 :])
    if section.role or section.step_title:
        return False
    before_recipe = not any(earlier.role in ("ingredients", "steps") for earlier in sections[:at])
    return not (before_recipe and context.tells_ingredients) or _lists_amounts(section)


def _lists_amounts(section: Section) -> bool:
    listed = [line.text for line in section.lines if line.kind in ("bullet", "row")]
    return sum(has_amount(text) or names_amount_last(text) for text in listed if not facts_in(text)) >= _FEWEST_AMOUNTS


def _in_context(line: Line, section: Section, context: "_Context", closing: bool) -> Evidence:
    """Add to the evidence of a line what the headings of the text say, and whether it follows the last rule."""
    ingredient, step, prose = weigh(line)
    prose += 2.0 * closing + 1.5 * bool(facts_in(line.text))
    if section.role == "ingredients":
        ingredient += 2.0
    elif context.tells_ingredients or context.has_ingredients:
        ingredient -= 1.0
    if context.tells_steps or context.has_steps:
        step -= 2.5
    elif context.tells_ingredients or context.has_ingredients or section.name:
        step += 1.0
    return Evidence(ingredient, step, prose)


def _best_parts(lines: list[_Weighed], begun: bool) -> list[Part]:
    """Return the parts that agree best with the evidence of all lines and change the least (Viterbi's algorithm)."""
    scores = {part: lines[0].score(part) - (0.0 if begun else _cost("intro", part)) for part in _PARTS}
    if begun:
        scores["intro"] = -_NEVER
    came_from: list[dict[Part, Part]] = []
    for before, line in pairwise(lines):
        extra = 0.0 if _is_break(before, line) else _WITHIN_LIST if line.line.mark else _WITHIN_PARAGRAPH
        again = before.section != line.section or before.rules != line.rules
        best: dict[Part, Part] = {}
        reached: dict[Part, float] = {}
        for part in _PARTS:
            reached[part], best[part] = max((scores[old] - _cost(old, part, extra, again), old) for old in _PARTS)
        scores = {part: reached[part] + line.score(part) for part in _PARTS}
        came_from.append(best)
    path = [max(_PARTS, key=lambda part: scores[part])]
    for best in reversed(came_from):
        path.append(best[path[-1]])
    return path[::-1]


def _is_break(before: _Weighed, after: _Weighed) -> bool:
    """Return whether a heading, a blank line or another kind of list separates two lines."""
    gap = after.line.number > before.line.number + 1
    return before.section != after.section or gap or before.line.kind != after.line.kind


def _cost(old: Part, new: Part, extra: float = 0.0, below_heading: bool = False) -> float:
    """Return the cost of a change; below a new heading the ingredients may well begin again."""
    if old == new:
        return 0.0
    cost = _SWITCH.get((old, new), _NEVER)
    return min(cost, _BELOW_HEADING) if below_heading and new == "ingredients" else cost + extra


def _cut(section: Section, parts: list[Part | None]) -> Iterator[Section]:
    """Cut a section where its lines change their part; a blank line, which has none, belongs to the part before it."""
    known = next((part for part in parts if part), None)
    if known is None:
        yield section
        return
    labelled: list[tuple[Part, Line]] = []
    for part, line in zip(parts, section.lines, strict=True):
        known = part or known
        labelled.append((known, line))
    for role, run in groupby(labelled, key=lambda item: item[0]):
        lines = tuple(line for _, line in run)
        yield section._replace(role="" if role == "intro" else role, lines=lines, told=role == section.role)
