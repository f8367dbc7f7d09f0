"""A record: an event in its envelope, as the journal keeps it."""

from typing import Any, NamedTuple

from kitchen_tui.cooking.instant import Instant

VERSION = 2
"""The version of the events this program writes; a journal with a newer one is refused.

Version 2 added `TimerTimezoneChanged` and the zone of a timer that follows the wall clock; version 1 is read as before.
"""


class Record(NamedTuple):
    """One event, in order. `sequence` is 0 until the journal has given it its place.

    `command` is the unit of undo: the events of one command share it. `run` names the run of a timer that the event is
    about, or whose end started another timer. `threshold` is set where the event says that a threshold of that run was
    noticed; the journal keeps each (session, run, threshold) once only, whoever writes it. `payload` holds plain JSON
    values.
    """

    session: str
    command: str
    writer: str
    kind: str
    at: Instant
    payload: dict[str, Any]
    dish: str = ""
    run: str = ""
    threshold: str = ""
    version: int = VERSION
    sequence: int = 0


def mark(record: Record) -> tuple[str, str, str, Instant, str, str]:
    """What tells a record from others of its session, wherever it stands."""
    return record.writer, record.command, record.kind, record.at, record.run, record.threshold
