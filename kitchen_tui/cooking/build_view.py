"""Builds frozen views from the session and `now`.

`build_session_view` builds the part that only changes with the session, so that it can be kept between ticks;
`build_view` adds the part that changes with the clock.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from kitchen_tui.cooking.alert import Rules, alert_of, urgency_of
from kitchen_tui.cooking.history import History, command_label, only_opened, undoable
from kitchen_tui.cooking.instant import Instant, between
from kitchen_tui.cooking.plan import OwnTime, PlanView
from kitchen_tui.cooking.ready_time import ready_in, settled_lengths
from kitchen_tui.cooking.session import Dish, Session, is_served, step_of, timer_for, unstarted
from kitchen_tui.cooking.step_order import passed_steps, step_to_do
from kitchen_tui.cooking.threshold import Threshold, thresholds, upcoming
from kitchen_tui.cooking.timer import Timer, elapsed, phase, window
from kitchen_tui.cooking.view import DishView, GroupView, IngredientView, Next, OfferView, StepView, TimerView, View
from kitchen_tui.model.duration import SECOND, Span, format_clock
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import IngredientGroup, Recipe, Step
from kitchen_tui.model.text import counted

_FAR = 2**62


class SessionView(NamedTuple):
    """The part of a view that changes only with the session, never with the clock."""

    dish: DishView | None
    settled: Mapping[str, Span]
    """The remaining lengths of the steps of the dish on screen whose time is not running."""
    undo: str
    redo: str
    undoes_opening: bool


def build_session_view(history: History, dish: DishView | None) -> SessionView:
    """Build the part that only depends on the history; `dish` is the view of the dish on screen."""
    session, undo = history.session, undoable(history)
    return SessionView(
        dish,
        settled_lengths(session, session.dish) if session.dish else {},
        command_label(history, undo) if undo else "",
        command_label(history, history.undone[-1]) if history.undone else "",
        bool(undo) and only_opened(history),
    )


def build_view(
    session: Session, now: Instant, rules: Rules, unchanging: SessionView, plan: PlanView | None = None
) -> View:
    """Build the view at `now`; `unchanging` was built from the same session."""
    live = [_timer_view(session, timer, now, rules) for timer in session.alive]
    finished = [timer for timer in session.timers.values() if timer.state == "finished"]
    ready = None
    if session.dish:
        left = ready_in(session, session.dish, now, unchanging.settled)
        ready = Span(now.wall_ms + left.least_ms, now.wall_ms + left.most_ms)
    return View(
        session=session,
        now=now,
        dish=unchanging.dish,
        timers=(*live, *_idle(session), *(_timer_view(session, timer, now, rules) for timer in finished)),
        urgent=tuple(sorted(live, key=lambda view: _urgency(view, session))),
        ready=ready,
        undo=unchanging.undo,
        redo=unchanging.redo,
        plan=plan,
        to_do=_to_do(session, unchanging.dish, now),
        undoes_opening=unchanging.undoes_opening,
    )


def _to_do(session: Session, view: DishView | None, now: Instant) -> Step | None:
    dish = session.dish
    shown = step_of(dish, dish.step) if dish else None
    if dish is None or shown is None or view is None:
        return shown
    timers = [timer for timer in session.timers.values() if timer.alive and timer.dish == dish.id]
    return step_to_do(view.recipe, view.over, timers, now, shown)


def _urgency(view: TimerView, session: Session) -> tuple[tuple[int, int, int], int, int]:
    """Return a sort key: alerts first, then by the next threshold, then acknowledged timers, paused ones last."""
    silent = _FAR if view.state == "paused" else _FAR // 2 if view.alert.state == "acknowledged" else 0
    soon = view.next.in_ms if view.next else view.remaining_ms
    return urgency_of(view.alert, session.timers[view.id]), silent + soon, view.slot


def _timer_view(session: Session, timer: Timer, now: Instant, rules: Rules) -> TimerView:
    run, (least, most) = elapsed(timer, now), window(timer, now)
    dish = session.dishes.get(timer.dish)
    step = step_of(dish, timer.step) if dish else None
    running, alert = timer.state == "running", alert_of(timer, now, rules)
    ahead = upcoming(timer, now) if running else None
    snooze = timer.snooze if alert.state == "snoozed" else None
    return TimerView(
        id=timer.id,
        run=timer.run_id,
        slot=timer.slot,
        name=timer.name,
        dish=timer.dish,
        step=step.number if step else None,
        spec=timer.spec,
        state=timer.state,
        phase=phase(timer, now),
        alert=alert,
        elapsed_ms=run,
        least_ms=least,
        most_ms=most,
        remaining_ms=most - run,
        started_ms=timer.started.wall_ms,
        due_ms=now.wall_ms + most - run if running and not timer.spec.counts_up else None,
        next=Next(ahead.kind, ahead.at_ms - run, now.wall_ms + ahead.at_ms - run, ahead.text) if ahead else None,
        silenced_ms=timer.silenced_ms,
        snoozed_ms=now.wall_ms + snooze.for_ms - between(snooze.at, now) if snooze else None,
        until=timer.until_ms is not None,
        estimated=timer.since is not None and timer.since.boot_id != now.boot_id,
    )


def _idle(session: Session) -> Iterator[TimerView]:
    """Yield the unstarted timers of the step on screen."""
    dish = session.dish
    step = step_of(dish, dish.step) if dish else None
    if dish is None or step is None:
        return
    for spec in unstarted(session, dish, step):
        yield TimerView(
            name=spec.name,
            dish=dish.id,
            step=step.number,
            spec=spec,
            least_ms=spec.least_ms,
            most_ms=spec.most_ms,
            remaining_ms=spec.most_ms,
        )


def build_dish_view(session: Session, dish: Dish, recipe: Recipe) -> DishView:
    """Build the view of a dish. `recipe` is its recipe, scaled and converted, with the same ids and steps."""
    dish = dish._replace(recipe=recipe)
    step, over = step_of(dish, dish.step), dish.done | passed_steps(session, dish)
    groups = tuple(GroupView(group.name, tuple(_lines(dish, step, group))) for group in recipe.groups)
    listed = [line for group in groups for line in group.lines if line.ingredient.listed]
    return DishView(
        id=dish.id,
        recipe=recipe,
        done=dish.done,
        served=is_served(dish),
        factor=dish.factor,
        servings=dish.servings,
        step=_step_view(session, dish, step) if step else None,
        groups=groups,
        ticked=sum(line.ticked for line in listed),
        of=len(listed),
        following=_following(dish, step),
        passed=_passed(session, dish, step, over),
        over=over,
    )


def _lines(dish: Dish, step: Step | None, group: IngredientGroup) -> Iterator[IngredientView]:
    used = {use.ingredient: use.quantity for use in step.uses} if step else {}
    used_up = _used_up(dish)
    for ingredient in group.ingredients:
        lit = ingredient.id in used
        yield IngredientView(
            ingredient,
            ticked=ingredient.id in dish.ticked,
            lit=lit,
            uses=used.get(ingredient.id, "") or (ingredient.quantity if lit else ""),
            used_up=not lit and ingredient.id in used_up,
        )


def _used_up(dish: Dish) -> set[str]:
    """Return the ids of the ingredients that are used by steps which are all done."""
    steps = dish.recipe.steps
    to_use = {use.ingredient for step in steps if step.id not in dish.done for use in step.uses}
    return {use.ingredient for step in steps for use in step.uses} - to_use


def _step_view(session: Session, dish: Dish, step: Step) -> StepView:
    known = {ingredient.id: ingredient for ingredient in dish.recipe.ingredients()}
    uses = tuple(
        (use.quantity or known[use.ingredient].quantity, known[use.ingredient].name or known[use.ingredient].text)
        for use in step.uses
        if use.ingredient in known
    )
    offers, own = [], _own_times(session, dish, step)
    for spec in step.timers:
        timer = timer_for(session, dish, spec)
        state = timer.state if timer else None
        offers.append(OfferView(spec, timer.id if timer else "", state, own.get(spec.id)))
    return StepView(
        id=step.id,
        number=step.number,
        title=step.title,
        text=step.text,
        hands_off=step.hands_off,
        heat=step.heat,
        cookware=step.cookware,
        takes=step.takes,
        optional=step.optional,
        cue=step.cue,
        notes=step.notes,
        of=len(dish.recipe.steps),
        done=step.id in dish.done,
        uses=uses,
        offers=tuple(offers),
        own=own.get(""),
    )


def _own_times(session: Session, dish: Dish, step: Step) -> dict[str, OwnTime]:
    """Return the cook's own times of a step in the accepted plan, by timer id; "" is the step itself."""
    if session.plan is None:
        return {}
    plan = session.plan.plan
    name = next((one.name for one in plan.dishes if one.dish == dish.id), "")
    tasks = [task for task in plan.problem.tasks if (task.dish, task.step) == (name, step.number)]
    return {task.timer: task.own for task in tasks if task.own}


