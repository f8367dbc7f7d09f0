"""A budget of noise: a cook who is chimed at all evening stops hearing. Pure; the caller says what time it is."""

from collections.abc import Sequence
from typing import NamedTuple

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.pattern import pattern
from kitchen_tui.cooking.threshold import LATCHED

MOST = 3
"""Sounding events within the span that stay single."""
SPAN_MS = 60_000


class Noise(NamedTuple):
    """What has lately been heard, as milliseconds of any clock that only goes forward, and what waits for quiet, and
    since when.
    """

    heard: tuple[int, ...] = ()
    waiting: tuple[Announcement, ...] = ()
    since: int = 0


def admit(noise: Noise, new: Sequence[Announcement], now_ms: int) -> tuple[tuple[Announcement, ...], Noise]:
    """What to announce now, and the noise after it.

    What is due goes out at once and alone, always. The rest share what is left of three in a minute: where they do
    not fit they become one, and where nothing is left they wait for the next free place, for at most a minute.
    """
    heard = tuple(at for at in noise.heard if now_ms - at < SPAN_MS)
    due = tuple(each for each in new if each.level in LATCHED)
    soft = noise.waiting + tuple(each for each in new if each.level not in LATCHED)
    room = MOST - len(heard) - len(due)
    since = noise.since if noise.waiting else now_ms
    if room <= 0 and now_ms - since < SPAN_MS:
        return due, Noise(heard + (now_ms,) * len(due), soft, since)
    out = due + (soft if len(soft) <= room else (merged(soft),))
    return out, Noise(heard + (now_ms,) * len(out))


def without(noise: Noise, timer: str) -> Noise:
    """The noise after a timer was answered: what waited for it need not be said any more."""
    return noise._replace(waiting=tuple(each for each in noise.waiting if each.timer != timer))


def merged(several: Sequence[Announcement]) -> Announcement:
    """One announcement that lists several: it has the level and the timer of the most urgent."""
    first = max(several, key=lambda each: pattern(each.level).urgency)
    if len(several) == 1:
        return first
    listed = " · ".join(f"{each.title()}: {each.text}" if each.text else each.title() for each in several)
    return first._replace(name=f"{len(several)} timers", text=listed, merged=tuple(several))
