"""The session compared with a plain model: a list of commands with their times, simulated again for every view.

The model has no events, no fold and no instants. It counts true milliseconds, and undo removes a line.
"""

from collections.abc import Callable
from typing import NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.cooking.timer import elapsed
from kitchen_tui.model.duration import HOUR, MINUTE, Span
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY, STEPS

NAMES = ("rice", "beans", "stock")
INGREDIENTS = ("pork", "onions", "seeds")
# Longer than any run of this machine: what rings has rules of its own, and tests of its own.
LONG = Span(900 * HOUR // 2, 900 * HOUR // 2)
waits = st.integers(1, 3 * HOUR)
pans, things, terminals = st.sampled_from(NAMES), st.sampled_from(INGREDIENTS), st.booleans()


class Done(NamedTuple):
    """One line of the model: the true millisecond, the command, and its timer, ingredient or step."""

    at: int
    verb: str
    what: str


class Pan(NamedTuple):
    """A timer as the model computes it."""

    state: str = "idle"
    ran: int = 0


_VERBS = {
    "start": ("idle", "running"),
    "pause": ("running", "paused"),
    "resume": ("paused", "running"),
    "restart": ("*", "running"),
    "finish": ("*", "finished"),
    "cancel": ("*", "cancelled"),
}

_COMMANDS: dict[str, Callable[[str], do.Command]] = {
    "pause": do.PauseTimer,
    "resume": do.ResumeTimer,
    "restart": do.RestartTimer,
    "finish": do.FinishTimer,
    "cancel": do.CancelTimer,
}


class Model(RuleBasedStateMachine):
    """One or two terminals, and the list."""

    @initialize()
    def open(self) -> None:
        self.harness = KitchenHarness()
        self.clock, self.kitchen = self.harness.clock, self.harness.kitchen
        self.true_ms = 0
        self.wall_was_set = self.power_failed = False
        self.lines: list[Done] = []
        self.struck: list[Done] = []
        self.kitchen.execute(do.StartDish(BELLY))
        self.other = self.harness.another().kitchen

    # The plain model ------------------------------------------------------------------------------------------------

    def pan(self, name: str, lines: list[Done] | None = None) -> Pan:
        """Compute a timer from the lines, in order, with the time between them."""
        pan, last = Pan(), 0
        for line in [*(self.lines if lines is None else lines), Done(self.true_ms, "now", "")]:
            ran = pan.ran + (line.at - last if pan.state == "running" else 0)
            pan, last = Pan(pan.state, ran), line.at
            if line.what == name and line.verb in _VERBS:
                pan = Pan(_VERBS[line.verb][1], 0 if line.verb in ("start", "restart") else ran)
        return pan

    def allows(self, name: str, verb: str) -> bool:
        state, wanted = self.pan(name).state, _VERBS[verb][0]
        if verb in ("finish", "cancel"):
            return state in ("running", "paused")
        return state == wanted or (verb == "restart" and state != "idle")

    @property
    def ticked(self) -> set[str]:
        ticks = [line.what for line in self.lines if line.verb == "tick"]
        return {what for what in INGREDIENTS if ticks.count(what) % 2}

    @property
    def notes(self) -> list[str]:
        return [line.what for line in self.lines if line.verb == "note"]

    @property
    def step(self) -> str:
        return next((line.what for line in reversed(self.lines) if line.verb == "step"), STEPS[0].id)

    # What a cook does -----------------------------------------------------------------------------------------------

    def act(self, command: do.Command, line: Done | None, elsewhere: bool) -> None:
        """Execute a command in the kitchen and in the model; both must accept or refuse it."""
        kitchen = self.other if elsewhere else self.kitchen
        kitchen.poll()
        try:
            kitchen.execute(command)
        except Refused:
            assert line is None
            return
        assert line is not None
        self.lines.append(line)
        self.struck = []

    @rule(pick=st.integers(0, 99), elsewhere=terminals)
    def does_what_may_be_done(self, pick: int, elsewhere: bool) -> None:
        may = [(name, verb) for name in NAMES for verb in _VERBS if self.allows(name, verb)]
        self.do_to_a_pan(*may[pick % len(may)], elsewhere)

    @rule(name=pans, verb=st.sampled_from([*_COMMANDS]), elsewhere=terminals)
    def tries_anything(self, name: str, verb: str, elsewhere: bool) -> None:
        self.do_to_a_pan(name, verb, elsewhere)

    def do_to_a_pan(self, name: str, verb: str, elsewhere: bool) -> None:
        kitchen = self.other if elsewhere else self.kitchen
        kitchen.poll()
        mine = [timer.id for timer in kitchen.session.timers.values() if timer.spec.name == name]
        command = do.AddTimer(name, LONG) if verb == "start" else _COMMANDS[verb](mine[-1] if mine else "none")
        self.act(command, Done(self.true_ms, verb, name) if self.allows(name, verb) else None, elsewhere)

    @rule(thing=things, elsewhere=terminals)
    def ticks(self, thing: str, elsewhere: bool) -> None:
        self.act(do.TickIngredient(thing), Done(self.true_ms, "tick", thing), elsewhere)

    @rule(step=st.sampled_from(STEPS), elsewhere=terminals)
    def goes_to_a_step(self, step: object, elsewhere: bool) -> None:
        assert isinstance(step, type(STEPS[0]))
        self.act(do.ShowStep(step.id), Done(self.true_ms, "step", step.id), elsewhere)

    @rule(note=st.sampled_from(["softer", "less salt"]), elsewhere=terminals)
    def notes_down(self, note: str, elsewhere: bool) -> None:
        self.act(do.TakeNote(note), Done(self.true_ms, "note", note), elsewhere)

    @rule(elsewhere=terminals)
    def undoes(self, elsewhere: bool) -> None:
        if not self.lines:
            return  # it would take back the opening of the recipe, which is not on the list
        kitchen = self.other if elsewhere else self.kitchen
        kitchen.poll()
        kitchen.execute(do.Undo())
        self.struck.append(self.lines.pop())

    @rule(elsewhere=terminals)
    def redoes(self, elsewhere: bool) -> None:
        kitchen = self.other if elsewhere else self.kitchen
        kitchen.poll()
        try:
            kitchen.execute(do.Redo())
        except Refused:
            assert not self.struck
            return
        self.lines.append(self.struck.pop())

    # What happens to the machine --------------------------------------------------------------------------------------

    @rule(ms=waits)
    def time_passes(self, ms: int) -> None:
        """Let time pass, awake or suspended."""
        self.clock.advance(ms)
        self.true_ms += ms

    @precondition(lambda self: not self.power_failed)
    @rule(minutes=st.integers(-90, 90))
    def the_wall_clock_is_set(self, minutes: int) -> None:
        """Set the wall clock, which changes durations only after a reboot."""
        self.clock.set_wall(minutes * MINUTE)
        self.wall_was_set = True

    @precondition(lambda self: not self.wall_was_set)
    @rule(off_ms=waits)
    def the_power_fails(self, off_ms: int) -> None:
        """Reboot; the estimate is exact if the wall clock is not set."""
        self.clock.reboot(off_ms)
        self.power_failed = True
        self.true_ms += off_ms
        self.crashes()

    @rule()
    def crashes(self) -> None:
        self.kitchen, self.other = (self.harness.another().kitchen for _ in range(2))

    # What must agree --------------------------------------------------------------------------------------------------

    @invariant()
    def both_terminals_show_what_the_list_says(self) -> None:
        for kitchen in (self.kitchen, self.other):
            kitchen.poll()
            session, now = kitchen.session, kitchen.now()
            dish = session.dish
            assert dish is not None
            assert (set(dish.ticked), dish.step, [*session.notes]) == (self.ticked, self.step, self.notes)
            for name in NAMES:
                mine = [timer for timer in session.timers.values() if timer.spec.name == name]
                shown = Pan(mine[-1].state, elapsed(mine[-1], now)) if mine else Pan()
                assert shown == self.pan(name)


TestPlainModel = Model.TestCase
TestPlainModel.settings = settings(stateful_step_count=30)
