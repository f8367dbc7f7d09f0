"""Finds the title of a text, and the headings and labels that give its lines their roles."""

import re

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import Role, group_name, is_component, role_of
from kitchen_tui.recipes.formats.text.evidence import (
    GREETING,
    begins_with_verb,
    has_amount,
    may_instruct,
    names_amount_last,
    tells,
)
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.lines import BOLD_LEVEL, LABEL_LEVEL, SIGNS, Line
from kitchen_tui.recipes.formats.text.sections import Context, Section, divided
from kitchen_tui.recipes.understand.stated import parse_stated_time

_LABEL_WORDS = 8
_CREDIT = lazy_regex(
    r"(?:(?:added|submitted|contributed|posted|recipe) )?by\b|attributed to\b|originally from\b", re.IGNORECASE
)
_HEADING_FOR = lazy_regex(
    r"(?i:ingredients|method|directions|instructions|recipe|how) (?i:for|to make|to cook) (?i:the |an? )?"
    r"([A-Z].{2,60}?):?(?: (?i:recipe):?)?"
)
"""A heading that names the dish: "Ingredients for Plum Cake", "How to Make Plum Cake"."""
_TO_SERVE = lazy_regex(r"(?:to|for) (?:serve|serving)\s?:?", re.IGNORECASE)
_FEW_WORDS = 3
_FOR = lazy_regex(r"(?:for|to make) (?:the |an? )?[^\W\d][^.!?,;:\d]{2,50}:?", re.IGNORECASE)
_TITLE_PREFIX = lazy_regex(r"^(?:recipe(?: for| name)?|title|name|dish|subject|re|fwd?):\s*", re.IGNORECASE)
_TITLE_SERVES = lazy_regex(
    r"\s*\(((?:serves|makes|feeds) [^()]*|for \d[^()]*|\d[^()]{0,8} (?:servings|portions|people)\b[^()]*)\)",
    re.IGNORECASE,
)
_SITE = lazy_regex(r"(?<=\w)\s+\|\s.*")
_SERVES_BEHIND = lazy_regex(
    r"(?P<name>[^.:!?]{3,60}?)\s*(?:[–—-]\s|,\s|\s)(?=(?:serves|makes|feeds) \d)(?P<fact>.+)", re.IGNORECASE
)
_EATERS = lazy_regex(r"^(?:for )?(?=\d)", re.IGNORECASE)
_TIME = lazy_regex(r"^(?=\S{1,6}\s?(?:h|hrs?|hours?|m|mins?|minutes?)\b)", re.IGNORECASE)
_SUBJECT_PREFIX = lazy_regex(r"(?:subject|re|fwd?):\s", re.IGNORECASE)
_CLOCK = lazy_regex(r"\d{1,2}:\d\d\s?(?:[ap]m)?\s?[:–—-]\s?[^\W\d].{2,60}", re.IGNORECASE)
"""A time of day before what is done then: "8:00 am: Make the levain"."""
_SHORT_TITLE = lazy_regex(r"[^.:!?]{2,60} recipe:|(?:[^\s.,:!?]+ ){0,7}[^\s.,:!?]+[.!]{1,3}", re.IGNORECASE)
_RECIPE = lazy_regex(
    r"(?:the )?recipe\s?:?|how to (?:make|cook|prepare) [^.!?]{3,60}|(?:let['’]?s|time to|now) (?:cook|bake"
    r"|get cooking)\W*",
    re.IGNORECASE,
)
"""A line below the list that heads the steps, although it might be something else elsewhere."""
_HOW_TO = lazy_regex(r"how to \w+ (?!it\b|this\b|them\b)\S+ ?.*", re.IGNORECASE)
"""A heading that names a dish: "How to Make Bagels"."""
_PICTURES = " " + "".join(map(chr, range(0x1F300, 0x1FAFF))) + "\ufe0f\u2764\u2665"
"""Characters to strip from the end of a title."""
_BAR = lazy_regex(r"\s[|•·]\s")
_TITLE_WORDS = 12
_LONG_TITLE_WORDS = 20
_LONG_WORD = 4
"""The letters from which a word has a capital in a title."""
_TITLE_LINES = 8
_PAGE_HEAD = 100


