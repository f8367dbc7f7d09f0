"""Short texts for the cook: labels of commands ("undo: tick salt"), and what came due while the cook was away."""

from collections import Counter
from collections.abc import Iterator

from kitchen_tui.cooking import events
from kitchen_tui.cooking.history import History, Unknown
from kitchen_tui.cooking.instant import Instant, between
from kitchen_tui.cooking.plan import HEATING
from kitchen_tui.cooking.session import Session, step_of
from kitchen_tui.cooking.threshold import Threshold, thresholds
from kitchen_tui.cooking.timer import Timer, elapsed
from kitchen_tui.model.duration import SECOND, format_clock, format_duration

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
}


def label(history: History, command: str) -> str:
    """Return a short label for a command of the history, from its most telling event."""
    found = [record.event for record in history.records if record.command == command]
    known = [event for event in found if not isinstance(event, Unknown)]
    if len(known) > 1 and {type(event) for event in known} <= {events.TimerPaused, events.TimerResumed}:
        return "pause all" if isinstance(known[0], events.TimerPaused) else "resume all"
    marked = [event for event in known if isinstance(event, events.StepMarked)]
    started = [event for event in known if isinstance(event, events.TaskStarted)]
    telling = (marked or started or known)[:1]
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
    if isinstance(event, events.TaskStarted):
        return _task(session, event.task)
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


def _task(session: Session, task_id: str) -> str:
    if task_id.endswith(HEATING):
        return "heat the oven"
    tasks = session.plan.plan.problem.tasks if session.plan else ()
    return f"start {next((task.name for task in tasks if task.id == task_id), 'a step')}"


def _name(session: Session, timer: str) -> str:
    found = session.timers.get(timer)
    return found.name if found else "timer"


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
