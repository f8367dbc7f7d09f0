"""The timers: the most urgent in big digits, every other one a row."""

from typing import NamedTuple

from kitchen_tui.clock import hhmm
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import spoken_span
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.tui.paint import digits
from kitchen_tui.tui.paint.ink import (
    BLANK,
    Ink,
    Line,
    Role,
    cut,
    fit,
    ink,
    justify,
    shortened,
    width_of,
    wrap,
    wrapped,
)
from kitchen_tui.tui.paint.words import asks, clock_of, sign, tint

_ROW_ROOM = 58
"""From this width on a row says nearly everything on one line."""
_BIG_FROM = 7
_GENEROUS = (5, 3, 2, 1, 0)
_NAME = 20
_INDENT = "     "
_NONE = "No timer runs, and this step has none. a adds one of your own."


class Timers(NamedTuple):
    """Lines, and for each the id of the timer it belongs to ("" for none)."""

    lines: list[Line]
    rows: list[str]

    def put(self, lines: list[Line], timer: str = "") -> None:
        """Add lines that belong to one timer."""
        self.lines.extend(lines)
        self.rows.extend([timer] * len(lines))


def timers(view: View, width: int, height: int, selected: str) -> Timers:
    """The pane's lines for `width` by `height` cells; `selected` is the id of the chosen timer.

    With little room the digits shrink before a timer is lost from sight; with much of it, rows say all they have.
    """
    shown = Timers([], [])
    if not view.timers:
        shown.put([BLANK, *wrapped(_NONE, width, "faint", "  ")])
        return shown
    rest = list(view.timers)
    if view.urgent:
        top = view.urgent[0]
        rest = [timer for timer in rest if timer.id != top.id]
        hero = _hero(top, width, top.id == selected, big=height >= _BIG_FROM)
        if len(hero) + len(_unfinished(rest)) > height:
            hero = _hero(top, width, top.id == selected, big=False)
        shown.put(hero, top.id)
        if rest and len(hero) + len(rest) < height:
            shown.put([BLANK])
        if len(hero) + len(_unfinished(rest)) > height:  # what is out of sight is least urgent; else slots keep order
            rest = [*view.urgent[1:], *view.timers[len(view.urgent) :]]
    for timer, rows in zip(rest, _rows(rest, width, height - len(shown.lines), selected), strict=True):
        shown.put(rows, timer.id)
    return shown


def _rows(rest: list[TimerView], width: int, height: int, selected: str) -> list[list[Line]]:
    """What each of the others says, in as many lines as there is room for; what is finished has its say on one."""
    rows: list[list[Line]] = []
    count = len(_unfinished(rest))
    for most in _GENEROUS if count <= height else (0,):
        rows = [
            _row(timer, width, timer.id == selected and timer.id != "", 0 if timer.state == "finished" else most)
            for timer in rest
        ]
        if sum(map(len, rows[:count])) <= height:
            break
    return rows


def _unfinished(rest: list[TimerView]) -> list[TimerView]:
    return [timer for timer in rest if timer.state != "finished"]


def _hero(timer: TimerView, width: int, selected: bool, big: bool) -> list[Line]:
    mark = sign(timer)
    lead = Ink(f"{_cursor(selected)}{timer.slot} ", "key")
    word = f"{mark.shape} {mark.word} " if mark.word else ""
    told = ink(f" {word}" if word else "", mark.role)
    head = _head(lead, ink(timer.name.upper(), "strong"), told, _when(timer), width)
    clock = clock_of(timer)
    big_rows = [(Ink(f"{row:^{width}}".rstrip(), tint(timer)),) for row in digits.rows(clock)]
    body = big_rows if big else [(ink(f"   {clock}", tint(timer)),)]
    tail = _next_lines(timer, width, 3 if big else 1)
    if timer.least_ms < timer.most_ms or big:
        tail.append(_bar(timer, width))
    return [head, *body, *tail]


def _head(lead: Ink, name: Ink, word: Ink, when: str, width: int) -> Line:
    """The times give way to a long name, and a long name to the word of its state."""
    room = width - width_of((lead, word)) - 1
    if width_of((name,)) > room:
        name = Ink(fit(name.text, room), name.role)
    left: Line = (lead, name, Ink(" "), word)
    return justify(left, (ink(when, "faint"),), width) if width_of(left) + len(when) < width else left


def _cursor(selected: bool) -> str:
    return "▸" if selected else " "


def _when(timer: TimerView) -> str:
    """When it was started and when it is due, on the kitchen's clock."""
    if timer.due_ms is None or timer.started_ms is None:
        return ""
    return f"{hhmm(timer.started_ms)}→{hhmm(timer.due_ms)} "


def _next_lines(timer: TimerView, width: int, most: int) -> list[Line]:
    """What it wants now, else what comes next, in at most so many lines."""
    calls = timer.calls and asks(timer)
    role = sign(timer).role if calls else "text"
    texts = shortened(wrap(ink(calls or _coming(timer)).text, max(1, width - 4)), most, width - 4)
    return [(Ink("   "), Ink(text, role)) for text in texts]


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


def _row(timer: TimerView, width: int, selected: bool, most: int) -> list[Line]:
    """On one line where that says everything; else the words follow on at most so many lines, none of them cut."""
    mark = sign(timer)
    lead = Ink(f"{_cursor(selected)}{timer.slot or ' '} ", "key")
    shape = Ink(f"{mark.shape} ", mark.role)
    clock = Ink(f"{clock_of(timer):>9}", mark.role if mark.role != "ask" else "digits")
    due = hhmm(timer.due_ms) if timer.due_ms else ""
    said = " · ".join(filter(None, (mark.word, _said(timer))))
    if width >= _ROW_ROOM:
        first: Line = (lead, shape, clock, Ink("  "), ink(fit(timer.name, _NAME), _name_role(timer)))
        said = said.removeprefix(f"due {due}").removeprefix(" · ")
        whole: Line = (*first, ink(f"  {due:5}  {said}", _rest_role(timer)))
        if not most or width_of(whole) <= width:
            return [cut(whole, width)]
        return [(*first, ink(f"  {due}", _rest_role(timer))), *_below(said, width, most, _rest_role(timer))]
    if not most:
        tail = f" {due or mark.word:<6}"
        name = ink(fit(timer.name, max(4, width - 16 - len(tail))), _name_role(timer))
        return [cut((lead, shape, clock, Ink("  "), name, ink(tail, "faint")), width)]
    name = ink(fit(timer.name, max(4, width - 16)), _name_role(timer))
    when = f"due {due}" if due and not said.startswith("due") else ""
    words = " · ".join(filter(None, (mark.word, when, _said(timer))))
    return [(lead, shape, clock, Ink("  "), name), *_below(words, width, most, _rest_role(timer))]


def _below(text: str, width: int, most: int, role: Role) -> list[Line]:
    lines = shortened(wrap(ink(text).text, max(8, width - len(_INDENT))), most, width - len(_INDENT))
    return [(Ink(_INDENT), Ink(line, role)) for line in lines]


def _said(timer: TimerView) -> str:
    if timer.state == "idle":
        return "optional" if timer.spec.optional else ""
    if timer.state == "finished":
        return ""
    return asks(timer) if timer.calls else _coming(timer)


def _name_role(timer: TimerView) -> Role:
    return "faint" if timer.state in ("idle", "finished") else "text"


def _rest_role(timer: TimerView) -> Role:
    return sign(timer).role if timer.calls else "faint"
