"""Test doubles: a manual clock, channels and ringers that record calls, and a kitchen that uses them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count

from kitchen_tui.alarms.channels import Announcement, Channel
from kitchen_tui.clock import utc_offset
from kitchen_tui.cooking.commands import Command
from kitchen_tui.cooking.events import DishStarted
from kitchen_tui.cooking.history import Record
from kitchen_tui.cooking.instant import Instant, Zone
from kitchen_tui.cooking.threshold import LEVELS, DueAlert, Level
from kitchen_tui.cooking.timer import Timer
from kitchen_tui.cooking.view import DishView, StepView, View
from kitchen_tui.journal import CLOSED, OPENED, DishRow, JournalError, Saving, SessionRow, rows, session_rows
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.kitchen.tick import Alarms, tick

__all__ = ["FakeClock", "FakeRinger", "KitchenHarness", "MemoryJournal", "RecordingChannel"]

_START_MS = 1_790_000_000_000


class FakeClock:
    """A clock that only its methods move. Time cannot go back, but the wall clock can be set."""

    def __init__(self, wall_ms: int = _START_MS, boot_ms: int = 1_000_000) -> None:
        self.boot_ms = boot_ms
        self.wall_ms = wall_ms
        self.boots = 1

    def now(self) -> Instant:
        return Instant(self.boot_ms, self.wall_ms, f"boot-{self.boots}")

    def advance(self, ms: int) -> Instant:
        """Let `ms` pass, awake or suspended. Raises ValueError for a negative number."""
        if ms < 0:
            raise ValueError("time does not go back; set_wall sets the wall clock")
        self.boot_ms += ms
        self.wall_ms += ms
        return self.now()

    def set_wall(self, by_ms: int) -> Instant:
        """Set the wall clock forward or back; no time passes."""
        self.wall_ms += by_ms
        return self.now()

    def reboot(self, off_ms: int = 60_000) -> Instant:
        """Boot again after `off_ms` without power."""
        self.boots += 1
        self.boot_ms = 5_000
        self.wall_ms += off_ms
        return self.now()


class RecordingChannel(Channel):
    """A channel that records its calls in order; with a `failure` it raises that instead."""

    quick = True

    def __init__(
        self, name: str = "recording", levels: tuple[Level, ...] = LEVELS, failure: Exception | None = None
    ) -> None:
        super().__init__(levels)
        self.name = name
        self.failure = failure
        self.announced: list[Announcement] = []
        self.silenced: list[str] = []
        self.closed = False

    def reach(self, announcement: Announcement) -> str:
        if self.failure:
            raise self.failure
        self.announced.append(announcement)
        return "recorded"

    def silence(self, timer: str) -> None:
        if self.failure:
            raise self.failure
        self.silenced.append(timer)

    def close(self) -> None:
        self.closed = True


class FakeRinger:
    """Records the names of the timers it announced; `on_ring` returns messages for due alerts."""

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
        """Record the reply of the terminal."""
        self.replies.append(reply)

    def suspend(self) -> None:
        """Let another process ring."""
        self.active = False

    def shutdown(self) -> None:
        """Stop ringing for good."""
        self.active = False


class MemoryJournal:
    """A journal in memory, with its records in `store`. A second one on the same store acts as a second process.

    While `problem` holds a sentence nothing is saved; once it is empty, the next call saves what waited.
    """

    def __init__(self, store: list[Record] | None = None) -> None:
        self.is_moved = False
        self.store: list[Record] = [] if store is None else store
        self.problem = ""
        self.recovered = ""
        self._waiting: list[Record] = []
        self._contested: set[str] = set()
        self._redirects: dict[str, str] = {}
        self._followed = ""
        self._seen = 0

    def open_session(self) -> str | None:
        self._save()
        return self._open or None

    @property
    def _open(self) -> str:
        found, opened = "", list[str]()
        for record in self.store:
            if record.kind == OPENED:
                opened = [*(session for session in opened if session != record.session), record.session]
                found = found or record.session
            elif record.kind == CLOSED and record.session in opened:
                opened.remove(record.session)
                if record.session == found:
                    found = opened[-1] if opened else ""
        return found

    def read(self, session: str, after: int = 0) -> list[Record]:
        self._save()
        return [record for record in self.store[after:] if record.session == session]

    def everything(self) -> list[Record]:
        self._save()
        return [*self.store]

    def of_kinds(self, *kinds: str) -> list[Record]:
        self._save()
        return [record for record in self.store if record.kind in kinds]

    def sessions(self) -> list[SessionRow]:
        return session_rows(self.of_kinds(OPENED, CLOSED))

    def dishes(self) -> list[DishRow]:
        self._save()
        return [
            DishRow(record.event.recipe.name, record.session, record.at.wall_ms, record.dish, record.command)
            for record in self.store
            if isinstance(record.event, DishStarted)
        ]

    def submit(self, records: Sequence[Record]) -> None:
        for record in records:
            rows.encode(record.event)  # raises if no journal could store it
        self._waiting += records
        self._save()

    def open(self, record: Record) -> None:
        self._contested.add(record.session)
        self.submit([record])

    def redirect_of(self, session: str) -> str:
        self._save()
        return self._redirects.get(session, session)

    def follow(self, session: str, after: int | None, known: Callable[[], Sequence[Record]] = tuple) -> None:
        self._save()
        self._followed, self._seen = session, len(self.store) if after is None else after

    def take_arrived(self) -> list[Record]:
        self._save()
        found = self.read(self._followed, self._seen)
        self._seen = max(self._seen, len(self.store))
        return found

    def saving(self) -> Saving:
        self._save()
        return Saving(len(self._waiting), 0, self.problem)

    def flush(self, timeout_s: float) -> None:
        self._save()
        if self.problem and self._waiting:
            raise JournalError(self.problem)

    def close(self, timeout_s: float) -> None:
        self._save()

    def _save(self) -> None:
        if self.problem:
            return
        for waiting in self._waiting:
            record = self._redirected(waiting)
            if record and not self._known(record):
                self.store.append(record._replace(sequence=len(self.store) + 1))
        self._waiting.clear()

    def _redirected(self, record: Record) -> Record | None:
        """Return the record with the session it belongs to; None for a session that was opened too late."""
        if record.kind == OPENED and record.session in self._contested:
            self._contested.remove(record.session)
            if self._open not in ("", record.session):
                self._redirects[record.session] = self._open
                return None
        return record._replace(session=self._redirects.get(record.session, record.session))

    def _known(self, record: Record) -> bool:
        key = (record.session, record.run, record.threshold)
        return bool(record.threshold) and any((r.session, r.run, r.threshold) == key for r in self.store)


class KitchenHarness:
    """A kitchen with a fake clock and a journal in memory. Its ids are id1, id2 and so on.

    Unless `is_open` is False, a session is opened; with a `journal`, its open session is resumed, as a second process
    would do. `zone` is the UTC offset of local time.
    """

    def __init__(
        self,
        speed: float = 1,
        clock: FakeClock | None = None,
        journal: MemoryJournal | None = None,
        is_open: bool = True,
        zone: Zone = utc_offset,
        ids: Iterator[str] | None = None,
    ) -> None:
        self.clock = clock or FakeClock()
        self.journal = journal or MemoryJournal()
        self._ids = ids or (f"id{number}" for number in count(1))
        self.kitchen = Kitchen(self.journal, self.clock, new_id=self._ids.__next__, zone=zone)
        if is_open and (journal is None or not self.kitchen.join()):
            self.kitchen.open(speed)

    def do(self, *commands: Command) -> str:
        """Execute commands; return the message of the last one."""
        messages = [self.kitchen.execute(command) for command in commands]
        return messages[-1] if messages else ""

    def tick(self, alarms: Alarms | None = None) -> list[DueAlert]:
        """Tick once, with or without alarms; return the alerts that were due."""
        now = self.kitchen.now()
        due = self.kitchen.due_alerts(now)
        tick(self.kitchen, alarms, now)
        return due

    def wait(self, ms: int, step_ms: int = 0, alarms: Alarms | None = None) -> list[DueAlert]:
        """Let time pass, in one or several steps, and tick after each; return the alerts that were due."""
        found: list[DueAlert] = []
        while ms > 0:
            step = min(ms, step_ms or ms)
            self.clock.advance(step)
            ms -= step
            found += self.tick(alarms)
        return found

    def another(self, is_open: bool = True, zone: Zone | None = None) -> "KitchenHarness":
        """Return a second kitchen, as of another process, on the same clock and journal, and in the same session."""
        journal = MemoryJournal(self.journal.store)
        zone = zone or self.kitchen.zone
        return KitchenHarness(clock=self.clock, journal=journal, is_open=is_open, zone=zone, ids=self._ids)

    def timer(self, name: str) -> Timer:
        """Return the latest timer with that name."""
        return [timer for timer in self.kitchen.session.timers.values() if timer.name == name][-1]

    @property
    def view(self) -> View:
        """Return the view that a screen would show now."""
        return self.kitchen.view(self.kitchen.now())

    @property
    def dish(self) -> DishView:
        """Return the view of the dish on screen."""
        dish = self.view.dish
        assert dish, "no dish is on screen"  # noqa: S101 - a harness of tests
        return dish

    @property
    def step(self) -> StepView:
        """Return the view of the step on screen."""
        step = self.dish.step
        assert step, "no step is on screen"  # noqa: S101 - a harness of tests
        return step
