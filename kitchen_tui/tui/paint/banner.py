"""The banner of alerts: which timer, what to do, how late it is, and the keys to answer with."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from kitchen_tui.clock import format_moment
from kitchen_tui.cooking.plan import StartAlert
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import MINUTE, SECOND, format_clock, format_duration
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.tui.paint.styled_text import Line, Role, Styled, fit, justify, shortened, styled, width_of, wrap
from kitchen_tui.tui.paint.timer_words import alarm_name, clock_to_event, prompt_text, short_title, state_label

KeyOf = Callable[[str], str]
"""Returns the key of an action, or "" if it has none."""

_ALARM_KEYS = (("acknowledge", "silence"), ("finish", "finish"), ("more", "1 min"), ("snooze", "snooze"))
_START_KEYS = (("snooze", "snooze"), ("acknowledge", "dismiss"))
_CHECK_KEYS = (("yes", "yes, done"), ("not_yet", "not yet"))
_MOST_LINES = 3
_UNLIMITED = 99
_AROUND, _LONGEST_TARGET = 4, 20
"""Cells beside and between text and keys on one line, and those of a timer's name in a label."""
_NAMED = 3
"""How many of the other ringing timers are named."""
_NO_TARGETS: Mapping[str, str] = {}


class ClickTarget(NamedTuple):
    """The position of an action's key in the banner."""

    row: int
    start: int
    end: int
    action: str


class BannerLayout(NamedTuple):
    """The lines of the banner, and the keys in them."""

    lines: list[Line]
    targets: list[ClickTarget]

    def action_at(self, row: int, x: int) -> str:
        """Return the action whose key is at this position, or ""."""
        return next((hit.action for hit in self.targets if hit.row == row and hit.start <= x < hit.end), "")


class _Row(NamedTuple):
    """One line: text on the left, keys and more text on the right."""

    left: str
    keys: Sequence[tuple[str, str]] = ()
    right: str = ""


class _Room(NamedTuple):
    """The arguments of `banner` that every row needs: width, lines per text, keys, and the timers they act on."""

    width: int
    text_lines: int
    key_of: KeyOf
    targets: Mapping[str, str]


_Section = tuple[Role, list[_Row]]


def banner(
    view: View,
    width: int,
    key_of: KeyOf,
    flashing: bool = False,
    tall: bool = False,
    most: int = _UNLIMITED,
    targets: Mapping[str, str] = _NO_TARGETS,
) -> BannerLayout:
    """Return a section for the most urgent alert and one for an open check; no lines if nothing needs attention.

    `flashing`: a ringing section alternates every second; up to three times a second is considered safe.
    `tall`: an alarm takes more lines, to be seen from a distance. To stay within `most` lines, texts are shortened,
    then the less urgent sections are left out. `targets` are the names of the timers that keys act on, by action, if
    that is not the timer which rings: they become part of the label.
    """
    sections: list[_Section] = []
    for text_lines in range(_MOST_LINES, 0, -1):
        sections = _sections(view, _Room(width, text_lines, key_of, targets), flashing, tall)
        if sum(len(rows) for _, rows in sections) <= most:
            break
    while len(sections) > 1 and sum(len(rows) for _, rows in sections) > most:
        sections.pop()
    rows = [(role, row) for role, several in sections for row in several]
    return BannerLayout(
        [_line(row, role, key_of, width) for role, row in rows],
        [hit for number, (_, row) in enumerate(rows) for hit in _targets(number, row, key_of, width)],
    )


def _sections(view: View, room: _Room, flashing: bool, tall: bool) -> list[_Section]:
    sections: list[_Section] = []
    if view.ringing:
        sections.append(_ringing(view, view.ringing[0], room, flashing, tall))
    if view.asking:
        sections.append(_check(view, view.asking[0], room, is_next=view.asking[0] is view.questions[0]))
    attention = [timer for timer in view.urgent if timer.alert.state == "attention"]
    if not sections and attention:
        sections.append(_attention(view, attention[0], room))
    return [*sections, *_plan_sections(view, room, is_busy=bool(sections))]


def _plan_sections(view: View, room: _Room, is_busy: bool) -> Iterator[_Section]:
    """Yield the planned start that is due, and the delay to decide on; neither while a timer needs an answer."""
    plan = view.plan
    if plan is None or is_busy:
        return
    if plan.due:
        start, what = plan.due[0], start_words(view, plan.due[0])
        late = f"{format_clock(start.late_ms // 1000)} ago" if start.late_ms >= MINUTE else "now"
        more = f"and {len(plan.due) - 1} more" if len(plan.due) > 1 else ""
        key = f"start {short_title(view, start.dish)}".rstrip()
        yield (
            "question",
            _fitted(_Row(_joined([f"▷ {what}", f"start {late}", more]), (("start", key), *_START_KEYS)), room),
        )
    if plan.slip:
        from kitchen_tui.tui.paint.plan_lines import slip_choices, slip_words  # not needed without a plan

        words = f"~ {slip_words(view, plan, plan.slip)}"
        choices = slip_choices(view, plan, plan.slip)
        short = [(action, word if len(word) + 8 <= room.width else word.partition(": ")[0]) for action, word in choices]
        yield "highlight", _fitted(_Row(words, tuple(short)), room)