class Outline:
    """Follows the headings of a text, which give its lines their roles."""

    def __init__(
        self, lines: list[Line], title: str = "", has_ingredients: bool = False, has_steps: bool = False
    ) -> None:
        """Start with the title, ingredients and steps that are known from the metadata, if any."""
        self.title = title
        self._has = (has_ingredients, has_steps)
        lines = _below_chapter([part for line in lines for part in _name_and_servings(line)])
        if not title:
            self.title = _title_line(lines)
        self._lines = _with_labels(_with_steps_named(self._without_title(lines)))
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
        """Return the sections in order, dividing those without a heading by the evidence of their lines."""
        told: list[Section] = []
        body: list[Line] = []
        for line in self._lines:
            if line.kind == "heading" and not self._is_title(line):
                if body or self._section.heading:
                    told.append(self._section._replace(lines=tuple(body)))
                body = []
                self._section = self._after_heading(line)
            elif line.kind != "heading":
                if line.kind == "number" and self._section.role == "equipment" and not self.tells_steps:
                    told.append(self._section._replace(lines=tuple(body)))  # the steps, without a heading of their own
                    body, self._section = [], Section("", ())
                body.append(line)
        told.append(self._section._replace(lines=tuple(body)))
        if all(self._has):
            return told
        return divided(told, Context(self.tells_ingredients, self.tells_steps, *self._has))

    def _without_title(self, lines: list[Line]) -> list[Line]:
        """Drop lines before the ingredients that give or repeat the title, keeping "(serves 4)" after it."""
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
                servings, *others = serves[1].split(", ")
                parts = [_EATERS.sub("serves ", servings), *(_TIME.sub("total time: ", part) for part in others)]
                kept += [line._replace(text=part) for part in parts]
        return kept

    def _is_title(self, heading: Line) -> bool:
        """Return whether a heading is the title or repeats it; the first heading without a role gives the title."""
        named = not role_of(heading.text) or (heading.level == 1 and bool(_HOW_TO.fullmatch(heading.text)))
        first = heading is self._first_heading and named and heading.level < LABEL_LEVEL
        if first and not self.title:
            self.title = heading.text
        return (first and heading.level == 1) or (
            not self._level and not self._section.heading and heading.text.casefold() == self.title.casefold()
        )

    def _after_heading(self, heading: Line) -> Section:
        role = role_of(heading.text)
        if role == "serving" and self._role == "ingredients" and _TO_SERVE.fullmatch(heading.text):
            role = ""
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
    """Return a title without a prefix such as "Recipe:", and without servings or a site's name after it."""
    title = _SITE.sub("", _TITLE_SERVES.sub("", _TITLE_PREFIX.sub("", text)))
    return title.strip().rstrip(_PICTURES)


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


def _title_line(lines: list[Line]) -> str:
    """Return the title of a text without a heading for it: the first short line that is not a sentence.

    A line that is repeated is preferred. A line in capitals above another may be the title of a chapter. The subject of
    an e-mail is used last.
    """
    candidates = _first_line_title(lines)
    subjects: list[str] = []
    full = [line for line in lines if line.text][:_TITLE_LINES]
    for line in full:
        if line.kind == "heading" and (line.level < BOLD_LEVEL or role_of(line.text)):
            break
        if _SUBJECT_PREFIX.match(line.text):
            subjects.append(line.text)
        elif _could_be_title(line) and (line is full[0] or not names_amount_last(line.text)):
            candidates.append(line.text.rstrip(_PICTURES))
        elif candidates or line.kind != "text" or _begins_amounts(line, full):
            break
    spoken = [text for text in candidates if GREETING.match(text) and tells(text)]
    candidates = [text for text in candidates if text not in spoken] or spoken or subjects
    texts = [without_prefix(line.text).casefold() for line in lines[:_PAGE_HEAD]]
    if repeated := next((text for text in candidates if texts.count(without_prefix(text).casefold()) > 1), ""):
        return without_prefix(repeated)
    if len(candidates) > 1 and candidates[0].isupper() and not candidates[1].isupper():
        return without_prefix(candidates[1])
    if below_story := _title_below_story(lines):
        return without_prefix(below_story)
    if candidates:
        return without_prefix(candidates[0])
    first = next((line.text for line in lines if line.text), "")
    headed = _HEADING_FOR.fullmatch(first)
    return headed[1] if headed else _counted_title(lines) or _long_title(lines) or _title_in_headings(lines)


def _title_in_headings(lines: list[Line]) -> str:
    """Return the dish that a heading of the list or of the steps names."""
    headings = [_HEADING_FOR.fullmatch(line.text) for line in lines if line.kind in ("heading", "text")]
    named = [heading[1] for heading in headings if heading]
    return named[0] if len(set(named)) == 1 else ""


