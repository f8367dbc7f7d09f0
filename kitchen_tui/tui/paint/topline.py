"""The top line: what now, what next, when do we eat."""

from kitchen_tui.clock import hhmm
from kitchen_tui.cooking.session import is_served
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.tui.paint.ink import Ink, Line, cut, ink, justify, width_of
from kitchen_tui.tui.paint.words import asks, clock_of, sign

_GAP = Ink("   ")
_NARROW, _MEDIUM = 60, 100
_MOST_BOXES = 16
_LEAST_NEXT = 22
"""Fewer cells than these say nothing of what comes next."""


def top_line(view: View, width: int) -> Line:
    """Now · Next · ready about · progress · clock. Too long a *next* is cut; on a narrow screen the timer leads."""
    clock = ink(f"{hhmm(view.now.wall_ms)} ", "strong")
    if width < _NARROW:
        first = _shortest(view) if view.urgent else _now(view, width)
        return justify((Ink(" "), *first), (*_progress(view, False), clock), width)
    right = (*_progress(view, width >= _MEDIUM), clock)
    ready = _ready(view)
    now = cut((Ink(" "), *_now(view, width)), width - width_of((*ready, *right)) - 5)
    room = width - width_of((*now, _GAP, *ready, *right)) - 6
    coming = cut(_next(view), room) if room >= _LEAST_NEXT else ()
    left: list[Ink] = [*now]
    for part in filter(None, (coming, ready)):
        left += [_GAP, *part]
    return justify(tuple(left), right, width)


def _shortest(view: View) -> Line:
    """The most urgent timer, for a screen on which its pane may not be seen."""
    timer = view.urgent[0]
    mark = sign(timer)
    return (ink(f"{timer.name} ", "strong"), ink(f"{clock_of(timer)} {mark.word}", mark.role))


def _now(view: View, width: int) -> Line:
    return (*_dish(view, width), ink("Now ", "faint"), ink(_now_text(view), "strong"))


def _dish(view: View, width: int) -> Line:
    """Which dish, where there are several."""
    if view.dish is None or len(view.session.dishes) < 2:
        return ()
    return (*cut((ink(view.dish.recipe.title, "head"),), width // 5), Ink("  "))


def _now_text(view: View) -> str:
    if view.ringing:
        return f"{view.ringing[0].name}: {asks(view.ringing[0]) or 'due'}"
    if view.questions:
        return f"{view.questions[0].name}: {asks(view.questions[0])}"
    step = view.dish.step if view.dish else None
    if step is None:
        return "timers" if view.timers else "nothing on the stove"
    mine = [timer for timer in view.urgent if timer.step == step.step.number and timer.state == "running"]
    if step.step.hands_off and mine and mine[0].next:
        free = max(1, mine[0].next.in_ms // MINUTE)
        return f"hands free for {free} min{_meanwhile(view)}"
    return step.step.title


def _meanwhile(view: View) -> str:
    """What can be done in the shadow of the step on screen."""
    if view.dish is None or view.dish.step is None:
        return ""
    here = view.dish.step.step.id
    for step in view.dish.recipe.steps:
        if here in step.alongside and step.takes and step.id not in view.dish.dish.done:
            return f": {step.title} ({step.number})"
    return ""


def _next(view: View) -> Line:
    soonest = min((timer for timer in view.urgent if timer.next), key=_in_ms, default=None)
    if soonest and soonest.next:
        what = soonest.next.text or soonest.next.kind
        return (ink("Next ", "faint"), ink(f"{hhmm(soonest.next.wall_ms)} {soonest.name}: {what}"))
    if view.dish and view.dish.following:
        return (ink("Next ", "faint"), ink(view.dish.following.title))
    return ()


def _in_ms(timer: TimerView) -> int:
    return timer.next.in_ms if timer.next else 0


def _ready(view: View) -> Line:
    if view.ready is None or view.dish is None:
        return ()
    if is_served(view.dish.dish):
        return (ink("Ready", "good"),)
    least, most = hhmm(view.ready.least_ms), hhmm(view.ready.most_ms)
    return (ink("Ready about ", "faint"), ink(least if least == most else f"{least}–{most}"))


def _progress(view: View, bar: bool) -> Line:
    if view.dish is None or view.dish.step is None:
        return ()
    done, of = view.dish.dish.done, view.dish.step.of
    boxes = "".join("■" if step.id in done else "□" for step in view.dish.recipe.steps) + " "
    return (ink(f"{boxes if bar and of <= _MOST_BOXES else ''}{len(done)}/{of}  ", "faint"),)
