"""Instants, the time between them, and local time, whose offset from UTC changes with the season and with travel."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kitchen_tui.model.duration import DAY, HOUR, MINUTE, DurationError
from kitchen_tui.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from kitchen_tui.model.clock_text import ClockTime  # imported late: its patterns are not needed to show the time

_UNSET_MS = 1_600_000_000_000
"""September 2020: a wall clock before it has never been set, as on a machine without a battery."""


class Instant(NamedTuple):
    """One reading of the clocks: `boot_ms` includes suspend and never steps, `wall_ms` is UTC since the epoch."""

    boot_ms: int
    wall_ms: int
    boot_id: str


def between(earlier: Instant, later: Instant) -> int:
    """Return the milliseconds between two instants, at least 0: by the boot clock, or after a reboot the wall clock."""
    if earlier.boot_id == later.boot_id:
        return max(0, later.boot_ms - earlier.boot_ms)
    return max(0, later.wall_ms - earlier.wall_ms)


def wall_step(earlier: Instant, later: Instant) -> int:
    """Return by how many milliseconds the wall clock was set forward between two instants; 0 if unknown.

    Across a reboot this is only known if the clock had not been set before, and was near the epoch.
    """
    if earlier.boot_id != later.boot_id:
        return later.wall_ms - earlier.wall_ms if earlier.wall_ms < _UNSET_MS <= later.wall_ms else 0
    return (later.wall_ms - earlier.wall_ms) - (later.boot_ms - earlier.boot_ms)


def moved(instant: Instant, ms: int) -> Instant:
    """Return the instant `ms` later, or earlier if negative."""
    return Instant(instant.boot_ms + ms, instant.wall_ms + ms, instant.boot_id)


Zone = Callable[[int], int]
"""Returns the UTC offset in milliseconds at a UTC time in milliseconds."""


_THURSDAY = 3
"""The weekday of 1 January 1970, counted from Monday."""
_WEEK = 7


def next_at(time: "ClockTime", after_ms: int, zone: Zone) -> int:
    """Return the UTC time of the next `time` after `after_ms`.

    Raises DurationError if that has passed, such as 8:00 today at 9:00.
    """
    shown_ms = after_ms + zone(after_ms)
    midnight = shown_ms - shown_ms % DAY
    days: tuple[int, ...] = (0, 1)
    if time.ahead is not None:
        days = (time.ahead,)
    elif time.weekday is not None:
        first = (time.weekday - midnight // DAY - _THURSDAY) % _WEEK
        days = (first, first + _WEEK)
    asked = (midnight + day * DAY + time.hour * HOUR + time.minute * MINUTE for day in days)
    coming = [at for shown in asked for at in _moments(shown, zone) if at > after_ms]
    if not coming:
        raise DurationError(f"{time} has passed")
    return min(coming)


def same_time_after(until_ms: int, zone_ms: int, after_ms: int, zone: Zone) -> int:
    """Return the UTC time, after `after_ms`, of the next local time that equals the one meant by `until_ms`."""
    from kitchen_tui.model.clock_text import ClockTime  # slow to import, and rarely needed

    minutes = (until_ms + zone_ms) % DAY // MINUTE
    return next_at(ClockTime(minutes // 60, minutes % 60), after_ms, zone)


def offset_of_local_time(until_ms: int, zone_ms: int, zone: Zone) -> int:
    """Return the present UTC offset at the local time given by `until_ms` and `zone_ms`.

    It equals `zone_ms` unless the time zone has changed.
    """
    if zone(until_ms) == zone_ms:
        return zone_ms
    shown_ms = until_ms + zone_ms
    return shown_ms - _moments(shown_ms, zone)[0]


def _moments(shown_ms: int, zone: Zone) -> tuple[int, ...]:
    """Return the UTC times, in order, at which local clocks show `shown_ms` (a local time encoded like UTC).

    There are two in the repeated hour in autumn; in the skipped hour in spring, the time after it is returned.
    """
    before = zone(shown_ms - DAY)
    fitting = {shown_ms - ahead for ahead in (before, zone(shown_ms + DAY)) if zone(shown_ms - ahead) == ahead}
    return tuple(sorted(fitting)) or (shown_ms - before,)
