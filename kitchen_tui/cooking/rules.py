"""The rules for alerts over time, with their defaults."""

from typing import NamedTuple

from kitchen_tui.cooking.timer import Timer
from kitchen_tui.model.duration import HOUR, MINUTE, SECOND
from kitchen_tui.model.timer_spec import Urgency

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


LONG_SNOOZES = tuple(SnoozeChoice(ms=minutes * MINUTE) for minutes in (1, 5, 10, 15))


class Rules(NamedTuple):
    """The rules for alerts over time, which the config can change.

    Ten minutes of sound is what users of kitchen alarms prefer. Escalation depends on the food: seconds for a blanch or
    hot sugar, minutes for a braise.
    """

    sound_cap_ms: int = 10 * MINUTE
    escalate_critical_ms: int = 30 * SECOND
    escalate_normal_ms: int = 2 * MINUTE
    escalate_gentle_ms: int = 5 * MINUTE
    attention_ms: int = 60 * SECOND
    snooze: tuple[SnoozeChoice, ...] = (
        SnoozeChoice(ms=MINUTE),
        SnoozeChoice(percent=5),
        SnoozeChoice(percent=10),
        SnoozeChoice(percent=25),
    )

    def snooze_choices(self, timer: Timer) -> tuple[SnoozeChoice, ...]:
        """Return the snooze times of a timer, for pressing the key once, twice, and so on.

        Shares of the duration are only used for durations under an hour. A longer timer, or one that is due at a time
        of day, has fixed times.
        """
        is_long = timer.until_ms is not None or timer.most_ms >= HOUR
        has_shares = any(choice.percent for choice in self.snooze)
        return LONG_SNOOZES if is_long and has_shares else self.snooze

    def escalate_ms(self, urgency: Urgency) -> int:
        """Return how long a due alert may ring before it gets louder."""
        return {
            "critical": self.escalate_critical_ms,
            "normal": self.escalate_normal_ms,
            "gentle": self.escalate_gentle_ms,
        }[urgency]


DEFAULT_RULES = Rules()
