"""The ringer of a screen: it rings while the screen runs and starts the background ringer that takes over."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kitchen_tui.clock import monotonic_s
from kitchen_tui.config.settings import Config
from kitchen_tui.cooking.threshold import DueAlert
from kitchen_tui.cooking.view import View
from kitchen_tui.journal import CLOSE_TIMEOUT_S
from kitchen_tui.kitchen.tick import NOTHING_RINGS
from kitchen_tui.paths import Paths
from kitchen_tui.ringing.locks import locks

if TYPE_CHECKING:
    from subprocess import Popen

    from kitchen_tui.alarms.output import AlarmOutput

_RINGS_ON = "After this is closed, the background ringer rings until the next start."
_START_MS = 3000
"""A background ringer that has not appeared after this long is started again."""


class ForegroundRinger:
    """Rings while this screen holds the locks, from the first timer or planned start to the last.

    `write` writes to the terminal; `flush` waits at most the given seconds for the journal, and returns whether
    everything is on disk.
    """

    def __init__(
        self,
        config: Config,
        paths: Paths,
        write: Callable[[str], None],
        flush: Callable[[float], bool] = lambda seconds: True,
        seconds: Callable[[], float] = monotonic_s,
    ) -> None:
        self._config, self._paths, self._write, self._flush = config, paths, write, flush
        self._seconds = seconds
        self._locks = locks(paths.data, seconds)
        self._output: AlarmOutput | None = None
        self._child: Popen[bytes] | None = None
        self._started_ms = -_START_MS
        self._active = False
        self._starts_ringer = config.ringer

    @property
    def active(self) -> bool:
        """Return whether this screen rings, and therefore records what was announced."""
        return self._active

    @property
    def exit_notice(self) -> str:
        """Return a sentence that says whether anything rings after the screen is closed."""
        return _RINGS_ON if self._locks.ringer.held_elsewhere else NOTHING_RINGS

    def ring(self, view: View, due: Sequence[DueAlert]) -> Sequence[str]:
        """Ring if this screen may; return sentences for the cook."""
        if not view.urgent and not view.has_starts:
            self._finish(view)
            return ()
        if not self._take_locks():
            self._step_back()
            return ()
        self._active = True
        failures = self._ready_output().ring(view, due)
        if self._starts_ringer and (view.can_ring or view.has_starts) and not self._locks.ringer.held_elsewhere:
            self._start_ringer()
        return failures

    def handle_reply(self, reply: str) -> None:
        """Handle the terminal's reply to the query for the notifications it supports."""
        if self._output:
            self._output.handle_reply(reply)

    def suspend(self) -> None:
        """Silence everything and let the background ringer take over."""
        if self._active and self._output:
            self._output.suspend()
            self._flush(CLOSE_TIMEOUT_S)
        self._release()

    def shutdown(self) -> None:
        """Silence everything and close the channels."""
        if self._output:
            self._output.shutdown()
            self._output = None

    def _finish(self, view: View) -> None:
        """Silence everything after the last timer; keep the locks until its end is on disk."""
        if self._active and self._output:
            self._output.ring(view, ())
        if not self._active or self._flush(0):
            self._release()

    def _step_back(self) -> None:
        """Silence everything because another process rings, perhaps since this one was stopped for a while."""
        if self._active and self._output:
            self._output.suspend()
        self._active = False

    def _release(self) -> None:
        self._active = False
        self._locks.active.release()
        self._locks.screen.release()
        if self._child:
            self._child.poll()  # reaps a ringer that has ended

    def _take_locks(self) -> bool:
        """Acquire or keep the locks; return whether this screen may ring. Without support for locks it may."""
        try:
            return self._locks.acquire_for_screen()
        except (OSError, ImportError):
            self._starts_ringer = False
            return True

    def _ready_output(self) -> "AlarmOutput":
        if self._output is None:
            from kitchen_tui.alarms.output import AlarmOutput

            self._output = AlarmOutput(self._config, self._paths.cache, self._write)
        return self._output

    def _start_ringer(self) -> None:
        now_ms = round(self._seconds() * 1000)
        if now_ms - self._started_ms < _START_MS:
            return
        from kitchen_tui.ringing.background import start_ringer

        self._started_ms = now_ms
        self._child = start_ringer()
