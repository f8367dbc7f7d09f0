"""The most urgent timer: its name, its time as large as there is room, what comes next, and its bar."""

from kitchen_tui.clock import format_time
from kitchen_tui.cooking.view import TimerView
from kitchen_tui.model.duration import MINUTE, format_span
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.tui.paint import digits
from kitchen_tui.tui.paint.ink import BLANK, Ink, Line, fit, ink, justify, shortened, width_of, wrap
from kitchen_tui.tui.paint.words import clock_of, lead, says, sign, tint

_LONGEST_SPAN = 12
_AIR = 4
"""With so many lines to spare the digits stand free."""


def rows_needed(timer: TimerView, width: int, digit_rows: int) -> int:
    """How many lines it takes at least, with digits in at most so many rows: head, digits, what it says, bar."""
    big = digits.clock(clock_of(timer), width - 2, digit_rows)
    return len(big) + 3 if big else 2


def hero(timer: TimerView, width: int, height: int, digit_rows: int, selected: bool) -> list[Line]:
    """In at most `height` lines; where there is no room for digits, the time stands in the head."""
    told = wrap(ink(says(timer)).text, max(1, width - 4))
    big = digits.clock(clock_of(timer), width - 2, digit_rows)
    if not big:
        return [_head(timer, width, selected, clock_of(timer)), *_told(timer, told, max(1, height - 1), width)]
    body: list[Line] = [(Ink(f"{row:^{width}}".rstrip(), tint(timer)),) for row in big]
    spare = height - len(big) - 2
    if spare >= len(told) + _AIR:
        body = [BLANK, *body, BLANK]
    return [_head(timer, width, selected), *body, *_told(timer, told, max(1, spare), width), _bar(timer, width)]


def _head(timer: TimerView, width: int, selected: bool, clock: str = "") -> Line:
    """The times give way to a long name, and a long name to the word of its state."""
    mark = sign(timer)
    at, name = lead(timer, selected), ink(timer.name.upper(), "strong")
    word = ink(f" {mark.shape} {mark.word} " if mark.word else "", mark.role)
    time = Ink(f" {clock} " if clock else "", tint(timer))
    room = width - width_of((at, word, time)) - 1
    if width_of((name,)) > room:
        name = Ink(fit(name.text, room), name.role)
    left: Line = (at, name, Ink(" "), time, word)
    when = _when(timer)
    return justify(left, (ink(when, "faint"),), width) if width_of(left) + len(when) < width else left


def _when(timer: TimerView) -> str:
    """When it was started and when it is due, on the kitchen's clock."""
    if timer.due_ms is None or timer.started_ms is None:
        return ""
    return f"{format_time(timer.started_ms)}→{format_time(timer.due_ms)} "


def _told(timer: TimerView, texts: list[str], most: int, width: int) -> list[Line]:
    role = sign(timer).role if timer.calls else "text"
    return [(Ink("   "), Ink(text, role)) for text in shortened(texts, most, width - 4)]


def _bar(timer: TimerView, width: int) -> Line:
    """One bar; its last part, from the least to the most, is of another texture."""
    span = _span(timer)
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


def _span(timer: TimerView) -> str:
    """ "90–120 min"; one that was extended to the second is told in whole minutes, so that the bar keeps its room."""
    exact = format_span(Span(max(1, timer.least_ms), max(1, timer.most_ms)))
    if len(exact) <= _LONGEST_SPAN or timer.most_ms < MINUTE:
        return exact
    least, most = (round(end / MINUTE) for end in (timer.least_ms, timer.most_ms))
    return f"{least}–{most} min" if least < most else f"{most} min"
