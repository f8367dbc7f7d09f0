"""Decisions on answering, silencing and snoozing alerts, which never stop, pause or advance a timer."""

from collections.abc import Iterator

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.alert import TRANSITIONS, Alert, alert_of, urgency_of
from kitchen_tui.cooking.decide import timers
from kitchen_tui.cooking.decide.decision import Decision, ExtendedTwice, Refused, Situation
from kitchen_tui.cooking.instant import between
from kitchen_tui.cooking.threshold import Threshold, open_check
from kitchen_tui.cooking.timer import Timer, remaining
from kitchen_tui.cooking.timer_events import AlertAcknowledged, AlertSnoozed, CheckAnswered, TimerFinished
from kitchen_tui.model.duration import SECOND, format_duration

_MOST_EXTENSIONS = 2
_AGAIN_MS = 3 * SECOND


def _alerts(situation: Situation) -> list[tuple[Timer, Alert]]:
    """Return every live timer with its alert, most urgent first."""
    found = [(timer, alert_of(timer, situation.now, situation.rules)) for timer in situation.session.alive]
    return sorted(found, key=lambda pair: urgency_of(pair[1], pair[0]))


def _acknowledged(situation: Situation) -> Iterator[tuple[AlertAcknowledged, ...]]:
    """Yield the events that silence each timer, most urgent first: its due alert, or else all that need attention."""
    for timer, alert in _alerts(situation):
        if alert.threshold and (alert.state == "attention" or (alert.state, "acknowledge") in TRANSITIONS):
            yield tuple(AlertAcknowledged(timer.id, threshold.key) for threshold in (alert.threshold, *alert.others))


def acknowledge(situation: Situation, command: commands.Acknowledge) -> Decision:
    """Silence the most urgent alert, or that of one timer."""
    for silenced in _acknowledged(situation):
        if command.timer in (None, silenced[0].timer):
            return Decision(silenced)
    raise Refused("Nothing is ringing.")


def toggle(situation: Situation, command: commands.ToggleTimer) -> Decision:
    """Silence a timer that rings; pause or resume any other."""
    timer = situation.timer(command.timer)
    alert = alert_of(timer, situation.now, situation.rules)
    if (alert.state, "acknowledge") in TRANSITIONS:
        return acknowledge(situation, commands.Acknowledge(timer.id))
    if timer.state == "paused":
        return timers.resume(situation, commands.ResumeTimer(timer.id))
    return timers.pause(situation, commands.PauseTimer(timer.id))


def acknowledge_all(situation: Situation, command: commands.AcknowledgeAll) -> Decision:
    """Silence every alert."""
    silenced = tuple(event for group in _acknowledged(situation) for event in group)
    if not silenced:
        raise Refused("Nothing is ringing.")
    return Decision(silenced)


def snooze(situation: Situation, command: commands.Snooze) -> Decision:
    """Snooze what rings for the first of the configured times.

    If nothing else rings, a second command within three seconds makes the last snooze longer.
    """
    again, ringing = _snoozed_just_now(situation, command.timer), _first_ringing(situation, command.timer)
    target = ringing if ringing and again and ringing[0] is not again[0] else again or ringing
    if target is None:
        raise Refused("Nothing is ringing.")
    timer, threshold, choice = target
    choices = situation.rules.snooze_choices(timer)
    choice %= len(choices)
    for_ms = choices[choice].length_ms(timer.spec.most_ms)
    event = AlertSnoozed(timer.id, threshold, for_ms, choice)
    return Decision((event,), f"{timer.name} snoozed for {format_duration(for_ms)}.")


def _snoozed_just_now(situation: Situation, timer_id: str | None) -> tuple[Timer, str, int] | None:
    """Return the timer that was snoozed less than three real seconds ago, and the next choice."""
    again_ms = _AGAIN_MS * situation.session.speed
    recent = [
        (between(timer.snooze.at, situation.now), timer, timer.snooze)
        for timer in situation.session.alive
        if timer.snooze and timer_id in (None, timer.id)
    ]
    ago_ms, timer, last = min(recent, key=lambda found: found[0], default=(again_ms + 1, None, None))
    return (timer, last.threshold, last.choice + 1) if timer and last and ago_ms <= again_ms else None


def _first_ringing(situation: Situation, timer_id: str | None) -> tuple[Timer, str, int] | None:
    for timer, alert in _alerts(situation):
        if alert.threshold and timer_id in (None, timer.id) and (alert.state, "snooze") in TRANSITIONS:
            return timer, alert.threshold.key, 0
    return None


def answer(situation: Situation, command: commands.AnswerCheck) -> Decision:
    """Finish the timer if *done*; after *not yet* go on, and past the end extend the timer by the recipe's step."""
    timer, question = _question(situation, command.timer)
    if command.done:
        answered = CheckAnswered(timer.id, question.key, "done")
        return Decision((answered, TimerFinished(timer.id), *timers.completed_by_end(situation, timer)))
    answered = CheckAnswered(timer.id, question.key, "not yet")
    if remaining(timer, situation.now) > 0:
        return Decision((answered,))
    if timer.extensions >= _MOST_EXTENSIONS and not command.insist:
        raise ExtendedTwice(f"{timer.name} was already extended twice.")
    by_ms = timers.extension(timer)
    longer = timers.adjusted(timer, situation.now, by_ms, situation.zone, extended=True)
    return Decision((answered, longer), f"{timer.name}: {format_duration(by_ms)} more.")


def _question(situation: Situation, timer_id: str | None) -> tuple[Timer, Threshold]:
    for timer, _ in _alerts(situation):
        question = open_check(timer, situation.now)
        if question and timer_id in (None, timer.id):
            return timer, question
    raise Refused("No check is open.")
