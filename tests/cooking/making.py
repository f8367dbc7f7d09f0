"""A small recipe with all kinds of timers, and shortcuts to make timers."""

from collections.abc import Iterable

from kitchen_tui.cooking import timer_events
from kitchen_tui.cooking.commands import AddTimer
from kitchen_tui.cooking.event_types import Event
from kitchen_tui.cooking.history import apply
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.session import Session, with_timer
from kitchen_tui.cooking.threshold import DueAlert
from kitchen_tui.cooking.timer import Timer
from kitchen_tui.cooking.view import TimerView
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.model.recipe import (
    Check,
    Ingredient,
    IngredientGroup,
    Keep,
    Nutrition,
    NutritionFact,
    Recipe,
    Reminder,
    Section,
    Servings,
    StatedTime,
    Step,
    Storage,
    TimerSpec,
    Use,
)
from kitchen_tui.testing import KitchenHarness

START = Instant(1_000_000, 1_790_000_000_000, "boot-1")

BLANCH = TimerSpec("blanch", "blanch", 5 * MINUTE, 5 * MINUTE, urgency="critical", text="drain and rinse")
SIMMER = TimerSpec(
    "simmer",
    "simmer",
    90 * MINUTE,
    120 * MINUTE,
    checks=(Check("fork-tender?", 90 * MINUTE, 15 * MINUTE, 15 * MINUTE),),
    urgency="gentle",
    text="take it out",
    cue="a fork slides in",
)
GLAZE = TimerSpec(
    "glaze",
    "glaze",
    8 * MINUTE,
    10 * MINUTE,
    reminders=(Reminder("turn the pieces", Span(2 * MINUTE, 3 * MINUTE)),),
    text="reduced by half",
    then="start",
)
THICKEN = TimerSpec("thicken", "thicken", 2 * MINUTE, 3 * MINUTE, text="keep turning")
CARAMELIZE = TimerSpec(
    "caramelize",
    "caramelize",
    2 * MINUTE,
    2 * MINUTE,
    warning_ms=30 * SECOND,
    warning_text="honey burns in seconds",
    urgency="critical",
    optional=True,
)
REHEAT = TimerSpec("reheat", "reheat", 5 * MINUTE, 7 * MINUTE)

PORK = Ingredient("pork", "2 lb pork belly, skin on or off", "2 lb", "pork belly", "skin on or off")
ONIONS = Ingredient("onions", "4 green onions", "4", "green onions", substitutes=("leek",))
OIL = Ingredient("oil", "1 tbsp oil", "1 tbsp", "oil", listed=False, optional=True, scales=False)
SEEDS = Ingredient("seeds", "sesame seeds")

STEPS = (
    Step("cut", 1, "Cut", "Cut the pork.", uses=(Use("pork"),), takes=Span(10 * MINUTE, 15 * MINUTE), hands_off=False),
    Step("boil", 2, "Blanch", "Into boiling water.", uses=(Use("pork"), Use("onions", "2")), timers=(BLANCH,)),
    Step("braise", 3, "Simmer", "Lid ajar.", timers=(SIMMER,), hands_off=True, heat="low", cookware=("pot",)),
    Step("mix", 4, "Mix", "Mix the glaze.", takes=Span(5 * MINUTE, 5 * MINUTE), alongside=("braise",)),
    Step("coat", 5, "Glaze", "Until syrupy.", uses=(Use("onions"), Use("gone")), timers=(GLAZE, THICKEN), cue="syrupy"),
    Step("brown", 6, "Caramelize", "High heat.", after=("coat",), optional=True, timers=(CARAMELIZE,)),
    Step("serve", 7, "Serve", "Slice.", uses=(Use("seeds"),), notes=("against the grain",)),
)

BELLY = Recipe(
    name="belly",
    title="Pork belly",
    description="Honey-glazed.",
    servings=Servings(4, 6),
    times=(StatedTime("prep", Span(15 * MINUTE, 15 * MINUTE)),),
    tags=("pork",),
    source="a book",
    groups=(IngredientGroup("belly", (PORK, ONIONS, OIL)), IngredientGroup("to finish", (SEEDS,))),
    sections=(Section("pot", STEPS[:4]), Section("pan", STEPS[4:])),
    serving=("with rice",),
    storage=Storage(
        ("cool first",), (Keep("refrigerator", 4, "day"),), Step("warm", 0, "Reheat", "", timers=(REHEAT,))
    ),
    nutrition=Nutrition("serving", (NutritionFact("protein", "16 g"),)),
    tips=("keep the broth",),
    notes=("104 min last time",),
)


def timer(spec: TimerSpec, elapsed_ms: int = 0, until_ms: int | None = None) -> Timer:
    """Return a timer that was started at START, with this much time on its clock."""
    session = apply(Session("s", START), timer_events.TimerStarted("t", spec, "", "", elapsed_ms, until_ms), START)
    return session.timers["t"]


def changed(before: Timer, event: Event, at: Instant) -> Timer:
    """Return a timer after one of its own events."""
    return apply(with_timer(Session("s", START), before), event, at).timers[before.id]


def kinds_and_keys(alerts: Iterable[DueAlert]) -> list[tuple[str, str]]:
    """Return kind and key of each threshold."""
    return [(alert.threshold.kind, alert.threshold.key) for alert in alerts]


def utc_zone(wall_ms: int) -> int:
    """Use UTC as local time."""
    return 0


def running_eggs() -> TimerView:
    """Return the view of a running timer named eggs."""
    stove = KitchenHarness()
    stove.do(AddTimer("eggs", Span(5 * MINUTE, 5 * MINUTE)))
    return stove.view.urgent[0]
