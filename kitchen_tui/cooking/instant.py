"""One reading of the clocks, and what lies between two of them."""

from typing import NamedTuple


class Instant(NamedTuple):
    """`boot_ms` counts suspend and never steps; `wall_ms` is UTC since the epoch; `boot_id` names the boot."""

    boot_ms: int
    wall_ms: int
    boot_id: str


def between(earlier: Instant, later: Instant) -> int:
    """Milliseconds from one instant to another: of the boot clock, or across a reboot of the wall, never below 0."""
    if earlier.boot_id == later.boot_id:
        return max(0, later.boot_ms - earlier.boot_ms)
    return max(0, later.wall_ms - earlier.wall_ms)


def moved(instant: Instant, ms: int) -> Instant:
    """The instant `ms` later (or earlier, if negative) by every clock."""
    return Instant(instant.boot_ms + ms, instant.wall_ms + ms, instant.boot_id)
