"""The footer: the keys that matter now, or for a moment a message."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.actions import Action
from kitchen_tui.tui.paint.styled_text import Line, Role, Styled, cut, shortened, styled, width_of, wrap

_MOST_LINES = 3
_GAP = "   "
_HINTS_BESIDE = 30
"""With so many cells beside a message the most important keys are shown there."""
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
    """Return lines of `width` cells. A message replaces the hints; `saving` ("saving…", "Not saved: …") comes first."""
    if message:
        lines = _sentence(message, "heading", width)
        room = width - width_of(lines[-1]) - len(_GAP) if lines else 0
        if len(lines) == 1 and room >= _HINTS_BESIDE:  # the keys stay in sight beside a short message
            lines = [(*lines[0], Styled(_GAP), *hint_line(fitting(hints, room), room))]
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
            hints.append(Hint(action.shown.split(" ")[0], label, action.name, priority))
    return hints


def _priority(view: View, action: Action, pane: str) -> int:
    """Rank hints that the current state needs above those that are always available."""
    match action.name:
        case "acknowledge" | "snooze":
            return 100 if view.ringing else 0
        case "plan":
            return action.footer if view.plan else 0
        case "acknowledge_all":
            return 98 if len(view.ringing) > 1 else 0
        case "yes" | "not_yet":
            return 99 if view.questions else 0
        case "use_row":
            is_useful = view.urgent if pane == "timers" else view.dish and view.dish.of
            return action.footer if is_useful else 0
        case "undo":
            return action.footer if view.undo else 0
        case "more":
            return action.footer if view.urgent else 0
        case "switch_dish":
            return action.footer if len(view.session.dishes) > 1 else 0
        case _:
            return action.footer


def _sentence(sentence: str, role: Role, width: int) -> list[Line]:
    lines = shortened(wrap(styled(sentence).text, max(1, width - 2)), _MOST_LINES, width - 2)
    return [(Styled(" "), Styled(line, role)) for line in lines]
