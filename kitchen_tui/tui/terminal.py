"""The terminal: restored however we leave, and left when it is gone."""

import asyncio
import os
import select
import signal
import sys
import termios
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any, ClassVar

from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
_PIXEL_MOUSE_OFF = "\x1b[?1016l"
_MODES = (1000, 1002, 1003, 1004, 1006, 1015, 1016, 2004, 1049)
_RESTORED = "".join(f"\x1b[?{mode}l" for mode in _MODES) + "\x1b[<u\x1b[?25h"
"""No mouse, no focus reports, no bracketed paste, no alternate screen, the keyboard's protocol taken back, a cursor."""
_PATIENCE_S = 1.5
"""A terminal that is gone can hold a clean end up; after this long the process ends without one."""


class StoveDriver(LinuxDriver):
    """Textual's own, which sets the mouse to report pixels and never takes that back, and knows no signals."""

    before: ClassVar[list[Any] | None] = None
    """What the terminal was like."""
    leave: ClassVar[Callable[[int], None]]

    def start_application_mode(self) -> None:
        """Heed signals from before the first mode is set: one that came in between would leave it set for good."""
        with suppress(termios.error):
            StoveDriver.before = StoveDriver.before or termios.tcgetattr(self.fileno)
        _install_signal_handlers(StoveDriver.leave)
        start: Callable[[], None] = super().start_application_mode
        start()

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        self.write(_PIXEL_MOUSE_OFF)


def driver_for(textuals_own: type[Driver], leave: Callable[[int], None]) -> type[Driver]:
    """Ours in place of Textual's on a Unix terminal; any other (tests, the web, Windows) stays.

    A signal leads out by `leave`, with the exit code of its kind.
    """
    if textuals_own is not LinuxDriver:
        return textuals_own
    StoveDriver.leave = leave
    return StoveDriver


def _install_signal_handlers(leave: Callable[[int], None]) -> None:
    """Not by the loop, which forgets them before our last words are said; an ignored hang-up stays ignored."""
    loop = asyncio.get_running_loop()

    def handle(number: int, frame: FrameType | None) -> None:
        with suppress(RuntimeError):  # the loop has ended: we are on our way
            loop.call_soon_threadsafe(leave, 128 + number)

    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handle)


def is_gone() -> bool:
    """Whether the terminal has hung up: where that signal is ignored nothing else would tell."""
    if sys.__stdin__ is None:
        return False
    terminal = select.poll()
    terminal.register(sys.__stdin__.fileno(), select.POLLHUP)
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in terminal.poll(0))


def discard_output() -> None:
    """What a terminal that is gone did not take must not spoil the exit code when Python ends."""
    for stream in filter(None, (sys.__stdout__, sys.__stderr__)):
        try:
            stream.flush()
        except OSError:
            with open(os.devnull, "wb") as nowhere:
                os.dup2(nowhere.fileno(), stream.fileno())


def is_there() -> bool:
    """Return whether there is a terminal to read keys from and to draw on."""
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stdout__))


def exit_soon(code: int) -> None:
    """End the process soon, whatever still hangs, and leave the terminal fit for use all the same."""
    deadline = threading.Timer(_PATIENCE_S, _end_now, (code,))
    deadline.daemon = True
    deadline.start()


def _end_now(code: int) -> None:
    if StoveDriver.before and sys.__stderr__:
        terminal = sys.__stderr__.fileno()
        with suppress(OSError, termios.error):  # it may be gone
            os.set_blocking(terminal, False)
            os.write(terminal, _RESTORED.encode())
            termios.tcsetattr(terminal, termios.TCSANOW, StoveDriver.before)
            os.set_blocking(terminal, True)
    os._exit(code)
