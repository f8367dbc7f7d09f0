"""Test doubles: a clock that moves on request, a journal in memory, a channel and a ringer that record."""

from collections.abc import Callable, Sequence

from kitchen_tui.alarms.recording import RecordingChannel
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.threshold import DueAlert
from kitchen_tui.cooking.view import View
from kitchen_tui.journal.memory import MemoryJournal

__all__ = ["FakeClock", "FakeRinger", "MemoryJournal", "RecordingChannel"]

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


class FakeRinger:
    """Keeps the names of the timers it announced; `on_ring` returns what to tell the cook about due alerts."""

    def __init__(self, on_ring: Callable[[Sequence[DueAlert]], Sequence[str]] = lambda due: ()) -> None:
        self.active = True
        self.exit_notice = ""
        self.announced: list[str] = []
        self.replies: list[str] = []
        self._on_ring = on_ring

    def ring(self, view: View, due: Sequence[DueAlert]) -> Sequence[str]:
        """Record the timers of the due alerts."""
        self.announced.extend(alert.timer.name for alert in due)
        return self._on_ring(due)

    def handle_reply(self, reply: str) -> None:
        """Record the reply."""
        self.replies.append(reply)

    def suspend(self) -> None:
        """Let another process ring."""
        self.active = False

    def shutdown(self) -> None:
        """Stop ringing."""
        self.active = False
