"""The screen's ringer: it rings while the screen is there, and sees to it that somebody does afterwards."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kitchen_tui.clock import monotonic_s
from kitchen_tui.config.settings import Config
from kitchen_tui.cooking.noticed import Noticed
from kitchen_tui.cooking.view import View
from kitchen_tui.journal.protocol import CLOSE_TIMEOUT_S
from kitchen_tui.paths import Paths
from kitchen_tui.ringing.locks import locks

if TYPE_CHECKING:
    from subprocess import Popen

    from kitchen_tui.ringing.post import Post

_RINGS = "The ringer goes on ringing for them after this is closed; the next start takes over."
_NOBODY_RINGS = "Nothing will ring once this is closed. The timers count on, and the next start knows them all."
_PATIENCE_MS = 3000
"""So long a ringer may take to start before another is tried."""


class AtTheScreen:
    """Holds the locks while a timer lives and the screen is in front; costs nothing before the first timer.

    `write` puts text on the terminal; `settle` waits so many seconds until everything is in the journal, and says
    whether it is.
    """

    def __init__(
        self,
        config: Config,
        places: Paths,
        write: Callable[[str], None],
        settle: Callable[[float], bool] = lambda seconds: True,
    ) -> None:
        self._config, self._places, self._write, self._settle = config, places, write, settle
        self._locks = locks(places.data)
        self._post: Post | None = None
        self._child: Popen[bytes] | None = None
        self._tried_ms = -_PATIENCE_MS
        self._on_duty = False
        self._hires = config.ringer

    @property
    def on_duty(self) -> bool:
        """Whether it is this screen that announces, and therefore writes down what was announced."""
        return self._on_duty

    @property
    def afterwards(self) -> str:
        """Whether anything rings when the screen is gone."""
        return _RINGS if self._locks.ringer.wanted_elsewhere else _NOBODY_RINGS

    def beat(self, view: View, noticed: Sequence[Noticed]) -> Sequence[str]:
        """Ring if it is our turn; returns what to tell the cook."""
        if not view.urgent:
            self._over(view)
            return ()
        self._on_duty = self._on_duty or self._takes_over()
        if not self._on_duty:
            return ()
        said = self._at_post().beat(view, noticed)
        if self._hires and not self._locks.ringer.wanted_elsewhere:
            self._start_ringer()
        return said

    def answered(self, reply: str) -> None:
        """The terminal tells which notifications it knows."""
        if self._post:
            self._post.answered(reply)

    def rest(self) -> None:
        """The screen goes behind: be silent, and let the ringer have its turn."""
        if self._on_duty and self._post:
            self._post.rest()
            self._settle(CLOSE_TIMEOUT_S)
        self._leave()

    def stop(self) -> None:
        """Be silent for good."""
        if self._post:
            self._post.stop()
            self._post = None

    def _over(self, view: View) -> None:
        """No timer lives: silence at once. The ringer has its turn, and ends, when the journal says so too."""
        if self._on_duty and self._post:
            self._post.beat(view, ())
        if not self._on_duty or self._settle(0):
            self._leave()

    def _leave(self) -> None:
        self._on_duty = False
        self._locks.duty.drop()
        self._locks.screen.drop()
        if self._child:
            self._child.poll()  # one that has ended is buried

    def _takes_over(self) -> bool:
        """Whether it is our turn now. A folder that takes no locks costs the cook no alarm."""
        try:
            return self._locks.screen.take() and self._locks.duty.take()
        except (OSError, ImportError):
            self._hires = False
            return True

    def _at_post(self) -> "Post":
        if self._post is None:
            from kitchen_tui.ringing.post import Post

            self._post = Post(self._config, self._places.cache, self._write)
        return self._post

    def _start_ringer(self) -> None:
        now_ms = round(monotonic_s() * 1000)
        if now_ms - self._tried_ms < _PATIENCE_MS:
            return
        from kitchen_tui.ringing.start import start_ringer

        self._tried_ms = now_ms
        self._child = start_ringer()
