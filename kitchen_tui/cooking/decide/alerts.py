"""Answering, silencing and snoozing. None of it stops, pauses or advances anything by itself."""

from collections.abc import Iterator

from kitchen_tui.cooking import commands, events
from kitchen_tui.cooking.alert import TRANSITIONS, Alert, alert_of, order
from kitchen_tui.cooking.decide.adjusting import adjusted, extension
from kitchen_tui.cooking.decide.decision import Decision, Refused, Situation
from kitchen_tui.cooking.instant import between
from kitchen_tui.cooking.threshold import Threshold, open_check
from kitchen_tui.cooking.timer import Timer, remaining
from kitchen_tui.model.duration import SECOND, format_duration

_MOST_EXTENSIONS = 2
_AGAIN_MS = 3 * SECOND


def _alerts(situation: Situation) -> list[tuple[Timer, Alert]]:
    """Every timer with its alert, most urgent first."""
    found = [(timer, alert_of(timer, situation.now, situation.rules)) for timer in situation.session.alive]
    return sorted(found, key=lambda pair: order(pair[1], pair[0]))


def _acknowledged(situation: Situation) -> Iterator[tuple[events.AlertAcknowledged, ...]]:
    """For each timer that can be silenced, most urgent first: the due that rings, else all that asks for attention."""
    for timer, alert in _alerts(situation):
        if alert.threshold and (alert.state == "attention" or (alert.state, "acknowledge") in TRANSITIONS):
            yield tuple(events.AlertAcknowledged(timer.id, each.key) for each in (alert.threshold, *alert.others))


def acknowledge(situation: Situation, command: commands.Acknowledge) -> Decision:
    """The most urgent alert, or that of one timer; only that."""
    for heard in _acknowledged(situation):
        if command.timer in (None, heard[0].timer):
            return Decision(heard)
    raise Refused("nothing is ringing")


def acknowledge_all(situation: Situation, command: commands.AcknowledgeAll) -> Decision:
    """All of them at once."""
    heard = tuple(event for each in _acknowledged(situation) for event in each)
    if not heard:
        raise Refused("nothing is ringing")
    return Decision(heard)


def snooze(situation: Situation, command: commands.Snooze) -> Decision:
    """The first of the rules' choices; pressed again within three seconds, the next."""
    target = _snoozed_just_now(situation, command.timer) or _first_ringing(situation, command.timer)
    if target is None:
        raise Refused("nothing is ringing")
    timer, threshold, choice = target
    choices = situation.rules.snooze_choices(timer)
    choice %= len(choices)
    for_ms = choices[choice].length_ms(timer.spec.most_ms)
    event = events.AlertSnoozed(timer.id, threshold, for_ms, choice)
    return Decision((event,), f"{timer.name} snoozed for {format_duration(for_ms)}")


def _snoozed_just_now(situation: Situation, timer_id: str | None) -> tuple[Timer, str, int] | None:
    """Return the timer that was snoozed less than three real seconds ago, at any speed, and the next choice."""
    again_ms = _AGAIN_MS * situation.session.speed
    for timer in situation.session.alive:
        last = timer.snooze
        if last and timer_id in (None, timer.id) and between(last.at, situation.now) <= again_ms:
            return timer, last.threshold, last.choice + 1
    return None


def _first_ringing(situation: Situation, timer_id: str | None) -> tuple[Timer, str, int] | None:
    for timer, alert in _alerts(situation):
        if alert.threshold and timer_id in (None, timer.id) and (alert.state, "snooze") in TRANSITIONS:
            return timer, alert.threshold.key, 0
    return None


def answer(situation: Situation, command: commands.AnswerCheck) -> Decision:
    """*Done* finishes the timer; *not yet* carries on, and past the end extends it by the recipe's step."""
    timer, question = _question(situation, command.timer)
    if command.done:
        return Decision((events.CheckAnswered(timer.id, question.key, "done"), events.TimerFinished(timer.id)))
    answered = events.CheckAnswered(timer.id, question.key, "not yet")
    if remaining(timer, situation.now) > 0:
        return Decision((answered,))
    if timer.extensions >= _MOST_EXTENSIONS and not command.insist:
        raise Refused(f"{timer.name} was extended twice already")
    by_ms = extension(timer)
    longer = adjusted(timer, situation.now, by_ms, situation.zone, extended=True)
    return Decision((answered, longer), f"{timer.name}: {format_duration(by_ms)} more")


def _question(situation: Situation, timer_id: str | None) -> tuple[Timer, Threshold]:
    for timer, _ in _alerts(situation):
        question = open_check(timer, situation.now)
        if question and timer_id in (None, timer.id):
            return timer, question
    raise Refused("no check is open")
