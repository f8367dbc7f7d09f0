"""Recognizes list items that are counted by letters or by "#1", which are numbers only if they count."""

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.text.lines import Line

_COUNTER = lazy_regex(r"(?:#(\d{1,2})[.:)]?\s+|([A-Za-z])(?:[.:]\s+|\s[-–]\s+))(?=\S)")
_FIRST = ("1", "a")


def with_counters(lines: list[Line]) -> list[Line]:
    """Turn "a. 2 leeks" and "b. 1 onion", or "#1 2 leeks" and "#2 1 onion", into numbered lines."""
    counted: dict[int, Line] = {}
    run: dict[int, Line] = {}
    expected = ""
    for at, line in enumerate(lines):
        found = _COUNTER.match(line.text) if line.kind in ("text", "bullet") else None
        label = (found[1] or found[2]).lower() if found else ""
        if found is None or label not in (*_FIRST, expected):
            continue
        run = {} if label in _FIRST else run
        run[at] = line._replace(kind="number", mark=label, text=line.text[found.end() :])
        expected = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
        if len(run) > 1:
            counted |= run
    return [counted.get(at, line) for at, line in enumerate(lines)]
