"""The announcement of one alert of one timer, the same for every channel, as text of bounded length."""

from typing import NamedTuple

from kitchen_tui.cooking.threshold import LATCHED, Level
from kitchen_tui.model.text import clean_line
from kitchen_tui.model.timer_spec import Urgency

NAME_CAP, TEXT_CAP, TAB_CAP = 60, 200, 80
"""Characters that fit a notification's title, its body, and the title of a terminal's tab."""


class Announcement(NamedTuple):
    """One alert to announce. Fields hold raw text; `sentence`, `title`, `body` and `tab_title` are cleaned and capped.

    `timer` is the id of the timer's run: a later announcement of it replaces the earlier, and an answer closes it.
    `late_ms` is how long ago it was due (0: now), `at` the instant in ISO 8601 UTC, `others` the number of further
    ringing timers. `merged` holds the announcements that were merged into this one.
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
        """Return everything on one line: "Simmer · fork-tender? · due 0:40 ago"."""
        return " · ".join(part for part in (self.title(), self.body()) if part)

    def title(self) -> str:
        """Return the timer's name: "Simmer"."""
        return clean_line(self.name, NAME_CAP)

    def body(self) -> str:
        """Return what to do, how late it is and how many others ring: "fork-tender? · due 0:40 ago · 2 more"."""
        more = f"{self.others} more" if self.others > 0 else ""
        return " · ".join(part for part in (clean_line(self.text, TEXT_CAP), self.when(), more) if part)

    def when(self) -> str:
        """Return "due 0:40 ago" or "due now"; for alerts before the due time "0:40 ago" if late, else ""."""
        from kitchen_tui.model.duration import format_clock

        seconds = max(0, self.late_ms) // 1000
        if self.level not in LATCHED:
            return f"{format_clock(seconds)} ago" if seconds else ""
        due = f"due {f'{format_clock(seconds)} ago' if seconds else 'now'}"
        return f"missed, {due}" if self.level == "missed" else due

    def tab_title(self) -> str:
        """Return the title of the terminal's tab: "● simmer: fork-tender?"."""
        name, text = self.title(), clean_line(self.text, TAB_CAP)
        name = f"{name[:1].lower()}{name[1:]}"
        return f"● {name}: {text}" if text else f"● {name}"
