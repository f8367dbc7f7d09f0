"""Words and shapes for the states of timers, so that colour is never the only sign."""

from collections.abc import Callable
from functools import lru_cache

from kitchen_tui.clock import format_moment, format_time
from kitchen_tui.cooking.instant import Instant, between
from kitchen_tui.cooking.session import Dish, step_of, unstarted
from kitchen_tui.cooking.step_order import following_timer, numbered_steps, skipped_steps, steps_before
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import (
    MINUTE,
    SECOND,
    Span,
    format_clock,
    format_duration,
    format_remaining,
    format_span,
)
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Step
from kitchen_tui.tui.paint.styled_text import Role, Styled, cells


class StateLabel(NamedTuple):
    """The shape, word (empty for a timer that just runs) and role of a timer's state."""

    shape: str
    word: str
    role: Role


_ALERTS: dict[str, StateLabel] = {
    "ringing": StateLabel("●", "DUE", "alarm"),
    "escalated": StateLabel("◉", "DUE", "alarm"),
    "missed": StateLabel("▲", "MISSED", "alarm"),
    "snoozed": StateLabel("z", "snoozed", "warning"),
    "acknowledged": StateLabel("○", "silenced", "overdue"),
}
_STATES: dict[str, StateLabel] = {
    "idle": StateLabel("·", "not started", "faint"),
    "paused": StateLabel("‖", "paused", "faint"),
    "finished": StateLabel("✓", "done", "faint"),
    "cancelled": StateLabel("×", "cancelled", "faint"),
}
_EVENTS = {"window": "may be done", "warning": "almost due"}
"""What comes next, for kinds of thresholds that need more than their own name."""
_EVENT_WORDS = {"due": "ends", "window": "may be done", "warning": "almost due"}
_SHORT_TITLE = 100
"""The width of a screen for which dishes are named beside timers, the same on every screen."""
_LONGEST_EVENT = 16
"""A reminder of at most this many cells is named by its own words."""


def state_label(timer: TimerView) -> StateLabel:
    """Return the label for the most important fact about a timer; estimated times are also marked with ≈."""
    label = _label(timer)
    is_marked = timer.estimated and label.word not in ("", "estimate")
    return label._replace(word=f"{label.word} ≈") if is_marked else label


def _label(timer: TimerView) -> StateLabel:
    if timer.alert.state in _ALERTS:
        return _ALERTS[timer.alert.state]
    if timer.state in _STATES:
        return _STATES[timer.state]
    if timer.alert.question:
        return StateLabel("?", "check", "question")
    if timer.alert.state == "attention":
        return StateLabel("!", "now", "warning")
    if timer.estimated:
        return StateLabel("≈", "estimate", "warning")
    if timer.phase == "window":
        return StateLabel("◆", "may be done", "good")
    return StateLabel("•", "", "digits")


