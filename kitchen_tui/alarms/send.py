"""The process that sends to the phone: one letter of JSON on its input, on its output nothing or why it failed."""

import json
import sys
from typing import Any


def send(letter: dict[str, Any]) -> str:
    """Send to every URL; empty, or why not. A URL may hold a password: the answer names its place in the list."""
    try:
        import apprise
    except ImportError:
        return "no apprise"
    failed = []
    for number, url in enumerate(letter["urls"], 1):
        place = apprise.Apprise()
        body_format = apprise.NotifyFormat.TEXT
        if not place.add(url):
            failed.append(f"apprise does not understand URL {number}")
        elif not place.notify(
            body=letter["body"], title=letter["title"], notify_type=letter["kind"], body_format=body_format
        ):
            failed.append(f"URL {number} took no message")
    return "; ".join(failed)


if __name__ == "__main__":
    sys.stdout.write(send(json.load(sys.stdin)))
