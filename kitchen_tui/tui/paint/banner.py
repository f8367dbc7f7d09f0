"""The banner: which pan, what to do, how late, and the keys that answer."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kitchen_tui.clock import format_time
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import SECOND, format_clock, format_duration
from kitchen_tui.tui.paint.ink import Ink, Line, Role, ink, justify, shortened, width_of, wrap
from kitchen_tui.tui.paint.words import asks, called, sign

KeyOf = Callable[[str], str]
"""How the key of an action is written."""

_ALARM = (("acknowledge", "hush"), ("finish", "finish"), ("more", "1 min"), ("snooze", "later"))
_QUESTION = (("yes", "yes, done"), ("not_yet", "not yet"))
_MOST_LINES = 3
_NAMED = 3
"""So many others are named."""


class Hit(NamedTuple):
    """Where the key of an action stands: a click there presses it."""

    row: int
    start: int
    end: int
    action: str


class Band(NamedTuple):
    """Lines of one colour, and the keys in them."""

    lines: list[Line]
    hits: list[Hit]

    def action_at(self, row: int, x: int) -> str:
        """The action whose key stands there; empty where none does."""
        return next((hit.action for hit in self.hits if hit.row == row and hit.start <= x < hit.end), "")


class _Row(NamedTuple):
    """One line of a band: text at the left; keys, then text, at the right."""

    left: str
    keys: Sequence[tuple[str, str]] = ()
    right: str = ""


def banner(view: View, width: int, key_of: KeyOf, flashing: bool = False, tall: bool = False) -> Band:
    """No line while nothing asks; else a band for the most urgent, and what else waits. A question names its keys.

    `flashing`: what rings changes its look each second, half as often as the two a second that eyes can bear. `tall`:
    there is room for an alarm to be seen from afar. An alarm does not hide a question, which has keys of its own.
    """
    bands: list[tuple[Role, list[_Row]]] = []
    if view.ringing:
        bands.append(_ringing(view, view.ringing[0], width, flashing, tall))
    if view.asking:
        bands.append(_asking(view, view.asking[0], width))
    calling = [timer for timer in view.urgent if timer.alert.state == "attention"]
    if not bands and calling:
        bands.append(_calling(view, calling[0], width))
    rows = [(role, row) for role, several in bands for row in several]
    return Band(
        [_line(row, role, key_of, width) for role, row in rows],
        [hit for number, (_, row) in enumerate(rows) for hit in _hits(number, row, key_of, width)],
    )


def _ringing(view: View, timer: TimerView, width: int, flashing: bool, tall: bool) -> tuple[Role, list[_Row]]:
    word = "missed" if timer.alert.state == "missed" else "due"
    late = f"{word} {format_clock(timer.alert.late_ms // 1000)} ago" if timer.alert.late_ms >= 1000 else "due now"
    keys = (*(((("yes", "done"), _QUESTION[1])) if timer.alert.question else ()), *_ALARM)
    dark = flashing and timer.alert.state != "missed" and timer.alert.late_ms // SECOND % 2 == 1
    said, also = [f"{sign(timer).shape} {called(view, timer)}", asks(timer), late], _also(view.ringing[1:])
    role: Role = "late" if dark else "alarm"
    if tall:
        return role, [_Row(""), *_told(_Row(_joined(said)), width), *_told(_Row("", keys, also), width)]
    return role, _told(_Row(_joined([*said, also]), keys), width)


def _joined(said: Sequence[str]) -> str:
    return " · ".join(filter(None, said))


def _also(others: Sequence[TimerView]) -> str:
    """ "also tea, rice and 2 more"."""
    names = ", ".join(timer.name for timer in others[:_NAMED])
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f"also {names}{more}" if others else ""


def _asking(view: View, timer: TimerView, width: int) -> tuple[Role, list[_Row]]:
    after = f"(next {format_time(timer.next.wall_ms)})" if timer.next else ""
    return "ask", _told(_Row(f"? {called(view, timer)} · {asks(timer)}", _QUESTION, after), width)


def _calling(view: View, timer: TimerView, width: int) -> tuple[Role, list[_Row]]:
    left = f"{format_duration(max(SECOND, timer.remaining_ms // SECOND * SECOND))} left"
    return "warn", _told(_Row(f"! {called(view, timer)} · {asks(timer)}", (("acknowledge", "ok"),), left), width)


def _told(row: _Row, width: int) -> list[_Row]:
    """On one line where it all fits; else what to do comes first, and the rest below it, no key torn from its word."""
    rest = 4 + sum(len(word) + 8 for _, word in row.keys) + len(row.right)
    if width_of((ink(row.left),)) + rest <= width:
        return [row]
    told = shortened(wrap(ink(row.left).text, max(1, width - 3)), _MOST_LINES, width - 3)
    rows = [_Row(text) for text in told]
    line: list[tuple[str, str]] = []
    for key in row.keys:
        if line and sum(len(word) + 8 for _, word in (*line, key)) > width:
            rows.append(_Row("", tuple(line)))
            line = []
        line.append(key)
    return [*rows, _Row("", tuple(line), row.right)] if line or row.right else rows


def _line(row: _Row, role: Role, key_of: KeyOf, width: int) -> Line:
    left, right = (row.left, _right(row, key_of)) if row.left else (_right(row, key_of), "")
    line = justify((ink(f" {left}"),), (ink(f"{right} "),), width)
    return tuple(Ink(run.text, role) for run in line)


def _right(row: _Row, key_of: KeyOf) -> str:
    return "  ".join(filter(None, (*(f"{key_of(action)} {word}" for action, word in row.keys), row.right)))


def _hits(number: int, row: _Row, key_of: KeyOf, width: int) -> Iterator[Hit]:
    at = width - 1 - width_of((ink(_right(row, key_of)),)) if row.left else 1
    for action, word in row.keys:
        length = width_of((ink(f"{key_of(action)} {word}"),))
        yield Hit(number, at, at + length, action)
        at += length + 2
