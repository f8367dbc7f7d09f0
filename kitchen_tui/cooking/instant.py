"""Instants: one reading of the clocks, and the time between two of them."""

from typing import NamedTuple

_UNSET_MS = 1_600_000_000_000
"""September 2020: a wall clock before it has never been set, as on a machine without a battery."""


class Instant(NamedTuple):
    """`boot_ms` counts suspend and never steps; `wall_ms` is UTC since the epoch; `boot_id` names the boot."""

    boot_ms: int
    wall_ms: int
    boot_id: str


def between(earlier: Instant, later: Instant) -> int:
    """Return the milliseconds between two instants: by the boot clock, else (a reboot) the wall clock; at least 0."""
    if earlier.boot_id == later.boot_id:
        return max(0, later.boot_ms - earlier.boot_ms)
    return max(0, later.wall_ms - earlier.wall_ms)


def wall_step(earlier: Instant, later: Instant) -> int:
    """Return by how much the wall clock was set forward between two instants, in milliseconds; 0 if unknown.

    Across a reboot it is known only if the clock had never been set before: it then stood at its beginning.
    """
    if earlier.boot_id != later.boot_id:
        return later.wall_ms - earlier.wall_ms if earlier.wall_ms < _UNSET_MS <= later.wall_ms else 0
    return (later.wall_ms - earlier.wall_ms) - (later.boot_ms - earlier.boot_ms)


def moved(instant: Instant, ms: int) -> Instant:
    """Return the instant `ms` later (or earlier, if negative) by both clocks."""
    return Instant(instant.boot_ms + ms, instant.wall_ms + ms, instant.boot_id)
