"""The stored name of each type of event."""

from collections.abc import Mapping

from kitchen_tui.cooking import events

EVENT_TYPES: Mapping[str, type[events.Event]] = {
    "session_opened": events.SessionOpened,
    "session_closed": events.SessionClosed,
    "session_held": events.SessionHeld,
    "alarms_muted": events.AlarmsMuted,
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
    "plan_accepted": events.PlanAccepted,
    "slip_left": events.SlipLeft,
    "task_started": events.TaskStarted,
    "start_snoozed": events.StartSnoozed,
    "start_dismissed": events.StartDismissed,
    "start_announced": events.StartAnnounced,
    "command_undone": events.CommandUndone,
    "command_redone": events.CommandRedone,
}
_KINDS: Mapping[type[events.Event], str] = {event: kind for kind, event in EVENT_TYPES.items()}


def kind_of(event: events.Event) -> str:
    """Return the stored name of an event's type."""
    return _KINDS[type(event)]
