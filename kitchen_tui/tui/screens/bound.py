"""The keys of the one table, on screens where they do something of their own."""

from textual.binding import Binding

from kitchen_tui.tui.actions import ACTIONS


def bound(name: str, does: str) -> Binding:
    """The keys of an action, the cook's own where there are any (the id says whose they are), and what they do here.

    But for Ctrl-C, which asks on every screen what it asks on the stove.
    """
    action = next(each for each in ACTIONS if each.name == name)
    return Binding(",".join(key for key in action.keys if key != "ctrl+c"), does, show=False, id=name)
