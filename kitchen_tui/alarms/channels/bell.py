"""The terminal's bell: one byte that also works through tmux and SSH."""

from collections.abc import Callable

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.channel import Channel
from kitchen_tui.cooking.threshold import Level

BEL = "\a"


class Bell(Channel):
    """Rings by `write`, which puts text on the terminal."""

    name = "bell"
    quick = True
    repeats = True
    sounds = True
    audible = True

    def __init__(self, levels: tuple[Level, ...], write: Callable[[str], None]) -> None:
        super().__init__(levels)
        self._write = write

    def reach(self, announcement: Announcement) -> str:
        """Send one BEL; the terminal's settings decide whether it is audible."""
        self._write(BEL)
        return "sent; your terminal's settings decide whether you hear it"
