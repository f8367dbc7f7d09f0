"""Frozen views: everything that a screen or a status line shows, derived from the session and `now`."""

from kitchen_tui.cooking.alert import QUIET, RINGING, Alert
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.plan import OwnTime, PlanView, StartAlert
from kitchen_tui.cooking.session import Session
from kitchen_tui.cooking.threshold import Kind
from kitchen_tui.cooking.timer import Phase, State
from kitchen_tui.model.duration import Span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Ingredient, Recipe, Step, TimerSpec


class Next(NamedTuple):
    """The next threshold of a timer: the milliseconds until then, the UTC wall time, and what to do."""

    kind: Kind
    in_ms: int
    wall_ms: int
    text: str


class TimerView(NamedTuple):
    """One timer; the defaults are those of a timer that was not started. `slot` is 0 unless it is live.

    `remaining_ms` counts down to the end of the window and is negative in overtime; `due_ms` is the UTC wall time of
    that end, None unless the timer is running.
    """

    name: str
    dish: str
    step: int | None
    spec: TimerSpec
    least_ms: int
    most_ms: int
    remaining_ms: int
    id: str = ""
    run: str = ""
    slot: int = 0
    state: State = "idle"
    phase: Phase = "cooking"
    alert: Alert = QUIET
    elapsed_ms: int = 0
    started_ms: int | None = None
    due_ms: int | None = None
    next: Next | None = None
    silenced_ms: int | None = None
    """The time it had run when its alarm was silenced, if it was due."""
    snoozed_ms: int | None = None
    """The end of the snooze, as UTC wall time."""
    until: bool = False
    """Whether it is due at a time of day, set with "until"."""
    estimated: bool = False
    """Whether the elapsed time is measured by the wall clock, because the computer was restarted."""

    @property
    def text(self) -> str:
        """The instruction for when it is due."""
        return self.spec.text

    @property
    def is_silenced(self) -> bool:
        """Return whether it is due and its alarm was silenced."""
        return self.alert.state == "acknowledged"

    @property
    def calls(self) -> bool:
        """Return whether it needs the cook's attention now."""
        return self.alert.state not in ("quiet", "acknowledged")


class IngredientView(NamedTuple):
    """One ingredient. `lit`: this step uses it; `uses`: how much of it; `used_up`: no later step needs it."""

    ingredient: Ingredient
    ticked: bool
    lit: bool
    uses: str
    used_up: bool


class GroupView(NamedTuple):
    """The ingredients under one heading."""

    name: str
    lines: tuple[IngredientView, ...]


class OfferView(NamedTuple):
    """A timer that the step offers; `state` is None until it is started. `own` is the cook's own time in the plan."""

    spec: TimerSpec
    timer: str
    state: State | None
    own: OwnTime | None = None


class StepView(NamedTuple):
    """The step on screen and its progress. `of` is the number of steps; `uses` are (amount, name) pairs.

    The other fields are those of the recipe's `Step`.
    """

    id: str
    number: int
    title: str
    text: str
    hands_off: bool | None
    heat: str
    cookware: tuple[str, ...]
    takes: Span | None
    optional: bool
    cue: str
    notes: tuple[str, ...]
    of: int
    done: bool
    uses: tuple[tuple[str, str], ...]
    offers: tuple[OfferView, ...]
    own: OwnTime | None = None
    """The cook's own time of the step in the plan, if it has no timers."""

    @property
    def forgotten(self) -> tuple[str, ...]:
        """The names of its timers, for "simmer not started?", if none of them was started."""
        started = any(offer.state for offer in self.offers)
        return () if started or self.done else tuple(offer.spec.name for offer in self.offers)

    @property
    def ready(self) -> bool:
        """Return whether all its timers are finished, and only the cook's *done* is missing."""
        return not self.done and bool(self.offers) and all(offer.state == "finished" for offer in self.offers)


