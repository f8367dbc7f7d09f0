"""Turns a typed line into a command."""

from collections.abc import Mapping

from kitchen_tui.clock import format_period
from kitchen_tui.cooking.commands import AddTimer, AdjustTimer, RenameTimer
from kitchen_tui.cooking.entry import NewStopwatch, NewTimer, TimeChange, parse_entry
from kitchen_tui.cooking.instant import Instant, Zone, next_at
from kitchen_tui.cooking.view import TimerView
from kitchen_tui.model.duration import MINUTE, DurationError, Span, format_duration, format_span

_NO_END = Span(0, 0)


def timer_command(
    line: str,
    now: Instant,
    zone: Zone,
    selected: TimerView | None = None,
    presets: Mapping[str, str] | None = None,
) -> AddTimer | AdjustTimer | RenameTimer:
    """Return the command for a typed line; a change of time or name applies to the `selected` timer.

    Raises DurationError with a sentence.
    """
    entry = parse_entry(line, presets)
    if isinstance(entry, NewTimer):
        return _add(entry, now, zone)
    if isinstance(entry, NewStopwatch):
        return AddTimer(entry.name, _NO_END, reminders=entry.reminders, counts_up=True)
    if selected is None:
        raise DurationError("no timer is selected; start one first, such as 5m eggs")
    return (
        AdjustTimer(selected.id, entry.by_ms) if isinstance(entry, TimeChange) else RenameTimer(selected.id, entry.name)
    )


def timer_echo(
    line: str,
    now: Instant,
    zone: Zone,
    selected: TimerView | None = None,
    presets: Mapping[str, str] | None = None,
) -> str:
    """Describe what Enter would do, such as "12 min → 19:42". Raises DurationError with a sentence."""
    command = timer_command(line, now, zone, selected, presets)
    if isinstance(command, AddTimer):
        return f"{_counted_up(command)}{_reminders(command)}" if command.counts_up else _timer_echo(command, now)
    name = selected.name if selected else ""
    if isinstance(command, RenameTimer):
        return f"{name} → {command.name}"
    return f"{name} {'+' if command.by_ms > 0 else '-'}{format_duration(abs(command.by_ms))}"


def _add(entry: NewTimer, now: Instant, zone: Zone) -> AddTimer:
    if isinstance(entry.end, Span):
        return AddTimer(entry.name, entry.end, entry.ago_ms, reminders=entry.reminders)
    until_ms = next_at(entry.end, now.wall_ms, zone)
    length = until_ms - now.wall_ms
    return AddTimer(entry.name or f"until {entry.end}", Span(length, length), until_ms=until_ms)


def _counted_up(command: AddTimer) -> str:
    return f"counts up {command.name}".rstrip()


def _timer_echo(command: AddTimer, now: Instant) -> str:
    least, most = (now.wall_ms + end - command.ago_ms for end in command.span)
    when = format_period(least, most, now.wall_ms)
    if most <= now.wall_ms:
        return f"{format_span(command.span)} → due already {command.name}".rstrip()
    if command.until_ms is not None:
        minutes = max(1, round(command.span.most_ms / MINUTE))
        return f"in {format_duration(minutes * MINUTE)} → {when} {command.name}"
    return f"{format_span(command.span)} → {when} {command.name}".rstrip() + _reminders(command)


def _reminders(command: AddTimer) -> str:
    return "".join(f", every {format_span(note.every)} {note.text}" for note in command.reminders if note.every)
