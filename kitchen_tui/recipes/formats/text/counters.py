"""Recognizes list items that are counted by letters or by "#1", which are numbers only if they count."""

import re

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.text.lines import Line

_COUNTER = lazy_regex(r"(?:#(\d{1,2})[.:)]?\s+|([A-Za-z])(?:[.:]\s+|\s[-–]\s+)|(\d{1,2})\s?[-–—]\s+)(?=\S)")
_FIRST = ("1", "a")
_NUMBER = lazy_regex(r"\d{1,3}")


def with_counters(lines: list[Line]) -> list[Line]:
    """Turn "a. 2 leeks" and "b. 1 onion", or "#1 2 leeks" and "#2 1 onion", into numbered lines."""
    counted: dict[int, Line] = {}
    run: dict[int, re.Match[str]] = {}
    expected = ""
    for at, line in enumerate(lines):
        found = _COUNTER.match(line.text) if line.kind in ("text", "bullet") else None
        label = _label(found) if found else ""
        if found is None or label not in (*_FIRST, expected):
            continue
        run = {} if label in _FIRST else run
        run[at] = found
        expected = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
        if len(run) > 1 and not all(map(_is_range, run.values())):
            counted |= {
                place: lines[place]._replace(kind="number", mark=_label(one), text=lines[place].text[one.end() :])
                for place, one in run.items()
            }
    return [counted.get(at, line) for at, line in enumerate(lines)]


def _label(found: re.Match[str]) -> str:
    return (found[found.lastindex or 0]).lower()


def _is_range(found: re.Match[str]) -> bool:
    """Return whether a number continues with a larger one: "1 - 2 onions"."""
    number = _NUMBER.match(found.string, found.end()) if found[3] else None
    return number is not None and int(number[0]) > int(found[3])
