"""Runs a program of the cook's own, such as one that switches a lamp."""

import os
from collections.abc import Mapping

from kitchen_tui.alarms.channels import Announcement, Channel, UnreachedError
from kitchen_tui.alarms.process_group import ProcessGroup
from kitchen_tui.cooking.threshold import Level
from kitchen_tui.model.text import clean_line

_CAP = 500


class Command(Channel):
    """Runs an argument list without a shell, with the event as a line of JSON on stdin and in KITCHEN_* variables."""

    name = "command"
    merges = False

    def __init__(
        self, levels: tuple[Level, ...], run: tuple[str, ...], environ: Mapping[str, str] = os.environ
    ) -> None:
        super().__init__(levels)
        self._run = run
        self._environ = environ
        self._processes = ProcessGroup()

    def reach(self, announcement: Announcement) -> str:
        """Run the program once, for at most ten seconds."""
        import json

        fields = event(announcement)
        variables = {f"KITCHEN_{name.upper()}": str(value) for name, value in fields.items()}
        program = os.path.expanduser(self._run[0])
        try:
            line = json.dumps(fields, ensure_ascii=False) + "\n"
            self._processes.run([program, *self._run[1:]], line.encode(), {**self._environ, **variables})
        except UnreachedError as failure:
            raise UnreachedError(failure.why, "see run in [alarms.command] of the config", failure.detail) from failure
        return f"ran {program}"

    def close(self) -> None:
        """Stop the program if it is still running."""
        self._processes.stop()


def event(announcement: Announcement) -> dict[str, str | int]:
    """Return the event as a flat mapping, with its texts cleaned and shortened."""
    return {
        "level": announcement.level,
        "name": announcement.title(),
        "text": clean_line(announcement.text, _CAP),
        "sentence": announcement.sentence(),
        "late_ms": announcement.late_ms,
        "timer": clean_line(announcement.timer, _CAP),
        "dish": clean_line(announcement.dish, _CAP),
        "urgency": announcement.urgency,
        "at": announcement.at,
        "others": announcement.others,
    }
