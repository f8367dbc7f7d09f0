"""Push notifications to a phone by apprise. Nothing leaves this computer unless the config has a URL."""

import sys

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.channel import Channel, UnreachedError
from kitchen_tui.alarms.process_group import ProcessGroup
from kitchen_tui.alarms.push_sender import NO_APPRISE
from kitchen_tui.cooking.threshold import LATCHED, Level

TIME_S = 30.0
"""Sending may be slow; it runs in a thread of its own."""


class Push(Channel):
    """Sends through a process of its own: apprise is large and slow to import."""

    name = "push"
    noun = "push notification"

    def __init__(self, levels: tuple[Level, ...], urls: tuple[str, ...]) -> None:
        super().__init__(levels)
        self._urls = urls
        self._processes = ProcessGroup()

    def reach(self, announcement: Announcement) -> str:
        """Send to every URL; they are passed on stdin, because other users can see a process's arguments."""
        import json

        kind = "warning" if announcement.level in LATCHED else "info"
        message = {"urls": self._urls, "title": announcement.title(), "body": announcement.body(), "kind": kind}
        argv = [sys.executable, "-P", "-m", "kitchen_tui.alarms.push_sender"]
        why = self._processes.run(argv, json.dumps(message).encode(), keep=True, seconds=TIME_S)
        if why == NO_APPRISE:
            raise UnreachedError("", "install apprise: pip install 'kitchen-tui[push]'")
        if why:
            raise UnreachedError(why, "see urls in [alarms.push] of the config")
        return f"sent to {len(self._urls)} {'place' if len(self._urls) == 1 else 'places'}"

    def close(self) -> None:
        self._processes.stop()
