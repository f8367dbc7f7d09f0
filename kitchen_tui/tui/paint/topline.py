"""The top line: what to do now, what comes next, and when the food is ready."""

from collections.abc import Callable, Sequence

from kitchen_tui.clock import format_moment, format_period, format_time
from kitchen_tui.cooking.plan import Item, PlanView
from kitchen_tui.cooking.session import is_served
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import MINUTE, format_duration
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Step
from kitchen_tui.tui.paint.styled_text import Line, Styled, cut, fit, justify, styled, width_of
from kitchen_tui.tui.paint.timer_words import (
    clock_to_event,
    event_label,
    next_event,
    prompt_text,
    qualified_name,
    short_title,
    state_label,
)

KeyOf = Callable[[str], str]
"""Returns the key of an action, or "" if it has none."""

_GAP = Styled("   ")
NARROW, _MEDIUM = 60, 100
_MOST_BOXES = 16
_LEAST_DISH, _SHORT_NAME = 10, 12
_LEAST_NEXT = 15
"""With fewer cells than these, what comes next is left out."""


class _Task(NamedTuple):
    """What to do now, in full and in few words, and the dish it is for ("" if the words name it)."""

    text: str
    brief: str
    dish: str = ""


def top_line(view: View, width: int, key_of: KeyOf, pane: str = "") -> Line:
    """Return now · next · ready about · progress · clock; on a narrow screen what the only `pane` does not show.

    If room is short, "rehearsal" is left out first, then the dish, then what comes next. While a timer needs an answer,
    the ready time is left out too if that avoids cutting the sentence. A timer that is due and silenced is always
    shown: its pan may still be on the heat.
    """
    clock = styled(f"{format_time(view.now.wall_ms)} ", "strong")
    task = _task(view, key_of)
    if width < NARROW:
        right = (*_marks(view, True), clock)
        return justify((Styled(" "), *_narrow(view, task, pane, width - width_of(right) - 2)), right, width)
    dish = _dish(view, task.dish, width)
    rights = [
        (*silenced, *_marks(view, is_brief), *_progress(view, width >= _MEDIUM), clock)
        for silenced in _silenced(view)
        for is_brief in (False, True)
    ]
    choices = [*_ready(view), *([()] if view.ringing or view.questions or view.silenced else [])]
    fitting = [
        ((Styled(" "), *title, *_now(words)), ready, right)
        for ready in choices
        for words in dict.fromkeys((task.text, task.brief))
        for title in dict.fromkeys((dish, ()))
        for right in dict.fromkeys(rights)
        if width_of((*title, *_now(words), *ready, *right)) + 6 <= width
    ]
    if not fitting:
        ready, right = _ready(view)[-1], rights[-1]
        fitting = [(cut((Styled(" "), *_now(task.brief)), width - width_of((*ready, *right)) - 5), ready, right)]
    best: tuple[Line, Line] = ((), ())
    for now, ready, right in fitting:
        room = width - width_of((*now, _GAP, *ready, *right)) - 6
        coming = _next(view, room, task.text) if room >= _LEAST_NEXT else ()
        if not best[0] or (ready and coming and not _is_cut(coming)):
            best = (*now, *(part for line in (coming, ready) if line for part in (_GAP, *line))), right
        if coming and not _is_cut(coming):
            break
    return justify(*best, width)


def _silenced(view: View) -> Sequence[Line]:
    """Return "○ eggs 3 min over" for the timers that are due and silenced, the shortest form last: "○ eggs over"."""
    if not view.silenced:
        return [()]
    timer, *others = sorted(view.silenced, key=lambda timer: timer.remaining_ms)
    more = f" and {len(others)} more" if others else ""
    over = -timer.remaining_ms // MINUTE * MINUTE
    words = f"{qualified_name(view, timer)} {f'{format_duration(over)} ' if over else ''}over{more}"
    name = fit(styled(timer.name).text, _SHORT_NAME).rstrip()
    brief = f"{name} {f'+{format_duration(over)}' if over else 'over'}{f' and {len(others)}' if others else ''}"
    shortest = f"{len(view.silenced)} over" if others else f"{name} over"
    return [(styled(f"○ {text}", "overdue"), Styled("  ")) for text in dict.fromkeys((words, brief, shortest))]


