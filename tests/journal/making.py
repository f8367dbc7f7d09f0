"""Records for the tests of the journal."""

from typing import Any

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.record import Record


def record(session: str = "s1", kind: str = "noted", number: int = 0, **more: Any) -> Record:
    """A plain record; `number` tells it from others."""
    at = Instant(1_000 + number, 1_790_000_000_000 + number, "boot")
    return Record(session, f"c{number}", "w1", kind, at, {"n": number}, **more)


def opened(session: str = "s1", number: int = 0) -> Record:
    return record(session, "session_opened", number)


def closed(session: str = "s1", number: int = 0) -> Record:
    return record(session, "session_closed", number)


def said(records: list[Record]) -> list[Record]:
    """The records without their places, to compare with what was submitted."""
    return [r._replace(sequence=0) for r in records]
