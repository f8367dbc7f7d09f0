"""The order of the steps and timers of a recipe: what is over, what to do now, and which timer follows."""

from collections.abc import Iterable, Iterator, Sequence

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.session import Dish, Session, step_of, timer_for, unstarted
from kitchen_tui.cooking.timer import Timer, phase, remaining
from kitchen_tui.cooking.timer_events import TimerStarted
from kitchen_tui.model.recipe import Recipe, Step, TimerSpec
from kitchen_tui.model.text import listed


def steps_before(recipe: Recipe, step_ids: Iterable[str], *, stated: bool = False) -> frozenset[str]:
    """Return the ids of all steps that must be over before one of these steps can be done.

    A step follows those in its `after`. Without `after` and `while`, it follows everything above it, as the last step
    always does. A step during others (`while`) may be done early and implies nothing about them, unless it takes no
    time of its own, such as a check during a simmer, which is done when they are. With `stated`, the order of the text
    alone says nothing, except for the last step.
    """
    steps = recipe.steps
    known = {step.id: step for step in steps}
    before: set[str] = set()
    expanded: set[str] = set()
    waiting = [known[step_id] for step_id in step_ids if step_id in known]
    while waiting:
        step = waiting.pop()
        if step.id in expanded:
            continue
        expanded.add(step.id)
        is_last = step is steps[-1]
        if not step.alongside and (is_last or not step.after):
            if is_last or not stated:
                before.update(earlier.id for earlier in steps[: step.number - 1])
            continue
        named = step.after if step.takes or step.timers else (*step.after, *step.alongside)
        before.update(named)
        waiting += [known[name] for name in named if name in known]
    return frozenset(before)


def _begun(session: Session, dish: Dish) -> frozenset[str]:
    """Return the ids of the steps that are done or had a timer started."""
    started = (step.id for step in dish.recipe.steps if any(timer_for(session, dish, spec) for spec in step.timers))
    return dish.done.union(started)


def is_over(timer: Timer, now: Instant) -> bool:
    """Return whether a timer needs no further attention: it has ended, or it is due and was silenced."""
    return not timer.alive or (timer.silenced_ms is not None and remaining(timer, now) <= 0)


def passed_steps(session: Session, dish: Dish) -> frozenset[str]:
    """Return the ids of steps that must be over because a later one is done or has begun, even if not marked."""
    return steps_before(dish.recipe, _begun(session, dish))


def closable_steps(
    session: Session, dish: Dish, done: frozenset[str], now: Instant
) -> Iterator[tuple[Step, list[Timer]]]:
    """Yield the undone steps before those in `done` that no timer keeps open, and their silenced timers."""
    before = steps_before(dish.recipe, done) - done
    for step in dish.recipe.steps:
        live = [timer for timer in session.alive if (timer.dish, timer.step) == (dish.id, step.id)]
        if step.id in before and all(is_over(timer, now) for timer in live):
            yield step, live


def skipped_steps(session: Session, dish: Dish, step_id: str, now: Instant) -> list[Step]:
    """Return the earlier steps that would be completed with a step although nothing shows that they were begun.

    The first timer of a later step shows that they are over. Those that are optional may be left out anyway.
    """
    known = _begun(session, dish) | passed_steps(session, dish) | {step_id}
    closable = closable_steps(session, dish, dish.done | {step_id}, now)
    return [step for step, _ in closable if step.id not in known and not step.optional]


def numbered_steps(steps: Sequence[Step]) -> str:
    """Return "step 2" or "steps 2, 3 and 5"."""
    numbers = sorted(step.number for step in steps)
    return f"step{'s' if len(numbers) > 1 else ''} {listed([str(number) for number in numbers])}"


def step_to_do(recipe: Recipe, over: frozenset[str], timers: Sequence[Timer], now: Instant, at_the_end: Step) -> Step:
    """Return the step to do now, whichever is on screen: looking at another one changes nothing.

    It is the one whose timer was started last, if that needs the cook's hands; otherwise the first that is not over,
    or the one it must wait for. `over` are the steps that are over, `timers` the live ones of the dish, in the order
    in which they were started; `at_the_end` is returned if every step is over.
    """
    steps = {step.id: step for step in recipe.steps}
    mine = [timer for timer in timers if timer.step in steps]
    hands_on = [steps[timer.step] for timer in mine if not steps[timer.step].hands_off]
    if hands_on:
        return hands_on[-1]
    first = next((step for step in recipe.steps if step.id not in over), at_the_end)
    early = {timer.step for timer in mine if timer.state == "running" and phase(timer, now) == "cooking"}
    blocking = steps_before(recipe, [first.id]) & early if early else ()
    return next((step for step in recipe.steps if step.id in blocking), first)


Offer = tuple[Step, TimerSpec]


def spec_of(recipe: Recipe, spec_id: str) -> Offer | None:
    """Return a timer of the recipe, or of its reheating, and the step it belongs to."""
    for step in recipe.all_steps:
        for spec in step.timers:
            if spec.id == spec_id:
                return step, spec
    return None


def following_timer(session: Session, dish: Dish, now: Instant) -> Offer | None:
    """Return the timer that the start key starts: the next one of the step or, if that is over, of the next step."""
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
