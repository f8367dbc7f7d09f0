"""Alert escalation: what sounds when, by examples and for any behaviour of the cook."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from kitchen_tui.alarms.channels.command import event
from kitchen_tui.alarms.dispatcher import Dispatcher
from kitchen_tui.alarms.escalation import AlertEscalation
from kitchen_tui.alarms.tones import PATTERNS
from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.alert import AlertState
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.cooking.plan import Room
from kitchen_tui.cooking.threshold import DueAlert, Level
from kitchen_tui.cooking.view import View
from kitchen_tui.kitchen.session_plan import plan_session
from kitchen_tui.kitchen.tick import Alarms
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.testing import FakeClock, KitchenHarness, MemoryJournal, RecordingChannel
from tests.cooking.making import BELLY
from tests.properties.acting import SPECS, on_timer, picks, plain

LEVELS: dict[AlertState, Level] = {"ringing": "due", "escalated": "escalated", "missed": "missed"}


class Ringing(KitchenHarness):
    """A kitchen whose ticks ring a bell that repeats and a program that runs once, or another ringer."""

    active = True

    def __init__(self, speed: float = 1, clock: FakeClock | None = None, journal: MemoryJournal | None = None) -> None:
        super().__init__(speed, clock, journal)
        self.bell, self.command = RecordingChannel("bell"), RecordingChannel("command")
        self.bell.repeats = self.bell.sounds = True
        self.command.merges = False
        dispatcher = Dispatcher([self.bell, self.command], self.fail)
        self.escalation = AlertEscalation(dispatcher, lambda: self.clock.boot_ms, str)
        if not journal:
            self.do(do.StartDish(BELLY))

    def fail(self, sentence: str) -> None:
        raise AssertionError(sentence)

    def ring(self, view: View, due: Sequence[DueAlert]) -> Sequence[str]:
        self.escalation.update(view, due)
        return ()

    def tick(self, alarms: Alarms | None = None) -> list[DueAlert]:
        return super().tick(alarms or self)

    def wait(self, ms: int, step_ms: int = SECOND, alarms: Alarms | None = None) -> list[DueAlert]:
        """Let time pass, with a tick every second."""
        return super().wait(ms, step_ms, alarms)

    def add(self, name: str, ms: int = MINUTE) -> None:
        self.do(do.AddTimer(name, Span(ms, ms)))
        self.tick()

    def heard(self) -> list[Level]:
        """Return the levels at which the bell has rung since the last call."""
        levels = [announcement.level for announcement in self.bell.announced]
        self.bell.announced.clear()
        return levels

    def announced(self) -> list[str]:
        """Return the sentences that the command channel has received since the last call."""
        sentences = [announcement.sentence() for announcement in self.command.announced]
        self.command.announced.clear()
        return sentences


@pytest.fixture
def post() -> Ringing:
    return Ringing()


def test_a_due_rings_every_three_seconds_gets_louder_and_is_then_missed(post: Ringing) -> None:
    """It escalates after two minutes, is missed after ten, and then sounds once a minute."""
    post.add("eggs")
    post.wait(MINUTE)
    assert post.heard() == ["due"]
    assert post.announced() == ["eggs · due now"]
    post.wait(2 * MINUTE - SECOND)
    assert post.heard() == ["due"] * 39
    post.wait(SECOND)
    assert post.heard() == ["escalated"]
    assert post.announced() == ["eggs · due 2:00 ago"]
    post.wait(8 * MINUTE - SECOND)
    assert post.heard() == ["escalated"] * 239
    post.wait(SECOND)
    assert post.heard() == ["missed"]
    assert post.announced() == ["eggs · missed, due 10:00 ago"]
    post.wait(5 * MINUTE)
    assert post.heard() == ["missed"] * 5
    assert post.announced() == []


def test_acknowledging_silences_an_alert(post: Ringing) -> None:
    """Every channel is stopped once, and nothing sounds after that."""
    post.add("eggs")
    post.wait(MINUTE)
    post.do(do.Acknowledge())
    post.tick()
    post.heard()
    post.wait(20 * MINUTE)
    assert post.heard() == []
    assert post.bell.silenced == ["id5#1"]


def test_a_snooze_ends_in_a_new_alert_on_every_channel(post: Ringing) -> None:
    post.add("eggs")
    post.wait(MINUTE)
    post.do(do.Snooze())
    post.announced(), post.heard()
    post.wait(MINUTE - SECOND)
    assert (post.announced(), post.heard()) == ([], [])
    post.wait(SECOND)
    assert post.heard() == ["due"]
    assert post.announced() == ["eggs · due 1:00 ago"]


def test_when_the_most_urgent_is_answered_the_next_sounds_at_once(post: Ringing) -> None:
    """The others are only counted until then."""
    post.do(do.StartTimer("blanch"))
    post.add("eggs", 5 * MINUTE)
    post.wait(5 * MINUTE)
    assert [announcement.body() for announcement in post.bell.announced] == ["drain and rinse · due now · 1 more"]
    assert len(post.command.announced) == 2
    post.heard()
    post.do(do.Acknowledge())
    post.tick()
    assert [announcement.title() for announcement in post.bell.announced] == ["eggs"]
    assert post.command.silenced == [post.command.announced[0].timer]


def test_after_suspend_only_one_alert_sounds(post: Ringing) -> None:
    for name, minutes in (("rice", 10), ("eggs", 6), ("beans", 30)):
        post.add(name, minutes * MINUTE)
    post.clock.advance(20 * MINUTE)
    post.tick()
    assert [announcement.sentence() for announcement in post.bell.announced] == ["eggs · due 14:00 ago · 1 more"]
    assert post.heard() == ["due"]


def test_of_one_timer_only_the_most_important_alert_is_announced(post: Ringing) -> None:
    """Three checks, the window and the end were all missed; only the due alert is announced."""
    post.do(do.StartTimer("simmer"))
    post.tick()
    post.clock.advance(121 * MINUTE)
    post.tick()
    assert post.announced() == ["simmer · fork-tender? · due 1:00 ago"]


def test_a_check_asks_twice_and_its_answer_silences(post: Ringing) -> None:
    post.do(do.StartTimer("simmer"))
    post.tick()
    post.clock.advance(90 * MINUTE)
    post.tick()
    post.wait(2 * MINUTE)
    assert post.heard() == ["check", "check"]
    post.do(do.AnswerCheck(done=False))
    post.tick()
    assert len(post.command.silenced) == 1


def test_a_takeover_keeps_ringing_and_announces_nothing_again(post: Ringing) -> None:
    """The background ringer after the screen, and the screen after the ringer."""
    post.add("eggs")
    post.wait(MINUTE)
    heir = Ringing(clock=post.clock, journal=post.journal)
    heir.kitchen.resume(post.kitchen.session.id)
    post.escalation.suspend()
    assert post.bell.silenced == ["id5#1"]
    heir.tick()
    assert (heir.heard(), heir.announced()) == (["due"], [])
    heir.wait(2 * MINUTE)
    assert heir.announced() == ["eggs · due 2:00 ago"]


def test_a_crash_between_ringing_and_recording_rings_twice_rather_than_never(post: Ringing) -> None:
    post.add("eggs")
    post.clock.advance(MINUTE)
    now = post.kitchen.now()
    post.escalation.update(post.kitchen.view(now), post.kitchen.due_alerts(now))
    assert post.announced() == ["eggs · due now"]
    heir = Ringing(clock=post.clock, journal=post.journal)
    heir.kitchen.resume(post.kitchen.session.id)
    heir.tick()
    assert (heir.heard(), heir.announced()) == (["due"], ["eggs · due now"])
    heir.tick()
    assert (heir.heard(), heir.announced()) == ([], [])


def test_a_rehearsal_rings_in_real_time() -> None:
    """At sixty times the speed it escalates after two seconds, but the sounds repeat as usual."""
    post = Ringing(speed=60)
    post.add("eggs", 10 * MINUTE)
    post.wait(10 * SECOND)
    assert post.heard() == ["due"]
    post.wait(8 * SECOND)
    assert post.heard() == ["escalated"] * 4


class Alarmed(RuleBasedStateMachine):
    """A cook who does anything, while time passes with or without ticks."""

    @initialize(speed=st.sampled_from([1, 60]), spec=st.sampled_from(SPECS))
    def open(self, speed: float, spec: str) -> None:
        self.post = Ringing(speed)
        self.rung_ms = -MINUTE
        self.act(do.StartTimer(spec))

    def act(self, command: do.Command) -> None:
        try:
            self.post.do(command)
        except Refused:
            return

    @rule(command=plain | st.sampled_from([do.Undo(), do.Redo(), do.Acknowledge(), do.Snooze()]))
    def does(self, command: do.Command) -> None:
        self.act(command)
        self.look()

    @rule(kind=on_timer, pick=picks)
    def does_to_a_timer(self, kind: type[do.PauseTimer], pick: int) -> None:
        timers = list(self.post.kitchen.session.timers)
        if timers:
            self.act(kind(timers[pick % len(timers)]))
        self.look()

    @rule(ms=st.sampled_from([1, 450, SECOND, 3 * SECOND, MINUTE, 15 * MINUTE, 3 * 60 * MINUTE]))
    def time_passes(self, ms: int) -> None:
        self.post.clock.advance(ms)
        self.look()

    def look(self) -> None:
        """Tick once, and check what must hold after every tick."""
        post = self.post
        post.heard(), post.announced()
        post.tick()
        view = post.view
        states = {view.session.timers[timer.id].run_id: timer.alert.state for timer in view.urgent}
        assert len(post.bell.announced) <= 1, "one sound at a time"
        for announcement in post.bell.announced:
            self.rung_ms = post.clock.boot_ms
            latched = [one.timer for one in announcement.merged or (announcement,) if one.level in LEVELS.values()]
            assert all(states[run] in LEVELS for run in latched), "nothing rings after it was answered"
        if view.ringing:
            first = view.ringing[0]
            every_ms = PATTERNS[LEVELS[first.alert.state]].repeat_every_ms
            assert post.clock.boot_ms - self.rung_ms < every_ms, "nothing due stays silent"
            if post.bell.announced and not post.announced():
                assert post.bell.announced[0].timer == view.session.timers[first.id].run_id, "the most urgent rings on"


Alarmed.TestCase.settings = settings(stateful_step_count=25)
TestAlarmed = Alarmed.TestCase


def test_a_start_is_announced_every_two_minutes_until_it_is_begun() -> None:
    ringing = Ringing()
    kitchen = ringing.kitchen
    _, earliest, _ = plan_session(kitchen, None, Room(), 5)
    _, _, accepted = plan_session(kitchen, kitchen.now().wall_ms + (earliest.until + 8) * MINUTE, Room(), 5)
    kitchen.execute(do.AcceptPlan(accepted))
    plan = ringing.view.plan
    assert plan is not None
    first = plan.plan.wall_ms(min(plan.starts.values())) - kitchen.now().wall_ms
    kitchen.execute(do.ShowStep("serve"))  # the first step is not on screen: it has not begun by itself
    ringing.wait(first - MINUTE)
    assert ringing.heard() == []
    ringing.wait(2 * MINUTE)
    assert ringing.heard() == ["start"]
    ringing.wait(4 * MINUTE)
    assert ringing.heard() == ["start"] * 2
    fields = json.loads(json.dumps(event(ringing.command.announced[-1])))
    assert fields["level"] == "start"
    assert fields["dish"]
    plan = ringing.view.plan
    assert plan is not None
    kitchen.execute(do.StartTask(plan.due[0].task.id))
    ringing.wait(3 * MINUTE)
    assert ringing.heard() == []
