"""The alert of a timer: derived from its rules, when thresholds were announced, what was answered, and `now`."""

from collections.abc import Mapping
from typing import Literal

from kitchen_tui.cooking.instant import Instant, between
from kitchen_tui.cooking.threshold import RANK, Threshold, open_check, thresholds
from kitchen_tui.cooking.timer import Timer, elapsed
from kitchen_tui.model.duration import HOUR, MINUTE, SECOND
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Urgency

_GRAIN_MS = 30 * SECOND


class SnoozeChoice(NamedTuple):
    """A snooze time, in milliseconds or in percent of the timer's duration."""

    ms: int = 0
    percent: int = 0

    def length_ms(self, duration_ms: int) -> int:
        """Return milliseconds; a share of the duration is rounded to 30 s, at least 30 s."""
        if self.ms:
            return self.ms
        return max(1, round(duration_ms * self.percent / 100 / _GRAIN_MS)) * _GRAIN_MS


SNOOZES = (SnoozeChoice(ms=MINUTE), *(SnoozeChoice(percent=share) for share in (5, 10, 25)))
LONG_SNOOZES = tuple(SnoozeChoice(ms=minutes * MINUTE) for minutes in (1, 5, 10, 15))


class Rules(NamedTuple):
    """The rules for alerts over time, which the config can change.

    Ten minutes of sound is what users of kitchen alarms prefer. Escalation depends on the food: seconds for a blanch or
    hot sugar, minutes for a braise.
    """

    sound_cap_ms: int = 10 * MINUTE
    escalation_ms: Mapping[Urgency, int] = {"critical": 30 * SECOND, "normal": 2 * MINUTE, "gentle": 5 * MINUTE}
    """How long a due alert may ring before it gets louder."""
    attention_ms: int = 60 * SECOND
    snooze: tuple[SnoozeChoice, ...] = SNOOZES

    def snooze_choices(self, timer: Timer) -> tuple[SnoozeChoice, ...]:
        """Return the snooze times of a timer, for pressing the key once, twice, and so on.

        Shares of the duration are only used for durations under an hour. A longer timer, or one that is due at a time
        of day, has fixed times.
        """
        is_long = timer.until_ms is not None or timer.most_ms >= HOUR
        has_shares = any(choice.percent for choice in self.snooze)
        return LONG_SNOOZES if is_long and has_shares else self.snooze


DEFAULT_RULES = Rules()


AlertState = Literal["quiet", "attention", "ringing", "escalated", "missed", "acknowledged", "snoozed"]

RINGING: frozenset[AlertState] = frozenset({"ringing", "escalated", "missed"})
"""The states that last until the cook answers."""

# The transitions of an alert: (state, what happens) → state.
TRANSITIONS: Mapping[tuple[AlertState, str], AlertState] = {
    ("quiet", "attend"): "attention",
    ("attention", "settle"): "quiet",
    ("quiet", "due"): "ringing",
    ("attention", "due"): "ringing",
    ("ringing", "wait"): "escalated",
    ("escalated", "cap"): "missed",
    ("ringing", "cap"): "missed",
    ("ringing", "acknowledge"): "acknowledged",
    ("escalated", "acknowledge"): "acknowledged",
    ("missed", "acknowledge"): "acknowledged",
    ("ringing", "snooze"): "snoozed",
    ("escalated", "snooze"): "snoozed",
    ("missed", "snooze"): "snoozed",
    ("snoozed", "over"): "ringing",
    ("snoozed", "acknowledge"): "acknowledged",
}

# Most urgent first: the order of the list, and which alert sounds.
_STATES: tuple[AlertState, ...] = ("escalated", "ringing", "missed", "attention", "snoozed")
URGENCIES: tuple[Urgency, ...] = ("critical", "normal", "gentle")


class Alert(NamedTuple):
    """The alert of one timer. `late_ms` is how long ago its threshold was crossed; `question` is its open check.

    `others` are further thresholds of the timer that need attention now; they are silenced together.
    """

    state: AlertState
    threshold: Threshold | None = None
    late_ms: int = 0
    question: Threshold | None = None
    others: tuple[Threshold, ...] = ()


QUIET = Alert("quiet")


def alert_of(timer: Timer, now: Instant, rules: Rules) -> Alert:
    """Return the alert of a timer at `now`."""
    if not timer.alive:
        return QUIET
    run = elapsed(timer, now)
    crossed = [threshold for threshold in thresholds(timer, now) if threshold.at_ms <= run and not threshold.again]
    question = open_check(timer, now)
    due = next((threshold for threshold in crossed if threshold.kind == "due"), None)
    if due is not None:
        return Alert(_latched(timer, due, now, rules), due, run - due.at_ms, question)
    return _attention(timer, crossed, question, run, rules)


def _latched(timer: Timer, due: Threshold, now: Instant, rules: Rules) -> AlertState:
    if due.key in timer.acknowledged:
        return "acknowledged"
    since = timer.sounded.get(due.key)
    if timer.snooze and timer.snooze.threshold == due.key:
        waited = between(timer.snooze.at, now) - timer.snooze.for_ms
        if waited < 0:
            return "snoozed"
    else:
        waited = between(since, now) if since else 0
    if waited >= rules.sound_cap_ms:
        return "missed"
    return "escalated" if waited >= rules.escalation_ms[timer.spec.urgency] else "ringing"


def _attention(timer: Timer, crossed: list[Threshold], question: Threshold | None, run: int, rules: Rules) -> Alert:
    """Return attention for an open question or a recent warning, reminder or opened window; none of these latches."""
    recent = [
        threshold for threshold in crossed if run - threshold.at_ms < rules.attention_ms and threshold.kind != "check"
    ]
    if question:
        recent.append(question)
    unanswered = [threshold for threshold in recent if threshold.key not in timer.acknowledged]
    if not unanswered:
        return Alert("quiet", question=question)
    first, *others = sorted(unanswered, key=lambda threshold: (RANK[threshold.kind], -threshold.at_ms))
    return Alert("attention", first, run - first.at_ms, question, tuple(others))


def urgency_of(alert: Alert, timer: Timer) -> tuple[int, int, int]:
    """Return a sort key for the most urgent first: by state, then by the timer's urgency, then by lateness."""
    if alert.state not in _STATES:
        return len(_STATES), 0, 0
    return _STATES.index(alert.state), URGENCIES.index(timer.spec.urgency), -alert.late_ms
