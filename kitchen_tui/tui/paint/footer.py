"""The footer: the keys that matter now, or for a moment what was just said."""

from collections.abc import Sequence

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.actions import Action
from kitchen_tui.tui.paint.ink import Ink, Line, Role, cut, ink, shortened, width_of, wrap

_MOST_LINES = 3
_SHORT = 20
"""What is undone is said in so many cells at least."""


def footer(view: View, actions: tuple[Action, ...], said: str, saving: str, width: int) -> list[Line]:
    """Lines of `width` cells. `said` takes the place of the hints; `saving` ("saving…", "not saved: …") leads."""
    if said:
        return [*_told(saving, "warn", width), *_told(said, "head", width)]
    lead: Line = (ink(f" {saving} ", "warn"),) if saving else ()
    if width_of(lead) > width // 2:
        return [*_told(saving, "warn", width), hints(view, actions, width)]
    return [(*lead, *hints(view, actions, width - width_of(lead)))]


def written(keys: Sequence[tuple[str, str]], width: int) -> Line:
    """Keys and their words, as many as fit."""
    line: Line = ()
    for key, word in keys:
        line = (*line, Ink(" "), ink(key, "key"), ink(f" {word} ", "faint"))
    return cut(line, width)


def hints(view: View, actions: tuple[Action, ...], room: int) -> Line:
    """As many keys as `room` has cells for, in the order of the table; three runs each."""
    return tuple(run for action in offered(view, actions, room) for run in _hint(view, action, room))


def action_at(view: View, actions: tuple[Action, ...], room: int, x: int) -> str:
    """The name of the action whose hint lies `x` cells from the left; empty where none does."""
    for action in offered(view, actions, room):
        x -= width_of(_hint(view, action, room))
        if x < 0:
            return action.name
    return ""


def offered(view: View, actions: tuple[Action, ...], room: int) -> list[Action]:
    """The actions whose hints fit: what the moment asks for before what is always there."""
    sizes = {action.name: width_of(_hint(view, action, room)) for action in actions}
    ranked = sorted(actions, key=lambda action: -_rank(view, action))
    chosen: set[str] = set()
    for action in ranked:
        if _rank(view, action) and sizes[action.name] <= room:
            chosen.add(action.name)
            room -= sizes[action.name]
    return [action for action in actions if action.name in chosen]


def _told(sentence: str, role: Role, width: int) -> list[Line]:
    """A sentence is for reading: it takes the lines it needs, up to three."""
    lines = shortened(wrap(ink(sentence).text, max(1, width - 2)), _MOST_LINES, width - 2)
    return [(Ink(" "), Ink(line, role)) for line in lines]


def _rank(view: View, action: Action) -> int:
    """What the moment asks for comes before what is always there."""
    if action.name in ("acknowledge", "snooze"):
        return 100 if view.ringing else 0
    if action.name in ("yes", "not_yet"):
        return 99 if view.questions else 0
    if (action.name == "undo" and not view.undo) or (action.name == "more" and not view.urgent):
        return 0
    if action.name == "switch_dish" and len(view.session.dishes) < 2:
        return 0
    return action.footer


def _hint(view: View, action: Action, room: int) -> Line:
    label = cut((ink(f"undo: {view.undo}"),), max(_SHORT, room // 4))[0].text if action.name == "undo" else action.label
    return (Ink(" "), ink(action.shown.split(" ")[0], "key"), ink(f" {label} ", "faint"))
