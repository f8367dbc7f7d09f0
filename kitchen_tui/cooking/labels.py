"""Short texts for the cook: labels of commands ("undo: tick salt"), and what came due while the cook was away."""

from collections import Counter
from collections.abc import Iterator

from kitchen_tui.cooking.event_types import Labelled
from kitchen_tui.cooking.events import StepMarked, TaskStarted
from kitchen_tui.cooking.history import History, Unknown
from kitchen_tui.cooking.instant import Instant, between
from kitchen_tui.cooking.session import Session
from kitchen_tui.cooking.threshold import Threshold, thresholds
from kitchen_tui.cooking.timer import Timer, elapsed
from kitchen_tui.cooking.timer_events import TimerPaused, TimerResumed
from kitchen_tui.model.duration import SECOND, format_clock


def label(history: History, command: str) -> str:
    """Return a short label for a command of the history, from its most telling event."""
    found = [record.event for record in history.records if record.command == command]
    known = [event for event in found if not isinstance(event, Unknown)]
    if len(known) > 1 and {type(event) for event in known} <= {TimerPaused, TimerResumed}:
        return "pause all" if isinstance(known[0], TimerPaused) else "resume all"
    marked = [event for event in known if isinstance(event, StepMarked)]
    started = [event for event in known if isinstance(event, TaskStarted)]
    telling = (marked or started or known)[:1]
    return next((event.label(history.session) for event in telling if isinstance(event, Labelled)), "")


def while_away(session: Session, now: Instant, since: Instant) -> str:
    """Return a sentence about alerts after `since` that were not answered, or ""."""
    crossed = [(timer, threshold) for timer in session.alive for threshold in _crossed(timer, now, since)]
    counts = Counter(threshold.kind for _, threshold in crossed if threshold.kind in ("check", "reminder", "warning"))
    parts = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.items()]
    due = sorted(
        (
            (elapsed(timer, now) - threshold.at_ms, timer.name)
            for timer, threshold in crossed
            if threshold.kind == "due"
        ),
        reverse=True,
    )
    late = {name for _, name in due}
    open_windows = [timer.name for timer, threshold in crossed if threshold.kind == "window"]
    parts += [f"{name} may be done" for name in open_windows if name not in late]
    parts += [f"{name} due {format_clock(late_ms // SECOND)} ago" for late_ms, name in due]
    return f"While you were away: {'; '.join(parts)}." if parts else ""


def _crossed(timer: Timer, now: Instant, since: Instant) -> Iterator[Threshold]:
    if timer.since is None:
        return
    run = elapsed(timer, now)
    before = timer.elapsed_ms + between(timer.since, since)
    answered = timer.acknowledged | timer.answered
    for threshold in thresholds(timer, now):
        if before < threshold.at_ms <= run and not threshold.again and threshold.key not in answered:
            yield threshold
