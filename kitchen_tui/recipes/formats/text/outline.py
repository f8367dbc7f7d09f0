"""Cuts a text into a title and sections at its headings and labels, which give the lines below their roles."""

import re
from collections.abc import Collection
from itertools import pairwise

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import Role, group_name, heads_steps, is_component, role_of
from kitchen_tui.recipes.formats.text.evidence import (
    GREETING,
    begins_with_verb,
    has_amount,
    may_instruct,
    tells,
)
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.instruction_lists import with_instruction_lists
from kitchen_tui.recipes.formats.text.lines import BOLD_LEVEL, LABEL_LEVEL, Line
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
from kitchen_tui.recipes.formats.text.unmarked_headings import is_call_to_cook, with_bare_headings

_LABEL_WORDS = 8
_CREDIT = lazy_regex(
    r"(?:(?:added|submitted|contributed|posted|recipe) )?by\b|attributed to\b|originally from\b", re.IGNORECASE
)
_TO_SERVE = lazy_regex(r"(?:to|for) (?:serve|serving)\s?:?", re.IGNORECASE)
_FEW_WORDS = 3
_SMALL_WORDS = frozenset("a an and as at by for from in into la le of off on or over the to up with your".split())  # noqa: SIM905
"""Words that keep their lower case in a title."""
_FOR = lazy_regex(r"(?:for|to make) (?:the |an? )?[^\W\d][^.!?,;:\d]{2,50}:?", re.IGNORECASE)
_FEWEST_SENTENCES = 4
_LEAST_SENTENCES = 0.6
"""The least share of lines with a full stop for which a short line without one may be a heading."""
_SENTENCE_ENDS = ".!)"
_PURPOSE = lazy_regex(r"(?:(?:to|for) |(?:make|prepare|assemble|decorate|frost) (?:the|your) )[^,;.]+", re.IGNORECASE)
"""A heading that begins like an instruction: "To serve it cold", "Make the sauce"."""
_RECIPE_ALONE = lazy_regex(r"(?:the )?(?:full )?recipe(?: details| card)?\s?:?", re.IGNORECASE)
_NEED = lazy_regex(r"\bneed", re.IGNORECASE)
_REMARK_LABEL = lazy_regex(
    r"(?:information|info|tip|top tip|note|(?:chef|cook)['’]?s? tip|good to know)\s?:", re.IGNORECASE
)
_CLOCK = lazy_regex(r"\d{1,2}:\d\d\s?(?:[ap]m)?\s?[:–—-]\s?[^\W\d].{2,60}", re.IGNORECASE)
"""A time of day before what is done then: "8:00 am: Make the levain"."""
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
    lines = _with_preparations(_with_tools(_without_title(lines, title)))
    lines = _with_labels(with_instruction_lists(_with_remarks(with_bare_headings(lines))))
    headings = [line for line in lines if line.kind == "heading"]
    first = headings[0] if headings and _may_name_dish(headings[0]) and not is_group else None
    title = title or (first.text if first else "")
    if not title:
        title, lines = title_at_end(lines)
    context = Context(frozenset(role_of(line.text) for line in headings), frozenset(known))
    return Outline(title, _sections(lines, title, first, context), context)


def _how_to(first: Line | None) -> str:
    """Return the first heading if it is a title such as "How to Make Bagels"."""
    return first.text if first and first.level == 1 and HOW_TO.fullmatch(first.text) else ""


def _sections(lines: list[Line], title: str, first: Line | None, context: Context) -> list[Section]:
    """Cut the lines at headings; `first` is the first heading if it may name the dish."""
    steps_headings = [line.text for line in lines if line.kind == "heading" and role_of(line.text) == "steps"]
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
        if line.kind == "heading" and role_of(line.text):
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
    has_no_role = not role_of(heading.text) or (heading.level == 1 and bool(HOW_TO.fullmatch(heading.text)))
    return has_no_role and heading.level < LABEL_LEVEL and not facts_in(heading.text, only_labelled=True)


