"""Drops what a page shows again among the steps: the ingredients that a step uses, picture credits, instructions."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import BEGINS_WITH_AMOUNT, heads_steps, role_of
from kitchen_tui.recipes.formats.text.lines import Line
from kitchen_tui.recipes.understand.amounts import split_line

_AGAIN = 3
"""The number of first ingredients that show that a list begins again."""
_WORD = lazy_regex(r"[^\W_]+")
_SPOKEN = ".!?:"


def without_listed_again(lines: list[Line]) -> Iterator[Line]:
    """Drop lines among the steps that only repeat lines of the list, such as "2 cups milk, ½ tsp salt"."""
    words: set[str] = set()
    role = ""
    for line in lines:
        if line.kind == "heading":
            role = "steps" if heads_steps(line.text, role == "steps") else role_of(line.text) or role
        elif role == "ingredients" and line.text:
            words.update(_words(line.text))
        elif role == "steps" and line.text and line.kind != "mark" and not line.indent and line.text[-1] not in _SPOKEN:
            is_named = line.text[0].isnumeric() or (line.kind == "text" and line.text[0].islower())
            again = is_named and words.issuperset(_words(line.text))
            line = line._replace(kind="blank", text="") if again else line
        yield line


def without_lists_again(lines: list[Line]) -> list[Line]:
    """Drop a list that begins again below itself, as with other units: "2 lb leeks ... 900 g leeks"."""
    for begins in _lists(lines):
        ends = next((at for at in range(begins, len(lines)) if lines[at].kind == "heading"), len(lines))
        full = [at for at in range(begins, ends) if lines[at].text]
        names = [_name(lines[at].text) for at in full]
        first = next((at for at, name in enumerate(names) if name), 0)
        start = names[first : first + _AGAIN]
        again = (full[at] for at in range(first + _AGAIN, len(full)) if names[at : at + _AGAIN] == start and all(start))
        if (cut := next(again, None)) is not None:
            return [*lines[:cut], *lines[ends:]]
    return lines


def _lists(lines: list[Line]) -> Iterator[int]:
    for at, line in enumerate(lines, start=1):
        if line.kind == "heading" and role_of(line.text) == "ingredients":
            yield at


def _name(text: str) -> str:
    """Return the letters of an ingredient without its amount; "" if it has none."""
    amount = split_line(text)
    return "".join(_words(amount.name)) if amount.quantity else ""


def _words(text: str) -> list[str]:
    """Return the words and the numbers of a text; "½" is 1 and 2, like "1/2"."""
    return _WORD.findall(unicodedata.normalize("NFKC", text.replace("×", "x")).casefold())


def without_shown_again(lines: list[Line]) -> Iterator[Line]:
    """Drop instructions that are shown again, and short lines without a sentence that the steps have several times.

    A single instruction may be in two methods: "Stir in the cream."
    """
    are_steps = list(_are_steps(lines))
    counts = Counter(line.text for line, is_step in zip(lines, are_steps, strict=True) if is_step)
    full = [at for at, line in enumerate(lines) if line.text]
    seen: set[str] = set()
    again: set[int] = set()
    for at in full:
        if lines[at].text in seen and lines[at].text[-1] in ".!":
            again.add(at)
        seen.add(lines[at].text)
    beside = {at for pair in pairwise(full) for at, other in (pair, pair[::-1]) if other in again}
    for at, (line, is_step) in enumerate(zip(lines, are_steps, strict=True)):
        credit = counts[line.text] > 1 and line.text[-1:] not in ".!:" and not BEGINS_WITH_AMOUNT.match(line.text)
        shown = at in again and at in beside
        yield line._replace(kind="blank", text="") if is_step and (shown or credit) else line


def _are_steps(lines: list[Line]) -> Iterator[bool]:
    """Yield for each line whether it is text below the heading of the steps."""
    in_steps = False
    for line in lines:
        if line.kind == "heading":
            in_steps = heads_steps(line.text, in_steps)
        yield in_steps and line.kind == "text"
