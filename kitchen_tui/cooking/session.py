"""The session: one stay in the kitchen with its dishes and timers. It is frozen; an event returns a new one."""

from bisect import bisect_left
from collections.abc import Mapping

from kitchen_tui.cooking.instant import Instant, between
from kitchen_tui.cooking.plan import PlanState
from kitchen_tui.cooking.timer import Timer
from kitchen_tui.model.duration import HOUR
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe, Step, TimerSpec

_STALE_MS = 12 * HOUR
_HOLD_MS = 4 * HOUR
_MOST_TRIED = 20


class Dish(NamedTuple):
    """One recipe in a session: its current `step`, the steps done, the ingredients ticked, and the scale."""

    id: str
    recipe: Recipe
    started: Instant
    step: str
    since: Instant
    """When the current step was shown."""
    done: frozenset[str] = frozenset()
    done_at: Mapping[str, Instant] = {}
    """When each of the steps done was marked."""
    ticked: frozenset[str] = frozenset()
    factor: tuple[int, int] = (1, 1)
    servings: int = 0
    """The number of servings the cook asked for, else 0."""


class Session(NamedTuple):
    """The fold of a session's events."""

    id: str
    opened: Instant
    speed: float = 1.0
    dishes: Mapping[str, Dish] = {}
    timers: Mapping[str, Timer] = {}
    on_screen: str = ""
    notes: tuple[str, ...] = ()
    """Notes for next time; one about a single dish begins with its title."""
    held: Instant | None = None
    """When it was put on hold; a command hours later ends the hold."""
    closed: bool = False
    muted: bool = False
    """Whether alarms make no sound."""
    touched: Instant | None = None
    """When the last command was given."""
    plan: PlanState | None = None
    names: Mapping[str, int] = {}
    """The number of timers with each name, case-folded; cancelled timers do not count."""
    slots: int = 0
    """The slots that are taken, as bits: 0b1010 for 1 and 3."""

    @property
    def dish(self) -> Dish | None:
        """The dish on screen."""
        return self.dishes.get(self.on_screen)

    @property
    def alive(self) -> list[Timer]:
        """The timers that run or are paused, by slot."""
        return sorted((timer for timer in self.timers.values() if timer.alive), key=lambda timer: timer.slot)


def is_stale(session: Session, now: Instant) -> bool:
    """Return whether nothing has happened for half a day: no command, no live timer, no hold."""
    last = session.touched or session.opened
    return not session.alive and session.held is None and between(last, now) >= _STALE_MS


def ends_hold(session: Session, at: Instant) -> bool:
    """Return whether a command at that instant ends the hold, which lasts until tomorrow."""
    return session.held is not None and between(session.held, at) >= _HOLD_MS


def is_in_use(session: Session) -> bool:
    """Return whether a dish or a timer was started."""
    return bool(session.dishes or session.timers)


def is_served(dish: Dish) -> bool:
    """Return whether all steps are done, except optional ones."""
    steps = dish.recipe.steps
    return bool(steps) and all(step.optional or step.id in dish.done for step in steps)


def step_of(dish: Dish, step_id: str) -> Step | None:
    """Return the step with that id, or None."""
    return next((step for step in dish.recipe.steps if step.id == step_id), None)


def timer_for(session: Session, dish: Dish, spec: TimerSpec) -> Timer | None:
    """Return the latest timer that was started from a spec of this dish and not cancelled, or None."""
    mine = [
        timer
        for timer in session.timers.values()
        if timer.dish == dish.id and timer.spec.id == spec.id and timer.state != "cancelled"
    ]
    return mine[-1] if mine else None


def unstarted(session: Session, dish: Dish, step: Step) -> list[TimerSpec]:
    """Return the step's timers that were not started yet, in the recipe's order."""
    return [spec for spec in step.timers if timer_for(session, dish, spec) is None]


def ingredient_name(session: Session, dish_id: str, ingredient_id: str) -> str:
    """Return what an ingredient is called in a message, or ""."""
    dish = session.dishes.get(dish_id)
    names = {line.id: line.name or line.text for line in dish.recipe.ingredients()} if dish else {}
    return names.get(ingredient_id, "")


def step_number(session: Session, dish_id: str, step_id: str) -> int | str:
    """Return the number of a step, or "?" if there is no such step."""
    dish = session.dishes.get(dish_id)
    step = step_of(dish, step_id) if dish else None
    return step.number if step else "?"


# The names and slots of timers --------------------------------------------------------------------------------------


def timer_name(session: Session, timer_id: str) -> str:
    """Return the name of a timer, or "timer"."""
    timer = session.timers.get(timer_id)
    return timer.name if timer else "timer"


def with_timer(session: Session, timer: Timer) -> Session:
    """Return the session with a timer added or replaced; `names` and `slots` are updated, not computed again."""
    before = session.timers.get(timer.id)
    names, old, new = session.names, _counted_name(before), _counted_name(timer)
    if old != new:
        names = {**names, **({old: names[old] - 1} if old else {}), **({new: names.get(new, 0) + 1} if new else {})}
    slots = session.slots ^ _bit(before.slot if before else 0) ^ _bit(timer.slot)
    return session._replace(timers={**session.timers, timer.id: timer}, names=names, slots=slots)


def _counted_name(timer: Timer | None) -> str:
    """Return the form of a timer's name that is compared with others; empty if the name may be used again."""
    return "" if timer is None or timer.state == "cancelled" else timer.name.casefold()


def _bit(slot: int) -> int:
    return 1 << slot if slot else 0


def unique_name(session: Session, name: str, mine: Timer | None = None) -> str:
    """Return the name, with a number appended if a timer other than `mine` has it."""
    own = _counted_name(mine)

    def is_free(number: int) -> bool:
        folded = _numbered(name, number).casefold()
        return session.names.get(folded, 0) <= (folded == own)

    number = next((number for number in range(1, _MOST_TRIED) if is_free(number)), 0)
    if not number:  # with this many, any free number will do: trying all would make a long session slow
        number = _MOST_TRIED + bisect_left(range(_MOST_TRIED, len(session.names) + 2), True, key=is_free)
        while not is_free(number):
            number += 1
    return _numbered(name, number)


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name} {number}"


def free_slot(session: Session) -> int:
    """Return the lowest slot that is not taken."""
    taken = session.slots | 1  # there is no slot 0
    return (~taken & (taken + 1)).bit_length() - 1
