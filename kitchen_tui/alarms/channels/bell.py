"""The terminal's bell: one byte, that also tmux and a far terminal hear."""

from collections.abc import Callable

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.channel import Channel
from kitchen_tui.cooking.threshold import Level

BEL = "\a"


class Bell(Channel):
    """Rings on `write`, which puts text on the terminal."""

    name = "bell"
    quick = True
    repeats = True
    sounds = True

    def __init__(self, levels: tuple[Level, ...], write: Callable[[str], None]) -> None:
        super().__init__(levels)
        self._write = write

    def reach(self, announcement: Announcement) -> str:
        """One BEL; what the terminal makes of it is the cook's setting."""
        self._write(BEL)
        return "sent; whether it is heard is your terminal's setting"