def _is_cut(line: Line) -> bool:
    return line[-1].text.endswith("…")


def _marks(view: View, is_brief: bool) -> Line:
    """Return "rehearsal ×60" and "muted" if they apply."""
    words = []
    if view.session.speed != 1:
        words.append(f"{'' if is_brief else 'rehearsal '}×{view.session.speed:g}")
    if view.muted:
        words.append("muted")
    return tuple(styled(f"{word}  ", "warning") for word in words)


def _narrow(view: View, task: _Task, pane: str, room: int) -> Line:
    """Return the most urgent timer, and when the food is ready; the step if its pane, which names it, is hidden.

    The timer is left out if its pane or the banner shows it. If room is short, the ready time is dropped first, then
    words of the timer.
    """
    is_elsewhere = pane == "timers" or view.ringing or view.asking or not view.unfinished
    timers = [()] if is_elsewhere else [_timer(view.unfinished[0], is_brief) for is_brief in (False, True)]
    first = _step_or_now(view, task, pane, bool(timers[0]))
    readies, silences = [*_ready(view), *_ready_from(view)], [silenced[:1] for silenced in _silenced(view)]
    choices = [(timer, ready) for ready in readies for timer in timers] + [(timer, ()) for timer in timers]
    for silenced in silences:
        for timer, ready in choices:
            line = _spaced(first, timer, silenced, ready)
            if width_of(line) <= room:
                return line
    silenced = cut(silences[-1], room)
    room -= width_of(silenced) + 2 if silenced else 0
    if silenced and room < _LEAST_DISH:
        return silenced
    if not timers[-1]:
        return _spaced(cut(first, room), silenced)
    *words, clock = timers[-1]
    timer = (*cut(tuple(words), max(0, room - width_of((clock,)) - 1)), Styled(" "), clock)
    left = room - width_of(timer) - 2
    return _spaced(cut(first, left) if left >= _LEAST_DISH else (), timer, silenced)


def _spaced(*parts: Line) -> Line:
    whole = [part for part in parts if part]
    return tuple(run for at, part in enumerate(whole) for run in ((Styled("  "), *part) if at else part))


def _step_or_now(view: View, task: _Task, pane: str, has_timer: bool) -> Line:
    """Return "3/12 Simmer", or what else is to be done now; nothing if the pane's title says it."""
    step = view.dish.step if view.dish else None
    if view.dish is None or step is None or view.to_do is None:
        return () if has_timer else _now(task.brief)
    if pane != "step" and not view.dish.served:
        dish = _dish(view, view.dish.id, NARROW)
        return (*dish, styled(f"{step.number}/{step.of} ", "faint"), styled(step.title, "strong"))
    dish = _dish(view, task.dish, NARROW)
    is_said = has_timer or view.ringing or view.asking or (task.dish, task.brief) == (view.dish.id, step.title.strip())
    return () if is_said else (*dish, *_now(task.brief, bool(dish)))


def _timer(timer: TimerView, is_brief: bool) -> Line:
    """Return "simmer check in 52:48"; `is_brief` only the name and the time, unless it is not the end."""
    label, event = state_label(timer), event_label(timer)
    if is_brief:
        event = "" if event == "ends in" else event.removesuffix(" in")
    word = label.word or event
    words = f"{word} " if word else ""
    return (styled(f"{timer.name} ", "strong"), styled(words, label.role), styled(clock_to_event(timer), label.role))


def _now(text: str, is_alone: bool = False) -> Line:
    now = styled(text, "strong")
    return (now,) if is_alone else (styled("Now ", "faint"), now)


