"""Events of timers and their alerts: what happened, as in `events`."""

from typing import Literal

from kitchen_tui.cooking.event_types import on_timer, stored_as
from kitchen_tui.cooking.instant import Instant, moved
from kitchen_tui.cooking.session import Session, free_slot, timer_name, unique_name, with_timer
from kitchen_tui.cooking.threshold import has_come, without_never_due
from kitchen_tui.cooking.timer import TRANSITIONS, Snooze, Timer, elapsed, remaining, stopped
from kitchen_tui.model.duration import format_duration
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import TimerSpec

Answer = Literal["done", "not yet"]


@stored_as("timer_started")
class TimerStarted(NamedTuple):
    """A timer started its first run, `elapsed_ms` ago.

    For a timer that is due at a time of day, `until_ms` is that time in UTC, and `zone_ms` the UTC offset then.
    """

    timer: str
    spec: TimerSpec
    dish: str = ""
    step: str = ""
    elapsed_ms: int = 0
    until_ms: int | None = None
    zone_ms: int | None = None

    def applied_to(self, session: Session, at: Instant) -> Session:
        if self.timer in session.timers:
            return session
        timer = Timer(
            id=self.timer,
            name=unique_name(session, self.spec.name),
            spec=self.spec,
            dish=self.dish,
            step=self.step,
            slot=free_slot(session),
            state=TRANSITIONS["idle", "start"],
            started=moved(at, -self.elapsed_ms),
            since=at,
            elapsed_ms=self.elapsed_ms,
            least_ms=self.spec.least_ms,
            most_ms=self.spec.most_ms,
            until_ms=self.until_ms,
            zone_ms=self.zone_ms,
            until_set=None if self.until_ms is None else at,
        )
        return with_timer(session, timer)

    def label(self, session: Session) -> str:
        return f"start {self.spec.name}"


@stored_as("timer_paused")
class TimerPaused(NamedTuple):
    """A timer was paused."""

    timer: str

    @on_timer
    def applied_to(self, timer: Timer, at: Instant) -> Timer:
        return stopped(timer, "pause", at)

    def label(self, session: Session) -> str:
        return f"pause {timer_name(session, self.timer)}"


@stored_as("timer_resumed")
class TimerResumed(NamedTuple):
    """A timer was resumed."""

    timer: str

    @on_timer
    def applied_to(self, timer: Timer, at: Instant) -> Timer:
        state = TRANSITIONS.get((timer.state, "resume"))
        return timer._replace(state=state, since=at) if state else timer

    def label(self, session: Session) -> str:
        return f"resume {timer_name(session, self.timer)}"


@stored_as("timer_adjusted")
class TimerAdjusted(NamedTuple):
    """This run's window was changed to `least_ms`–`most_ms`, or to end at `until_ms`; `extended` by a *not yet*."""

    timer: str
    least_ms: int
    most_ms: int
    until_ms: int | None = None
    extended: bool = False
    zone_ms: int | None = None

    @on_timer
    def applied_to(self, timer: Timer, at: Instant) -> Timer:
        if not timer.alive:
            return timer
        longer = timer._replace(
            least_ms=self.least_ms,
            most_ms=self.most_ms,
            until_ms=self.until_ms,
            zone_ms=self.zone_ms,
            until_set=None if self.until_ms is None else at,
            snooze=None,
            silenced_ms=None,
            extensions=timer.extensions + self.extended,
        )
        return without_never_due(longer, timer, at)

    def label(self, session: Session) -> str:
        return f"adjust {timer_name(session, self.timer)}"


@stored_as("timer_followed")
class TimerTimezoneChanged(NamedTuple):
    """The time zone changed: a timer that is due at a time of day now uses the UTC offset `zone_ms`."""

    timer: str
    zone_ms: int

    @on_timer
    def applied_to(self, timer: Timer, at: Instant) -> Timer:
        if timer.until_ms is None or timer.zone_ms is None:
            return timer
        return timer._replace(until_ms=timer.until_ms + timer.zone_ms - self.zone_ms, zone_ms=self.zone_ms)


