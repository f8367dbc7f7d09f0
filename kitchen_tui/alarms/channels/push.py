"""The cook's phone, by apprise. Nothing leaves this machine unless a URL is in the config."""

import sys

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.channel import Channel, UnreachedError
from kitchen_tui.alarms.children import Children
from kitchen_tui.cooking.threshold import LATCHED, Level

TIME_S = 30.0
"""A phone is far away; nothing here waits for it."""


class Push(Channel):
    """Sends through a process of its own: apprise is large and slow, and must not hold up the ticking."""

    name = "push"

    def __init__(self, levels: tuple[Level, ...], urls: tuple[str, ...]) -> None:
        super().__init__(levels)
        self._urls = urls
        self._children = Children()

    def reach(self, announcement: Announcement) -> str:
        """Send it to every URL; they go by the input, because arguments are seen by everybody on the machine."""
        import json

        kind = "warning" if announcement.level in LATCHED else "info"
        letter = {"urls": self._urls, "title": announcement.title(), "body": announcement.body(), "kind": kind}
        argv = [sys.executable, "-P", "-m", "kitchen_tui.alarms.send"]
        why = self._children.run(argv, json.dumps(letter).encode(), keep=True, seconds=TIME_S)
        if why == "no apprise":
            raise UnreachedError("apprise is not installed", "pip install 'kitchen-tui[push]'")
        if why:
            raise UnreachedError(why, "see [alarms.push] urls in the config")
        return f"sent to {len(self._urls)} {'place' if len(self._urls) == 1 else 'places'}"

    def close(self) -> None:
        """What is not sent by now is not sent."""
        self._children.stop()
