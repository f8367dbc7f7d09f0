"""The top line: what to do now, what comes next, and when the food is ready."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, product

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
    """The task to do now, in full and in few words, and its dish ("" if the words name it)."""

    text: str
    brief: str
    dish: str = ""


def top_line(view: View, width: int, key_of: KeyOf, pane: str = "") -> Line:
    """Return now · next · ready about · progress · clock; on a narrow screen what the only `pane` does not show.

    A timer that is due and silenced is always shown: its pan may still be on the heat.
    """
    task, clock = _task(view, key_of), styled(f"{format_time(view.now.wall_ms)} ", "strong")
    if width >= NARROW:
        return _wide(view, task, clock, width)
    right = (*_marks(view)[-1], clock)
    return justify((Styled(" "), *_narrow(view, task, pane, width - width_of(right) - 2)), right, width)


class _Layout(NamedTuple):
    """The parts of the top line; what comes next is empty if there is no room for it."""

    now: Line
    ready: Line
    right: Line
    coming: Line = ()

    def room(self, width: int) -> int:
        """Return the cells that are left over, negative if it does not fit."""
        return width - width_of((*self.now, *self.ready, *self.right)) - 5


def _wide(view: View, task: _Task, clock: Styled, width: int) -> Line:
    """Return the fullest layout in which what comes next is whole, else the fullest that fits.

    Only the time at which the food is ready is not given up for what comes next.
    """
    layouts = _layouts(view, task, clock, width)
    fullest = next(layouts)
    roomy = next((layout for layout in chain([fullest], layouts) if _is_whole(layout.coming)), fullest)
    best = roomy if roomy.ready else fullest
    left = best.now
    for part in (best.coming, best.ready):
        left = (*left, _GAP, *part) if part else left
    return justify(left, best.right, width)


def _layouts(view: View, task: _Task, clock: Styled, width: int) -> Iterator[_Layout]:
    """Yield all layouts that fit, the fullest first, and at last one in which the sentence is cut.

    "rehearsal" gives way first, then words about silenced timers, the dish, and words of the sentence. While a timer
    needs an answer, the ready time is left out too if that avoids cutting the sentence.
    """
    readies, silences, marks = _ready(view), _silenced(view), _marks(view)
    ends = (*_progress(view, has_boxes=width >= _MEDIUM), clock)
    forms = product(  # each part from its fullest form to its shortest; the last part gives way first
        [*readies, ()] if view.ringing or view.questions or view.silenced else readies,
        [task.text, task.brief],
        [_dish(view, task.dish, width), ()],
        silences,
        marks,
    )
    for ready, words, dish, silenced, mark in forms:
        layout = _Layout((Styled(" "), *dish, *_now(words)), ready, (*silenced, *mark, *ends))
        if (room := layout.room(width)) >= 0:
            yield layout._replace(coming=_next(view, room - 4, task.text))
    tight = _Layout((), readies[-1], (*silences[-1], *marks[-1], *ends))
    yield tight._replace(now=cut((Styled(" "), *_now(task.brief)), tight.room(width)))


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


def _is_whole(line: Line) -> bool:
    """Return whether a part is shown and was not cut."""
    return bool(line) and not line[-1].text.endswith("…")


def _marks(view: View) -> Sequence[Line]:
    """Return "rehearsal ×60" and "muted" if they apply; in the shorter form "×60"."""
    speed = f"×{view.session.speed:g}"
    forms = [[]] if view.session.speed == 1 else [[f"rehearsal {speed}"], [speed]]
    muted = ["muted"] if view.muted else []
    return [tuple(styled(f"{word}  ", "warning") for word in [*words, *muted]) for words in forms]


def _narrow(view: View, task: _Task, pane: str, room: int) -> Line:
    """Return the most urgent timer, and when the food is ready; the step if its pane, which names it, is hidden.

    The timer is left out if its pane or the banner shows it. If room is short, its words are shortened first, then the
    ready time is.
    """
    is_elsewhere = pane == "timers" or view.ringing or view.asking or not view.unfinished
    timers = [()] if is_elsewhere else _timer(view.unfinished[0])
    first = _step_or_now(view, task, pane, bool(timers[0]))
    silences = [silenced[:1] for silenced in _silenced(view)]
    for silenced, ready, timer in product(silences, [*_ready(view), *_ready_from(view), ()], timers):
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
    if has_timer or view.ringing or view.asking or (task.dish, task.brief) == (view.dish.id, step.title.strip()):
        return ()
    return (*dish, styled(task.brief, "strong")) if dish else _now(task.brief)


def _timer(timer: TimerView) -> Sequence[Line]:
    """Return "simmer check in 52:48", and a shorter form with only the name and the time, unless it is not the end."""
    label, event = state_label(timer), event_label(timer)
    brief = "" if event == "ends in" else event.removesuffix(" in")
    name, clock = styled(f"{timer.name} ", "strong"), styled(clock_to_event(timer), label.role)
    words = [label.word or form for form in (event, brief)]
    return [(name, styled(f"{word} " if word else "", label.role), clock) for word in words]


def _now(text: str) -> Line:
    return styled("Now ", "faint"), styled(text, "strong")


def _dish(view: View, dish: str, width: int) -> Line:
    """Return the short name of a dish, if there are several."""
    name = short_title(view, dish, width)
    return (*cut((styled(name, "heading"),), max(_LEAST_DISH, width // 5)), Styled("  ")) if name else ()


def _task(view: View, key_of: KeyOf) -> _Task:
    """Return what to do now: answer a timer, start what is due, or go on with the step that is being cooked."""
    if asked := (*view.ringing, *view.questions):
        return _asked(view, asked[0])
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


def _asked(view: View, timer: TimerView) -> _Task:
    """Return what a timer asks of the cook, after its name unless that says the same."""
    text = prompt_text(timer) or "due"
    if text.casefold() == timer.name.casefold():
        return _Task(text, text)
    return _Task(f"{qualified_name(view, timer)}: {text}", f"{timer.name}: {text}")


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
    """Return what comes next and when; in little room only when, and the timer's name, and in less nothing."""
    if room < _LEAST_NEXT:
        return ()
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


def _progress(view: View, has_boxes: bool) -> Line:
    if view.dish is None or view.dish.step is None or (not has_boxes and view.dish.served):
        return ()
    done, of = view.dish.done, view.dish.step.of
    boxes = "".join("■" if step.id in done else "□" for step in view.dish.recipe.steps) + " "
    return (styled(f"{boxes if has_boxes and of <= _MOST_BOXES else ''}{len(done)}/{of}  ", "faint"),)
