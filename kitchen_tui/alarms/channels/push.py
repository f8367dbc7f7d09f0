"""Push notifications to a phone, sent by apprise. Nothing leaves this computer unless the config has a URL.

Run as a module, it reads one message as JSON from stdin, sends it, and prints the reason if that fails.
"""

import json
import sys
from typing import Any

from kitchen_tui.alarms.channels import Announcement, Channel, UnreachedError
from kitchen_tui.alarms.process_group import ProcessGroup
from kitchen_tui.cooking.threshold import LATCHED, Level

NO_APPRISE = "no apprise"
TIME_S = 30.0
"""The limit for sending, which may be slow and runs in a separate thread."""


class Push(Channel):
    """Sends from a separate process, because apprise is large and slow to import."""

    name = "push"
    noun = "push notification"

    def __init__(self, levels: tuple[Level, ...], urls: tuple[str, ...]) -> None:
        super().__init__(levels)
        self._urls = urls
        self._processes = ProcessGroup()

    def reach(self, announcement: Announcement) -> str:
        """Send to every URL. They are passed on stdin, because other users can see the arguments of a process."""
        kind = "warning" if announcement.level in LATCHED else "info"
        message = {"urls": self._urls, "title": announcement.title(), "body": announcement.body(), "kind": kind}
        argv = [sys.executable, "-P", "-m", "kitchen_tui.alarms.channels.push"]
        why = self._processes.run(argv, json.dumps(message).encode(), keep=True, seconds=TIME_S)
        if why == NO_APPRISE:
            raise UnreachedError("", "install apprise: pip install 'kitchen-tui[push]'")
        if why:
            raise UnreachedError(why, "see urls in [alarms.push] of the config")
        return f"sent to {len(self._urls)} {'place' if len(self._urls) == 1 else 'places'}"

    def close(self) -> None:
        self._processes.stop()


# The process that sends ---------------------------------------------------------------------------------------------


def send(message: dict[str, Any]) -> str:
    """Send to every URL; return why one failed, or "". URLs may hold passwords, so only their position is named."""
    try:
        import apprise
    except ImportError:
        return NO_APPRISE
    failed = []
    for number, url in enumerate(message["urls"], 1):
        target = apprise.Apprise()
        body_format = apprise.NotifyFormat.TEXT
        if not target.add(url):
            failed.append(f"apprise does not understand URL {number}")
        elif not target.notify(
            body=message["body"], title=message["title"], notify_type=message["kind"], body_format=body_format
        ):
            failed.append(f"URL {number} did not accept the message")
    return "; ".join(failed)


if __name__ == "__main__":
    sys.stdout.write(send(json.load(sys.stdin)))
