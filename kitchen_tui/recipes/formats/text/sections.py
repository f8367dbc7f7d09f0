"""Sections of a text, and their division by the evidence of their lines if no heading explains them."""

import re
from collections.abc import Iterator
from itertools import groupby, islice, pairwise
from typing import Literal, TypeAlias

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import Role
from kitchen_tui.recipes.formats.text.evidence import (
    CLEAR,
    Evidence,
    begins_with_verb,
    has_amount,
    is_imperative,
    names_amount_last,
    weigh,
)
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.line_forms import LABEL_LEVEL, Line
from kitchen_tui.recipes.understand.times.naming import ACTIONS, base_form


class Section(NamedTuple):
    """Lines with the same role, which is empty before the recipe begins.

    `name` is the group or section that they belong to, `step_title` the title if they are a single step. `heading` and
    `level` are those of the heading above; `is_certain` is false if the role is guessed from the lines.
    """

    role: Role
    lines: tuple[Line, ...]
    name: str = ""
    step_title: str = ""
    heading: str = ""
    level: int = 0
    is_certain: bool = True


class Context(NamedTuple):
    """The roles that headings of the text introduce (`headed`), and those whose lines are in the metadata (`known`)."""

    headed: frozenset[Role]
    known: frozenset[Role]

    def has(self, role: Role) -> bool:
        """Return whether a section with lines of this role was found."""
        return role in self.headed or role in self.known


_FEWEST_AMOUNTS = 3
"""The number of amounts that makes a list the ingredients even if another section has that heading."""
_MOST_ITEMS = 30
_TIMED = lazy_regex(r"\b(?:minutes?|mins?|hours?|until|overnight)\b", re.IGNORECASE)
_MOST_WEIGHED = 3_000
"""The most lines that are weighed because no heading gives their role; a recipe has a hundred."""

Part: TypeAlias = Literal["intro", "ingredients", "steps", "notes"]
_PARTS: tuple[Part, ...] = ("intro", "ingredients", "steps", "notes")
_NEVER = 1e6
_SWITCH: dict[tuple[Part, Part], float] = {
    ("intro", "ingredients"): 0.5, ("intro", "steps"): 1.0, ("intro", "notes"): 2.0,
    ("ingredients", "steps"): 0.5, ("ingredients", "notes"): 2.0,
    ("steps", "ingredients"): 4.0, ("steps", "notes"): 1.5,
    ("notes", "ingredients"): 2.5, ("notes", "steps"): 4.0,
}  # fmt: skip
"""The costs of a change from one part of a recipe to another; a change that is not listed does not happen."""
_WITHIN_PARAGRAPH = 1.0
_WITHIN_LIST = 2.5
"""Extra costs of a change between two lines without a blank line or heading between them."""
_BELOW_HEADING = 0.5
"""The cost of beginning with ingredients again below a heading or a rule."""


def with_roles(sections: list[Section], context: Context) -> list[Section]:
    """Divide sections without a certain role by the evidence of their lines, considering all of them together."""
    if {"ingredients", "steps"} <= context.known:
        return sections
    weighed = list(islice(_weighed(sections, context), _MOST_WEIGHED))
    if not weighed:
        return sections
    begun = any(section.role in ("ingredients", "steps") for section in sections[: weighed[0].section])
    best = _with_remarks(weighed, _without_teaser(weighed, _best_parts(weighed, begun), begun))
    parts = {(one.section, one.position): part for one, part in zip(weighed, best, strict=True)}
    cut = [
        list(_cut(section, [parts.get((at, index)) for index in range(len(section.lines))]))
        for at, section in enumerate(sections)
    ]
    return [piece for pieces in _with_names(cut) for piece in pieces]


def _with_names(cut: list[list[Section]]) -> list[list[Section]]:
    """Apply the name of a label to the steps below its ingredients only if other labels have both as well.

    Otherwise it only names the ingredients, and the steps are those of the whole recipe.
    """
    both = [pieces for pieces in cut if {"ingredients", "steps"} <= {piece.role for piece in pieces}]
    if sum(pieces[0].level == LABEL_LEVEL for pieces in both) > 1:
        return cut
    return [
        [piece._replace(name="") if at and piece.level == LABEL_LEVEL else piece for at, piece in enumerate(pieces)]
        for pieces in cut
    ]


class _Weighed(NamedTuple):
    """A line with its evidence and its place: the index of its section, its index there, and the rules before it."""

    section: int
    position: int
    rules: int
    line: Line
    evidence: Evidence

    def score(self, part: Part) -> float:
        ingredient, step, prose = self.evidence
        return ingredient if part == "ingredients" else step if part == "steps" else prose


def _weighed(sections: list[Section], context: Context) -> Iterator[_Weighed]:
    """Yield the lines without a certain role. Below the last rule the text closes, unless the recipe goes on there."""
    rules = sum(line.is_rule for section in sections for line in section.lines)
    goes_on = _goes_on(sections, rules)
    passed = 0
    for at, section in enumerate(sections):
        is_open = _is_open(section, at, sections, context)
        for index, line in enumerate(section.lines):
            passed += line.is_rule
            if is_open and line.text:
                closing = 0 < passed == rules and not goes_on and " " in line.text
                yield _Weighed(at, index, passed, line, _in_context(line, section, context, closing))


