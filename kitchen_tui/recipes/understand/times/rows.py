"""Times as plain values for JSON Lines."""

from typing import Any

from kitchen_tui.recipes.understand.times.finder import find_times


def time_rows(text: str) -> list[dict[str, Any]]:
    """Each time of a text as min_s, max_s, kind, start, end (exclusive) and name.

    Seconds are whole numbers where they are whole; None where the words give no number, and for the upper end of what
    is no range.
    """
    return [
        {
            "min_s": _seconds(time.least_ms),
            "max_s": _seconds(time.most_ms),
            "kind": time.kind,
            "start": time.start,
            "end": time.end,
            "name": time.name,
        }
        for time in find_times(text)
    ]


def _seconds(ms: int | None) -> int | float | None:
    if ms is None:
        return None
    return ms // 1000 if ms % 1000 == 0 else ms / 1000
