"""Decisions on starting, stopping and adjusting timers."""

from kitchen_tui.cooking import commands, events
from kitchen_tui.cooking.alert import TRANSITIONS as ALERT_TRANSITIONS
from kitchen_tui.cooking.alert import alert_of
from kitchen_tui.cooking.decide.decision import Decision, Refused, Situation
from kitchen_tui.cooking.instant import Instant, Zone
from kitchen_tui.cooking.session import Dish, timer_for
from kitchen_tui.cooking.step_order import closable_steps, following_timer, spec_of
from kitchen_tui.cooking.timer import Timer, elapsed, remaining, window
from kitchen_tui.cooking.timer_events import (
    TimerAdjusted,
    TimerCancelled,
    TimerFinished,
    TimerPaused,
    TimerRenamed,
    TimerRestarted,
    TimerResumed,
    TimerStarted,
)
from kitchen_tui.model.duration import LONGEST, MINUTE, Span, format_duration, format_span
from kitchen_tui.model.recipe import TimerSpec
from kitchen_tui.model.text import clean_line, counted

_LONGEST_NAME = 60
_EXTENSION_MS = 5 * MINUTE


def start_next(situation: Situation, command: commands.StartNextTimer) -> Decision:
    """Start the next unstarted timer of the step or, if the step is over, the first one of the next step."""
    dish = situation.dish(command.dish)
    offer = following_timer(situation.session, dish, situation.now)
    if offer is None:
        raise Refused("This step has no timer left to start.")
    step, spec = offer
    shown = () if step.id == dish.step else (events.StepShown(dish.id, step.id),)
    started = _started(situation, dish, step.id, spec)
    return Decision((*started.events, *shown), started.message)


def start(situation: Situation, command: commands.StartTimer) -> Decision:
    """Start a timer of any step of the recipe."""
    dish = situation.dish(command.dish)
    found = spec_of(dish.recipe, command.spec)
    if found is None:
        raise Refused("The recipe has no such timer.")
    step, spec = found
    running = timer_for(situation.session, dish, spec)
    if running and running.alive:
        raise Refused(f"{running.name} is already {running.state}.")
    return _started(situation, dish, step.id, spec)


def _started(situation: Situation, dish: Dish, step: str, spec: TimerSpec) -> Decision:
    message = f"{spec.name} started: {format_span(Span(spec.least_ms, spec.most_ms))}."
    return Decision((TimerStarted(situation.id, spec, dish.id, step),), message)


def add(situation: Situation, command: commands.AddTimer) -> Decision:
    """Add a timer that belongs to no step. Without a name it is named after its duration."""
    span = Span(LONGEST, LONGEST) if command.counts_up else command.span
    name = clean_line(command.name, _LONGEST_NAME) or ("stopwatch" if command.counts_up else format_span(span))
    until_ms = command.until_ms
    if until_ms is not None and until_ms <= situation.now.wall_ms:
        raise Refused("That time has passed.")
    zone_ms = None if until_ms is None else situation.zone(until_ms)
    spec = TimerSpec(f"own-{situation.id}", name, *span, reminders=command.reminders, counts_up=command.counts_up)
    started = TimerStarted(situation.id, spec, elapsed_ms=command.ago_ms, until_ms=until_ms, zone_ms=zone_ms)
    return Decision((started,))


def rename(situation: Situation, command: commands.RenameTimer) -> Decision:
    """Rename a timer in any state."""
    timer = situation.timer(command.timer)
    name = clean_line(command.name, _LONGEST_NAME)
    if not name:
        raise Refused("A name is missing.")
    if name == timer.name:
        raise Refused(f"It is already called {name}.")
    return Decision((TimerRenamed(timer.id, name),), f"{timer.name} is now {name}.")


def pause(situation: Situation, command: commands.PauseTimer) -> Decision:
    """Pause a timer, unless it is ringing (the alarm would go unnoticed) or follows the wall clock."""
    timer = situation.timer(command.timer, "pause")
    if refusal := _pause_refusal(situation, timer):
        raise Refused(refusal)
    return Decision((TimerPaused(timer.id),))


def _pause_refusal(situation: Situation, timer: Timer) -> str:
    """Return why a running timer cannot be paused, or ""."""
    if (alert_of(timer, situation.now, situation.rules).state, "snooze") in ALERT_TRANSITIONS:
        return f"{timer.name} is ringing; silence it first."
    if timer.until_ms is not None:
        return f"{timer.name} is due at a time of day and cannot be paused."
    return ""


def resume(situation: Situation, command: commands.ResumeTimer) -> Decision:
    """Continue a paused timer."""
    return Decision((TimerResumed(situation.timer(command.timer, "resume").id),))


