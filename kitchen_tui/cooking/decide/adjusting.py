"""More time or less for a run that is under way."""

from kitchen_tui.cooking.events import TimerAdjusted
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.timer import Timer, elapsed, window
from kitchen_tui.cooking.wall import Zone
from kitchen_tui.model.duration import MINUTE

_EXTENSION_MS = 5 * MINUTE


def extension(timer: Timer) -> int:
    """How much a *not yet* or an extension adds: as the recipe's checks say, else five minutes."""
    return max((check.extend_ms for check in timer.spec.checks), default=0) or _EXTENSION_MS


def adjusted(timer: Timer, now: Instant, by_ms: int, zone: Zone, extended: bool = False) -> TimerAdjusted:
    """The window of a run given `by_ms` more or less.

    Both ends move while the least is still ahead, and never to before now; once the window is open only its end does,
    and past its end the new end counts from now: "a minute more" said to a ringing timer means a minute from now.
    """
    run, (least, most) = elapsed(timer, now), window(timer, now)
    if timer.until_ms is not None:
        until = max(max(timer.until_ms, now.wall_ms) + by_ms, now.wall_ms)
        return TimerAdjusted(timer.id, least, most, until, extended, zone(until))
    end = max(run, max(run, most) + by_ms)
    if least == most:
        return TimerAdjusted(timer.id, end, end, extended=extended)
    return TimerAdjusted(timer.id, max(run, least + by_ms) if run < least else least, end, extended=extended)