class DishView(NamedTuple):
    """The dish on screen. It changes only with the session, never with the clock."""

    id: str
    recipe: Recipe
    """Scaled, and in the measures asked for."""
    done: frozenset[str]
    """The ids of the steps that are done."""
    served: bool
    factor: tuple[int, int]
    servings: int
    """The number of servings the cook asked for, else 0."""
    step: StepView | None
    groups: tuple[GroupView, ...]
    ticked: int
    of: int
    following: Step | None
    """The next step that is not done."""
    passed: Step | None = None
    """The step to do, if it is before the one on screen and none of its timers was started."""
    over: frozenset[str] = frozenset()
    """The ids of the steps that are done, or must be because a later one has begun."""


class View(NamedTuple):
    """Everything to show at `now`. `timers` are the live ones by slot, then the step's idle ones, then the finished."""

    session: Session
    now: Instant
    dish: DishView | None
    timers: tuple[TimerView, ...]
    urgent: tuple[TimerView, ...]
    """The live timers, most urgent first."""
    ready: Span | None
    """UTC wall times, in milliseconds."""
    undo: str
    redo: str
    plan: PlanView | None = None
    to_do: Step | None = None
    """The step of the dish on screen to do now, which need not be the step on screen."""
    undoes_opening: bool = False
    """Whether undo takes back the dish that opened the session."""

    @property
    def without_ticks(self) -> tuple[Session, DishView | None]:
        """The session and the dish without what a ticked ingredient changes, for comparing two views."""
        dishes = {key: dish._replace(ticked=frozenset()) for key, dish in self.session.dishes.items()}
        dish = self.dish and self.dish._replace(groups=(), ticked=0)
        return self.session._replace(dishes=dishes, touched=None), dish

    @property
    def muted(self) -> bool:
        """Return whether alarms make no sound."""
        return self.session.muted

    @property
    def running(self) -> tuple[TimerView, ...]:
        """The timers that are running (not paused), most urgent first."""
        return tuple(timer for timer in self.urgent if timer.state == "running")

    @property
    def unfinished(self) -> tuple[TimerView, ...]:
        """The live timers that are not due and silenced, most urgent first."""
        return tuple(timer for timer in self.urgent if not timer.is_silenced)

    @property
    def silenced(self) -> tuple[TimerView, ...]:
        """The live timers that are due and silenced."""
        return tuple(timer for timer in self.urgent if timer.is_silenced)

    @property
    def can_ring(self) -> bool:
        """Return whether a live timer may still alert the cook; a stopwatch without reminders never does."""
        return any(not timer.spec.counts_up or timer.spec.reminders for timer in self.urgent)

    @property
    def due_start(self) -> StartAlert | None:
        """The first planned start that is due, unless a timer needs an answer."""
        is_quiet = not any(timer.calls for timer in self.urgent)
        return self.plan.due[0] if is_quiet and self.plan and self.plan.due else None

    @property
    def is_other_start_due(self) -> bool:
        """Return whether the start that is due belongs to another step than the one on screen."""
        due, step = self.due_start, self.dish.step if self.dish else None
        if due is None or self.dish is None or step is None:
            return due is not None
        return due.task.keeps or (due.dish, due.task.step) != (self.dish.id, step.number)

    @property
    def has_starts(self) -> bool:
        """Return whether the plan has a start that is due or ahead."""
        return self.plan is not None and self.plan.next is not None

    @property
    def ringing(self) -> tuple[TimerView, ...]:
        """The timers that ring or were missed, most urgent first."""
        return tuple(timer for timer in self.urgent if timer.alert.state in RINGING)

    @property
    def questions(self) -> tuple[TimerView, ...]:
        """The timers with an open check, most urgent first."""
        return tuple(timer for timer in self.urgent if timer.alert.question)

    @property
    def asking(self) -> tuple[TimerView, ...]:
        """The timers whose open check is neither acknowledged nor covered by a louder alert, most urgent first."""
        return tuple(timer for timer in self.questions if timer.alert.state == "attention")
