"""What came due while nobody looked, in one sentence: "While you were away: 1 check; simmer due 4:10 ago"."""

from collections import Counter
from collections.abc import Iterator

from kitchen_tui.cooking.instant import Instant, between
from kitchen_tui.cooking.session import Session
from kitchen_tui.cooking.threshold import Threshold, thresholds
from kitchen_tui.cooking.timer import Timer, elapsed
from kitchen_tui.model.duration import SECOND, format_clock


def while_away(session: Session, now: Instant, since: Instant) -> str:
    """The sentence for what was crossed after `since` and nobody has answered; empty where that is nothing."""
    crossed = [(timer, each) for timer in session.alive for each in _crossed(timer, now, since)]
    counts = Counter(each.kind for _, each in crossed if each.kind in ("check", "reminder", "warning"))
    said = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.items()]
    due = sorted(
        ((elapsed(timer, now) - each.at_ms, timer.name) for timer, each in crossed if each.kind == "due"), reverse=True
    )
    late = {timer.name for timer, each in crossed if each.kind == "due"}
    said += [f"{timer.name} may be done" for timer, each in crossed if each.kind == "window" and timer.name not in late]
    said += [f"{name} due {format_clock(late_ms // SECOND)} ago" for late_ms, name in due]
    return f"While you were away: {'; '.join(said)}" if said else ""


def _crossed(timer: Timer, now: Instant, since: Instant) -> Iterator[Threshold]:
    if timer.since is None:
        return
    run = elapsed(timer, now)
    before = timer.elapsed_ms + between(timer.since, since)
    for each in thresholds(timer, now):
        if before < each.at_ms <= run and not each.again and each.key not in timer.acknowledged | timer.answered:
            yield each
