"""The background ringer: a process without a terminal that rings while no screen does.

It ends when no timer and no planned start is left.
"""

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from subprocess import DEVNULL, Popen
from typing import TYPE_CHECKING

from kitchen_tui.clock import sleep
from kitchen_tui.model.duration import HOUR, MINUTE
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.paths import Paths
from kitchen_tui.ringing.locks import Locks, locks

if TYPE_CHECKING:
    from kitchen_tui.config.settings import Config
    from kitchen_tui.cooking.threshold import DueAlert
    from kitchen_tui.cooking.view import View
    from kitchen_tui.journal.sqlite import SqliteJournal
    from kitchen_tui.kitchen.service import Kitchen

_SUPERVISOR = (sys.executable, "-P", "-m", "kitchen_tui.ringing.supervisor")
_LONGEST_SLEEP_S = 0.45
_WAIT_S = 0.25
"""How often the ringer checks whether a screen still rings: it takes over within a second of the due time."""
_FORGOTTEN_MS = 12 * HOUR
"""An alert that is unanswered for this long no longer keeps the ringer running; the next start shows it."""
_TRIES, _RETRY_S = 60, 0.5


class OpenSession(NamedTuple):
    """A resumed session with its journal and the settings."""

    kitchen: "Kitchen"
    journal: "SqliteJournal"
    config: "Config"

    def close(self) -> None:
        from kitchen_tui.journal import CLOSE_TIMEOUT_S

        self.journal.close(CLOSE_TIMEOUT_S)


Opener = Callable[[], OpenSession | None]


# Starting it --------------------------------------------------------------------------------------------------------


def ensure_ringer(paths: Paths) -> bool:
    """Start a background ringer if it is enabled and none is running; return False if that fails."""
    from kitchen_tui.config import load

    is_needed = load(paths.config_file).config.ringer and locks(paths.data).ringer.in_doubt
    return not is_needed or start_ringer() is not None


def start_ringer() -> "Popen[bytes] | None":
    """Start a ringer and its supervisor in a new session; None if that fails. A second ringer ends by itself."""
    try:
        return Popen(  # noqa: S603 -- this program itself
            _SUPERVISOR, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True, cwd="/"
        )
    except OSError:
        return None


# Running it ---------------------------------------------------------------------------------------------------------


def run_background(paths: Paths, open_session: Opener) -> bool:
    """Wait and ring until no timer and no planned start is left; return False if another ringer is running.

    `open_session` resumes the open session, or returns None if there is none; it is called only when it is needed.
    Raises JournalError if the journal cannot be read, OSError if the locks cannot be created.
    """
    mine = locks(paths.data)
    if not mine.ringer.acquire_or_meet_holder():
        return False
    while True:
        _serve(mine, paths, open_session)
        mine.active.release()
        mine.ringer.release()
        # Checked last: a process that has started a timer meanwhile saw a ringer and did not start one.
        if not _session_needs_ringer(open_session, mine) or not _holds(mine.ringer.acquire):
            return True


def _serve(mine: Locks, paths: Paths, open_session: Opener) -> None:
    """Ring whenever no screen does, until nothing is left to ring for or another ringer has taken over."""
    ringer: _Ringer | None = None
    try:
        while _holds(mine.ringer.acquire):
            if not _holds(mine.acquire_for_ringer):
                if ringer:
                    ringer.close()
                    ringer = None
                sleep(_WAIT_S)
                continue
            if ringer is None:  # opened only now: a ringer that just waits should use few resources
                opened = _open_patiently(open_session, mine)
                if opened is None:
                    return
                ringer = _Ringer(opened, paths)
            if not ringer.tick():
                return
    finally:
        if ringer:
            ringer.close()


def _holds(acquire: Callable[[], bool]) -> bool:
    """Acquire or keep a lock; if its folder has been removed, go on ringing without it."""
    try:
        return acquire()
    except OSError:
        return True


def _session_needs_ringer(open_session: Opener, mine: Locks) -> bool:
    opened = _open_patiently(open_session, mine)
    if opened is None:
        return False
    with closing(opened):
        kitchen = opened.kitchen
        return needs_ringer(kitchen.view(kitchen.now()))


def needs_ringer(view: "View") -> bool:
    """Return whether there is a timer or a planned start that the cook may still come back for."""
    if view.session.closed:
        return False
    is_awaited = any(timer.alert.late_ms < _FORGOTTEN_MS for timer in view.urgent) and view.can_ring
    return is_awaited or bool(view.plan and view.has_starts and view.plan.behind * MINUTE < _FORGOTTEN_MS)


class _Ringer:
    """Ticks the open session, and rings for it while this process holds the locks."""

    active = True

    def __init__(self, opened: OpenSession, paths: Paths) -> None:
        from kitchen_tui.alarms.output import AlarmOutput

        self._opened = opened
        self._output = AlarmOutput(opened.config, paths.cache)

    def ring(self, view: "View", due: "Sequence[DueAlert]") -> list[str]:
        """Announce what is due."""
        return self._output.ring(view, due)

    def tick(self) -> bool:
        """Tick and sleep until the next threshold; False if there is nothing left to ring for."""
        from kitchen_tui.kitchen.tick import tick

        kitchen = self._opened.kitchen
        view = tick(kitchen, self, kitchen.now()).view
        if not needs_ringer(view):
            return False
        wait_s = kitchen.next_due_ms(view.now, kitchen.now()) / 1000
        sleep(min(max(wait_s, 0.001), _LONGEST_SLEEP_S))
        return True

    def close(self) -> None:
        """Silence everything and close the journal."""
        self._output.shutdown()
        self._opened.close()


def _open_patiently(open_session: Opener, mine: Locks) -> OpenSession | None:
    """Open the session, retrying for half a minute if the journal cannot be read. Raises JournalError."""
    from kitchen_tui.journal import UnreadableError

    with _showing_life(mine):
        for _ in range(_TRIES):
            try:
                return open_session()
            except UnreadableError:
                sleep(_RETRY_S)
        return open_session()


@contextmanager
def _showing_life(mine: Locks) -> Iterator[None]:
    """Keep the locks while a session is opened, which can take a while on a slow machine."""
    is_open = threading.Event()

    def keep() -> None:
        for _ in range(_TRIES):
            if is_open.wait(_RETRY_S):
                return
            mine.keep()

    thread = threading.Thread(target=keep, name="life", daemon=True)
    try:
        thread.start()
    except RuntimeError:  # no more threads can be started; at worst another ringer takes over
        yield
        return
    try:
        yield
    finally:
        is_open.set()
        thread.join()
