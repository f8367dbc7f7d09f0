"""How alerts behave over time: what of it the cook may choose, and what holds where nothing was chosen."""

from typing import NamedTuple

from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.model.timer_spec import Urgency

_GRAIN_MS = 30 * SECOND


class SnoozeChoice(NamedTuple):
    """How long to be left in peace: so many milliseconds, or so many percent of the timer's duration."""

    ms: int = 0
    percent: int = 0

    def length_ms(self, duration_ms: int) -> int:
        """In milliseconds; a share of the duration is rounded to 30 s and never less."""
        if self.ms:
            return self.ms
        return max(1, round(duration_ms * self.percent / 100 / _GRAIN_MS)) * _GRAIN_MS


class Rules(NamedTuple):
    """How alerts behave over time; the cook's config may change them.

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
    """What the snooze key offers, pressed once, and again at once."""

    def escalate_ms(self, urgency: Urgency) -> int:
        """How long a due alert may ring before it gets louder."""
        return {
            "critical": self.escalate_critical_ms,
            "normal": self.escalate_normal_ms,
            "gentle": self.escalate_gentle_ms,
        }[urgency]


DEFAULT_RULES = Rules()
