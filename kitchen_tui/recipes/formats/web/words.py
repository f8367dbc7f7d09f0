"""The words of a page, as lines of Markdown: its blocks, and the part with the recipe."""

import re
from collections.abc import Iterator
from itertools import accumulate, islice, pairwise

from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.headings import ROLE_HEADING, heading_of, is_component, role_of
from kitchen_tui.recipes.formats.text.page_patterns import APPENDIX
from kitchen_tui.recipes.formats.web.tags import BLOCKS, End, Tag, Text, tokens
from kitchen_tui.recipes.reading_limits import MOST_TOKENS

_MOST_BLOCKS = 10_000
_HEADING = lazy_regex(r"h([1-6])")
_AROUND = frozenset({"nav", "footer", "aside", "select", "button"})
"""Elements around the main text of a page."""
_MOST_WORDS = 3
_AMOUNT = lazy_regex(rf"(?:- )?(?:[•▢] ?)?[\d{FRACTIONS}]")
_NUMBERED = lazy_regex(r"\d{1,2}\s?[.):-]\s*(?=[^\W\d])")
_LOOK_AHEAD = 60
_LEAST_AMOUNTS = 3
_LONGEST_LINE = 120
_MENTIONED = 0.4
"""The least share of the ingredients that the steps must mention if a page has no headings."""
_FEW_BETWEEN = 2
_SHORTEST_STEP = 30
_LONGEST_COPY = 40
_MOST_LINES = 400
"""Lines of the recipe that are compared with others."""
_MOSTLY = 0.8
_WORD = lazy_regex(r"[^\W\d_]{3,}")
_LONGEST_HEADING = 80
_LABEL = lazy_regex(r"(?:step )?\d{1,2}[.):]?", re.IGNORECASE)
"""The number of a step in an element of its own; before lower case it is an amount ("3", "cups boiling water")."""
_COUNTED = lazy_regex(r"(?:serves|servings?|yields?|makes|portions?):?", re.IGNORECASE)
_OWN = lazy_regex(
    r"(?:step|stap|schritt|étape|paso|passo|trin|day|part|stage)\s*\d|\d{1,2}[.):]"
    r"|(?:make|making|for|to|prepare|prep|assembl\w+|cook|bake|serve|finish|mix)\b",
    re.IGNORECASE,
)
"""The beginning of a heading among steps."""
_END = lazy_regex(
    r"(?:join|follow) .{1,40}|rate this.{0,30}|like (?:us|our) .{1,40}|advertis\w+|share share .{1,80}"
    r"|written by .{1,40}",
    re.IGNORECASE,
)
"""What follows a recipe on a page, besides what ends a copied one (`page_ends`)."""
_NUTRIENT = lazy_regex(
    r"(?:- )?(?:(?:total|saturated|unsaturated|trans|dietary|net) )?"
    r"(?:calories|fat|cholesterol|sodium|fib(?:er|re)|sugars?|protein|carb(?:ohydrate)?s?|potassium|calcium|iron"
    r"|vitamin [a-z]\d{0,2})",
    re.IGNORECASE,
)
_DOSE = lazy_regex(r"(?:- )?\d[\d.,]* ?(?:m?c?g|kcal|kj|%)", re.IGNORECASE)
_NOT_RECIPE = lazy_regex(
    r"(?:- )?(?:[™©]|percent daily values|.{1,60} \(\d+ ?[km]b\)$|_{5,}$|your (?:device|browser) does not .*)",
    re.IGNORECASE,
)
_MARKS = lazy_regex(r"[#*]")


def words_from(html: str, role: str) -> str:
    """Return the page as Markdown, from the heading of the ingredients or of the steps on; "" if there is none.

    A short line can be the heading too. Of several headings, the one with the most amounts below it is used: a story
    may have a heading "Ingredients" too, but the card has the amounts.
    """
    return _words_from(list(_lines(html)), role) or _words_from(list(_lines(html, skipped=frozenset())), role)


def unheaded_words(html: str) -> str:
    """Return the recipe of a page without a heading of ingredients: its longest run of amounts, and what follows."""
    lines = [line for line in _lines(html) if line]
    start, end = max(_runs(lines), key=lambda run: run[1] - run[0], default=(0, 0))
    if end - start < _LEAST_AMOUNTS:
        return ""
    while start and _is_item(lines[start - 1]):
        start -= 1
    while end < len(lines) and _is_item(lines[end]) and lines[end][-1:] not in ".!":
        end += 1
    below = lines[end:]
    heading = _heading_of(below[:_LOOK_AHEAD], "steps")
    steps = (
        _part(below[heading:], is_steps=True)[1:] if heading is not None else list(_instructions(below[:_LOOK_AHEAD]))
    )
    prose = " ".join(steps).casefold()
    used = sum(any(word in prose for word in _WORD.findall(line.casefold())[-2:]) for line in lines[start:end])
    if used < max(2, (end - start) * _MENTIONED):
        return ""
    return "\n\n".join(["## Ingredients", *lines[start:end], "## Directions", *steps])


def _is_item(line: str) -> bool:
    return line.startswith("- ") and len(line) < _LONGEST_LINE