def _title_below_story(lines: list[Line]) -> str:
    """Return the short line right above the list if the text begins with paragraphs instead of a title."""
    full = [line for line in lines[:_PAGE_HEAD] if line.text]
    if not full or full[0].kind != "text" or full[0].text[-1] not in ".!?" or len(full[0].text.split()) <= _TITLE_WORDS:
        return ""
    begins = next((at for at, line in enumerate(full) if _begins_list(line)), 0)
    above = (line for line in reversed(full[:begins]) if not facts_in(line.text))
    last = next(above, None)
    return last.text if last and _could_be_title(last) and not tells(last.text) else ""


def _begins_amounts(line: Line, full: list[Line]) -> bool:
    """Return whether a line below the first is an ingredient: "2 leeks", or "Onion 1" above "Potato 2"."""
    pair = full[full.index(line) :][:2]
    is_list = has_amount(line.text) or (len(pair) > 1 and all(names_amount_last(one.text) for one in pair))
    return line is not full[0] and is_list


def _begins_list(line: Line) -> bool:
    return role_of(line.text) == "ingredients" or has_amount(line.text) or names_amount_last(line.text)


def _first_line_title(lines: list[Line]) -> list[str]:
    """Return a first line that is a title only there: "How to Make Bagels", "Mum's soup recipe:", "Soup - yum."."""
    full = [line for line in lines if line.text][:2]
    if len(full) < 2 or full[0].kind != "text" or has_amount(full[0].text):
        return []
    text, is_alone = full[0].text, full[1].number > full[0].number + 1
    how_to = text[-1] not in ".!?:" and _HOW_TO.fullmatch(text)
    short = is_alone and _SHORT_TITLE.fullmatch(text) and not may_instruct(text) and not GREETING.match(text)
    return [text.rstrip(" :")] if how_to or short else []


def _counted_title(lines: list[Line]) -> str:
    """Return a first line such as "Two Dips", which looks like an amount but is separate from the next line."""
    first, below = [*lines[:2], None, None][:2]
    if first is None or first.kind != "text" or below is None or below.kind not in ("blank", "heading"):
        return ""
    return first.text if first.text.istitle() and not any(map(str.isnumeric, first.text)) else ""


def _long_title(lines: list[Line]) -> str:
    """Return a first line that stands alone and is not a sentence, however long."""
    full = [line for line in lines if line.text][:2]
    if len(full) < 2 or full[0].kind != "text" or full[1].number < full[0].number + 2:
        return ""
    text = full[0].text
    is_name = text[-1] not in ".!?:;," and len(text.split()) <= _LONG_TITLE_WORDS and text[0].isalpha()
    return text if is_name and not role_of(text) and not facts_in(text) else ""


def _could_be_title(line: Line) -> bool:
    text = line.text
    pictured = line.kind == "bullet" and not line.mark.isascii() and line.mark not in SIGNS
    if not (line.kind == "text" or pictured) or len(text.split()) > _TITLE_WORDS or text[0] == "(":
        return False
    if any(map(parse_stated_time, _BAR.split(text)[1:])):  # "Dinner • Vegetarian • 30 minutes"
        return False
    named = (text[-1] not in ".!?:;," or _exclaims(text)) and any(map(str.isalpha, text))
    return named and not has_amount(text) and not facts_in(text) and not role_of(text)


def _exclaims(text: str) -> bool:
    """Return whether a line is a title that ends like a sentence: "Best Brownies Ever!", "Cake in a Mug..."."""
    words = [word for word in text.split() if len(word) >= _LONG_WORD]
    capital = sum(word[0].isupper() for word in words)
    spoken = GREETING.match(text) or may_instruct(text)
    return text.endswith(("!", "?", "...", "…")) and len(words) > 1 and 2 * capital > len(words) and not spoken


def _name_and_servings(line: Line) -> list[Line]:
    """Separate a title from the servings after it: "Beetroot salad – serves 4 to 6"."""
    both = _SERVES_BEHIND.fullmatch(line.text) if line.kind in ("text", "heading") else None
    if both is None or not facts_in(both["fact"]) or facts_in(both["name"]) or may_instruct(line.text):
        return [line]
    return [line._replace(text=both["name"]), line._replace(kind="text", text=both["fact"], level=0)]


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
