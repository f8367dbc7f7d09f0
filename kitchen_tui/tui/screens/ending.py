"""The end of a session: until when the leftovers keep, and a line for next time."""

from textual.app import ComposeResult

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import View
from kitchen_tui.tui.paint.ink import BLANK, Line, ink, wrapped
from kitchen_tui.tui.screens.info import leftovers
from kitchen_tui.tui.screens.sheet import Sheet
from kitchen_tui.tui.widgets.entry_line import EntryLine


class EndingSheet(Sheet):
    """Enter ends the session with or without a note; Escape goes back to the stove."""

    title_text = "Dinner is served"

    def compose(self) -> ComposeResult:
        """The dates, and the line for the note."""
        yield from super().compose()
        yield EntryLine("note", lambda line: "enter ends · esc stays", self._end)

    def take_focus(self) -> None:
        """Typing begins at once: the line takes it by itself."""

    def lines(self, view: View, width: int) -> list[Line]:
        """Leftovers until when."""
        told: list[Line] = [BLANK]
        for dish in view.session.dishes.values():
            told.append((ink(f"  {dish.recipe.title}", "head"),))
            for text in leftovers(dish.recipe, view.now.wall_ms):
                told += wrapped(text, width - 2, indent="  ")
            told.append(BLANK)
        return [*told, *wrapped("A line for next time, if you like; Enter ends the session.", width - 2, "text", "  ")]

    def _end(self, line: str) -> bool:
        if line.strip():
            self.kitchen_app.execute(commands.TakeNote(line))
        self.kitchen_app.execute(commands.CloseSession())
        self.app.exit(0)
        return False

    def on_entry_line_closed(self) -> None:
        """Escape."""
        self.dismiss()
