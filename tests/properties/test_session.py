"""A session under crashes, suspend, reboots, set clocks, a second terminal and undo.

After every step, the promises of "Nothing is lost" are checked against the journal.
"""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.alert import DEFAULT_RULES, alert_of
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.cooking.history import fold, only_opened, undoable
from kitchen_tui.cooking.session import Session
from kitchen_tui.cooking.threshold import thresholds
from kitchen_tui.cooking.timer import elapsed, remaining, window
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.kitchen.tick import tick
from kitchen_tui.model.duration import HOUR, MINUTE, Span
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY
from tests.properties.acting import SPECS, minutes, on_timer, picks, plain, waits


def bare(session: Session) -> Session:
    """Return the session without the time of its last change."""
    return session._replace(touched=None)


class Cooking(RuleBasedStateMachine):
    """One or two terminals on one journal."""

    @initialize(speed=st.sampled_from([1, 60]), specs=st.lists(st.sampled_from(SPECS), unique=True, min_size=1))
    def open(self, speed: float, specs: list[str]) -> None:
        self.folded = self.zone_ms = 0
        self.harness = KitchenHarness(speed, zone=lambda wall_ms: self.zone_ms)
        self.clock, self.journal, self.kitchen = self.harness.clock, self.harness.journal, self.harness.kitchen
        self.kitchen.execute(do.StartDish(BELLY))
        self.other: Kitchen | None = None
        for spec in specs:
            self.act(do.StartTimer(spec), False)

    def here(self, elsewhere: bool) -> Kitchen:
        """Return the terminal that acts, after it has read the journal."""
        kitchen = self.other if elsewhere and self.other else self.kitchen
        kitchen.poll()
        return kitchen

    def act(self, command: do.Command, elsewhere: bool) -> None:
        kitchen = self.here(elsewhere)
        history, stored = kitchen.history, len(self.journal.store)
        try:
            kitchen.execute(command)
        except Refused:
            assert kitchen.history is history
            assert len(self.journal.store) == stored

    # What a cook does ---------------------------------------------------------------------------------------------

    @rule(command=plain, elsewhere=st.booleans(), ms=waits)
    def does(self, command: do.Command, elsewhere: bool, ms: int) -> None:
        self.act(command, elsewhere)
        self.clock.advance(ms)

    @rule(kind=on_timer, pick=picks, elsewhere=st.booleans(), ms=waits, looks=st.booleans())
    def does_to_a_timer(self, kind: type[do.PauseTimer], pick: int, elsewhere: bool, ms: int, looks: bool) -> None:
        timers = list(self.here(elsewhere).session.timers)
        if timers:
            self.act(kind(timers[pick % len(timers)]), elsewhere)
        self.clock.advance(ms)
        if looks:
            self.ticks(elsewhere)

    @rule(by=minutes, pick=picks, ms=waits)
    def adjusts(self, by: int, pick: int, ms: int) -> None:
        timers = list(self.here(False).session.timers)
        if timers:
            self.act(do.AdjustTimer(timers[pick % len(timers)], by * MINUTE), False)
        self.clock.advance(ms)

    @rule(hours=st.integers(1, 3))
    def adds_until(self, hours: int) -> None:
        self.act(do.AddTimer("guests", Span(HOUR, HOUR), until_ms=self.here(False).now().wall_ms + hours * HOUR), False)

    @rule(commands=st.lists(st.sampled_from([do.Undo(), do.Redo()]), min_size=1, max_size=4), elsewhere=st.booleans())
    def takes_back(self, commands: list[do.Command], elsewhere: bool) -> None:
        for command in commands:
            self.act(command, elsewhere)
            self.ticks(elsewhere)

    # What happens to the machine ------------------------------------------------------------------------------------

    @rule(ms=waits)
    def time_passes(self, ms: int) -> None:
        self.clock.advance(ms)

    @rule(hours=st.sampled_from([-1, 1]))
    def wall_clock_is_set(self, hours: int) -> None:
        before = [(timer, elapsed(timer, self.kitchen.now())) for timer in self.kitchen.session.alive]
        self.clock.set_wall(hours * HOUR)
        for timer, run in before:
            if timer.since is None or timer.since.boot_id == self.kitchen.now().boot_id:
                assert elapsed(timer, self.kitchen.now()) == run

    @rule(hours=st.integers(-3, 3), elsewhere=st.booleans())
    def zone_changes(self, hours: int, elsewhere: bool) -> None:
        """Change the zone: `until` timers are due at the same local time as before, and nothing else changes."""
        kitchen, now = self.here(elsewhere), self.here(elsewhere).now()
        kitchen.follow_timezone(now)
        before = kitchen.session.timers
        self.zone_ms += hours * HOUR
        kitchen.follow_timezone(now)
        for timer, earlier in zip(kitchen.session.timers.values(), before.values(), strict=True):
            assert timer._replace(until_ms=earlier.until_ms, zone_ms=earlier.zone_ms) == earlier
            if timer.until_ms is not None and timer.alive and not timer.sounded:
                assert timer.zone_ms == self.zone_ms
                assert earlier.until_ms is not None
                assert timer.until_ms == earlier.until_ms - hours * HOUR
        kitchen.poll()
        assert kitchen.follow_timezone(now) == []

    @rule(off=st.integers(0, HOUR))
    def reboots(self, off: int) -> None:
        self.clock.reboot(off)
        self.crashes()

    @rule()
    def crashes(self) -> None:
        """Crash: the journal restores the same session, except for what a full disk did not take."""
        self.kitchen.poll()
        before, now, lost = self.kitchen.session, self.kitchen.now(), self.journal.saving().pending
        again = self.harness.another()
        self.journal, self.kitchen = again.journal, again.kitchen
        assert self.kitchen.session.id == before.id
        assert self.kitchen.now() == now
        assert lost or self.kitchen.session == before
        self.other = None

    @rule(full=st.booleans())
    def disk_fills_and_empties(self, full: bool) -> None:
        self.journal.problem = "Not saved: the disk is full." if full else ""

    @precondition(lambda self: self.other is None)
    @rule()
    def second_terminal(self) -> None:
        self.other = self.harness.another().kitchen

    # What is heard --------------------------------------------------------------------------------------------------

    @rule(elsewhere=st.booleans())
    def ticks(self, elsewhere: bool) -> None:
        """Tick: each threshold is announced once, nothing that was silenced is, and nothing due remains unannounced."""
        kitchen = self.here(elsewhere)
        now = kitchen.now()
        alerts = kitchen.due_alerts(now)
        assert [alert.late_ms for alert in alerts] == sorted((alert.late_ms for alert in alerts), reverse=True)
        for timer, threshold, late_ms in alerts:
            assert late_ms == elapsed(timer, now) - threshold.at_ms >= 0
            assert threshold.key not in timer.sounded
        tick(kitchen, None, now)
        keys = {(alert.timer.run_id, alert.threshold.key) for alert in alerts}
        assert not keys & {(alert.timer.run_id, alert.threshold.key) for alert in kitchen.due_alerts(now)}
        for timer in kitchen.session.alive:
            late = [
                threshold
                for threshold in thresholds(timer, now)
                if threshold.kind == "due" and threshold.at_ms <= elapsed(timer, now)
            ]
            started_by_it = ">" in timer.id
            if late and timer.state == "running" and not started_by_it:
                assert late[0].key in timer.sounded

    @invariant()
    def nothing_acknowledged_rings_and_nothing_due_is_quiet(self) -> None:
        now = self.kitchen.now()
        for timer in self.kitchen.session.alive:
            due = remaining(timer, now) <= 0
            alert = alert_of(timer, now, DEFAULT_RULES)
            rings = alert.state in ("ringing", "escalated", "missed")
            keys = {threshold.key for threshold in thresholds(timer, now) if threshold.kind == "due"}
            assert (rings or alert.state in ("acknowledged", "snoozed")) == due
            assert not (rings and keys & timer.acknowledged)

    @invariant()
    def sums_agree(self) -> None:
        now, session = self.kitchen.now(), self.kitchen.session
        for timer in session.timers.values():
            run, (least, most) = elapsed(timer, now), window(timer, now)
            assert run >= 0
            assert least <= most
            assert run + remaining(timer, now) == most
        slots = [timer.slot for timer in session.alive]
        assert len(set(slots)) == len(slots)
        assert 0 not in slots
        names = [timer.name.casefold() for timer in session.timers.values() if timer.state != "cancelled"]
        assert len(set(names)) == len(names)

    @invariant()
    def the_journal_knows_it_all(self) -> None:
        """Check that folding the durable records gives the session that every terminal shows."""
        if self.journal.saving().pending or len(self.journal.store) == self.folded:
            return
        self.folded = len(self.journal.store)
        kept = bare(fold(self.journal.read(self.kitchen.session.id)).session)
        for kitchen in (self.kitchen, self.other):
            if kitchen:
                kitchen.poll()
                assert bare(kitchen.session) == kept

    @invariant()
    def a_view_can_be_drawn(self) -> None:
        view = self.kitchen.view(self.kitchen.now())
        assert len(view.urgent) == len(self.kitchen.session.alive)

    def teardown(self) -> None:
        """Check that undoing every command gives the dish as it was started."""
        if not hasattr(self, "kitchen"):
            return
        self.journal.problem = ""
        self.kitchen.poll()
        while undoable(self.kitchen.history) and not only_opened(self.kitchen.history):
            self.kitchen.execute(do.Undo())
        session = self.kitchen.session
        dish = session.dish
        if dish is None:  # taken back before anything else was done
            return
        assert (session.timers, session.notes, session.held) == ({}, (), None)
        assert (dish.done, dish.ticked, dish.factor, dish.step) == (frozenset(), frozenset(), (1, 1), "cut")


TestCooking = Cooking.TestCase
TestCooking.settings = settings(stateful_step_count=30)
