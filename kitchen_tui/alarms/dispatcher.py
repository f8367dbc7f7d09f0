"""Passes announcements to all channels, at most three a minute, and reports a failing channel once."""

import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import product

from kitchen_tui.alarms.channels import Announcement, Channel, UnreachedError
from kitchen_tui.alarms.tones import PATTERNS
from kitchen_tui.clock import monotonic_s
from kitchen_tui.cooking.threshold import LATCHED
from kitchen_tui.model.named_tuple import NamedTuple

MOST = 3
"""The number of announcements within `SPAN_MS` that are not merged."""
SPAN_MS = 60_000
"""The span in which at most `MOST` are made: an alarm that chimes all evening is soon ignored."""


class RateLimit(NamedTuple):
    """The times of past announcements (ms of a monotonic clock), and the ones held back, with their times."""

    announced: tuple[int, ...] = ()
    waiting: tuple[Announcement, ...] = ()
    since: int = 0


def admit(limit: RateLimit, new: Sequence[Announcement], now_ms: int) -> tuple[tuple[Announcement, ...], RateLimit]:
    """Return the announcements to make now, and the limit after them.

    Due alerts are always announced at once, one by one. The others share what remains of three a minute: if there are
    too many they are merged into one, and if nothing remains they wait, for at most a minute.
    """
    announced = tuple(at for at in limit.announced if now_ms - at < SPAN_MS)
    due = tuple(announcement for announcement in new if announcement.level in LATCHED)
    soft = limit.waiting + tuple(announcement for announcement in new if announcement.level not in LATCHED)
    room = MOST - len(announced) - len(due)
    since = limit.since if limit.waiting else now_ms
    if room <= 0 and now_ms - since < SPAN_MS:
        return due, RateLimit(announced + (now_ms,) * len(due), soft, since)
    out = due + (soft if len(soft) <= room else (merged(soft),))
    return out, RateLimit(announced + (now_ms,) * len(out))


def without(limit: RateLimit, timer: str) -> RateLimit:
    """Return the limit without the announcements that wait for an answered timer."""
    return limit._replace(waiting=tuple(held for held in limit.waiting if held.timer != timer))


def merged(several: Sequence[Announcement]) -> Announcement:
    """Return one announcement that lists several, with the level and the timer of the most urgent one."""
    first = most_urgent_first(several)[0]
    if len(several) == 1:
        return first
    parts = [f"{part.title()}: {part.text}" if part.text else part.title() for part in several]
    return first._replace(name=f"{len(several)} timers", text=" · ".join(parts), merged=tuple(several))


def most_urgent_first(announcements: Iterable[Announcement]) -> list[Announcement]:
    """Return the announcements sorted by the urgency of their sounds."""
    return sorted(announcements, key=lambda announcement: -PATTERNS[announcement.level].urgency)


CLOSE_S = 1.0
"""How long `close` waits for pending announcements, before and after it stops them."""


class Dispatcher:
    """All channels of one process. No method blocks or raises.

    `report` is called with a sentence the first time a channel fails, from any thread. Call the methods from a single
    thread, the one that may write to the terminal.
    """

    def __init__(self, channels: Sequence[Channel], report: Callable[[str], None]) -> None:
        self.channels = tuple(channels)
        self._report = report
        self._reported: set[str] = set()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._muted = False
        self._limit = RateLimit()

    def prepare(self) -> None:
        """Prepare every channel, so that the first alarm is not slower than the others."""
        for channel in self.channels:
            if channel.quick:
                self._guarded(channel, channel.prepare)
            else:
                self._start(channel, channel.prepare)

    def announce(self, new: Sequence[Announcement], now_ms: int, again: Announcement | None = None) -> None:
        """Make new announcements on the channels configured for their levels; repeat the sound of `again`.

        `now_ms` is the time of a monotonic clock. Call this every second, even without new announcements: those that
        the rate limit holds back are made later.
        """
        admitted, self._limit = admit(self._limit, new, now_ms)
        for channel in self._unmuted_channels():
            candidates = [*(admitted if channel.merges else new), *([again] if again and channel.repeats else [])]
            chosen = [announcement for announcement in candidates if announcement.level in channel.levels]
            for announcement in most_urgent_first(chosen)[:1] if channel.sounds else chosen:
                self._reach(channel, announcement)

    def mute(self, muted: bool, timers: Iterable[str]) -> None:
        """Mute or unmute the audible channels; muting stops the sounds of these timers at once."""
        if muted and not self._muted:
            for channel, timer in product(self.channels, timers):
                if channel.audible:
                    self._guarded(channel, partial(channel.silence, timer))
        self._muted = muted

    def _unmuted_channels(self) -> list[Channel]:
        return [channel for channel in self.channels if not (self._muted and channel.audible)]

    def silence(self, timer: str) -> None:
        """Silence every channel for an answered timer."""
        self._limit = without(self._limit, timer)
        for channel in self.channels:
            self._guarded(channel, partial(channel.silence, timer))

    def close(self) -> None:
        """Give pending announcements a moment to finish, then stop them."""
        end = monotonic_s() + CLOSE_S
        for thread in self._threads:
            thread.join(max(0.0, end - monotonic_s()))
        for channel in self.channels:
            self._guarded(channel, channel.close)
        for thread in self._threads:
            thread.join(CLOSE_S)

    def _reach(self, channel: Channel, announcement: Announcement) -> None:
        act = partial(channel.reach, announcement)
        if channel.quick:
            self._guarded(channel, act)
        else:
            self._start(channel, act)

    def _start(self, channel: Channel, act: Callable[[], object]) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        work = threading.Thread(target=self._guarded, args=(channel, act), name=channel.name, daemon=True)
        try:
            work.start()
        except RuntimeError as failure:  # no more threads can be started
            self._fail(channel, str(failure))
        else:
            self._threads.append(work)

    def _guarded(self, channel: Channel, act: Callable[[], object]) -> None:
        try:
            act()
        except UnreachedError as failure:
            self._fail(channel, failure.message)
        except Exception as failure:  # a broken channel must not affect the others
            self._fail(channel, f"{type(failure).__name__}: {failure}")

    def _fail(self, channel: Channel, message: str) -> None:
        with self._lock:
            known = channel.name in self._reported
            self._reported.add(channel.name)
        if not known:
            self._report(f"No {channel.noun or channel.name}: {message}")
