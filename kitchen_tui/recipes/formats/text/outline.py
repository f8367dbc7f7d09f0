"""Cuts a text into a title and sections at its headings and labels, which give the lines below their roles."""

import re
from collections.abc import Collection
from itertools import pairwise

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import Role, group_name, is_component, role_of
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, has_amount
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.instruction_lists import with_instruction_lists
from kitchen_tui.recipes.formats.text.line_forms import LABEL_LEVEL, Line, are_in_steps
from kitchen_tui.recipes.formats.text.sections import Context, Section
from kitchen_tui.recipes.formats.text.title import (
    HOW_TO,
    SUBJECT_PREFIX,
    TITLE_SERVES,
    facts_of_title,
    find_title,
    name_and_servings,
    title_at_end,
    without_prefix,
)
from kitchen_tui.recipes.formats.text.unmarked_headings import (
    FOR_PART,
    is_call_to_cook,
    with_bare_headings,
    with_labels,
)

_TO_SERVE = lazy_regex(r"(?:to|for) (?:serve|serving)\s?:?", re.IGNORECASE)
_RECIPE_ALONE = lazy_regex(r"(?:the )?(?:full )?recipe(?: details| card)?\s?:?", re.IGNORECASE)
_NEED = lazy_regex(r"\bneed", re.IGNORECASE)
_REMARK_LABEL = lazy_regex(
    r"(?:information|info|tip|top tip|note|(?:chef|cook)['’]?s? tip|good to know)\s?:", re.IGNORECASE
)
_WAY = lazy_regex(r"[A-Za-z ]{4,30}?\s*\(([^()\d][^()]{1,40})\)")
"""A heading of one method among several: "Directions (Oven)"."""


class Outline(NamedTuple):
    """The title of a text, and its sections in order with the roles that headings give them."""

    title: str
    sections: list[Section]
    context: Context


class _Headings(NamedTuple):
    """The meaning of the headings above a line: its role, the level that gave it, and the names that enclose it."""

    role: Role = ""
    level: int = 0
    names: tuple[tuple[int, str], ...] = ()


def outlined(lines: list[Line], title: str, known: Collection[Role]) -> Outline:
    """Return the outline of a text. Its metadata may already give the title, and the parts with the `known` roles."""
    lines = _below_chapter([part for line in lines for part in name_and_servings(line)])
    begins = next((line for line in lines if line.kind == "heading"), None)
    found = title or _how_to(begins) or find_title(lines)
    is_group = begins is not None and (_is_group(begins, lines) or _heads_amounts(begins, lines, found))
    title = title or ("" if begins and is_group and found == begins.text else found)
    lines = _with_remarks(with_bare_headings(_without_title(lines, title)))
    lines = _with_needs_named(with_labels(with_instruction_lists(lines)))
    headings = [line for line in lines if line.kind == "heading"]
    first = headings[0] if headings and _may_name_dish(headings[0]) and not is_group else None
    title = title or (first.text if first else "")
    if not title:
        title, lines = title_at_end(lines)
    context = Context(frozenset(line.role for line in headings), frozenset(known))
    return Outline(title, _sections(lines, title, first, context), context)


def _how_to(first: Line | None) -> str:
    """Return the first heading if it is a title such as "How to Make Bagels"."""
    return first.text if first and first.level == 1 and HOW_TO.fullmatch(first.text) else ""


def _sections(lines: list[Line], title: str, first: Line | None, context: Context) -> list[Section]:
    """Cut the lines at headings; `first` is the first heading if it may name the dish."""
    steps_headings = [line.text for line in lines if line.role == "steps"]
    ways = {way[1] for text in steps_headings if (way := _WAY.fullmatch(text))}
    found: list[Section] = []
    body: list[Line] = []
    above, section = _Headings(), Section("", ())
    for line in lines:
        if line.kind == "heading":
            is_title = not (above.level or section.heading) and line.text.casefold() == title.casefold()
            if is_title or (line is first and line.level == 1):
                continue
            if body or section.heading:
                found.append(section._replace(lines=tuple(body)))
            above, section = _below_heading(above, line, context, are_several_methods=len(ways) > 1)
            body = []
        elif line.kind == "number" and section.role == "equipment" and "steps" not in context.headed:
            found.append(section._replace(lines=tuple(body)))  # the steps, without a heading of their own
            body, section = [line], Section("", ())
        else:
            body.append(line)
    return [*found, section._replace(lines=tuple(body))]


def _below_heading(
    above: _Headings, heading: Line, context: Context, are_several_methods: bool
) -> tuple[_Headings, Section]:
    """Return what a heading means for the lines below it, and their section."""
    role = role_of(heading.text)
    is_in_list = above.role == "ingredients" or not {"ingredients", "steps"} & context.headed
    if role == "serving" and is_in_list and _TO_SERVE.fullmatch(heading.text):
        role = ""
    name = "" if _RECIPE_ALONE.fullmatch(heading.text) else heading.text
    section = Section(role, (), name, heading=heading.text, level=heading.level)
    if heading.level == LABEL_LEVEL:
        return _below_label(above, section)
    if role and not (role == above.role and heading.level > above.level):
        name = group_name(heading.text) if role == "ingredients" else ""
        if role == "steps" and are_several_methods and (way := _WAY.fullmatch(heading.text)):
            name = way[1]
        enclosing = next((text for level, text in reversed(above.names) if level < heading.level), "")
        return _Headings(role, heading.level, above.names), section._replace(name=name or enclosing)
    if role == "ingredients":
        section = section._replace(name=group_name(heading.text) or heading.text)
    outer = tuple((level, text) for level, text in above.names if level < heading.level)
    names = (*outer, (heading.level, heading.text))
    if "ingredients" in context.headed and "steps" not in context.headed and heading.level <= 2:
        return _Headings("", heading.level, names), section._replace(role="", step_title=heading.text)
    role = "" if not above.level or heading.level <= above.level else above.role
    return _Headings(role, above.level, names), section._replace(role=role)


