"""Applies an event to a session; a session is the fold of its events.

An event that does not fit, because its timer or dish does not exist, changes nothing. So a replay always ends in a
valid session, even if two processes wrote at once. Commands that do not fit are refused by `decide` and never recorded.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import Any

from kitchen_tui.cooking import events
from kitchen_tui.cooking.instant import Instant, moved
from kitchen_tui.cooking.plan import PlanState, StartSnooze
from kitchen_tui.cooking.session import Dish, Session
from kitchen_tui.cooking.threshold import has_come, thresholds
from kitchen_tui.cooking.timer import TRANSITIONS, Snooze, Timer, elapsed, remaining


def apply(session: Session, event: events.Event, at: Instant, run: str = "") -> Session:
    """Return the session after `event`, which happened at `at`; `run` is that of a timer if it concerns one."""
    if isinstance(event, events.TimerStarted) and run and not _ran_out(session, run, at):
        return session
    change = _SESSION.get(type(event))
    if change:
        return change(session, event, at)
    timer = session.timers.get(getattr(event, "timer", ""))
    if timer is None or (run and run != timer.run_id):
        return session
    if isinstance(event, events.TimerRenamed):
        return _with_timer(session, timer._replace(name=_unique(session, event.name, timer)))
    later = changed(timer, event, at)
    if later.slot == 0 and later.alive:
        later = later._replace(slot=_free_slot(session), name=_unique(session, timer.name, timer))
    return _with_timer(session, later)


def changed(timer: Timer, event: events.Event, at: Instant) -> Timer:
    """Return the timer after one of its own events; its slot is 0 once it is finished or cancelled."""
    return _TIMER[type(event)](timer, event, at)


def _ran_out(session: Session, run: str, at: Instant) -> bool:
    """Return whether the run whose end started another timer has ended, which an undo may have changed."""
    return any(timer.run_id == run and remaining(timer, at) <= 0 for timer in session.timers.values())


# Sessions and dishes -----------------------------------------------------------------------------------------------


def _opened(session: Session, event: events.SessionOpened, at: Instant) -> Session:
    return session._replace(opened=at, speed=event.speed)


def _closed(session: Session, event: events.SessionClosed, at: Instant) -> Session:
    return session._replace(closed=True)


def _held(session: Session, event: events.SessionHeld, at: Instant) -> Session:
    return session._replace(held=at if event.held else None)


def _muted(session: Session, event: events.AlarmsMuted, at: Instant) -> Session:
    return session._replace(muted=event.muted)


def _dish_started(session: Session, event: events.DishStarted, at: Instant) -> Session:
    steps = event.recipe.steps
    dish = Dish(event.dish, event.recipe, at, steps[0].id if steps else "", at)
    return session._replace(dishes={**session.dishes, event.dish: dish}, on_screen=event.dish, touched=at)


def _dish_shown(session: Session, event: events.DishShown, at: Instant) -> Session:
    return session._replace(on_screen=event.dish) if event.dish in session.dishes else session


def _scaled(dish: Dish, event: events.DishScaled, at: Instant) -> Dish:
    return dish._replace(factor=(event.numerator, event.denominator), servings=event.servings)


def _ticked(dish: Dish, event: events.IngredientTicked, at: Instant) -> Dish:
    one = {event.ingredient}
    return dish._replace(ticked=dish.ticked | one if event.ticked else dish.ticked - one)


def _step_shown(dish: Dish, event: events.StepShown, at: Instant) -> Dish:
    return dish._replace(step=event.step, since=at)


def _step_marked(dish: Dish, event: events.StepMarked, at: Instant) -> Dish:
    others = {step: when for step, when in dish.done_at.items() if step != event.step}
    if not event.done:
        return dish._replace(done=dish.done - {event.step}, done_at=others)
    return dish._replace(done=dish.done | {event.step}, done_at={**others, event.step: at})


def _of_dish(change: Callable[[Dish, Any, Instant], Dish]) -> Callable[[Session, Any, Instant], Session]:
    def change_dish(session: Session, event: Any, at: Instant) -> Session:
        dish = session.dishes.get(event.dish)
        if dish is None:
            return session
        return session._replace(dishes={**session.dishes, dish.id: change(dish, event, at)})

    return change_dish


# Timers -------------------------------------------------------------------------------------------------------------

_MOST_TRIED = 20


def _timer_started(session: Session, event: events.TimerStarted, at: Instant) -> Session:
    if event.timer in session.timers:
        return session
    timer = Timer(
        id=event.timer,
        name=_unique(session, event.spec.name),
        spec=event.spec,
        dish=event.dish,
        step=event.step,
        slot=_free_slot(session),
        state=TRANSITIONS["idle", "start"],
        started=moved(at, -event.elapsed_ms),
        since=at,
        elapsed_ms=event.elapsed_ms,
        least_ms=event.spec.least_ms,
        most_ms=event.spec.most_ms,
        until_ms=event.until_ms,
        zone_ms=event.zone_ms,
        until_set=None if event.until_ms is None else at,
    )
    return _with_timer(session, timer)


def _with_timer(session: Session, timer: Timer) -> Session:
    """Return the session with a timer added or replaced; the facts about all timers are updated, not computed again."""
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


def _unique(session: Session, name: str, mine: Timer | None = None) -> str:
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


def _free_slot(session: Session) -> int:
    """Return the lowest slot that is not taken."""
    taken = session.slots | 1  # there is no slot 0
    return (~taken & (taken + 1)).bit_length() - 1


def _stopped_by(verb: str) -> Callable[[Timer, Any, Instant], Timer]:
    """Return the change that stops a timer. One whose alarm was silenced counts as stopped at that moment."""

    def change(timer: Timer, event: Any, at: Instant) -> Timer:
        state = TRANSITIONS.get((timer.state, verb))
        if state is None:
            return timer
        over = state != "paused"
        ran_ms = timer.silenced_ms if over and timer.silenced_ms is not None else elapsed(timer, at)
        return timer._replace(
            state=state,
            elapsed_ms=ran_ms,
            since=None,
            ended=at if over else None,
            slot=0 if over else timer.slot,
        )

    return change


def _timer_resumed(timer: Timer, event: events.TimerResumed, at: Instant) -> Timer:
    state = TRANSITIONS.get((timer.state, "resume"))
    return timer._replace(state=state, since=at) if state else timer


def _timer_adjusted(timer: Timer, event: events.TimerAdjusted, at: Instant) -> Timer:
    if not timer.alive:
        return timer
    longer = timer._replace(
        least_ms=event.least_ms,
        most_ms=event.most_ms,
        until_ms=event.until_ms,
        zone_ms=event.zone_ms,
        until_set=None if event.until_ms is None else at,
        snooze=None,
        silenced_ms=None,
        extensions=timer.extensions + event.extended,
    )
    return _without_never_due(longer, timer, at)


def _timezone_changed(timer: Timer, event: events.TimerTimezoneChanged, at: Instant) -> Timer:
    if timer.until_ms is None or timer.zone_ms is None:
        return timer
    return timer._replace(until_ms=timer.until_ms + timer.zone_ms - event.zone_ms, zone_ms=event.zone_ms)


def _without_never_due(longer: Timer, timer: Timer, at: Instant) -> Timer:
    """Mark thresholds that an extension moved into the past as handled, since they were never due."""
    run = elapsed(timer, at)
    known = {threshold.key for threshold in thresholds(timer, at)}
    never_due = {threshold.key for threshold in thresholds(longer, at) if threshold.at_ms < run} - known
    return longer._replace(
        sounded={**dict.fromkeys(never_due, at), **timer.sounded},
        acknowledged=timer.acknowledged | never_due,
        answered=timer.answered | never_due,
    )


def _timer_restarted(timer: Timer, event: events.TimerRestarted, at: Instant) -> Timer:
    return timer._replace(
        state=TRANSITIONS[timer.state, "restart"],
        run=timer.run + 1,
        started=at,
        since=at,
        elapsed_ms=0,
        least_ms=timer.spec.least_ms,
        most_ms=timer.spec.most_ms,
        sounded={},
        acknowledged=frozenset(),
        answered=frozenset(),
        snooze=None,
        silenced_ms=None,
        extensions=0,
        ended=None,
    )


def _alert_sounded(timer: Timer, event: events.AlertSounded, at: Instant) -> Timer:
    """Record an announcement, unless an undo or redo has moved its threshold into the future."""
    if not has_come(timer, event.threshold, at):
        return timer
    return timer._replace(sounded={event.threshold: at, **timer.sounded})


def _alert_acknowledged(timer: Timer, event: events.AlertAcknowledged, at: Instant) -> Timer:
    silenced_ms = elapsed(timer, at) if remaining(timer, at) <= 0 else None
    return timer._replace(acknowledged=timer.acknowledged | {event.threshold}, snooze=None, silenced_ms=silenced_ms)


def _alert_snoozed(timer: Timer, event: events.AlertSnoozed, at: Instant) -> Timer:
    return timer._replace(snooze=Snooze(event.threshold, at, event.for_ms, event.choice))


def _check_answered(timer: Timer, event: events.CheckAnswered, at: Instant) -> Timer:
    return timer._replace(answered=timer.answered | {event.threshold})


# Plans --------------------------------------------------------------------------------------------------------------


def _plan_accepted(session: Session, event: events.PlanAccepted, at: Instant) -> Session:
    """Accept a plan, keeping the tasks that were begun; starts that were silenced are announced again."""
    began = session.plan.began if session.plan else {}
    return session._replace(plan=PlanState(event.plan, began=began))


def _of_plan(change: Callable[[PlanState, Any, Instant], PlanState]) -> Callable[[Session, Any, Instant], Session]:
    def change_plan(session: Session, event: Any, at: Instant) -> Session:
        return session._replace(plan=change(session.plan, event, at)) if session.plan else session

    return change_plan


def _start_snoozed(state: PlanState, event: events.StartSnoozed, at: Instant) -> PlanState:
    snoozed = {**state.snoozed, event.task: StartSnooze(at, event.for_ms)}
    return state._replace(snoozed=snoozed, announced={**state.announced, event.task: 0})


def _start_announced(state: PlanState, event: events.StartAnnounced, at: Instant) -> PlanState:
    return state._replace(announced={**state.announced, event.task: event.number})


_SESSION: Mapping[type, Callable[[Session, Any, Instant], Session]] = {
    events.SessionOpened: _opened,
    events.SessionClosed: _closed,
    events.SessionHeld: _held,
    events.AlarmsMuted: _muted,
    events.DishStarted: _dish_started,
    events.DishShown: _dish_shown,
    events.DishScaled: _of_dish(_scaled),
    events.IngredientTicked: _of_dish(_ticked),
    events.StepShown: _of_dish(_step_shown),
    events.StepMarked: _of_dish(_step_marked),
    events.TimerStarted: _timer_started,
    events.PlanAccepted: _plan_accepted,
    events.SlipLeft: _of_plan(lambda state, event, at: state._replace(left=event.minutes)),
    events.TaskStarted: _of_plan(lambda state, event, at: state._replace(began={event.task: at, **state.began})),
    events.StartSnoozed: _of_plan(_start_snoozed),
    events.StartDismissed: _of_plan(lambda state, event, at: state._replace(dismissed=state.dismissed | {event.task})),
    events.StartAnnounced: _of_plan(_start_announced),
    # The history adds notes, and folds again without a command that is undone.
    events.NoteTaken: lambda session, event, at: session,
    events.CommandUndone: lambda session, event, at: session,
    events.CommandRedone: lambda session, event, at: session,
}
_TIMER: Mapping[type, Callable[[Timer, Any, Instant], Timer]] = {
    events.TimerPaused: _stopped_by("pause"),
    events.TimerResumed: _timer_resumed,
    events.TimerAdjusted: _timer_adjusted,
    events.TimerTimezoneChanged: _timezone_changed,
    events.TimerFinished: _stopped_by("finish"),
    events.TimerCancelled: _stopped_by("cancel"),
    events.TimerRestarted: _timer_restarted,
    events.AlertSounded: _alert_sounded,
    events.AlertAcknowledged: _alert_acknowledged,
    events.AlertSnoozed: _alert_snoozed,
    events.CheckAnswered: _check_answered,
}
