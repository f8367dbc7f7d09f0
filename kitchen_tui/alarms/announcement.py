"""What is said to the cook, whatever says it."""

from typing import NamedTuple

from kitchen_tui.cooking.threshold import LATCHED, Level
from kitchen_tui.model.text import clean_line
from kitchen_tui.model.timer_spec import Urgency

NAME_CAP, TEXT_CAP = 60, 200
"""Characters that fit a notification's title and body everywhere."""


class Announcement(NamedTuple):
    """One thing to tell. Text is taken as it comes; `said`, `title` and `body` are cleaned and capped.

    `timer` names the run for good, so that a later announcement replaces the earlier and an answer closes it.
    `late_ms` is how long ago it was due (0: just now). `at` is the instant in ISO 8601 UTC. `others` counts the
    further timers that ring. `merged` holds the announcements that were folded into this one.
    """

    level: Level
    name: str
    text: str
    late_ms: int = 0
    timer: str = ""
    dish: str = ""
    urgency: Urgency = "normal"
    at: str = ""
    others: int = 0
    merged: "tuple[Announcement, ...]" = ()

    def sentence(self) -> str:
        """All of it on one line: "Simmer · fork-tender? · due 0:40 ago"."""
        return " · ".join(part for part in (self.title(), self.body()) if part)

    def title(self) -> str:
        """Which timer: "Simmer"."""
        return clean_line(self.name, NAME_CAP)

    def body(self) -> str:
        """What to do, how late, and what else waits: "fork-tender? · due 0:40 ago · 2 more"."""
        more = f"{self.others} more" if self.others > 0 else ""
        return " · ".join(part for part in (clean_line(self.text, TEXT_CAP), self.when(), more) if part)

    def when(self) -> str:
        """ "due 0:40 ago", "due now"; for what is not yet due nothing, unless it is told late: "0:40 ago"."""
        from kitchen_tui.model.duration import format_clock

        seconds = max(0, self.late_ms) // 1000
        if self.level not in LATCHED:
            return f"{format_clock(seconds)} ago" if seconds else ""
        late = f"{format_clock(seconds)} ago" if seconds else "now"
        return f"{'missed, ' if self.level == 'missed' else ''}due {late}"
