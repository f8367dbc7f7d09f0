"""The one application object: execute a command, notice what came due, look. Synchronous, and told the time."""

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kitchen_tui import clock as real_time
from kitchen_tui.clock import Clock, Rehearsal
from kitchen_tui.cooking import events
from kitchen_tui.cooking.history import History, empty, extended, fold, left_out
from kitchen_tui.cooking.instant import Instant, moved
from kitchen_tui.cooking.kinds import KIND_OF, is_understood, payload_of
from kitchen_tui.cooking.look import Still, look, stand_still
from kitchen_tui.cooking.look_at_dish import look_at_dish
from kitchen_tui.cooking.noticed import Noticed
from kitchen_tui.cooking.offers import chained
from kitchen_tui.cooking.record import Record, mark
from kitchen_tui.cooking.rules import DEFAULT_RULES, Rules
from kitchen_tui.cooking.session import Dish, Session
from kitchen_tui.cooking.threshold import fresh, thresholds
from kitchen_tui.cooking.timer import elapsed
from kitchen_tui.cooking.view import View
from kitchen_tui.cooking.wall import Zone, zone_meant
from kitchen_tui.journal.protocol import OPENED, Journal, JournalNewerError, Saving, UnreadableError
from kitchen_tui.model.recipe import Recipe

if TYPE_CHECKING:
    from kitchen_tui.cooking.commands import Command


