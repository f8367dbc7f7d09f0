"""The timers pane: the most urgent timer in large digits, the others as rows, within the given size."""

from collections.abc import Sequence
from functools import lru_cache

from kitchen_tui.clock import format_moment
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import MINUTE, SECOND, Span, format_duration, format_span
from kitchen_tui.tui.paint import large
from kitchen_tui.tui.paint.styled_text import (
    BLANK,
    Line,
    Role,
    Rows,
    Styled,
    cut,
    fit,
    joined,
    justify,
    shortened,
    styled,
    width_of,
    wrap,
    wrapped,
)
from kitchen_tui.tui.paint.timer_words import (
    clock_of,
    clock_to_event,
    digit_role,
    event_label,
    next_event,
    qualified_name,
    row_prefix,
    state_label,
    status_text,
)

_NO_TIMER = "No timer is running and this step has none. Press {add} to add one."
_CHOICES = ((10, 5), (10, 3), (10, 1), (6, 2), (5, 1), (4, 1), (4, 0), (3, 0), (0, 1), (0, 0))
"""Rows for the digits, and lines of text below each other timer: the first that fits is taken."""
_LEAST_DIGITS, _TEXT_LINES = 3, 2
"""Digits with more rows than `_LEAST_DIGITS` shrink to make room for a second line of what to do."""
_COMFORT = 8
"""The lines of the main timer if there is room: head, digits, two of text, bar."""
_SPARE_FOR_SPACE = 4
"""With this many spare lines, there is a blank line above and below the digits."""
_WIDE = 58
"""From this width on, a row has nearly everything on one line."""
_NAME, _WHEN, _LEAST_CLOCK = 20, 11, 5
_INDENT, _SLOT = "     ", 3
_FILLED = ("question", "alarm")
"""Roles with a background."""
_LONGEST_SPAN = 12


def timers(view: View, width: int, height: int, selected: str, add: str, start: str = "") -> Rows:
    """Return the lines for `width` by `height` cells. `selected` is a timer's id; `add` and `start` are keys.

    The main timer is always shown. If room is short, its digits shrink first; then the least urgent timers are left
    out, but never the selected one. If there is enough room, every timer shows its text.
    """
    shown = Rows([], [])
    if not view.timers:
        shown.add([BLANK, *wrapped(_NO_TIMER.format(add=add), width, "faint", "  ")])
        return shown
    if len(view.session.dishes) > 1:
        view = view._replace(urgent=tuple(timer._replace(name=qualified_name(view, timer)) for timer in view.urgent))
    if not view.urgent:
        return _others(view, width, selected, 1, start)
    top = view.urgent[0]
    if len(view.urgent) > height:
        return _most_urgent(view, width, height, selected)
    tried: dict[int, Rows] = {}
    for digit_rows, most in _CHOICES:
        below = tried[most] = tried.get(most) or _others(view, width, selected, most, start)
        room = height - len(below.lines)
        if room >= _rows_needed(top, view.now.wall_ms, width, digit_rows):
            shown.add(
                main_timer(top, view.now.wall_ms, width, room, digit_rows, is_selected=top.id == selected), top.id
            )
            if below.lines and len(shown.lines) < room:
                shown.add([BLANK])
            return Rows(shown.lines + below.lines, shown.ids + below.ids)
    return _most_urgent(view, width, height, selected)


def wanted_height(view: View, width: int) -> int:
    """Return how many lines the pane needs to show everything."""
    live, idle = len(view.urgent), sum(timer.state == "idle" for timer in view.timers)
    done = sum(timer.state == "finished" for timer in view.timers)
    return max(2, (_COMFORT if live else 0) + max(0, live - 1) + idle + min(done, 2))


# The main timer ---------------------------------------------------------------------------------------------------