def start_words(view: View, start: StartAlert) -> str:
    """Return what is to be started, after the name of its dish if several are cooking: "Risotto: Toast the rice"."""
    name = start.task.name or f"step {start.task.step}"
    return ": ".join(filter(None, (short_title(view, start.dish), name)))


def _ringing(view: View, timer: TimerView, room: _Room, flashing: bool, tall: bool) -> _Section:
    late = f"due {format_clock(timer.alert.late_ms // 1000)} ago" if timer.alert.late_ms >= 1000 else "due now"
    if timer.alert.state == "missed":
        late = f"missed · {late}"
    checks = ((("yes", "done"), _CHECK_KEYS[1])) if timer.alert.question and timer is view.questions[0] else ()
    keys = (*checks, *((action, _label(action, word, room)) for action, word in _ALARM_KEYS))
    is_dark = flashing and timer.alert.state != "missed" and timer.alert.late_ms // SECOND % 2 == 1
    role: Role = "flash" if is_dark else "alarm"
    name = f"{state_label(timer).shape} {alarm_name(view, timer)}"
    words, also = [name, _prompt(timer).rstrip("."), late], _also(view.ringing[1:])
    if tall:
        whole = _fitted(_Row(_joined([*words, also]), keys), room)
        if len(whole) == 1:
            return role, [_Row(""), *whole, _Row("")]
        return role, [_Row(""), *_fitted(_Row(_joined(words)), room), *_fitted(_Row("", keys, also), room)]
    return role, _fitted(_Row(_joined([*words, also]), keys), room)


def _label(action: str, word: str, room: _Room) -> str:
    """Return what a key does, with the name of its timer unless that is the ringing one."""
    name = fit(room.targets.get(action, ""), _LONGEST_TARGET).rstrip()
    return " ".join(filter(None, (word, "to" if name and action == "more" else "", name)))


def _prompt(timer: TimerView) -> str:
    """Return what to do, or "" if the timer's name says the same."""
    text = prompt_text(timer)
    return "" if text.casefold() == timer.name.casefold() else text


def _joined(words: Sequence[str]) -> str:
    return " · ".join(filter(None, words))


def _also(others: Sequence[TimerView]) -> str:
    """Return "also tea, rice and 2 more"."""
    names = ", ".join(timer.name for timer in others[:_NAMED])
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f"also {names}{more}" if others else ""


def _check(view: View, timer: TimerView, room: _Room, is_next: bool) -> _Section:
    """Return the question; its keys only if they answer this one, not that of a timer that rings (`is_next`)."""
    after = f"(next {format_moment(timer.next.wall_ms, view.now.wall_ms)})" if timer.next else ""
    words = _joined([f"? {alarm_name(view, timer)}", _prompt(timer)])
    return "question", _fitted(_Row(words, _CHECK_KEYS if is_next else (), after), room)


def _attention(view: View, timer: TimerView, room: _Room) -> _Section:
    if timer.spec.counts_up:
        left = f"again in {clock_to_event(timer)}" if timer.next else ""
    else:
        left = f"{format_duration(max(SECOND, timer.remaining_ms // SECOND * SECOND))} left"
    words = _joined([f"! {alarm_name(view, timer)}", _prompt(timer)])
    return "question", _fitted(_Row(words, (("acknowledge", "ok"),), left), room)


def _fitted(row: _Row, room: _Room) -> list[_Row]:
    """Return a single row if everything fits, otherwise the text with the keys below it.

    A key is not separated from its label. Actions without a key are left out.
    """
    row = row._replace(keys=tuple((action, word) for action, word in row.keys if room.key_of(action)))
    width = room.width
    if width_of((styled(f"{row.left}{_right(row, room.key_of)}"),)) + _AROUND <= width:
        return [row]
    text = shortened(wrap(styled(row.left).text, max(1, width - 3)), room.text_lines, width - 3)
    rows = [_Row(part) for part in text]
    line = _Row("")
    for key in row.keys:
        longer = line._replace(keys=(*line.keys, key))
        if line.keys and width_of((styled(_right(longer, room.key_of)),)) + 2 > width:
            rows.append(line)
            longer = _Row("", (key,))
        line = longer
    last = line._replace(right=row.right)
    if row.right and line.keys and width_of((styled(_right(last, room.key_of)),)) + 2 > width:
        return [*rows, line, _Row(row.right)]
    return [*rows, last] if last.keys or last.right else rows


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
