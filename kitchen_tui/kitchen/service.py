"""The application service: executes commands, reports due alerts and builds views of one session."""

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kitchen_tui import clock as real_time
from kitchen_tui.clock import Clock, Rehearsal
from kitchen_tui.cooking import events, timer_events
from kitchen_tui.cooking.alert import DEFAULT_RULES, Rules
from kitchen_tui.cooking.build_view import SessionView, build_dish_view, build_session_view, build_view, while_away
from kitchen_tui.cooking.event_types import Event
from kitchen_tui.cooking.history import History, Record
from kitchen_tui.cooking.instant import Instant, Zone, between, moved, offset_of_local_time, same_time_after, wall_step
from kitchen_tui.cooking.plan import PlanView
from kitchen_tui.cooking.session import Dish, Session
from kitchen_tui.cooking.step_order import chained
from kitchen_tui.cooking.threshold import DueAlert, due_alerts, thresholds
from kitchen_tui.cooking.timer import elapsed
from kitchen_tui.cooking.view import View
from kitchen_tui.journal import Journal, JournalError, JournalNewerError, Saving, UnreadableError
from kitchen_tui.kitchen.replica import Replica
from kitchen_tui.model.duration import DAY, MINUTE, SECOND
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.text import as_sentence

if TYPE_CHECKING:
    from kitchen_tui.cooking.commands import Command
    from kitchen_tui.recipes.scaling.convert import MeasureSystem

_FOREVER_MS = 2**40
_AWAY_MS = 5 * SECOND
"""A longer time between two ticks means that the cook was away, for example because the lid was closed."""