def _rows_needed(timer: TimerView, now_ms: int, width: int, digit_rows: int) -> int:
    """Return the lines for the head, the digits and the text; the bar is optional."""
    big = large.clock(clock_to_event(timer), width - 2, digit_rows)
    text = wrap(styled(status_text(timer, now_ms)).text, max(1, width - 4)) if digit_rows > _LEAST_DIGITS else []
    return len(big) + 1 + max(1, min(len(text), _TEXT_LINES))


def main_timer(
    timer: TimerView, now_ms: int, width: int, height: int, digit_rows: int, is_selected: bool
) -> list[Line]:
    """Return at most `height` lines; if large digits do not fit, the time is beside the name."""
    text = wrap(styled(status_text(timer, now_ms)).text, max(1, width - 4))
    clock = clock_to_event(timer)
    big = large.clock(clock, width - 2, digit_rows)
    if not big:
        head = _head(timer, now_ms, width, is_selected, clock)
        return [head, *_text(timer, text, max(1, height - 1), width)]
    body: list[Line] = [(Styled(f"{row:^{width}}".rstrip(), digit_role(timer)),) for row in big]
    spare = height - len(big) - 1
    bar = [_bar(timer, now_ms, width)] if spare > min(len(text), _TEXT_LINES) else []
    if spare - len(bar) >= len(text) + _SPARE_FOR_SPACE:
        body = [BLANK, *body, BLANK]
    head = _head(timer, now_ms, width, is_selected)
    return [head, *body, *_text(timer, text, max(1, spare - len(bar)), width), *bar]


def _head(timer: TimerView, now_ms: int, width: int, is_selected: bool, clock: str = "") -> Line:
    """Return slot, name, what the digits count to, state and times.

    If room is short, the times are left out, then the name is cut. `clock` is never cut.
    """
    label = state_label(timer)
    prefix, name = row_prefix(timer, is_selected), styled(timer.name.upper(), "strong")
    word = styled(f" {label.shape} {label.word} " if label.word else "", label.role)
    event = styled(event_label(timer), digit_role(timer))
    time = Styled(f" {clock} " if clock else "", digit_role(timer))
    room = width - width_of((prefix, event, word, time)) - 2
    if width_of((name,)) > room:
        name = Styled(fit(name.text, room), name.role)
    left: Line = (prefix, name, Styled(" "), word, Styled(" " if event.text else ""), event)
    left = (*cut(left, width - width_of((time,))), time)
    when = _from_to(timer, now_ms)
    return justify(left, (styled(when, "faint"),), width) if width_of(left) + len(when) < width else left


def _from_to(timer: TimerView, now_ms: int) -> str:
    if timer.due_ms is None or timer.started_ms is None:
        return ""
    return f"{format_moment(timer.started_ms, now_ms)}→{format_moment(timer.due_ms, now_ms)} "


def _text(timer: TimerView, texts: Sequence[str], most: int, width: int) -> list[Line]:
    role = state_label(timer).role if timer.calls else "text"
    return _filled(shortened(texts, most, width - 4), "   ", role, width)


def _filled(texts: Sequence[str], indent: str, role: Role, width: int) -> list[Line]:
    """Return indented lines; a background fills the width beside the slots."""
    if role not in _FILLED:
        return [(Styled(indent), Styled(text, role)) for text in texts]
    return [(Styled(" " * _SLOT), Styled(fit(indent[_SLOT:] + text, width - _SLOT), role)) for text in texts]


def _marked(line: Line, role: Role, width: int) -> Line:
    """Return a row that needs an answer in one style over the full width; others unchanged."""
    if role not in _FILLED:
        return line
    prefix, *rest = line
    return (prefix, Styled(fit("".join(part.text for part in rest), width - width_of((prefix,))), role))


