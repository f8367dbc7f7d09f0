"""The tick loop of the screen."""

import asyncio
from collections.abc import Callable

from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import SECOND

_LONGEST_SLEEP_S = 0.34
"""Commands from another terminal appear within half a second."""


class Ticker:
    """Calls `tick` at every whole second and threshold, and `idle` about three times a second in between.

    After each sleep the kitchen's clock decides what is due. If `idle` returns True, the next tick follows at once.
    """

    def __init__(self, kitchen: Kitchen, tick: Callable[[], None], idle: Callable[[], bool]) -> None:
        self._kitchen = kitchen
        self._tick = tick
        self._idle = idle
        self._handle: asyncio.Handle | None = None
        self.next_tick_ms = 0
        """Boot time, in milliseconds of the session's clock."""

    def start(self) -> None:
        """Tick at once, and go on ticking."""
        self._handle = asyncio.get_running_loop().call_soon(self._wake)

    def stop(self) -> None:
        """Cancel the next tick and all later ones."""
        if self._handle:
            self._handle.cancel()
            self._handle = None

    def tick(self) -> None:
        """Tick now and schedule the next tick."""
        looked, speed = self._kitchen.now(), self._kitchen.session.speed
        self._tick()
        now = self._kitchen.now()
        to_second = SECOND - now.wall_ms % SECOND if speed == 1 else SECOND * speed
        self.next_tick_ms = now.boot_ms + round(min(to_second, self._kitchen.next_due_ms(looked, now) * speed))

    def _wake(self) -> None:
        """Tick if it is time, and schedule the next call. A callback is cheaper than a task that sleeps."""
        try:
            if self._kitchen.now().boot_ms >= self.next_tick_ms or self._idle():
                self.tick()
        finally:
            if self._handle:  # unless it was stopped meanwhile
                wait_ms = (self.next_tick_ms - self._kitchen.now().boot_ms) / self._kitchen.session.speed
                wait_s = min(max(wait_ms, 1) / SECOND, _LONGEST_SLEEP_S)
                self._handle = asyncio.get_running_loop().call_later(wait_s, self._wake)