def _goes_on(sections: list[Section], rules: int) -> bool:
    """Return whether ingredients or steps begin below the last rule."""
    passed = 0
    for section in sections:
        begins = passed + sum(line.is_rule for line in section.lines[:1])
        if begins == rules and section.role in ("ingredients", "steps") and any(line.text for line in section.lines):
            return True
        passed += sum(line.is_rule for line in section.lines)
    return False


def _is_open(section: Section, at: int, sections: list[Section], context: Context) -> bool:
    """Return whether the role of a section is uncertain: it has no heading, or steps may follow its ingredients."""
    if section.role == "ingredients":
        return "steps" not in context.headed and not any(later.step_title for later in sections[at + 1 :])
    if section.role or section.step_title:
        return False
    before_recipe = not any(earlier.role in ("ingredients", "steps") for earlier in sections[:at])
    if not (before_recipe and "ingredients" in context.headed) or _lists_amounts(section):
        return True
    return not context.has("steps") and _is_method(section) and not any(map(_orders, sections[at + 1 :]))


def _is_method(section: Section) -> bool:
    """Return whether most lines are instructions and one has a time: a method, perhaps above the list."""
    texts = [line.text for line in section.lines[:_MOST_ITEMS] if line.text and not facts_in(line.text)]
    return 2 * _orders(section) > len(texts) and any(_TIMED.search(text) for text in texts)


def _orders(section: Section) -> int:
    """Return how many of the first lines begin with something to do."""
    return sum(begins_with_verb(line.text) for line in section.lines[:_MOST_ITEMS] if line.text)


def _lists_amounts(section: Section) -> bool:
    listed = [line.text for line in section.lines if line.kind in ("bullet", "row")]
    return sum(has_amount(text) or names_amount_last(text) for text in listed if not facts_in(text)) >= _FEWEST_AMOUNTS


def _in_context(line: Line, section: Section, context: Context, closing: bool) -> Evidence:
    """Add evidence from the headings of the text, and from the position after the last rule."""
    ingredient, step, prose = weigh(line)
    prose += 2.0 * closing + 1.5 * bool(facts_in(line.text))
    if section.role == "ingredients":
        ingredient += 2.0
    elif context.has("ingredients"):
        ingredient -= 1.0
    if context.has("steps"):
        step -= 0.5 if _lists_instructions(section) else 2.5
    elif context.has("ingredients") or section.name:
        step += 1.0
    return Evidence(ingredient, step, prose)


def _lists_instructions(section: Section) -> bool:
    """Return whether a section has its own heading, and at least half of its items begin an instruction.

    Without a list, at least two paragraphs must do so, or one below a heading that is a verb: "Cook", "Baking".
    """
    lines = section.lines[:_MOST_ITEMS]
    items = [line.text for line in lines if line.kind in ("number", "bullet")]
    is_verb = bool(base_form(section.heading.lower(), ACTIONS))
    fewest = 0 if items else 2 - is_verb
    items = items or [line.text for line in lines if line.kind == "text"]
    begins = sum(map(is_imperative, items))
    return bool(section.level and items) and 2 * begins >= len(items) and begins >= fewest


def _best_parts(lines: list[_Weighed], begun: bool) -> list[Part]:
    """Return the roles that fit the evidence of all lines best with the fewest changes (Viterbi's algorithm)."""
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


def _without_teaser(lines: list[_Weighed], parts: list[Part], begun: bool) -> list[Part]:
    """Treat the text before the first amounts as an introduction if instructions follow them: "Try it on toast!"."""
    listed = [
        part == "ingredients" and one.evidence.ingredient >= _FEWEST_AMOUNTS
        for one, part in zip(lines, parts, strict=True)
    ]
    first = listed.index(True) if any(listed) else 0
    if begun or "steps" not in parts[:first] or "steps" not in parts[first:] or sum(listed) < _FEWEST_AMOUNTS:
        return parts
    intro: list[Part] = ["intro"] * first
    return intro + parts[first:]


def _with_remarks(lines: list[_Weighed], parts: list[Part]) -> list[Part]:
    """Treat prose between the list and the instructions as notes: "I found no limes, so I used lemons."."""
    marked = list(parts)
    for at, one in enumerate(lines[1:], start=1):
        follows = marked[at - 1] in ("ingredients", "notes") and "ingredients" in marked[:at]
        prose = one.evidence.prose - one.evidence.step
        if parts[at] == "steps" and "steps" not in marked[:at] and follows and prose >= CLEAR:
            marked[at] = "notes"
    return marked if "steps" in marked else parts


def _is_break(before: _Weighed, after: _Weighed) -> bool:
    """Return whether a heading, a blank line or a change of list style separates two lines."""
    gap = after.line.number > before.line.number + 1
    return before.section != after.section or gap or before.line.kind != after.line.kind


def _cost(old: Part, new: Part, extra: float = 0.0, below_heading: bool = False) -> float:
    """Return the cost of a change of role; below a new heading the ingredients may begin again."""
    if old == new:
        return 0.0
    cost = _SWITCH.get((old, new), _NEVER)
    return min(cost, _BELOW_HEADING) if below_heading and new == "ingredients" else cost + extra


def _cut(section: Section, parts: list[Part | None]) -> Iterator[Section]:
    """Split a section where the roles of its lines change; a blank line belongs to the part before it."""
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
        yield section._replace(role="" if role == "intro" else role, lines=lines, is_certain=role == section.role)
