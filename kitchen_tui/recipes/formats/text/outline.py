"""Follows the headings and labels of a text, which give its lines their roles."""

import re

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import Role, group_name, is_component, role_of
from kitchen_tui.recipes.formats.text.evidence import (
    GREETING,
    begins_with_verb,
    has_amount,
    tells,
)
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.lines import BOLD_LEVEL, LABEL_LEVEL, Line
from kitchen_tui.recipes.formats.text.sections import Context, Section, divided
from kitchen_tui.recipes.formats.text.title import (
    HOW_TO,
    SUBJECT_PREFIX,
    TITLE_SERVES,
    find_title,
    name_and_servings,
    without_prefix,
)

_LABEL_WORDS = 8
_CREDIT = lazy_regex(
    r"(?:(?:added|submitted|contributed|posted|recipe) )?by\b|attributed to\b|originally from\b", re.IGNORECASE
)
_TO_SERVE = lazy_regex(r"(?:to|for) (?:serve|serving)\s?:?", re.IGNORECASE)
_FEW_WORDS = 3
_FOR = lazy_regex(r"(?:for|to make) (?:the |an? )?[^\W\d][^.!?,;:\d]{2,50}:?", re.IGNORECASE)
_EATERS = lazy_regex(r"^(?:for )?(?=\d)", re.IGNORECASE)
_TIME = lazy_regex(r"^(?=\S{1,6}\s?(?:h|hrs?|hours?|m|mins?|minutes?)\b)", re.IGNORECASE)
_RECIPE_ALONE = lazy_regex(r"(?:the )?(?:full )?recipe(?: details| card)?\s?:?", re.IGNORECASE)
_CLOCK = lazy_regex(r"\d{1,2}:\d\d\s?(?:[ap]m)?\s?[:–—-]\s?[^\W\d].{2,60}", re.IGNORECASE)
"""A time of day before what is done then: "8:00 am: Make the levain"."""
_WAY = lazy_regex(r"[A-Za-z ]{4,30}?\s*\(([^()\d][^()]{1,40})\)")
"""A heading of one method among several: "Directions (Oven)"."""
_RECIPE = lazy_regex(
    r"(?:the )?recipe\s?:?|how to (?:make|cook|prepare) [^.!?]{3,60}|(?:let['’]?s|time to|now) (?:cook|bake"
    r"|get cooking)\W*",
    re.IGNORECASE,
)
"""A line below the list that heads the steps, although it might be something else elsewhere."""


