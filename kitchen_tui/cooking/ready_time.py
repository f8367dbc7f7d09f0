"""Computes when a dish is ready, from the lengths of its steps and what has happened; windows make it a range.

A step begins when the steps in its `after` are over, or together with those in its `while`; otherwise when everything
before it is over. A step whose timer runs has begun, whatever comes before it in the recipe. Its timers run in
parallel, except that those chained by `then: start` and those found in prose follow each other.
"""

from collections.abc import Collection, Mapping

from kitchen_tui.cooking.instant import Instant, between
from kitchen_tui.cooking.session import Dish, Session, timer_for
from kitchen_tui.cooking.step_order import passed_steps
from kitchen_tui.cooking.timer import Timer, elapsed, window
from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe, Step, TimerSpec, chains

NOTHING = Span(0, 0)


class _Leg(NamedTuple):
    begins: Span
    ends: Span


def ready_in(session: Session, dish: Dish, now: Instant, settled: Mapping[str, Span]) -> Span:
    """Return how long it takes until the dish is ready, at least and at most, in milliseconds from `now`.

    `settled` is the result of `settled_lengths` for this session and dish.
    """
    steps = [step for step in dish.recipe.steps if step.id not in settled]
    running = {step.id: _left(session, dish, step, frozenset(), now) for step in steps}
    begun = {step.id for step in steps if any(timer and timer.alive for timer in _timers(session, dish, step))}
    return _laid_out(dish.recipe, {**settled, **running}, begun)


def settled_lengths(session: Session, dish: Dish) -> Mapping[str, Span]:
    """Return the remaining length of each step whose time is not running, which is constant until the next event."""
    past = passed_steps(session, dish)
    current = next((step.id for step in dish.recipe.steps if step.id not in past | dish.done), "")
    return {
        step.id: _left(session, dish, step, past, session.opened)
        for step in dish.recipe.steps
        if not _is_running(session, dish, step, current)
    }


def _is_running(session: Session, dish: Dish, step: Step, current: str) -> bool:
    timers = _timers(session, dish, step)
    is_worked_on = step.id == current and not step.timers
    return is_worked_on or any(timer and timer.alive for timer in timers)


def _timers(session: Session, dish: Dish, step: Step) -> list[Timer | None]:
    return [timer_for(session, dish, spec) for spec in step.timers]


def _worked_ms(session: Session, dish: Dish, now: Instant) -> int:
    """Return for how long nothing of the dish was begun or ended: the time that its current step has had so far."""
    mine = [timer for timer in session.timers.values() if timer.dish == dish.id]
    ends = [timer.ended for timer in mine if timer.ended]
    return min(between(at, now) for at in (dish.started, *dish.done_at.values(), *(t.started for t in mine), *ends))


def computed_time(recipe: Recipe) -> Span:
    """Return the sum of a recipe's steps, in whole minutes."""
    whole = _laid_out(recipe, {step.id: _whole(step) for step in recipe.steps})
    return Span(round(whole.least_ms / MINUTE) * MINUTE, round(whole.most_ms / MINUTE) * MINUTE)


def differs_from(stated: Span, computed: Span) -> bool:
    """Return whether a stated time is outside the sum of the steps."""
    return not computed.least_ms <= stated.least_ms <= stated.most_ms <= computed.most_ms


def _laid_out(recipe: Recipe, lasts: dict[str, Span], begun: Collection[str] = ()) -> Span:
    legs: dict[str, _Leg] = {}
    end = NOTHING
    for step in recipe.steps:
        begins = NOTHING if step.id in begun else _begins(step, legs, end)
        ends = _total(begins, lasts[step.id])
        if step.alongside and lasts[step.id] == NOTHING:
            # A step beside another one, such as checking a simmer, ends with it.
            ends = _latest(ends, *(legs[other].ends for other in step.alongside if other in legs))
        legs[step.id] = _Leg(begins, ends)
        end = _latest(end, ends)
    return end


def _begins(step: Step, legs: dict[str, _Leg], end: Span) -> Span:
    if not step.alongside and not step.after:
        return end
    with_others = [legs[other].begins for other in step.alongside if other in legs]
    behind_others = [legs[other].ends for other in step.after if other in legs]
    named = with_others + behind_others
    return _latest(*named) if named else end


def _whole(step: Step) -> Span:
    lasts = step.takes or NOTHING
    if step.timers:
        chained = [_total(*map(_spec_span, chain)) for chain in chains(step.timers)]
        lasts = _total(lasts, _latest(*chained))
    return Span(0, lasts.most_ms) if step.optional else lasts


def _left(session: Session, dish: Dish, step: Step, past: frozenset[str], now: Instant) -> Span:
    """Return the remaining length of a step: 0 if it is over, and of its timers what they have not run yet."""
    timers = _timers(session, dish, step)
    running = [timer for timer in timers if timer and timer.alive]
    if not running and (step.id in dish.done or step.id in past):
        return NOTHING
    if not any(timers):
        whole = _whole(step)
        spent = 0 if step.timers else _worked_ms(session, dish, now)
        return Span(max(0, whole.least_ms - spent), max(0, whole.most_ms - spent))
    running_left = {timer.spec.id: _timer_left(timer, now) for timer in running}
    if step.id in dish.done:
        return _latest(*running_left.values())
    ended = {timer.spec.id for timer in timers if timer and not timer.alive}
    left = [
        _total(*(running_left.get(spec.id, _spec_span(spec)) for spec in chain if spec.id not in ended))
        for chain in chains(step.timers)
    ]
    return _latest(*left)


def _timer_left(timer: Timer, now: Instant) -> Span:
    run, (least, most) = elapsed(timer, now), window(timer, now)
    return Span(max(0, least - run), max(0, most - run))


def _spec_span(spec: TimerSpec) -> Span:
    return Span(0 if spec.optional else spec.least_ms, spec.most_ms)


def _total(*spans: Span) -> Span:
    return Span(sum(span.least_ms for span in spans), sum(span.most_ms for span in spans))


def _latest(*spans: Span) -> Span:
    return Span(max(span.least_ms for span in spans), max(span.most_ms for span in spans))
