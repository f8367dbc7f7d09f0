"""Commands: the requests of the cook. `decide` turns a command into events, or refuses it with a sentence.

`timer`, `dish` and `step` are ids. None stands for the obvious one: the most urgent alert, the open check, the dish on
screen, its current step.
"""

from kitchen_tui.cooking.plan import AcceptedPlan
from kitchen_tui.model.duration import Span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe, Reminder


class StartDish(NamedTuple):
    """Start a recipe, in addition to what is cooking already."""

    recipe: Recipe


class ShowDish(NamedTuple):
    """Put another dish on screen."""

    dish: str


class ScaleDish(NamedTuple):
    """Scale a dish to `numerator/denominator` of the recipe; `servings` is 0 unless the cook named a number."""

    numerator: int
    denominator: int
    dish: str | None = None
    servings: int = 0


class TickIngredient(NamedTuple):
    """Tick an ingredient off, or untick it."""

    ingredient: str
    dish: str | None = None


class ShowStep(NamedTuple):
    """Make a step the current one of its dish."""

    step: str
    dish: str | None = None


class MoveStep(NamedTuple):
    """Move by `by` steps, back if negative."""

    by: int
    dish: str | None = None


class MarkStep(NamedTuple):
    """Mark a step as done, which finishes its running timers and shows the next undone step; or as not done."""

    step: str | None = None
    done: bool = True
    dish: str | None = None


class StartNextTimer(NamedTuple):
    """Start the next unstarted timer of the step or, if the step is over, the first one of the next step."""

    dish: str | None = None


class StartTimer(NamedTuple):
    """Start a timer of the recipe, by the id of its spec."""

    spec: str
    dish: str | None = None


class AddTimer(NamedTuple):
    """Add a timer. `until_ms` is a UTC wall time, `ago_ms` how long it has been running already.

    With `counts_up` it is a stopwatch, and `span` has no meaning.
    """

    name: str
    span: Span
    ago_ms: int = 0
    until_ms: int | None = None
    reminders: tuple[Reminder, ...] = ()
    counts_up: bool = False


class RenameTimer(NamedTuple):
    """Give a timer another name."""

    timer: str
    name: str


class PauseTimer(NamedTuple):
    """Pause a running timer."""

    timer: str


class ResumeTimer(NamedTuple):
    """Resume a paused timer."""

    timer: str


class PauseAll(NamedTuple):
    """Pause every timer that can be paused."""


class ResumeAll(NamedTuple):
    """Resume every paused timer."""


class ToggleTimer(NamedTuple):
    """Pause or resume a timer; one that rings is acknowledged instead."""

    timer: str


class FinishTimer(NamedTuple):
    """Finish a timer, because what it was for is done."""

    timer: str


class CancelTimer(NamedTuple):
    """Cancel a timer, which then counts as not used."""

    timer: str


class RestartTimer(NamedTuple):
    """Start a new run of a timer, which may be finished."""

    timer: str


class AdjustTimer(NamedTuple):
    """Give this run `by_ms` more (or less) time: from its end, or from now if it is already due."""

    timer: str
    by_ms: int


class ExtendTimer(NamedTuple):
    """Extend this run by the recipe's step, by default five minutes."""

    timer: str


class AnswerCheck(NamedTuple):
    """Answer the open check with done or not yet. `insist` allows more than two extensions."""

    done: bool
    timer: str | None = None
    insist: bool = False


class Acknowledge(NamedTuple):
    """Silence one alert and change nothing else."""

    timer: str | None = None


class AcknowledgeAll(NamedTuple):
    """Silence every alert and change nothing else."""


class Snooze(NamedTuple):
    """Snooze an alert, by default the most urgent one; repeated within seconds, snooze it for longer."""

    timer: str | None = None


class TakeNote(NamedTuple):
    """Take a note for next time, about one dish or by default about all of the session."""

    text: str
    dish: str = ""


class HoldSession(NamedTuple):
    """Put the session on hold until tomorrow, or with `held` false continue it."""

    held: bool = True


class MuteAlarms(NamedTuple):
    """Mute or unmute alarms; alerts are still shown."""

    muted: bool = True


class CloseSession(NamedTuple):
    """Close the session for good."""


class AcceptPlan(NamedTuple):
    """Follow a plan from now on."""

    plan: AcceptedPlan


class LeaveSlip(NamedTuple):
    """Leave a delay of `minutes` as it is."""

    minutes: int


class StartTask(NamedTuple):
    """Start a task of the plan: its timer if it has one, otherwise its step."""

    task: str


class SnoozeStart(NamedTuple):
    """Snooze the alert that a task should start."""

    task: str


class DismissStart(NamedTuple):
    """Dismiss the alert that a task should start."""

    task: str


class Undo(NamedTuple):
    """Undo the last command."""


class Redo(NamedTuple):
    """Redo the command that was undone last."""


Command = (
    StartDish | ShowDish | ScaleDish | TickIngredient | ShowStep | MoveStep | MarkStep
    | StartNextTimer | StartTimer | AddTimer | RenameTimer | PauseTimer | ResumeTimer | PauseAll | ResumeAll
    | ToggleTimer | FinishTimer | CancelTimer | RestartTimer | AdjustTimer | ExtendTimer
    | AnswerCheck | Acknowledge | AcknowledgeAll | Snooze
    | TakeNote | HoldSession | MuteAlarms | CloseSession
    | AcceptPlan | LeaveSlip | StartTask | SnoozeStart | DismissStart
    | Undo | Redo
)  # fmt: skip