def clock_of(timer: TimerView) -> str:
    """Return the time left, the overtime as `+m:ss`, the length if not started, or how long a finished timer took."""
    if timer.state == "idle":
        return format_span(Span(timer.least_ms, timer.most_ms))
    if timer.spec.counts_up:
        return format_clock(timer.elapsed_ms // SECOND)
    if timer.state == "finished":
        return format_remaining(max(1, timer.elapsed_ms))
    return format_remaining(timer.remaining_ms)


def clock_to_event(timer: TimerView) -> str:
    """Return the time left until the event that `event_label` names; without one, the same as `clock_of`."""
    if timer.next and _counts_to_event(timer):
        return format_remaining(timer.next.in_ms)
    return format_remaining(timer.least_ms - timer.elapsed_ms) if _is_paused_early(timer) else clock_of(timer)


def event_label(timer: TimerView) -> str:
    """Return what `clock_to_event` counts down to ("ends in", "check in", "turn the pieces in"), or "" in overtime."""
    if timer.next and _counts_to_event(timer):
        words = timer.next.text.partition(".")[0].partition(",")[0]
        if timer.next.kind in ("reminder", "warning") and 0 < cells(words) <= _LONGEST_EVENT:
            return f"{words[:1].lower()}{words[1:]} in"
        word = "next check" if timer.alert.question else timer.next.kind
        return f"{_EVENT_WORDS.get(timer.next.kind, word)} in"
    if _is_paused_early(timer):
        return "test after"
    return "running for" if timer.spec.counts_up and timer.state == "running" else ""


def _is_paused_early(timer: TimerView) -> bool:
    """Return whether it is paused before its window; its clock then shows the time to the window, as when running."""
    return timer.state == "paused" and timer.phase == "cooking" and timer.least_ms < timer.most_ms


def _counts_to_event(timer: TimerView) -> bool:
    return timer.state == "running" and timer.phase != "overtime"


def digit_role(timer: TimerView) -> Role:
    """Return the role of a timer's large digits."""
    return (
        "faint"
        if timer.state == "paused" or timer.is_silenced
        else "overdue"
        if timer.phase == "overtime"
        else "digits"
    )


def prompt_text(timer: TimerView) -> str:
    """Return what the timer asks of the cook: its open question, what to do when due, or what needs attention."""
    alert = timer.alert
    if alert.question and alert.state != "acknowledged":
        return alert.question.text
    return (alert.threshold.text if alert.threshold else "") or timer.text


def status_text(timer: TimerView, now_ms: int) -> str:
    """Return what the timer asks of the cook, else what comes next and when."""
    if timer.state == "idle":
        return "optional" if timer.spec.optional else ""
    if timer.snoozed_ms is not None:
        return f"rings again {format_time(timer.snoozed_ms)}"
    if timer.calls:
        return prompt_text(timer)
    if timer.state in ("paused", "finished"):
        return ""
    if timer.next is None:
        return timer.text
    what = timer.next.text or timer.text
    return f"{next_event(timer)} {format_moment(timer.next.wall_ms, now_ms)}{' · ' if what else ''}{what}"


def next_event(timer: TimerView) -> str:
    """Return a word for the next event of a timer ("due", "check", "may be done"), or ""."""
    return _EVENTS.get(timer.next.kind, timer.next.kind) if timer.next else ""


def row_prefix(timer: TimerView, selected: bool) -> Styled:
    """Return the cursor and the slot to put before a timer's name, in three cells."""
    return Styled(f"{'▸' if selected else ' '}{timer.slot or ' ':<2}", "key")


def alarm_name(view: View, timer: TimerView) -> str:
    """Return the timer's name in capitals, with its dish if several are cooking."""
    return timer.name.upper() + qualified_name(view, timer).removeprefix(timer.name)


def qualified_name(view: View, timer: TimerView) -> str:
    """Return the timer's name, with the short name of its dish if several are cooking."""
    dish = short_title(view, timer.dish)
    return f"{timer.name} ({dish})" if dish else timer.name


def short_title(view: View, dish: str, width: int = _SHORT_TITLE) -> str:
    """Return the short name of a dish on a screen of this width, or "" if it is the only one."""
    dishes = view.session.dishes
    if len(dishes) < 2 or dish not in dishes:
        return ""
    return _shortened(tuple(one.recipe.title for one in dishes.values()), width)[[*dishes].index(dish)]


@lru_cache(maxsize=16)
def _shortened(titles: tuple[str, ...], width: int) -> list[str]:
    from kitchen_tui.planning.picture import shortened  # imported late: not needed for a single dish

    return shortened(titles, width)


# Sentences ----------------------------------------------------------------------------------------------------------


def done_question(view: View, step_id: str, key_of: Callable[[str], str], *, from_list: bool = False) -> str:
    """Return what to ask before a step of the dish on screen is completed, or ""; `key_of` knows the keys to name.

    It is about a timer of the step that would end before its least time; about one of an earlier step, without which
    this one cannot be done; about one that was not started; or about earlier steps that were not begun and would be
    completed as well, which is added to any other question. The last two are not asked if the step is marked in a list,
    where the outcome shows.
    """
    dish = view.session.dish
    step = step_of(dish, step_id) if dish else None
    if dish is None or step is None or step.id in dish.done:
        return ""
    done = key_of("done")
    skipped = [] if from_list else skipped_steps(view.session, dish, step.id, view.now)
    too = f" That completes {numbered_steps(skipped)}, too." if skipped else ""
    mine = [timer for timer in view.urgent if (timer.dish, timer.step) == (dish.id, step.number)]
    early = [timer for timer in mine if timer.phase == "cooking" and not view.session.timers[timer.id].answered]
    if early:
        timer, more = early[0], f" (and {len(early) - 1} more)" if len(early) > 1 else ""
        on = key_of("next_step") if timer.state == "running" else ""
        leaves = f", {on} to go on and leave it running" if on else ""
        return f"{timer.name} {_time_to_go(timer)}{more}. Press {done} again to finish it{leaves}.{too}"
    if blocking := _blocking_timer(view, dish, step):
        left = f"{blocking.name} of step {blocking.step} {_time_to_go(blocking)}"
        return f"{left}. Press {done} again to complete {numbered_steps([*skipped, step])} anyway."
    waiting = unstarted(view.session, dish, step)
    needed = [spec for spec in waiting if not spec.optional and (not spec.found or "timer" in step.text.lower())]
    if needed and not from_list and len(waiting) == len(step.timers):
        start = "" if view.is_other_start_due else f"{key_of('start')} to start it, "
        return f"{needed[0].name} was not started. Press {start}{done} again to go on without it.{too}"
    if not skipped:
        return ""
    are, them = ("are", "them") if len(skipped) > 1 else ("is", "it")
    return f"{numbered_steps(skipped)} {are} not done. Press {done} again to complete {them} too."


def start_refusal(view: View, now: Instant, key_of: Callable[[str], str]) -> str:
    """Return why the next timer is not started yet, or "": it follows one that was started within the last second.

    Timers found in a text follow each other, so a second press so soon was probably a mistake. Others may run together.
    """
    dish = view.session.dish
    offer = following_timer(view.session, dish, now) if dish else None
    if dish is None or offer is None or not offer[1].found:
        return ""
    just = [timer for timer in view.session.alive if (timer.dish, timer.step) == (dish.id, offer[0].id)]
    just = [timer for timer in just if timer.spec.found and between(timer.started, now) < SECOND * view.session.speed]
    follows = f"{offer[1].name} follows {just[-1].name}" if just else ""
    return f"{follows}. Press {key_of('start')} again to start it now." if just else ""


def _time_to_go(timer: TimerView) -> str:
    """Return "has 7:12 left" or, for a timer with a window, "may be done in 52:48", as the large digits count."""
    left = format_remaining(timer.least_ms - timer.elapsed_ms)
    if timer.least_ms == timer.most_ms:
        return f"is paused with {left} left" if timer.state == "paused" else f"has {left} left"
    if timer.state == "paused":
        return f"is paused and may be done after {left}"
    is_check = timer.next and timer.next.kind == "check" and timer.next.in_ms == timer.least_ms - timer.elapsed_ms
    return f"has its first check in {left}" if is_check else f"may be done in {left}"


_LATE_ENOUGH, _YOUNG_ENOUGH = MINUTE, MINUTE
"""A timer is ended without asking if this much or less is left until its least time, or if it has run for less."""


def end_question(view: View, timer: TimerView, action: str, key_of: Callable[[str], str]) -> str:
    """Return what to ask before a timer is finished, cancelled or restarted, or "".

    It is asked if the timer is long before its least time. One that has only begun may be cancelled or restarted.
    """
    to_go = timer.least_ms - timer.elapsed_ms
    is_early = timer.state in ("running", "paused") and to_go > _LATE_ENOUGH and not timer.spec.counts_up
    is_young = action != "finish" and timer.elapsed_ms < _YOUNG_ENOUGH
    if not is_early or is_young or view.session.timers[timer.id].answered:
        return ""
    return f"{qualified_name(view, timer)} {_time_to_go(timer)}. Press {key_of(action)} again to {action} it."


def extend_question(
    view: View, timer: TimerView | None, selected: TimerView | None, key_of: Callable[[str], str]
) -> str:
    """Return what to ask before a timer is extended without an open check, or "" if it is selected or near its end."""
    if timer is None or timer == selected or timer.phase != "cooking":
        return ""
    again = f"Press {key_of('not_yet')} again to give {qualified_name(view, timer)} more time."
    return f"No check is open. {again}"


def ended_message(view: View, timer: TimerView, action: str) -> str:
    """Return the message after a timer was finished, cancelled or restarted: "simmer finished after 1:35:00"."""
    ran = format_clock((timer.silenced_ms or timer.elapsed_ms) // SECOND)
    done = {"finish": "finished", "cancel": "cancelled"}.get(action, "started again")
    return f"{qualified_name(view, timer)} {done} after {ran}."


def _blocking_timer(view: View, dish: Dish, step: Step) -> TimerView | None:
    """Return a running timer, short of its least time, of a step that the recipe wants to be over before this one.

    The order of the text alone is no reason to ask: completing the step leaves the timer running, and its step open.
    """
    before = steps_before(dish.recipe, [step.id], stated=True)
    steps = {earlier.number: earlier.id for earlier in dish.recipe.steps}
    running = [timer for timer in view.urgent if timer.dish == dish.id and timer.step and timer.state == "running"]
    early = (timer for timer in running if timer.phase == "cooking" and steps.get(timer.step or 0) in before)
    return next(early, None)


def not_yet_message(view: View, timer_id: str) -> str:
    """Return the message after *not yet*: "simmer goes on 10 min, to 20:56; next check 20:46"."""
    timer = next((timer for timer in view.urgent if timer.id == timer_id), None)
    if timer is None or timer.due_ms is None:
        return ""
    now_ms = view.now.wall_ms
    whole = max(MINUTE, round(timer.remaining_ms / MINUTE) * MINUTE)
    to = f"{timer.name} goes on {format_duration(whole)}, to {format_moment(timer.due_ms, now_ms)}"
    is_sooner = timer.next and timer.next.kind == "check" and timer.next.wall_ms < timer.due_ms
    return f"{to}; next check {format_moment(timer.next.wall_ms, now_ms)}." if timer.next and is_sooner else f"{to}."
