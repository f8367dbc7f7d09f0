"""Three locks beside the journal. The kernel releases a lock when the process that holds it ends.

`ringer` is held by the background ringer as long as it lives. `screen` is held by the screen that rings or wants to.
`active` is held by the process that rings: no other announces alerts or records them as announced.

A screen acquires `screen`, then `active`. The background ringer waits for `screen`, then for `active`, releases
`screen` again, and rings until a screen holds it; then it releases `active` and waits again. So one process rings at a
time, a screen comes before the background ringer, and a process that dies is followed by the next.
"""

import os
from pathlib import Path
from typing import NamedTuple


class Lock:
    """One lock. Raises OSError if its file cannot be created."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1

    @property
    def held(self) -> bool:
        """Whether this object holds it."""
        return self._descriptor >= 0

    def acquire(self) -> bool:
        """Acquire it if it is free; whether it is held now."""
        return self.held or self._lock(wait=False)

    def wait(self) -> None:
        """Block until it is acquired."""
        if not self.held:
            self._lock(wait=True)

    def release(self) -> None:
        """Release it. Closing alone would not: a child just forked keeps the descriptor until it runs its program."""
        if self.held:
            from fcntl import LOCK_UN, flock

            flock(self._descriptor, LOCK_UN)
            os.close(self._descriptor)
            self._descriptor = -1

    @property
    def held_elsewhere(self) -> bool:
        """Whether another process (or another object) holds it."""
        if self.held or not self._path.exists():
            return False
        free = self._lock(wait=False)
        self.release()
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
    """The three locks of one journal."""

    ringer: Lock
    screen: Lock
    active: Lock


def locks(data: Path) -> Locks:
    """Return the locks in the journal's folder."""
    return Locks(Lock(data / "ringer.lock"), Lock(data / "screen.lock"), Lock(data / "active.lock"))
