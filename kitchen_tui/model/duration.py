"""Durations as whole milliseconds, and how they are shown."""

from kitchen_tui.model.timer_spec import Span

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
LONGEST = 400 * DAY
"""The longest duration of a timer."""


class DurationError(ValueError):
    """A text that is not a duration; the message proposes something else to write."""


def format_remaining(ms: int) -> str:
    """Format the time left, rounded up to whole seconds: "7:12", "1:22:48"; overtime rounds down and has a plus."""
    if ms > 0:
        return format_clock(-(-ms // SECOND))
    return "+" + format_clock(-ms // SECOND)


def format_clock(seconds: int) -> str:
    """Whole seconds as m:ss, or h:mm:ss from an hour on."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def format_duration(ms: int) -> str:
    """A duration in words for a line of text: "30 s", "5 min", "1 h 30 min", "2 days"."""
    if ms >= 2 * DAY and ms % DAY == 0:
        return f"{ms // DAY} days"
    names = ((HOUR, "h"), (MINUTE, "min"), (SECOND, "s"))
    rest, parts = ms, []
    for size, name in names:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count} {name}")
    return " ".join(parts) or "0 s"


def format_span(span: Span) -> str:
    """A window in words, its unit said once where both ends share it: "90–120 min", "8–10 min", "30 s"."""
    if span.least_ms == span.most_ms:
        return format_duration(span.most_ms)
    for size, name, longest in ((MINUTE, "min", 3 * HOUR), (SECOND, "s", 2 * MINUTE)):
        if span.least_ms % size == 0 and span.most_ms % size == 0 and span.most_ms <= longest:
            return f"{span.least_ms // size}–{span.most_ms // size} {name}"
    return f"{format_duration(span.least_ms)}–{format_duration(span.most_ms)}"
