"""The terminal driver: never blocks on output, restores the terminal on every exit, and notices when it is gone."""

import asyncio
import os
import select
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, Any, ClassVar

from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

from kitchen_tui.tui.terminal_input import InputReader

if TYPE_CHECKING:
    from textual.app import App

_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
_PIXEL_MOUSE_OFF = "\x1b[?1016l"
_MODES = (1000, 1002, 1003, 1004, 1006, 1015, 1016, 2004, 1049)
_RESTORED = "".join(f"\x1b[?{mode}l" for mode in _MODES) + "\x1b[<u\x1b[?25h"
"""Resets the mouse, focus reports, bracketed paste, alternate screen and keyboard protocol, and shows the cursor."""
_PATIENCE_S = 1.5
"""A terminal that is gone can delay a clean end; after this long the process ends without one."""
_UNFINISHED_POLL_S = 0.1
"""How often an unfinished escape sequence is checked: one that does not continue is a key."""
_MOST_WAITING = 20
"""The most queued writes: with 30 of them Textual waits for the terminal, and everything else with it."""
_READ_SIZE = 4096


class _SelectableEvent(threading.Event):
    """An event that `select` can wait for."""

    def __init__(self) -> None:
        super().__init__()
        self._end, self._begin = os.pipe()

    def fileno(self) -> int:
        return self._end

    def set(self) -> None:
        if not self.is_set():
            super().set()
            os.write(self._begin, b"\0")

    def clear(self) -> None:
        if self.is_set():
            os.read(self._end, 1)
            super().clear()


class KitchenDriver(LinuxDriver):
    """Textual's driver, which also handles signals, tolerates any input, and resets the mouse's pixel mode."""

    before: ClassVar[list[Any] | None] = None
    """The state of the terminal before we changed it."""
    leave: ClassVar[Callable[[int], None]]
    redraw: ClassVar[Callable[[], None]]

    _dropped = False

    def __init__(self, app: "App[Any]", *, debug: bool = False, mouse: bool = True, size: Any = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if sys.__stdout__ is not None:
            self._file = sys.__stdout__  # Textual draws on stderr, which may be redirected
        self.exit_event = self._ended = _SelectableEvent()
        self._ready = _SelectableEvent()

    def write(self, data: str) -> None:
        """Queue output. If the terminal takes none, drop it instead of waiting, and draw everything again later."""
        if self._writer_thread is None:
            return
        waiting = self._writer_thread._queue.qsize()
        if waiting > _MOST_WAITING:
            self._dropped = True
            return
        if self._dropped and waiting == 0:
            self._dropped = False
            KitchenDriver.redraw()
        super().write(data)

    def close(self) -> None:
        """Stop writing. A terminal that takes no output does not prevent the process from ending."""
        deadline = exit_soon(self._app.return_code or 0)
        super().close()
        deadline.cancel()

    def start_application_mode(self) -> None:
        """Install the signal handlers first: a signal after the first mode is set would leave the terminal in it."""
        with suppress(termios.error):
            KitchenDriver.before = KitchenDriver.before or termios.tcgetattr(self.fileno)
        _install_signal_handlers(KitchenDriver.leave)
        start: Callable[[], None] = super().start_application_mode
        start()

    def accept_input(self) -> None:
        """Start reading, once the first screen is shown: Textual drops keys that come earlier."""
        self._ready.set()

    def run_input_thread(self) -> None:
        """Read until the driver stops. If reading fails, as on a terminal that is gone, try again.

        The thread sleeps until something is typed, while Textual's own polls ten times a second. In what was typed
        before the program had the terminal, each Enter has become a line feed.
        """
        select.select([self._ready, self._ended], [], [])
        reader = InputReader(time.monotonic)
        if not self._ended.is_set() and self.fileno in select.select([self.fileno], [], [], 0)[0]:
            for message in reader.feed(self._read().replace(b"\n", b"\r")):
                self.process_message(message)
        while not self._ended.is_set():
            wait_s = _UNFINISHED_POLL_S if reader.is_unfinished else None
            if self.fileno not in select.select([self.fileno, self._ended], [], [], wait_s)[0]:
                messages = reader.tick()
            elif data := self._read():
                messages = reader.feed(data)
            else:  # the terminal is gone; the app notices
                self._ended.wait(_UNFINISHED_POLL_S)
                continue
            for message in messages:
                self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _READ_SIZE)
        except OSError:
            return b""

    def _sigtstp_application(self, *_: object) -> None:
        """Stop the whole job, as the terminal would, so that a script or make that started the program stops too."""
        if self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.killpg(os.getpgrp(), signal.SIGSTOP)

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        self.write(_PIXEL_MOUSE_OFF)


def driver_for(textuals_own: type[Driver], leave: Callable[[int], None], redraw: Callable[[], None]) -> type[Driver]:
    """Return our driver to replace Textual's on a Unix terminal; any other (tests, web, Windows) is kept.

    Signals call `leave` with an exit code; `redraw` is called after output was dropped.
    """
    if textuals_own is not LinuxDriver:
        return textuals_own
    KitchenDriver.leave, KitchenDriver.redraw = leave, redraw
    return KitchenDriver


def _install_signal_handlers(leave: Callable[[int], None]) -> None:
    """Install handlers by `signal.signal`: those of the loop are removed before shutdown. SIGHUP may stay ignored."""
    loop = asyncio.get_running_loop()

    def handle(number: int, frame: FrameType | None) -> None:
        with suppress(RuntimeError):  # the loop has ended, and the app with it
            loop.call_soon_threadsafe(leave, 128 + number)

    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handle)


def is_gone() -> bool:
    """Return whether the terminal has hung up, for the case that SIGHUP is ignored."""
    if sys.__stdin__ is None:
        return False
    terminal = select.poll()
    terminal.register(sys.__stdin__.fileno(), select.POLLHUP)
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in terminal.poll(0))


def discard_output() -> None:
    """Discard output that could not be written to a closed terminal, so that it does not change the exit code."""
    for stream in filter(None, (sys.__stdout__, sys.__stderr__)):
        try:
            stream.flush()
        except OSError:
            with open(os.devnull, "wb") as nowhere:
                os.dup2(nowhere.fileno(), stream.fileno())


def is_there() -> bool:
    """Return whether stdin and stdout are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stdout__))


def has_shell() -> bool:
    """Return whether a shell started the program as a job, and can continue it if it stops.

    If it was started by a script or as the only program of a window, it is in the session leader's process group.
    """
    with suppress(OSError):  # the leader has ended
        return os.getpgrp() != os.getpgid(os.getsid(0))
    return False


def has_utf8() -> bool:
    """Return whether the locale uses UTF-8."""
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "UTF-8")
    return "utf8" in locale.lower().replace("-", "")


def exit_soon(code: int) -> threading.Timer:
    """Start a timer that restores the terminal and ends the process, even if it hangs; return it to be cancelled."""
    deadline = threading.Timer(_PATIENCE_S, _end_now, (code,))
    deadline.daemon = True
    deadline.start()
    return deadline


def _end_now(code: int) -> None:
    if KitchenDriver.before and sys.__stdout__:
        terminal = sys.__stdout__.fileno()
        with suppress(OSError, termios.error):  # it may be gone
            os.set_blocking(terminal, False)
            os.write(terminal, _RESTORED.encode())
            termios.tcsetattr(terminal, termios.TCSANOW, KitchenDriver.before)
            os.set_blocking(terminal, True)
    os._exit(code)
