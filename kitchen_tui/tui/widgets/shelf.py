"""The library's panes: the recipes, what is known of the one under the cursor, and the keys."""

from collections.abc import Mapping, Sequence

from textual.events import Click
from textual.message import Message
from textual.widgets import Input

from kitchen_tui.cooking.view import View
from kitchen_tui.recipes.library.index import Entry
from kitchen_tui.tui.paint import library
from kitchen_tui.tui.paint.footer import footer
from kitchen_tui.tui.paint.ink import Line
from kitchen_tui.tui.widgets.line_pane import LinePane


class ShelfPane(LinePane):
    """A row a recipe, with a cursor. Of thousands only those in sight are made into lines."""

    class Pointed(Message):
        """The mouse put the cursor at another recipe."""

    class Taken(Message):
        """The recipe at the cursor was clicked."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.found: Sequence[Entry] = ()
        self.cooked: Mapping[str, int] = {}
        self._at = 0
        self._first = 0

    @property
    def entry(self) -> Entry | None:
        """The recipe at the cursor; None where nothing was found."""
        return self.found[self._at] if self.found else None

    def put(self, found: Sequence[Entry]) -> None:
        """Show these, with the cursor at the first."""
        self.found = found
        self.move_to(0)

    def replace(self, found: Sequence[Entry]) -> None:
        """Show these instead: a cursor that was moved stays at its recipe, one at the top stays there."""
        before = self.entry.name if self.entry and self._at else ""
        self.found = found
        self.move_to(next((at for at, entry in enumerate(found) if entry.name == before), 0))

    def move(self, by: int) -> None:
        """Move the cursor by so many rows."""
        self.move_to(self._at + by)

    def move_to(self, at: int) -> None:
        """Move the cursor to a row, or as near to it as there are rows."""
        self._at = max(0, min(len(self.found) - 1, at))
        self.again()

    def subject(self, view: View) -> object:
        """The recipes: nothing of them moves with the clock."""
        return self.found

    def lines(self, view: View) -> list[Line]:
        """The rows in sight."""
        if not self.found:
            return library.nothing(self.room.width)
        width, height = self.room
        self._first = max(0, min(self._first, self._at, len(self.found) - height), self._at - height + 1)
        return [
            library.row(entry, at == self._at, self.cooked.get(entry.name, 0), width)
            for at, entry in enumerate(self.found[self._first : self._first + height], self._first)
        ]

    def scroll_lines(self, by: int) -> None:
        """The wheel moves the cursor."""
        self.move(by)
        self.post_message(self.Pointed())

    def on_click(self, event: Click) -> None:
        """A click points at a recipe; a click on the one pointed at takes it."""
        at = event.y - self.gutter.top + self._first
        if at == self._at and self.found:
            self.post_message(self.Taken())
        elif 0 <= at < len(self.found):
            self.move_to(at)
            self.post_message(self.Pointed())


class AboutPane(LinePane):
    """The recipe at the cursor."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._told: tuple[Entry | None, Mapping[str, int], str] = (None, {}, "")

    def tell(self, entry: Entry | None, cooked: Mapping[str, int], how: str) -> None:
        """Another one; `how` says how it went last."""
        self._told = (entry, cooked, how)
        self.again()

    def subject(self, view: View) -> object:
        """What is told does not move with the clock."""
        return self._told

    def lines(self, view: View) -> list[Line]:
        """All that is known."""
        return library.about(*self._told, self.room.width)


class LibraryFooter(LinePane):
    """The keys, or what was said."""

    def lines(self, view: View) -> list[Line]:
        """One, or as many as a sentence takes."""
        app, width = self.kitchen_app, self.app.size.width
        if app.said or app.saving:
            return footer(view, (), app.said, app.saving, width)
        typed = bool(self.screen.query_one(Input).value)
        return [library.keys(typed, len(self.app.screen_stack) > 1, width)]

    def show(self, view: View) -> None:
        """As high as what it says."""
        self.styles.height = max(1, len(self.lines(view)))
        super().show(view)
