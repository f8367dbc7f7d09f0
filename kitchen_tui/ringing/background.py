"""The background ringer: a process without a terminal that rings when no screen does, and ends with the last timer."""

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import TYPE_CHECKING, NamedTuple

from kitchen_tui.clock import sleep
from kitchen_tui.model.duration import HOUR
from kitchen_tui.paths import Paths
from kitchen_tui.ringing.locks import Lock, Locks, locks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitchen_tui.alarms.output import AlarmOutput
    from kitchen_tui.config.settings import Config
    from kitchen_tui.cooking.threshold import DueAlert
    from kitchen_tui.cooking.view import View
    from kitchen_tui.journal.sqlite import SqliteJournal
    from kitchen_tui.kitchen.service import Kitchen

ARGV = (sys.executable, "-P", "-m", "kitchen_tui", "ring", "--quiet")
_LONGEST_SLEEP_S = 0.45
_FORGOTTEN_MS = 12 * HOUR
"""An alert that is unanswered for this long no longer keeps the ringer running; the next start shows it."""
_TRIES, _RETRY_S = 60, 0.5


class OpenSession(NamedTuple):
    """A resumed session with its journal and the settings."""

    kitchen: "Kitchen"
    journal: "SqliteJournal"
    config: "Config"

    def close(self) -> None:
        """Close the journal."""
        from kitchen_tui.journal.protocol import CLOSE_TIMEOUT_S

        self.journal.close(CLOSE_TIMEOUT_S)


Opener = Callable[[], OpenSession | None]


# Starting it --------------------------------------------------------------------------------------------------------


def ensure_ringer(paths: Paths) -> None:
    """Start a background ringer if the settings want one and none is running."""
    from kitchen_tui.config import load

    if load(paths.config_file).config.ringer and not locks(paths.data).ringer.held_elsewhere:
        start_ringer()


def start_ringer() -> "Popen[bytes] | None":
    """Start one in a session of its own; a second one ends by itself. None if the process cannot be started."""
    try:
        return Popen(  # noqa: S603 -- this program itself
            ARGV, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True, cwd="/"
        )
    except OSError:
        return None


# Running it ---------------------------------------------------------------------------------------------------------


def run_background(paths: Paths, open_session: Opener) -> bool:
    """Wait and ring until no timer is left; False, at once, if another ringer is running.

    `open_session` resumes the open session, or returns None if there is none; it is called only when it is needed.

    Raises JournalError if the journal cannot be read, OSError if the locks cannot be created.
    """
    mine = locks(paths.data)
    is_first = mine.ringer.acquire()
    while mine.ringer.acquire():
        _serve(mine, paths, open_session)
        mine.active.release()
        mine.ringer.release()
        if not _is_needed(
            open_session
        ):  # checked last: a process that started a timer meanwhile saw the ringer still there
            break
    return is_first


def _serve(mine: Locks, paths: Paths, open_session: Opener) -> None:
    """Ring whenever no screen does, until there is nothing left to ring for."""
    output: AlarmOutput | None = None
    while True:
        wait_for_lock(mine)
        opened = _open_patiently(open_session)  # only now: waiting needs next to nothing
        if opened is None:
            break
        with closing(opened):
            output = output or _output(opened.config, paths)
            if not _ring(opened.kitchen, output, mine.screen, paths.journal):
                break
            output.suspend()
        mine.active.release()
    if output:
        output.shutdown()


def _is_needed(open_session: Opener) -> bool:
    opened = _open_patiently(open_session)
    if opened is None:
        return False
    with closing(opened):
        kitchen = opened.kitchen
        return has_live_timers(kitchen.view(kitchen.now()))


def wait_for_lock(mine: Locks) -> None:
    """Wait until no screen wants to ring."""
    mine.screen.wait()
    mine.active.wait()
    mine.screen.release()


def has_live_timers(view: "View") -> bool:
    """Whether a timer is running, paused or ringing that somebody may still come for."""
    return not view.session.closed and any(timer.alert.late_ms < _FORGOTTEN_MS for timer in view.urgent)


class _Ringer(NamedTuple):
    """The alarm output of a process that is always the one to ring."""

    output: "AlarmOutput"
    active: bool = True

    def ring(self, view: "View", due: "Sequence[DueAlert]") -> list[str]:
        return self.output.ring(view, due)


def _ring(kitchen: "Kitchen", output: "AlarmOutput", screen: Lock, journal: Path) -> bool:
    """Tick until a screen wants to ring (True), or until no timer or no journal is left (False)."""
    from kitchen_tui.kitchen.tick import tick

    while not screen.held_elsewhere:
        view = tick(kitchen, _Ringer(output), kitchen.now()).view
        if not has_live_timers(view) or not journal.exists():
            return False
        wait_s = kitchen.next_due_ms(view.now, kitchen.now()) / 1000
        sleep(min(max(wait_s, 0.001), _LONGEST_SLEEP_S))
    return True


def _output(config: "Config", paths: Paths) -> "AlarmOutput":
    from kitchen_tui.alarms.output import AlarmOutput

    return AlarmOutput(config, paths.cache)


def _open_patiently(open_session: Opener) -> OpenSession | None:
    """Open the session; a journal that cannot be read is retried for half a minute. Raises JournalError."""
    from kitchen_tui.journal.protocol import UnreadableError

    for _ in range(_TRIES):
        try:
            return open_session()
        except UnreadableError:
            sleep(_RETRY_S)
    return open_session()