def _runs(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines that begin and end with an amount, with few other lines between them."""
    amounts = [at for at, line in enumerate(lines) if _is_amount(line) and len(line) < _LONGEST_LINE]
    start = 0
    for at, number in enumerate(amounts):
        if at + 1 == len(amounts) or amounts[at + 1] - number > _FEW_BETWEEN + 1:
            yield amounts[start], number + 1
            start = at + 1


def _instructions(lines: list[str]) -> Iterator[str]:
    """Yield the steps: from the first sentence until several lines are none, or something else begins."""
    others: list[str] = []
    begun = False
    for line in lines:
        is_step = bool(_NUMBERED.match(line.lstrip("#- "))) or (len(line) >= _SHORTEST_STEP and line[-1:] in ".!)")
        if _is_end(line.lstrip("#- ")) or len(others) > _FEW_BETWEEN:
            return
        if is_step:
            yield from (*others, line)
            others, begun = [], True
        elif begun:
            others.append(line)


def _words_from(lines: list[str], role: str) -> str:
    """Return the part with the ingredients, the part with the steps if it is elsewhere, and no other parts."""
    start = _heading_of(lines, role)
    if start is None:
        return ""
    first, rest = _part(lines[start:], is_steps=role == "steps"), lines[start + 1 :]
    below = _heading_of(rest, "steps") if role == "ingredients" else None
    above = _heading_of(lines[:start], "steps") if role == "ingredients" else None
    own = first
    if below is not None:
        own = [*first[: below + 1], *_part(rest[below:], is_steps=True)]
    elif above is not None:
        own = [*first, *_part(lines[above:start], is_steps=True)]
    return "\n".join(_with_notes(list(_without_facts(_without_copies(own)))))


def _heading_of(lines: list[str], role: str) -> int | None:
    """Return the place of the heading of a part, or None: the last one with the most amounts below it."""
    headings = [at for at, line in enumerate(lines) if line[:1] == "#" and role_of(line) == role]
    if not headings:
        headings = [at for at, line in enumerate(lines) if len(line.split()) <= _MOST_WORDS and role_of(line) == role]
    if not headings:
        return None
    counts = list(accumulate(map(_is_amount, lines), initial=0))
    return max(headings, key=lambda at: (counts[min(at + _LOOK_AHEAD, len(lines))] - counts[at], at))


def _part(lines: list[str], is_steps: bool) -> list[str]:
    """Return the lines from a heading to the end of the recipe, or of its ingredients."""
    level = len(lines[0]) - len(lines[0].lstrip("#"))
    for at, line in enumerate(lines[1:], 1):
        if _is_end(line.lstrip("# ")) or (is_steps and level and _is_beside(line, level)):
            return lines[:at]
    return lines


def _is_end(text: str) -> bool:
    """Return whether a line begins what follows a recipe on a page, with or without a sign at its end."""
    bare = text.rstrip(":!.?")
    return bool(APPENDIX.fullmatch(text) or APPENDIX.fullmatch(bare) or _END.fullmatch(bare))


def _is_beside(line: str, level: int) -> bool:
    """Return whether a line is a heading, not below that of the steps, of something else than the recipe."""
    words = line.lstrip("#")
    if not 0 < len(line) - len(words) <= level:
        return False
    name = words.strip()
    return not (role_of(name) or heading_of(name) or is_component(name) or _OWN.match(name))


def _without_copies(lines: list[str]) -> list[str]:
    """Return the lines without steps that occurred before, and without the same amounts in other units."""
    filled = [line for line in lines if line]
    seen: set[tuple[str, str]] = set()
    copied: set[int] = set()
    for at, pair in enumerate(pairwise(filled)):
        if pair in seen and max(map(len, pair)) >= _LONGEST_HEADING:
            copied |= {at, at + 1}
        seen.add(pair)
    kept = [line for at, line in enumerate(filled) if at not in copied]
    words = [frozenset(_WORD.findall(line.casefold()) if len(line) < _LONGEST_HEADING else ()) for line in kept]
    at = 0
    while at < min(len(kept), _MOST_LINES):
        most = min(_LONGEST_COPY, (len(kept) - at) // 2)
        size = next((size for size in range(most, 1, -1) if _is_copied(words, at, size)), 0)
        del kept[at + size : at + 2 * size], words[at + size : at + 2 * size]
        at += 0 if size else 1
    return [part for line in kept for part in (line, "")]


def _is_copied(words: list[frozenset[str]], at: int, size: int) -> bool:
    """Return whether most lines from `at` on and as many below them have nearly the same words."""
    if words[at].isdisjoint(words[at + size]):
        return False
    pairs = ((words[one], words[one + size]) for one in range(at, at + size))
    return sum(len(one & other) * 2 >= len(one | other) > 0 for one, other in pairs) >= _MOSTLY * size


def _without_facts(lines: list[str]) -> Iterator[str]:
    """Yield the lines without nutrition facts, file names and copyright notices."""
    filled = [line for line in lines if line]
    for at, line in enumerate(filled):
        around = filled[max(0, at - 1) : at + 2]
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
    return bool(_AMOUNT.match(line)) and not _NUMBERED.match(line.lstrip("- "))


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
    for token in islice(tokens(html), MOST_TOKENS):
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
            if line and mark.startswith("#"):
                mark = "- "  # the heading was only the number of the step
            last = line or last
            mark, words = _mark(token) or mark, []
    yield from _marked(mark, clean_line(" ".join(words)))


def _heads_steps(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING // 2 and role_of(line) == "steps"


def _marked(mark: str, line: str) -> Iterator[str]:
    if mark.startswith("#") and len(line) > _LONGEST_HEADING:
        mark = "- "  # a step that is marked up as a heading
    elif mark.startswith("#") and (line.endswith(".") if _NUMBERED.match(line) else _AMOUNT.match(line)):
        mark = "- "
    elif (bare := line.rstrip(" -–—:：")) != line and (ROLE_HEADING.fullmatch(bare) or _heads_steps(bare)):
        mark, line = mark or "## ", bare
    if line:
        yield f"{mark}{_MARKS.sub('', line)}"
        yield ""


def _mark(token: Tag | End) -> str:
    if isinstance(token, End):
        return ""
    heading = _HEADING.fullmatch(token.name)
    return "#" * int(heading[1]) + " " if heading else "- " if token.name == "li" else ""
