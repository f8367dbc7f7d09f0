"""The timers' pane: the most urgent one large, every other one a row, and all of it within the room there is."""

from collections.abc import Sequence
from typing import NamedTuple

from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.tui.paint.hero import hero, rows_needed
from kitchen_tui.tui.paint.ink import BLANK, Line, ink, wrapped
from kitchen_tui.tui.paint.timer_rows import finished, row
from kitchen_tui.tui.paint.words import named

_NONE = "No timer runs, and this step has none. {add} adds one of your own."
_CHOICES = ((10, 5), (10, 3), (10, 1), (6, 2), (5, 1), (4, 1), (4, 0), (3, 0), (0, 1), (0, 0))
"""Rows for the digits, and lines below each other timer: the first for which there is room is taken."""
_COMFORT = 8
"""Lines that the most urgent one would like: head, digits, two of words, bar."""


class Timers(NamedTuple):
    """Lines, and for each the id of the timer it belongs to ("" for none)."""

    lines: list[Line]
    rows: list[str]

    def put(self, lines: Sequence[Line], timer: str = "") -> None:
        """Add lines that belong to one timer."""
        self.lines.extend(lines)
        self.rows.extend([timer] * len(lines))

    def add(self, others: "Timers") -> "Timers":
        """These, and others below them."""
        return Timers(self.lines + others.lines, self.rows + others.rows)


def timers(view: View, width: int, height: int, selected: str, add: str) -> Timers:
    """The pane's lines for `width` by `height` cells; `selected` is the id of the chosen timer, `add` a key's name.

    The most urgent one never leaves the pane. With little room its digits shrink before another is lost from sight, and
    what is lost is the least urgent, never the chosen one; with much of it, all say what they have to say.
    """
    shown = Timers([], [])
    if not view.timers:
        shown.put([BLANK, *wrapped(_NONE.format(add=add), width, "faint", "  ")])
        return shown
    if len(view.session.dishes) > 1:
        view = view._replace(urgent=tuple(timer._replace(name=named(view, timer)) for timer in view.urgent))
    if not view.urgent:
        return _below(view, width, selected, 1)
    top = view.urgent[0]
    if len(view.urgent) > height:
        return _most_urgent(view, width, height, selected)
    tried: dict[int, Timers] = {}
    for digit_rows, most in _CHOICES:
        below = tried[most] = tried.get(most) or _below(view, width, selected, most)
        room = height - len(below.lines)
        if room >= rows_needed(top, width, digit_rows):
            shown.put(hero(top, width, room, digit_rows, top.id == selected), top.id)
            if below.lines and len(shown.lines) < room:
                shown.put([BLANK])
            return shown.add(below)
    return _most_urgent(view, width, height, selected)


def wanted(view: View, width: int) -> int:
    """How many lines the pane would like to have."""
    live, idle = len(view.urgent), sum(timer.state == "idle" for timer in view.timers)
    return max(2, (_COMFORT if live else 0) + max(0, live - 1) + idle + len(_done(view, width)))


def _below(view: View, width: int, selected: str, most: int) -> Timers:
    """The others by slot, then what the step offers, then what is done."""
    shown = Timers([], [])
    for timer in sorted(view.urgent[1:], key=lambda timer: timer.slot):
        shown.put(row(timer, width, timer.id == selected, most), timer.id)
    for timer in view.timers:
        if timer.state == "idle":
            shown.put(row(timer, width, False, 0))
    shown.put(_done(view, width))
    return shown


def _done(view: View, width: int) -> list[Line]:
    return finished([timer for timer in view.timers if timer.state == "finished"], width)


def _most_urgent(view: View, width: int, height: int, selected: str) -> Timers:
    """As many as there are lines, and how many more there are."""
    top, *others = view.urgent
    shown = Timers([], [])
    shown.put(hero(top, width, 2, 0, top.id == selected), top.id)
    kept = _kept(others, max(0, height - len(shown.lines)), selected)
    for timer in sorted(kept, key=lambda timer: timer.slot):
        shown.put(row(timer, width, timer.id == selected, 0), timer.id)
    if len(kept) < len(others):
        shown.put([(ink(f"   and {len(others) - len(kept)} more", "faint"),)])
    return shown


def _kept(others: Sequence[TimerView], room: int, selected: str) -> Sequence[TimerView]:
    if len(others) <= room:
        return others
    kept, left = list(others[: max(0, room - 1)]), others[max(0, room - 1) :]
    chosen = [timer for timer in left if timer.id == selected]
    return [*kept[: len(kept) - len(chosen)], *chosen] if kept else []
