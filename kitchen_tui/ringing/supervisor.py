"""The supervisor of the background ringer: starts it, and starts another if it is killed, crashes or hangs.

Run as a module. A ringer that ends by itself or on request is not replaced.
"""

import signal
import sys
from collections.abc import Callable
from subprocess import DEVNULL, Popen

from kitchen_tui.clock import monotonic_s, sleep
from kitchen_tui.paths import resolve_paths
from kitchen_tui.ringing.locks import locks

RINGER = (sys.executable, "-P", "-m", "kitchen_tui", "ring", "--quiet")
_CRASHES = frozenset(-number for number in (signal.SIGKILL, signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT))
_LOOK_S = 0.5
_HANGS_AFTER = 3
"""The number of polls without a sign of life. Counting, unlike timing, is not affected by suspend."""
_REPLACEMENTS = 5
_SOON_S = 10.0

Ringer = Popen[bytes]


def start() -> Ringer:
    """Start a ringer."""
    return Popen(RINGER, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, cwd="/")  # noqa: S603 -- this program itself


def supervise(start: Callable[[], Ringer], last_life: Callable[[], int | None]) -> None:
    """Return once the ringer has ended; give up if several fail soon after their start.

    The value of `last_life` changes as long as the ringer that holds the lock is alive; it is None if unknown. A
    ringer that hangs is left alone: a second one seizes its lock, and the first ends when it notices.
    """
    ringer, hanging = start(), list[Ringer]()
    started_s, failures = monotonic_s(), 0
    seen, quiet = last_life(), 0
    while failures < _REPLACEMENTS:
        sleep(_LOOK_S)
        life = last_life()
        quiet = quiet + 1 if life == seen and life is not None else 0
        seen, code = life, ringer.poll()
        if code is not None and code not in _CRASHES:
            hanging = [other for other in hanging if other.poll() is None]
            if quiet or not hanging:
                return
            ringer = hanging.pop()  # it recovered, and the other one left the lock to it
        elif code is not None or quiet >= _HANGS_AFTER:
            hanging += [ringer] if code is None else []
            failures = failures + 1 if monotonic_s() - started_s < _SOON_S else 0
            ringer, started_s, quiet = start(), monotonic_s(), 0


if __name__ == "__main__":
    supervise(start, locks(resolve_paths().data).ringer.last_life)
