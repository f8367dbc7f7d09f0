"""The behaviour of alerts over time, with the defaults."""

from typing import NamedTuple

from kitchen_tui.cooking.timer import Timer
from kitchen_tui.model.duration import HOUR, MINUTE, SECOND
from kitchen_tui.model.timer_spec import Urgency

_GRAIN_MS = 30 * SECOND


class SnoozeChoice(NamedTuple):
    """A snooze time: so many milliseconds, or so many percent of the timer's duration."""

    ms: int = 0
    percent: int = 0

    def length_ms(self, duration_ms: int) -> int:
        """Return milliseconds; a share of the duration is rounded to 30 s and never less."""
        if self.ms:
            return self.ms
        return max(1, round(duration_ms * self.percent / 100 / _GRAIN_MS)) * _GRAIN_MS


LONG_SNOOZES = tuple(SnoozeChoice(ms=minutes * MINUTE) for minutes in (1, 5, 10, 15))


class Rules(NamedTuple):
    """The behaviour of alerts over time; the config may change it.

    Figures: the sound cap of ten minutes is what users of kitchen alarms settle on; escalation follows the food,
    seconds for a blanch or hot sugar, minutes for a braise.
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
        """Return what the snooze key offers for a timer, pressed once, and again at once.

        Shares of the duration are for durations under an hour; a longer timer, or one that is due at a time of day,
        gets fixed times instead.
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
