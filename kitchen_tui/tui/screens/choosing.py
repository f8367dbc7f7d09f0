"""A sheet with a cursor: choose one row."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.events import Click

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.paint.ink import Ink, Line, Role, cut, ink, justify, width_of
from kitchen_tui.tui.screens.sheet import Sheet, SheetPane


class Row(NamedTuple):
    """One thing to choose: what it says, what stands at its right end, and what choosing it does."""

    text: str
    aside: str
    act: Callable[[], object]
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
        self._at = 0

    def rows(self, view: View) -> list[Row]:
        """What there is to choose from."""
        raise NotImplementedError

    def lines(self, view: View, width: int) -> list[Line]:
        """A row a line."""
        rows = self.rows(view)
        return [_line(row, at == self._within(rows), width) for at, row in enumerate(rows)]

    def cursor_line(self) -> int | None:
        """The chosen row."""
        return self._within(self.rows(self.kitchen_app.view))

    def action_by(self, by: int) -> None:
        """Move the cursor, as far as there are rows."""
        self._at += by
        self._at = self._within(self.rows(self.kitchen_app.view))
        self.query_one(SheetPane).again()

    def action_choose(self) -> None:
        """Enter."""
        rows = self.rows(self.kitchen_app.view)
        if self.kitchen_app.view.ringing:
            self.action_acknowledge()
        elif rows:
            self.choose(rows[self._within(rows)])

    def choose(self, row: Row) -> None:
        """Back to the stove, and there it is done."""
        self.dismiss()
        row.act()

    def on_click(self, event: Click) -> None:
        """A click chooses."""
        pane = self.query_one(SheetPane)
        at = event.screen_y - pane.content_region.y + pane.top
        rows = self.rows(self.kitchen_app.view)
        if event.widget is pane and 0 <= at < len(rows):
            self.choose(rows[at])

    def _within(self, rows: list[Row]) -> int:
        """The cursor; there may be fewer rows than when it was moved."""
        return max(0, min(self._at, len(rows) - 1))


def _line(row: Row, here: bool, width: int) -> Line:
    """The aside gives way to what there is to choose."""
    said: Line = (Ink(" ▸ " if here else "   ", "key"), ink(row.text, "cursor" if here else row.role))
    aside: Line = (ink(f"  {row.aside} ", "faint"),)
    has_room = row.aside and width_of((*said, *aside)) <= width
    return justify(said, aside, width) if has_room else cut(said, width)
