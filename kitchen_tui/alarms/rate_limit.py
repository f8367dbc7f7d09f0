"""Limit how often the cook is interrupted: an alarm that chimes all evening is ignored. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.tones import pattern
from kitchen_tui.cooking.threshold import LATCHED

MOST = 3
"""Announcements within the span that stay single."""
SPAN_MS = 60_000


class RateLimit(NamedTuple):
    """The times of past announcements (ms of a monotonic clock), and the ones held back, with their times."""

    heard: tuple[int, ...] = ()
    waiting: tuple[Announcement, ...] = ()
    since: int = 0


def admit(limit: RateLimit, new: Sequence[Announcement], now_ms: int) -> tuple[tuple[Announcement, ...], RateLimit]:
    """Return the announcements to make now, and the limit after them.

    Due alerts always pass, at once and single. The others share the remaining of three a minute: if they do not fit
    they are merged into one, and if nothing remains they wait for the next free place, for at most a minute.
    """
    heard = tuple(at for at in limit.heard if now_ms - at < SPAN_MS)
    due = tuple(announcement for announcement in new if announcement.level in LATCHED)
    soft = limit.waiting + tuple(announcement for announcement in new if announcement.level not in LATCHED)
    room = MOST - len(heard) - len(due)
    since = limit.since if limit.waiting else now_ms
    if room <= 0 and now_ms - since < SPAN_MS:
        return due, RateLimit(heard + (now_ms,) * len(due), soft, since)
    out = due + (soft if len(soft) <= room else (merged(soft),))
    return out, RateLimit(heard + (now_ms,) * len(out))


def without(limit: RateLimit, timer: str) -> RateLimit:
    """Return the limit without what waits for an answered timer."""
    return limit._replace(waiting=tuple(held for held in limit.waiting if held.timer != timer))


def merged(several: Sequence[Announcement]) -> Announcement:
    """Return one announcement that lists several; it has the level and the timer of the most urgent."""
    first = max(several, key=lambda announcement: pattern(announcement.level).urgency)
    if len(several) == 1:
        return first
    parts = [f"{part.title()}: {part.text}" if part.text else part.title() for part in several]
    return first._replace(name=f"{len(several)} timers", text=" · ".join(parts), merged=tuple(several))
