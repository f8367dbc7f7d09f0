"""A title for a step whose author gave it none: how its text begins."""

import re

from kitchen_tui.model.text import clean_line

LONGEST = 48
_CLAUSE = re.compile(r"(.{3,}?)(?:[.!?:;](?=\s|$)|,\s|\s[(–—-]\s?|\suntil\s|$)")


def step_title(text: str) -> str:
    """The first clause of `text`, on one line and no longer than 48 characters: "Rest the dough"."""
    start = clean_line(text[: 4 * LONGEST])
    clause = _CLAUSE.match(start)
    title = clause[1] if clause else start
    if len(title) <= LONGEST:
        return title
    return title[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
