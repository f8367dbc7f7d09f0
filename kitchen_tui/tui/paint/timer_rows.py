"""The timers beside the most urgent one: a row each, and what they have to say where there is room for it."""

from collections.abc import Sequence

from kitchen_tui.clock import format_time
from kitchen_tui.cooking.view import TimerView
from kitchen_tui.tui.paint.ink import Ink, Line, Role, cut, fit, ink, justify, shortened, width_of, wrap, wrapped
from kitchen_tui.tui.paint.words import clock_of, lead, says, sign

_WIDE = 58
"""From this width on a row says nearly everything on one line."""
_NAME = 20
_INDENT = "     "


def row(timer: TimerView, width: int, selected: bool, most: int) -> list[Line]:
    """Slot, what is left, name, state, when it is due; what it says beside that, or on at most `most` lines below."""
    mark = sign(timer)
    due = format_time(timer.due_ms) if timer.due_ms else ""
    clock = Ink(f"{clock_of(timer):>9}", mark.role if mark.role != "ask" else "digits")
    left: Line = (lead(timer, selected), Ink(f"{mark.shape} ", mark.role), clock, Ink("  "))
    right: Line = (ink(f" {' '.join(filter(None, (mark.word, due)))} ", _role(timer)),)
    said = says(timer) if timer.next is None or timer.next.text or timer.calls else ""
    if width >= _WIDE:
        first: Line = (*left, ink(fit(timer.name, _NAME), _name(timer)), ink(f"  {due:5}  {mark.word}", _role(timer)))
        whole: Line = (*first, ink(f"{' · ' if mark.word and said else ''}{said}", _role(timer)))
        if not most or width_of(whole) <= width:
            return [cut(whole, width)]
        return [cut(first, width), *_below(said, width, most, _role(timer))]
    room = width - width_of((*left, *right))
    name = ink(fit(timer.name, room).rstrip() if room > 0 else "", _name(timer))
    return [justify((*left, name), right, width), *_below(said, width, most, _role(timer))]


def finished(timers: Sequence[TimerView], width: int) -> list[Line]:
    """All that is done on a line, or two: "✓ done: blanch 5:02 · eggs 6:10"."""
    told = " · ".join(f"{timer.name} {clock_of(timer)}" for timer in timers)
    return wrapped(f"✓ done: {told}", width, "faint", "   ")[:2] if timers else []


def _below(text: str, width: int, most: int, role: Role) -> list[Line]:
    if not most:
        return []
    lines = shortened(wrap(ink(text).text, max(8, width - len(_INDENT))), most, width - len(_INDENT))
    return [(Ink(_INDENT), Ink(line, role)) for line in lines]


def _name(timer: TimerView) -> Role:
    return "faint" if timer.state == "idle" else "text"


def _role(timer: TimerView) -> Role:
    return sign(timer).role if timer.calls else "faint"
