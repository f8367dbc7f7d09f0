"""What a cook can ask for, in the imperative. `decide` turns a command into events, or refuses with a sentence.

`timer`, `dish` and `step` are ids; None means the one the words imply: the most urgent alert, the open check, the
dish on screen, the step it is at.
"""

from typing import NamedTuple

from kitchen_tui.cooking.plan import AcceptedPlan
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.timer_spec import Reminder, Span


class StartDish(NamedTuple):
    """Begin a recipe, beside what is cooking already."""

    recipe: Recipe


class ShowDish(NamedTuple):
    """Put another dish on screen."""

    dish: str


class ScaleDish(NamedTuple):
    """Make `numerator/denominator` of the recipe's amounts, for so many `servings` where the cook said so."""

    numerator: int
    denominator: int
    dish: str | None = None
    servings: int = 0


class TickIngredient(NamedTuple):
    """Tick an ingredient off, or untick it."""

    ingredient: str
    dish: str | None = None


class ShowStep(NamedTuple):
    """Go to a step."""

    step: str
    dish: str | None = None


class MoveStep(NamedTuple):
    """Go `by` steps on (or back, if negative)."""

    by: int
    dish: str | None = None


class MarkStep(NamedTuple):
    """Mark a step done, which finishes its running timers and shows the next undone step; or not done."""

    step: str | None = None
    done: bool = True
    dish: str | None = None


class StartNextTimer(NamedTuple):
    """Start the timer that is held, else the step's next one that was not started."""

    dish: str | None = None


class StartTimer(NamedTuple):
    """Start one timer that the recipe offers, by its spec's id."""

    spec: str
    dish: str | None = None


class AddTimer(NamedTuple):
    """A timer of the cook's own; `until_ms` is a UTC wall time, `ago_ms` how long it has run already.

    `counts_up` makes it a stopwatch, whose `span` has no meaning.
    """

    name: str
    span: Span
    ago_ms: int = 0
    until_ms: int | None = None
    reminders: tuple[Reminder, ...] = ()
    counts_up: bool = False


class RenameTimer(NamedTuple):
    """Call a timer something else."""

    timer: str
    name: str


class PauseTimer(NamedTuple):
    """Stop the clock of a timer."""

    timer: str


class ResumeTimer(NamedTuple):
    """Let the clock of a timer run on."""

    timer: str


class PauseAll(NamedTuple):
    """Pause every timer that can be paused."""


class ResumeAll(NamedTuple):
    """Resume every paused timer."""


class ToggleTimer(NamedTuple):
    """Pause or resume; one that rings is acknowledged instead, never paused."""

    timer: str


class FinishTimer(NamedTuple):
    """The timer's work is done."""

    timer: str


class CancelTimer(NamedTuple):
    """The timer is not wanted after all."""

    timer: str


class RestartTimer(NamedTuple):
    """Run the timer once more from the start."""

    timer: str


class AdjustTimer(NamedTuple):
    """Give this run `by_ms` more (or less): of its end, or from now on where it is due already."""

    timer: str
    by_ms: int


class ExtendTimer(NamedTuple):
    """Give this run one of its recipe's extensions more, else five minutes."""

    timer: str


class AnswerCheck(NamedTuple):
    """Answer the open question: done, or not yet. `insist` extends a third time and on."""

    done: bool
    timer: str | None = None
    insist: bool = False


class Acknowledge(NamedTuple):
    """Silence one alert and change nothing else."""

    timer: str | None = None


class AcknowledgeAll(NamedTuple):
    """Silence every alert and change nothing else."""


class Snooze(NamedTuple):
    """Silence an alarm for a while, by default the most urgent; asked again at once, for the next longer while."""

    timer: str | None = None


class TakeNote(NamedTuple):
    """Write a line for next time."""

    text: str


class HoldSession(NamedTuple):
    """Hold until tomorrow, or (`held` false) go on."""

    held: bool = True


class MuteAlarms(NamedTuple):
    """Make no sound until it is turned on again; everything else about alerts stays."""

    muted: bool = True


class CloseSession(NamedTuple):
    """Put the session away."""


class AcceptPlan(NamedTuple):
    """Follow a plan from now on."""

    plan: AcceptedPlan


class LeaveSlip(NamedTuple):
    """Leave a delay of so many minutes as it is."""

    minutes: int


class StartTask(NamedTuple):
    """Start a task of the plan: its timer, or else its step."""

    task: str


class SnoozeStart(NamedTuple):
    """Be reminded of a start a little later."""

    task: str


class DismissStart(NamedTuple):
    """Do not be reminded of a start again."""

    task: str


class Undo(NamedTuple):
    """Take back the session's last command."""


class Redo(NamedTuple):
    """Do again what was taken back last."""


Command = (
    StartDish
    | ShowDish
    | ScaleDish
    | TickIngredient
    | ShowStep
    | MoveStep
    | MarkStep
    | StartNextTimer
    | StartTimer
    | AddTimer
    | RenameTimer
    | PauseTimer
    | ResumeTimer
    | PauseAll
    | ResumeAll
    | ToggleTimer
    | FinishTimer
    | CancelTimer
    | RestartTimer
    | AdjustTimer
    | ExtendTimer
    | AnswerCheck
    | Acknowledge
    | AcknowledgeAll
    | Snooze
    | TakeNote
    | HoldSession
    | MuteAlarms
    | CloseSession
    | AcceptPlan
    | LeaveSlip
    | StartTask
    | SnoozeStart
    | DismissStart
    | Undo
    | Redo
)
