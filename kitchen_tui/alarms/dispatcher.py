"""All alarms together: each channel gets what it is for, on its own, and is reported once where it fails."""

import threading
from collections.abc import Callable, Sequence
from functools import partial

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.channel import Channel, UnreachedError
from kitchen_tui.alarms.merging import Noise, admit, without
from kitchen_tui.alarms.pattern import pattern
from kitchen_tui.clock import monotonic_s

Report = Callable[[str], None]
LAST_WORDS_S = 1.0
"""How long the end of the program waits for what is still on its way to the cook."""


class Alarms:
    """Announces on every channel whose levels include the level. Nothing here blocks or raises.

    `report` is given one sentence for each channel, the first time it fails; it may be called from any thread.
    Call everything else from one thread, the one that may write to the terminal.
    """

    def __init__(self, channels: Sequence[Channel], report: Report) -> None:
        self.channels = tuple(channels)
        self._report = report
        self._reported: set[str] = set()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._noise = Noise()

    def prepare(self) -> None:
        """The first timer runs: get ready, so that the first alarm is as quick as the others."""
        for channel in self.channels:
            if channel.quick:
                self._guarded(channel, channel.prepare)
            else:
                self._start(channel, channel.prepare)

    def announce(self, new: Sequence[Announcement], now_ms: int, again: Announcement | None = None) -> None:
        """Tell what has just happened, and sound `again` for what still rings; `now_ms` is of a clock that only goes
        forward. Call it with nothing new, too, each second: what was held back to spare the cook goes out in its time.
        """
        heard, self._noise = admit(self._noise, new, now_ms)
        for channel in self.channels:
            told = [*(heard if channel.merges else new), *([again] if again and channel.repeats else [])]
            wanted = [each for each in told if each.level in channel.levels]
            for each in _loudest(wanted) if channel.sounds else wanted:
                self._tell(channel, each)

    def silence(self, timer: str) -> None:
        """The timer was answered."""
        self._noise = without(self._noise, timer)
        for channel in self.channels:
            self._guarded(channel, partial(channel.silence, timer))

    def close(self) -> None:
        """Give what is on its way a moment, then stop it."""
        end = monotonic_s() + LAST_WORDS_S
        for thread in self._threads:
            thread.join(max(0.0, end - monotonic_s()))
        for channel in self.channels:
            self._guarded(channel, channel.close)
        for thread in self._threads:
            thread.join(LAST_WORDS_S)

    def _tell(self, channel: Channel, announcement: Announcement) -> None:
        act = partial(channel.reach, announcement)
        if channel.quick:
            self._guarded(channel, act)
            return
        self._start(channel, act)

    def _start(self, channel: Channel, act: Callable[[], object]) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        work = threading.Thread(target=self._guarded, args=(channel, act), name=channel.name, daemon=True)
        try:
            work.start()
        except RuntimeError as failure:  # no room for another thread
            self._fail(channel, str(failure), "")
        else:
            self._threads.append(work)

    def _guarded(self, channel: Channel, act: Callable[[], object]) -> None:
        try:
            act()
        except UnreachedError as failure:
            self._fail(channel, failure.why, failure.install)
        except Exception as failure:  # one broken channel must cost the cook no other
            self._fail(channel, f"{type(failure).__name__}: {failure}", "")

    def _fail(self, channel: Channel, why: str, install: str) -> None:
        with self._lock:
            known = channel.name in self._reported
            self._reported.add(channel.name)
        if not known:
            self._report(" · ".join(part for part in (f"No {channel.name}: {why}", install) if part))


def _loudest(several: Sequence[Announcement]) -> Sequence[Announcement]:
    """The one that is heard of several at once; none of none."""
    return [max(several, key=lambda each: pattern(each.level).urgency)] if several else []
