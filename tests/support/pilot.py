"""Textual's pilot without waiting by the clock: after a key it waits until nothing is left to do.

Textual's own `wait_for_idle` sleeps in steps of 20 ms until the process uses little processor time, which takes up to a
second per key on a busy machine, and may still be too early.
"""

import asyncio

from textual._context import active_app

_QUIET = 3
_ROUNDS = 3


async def settled(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Wait until all messages and the layouts that follow from them are done; replaces `wait_for_idle`."""
    app = active_app.get()
    for _ in range(_ROUNDS):
        await _quiet()
        if app._resize_event is not None:
            app._check_resize()
            await _quiet()
        app.screen._on_timer_update()
    await _quiet()


async def _quiet() -> None:
    """Wait until no task of the loop can run, because all wait for input, a timer or a thread."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    quiet = 0
    while quiet < _QUIET:
        await asyncio.sleep(0)
        quiet = 0 if ready else quiet + 1
