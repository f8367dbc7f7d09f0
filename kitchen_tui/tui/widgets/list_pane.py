"""A pane of rows with a cursor."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click
from textual.message import Message

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.styled_text import Line, Rows
from kitchen_tui.tui.widgets.line_pane import LinePane


class ListPane(LinePane):
    """Shows rows, which may take several lines each. A line without a row id is a heading or blank."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]

    class Clicked(Message):
        """A row was clicked and has the cursor now. `before` is the row that had it."""

        def __init__(self, pane: "ListPane", row: str, before: str) -> None:
            super().__init__()
            self.pane, self.row, self.before = pane, row, before

        @property
        def control(self) -> "ListPane":
            return self.pane

    def __init__(self, host: Host, *, id: str) -> None:
        super().__init__(host, id=id)
        self.cursor = ""
        self._ids: Sequence[str] = ()
        self._index = 0
        self._to_reveal = ""

    def rows(self, view: View) -> Rows:
        """Return all lines, and the id of the row of each."""
        raise NotImplementedError

    def row_ids(self, view: View) -> Sequence[str]:
        """Return the ids of the rows that can have the cursor, in order."""
        raise NotImplementedError

    def lines(self, view: View) -> Sequence[Line]:
        """Return the lines, after moving the cursor if its row is gone."""
        ids = self.row_ids(view)
        if self.cursor not in ids:
            self.cursor = ids[max(0, min(self._index, len(ids) - 1))] if ids else ""
        rows = self.rows(view)
        self._ids = rows.ids
        return rows.lines

    def move(self, by: int) -> None:
        """Move the cursor by a number of rows."""
        ids = self.row_ids(self.view) if self.view else ()
        if ids:
            at = ids.index(self.cursor) if self.cursor in ids else -1 if by > 0 else 0
            self.select(ids[max(0, min(len(ids) - 1, at + by))])

    def select(self, row: str) -> None:
        """Move the cursor to a row, and scroll until that is visible."""
        self.cursor = row
        ids = self.row_ids(self.view) if self.view else ()
        self._index = ids.index(row) if row in ids else 0
        self._to_reveal = row
        self.redraw()

    def reveal_row(self, row: str) -> None:
        """Scroll until all lines of a row are visible."""
        at = [line for line, id in enumerate(self._ids) if id == row]
        if at:
            self.reveal(at[-1])
            self.reveal(at[0])

    def redraw(self) -> None:
        """Draw the view again at the next paint, because something else has changed."""
        self._render_key = None
        self.host.request_paint()

    def show(self, view: View) -> None:
        super().show(view)
        if self._to_reveal:
            row, self._to_reveal = self._to_reveal, ""
            self.reveal_row(row)

    def action_page_up(self) -> None:
        self.move(-max(1, self.room.height - 1))

    def action_page_down(self) -> None:
        self.move(max(1, self.room.height - 1))

    def action_first(self) -> None:
        self.move(-len(self._ids))

    def action_last(self) -> None:
        self.move(len(self._ids))

    def on_click(self, event: Click) -> None:
        line = event.y - self.gutter.top + round(self.scroll_y)
        if 0 <= line < len(self._ids) and self._ids[line]:
            before = self.cursor
            self.select(self._ids[line])
            self.post_message(self.Clicked(self, self.cursor, before))