class Outline:
    """Follows the headings of a text, which give its lines their roles."""

    def __init__(
        self, lines: list[Line], title: str = "", has_ingredients: bool = False, has_steps: bool = False
    ) -> None:
        """Start with the title, ingredients and steps that are known from the metadata, if any."""
        self.title = title
        self._has = (has_ingredients, has_steps)
        lines = _below_chapter([part for line in lines for part in name_and_servings(line)])
        if not title:
            self.title = find_title(lines)
        self._lines = _with_labels(_with_steps_named(self._without_title(lines)))
        headings = [line for line in self._lines if line.kind == "heading"]
        roles = {role_of(line.text) for line in headings}
        self.tells_ingredients = "ingredients" in roles
        self.tells_steps = "steps" in roles
        ways = {way[1] for line in headings if role_of(line.text) == "steps" and (way := _WAY.fullmatch(line.text))}
        self._are_several_methods = len(ways) > 1
        self._title_heading = headings[0] if headings and _may_name_dish(headings[0]) else None
        if self._title_heading and not self.title:
            self.title = self._title_heading.text
        self._names: list[tuple[int, str]] = []
        self._role: Role = ""
        self._level = 0
        self._section = Section("", ())

    def sections(self) -> list[Section]:
        """Return the sections in order, dividing those without a heading by the evidence of their lines."""
        found: list[Section] = []
        body: list[Line] = []
        for line in self._lines:
            if line.kind == "heading" and not self._is_title(line):
                if body or self._section.heading:
                    found.append(self._section._replace(lines=tuple(body)))
                body = []
                self._section = self._after_heading(line)
            elif line.kind != "heading":
                if line.kind == "number" and self._section.role == "equipment" and not self.tells_steps:
                    found.append(self._section._replace(lines=tuple(body)))  # the steps, without a heading of their own
                    body, self._section = [], Section("", ())
                body.append(line)
        found.append(self._section._replace(lines=tuple(body)))
        if all(self._has):
            return found
        return divided(found, Context(self.tells_ingredients, self.tells_steps, *self._has))

    def _without_title(self, lines: list[Line]) -> list[Line]:
        """Drop lines before the ingredients that give or repeat the title, keeping "(serves 4)" after it."""
        kept: list[Line] = []
        for at, line in enumerate(lines):
            if line.kind == "heading" and role_of(line.text):
                return kept + lines[at:]
            serves = TITLE_SERVES.search(line.text)
            if SUBJECT_PREFIX.match(line.text):
                continue
            if line.kind not in ("text", "bullet") or without_prefix(line.text).casefold() != self.title.casefold():
                kept.append(line)
            elif serves:
                servings, *others = serves[1].split(", ")
                parts = [_EATERS.sub("serves ", servings), *(_TIME.sub("total time: ", part) for part in others)]
                kept += [line._replace(text=part) for part in parts]
        return kept

    def _is_title(self, heading: Line) -> bool:
        """Return whether a heading is the title or repeats it above all others."""
        return (heading is self._title_heading and heading.level == 1) or (
            not self._level and not self._section.heading and heading.text.casefold() == self.title.casefold()
        )

    def _after_heading(self, heading: Line) -> Section:
        role = role_of(heading.text)
        if role == "serving" and self._role == "ingredients" and _TO_SERVE.fullmatch(heading.text):
            role = ""
        name = "" if _RECIPE_ALONE.fullmatch(heading.text) else heading.text
        section = Section(role, (), name, heading=heading.text, level=heading.level)
        if heading.level == LABEL_LEVEL:
            return self._after_label(section)
        if role and not (role == self._role and heading.level > self._level):
            self._role, self._level = role, heading.level
            name = group_name(heading.text) if role == "ingredients" else ""
            if role == "steps" and self._are_several_methods and (way := _WAY.fullmatch(heading.text)):
                name = way[1]
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


def _may_name_dish(heading: Line) -> bool:
    """Return whether the first heading of a text may be its title, because it has no role."""
    has_no_role = not role_of(heading.text) or (heading.level == 1 and bool(HOW_TO.fullmatch(heading.text)))
    return has_no_role and heading.level < LABEL_LEVEL


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


def _with_steps_named(lines: list[Line]) -> list[Line]:
    """Turn a line such as "Recipe" below the list into the heading of the steps if they have no other."""
    roles = [role_of(line.text) if line.kind == "heading" else "" for line in lines]
    if "ingredients" not in roles or "steps" in roles:
        return lines
    begins = roles.index("ingredients")
    return [
        line._replace(kind="heading", text="Directions", level=lines[begins].level, mark="")
        if at > begins and line.kind in ("text", "heading") and _RECIPE.fullmatch(line.text)
        else line
        for at, line in enumerate(lines)
    ]


def _with_labels(lines: list[Line]) -> list[Line]:
    """Turn short lines that introduce the next ones into headings, and headings that state facts into text."""
    full = [line for line in lines if line.kind != "blank"]
    after = dict(zip((line.number for line in full), full[1:], strict=False))
    marked: list[Line] = []
    in_steps = False
    above: Line | None = None
    for line in lines:
        if line.kind == "heading":
            in_steps = role_of(line.text) == "steps" or (in_steps and not role_of(line.text))
        states = facts_in(line.text, only_labelled=line.level < BOLD_LEVEL and not _CREDIT.match(line.text))
        if line.kind == "heading" and states:
            line = line._replace(kind="text", level=0)
        elif (
            (_is_label(line, after.get(line.number), above) and not _ends_list(line, marked, after))
            or (in_steps and _heads_paragraph(line, marked, after))
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
    if not short or below.text[-1] not in ".!":
        return False
    if not before or before[-1].kind == "blank":
        return not begins_with_verb(text)
    follows_sentence = before[-1].kind == "heading" or before[-1].text[-1] in ".!"
    return follows_sentence and " " in text and text.istitle() and len(below.text.split()) > _FEW_WORDS


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
