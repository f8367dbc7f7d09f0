"""What a cook typed, as a command: the clock on the wall is needed to know when 19:00 is."""

from kitchen_tui.clock import format_moment
from kitchen_tui.cooking.commands import AddTimer
from kitchen_tui.cooking.entry import parse_entry
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.wall import Zone, next_at
from kitchen_tui.model.duration import format_duration, format_span
from kitchen_tui.model.timer_spec import Span


def timer_command(line: str, now: Instant, zone: Zone) -> AddTimer:
    """The timer that a typed line asks for. Raises DurationError with a sentence."""
    entry = parse_entry(line)
    if entry.span is not None:
        return AddTimer(entry.name, entry.span, entry.ago_ms)
    hour, minute = entry.until or (0, 0)
    until_ms = next_at(hour, minute, now.wall_ms, zone)
    length = until_ms - now.wall_ms
    return AddTimer(entry.name or f"until {hour}:{minute:02}", Span(length, length), until_ms=until_ms)


def timer_echo(line: str, now: Instant, zone: Zone) -> str:
    """What Enter would do: "12 min → 19:42". Raises DurationError with a sentence."""
    command = timer_command(line, now, zone)
    least, most = (now.wall_ms + end - command.ago_ms for end in command.span)
    when = "–".join(dict.fromkeys(format_moment(end, now.wall_ms) for end in (least, most)))
    if most <= now.wall_ms:
        return f"{format_span(command.span)} → due already {command.name}".rstrip()
    if command.until_ms is not None:
        minutes = max(1, round(command.span.most_ms / 60_000))
        return f"in {format_duration(minutes * 60_000)} → {when} {command.name}"
    return f"{format_span(command.span)} → {when} {command.name}".rstrip()