def _passed(session: Session, dish: Dish, step: Step | None, over: frozenset[str]) -> Step | None:
    """Return the first step that is not over, if it has timers, none was started, and a later step is on screen."""
    to_do = next((one for one in dish.recipe.steps if one.id not in over), None)
    if to_do is None or step is None or not to_do.timers or to_do.number >= step.number:
        return None
    return to_do if len(unstarted(session, dish, to_do)) == len(to_do.timers) else None


def _following(dish: Dish, step: Step | None) -> Step | None:
    later = dish.recipe.steps[step.number :] if step else ()
    return next((one for one in later if one.id not in dish.done), None)


def while_away(session: Session, now: Instant, since: Instant) -> str:
    """Return a sentence about alerts after `since` that were not answered, or ""."""
    crossed = [(timer, threshold) for timer in session.alive for threshold in _crossed(timer, now, since)]
    counts = Counter(threshold.kind for _, threshold in crossed if threshold.kind in ("check", "reminder", "warning"))
    parts = [counted(count, kind) for kind, count in counts.items()]
    due = sorted(
        (
            (elapsed(timer, now) - threshold.at_ms, timer.name)
            for timer, threshold in crossed
            if threshold.kind == "due"
        ),
        reverse=True,
    )
    late = {name for _, name in due}
    open_windows = [timer.name for timer, threshold in crossed if threshold.kind == "window"]
    parts += [f"{name} may be done" for name in open_windows if name not in late]
    parts += [f"{name} due {format_clock(late_ms // SECOND)} ago" for late_ms, name in due]
    return f"While you were away: {'; '.join(parts)}." if parts else ""


def _crossed(timer: Timer, now: Instant, since: Instant) -> Iterator[Threshold]:
    if timer.since is None:
        return
    run = elapsed(timer, now)
    before = timer.elapsed_ms + between(timer.since, since)
    answered = timer.acknowledged | timer.answered
    for threshold in thresholds(timer, now):
        if before < threshold.at_ms <= run and not threshold.again and threshold.key not in answered:
            yield threshold