def _bar(timer: TimerView, now_ms: int, width: int) -> Line:
    """Return the progress bar, with another texture from the least to the most time; none for a stopwatch."""
    if timer.spec.counts_up:
        return (styled(f"   {clock_of(timer)} so far", "faint"),)
    length = _length(timer, now_ms)
    room = max(4, width - len(length) - 7)
    most = max(1, timer.most_ms)
    full = min(room, room * timer.elapsed_ms // most)
    least = room * timer.least_ms // most
    parts = "█" * full + "░" * max(0, min(least, room) - full) + "▒" * (room - max(full, min(least, room)))
    return (
        Styled("   ▕", "faint"),
        Styled(parts, "overdue" if timer.phase == "overtime" else "digits"),
        styled(f"▏ {length}", "faint"),
    )


def _length(timer: TimerView, now_ms: int) -> str:
    """Return "90–120 min", or the time of day for a timer set with "until"."""
    exact = format_span(Span(max(1, timer.least_ms), max(1, timer.most_ms)))
    if timer.until and timer.due_ms:
        return f"until {format_moment(timer.due_ms, now_ms)}"
    if len(exact) <= _LONGEST_SPAN or timer.most_ms < MINUTE:
        return exact
    least, most = (round(end / MINUTE) for end in (timer.least_ms, timer.most_ms))
    return f"{least}–{most} min" if least < most else f"{most} min"


# The other timers -------------------------------------------------------------------------------------------------


def _others(view: View, width: int, selected: str, most: int, start: str) -> Rows:
    """Return the other timers by slot, then the timers that the step offers, then the finished ones."""
    shown = Rows([], [])
    now_ms, done = view.now.wall_ms, [timer for timer in view.timers if timer.state == "finished"]
    chosen = next((timer for timer in done if timer.id == selected), None)
    live = sorted(view.urgent[1:], key=lambda timer: timer.slot)
    idle = [timer for timer in view.timers if timer.state == "idle"]
    others = _clocks((*live, *idle, *([chosen] if chosen else [])))
    for timer, clock in others[: len(live)]:
        shown.add(row(timer, now_ms, width, clock, is_selected=timer.id == selected, most=most), timer.id)
    for timer, clock in others[len(live) : len(live) + len(idle)]:
        shown.add(row(timer, now_ms, width, clock, start=start))
        start = ""
    if chosen:
        shown.add(row(chosen, now_ms, width, others[-1][1], is_selected=True), chosen.id)
    shown.add(finished([timer for timer in done if timer is not chosen], width), done[-1].id if done else "")
    return shown


def _clocks(timers: Sequence[TimerView]) -> list[tuple[TimerView, str]]:
    """Return timers with what is left of each, in a column."""
    clocks = [clock_to_event(timer) for timer in timers]
    width = max(_LEAST_CLOCK, *map(len, clocks)) if clocks else 0
    return [(timer, f"{clock:>{width}}") for timer, clock in zip(timers, clocks, strict=True)]


def row(
    timer: TimerView, now_ms: int, width: int, clock: str, *, is_selected: bool = False, most: int = 0, start: str = ""
) -> list[Line]:
    """Return a row: slot, `clock`, name, state, when due; its text beside that or on at most `most` lines below.

    If room is short, the due time is left out first, then the word of the state; the name is cut last.
    """
    label = state_label(timer)
    if start:
        label = label._replace(word=f"{start} starts it")
    due = _when(timer, now_ms)
    left: Line = (
        row_prefix(timer, is_selected),
        Styled(f"{label.shape} ", label.role),
        Styled(clock, label.role if label.role != "question" else "digits"),
        Styled("  "),
    )
    text = timer.next.text if timer.next and not timer.calls else status_text(timer, now_ms)
    if width >= _WIDE:
        name = styled(fit(timer.name, _NAME), _name_role(timer))
        words = f"  {due:{_WHEN}}  {label.word}"
        if not due and width_of((*left, name, styled(words))) > width:
            words = f"  {label.word}"
        first: Line = (*left, name, styled(words, _role(timer)))
        whole: Line = (*first, styled(f"{' · ' if label.word and text else ''}{text}", _role(timer)))
        if not most or width_of(whole) <= width:
            return [_marked(cut(whole, width), label.role, width)]
        return [_marked(cut(first, width), label.role, width), *_below(text, width, most, _role(timer))]
    room = width - width_of(left)
    rest = _name_and_state(timer.name, _name_role(timer), (label.word, due), _role(timer), room)
    return [_marked((*left, *rest), label.role, width), *_below(text, width, most, _role(timer))]


def _when(timer: TimerView, now_ms: int) -> str:
    """Return when the clock of a row reaches zero: "19:32", or "check 19:02" if that is not the end."""
    if timer.next is None or timer.next.kind == "due" or timer.phase == "overtime":
        return format_moment(timer.due_ms, now_ms) if timer.due_ms else ""
    return f"{next_event(timer)} {format_moment(timer.next.wall_ms, now_ms)}"


@lru_cache(maxsize=128)
def _name_and_state(name: str, name_role: Role, word_and_due: tuple[str, str], role: Role, width: int) -> Line:
    """Return a name, and on the right as much of the state's word and the due time as fits."""
    size = width_of((styled(name),))
    right: Line = ()
    for words in (word_and_due, word_and_due[:1], ()):
        right = (styled(f"{' '.join(filter(None, words))} ", role),) if any(words) else ()
        if size + bool(right) + width_of(right) <= width:
            break
    shown = styled(fit(name, max(1, width - width_of(right) - bool(right))).rstrip(), name_role)
    return justify((shown,), right, width)


def finished(timers: Sequence[TimerView], width: int) -> list[Line]:
    """Return the finished timers on one or two lines: "✓ done: blanch 5 min · eggs 6 min"."""
    names = [f"{timer.name} {_took(timer)}" for timer in timers]
    return joined([f"✓ done: {names[0]}", *names[1:]], width, "faint", "   ")[:2] if names else []


@lru_cache(maxsize=128)
def _took(timer: TimerView) -> str:
    """Return how long it took, in whole minutes, since "21:29" would look like a time of day."""
    unit = MINUTE if timer.elapsed_ms >= 2 * MINUTE else SECOND
    return format_duration(max(1, round(timer.elapsed_ms / unit)) * unit)


def _below(text: str, width: int, most: int, role: Role) -> Sequence[Line]:
    if not most:
        return []
    lines = shortened(wrap(styled(text).text, max(8, width - len(_INDENT))), most, width - len(_INDENT))
    return _filled(lines, _INDENT, role, width)


def _name_role(timer: TimerView) -> Role:
    return "faint" if timer.state in ("idle", "finished") else "text"


def _role(timer: TimerView) -> Role:
    return state_label(timer).role if timer.calls else "faint"


# Too many timers --------------------------------------------------------------------------------------------------


def _most_urgent(view: View, width: int, height: int, selected: str) -> Rows:
    """Return a line for each of the most urgent timers, and how many more there are."""
    now_ms = view.now.wall_ms
    top, *others = view.urgent
    shown = Rows([], [])
    shown.add(main_timer(top, now_ms, width, 2, 0, is_selected=top.id == selected), top.id)
    kept = _kept(others, max(0, height - len(shown.lines)), selected)
    for timer, clock in _clocks(sorted(kept, key=lambda timer: timer.slot)):
        shown.add(row(timer, now_ms, width, clock, is_selected=timer.id == selected), timer.id)
    if len(kept) < len(others):
        shown.add([(styled(f"   and {len(others) - len(kept)} more", "faint"),)])
    return shown


def _kept(others: Sequence[TimerView], room: int, selected: str) -> Sequence[TimerView]:
    if len(others) <= room:
        return others
    kept, left = list(others[: max(0, room - 1)]), others[max(0, room - 1) :]
    chosen = [timer for timer in left if timer.id == selected]
    return [*kept[: len(kept) - len(chosen)], *chosen] if kept else []
