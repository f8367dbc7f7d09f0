"""The banner: which pan, what to do, how late, and the keys that answer."""

from kitchen_tui.clock import hhmm
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import SECOND, digits, spoken
from kitchen_tui.tui.paint.ink import Ink, Line, Role, ink, justify, shortened, width_of, wrap
from kitchen_tui.tui.paint.words import asks, called, sign

_KEYS_RINGING = "enter hush  f finish  + 1 min  s later"
_MOST_LINES = 3


def banner(view: View, width: int, flashing: bool = False) -> list[Line]:
    """No line while nothing asks; else a band for the most urgent, and what else waits. A question names its keys.

    `flashing`: what rings changes its look each second, half as often as the two a second that eyes can bear.

    An alarm does not hide a question: that one has keys of its own and stays below it.
    """
    asked = _asking(view, view.asking[0], width) if view.asking else []
    if view.ringing:
        return [*_ringing(view, view.ringing[0], len(view.ringing) - 1, width, flashing), *asked]
    if asked:
        return asked
    calling = [timer for timer in view.urgent if timer.alert.state == "attention"]
    return _calling(view, calling[0], width) if calling else []


def _ringing(view: View, timer: TimerView, others: int, width: int, flashing: bool) -> list[Line]:
    word = "missed" if timer.alert.state == "missed" else "due"
    late = f"{word} {digits(timer.alert.late_ms // 1000)} ago" if timer.alert.late_ms >= 1000 else "due now"
    said = [f"{sign(timer).shape} {called(view, timer)}", asks(timer), late, f"{others} more" if others else ""]
    keys = ("y done  x not yet  " if timer.alert.question else "") + _KEYS_RINGING
    dark = flashing and timer.alert.state != "missed" and timer.alert.late_ms // SECOND % 2 == 1
    return _band(" · ".join(filter(None, said)), keys, "late" if dark else "alarm", width)


def _asking(view: View, timer: TimerView, width: int) -> list[Line]:
    after = f"  (next {hhmm(timer.next.wall_ms)})" if timer.next else ""
    return _band(f"? {called(view, timer)} · {asks(timer)}", f"y yes, done  x not yet{after}", "ask", width)


def _calling(view: View, timer: TimerView, width: int) -> list[Line]:
    left = f"{spoken(max(SECOND, timer.remaining_ms // SECOND * SECOND))} left"
    return _band(f"! {called(view, timer)} · {asks(timer)}", f"{left}  enter ok", "warn", width)


def _band(said: str, keys: str, role: Role, width: int) -> list[Line]:
    """One solid band; where both do not fit on a line, what to do comes first and the keys below it."""
    if width_of((ink(said), ink(keys))) + 4 <= width:
        return [_solid(said, keys, role, width)]
    told = shortened(wrap(ink(said).text, max(1, width - 3)), _MOST_LINES, width - 3)
    rows = [_solid(text, "", role, width) for text in told]
    return [*rows, *(_solid("", row, role, width) for row in _broken(keys, width - 2))]


def _broken(keys: str, width: int) -> list[str]:
    """Keys on as many lines as they take, none torn from its word."""
    rows = [""]
    for key in keys.split("  "):
        together = f"{rows[-1]}  {key}" if rows[-1] else key
        rows = [*rows[:-1], together] if len(together) <= width or not rows[-1] else [*rows, key]
    return rows


def _solid(left: str, right: str, role: Role, width: int) -> Line:
    line = justify((ink(f" {left}"),), (ink(f"{right} "),), width)
    return tuple(Ink(run.text, role) for run in line)
