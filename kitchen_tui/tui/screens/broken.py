"""A file that cannot be cooked: what is wrong with it, and where."""

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.paint.ink import BLANK, Line, wrapped
from kitchen_tui.tui.screens.sheet import Sheet


class BrokenSheet(Sheet):
    """What is wrong with a file that cannot be cooked."""

    title_text = "This file cannot be cooked"

    def __init__(self, problems: list[str]) -> None:
        super().__init__()
        self._problems = problems

    def lines(self, view: View, width: int) -> list[Line]:
        """A problem a paragraph."""
        return [line for problem in self._problems for line in (BLANK, *wrapped(problem, width - 2, "warn", " "))]