def _below_label(above: _Headings, section: Section) -> tuple[_Headings, Section]:
    """Return the same for a label such as "For the sauce:", which keeps the role above it unless it has its own."""
    role = "" if section.role == "serving" and above.role == "ingredients" else section.role
    if not role:
        return above, section._replace(role=above.role)
    name = group_name(section.heading) if role == "ingredients" else ""
    return above._replace(role=role, level=above.level or LABEL_LEVEL), section._replace(role=role, name=name)


def _without_title(lines: list[Line], title: str) -> list[Line]:
    """Drop lines before the ingredients that give or repeat the title, keeping "(serves 4)" after it."""
    kept: list[Line] = []
    for at, line in enumerate(lines):
        if line.role:
            return kept + lines[at:]
        serves = TITLE_SERVES.search(line.text)
        if SUBJECT_PREFIX.match(line.text):
            continue
        if line.kind not in ("text", "bullet") or without_prefix(line.text).casefold() != title.casefold():
            kept.append(line)
        elif serves:
            kept += [line._replace(text=part) for part in facts_of_title(serves)]
    return kept


def _may_name_dish(heading: Line) -> bool:
    """Return whether the first heading of a text may be its title, because it has no role."""
    has_no_role = not heading.role or (heading.level == 1 and bool(HOW_TO.fullmatch(heading.text)))
    return has_no_role and heading.level < LABEL_LEVEL and not facts_in(heading.text, only_labelled=True)


def _is_group(first: Line, lines: list[Line]) -> bool:
    """Return whether the first heading names a list of ingredients like the next one, instead of the dish."""
    begun = [(line, after) for line, after in pairwise(line for line in lines if line.text) if line.kind == "heading"]
    peers = [(line, after) for line, after in begun if line.level == first.level]
    lists = [line for line, after in peers if after.kind in ("bullet", "text") and has_amount(after.text)]
    heads_steps = any(line.role == "steps" or is_call_to_cook(line.text) for line, _ in begun)
    return lists[:1] == [first] and len(lists) > 1 and heads_steps and is_component(first.text)


def _heads_amounts(first: Line, lines: list[Line], title: str) -> bool:
    """Return whether the first heading, which is not the title, is right above amounts like one of its peers."""
    full = [line for line in lines if line.text]
    peers = [line for line, after in pairwise(full) if line.kind == "heading" and has_amount(after.text)]
    return title not in ("", first.text) and first in peers and sum(line.level == first.level for line in peers) > 1


def _below_chapter(lines: list[Line]) -> list[Line]:
    """Drop the heading of a chapter that holds one recipe: "Soups" above "Leek Soup" above "Ingredients"."""
    headings = [line for line in lines if line.kind == "heading" and line.level < LABEL_LEVEL]
    chapter, recipe, part = (*headings[:3], None, None, None)[:3]
    if chapter is None or recipe is None or part is None or chapter.role or recipe.role:
        return lines
    at, below = lines.index(chapter), lines.index(recipe)
    is_nested = chapter.level < recipe.level < part.level and part.role == "ingredients"
    is_only = all(line.level > recipe.level for line in headings[2:])
    is_empty = not any(line.text for line in [*lines[:at], *lines[at + 1 : below]])
    is_name = len(chapter.text.split()) <= len(recipe.text.split())
    is_dish = not is_component(recipe.text) and not FOR_PART.fullmatch(recipe.text)
    return lines[below:] if is_nested and is_only and is_empty and is_name and is_dish else lines


def _with_needs_named(lines: list[Line]) -> list[Line]:
    """Give a heading such as "What You Need" the role that its lines have, if the words fit several.

    Amounts are ingredients. If another list has them, the lines are tools; those that say what to do are steps, or
    notes below the steps: "Ingredients Prep".
    """
    begins = [at for at, line in enumerate(lines) if line.kind == "heading"]
    texts = {
        at: [line.text for line in lines[at + 1 : end] if line.text]
        for at, end in zip(begins, [*begins[1:], len(lines)], strict=False)
    }
    lists = [at for at in begins if lines[at].role == "ingredients" and any(map(has_amount, texts[at]))]
    changed = list(lines)
    for at in begins:
        heading = lines[at]
        needs = bool(_NEED.search(heading.text))
        if heading.role == "equipment" and needs and any(map(has_amount, texts[at])):
            changed[at] = heading._replace(text="Ingredients")
        elif heading.role != "ingredients" or not lists or at in lists:
            continue
        elif needs:
            changed[at] = heading._replace(text="Equipment")
        elif lists[0] < at and len(texts[at]) > 1 and all(map(begins_with_verb, texts[at])):
            is_below_steps = any(line.role == "steps" for line in lines[:at])
            changed[at] = heading._replace(text="Notes" if is_below_steps else "Preparation")
    return changed


def _with_remarks(lines: list[Line]) -> list[Line]:
    """Join a label such as "Information:" among the steps with the remark below it, if steps follow."""
    joined: list[Line] = []
    label: Line | None = None
    for line, in_steps in zip(lines, are_in_steps(lines), strict=True):
        if in_steps and line.kind == "text" and _REMARK_LABEL.fullmatch(line.text):
            joined += [label] if label else []
            label = line
        elif label and line.kind == "text":
            joined.append(line._replace(text=f"Note: {line.text}"))
            label = None
        else:
            if label and line.text:  # a list below the label
                joined.append(label)
                label = None
            joined.append(line)
    return [*joined, label] if label else joined
