"""Three locks beside the journal. The kernel lets go of a lock when its holder ends, in whatever way that is.

`ringer` is held by the one ringer as long as it lives. `screen` is held by the screen that rings or wants to. `duty`
is held by whoever rings: nobody else announces, or writes down that something was announced.

The screen takes `screen`, then `duty`. The ringer waits for `screen`, then for `duty`, lets go of `screen` again, and
rings until somebody holds `screen`; then it lets go of `duty` and waits anew. So there is one at a time, a screen goes
before the ringer, and whoever dies is followed by the next in line.
"""

import os
from pathlib import Path
from typing import NamedTuple


class Lock:
    """One lock. Raises OSError where the folder does not take its file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1

    @property
    def held(self) -> bool:
        """Whether we hold it."""
        return self._descriptor >= 0

    def take(self) -> bool:
        """Take it if nobody holds it; True where it is ours."""
        return self.held or self._lock(wait=False)

    def wait(self) -> None:
        """Take it as soon as it is free; until then this costs nothing."""
        if not self.held:
            self._lock(wait=True)

    def drop(self) -> None:
        """Let go of it. Closing alone would not: a child just forked has the descriptor until it runs its program."""
        if self.held:
            from fcntl import LOCK_UN, flock

            flock(self._descriptor, LOCK_UN)
            os.close(self._descriptor)
            self._descriptor = -1

    @property
    def wanted_elsewhere(self) -> bool:
        """Whether somebody else holds it."""
        if self.held or not self._path.exists():
            return False
        free = self._lock(wait=False)
        self.drop()
        return not free

    def _lock(self, wait: bool) -> bool:
        from fcntl import LOCK_EX, LOCK_NB, flock

        self._path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            flock(descriptor, LOCK_EX if wait else LOCK_EX | LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except OSError:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        return True


class Locks(NamedTuple):
    """The three of one journal."""

    ringer: Lock
    screen: Lock
    duty: Lock


def locks(data: Path) -> Locks:
    """Those in the journal's folder."""
    return Locks(Lock(data / "ringer.lock"), Lock(data / "screen.lock"), Lock(data / "duty.lock"))
