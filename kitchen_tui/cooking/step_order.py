"""The order of steps: which ones are over when another is done, and which one to do now."""

from collections.abc import Iterable, Iterator, Sequence

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.session import Dish, Session, timer_for
from kitchen_tui.cooking.timer import Timer, phase, remaining
from kitchen_tui.model.recipe import Recipe, Step


def steps_before(recipe: Recipe, step_ids: Iterable[str]) -> frozenset[str]:
    """Return the ids of all steps that must be over before one of these steps can be done.

    A step follows those in its `after`. Without `after` and `while`, it follows everything above it, as the last step
    always does. A step during others (`while`) may be done early and implies nothing about them, unless it takes no
    time of its own, such as a check during a simmer, which is done when they are.
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
    numbers = [str(step.number) for step in sorted(steps, key=lambda step: step.number)]
    return f"step {numbers[0]}" if len(numbers) == 1 else f"steps {', '.join(numbers[:-1])} and {numbers[-1]}"


def step_to_do(
    steps: Sequence[Step],
    shown: Step,
    before: frozenset[str],
    over: frozenset[str],
    timers: Iterable[Timer],
    now: Instant,
) -> Step:
    """Return the step to do now, which need not be the one on screen.

    `before` are the steps that must be over before the one on screen, `over` those that are; `timers` are the dish's.
    """
    if shown.id in over:
        return next((step for step in steps if step.id not in over), shown)
    early = (timer for timer in timers if timer.state == "running" and phase(timer, now) == "cooking")
    blocking = before.intersection(timer.step for timer in early)
    return next((step for step in steps if step.id in blocking), shown)
