"""The supervisor of the background ringer: starts it, and restarts it after a kill or a crash.

Run as a module. A ringer that ends by itself or on request is not restarted.
"""

import signal
import sys
from subprocess import DEVNULL, call

from kitchen_tui.clock import monotonic_s, sleep

RINGER = (sys.executable, "-P", "-m", "kitchen_tui", "ring", "--quiet")
_CRASHES = frozenset(-number for number in (signal.SIGKILL, signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT))
_RESTARTS = 5
_SOON_S = 10.0
_PAUSE_S = 0.5


def supervise() -> None:
    """Run the ringer until it ends; give up on one that crashes several times soon after its start."""
    soon = 0
    while soon < _RESTARTS:
        started_s = monotonic_s()
        code = call(RINGER, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, cwd="/")  # noqa: S603 -- this program itself
        if code not in _CRASHES:
            return
        soon = soon + 1 if monotonic_s() - started_s < _SOON_S else 0
        sleep(_PAUSE_S)


if __name__ == "__main__":
    supervise()
