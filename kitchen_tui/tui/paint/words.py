"""The word and the shape of a timer's state: colour is never the only sign."""

from typing import NamedTuple

from kitchen_tui.clock import format_time
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import format_remaining, format_span
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.tui.paint.ink import Ink, Role


class Sign(NamedTuple):
    """How a timer's state looks (`shape`), reads (`word`, empty for a plain run) and is inked."""

    shape: str
    word: str
    role: Role


_ALERTS: dict[str, Sign] = {
    "ringing": Sign("●", "DUE", "alarm"),
    "escalated": Sign("◉", "DUE NOW", "alarm"),
    "missed": Sign("▲", "MISSED", "alarm"),
    "snoozed": Sign("z", "snoozed", "warn"),
    "acknowledged": Sign("○", "hushed", "late"),
}
_STATES: dict[str, Sign] = {
    "idle": Sign("·", "to start", "faint"),
    "paused": Sign("‖", "paused", "faint"),
    "finished": Sign("✓", "done", "faint"),
    "cancelled": Sign("×", "cancelled", "faint"),
}


def sign(timer: TimerView) -> Sign:
    """The one sign that says most about a timer; what is only an estimate says so beside whatever else it says."""
    mark = _sign(timer)
    doubted = timer.estimated and mark.word not in ("", "estimate")
    return mark._replace(word=f"{mark.word} ≈") if doubted else mark


def _sign(timer: TimerView) -> Sign:
    if timer.alert.state in _ALERTS:
        return _ALERTS[timer.alert.state]
    if timer.state in _STATES:
        return _STATES[timer.state]
    if timer.alert.question:
        return Sign("?", "check", "ask")
    if timer.alert.state == "attention":
        return Sign("!", "now", "warn")
    if timer.estimated:
        return Sign("≈", "estimate", "warn")
    if timer.phase == "window":
        return Sign("◆", "window", "good")
    return Sign("•", "", "digits")


def clock_of(timer: TimerView) -> str:
    """What is left, or `+m:ss` of overtime, or the window of one that has not begun, or how long one took."""
    if timer.state == "idle":
        return format_span(Span(timer.least_ms, timer.most_ms))
    if timer.state == "finished" or timer.spec.counts_up:
        return format_remaining(max(1, timer.elapsed_ms))
    return format_remaining(timer.remaining_ms)


def tint(timer: TimerView) -> Role:
    """The role of its large digits."""
    return "faint" if timer.state == "paused" else "late" if timer.phase == "overtime" else "digits"


def asks(timer: TimerView) -> str:
    """What the timer wants now: its open question, what to do at due, or what its attention is about."""
    alert = timer.alert
    if alert.question and alert.state != "acknowledged":
        return alert.question.text
    return (alert.threshold.text if alert.threshold else "") or timer.text


def says(timer: TimerView) -> str:
    """What it has to say: what it wants now, else what comes next and when."""
    if timer.state == "idle":
        return "optional" if timer.spec.optional else ""
    if timer.snoozed_ms is not None:
        return f"rings again {format_time(timer.snoozed_ms)}"
    if timer.calls:
        return asks(timer)
    if timer.state in ("paused", "finished"):
        return ""
    if timer.next is None:
        return timer.text
    what = timer.next.text or timer.text
    return f"{timer.next.kind} {format_time(timer.next.wall_ms)}{' · ' if what else ''}{what}"


def lead(timer: TimerView, selected: bool) -> Ink:
    """The cursor and the slot before a timer's name."""
    return Ink(f"{'▸' if selected else ' '}{timer.slot or ' '} ", "key")


def called(view: View, timer: TimerView) -> str:
    """Its name as an alarm calls it: with its dish, where that is not the one on screen."""
    return timer.name.upper() + named(view, timer).removeprefix(timer.name)


def named(view: View, timer: TimerView) -> str:
    """Its name, with its dish where that is not the one on screen."""
    dish = view.session.dishes.get(timer.dish)
    return f"{timer.name} ({dish.recipe.title})" if dish and dish.id != view.session.on_screen else timer.name
