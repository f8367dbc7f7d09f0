"""A record: an event with when, where and by which command it happened."""

from typing import NamedTuple

from kitchen_tui.cooking.event_types import kind_of
from kitchen_tui.cooking.events import Event
from kitchen_tui.cooking.instant import Instant

VERSION = 3
"""The version of the events this program writes; a journal with a newer one is refused.

Version 2 added `TimerTimezoneChanged` and the zone of a timer that follows the wall clock; version 3 stopwatches, new
names of timers, muting and plans. Earlier versions are read as before.
"""


class Unknown(NamedTuple):
    """An event that this version does not understand, or cannot believe. It changes nothing and is kept as stored."""

    kind: str
    payload: str


class Record(NamedTuple):
    """One event of a session. `sequence` is 0 until the journal has given it its place.

    `command` is the unit of undo: the events of one command share it. `run` names the run of a timer that the event is
    about, or whose end started another timer. `threshold` is set if the event says that a threshold of that run was
    announced; the journal keeps each (session, run, threshold) only once, from whichever process it comes.
    """

    session: str
    command: str
    writer: str
    event: Event | Unknown
    at: Instant
    dish: str = ""
    run: str = ""
    threshold: str = ""
    version: int = VERSION
    sequence: int = 0

    @property
    def kind(self) -> str:
        """The name of the event's type in the journal."""
        return self.event.kind if isinstance(self.event, Unknown) else kind_of(self.event)


def record_key(record: Record) -> tuple[str, str, str, Instant, str, str]:
    """Return what identifies a record within its session, wherever the journal has placed it."""
    return record.writer, record.command, record.kind, record.at, record.run, record.threshold
