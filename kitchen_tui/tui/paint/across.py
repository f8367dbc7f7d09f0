"""Across the room: one name, one time as large as the terminal allows, one line of what to do."""

from kitchen_tui.clock import format_time
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.tui.paint import digits
from kitchen_tui.tui.paint.ink import BLANK, Ink, Line, Role, centred, ink, width_of, wrap
from kitchen_tui.tui.paint.words import asks, clock_of, says, sign, tint

_LETTERS_FROM = 18
_NAME_SHARE = 5
"""The name may take a fifth of the height."""
MOODS = ("calm", "window", "attention", "ringing")


def mood(view: View) -> str:
    """The word for the border: how urgent the most urgent timer is."""
    if not view.urgent:
        return "calm"
    if view.ringing:
        return "ringing"
    urgent = view.urgent[0]
    if urgent.alert.state == "attention":
        return "attention"
    return "window" if urgent.phase == "window" else "calm"


def across(view: View, width: int, height: int) -> list[Line]:
    """The whole screen's lines, for `width` by `height` cells."""
    if not view.urgent:
        step = view.dish.step if view.dish else None
        title = step.title if step else "no timer runs"
        return _middle(
            format_time(view.now.wall_ms), _name(title, "strong", width, height), [], "digits", width, height
        )
    timer = view.urgent[0]
    mark = sign(timer)
    above = _name(timer.name, "strong", width, height)
    if mark.word:
        word: Line = (ink(f" {mark.shape} {mark.word} ", mark.role),)
        above = [*above, word] if len(above) > 1 else [(*above[0], Ink(" "), *word)]
    said = asks(timer) if timer.calls else _ahead(timer)
    told: list[Line] = [(Ink(text, mark.role),) for text in wrap(ink(said).text, max(1, width - 2))]
    return _middle(clock_of(timer), above, [*told, _others(view, width)], tint(timer), width, height)


def _name(name: str, role: Role, width: int, height: int) -> list[Line]:
    """In letters that are read from three metres where there is room; a script we do not draw is written as it is."""
    large = digits.blocks(name.upper(), width - 4, height // _NAME_SHARE) if height >= _LETTERS_FROM else []
    return [*((Ink(row, role),) for row in large), BLANK] if large else [(ink(name.upper(), role),)]


def _others(view: View, width: int) -> Line:
    """As many of the others as fit with their times."""
    line: Line = ()
    for timer in view.urgent[1:]:
        more: Line = (*line, ink(f"{'   ' if line else ''}{timer.slot} {timer.name} {clock_of(timer)}", "faint"))
        if width_of(more) > width - 2:
            break
        line = more
    return line


def _ahead(timer: TimerView) -> str:
    if timer.snoozed_ms is not None or timer.next is None:
        return says(timer)
    return f"{format_time(timer.next.wall_ms)} {timer.next.text or timer.next.kind}"


def _middle(clock: str, above: list[Line], below: list[Line], role: Role, width: int, height: int) -> list[Line]:
    big = digits.blocks(clock, width - 4, max(1, height - len(above) - len(below) - 2))
    body = [centred((Ink(row, role),), width) for row in big] or [centred((ink(clock, role),), width)]
    lines = [*(centred(line, width) for line in above), BLANK, *body, BLANK, *(centred(line, width) for line in below)]
    return [BLANK] * ((height - len(lines)) // 2) + lines
