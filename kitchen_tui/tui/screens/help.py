"""The keys, from the one table of actions."""

from typing import ClassVar

from textual.binding import BindingType

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.actions import GROUPS
from kitchen_tui.tui.paint.ink import BLANK, Line, ink, wrapped
from kitchen_tui.tui.screens.bound import bound
from kitchen_tui.tui.screens.sheet import Sheet

_KEY_WIDTH = 9


class HelpSheet(Sheet):
    """Every action with its keys."""

    title_text = "Keys"
    BINDINGS: ClassVar[list[BindingType]] = [bound("help", "close")]

    def lines(self, view: View, width: int) -> list[Line]:
        """By group."""
        lines: list[Line] = []
        for group in GROUPS:
            lines += [BLANK, (ink(f" {group}", "head"),)]
            for action in self.kitchen_app.actions:
                if action.group == group:
                    lines += _key(action.shown, action.help, width)
        return [*lines, BLANK, *_key("1-9", "Select the timer of that number", width)]


def _key(keys: str, help_: str, width: int) -> list[Line]:
    """The keys, and beside them what they do."""
    told = wrapped(help_, width - 1, indent=" " * (_KEY_WIDTH + 3))
    return [(ink(f"  {keys:{_KEY_WIDTH}} ", "key"), *told[0][1:]), *told[1:]]
