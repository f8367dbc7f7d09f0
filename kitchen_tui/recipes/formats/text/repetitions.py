"""Drops what a page shows again among the steps: the ingredients that a step uses, picture credits, instructions."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import BEGINS_WITH_AMOUNT, heads_steps, role_of
from kitchen_tui.recipes.formats.text.lines import Line

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


def _words(text: str) -> list[str]:
    """Return the words and the numbers of a text; "½" is 1 and 2, like "1/2"."""
    return _WORD.findall(unicodedata.normalize("NFKC", text.replace("×", "x")).casefold())


def without_shown_again(lines: list[Line]) -> Iterator[Line]:
    """Drop instructions that are shown again, and short lines without a sentence that the steps have several times."""
    are_steps = list(_are_steps(lines))
    counts = Counter(line.text for line, is_step in zip(lines, are_steps, strict=True) if is_step)
    seen: set[str] = set()
    for line, is_step in zip(lines, are_steps, strict=True):
        again = line.text in seen and line.text[-1:] in ".!"
        credit = counts[line.text] > 1 and line.text[-1:] not in ".!:" and not BEGINS_WITH_AMOUNT.match(line.text)
        seen.add(line.text)
        yield line._replace(kind="blank", text="") if is_step and (again or credit) else line


def _are_steps(lines: list[Line]) -> Iterator[bool]:
    """Yield for each line whether it is text below the heading of the steps."""
    in_steps = False
    for line in lines:
        if line.kind == "heading":
            in_steps = heads_steps(line.text, in_steps)
        yield in_steps and line.kind == "text"
