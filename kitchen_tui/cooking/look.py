"""Looking at a session: from the fold and `now` to the frozen view."""

from collections.abc import Iterator
from typing import NamedTuple

from kitchen_tui.cooking.alert import QUIET, alert_of, order
from kitchen_tui.cooking.history import History
from kitchen_tui.cooking.instant import Instant, between
from kitchen_tui.cooking.ready_time import ready_in
from kitchen_tui.cooking.rules import Rules
from kitchen_tui.cooking.session import Dish, Session, step_of, timer_for
from kitchen_tui.cooking.threshold import upcoming
from kitchen_tui.cooking.timer import Timer, elapsed, phase, window
from kitchen_tui.cooking.view import DishView, Next, TimerView, View
from kitchen_tui.cooking.wording import label
from kitchen_tui.model.step import Step
from kitchen_tui.model.timer_spec import Span, TimerSpec

_FAR = 2**62


class Still(NamedTuple):
    """What of a view stands still while the clock runs: it changes with the session only."""

    dish: DishView | None
    undo: str
    redo: str


def stand_still(history: History, dish: DishView | None) -> Still:
    """The unmoving part of the view; `dish` is what `look_at_dish` made of the same session."""
    return Still(
        dish,
        label(history, history.done[-1]) if history.done else "",
        label(history, history.undone[-1]) if history.undone else "",
    )


def look(session: Session, now: Instant, rules: Rules, still: Still) -> View:
    """The view at `now`."""
    live = [_timer_view(session, timer, now, rules) for timer in session.alive]
    finished = [timer for timer in session.timers.values() if timer.state == "finished"]
    ready = None
    if session.dish:
        left = ready_in(session, session.dish, now)
        ready = Span(now.wall_ms + left.least_ms, now.wall_ms + left.most_ms)
    return View(
        session,
        now,
        rules,
        still.dish,
        (*live, *_idle(session), *(_timer_view(session, timer, now, rules) for timer in finished)),
        tuple(sorted(live, key=lambda view: _urgency(view, session))),
        ready,
        still.undo,
        still.redo,
    )


def _urgency(view: TimerView, session: Session) -> tuple[tuple[int, int, int], int, int]:
    """Alerts first; then what is next to say something; what was hushed has said it, and a paused one says nothing."""
    silent = _FAR if view.state == "paused" else _FAR // 2 if view.alert.state == "acknowledged" else 0
    soon = view.next.in_ms if view.next else view.remaining_ms
    return order(view.alert, session.timers[view.id]), silent + soon, view.slot


def _timer_view(session: Session, timer: Timer, now: Instant, rules: Rules) -> TimerView:
    run, (least, most) = elapsed(timer, now), window(timer, now)
    dish = session.dishes.get(timer.dish)
    step = step_of(dish, timer.step) if dish else None
    running, alert = timer.state == "running", alert_of(timer, now, rules)
    ahead = upcoming(timer, now) if timer.alive else None
    return TimerView(
        id=timer.id,
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
        due_ms=now.wall_ms + most - run if running else None,
        next=Next(ahead.kind, ahead.at_ms - run, now.wall_ms + ahead.at_ms - run, ahead.text) if ahead else None,
        text=timer.spec.text,
        snoozed_ms=_snoozed_until(timer, now) if alert.state == "snoozed" else None,
        estimated=timer.since is not None and timer.since.boot_id != now.boot_id,
    )


def _snoozed_until(timer: Timer, now: Instant) -> int | None:
    return now.wall_ms + timer.snooze.for_ms - between(timer.snooze.at, now) if timer.snooze else None


def _idle(session: Session) -> Iterator[TimerView]:
    """The unstarted timers of the step on screen."""
    dish = session.dish
    step = step_of(dish, dish.step) if dish else None
    if dish is None or step is None:
        return
    for spec in step.timers:
        if timer_for(session, dish, spec) is None:
            yield _idle_view(dish, step, spec)


def _idle_view(dish: Dish, step: Step, spec: TimerSpec) -> TimerView:
    return TimerView(
        id="",
        slot=0,
        name=spec.name,
        dish=dish.id,
        step=step.number,
        spec=spec,
        state="idle",
        phase="cooking",
        alert=QUIET,
        elapsed_ms=0,
        least_ms=spec.least_ms,
        most_ms=spec.most_ms,
        remaining_ms=spec.most_ms,
        started_ms=None,
        due_ms=None,
        next=None,
        text=spec.text,
    )