class Kitchen:
    """One session with its journal and its clock. Synchronous; use it from one thread.

    `rules` define how alerts behave over time, `new_id` returns unique ids, `zone` the UTC offset of local time. All
    methods return at once: records become durable in the background (see `saving`).
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
        self._real_clock = clock
        self._clock: Clock = clock
        self._new_id = new_id
        self._writer = new_id()
        self._replica = Replica(journal)
        self._unchanging: tuple[History, MeasureSystem, SessionView] | None = None
        self._planned: tuple[History, tuple[int, int], PlanView] | None = None
        self._reported: frozenset[str] = frozenset()
        self._problem = ""
        self._zones: dict[str, int] = {}
        self._looked: Instant | None = None

    # Sessions -----------------------------------------------------------------------------------------------------

    @property
    def history(self) -> History:
        """The records of the session, and what can be undone and redone."""
        return self._replica.history

    @property
    def session(self) -> Session:
        """The current session; its id is empty if none was opened or resumed."""
        return self._replica.history.session

    def open(self, speed: float = 1.0) -> None:
        """Open a new session, whose clock runs at `speed` from now on.

        If another process has opened a session just before, `poll` moves everything done here to that one.
        """
        self._replica.start(self._new_id())
        start = self._real_clock.now()
        self._clock = Rehearsal(self._real_clock, start, speed)
        # Use the exact start: a process that resumes a rehearsal sets its clock by this record.
        self._replica.push_opening(self._record(events.SessionOpened(speed), "", start, ""))

    def resume(self, session_id: str) -> None:
        """Continue a stored session. Raises UnreadableError or JournalNewerError."""
        self._replica.load(session_id)
        self._clock = Rehearsal(self._real_clock, self.session.opened, self.session.speed)

    def detach(self) -> None:
        """Detach from the session without closing it."""
        self._replica.detach()

    def join_or_open(self, speed: float = 1.0) -> None:
        """Resume the session that another process has opened meanwhile, or open a new one.

        Raises Refused if that session is of a newer version.
        """
        try:
            joined = self.join()
        except JournalNewerError as error:
            from kitchen_tui.cooking.decide.decision import Refused

            raise Refused(str(error)) from None
        except UnreadableError:  # merged into the open session once the journal can be read
            joined = False
        if not joined:
            self.open(speed)

    def join(self) -> bool:
        """Resume the session that another process has opened. Return whether there is one. Raises JournalError."""
        session_id = self.journal.open_session()
        if session_id:
            self.resume(session_id)
        return bool(session_id)

    def now(self) -> Instant:
        """Return the current instant of the session, which may be a rehearsal."""
        return self._clock.now()

    # Commands -----------------------------------------------------------------------------------------------------

    def execute(self, command: "Command") -> str:
        """Execute a command and return a sentence for the cook, or "". Raises Refused, without changing anything."""
        from kitchen_tui.cooking.decide import decide, is_for_good  # not needed by a process that only displays
        from kitchen_tui.cooking.decide.decision import Situation

        now = self.now()
        situation = Situation(self.history, now, self.rules, self._new_id(), self.zone)
        decision = decide(situation, command)
        self._push(decision.events, "" if is_for_good(command) else self._new_id(), now)
        return as_sentence(decision.message)

    def _push(self, happened: Sequence[Event], command: str, at: Instant) -> None:
        self._replica.push([self._record(event, command, at, self._run_of(event)) for event in happened])

    def _run_of(self, event: Event) -> str:
        timer = self.session.timers.get(getattr(event, "timer", ""))
        return timer.run_id if timer else ""

    def _record(self, event: Event, command: str, at: Instant, run: str) -> Record:
        return Record(
            session=self.session.id,
            command=command,
            writer=self._writer,
            event=event,
            at=at,
            dish=getattr(event, "dish", ""),
            run=run,
            threshold=self._unique_key(run, event.threshold) if isinstance(event, timer_events.AlertSounded) else "",
        )

    def _unique_key(self, run: str, threshold: str) -> str:
        """Return a key that is unique for each announcement.

        It gets a number if an undo or redo makes the same threshold due again.
        """
        keys = (record.threshold.partition("~")[0] for record in self.history.records if record.run == run)
        before = sum(key == threshold for key in keys)
        return f"{threshold}~{before + 1}" if before else threshold

    # Alerts -------------------------------------------------------------------------------------------------------

    def due_alerts(self, now: Instant) -> list[DueAlert]:
        """Return the unannounced alerts, in the order in which they came due."""
        return due_alerts(self.session, now)

    def mark_announced(self, due: Sequence[DueAlert], now: Instant) -> None:
        """Record that alerts were announced, and start the timers that follow automatically."""
        for timer, threshold, late_ms in due:
            sounded = timer_events.AlertSounded(timer.id, threshold.key, late_ms)
            records = [self._record(sounded, "", now, timer.run_id)]
            following = chained(self.session, timer) if threshold.kind == "due" else None
            if following:
                # The next phase began when this one ended, not at this tick.
                records.append(self._record(following, "", moved(now, -late_ms), timer.run_id))
            self._replica.push(records)

    def mark_starts_announced(self, view: View) -> None:
        """Record that the due starts of the view were announced."""
        if view.plan is None:
            return
        for start in view.plan.due:
            if start.is_new:
                event = events.StartAnnounced(start.task.id, start.number)
                key = self._unique_key(start.run, f"start:{view.plan.plan.serve_ms}:{start.number}")
                self._replica.push([self._record(event, "", view.now, start.run)._replace(threshold=key)])

    def take_missed(self, now: Instant) -> str:
        """Return a sentence about alerts since the last call or command, if that was a while ago."""
        session = self.session
        since, self._looked = self._looked or session.touched or (session.opened if session.id else now), now
        return while_away(session, now, since) if between(since, now) > _AWAY_MS * session.speed else ""

    def next_due_ms(self, since: Instant, now: Instant) -> int:
        """Return the real milliseconds from `now` until the first threshold after `since`.

        Return 0 if one was crossed between `since` and `now`, and a very long time if there is none.
        """
        ahead = [
            threshold.at_ms - elapsed(timer, now)
            for timer in self.session.alive
            if timer.state == "running"
            for threshold in thresholds(timer, since)
            if threshold.at_ms > elapsed(timer, since)
        ]
        return max(0, round(min(ahead, default=_FOREVER_MS) / self.session.speed))

    def follow_timezone(self, now: Instant) -> list[str]:
        """Move the timers that are due at a local time if the time zone has changed; return their names.

        Timers that were announced are not moved. A zone is only recorded when it is new to this process, so that two
        terminals in different zones do not overrule each other for ever: the one that changed last decides.
        """
        real_time.reload_timezone()
        names = []
        for timer in self.session.alive:
            if timer.until_ms is None or timer.zone_ms is None or thresholds(timer, now)[0].key in timer.sounded:
                continue
            zone_ms = offset_of_local_time(timer.until_ms, timer.zone_ms, self.zone)
            if zone_ms not in (timer.zone_ms, self._zones.get(timer.id)):
                self._push([timer_events.TimerTimezoneChanged(timer.id, zone_ms)], "", now)
                names.append(timer.name)
            self._zones[timer.id] = zone_ms
        return names

    def follow_clock_step(self, now: Instant) -> list[str]:
        """Reset timers that are due at a time of day if the wall clock was set by more than a day; return their names.

        The clock of a machine without a battery starts in 1970, and is set when the network is up.
        """
        moved_names = []
        for timer in self.session.alive:
            if timer.until_ms is None or timer.zone_ms is None or timer.until_set is None:
                continue
            if abs(wall_step(timer.until_set, now)) <= DAY or thresholds(timer, now)[0].key in timer.sounded:
                continue
            until_ms = same_time_after(timer.until_ms, timer.zone_ms, now.wall_ms, self.zone)
            run = elapsed(timer, now)
            self._push([timer_events.TimerAdjusted(timer.id, run, run, until_ms, zone_ms=self.zone(until_ms))], "", now)
            moved_names.append(timer.name)
        return moved_names

    # Views --------------------------------------------------------------------------------------------------------

    def view(self, now: Instant, measures: "MeasureSystem" = "as written") -> View:
        """Build the view at `now`, with the dish's amounts in the given measures."""
        kept = self._unchanging
        if kept is None or kept[0] is not self.history or kept[1] != measures:
            dish = self.session.dish
            shown = build_dish_view(self.session, dish, _shown_recipe(dish, measures)) if dish else None
            self._unchanging = kept = (self.history, measures, build_session_view(self.history, shown))
        return build_view(self.session, now, self.rules, kept[2], self._plan_view(now))

    def _plan_view(self, now: Instant) -> PlanView | None:
        """Return the progress of the accepted plan; it changes with the history and with the minute."""
        state = self.session.plan
        if state is None:
            return None
        minute = now.wall_ms // MINUTE, -(-now.wall_ms // MINUTE)  # what begins next begins with a full minute
        kept = self._planned
        if kept is None or kept[0] is not self.history or kept[1] != minute:
            from kitchen_tui.planning.progress import follow  # not needed without a plan

            self._planned = kept = (self.history, minute, follow(self.session, state, now))
        return kept[2]

    # The journal --------------------------------------------------------------------------------------------------

    def saving(self) -> Saving:
        """Return how much is not on disk yet."""
        return self.journal.saving()

    def take_notice(self) -> str:
        """Return a new sentence about the journal, or "".

        It says what had to be recovered, skipped or written again, or why the journal cannot be read.
        """
        current = [self._problem, self.journal.recovered, self._replica.unknown_notice]
        new = [sentence for sentence in current if sentence and sentence not in self._reported]
        self._reported = frozenset(current)
        return " ".join(new)

    def recipes(self, measures: "MeasureSystem" = "as written") -> list[Recipe]:
        """Return the recipes of all dishes, scaled and in these measures."""
        return [_shown_recipe(dish, measures) for dish in self.session.dishes.values()]

    def poll(self) -> bool:
        """Read what became durable, from any process; return whether the session has changed. Raises JournalError."""
        return self._replica.pull()

    def sync(self) -> bool:
        """Poll, or join a session opened elsewhere; return whether anything changed. `take_notice` returns errors."""
        try:
            if self.session.id:
                changed = self.poll()
            elif changed := self.join():
                self._looked = self.now()
            self._problem = ""
        except JournalError as error:
            self._problem = str(error)
            return False
        return changed


def _shown_recipe(dish: Dish, measures: "MeasureSystem") -> Recipe:
    recipe = dish.recipe
    if dish.factor != (1, 1):
        from fractions import Fraction

        from kitchen_tui.recipes.scaling import scaled

        recipe = scaled(recipe, Fraction(*dish.factor))
    if measures != "as written":
        from kitchen_tui.recipes.scaling.convert import converted

        recipe = converted(recipe, measures)
    return recipe
