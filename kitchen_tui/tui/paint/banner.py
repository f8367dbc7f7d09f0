"""The banner: which timer, what to do, how late, and the keys that answer."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kitchen_tui.clock import format_moment
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import MINUTE, SECOND, format_clock, format_duration
from kitchen_tui.tui.paint.styled_text import Line, Role, Styled, justify, shortened, styled, width_of, wrap
from kitchen_tui.tui.paint.timer_words import alarm_name, prompt_text, state_label

KeyOf = Callable[[str], str]
"""Returns the key of an action, or "" if it has none."""

_ALARM_KEYS = (("acknowledge", "silence"), ("finish", "finish"), ("more", "1 min"), ("snooze", "snooze"))
_START_KEYS = (("start", "start"), ("snooze", "snooze"), ("acknowledge", "dismiss"))
_CHECK_KEYS = (("yes", "yes, done"), ("not_yet", "not yet"))
_MOST_LINES = 3
_NAMED = 3
"""So many of the other ringing timers are named."""


class ClickTarget(NamedTuple):
    """The place of an action's key on the screen."""

    row: int
    start: int
    end: int
    action: str


class BannerLayout(NamedTuple):
    """The banner's lines, and the keys in them."""

    lines: list[Line]
    targets: list[ClickTarget]

    def action_at(self, row: int, x: int) -> str:
        """Return the action whose key is shown there; empty if there is none."""
        return next((hit.action for hit in self.targets if hit.row == row and hit.start <= x < hit.end), "")


class _Row(NamedTuple):
    """One line: text on the left; keys, then text, on the right."""

    left: str
    keys: Sequence[tuple[str, str]] = ()
    right: str = ""


def banner(view: View, width: int, key_of: KeyOf, flashing: bool = False, tall: bool = False) -> BannerLayout:
    """Return no line while nothing needs attention, else a band for the most urgent alert and one for an open check.

    `flashing`: a ringing band changes its look each second, well under the three times a second that are safe for eyes.
    `tall`: an alarm may take more lines, to be seen from far away.
    """
    bands: list[tuple[Role, list[_Row]]] = []
    if view.ringing:
        bands.append(_ringing(view, view.ringing[0], width, flashing, tall))
    if view.asking:
        bands.append(_check(view, view.asking[0], width))
    attention = [timer for timer in view.urgent if timer.alert.state == "attention"]
    if not bands and attention:
        bands.append(_attention(view, attention[0], width))
    bands += _plan_bands(view, width, bool(bands))
    rows = [(role, _shown(row, key_of)) for role, several in bands for row in several]
    return BannerLayout(
        [_line(row, role, key_of, width) for role, row in rows],
        [hit for number, (_, row) in enumerate(rows) for hit in _targets(number, row, key_of, width)],
    )


def _plan_bands(view: View, width: int, is_busy: bool) -> Iterator[tuple[Role, list[_Row]]]:
    """Yield the start that is due, and the delay to answer; while a timer wants an answer they are left to the plan."""
    plan = view.plan
    if plan is None or is_busy:
        return
    if plan.due:
        start = plan.due[0]
        dish = view.session.dishes.get(start.dish)
        late = f"{format_clock(start.late_ms // 1000)} ago" if start.late_ms >= MINUTE else "now"
        more = f"and {len(plan.due) - 1} more" if len(plan.due) > 1 else ""
        several = len(view.session.dishes) > 1
        words = _joined([f"▷ {start.task.name}", dish.recipe.title if dish and several else "", f"start {late}", more])
        yield "warning", _fitted(_Row(words, _START_KEYS), width)
    if plan.slip:
        from kitchen_tui.tui.paint.plan import slip_choices, slip_words  # not needed without a plan

        words = f"~ {slip_words(view, plan, plan.slip)}"
        choices = slip_choices(view, plan, plan.slip)
        short = [(action, word if len(word) + 8 <= width else word.partition(": ")[0]) for action, word in choices]
        yield "highlight", _fitted(_Row(words, tuple(short)), width)


