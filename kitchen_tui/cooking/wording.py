"""Short labels for commands: "undo: tick salt"."""

from kitchen_tui.cooking import events
from kitchen_tui.cooking.history import History
from kitchen_tui.cooking.record import Unknown
from kitchen_tui.cooking.session import Session, step_of
from kitchen_tui.model.duration import format_duration

_VERBS: dict[type, str] = {
    events.TimerPaused: "pause",
    events.TimerResumed: "resume",
    events.TimerFinished: "finish",
    events.TimerCancelled: "cancel",
    events.TimerRestarted: "restart",
    events.TimerAdjusted: "adjust",
    events.TimerRenamed: "rename",
    events.AlertAcknowledged: "silence",
    events.CheckAnswered: "answer",
}
_PLAIN: dict[type, str] = {
    events.SessionHeld: "hold",
    events.SessionClosed: "closed",
    events.DishShown: "switch dish",
    events.DishScaled: "scale",
    events.NoteTaken: "note",
    events.DishStarted: "start recipe",
    events.PlanAccepted: "plan",
    events.SlipLeft: "leave the delay",
    events.StartDismissed: "dismiss the start",
    events.StartSnoozed: "snooze the start",
    events.TaskStarted: "start a step",
}


def label(history: History, command: str) -> str:
    """Return a few words for a command of the history, from the event that says most about it."""
    found = [record.event for record in history.records if record.command == command]
    known = [event for event in found if not isinstance(event, Unknown)]
    if len(known) > 1 and {type(event) for event in known} <= {events.TimerPaused, events.TimerResumed}:
        return "pause all" if isinstance(known[0], events.TimerPaused) else "resume all"
    marked = [event for event in known if isinstance(event, events.StepMarked)]
    telling = (marked or known)[:1]
    return _label(history.session, telling[0]) if telling else ""


def _label(session: Session, event: events.Event) -> str:
    if isinstance(event, events.IngredientTicked):
        return _tick(session, event)
    if isinstance(event, events.StepShown | events.StepMarked):
        return _step(session, event)
    if isinstance(event, events.AlarmsMuted):
        return "mute" if event.muted else "unmute"
    if isinstance(event, events.TimerStarted):
        return f"start {event.spec.name}"
    if isinstance(event, events.AlertSnoozed):
        return f"snooze {_name(session, event.timer)} {format_duration(event.for_ms)}"
    if type(event) in _PLAIN:
        return _PLAIN[type(event)]
    return f"{_VERBS.get(type(event), '')} {_name(session, getattr(event, 'timer', ''))}".strip()


def _tick(session: Session, event: events.IngredientTicked) -> str:
    dish = session.dishes.get(event.dish)
    names = {line.id: line.name or line.text for line in dish.recipe.ingredients()} if dish else {}
    return f"{'tick' if event.ticked else 'untick'} {names.get(event.ingredient, '')}".strip()


def _step(session: Session, event: events.StepShown | events.StepMarked) -> str:
    dish = session.dishes.get(event.dish)
    step = step_of(dish, event.step) if dish else None
    number = step.number if step else "?"
    if isinstance(event, events.StepMarked):
        return f"step {number} {'done' if event.done else 'not done'}"
    return f"go to step {number}"


def _name(session: Session, timer: str) -> str:
    found = session.timers.get(timer)
    return found.name if found else "timer"
