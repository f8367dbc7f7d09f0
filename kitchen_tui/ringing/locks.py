"""Three lock files beside the journal, which decide which process rings.

The background ringer holds `ringer` as long as it runs. The screen that rings, or that is about to, holds `screen`.
The process that rings holds `active`: no other process announces alerts or records them as announced.

A screen acquires `screen`, then `active`. The background ringer acquires `active` if no screen holds `screen`, and
releases it as soon as one does. So one process rings at a time, and a screen takes precedence.

The kernel releases a lock when the process that holds it ends, but not when it is stopped or hangs. Therefore a holder
shows that it is alive by calling `keep`, which updates the file's time. A lock whose file has not changed for
`STALE_S` is seized: another process replaces the file. The old holder notices this at its next `keep`, as it does if
the file is deleted. For a moment two processes may ring, which is better than none.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kitchen_tui.clock import SystemClock, monotonic_s, sleep
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.paths import open_lock_file

STALE_S = 2.0
"""A holder that has not updated the file for this long may be replaced."""
_KEEP_S = 0.4
"""The shortest interval at which a holder updates the file."""
_POLL_S = 0.1
_OLD_S = 1.5
"""The age of a file from which its holder is in doubt, for a process that cannot watch it for a while."""


class Lock:
    """One lock, held by one process at a time. Raises OSError if its file cannot be created."""

    def __init__(self, path: Path, seconds: Callable[[], float] = monotonic_s) -> None:
        self._path = path
        self._seconds = seconds
        self._descriptor = -1
        self._kept_s = 0.0
        self._seen: tuple[int, int] | None = None
        self._seen_s = 0.0

    @property
    def held(self) -> bool:
        """Return whether this object holds it."""
        return self._descriptor >= 0

    def acquire(self) -> bool:
        """Acquire it if it is free or its holder is not responding, or keep it. Return whether it is held now."""
        if self.held and self.keep():
            return True
        return self._try() or (self.is_stale() and self._seize())

    def acquire_or_meet_holder(self) -> bool:
        """Wait until it is acquired, or until its holder shows that it is alive. Return whether it is held now."""
        first = self.last_life()
        while not self.acquire():
            if self.last_life() not in (first, None):
                return False
            sleep(_POLL_S)
        return True

    def keep(self) -> bool:
        """Show that this process is alive. Return False if the file was deleted or another process seized the lock."""
        if self.held and not self._is_current():
            self.release()
        if self.held and self._seconds() - self._kept_s >= _KEEP_S:
            self._kept_s = self._seconds()
            os.utime(self._descriptor)
        return self.held

    def release(self) -> None:
        """Release it. Closing is not enough: a forked child keeps the descriptor until it executes its program."""
        if self.held:
            from fcntl import LOCK_UN, flock

            flock(self._descriptor, LOCK_UN)
            os.close(self._descriptor)
            self._descriptor = -1

    def last_life(self) -> int | None:
        """Return when its holder was last known to be alive, as the time of the file; None without a file."""
        with suppress(OSError):
            return os.stat(self._path).st_mtime_ns
        return None

    def is_stale(self) -> bool:
        """Return whether the file has not changed for `STALE_S` while this object watched it."""
        try:
            status = os.stat(self._path)
        except OSError:
            return False
        seen = status.st_ino, status.st_mtime_ns
        if seen != self._seen:
            self._seen, self._seen_s = seen, self._seconds()
        return self._seconds() - self._seen_s >= STALE_S

    @property
    def held_elsewhere(self) -> bool:
        """Return whether another process (or another object) holds it and is alive."""
        return self._is_taken() and not self.is_stale()

    @property
    def in_doubt(self) -> bool:
        """Return whether the lock is free, or its file so old that the holder may be stopped or hanging."""
        if not self._is_taken():
            return True
        with suppress(OSError):
            return abs(SystemClock().now().wall_ms / 1000 - os.stat(self._path).st_mtime) > _OLD_S
        return True

    def _is_taken(self) -> bool:
        if self.held or not self._path.exists():
            return False
        is_free = self._try()
        self.release()
        return not is_free

    def _is_current(self) -> bool:
        try:
            return os.path.samestat(os.stat(self._path), os.fstat(self._descriptor))
        except OSError:
            return False

    def _try(self) -> bool:
        """Lock the existing file, or a new one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._descriptor = self._lock_file(self._path)
        return self.keep()

    def _seize(self) -> bool:
        """Replace the file by one that is locked here. If several processes do this, the last one keeps the lock."""
        new = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        self._descriptor = self._lock_file(new)
        if self.held:
            os.replace(new, self._path)
        return self.keep()

    def _lock_file(self, path: Path) -> int:
        """Return a descriptor of the locked file, or -1 if another one has locked it."""
        from fcntl import LOCK_EX, LOCK_NB, flock

        descriptor = open_lock_file(path)
        self._kept_s = 0.0
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return -1
        except OSError:
            os.close(descriptor)
            raise
        return descriptor


class Locks(NamedTuple):
    """The three locks of one journal."""

    ringer: Lock
    screen: Lock
    active: Lock

    def acquire_for_screen(self) -> bool:
        """Acquire or keep the locks that a screen needs to ring. Return whether it may ring now."""
        self.active.is_stale()  # watch it from the start, so that both locks of a hanging screen are seized together
        return self.screen.acquire() and self.active.acquire()

    def acquire_for_ringer(self) -> bool:
        """Acquire or keep the lock that the background ringer needs. Return whether it may ring now."""
        self.active.is_stale()
        if self.screen.held_elsewhere:
            self.active.release()
            return False
        return self.active.acquire()

    def keep(self) -> None:
        """Show that this process is alive on every lock that it holds, during slow work."""
        with suppress(OSError):
            for lock in self:
                lock.keep()


def locks(data: Path, seconds: Callable[[], float] = monotonic_s) -> Locks:
    """Return the locks in the journal's folder; `seconds` reads a monotonic clock."""
    return Locks(*(Lock(data / f"{name}.lock", seconds) for name in Locks._fields))
