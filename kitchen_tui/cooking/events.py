"""What happened, in the past tense: the only things that change a session. Fields are facts, never formulas.

Each event's instant, command and writer are in its envelope (`Record`); here is what it says.
"""

from typing import Literal, NamedTuple

from kitchen_tui.cooking.plan import AcceptedPlan
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.timer_spec import TimerSpec

Answer = Literal["done", "not yet"]


class SessionOpened(NamedTuple):
    """Somebody came to the stove; `speed` is 1, or how many times as fast a rehearsal runs."""

    speed: float = 1.0


class SessionClosed(NamedTuple):
    """The session was put away."""


class SessionHeld(NamedTuple):
    """Hold until tomorrow: a long silence is meant, so the session is not stale."""

    held: bool = True


class AlarmsMuted(NamedTuple):
    """Alarms make no sound, or (`muted` false) they sound again."""

    muted: bool = True


class NoteTaken(NamedTuple):
    """A line for next time."""

    text: str


class DishStarted(NamedTuple):
    """A recipe joined the session, recorded whole: its file is not read again."""

    dish: str
    recipe: Recipe


class DishShown(NamedTuple):
    """Another dish of the session is on screen."""

    dish: str


class DishScaled(NamedTuple):
    """Every amount that scales is now `numerator/denominator` of what the recipe says, for `servings` if asked."""

    dish: str
    numerator: int
    denominator: int
    servings: int = 0


class IngredientTicked(NamedTuple):
    """An ingredient is at hand, or (`ticked` false) it is not after all."""

    dish: str
    ingredient: str
    ticked: bool = True


class StepShown(NamedTuple):
    """The dish is at this step."""

    dish: str
    step: str


class StepMarked(NamedTuple):
    """A step is done, or (`done` false) it is not after all."""

    dish: str
    step: str
    done: bool = True


class TimerStarted(NamedTuple):
    """A timer began its first run, `elapsed_ms` ago.

    `until_ms` (UTC) and `zone_ms` are set where it follows the clock on the wall, which will be `zone_ms` ahead of UTC.
    """

    timer: str
    spec: TimerSpec
    dish: str = ""
    step: str = ""
    elapsed_ms: int = 0
    until_ms: int | None = None
    zone_ms: int | None = None


class TimerPaused(NamedTuple):
    """The clock of the timer stands still."""

    timer: str


class TimerResumed(NamedTuple):
    """The clock of the timer runs on."""

    timer: str


class TimerAdjusted(NamedTuple):
    """This run's window is now from `least_ms` to `most_ms`, or until `until_ms`; `extended` by a *not yet*."""

    timer: str
    least_ms: int
    most_ms: int
    until_ms: int | None = None
    extended: bool = False
    zone_ms: int | None = None


class TimerTimezoneChanged(NamedTuple):
    """The clock on the wall, which the timer follows, came into another zone: it will be `zone_ms` ahead of UTC."""

    timer: str
    zone_ms: int


class TimerRenamed(NamedTuple):
    """The cook calls the timer something else."""

    timer: str
    name: str


class TimerFinished(NamedTuple):
    """The cook says the timer's work is done."""

    timer: str


class TimerCancelled(NamedTuple):
    """The cook does not want the timer after all."""

    timer: str


class TimerRestarted(NamedTuple):
    """A new run of the same timer began, with the recipe's own window."""

    timer: str


class AlertSounded(NamedTuple):
    """A threshold of a run was noticed and announced, `late_ms` after it was crossed."""

    timer: str
    threshold: str
    late_ms: int = 0


class AlertAcknowledged(NamedTuple):
    """The cook has heard it: silent from here, everything else as before."""

    timer: str
    threshold: str


class AlertSnoozed(NamedTuple):
    """Silent for a while, then it rings again; `choice` counts the presses that led here, from 0."""

    timer: str
    threshold: str
    for_ms: int
    choice: int = 0


class CheckAnswered(NamedTuple):
    """The question at this threshold was answered."""

    timer: str
    threshold: str
    answer: Answer


class PlanAccepted(NamedTuple):
    """The cook accepted a plan, or a change of it."""

    plan: AcceptedPlan


class SlipLeft(NamedTuple):
    """The cook decided to leave a delay of so many minutes as it is."""

    minutes: int


class TaskStarted(NamedTuple):
    """The cook began a task of the plan that has no timer."""

    task: str


class StartSnoozed(NamedTuple):
    """The alert that a task should start is silent for a while."""

    task: str
    for_ms: int


class StartDismissed(NamedTuple):
    """The alert that a task should start is not wanted any more."""

    task: str


class StartAnnounced(NamedTuple):
    """The alert that a task should start was announced for the `number`-th time."""

    task: str
    number: int


class CommandUndone(NamedTuple):
    """All events of that command count as if they had not happened."""

    undone: str


class CommandRedone(NamedTuple):
    """All events of that command count again."""

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