def _shown(row: _Row, key_of: KeyOf) -> _Row:
    """Leave out actions without a key."""
    return row._replace(keys=tuple((action, word) for action, word in row.keys if key_of(action)))


def _ringing(view: View, timer: TimerView, width: int, flashing: bool, tall: bool) -> tuple[Role, list[_Row]]:
    late = f"due {format_clock(timer.alert.late_ms // 1000)} ago" if timer.alert.late_ms >= 1000 else "due now"
    if timer.alert.state == "missed":
        late = f"missed · {late}"
    keys = (*(((("yes", "done"), _CHECK_KEYS[1])) if timer.alert.question else ()), *_ALARM_KEYS)
    is_dark = flashing and timer.alert.state != "missed" and timer.alert.late_ms // SECOND % 2 == 1
    role: Role = "overdue" if is_dark else "alarm"
    name = f"{state_label(timer).shape} {alarm_name(view, timer)}"
    words, also = [name, prompt_text(timer).rstrip("."), late], _also(view.ringing[1:])
    if tall:
        return role, [_Row(""), *_fitted(_Row(_joined(words)), width), *_fitted(_Row("", keys, also), width)]
    return role, _fitted(_Row(_joined([*words, also]), keys), width)


def _joined(words: Sequence[str]) -> str:
    return " · ".join(filter(None, words))


def _also(others: Sequence[TimerView]) -> str:
    """Return "also tea, rice and 2 more"."""
    names = ", ".join(timer.name for timer in others[:_NAMED])
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f"also {names}{more}" if others else ""


def _check(view: View, timer: TimerView, width: int) -> tuple[Role, list[_Row]]:
    after = f"(next {format_moment(timer.next.wall_ms, view.now.wall_ms)})" if timer.next else ""
    return "question", _fitted(_Row(f"? {alarm_name(view, timer)} · {prompt_text(timer)}", _CHECK_KEYS, after), width)


def _attention(view: View, timer: TimerView, width: int) -> tuple[Role, list[_Row]]:
    left = f"{format_duration(max(SECOND, timer.remaining_ms // SECOND * SECOND))} left"
    words = f"! {alarm_name(view, timer)} · {prompt_text(timer)}"
    return "warning", _fitted(_Row(words, (("acknowledge", "ok"),), left), width)


def _fitted(row: _Row, width: int) -> list[_Row]:
    """Return one row if all of it fits; else the text first and the keys below, none split from its word."""
    rest = 4 + sum(len(word) + 8 for _, word in row.keys) + len(row.right)
    if width_of((styled(row.left),)) + rest <= width:
        return [row]
    text = shortened(wrap(styled(row.left).text, max(1, width - 3)), _MOST_LINES, width - 3)
    rows = [_Row(part) for part in text]
    line: list[tuple[str, str]] = []
    for key in row.keys:
        if line and sum(len(word) + 8 for _, word in (*line, key)) > width:
            rows.append(_Row("", tuple(line)))
            line = []
        line.append(key)
    return [*rows, _Row("", tuple(line), row.right)] if line or row.right else rows


def _line(row: _Row, role: Role, key_of: KeyOf, width: int) -> Line:
    left, right = (row.left, _right(row, key_of)) if row.left else (_right(row, key_of), "")
    line = justify((styled(f" {left}"),), (styled(f"{right} "),), width)
    return tuple(Styled(part.text, role) for part in line)


def _right(row: _Row, key_of: KeyOf) -> str:
    return "  ".join(filter(None, (*(f"{key_of(action)} {word}" for action, word in row.keys), row.right)))


def _targets(number: int, row: _Row, key_of: KeyOf, width: int) -> Iterator[ClickTarget]:
    at = width - 1 - width_of((styled(_right(row, key_of)),)) if row.left else 1
    for action, word in row.keys:
        length = width_of((styled(f"{key_of(action)} {word}"),))
        yield ClickTarget(number, at, at + length, action)
        at += length + 2
