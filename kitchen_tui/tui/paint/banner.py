"""The banner: which pan, what to do, how late, and the keys that answer."""

from kitchen_tui.clock import hhmm
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import digits, spoken
from kitchen_tui.tui.paint.ink import Ink, Line, Role, ink, justify, width_of
from kitchen_tui.tui.paint.words import asks, sign

_KEYS_RINGING = "enter hush  f finish  + 1 min  s later"


def banner(view: View, width: int) -> list[Line]:
    """No line while nothing asks; else one for the most urgent, and what else waits. A question names its keys."""
    if view.ringing:
        return [_ringing(view, view.ringing[0], len(view.ringing) - 1, width)]
    asking = [timer for timer in view.questions if timer.alert.state == "attention"]
    if asking:
        return [_asking(asking[0], width)]
    calling = [timer for timer in view.urgent if timer.alert.state == "attention"]
    return [_calling(calling[0], width)] if calling else []


def _ringing(view: View, timer: TimerView, others: int, width: int) -> Line:
    word = "missed" if timer.alert.state == "missed" else "due"
    late = f"{word} {digits(timer.alert.late_ms // 1000)} ago" if timer.alert.late_ms >= 1000 else "due now"
    said = [timer.name.upper(), asks(timer), late, f"{others} more" if others else ""]
    keys = ("y done  x not yet  " if timer.alert.question else "") + _KEYS_RINGING
    return _band(f"{sign(timer).shape} " + " · ".join(filter(None, said)), keys, "alarm", width)


def _asking(timer: TimerView, width: int) -> Line:
    after = f"  (next {hhmm(timer.next.wall_ms)})" if timer.next else ""
    return _band(f"? {timer.name.upper()} · {asks(timer)}", f"y yes, done  x not yet{after}", "ask", width)


def _calling(timer: TimerView, width: int) -> Line:
    left = f"{spoken(max(1000, timer.remaining_ms // 1000 * 1000))} left"
    return _band(f"! {timer.name.upper()} · {asks(timer)}", f"{left}  enter ok", "warn", width)


def _band(said: str, keys: str, role: Role, width: int) -> Line:
    """One solid band; on a narrow screen what to do goes before the keys."""
    left, right = ink(f" {said} ", role), ink(f" {keys} ", role)
    line = justify((left,), (right,), width) if width_of((left, right)) < width else justify((left,), (), width)
    return tuple(Ink(run.text, role) for run in line)