def pause_all(situation: Situation, command: commands.PauseAll) -> Decision:
    """Pause all running timers except those that ring or follow the wall clock, which the message counts."""
    running = [timer for timer in situation.session.alive if timer.state == "running"]
    pausable = [timer for timer in running if _pause_refusal(situation, timer) == ""]
    if not pausable:
        raise Refused("No timer can be paused." if running else "No timer is running.")
    left = len(running) - len(pausable)
    message = f"{counted(len(pausable), 'timer')} paused{f'; {left} cannot be paused' if left else ''}."
    return Decision(tuple(TimerPaused(timer.id) for timer in pausable), message)


def resume_all(situation: Situation, command: commands.ResumeAll) -> Decision:
    """Resume every paused timer."""
    paused = [timer for timer in situation.session.alive if timer.state == "paused"]
    if not paused:
        raise Refused("No timer is paused.")
    return Decision(tuple(TimerResumed(timer.id) for timer in paused), f"{counted(len(paused), 'timer')} resumed.")


def finish(situation: Situation, command: commands.FinishTimer) -> Decision:
    """Finish the timer, and also its step if a later one is done already."""
    timer = situation.timer(command.timer, "finish")
    return Decision((TimerFinished(timer.id), *completed_by_end(situation, timer)))


def cancel(situation: Situation, command: commands.CancelTimer) -> Decision:
    """Cancel the timer, and complete its step if a later one is done already."""
    timer = situation.timer(command.timer, "cancel")
    return Decision((TimerCancelled(timer.id), *completed_by_end(situation, timer)))


def completed_by_end(situation: Situation, timer: Timer) -> tuple[events.StepMarked, ...]:
    """Return the event that completes a timer's step, if only this timer kept the step open."""
    session = situation.session
    dish = session.dishes.get(timer.dish)
    if dish is None:
        return ()
    without = session._replace(timers={key: one for key, one in session.timers.items() if key != timer.id})
    closable = closable_steps(without, dish, dish.done, situation.now)
    return tuple(events.StepMarked(dish.id, step.id) for step, _ in closable if step.id == timer.step)


def restart(situation: Situation, command: commands.RestartTimer) -> Decision:
    """Start a new run of the same timer."""
    timer = situation.timer(command.timer, "restart")
    if timer.until_ms is not None:
        raise Refused(f"{timer.name} is due at a time of day and cannot be restarted.")
    return Decision((TimerRestarted(timer.id),))


def adjust(situation: Situation, command: commands.AdjustTimer) -> Decision:
    """Move the end of a timer; past its end, count from now. The new end is never in the past."""
    timer = _adjustable(situation, command.timer)
    if remaining(timer, situation.now) <= 0 and command.by_ms < 0:
        raise Refused(f"{timer.name} is already due.")
    return _bounded(adjusted(timer, situation.now, command.by_ms, situation.zone))


def extend(situation: Situation, command: commands.ExtendTimer) -> Decision:
    """Extend by the time that the recipe gives for it, or by five minutes."""
    timer = _adjustable(situation, command.timer)
    by_ms = extension(timer)
    decision = _bounded(adjusted(timer, situation.now, by_ms, situation.zone))
    return decision._replace(message=f"{timer.name}: {format_duration(by_ms)} more.")


def _bounded(event: TimerAdjusted) -> Decision:
    if event.most_ms > LONGEST:
        raise Refused("That is longer than 400 days.")
    return Decision((event,))


def _adjustable(situation: Situation, timer_id: str) -> Timer:
    """Return a live timer that has an end. Raises Refused."""
    timer = situation.timer(timer_id)
    if not timer.alive:
        raise Refused(f"{timer.name} is already {timer.state}.")
    if timer.spec.counts_up:
        raise Refused(f"{timer.name} counts up and has no end to move.")
    return timer


def extension(timer: Timer) -> int:
    """Return how much an extension adds: as given by the recipe's checks, by default five minutes."""
    return max((check.extend_ms for check in timer.spec.checks), default=0) or _EXTENSION_MS


def adjusted(timer: Timer, now: Instant, by_ms: int, zone: Zone, extended: bool = False) -> TimerAdjusted:
    """Return the event that gives a run `by_ms` more or less time.

    Before the window opens, both of its ends move, but not to before now; once it is open, only its end moves. Past the
    end, the new end counts from now: for a ringing timer, a minute more means a minute from now.
    """
    run, (least, most) = elapsed(timer, now), window(timer, now)
    if timer.until_ms is not None:
        until = max(max(timer.until_ms, now.wall_ms) + by_ms, now.wall_ms)
        return TimerAdjusted(timer.id, least, most, until, extended, zone(until))
    end = max(run, max(run, most) + by_ms)
    if least == most:
        return TimerAdjusted(timer.id, end, end, extended=extended)
    return TimerAdjusted(timer.id, max(run, least + by_ms) if run < least else least, end, extended=extended)
