"""The name of each event in the journal, and the way there and back."""

from collections.abc import Mapping
from typing import Any

from kitchen_tui.cooking import events
from kitchen_tui.cooking.record import Record
from kitchen_tui.model.codec import from_plain, to_plain

EVENT_TYPES: Mapping[str, type[events.Event]] = {
    "session_opened": events.SessionOpened,
    "session_closed": events.SessionClosed,
    "session_held": events.SessionHeld,
    "note_taken": events.NoteTaken,
    "dish_started": events.DishStarted,
    "dish_shown": events.DishShown,
    "dish_scaled": events.DishScaled,
    "ingredient_ticked": events.IngredientTicked,
    "step_shown": events.StepShown,
    "step_marked": events.StepMarked,
    "timer_started": events.TimerStarted,
    "timer_paused": events.TimerPaused,
    "timer_resumed": events.TimerResumed,
    "timer_adjusted": events.TimerAdjusted,
    "timer_followed": events.TimerTimezoneChanged,
    "timer_renamed": events.TimerRenamed,
    "timer_finished": events.TimerFinished,
    "timer_cancelled": events.TimerCancelled,
    "timer_restarted": events.TimerRestarted,
    "alert_sounded": events.AlertSounded,
    "alert_acknowledged": events.AlertAcknowledged,
    "alert_snoozed": events.AlertSnoozed,
    "check_answered": events.CheckAnswered,
    "command_undone": events.CommandUndone,
    "command_redone": events.CommandRedone,
}
_FAR_FUTURE_MS = 253_402_300_800_000
"""The year 10000: no calendar goes further."""

KIND_OF: Mapping[type[events.Event], str] = {event: kind for kind, event in EVENT_TYPES.items()}


def payload_of(event: events.Event) -> dict[str, Any]:
    """What a record carries of an event."""
    plain: dict[str, Any] = to_plain(event)
    return plain


def event_of(record: Record) -> events.Event:
    """The event in a record. Raises KeyError for a kind, TypeError for a payload, that this version does not know."""
    return from_plain(EVENT_TYPES[record.kind], record.payload)


def is_understood(record: Record) -> bool:
    """Whether this version knows what the record says, and can believe it."""
    try:
        event = event_of(record)
    except (KeyError, TypeError):
        return False
    is_odd = (isinstance(event, events.SessionOpened) and event.speed <= 0) or (
        isinstance(event, events.DishScaled) and min(event.numerator, event.denominator) <= 0
    )
    return not is_odd and 0 <= record.at.wall_ms < _FAR_FUTURE_MS