class Kitchen:
    """A session at the stove: its journal, its clock and the fold of its events.

    `rules` say how alerts behave; `new_id` gives ids nobody gave before; `zone` reads the clock on the wall. Every
    method returns at once: what is recorded becomes durable behind it (`saving` tells).
    """

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        rules: Rules = DEFAULT_RULES,
        new_id: Callable[[], str] = lambda: os.urandom(5).hex(),
        zone: Zone = real_time.utc_offset,
    ) -> None:
        self.journal = journal
        self.rules = rules
        self.zone = zone
        self._real = clock
        self._clock: Clock = clock
        self._new_id = new_id
        self._writer = new_id()
        self._history = empty("")
        self._durable: list[Record] = []
        self._pending: list[Record] = []
        self._still: tuple[History, Still] | None = None
        self._told = self._left_out = ""
        self._zones: dict[str, int] = {}

    # Sessions -----------------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The session as it is; its id is empty before one is opened or continued."""
        return self._history.session

    def open(self, speed: float = 1.0) -> None:
        """Open a new session, whose clock runs `speed` times as fast from now.

        Where another terminal turns out to have been quicker, `poll` goes over to its session with all that was done.
        """
        session_id = self._new_id()
        self._history, self._durable, self._pending = empty(session_id), [], []
        self.journal.follow(session_id, 0, lambda: self._history.records)
        start = self._real.now()
        self._clock = Rehearsal(self._real, start, speed)
        # The very start: whoever resumes sets the rehearsal's clock by this record.
        record = self._enveloped(events.SessionOpened(speed), "", start, "")
        self._expect([record])
        self.journal.open(record)

    def resume(self, session_id: str) -> None:
        """Go on with a session as the journal has it."""
        self._durable = self.journal.read(session_id)
        self._pending = []
        self._history = fold(self._durable)
        self._left_out = left_out(self._durable, self._history)
        last = self._durable[-1].sequence if self._durable else 0
        self.journal.follow(session_id, last, lambda: self._history.records)
        self._clock = Rehearsal(self._real, self.session.opened, self.session.speed)

    def forget(self) -> None:
        """Stand before an empty stove again; the session stays in the journal as it is."""
        self._history, self._durable, self._pending = empty(""), [], []

    def join_or_open(self, speed: float = 1.0) -> None:
        """Go on with the session that another terminal has opened meanwhile, else open one.

        Raises Refused where that is of a newer version: nothing is written beside what cannot be read.
        """
        try:
            is_joined = self.join()
        except JournalNewerError as error:
            from kitchen_tui.cooking.decide.decision import Refused

            raise Refused(str(error)) from None
        except UnreadableError:  # what is done now is kept in memory, and joins what is open as soon as that can be
            is_joined = False
        if not is_joined:
            self.open(speed)

    def join(self) -> bool:
        """Go on with the session that another terminal has opened meanwhile; False where none has.

        Raises JournalError where the journal cannot tell.
        """
        session_id = self.journal.open_session()
        if session_id:
            self.resume(session_id)
        return bool(session_id)

    def now(self) -> Instant:
        """The session's instant."""
        return self._clock.now()

    # Commands -----------------------------------------------------------------------------------------------------

    def execute(self, command: "Command") -> str:
        """Carry out a command; returns what to tell the cook. Raises Refused, and then nothing has changed."""
        from kitchen_tui.cooking.decide import decide, is_for_good  # whoever only looks needs none of it
        from kitchen_tui.cooking.decide.decision import Situation

        now = self.now()
        situation = Situation(self._history, now, self.rules, self._new_id(), self.zone)
        decision = decide(situation, command)
        self._record(decision.events, "" if is_for_good(situation, command) else self._new_id(), now)
        return decision.said

    def _record(self, happened: Sequence[events.Event], command: str, at: Instant) -> None:
        self._append([self._enveloped(event, command, at, self._run_of(event)) for event in happened])

    def _run_of(self, event: events.Event) -> str:
        timer = self.session.timers.get(getattr(event, "timer", ""))
        return timer.run_id if timer else ""

    def _append(self, records: list[Record]) -> None:
        self._expect(records)
        self.journal.submit(records)

    def _expect(self, records: list[Record]) -> None:
        self._pending += records
        self._history = extended(self._history, records)

    def _enveloped(self, event: events.Event, command: str, at: Instant, run: str) -> Record:
        return Record(
            session=self.session.id,
            command=command,
            writer=self._writer,
            kind=KIND_OF[type(event)],
            at=at,
            payload=payload_of(event),
            dish=getattr(event, "dish", ""),
            run=run,
            threshold=self._once(run, event.threshold) if isinstance(event, events.AlertSounded) else "",
        )

    def _once(self, run: str, threshold: str) -> str:
        """The name under which the journal keeps it once; another where an undo or redo lets it come once more."""
        marks = (record.threshold.partition("~")[0] for record in self._history.records if record.run == run)
        before = sum(mark == threshold for mark in marks)
        return f"{threshold}~{before + 1}" if before else threshold

    # What came due --------------------------------------------------------------------------------------------------

    def follow_wall(self, now: Instant) -> list[str]:
        """Let the timers that follow the clock on the wall follow it into another zone; returns their names.

        One that was announced has been due. And of two terminals in different zones, whichever came later has said
        what the clock shows: only a zone that is new to this kitchen is told, so that they do not quarrel.
        """
        real_time.reload_timezone()
        names = []
        for timer in self.session.alive:
            if timer.until_ms is None or timer.zone_ms is None or thresholds(timer, now)[0].key in timer.sounded:
                continue
            zone_ms = zone_meant(timer.until_ms, timer.zone_ms, self.zone)
            if zone_ms not in (timer.zone_ms, self._zones.get(timer.id)):
                self._record([events.TimerFollowed(timer.id, zone_ms)], "", now)
                names.append(timer.name)
            self._zones[timer.id] = zone_ms
        return names

    def noticed(self, now: Instant) -> list[Noticed]:
        """What was crossed and nobody has announced, in the order it came due. Looking changes nothing."""
        found = []
        for timer in self.session.alive:
            run = elapsed(timer, now)
            found += [Noticed(timer, each, run - each.at_ms) for each in fresh(timer, now)]
        return sorted(found, key=lambda each: -each.late_ms)

    def announced(self, noticed: Sequence[Noticed], now: Instant) -> None:
        """Write down what was announced, after it was, and start the timers that follow by themselves."""
        for timer, threshold, late_ms in noticed:
            sounded = events.AlertSounded(timer.id, threshold.key, late_ms)
            records = [self._enveloped(sounded, "", now, timer.run_id)]
            following = chained(self.session, timer) if threshold.kind == "due" else None
            if following:
                # The pan did not wait for anybody to look: the next phase began when this one ended.
                records.append(self._enveloped(following, "", moved(now, -late_ms), timer.run_id))
            self._append(records)

    def quiet_for(self, looked: Instant, now: Instant) -> int:
        """Real milliseconds from `now` to the first threshold of any timer after the look at `looked`.

        None are left where it came meanwhile; a very long time where there is no threshold.
        """
        ahead = [
            each.at_ms - elapsed(timer, now)
            for timer in self.session.alive
            if timer.state == "running"
            for each in thresholds(timer, looked)
            if each.at_ms > elapsed(timer, looked)
        ]
        return max(0, round(min(ahead, default=2**40) / self.session.speed))

    # Looking --------------------------------------------------------------------------------------------------------

    def view(self, now: Instant) -> View:
        """Everything there is to show at `now`."""
        if self._still is None or self._still[0] is not self._history:
            dish = self.session.dish
            shown = look_at_dish(self.session, dish, _scaled(dish)) if dish else None
            self._still = (self._history, stand_still(self._history, shown))
        return look(self.session, now, self.rules, self._still[1])

    # The journal ----------------------------------------------------------------------------------------------------

    def saving(self) -> Saving:
        """Whether what was done is on disk."""
        return self.journal.saving()

    def news(self) -> str:
        """What the journal had to recover, skip or write again since this was asked last; empty for nothing."""
        told, self._told = self._told, self.journal.recovered or self._left_out
        return self._told if self._told != told else ""

    def poll(self) -> bool:
        """Take in what became durable, from any terminal; True where the session changed by it."""
        if not self.session.id:
            return False
        if self.journal.home_of(self.session.id) != self.session.id or self.journal.is_moved:
            return self._read_anew()
        settled = self.journal.saving().pending == 0
        arrived = self.journal.arrived()
        if settled and not arrived:
            # What was submitted and neither waits nor arrives was recorded by somebody else before.
            self._pending = []
        if not arrived:
            return False
        arrived = [record for record in arrived if is_understood(record)]
        self._durable += arrived
        bare = [record._replace(sequence=0) for record in arrived]
        if bare == self._pending[: len(bare)]:
            del self._pending[: len(bare)]
            return False
        self._expect_but(self._pending, arrived)
        return True

    def _expect_but(self, pending: Sequence[Record], arrived: Sequence[Record]) -> None:
        known = set(map(mark, arrived))
        self._pending = [record for record in pending if mark(record) not in known]
        self._history = extended(fold(self._durable), self._pending)

    def _read_anew(self) -> bool:
        """The session in another file, or the one that was open already when this one was to be opened, with all that
        was done here."""
        home = self.journal.home_of(self.session.id)
        is_other = home != self.session.id
        ours = [
            record._replace(session=home, sequence=0)
            for record in self._history.records
            if not (is_other and record.kind == OPENED)
        ]
        try:
            self.resume(home)
        except UnreadableError:  # asked again at the next look
            return False
        self._expect_but(ours, self._durable)
        return True


def _scaled(dish: Dish) -> Recipe:
    if dish.factor == (1, 1):
        return dish.recipe
    from fractions import Fraction

    from kitchen_tui.recipes.scaling import scaled

    return scaled(dish.recipe, Fraction(*dish.factor))
