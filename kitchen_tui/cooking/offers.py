"""The timers offered by a recipe: which one is next, and which one follows when a timer ends."""

from kitchen_tui.cooking.events import TimerStarted
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.session import Dish, Session, step_of, timer_for, unstarted
from kitchen_tui.cooking.timer import Timer, remaining
from kitchen_tui.model.recipe import Recipe, Step
from kitchen_tui.model.timer_spec import TimerSpec

Offer = tuple[Step, TimerSpec]


def spec_of(recipe: Recipe, spec_id: str) -> Offer | None:
    """Return a timer of the recipe, or of its reheating, and the step it belongs to."""
    reheat = (recipe.storage.reheat,) if recipe.storage.reheat else ()
    for step in (*recipe.steps, *reheat):
        for spec in step.timers:
            if spec.id == spec_id:
                return step, spec
    return None


def following_timer(session: Session, dish: Dish, now: Instant) -> Offer | None:
    """Return the timer that the start key starts: the next one of the step, or if that is over, of the next step."""
    step = step_of(dish, dish.step)
    if step is None:
        return None
    here = unstarted(session, dish, step)
    if here:
        return step, here[0]
    mine = [timer_for(session, dish, spec) for spec in step.timers]
    over = [timer for timer in mine if timer and (not timer.alive or remaining(timer, now) <= 0)]
    return _first_of_next(session, dish, step) if over else None


def following_offer(session: Session, timer: Timer) -> Offer | None:
    """Return the timer that follows another: the next one of its step, or the first of the next step."""
    dish = session.dishes.get(timer.dish)
    step = step_of(dish, timer.step) if dish else None
    if dish is None or step is None:
        return None
    ids = [spec.id for spec in step.timers]
    after = step.timers[ids.index(timer.spec.id) + 1 :] if timer.spec.id in ids else ()
    for spec in after:
        if timer_for(session, dish, spec) is None:
            return step, spec
    return None if after else _first_of_next(session, dish, step)


def chained(session: Session, timer: Timer) -> TimerStarted | None:
    """Return the event that starts the following timer, if the recipe has `then: start`."""
    offer = following_offer(session, timer) if timer.spec.then == "start" else None
    if offer is None:
        return None
    step, spec = offer
    return TimerStarted(f"{timer.run_id}>{spec.id}", spec, timer.dish, step.id)


def _first_of_next(session: Session, dish: Dish, step: Step) -> Offer | None:
    following = dish.recipe.steps[step.number : step.number + 1]
    for later in following:
        specs = unstarted(session, dish, later)
        if specs:
            return later, specs[0]
    return None
