"""The tick loop of the screen."""

import asyncio
from collections.abc import Callable

from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import SECOND

_LONGEST_SLEEP_S = 0.34
"""Commands from another terminal appear within half a second."""


class Ticker:
    """Calls `tick` at every whole second and at every threshold, and in between `idle` about three times a second.

    Sleeping is never counted: after each sleep the kitchen's clock decides. If `idle` returns True, the next tick is
    now.
    """

    def __init__(self, kitchen: Kitchen, tick: Callable[[], None], idle: Callable[[], bool]) -> None:
        self._kitchen = kitchen
        self._tick = tick
        self._idle = idle
        self._task: asyncio.Task[None] | None = None
        self.next_tick_ms = 0
        """Boot time, in milliseconds of the session's clock."""

    def start(self) -> None:
        """Start the tick loop."""
        self._task = asyncio.create_task(self._run())

    def stop(self) -> None:
        """Stop the tick loop."""
        if self._task:
            self._task.cancel()

    def tick(self) -> None:
        """Tick now and schedule the next tick."""
        looked, speed = self._kitchen.now(), self._kitchen.session.speed
        self._tick()
        now = self._kitchen.now()
        to_second = SECOND - now.wall_ms % SECOND if speed == 1 else SECOND * speed
        self.next_tick_ms = now.boot_ms + round(min(to_second, self._kitchen.next_due_ms(looked, now) * speed))

    async def _run(self) -> None:
        while True:
            if self._kitchen.now().boot_ms >= self.next_tick_ms or self._idle():
                self.tick()
            wait_ms = (self.next_tick_ms - self._kitchen.now().boot_ms) / self._kitchen.session.speed
            await asyncio.sleep(min(max(wait_ms, 1) / SECOND, _LONGEST_SLEEP_S))
