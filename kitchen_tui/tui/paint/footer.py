"""The footer: the keys that matter now, or for a moment what was just said."""

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.actions import Action
from kitchen_tui.tui.paint.ink import Ink, Line, cut, ink, width_of


def footer(view: View, actions: tuple[Action, ...], said: str, saving: str, width: int) -> Line:
    """One line of `width` cells. `said` takes the place of the hints; `saving` ("saving…", "not saved: …") leads."""
    lead: Line = (ink(f" {saving} ", "warn"),) if saving else ()
    if said:
        return cut((*lead, ink(f" {said} ", "head")), width)
    room = width - width_of(lead)
    hints = {action.name: _hint(view, action) for action in actions}
    ranked = sorted(actions, key=lambda action: -_rank(view, action))
    chosen: set[str] = set()
    for action in ranked:
        size = width_of(hints[action.name])
        if _rank(view, action) and size <= room:
            chosen.add(action.name)
            room -= size
    return (*lead, *(run for action in actions if action.name in chosen for run in hints[action.name]))


def _rank(view: View, action: Action) -> int:
    """What the moment asks for comes before what is always there."""
    if action.name in ("acknowledge", "snooze"):
        return 100 if view.ringing else 0
    if action.name in ("yes", "not_yet"):
        return 99 if view.questions else 0
    if action.name == "undo" and not view.undo:
        return 0
    return action.footer


def _hint(view: View, action: Action) -> Line:
    label = f"undo: {view.undo}" if action.name == "undo" else action.label
    return (Ink(" "), ink(action.shown.split(" ")[0], "key"), ink(f" {label} ", "faint"))
