"""The keys, from the one table of actions."""

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.actions import GROUPS
from kitchen_tui.tui.paint.ink import BLANK, Line, ink
from kitchen_tui.tui.screens.sheet import Sheet

_KEY_WIDTH = 9


class HelpSheet(Sheet):
    """Every action with its keys."""

    title_text = "Keys"
    BINDINGS = [("question_mark", "close")]  # noqa: RUF012 -- Textual's own way to declare them

    def lines(self, view: View, width: int) -> list[Line]:
        """By group."""
        lines: list[Line] = []
        for group in GROUPS:
            lines += [BLANK, (ink(f" {group}", "head"),)]
            lines += [
                (ink(f"  {action.shown:{_KEY_WIDTH}}", "key"), ink(f" {action.help}"))
                for action in self.kitchen_app.actions
                if action.group == group
            ]
        lines += [BLANK, (ink("  1-9      ", "key"), ink(" Select the timer of that number"))]
        return lines
