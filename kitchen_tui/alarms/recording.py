"""A channel that reaches nobody and remembers everything: for tests."""

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.channel import Channel
from kitchen_tui.cooking.threshold import LEVELS, Level


class RecordingChannel(Channel):
    """Keeps what it is told, in order; with a `failure` it raises that instead, whatever it is asked."""

    quick = True

    def __init__(
        self, name: str = "recording", levels: tuple[Level, ...] = LEVELS, failure: Exception | None = None
    ) -> None:
        super().__init__(levels)
        self.name = name
        self.failure = failure
        self.told: list[Announcement] = []
        self.silenced: list[str] = []
        self.closed = False

    def reach(self, announcement: Announcement) -> str:
        """Keep the announcement."""
        if self.failure:
            raise self.failure
        self.told.append(announcement)
        return "recorded"

    def silence(self, timer: str) -> None:
        """Keep the timer."""
        if self.failure:
            raise self.failure
        self.silenced.append(timer)

    def close(self) -> None:
        """Keep that it was closed."""
        self.closed = True
