"""The top line: what now, what next, when do we eat."""

from kitchen_tui.clock import hhmm
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.tui.paint.ink import Ink, Line, cut, ink, justify, width_of
from kitchen_tui.tui.paint.words import asks

_GAP = Ink("   ")


def top_line(view: View, width: int) -> Line:
    """Now · Next · ready about · progress · clock; on a narrow screen the last parts go first."""
    clock = (*_progress(view), ink(f"{hhmm(view.now.wall_ms)} ", "strong"))
    parts = [_now(view), _next(view), _ready(view)]
    while len(parts) > 1 and width_of(tuple(run for part in parts for run in (*part, _GAP))) + width_of(clock) > width:
        parts.pop(1 if len(parts) == 3 and width < 60 else -1)
    left: list[Ink] = [Ink(" ")]
    for part in filter(None, parts):
        left += [*part, _GAP]
    return justify(cut(tuple(left), width), clock, width)


def _now(view: View) -> Line:
    return (ink("Now ", "faint"), ink(_now_text(view), "strong"))


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
        if here in step.alongside and step.id not in view.dish.dish.done:
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
    if len(view.dish.dish.done) == len(view.dish.recipe.steps):
        return (ink("Ready", "good"),)
    least, most = hhmm(view.ready.least_ms), hhmm(view.ready.most_ms)
    return (ink("Ready about ", "faint"), ink(least if least == most else f"{least}–{most}"))


def _progress(view: View) -> Line:
    if view.dish is None or view.dish.step is None:
        return ()
    done, of = len(view.dish.dish.done), view.dish.step.of
    bar = "".join("■" if step.id in view.dish.dish.done else "□" for step in view.dish.recipe.steps) if of <= 16 else ""
    return (ink(f"{bar} {done}/{of}  ".lstrip(), "faint"),)
