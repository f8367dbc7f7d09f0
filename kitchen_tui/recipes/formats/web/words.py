"""The words of a page, as lines of Markdown: its blocks, and the part with the recipe."""

import re
from collections.abc import Iterator
from itertools import islice

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.headings import ROLE_HEADING, role_of
from kitchen_tui.recipes.formats.web.markup import BLOCKS, End, Tag, Text, tokens

_MOST_TOKENS = 200_000
_MOST_BLOCKS = 10_000
_HEADING = lazy_regex(r"h([1-6])")
_AROUND = frozenset({"nav", "footer", "aside", "select", "button"})
"""Elements around the main text of a page."""
_MOST_WORDS = 3
_AMOUNT = lazy_regex(r"(?:- )?[\d½¼¾⅓⅔⅛]")
_LOOK_AHEAD = 60
_LONGEST_HEADING = 80
_LABEL = lazy_regex(r"(?:step )?\d{1,2}[.):]?", re.IGNORECASE)
"""The number of a step in an element of its own; before lower case it is an amount ("3", "cups boiling water")."""
_COUNTED = lazy_regex(r"(?:serves|servings?|yields?|makes|portions?):?", re.IGNORECASE)
_END = lazy_regex(
    r"(?:\d+ )?(?:comments?|reviews?|reader .{1,20}|leave a (?:comment|reply|review)|related .{1,30}|tags|categories"
    r"|more recipes.{0,30}|you (?:may|might) also .{1,30}|newsletter|subscribe.{0,40}|about (?:me|the author)|archives"
    r"|share this.{0,20}|rate this.{0,30}|(?:join|follow) .{1,40}|did you (?:like|make|try) .{1,40}"
    r"|latest .{1,30}|popular .{1,30})[:!.?]?",
    re.IGNORECASE,
)
"""Headings of what follows a recipe on a page."""
_NUTRIENT = lazy_regex(
    r"(?:- )?(?:(?:total|saturated|unsaturated|trans|dietary|net) )?"
    r"(?:calories|fat|cholesterol|sodium|fib(?:er|re)|sugars?|protein|carb(?:ohydrate)?s?|potassium|calcium|iron"
    r"|vitamin [a-z]\d{0,2})",
    re.IGNORECASE,
)
_DOSE = lazy_regex(r"(?:- )?\d[\d.,]* ?(?:m?c?g|kcal|kj|%)", re.IGNORECASE)
_NOT_RECIPE = lazy_regex(r"(?:- )?(?:[™©]|percent daily values|.{1,60} \(\d+ ?[km]b\)$|_{5,}$)", re.IGNORECASE)
_MARKS = lazy_regex(r"[#*]")


def words_from(html: str, role: str) -> str:
    """Return the page as Markdown, from the heading of the ingredients or of the steps on; "" if there is none.

    A short line can be the heading too. Of several headings, the one with the most amounts below it is used: a story
    may have a heading "Ingredients" too, but the card has the amounts.
    """
    return _words_from(list(_lines(html)), role) or _words_from(list(_lines(html, skipped=frozenset())), role)


def _words_from(lines: list[str], role: str) -> str:
    headings = [at for at, line in enumerate(lines) if line[:1] == "#" and role_of(line) == role]
    lone = [at for at, line in enumerate(lines) if len(line.split()) <= _MOST_WORDS and role_of(line) == role]
    if not headings and not lone:
        return ""
    start = max(headings or lone, key=lambda at: (sum(map(_is_amount, lines[at : at + _LOOK_AHEAD])), at))
    end = next((at for at, line in enumerate(lines) if at > start and _END.fullmatch(line.lstrip("# "))), None)
    return "\n".join(_with_notes(list(_without_facts(lines[start:end]))))


def _without_facts(lines: list[str]) -> Iterator[str]:
    """Yield the lines without nutrition facts, file names and copyright notices."""
    said = [line for line in lines if line]
    for at, line in enumerate(said):
        around = said[max(0, at - 1) : at + 2]
        is_dose = bool(_DOSE.fullmatch(line)) and any(map(_NUTRIENT.fullmatch, around))
        if not (is_dose or _NUTRIENT.fullmatch(line) or _NOT_RECIPE.match(line)):
            yield from (line, "")


def _with_notes(lines: list[str]) -> list[str]:
    """Return the lines with a heading before paragraphs after a list of steps, which are remarks."""
    steps = next((at for at, line in enumerate(lines) if line[:1] == "#" and role_of(line) == "steps"), len(lines))
    after = next((at for at, line in enumerate(lines[steps + 1 :], steps + 1) if line[:1] == "#"), len(lines))
    items = [at for at in range(steps, after) if lines[at].startswith("- ")]
    last = items[-1] + 1 if items else after
    is_list = len(items) > 1 and all(line[:1] in ("", "-") for line in lines[steps + 1 : last])
    return [*lines[:last], "", "## Notes", "", *lines[last:]] if is_list and any(lines[last:after]) else lines


def _is_amount(line: str) -> bool:
    return bool(_AMOUNT.match(line))


def page_blocks(html: str) -> list[str]:
    """Return the text of each block of a page, such as a paragraph, a list item or a cell."""
    lines = (line.lstrip("#- ") for line in _lines(html, skipped=frozenset()) if line)
    return list(islice(lines, _MOST_BLOCKS))


def main_heading(html: str) -> str:
    """Return the page's first heading of the highest level, or ""."""
    return next((line.removeprefix("# ") for line in _lines(html) if line.startswith("# ")), "")


def _lines(html: str, skipped: frozenset[str] = _AROUND) -> Iterator[str]:
    """Yield the lines of a page, without those in `skipped` elements (an unclosed one extends to the end)."""
    mark, words, around, number, last = "", list[str](), 0, "", ""
    for token in islice(tokens(html), _MOST_TOKENS):
        if isinstance(token, Text):
            if not token.inside and not around:
                words.append(token.text)
            continue
        if token.name in skipped:
            around = max(0, around + (1 if isinstance(token, Tag) else -1))
        if token.name in BLOCKS:
            line = clean_line(" ".join(words))
            if line and not _LABEL.fullmatch(line):
                yield from _marked(mark, f"{number} {line}" if number and line[:1].islower() else line)
                mark = number = ""
            elif line.isdecimal() and _COUNTED.fullmatch(last):
                yield from (line, "")
            elif line.isdecimal():
                number = line
            last = line or last
            mark, words = _mark(token) or mark, []
    yield from _marked(mark, clean_line(" ".join(words)))


def _marked(mark: str, line: str) -> Iterator[str]:
    if mark.startswith("#") and len(line) > _LONGEST_HEADING:
        mark = "- "  # a step that is marked up as a heading
    elif (bare := line.rstrip(" -–—:")) != line and ROLE_HEADING.fullmatch(bare):
        mark, line = mark or "## ", bare
    if line:
        yield f"{mark}{_MARKS.sub('', line)}"
        yield ""


def _mark(token: Tag | End) -> str:
    if isinstance(token, End):
        return ""
    heading = _HEADING.fullmatch(token.name)
    return "#" * int(heading[1]) + " " if heading else "- " if token.name == "li" else ""
