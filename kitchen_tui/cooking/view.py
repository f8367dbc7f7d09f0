"""What to draw, frozen: everything a screen or a status line shows, derived from the session and `now`."""

from typing import NamedTuple

from kitchen_tui.cooking.alert import Alert, AlertState
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.rules import Rules
from kitchen_tui.cooking.session import Dish, Session
from kitchen_tui.cooking.threshold import Kind
from kitchen_tui.cooking.timer import Phase, State
from kitchen_tui.model.ingredient import Ingredient
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.step import Step
from kitchen_tui.model.timer_spec import Span, TimerSpec


class Next(NamedTuple):
    """The next thing a timer will say: in how many milliseconds, when (UTC wall), and what."""

    kind: Kind
    in_ms: int
    wall_ms: int
    text: str


class TimerView(NamedTuple):
    """One timer: `slot` is 0 for one that is not alive, `id` empty for one that was not started.

    `remaining_ms` counts to the end of the window and goes below zero in overtime; `due_ms` is the UTC wall time of
    that end, None while the clock stands still. `text` is what to do when it is due.
    """

    id: str
    slot: int
    name: str
    dish: str
    step: int | None
    spec: TimerSpec
    state: State
    phase: Phase
    alert: Alert
    elapsed_ms: int
    least_ms: int
    most_ms: int
    remaining_ms: int
    started_ms: int | None
    due_ms: int | None
    next: Next | None
    text: str
    snoozed_ms: int | None = None
    """Until when it is snoozed, as UTC wall time."""
    estimated: bool = False
    """The machine was restarted meanwhile: what ran is reckoned by the clock on the wall."""

    @property
    def sounding(self) -> AlertState:
        """The word of its alert."""
        return self.alert.state

    @property
    def calls(self) -> bool:
        """Whether it has something to say to the cook just now."""
        return self.alert.state not in ("quiet", "acknowledged")


class IngredientView(NamedTuple):
    """One line of the list: `lit` when this step uses it, `uses` how much of it, `used_up` when nothing follows."""

    ingredient: Ingredient
    ticked: bool
    lit: bool
    uses: str
    used_up: bool


class GroupView(NamedTuple):
    """The lines under one heading."""

    name: str
    lines: tuple[IngredientView, ...]


class OfferView(NamedTuple):
    """A timer that the step offers, and what became of it: None while it was not started."""

    spec: TimerSpec
    timer: str
    state: State | None


class StepView(NamedTuple):
    """A step of the recipe as it stands: `uses` are (amount, name) pairs."""

    step: Step
    of: int
    done: bool
    uses: tuple[tuple[str, str], ...]
    offers: tuple[OfferView, ...]

    @property
    def forgotten(self) -> tuple[str, ...]:
        """The names of its timers, where none was started: "simmer not started?"."""
        started = any(offer.state for offer in self.offers)
        return () if started or self.done else tuple(offer.spec.name for offer in self.offers)


class DishView(NamedTuple):
    """The dish on screen. It changes with the session only, never with the clock."""

    dish: Dish
    recipe: Recipe
    """As it is cooked: scaled."""
    step: StepView | None
    groups: tuple[GroupView, ...]
    ticked: int
    of: int
    following: Step | None
    """The next undone step."""
    passed: Step | None = None
    """The last step before this one that is not done, though none of its timers was ever started."""


class View(NamedTuple):
    """Everything at `now`. `timers` are the live ones by slot, then the step's idle ones, then the finished."""

    session: Session
    now: Instant
    rules: Rules
    dish: DishView | None
    timers: tuple[TimerView, ...]
    urgent: tuple[TimerView, ...]
    """The live timers, most urgent first."""
    ready: Span | None
    """UTC wall times, in milliseconds."""
    undo: str
    redo: str

    @property
    def ringing(self) -> tuple[TimerView, ...]:
        """The timers that ring or were missed, most urgent first."""
        return tuple(timer for timer in self.urgent if timer.sounding in ("ringing", "escalated", "missed"))

    @property
    def questions(self) -> tuple[TimerView, ...]:
        """The timers with an open check, most urgent first."""
        return tuple(timer for timer in self.urgent if timer.alert.question)

    @property
    def asking(self) -> tuple[TimerView, ...]:
        """The timers whose open check nobody has hushed, and nothing louder covers, most urgent first."""
        return tuple(timer for timer in self.questions if timer.alert.state == "attention")
