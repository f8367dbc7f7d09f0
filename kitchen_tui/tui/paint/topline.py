"""The top line: what now, what next, when do we eat."""

from kitchen_tui.clock import format_moment, format_time
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import HOUR, MINUTE, format_duration
from kitchen_tui.tui.paint.ink import Ink, Line, cut, ink, justify, width_of
from kitchen_tui.tui.paint.words import asks, clock_of, sign

_GAP = Ink("   ")
_NARROW, _MEDIUM = 60, 100
_MOST_BOXES = 16
_LEAST_NEXT = 22
"""Fewer cells than these say nothing of what comes next."""


def top_line(view: View, width: int, leave: str) -> Line:
    """Now · Next · ready about · progress · clock. Too long a *next* is cut; on a narrow screen the timer leads.

    `leave` is the key that ends it all.
    """
    clock = ink(f"{format_time(view.now.wall_ms)} ", "strong")
    if width < _NARROW:
        first = _shortest(view) if view.urgent else _now(view, width, leave)
        return justify((Ink(" "), *first), (*_progress(view, False), clock), width)
    right = (*_progress(view, width >= _MEDIUM), clock)
    ready = _ready(view)
    now = cut((Ink(" "), *_now(view, width, leave)), width - width_of((*ready, *right)) - 5)
    room = width - width_of((*now, _GAP, *ready, *right)) - 6
    coming = _next(view, room) if room >= _LEAST_NEXT else ()
    left: list[Ink] = [*now]
    for part in filter(None, (coming, ready)):
        left += [_GAP, *part]
    return justify(tuple(left), right, width)


def _shortest(view: View) -> Line:
    """The most urgent timer, for a screen on which its pane may not be seen."""
    timer = view.urgent[0]
    mark = sign(timer)
    return (ink(f"{timer.name} ", "strong"), ink(f"{clock_of(timer)} {mark.word}", mark.role))


def _now(view: View, width: int, leave: str) -> Line:
    return (*_dish(view, width), ink("Now ", "faint"), ink(_now_text(view, leave), "strong"))


def _dish(view: View, width: int) -> Line:
    """Which dish, where there are several."""
    if view.dish is None or len(view.session.dishes) < 2:
        return ()
    return (*cut((ink(view.dish.recipe.title, "head"),), width // 5), Ink("  "))


def _now_text(view: View, leave: str) -> str:
    if view.ringing:
        return f"{view.ringing[0].name}: {asks(view.ringing[0]) or 'due'}"
    if view.questions:
        return f"{view.questions[0].name}: {asks(view.questions[0])}"
    step = view.dish.step if view.dish else None
    if view.dish is None or step is None:
        return "timers" if view.timers else "nothing on the stove"
    if view.dish.served and not view.urgent:
        return f"dinner is served: {leave} for leftovers and a note"
    here = (view.dish.id, step.number)
    running = [timer for timer in view.urgent if timer.state == "running"]
    if step.hands_off and any((timer.dish, timer.step) == here for timer in running):
        free = min(timer.next.in_ms if timer.next else 0 for timer in running) // MINUTE * MINUTE
        if free:
            return f"hands free for {_length(free)}{_meanwhile(view)}"
    return step.title


def _length(ms: int) -> str:
    """ "90 min", "7 h 59 min"."""
    return f"{ms // MINUTE} min" if ms <= 2 * HOUR else format_duration(ms)


def _meanwhile(view: View) -> str:
    """What can be done in the shadow of the step on screen."""
    if view.dish is None or view.dish.step is None:
        return ""
    here = view.dish.step.id
    for step in view.dish.recipe.steps:
        if here in step.alongside and step.takes and step.id not in view.dish.done:
            return f": {step.title} ({step.number})"
    return ""


def _next(view: View, room: int) -> Line:
    """Rather when and which pan alone than with the stump of a sentence."""
    soonest = min((timer for timer in view.urgent if timer.next), key=_in_ms, default=None)
    if soonest and soonest.next:
        when = f"{format_time(soonest.next.wall_ms)} {soonest.name}"
        told: Line = (ink("Next ", "faint"), ink(f"{when}: {soonest.next.text or soonest.next.kind}"))
        return told if width_of(told) <= room else cut((ink("Next ", "faint"), ink(when)), room)
    if view.dish and view.dish.following:
        return cut((ink("Next ", "faint"), ink(view.dish.following.title)), room)
    return ()


def _in_ms(timer: TimerView) -> int:
    return timer.next.in_ms if timer.next else 0


def _ready(view: View) -> Line:
    if view.ready is None or view.dish is None:
        return ()
    if view.dish.served:
        return (ink("Ready", "good"),)
    least, most = (format_moment(end, view.now.wall_ms) for end in view.ready)
    return (ink("Ready about ", "faint"), ink(least if least == most else f"{least}–{most}"))


def _progress(view: View, bar: bool) -> Line:
    if view.dish is None or view.dish.step is None:
        return ()
    done, of = view.dish.done, view.dish.step.of
    boxes = "".join("■" if step.id in done else "□" for step in view.dish.recipe.steps) + " "
    return (ink(f"{boxes if bar and of <= _MOST_BOXES else ''}{len(done)}/{of}  ", "faint"),)