@stored_as("timer_renamed")
class TimerRenamed(NamedTuple):
    """A timer was renamed."""

    timer: str
    name: str

    def applied_to(self, session: Session, at: Instant) -> Session:
        timer = session.timers.get(self.timer)
        if timer is None:
            return session
        return with_timer(session, timer._replace(name=unique_name(session, self.name, timer)))

    def label(self, session: Session) -> str:
        return f"rename {timer_name(session, self.timer)}"


@stored_as("timer_finished")
class TimerFinished(NamedTuple):
    """A timer was finished by the cook."""

    timer: str

    @on_timer
    def applied_to(self, timer: Timer, at: Instant) -> Timer:
        return stopped(timer, "finish", at)

    def label(self, session: Session) -> str:
        return f"finish {timer_name(session, self.timer)}"


@stored_as("timer_cancelled")
class TimerCancelled(NamedTuple):
    """A timer was cancelled."""

    timer: str

    @on_timer
    def applied_to(self, timer: Timer, at: Instant) -> Timer:
        return stopped(timer, "cancel", at)

    def label(self, session: Session) -> str:
        return f"cancel {timer_name(session, self.timer)}"


@stored_as("timer_restarted")
class TimerRestarted(NamedTuple):
    """A new run of a timer started, with the window of its spec."""

    timer: str

    @on_timer
    def applied_to(self, timer: Timer, at: Instant) -> Timer:
        return timer._replace(
            state=TRANSITIONS[timer.state, "restart"],
            run=timer.run + 1,
            started=at,
            since=at,
            elapsed_ms=0,
            least_ms=timer.spec.least_ms,
            most_ms=timer.spec.most_ms,
            sounded={},
            acknowledged=frozenset(),
            answered=frozenset(),
            snooze=None,
            silenced_ms=None,
            extensions=0,
            ended=None,
        )

    def label(self, session: Session) -> str:
        return f"restart {timer_name(session, self.timer)}"


@stored_as("alert_sounded")
class AlertSounded(NamedTuple):
    """A threshold of a run was announced, `late_ms` after it was crossed."""

    timer: str
    threshold: str
    late_ms: int = 0

    @on_timer
    def applied_to(self, timer: Timer, at: Instant) -> Timer:
        if not has_come(timer, self.threshold, at):  # an undo or redo has moved the threshold into the future
            return timer
        return timer._replace(sounded={self.threshold: at, **timer.sounded})


@stored_as("alert_acknowledged")
class AlertAcknowledged(NamedTuple):
    """An alert was silenced by the cook; nothing else changed."""

    timer: str
    threshold: str

    @on_timer
    def applied_to(self, timer: Timer, at: Instant) -> Timer:
        silenced_ms = elapsed(timer, at) if remaining(timer, at) <= 0 else None
        acknowledged = timer.acknowledged | {self.threshold}
        return timer._replace(acknowledged=acknowledged, snooze=None, silenced_ms=silenced_ms)

    def label(self, session: Session) -> str:
        return f"silence {timer_name(session, self.timer)}"


@stored_as("alert_snoozed")
class AlertSnoozed(NamedTuple):
    """An alert was snoozed; `choice` is the index of the snooze time among the choices."""

    timer: str
    threshold: str
    for_ms: int
    choice: int = 0

    @on_timer
    def applied_to(self, timer: Timer, at: Instant) -> Timer:
        return timer._replace(snooze=Snooze(self.threshold, at, self.for_ms, self.choice))

    def label(self, session: Session) -> str:
        return f"snooze {timer_name(session, self.timer)} {format_duration(self.for_ms)}"


@stored_as("check_answered")
class CheckAnswered(NamedTuple):
    """The check at this threshold was answered."""

    timer: str
    threshold: str
    answer: Answer

    @on_timer
    def applied_to(self, timer: Timer, at: Instant) -> Timer:
        return timer._replace(answered=timer.answered | {self.threshold})

    def label(self, session: Session) -> str:
        return f"answer {timer_name(session, self.timer)}"