def _dish(view: View, dish: str, width: int) -> Line:
    """Return the short name of a dish, if there are several."""
    name = short_title(view, dish, width)
    return (*cut((styled(name, "heading"),), max(_LEAST_DISH, width // 5)), Styled("  ")) if name else ()


def _task(view: View, key_of: KeyOf) -> _Task:
    """Return what to do now: answer a timer, start what is due, or go on with the step that is being cooked."""
    if asked := (*view.ringing, *view.questions):
        return _Task(_asked(view, asked[0], False), _asked(view, asked[0], True))
    here = view.dish.id if view.dish else ""
    if view.plan and view.plan.due:
        start = view.plan.due[0]
        name = start.task.name or f"step {start.task.step}"
        return _Task(name, name, start.dish)
    if view.plan and (_is_ahead(view, view.plan) or not view.urgent) and (planned := _planned_now(view, view.plan)):
        return planned
    if view.dish is None or view.dish.step is None or view.to_do is None:
        text = "timers" if view.timers else "nothing is cooking"
        return _Task(text, text)
    if view.dish.served and (other := _unserved(view)):
        text = f"done{_press(key_of('switch_dish'), f'goes to {other}')}"
        return _Task(text, text, here)
    if view.dish.served and not view.unfinished:
        end = f"served{_press(key_of('leave'), 'to end')}"
        return _Task(f"dinner is {end}", end)
    if view.to_do.id == view.dish.step.id and view.dish.step.ready:
        goes_on = f"finished{_press(key_of('done'), 'goes on')}"
        return _Task(f"{step_name(view.to_do)} {goes_on}", goes_on, here)
    free = _free_text(view, here, view.to_do)
    if free and view.plan and view.plan.agenda.now:  # another dish needs the cook while this one runs by itself
        return _first_of_now(view.plan)
    text = free or step_name(view.to_do)
    return _Task(text, text, here)


def _is_ahead(view: View, plan: PlanView) -> bool:
    """Return whether the plan starts the next step of the screen only later."""
    names = {one.name: one.dish for one in plan.plan.dishes}
    ahead = {(names[item.task.dish], item.task.step) for item in (*plan.agenda.soon, *plan.agenda.can_wait)}
    return view.dish is not None and view.to_do is not None and (view.dish.id, view.to_do.number) in ahead


def _planned_now(view: View, plan: PlanView) -> _Task | None:
    """Return what the plan has under NOW if the step to do is for later, or until when the cook is free."""
    if plan.agenda.now:
        return _first_of_now(plan) if _is_ahead(view, plan) else None
    if plan.upcoming is None:
        return None
    events = [timer.next.wall_ms for timer in view.running if timer.next]
    until_ms = min([plan.plan.wall_ms(plan.upcoming.start), *events])
    text = f"free until {format_moment(until_ms, view.now.wall_ms)}"
    return _Task(text, text)


def _first_of_now(plan: PlanView) -> _Task:
    task = plan.agenda.now[0].task
    return _Task(task.name, task.name, plan.plan.dish_id(task.dish))


def _free_text(view: View, dish: str, step: Step) -> str:
    """Return until when the cook is free while a step runs by itself, and what can be done meanwhile, or ""."""
    running = [timer for timer in view.unfinished if timer.state == "running"]
    if not step.hands_off or all((timer.dish, timer.step) != (dish, step.number) for timer in running):
        return ""
    events = [timer.next.wall_ms for timer in running if timer.next]
    if view.plan and view.plan.upcoming:
        events.append(view.plan.plan.wall_ms(view.plan.upcoming.start))
    until_ms = min(events, default=0)
    is_long = until_ms - view.now.wall_ms >= MINUTE
    return f"free until {format_moment(until_ms, view.now.wall_ms)}{_meanwhile(view, step)}" if is_long else ""


def _asked(view: View, timer: TimerView, is_brief: bool) -> str:
    """Return what a timer asks of the cook, after its name unless that says the same."""
    text = prompt_text(timer) or "due"
    return (
        text
        if text.casefold() == timer.name.casefold()
        else f"{timer.name if is_brief else qualified_name(view, timer)}: {text}"
    )


def _unserved(view: View) -> str:
    """Return the title of another dish that is not served yet, or ""."""
    others = (dish for dish in view.session.dishes.values() if not is_served(dish))
    return next((dish.recipe.title for dish in others), "")


def _press(key: str, what_for: str) -> str:
    return f" · {key} {what_for}" if key else ""


def step_name(step: Step) -> str:
    """Return the title of a step, or its number if it has none."""
    return step.title.strip() or f"step {step.number}"


def _meanwhile(view: View, running: Step) -> str:
    """Return ": Salt the meat (step 3)", a step to do while another runs by itself, or ""."""
    for step in view.dish.recipe.steps if view.dish else ():
        if view.dish and running.id in step.alongside and step.takes and step.id not in view.dish.done:
            return f": {step_name(step)} (step {step.number})"
    return ""


def _following(view: View) -> Step | None:
    """Return the next step that is neither the current one nor over, if any."""
    if view.dish is None or view.to_do is None:
        return None
    ahead = view.dish.recipe.steps[view.to_do.number :]
    return next((step for step in ahead if step.id not in view.dish.over), None)


def _next(view: View, room: int, now_text: str) -> Line:
    """Return what comes next and when; in little room only when, and the timer's name."""
    full: Line
    running = (timer for timer in view.unfinished if timer.next and timer.state == "running")
    soonest = min(running, key=lambda timer: timer.next.in_ms if timer.next else 0, default=None)
    planned = _planned(view, now_text)
    if planned and view.plan:
        at_ms = view.plan.plan.wall_ms(planned.start)
        if soonest is None or soonest.next is None or at_ms <= soonest.next.wall_ms:
            dish = short_title(view, view.plan.plan.dish_id(planned.task.dish))
            text = f"{format_moment(at_ms, view.now.wall_ms)} {planned.task.name}"
            full = (styled("Next ", "faint"), styled(f"{text} ({dish})" if dish else text))
            return full if width_of(full) <= room else cut((styled("Next ", "faint"), styled(text)), room)
    if soonest and soonest.next:
        when = f"{format_moment(soonest.next.wall_ms, view.now.wall_ms)} {qualified_name(view, soonest)}"
        full = (styled("Next ", "faint"), styled(f"{when}: {soonest.next.text or next_event(soonest)}"))
        return full if width_of(full) <= room else cut((styled("Next ", "faint"), styled(when)), room)
    following = _following(view)
    return cut((styled("Next ", "faint"), styled(step_name(following))), room) if following else ()


def _planned(view: View, now_text: str) -> Item | None:
    """Return the first planned start that is ahead and is not what to do now."""
    ahead = (*view.plan.agenda.soon, *view.plan.agenda.can_wait) if view.plan else ()
    return min((item for item in ahead if item.task.name != now_text), key=lambda item: item.start, default=None)


def _ready(view: View) -> Sequence[Line]:
    """Return when the food is ready, in full and in a shorter form."""
    if view.plan and view.plan.problem.tasks:
        dinner = format_moment(view.plan.forecast_ms, view.now.wall_ms)
        late = f" +{view.plan.behind} min" if view.plan.behind else ""
        return [(styled("Ready ", "faint"), styled(f"{dinner}{words}")) for words in dict.fromkeys((late, ""))]
    if view.ready is None or view.dish is None or view.dish.served:
        return [()]
    when = styled(format_period(*view.ready, view.now.wall_ms))
    return [(styled(f"{words} ", "faint"), when) for words in ("Ready about", "Ready")]


def _ready_from(view: View) -> Sequence[Line]:
    """Return "Ready 16:08+", the shortest form of a range."""
    if view.plan or view.ready is None or view.dish is None or view.dish.served or len(set(view.ready)) < 2:
        return []
    return [(styled("Ready ", "faint"), styled(f"{format_moment(view.ready[0], view.now.wall_ms)}+"))]


def _progress(view: View, bar: bool) -> Line:
    if view.dish is None or view.dish.step is None or (not bar and view.dish.served):
        return ()
    done, of = view.dish.done, view.dish.step.of
    boxes = "".join("■" if step.id in done else "□" for step in view.dish.recipe.steps) + " "
    return (styled(f"{boxes if bar and of <= _MOST_BOXES else ''}{len(done)}/{of}  ", "faint"),)
