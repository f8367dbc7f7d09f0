"""A sheet with a cursor: choose one row."""

from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.events import Click

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.paint.ink import Ink, Line, Role, cut, ink
from kitchen_tui.tui.screens.sheet import Sheet, SheetPane


class Row(NamedTuple):
    """One thing to choose."""

    id: str
    text: str
    role: Role = "text"


class ChoosingSheet(Sheet):
    """Up and down move, Enter chooses. While something rings, Enter hushes it first: the alarm precedes the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", show=False),
        Binding("home", "by(-9999)", show=False),
        Binding("end", "by(9999)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.at = 0

    def rows(self, view: View) -> list[Row]:
        """What there is to choose from."""
        raise NotImplementedError

    def chosen(self, row: Row) -> None:
        """Do what the row stands for."""
        raise NotImplementedError

    def lines(self, view: View, width: int) -> list[Line]:
        """A row a line."""
        rows = self.rows(view)
        self.at = max(0, min(self.at, len(rows) - 1))
        return [self._line(row, number == self.at, width) for number, row in enumerate(rows)]

    def _line(self, row: Row, here: bool, width: int) -> Line:
        return cut((Ink(" ▸ " if here else "   ", "key"), ink(row.text, "cursor" if here else row.role)), width)

    def cursor_line(self) -> int | None:
        """The chosen row."""
        return self.at

    def action_by(self, by: int) -> None:
        """Move the cursor."""
        self.at += by
        self.query_one(SheetPane).again()

    def action_choose(self) -> None:
        """Enter."""
        if self.kitchen_app.view.ringing:
            self.action_acknowledge()
            return
        rows = self.rows(self.kitchen_app.view)
        if rows:
            self.chosen(rows[self.at])

    def on_click(self, event: Click) -> None:
        """A click chooses."""
        pane = self.query_one(SheetPane)
        row = event.screen_y - pane.content_region.y + pane.top
        rows = self.rows(self.kitchen_app.view)
        if event.widget is pane and 0 <= row < len(rows):
            self.at = row
            self.chosen(rows[row])
