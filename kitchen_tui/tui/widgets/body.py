"""What holds the panes, and what covers them where nothing can be read."""

from textual.containers import Container

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.paint.ink import Line, cut, ink, wrapped
from kitchen_tui.tui.paint.words import clock_of
from kitchen_tui.tui.widgets.line_pane import LinePane


class Body(Container):
    """Holds the panes, and has nothing to draw itself."""

    BLANK = True


class TooSmall(LinePane):
    """Covers a terminal in which nothing can be read; everything behind it goes on."""

    def lines(self, view: View) -> list[Line]:
        """What is most urgent, and what is wrong."""
        urgent = view.urgent[0] if view.urgent else None
        timer: list[Line] = (
            [cut((ink(f"{clock_of(urgent)} {urgent.name}", "strong"),), self.room.width)] if urgent else []
        )
        return [*timer, *wrapped("too small; still counting", max(1, self.room.width), "warn")]
