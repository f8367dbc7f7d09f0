"""The timers: the most urgent in big digits, every other one a row."""

from typing import NamedTuple

from kitchen_tui.clock import hhmm
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import spoken_span
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.tui.paint import digits
from kitchen_tui.tui.paint.ink import BLANK, Ink, Line, Role, centred, cut, fit, ink, justify, wrapped
from kitchen_tui.tui.paint.words import asks, clock_of, sign

_ROW_ROOM = 58
"""From this width on a row says everything on one line."""


_NONE = "No timer runs. t starts this step's, a adds one of your own."


class Timers(NamedTuple):
    """Lines, and for each the id of the timer it belongs to ("" for none)."""

    lines: list[Line]
    rows: list[str]

    def put(self, lines: list[Line], timer: str = "") -> None:
        """Add lines that belong to one timer."""
        self.lines.extend(lines)
        self.rows.extend([timer] * len(lines))


def timers(view: View, width: int, height: int, selected: str) -> Timers:
    """The pane's lines for `width` by `height` cells; `selected` is the id of the chosen timer."""
    shown = Timers([], [])
    if not view.timers:
        shown.put(
            [BLANK, *wrapped("No timer runs. t starts this step's, a adds one of your own.", width, "faint", "  ")]
        )
        return shown
    rest = list(view.timers)
    if view.urgent:
        top = view.urgent[0]
        big = height >= 7
        shown.put(_hero(top, width, top.id == selected, big), top.id)
        rest.remove(top)
    if rest and view.urgent:
        shown.put([BLANK])
    double = width < _ROW_ROOM and height - len(shown.lines) >= 2 * len(rest)
    for timer in rest:
        shown.put(_row(timer, width, timer.id == selected and timer.id != "", double), timer.id)
    return shown


def _hero(timer: TimerView, width: int, selected: bool, big: bool) -> list[Line]:
    mark = sign(timer)
    lead = Ink(f"{_cursor(selected)}{timer.slot} ", "key")
    word = f"{mark.shape} {mark.word} " if mark.word else ""
    name: Line = (lead, ink(timer.name.upper(), "strong"), ink(f"  {word}", mark.role))
    head = justify(name, (ink(_when(timer), "faint"),), width)
    clock = clock_of(timer)
    tint: Role = "faint" if timer.state == "paused" else "late" if timer.phase == "overtime" else "digits"
    body = [centred((Ink(row, tint),), width) for row in digits.rows(clock)] if big else [(ink(f"   {clock}", tint),)]
    tail = _next_lines(timer, width, 3 if big else 1)
    if timer.least_ms < timer.most_ms or big:
        tail.append(_bar(timer, width))
    return [head, *body, *tail]


def _cursor(selected: bool) -> str:
    return "▸" if selected else " "


def _when(timer: TimerView) -> str:
    """When it was started and when it is due, on the kitchen's clock."""
    if timer.due_ms is None or timer.started_ms is None:
        return ""
    return f"{hhmm(timer.started_ms)}→{hhmm(timer.due_ms)} "


def _next_lines(timer: TimerView, width: int, most: int) -> list[Line]:
    """What it wants now, else what comes next, in at most so many lines."""
    calls = timer.alert.state not in ("quiet", "acknowledged") and asks(timer)
    role = sign(timer).role if calls else "text"
    lines = wrapped(calls or _coming(timer), width - 1, role, "   ")
    return lines if len(lines) <= most else [*lines[: most - 1], cut((*lines[most - 1], Ink(" …", role)), width)]


def _coming(timer: TimerView) -> str:
    """The next check, reminder or end, when it comes and what it will say."""
    if timer.state == "paused":
        return "space lets it run on"
    if timer.next is None:
        return timer.text
    what = timer.next.text or timer.text
    return f"{timer.next.kind} {hhmm(timer.next.wall_ms)}{' · ' if what else ''}{what}"


def _bar(timer: TimerView, width: int) -> Line:
    """One bar; its last part, from the least to the most, is of another texture."""
    span = spoken_span(Span(max(1, timer.least_ms), max(1, timer.most_ms)))
    room = max(4, width - len(span) - 7)
    most = max(1, timer.most_ms)
    full = min(room, room * timer.elapsed_ms // most)
    least = room * timer.least_ms // most
    cells = "".join("█" if at < full else "░" if at < least else "▒" for at in range(room))
    return (
        Ink("   ▕", "faint"),
        Ink(cells, "late" if timer.phase == "overtime" else "digits"),
        ink(f"▏ {span}", "faint"),
    )


def _row(timer: TimerView, width: int, selected: bool, double: bool) -> list[Line]:
    mark = sign(timer)
    lead = Ink(f"{_cursor(selected)}{timer.slot or ' '} ", "key")
    shape = Ink(f"{mark.shape} ", mark.role)
    clock = Ink(f"{clock_of(timer):>9}", mark.role if mark.role != "ask" else "digits")
    due = hhmm(timer.due_ms) if timer.due_ms else ""
    state = f"{mark.word} " if mark.word else ""
    if width >= _ROW_ROOM:
        name = ink(fit(timer.name, 16), _name_role(timer))
        rest = f"  {due:5}  {state}{_said(timer)}"
        return [cut((lead, shape, name, clock, ink(rest, _rest_role(timer))), width)]
    tail = f" {due or mark.word:<6}"
    name = ink(fit(timer.name, max(4, width - 14 - len(tail))), _name_role(timer))
    first: Line = (lead, shape, name, clock, ink(tail, "faint"))
    said = f"     {state if due or not double else ''}{_said(timer)}"
    return [first, cut((ink(said, _rest_role(timer)),), width)] if double else [cut(first, width)]


def _said(timer: TimerView) -> str:
    if timer.state == "idle":
        return "optional" if timer.spec.optional else ""
    if timer.state == "finished":
        return ""
    return asks(timer) if timer.alert.state not in ("quiet", "acknowledged") else _coming(timer)


def _name_role(timer: TimerView) -> Role:
    return "faint" if timer.state in ("idle", "finished") else "text"


def _rest_role(timer: TimerView) -> Role:
    return "faint" if timer.alert.state in ("quiet", "acknowledged") else sign(timer).role
