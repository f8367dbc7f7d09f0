"""What came due and nobody has announced yet."""

from typing import NamedTuple

from kitchen_tui.cooking.threshold import Threshold
from kitchen_tui.cooking.timer import Timer


class Noticed(NamedTuple):
    """A threshold that was crossed, seen for the first time, `late_ms` after it was."""

    timer: Timer
    threshold: Threshold
    late_ms: int

    @property
    def heard(self) -> bool:
        """Acknowledged already (a key was quicker than the look): to be written down, not to be sounded."""
        return self.threshold.key in self.timer.acknowledged
