"""The footer: the keys that matter now, and for a moment a message."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from kitchen_tui.cooking.offers import following_timer
from kitchen_tui.cooking.view import View
from kitchen_tui.tui.actions import Action
from kitchen_tui.tui.paint.styled_text import Line, Role, Styled, cut, shortened, styled, width_of, wrap

_MOST_LINES = 3
_GAP = "   "
_HINTS_BESIDE = 30
"""With so many cells beside a message the most important keys are shown there."""
_NEXT_PANE = {"ingredients": "step", "step": "timers", "timers": "ingredients"}
_UNDO_WIDTH = 20
"""The label of undo may take so many cells at least."""


class Hint(NamedTuple):
    """A key, its label, the action a click on it runs ("" for none), and its priority when there is little room."""

    key: str
    label: str
    action: str = ""
    priority: int = 1

    @property
    def line(self) -> Line:
        """The hint, with a space around it."""
        return (Styled(" "), styled(self.key, "key"), styled(f" {self.label} ", "faint"))


def footer(hints: Sequence[Hint], message: str, saving: str, width: int) -> list[Line]:
    """Return lines of `width` cells: the hints, beside or below a message if there is one.

    `saving` ("saving…", "Not saved: …") comes first.
    """
    if message:
        lines = _sentence(message, "heading", width)
        room = width - width_of(lines[-1]) - len(_GAP) if lines else 0
        if len(lines) == 1 and room >= _HINTS_BESIDE:  # the keys stay in sight, beside a short message or below it
            lines = [(*lines[0], Styled(_GAP), *hint_line(fitting(hints, room), room))]
        else:
            lines.append(hint_line(fitting(hints, width), width))
        return [*_sentence(saving, "warning", width), *lines]
    first: Line = (styled(f" {saving} ", "warning"),) if saving else ()
    if width_of(first) > width // 2:
        return [*_sentence(saving, "warning", width), hint_line(fitting(hints, width), width)]
    return [(*first, *hint_line(fitting(hints, width - width_of(first)), width))]


def fitting(hints: Sequence[Hint], room: int) -> list[Hint]:
    """Return the hints that fit into `room` cells, those of high priority first, in their given order."""
    chosen: set[Hint] = set()
    for hint in sorted(hints, key=lambda hint: -hint.priority):
        size = width_of(hint.line)
        if hint.priority and size <= room:
            chosen.add(hint)
            room -= size
    return [hint for hint in hints if hint in chosen]


def hint_line(hints: Iterable[Hint], width: int) -> Line:
    """Return hints as one line."""
    return cut(tuple(part for hint in hints for part in hint.line), width)


def action_at(hints: Sequence[Hint], room: int, x: int) -> str:
    """Return the action of the hint at column `x`; empty if there is none."""
    for hint in fitting(hints, room):
        x -= width_of(hint.line)
        if x < 0:
            return hint.action
    return ""


def stove_hints(view: View, actions: Sequence[Action], pane: str, room: int) -> list[Hint]:
    """Return the hints of the stove, in the order of the table; `pane` is the one that has the focus."""
    hints = []
    for action in actions:
        priority = _priority(view, action, pane)
        if priority and action.keys:
            label = action.label
            if action.name == "undo":
                label = cut((styled(f"undo: {view.undo}"),), max(_UNDO_WIDTH, room // 4))[0].text
            elif action.name == "use_row":
                label = "pause" if pane == "timers" else "tick"
            elif action.name == "leave" and _is_served(view):
                label = "finish"
            elif action.name == "next_pane":
                label = _NEXT_PANE.get(pane, label)
            hints.append(Hint(action.shown.split(" ")[0], label, action.name, priority))
    return hints


def _priority(view: View, action: Action, pane: str) -> int:
    """Rank hints that the current state needs above those that are always available; 0 leaves one out."""
    priority = _URGENT.get(action.name, action.footer)
    is_useful = _USEFUL.get(action.name) if priority else None
    if is_useful and not is_useful(view, pane):
        return 0
    if action.name == "leave" and _is_served(view):
        return _LEAVE_SERVED
    return priority


def _can_start(view: View) -> bool:
    """Return whether there is a planned start to answer, or a timer of the recipe that comes next."""
    dish = view.session.dishes.get(view.dish.id) if view.dish else None
    is_offered = dish is not None and following_timer(view.session, dish, view.now) is not None
    return is_offered or bool(view.plan and view.plan.due)


def _is_served(view: View) -> bool:
    return view.dish is not None and view.dish.served and not view.urgent


_USEFUL: Mapping[str, Callable[[View, str], object]] = {
    "acknowledge": lambda view, pane: view.ringing,
    "snooze": lambda view, pane: view.ringing,
    "acknowledge_all": lambda view, pane: len(view.ringing) > 1,
    "yes": lambda view, pane: view.questions,
    "not_yet": lambda view, pane: view.questions,
    "use_row": lambda view, pane: view.urgent if pane == "timers" else view.dish and view.dish.of,
    "start": lambda view, pane: _can_start(view),
    "next_step": lambda view, pane: view.dish and view.dish.following,
    "done": lambda view, pane: view.dish and view.dish.step and not view.dish.step.done,
    "more": lambda view, pane: view.urgent,
    "plan": lambda view, pane: view.plan,
    "undo": lambda view, pane: view.undo,
    "switch_dish": lambda view, pane: len(view.session.dishes) > 1,
}
"""Whether a key does something in this state, with the focus on this pane; keys without an entry always do."""
_URGENT = {"acknowledge": 100, "snooze": 100, "yes": 99, "not_yet": 99, "acknowledge_all": 98}
_LEAVE_SERVED = 97


def _sentence(sentence: str, role: Role, width: int) -> list[Line]:
    lines = shortened(wrap(styled(sentence).text, max(1, width - 2)), _MOST_LINES, width - 2)
    return [(Styled(" "), Styled(line, role)) for line in lines]