def _is_group(first: Line, lines: list[Line]) -> bool:
    """Return whether the first heading names a list of ingredients like the next one, instead of the dish."""
    begun = [(line, after) for line, after in pairwise(line for line in lines if line.text) if line.kind == "heading"]
    peers = [(line, after) for line, after in begun if line.level == first.level]
    lists = [line for line, after in peers if after.kind in ("bullet", "text") and has_amount(after.text)]
    heads_steps = any(role_of(line.text) == "steps" or is_call_to_cook(line.text) for line, _ in begun)
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
    if chapter is None or recipe is None or part is None or role_of(chapter.text) or role_of(recipe.text):
        return lines
    at, below = lines.index(chapter), lines.index(recipe)
    is_nested = chapter.level < recipe.level < part.level and role_of(part.text) == "ingredients"
    is_only = all(line.level > recipe.level for line in headings[2:])
    is_empty = not any(line.text for line in [*lines[:at], *lines[at + 1 : below]])
    is_name = len(chapter.text.split()) <= len(recipe.text.split()) and not is_component(recipe.text)
    return (
        lines[below:] if is_nested and is_only and is_empty and is_name and not _FOR.fullmatch(recipe.text) else lines
    )


def _with_tools(lines: list[Line]) -> list[Line]:
    """Give "What You Need" the role of tools if it is below the ingredients and its lines have no amounts."""
    begins = [at for at, line in enumerate(lines) if line.kind == "heading"]
    changed = list(lines)
    listed = False
    for at, end in zip(begins, [*begins[1:], len(lines)], strict=False):
        is_list = role_of(lines[at].text) == "ingredients"
        amounts = any(has_amount(line.text) for line in lines[at + 1 : end] if line.text)
        if is_list and listed and not amounts and _NEED.search(lines[at].text):
            changed[at] = lines[at]._replace(text="Equipment")
        listed = listed or (is_list and amounts)
    return changed


def _with_preparations(lines: list[Line]) -> list[Line]:
    """Give "Ingredients Prep" the role of steps, or below the steps that of notes, if its lines say what to do."""
    begins = [at for at, line in enumerate(lines) if line.kind == "heading"]
    changed = list(lines)
    listed = stepped = False
    for at, end in zip(begins, [*begins[1:], len(lines)], strict=False):
        role = role_of(lines[at].text)
        texts = [line.text for line in lines[at + 1 : end] if line.text]
        amounts = any(map(has_amount, texts))
        if role == "ingredients" and listed and len(texts) > 1 and not amounts and all(map(begins_with_verb, texts)):
            changed[at] = lines[at]._replace(text="Notes" if stepped else "Preparation")
        listed = listed or (role == "ingredients" and amounts)
        stepped = stepped or role == "steps"
    return changed


def _with_remarks(lines: list[Line]) -> list[Line]:
    """Join a label such as "Information:" among the steps with the remark below it, if steps follow."""
    joined: list[Line] = []
    in_steps = False
    label: Line | None = None
    for line in lines:
        if line.kind == "heading":
            in_steps = heads_steps(line.text, in_steps)
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


def _with_labels(lines: list[Line]) -> list[Line]:
    """Turn short lines that introduce the next ones into headings, and headings that state facts into text."""
    full = [line for line in lines if line.kind != "blank"]
    after = dict(zip((line.number for line in full), full[1:], strict=False))
    marked: list[Line] = []
    in_steps = False
    above: Line | None = None
    spoken = _are_sentences(lines)
    for line in lines:
        if line.kind == "heading":
            in_steps = heads_steps(line.text, in_steps)
        states = facts_in(line.text, only_labelled=line.level < BOLD_LEVEL and not _CREDIT.match(line.text))
        if line.kind == "heading" and states:
            line = line._replace(kind="text", level=0)
        elif (
            (_is_label(line, after.get(line.number), above) and not _ends_list(line, marked, after))
            or (in_steps and _heads_paragraph(line, marked, after))
            or (in_steps and spoken and _is_unlike_sentences(line, after.get(line.number), above))
        ) and not facts_in(line.text):
            line = line._replace(kind="heading", text=line.text.rstrip(" :"), level=LABEL_LEVEL)
        marked.append(line)
        above = line if line.kind != "blank" else above
    return marked


