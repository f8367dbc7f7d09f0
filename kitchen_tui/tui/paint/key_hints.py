"""The footer: the keys that are useful now, or a message."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from kitchen_tui.cooking.instant import between
from kitchen_tui.cooking.step_order import Offer, following_timer
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import SECOND
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.tui.actions import Action
from kitchen_tui.tui.paint.banner import start_words
from kitchen_tui.tui.paint.styled_text import Line, Role, Styled, cells, cut, fit, shortened, styled, width_of, wrap

_MOST_LINES = 3
_GAP = "   "
_HINTS_BESIDE = 30
"""If this many cells are left beside a message, the most important keys are shown there."""
STEP_ALONE = "step alone"
"""The state in which the step has the focus and the ingredients are hidden."""
_NEXT_PANE = {"ingredients": "step", "step": "timers", STEP_ALONE: "timers", "timers": "ingredients"}
_NARROW = 60
_UNDO_WIDTH = 20
"""The least number of cells for the label of undo."""
_STEPS = ("step", STEP_ALONE)


class Hint(NamedTuple):
    """A key, its label, the action that a click runs (or ""), and its priority if there is little room.

    The label gives way to `short`, if that is given, before another hint of some importance is left out.
    """

    key: str
    label: str
    action: str = ""
    priority: int = 1
    short: str = ""

    @property
    def line(self) -> Line:
        """The hint, with a space on either side."""
        return _hint(self.key, self.label)


@lru_cache(maxsize=256)  # each key press measures all hints, in both lengths
def _hint(key: str, label: str) -> Line:
    return (Styled(" "), styled(key, "key"), styled(f" {label} ", "faint"))


_TYPING = (Hint("enter", "confirm"), Hint("esc", "cancel"))


def footer(hints: Sequence[Hint], message: str, saving: str, width: int) -> list[Line]:
    """Return lines of `width` cells: the hints, and a message before or above them.

    `saving` ("saving…", "Not saved: …") comes first.
    """
    above, before = around_hints(message, saving, width)
    room = width - width_of(before)
    last = (*before, *hint_line(fitting(hints, room), room))
    return [*above, last] if last or not above else above


def around_hints(message: str, saving: str, width: int) -> tuple[list[Line], Line]:
    """Return the lines of the footer above the hints, and what comes before them on their line."""
    above = _sentence(saving, "warning", width)
    if message:
        lines = _sentence(message, "heading", width)
        if len(lines) == 1 and width - width_of(lines[0]) - len(_GAP) >= _HINTS_BESIDE:
            return above, (*lines[0], Styled(_GAP))  # keep the keys visible beside a short message
        return [*above, *lines], ()
    first: Line = (styled(f" {saving} ", "warning"),) if saving else ()
    return (above, ()) if width_of(first) > width // 2 else ([], first)


def typing_line(message: str, width: int) -> Line:
    """Return the keys of an entry line, and as much of a message as fits beside them."""
    keys = hint_line(_TYPING, width)
    return cut((*keys, Styled(_GAP), styled(message, "heading")), width) if message else keys


def fitting(hints: Sequence[Hint], room: int) -> list[Hint]:
    """Return the hints with the highest priority that fit into `room` cells, in their given order."""
    chosen: dict[str, Hint] = {}
    room += 1  # the space after the last hint may be cut off
    brief = [hint._replace(label=hint.short or hint.label) for hint in hints if hint.priority]
    whole = [hint._replace(priority=hint.priority - _WHOLE_LABEL) for hint in hints if hint.short]
    for hint in sorted((*brief, *whole), key=lambda hint: -hint.priority):
        before = chosen.get(hint.key)
        is_longer_form = hint.label != (hint.short or hint.label)
        more = width_of(hint.line) - (width_of(before.line) if before else 0)
        if bool(before) == is_longer_form and more <= room:
            chosen[hint.key] = hint
            room -= more
    return [chosen[hint.key] for hint in hints if hint.key in chosen]


def hint_line(hints: Iterable[Hint], width: int) -> Line:
    """Return hints as one line."""
    return cut(tuple(part for hint in hints for part in hint.line), width)


def action_at(hints: Sequence[Hint], room: int, x: int) -> str:
    """Return the action of the hint at column `x`, or ""."""
    if x < 0:
        return ""
    for hint in fitting(hints, room):
        x -= width_of(hint.line)
        if x < 0:
            return hint.action
    return ""


class StoveState(NamedTuple):
    """The state that the hints of the stove depend on.

    `pane` is the one that has the focus, `target` the timer that its keys act on, `ending` the one for finish, cancel
    and restart; `has_more` says that the step goes on below, `has_library` that there are other recipes, `in_banner`
    which keys the banner shows, by action.
    """

    view: View
    pane: str
    target: TimerView | None = None
    ending: TimerView | None = None
    has_more: bool = False
    has_library: bool = False
    in_banner: frozenset[str] = frozenset()


def stove_hints(state: StoveState, actions: Sequence[Action], room: int) -> list[Hint]:
    """Return the hints of the stove, in the order of the table."""
    hints = []
    for action in actions:
        priority = _priority(state, action)
        if room < _NARROW:
            priority = _narrow_priority(state, action, priority)
        if priority and action.keys:
            key, label = action.shown.split(" ")[0], _label(state, action, room)
            hints.append(Hint(key, label, action.name, priority, _short_label(state, action, room)))
    return hints


def _label(state: StoveState, action: Action, room: int) -> str:
    view, pane, target, ending, *_ = state
    if action.name == "undo" and view.undoes_opening:
        return "back to library"
    if action.name == "undo":
        return _short(f"undo: {view.undo}", max(_UNDO_WIDTH, room // 4))
    if action.name == "use_row" and pane in ("timers", STEP_ALONE):
        return f"{row_label(target)}{_target_name(state)}" if pane == "timers" else "ingredients"
    if action.name == "cursor_down" and pane in _STEPS:
        return "more"
    if action.name == "start" and view.is_other_start_due and view.due_start:
        return _short(f"start {start_words(view, view.due_start)}", max(_UNDO_WIDTH, room // 3))
    if action.name == "start" and (offer := _offer(view)):
        return _short(f"start {offer[1].name}", max(_UNDO_WIDTH, room // 5))
    if action.name == "finish" and ending:
        return _short(f"finish {ending.name}", _UNDO_WIDTH)
    if action.name == "leave" and _is_served(view):
        return "end"
    if action.name == "next_pane":
        return _NEXT_PANE.get(pane, action.label)
    return f"{action.label}{_for_which(state, action)}"


def _short_label(state: StoveState, action: Action, room: int) -> str:
    """Return the form of a label for little room, if it has one."""
    if action.name == "use_row" and state.pane == STEP_ALONE:
        return "list"
    if action.name == "undo" and state.view.undoes_opening:
        return "library"
    if action.name == "finish":
        return "" if state.ending is None or state.ending.is_silenced else "finish"
    if room >= _NARROW and (action.name in ("start", "more") or (action.name == "undo" and _is_recent(state.view))):
        return ""
    if action.name == "use_row" and state.pane == "timers":
        return row_label(state.target)
    if action.name == "start" and _is_of_another_step(state.view):
        return ""
    return {"undo": "undo", "next_step": "next", "start": "start", "more": action.label}.get(action.name, "")


def _for_which(state: StoveState, action: Action) -> str:
    """Return which timer the key acts on if it is not the one that the cook has in mind: " to simmer", or ""."""
    if action.name == "more" and (name := _target_name(state)):
        return f" to{name}"
    name = _asking_name(state.view) if action.name in ("yes", "not_yet") else ""
    return f" · {name}" if name else ""


def _target_name(state: StoveState) -> str:
    """Return the name of the timer that keys act on, after a space, if it is not the most urgent one; else ""."""
    target, urgent = state.target, state.view.urgent
    return f" {fit(target.name, _UNDO_WIDTH).rstrip()}" if target and urgent and target.id != urgent[0].id else ""


def _asking_name(view: View) -> str:
    """Return the name of the timer whose check is answered if the banner does not ask about it, else ""."""
    answered, shown = view.questions[:1], (*view.ringing[:1], *view.asking[:1])
    return "" if answered and answered[0] in shown else "".join(fit(one.name, _UNDO_WIDTH).rstrip() for one in answered)


def _short(text: str, width: int) -> str:
    """Return the text, or as many words as fit before "…", at least two, even if they must be cut."""
    short = styled(text).text
    words = short.split(" ")
    while len(words) > 2 and cells(short) > width:
        words.pop()
        short = f"{' '.join(words)}…"
    return fit(short, width).rstrip()


def row_label(timer: TimerView | None) -> str:
    """Return what the key for rows does with a timer, or ""."""
    if timer is None or timer.state == "finished":
        return ""
    if timer.alert.state in ("ringing", "escalated", "missed", "snoozed"):
        return "silence"
    if timer.state == "paused":
        return "resume"
    return "" if timer.until else "pause"


def _priority(state: StoveState, action: Action) -> int:
    """Return the priority of a hint: higher if the current state needs it, 0 to leave it out."""
    view = state.view
    priority = _URGENT.get(action.name, action.footer)
    is_useful = _USEFUL.get(action.name) if priority else None
    if is_useful and not is_useful(state):
        return 0
    if action.name == "use_row" and state.pane == "timers" and row_label(state.target) == "resume":
        return _RESUME
    if action.name == "cursor_down" and state.pane in _STEPS:
        return _MORE
    if action.name == "use_row" and state.pane == STEP_ALONE:
        return _LIST
    if action.name == "leave" and _is_served(view):
        return _LEAVE_SERVED
    if action.name == "undo" and _is_recent(view):
        return _UNDO_RECENT
    if action.name == "across" and view.running:
        return _LARGE_RUNNING
    return priority


def _narrow_priority(state: StoveState, action: Action, priority: int) -> int:
    """Return the priority if there is room for about five hints: steps before lists, nothing that the banner shows."""
    timer = state.ending
    if action.name == "finish" and state.pane == "timers" and timer and timer.state != "finished":
        return _NARROW_FINISH
    if not priority or action.name in state.in_banner:
        return 0
    if action.name == "next_pane" and state.pane == "ingredients":
        return _STEP_HIDDEN
    if state.pane == "timers":
        return _NARROW_TIMERS.get(action.name, priority)
    if action.name == "use_row" and state.pane == STEP_ALONE:
        return _NARROW_LIST
    return _NARROW_STEP.get(action.name, priority)


def _is_recent(view: View) -> bool:
    """Return whether the last command is recent."""
    session = view.session
    return session.touched is not None and between(session.touched, view.now) < _RECENT_MS * session.speed


def _offer(view: View) -> Offer | None:
    """Return the next timer of the recipe, if any."""
    dish = view.session.dishes.get(view.dish.id) if view.dish else None
    return following_timer(view.session, dish, view.now) if dish else None


def _is_of_another_step(view: View) -> bool:
    """Return whether the start key starts a timer of the following step."""
    offer, step = _offer(view), view.dish.step if view.dish else None
    return offer is not None and step is not None and offer[0].id != step.id


def _is_served(view: View) -> bool:
    return view.dish is not None and view.dish.served and not view.unfinished


def _has_use_for_rows(state: StoveState) -> object:
    dish = state.view.dish
    return row_label(state.target) if state.pane == "timers" else dish and dish.of


def _can_add(timer: TimerView | None) -> bool:
    return timer is not None and timer.state != "finished" and not timer.spec.counts_up


def _can_start_again(state: StoveState) -> bool:
    """Return whether the selected timer is finished and can be restarted."""
    timer = state.ending
    return timer is not None and state.pane == "timers" and timer.state == "finished" and not timer.until


_USEFUL: Mapping[str, Callable[[StoveState], object]] = {
    "acknowledge": lambda state: state.view.ringing,
    "snooze": lambda state: state.view.ringing,
    "acknowledge_all": lambda state: len(state.view.ringing) > 1,
    "yes": lambda state: state.view.questions,
    "not_yet": lambda state: state.view.questions,
    "use_row": _has_use_for_rows,
    "cursor_down": lambda state: state.has_more if state.pane in _STEPS else True,
    "start": lambda state: _offer(state.view) or state.view.due_start,
    "next_step": lambda state: state.view.dish and state.view.dish.following,
    "previous_step": lambda state: state.view.dish and state.view.dish.step and state.view.dish.step.number > 1,
    "done": lambda state: state.view.dish and state.view.dish.step and not state.view.dish.step.done,
    "finish": lambda state: state.ending and state.ending.is_silenced and not state.view.ringing,
    "restart": _can_start_again,
    "more": lambda state: _can_add(state.target),
    "plan": lambda state: state.view.plan,
    "undo": lambda state: state.view.undo and (state.has_library or not state.view.undoes_opening),
    "switch_dish": lambda state: len(state.view.session.dishes) > 1,
}
"""Functions that tell whether a key does something in this state; keys without an entry always do."""
_URGENT = {"acknowledge": 100, "snooze": 100, "yes": 99, "not_yet": 99, "acknowledge_all": 98, "finish": 94,
           "restart": 94}  # fmt: skip
_RESUME, _STEP_HIDDEN, _LEAVE_SERVED, _UNDO_RECENT, _MORE, _LIST, _LARGE_RUNNING = 98, 97, 97, 96, 89, 88, 81
_NARROW_STEP = {"next_step": 89, "previous_step": 88, "cursor_down": 86, "more": 85, "next_pane": 79}
_NARROW_TIMERS = {"use_row": 97, "more": 96}
_NARROW_LIST, _NARROW_FINISH = 87, 95
"""Priorities on a screen of less than 60 columns."""
_WHOLE_LABEL = 10
"""By how much the whole label of a key is less important than the key, if it has a short form."""
_RECENT_MS = 15 * SECOND
"""How long undo is shown before other keys."""


def _sentence(sentence: str, role: Role, width: int) -> list[Line]:
    lines = shortened(wrap(styled(sentence).text, max(1, width - 2)), _MOST_LINES, width - 2)
    return [(Styled(" "), Styled(line, role)) for line in lines]
