"""The terminal: restored however we leave, and left when it is gone."""

import asyncio
import os
import select
import signal
import sys
import threading
from collections.abc import Callable

from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
_PIXEL_MOUSE_OFF = "\x1b[?1016l"
_PATIENCE_S = 1.5
"""A terminal that is gone can hold a clean end up; after this long the process ends without one."""


class StoveDriver(LinuxDriver):
    """Textual's own, which sets the mouse to report pixels and never takes that back."""

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        self.write(_PIXEL_MOUSE_OFF)


def driver_for(textuals_own: type[Driver]) -> type[Driver]:
    """Ours in place of Textual's on a Unix terminal; any other (tests, the web, Windows) stays."""
    return StoveDriver if textuals_own is LinuxDriver else textuals_own


def heed_signals(leave: Callable[[int], None]) -> None:
    """Let a signal lead out by the front door, with the exit code of its kind; an ignored hang-up stays ignored."""
    loop = asyncio.get_running_loop()
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, leave, 128 + number)


def is_gone() -> bool:
    """Whether the terminal has hung up: where that signal is ignored nothing else would tell."""
    if sys.__stdin__ is None:
        return False
    terminal = select.poll()
    terminal.register(sys.__stdin__.fileno(), select.POLLHUP)
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in terminal.poll(0))


def let_go() -> None:
    """What a terminal that is gone did not take must not spoil the exit code when Python ends."""
    for stream in filter(None, (sys.__stdout__, sys.__stderr__)):
        try:
            stream.flush()
        except OSError:
            with open(os.devnull, "wb") as nowhere:
                os.dup2(nowhere.fileno(), stream.fileno())


def is_there() -> bool:
    """Whether there is a terminal at all, to read keys from and to draw on."""
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__))


def end_anyway(code: int) -> None:
    """End the process soon, whatever still hangs."""
    deadline = threading.Timer(_PATIENCE_S, os._exit, (code,))
    deadline.daemon = True
    deadline.start()
