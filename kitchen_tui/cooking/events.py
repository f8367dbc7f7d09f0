"""Events: what happened in a session. Only events change a session, and they hold facts, never formulas.

The instant, the command and the writer of an event are in its `Record`.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from kitchen_tui.cooking.plan import AcceptedPlan
from kitchen_tui.model.recipe import Recipe, TimerSpec

Answer = Literal["done", "not yet"]


class SessionOpened(NamedTuple):
    """A session was opened; `speed` is 1, or the speed of a rehearsal."""

    speed: float = 1.0


class SessionClosed(NamedTuple):
    """The session was closed."""


class SessionHeld(NamedTuple):
    """The session was put on hold until tomorrow, so that it does not become stale; or the hold ended (not `held`)."""

    held: bool = True


class AlarmsMuted(NamedTuple):
    """Alarms were muted or unmuted."""

    muted: bool = True


class NoteTaken(NamedTuple):
    """The cook took a note for next time, about one dish or (`dish` empty) about the whole session."""

    text: str
    dish: str = ""


class DishStarted(NamedTuple):
    """A recipe was started; it is stored completely, so that its file is not read again."""

    dish: str
    recipe: Recipe


class DishShown(NamedTuple):
    """Another dish was put on screen."""

    dish: str


class DishScaled(NamedTuple):
    """A dish was scaled to `numerator/denominator` of the recipe; `servings` is 0 unless the cook named a number."""

    dish: str
    numerator: int
    denominator: int
    servings: int = 0


class IngredientTicked(NamedTuple):
    """An ingredient was ticked or unticked."""

    dish: str
    ingredient: str
    ticked: bool = True


class StepShown(NamedTuple):
    """The dish moved to this step."""

    dish: str
    step: str


class StepMarked(NamedTuple):
    """A step was marked done or not done."""

    dish: str
    step: str
    done: bool = True


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


class TimerPaused(NamedTuple):
    """A timer was paused."""

    timer: str


class TimerResumed(NamedTuple):
    """A timer was resumed."""

    timer: str


class TimerAdjusted(NamedTuple):
    """This run's window was changed to `least_ms`–`most_ms`, or to end at `until_ms`; `extended` by a *not yet*."""

    timer: str
    least_ms: int
    most_ms: int
    until_ms: int | None = None
    extended: bool = False
    zone_ms: int | None = None


class TimerTimezoneChanged(NamedTuple):
    """The time zone changed: a timer that is due at a time of day now uses the UTC offset `zone_ms`."""

    timer: str
    zone_ms: int


class TimerRenamed(NamedTuple):
    """A timer was renamed."""

    timer: str
    name: str


class TimerFinished(NamedTuple):
    """A timer was finished by the cook."""

    timer: str


class TimerCancelled(NamedTuple):
    """A timer was cancelled."""

    timer: str


class TimerRestarted(NamedTuple):
    """A new run of a timer started, with the window of its spec."""

    timer: str


class AlertSounded(NamedTuple):
    """A threshold of a run was announced, `late_ms` after it was crossed."""

    timer: str
    threshold: str
    late_ms: int = 0


class AlertAcknowledged(NamedTuple):
    """An alert was silenced by the cook; nothing else changed."""

    timer: str
    threshold: str


class AlertSnoozed(NamedTuple):
    """An alert was snoozed; `choice` is the index of the snooze time among the choices."""

    timer: str
    threshold: str
    for_ms: int
    choice: int = 0


class CheckAnswered(NamedTuple):
    """The check at this threshold was answered."""

    timer: str
    threshold: str
    answer: Answer


class PlanAccepted(NamedTuple):
    """The cook accepted a plan, or a change of it."""

    plan: AcceptedPlan


class SlipLeft(NamedTuple):
    """The cook decided to leave a delay of `minutes` as it is."""

    minutes: int


class TaskStarted(NamedTuple):
    """The cook began a task of the plan that has no timer."""

    task: str


class StartSnoozed(NamedTuple):
    """The alert that a task should start was snoozed for `for_ms`."""

    task: str
    for_ms: int


class StartDismissed(NamedTuple):
    """The alert that a task should start was dismissed."""

    task: str


class StartAnnounced(NamedTuple):
    """The alert that a task should start was announced for the `number`-th time."""

    task: str
    number: int


class CommandUndone(NamedTuple):
    """A command was undone: its events count as if they had not happened."""

    undone: str


class CommandRedone(NamedTuple):
    """A command was redone: its events count again."""

    redone: str


Event = (
    SessionOpened
    | SessionClosed
    | SessionHeld
    | AlarmsMuted
    | NoteTaken
    | DishStarted
    | DishShown
    | DishScaled
    | IngredientTicked
    | StepShown
    | StepMarked
    | TimerStarted
    | TimerPaused
    | TimerResumed
    | TimerAdjusted
    | TimerTimezoneChanged
    | TimerRenamed
    | TimerFinished
    | TimerCancelled
    | TimerRestarted
    | AlertSounded
    | AlertAcknowledged
    | AlertSnoozed
    | CheckAnswered
    | PlanAccepted
    | SlipLeft
    | TaskStarted
    | StartSnoozed
    | StartDismissed
    | StartAnnounced
    | CommandUndone
    | CommandRedone
)

EVENT_TYPES: Mapping[str, type[Event]] = {
    "session_opened": SessionOpened,
    "session_closed": SessionClosed,
    "session_held": SessionHeld,
    "alarms_muted": AlarmsMuted,
    "note_taken": NoteTaken,
    "dish_started": DishStarted,
    "dish_shown": DishShown,
    "dish_scaled": DishScaled,
    "ingredient_ticked": IngredientTicked,
    "step_shown": StepShown,
    "step_marked": StepMarked,
    "timer_started": TimerStarted,
    "timer_paused": TimerPaused,
    "timer_resumed": TimerResumed,
    "timer_adjusted": TimerAdjusted,
    "timer_followed": TimerTimezoneChanged,
    "timer_renamed": TimerRenamed,
    "timer_finished": TimerFinished,
    "timer_cancelled": TimerCancelled,
    "timer_restarted": TimerRestarted,
    "alert_sounded": AlertSounded,
    "alert_acknowledged": AlertAcknowledged,
    "alert_snoozed": AlertSnoozed,
    "check_answered": CheckAnswered,
    "plan_accepted": PlanAccepted,
    "slip_left": SlipLeft,
    "task_started": TaskStarted,
    "start_snoozed": StartSnoozed,
    "start_dismissed": StartDismissed,
    "start_announced": StartAnnounced,
    "command_undone": CommandUndone,
    "command_redone": CommandRedone,
}
"""The types of events by the names under which the journal stores them."""
_KINDS: Mapping[type[Event], str] = {event: kind for kind, event in EVENT_TYPES.items()}


def kind_of(event: Event) -> str:
    """Return the stored name of an event's type."""
    return _KINDS[type(event)]
