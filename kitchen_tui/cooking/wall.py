"""The clock on the wall: UTC, and how far it is ahead of that there and then. Summers and journeys change it."""

from collections.abc import Callable

from kitchen_tui.model.duration import DAY, HOUR, MINUTE

Zone = Callable[[int], int]
"""How many milliseconds the clock on the wall is ahead of UTC at a UTC time; both in milliseconds."""


def next_at(hour: int, minute: int, after_ms: int, zone: Zone) -> int:
    """The UTC time at which the clock on the wall next shows hour:minute, after `after_ms`."""
    shown_ms = after_ms + zone(after_ms)
    today = shown_ms - shown_ms % DAY + hour * HOUR + minute * MINUTE
    return min(at for asked in (today, today + DAY) for at in _moments(asked, zone) if at > after_ms)


def zone_meant(until_ms: int, zone_ms: int, zone: Zone) -> int:
    """How far the clock is ahead when it shows what it was to show at `until_ms`, then thought to be `zone_ms` ahead.

    The same as `zone_ms`, unless the clock has come into another zone since.
    """
    if zone(until_ms) == zone_ms:
        return zone_ms
    shown_ms = until_ms + zone_ms
    return shown_ms - _moments(shown_ms, zone)[0]


def _moments(shown_ms: int, zone: Zone) -> tuple[int, ...]:
    """The UTC times, in order, at which the clock shows `shown_ms` (its reading, taken as if it were UTC).

    In autumn an hour comes twice; in spring one is left out, and the time behind it serves.
    """
    before = zone(shown_ms - DAY)
    fitting = {shown_ms - ahead for ahead in (before, zone(shown_ms + DAY)) if zone(shown_ms - ahead) == ahead}
    return tuple(sorted(fitting)) or (shown_ms - before,)
