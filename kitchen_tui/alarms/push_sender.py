"""The process that sends push notifications: reads one JSON message from stdin, prints why it failed, or nothing."""

import json
import sys
from typing import Any

NO_APPRISE = "no apprise"


def send(message: dict[str, Any]) -> str:
    """Send to every URL; returns "" or why not, naming a URL by its place in the list: it may hold a password."""
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
