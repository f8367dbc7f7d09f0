"""What each event of a timer's run makes of the timer."""

from collections.abc import Callable, Mapping
from typing import Any

from kitchen_tui.cooking import events
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.threshold import has_come, thresholds
from kitchen_tui.cooking.timer import TRANSITIONS, Snooze, Timer, elapsed


def changed(timer: Timer, event: events.Event, at: Instant) -> Timer:
    """The timer after one of its own events; its slot is 0 when it lives no more."""
    return _CHANGES[type(event)](timer, event, at)


def _stopped(verb: str) -> Callable[[Timer, Any, Instant], Timer]:
    """Pausing, finishing and cancelling: the clock stands still where it is."""

    def change(timer: Timer, event: Any, at: Instant) -> Timer:
        state = TRANSITIONS.get((timer.state, verb))
        if state is None:
            return timer
        over = state != "paused"
        return timer._replace(
            state=state,
            elapsed_ms=elapsed(timer, at),
            since=None,
            ended=at if over else None,
            slot=0 if over else timer.slot,
        )

    return change


def _resumed(timer: Timer, event: events.TimerResumed, at: Instant) -> Timer:
    state = TRANSITIONS.get((timer.state, "resume"))
    return timer._replace(state=state, since=at) if state else timer


def _adjusted(timer: Timer, event: events.TimerAdjusted, at: Instant) -> Timer:
    if not timer.alive:
        return timer
    longer = timer._replace(
        least_ms=event.least_ms,
        most_ms=event.most_ms,
        until_ms=event.until_ms,
        zone_ms=event.zone_ms,
        until_set=None if event.until_ms is None else at,
        snooze=None,
        extensions=timer.extensions + event.extended,
    )
    return _without_ghosts(longer, timer, at)


def _followed(timer: Timer, event: events.TimerTimezoneChanged, at: Instant) -> Timer:
    """Due when the clock shows the same as before."""
    if timer.until_ms is None or timer.zone_ms is None:
        return timer
    return timer._replace(until_ms=timer.until_ms + timer.zone_ms - event.zone_ms, zone_ms=event.zone_ms)


def _without_ghosts(longer: Timer, timer: Timer, at: Instant) -> Timer:
    """What a longer run would have said between its old end and now was never due: it is not made up for."""
    run = elapsed(timer, at)
    known = {each.key for each in thresholds(timer, at)}
    ghosts = {each.key for each in thresholds(longer, at) if each.at_ms < run} - known
    return longer._replace(
        sounded={**dict.fromkeys(ghosts, at), **timer.sounded},
        acknowledged=timer.acknowledged | ghosts,
        answered=timer.answered | ghosts,
    )


def _restarted(timer: Timer, event: events.TimerRestarted, at: Instant) -> Timer:
    return timer._replace(
        state=TRANSITIONS[timer.state, "restart"],
        run=timer.run + 1,
        started=at,
        since=at,
        elapsed_ms=0,
        least_ms=timer.spec.least_ms,
        most_ms=timer.spec.most_ms,
        sounded={},
        acknowledged=frozenset(),
        answered=frozenset(),
        snooze=None,
        extensions=0,
        ended=None,
    )


def _sounded(timer: Timer, event: events.AlertSounded, at: Instant) -> Timer:
    """What was announced and then, by an undo or redo, had not come yet, is still to come."""
    if not has_come(timer, event.threshold, at):
        return timer
    return timer._replace(sounded={event.threshold: at, **timer.sounded})


def _acknowledged(timer: Timer, event: events.AlertAcknowledged, at: Instant) -> Timer:
    return timer._replace(acknowledged=timer.acknowledged | {event.threshold}, snooze=None)


def _snoozed(timer: Timer, event: events.AlertSnoozed, at: Instant) -> Timer:
    return timer._replace(snooze=Snooze(event.threshold, at, event.for_ms, event.choice))


def _answered(timer: Timer, event: events.CheckAnswered, at: Instant) -> Timer:
    return timer._replace(answered=timer.answered | {event.threshold})


_CHANGES: Mapping[type, Callable[[Timer, Any, Instant], Timer]] = {
    events.TimerPaused: _stopped("pause"),
    events.TimerResumed: _resumed,
    events.TimerAdjusted: _adjusted,
    events.TimerTimezoneChanged: _followed,
    events.TimerFinished: _stopped("finish"),
    events.TimerCancelled: _stopped("cancel"),
    events.TimerRestarted: _restarted,
    events.AlertSounded: _sounded,
    events.AlertAcknowledged: _acknowledged,
    events.AlertSnoozed: _snoozed,
    events.CheckAnswered: _answered,
}
