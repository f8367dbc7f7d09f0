"""Doubles for our tests and anybody's: a clock that moves when told, a journal in memory, a channel that records."""

from kitchen_tui.alarms.recording import RecordingChannel
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.journal.memory import MemoryJournal

__all__ = ["FakeClock", "MemoryJournal", "RecordingChannel"]

_TEATIME_MS = 1_790_000_000_000


class FakeClock:
    """Three readings that move only when told; time never runs backward, but the wall clock may be set."""

    def __init__(self, wall_ms: int = _TEATIME_MS, boot_ms: int = 1_000_000) -> None:
        self.boot_ms = boot_ms
        self.wall_ms = wall_ms
        self.boots = 1

    def now(self) -> Instant:
        """The instant at which the clock stands."""
        return Instant(self.boot_ms, self.wall_ms, f"boot-{self.boots}")

    def advance(self, ms: int) -> Instant:
        """Let `ms` pass, awake or asleep. Raises ValueError for a step backward."""
        if ms < 0:
            raise ValueError("time does not run backward; set_wall moves the clock on the wall")
        self.boot_ms += ms
        self.wall_ms += ms
        return self.now()

    def set_wall(self, by_ms: int) -> Instant:
        """Set the clock on the wall forward or back; nothing else moves."""
        self.wall_ms += by_ms
        return self.now()

    def reboot(self, off_ms: int = 60_000) -> Instant:
        """Start the machine again after `off_ms` without power."""
        self.boots += 1
        self.boot_ms = 5_000
        self.wall_ms += off_ms
        return self.now()