def _heads_paragraph(line: Line, before: list[Line], after: dict[int, Line]) -> bool:
    """Return whether a line among the steps names the paragraph right below it: "Roasted Pork, Cuban-Style"."""
    text, below = line.text, after.get(line.number)
    if line.kind != "text" or below is None or below.kind != "text" or below.number != line.number + 1:
        return False
    short = len(text.split()) <= _LABEL_WORDS and text[-1] not in ".!?,;:)" and text[0].isupper()
    is_sentence = below.text[-1] in ".!" or (_is_titled(text) and len(below.text.split()) > 2 * _FEW_WORDS)
    if not short or not is_sentence:
        return False
    if not before or before[-1].kind == "blank":
        is_name = _is_titled(text) and (" " in text or len(below.text.split()) > 2 * _FEW_WORDS)
        return is_name or not begins_with_verb(text)
    follows_sentence = before[-1].kind == "heading" or before[-1].text[-1] in ".!"
    return follows_sentence and _is_titled(text) and len(below.text.split()) > _FEW_WORDS * (1 + (" " not in text))


def _are_sentences(lines: list[Line]) -> bool:
    """Return whether nearly all lines below the heading of the steps are sentences with a full stop."""
    in_steps = False
    ends: list[bool] = []
    for line in lines:
        if line.kind == "heading":
            in_steps = heads_steps(line.text, in_steps)
        elif in_steps and line.kind == "text":
            ends.append(line.text[-1] in _SENTENCE_ENDS)
    return len(ends) >= _FEWEST_SENTENCES and sum(ends) >= _LEAST_SENTENCES * len(ends)


def _is_unlike_sentences(line: Line, below: Line | None, above: Line | None) -> bool:
    """Return whether a short line among sentences has no full stop, and so is a heading: "Frosting preparation"."""
    text = line.text
    if line.kind != "text" or below is None or below.kind != "text" or text[-1] in ".!?,;:)":
        return False
    short = len(text.split()) <= _LABEL_WORDS + 2 and text[0].isupper() and not has_amount(text)
    is_between = (above is None or above.kind == "heading" or above.text[-1] in _SENTENCE_ENDS) and (
        below.text[-1] in _SENTENCE_ENDS and len(below.text.split()) > _FEW_WORDS
    )
    is_name = " " in text and _is_titled(text)
    return short and is_between and (is_name or not may_instruct(text) or bool(_PURPOSE.fullmatch(text)))


def _is_titled(text: str) -> bool:
    """Return whether all words have capitals, except short ones: "Layer & Serve", "Make the Sauce"."""
    return all(word[0].isupper() or word in _SMALL_WORDS or not word[0].isalpha() for word in text.split())


def _ends_list(line: Line, before: list[Line], after: dict[int, Line]) -> bool:
    """Return whether a line is the last of a list, followed by a gap."""
    if line.kind != "text" or role_of(line.text) or line.text.endswith(":") or len(before) < 2:
        return False
    above = all(other.kind == "text" and other.text[-1] not in ".:!?" for other in before[-2:])
    return above and after[line.number].number > line.number + 1


def _is_label(line: Line, after: Line | None, above: Line | None) -> bool:
    if line.kind not in ("text", "bullet") or len(line.text.split()) > _LABEL_WORDS or after is None:
        return False
    if _CLOCK.fullmatch(line.text):
        return True
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
        if line.indent > after.indent or (line.text[0].islower() and ":" not in line.text):
            return False
        is_order = " " in line.text and begins_with_verb(line.text)
        is_only_item = bool(above) and role_of(above.text if above else "") == "equipment"
        lists = line.text.count(",") > 1 or is_only_item  # "Basil, coriander, lime wedges"
        if line.text[-1] in ".!?,;" or any(map(str.isdigit, line.text)) or is_order or lists:
            return False
        return not tells(line.text) or len(line.text.split()) <= _FEW_WORDS or bool(role_of(line.text))
    return bool(_FOR.fullmatch(line.text)) and after.number == line.number + 1
