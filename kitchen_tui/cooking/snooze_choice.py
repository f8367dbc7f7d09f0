"""How long a snooze may last, as the cook chose it beforehand."""

from typing import NamedTuple

from kitchen_tui.model.duration import MINUTE, SECOND

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


USUAL = (SnoozeChoice(ms=MINUTE), SnoozeChoice(percent=5), SnoozeChoice(percent=10), SnoozeChoice(percent=25))
"""Pressed once, and again at once."""
