"""The words of a page as plain text with headings and lists, for pages that mark no recipe up."""

import re
from collections.abc import Iterator
from itertools import islice

from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.headings import role_of
from kitchen_tui.recipes.formats.web.markup import BLOCKS, End, Tag, Text, tokens

_MOST_TOKENS = 200_000
_HEADING = re.compile(r"h([1-6])")
_AROUND = frozenset({"nav", "footer", "aside", "select", "button"})
"""What stands around a page's own words."""
_MOST_WORDS = 3
_AMOUNT = re.compile(r"(?:- )?[\d½¼¾⅓⅔⅛]")
_LOOK_AHEAD = 60
_LABEL = re.compile(r"(?:step )?\d{1,2}[.):]?", re.IGNORECASE)
"""The number of a step in an element of its own; before small letters it is an amount ("3", "cups boiling water")."""
_END = re.compile(
    r"(?:\d+ )?(?:comments?|reviews?|reader .{1,20}|leave a (?:comment|reply|review)|related .{1,30}|tags|categories"
    r"|more recipes.{0,30}|you (?:may|might) also .{1,30}|newsletter|subscribe.{0,40}|about (?:me|the author)|archives"
    r"|share this.{0,20}|rate this.{0,30}|(?:join|follow) .{1,40}|latest .{1,30}|popular .{1,30})[:!.]?",
    re.IGNORECASE,
)
"""What follows a recipe on its page."""
_MARKS = re.compile(r"[#*]")


def words_from(html: str, role: str) -> str:
    """Return the page's words as Markdown from the heading of the ingredients (or of the steps) on; empty without one.

    A short line of its own may be the heading too. Of several headings the one above most amounts counts: a story has
    a heading Ingredients too, and the card below it the amounts.
    """
    return _words_from(list(_lines(html)), role) or _words_from(list(_lines(html, skipped=frozenset())), role)


def _words_from(lines: list[str], role: str) -> str:
    headings = [at for at, line in enumerate(lines) if line[:1] == "#" and role_of(line) == role]
    lone = [at for at, line in enumerate(lines) if len(line.split()) <= _MOST_WORDS and role_of(line) == role]
    if not headings and not lone:
        return ""
    start = max(headings or lone, key=lambda at: (sum(map(_is_amount, lines[at : at + _LOOK_AHEAD])), at))
    end = next((at for at, line in enumerate(lines) if at > start and _END.fullmatch(line.lstrip("# "))), None)
    return "\n".join(lines[start:end])


def _is_amount(line: str) -> bool:
    return bool(_AMOUNT.match(line))


def page_blocks(html: str) -> Iterator[str]:
    """Return the text of each block of a page: a paragraph, a list item, a cell."""
    return (line.lstrip("#- ") for line in _lines(html, skipped=frozenset()) if line)


def main_heading(html: str) -> str:
    """Return the page's first heading of the highest level; empty without one."""
    return next((line.removeprefix("# ") for line in _lines(html) if line.startswith("# ")), "")


def _lines(html: str, skipped: frozenset[str] = _AROUND) -> Iterator[str]:
    """The lines of a page, without those in `skipped` elements; one of these that never ends takes the rest along."""
    mark, words, around, number = "", list[str](), 0, ""
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
            elif line.isdecimal():
                number = line
            mark, words = _mark(token) or mark, []
    yield from _marked(mark, clean_line(" ".join(words)))


def _marked(mark: str, line: str) -> Iterator[str]:
    if line:
        yield f"{mark}{_MARKS.sub('', line)}"
        yield ""


def _mark(token: Tag | End) -> str:
    if isinstance(token, End):
        return ""
    heading = _HEADING.fullmatch(token.name)
    return "#" * int(heading[1]) + " " if heading else "- " if token.name == "li" else ""
